/*
 * influence_unsure.c — section 8: what kith did not understand, would not guess
 * or took for the same. Never left out: a report that hides its doubts is not
 * to be trusted with the rest.
 */
#include "report/influence.h"

enum { EXAMPLES = 4 };

/* ---- Names --------------------------------------------------------------- */

/* Whether an earlier remark of that kind has the same name and subject. */
static bool is_repeated(const brief *b, size_t at)
{
    const remark *of = &b->graph->remark[at];
    for (size_t i = 0; i < at; i++) {
        const remark *r = &b->graph->remark[i];
        if (r->kind == of->kind && b->concerned[r->where.note] &&
            str_equal(r->name, of->name) &&
            (of->kind != REMARK_NICKNAME || r->subject == of->subject))
            return true;
    }
    return false;
}

static bool is_wanted(const brief *b, size_t i, remark_kind kind)
{
    const remark *r = &b->graph->remark[i];
    unsigned is = r->kind == REMARK_OWNER ? REMARK_UNKNOWN : r->kind;
    return is == kind && b->concerned[r->where.note];
}

/* "Zelda, Tobin": names nobody has, in one line. */
static size_t say_unknown(brief *b, value *rows)
{
    const kith_graph *graph = b->graph;
    str names = STR("");
    size_t count = 0;
    for (size_t i = 0; i < graph->remark_count; i++) {
        if (is_wanted(b, i, REMARK_UNKNOWN) && !is_repeated(b, i) &&
            count++ < 2 * EXAMPLES)
            names = kith_report_join(b->r, names, ", ", graph->remark[i].name);
    }
    if (count == 0)
        return 0;
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "unknown_name",
        kith_report_format(
            b->r, "No note, not linked, nobody known by the name: %.*s%s",
            STR_ARG(names), count > 2 * EXAMPLES ? ", …" : ""));
    value *list = kith_value_array(b->r, line.row, "names");
    for (size_t i = 0; i < graph->remark_count && !b->r->failed; i++) {
        if (!is_wanted(b, i, REMARK_UNKNOWN) || is_repeated(b, i))
            continue;
        kith_value_text(b->r, list, NULL, graph->remark[i].name);
        kith_brief_prove(b, &line, graph->remark[i].where);
    }
    return 1;
}

static void say_ambiguous(brief *b, value *rows, const remark *r)
{
    str names = STR("");
    for (uint32_t i = 0; i < r->candidates; i++)
        names = kith_report_join(
            b->r, names, i + 1 == r->candidates ? " or " : ", ",
            brief_name(b, b->graph->member[r->first_candidate + i]));
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "ambiguous_name",
        kith_report_format(
            b->r, "“%.*s” could be %.*s: not counted", STR_ARG(r->name),
            STR_ARG(names)));
    value *list = kith_value_array(b->r, line.row, "candidates");
    for (uint32_t i = 0; i < r->candidates; i++)
        kith_value_name(
            b->r, list, NULL, b->graph,
            b->graph->member[r->first_candidate + i]);
    kith_brief_prove(b, &line, r->where);
}

static void say_nickname(brief *b, value *rows, const remark *r)
{
    said line = kith_brief_say(
        b, rows, LABEL_INFERENCE, "nickname",
        kith_report_format(
            b->r, "“%.*s” is taken for %.*s; no alias says so",
            STR_ARG(r->name), STR_ARG(brief_name(b, r->subject))));
    kith_brief_prove(b, &line, r->where);
}

/* ---- Meetings and fields ------------------------------------------------- */

/* The meeting of a day that the same note tells of, or NULL. */
static const event *met_that_day(const brief *b, const remark *r)
{
    const kith_graph *graph = b->graph;
    date day = kith_date_parse(r->name);
    for (size_t i = 0; i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        for (uint32_t k = 0;
             e->kind == EVENT_MET && e->day == day && k < e->places; k++) {
            if (graph->place[e->first_place + k].note == r->where.note)
                return e;
        }
    }
    return NULL;
}

/* "Ada, Bo": who met. */
static str present(brief *b, const event *e)
{
    str names = STR("");
    for (uint32_t i = 0; e && i < e->members && i < EXAMPLES; i++)
        names = kith_report_join(
            b->r, names, ", ",
            brief_name(b, b->graph->member[e->first_member + i]));
    return names;
}

/* "Ada Mora 2025-10-31, ...": claims of contact that are no meeting, in one
 * line; of a single one also who met that day instead. */
static size_t say_last_contacts(brief *b, value *rows)
{
    const kith_graph *graph = b->graph;
    str names = STR("");
    size_t count = 0;
    const remark *only = NULL;
    for (size_t i = 0; i < graph->remark_count; i++) {
        const remark *r = &graph->remark[i];
        if (!is_wanted(b, i, REMARK_LAST_CONTACT))
            continue;
        only = r;
        if (count++ < EXAMPLES)
            names = kith_report_join(
                b->r, names, ", ",
                kith_report_format(
                    b->r, "%.*s %.*s", STR_ARG(brief_name(b, r->subject)),
                    STR_ARG(r->name)));
    }
    if (count == 0)
        return 0;
    str text = kith_report_format(
        b->r, "last_contact that is no meeting: %.*s%s", STR_ARG(names),
        count > EXAMPLES ? ", …" : "");
    const event *met = count == 1 ? met_that_day(b, only) : NULL;
    if (met)
        text = kith_report_format(
            b->r, "%.*s; that day met %.*s", STR_ARG(text),
            STR_ARG(present(b, met)));
    said line = kith_brief_say(b, rows, LABEL_FACT, "last_contact", text);
    for (size_t i = 0; i < graph->remark_count && !b->r->failed; i++) {
        if (is_wanted(b, i, REMARK_LAST_CONTACT))
            kith_brief_prove(b, &line, graph->remark[i].where);
    }
    return 1;
}

static void say_role_company(brief *b, value *rows, const remark *r)
{
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "company_in_role",
        kith_report_format(
            b->r, "Role “%.*s” of %.*s is a company: role unknown",
            STR_ARG(r->name), STR_ARG(brief_name(b, r->subject))));
    kith_brief_prove(b, &line, r->where);
}

static void say_broadcast(brief *b, value *rows, const remark *r)
{
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "broadcast",
        STR("So many in one meeting or line ties none of them: not counted"));
    kith_brief_prove(b, &line, r->where);
}

/* Meetings that two or more notes tell of. The remark stands at the second
 * telling; the event knows all its places. */
static void say_one_meeting(brief *b, value *rows, const remark *r)
{
    const kith_graph *graph = b->graph;
    const event *met = NULL;
    for (size_t i = 0; i < graph->event_count && !met; i++) {
        const event *e = &graph->event[i];
        for (uint32_t k = 0; k < e->places && e->kind == EVENT_MET; k++) {
            place at = graph->place[e->first_place + k];
            if (at.note == r->where.note && at.line == r->where.line)
                met = e;
        }
    }
    said line = kith_brief_say(
        b, rows, LABEL_INFERENCE, "one_meeting",
        kith_report_format(
            b->r,
            "Two notes of %s counted as one meeting: same day, same people "
            "(%.*s)",
            met ? kith_brief_day(b, met->day).ptr : "one day",
            STR_ARG(present(b, met))));
    for (uint32_t k = 0; met && k < met->places; k++)
        kith_brief_prove(b, &line, graph->place[met->first_place + k]);
    if (!line.proved)
        kith_brief_prove(b, &line, r->where);
}

static size_t say_truncated(brief *b, value *rows)
{
    const kith_graph *graph = b->graph;
    size_t count = 0;
    for (size_t i = 0; i < graph->remark_count; i++)
        count += is_wanted(b, i, REMARK_TRUNCATED);
    if (count == 0)
        return 0;
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "truncated",
        kith_report_format(
            b->r, "%s cut at 80 characters",
            kith_report_count(b->r, count, "link title is", "link titles are")
                .ptr));
    kith_value_integer(b->r, line.row, "count", (int64_t)count);
    for (size_t i = 0; i < graph->remark_count && !b->r->failed; i++) {
        if (is_wanted(b, i, REMARK_TRUNCATED))
            kith_brief_prove(b, &line, graph->remark[i].where);
    }
    return 1;
}

/* ---- Spellings ----------------------------------------------------------- */

/* Whether a spelling comes from a line that was named above. */
static bool is_nickname(const brief *b, kith_vertex v, str name)
{
    for (size_t i = 0; i < b->graph->remark_count; i++) {
        const remark *r = &b->graph->remark[i];
        if (r->kind == REMARK_NICKNAME && r->subject == v &&
            str_equal(r->name, name))
            return true;
    }
    return false;
}

/* The other spellings of someone: "K. Mora, Karin Mora". */
static str spellings(brief *b, kith_vertex v)
{
    const vertex *of = &b->graph->vertex[v];
    str names = STR("");
    for (uint32_t k = 0; k < of->aliases; k++) {
        str name = b->graph->alias[of->first_alias + k];
        if (!is_nickname(b, v, name))
            names = kith_report_join(b->r, names, ", ", name);
    }
    return names;
}

/* People known by more than one spelling, and what was merged into them. */
static size_t say_aliases(brief *b, value *rows)
{
    str pairs = STR("");
    size_t count = 0;
    for (size_t i = 0; i < b->count; i++) {
        kith_vertex v = b->people[i].v;
        str names = spellings(b, v);
        if (names.len && count++ < EXAMPLES)
            pairs = kith_report_join(
                b->r, pairs, "; ",
                kith_report_format(
                    b->r, "%.*s is also %.*s", STR_ARG(brief_name(b, v)),
                    STR_ARG(names)));
    }
    if (count == 0)
        return 0;
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "merged_spelling",
        kith_report_format(
            b->r, "Merged: %.*s%s", STR_ARG(pairs),
            count > EXAMPLES ? "; …" : ""));
    for (size_t i = 0; i < b->count; i++) {
        if (spellings(b, b->people[i].v).len)
            kith_brief_prove_note(b, &line, b->people[i].v);
    }
    return 1;
}

/* ---- All of it ----------------------------------------------------------- */

/* Kinds that are said one by one, each name once, at most so many. */
static size_t say_each(brief *b, value *rows)
{
    static const struct {
        remark_kind kind;
        size_t most;
        void (*say)(brief *, value *, const remark *);
    } kinds[] = {
        {REMARK_AMBIGUOUS, 3, say_ambiguous},
        {REMARK_NICKNAME, 3, say_nickname},
        {REMARK_ONE_MEETING, 3, say_one_meeting},
        {REMARK_ROLE_COMPANY, 2, say_role_company},
        {REMARK_BROADCAST, 1, say_broadcast},
    };
    const kith_graph *graph = b->graph;
    size_t lines = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        size_t count = 0;
        for (size_t i = 0; i < graph->remark_count && !b->r->failed; i++) {
            if (!is_wanted(b, i, kinds[k].kind) || is_repeated(b, i))
                continue;
            if (count++ < kinds[k].most)
                kinds[k].say(b, rows, &graph->remark[i]);
        }
        if (count > kinds[k].most)
            kith_block_line(
                b->r, 1, LABEL_NONE,
                kith_report_format(
                    b->r, "and %zu more of this kind; see kith check",
                    count - kinds[k].most));
        lines += count;
    }
    return lines;
}

void kith_brief_not_sure(brief *b)
{
    kith_block(b->r, BLOCK_HEADING, STR("8 Not sure"));
    value *rows = kith_value_array(b->r, b->r->data, "not_sure");
    size_t lines = say_unknown(b, rows);
    lines += say_each(b, rows);
    lines += say_last_contacts(b, rows);
    lines += kith_brief_doubles(b, rows);
    lines += say_aliases(b, rows);
    lines += say_truncated(b, rows);
    if (lines)
        return;
    said s = kith_brief_say(
        b, rows, LABEL_FACT, "nothing",
        STR("Nothing: every name and date here was understood"));
    kith_brief_prove_note(b, &s, b->about);
}
