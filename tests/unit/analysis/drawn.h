/*
 * drawn.h — graphs drawn by hand for the tests of the analysis.
 *
 * A graph is a list of ties; people are v0, v1 ... in order of number. It is
 * the value that the graph stage returns, with only what the analysis reads.
 */
#ifndef KITH_TESTS_DRAWN_H
#define KITH_TESTS_DRAWN_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/csr.h"
#include "analysis/rng.h"

/* Within `slack`; cmocka's assert_float_equal() compares floats. */
#define assert_near(a, b, slack) assert_true(is_near((a), (b), (slack)))

static inline bool is_near(double a, double b, double slack)
{
    return fabs(a - b) <= slack;
}

typedef struct drawn_tie {
    uint32_t a, b;
    double strength;
    double cost;
} drawn_tie;

static inline int drawn_order(const void *left, const void *right)
{
    const tie *x = left, *y = right;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

/* The arcs of each vertex, in order of tie. */
static inline void drawn_adjacency(kith_graph *graph)
{
    size_t n = graph->order, m = graph->size;
    graph->first_tie = NEW_ARRAY(&graph->memory, n + 2, uint32_t);
    graph->adjacent = NEW_ARRAY(&graph->memory, 2 * m + 1, uint32_t);
    for (size_t e = 0; e < m; e++) {
        graph->first_tie[graph->tie[e].a + 1]++;
        graph->first_tie[graph->tie[e].b + 1]++;
    }
    for (size_t v = 0; v < n; v++)
        graph->first_tie[v + 1] += graph->first_tie[v];
    uint32_t *next = calloc(n + 1, sizeof *next);
    memcpy(next, graph->first_tie, n * sizeof *next);
    for (size_t e = 0; e < m; e++) {
        graph->adjacent[next[graph->tie[e].a]++] = (uint32_t)e;
        graph->adjacent[next[graph->tie[e].b]++] = (uint32_t)e;
    }
    free(next);
}

/* n people and m ties; free with kith_arena_free(&graph.memory). */
static inline kith_graph drawn_graph(
    uint32_t n, const drawn_tie *ties, size_t m)
{
    kith_graph graph = {.order = n, .size = m, .me = 0};
    graph.model = (tie_model){
        .half_life = 90, .stated_half_life = 365, .tau = 3, .size_exponent = 1};
    graph.vertex = NEW_ARRAY(&graph.memory, n + 1, vertex);
    graph.tie = NEW_ARRAY(&graph.memory, m + 1, tie);
    for (uint32_t v = 0; v < n; v++) {
        char name[16];
        int length = snprintf(name, sizeof name, "v%u", v);
        str view = {name, (size_t)length};
        graph.vertex[v].name = str_from(kith_arena_text(&graph.memory, view));
        graph.vertex[v].kind = KITH_KIND_PERSON;
        graph.vertex[v].organization = KITH_NO_VERTEX;
        graph.vertex[v].note = NO_INDEX;
    }
    for (size_t e = 0; e < m; e++) {
        bool turned = ties[e].a > ties[e].b;
        graph.tie[e] = (tie){
            .a = turned ? ties[e].b : ties[e].a,
            .b = turned ? ties[e].a : ties[e].b,
            .strength = ties[e].strength,
            .cost = ties[e].cost,
            .probability = exp(-ties[e].cost)};
    }
    if (m)
        qsort(graph.tie, m, sizeof *graph.tie, drawn_order);
    drawn_adjacency(&graph);
    return graph;
}

/* Every pair with probability `density`; weights of kind: 0 all 1, 1 small
 * multiples of 1/4 (many equal chains), 2 anything. At most `most` ties. */
static inline size_t drawn_random(
    rng *r, uint32_t n, double density, int kind, drawn_tie *ties, size_t most)
{
    size_t m = 0;
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++) {
            if (m == most || rng_unit(r) >= density)
                continue;
            double s = 1, c = 1;
            if (kind == 1) {
                s = 0.25 * (1 + rng_below(r, 8));
                c = 0.25 * (1 + rng_below(r, 8));
            } else if (kind == 2) {
                s = 0.01 + 5 * rng_unit(r);
                c = 0.01 + 4 * rng_unit(r);
            }
            ties[m++] = (drawn_tie){a, b, s, c};
        }
    return m;
}

#endif
