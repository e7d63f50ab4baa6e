/*
 * structure_blocks.c — walks cmark's tree of a note's mask.
 *
 * cmark finds the blocks; what they say is read from the lines of the note
 * itself. Nothing recurses, and nesting is no deeper than its limit.
 */
#include "vault/structure_blocks.h"

#include "base/utf8.h"
#include "vault/block_memory.h"
#include "vault/callout.h"
#include "vault/flat.h"
#include "vault/scan.h"
#include "vault/table.h"

/* Does nothing stand in a line of a block? Of a quotation its marks do, and of
 * a list those of one in it. */
static bool is_blank(str line, bool marks)
{
    return marks ? str_trim(line).len == 0
                 : kith_quote_prefix(line) == line.len;
}

static size_t first_line(cmark_node *node)
{
    return (size_t)cmark_node_get_start_line(node) - 1;
}

/* One past the last line of a block that is not blank. */
static size_t end_line(const structure_reader *r, cmark_node *node)
{
    size_t first = first_line(node);
    size_t end = (size_t)cmark_node_get_end_line(node);
    size_t count = lines_count(&r->m.lines);
    end = end < count ? end : count;
    end = end > first ? end : first + 1;
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        end = kith_heading_end(r->m.text, &r->m.lines, first, end);
    /* cmark leaves the line that ends an HTML block out. */
    cmark_node *next = cmark_node_next(node);
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK && end < count &&
        !is_blank(structure_text(r, end), false) &&
        !(next && first_line(next) == end))
        end++;
    bool marks = cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE ||
                 cmark_node_get_type(node) == CMARK_NODE_LIST;
    while (end > first + 1 && is_blank(structure_text(r, end - 1), marks))
        end--;
    return end;
}

static mask_mark mark_of(const structure_reader *r, size_t line)
{
    return (mask_mark)r->mask.lines.at[line].mark;
}

static bool is_footnote(const structure_reader *r, cmark_node *node)
{
    return mask_is_footnote(
        &r->mask, first_line(node),
        (size_t)cmark_node_get_start_column(node) - 1);
}

/* Where a block begins in its line of the note. */
static size_t start_column(const structure_reader *r, cmark_node *node)
{
    size_t column = mask_column(
        &r->mask, first_line(node),
        (size_t)cmark_node_get_start_column(node) - 1);
    size_t length = structure_text(r, first_line(node)).len;
    return column < length ? column : length;
}

/* The byte of an item's line behind the marks of the quotations it stands in,
 * which may go on without. */
static size_t quoted_from(const structure_reader *r, cmark_node *item_node)
{
    str line = structure_text(r, first_line(item_node));
    size_t marker = start_column(r, item_node), at = 0;
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

/* The column in which the words of an item begin; behind a marker alone, or
 * more than four blanks, the one after the first blank. Tabs count from what is
 * quoted on. */
static size_t words_column(const structure_reader *r, cmark_node *item_node)
{
    enum { MOST_BLANKS = 4 };
    size_t base = quoted_from(r, item_node);
    size_t begin = start_column(r, item_node) - base;
    str line = structure_text(r, first_line(item_node));
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

/* What is a heading to cmark to Obsidian. */
static underlined heading_kind(const structure_reader *r, cmark_node *node)
{
    return kith_heading_kind(
        r->m.text, &r->m.lines, first_line(node), end_line(r, node),
        start_column(r, node));
}

/* ---- Sections --------------------------------------------------------------
 */

static void add_section(
    structure_reader *r, section_type type, size_t line, size_t end)
{
    note_section found = {
        type, structure_line(r, line), structure_line(r, end) - 1};
    if (!VEC_PUSH(&r->out->sections, found))
        r->failed = true;
}

/* Where the "^id" that a line ends with begins, or the line's length. */
static size_t block_id(str line)
{
    size_t at = line.len;
    while (at > 0 && ((line.ptr[at - 1] >= '0' && line.ptr[at - 1] <= '9') ||
                      (line.ptr[at - 1] >= 'a' && line.ptr[at - 1] <= 'z') ||
                      (line.ptr[at - 1] >= 'A' && line.ptr[at - 1] <= 'Z') ||
                      line.ptr[at - 1] == '-'))
        at--;
    bool is_id = at > 0 && at < line.len && line.ptr[at - 1] == '^' &&
                 (at == 1 || strchr(" \t>", line.ptr[at - 2]));
    return is_id ? at - 1 : line.len;
}

/* Is the line a name for the block above it, which has no room for one? */
static bool names_the_block_above(const structure_reader *r, size_t line)
{
    static const bool has_no_room[] = {
        [PART_LIST] = true,      [PART_CODE] = true,  [PART_CALLOUT] = true,
        [PART_QUOTE] = true,     [PART_TABLE] = true, [PART_MATH] = true,
        [PART_FOOTNOTE] = false,
    };
    str text = str_trim(structure_text(r, line));
    size_t before = r->out->sections.len;
    return text.len > 1 && block_id(text) == 0 && before > 0 &&
           has_no_room[r->out->sections.at[before - 1].type];
}

/* How many of the lines from `line` to before `end` are a table: its header
 * comes first, and all its rows begin as that does. 0 if there is none. */
static size_t table_lines(const structure_reader *r, size_t line, size_t end)
{
    bool bars = structure_text(r, line).ptr[0] == '|';
    size_t rows = 0;
    while (line + rows < end &&
           kith_is_table_row(structure_text(r, line + rows), bars))
        rows++;
    return rows > 1 && kith_is_table_delimiter(structure_text(r, line + 1))
               ? rows
               : 0;
}

/* Does a link's other half begin in the line? */
static bool is_definition(const structure_reader *r, size_t line)
{
    size_t low = 0, high = r->mask.definitions.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (r->mask.definitions.at[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->mask.definitions.len &&
           r->mask.definitions.at[low].line == line;
}

/* Lines that are a paragraph to cmark: what is left behind a table begins a
 * block of its own, and definitions before it are none. */
static void add_paragraph(structure_reader *r, size_t line, size_t end)
{
    while (line < end && is_definition(r, line))
        line++;
    for (size_t rows; line < end; line += rows) {
        rows = table_lines(r, line, end);
        if (rows) {
            add_section(r, PART_TABLE, line, line + rows);
        } else {
            rows = end - line;
            if (rows > 1 || !names_the_block_above(r, line))
                add_section(r, PART_PARAGRAPH, line, end);
        }
    }
}

static void add_underlined(
    structure_reader *r, cmark_node *node, size_t line, size_t end)
{
    underlined kind = heading_kind(r, node);
    bool rule = kind == UNDERLINED_RULE;
    if (kind == UNDERLINED_HEADING)
        add_section(r, PART_HEADING, line, end);
    else
        add_paragraph(r, line, end - rule);
    if (rule)
        add_section(r, PART_RULE, end - 1, end);
}

/* Is a quotation a callout? */
static bool read_callout(
    const structure_reader *r, cmark_node *node, note_callout *found)
{
    size_t line = first_line(node), at = start_column(r, node) + 1;
    str text = structure_text(r, line);
    at += at < text.len && text.ptr[at] == ' ';
    text = str_slice(text, at, text.len);
    size_t length = kith_callout_length(text);
    size_t close = str_find(text, 0, ']');
    if (length == 0)
        return false;
    found->type = str_trim(str_slice(text, 2, close));
    found->line = structure_line(r, line);
    found->fold = length > close + 1 ? text.ptr[close + 1] : 0;
    found->title = str_trim(str_slice(text, length, text.len));
    return true;
}

static void add_footnote_sections(structure_reader *r, cmark_node *list)
{
    cmark_node *node = cmark_node_first_child(list);
    for (; node; node = cmark_node_next(node)) {
        add_section(
            r, is_footnote(r, node) ? PART_FOOTNOTE : PART_LIST,
            first_line(node), end_line(r, node));
    }
}

/* Code; what the mask has of its first line is a block of its own. */
static void add_code(structure_reader *r, size_t line, size_t end)
{
    size_t count = r->out->sections.len;
    note_section *last = count ? &r->out->sections.at[count - 1] : NULL;
    if (last && last->type == PART_CODE && line > 0 &&
        mark_of(r, line - 1) == MASK_CODE &&
        last->end_line + 1 == structure_line(r, line))
        last->end_line = structure_line(r, end) - 1;
    else
        add_section(r, PART_CODE, line, end);
}

/* One past the last line of a list, of which blanks are one that stand in as
 * far as its last item says something. */
static size_t list_end(const structure_reader *r, cmark_node *list, size_t end)
{
    size_t column = words_column(r, cmark_node_last_child(list)), last = end;
    for (; end < lines_count(&r->m.lines); end++) {
        str line = structure_text(r, end);
        if (str_trim(line).len)
            break;
        if (kith_column_of(line, line.len) >= column)
            last = end + 1;
    }
    return last;
}

static void add_top_level(structure_reader *r, cmark_node *node)
{
    note_callout callout = {0};
    size_t line = first_line(node), end = end_line(r, node);
    mask_mark mark = mark_of(r, line);
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(r, line, end);
        break;
    case CMARK_NODE_LIST:
        if (mark == MASK_FOOTNOTE)
            add_footnote_sections(r, node);
        else
            add_section(r, PART_LIST, line, list_end(r, node, end));
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        add_section(
            r, read_callout(r, node, &callout) ? PART_CALLOUT : PART_QUOTE,
            line, end);
        break;
    case CMARK_NODE_HTML_BLOCK:
        if (mark == MASK_CODE)
            add_code(r, line, end);
        else
            add_section(
                r,
                mark == MASK_COMMENT ? PART_COMMENT
                : mark == MASK_MATH  ? PART_MATH
                                     : PART_HTML,
                line, end);
        break;
    case CMARK_NODE_HEADING:
        add_underlined(r, node, line, end);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_code(r, line, end);
        break;
    default: /* nothing else stands at the top level */
        add_section(r, PART_RULE, line, end);
    }
}

/* ---- Headings, items, quotations -------------------------------------------
 */

static str heading_text(const structure_reader *r, cmark_node *node)
{
    size_t first = first_line(node);
    leaf heading = {
        .begin = r->m.lines.start.at[first] + (uint32_t)start_column(r, node),
        .first_line = (uint32_t)first,
        .lines = (uint32_t)(end_line(r, node) - first),
    };
    return kith_heading_text(r->m.text, &r->m.lines, &heading);
}

static void add_heading(structure_reader *r, cmark_node *node)
{
    note_heading found = {
        .text = heading_text(r, node),
        .line = structure_line(r, first_line(node)),
        .level = (uint8_t)cmark_node_get_heading_level(node),
    };
    if (!VEC_PUSH(&r->out->headings, found))
        r->failed = true;
}

/* The item that the list of the item `node` stands in, or NULL. */
static cmark_node *item_above(const structure_reader *r, cmark_node *node)
{
    node = cmark_node_parent(cmark_node_parent(node));
    while (node && (cmark_node_get_type(node) != CMARK_NODE_ITEM ||
                    is_footnote(r, node)))
        node = cmark_node_parent(node);
    return node;
}

/* How many columns further Obsidian cuts blanks below "1. " than up to its
 * words: one, though none below "1.  ", "1) " or "10. ". */
static size_t number_pad(const structure_reader *r, cmark_node *node)
{
    str line = structure_text(r, first_line(node));
    str text = str_slice(line, start_column(r, node), line.len);
    return text.len > 3 && text.ptr[0] >= '0' && text.ptr[0] <= '9' &&
           text.ptr[1] == '.' && !str_is_blank(text.ptr[3]);
}

/* Where Obsidian has an item begin: not at its marker, but where the words of
 * what it stands in begin. */
static size_t item_column(const structure_reader *r, cmark_node *node)
{
    cmark_node *above = cmark_node_parent(cmark_node_parent(node));
    size_t marker = start_column(r, node), base = quoted_from(r, node), at = 0;
    if (cmark_node_get_type(above) != CMARK_NODE_ITEM)
        return base;
    if (is_footnote(r, above) || first_line(above) == first_line(node))
        return marker;
    size_t column = words_column(r, above) + number_pad(r, above);
    str line = structure_text(r, first_line(node));
    str quoted = str_slice(line, base, line.len);
    while (base + at < marker && kith_column_of(quoted, at) < column)
        at++;
    return base + at;
}

static void add_item(structure_reader *r, cmark_node *node)
{
    uint32_t status;
    str line = structure_text(r, first_line(node));
    size_t column = start_column(r, node);
    str text = str_slice(line, column, line.len);
    size_t marker = kith_bullet_length(text);
    cmark_node *above = item_above(r, node);
    /* Obsidian's lines count from 0, and in the file. */
    size_t zero = r->m.first_line - 1;
    size_t from = first_line(above ? above : cmark_node_parent(node)) + zero;
    note_list_item found = {
        .text = str_trim(str_slice(text, marker, text.len)),
        .line = structure_line(r, first_line(node)),
        .column = (uint32_t)item_column(r, node) + 1,
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

static void add_footnote(structure_reader *r, cmark_node *node)
{
    uint32_t status;
    size_t line = first_line(node);
    str text = structure_text(r, line);
    const mask_line *masked = &r->mask.lines.at[line];
    size_t begin = masked->at - masked->lead - MASK_FOOTNOTE_MARK;
    text = str_trim(str_slice(text, begin, text.len));
    size_t box = kith_task_box(text, &status);
    text = str_slice(text, box, text.len);
    note_label found = {
        .name = str_slice(text, 2, kith_footnote_length(text) - 2),
        .line = structure_line(r, line),
        .column = (uint32_t)(item_column(r, node) + box) + 1,
    };
    if (!VEC_PUSH(&r->out->footnotes, found))
        r->failed = true;
}

/* "words ^id" at the end of a block, or "^id" alone below one. */
static void add_block_id(structure_reader *r, size_t last)
{
    str line = str_trim(structure_text(r, last));
    size_t at = block_id(line);
    if (at == line.len)
        return;
    note_label found = {
        .name = str_slice(line, at + 1, line.len),
        .line = structure_line(r, last),
        .column = (uint32_t)(line.ptr + at - structure_text(r, last).ptr) + 1,
    };
    if (!VEC_PUSH(&r->out->block_ids, found))
        r->failed = true;
}

/* ---- Inline ----------------------------------------------------------------
 */

static void read_leaf(structure_reader *r, cmark_node *node)
{
    size_t first = first_line(node), end = end_line(r, node);
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
        end -= heading_kind(r, node) == UNDERLINED_RULE;
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

/* ---- The tree --------------------------------------------------------------
 */

static void enter(structure_reader *r, cmark_node *node, cmark_node *document)
{
    note_callout callout = {0};
    size_t line = first_line(node);
    if (cmark_node_parent(node) == document)
        add_top_level(r, node);
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: /* Obsidian knows none in quotations and items */
        if (cmark_node_parent(node) == document &&
            heading_kind(r, node) == UNDERLINED_HEADING)
            add_heading(r, node);
        read_leaf(r, node);
        break;
    case CMARK_NODE_PARAGRAPH:
        read_leaf(r, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        if (mark_of(r, line) == MASK_COMMENT)
            kith_structure_footnotes_comment(r, line);
        break;
    case CMARK_NODE_ITEM:
        if (is_footnote(r, node))
            add_footnote(r, node);
        else
            add_item(r, node);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        if (read_callout(r, node, &callout) &&
            !VEC_PUSH(&r->out->callouts, callout))
            r->failed = true;
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
    r->failed = r->failed || status == BLOCKS_NO_MEMORY;
    if (status == BLOCKS_READ)
        walk_tree(r, document);
    kith_structure_footnotes_settle(r);
    kith_block_memory_reset();
}
