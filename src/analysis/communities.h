/*
 * communities.h — who belongs together, and how sure that is.
 *
 * Leiden is started `restarts` times from seeds 0, 1, 2 ... The partition of
 * the highest modularity is the answer (equal ones: the lexicographically
 * smallest membership); the others tell how much of it is chance.
 */
#ifndef KITH_ANALYSIS_COMMUNITIES_H
#define KITH_ANALYSIS_COMMUNITIES_H

#include "analysis/csr.h"

typedef struct communities {
    uint32_t count;
    size_t restarts, at_best; /* runs, and those that found the best value */
    double quality;           /* modularity; NaN without ties */
    double stability; /* mean pairwise adjusted Rand index; NaN without ties */
} communities;

/*
 * Fills membership[n] (NO_INDEX for people without ties; 0 the largest, ties by
 * the name that sorts first), confidence[n] (NaN likewise) and *found. False if
 * memory is out. The result is the same for any `threads`.
 *
 * `runs` are `restarts` rows of n as the runs left them (see
 * kith_communities_run); they are made canonical in place.
 */
bool kith_communities_judge(
    const people *g,
    double resolution,
    size_t restarts,
    uint32_t *runs,
    uint32_t *membership,
    double *confidence,
    communities *found);

/* Our own runs into `runs`; false if memory is out. */
bool kith_communities_run(
    const people *g,
    double resolution,
    size_t restarts,
    unsigned threads,
    uint32_t *runs);

/* Adjusted Rand index (Hubert & Arabie 1985) of two memberships of n people,
 * labels below `labels`, NO_INDEX in both where left out; 1 if both are trivial
 * alike. `room` is n + 2 * labels + 2 numbers. */
double kith_adjusted_rand(
    const uint32_t *a,
    const uint32_t *b,
    uint32_t n,
    uint32_t labels,
    uint32_t *room);

#endif
