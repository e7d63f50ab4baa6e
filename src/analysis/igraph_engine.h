/*
 * igraph_engine.h — the same columns as our kernels, computed by igraph.
 *
 * For whoever asks for it (`igraph_engine`), and as the oracle of our kernels.
 * igraph has no effective size: that column stays ours.
 */
#ifndef KITH_ANALYSIS_IGRAPH_ENGINE_H
#define KITH_ANALYSIS_IGRAPH_ENGINE_H

#include <kith/analysis.h>

#include "analysis/csr.h"

/* Fills score[m][n] for every measure igraph has, with the normalisation and
 * the NaNs of measures.h; the others are not touched. False with `error`. */
bool kith_igraph_measures(
    const people *g, double *const score[KITH_MEASURES], kith_error *error);

/* "igraph 0.10.2" of the library that is loaded, into `name`. */
void kith_igraph_name(char name[static 32]);

/* `restarts` rows of n memberships, by igraph's Leiden iterated as ours is. */
bool kith_igraph_communities(
    const people *g,
    double resolution,
    size_t restarts,
    uint32_t *runs,
    kith_error *error);

#endif
