/*
 * chains.h — the best chains through a corridor, exactly.
 *
 *     R = product of p over the ties * product of w over those asked
 *
 * in order of R, fewer steps, newer weakest tie, names. Which tie is the
 * weakest: least p, of equal ones the older, of these the first.
 */
#ifndef KITH_ANALYSIS_CHAINS_H
#define KITH_ANALYSIS_CHAINS_H

#include "analysis/corridor.h"

enum { MOST_STEPS = 6 };

typedef struct chain {
    double score;
    date day; /* of the newest evidence of the weakest tie */
    uint32_t hops, weakest;
    kith_vertex vertex[MOST_STEPS + 1];
    uint32_t person[MOST_STEPS + 1]; /* the same, in the corridor */
    uint32_t tie[MOST_STEPS];
} chain;

/* Less than 0 if `a` comes before `b`. */
int kith_chain_order(const chain *a, const chain *b);

typedef struct chain_search {
    const kith_graph *graph;
    const corridor *c;
    unsigned steps;      /* 1 .. MOST_STEPS */
    size_t limit;        /* chains wanted, at least 1 */
    kith_vertex through; /* only chains through this person, or NO_VERTEX */
    const bool *banned;  /* people of the corridor to do without, or NULL */
    bool not_direct;     /* do without the direct tie */
} chain_search;

/*
 * Puts the best chains into *found, malloced, best first, at most `limit`;
 * false if memory is out. The bound that guides the search is the best product
 * that any walk could still have, so nothing is missed and little is looked at.
 */
bool kith_chains_find(const chain_search *search, chain **found, size_t *count);

#endif
