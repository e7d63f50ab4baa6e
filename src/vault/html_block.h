/*
 * html_block.h — blocks of HTML that end with a mark, whatever stands between.
 *
 * Kinds 1 to 5 of CommonMark 0.31, 4.6; those that end with a blank line are
 * cmark's alone.
 */
#ifndef KITH_VAULT_HTML_BLOCK_H
#define KITH_VAULT_HTML_BLOCK_H

#include "base/str.h"

/* The kind of block, 1 to 5, that a line of these words opens, or 0. */
unsigned kith_html_block_kind(str words);

/* Does a line of these words open a block of kind 1 to 6? Those begin where a
 * paragraph goes on, too; a tag of another name does not. */
bool kith_html_ends_paragraph(str words);

/* What a block of kind 2 to 5 ends with; inline, such HTML does, too. */
str kith_html_block_mark(unsigned kind);

/* Does a block of that kind end in the line? O(len). */
bool kith_html_block_ends(unsigned kind, str line);

/* Does `word` stand in `text` in any case? It is in lower case, and begins with
 * no letter. O(len). */
bool kith_html_holds(str text, str word);

#endif
