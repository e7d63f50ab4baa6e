/*
 * blocks.c — asks cmark for the blocks of a text's skeleton.
 *
 * cmark's tree is walked without recursion, leaves never entered. Of a leaf
 * its first line and column and its last line are taken; the rest is ours.
 */
#include "vault/blocks.h"

#include "base/limits.h"
#include "vault/block_memory.h"
#include "vault/fence.h"
#include "vault/flat.h"
#include "vault/task.h"
#include "vault/twin.h"

/* cmark spends up to 800 bytes on 4 of text ("- x\n"): a list of 300 000 lines
 * still fits. */
#define BLOCK_BUDGET ((size_t)256 << 20)

/* The line behind the marks of quotations, trimmed. */
static str without_marks(str line)
{
    return str_trim(str_slice(line, kith_quote_prefix(line), line.len));
}

/* Is the line, behind the marks of quotations, '=' or '-' again and again? */
static bool holds_underline(str line)
{
    return kith_is_underline(without_marks(line));
}

size_t kith_heading_end(str text, const lines *l, size_t first, size_t end)
{
    if (end <= first + 1)
        return end;
    bool is_below =
        end > first + 2 && holds_underline(kith_line(text, l, end - 2));
    return end - (is_below || !holds_underline(kith_line(text, l, end - 1)));
}

underlined kith_heading_kind(
    str text, const lines *l, size_t first, size_t end, size_t column)
{
    if (end == first + 1)
        return UNDERLINED_HEADING;
    str line = kith_line(text, l, end - 1);
    size_t prefix = kith_quote_prefix(line), blanks = 0;
    str marks = str_slice(line, prefix, line.len);
    while (blanks < prefix && str_is_blank(line.ptr[prefix - blanks - 1]))
        blanks++;
    size_t most = blanks < prefix ? 1 : column;
    if (end == first + 2 && blanks <= most && str_trim(marks).len == marks.len)
        return UNDERLINED_HEADING;
    return kith_is_rule(marks) ? UNDERLINED_RULE : UNDERLINED_TEXT;
}

str kith_heading_text(str text, const lines *l, const leaf *heading)
{
    str line = kith_line(text, l, heading->first_line);
    size_t skip = heading->begin - l->start.at[heading->first_line];
    line = str_slice(line, skip < line.len ? skip : line.len, line.len);
    return heading->lines == 1 ? kith_heading_words(line) : str_trim(line);
}

/* ---- Without cmark ---------------------------------------------------------
 */

/* The line without the quote and bullet markers it opens with. */
static str without_markers(str line, bool *bullet)
{
    *bullet = false;
    for (;;) {
        line = str_trim(line);
        size_t marker = kith_bullet_length(line);
        if (marker)
            *bullet = true;
        else if (line.len && line.ptr[0] == '>')
            marker = 1;
        else
            return line;
        line = str_slice(line, marker, line.len);
    }
}

static bool push_line(
    blocks *b, str text, str line, size_t i, bool bullet, bool hidden)
{
    size_t begin = (size_t)(line.ptr - text.ptr);
    uint8_t level = kith_heading_level(line);
    leaf found = {
        .begin = (uint32_t)begin,
        .end = (uint32_t)(begin + line.len),
        .first_line = (uint32_t)i,
        .lines = 1,
        .kind = level    ? LEAF_HEADING
                : bullet ? LEAF_BULLET
                         : LEAF_PARAGRAPH,
        .level = level,
        .in_list = bullet,
        .hidden = hidden,
    };
    leaf *last = b->leaves.len ? &b->leaves.at[b->leaves.len - 1] : NULL;
    bool goes_on = last && found.kind == LEAF_PARAGRAPH &&
                   last->kind != LEAF_HEADING && last->hidden == hidden &&
                   last->first_line + last->lines == i;
    if (!goes_on)
        return VEC_PUSH(&b->leaves, found);
    last->end = found.end;
    last->lines++;
    return true;
}

/* A stretch of lines, of which the first and the last may be parts. */
static bool push_lines(
    blocks *b, str text, const lines *l, size_t begin, size_t end, bool hidden)
{
    fence open = {0};
    size_t i = begin < end ? kith_line_of(l, begin) : SIZE_MAX;
    for (; i < lines_count(l) && l->start.at[i] < end; i++) {
        bool bullet;
        str line = kith_line(text, l, i);
        size_t from = (size_t)(line.ptr - text.ptr), to = from + line.len;
        line =
            str_slice(text, from > begin ? from : begin, to < end ? to : end);
        line = without_markers(line, &bullet);
        if (kith_fence_read(&open, line) || line.len == 0)
            continue;
        if (!push_line(b, text, line, i, bullet, hidden))
            return false;
    }
    return true;
}

blocks_status kith_blocks_by_line(str text, const lines *l, blocks *b)
{
    b->leaves.len = 0;
    return push_lines(b, text, l, l->start.at[0], text.len, false)
               ? BLOCKS_BY_LINE
               : BLOCKS_NO_MEMORY;
}

/* ---- With cmark ------------------------------------------------------------
 */

/* What cmark is asked about. */
typedef struct source {
    str text;
    const lines *lines;
    const mask *mask; /* that cmark sees */
} source;

static size_t first_line(cmark_node *node)
{
    return (size_t)cmark_node_get_start_line(node) - 1;
}

static mask_mark mark_of(const source *from, cmark_node *node)
{
    return (mask_mark)from->mask->lines.at[first_line(node)].mark;
}

/* Is it an item of a list? In the mask a footnote looks like one. */
static bool is_item(const source *from, cmark_node *node)
{
    size_t column = (size_t)cmark_node_get_start_column(node) - 1;
    return cmark_node_get_type(node) == CMARK_NODE_ITEM &&
           !mask_is_footnote(from->mask, first_line(node), column);
}

/* Is it what an item begins with? */
static bool opens_item(const source *from, cmark_node *node)
{
    return is_item(from, cmark_node_parent(node)) && !cmark_node_previous(node);
}

/* The line behind those of a comment or math that cmark, where a paragraph
 * went on lazily, took for a paragraph's. */
static size_t behind_masked(const source *from, size_t first, size_t last)
{
    while (first < last && from->mask->lines.at[first].mark == MASK_WITHIN)
        first++;
    return first;
}

/* Is the line the marker of an item whose words begin in the next one? */
static bool names_nothing(const source *from, size_t line, size_t last)
{
    str text = without_marks(kith_line(from->text, from->lines, line));
    return line + 1 < last && kith_bullet_is_bare(text);
}

static bool push_leaf(
    blocks *b, const source *from, cmark_node *node, leaf_kind kind)
{
    const lines *l = from->lines;
    size_t count = lines_count(l);
    size_t first = first_line(node);
    size_t last = (size_t)cmark_node_get_end_line(node);
    size_t column = (size_t)cmark_node_get_start_column(node) - 1;
    uint32_t status;
    if (last > count)
        last = count;
    if (kind == LEAF_HEADING) {
        last = kith_heading_end(from->text, l, first, last);
        underlined below =
            kith_heading_kind(from->text, l, first, last, column);
        if (below != UNDERLINED_HEADING)
            kind = LEAF_PARAGRAPH;
        last -= below == UNDERLINED_RULE;
    }
    size_t read = behind_masked(from, first, last);
    read += opens_item(from, node) && names_nothing(from, read, last);
    if (read >= last)
        return true;
    if (read > first)
        column = kith_quote_prefix(kith_line(from->text, l, read));
    else
        column = mask_column(from->mask, first, column);
    first = read;

    str opening = kith_line(from->text, l, first);
    if (column > opening.len)
        column = opening.len;
    str words = str_slice(opening, column, opening.len);
    if (opens_item(from, node)) {
        if (kind == LEAF_PARAGRAPH) {
            kind = LEAF_BULLET;
        } else if (last > first + 1 && kith_task_box(words, &status)) {
            kind = LEAF_BULLET; /* a task's lines above an underline */
            last--;
        }
    }
    str closing = kith_line(from->text, l, last - 1);
    size_t end = (size_t)(closing.ptr - from->text.ptr) + closing.len;
    leaf found = {
        .begin = (uint32_t)(words.ptr - from->text.ptr),
        .end = (uint32_t)end,
        .first_line = (uint32_t)first,
        .lines = (uint32_t)(last - first),
        .kind = (uint8_t)kind,
        .in_list = is_item(from, cmark_node_parent(node)),
    };
    if (kind == LEAF_HEADING)
        found.level = (uint8_t)cmark_node_get_heading_level(node);
    return VEC_PUSH(&b->leaves, found);
}

static bool is_leaf(cmark_node_type type)
{
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;
}

/* The words that stand behind the end of a comment, in line `i`. */
static bool push_words(blocks *b, str text, size_t i, size_t begin, size_t end)
{
    str words = begin < end ? str_trim(str_slice(text, begin, end)) : (str){0};
    leaf found = {
        .begin = words.len ? (uint32_t)(words.ptr - text.ptr) : 0,
        .first_line = (uint32_t)i,
        .lines = 1,
        .kind = LEAF_PARAGRAPH,
    };
    found.end = found.begin + (uint32_t)words.len;
    return words.len == 0 || VEC_PUSH(&b->leaves, found);
}

/* The comment that begins in line `first`: what stands in it counts, whatever
 * block it is, and what stands behind it. */
static bool push_comment(blocks *b, const source *from, size_t first)
{
    size_t last = first;
    while (last + 1 < from->mask->lines.len &&
           from->mask->lines.at[last + 1].mark == MASK_WITHIN)
        last++;
    str line = kith_line(from->text, from->lines, last);
    size_t stop = (size_t)(line.ptr - from->text.ptr) + line.len;
    str text = str_slice(from->text, 0, stop);
    size_t begin = from->lines->start.at[first];
    begin = kith_twin_find(text, begin, '%') + 2;
    size_t end = kith_twin_find(text, begin, '%');
    return push_lines(b, from->text, from->lines, begin, end, true) &&
           push_words(b, from->text, last, end + 2, stop);
}

/* Pushes what of a node is a leaf; cmark's HTML blocks are the mask's too. */
static bool push_node(blocks *b, const source *from, cmark_node *node)
{
    mask_mark mark = mark_of(from, node);
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        return push_leaf(b, from, node, LEAF_PARAGRAPH);
    case CMARK_NODE_HEADING:
        return push_leaf(b, from, node, LEAF_HEADING);
    case CMARK_NODE_HTML_BLOCK:
        return mark != MASK_COMMENT || push_comment(b, from, first_line(node));
    default:
        return true;
    }
}

static bool collect(blocks *b, const source *from, cmark_node *document)
{
    cmark_node *node = cmark_node_first_child(document);
    while (node && node != document) {
        if (!push_node(b, from, node))
            return false;
        cmark_node *next = is_leaf(cmark_node_get_type(node))
                               ? NULL
                               : cmark_node_first_child(node);
        while (!next && node != document) {
            next = cmark_node_next(node);
            if (!next)
                node = cmark_node_parent(node);
        }
        if (next)
            node = next;
    }
    return true;
}

/* The tree of the skeleton. A function of its own, so that no local of its
 * caller is at the mercy of longjmp. */
static blocks_status parse(const skeleton *outline, cmark_node **document)
{
    jmp_buf out;
    switch (setjmp(out)) {
    case 0:
        break;
    case BLOCK_MEMORY_SPENT:
        return BLOCKS_BY_LINE;
    default:
        return BLOCKS_NO_MEMORY;
    }
    kith_block_memory_open(&out, BLOCK_BUDGET);
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, kith_block_memory());
    cmark_parser_feed(parser, outline->at, outline->len);
    *document = cmark_parser_finish(parser);
    return BLOCKS_READ;
}

blocks_status kith_blocks_tree(
    str text, const lines *l, blocks *b, cmark_node **document)
{
    if (!kith_skeleton_make(text, l, &b->outline))
        return BLOCKS_NO_MEMORY;
    return b->outline.too_deep ? BLOCKS_BY_LINE : parse(&b->outline, document);
}

blocks_status kith_blocks_by_cmark(str text, const lines *l, blocks *b)
{
    source from = {text, l, &b->mask};
    cmark_node *document = NULL;
    b->leaves.len = 0;
    if (!kith_mask_make(text, l, false, &b->mask))
        return BLOCKS_NO_MEMORY;
    str masked = buffer_str(&b->mask.text);
    if (!kith_lines_read(masked, 0, &b->mask_lines))
        return BLOCKS_NO_MEMORY;
    b->unclosed = b->mask.unclosed;
    blocks_status status =
        kith_blocks_tree(masked, &b->mask_lines, b, &document);
    if (status == BLOCKS_READ && !collect(b, &from, document))
        status = BLOCKS_NO_MEMORY;
    kith_block_memory_reset();
    return status == BLOCKS_BY_LINE ? kith_blocks_by_line(text, l, b) : status;
}

blocks_status kith_blocks_read(str text, const lines *l, blocks *b)
{
    b->leaves.len = 0;
    b->unclosed = (unclosed){0};
    flat_status flat = kith_flat_read(text, l, b);
    if (flat != FLAT_NOT)
        return flat == FLAT_READ ? BLOCKS_READ : BLOCKS_NO_MEMORY;
    return kith_blocks_by_cmark(text, l, b);
}

void kith_blocks_free(blocks *b)
{
    VEC_FREE(&b->leaves);
    free(b->outline.at);
    kith_mask_free(&b->mask);
    VEC_FREE(&b->mask_lines.start);
    *b = (blocks){0};
}
