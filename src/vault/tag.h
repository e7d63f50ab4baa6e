/* tag.h — what a tag of Obsidian's may hold, and words that hold none. */
#ifndef KITH_VAULT_TAG_H
#define KITH_VAULT_TAG_H

#include "base/str.h"

/* The byte past the tag whose '#' stands before byte `begin` of `text`, or
 * `begin` if none does. O(tag). */
size_t kith_tag_end(str text, size_t begin);

/* Does a bare URL end before `c`? A bar ends one in a table. */
static inline bool url_ends(char c, bool in_table)
{
    return (unsigned char)c <= ' ' || c == '<' || (c == '|' && in_table);
}

/* What was found of the word that was asked about last. */
typedef struct url_word {
    size_t at;   /* up to here; at first, where the text begins */
    bool is_url; /* a bare URL has begun in it */
} url_word;

/*
 * Is byte `at` of `text` part of a bare URL: has one begun, from byte `from`
 * on, in the word that goes on there? A bar ends a word in a table. To be asked
 * in the order of the text, which costs O(text) in all.
 */
bool kith_url_holds(
    url_word *word, str text, size_t from, size_t at, bool in_table);

#endif
