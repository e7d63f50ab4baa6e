/*
 * identities.c — who may be one person, and what was decided about it.
 *
 * Nothing is merged here or anywhere but by the user's word: each proposal
 * shows its score taken apart, the lines that show the two, and the command
 * that settles it.
 */
#include "report/identities.h"

#include "base/error.h"

enum { PROPOSALS = 20 }; /* unless told otherwise */

/* ---- Words ----------------------------------------------------------------
 */

static const char *const sign_text[SIGNS] = {
    [SIGN_PRIOR] = "prior",       [SIGN_NAME] = "name",
    [SIGN_COMMON] = "common",     [SIGN_ORGANIZATION] = "organization",
    [SIGN_EMAIL] = "email",       [SIGN_NEIGHBOURS] = "neighbours",
    [SIGN_MEETINGS] = "meetings", [SIGN_BESIDE] = "beside",
};

static const char *const likeness_text[LIKENESSES] = {
    [LIKE_SAME] = "same words",
    [LIKE_SHORT] = "a short form",
    [LIKE_SOUND] = "sounds alike",
    [LIKE_SLIP] = "one letter apart",
    [LIKE_BONES] = "same consonants",
    [LIKE_BEGINNING] = "cut short",
    [LIKE_TWO_SLIPS] = "two letters apart",
    [LIKE_INITIAL] = "an initial",
    [LIKE_SHORT_SLIP] = "one letter apart",
    [LIKE_ENDING] = "another ending",
    [LIKE_OTHER] = "another word",
};

static str name_says(kith_report *r, const double_pair *p)
{
    const name_likeness *is = &p->name;
    str text = STR("");
    if (is->joined)
        text = STR("same letters, split otherwise");
    else if (!is->bare || is->worst != LIKE_SAME)
        text = str_from(likeness_text[is->worst]);
    if (is->reordered)
        text = kith_report_join(r, text, ", ", STR("in another order"));
    if (is->bare)
        text = kith_report_join(r, text, ", ", STR("one name only"));
    else if (is->extra)
        text = kith_report_join(r, text, ", ", STR("a word left out"));
    return text;
}

static str organization_says(
    kith_report *r, const kith_graph *graph, const double_pair *p)
{
    str a = vertex_name(graph, graph->vertex[p->a].organization);
    str b = vertex_name(graph, graph->vertex[p->b].organization);
    return p->bits[SIGN_ORGANIZATION] > 0
               ? kith_report_format(r, "both %.*s", STR_ARG(a))
               : kith_report_format(r, "%.*s, %.*s", STR_ARG(a), STR_ARG(b));
}

str kith_double_says(
    kith_report *r,
    const kith_graph *graph,
    const double_pair *p,
    double_sign sign)
{
    float bits = p->bits[sign];
    if (bits >= 0 && bits <= 0)
        return STR("");
    switch (sign) {
    case SIGN_PRIOR:
        return STR("most pairs are two people");
    case SIGN_NAME:
        return name_says(r, p);
    case SIGN_COMMON:
        return STR("others bear it too");
    case SIGN_ORGANIZATION:
        return organization_says(r, graph, p);
    case SIGN_EMAIL:
        return bits > 0 ? STR("same e-mail") : STR("two e-mails");
    case SIGN_NEIGHBOURS:
        return kith_report_format(
            r, "%u of %u neighbours shared", p->shared, p->of);
    case SIGN_MEETINGS:
        return bits > 0 ? STR("never in one meeting")
                        : STR("in one meeting together");
    case SIGN_BESIDE:
        return STR("one tells of the other");
    case SIGNS:
    default:
        return STR("");
    }
}

str kith_double_why(
    kith_report *r, const kith_graph *graph, const double_pair *p)
{
    str why = STR("");
    for (unsigned s = SIGN_NAME; s <= SIGNS; s++) { /* the prior last */
        double_sign sign = s == SIGNS ? SIGN_PRIOR : (double_sign)s;
        str says = kith_double_says(r, graph, p, sign);
        double bits = (double)p->bits[sign];
        if (says.len)
            why = kith_report_join(
                r, why, ", ",
                kith_report_format(
                    r, "%.*s %s%s", STR_ARG(says), bits > 0 ? "+" : "",
                    kith_report_fixed(r, bits, 1).ptr));
    }
    return why;
}

bool kith_double_place(const kith_graph *graph, kith_vertex v, place *where)
{
    const event *newest = NULL;
    for (uint32_t i = graph->first_tie[v]; i < graph->first_tie[v + 1]; i++) {
        const tie *t = &graph->tie[graph->adjacent[i]];
        const event *e = t->events ? tie_event_at(graph, t, 0) : NULL;
        if (e && e->places && (!newest || e < newest)) /* the newest first */
            newest = e;
    }
    if (newest)
        *where = graph->place[newest->first_place];
    else if (graph->vertex[v].note != NO_INDEX)
        *where = (place){.note = graph->vertex[v].note};
    return newest || graph->vertex[v].note != NO_INDEX;
}

/* ---- Proposals ------------------------------------------------------------
 */

static void prove(
    kith_report *r,
    value *evidence,
    row *line,
    const kith_graph *graph,
    kith_vertex v)
{
    place where;
    if (!kith_double_place(graph, v, &where))
        return;
    value *at = kith_value_object(r, evidence, NULL);
    kith_value_name(r, at, "name", graph, v);
    kith_value_place(r, at, graph, where);
    kith_row_proof(r, line, place_path(graph, where), where.line);
}

static void propose(
    kith_report *r,
    value *rows,
    block *table,
    const kith_graph *graph,
    const double_pair *p)
{
    value *data = kith_value_object(r, rows, NULL);
    kith_value_name(r, data, "one", graph, p->a);
    kith_value_name(r, data, "other", graph, p->b);
    kith_value_number(r, data, "score", p->score);
    kith_value_number(r, data, "moved", p->moved);
    kith_value_text(r, data, "alike", p->as_a);
    kith_value_text(r, data, "to", p->as_b);
    value *signs = kith_value_array(r, data, "signs");
    for (unsigned s = 0; s < SIGNS; s++) {
        str says = kith_double_says(r, graph, p, (double_sign)s);
        value *sign = says.len ? kith_value_object(r, signs, NULL) : NULL;
        kith_value_text(r, sign, "sign", str_from(sign_text[s]));
        kith_value_number(r, sign, "bits", (double)p->bits[s]);
        kith_value_text(r, sign, "says", says);
    }
    row *line = kith_table_row(r, table);
    kith_row_name(r, line, vertex_name(graph, p->a), vertex_path(graph, p->a));
    kith_row_name(r, line, vertex_name(graph, p->b), vertex_path(graph, p->b));
    kith_row_number(r, line, p->score, 2);
    kith_row_number(r, line, p->moved, 2);
    kith_row_text(r, line, kith_double_why(r, graph, p));
    value *evidence = kith_value_array(r, data, "evidence");
    prove(r, evidence, line, graph, p->a);
    prove(r, evidence, line, graph, p->b);
}

static void propose_all(
    kith_report *r, const kith_graph *graph, const doubles *all, size_t most)
{
    static const column columns[] = {
        {"PERSON", ALIGN_LEFT, 24}, {"MAY BE", ALIGN_LEFT, 24},
        {"SCORE", ALIGN_RIGHT, 0},  {"MOVES", ALIGN_RIGHT, 0},
        {"WHY", ALIGN_LEFT, 40},    {NULL, ALIGN_LEFT, 0},
    };
    value *rows = kith_value_array(r, r->data, "rows");
    if (all->count == 0) {
        kith_block(r, BLOCK_TEXT, STR("Nobody here seems to be another."));
        return;
    }
    block *table = kith_block_table(r, columns);
    for (size_t i = 0; i < all->count && i < most && !r->failed; i++)
        propose(r, rows, table, graph, &all->pair[i]);
    if (all->count > most)
        kith_block(
            r, BLOCK_TEXT,
            kith_report_format(
                r, "and %zu more; --limit 0 shows all", all->count - most));
    kith_block(
        r, BLOCK_TEXT,
        STR("Nothing is merged until you say so: kith identities accept|reject "
            "\"PERSON\" \"MAY BE\". SCORE is 1 / (1 + 2^-bits) over the signs "
            "in WHY; MOVES is the strength of ties that merging would lay on "
            "PERSON; the order is by (2 SCORE - 1) x MOVES."));
}

/* ---- Decisions ------------------------------------------------------------
 */

static void decided(
    kith_report *r, const kith_graph *graph, bool is_one, const char *key)
{
    value *list = kith_value_array(r, r->data, key);
    bool headed = false;
    for (size_t i = 0; i < graph->decision_count; i++) {
        const decision *at = &graph->decision[i];
        if (at->is_one != is_one)
            continue;
        if (!headed)
            kith_block(
                r, BLOCK_HEADING,
                is_one ? STR("Accepted as one") : STR("Kept apart"));
        headed = true;
        value *data = kith_value_object(r, list, NULL);
        kith_value_text(r, data, "one", at->kept);
        kith_value_text(r, data, "other", at->other);
        kith_value_text(r, data, "source", decision_file(at));
        kith_value_integer(r, data, "line", at->line);
        block *line = kith_block_line(
            r, 0, LABEL_NONE,
            kith_report_format(
                r, is_one ? "%.*s is also written %.*s" : "%.*s is not %.*s",
                STR_ARG(at->kept), STR_ARG(at->other)));
        kith_block_proof(r, line, decision_file(at), at->line);
    }
}

kith_report *kith_report_identities(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error)
{
    doubles all;
    if (!graph || error_is_set(error))
        return NULL;
    if (!kith_doubles_find(graph, &all)) {
        kith_fail_memory(error);
        return NULL;
    }
    kith_report *r = kith_report_new(
        "kith.identities/1", graph->root, graph->as_of_text, error);
    if (r) {
        kith_value_integer(r, r->data, "people", (int64_t)all.people);
        kith_value_integer(r, r->data, "compared", (int64_t)all.compared);
        kith_value_integer(r, r->data, "crowded", (int64_t)all.crowded);
        propose_all(
            r, graph, &all,
            options && options->limit ? options->limit : PROPOSALS);
        if (all.crowded)
            kith_block(
                r, BLOCK_TEXT,
                kith_report_format(
                    r,
                    "%zu spellings are those of too many people to compare "
                    "everyone who has them",
                    all.crowded));
        decided(r, graph, true, "accepted");
        decided(r, graph, false, "different");
        r->empty = all.count == 0;
        r = kith_report_done(r, error);
    }
    kith_doubles_free(&all);
    return r;
}
