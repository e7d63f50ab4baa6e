/*
 * leaf.c — cuts a leaf block into the pieces that items are made of.
 *
 * A bullet is one piece whatever its lines; a paragraph is a piece a line, for
 * label lines stand in one; a table is a piece a row. Headings and labels
 * without a value say which section the pieces below belong to.
 */
#include "vault/leaf.h"

#include "base/bytes.h"
#include "base/limits.h"
#include "vault/field.h"
#include "vault/flat.h"
#include "vault/item.h"
#include "vault/name.h"
#include "vault/section.h"
#include "vault/table.h"
#include "vault/task.h"

static str piece_text(const markdown *m, const piece *p)
{
    return markdown_slice(m, p->begin, p->end);
}

/* ---- Lines, bullets, rows --------------------------------------------------
 */

/* The links of the sink from `first` on that stand up to line `last`. */
static uint32_t links_until(const markdown *m, uint32_t first, uint32_t last)
{
    uint32_t count = 0;
    while (first + count < m->out->links.len &&
           m->out->links.at[first + count].line <= m->first_line + last)
        count++;
    return count;
}

static uint32_t spans_before(const markdown *m, uint32_t first, uint32_t begin)
{
    while (first < m->spans.len && m->spans.at[first].begin < begin)
        first++;
    return first;
}

/* "**Label**: value" at the start of a piece. True if it was only a label, and
 * opens a section of its own. */
static bool read_label(markdown *m, piece *p)
{
    label found;
    str text = piece_text(m, p);
    if (text.len == 0 || text.ptr[0] != '*' || !kith_label_read(text, &found))
        return false;
    section named = kith_section_of(found.name);
    str value = str_slice(text, found.value, text.len);
    if (str_is_empty(str_trim(value))) {
        m->section = named != SECTION_OTHER ? named : (section)m->heading;
        return true;
    }
    if (p->kind != ITEM_PARAGRAPH && section_lists_people((section)p->section))
        return false;
    kith_field_push(m, found.name, value, FIELD_LABEL);
    p->attendees = named == SECTION_ATTENDEES;
    bool whole = p->kind == ITEM_BULLET && !p->attendees;
    if (!whole)
        p->words = p->begin + (uint32_t)found.value;
    p->kind = ITEM_FIELD;
    return false;
}

static void read_bullet(markdown *m, piece p)
{
    task found = {0};
    bool is_task = false;
    str text = piece_text(m, &p);
    uint32_t status = 0;
    size_t box = kith_task_box(text, &status);
    if (box > 0) {
        p.begin += (uint32_t)box;
        found.status = status & 0xffffffu;
        is_task = !p.hidden;
    }
    p.kind = is_task ? ITEM_TASK : ITEM_BULLET;
    p.words = p.begin;
    p.section = (uint8_t)m->section;
    if (is_task) {
        kith_task_read(piece_text(m, &p), &found);
        found.heading = kith_sink_name(m->out, m->above);
    } else if (read_label(m, &p)) {
        return;
    }
    kith_item_push(m, &p, is_task ? &found : NULL);
}

static bool is_bold(str cell)
{
    return cell.len > 4 && memcmp(cell.ptr, "**", 2) == 0 &&
           memcmp(cell.ptr + cell.len - 2, "**", 2) == 0;
}

static void read_row(markdown *m, piece p)
{
    str cells[MOST_CELLS];
    size_t count = kith_table_cells(m, piece_text(m, &p), p.first_span, cells);
    p.section = (uint8_t)m->section;
    if (count == 2 &&
        (is_bold(cells[0]) || p.section == SECTION_CONTACT_INFORMATION)) {
        kith_field_push(m, cells[0], cells[1], FIELD_TABLE);
        return;
    }
    p.kind = ITEM_ROW;
    while (p.begin < p.end &&
           (str_is_blank(m->text.ptr[p.begin]) || m->text.ptr[p.begin] == '|'))
        p.begin++;
    p.words = p.begin;
    kith_item_push(m, &p, NULL);
}

/* The links whose spans stand in a piece of a line, which has those of all of
 * it. */
static void cut_links(const markdown *m, piece *p)
{
    uint32_t first = p->first_link, end = first + p->links;
    p->links = 0;
    for (size_t i = p->first_span; i < m->spans.len; i++) {
        const span *s = &m->spans.at[i];
        if (s->begin >= p->end)
            break;
        if (s->begin < p->begin || s->link < first || s->link >= end)
            continue;
        if (p->links++ == 0)
            p->first_link = s->link;
    }
}

/* Marks what topics are cut by. */
static unsigned topic_marks(bytes_row row)
{
    bytes_row brackets = row_or(row_is(row, '('), row_is(row, ')'));
    return row_highs(row_or(row_is(row, ','), brackets));
}

/* "Storage (block, file), networks": a piece each, cut at the commas that stand
 * in no parentheses, link or code. */
static void push_topics(markdown *m, piece p)
{
    size_t next = p.first_span, end = p.end;
    str text = markdown_slice(m, 0, end);
    unsigned depth = 0;
    for (size_t i = p.begin; i <= end && !m->out->failed; i++) {
        i = bytes_seek(text, i, topic_marks);
        while (next < m->spans.len && m->spans.at[next].end <= i)
            next++;
        if (next < m->spans.len && m->spans.at[next].begin <= i) {
            i = m->spans.at[next].end - 1;
            continue;
        }
        char c = i < end ? text.ptr[i] : ',';
        depth += c == '(';
        depth -= c == ')' && depth > 0;
        if (c != ',' || (depth > 0 && i < end))
            continue;
        str topic = str_trim(str_slice(text, p.begin, i));
        piece one = p;
        one.begin = one.words = (uint32_t)(topic.ptr - text.ptr);
        one.end = one.begin + (uint32_t)topic.len;
        cut_links(m, &one);
        kith_item_push(m, &one, NULL);
        p.begin = (uint32_t)i + 1;
    }
}

/* The lines of a block from its line `from` on. */
static void read_lines(
    markdown *m, const leaf *block, piece p, size_t delimiter, uint32_t from)
{
    if (!block->in_list)
        m->section = (section)m->heading;
    for (uint32_t i = from; i < block->lines && !m->out->failed; i++) {
        p.line = block->first_line + i;
        str line = kith_line(m->text, &m->lines, p.line);
        uint32_t start = (uint32_t)(line.ptr - m->text.ptr);
        uint32_t end = start + (uint32_t)line.len;
        p.begin =
            i == 0 ? block->begin : start + (uint32_t)kith_quote_prefix(line);
        p.end =
            p.begin + (uint32_t)str_trim(markdown_slice(m, p.begin, end)).len;
        p.words = p.begin;
        p.kind = ITEM_PARAGRAPH;
        p.section = (uint8_t)m->section;
        p.attendees = false;
        p.links = links_until(m, p.first_link, p.line);
        p.first_span = spans_before(m, p.first_span, p.begin);
        bool table = delimiter > 0 && i + 1 >= delimiter;
        piece here = p;
        if (table && i > delimiter)
            read_row(m, here);
        else if (!table && p.section == SECTION_TOPICS)
            push_topics(m, here);
        else if (!table && !read_label(m, &here))
            kith_item_push(m, &here, NULL);
        p.first_link += p.links;
    }
}

/* ---- Headings --------------------------------------------------------------
 */

static bool is_template(str text)
{
    for (size_t i = 0; i + 1 < text.len; i++)
        if (memcmp(text.ptr + i, "{{", 2) == 0 ||
            memcmp(text.ptr + i, "<%", 2) == 0)
            return true;
    return false;
}

/* What stands below a heading of these words. */
static void enter_section(markdown *m, const leaf *block, str text)
{
    m->above = text.len <= LIMIT_NAME_BYTES ? text : (str){0};
    bool is_title = block->level == 1 && !m->titled;
    section named = is_title ? SECTION_OTHER : kith_section_of(text);
    if (is_title) {
        m->titled = true;
        m->out->h1 = kith_sink_name(m->out, text);
        m->out->is_template |= is_template(text);
        kith_name_known(m, text);
    }
    if (!is_title && named != SECTION_OTHER) {
        m->heading = (uint8_t)named;
        m->heading_level = block->level;
    } else if (block->level == 1) {
        m->heading = SECTION_NONE;
        m->heading_level = 0;
    } else if (m->heading_level == 0 || block->level <= m->heading_level) {
        m->heading = SECTION_OTHER;
        m->heading_level = 0;
    }
    m->section = (section)m->heading;
}

static void read_heading(markdown *m, const leaf *block, piece p)
{
    str text = kith_heading_text(m->text, &m->lines, block);
    if (!p.hidden)
        enter_section(m, block, text);
    p.kind = ITEM_PARAGRAPH;
    p.section = (uint8_t)m->section;
    str last = text;
    if (block->lines > 2) /* what is said in several lines is no view */
        last = str_trim(kith_line(
            m->text, &m->lines, block->first_line + block->lines - 2));
    else
        p.begin = (uint32_t)(text.ptr - m->text.ptr);
    p.end = (uint32_t)(last.ptr - m->text.ptr) + (uint32_t)last.len;
    p.words = p.end; /* its links count, its words are a title */
    if (p.links > 0)
        kith_item_push(m, &p, NULL);
}

/* A bullet up to the header of a table, and the table. A header may be a
 * task. */
static void read_bullet_and_table(
    markdown *m, const leaf *block, piece p, size_t delimiter)
{
    uint32_t status, count = (uint32_t)delimiter - 1;
    if (count == 0 && kith_task_box(piece_text(m, &p), &status) > 0)
        count = 1;
    if (count > 0) {
        piece said = p;
        uint32_t last = block->first_line + count - 1;
        str line = kith_line(m->text, &m->lines, last);
        said.end = (uint32_t)(line.ptr - m->text.ptr) + (uint32_t)line.len;
        said.links = links_until(m, p.first_link, last);
        p.first_link += said.links;
        read_bullet(m, said);
    }
    read_lines(m, block, p, delimiter, count);
}

void kith_leaf_read(
    markdown *m, const leaf *block, size_t delimiter, uint32_t first_link)
{
    piece p = {
        .begin = block->begin,
        .end = block->end,
        .line = block->first_line,
        .first_link = first_link,
        .links = (uint32_t)m->out->links.len - first_link,
        .hidden = block->hidden,
    };
    for (size_t i = 0; i < m->spans.len; i++) {
        const span *s = &m->spans.at[i];
        if (s->kind != SPAN_LINK || kith_date_at_start(s->name) != NO_DATE)
            continue;
        kith_name_known(m, s->name);
        kith_name_known(m, s->alias);
    }
    if (block->kind == LEAF_HEADING)
        read_heading(m, block, p);
    else if (block->kind != LEAF_BULLET)
        read_lines(m, block, p, delimiter, 0);
    else if (delimiter > 0)
        read_bullet_and_table(m, block, p, delimiter);
    else
        read_bullet(m, p);
}
