/*
 * html_block.h — blocks of HTML: the kinds 1 to 7 of CommonMark 0.31, 4.6.
 *
 * Kinds 1 to 5 end with a mark, whatever stands between, 6 and 7 with an empty
 * line: to Obsidian blanks are not nothing.
 */
#ifndef KITH_VAULT_HTML_BLOCK_H
#define KITH_VAULT_HTML_BLOCK_H

#include "base/str.h"

/* The kind of block, 1 to 5, that a line of these words opens, or 0. */
unsigned kith_html_raw_kind(str words);

/* The kind of any block that they open. Where a paragraph goes on a tag alone
 * in its line, kind 7, opens none. */
unsigned kith_html_block_kind(str words, bool goes_on);

/* What a block of kind 2 to 5 ends with; inline, such HTML does, too. */
str kith_html_block_mark(unsigned kind);

/* Does a block of that kind end in the line, of which blanks are left that it
 * has alone? O(len). */
bool kith_html_block_ends(unsigned kind, str line);

/* Does `word` stand in `text` in any case? It is in lower case, and begins with
 * no letter. O(len). */
bool kith_html_holds(str text, str word);

#endif
