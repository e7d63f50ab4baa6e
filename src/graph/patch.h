/*
 * patch.h — the parts of putting changed notes into a graph.
 *
 * A patch may leave a graph half changed if it fails: then it is good for
 * nothing.
 */
#ifndef KITH_GRAPH_PATCH_H
#define KITH_GRAPH_PATCH_H

#include "graph/draft.h"

enum { HEARD = 1, CHANGED = 2, OF_MEETING = 4 }; /* of a note */

typedef struct patch {
    const kith_vault *vault;
    kith_graph *graph;
    draft d;           /* of the notes that are heard */
    unsigned char *is; /* of a note: HEARD, CHANGED, OF_MEETING */
    VEC(uint32_t) heard;
    uint32_t *event_of; /* of a note: the meeting of which it tells itself, or
                           NO_INDEX */
    bool *gone;         /* of an event: the draft has all of it */
    VEC(uint32_t) out;  /* those events, in order */
    uint32_t was;       /* how many events there were */
    uint32_t changed;   /* of these the first so many are others now: */
    uint32_t *to;       /* their number now, or NO_INDEX */
    uint32_t *twin;     /* of an event of the draft: that of the graph */
    VEC(ranked_event) put; /* events of the draft that are put in, in order */
    VEC(uint32_t) number;  /* of those that were not there, in the graph */
    VEC(kith_vertex) members; /* behind those of the graph */
    VEC(place) places;        /* the same */
    unsigned char *said_of;   /* of a vertex: what patch_statements.c asks */
    bool *counted;            /* of a vertex: its events are others */
} patch;

static inline bool patch_hears(const patch *p, uint32_t n)
{
    return p->is[n] & HEARD;
}

static inline bool patch_changes(const patch *p, uint32_t n)
{
    return p->is[n] & CHANGED;
}

/* ---- patch_names.c ---------------------------------------------------------
 */

/* Whether a note makes the vertices that it made, and calls them what it did,
 * with all others as they are in the draft's graph. */
bool kith_patch_names_same(draft *d, const note *was, const note *is);

/* ---- patch_hear.c ----------------------------------------------------------
 */

/* A draft that has the vertices of the graph, but no evidence; false if memory
 * is out. What it has of the graph is not freed with it. */
bool kith_patch_open(patch *p);
void kith_patch_close(patch *p);

/* Hears the changed notes and whoever tells of the same events, and chooses the
 * events that are put in. False if they are too many, or tell what depends on
 * notes that are not heard. */
bool kith_patch_hear(patch *p);

/* The first event of the graph that is not before event `e` of the draft. */
uint32_t kith_patch_place_for(const patch *p, uint32_t e);

/* ---- patch_alone.c ---------------------------------------------------------
 */

/* Whether what was heard is all that the changes reach. */
bool kith_patch_is_alone(const patch *p);

/* ---- What is put in: all false if memory is out ----------------------------
 */

/* Appends `count` people; `*first` is where in graph.member they will be. */
bool kith_patch_members(
    patch *p, const kith_vertex *from, uint32_t count, uint32_t *first);

/* Puts the places from p->places[from] on in order, each line once; `*first` is
 * where in graph.place they will be, the result how many. */
uint32_t kith_patch_places(patch *p, size_t from, uint32_t *first);

bool kith_patch_events(patch *p);
bool kith_patch_associations(patch *p);
bool kith_patch_statements(patch *p);

/* Once all statements are there: stances and departures of those of whom the
 * changed notes state any. */
bool kith_patch_people(patch *p);

/* Once the events are there. */
bool kith_patch_remarks(patch *p);

#endif
