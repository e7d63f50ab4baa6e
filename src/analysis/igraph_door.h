/*
 * igraph_door.h — the one way into igraph.
 *
 * igraph keeps its error handler, clean-up stack and random generator in
 * process-wide variables (Debian builds it with IGRAPH_THREAD_SAFE 0), and its
 * default handlers print and abort. So every run of igraph calls stands between
 * enter and leave: one thread at a time, quiet handlers, a generator of our
 * own; on leaving, what the process had set is set again.
 *
 * Inside, own what you make: igraph frees its half-made objects when it fails,
 * ours are freed by us, never put on its clean-up stack.
 */
#ifndef KITH_ANALYSIS_IGRAPH_DOOR_H
#define KITH_ANALYSIS_IGRAPH_DOOR_H

#include <stdbool.h>
#include <stdint.h>

#include <igraph.h>

#include <kith/error.h>

/* What was found on entering. */
typedef struct igraph_door {
    igraph_error_handler_t *error_handler;
    igraph_warning_handler_t *warning_handler;
    igraph_rng_t *generator;     /* the process's, where igraph keeps it, */
    igraph_rng_t generator_copy; /* and what it was */
    igraph_rng_t rng;            /* ours */
    igraph_error_t code; /* of entering: nothing may be called if it failed */
} igraph_door;

/* Waits for the door. Always followed by kith_igraph_leave(). */
void kith_igraph_enter(igraph_door *door, uint64_t seed);

/* Ends the run: true if `code` is success, else fills `error` with the first
 * thing igraph said. */
bool kith_igraph_leave(
    igraph_door *door, igraph_error_t code, kith_error *error);

#endif
