/*
 * leiden.h — one run of Leiden (Traag, Waltman & van Eck 2019) on modularity.
 */
#ifndef KITH_ANALYSIS_LEIDEN_H
#define KITH_ANALYSIS_LEIDEN_H

#include <stdbool.h>
#include <stdint.h>

#include "analysis/csr.h"

/* A graph on one level of aggregation. Ties inside a vertex are left out: they
 * count in `total` and change no move. */
typedef struct level {
    uint32_t n;
    uint32_t *first, *to;
    arc_strength *strength;
    double *total;
} level;

/* What a run needs, taken once a worker; zero is empty. */
typedef struct leiden_room {
    level next[2];       /* two levels, by turns */
    uint32_t *lift;      /* where a person is on this level */
    uint32_t *community; /* of the vertices of this level */
    uint32_t *refined;   /* part of a community */
    uint32_t *above;     /* communities of the next level */
    uint32_t *queue, *touched, *size, *empty, *label;
    double *weight; /* of a community's vertices, together */
    double *own;    /* of a refined part's vertices, together */
    double *cut;    /* from a refined part to the rest of its community */
    double *near;   /* from one vertex to each community; 0 elsewhere */
    bool *waits;
    double all; /* twice the strengths of all ties */
    double resolution;
    double chance; /* in the refinement, in units of strength */
} leiden_room;

bool kith_leiden_room(const people *g, double resolution, leiden_room *room);
void kith_leiden_room_free(leiden_room *room);

/*
 * Finds communities into membership[g->n], dense from 0. Iterates until an
 * iteration gains no more than 1e-12, at most 100 times. Depends on nothing but
 * the graph, the resolution and the seed. About O(m) an iteration.
 */
void kith_leiden(
    const people *g, leiden_room *room, uint64_t seed, uint32_t *membership);

/*
 * Modularity of `membership` (dense, `count` communities; NO_INDEX for people
 * without ties) with the sum in order of label, so that one labelling has one
 * value; `room` as for a run.
 */
double kith_modularity(
    const people *g,
    leiden_room *room,
    const uint32_t *membership,
    uint32_t count);

#endif
