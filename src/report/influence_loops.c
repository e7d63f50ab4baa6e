/*
 * influence_loops.c — sections 5 and 7: what is open between us, and the facts
 * to carry in.
 */
#include "report/influence.h"

enum { DECISIONS = 2, BLOCKERS = 1, TASKS = 3, FACTS = 5 };

static bool is_open(stated_task t)
{
    return t.status != 'x' && t.status != 'X' && t.status != '-';
}

/* Whether an open task is theirs, mine for them, or names them. */
static bool is_their_task(const brief *b, const statement *s)
{
    if (kith_brief_concerns(b, s))
        return true;
    kith_vertex owner = kith_statement_task(b->graph, s).owner;
    if (owner != KITH_NO_VERTEX && kith_brief_is_theirs(b, owner))
        return true;
    const kith_vertex *about = statement_abouts(b->graph, s);
    while (*about != KITH_NO_VERTEX && !kith_brief_is_theirs(b, *about))
        about++;
    return *about != KITH_NO_VERTEX;
}

/* The newest day that each note tells of. */
static date *newest_days(brief *b)
{
    const kith_graph *graph = b->graph;
    date *newest = kith_brief_room(b, graph->note_count, sizeof *newest);
    for (size_t n = 0; newest && n < graph->note_count; n++)
        newest[n] = graph->notes[n].day;
    for (size_t i = 0; newest && i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        for (uint32_t k = 0; k < e->places && !(e->flags & EVENT_FUTURE); k++) {
            date *day = &newest[graph->place[e->first_place + k].note];
            if (*day == NO_DATE || e->day > *day)
                *day = e->day;
        }
    }
    return newest;
}

/* Highest first. Tasks: by what is due first. Facts: an undated one is as new
 * as its note; of one day the account's own come first, then those of whom
 * matters more. All else: the account's own undated lines before others'. */
static double weight_of(const brief *b, const statement *s, const date *newest)
{
    const standing *of = kith_brief_standing(b, s->subject);
    uint32_t n = kith_statement_note(b->graph, s);
    bool own = b->graph->notes[n].subject == b->about;
    double rank = own ? 0.9 : of ? of->index / 200 : 0;
    date due = kith_statement_task(b->graph, s).due;
    if (s->kind == STATEMENT_TASK)
        return due == NO_DATE ? 0 : 1e6 - due;
    if (s->day != NO_DATE)
        return s->kind == STATEMENT_FACT ? s->day : s->day + 0.5;
    if (s->kind == STATEMENT_FACT)
        return newest[n] + rank;
    return (double)NO_DATE + rank;
}

static bool is_told(const brief *b, const statement *s)
{
    for (size_t i = 0; i < b->told_count; i++) {
        if (b->told[i] == s)
            return true;
    }
    return false;
}

/* What is to be listed; newest first, but tasks by what is due first. */
static ranked *gather(brief *b, statement_kind kind, size_t *count)
{
    const kith_graph *graph = b->graph;
    const date *newest = newest_days(b);
    ranked *list = newest ? kith_ranking(b->r, graph->statement_count) : NULL;
    *count = 0;
    for (uint32_t i = 0; list && i < graph->statement_count; i++) {
        const statement *s = &graph->statement[i];
        bool is_task = kind == STATEMENT_TASK;
        if (s->kind != kind)
            continue;
        date day = statement_day(graph, s);
        if (day != NO_DATE && day > graph->model.as_of)
            continue;
        bool open = is_open(kith_statement_task(graph, s));
        if (is_task ? !open || !is_their_task(b, s)
                    : !kith_brief_concerns(b, s) || is_told(b, s))
            continue;
        list[(*count)++] = (ranked){weight_of(b, s, newest), day, i};
    }
    if (list)
        kith_ranking_sort(list, *count);
    return list;
}

/* Whether the same words were said in this section already: people copy
 * decisions from the meeting's note to the person's. */
static bool is_said(const str *said_before, size_t count, str words)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal(said_before[i], words))
            return true;
    }
    return false;
}

static uint32_t note_of(const brief *b, const ranked *at)
{
    return kith_statement_note(b->graph, &b->graph->statement[at->index]);
}

/* How many facts one note may tell: with many notes, each is heard. */
static size_t facts_of_one_note(
    const brief *b, const ranked *list, size_t count)
{
    enum { LEAST = 2 };
    size_t notes = 0;
    for (size_t i = 0; i < count; i++) {
        size_t k = 0;
        while (k < i && note_of(b, &list[k]) != note_of(b, &list[i]))
            k++;
        notes += k == i;
        if (notes * LEAST > FACTS)
            return LEAST;
    }
    return notes ? (FACTS + notes - 1) / notes : FACTS;
}

static bool is_loud(const brief *b, const ranked *list, size_t at, size_t most)
{
    size_t before = 0;
    for (size_t i = 0; i < at; i++)
        before += note_of(b, &list[i]) == note_of(b, &list[at]);
    return before >= most;
}

static str task_words(brief *b, const statement *s, str words)
{
    stated_task stated = kith_statement_task(b->graph, s);
    bool late = stated.due != NO_DATE && stated.due < b->graph->model.as_of;
    str due = STR("");
    if (stated.due != NO_DATE)
        due = kith_report_format(
            b->r, ", %s %s", late ? "OVERDUE since" : "due",
            kith_brief_day(b, stated.due).ptr);
    str owner = stated.owner == KITH_NO_VERTEX
                    ? STR("no owner")
                    : brief_name_or_you(b, stated.owner);
    return kith_report_format(
        b->r, "Open, %.*s%.*s: %.*s", STR_ARG(owner), STR_ARG(due),
        STR_ARG(words));
}

static str statement_words(brief *b, const statement *s, str words)
{
    static const char *const heads[] = {
        [STATEMENT_DECISION] = "Decided",
        [STATEMENT_BLOCKER] = "Blocked",
    };
    if (s->kind == STATEMENT_TASK)
        return task_words(b, s, words);
    str day = kith_brief_day(b, s->day);
    kith_vertex of = s->subject;
    bool person = of != KITH_NO_VERTEX && of != b->about &&
                  b->graph->vertex[of].kind == KITH_KIND_PERSON;
    str head = s->kind != STATEMENT_FACT ? str_from(heads[s->kind])
               : person                  ? brief_name(b, of)
                                         : STR("");
    return kith_report_join(
        b->r, kith_report_join(b->r, head, " ", day), ": ", words);
}

static void data_task(brief *b, value *told, const statement *s)
{
    stated_task stated = kith_statement_task(b->graph, s);
    kith_value_name(b->r, told, "owner", b->graph, stated.owner);
    kith_value_date(b->r, told, "due", stated.due);
    kith_value_boolean(
        b->r, told, "overdue",
        stated.due != NO_DATE && stated.due < b->graph->model.as_of);
}

/* At most `most` lines of a kind; how many were said. */
static size_t say_kind(
    brief *b, value *rows, statement_kind kind, const char *name, size_t most)
{
    enum { MOST = 8 };
    size_t count, shown = 0;
    str words[MOST];
    const ranked *list = gather(b, kind, &count);
    size_t of_one = list ? facts_of_one_note(b, list, count) : 0;
    for (size_t i = 0; list && i < count && shown < most && !b->r->failed;
         i++) {
        const statement *s = &b->graph->statement[list[i].index];
        place where = kith_statement_place(b->graph, s);
        str quote = kith_brief_quote(b, where);
        if (is_said(words, shown, quote) ||
            (kind == STATEMENT_FACT && is_loud(b, list, i, of_one)))
            continue;
        words[shown++] = quote;
        said line = kith_brief_say(
            b, rows, LABEL_FACT, name, statement_words(b, s, quote));
        kith_value_date(b->r, line.row, "date", statement_day(b->graph, s));
        if (kind == STATEMENT_TASK)
            data_task(b, line.row, s);
        kith_brief_prove(b, &line, where);
    }
    return shown;
}

static void say_nothing(brief *b, value *rows, str text)
{
    said s = kith_brief_say(b, rows, LABEL_FACT, "nothing", text);
    kith_brief_prove_note(b, &s, b->about);
}

void kith_brief_loops(brief *b)
{
    kith_block(b->r, BLOCK_HEADING, STR("5 Open loops"));
    value *rows = kith_value_array(b->r, b->r->data, "open_loops");
    size_t said_so_far = say_kind(b, rows, STATEMENT_TASK, "task", TASKS);
    said_so_far += say_kind(b, rows, STATEMENT_DECISION, "decision", DECISIONS);
    said_so_far += say_kind(b, rows, STATEMENT_BLOCKER, "blocker", BLOCKERS);
    if (said_so_far == 0)
        say_nothing(b, rows, STR("No open task and no decision on record"));
}

void kith_brief_facts(brief *b)
{
    kith_block(b->r, BLOCK_HEADING, STR("7 Facts to carry in"));
    value *rows = kith_value_array(b->r, b->r->data, "facts");
    if (say_kind(b, rows, STATEMENT_FACT, "fact", FACTS) == 0)
        say_nothing(b, rows, STR("No key facts on record"));
}
