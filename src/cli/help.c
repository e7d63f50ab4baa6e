/*
 * help.c — what kith says of itself.
 *
 * Everything about commands and options comes from their tables; the topics
 * below are what no table can tell.
 */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/message.h"

typedef struct topic {
    const char *name, *text;
} topic;

/* clang-format off */
static const char examples[] =
    "Start here:\n"
    "  kith report Microsoft                   the briefing before a meeting\n"
    "  kith path \"Priya Raman\"                 who can introduce you\n"
    "  kith map Microsoft -o microsoft.svg     the picture of it\n"
    "  kith rank --within Microsoft -n 5       who matters there\n"
    "  kith check --severity warning           what is wrong in the notes\n"
    "kith help COMMAND; topics: formats, exit-codes, config, weights, privacy.\n";

static const topic topics[] = {
{"formats",
    "--format FMT, or the ending of -o FILE:\n"
    "\n"
    "  text    aligned columns; never cut when piped\n"
    "  md      Markdown that pastes into a vault, names as [[links]]\n"
    "  json    one object: schema, vault, as_of, then the answer. Keys are only\n"
    "          ever added. null is an undefined number\n"
    "  ndjson  one row a line\n"
    "  csv     the tables, RFC 4180; a cell that a spreadsheet would take for a\n"
    "          formula gets a ' before it\n"
    "  tsv     the same by tabs; tab, newline and \\ as \\t \\n \\\\\n"
    "  svg     map only: drawn, with evidence as tooltips\n"
    "  dot     map only: for Graphviz\n"
    "  sarif   check only: SARIF 2.1.0, for editors and code hosts\n"
    "\n"
    "Without both, text; map prints svg, export prints ndjson.\n"},
{"exit-codes",
    "    0  found, or clean\n"
    "    1  nothing found; check: there are findings\n"
    "    2  wrong usage, or a file that cannot be read or written\n"
    "    3  a name is unknown or ambiguous\n"
    "  130  interrupted\n"
    "  141  whoever read the answer went away (kith links | head)\n"
    "\n"
    "Answers go to standard output, all else to standard error. -q prints no\n"
    "answer, for scripts that ask only for the status.\n"},
{"config",
    "Options win over the environment, that over VAULT/.kith.yaml, that over\n"
    "$XDG_CONFIG_HOME/kith/config.yaml (~/.config/kith/config.yaml).\n"
    "kith config prints every value with its origin.\n"
    "\n"
    "  me: Dana Whitfield            who \"I\" am           KITH_ME, --me\n"
    "  half_life: 90                 days                 KITH_HALF_LIFE\n"
    "  folders:                      what notes in a folder are about\n"
    "    VAST/People: person\n"
    "  identities:                   spellings that mean one person\n"
    "    Kofi Mensah: [Kofi M., Coffee Mensah]\n"
    "  different:                    names that are two people\n"
    "    Jan Li: [Jon Li]\n"
    "  words:                        that tell a stance, or a part in a deal\n"
    "    champion: [godfather]       also supporter, neutral, sceptic, detractor,\n"
    "    coach: mentor               economic_buyer, blocker, user, procurement,\n"
    "                                technical_evaluator\n"
    "  exclude:                      notes that prove nothing\n"
    "    - Templates/\n"
    "\n"
    "VAULT/.kithignore names files that are not read at all, a glob a line: a\n"
    "name anywhere, or with a / in it a path from the vault; a / at its end for\n"
    "folders only; ! brings back; # is a comment. Files that Obsidian excludes\n"
    "are read for their links and prove nothing.\n"
    "\n"
    "Of identities: the first name is kept. kith identities proposes pairs and\n"
    "writes both lists for you; a note's aliases: say the same as identities:.\n"
    "\n"
    "An unknown key, a value of the wrong type or a missing folder is an error.\n"
    "Also read: KITH_VAULT, KITH_AS_OF, KITH_WEIGHT, XDG_CACHE_HOME, NO_COLOR,\n"
    "CLICOLOR, CLICOLOR_FORCE, COLUMNS, TERM.\n"},
{"weights",
    "A tie's strength s is the sum over its evidence of\n"
    "\n"
    "    b * c * 1/(n - 1) * 2^(-age / H)\n"
    "\n"
    "  b  met 1, introduced 2, stated 1.5, relayed 0.5, linked 0.25\n"
    "  c  confidence in the names, n  people present\n"
    "  H  half-life: 90 days (--half-life), 365 for stated ties\n"
    "\n"
    "and p = min(0.99, 1 - exp(-s / 3)) the chance that word passes along it.\n"
    "--weight count: evidence counts alike, however old. --weight flat: every\n"
    "tie counts 1 and costs 1. Age is measured from --as-of, which defaults to\n"
    "the newest evidence, so that an old vault gives the same answer any day.\n"},
{"privacy",
    "kith reads the vault and nothing else and sends nothing anywhere. It writes\n"
    "only the file that -o names and, for kith identities accept, reject and\n"
    "split, .kith.yaml; it never replaces a note that it did not write itself.\n"
    "\n"
    "So that notes are read once, it keeps names, links and dates of the last\n"
    "reading in $XDG_CACHE_HOME/kith (~/.cache/kith), for you only, never in the\n"
    "vault. The folder may be deleted at any time; --no-cache keeps nothing.\n"},
};
/* clang-format on */

/* The lists are many and their names say it all: a line or two of names. */
static void print_lists(void)
{
    enum { WIDTH = 72 };
    int column = printf("  LIST ");
    const char *before = "";
    for (unsigned i = 0; kith_command(i); i++) {
        const command *c = kith_command(i);
        if (strcmp(c->group, "LIST") != 0)
            continue;
        column += printf("%s", before);
        if (column + (int)strlen(c->name) > WIDTH)
            column = printf("\n       ") - 1;
        column += printf(" %s", c->name);
        before = ",";
    }
    putchar('\n');
}

void kith_help_overview(void)
{
    const char *group = "";
    puts("kith — who connects to whom, from your notes\n");
    for (unsigned i = 0; kith_command(i); i++) {
        const command *c = kith_command(i);
        if (c->bit == IN_HELP || c->bit == IN_VERSION)
            continue;
        bool is_list = strcmp(c->group, "LIST") == 0;
        if (is_list && strcmp(group, c->group) != 0)
            print_lists();
        if (is_list) {
            group = c->group;
            continue;
        }
        char call[32];
        snprintf(
            call, sizeof call, "%s%s%s", c->name, c->alias ? ", " : "",
            c->alias ? c->alias : "");
        printf(
            "  %-5s %-14s %s\n", strcmp(group, c->group) ? c->group : "", call,
            c->summary);
        group = c->group;
    }
    puts("        help, version\n");
    fputs(examples, stdout);
}

static void print_options(const command *c)
{
    for (unsigned id = 0; id < OPTIONS; id++) {
        const option *o = kith_option((option_id)id);
        if (!(o->commands & c->bit))
            continue;
        char call[40];
        snprintf(
            call, sizeof call, "%s%s%s", o->name, o->argument ? " " : "",
            o->argument ? o->argument : "");
        char letter[] = {
            o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
            o->letter ? ',' : ' ', '\0'};
        printf("  %s --%-18s %s\n", letter, call, o->help);
    }
}

void kith_help_short(const command *c)
{
    printf(
        "Usage: kith %s%s%s [OPTIONS]\n", c->name, *c->operands ? " " : "",
        c->operands);
    printf("%c%s.\n\n", c->summary[0] - 'a' + 'A', c->summary + 1);
    print_options(c);
}

static void print_lines(const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        printf("  %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static void help_long(const command *c)
{
    kith_help_short(c);
    if (*c->detail)
        printf("\n%s", c->detail);
    if (c->alias)
        printf("Alias: kith %s\n", c->alias);
    puts("\nExamples:");
    print_lines(c->examples);
}

int kith_help_on(const char *word)
{
    const command *c = kith_command_of_name(word);
    if (c) {
        help_long(c);
        return STATUS_FOUND;
    }
    suggestion best = suggest_for(word);
    kith_command_suggest(&best);
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        if (strcmp(topics[i].name, word) == 0) {
            fputs(topics[i].text, stdout);
            return STATUS_FOUND;
        }
        kith_suggest(&best, topics[i].name);
    }
    if (best.word)
        kith_message("no help on '%s'. Did you mean '%s'?", word, best.word);
    else
        kith_message("no help on '%s'; see kith help", word);
    return STATUS_TROUBLE;
}
