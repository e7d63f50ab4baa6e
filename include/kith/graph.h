/* graph.h — people, organizations, projects and meetings, tied by evidence. */
#ifndef KITH_GRAPH_H
#define KITH_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <kith/error.h>
#include <kith/export.h>
#include <kith/vault.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kith_graph kith_graph;

/* Dense index, 0 .. kith_graph_order()-1, in order of kind and name; meaningful
 * for one graph only. */
typedef uint32_t kith_vertex;
#define KITH_NO_VERTEX UINT32_MAX

/* What a piece of evidence weighs. */
typedef enum kith_weight {
    KITH_WEIGHT_RECENCY, /* halves with age (the model of tie strength) */
    KITH_WEIGHT_COUNT,   /* every piece counts alike, however old */
    KITH_WEIGHT_FLAT     /* every tie counts 1 and costs 1 */
} kith_weight;

typedef struct kith_graph_options {
    /* ISO date that age is measured from; later evidence is left out. NULL =
     * date of the newest evidence. */
    const char *as_of;
    /* Leave out evidence older than this ISO date; NULL = use all. */
    const char *since;
    /* Who "I" am; NULL = the settings' `me`, else whoever is in most
     * meetings (an assumption that reports print). */
    const char *me;
    /* Age in days at which a meeting counts half; 0 = settings', else 90. */
    double half_life_days;
    kith_weight weight;
    /* Count each note of a meeting, though others have its date and people. */
    bool no_merge;
} kith_graph_options;

/*
 * Turns the evidence in a vault into vertices and ties.
 *
 *     s(T) = sum over evidence of  b * c * (n - 1)^-1 * 2^(-(T - t) / H)
 *     p    = min(0.99, 1 - exp(-s / 3))
 *
 * with b by kind (met 1, introduced 2, stated 1.5, relayed 0.5, linked 0.25,
 * co-mentioned 0.1 / (k - 1)), c the confidence in the names, n those present,
 * t its date, H 90 days (365 for stated ties). Newman, Phys. Rev. E 64, 016132
 * (2001) for 1/(n - 1).
 *
 * Two notes of one meeting (same date, same people) count once. A name that
 * could be two people is no evidence: it is listed.
 *
 * Returns a new graph, independent of `vault` but for quotations, which are
 * read again from the notes; NULL on error (ARGUMENT for a date, NOT_FOUND or
 * AMBIGUOUS for `me`, MEMORY). O(records) time and memory.
 */
KITH_API kith_graph *kith_graph_build(
    const kith_vault *vault,
    const kith_graph_options *options,
    kith_error *error);
KITH_API void kith_graph_free(kith_graph *graph);

KITH_API size_t kith_graph_order(const kith_graph *graph); /* vertices */
KITH_API size_t kith_graph_size(const kith_graph *graph);  /* ties */

/* ISO date that age is measured from. */
KITH_API const char *kith_graph_as_of(const kith_graph *graph);

/* Who "I" am; KITH_NO_VERTEX in a graph without people. */
KITH_API kith_vertex kith_graph_me(const kith_graph *graph);

/* Finds a vertex by name: exact, then alias, then unique beginning of a word,
 * ignoring case and diacritics. KITH_NO_VERTEX on error: NOT_FOUND (the message
 * suggests near names), AMBIGUOUS (the message lists the candidates). */
KITH_API kith_vertex
kith_graph_find(const kith_graph *graph, const char *name, kith_error *error);
KITH_API const char *kith_graph_name(const kith_graph *graph, kith_vertex v);
KITH_API kith_kind kith_graph_kind(const kith_graph *graph, kith_vertex v);

/* Path of the vertex's note below the vault, or NULL if it has none. */
KITH_API const char *kith_graph_path(const kith_graph *graph, kith_vertex v);

/* A tie between two people: all evidence on the pair. */
typedef struct kith_tie {
    kith_vertex a, b;                      /* a < b */
    double strength;                       /* s, > 0 */
    double probability;                    /* p, in (0, 0.99] */
    const char *last;                      /* ISO date of the newest evidence */
    unsigned met, relayed, stated, linked; /* distinct events of each kind */
} kith_tie;

/* Tie i < kith_graph_size(), in order of (a, b). */
KITH_API kith_tie kith_graph_tie(const kith_graph *graph, size_t i);

/* One place that shows a tie. */
typedef struct kith_evidence {
    const char *kind; /* "met", "relayed", "introduced", "stated", "linked",
                         "co-mentioned" */
    const char *path; /* of the note */
    unsigned line, column;
    const char *date; /* ISO, "" if undated */
    double weight;    /* its part of the strength */
    double share;     /* the same, of 1; a second note of one event has 0 */
} kith_evidence;

KITH_API size_t kith_graph_evidence_count(const kith_graph *graph, size_t tie);
KITH_API kith_evidence
kith_graph_evidence(const kith_graph *graph, size_t tie, size_t i);

#ifdef __cplusplus
}
#endif

#endif
