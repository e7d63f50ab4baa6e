/*
 * influence_since.c — section 4: what changed since we last met: new people,
 * ties that crossed a band, decisions, stances.
 *
 * Strengths are computed again as of that day, so that decay alone, too, shows
 * as a tie that cooled.
 */
#include <math.h>

#include "report/influence.h"

enum { PEOPLE = 3, TIES = 3, DECISIONS = BRIEF_TOLD, STANCES = 2 };

/* A tie that changed less only drifted over a limit. */
static const double CHANGE = 0.03;

/* ---- New people ---------------------------------------------------------- */

/* The first thing that is known of someone, or NULL. */
static const event *first_event(const brief *b, kith_vertex v)
{
    const kith_graph *graph = b->graph;
    const event *first = NULL;
    for (uint32_t i = graph->first_tie[v]; i < graph->first_tie[v + 1]; i++) {
        const tie *t = &graph->tie[graph->adjacent[i]];
        const event *e =
            t->events ? tie_event_at(graph, t, t->events - 1) : NULL;
        if (e && (!first || e->day < first->day))
            first = e;
    }
    return first;
}

static size_t say_people(brief *b, value *rows)
{
    size_t count = 0;
    for (size_t i = 0; i < b->count && count < PEOPLE; i++) {
        kith_vertex v = b->people[i].v;
        const event *first = first_event(b, v);
        if (!first || first->day <= b->since)
            continue;
        count++;
        said s = kith_brief_say(
            b, rows, LABEL_FACT, "new_person",
            kith_report_format(
                b->r, "New: %.*s, first seen %s", STR_ARG(brief_name(b, v)),
                kith_brief_day(b, first->day).ptr));
        kith_brief_prove_event(b, &s, first);
    }
    return count;
}

/* ---- Ties ---------------------------------------------------------------- */

static bool is_watched(const brief *b, const tie *t)
{
    bool theirs =
        kith_brief_is_theirs(b, t->a) || kith_brief_is_theirs(b, t->b);
    bool ours = kith_brief_is_us(b, t->a) || kith_brief_is_us(b, t->b);
    return theirs && (ours || b->member[t->a] == b->member[t->b]);
}

static void say_tie(brief *b, value *rows, const tie *t, double before)
{
    kith_report *r = b->r;
    bool is_new = !(before > 0);
    bool warmer = t->probability > before;
    said s = kith_brief_say(
        b, rows, LABEL_INFERENCE, is_new ? "new_tie" : "tie",
        kith_report_format(
            r, "%s: %.*s – %.*s, %s to %s (p %s → %s)",
            is_new   ? "New tie"
            : warmer ? "Warmer"
                     : "Cooler",
            STR_ARG(brief_name(b, t->a)), STR_ARG(brief_name(b, t->b)),
            is_new ? "none" : kith_band(before), kith_band(t->probability),
            kith_report_fixed(r, before, 2).ptr,
            kith_report_fixed(r, t->probability, 2).ptr));
    kith_brief_prove_event(b, &s, tie_event_at(b->graph, t, 0));
}

/* Ties whose band is another now, those that changed most first; mine count
 * double. */
static size_t say_ties(brief *b, value *rows)
{
    const kith_graph *graph = b->graph;
    double *strength = kith_brief_room(b, graph->size, sizeof *strength);
    ranked *list = kith_ranking(b->r, graph->size);
    if (!strength || !list)
        return 0;
    tie_model then = graph->model;
    then.as_of = b->since;
    kith_restrength(graph, &then, strength);

    size_t count = 0;
    for (uint32_t i = 0; i < graph->size; i++) {
        const tie *t = &graph->tie[i];
        double before = kith_probability(strength[i], then.tau);
        bool is_new = !(strength[i] > 0);
        bool crossed =
            strcmp(kith_band(before), kith_band(t->probability)) != 0;
        double change = fabs(t->probability - before);
        if (t->events == 0 || !is_watched(b, t) || change < CHANGE ||
            (!is_new && !crossed))
            continue;
        bool mine = t->a == graph->me || t->b == graph->me;
        list[count++] = (ranked){mine ? 2 * change : change, t->last, i};
    }
    kith_ranking_sort(list, count);
    size_t shown = count < TIES ? count : TIES;
    for (size_t i = 0; i < shown && !b->r->failed; i++) {
        uint32_t index = list[i].index;
        say_tie(
            b, rows, &graph->tie[index],
            strength[index] > 0 ? kith_probability(strength[index], then.tau)
                                : 0);
    }
    return shown;
}

/* ---- What was said ------------------------------------------------------- */

static size_t say_statements(
    brief *b, value *rows, statement_kind kind, size_t most)
{
    const kith_graph *graph = b->graph;
    size_t count = 0;
    ranked *list = kith_ranking(b->r, graph->statement_count);
    for (uint32_t i = 0; list && i < graph->statement_count; i++) {
        const statement *s = &graph->statement[i];
        if (s->kind == kind && s->day != NO_DATE && s->day > b->since &&
            s->day <= graph->model.as_of && kith_brief_concerns(b, s))
            list[count++] = (ranked){0, s->day, i};
    }
    if (!list)
        return 0;
    kith_ranking_sort(list, count);
    if (count > most)
        count = most;
    for (size_t i = 0; i < count && !b->r->failed; i++) {
        const statement *s = &graph->statement[list[i].index];
        str words = kith_brief_quote(b, kith_statement_place(graph, s));
        str text = kind == STATEMENT_STANCE
                       ? kith_report_format(
                             b->r, "%.*s is a %s now: “%.*s”",
                             STR_ARG(brief_name(b, s->subject)),
                             kith_stance_text((stance)s->value), STR_ARG(words))
                       : kith_report_format(
                             b->r, "Decided %s: %.*s",
                             kith_brief_day(b, s->day).ptr, STR_ARG(words));
        said line = kith_brief_say(
            b, rows, LABEL_FACT,
            kind == STATEMENT_STANCE ? "stance" : "decision", text);
        kith_brief_prove(b, &line, kith_statement_place(graph, s));
        if (kind == STATEMENT_DECISION)
            b->told[b->told_count++] = s;
    }
    return count;
}

void kith_brief_since(brief *b)
{
    kith_report *r = b->r;
    value *rows = kith_value_array(r, r->data, "since_last_meeting");
    if (b->since == NO_DATE) {
        kith_block(r, BLOCK_HEADING, STR("4 Since last meeting"));
        said s = kith_brief_say(
            b, rows, LABEL_FACT, "nothing",
            STR("No earlier meeting with them to compare with"));
        kith_brief_prove_note(b, &s, b->about);
        return;
    }
    kith_block(
        r, BLOCK_HEADING,
        kith_report_format(
            r, "4 Since %s%s", b->last_meeting ? "last meeting, " : "",
            kith_brief_day(b, b->since).ptr));
    size_t lines = say_people(b, rows);
    lines += say_ties(b, rows);
    lines += say_statements(b, rows, STATEMENT_STANCE, STANCES);
    lines += say_statements(b, rows, STATEMENT_DECISION, DECISIONS);
    if (lines)
        return;
    said s = kith_brief_say(
        b, rows, LABEL_FACT, "nothing", STR("Nothing new on record"));
    kith_brief_prove_event(b, &s, b->last_meeting);
}
