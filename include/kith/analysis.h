/* analysis.h — who matters, who belongs together, who can introduce whom. */
#ifndef KITH_ANALYSIS_H
#define KITH_ANALYSIS_H

#include <kith/graph.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a high score says of a person. */
typedef enum kith_measure {
    KITH_DEGREE,         /* knows many */
    KITH_STRENGTH,       /* is in touch much */
    KITH_BETWEENNESS,    /* lies between others: a broker; of (n-1)(n-2)/2 */
    KITH_CLOSENESS,      /* inverse mean distance within the component */
    KITH_HARMONIC,       /* reaches everyone in few steps; of n-1 */
    KITH_EIGENVECTOR,    /* knows people who know many; maximum 1 */
    KITH_PAGERANK,       /* is pointed at by those pointed at; sums to 1 */
    KITH_CONSTRAINT,     /* has few structural holes to bridge (Burt 1992) */
    KITH_EFFECTIVE_SIZE, /* contacts that are not redundant (Burt 1992) */
    KITH_CORENESS,       /* is in a dense core */
    KITH_CUT_VERTEX,     /* 1 if others lose touch without them, else 0 */
    KITH_MEASURES
} kith_measure;

/* "degree", "cut_vertex", ... */
KITH_API const char *kith_measure_text(kith_measure measure);

/* The measure of that name into *measure; false if there is none. */
KITH_API bool kith_measure_find(const char *name, kith_measure *measure);

/* Measures and communities of the people of one graph. */
typedef struct kith_analysis kith_analysis;

typedef struct kith_analysis_options {
    /* Communities grow smaller as this grows; 0 = 1.0 (plain modularity). */
    double resolution;
    /* Leiden restarts; 0 = 32. */
    unsigned restarts;
    /* Threads; 0 = one per processor. The result is the same for any number. */
    unsigned threads;
    /* Recompute with igraph what our own kernels compute otherwise. Fails if
     * the module that calls it, libkith-igraph, is not beside the library. */
    bool igraph_engine;
    /* Leave out the measures, or the communities: they stay undefined. */
    bool without_measures, without_communities;
} kith_analysis_options;

/*
 * Measures the people of `graph` and their ties. Distance along a tie is
 * -ln p (a chain's length is -ln of its chance); strength is s.
 *
 * Betweenness: Brandes (2001). PageRank: damping 0.85. Communities: Leiden
 * (Traag, Waltman, van Eck 2019) on modularity, best of the restarts; where
 * "me" is in two of three meetings or more, the ties of me are left out of
 * them: tied to everybody, me would glue all clusters together.
 *
 * Returns a new analysis, or NULL on error (MEMORY). O(V E + V^2 log V).
 */
KITH_API kith_analysis *kith_analyse(
    const kith_graph *graph,
    const kith_analysis_options *options,
    kith_error *error);
KITH_API void kith_analysis_free(kith_analysis *analysis);

/* Score of one vertex; NaN where the measure is undefined for it (vertices that
 * are no people, isolated people for some measures). */
KITH_API double kith_score(
    const kith_analysis *analysis, kith_measure measure, kith_vertex v);

/* Community of a vertex: 0 is the largest, ties by the name that sorts first;
 * SIZE_MAX for a vertex that is no person or has no tie. */
KITH_API size_t kith_community(const kith_analysis *analysis, kith_vertex v);
KITH_API size_t kith_community_count(const kith_analysis *analysis);

/* Share of the restarts in which `v` shares a cluster with the core of its
 * community, in [0, 1]; NaN without a community. */
KITH_API double kith_community_confidence(
    const kith_analysis *analysis, kith_vertex v);

/* ---- Introductions ------------------------------------------------------- */

/* A chain of introductions: from = vertex[0], target = vertex[hops]. */
typedef struct kith_chain {
    double score; /* R = product of p and of the willingness of those asked */
    size_t hops;  /* ties on the way; at least 1 */
    const kith_vertex *vertex; /* hops + 1 */
    const size_t *tie;         /* hops, for kith_graph_tie() */
    size_t weakest;            /* which hop has the least p */
} kith_chain;

typedef struct kith_introductions {
    kith_vertex from;
    kith_vertex to; /* the best person, if an organization was asked */
    size_t chains;
    const kith_chain *chain; /* best first */
    kith_vertex ask_first;   /* KITH_NO_VERTEX for a direct tie or no chain */
    size_t disjoint;         /* routes that share nobody between the ends */
    double combined;         /* chance that one of the disjoint routes works */
    size_t gatekeepers;      /* people on every route */
    const kith_vertex *gatekeeper;
    size_t variants, first_in; /* ask_first is first in so many variants of the
                                  model (H, tau, size exponent) */
    kith_vertex nearest; /* if no chain: best reachable colleague of `to` */
} kith_introductions;

typedef struct kith_introduction_options {
    unsigned limit;      /* chains; 0 = 10 */
    unsigned max_steps;  /* hops of a chain, at most 6; 0 = 3 */
    kith_vertex through; /* if through_set: only chains through this person */
    kith_vertex avoid;   /* if avoid_set: no chain through this person */
    bool through_set, avoid_set;
} kith_introduction_options;

/*
 * Finds who can introduce `from` to `to`: the chains with the best
 *
 *     R = product of p over the ties * product of w over those asked
 *
 * w = champion .90, supporter .80, unknown or neutral .70, sceptic .40,
 * detractor .20; who left or must not be asked is no intermediary. Order: R,
 * fewer hops, newer weakest tie, name. R is an ordinal score, no calibrated
 * probability. `to` may be an organization or project: then the person of it
 * with the best chain. Having no chain is no error: `chains` is 0.
 *
 * Returns a result to free with kith_introductions_free(), or NULL on error
 * (ARGUMENT: `from` is no person or is `to`; MEMORY).
 */
KITH_API kith_introductions *kith_introduce(
    const kith_graph *graph,
    kith_vertex from,
    kith_vertex to,
    const kith_introduction_options *options,
    kith_error *error);
KITH_API void kith_introductions_free(kith_introductions *introductions);

#ifdef __cplusplus
}
#endif

#endif
