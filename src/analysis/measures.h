/*
 * measures.h — the kernels: one column of numbers each, one row a person.
 *
 * All take the people graph, write scores[g->n], answer false only if memory
 * is out, and use loops, never recursion: depth does not depend on the input.
 * Sums run in a fixed order, so every kernel gives the same bits each time.
 */
#ifndef KITH_ANALYSIS_MEASURES_H
#define KITH_ANALYSIS_MEASURES_H

#include <math.h>

#include "analysis/csr.h"

/* What a measure says of someone it has no meaning for. */
#define UNDEFINED ((double)NAN)

/*
 * Shortest chains by cost (Brandes 2001): betweenness of (n-1)(n-2)/2, 0 in a
 * graph of fewer than 3; closeness within the component, NaN for the isolated;
 * harmonic of n-1, NaN if there is nobody else. Costs are compared exactly as
 * multiples of 1e-12. O(n m); the result is the same for any `threads`.
 */
bool kith_betweenness(
    const people *g,
    unsigned threads,
    double *betweenness,
    double *closeness,
    double *harmonic);

/* PageRank on strengths, damping .85, sum 1; the isolated spread theirs evenly.
 * O(m) an iteration, about 170 of them. */
bool kith_pagerank(const people *g, double *score);

/* Eigenvector of the largest eigenvalue of the strengths, maximum 1; 0 outside
 * the components that have it, NaN in a graph without ties. */
bool kith_eigenvector(const people *g, double *score);

/* Burt (1992) on strengths: constraint, and effective size as in UCINET; NaN
 * for the isolated. O(sum of squared degrees). */
bool kith_holes(const people *g, double *constraint, double *effective_size);

/* Largest k such that the person is in a group where all have k ties. */
bool kith_coreness(const people *g, double *score);

/* 1 if the component falls apart without the person, else 0. O(n + m). */
bool kith_cut_vertices(const people *g, double *score);

#endif
