/* pagerank.c — Brin & Page (1998) by plain power iteration. */
#include "analysis/measures.h"

#include <math.h>
#include <stdlib.h>

#define DAMPING   0.85
#define CONVERGED 1e-12 /* change in one iteration, all people together */

enum { MOST_ITERATIONS = 1000 }; /* .85^170 is 1e-12 */

/* One iteration from `score`, of which each person gives out `given` a unit of
 * strength, into `next`. */
static void iterate(
    const people *g, const double *score, double *given, double *next)
{
    double idle = 0; /* of those who have no tie to give it to */
    for (uint32_t v = 0; v < g->n; v++) {
        given[v] = g->total[v] > 0 ? score[v] / g->total[v] : 0;
        idle += g->total[v] > 0 ? 0 : score[v];
    }
    double base = (1 - DAMPING + DAMPING * idle) / g->n;
    for (uint32_t v = 0; v < g->n; v++) {
        double sum = 0;
        for (uint32_t a = g->first[v]; a < g->first[v + 1]; a++)
            sum += g->strength[a].s * given[g->to[a]];
        next[v] = base + DAMPING * sum;
    }
}

bool kith_pagerank(const people *g, double *score)
{
    size_t n = g->n;
    double *given = calloc(2 * n + 1, sizeof *given);
    if (!given)
        return false;
    double *next = given + n, change = 1;
    for (size_t v = 0; v < n; v++)
        score[v] = 1 / (double)n;
    for (int i = 0; i < MOST_ITERATIONS && change > CONVERGED; i++) {
        iterate(g, score, given, next);
        change = 0;
        for (size_t v = 0; v < n; v++) {
            change += fabs(next[v] - score[v]);
            score[v] = next[v];
        }
    }
    free(given);
    return true;
}
