/*
 * stated.c — what is asked of a statement that it does not keep itself.
 */
#include "graph/graph.h"

/* The last note whose statements begin at or before this one. */
uint32_t kith_statement_note(const kith_graph *graph, const statement *s)
{
    size_t index = (size_t)(s - graph->statement);
    size_t low = 0, high = graph->note_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (graph->notes[middle].first_statement <= index)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

place kith_statement_place(const kith_graph *graph, const statement *s)
{
    return statement_place(kith_statement_note(graph, s), s);
}

stated_task kith_statement_task(const kith_graph *graph, const statement *s)
{
    static const stated_task none = {
        .owner = KITH_NO_VERTEX,
        .day = NO_DATE,
        .due = NO_DATE,
        .done = NO_DATE};
    return s->kind == STATEMENT_TASK ? graph->task[s->task] : none;
}

bool kith_statement_names(
    const kith_graph *graph, const statement *s, kith_vertex v)
{
    const kith_vertex *at = statement_abouts(graph, s);
    while (*at != KITH_NO_VERTEX && *at != v)
        at++;
    return *at != KITH_NO_VERTEX;
}
