/*
 * analysis.h — measures as columns, one row a vertex of the graph.
 */
#ifndef KITH_ANALYSIS_ANALYSIS_H
#define KITH_ANALYSIS_ANALYSIS_H

#include <kith/analysis.h>

#include "base/arena.h"
#include "graph/graph.h"

struct kith_analysis {
    arena memory;
    size_t order;                 /* of the graph */
    double *score[KITH_MEASURES]; /* NULL if left out */
    uint32_t *community;          /* UINT32_MAX: none; NULL if left out */
    double *confidence;
    size_t community_count;
    kith_vertex left_out; /* whose ties communities leave out; or none */
    double quality;       /* modularity of the best partition */
    double resolution;
    size_t restarts, restarts_at_best;
    double stability;    /* mean pairwise adjusted Rand index of the restarts */
    const char *engine;  /* "kith" or "igraph 0.10.2" */
    size_t people, ties; /* what was measured */
};

/* w of a stance: the chance that someone asked passes the request on. */
double kith_willingness(stance of);

#endif
