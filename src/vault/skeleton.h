/*
 * skeleton.h — a text with its inline content cut away.
 *
 * cmark is asked for blocks only, but reads inlines too: two thirds of its
 * time, with quadratic cases in the release that Debian ships. The skeleton
 * has the same lines with the same beginnings, and nothing behind them that
 * cannot change the block structure: the same tree for a tenth of the bytes.
 * The property test compares the two on random documents.
 */
#ifndef KITH_VAULT_SKELETON_H
#define KITH_VAULT_SKELETON_H

#include "vault/lines.h"

typedef struct skeleton {
    char *at; /* `len` bytes */
    size_t len, cap;
    bool too_deep; /* a line opens more than LIMIT_BLOCK_DEPTH containers */
} skeleton;

/*
 * Writes the skeleton of the lines `l` of `text`. "[^" at the start of a line
 * is masked: to cmark a one-word footnote is a reference definition, and would
 * vanish with its links. False if memory is out. O(len).
 */
bool kith_skeleton_make(str text, const lines *l, skeleton *out);

#endif
