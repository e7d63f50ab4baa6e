/*
 * structure_items.c — items of lists, and the footnotes that the mask has as
 * such.
 */
#include "base/utf8.h"
#include "vault/flat.h"
#include "vault/structure_place.h"

enum { MOST_BLANKS = 4 }; /* before a title: behind more it is code */

/* The item that a block stands in, or NULL. */
static cmark_node *item_around(const structure_reader *r, cmark_node *node)
{
    node = cmark_node_parent(node);
    while (node && (cmark_node_get_type(node) != CMARK_NODE_ITEM ||
                    block_is_footnote(r, node)))
        node = cmark_node_parent(node);
    return node;
}

/* Where Obsidian has an item begin: not at its marker, but behind what it cuts
 * for the blocks that it stands in. */
static uint32_t item_column(const structure_reader *r, cmark_node *node)
{
    size_t line = block_first_line(node);
    uint32_t column = r->cut.at[line];
    return 1 + (line == 0 && column < r->m.lines.cut ? r->m.lines.cut : column);
}

/* Adds an item whose marker, and what stands behind it, are `text`. */
static void push_item(structure_reader *r, note_list_item found, str text)
{
    uint32_t status;
    size_t marker = kith_bullet_length(text);
    found.text = str_trim(str_slice(text, marker, text.len));
    size_t box = kith_task_box(found.text, &status);
    if (box) {
        size_t end = 1;
        kith_utf8_next(found.text, &end);
        found.task = str_slice(found.text, 1, end);
        found.text = str_trim(str_slice(found.text, box, found.text.len));
    }
    if (!VEC_PUSH(&r->out->items, found))
        r->failed = true;
}

/* How the cache tells of a list that begins in line `from` of the file, counted
 * from 0. */
static int32_t no_parent(size_t from)
{
    return from ? -(int32_t)from : -1;
}

void kith_structure_add_item(structure_reader *r, cmark_node *node)
{
    str line = structure_text(r, block_first_line(node));
    size_t column = kith_block_column(r, node);
    cmark_node *above = item_around(r, cmark_node_parent(node));
    /* Obsidian's lines count from 0, and in the file. */
    size_t zero = r->m.first_line - 1;
    size_t from =
        block_first_line(above ? above : cmark_node_parent(node)) + zero;
    note_list_item found = {
        .line = structure_line(r, block_first_line(node)),
        .column = item_column(r, node),
        .last_line = structure_line(r, kith_block_end(r, node) - 1),
        .parent = above ? (int32_t)from : no_parent(from),
    };
    push_item(r, found, str_slice(line, column, line.len));
}

void kith_structure_add_title_items(
    structure_reader *r, cmark_node *callout, size_t begin)
{
    cmark_node *above = item_around(r, callout);
    size_t line = block_first_line(callout), zero = r->m.first_line - 1;
    size_t at = begin + 1, marker;
    str text = structure_text(r, line);
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    if (at >= text.len || at > begin + MOST_BLANKS)
        return;
    int32_t parent = above ? (int32_t)(block_first_line(above) + zero)
                           : no_parent(line + zero);
    while ((marker = kith_bullet_length(str_slice(text, at, text.len))) > 0 &&
           !kith_is_rule(str_slice(text, at, text.len))) {
        note_list_item found = {
            .line = structure_line(r, line),
            .column = (uint32_t)at + 1,
            .last_line = structure_line(r, line),
            .parent = parent,
        };
        push_item(r, found, str_slice(text, at, text.len));
        parent = (int32_t)(line + zero);
        at += marker;
        while (at < text.len && str_is_blank(text.ptr[at]))
            at++;
    }
}

void kith_structure_add_footnote(structure_reader *r, cmark_node *node)
{
    size_t line = block_first_line(node);
    str text = structure_text(r, line);
    text = str_slice(text, r->mask.lines.at[line].label, text.len);
    note_label found = {
        .name = str_slice(text, 2, kith_footnote_length(text) - 2),
        .line = structure_line(r, line),
        .column = item_column(r, node),
    };
    if (!VEC_PUSH(&r->out->footnotes, found))
        r->failed = true;
}
