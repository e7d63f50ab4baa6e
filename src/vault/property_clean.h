/*
 * property_clean.h — the bytes of front matter that libyaml is given.
 *
 * It takes NEL, LS and PS for line ends, refuses other controls, and refuses
 * the halves of surrogate pairs that JSON writes ("\ud83d\ude00"), which is all
 * legal in Obsidian. What it would misread is replaced by as many characters of
 * the same length, so that its marks hold.
 */
#ifndef KITH_VAULT_PROPERTY_CLEAN_H
#define KITH_VAULT_PROPERTY_CLEAN_H

#include <stdbool.h>

#include "base/str.h"

/* The zero value may be freed. */
typedef struct property_copy {
    unsigned char *at; /* NULL if the block is as it should be */
    bool has_pairs;    /* surrogates, as characters of a private range */
} property_copy;

/* Makes the copy of a block that libyaml is to read; false if memory is out.
 * O(block). */
bool kith_property_clean(str block, property_copy *copy);
void kith_property_copy_free(property_copy *copy);

/* The text of a scalar that libyaml read from the copy, pairs put together
 * again where they are; an escaped NUL ("\0") is a blank. */
str kith_property_text(
    const property_copy *copy, unsigned char *value, size_t length);

#endif
