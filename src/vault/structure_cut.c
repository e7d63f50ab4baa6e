/*
 * structure_cut.c — what Obsidian cuts from the lines of a block before it
 * reads what stands in it.
 *
 * As remark-parse 8 does, from all lines of an item the same: the columns up to
 * its words, or those of its line that stands in least, if that does so at all;
 * a tab whole even if it reaches further. So a line that is further out than
 * the words moves what stands in the lines around it.
 */
#include "vault/flat.h"
#include "vault/structure_place.h"
#include "vault/task.h"

/* The bytes of the blanks at the start of a line that take `width` columns, or
 * of all there are; those columns. */
static size_t blank_bytes(str line, size_t width, size_t *columns)
{
    size_t i = 0, column = 0;
    for (; i < line.len && str_is_blank(line.ptr[i]) && column < width; i++)
        column = column_behind(line.ptr[i], column);
    *columns = column;
    return i;
}

/* What is left of a line so far. */
static str left_of(const structure_reader *r, size_t line)
{
    str text = structure_text(r, line);
    return str_slice(text, r->cut.at[line], text.len);
}

static void cut(structure_reader *r, size_t line, size_t bytes)
{
    r->cut.at[line] += (uint32_t)bytes;
}

/* An item's marker with the blanks around it. */
typedef struct bullet {
    size_t bytes;
    size_t width; /* columns, of which "1. " has one more than it has bytes */
} bullet;

static bullet read_bullet(str text)
{
    enum { NUMBERS = 10 };
    size_t width, number = 0;
    size_t i = blank_bytes(text, SIZE_MAX, &width), begin = i;
    for (; i < text.len && str_is_digit(text.ptr[i]); i++)
        number = number < NUMBERS ? 10 * number + (size_t)(text.ptr[i] - '0')
                                  : number;
    bool is_small =
        i > begin && i < text.len && text.ptr[i] == '.' && number < NUMBERS;
    i += i < text.len;
    width += i - begin;
    size_t end = kith_bullet_cut(text, i);
    width += is_small && end % 2;
    for (; i < end; i++)
        width = column_behind(text.ptr[i], width);
    return (bullet){end, width};
}

void kith_structure_cut_item(structure_reader *r, cmark_node *node)
{
    uint32_t status;
    size_t first = block_first_line(node), end = kith_block_end(r, node);
    bullet mark = read_bullet(left_of(r, first));
    size_t width = mark.width, columns;
    for (size_t i = first + 1; i < end; i++) {
        str text = left_of(r, i);
        size_t blanks = blank_bytes(text, SIZE_MAX, &columns);
        if (blanks < text.len && columns && columns < width)
            width = columns;
    }
    for (size_t i = first + 1; i < end; i++)
        cut(r, i, blank_bytes(left_of(r, i), width, &columns));
    cut(r, first, mark.bytes);
    cut(r, first, kith_task_box(left_of(r, first), &status));
}

/* Cuts all before the markers of the items of a list. */
static void cut_to_markers(structure_reader *r, cmark_node *list)
{
    cmark_node *node = cmark_node_first_child(list);
    for (; node; node = cmark_node_next(node))
        r->cut.at[block_first_line(node)] =
            (uint32_t)kith_block_column(r, node);
}

void kith_structure_cut_footnote(structure_reader *r, cmark_node *node)
{
    enum { WIDTH = 4 };
    size_t columns, end = kith_block_end(r, node);
    for (size_t i = block_first_line(node) + 1; i < end; i++)
        cut(r, i, blank_bytes(left_of(r, i), WIDTH, &columns));
    cmark_node *in = cmark_node_first_child(node);
    for (; in; in = cmark_node_next(in))
        if (cmark_node_get_type(in) == CMARK_NODE_LIST)
            cut_to_markers(r, in);
}

void kith_structure_cut_quote(structure_reader *r, cmark_node *node)
{
    size_t columns, end = kith_block_end(r, node);
    for (size_t i = block_first_line(node); i < end; i++) {
        str text = left_of(r, i);
        size_t mark = blank_bytes(text, SIZE_MAX, &columns);
        if (mark == text.len || text.ptr[mark] != '>')
            continue;
        cut(r, i, mark + 1);
        text = left_of(r, i);
        cut(r, i, text.len && text.ptr[0] == ' ');
    }
}
