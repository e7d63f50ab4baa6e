/*
 * structure_blocks.c — walks cmark's tree of a note's mask.
 *
 * cmark finds the blocks; what they say is read from the lines of the note
 * itself. Nothing recurses, and nesting is no deeper than its limit.
 */
#include "vault/structure_blocks.h"

#include "vault/block_memory.h"
#include "vault/scan.h"
#include "vault/structure_place.h"
#include "vault/table.h"

static str heading_text(const structure_reader *r, cmark_node *node)
{
    size_t first = block_first_line(node);
    leaf heading = {
        .begin =
            r->m.lines.start.at[first] + (uint32_t)kith_block_column(r, node),
        .first_line = (uint32_t)first,
        .lines = (uint32_t)(kith_block_end(r, node) - first),
    };
    return kith_heading_text(r->m.text, &r->m.lines, &heading);
}

static void add_heading(structure_reader *r, cmark_node *node)
{
    note_heading found = {
        .text = heading_text(r, node),
        .line = structure_line(r, block_first_line(node)),
        .level = (uint8_t)cmark_node_get_heading_level(node),
    };
    if (!VEC_PUSH(&r->out->headings, found))
        r->failed = true;
}

/* "words ^id" at the end of a block, or "^id" alone below one. */
static void add_block_id(structure_reader *r, size_t last)
{
    str line = str_trim(structure_text(r, last));
    size_t at = kith_block_id(line);
    if (at == line.len)
        return;
    size_t begin = (size_t)(line.ptr - r->m.text.ptr) + at;
    note_label found = {
        .name = str_slice(line, at + 1, line.len),
        .line = structure_line(r, last),
        .column = lines_column(&r->m.lines, last, begin),
    };
    if (!VEC_PUSH(&r->out->block_ids, found))
        r->failed = true;
}

static void read_leaf(structure_reader *r, cmark_node *node)
{
    size_t first = block_first_line(node), end = kith_block_end(r, node);
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        end -= kith_block_heading_kind(r, node) == UNDERLINED_RULE;
    str last = structure_text(r, end - 1);
    leaf block = {
        .begin = r->m.lines.start.at[first],
        .end = (uint32_t)(last.ptr - r->m.text.ptr) + (uint32_t)last.len,
        .first_line = (uint32_t)first,
        .lines = (uint32_t)(end - first),
    };
    kith_scan_leaf(&r->m, &block, kith_table_delimiter(&r->m, &block) > 0);
    r->failed = r->failed || r->sink.failed;
    r->sink.links.len = r->sink.tags.len = r->m.names.len = 0;
    kith_structure_footnotes(r, &block);
    add_block_id(r, end - 1);
}

static void add_callout(structure_reader *r, cmark_node *node)
{
    note_callout found = {0};
    size_t title = kith_block_callout(r, node, &found);
    if (!title)
        return;
    kith_structure_add_title_items(r, node, title);
    if (!VEC_PUSH(&r->out->callouts, found))
        r->failed = true;
}

/* Is it a quotation in the mask alone? */
static bool is_apart(const structure_reader *r, cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE &&
           block_mark(r, block_first_line(node)) == MASK_APART;
}

static void enter(structure_reader *r, cmark_node *node, cmark_node *document)
{
    size_t line = block_first_line(node);
    cmark_node *above = cmark_node_parent(node);
    bool at_top = above == document || is_apart(r, above);
    if (is_apart(r, node))
        return;
    if (at_top)
        kith_structure_add_section(r, node);
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: /* Obsidian knows none in quotations and items */
        if (at_top && kith_block_heading_kind(r, node) == UNDERLINED_HEADING)
            add_heading(r, node);
        read_leaf(r, node);
        break;
    case CMARK_NODE_PARAGRAPH:
        read_leaf(r, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        if (block_mark(r, line) == MASK_COMMENT)
            kith_structure_footnotes_comment(r, line);
        break;
    case CMARK_NODE_ITEM:
        if (block_is_footnote(r, node)) {
            kith_structure_add_footnote(r, node);
            kith_structure_cut_footnote(r, node);
        } else {
            kith_structure_add_item(r, node);
            kith_structure_cut_item(r, node);
        }
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        kith_structure_cut_quote(r, node);
        add_callout(r, node);
        break;
    default:
        break;
    }
}

static bool holds_blocks(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM ||
           type == CMARK_NODE_BLOCK_QUOTE;
}

static void walk_tree(structure_reader *r, cmark_node *document)
{
    cmark_node *node = cmark_node_first_child(document);
    while (node && node != document && !r->failed) {
        enter(r, node, document);
        cmark_node *next =
            holds_blocks(node) ? cmark_node_first_child(node) : NULL;
        while (!next && node != document) {
            next = cmark_node_next(node);
            if (!next)
                node = cmark_node_parent(node);
        }
        if (next)
            node = next;
    }
}

void kith_structure_blocks(structure_reader *r)
{
    cmark_node *document = NULL;
    blocks_status status = kith_blocks_tree(
        buffer_str(&r->mask.text), &r->mask_lines, &r->blocks, &document);
    for (size_t i = 0; i < lines_count(&r->m.lines) && !r->failed; i++)
        r->failed = !VEC_PUSH(&r->cut, 0);
    r->failed = r->failed || status == BLOCKS_NO_MEMORY;
    if (status == BLOCKS_READ)
        walk_tree(r, document);
    kith_structure_footnotes_settle(r);
    kith_structure_end_sections(r);
    kith_block_memory_reset();
}
