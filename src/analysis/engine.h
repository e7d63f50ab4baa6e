/*
 * engine.h — another way to the same columns: igraph's.
 *
 * igraph brings some twenty libraries along, which take 3 ms to load, and most
 * answers never ask it. So what calls it (igraph_*.c) is a module of its own,
 * beside this library, that is loaded by whoever asks for it.
 */
#ifndef KITH_ANALYSIS_ENGINE_H
#define KITH_ANALYSIS_ENGINE_H

#include <kith/analysis.h>

#include "analysis/csr.h"

/* What the module holds under the name of kith_igraph. */
typedef struct engine {
    /* "igraph 0.10.2" of the library that is loaded, into `name`. */
    void (*name)(char name[static 32]);

    /* Fills score[m][n] for every measure igraph has, with the normalisation
     * and the NaNs of measures.h; the others are not touched. False with
     * `error`. */
    bool (*measures)(
        const people *g, double *const score[KITH_MEASURES], kith_error *error);

    /* `restarts` rows of n memberships, by igraph's Leiden iterated as ours
     * is. False with `error`. */
    bool (*communities)(
        const people *g,
        double resolution,
        size_t restarts,
        uint32_t *runs,
        kith_error *error);
} engine;

/* igraph's engine, which stays loaded; NULL with `error` if it is not to be
 * had. */
const engine *kith_engine_load(kith_error *error);

#endif
