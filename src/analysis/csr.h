/*
 * csr.h — the people graph, as the kernels walk it.
 *
 * Every person is a vertex, tied or not; every usable tie is two arcs. A tie is
 * usable if its strength and its cost are finite and greater than 0: checked
 * here once, so that no kernel meets a zero, a NaN or an infinity.
 *
 * Strengths say how near two people are, costs how far: one mistaken for the
 * other gives numbers that look right. So each is a type of its own.
 */
#ifndef KITH_ANALYSIS_CSR_H
#define KITH_ANALYSIS_CSR_H

#include <stdbool.h>
#include <stdint.h>

#include "graph/graph.h"

/* s of a tie: for PageRank, communities, constraint. */
typedef struct arc_strength {
    double s;
} arc_strength;

/* -ln p of a tie: for whatever follows shortest chains. */
typedef struct arc_cost {
    double c;
} arc_cost;

/* People are numbered in the order of their vertices, that is by name. */
typedef struct people {
    uint32_t n;             /* people */
    uint32_t m;             /* usable ties */
    kith_vertex *vertex;    /* of person i in the graph */
    uint32_t *first;        /* n + 1: arcs of i are first[i] .. first[i + 1] */
    uint32_t *to;           /* 2 m, increasing for each person */
    arc_strength *strength; /* 2 m */
    arc_cost *cost;         /* 2 m */
    double *total;          /* of the strengths of each person's ties */
} people;

static inline uint32_t people_degree(const people *g, uint32_t v)
{
    return g->first[v + 1] - g->first[v];
}

/* The people of `graph` into *g, to free with kith_people_free() whether it
 * succeeds or not; false if memory is out. O(V + E). */
bool kith_people_of(const kith_graph *graph, people *g);

/* The same without the ties of one person, who stays as one without any;
 * KITH_NO_VERTEX leaves out nobody. */
bool kith_people_without(
    const kith_graph *graph, kith_vertex person, people *g);

void kith_people_free(people *g);

#endif
