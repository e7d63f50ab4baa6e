/* corridor.c — see corridor.h. */
#include "analysis/corridor.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/analysis.h"

enum { FAR = UINT8_MAX };

bool kith_may_be_asked(
    const kith_graph *graph, kith_vertex v, kith_vertex avoid)
{
    const vertex *who = &graph->vertex[v];
    return v != avoid && who->kind == KITH_KIND_PERSON &&
           !(who->flags & (VERTEX_LEFT | VERTEX_DO_NOT_ASK));
}

static bool is_usable(const tie *t)
{
    return t->strength > 0 && t->probability > 0;
}

/* Steps from `start` over people who may be asked, up to `steps`; beyond and
 * elsewhere FAR. Nobody is reached by way of `end`. `queue` has n entries. */
static void measure_steps(
    const kith_graph *graph,
    kith_vertex start,
    kith_vertex end,
    kith_vertex avoid,
    unsigned steps,
    uint8_t *distance,
    kith_vertex *queue)
{
    size_t head = 0, tail = 0;
    memset(distance, FAR, graph->order);
    distance[start] = 0;
    queue[tail++] = start;
    while (head < tail) {
        kith_vertex v = queue[head++];
        if (distance[v] >= steps || v == end)
            continue;
        for (uint32_t i = graph->first_tie[v]; i < graph->first_tie[v + 1];
             i++) {
            const tie *t = &graph->tie[graph->adjacent[i]];
            kith_vertex u = tie_other(t, v);
            if (distance[u] != FAR || !is_usable(t) ||
                (u != end && !kith_may_be_asked(graph, u, avoid)))
                continue;
            distance[u] = (uint8_t)(distance[v] + 1);
            queue[tail++] = u;
        }
    }
}

/* Room for everyone within reach of both ends, and their numbers in `local`. */
static bool number_people(
    const kith_graph *graph,
    corridor *c,
    unsigned steps,
    const uint8_t *here,
    const uint8_t *there,
    uint32_t *local)
{
    kith_vertex from = c->vertex[CORRIDOR_FROM], to = c->vertex[CORRIDOR_TO];
    for (size_t v = 0; v < graph->order; v++) {
        local[v] = NO_INDEX;
        if (v == from || v == to || here[v] == FAR || there[v] == FAR ||
            here[v] + there[v] > (int)steps)
            continue;
        local[v] = c->n;
        c->vertex[c->n++] = (kith_vertex)v;
    }
    local[from] = CORRIDOR_FROM;
    local[to] = CORRIDOR_TO;
    c->willingness = calloc(c->n, sizeof *c->willingness);
    c->first = calloc((size_t)c->n + 1, sizeof *c->first);
    for (uint32_t i = 0; c->willingness && i < c->n; i++)
        c->willingness[i] =
            kith_willingness((stance)graph->vertex[c->vertex[i]].stance);
    return c->willingness && c->first;
}

/* Counts the arcs, or writes them once there is room. */
static void lay_arcs(
    const kith_graph *graph,
    corridor *c,
    unsigned steps,
    const uint8_t *here,
    const uint8_t *there,
    const uint32_t *local)
{
    uint32_t arcs = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        kith_vertex v = c->vertex[i];
        c->first[i] = arcs;
        uint32_t begin = graph->first_tie[v], end = graph->first_tie[v + 1];
        for (uint32_t k = begin; i != CORRIDOR_TO && k < end; k++) {
            const tie *t = &graph->tie[graph->adjacent[k]];
            uint32_t u = local[tie_other(t, v)];
            if (u == NO_INDEX || u == CORRIDOR_FROM || !is_usable(t) ||
                here[v] + 1 + there[c->vertex[u]] > (int)steps)
                continue;
            if (c->to) {
                c->to[arcs] = u;
                c->tie[arcs] = graph->adjacent[k];
            }
            arcs++;
        }
        if (arcs - c->first[i] > c->widest)
            c->widest = arcs - c->first[i];
    }
    c->first[c->n] = arcs;
}

bool kith_corridor_open(
    const kith_graph *graph,
    kith_vertex from,
    kith_vertex to,
    kith_vertex avoid,
    unsigned steps,
    corridor *c)
{
    size_t order = graph->order;
    *c = (corridor){.n = 2};
    bool done = false;
    uint8_t *here = calloc(order, 1), *there = calloc(order, 1);
    uint32_t *room = calloc(order, sizeof *room);
    c->vertex = calloc(order + 2, sizeof *c->vertex);
    if (!here || !there || !room || !c->vertex)
        goto done;
    c->vertex[CORRIDOR_FROM] = from;
    c->vertex[CORRIDOR_TO] = to;
    measure_steps(graph, from, to, avoid, steps, here, room);
    measure_steps(graph, to, from, avoid, steps, there, room);
    if (!number_people(graph, c, steps, here, there, room))
        goto done;
    lay_arcs(graph, c, steps, here, there, room);
    size_t arcs = (size_t)c->first[c->n] + 1;
    c->to = calloc(arcs, sizeof *c->to);
    c->tie = calloc(arcs, sizeof *c->tie);
    c->p = calloc(arcs, sizeof *c->p);
    if (!c->to || !c->tie || !c->p)
        goto done;
    lay_arcs(graph, c, steps, here, there, room);
    kith_corridor_weigh(c, graph, NULL);
    done = true;
done:
    free(here);
    free(there);
    free(room);
    return done;
}

void kith_corridor_free(corridor *c)
{
    free(c->vertex);
    free(c->willingness);
    free(c->first);
    free(c->to);
    free(c->tie);
    free(c->p);
    *c = (corridor){0};
}

/* The strength of one tie as kith_restrength() has it for all. */
static double restrength(
    const kith_graph *graph, const tie *t, const tie_model *model)
{
    double strength = 0;
    if (model->weight == KITH_WEIGHT_FLAT)
        return t->strength;
    for (uint32_t i = 0; i < t->events; i++) {
        uint32_t e = graph_tie_event(graph, t, i);
        strength += kith_event_term(&graph->event[e], model);
    }
    return strength;
}

void kith_corridor_weigh(
    corridor *c, const kith_graph *graph, const tie_model *model)
{
    for (uint32_t a = 0; a < c->first[c->n]; a++) {
        const tie *t = &graph->tie[c->tie[a]];
        c->p[a] =
            model ? kith_probability(restrength(graph, t, model), model->tau)
                  : t->probability;
    }
}
