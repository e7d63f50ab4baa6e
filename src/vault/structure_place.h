/*
 * structure_place.h — where the blocks of a note stand, and what each is put
 * to: the steps of reading cmark's tree share it.
 *
 * Lines count from 0 in the body, columns from 0 in bytes of the note's line.
 */
#ifndef KITH_VAULT_STRUCTURE_PLACE_H
#define KITH_VAULT_STRUCTURE_PLACE_H

#include <cmark.h>

#include "vault/structure_blocks.h"

static inline size_t block_first_line(cmark_node *node)
{
    return (size_t)cmark_node_get_start_line(node) - 1;
}

static inline mask_mark block_mark(const structure_reader *r, size_t line)
{
    return (mask_mark)r->mask.lines.at[line].mark;
}

static inline bool block_is_footnote(
    const structure_reader *r, cmark_node *node)
{
    return mask_is_footnote(
        &r->mask, block_first_line(node),
        (size_t)cmark_node_get_start_column(node) - 1);
}

/* One past the last line of a block that is not blank. */
size_t kith_block_end(const structure_reader *r, cmark_node *node);

/* Where a block begins in its line of the note. */
size_t kith_block_column(const structure_reader *r, cmark_node *node);

/* The column in which the words of an item begin; behind a marker alone, or
 * more than four blanks, the one after the first blank. Tabs count from what is
 * quoted on. */
size_t kith_block_words_column(
    const structure_reader *r, cmark_node *item_node);

/* What is a heading to cmark to Obsidian. */
underlined kith_block_heading_kind(const structure_reader *r, cmark_node *node);

/* Where the "^id" that a line ends with begins, or the line's length. */
size_t kith_block_id(str line);

/* Is a quotation a callout? The byte of its line behind what makes it one,
 * where its title begins; 0 if it is none. */
size_t kith_block_callout(
    const structure_reader *r, cmark_node *node, note_callout *found);

/* Adds the sections that a block at the top level is. */
void kith_structure_add_section(structure_reader *r, cmark_node *node);

/* When all are added, and the footnotes: code or math that nothing closes goes
 * on up to the end of the note, and so into the line behind its last line feed.
 * There the list of footnotes stands, which Obsidian puts behind the note. */
void kith_structure_end_sections(structure_reader *r);

/* Add an item of a list; those that a callout's title begins with, which to
 * Obsidian is a block, from byte `begin` of its line on; one that is a footnote
 * in the mask. */
void kith_structure_add_item(structure_reader *r, cmark_node *node);
void kith_structure_add_title_items(
    structure_reader *r, cmark_node *callout, size_t begin);
void kith_structure_add_footnote(structure_reader *r, cmark_node *node);

/* Cut from the lines of such a block what Obsidian does; to be called in the
 * order of the tree. O(lines). */
void kith_structure_cut_item(structure_reader *r, cmark_node *node);
void kith_structure_cut_footnote(structure_reader *r, cmark_node *node);
void kith_structure_cut_quote(structure_reader *r, cmark_node *node);

#endif
