/*
 * holes.c — structural holes (Burt 1992).
 *
 *     p_ij = w_ij / sum_k w_ik        m_ij = w_ij / max_k w_ik
 *     constraint_i     = sum_j (p_ij + sum_q p_iq p_qj)^2
 *     effective size_i = sum_j (1 - sum_q p_iq m_jq)      q not i, j
 *
 * Both look at every tie between two contacts of i, so one pass does both: the
 * row p_i stands in a dense array while the arcs of each contact are read.
 */
#include "analysis/measures.h"

#include <math.h>
#include <stdlib.h>

static double strongest(const people *g, uint32_t v)
{
    double most = 0;
    for (uint32_t arc = g->first[v]; arc < g->first[v + 1]; arc++)
        most = fmax(most, g->strength[arc].s);
    return most;
}

/* Measures i; `share` is p_i, zero elsewhere; `most` is max_k w_jk of all. */
static void measure_one(
    const people *g,
    uint32_t i,
    const double *share,
    const double *most,
    double *constraint,
    double *effective_size)
{
    double bound = 0, size = 0;
    for (uint32_t a = g->first[i]; a < g->first[i + 1]; a++) {
        uint32_t j = g->to[a];
        double through = share[j], redundant = 0;
        for (uint32_t b = g->first[j]; b < g->first[j + 1]; b++) {
            uint32_t q = g->to[b];
            if (share[q] == 0)
                continue;
            through += share[q] * g->strength[b].s / g->total[q];
            redundant += share[q] * g->strength[b].s / most[j];
        }
        bound += through * through;
        size += 1 - redundant;
    }
    constraint[i] = bound;
    effective_size[i] = size;
}

bool kith_holes(const people *g, double *constraint, double *effective_size)
{
    size_t n = g->n;
    double *share = calloc(2 * n + 1, sizeof *share), *most = share + n;
    if (!share)
        return false;
    for (uint32_t v = 0; v < g->n; v++)
        most[v] = strongest(g, v);
    for (uint32_t i = 0; i < g->n; i++) {
        if (!people_degree(g, i)) {
            constraint[i] = effective_size[i] = UNDEFINED;
            continue;
        }
        for (uint32_t a = g->first[i]; a < g->first[i + 1]; a++)
            share[g->to[a]] = g->strength[a].s / g->total[i];
        measure_one(g, i, share, most, constraint, effective_size);
        for (uint32_t a = g->first[i]; a < g->first[i + 1]; a++)
            share[g->to[a]] = 0;
    }
    free(share);
    return true;
}
