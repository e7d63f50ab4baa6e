/*
 * map_draft.h — a map while it is drawn up: whom it shows, and how they look.
 *
 * Steps, each in a file of its own: whom to show (map_people.c), what their
 * shapes say (map_vertex.c), what joins them (map_tie.c), and what is written
 * around it (map.c). Everything is in the report's memory.
 */
#ifndef KITH_REPORT_MAP_DRAFT_H
#define KITH_REPORT_MAP_DRAFT_H

#include "analysis/analysis.h"
#include "report/map.h"
#include "report/phrase.h"

typedef struct map_draft {
    kith_report *r;
    const kith_graph *graph;
    const kith_analysis *analysis;
    const kith_report_options *options;
    const kith_introductions *ways; /* to options.to; NULL if not asked */
    kith_vertex about, to;          /* KITH_NO_VERTEX: everyone; nobody */
    kith_measure by;                /* what size means */
    map *m;
    bool *core;      /* of a graph vertex: shown whatever the limit is */
    uint32_t *at;    /* of a graph vertex: in map.vertex, or NO_INDEX */
    kith_vertex *of; /* of a map vertex: in the graph; NO_VERTEX: a meeting */
    size_t people, candidates; /* shown, and that might have been */
    const ranked *meeting; /* events that are vertices, from first_meeting on */
    size_t first_meeting, meetings;
    size_t ties; /* between people, without those that only belong */
} map_draft;

/* `count` zeroed objects; NULL, and the report failed, if memory is out. */
void *kith_map_room(map_draft *d, size_t count, size_t size);

/* The best way to `to`, or NULL if there is none. */
static inline const kith_chain *map_way(const map_draft *d)
{
    return d->ways && d->ways->chains ? &d->ways->chain[0] : NULL;
}

/* How much `v` matters by the measure that gives sizes: higher is more. */
double kith_map_weight(const map_draft *d, kith_vertex v);

/* Chooses whom and what to show: fills at, of and map.vertices. */
void kith_map_choose(map_draft *d);

/* Fills what the chosen look like, and the colours they share. */
void kith_map_vertices(map_draft *d);

/* Fills map.cluster: the communities of which two or more are shown. */
void kith_map_clusters(map_draft *d);

/* Fills map.tie. */
void kith_map_ties(map_draft *d);

/* The newest of `count` events as lines "2025-10-28 met — note.md:12". */
str kith_map_evidence(map_draft *d, ranked *events, size_t count);

#endif
