/*
 * structure_items.c — items of lists, and the footnotes that the mask has as
 * such.
 */
#include "base/utf8.h"
#include "vault/flat.h"
#include "vault/structure_place.h"

/* The item that the list of the item `node` stands in, or NULL. */
static cmark_node *item_above(const structure_reader *r, cmark_node *node)
{
    node = cmark_node_parent(cmark_node_parent(node));
    while (node && (cmark_node_get_type(node) != CMARK_NODE_ITEM ||
                    block_is_footnote(r, node)))
        node = cmark_node_parent(node);
    return node;
}

/* How many columns further Obsidian cuts blanks below "1. " than up to its
 * words: one, though none below "1.  ", "1) " or "10. ". */
static size_t number_pad(const structure_reader *r, cmark_node *node)
{
    str line = structure_text(r, block_first_line(node));
    str text = str_slice(line, kith_block_column(r, node), line.len);
    return text.len > 3 && str_is_digit(text.ptr[0]) && text.ptr[1] == '.' &&
           !str_is_blank(text.ptr[3]);
}

/* Does a tab stand before what a line says? */
static bool begins_with_tab(str line)
{
    return str_find(line, 0, '\t') < kith_quote_prefix(line);
}

/* Where Obsidian has an item begin: not at its marker, but where the words of
 * what it stands in begin. */
static size_t item_column(const structure_reader *r, cmark_node *node)
{
    cmark_node *above = cmark_node_parent(cmark_node_parent(node));
    size_t marker = kith_block_column(r, node),
           base = kith_block_quoted(r, node), at = 0;
    if (cmark_node_get_type(above) != CMARK_NODE_ITEM)
        return base;
    if (block_is_footnote(r, above) ||
        block_first_line(above) == block_first_line(node))
        return marker;
    str outer = structure_text(r, block_first_line(above));
    size_t cut = r->mask.lines.at[block_first_line(node)].cut;
    if (begins_with_tab(structure_text(r, block_first_line(node))) ||
        begins_with_tab(outer))
        return cut > base && cut < marker ? cut : marker;
    size_t column = kith_block_words_column(r, above) + number_pad(r, above);
    str line = structure_text(r, block_first_line(node));
    str quoted = str_slice(line, base, line.len);
    while (base + at < marker && kith_column_of(quoted, at) < column)
        at++;
    return base + at;
}

static uint32_t shown_column(const structure_reader *r, cmark_node *node)
{
    size_t line = block_first_line(node);
    size_t at = r->m.lines.start.at[line] + item_column(r, node);
    return lines_column(&r->m.lines, line, at);
}

void kith_structure_add_item(structure_reader *r, cmark_node *node)
{
    uint32_t status;
    str line = structure_text(r, block_first_line(node));
    size_t column = kith_block_column(r, node);
    str text = str_slice(line, column, line.len);
    size_t marker = kith_bullet_length(text);
    cmark_node *above = item_above(r, node);
    /* Obsidian's lines count from 0, and in the file. */
    size_t zero = r->m.first_line - 1;
    size_t from =
        block_first_line(above ? above : cmark_node_parent(node)) + zero;
    note_list_item found = {
        .text = str_trim(str_slice(text, marker, text.len)),
        .line = structure_line(r, block_first_line(node)),
        .column = shown_column(r, node),
        .parent = above  ? (int32_t)from
                  : from ? -(int32_t)from
                         : -1,
    };
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

void kith_structure_add_footnote(structure_reader *r, cmark_node *node)
{
    size_t line = block_first_line(node);
    str text = structure_text(r, line);
    text = str_slice(text, r->mask.lines.at[line].label, text.len);
    note_label found = {
        .name = str_slice(text, 2, kith_footnote_length(text) - 2),
        .line = structure_line(r, line),
        .column = shown_column(r, node),
    };
    if (!VEC_PUSH(&r->out->footnotes, found))
        r->failed = true;
}
