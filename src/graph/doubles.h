/*
 * doubles.h — people who may be one person under two spellings.
 *
 * Proposed, never merged: each pair comes with its score taken apart. The
 * score is that of record linkage (Fellegi and Sunter, J. Am. Stat. Assoc. 64,
 * 1969): every sign adds its weight in bits, the logarithm of how much likelier
 * it is of one person than of two,
 *
 *     score = 1 / (1 + 2^-(sum of bits)),
 *
 * and one half is the threshold. doubles.c has the one table of weights.
 */
#ifndef KITH_GRAPH_DOUBLES_H
#define KITH_GRAPH_DOUBLES_H

#include "graph/alike.h"
#include "graph/graph.h"

typedef enum double_sign {
    SIGN_PRIOR,        /* most pairs are two people */
    SIGN_NAME,         /* what the names have in common */
    SIGN_COMMON,       /* the words they share are those of others too */
    SIGN_ORGANIZATION, /* the same, or another */
    SIGN_EMAIL,
    SIGN_NEIGHBOURS, /* tied to the same people, me left out */
    SIGN_MEETINGS,   /* in one meeting together: two people */
    SIGN_BESIDE,     /* one tells of the other: two people */
    SIGNS
} double_sign;

typedef struct double_pair {
    kith_vertex a, b; /* the one to keep first: who has more ties */
    str as_a, as_b;   /* the spellings that are alike: names or aliases */
    name_likeness name;
    float bits[SIGNS];
    double score;
    double moved;        /* strength of the ties of the lesser of the two: what
                            merging would lay on the other */
    uint32_t shared, of; /* neighbours of both; of the one with fewer */
    uint32_t together;   /* an event both were in, or NO_INDEX */
} double_pair;

typedef struct doubles {
    arena memory;
    double_pair *pair; /* by (2 score - 1) moved: what merging is expected to
                          set right less what it would spoil */
    size_t count;
    size_t people;   /* that were looked at */
    size_t compared; /* pairs of spellings */
    size_t crowded;  /* blocks too large to compare in */
} doubles;

/* The pairs of people whose score is one half or more, those the user has
 * decided on left out. False if memory is out. Near linear in people: only
 * spellings that share a key (doubles_block.c) are compared. */
bool kith_doubles_find(const kith_graph *graph, doubles *found);
void kith_doubles_free(doubles *found);

/* ---- doubles_block.c ------------------------------------------------------
 */

typedef struct spelling {
    kith_vertex v;
    str text; /* as written */
    spelled name;
} spelling;

typedef struct candidate {
    uint32_t a, b; /* spellings, a < b */
} candidate;

typedef VEC(candidate) candidates;

/* The pairs of spellings worth comparing, each once, in order; false if memory
 * is out. `*crowded` becomes the number of keys so common that those who share
 * them were not compared for it. */
bool kith_doubles_candidates(
    const spelling *list, size_t count, candidates *found, size_t *crowded);

#endif
