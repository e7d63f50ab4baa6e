/* word_set.h — a small set of words, emptied for every note. */
#ifndef KITH_VAULT_WORD_SET_H
#define KITH_VAULT_WORD_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Open addressing, at most half full; views of what the caller keeps. The zero
 * value is empty. */
typedef struct word_set {
    str *slots; /* an empty view is a free slot */
    size_t slot_count, len;
} word_set;

/* False if memory is out. */
bool kith_word_set_add(word_set *set, str word);
bool kith_word_set_has(const word_set *set, str word);
void kith_word_set_clear(word_set *set);
void kith_word_set_free(word_set *set);

#endif
