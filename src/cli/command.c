/* command.c — the table of commands. */
#include "cli/command.h"

#include <string.h>

/* ---- One call of the library a command ------------------------------------
 */

static kith_report *answer_who(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_who(w->graph, o, error);
}

static kith_report *answer_path(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_path(w->graph, o, error);
}

static kith_report *answer_rank(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_rank(w->graph, w->analysis, o, error);
}

static kith_report *answer_clusters(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_clusters(w->graph, w->analysis, o, error);
}

static kith_report *answer_map(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_map(w->graph, w->analysis, o, error);
}

static kith_report *answer_report(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_influence(w->graph, w->analysis, o, error);
}

static kith_report *answer_list(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_list(w->vault, w->graph, o, error);
}

static kith_report *answer_backlinks(
    const world *w, const kith_report_options *o, kith_error *error)
{
    kith_report_options links = *o;
    links.backlinks = o->about;
    links.about = NULL;
    return kith_report_list(w->vault, NULL, &links, error);
}

static kith_report *answer_unresolved(
    const world *w, const kith_report_options *o, kith_error *error)
{
    kith_report_options links = *o;
    links.unresolved = true;
    return kith_report_list(w->vault, NULL, &links, error);
}

static kith_report *answer_check(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return kith_report_check(w->graph, o, error);
}

static kith_report *answer_identities(
    const world *w, const kith_report_options *o, kith_error *error)
{
    return o->decide ? kith_report_decide(w->graph, o, error)
                     : kith_report_identities(w->graph, o, error);
}

static kith_report *answer_export(
    const world *w, const kith_report_options *o, kith_error *error)
{
    (void)o; /* everything, always */
    return kith_report_export(w->vault, w->graph, error);
}

static kith_report *answer_index(
    const world *w, const kith_report_options *o, kith_error *error)
{
    if (o->dump)
        return kith_report_note(w->vault, o->dump, error);
    return kith_report_stats(w->vault, w->graph, error);
}

/* ---- The table -------------------------------------------------------------
 */

#define ONE(format) (1u << (format))
#define DATA                                                                  \
    (ONE(KITH_FORMAT_TEXT) | ONE(KITH_FORMAT_MARKDOWN) |                      \
     ONE(KITH_FORMAT_JSON) | ONE(KITH_FORMAT_NDJSON) | ONE(KITH_FORMAT_CSV) | \
     ONE(KITH_FORMAT_TSV))
#define PICTURE                                                            \
    (ONE(KITH_FORMAT_SVG) | ONE(KITH_FORMAT_DOT) | ONE(KITH_FORMAT_JSON) | \
     ONE(KITH_FORMAT_NDJSON))

/* clang-format off */
static const command table[] = {
{.name = "who", .group = "ASK", .operands = "NAME", .least = 1, .most = 1,
 .summary = "what you know about one person, company or project",
 .detail =
    "Prints the ties of NAME with their strength and newest proof, the fields\n"
    "and facts of its note, projects and open tasks.\n",
 .examples =
    "kith who \"Priya Raman\"\n"
    "kith who priya --json | jq -r '.ties[].name'\n",
 .bit = IN_WHO, .needs = NEED_GRAPH, .formats = DATA, .answer = answer_who},
{.name = "path", .alias = "intro", .group = "ASK", .operands = "[FROM] TO",
 .least = 1, .most = 2,
 .summary = "how to reach someone: the warmest introductions",
 .detail =
    "Ranks the chains of introductions from FROM (default: you) to TO, a person,\n"
    "company or project, with the sentence that proves every step. The score\n"
    "orders chains; it is no calibrated probability.\n",
 .examples =
    "kith path \"Priya Raman\"\n"
    "kith path \"Ana Lima\" \"Priya Raman\" --avoid \"Tom Okafor\" -n 3\n",
 .bit = IN_PATH, .needs = NEED_GRAPH, .formats = DATA, .answer = answer_path},
{.name = "rank", .group = "ASK", .operands = "",
 .summary = "who matters: influence scores",
 .detail =
    "Orders people by one measure and prints them all beside it: degree,\n"
    "strength, betweenness, closeness, harmonic, eigenvector, pagerank,\n"
    "constraint, effective_size, coreness, cut_vertex.\n",
 .examples =
    "kith rank --within Microsoft --limit 5\n"
    "kith rank --by pagerank --format csv -o rank.csv\n",
 .bit = IN_RANK, .needs = NEED_ANALYSIS, .formats = DATA,
 .answer = answer_rank},
{.name = "clusters", .group = "ASK", .operands = "",
 .summary = "who belongs together",
 .detail =
    "Finds communities (Leiden on modularity, the best of many runs) with\n"
    "their members, key person and bridges to the other clusters.\n",
 .examples = "kith clusters\nkith clusters --resolution 1.5 --json\n",
 .bit = IN_CLUSTERS, .needs = NEED_ANALYSIS, .formats = DATA,
 .answer = answer_clusters},
{.name = "tasks", .group = "ASK", .operands = "[NAME]", .most = 1,
 .summary = "what is to be done, by whom and for whom",
 .detail =
    "The open tasks of the vault, or those that NAME (a person, company,\n"
    "project or note) owns or is named in; what is late comes first. Days are\n"
    "counted from --as-of, today unless told otherwise. Templates, notes that\n"
    "kith wrote and excluded notes are left out; --strict-obsidian leaves out\n"
    "nothing, done or not.\n",
 .examples =
    "kith tasks --owner --due week\n"
    "kith tasks Microsoft --due overdue\n"
    "kith tasks \"Priya Raman\" --done -f csv\n",
 .bit = IN_TASKS, .needs = NEED_GRAPH, .formats = DATA,
 .list = KITH_LIST_TASKS, .answer = answer_list},
{.name = "map", .group = "SHOW", .operands = "[NAME]", .most = 1,
 .summary = "draw a stakeholder map: svg, dot",
 .detail =
    "Draws the people around NAME, or everyone: size is influence, colour the\n"
    "company, dashes second-hand knowledge. Every shape and line carries its\n"
    "evidence as a tooltip.\n",
 .examples =
    "kith map Microsoft -o microsoft.svg\n"
    "kith map --path \"Priya Raman\" -o way-in.svg\n"
    "kith map -f dot | dot -Tpdf > map.pdf\n",
 .bit = IN_MAP, .needs = NEED_ANALYSIS, .format = KITH_FORMAT_SVG,
 .formats = PICTURE, .answer = answer_map},
{.name = "report", .alias = "brief", .group = "SHOW", .operands = "NAME",
 .least = 1, .most = 1,
 .summary = "a briefing to read before a meeting",
 .detail =
    "The influence report on a customer, a project or a person: who matters,\n"
    "how to reach them, what changed since --since, open actions, gaps; each\n"
    "line with the note that proves it.\n",
 .examples =
    "kith report Microsoft\n"
    "kith report Microsoft -o microsoft.md\n",
 .bit = IN_REPORT, .needs = NEED_ANALYSIS, .formats = DATA,
 .answer = answer_report},
{.name = "links", .group = "LIST", .operands = "[NAME]", .most = 1,
 .summary = "every link, where it stands and what it means",
 .detail =
    "One row a link, in source order, of the vault or of the note NAME: file,\n"
    "line and column, how it was resolved and to what. Links that name a URL\n"
    "are not listed, nor are embedded images and other attachments but for\n"
    "--strict-obsidian and --backlinks.\n",
 .examples =
    "kith links --unresolved\n"
    "kith links --backlinks \"Priya Raman\" --json\n",
 .bit = IN_LINKS, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_LINKS, .answer = answer_list},
{.name = "backlinks", .group = "LIST", .operands = "NAME", .least = 1,
 .most = 1,
 .summary = "links that lead to a note",
 .detail =
    "NAME is the path, name, title or alias of a note, the path of another\n"
    "file, or a name that is linked but has no note yet.\n",
 .examples =
    "kith backlinks \"Priya Raman\"\n"
    "kith backlinks logo.png --format csv\n",
 .bit = IN_BACKLINKS, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_LINKS, .answer = answer_backlinks},
{.name = "unresolved", .group = "LIST", .operands = "",
 .summary = "links without a file",
 .detail =
    "What is linked but has no file, with how many notes link it, how often,\n"
    "and where first; in most notes first. JSON, NDJSON, CSV and TSV have a row\n"
    "a link, JSON the counts too.\n",
 .examples = "kith unresolved\nkith unresolved --strict-obsidian -f csv\n",
 .bit = IN_UNRESOLVED, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_LINKS, .answer = answer_unresolved},
{.name = "orphans", .group = "LIST", .operands = "",
 .summary = "notes that no other note links to",
 .detail = "A note that links to itself may still be an orphan.\n",
 .examples = "kith orphans\nkith orphans --json | jq -r '.rows[].path'\n",
 .bit = IN_ORPHANS, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_ORPHANS, .answer = answer_list},
{.name = "deadends", .group = "LIST", .operands = "",
 .summary = "notes that link to no other note",
 .detail =
    "A link without a file leads on, one to the note itself does not; nor do\n"
    "embedded attachments but for --strict-obsidian.\n",
 .examples = "kith deadends\nkith deadends -f csv -o deadends.csv\n",
 .bit = IN_DEADENDS, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_DEADENDS, .answer = answer_list},
{.name = "tags", .group = "LIST", .operands = "[NAME|TAG]", .most = 1,
 .summary = "tags and how often, or those of a note",
 .detail =
    "Without a name, each tag with the notes that have it, or one below it:\n"
    "inbox/mail counts for inbox, written or not, as Obsidian counts. With the\n"
    "name of a note its tags, with a tag the places of it and of those below\n"
    "it; #inbox is the tag, Inbox.md the note. Case does not matter. JSON,\n"
    "NDJSON, CSV and TSV have a row a place, JSON the counts too. Excluded\n"
    "notes are left out, unless NAME is one.\n",
 .examples =
    "kith tags\n"
    "kith tags needs-review\n"
    "kith tags \"Priya Raman\" --json\n",
 .bit = IN_TAGS, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_TAGS, .answer = answer_list},
{.name = "aliases", .group = "LIST", .operands = "[NAME]", .most = 1,
 .summary = "other names of notes",
 .detail =
    "The aliases in the front matter, of all notes or of one. Excluded notes\n"
    "are left out, unless NAME is one.\n",
 .examples = "kith aliases\nkith aliases \"Priya Raman\" -f tsv\n",
 .bit = IN_ALIASES, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_ALIASES, .answer = answer_list},
{.name = "properties", .group = "LIST", .operands = "[NAME|PROPERTY]",
 .most = 1,
 .summary = "properties and how often, or those of a note",
 .detail =
    "The front matter's properties: without a name, each with the notes that\n"
    "have it; with the name of a note its own, with a property the values of\n"
    "it; company: is the property, Company.md the note. A list is a row a\n"
    "value. Case does not matter. JSON, NDJSON, CSV and TSV have a row a value,\n"
    "JSON the counts too. Excluded notes are left out, unless NAME is one.\n",
 .examples =
    "kith properties\n"
    "kith properties company\n"
    "kith properties \"Priya Raman\" --json\n",
 .bit = IN_PROPERTIES, .needs = NEED_VAULT, .formats = DATA,
 .list = KITH_LIST_PROPERTIES, .answer = answer_list},
{.name = "check", .alias = "lint", .group = "WORK", .operands = "[NAME|PATH]",
 .most = 1,
 .summary = "find broken links, doubles, stale notes",
 .detail =
    "Lists what is wrong in the notes, by file, line and column, in the form\n"
    "that editors jump by. --select and --ignore take codes, names and families:\n"
    "\n"
    "  K0 files      K001 unreadable, K002 too-large, K003 not-regular,\n"
    "                K004 symlink, K005 changed, K006 not-utf8, K007 depth,\n"
    "                K008 sync-copy, K009 boundary, K010 bad-rule,\n"
    "                K011 not-indexed\n"
    "  K1 syntax     K101 bad-yaml, K102 unclosed-front-matter,\n"
    "                K103 duplicate-key, K104 unquoted-link,\n"
    "                K105 front-matter-limit, K106 block-limit,\n"
    "                K107 link-limit, K108 template, K109 bad-canvas,\n"
    "                K110 unclosed\n"
    "  K2 links      K201 broken-link, K202 ambiguous-link, K203 truncated-link\n"
    "  K3 fields     K301 empty-field, K302 company-in-role, K303 title-differs\n"
    "  K4 identity   K401 missing-alias, K402 ambiguous-name, K403 unknown-name,\n"
    "                K404 same-name, K405 unit\n"
    "  K5 freshness  K501 last-contact, K502 needs-review, K503 cold,\n"
    "                K504 future, K505 cold-account\n"
    "  K6 tasks      K601 overdue, K602 no-owner, K603 unknown-owner\n"
    "  K7 graph      K701 isolated, K702 single-threaded, K703 broadcast,\n"
    "                K704 one-meeting-two-notes\n"
    "\n"
    "Exit status: 0 clean, 1 findings, 2 trouble.\n",
 .examples =
    "kith check --severity warning\n"
    "kith check --select K2 --format csv\n"
    "kith check --ignore K2,K5 -o findings.sarif\n"
    "kith check --explain K401\n",
 .bit = IN_CHECK, .needs = NEED_GRAPH,
 .formats = DATA | ONE(KITH_FORMAT_SARIF), .finds_faults = true,
 .answer = answer_check},
{.name = "identities", .group = "WORK",
 .operands = "[accept|reject|split NAME [NAME]]", .most = 3,
 .summary = "who may be one person under two names",
 .detail =
    "Proposes people who may be one: misheard, misspelt, a first name beside\n"
    "the full one. Each proposal shows its score taken apart and the lines that\n"
    "name the two. Nothing is merged by itself: accept writes that two names\n"
    "are one person, the first being kept, reject that they are two people,\n"
    "split undoes an acceptance. They write .kith.yaml and nothing else.\n",
 .examples =
    "kith identities\n"
    "kith identities accept \"Tobias Renner\" \"Tobias Rener\" --dry-run\n"
    "kith identities split \"Coffee Mensah\"\n",
 .bit = IN_IDENTITIES, .needs = NEED_GRAPH, .formats = DATA,
 .answer = answer_identities},
{.name = "export", .group = "WORK", .operands = "[ndjson|json]", .most = 1,
 .summary = "all of the graph for other programs: ndjson",
 .detail =
    "One record a line: {\"record\": \"note\"|\"vertex\"|\"tie\"|\"evidence\"|\n"
    "\"diagnostic\", ...}; nothing that kith knows is left out.\n",
 .examples =
    "kith export | jq -c 'select(.record == \"tie\")'\n"
    "kith export -o graph.ndjson\n",
 .bit = IN_EXPORT, .needs = NEED_GRAPH, .format = KITH_FORMAT_NDJSON,
 .formats = ONE(KITH_FORMAT_NDJSON) | ONE(KITH_FORMAT_JSON),
 .answer = answer_export},
{.name = "index", .group = "RUN", .operands = "",
 .summary = "what was read, found, resolved and skipped",
 .detail =
    "Reads every note and prints the accounts: files = notes + skipped +\n"
    "others, links found = resolved + unresolved + skipped. With --dump, all\n"
    "that is read of one note, as Obsidian's metadata cache has it.\n",
 .examples =
    "kith index --stats\n"
    "kith index --dump \"People/Ana Lima\" --json\n",
 .bit = IN_INDEX, .needs = NEED_GRAPH, .formats = DATA,
 .answer = answer_index},
{.name = "config", .group = "RUN", .operands = "[KEY]", .most = 1,
 .summary = "every setting and where it comes from",
 .detail =
    "Prints the value of every setting with its origin: an option, the\n"
    "environment, FILE:LINE of a settings file, or built in.\n"
    "See kith help config for the files.\n",
 .examples = "kith config\nkith config me --json\n",
 .bit = IN_CONFIG,
 .formats = ONE(KITH_FORMAT_TEXT) | ONE(KITH_FORMAT_JSON)},
{.name = "help", .group = "RUN", .operands = "[COMMAND|TOPIC]", .most = 1,
 .summary = "help on a command, or on formats, exit-codes, config, weights,\n"
    "            privacy",
 .detail = "",
 .examples = "kith help path\nkith help exit-codes\n", .bit = IN_HELP},
{.name = "version", .group = "RUN", .operands = "",
 .summary = "the version", .detail = "", .examples = "kith version\n",
 .bit = IN_VERSION},
};
/* clang-format on */

const command *kith_command(unsigned i)
{
    return i < sizeof table / sizeof *table ? &table[i] : NULL;
}

const command *kith_command_of_name(const char *name)
{
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++) {
        const command *c = &table[i];
        if (strcmp(c->name, name) == 0 ||
            (c->alias && strcmp(c->alias, name) == 0))
            return c;
    }
    return NULL;
}

void kith_command_suggest(suggestion *best)
{
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++) {
        kith_suggest(best, table[i].name);
        if (table[i].alias)
            kith_suggest(best, table[i].alias);
    }
}
