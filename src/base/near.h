/*
 * near.h — names that are almost the one that was typed.
 *
 * For people who know half of a name, or mistype it. Nothing is taken for what
 * it is near to: it is offered. Names are folded (base/fold.h).
 */
#ifndef KITH_BASE_NEAR_H
#define KITH_BASE_NEAR_H

#include <stdint.h>

#include "base/str.h"

/* Every word of `query` begins a word of `name`, in the same order. */
bool kith_words_begin(str name, str query);

/* Changes of one letter (insert, delete, replace, swap neighbours: optimal
 * string alignment) that turn a into b. Letters are code points; names longer
 * than 64 of them are that far from anything. O(|a| |b|). */
unsigned kith_letters_apart(str a, str b);

/* The nearest of the names that were offered, nearest first. */
typedef struct near_names {
    unsigned count;
    uint32_t index[3];
    unsigned distance[3];
} near_names;

/* Offers a name, called `index`; it is kept if it, or one of its words, is one
 * of the three nearest to `query`. O(name * query), at most 64 letters each. */
void kith_near_offer(near_names *near, str query, str name, uint32_t index);

/* The first few of what was found, and how many that were. */
enum { FEW = 5 };

typedef struct few {
    uint32_t first[FEW];
    unsigned count;
} few;

static inline void few_add(few *f, uint32_t found)
{
    if (f->count < FEW)
        f->first[f->count] = found;
    f->count++;
}

#endif
