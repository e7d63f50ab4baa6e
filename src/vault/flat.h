/*
 * flat.h — the leaves of a note that nests nothing, without cmark.
 *
 * Most notes of a vault are headings, bullets, tables and paragraphs at the
 * left margin. For those the block structure is plain line by line, and cmark,
 * a third of the cost of reading a note, is left out.
 */
#ifndef KITH_VAULT_FLAT_H
#define KITH_VAULT_FLAT_H

#include "vault/blocks.h"

typedef enum flat_status {
    FLAT_READ,
    FLAT_NOT, /* a line needs cmark; what was pushed is to be forgotten */
    FLAT_NO_MEMORY
} flat_status;

/* Pushes the same leaves that cmark finds, or tells that it must be asked. The
 * property test compares the two. O(len). */
flat_status kith_flat_read(str text, const lines *l, blocks *b);

/* Helpers that reading by line shares. The bytes of a list marker with its
 * blank, or 0; the level of a heading, or 0. */
size_t kith_bullet_length(str text);
uint8_t kith_heading_level(str text);

/* The bytes of what would be a list marker, had it a blank behind: "2." of
 * "2.5 hours"; or 0. Below a list Obsidian counts them as blanks. */
size_t kith_bullet_tight_length(str text);

/* The byte up to which Obsidian cuts the blanks at byte `at` behind a marker: a
 * tab, or up to four blanks, but one if there are more. */
size_t kith_bullet_cut(str text, size_t at);

/* Is it a list marker and nothing else? Obsidian has such an item end a
 * paragraph, and what follows stand in it. */
bool kith_bullet_is_bare(str text);

/* Is its marker a number that no paragraph ends for: any but 1? */
bool kith_bullet_is_late(str text);

/* "***", "- - -": nothing but one mark of a rule, and blanks. */
bool kith_is_rule(str line);

/* "===" or "---", and nothing else: not a blank. */
bool kith_is_underline(str line);

/* The words of the heading that a line is, without its marks. */
str kith_heading_words(str line);

#endif
