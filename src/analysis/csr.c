/*
 * csr.c — see csr.h.
 *
 * The ties of a graph are sorted by (a, b). Two passes over them in that order,
 * first the arcs b -> a and then a -> b, leave every person's arcs sorted too:
 * all neighbours that sort before a person come first, each run in order.
 */
#include "analysis/csr.h"

#include <math.h>
#include <stdlib.h>

static bool is_usable(const tie *t, const uint32_t *person)
{
    return t->a != t->b && person[t->a] != NO_INDEX &&
           person[t->b] != NO_INDEX && isfinite(t->strength) &&
           t->strength > 0 && isfinite(t->cost) && t->cost > 0;
}

static bool number_people(const kith_graph *graph, people *g, uint32_t *person)
{
    for (size_t v = 0; v < graph->order; v++) {
        bool is_person = graph->vertex[v].kind == KITH_KIND_PERSON;
        person[v] = is_person ? g->n++ : NO_INDEX;
    }
    g->vertex = calloc((size_t)g->n + 1, sizeof *g->vertex);
    g->first = calloc((size_t)g->n + 2, sizeof *g->first);
    g->total = calloc((size_t)g->n + 1, sizeof *g->total);
    if (!g->vertex || !g->first || !g->total)
        return false;
    for (size_t v = 0; v < graph->order; v++)
        if (person[v] != NO_INDEX)
            g->vertex[person[v]] = (kith_vertex)v;
    return true;
}

static bool count_arcs(
    const kith_graph *graph, people *g, const uint32_t *person)
{
    uint32_t *degree = g->first + 2; /* arcs_of() moves them one to the left */
    for (size_t e = 0; e < graph->size; e++) {
        const tie *t = &graph->tie[e];
        if (!is_usable(t, person))
            continue;
        g->m++;
        for (int end = 0; end < 2; end++) {
            uint32_t v = person[end ? t->b : t->a];
            if (v + 1 < g->n)
                degree[v]++;
        }
    }
    for (size_t v = 2; v <= g->n; v++)
        g->first[v] += g->first[v - 1];
    size_t arcs = 2 * (size_t)g->m + 1;
    g->to = calloc(arcs, sizeof *g->to);
    g->strength = calloc(arcs, sizeof *g->strength);
    g->cost = calloc(arcs, sizeof *g->cost);
    return g->to && g->strength && g->cost;
}

static void add_arc(people *g, uint32_t from, uint32_t to, const tie *t)
{
    uint32_t arc = g->first[from + 1]++;
    g->to[arc] = to;
    g->strength[arc] = (arc_strength){t->strength};
    g->cost[arc] = (arc_cost){t->cost};
    g->total[from] += t->strength;
}

bool kith_people_of(const kith_graph *graph, people *g)
{
    return kith_people_without(graph, KITH_NO_VERTEX, g);
}

bool kith_people_without(
    const kith_graph *graph, kith_vertex left_out, people *g)
{
    *g = (people){0};
    bool done = false;
    uint32_t *person = calloc(graph->order + 1, sizeof *person);
    if (!person || !number_people(graph, g, person))
        goto done;
    if (left_out < graph->order)
        person[left_out] = NO_INDEX; /* no tie of theirs is usable now */
    if (!count_arcs(graph, g, person))
        goto done;

    for (int backward = 1; backward >= 0; backward--)
        for (size_t e = 0; e < graph->size; e++) {
            const tie *t = &graph->tie[e];
            if (!is_usable(t, person))
                continue;
            uint32_t a = person[t->a], b = person[t->b];
            if (backward)
                add_arc(g, b, a, t);
            else
                add_arc(g, a, b, t);
        }
    done = true;
done:
    free(person);
    return done;
}

void kith_people_free(people *g)
{
    free(g->vertex);
    free(g->first);
    free(g->to);
    free(g->strength);
    free(g->cost);
    free(g->total);
    *g = (people){0};
}
