/*
 * influence_doubles.c — the proposals of `kith identities` that concern the
 * account: two people of it, or whom they met. In a whole vault there is always
 * somebody else with nearly the same name. Nothing is merged; the reader
 * decides.
 */
#include "report/identities.h"
#include "report/influence.h"

enum { DOUBLES = 3 };

/* Marks the people of the account and whom they met. */
static bool *near_by(brief *b)
{
    const kith_graph *graph = b->graph;
    bool *near = kith_brief_room(b, graph->order, sizeof *near);
    for (kith_vertex v = 0; near && v < graph->order; v++)
        near[v] = b->member[v];
    for (size_t i = 0; near && i < graph->size; i++) {
        const tie *t = &graph->tie[i];
        if (t->met) {
            near[t->a] = near[t->a] || b->member[t->b];
            near[t->b] = near[t->b] || b->member[t->a];
        }
    }
    return near;
}

static void say_double(brief *b, value *rows, const double_pair *p)
{
    said line = kith_brief_say(
        b, rows, LABEL_INFERENCE, "possible_double",
        kith_report_format(
            b->r, "%.*s and %.*s may be one person: not merged",
            STR_ARG(brief_name(b, p->a)), STR_ARG(brief_name(b, p->b))));
    kith_value_name(b->r, line.row, "one", b->graph, p->a);
    kith_value_name(b->r, line.row, "other", b->graph, p->b);
    kith_value_number(b->r, line.row, "score", p->score);
    kith_brief_prove_note(b, &line, p->a);
    kith_brief_prove_note(b, &line, p->b);
    if (line.proved)
        return;
    kith_brief_prove_note(b, &line, b->about);
}

size_t kith_brief_doubles(brief *b, value *rows)
{
    doubles all;
    size_t found = 0;
    const bool *near = near_by(b);
    if (!near || b->r->failed)
        return 0;
    if (!kith_doubles_find(b->graph, &all)) {
        b->r->failed = true;
        return 0;
    }
    for (size_t i = 0; i < all.count; i++) {
        const double_pair *p = &all.pair[i];
        if (near[p->a] && near[p->b] && found++ < DOUBLES)
            say_double(b, rows, p);
    }
    kith_doubles_free(&all);
    if (found > DOUBLES)
        kith_block_line(
            b->r, 1, LABEL_NONE,
            kith_report_format(
                b->r, "and %zu more such pairs; see kith identities",
                found - DOUBLES));
    return found;
}
