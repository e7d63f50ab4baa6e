/*
 * corridor.h — what lies between two people: the part of the graph that chains
 * of few steps can use, numbered anew.
 *
 * Whoever wants a chain of at most 3 steps among 3,500 people looks at a few
 * hundred ties; everything about introductions happens in here. An arc v -> u
 * is in the corridor if  distance(from, v) + 1 + distance(u, to)  is at most
 * the number of steps, distances counted over people who may be asked.
 */
#ifndef KITH_ANALYSIS_CORRIDOR_H
#define KITH_ANALYSIS_CORRIDOR_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"

enum { CORRIDOR_FROM = 0, CORRIDOR_TO = 1 };

typedef struct corridor {
    uint32_t n;          /* people: from, to, then by vertex */
    kith_vertex *vertex; /* of each */
    double *willingness; /* of each, should they be asked */
    uint32_t *first;     /* n + 1: arcs, never into `from` or out of `to` */
    uint32_t *to;        /* by vertex, for each person */
    uint32_t *tie;       /* of each arc, in the graph */
    double *p;           /* of each arc */
    uint32_t widest;     /* most arcs of one person */
} corridor;

/* Whether a person may be asked to introduce someone; `avoid` may be
 * KITH_NO_VERTEX. */
bool kith_may_be_asked(
    const kith_graph *graph, kith_vertex v, kith_vertex avoid);

/* The corridor from one person to another, to free whether it succeeds or not;
 * without arcs if no chain is so short. False if memory is out. O(V + E). */
bool kith_corridor_open(
    const kith_graph *graph,
    kith_vertex from,
    kith_vertex to,
    kith_vertex avoid,
    unsigned steps,
    corridor *c);
void kith_corridor_free(corridor *c);

/* Sets p of the arcs as another model of tie strength would have them; NULL:
 * as they are in the graph. */
void kith_corridor_weigh(
    corridor *c, const kith_graph *graph, const tie_model *model);

/* The most routes from one end to the other that share nobody between; a direct
 * tie is one. False if memory is out. O(routes * arcs). */
bool kith_corridor_disjoint(const corridor *c, size_t *routes);

/* Whether a route is left without person `v`; false in *open if not. False if
 * memory is out. */
bool kith_corridor_without(const corridor *c, uint32_t v, bool *open);

#endif
