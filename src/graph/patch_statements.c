/*
 * patch_statements.c — what the changed notes state, and what all state of
 * those people: the newest stance of one is told by whichever note has it.
 */
#include "graph/patch.h"

enum { STANCED = 1, DEPARTED = 2 }; /* of a person, by a changed note */

/* Takes over a statement of the draft. */
static bool make_statement(patch *p, statement *s)
{
    const draft *d = &p->d;
    uint32_t count = 1;
    if (s->kind == STATEMENT_TASK) {
        p->graph->task[p->graph->task_count] = d->tasks.at[s->task];
        s->task = (uint32_t)p->graph->task_count++;
    }
    if (s->first_about == 0)
        return true;
    const kith_vertex *from = d->members.at + s->first_about;
    while (from[count - 1] != KITH_NO_VERTEX)
        count++;
    return kith_patch_members(p, from, count, &s->first_about);
}

/* The tasks of statements that are gone count as none: they are of no status.
 */
static void drop_tasks(kith_graph *graph, const statement *s, size_t count)
{
    for (const statement *end = s + count; s < end; s++)
        if (s->kind == STATEMENT_TASK)
            graph->task[s->task].status = 0;
}

/* Notes what is said of people of whom others may say it, too. */
static void note_said(patch *p, const statement *s, size_t count)
{
    for (const statement *end = s + count; s < end; s++) {
        if (s->kind == STATEMENT_STANCE || s->kind == STATEMENT_DEAL)
            p->said_of[s->subject] |= STANCED;
        if (s->kind == STATEMENT_MOVED && s->subject != KITH_NO_VERTEX)
            p->said_of[s->subject] |= DEPARTED;
    }
}

/* The statements of the i-th of the heard, instead of those that its note has.
 */
static bool replace_statements_of(patch *p, size_t i)
{
    kith_graph *graph = p->graph;
    const draft *d = &p->d;
    noted *at = &graph->notes[p->heard.at[i]];
    uint32_t from = d->first_statement[i];
    uint32_t count = d->first_statement[i + 1] - from;
    size_t behind = at->first_statement + at->statements;
    size_t left = graph->statement_count - behind;
    note_said(p, graph->statement + at->first_statement, at->statements);
    drop_tasks(graph, graph->statement + at->first_statement, at->statements);
    if (!kith_graph_make_room(
            graph, &graph->statement, graph->statement_count,
            &graph->statement_room,
            graph->statement_count - at->statements + count,
            sizeof *graph->statement))
        return false;
    statement *to = graph->statement + at->first_statement;
    if (count != at->statements)
        memmove(to + count, to + at->statements, left * sizeof *to);
    graph->statement_count = at->first_statement + count + left;
    at->statements = count;
    for (uint32_t k = 0; k < count; k++) {
        to[k] = d->statements.at[from + k];
        if (!make_statement(p, &to[k]))
            return false;
    }
    note_said(p, to, count);
    kith_sort(to, count, sizeof *to, kith_statement_compare);
    return true;
}

bool kith_patch_statements(patch *p)
{
    kith_graph *graph = p->graph;
    if (!kith_graph_make_room(
            graph, &graph->task, graph->task_count, &graph->task_room,
            graph->task_count + p->d.tasks.len, sizeof *graph->task))
        return false;
    for (size_t i = p->heard.len; i-- > 0;) /* those before stay in place */
        if (patch_changes(p, p->heard.at[i]) && !replace_statements_of(p, i))
            return false;
    uint32_t first = 0;
    for (uint32_t n = 0; n < graph->note_count; n++) {
        if (graph->notes[n].first_statement != first)
            graph->notes[n].first_statement = first;
        first += graph->notes[n].statements;
    }
    return true;
}

/* Finds out anew what is said of a person by any line: first those of fields,
 * which have no words to quote, as they are heard. */
static void hear_stances(patch *p, uint32_t n, bool of_fields)
{
    draft *d = &p->d;
    const noted *at = &p->graph->notes[n];
    for (uint32_t i = 0; i < at->statements; i++) {
        const statement *s = &p->graph->statement[at->first_statement + i];
        bool is_stance = s->kind == STATEMENT_STANCE;
        if (!(is_stance || s->kind == STATEMENT_DEAL) ||
            !(p->said_of[s->subject] & STANCED) ||
            (s->length == 0) != of_fields)
            continue;
        if (s->day == NO_DATE)
            kith_draft_take(d, n);
        (is_stance ? kith_draft_stance : kith_draft_deal)(
            d, s->subject, s->value, s->day == NO_DATE ? d->newest : s->day,
            statement_place(n, s));
    }
}

/* Whether a note of their own says that they have left. */
static bool says_left(const patch *p, kith_vertex v)
{
    for (uint32_t n = 0; n < p->vault->note_count; n++) {
        const note *from = &p->vault->notes[n];
        for (uint32_t f = 0; p->d.of_note[n] == v && f < from->fields; f++)
            if (kith_draft_says_left(&p->d, &from->field[f]))
                return true;
    }
    return false;
}

/* Finds out anew what is said of people in several notes. */
bool kith_patch_people(patch *p)
{
    kith_graph *graph = p->graph;
    bool stanced = false, departed = false;
    for (kith_vertex v = 0; v < graph->order; v++) {
        vertex *at = &graph->vertex[v];
        if (p->said_of[v] & STANCED) {
            stanced = p->counted[v] = true;
            at->stance = STANCE_UNKNOWN;
            at->deal = DEAL_NONE;
            at->last_seen = NO_DATE;
        }
        if (p->said_of[v] & DEPARTED) {
            departed = true;
            at->flags &= (uint8_t)~VERTEX_LEFT;
            at->flags |= says_left(p, v) ? VERTEX_LEFT : 0;
        }
    }
    for (uint32_t n = 0; n < graph->note_count && stanced; n++) {
        hear_stances(p, n, true);
        hear_stances(p, n, false);
    }
    return !departed || kith_graph_mark_departures(graph);
}
