/*
 * structure_sections.c — what the blocks at the top level of a note are.
 */
#include "vault/flat.h"
#include "vault/structure_place.h"
#include "vault/table.h"

static void add_section(
    structure_reader *r, section_type type, size_t line, size_t end)
{
    note_section found = {
        type, structure_line(r, line), structure_line(r, end) - 1};
    if (!VEC_PUSH(&r->out->sections, found))
        r->failed = true;
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
    return text.len > 1 && kith_block_id(text) == 0 && before > 0 &&
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

/* Lines that are a paragraph to cmark: what is left behind a table begins a
 * block of its own. */
static void add_paragraph(structure_reader *r, size_t line, size_t end)
{
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
    underlined kind = kith_block_heading_kind(r, node);
    bool rule = kind == UNDERLINED_RULE;
    if (kind == UNDERLINED_HEADING)
        add_section(r, PART_HEADING, line, end);
    else
        add_paragraph(r, line, end - rule);
    if (rule)
        add_section(r, PART_RULE, end - 1, end);
}

static void add_footnote_sections(structure_reader *r, cmark_node *list)
{
    cmark_node *node = cmark_node_first_child(list);
    for (; node; node = cmark_node_next(node)) {
        add_section(
            r, block_is_footnote(r, node) ? PART_FOOTNOTE : PART_LIST,
            block_first_line(node), kith_block_end(r, node));
    }
}

/* Is a line code by its blanks, be there nothing else in it? */
static bool is_indented(const structure_reader *r, size_t line)
{
    str text = structure_text(r, line);
    return str_begins(text, STR("    ")) || str_begins(text, STR("\t"));
}

/* One past the last line of code, of which blanks are some if it is no fence
 * that makes it code. */
static size_t code_end(const structure_reader *r, size_t line, size_t end)
{
    size_t last = end, count = lines_count(&r->m.lines);
    if (!is_indented(r, line))
        return end;
    for (; end < count && str_trim(structure_text(r, end)).len == 0; end++)
        last = is_indented(r, end) ? end + 1 : last;
    return last;
}

/* Does code go on in a line by its blanks that the mask has begun, of which the
 * first line is a block of its own? */
static bool goes_on(const structure_reader *r, size_t line)
{
    if (!is_indented(r, line))
        return false;
    while (line > 0 && str_trim(structure_text(r, line - 1)).len == 0)
        line--;
    return line > 0 && block_mark(r, line - 1) == MASK_CODE;
}

static void add_code(structure_reader *r, size_t line, size_t end)
{
    end = code_end(r, line, end);
    size_t count = r->out->sections.len;
    note_section *last = count ? &r->out->sections.at[count - 1] : NULL;
    if (last && last->type == PART_CODE && goes_on(r, line))
        last->end_line = structure_line(r, end) - 1;
    else
        add_section(r, PART_CODE, line, end);
}

/* One past the last line of a list, of which blanks are one that stand in as
 * far as its last item says something. */
static size_t list_end(const structure_reader *r, cmark_node *list, size_t end)
{
    size_t column = kith_block_words_column(r, cmark_node_last_child(list)),
           last = end;
    for (; end < lines_count(&r->m.lines); end++) {
        str line = structure_text(r, end);
        if (str_trim(line).len)
            break;
        if (kith_column_of(line, line.len) >= column)
            last = end + 1;
    }
    return last;
}

void kith_structure_add_section(structure_reader *r, cmark_node *node)
{
    note_callout callout = {0};
    size_t line = block_first_line(node), end = kith_block_end(r, node);
    mask_mark mark = block_mark(r, line);
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
            r,
            kith_block_callout(r, node, &callout) ? PART_CALLOUT : PART_QUOTE,
            line, end);
        break;
    case CMARK_NODE_HTML_BLOCK:
        if (mark == MASK_CODE)
            add_code(r, line, end);
        else if (mark != MASK_DEFINITION)
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

/* Is a footnote referred to, or written where it is? */
static bool has_footnotes(const structure *s)
{
    bool found = s->footnote_places.len > 0;
    for (size_t i = 0; i < s->footnotes.len && !found; i++)
        found = str_begins(s->footnotes.at[i].name, STR("[inline"));
    return found;
}

void kith_structure_end_sections(structure_reader *r)
{
    size_t count = r->out->sections.len;
    note_section *last = count ? &r->out->sections.at[count - 1] : NULL;
    bool open = last && r->mask.unclosed.mark &&
                (last->type == PART_CODE || last->type == PART_MATH);
    size_t all = lines_count(&r->m.lines);
    bool ended = r->m.text.ptr[r->m.text.len - 1] == '\n';
    uint32_t end = structure_line(r, all) - !ended;
    bool trails = last && last->type == PART_PARAGRAPH && !ended &&
                  last->end_line + 1 == end && /* blanks are of the words */
                  str_trim(structure_text(r, all - 1)).len == 0;
    if (open || trails)
        last->end_line = end;
    if (!has_footnotes(r->out))
        return;
    for (unsigned type = PART_TEXT; type <= PART_ELEMENT && !r->failed;
         type++) {
        note_section found = {(section_type)type, end, end};
        r->failed = !VEC_PUSH(&r->out->sections, found);
    }
}
