/*
 * cache.h — a graph that was built before.
 *
 * A graph follows from the records of its notes, the settings and the options.
 * If a vault is cached, so is the last graph that was built of it; a note that
 * was changed in words only leaves it as it is.
 */
#ifndef KITH_GRAPH_CACHE_H
#define KITH_GRAPH_CACHE_H

#include "graph/graph.h"
#include "vault/vault.h"

/* The graph that kith_graph_build() would make; NULL if it must. */
kith_graph *kith_graph_recall(
    const kith_vault *vault, const kith_graph_options *options);

/* Keeps a graph beside its vault, as of where things stand in what is cached of
 * that; the graph is what it was when it returns. Not of a vault that is not
 * cached. */
void kith_graph_keep(
    kith_graph *graph,
    const kith_vault *vault,
    const kith_graph_options *options);

/* Moves the places of a graph from where they are in what is cached of its
 * vault to where they are in the vault, or `back`. False, and nothing moved, if
 * it has places of which the vault does not tell. */
bool kith_graph_move(kith_graph *graph, const kith_vault *vault, bool back);

/* Puts the changed notes of a vault into the graph of the vault before them.
 * False if they change more of it than can be told from them, or memory is out:
 * then the graph is good for nothing. */
bool kith_graph_patch(
    kith_graph *graph,
    const kith_vault *vault,
    const kith_graph_options *options);

/* Frees what a recalled graph consists of, but its index, arena and itself. */
void kith_graph_let_go(kith_graph *graph);

#endif
