/*
 * emphasis.h — where "*a*", "__a__", "~~a~~" and "==a==" begin and end.
 *
 * As Obsidian pairs them: what opens first is paired with the next mark that
 * may close it, whatever stands between. Asked only where a tag or the words of
 * a link depend on it.
 */
#ifndef KITH_VAULT_EMPHASIS_H
#define KITH_VAULT_EMPHASIS_H

#include "vault/markdown.h"

enum { EMPHASIS_DEPTH = 16 };

typedef struct emphasis_range {
    size_t inner, outer; /* where its words end, and its marks */
    size_t cell;         /* where the cell of a table ends that was searched */
    size_t barred;       /* up to here no '_' is closed */
    unsigned endless;    /* kinds of marks that nothing closes in it */
} emphasis_range;

typedef struct emphasis {
    size_t at;     /* so far it is read */
    size_t border; /* where one began or ended last */
    size_t span;   /* the first that may hide what follows */
    size_t depth;  /* of `open` is at hand; [0] is all of the words */
    emphasis_range open[EMPHASIS_DEPTH];
    bool in_table; /* none goes beyond a bar */
} emphasis;

/* Begins with the words from `at` to before `end`. */
void kith_emphasis_begin(emphasis *e, size_t at, size_t end, bool in_table);

/* Passes what stands at `at`, below where the words end: marks of emphasis,
 * which is true, else a byte, an escape or what a span hides. */
bool kith_emphasis_pass(emphasis *e, const markdown *m);

/* Reads on up to `to`; spans hide marks. */
void kith_emphasis_read(emphasis *e, const markdown *m, size_t to);

/* Does one begin or end at `at`, up to where is read? */
static inline bool emphasis_borders(const emphasis *e, size_t at)
{
    return e->border == at;
}

/* Where the words at hand end. */
static inline size_t emphasis_limit(const emphasis *e)
{
    return e->open[e->depth].inner;
}

#endif
