/*
 * way.h — one way in: a chain of introductions as data and as words.
 */
#ifndef KITH_REPORT_WAY_H
#define KITH_REPORT_WAY_H

#include "analysis/analysis.h"
#include "report/phrase.h"

/* Chains whose steps are shown one by one; further ones have a row only. */
enum { WAYS_DETAILED = 3 };

/* Below this a tie should be warmed before anything is asked over it. */
#define WAY_COLD 0.10

/* An event without which somebody else would be asked first. */
typedef struct flip {
    const event *event;
    kith_vertex becomes; /* KITH_NO_VERTEX: no way would be left */
} flip;

/*
 * The events of the best chain that its rank hangs on: each is left out of
 * every tie in turn and the chains are ranked again. Newest first, at most
 * `room`; returns how many there are. None if every tie counts alike. The
 * chains must hold the alternatives: ask for more than are shown.
 */
size_t kith_way_flips(
    const kith_graph *graph,
    const kith_introductions *ways,
    flip *list,
    size_t room);

/* Who is asked on a chain, or KITH_NO_VERTEX if it is a direct tie. */
static inline kith_vertex way_asks(const kith_chain *chain)
{
    return chain->hops > 1 ? chain->vertex[1] : KITH_NO_VERTEX;
}

/* {score, band, hops: [...], weakest, ask_first} into an array. */
void kith_way_data(
    kith_report *r,
    value *paths,
    const kith_graph *graph,
    const kith_chain *chain);

/* A table of chains, best first: the way, R, its weakest tie; each row proved
 * by the newest event of every step. */
void kith_way_table(
    kith_report *r,
    const kith_graph *graph,
    const kith_chain *chains,
    size_t count);

/* "1 Ada → Bo → Cy: R 9.4 % = 0.278 × 0.485 × 0.70 willing", below it each
 * step with the sentences that prove it, and the weakest one. */
void kith_way_text(
    kith_report *r,
    const kith_graph *graph,
    const kith_chain *chain,
    unsigned number);

#endif
