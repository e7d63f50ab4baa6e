/*
 * structure_place.c — where the blocks of cmark's tree stand in the note.
 *
 * The tree is the mask's, and cmark ends some blocks elsewhere than Obsidian:
 * what a block's lines say is read from the note itself.
 */
#include "vault/structure_place.h"

#include "vault/callout.h"
#include "vault/flat.h"

/* Does nothing stand in a line of a block? Of a quotation its marks do, of a
 * list those of one in it, and of HTML blanks do. */
static bool is_blank(str line, cmark_node_type type)
{
    if (type == CMARK_NODE_HTML_BLOCK)
        return line.len == 0;
    return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST
               ? str_trim(line).len == 0
               : kith_quote_prefix(line) == line.len;
}

size_t kith_block_end(const structure_reader *r, cmark_node *node)
{
    size_t first = block_first_line(node);
    size_t end = (size_t)cmark_node_get_end_line(node);
    cmark_node_type type = cmark_node_get_type(node);
    size_t count = lines_count(&r->m.lines);
    end = end < count ? end : count;
    end = end > first ? end : first + 1;
    if (type == CMARK_NODE_HEADING)
        end = kith_heading_end(r->m.text, &r->m.lines, first, end);
    /* cmark leaves the line that ends an HTML block out. */
    cmark_node *next = cmark_node_next(node);
    if (type == CMARK_NODE_HTML_BLOCK && end < count &&
        str_trim(structure_text(r, end)).len &&
        !(next && block_first_line(next) == end))
        end++;
    while (end > first + 1 && is_blank(structure_text(r, end - 1), type))
        end--;
    return end;
}

size_t kith_block_column(const structure_reader *r, cmark_node *node)
{
    size_t column = mask_column(
        &r->mask, block_first_line(node),
        (size_t)cmark_node_get_start_column(node) - 1);
    size_t length = structure_text(r, block_first_line(node)).len;
    return column < length ? column : length;
}

/* The byte of an item's line behind the marks of the quotations it stands in,
 * which may go on without. */
static size_t quoted_from(const structure_reader *r, cmark_node *item_node)
{
    str line = structure_text(r, block_first_line(item_node));
    size_t marker = kith_block_column(r, item_node), at = 0;
    cmark_node *up = cmark_node_parent(item_node);
    for (; up; up = cmark_node_parent(up)) {
        if (cmark_node_get_type(up) != CMARK_NODE_BLOCK_QUOTE)
            continue;
        size_t mark = str_find(line, at, '>');
        at = mark < marker ? mark + 1 : at;
    }
    at += at > 0 && at < marker && line.ptr[at] == ' ';
    return at < marker ? at : marker;
}

size_t kith_block_words_column(const structure_reader *r, cmark_node *item_node)
{
    enum { MOST_BLANKS = 4 };
    size_t base = quoted_from(r, item_node);
    size_t begin = kith_block_column(r, item_node) - base;
    str line = structure_text(r, block_first_line(item_node));
    line = str_slice(line, base, line.len);
    size_t least = begin + kith_bullet_length(str_slice(line, begin, line.len));
    size_t words = least;
    if (least == begin) /* a marker alone */
        return kith_column_of(line, line.len);
    while (words < line.len && str_is_blank(line.ptr[words]))
        words++;
    size_t column = kith_column_of(line, words);
    bool far = words == line.len ||
               column >= kith_column_of(line, least) + MOST_BLANKS;
    return far ? kith_column_of(line, least) : column;
}

underlined kith_block_heading_kind(const structure_reader *r, cmark_node *node)
{
    return kith_heading_kind(
        r->m.text, &r->m.lines, block_first_line(node), kith_block_end(r, node),
        kith_block_column(r, node));
}

size_t kith_block_id(str line)
{
    size_t at = line.len;
    while (at > 0 &&
           (str_is_digit(line.ptr[at - 1]) || str_is_letter(line.ptr[at - 1]) ||
            line.ptr[at - 1] == '-'))
        at--;
    bool is_id = at > 0 && at < line.len && line.ptr[at - 1] == '^' &&
                 (at == 1 || strchr(" \t>", line.ptr[at - 2]));
    return is_id ? at - 1 : line.len;
}

size_t kith_block_callout(
    const structure_reader *r, cmark_node *node, note_callout *found)
{
    size_t line = block_first_line(node), at = kith_block_column(r, node) + 1;
    str text = structure_text(r, line);
    at += at < text.len && text.ptr[at] == ' ';
    text = str_slice(text, at < text.len ? at : text.len, text.len);
    size_t length = kith_callout_length(text);
    size_t close = str_find(text, 0, ']');
    if (length == 0)
        return 0;
    found->type = str_trim(str_slice(text, 2, close));
    found->line = structure_line(r, line);
    found->fold = length > close + 1 ? text.ptr[close + 1] : 0;
    found->title = str_trim(str_slice(text, length, text.len));
    return at + length;
}
