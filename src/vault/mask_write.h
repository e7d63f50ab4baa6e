/*
 * mask_write.h — how a line is written into the mask.
 */
#ifndef KITH_VAULT_MASK_WRITE_H
#define KITH_VAULT_MASK_WRITE_H

#include "vault/mask_place.h"

/* Writes bytes of the line at hand. Blanks of what is quoted are as many as
 * their columns, if a tab is among them. */
void kith_mask_put_bytes(masker *m, str bytes);

/* The same, and words behind them. */
void kith_mask_put(masker *m, str prefix, const char *words);

/* Copies a line; of "- [ ] 1. x" without the box. With `words_only` it begins
 * no block, though CommonMark might say so. */
void kith_mask_copy(
    masker *m, const indented *at, bool words_only, mask_line *found);

/* Writes a line up to the end of the number of an item at byte `at`, which it
 * makes 1: at that CommonMark ends the paragraph that it has of a callout's
 * title. What of the line is left. */
str kith_mask_put_number(masker *m, str line, size_t at);

/* Writes the line of an item of nothing with a word: to CommonMark it would
 * neither end a paragraph nor hold what stands below a blank line. */
void kith_mask_put_empty_item(masker *m, const indented *at, mask_line *found);

/* Writes what a line lacks to stand in what takes it in. */
void kith_mask_put_lead(masker *m, const indented *at);

/* Tells where the bytes of a line that is written stand in the note's. */
void kith_mask_settle(const masker *m, const indented *at, mask_line *found);

#endif
