/*
 * mask.c — one pass over the lines, which knows what each of them stands in.
 * No line is looked at but the one at hand and the one below.
 */
#include "vault/mask.h"

#include "vault/destination.h"
#include "vault/fence.h"
#include "vault/flat.h"
#include "vault/html_block.h"
#include "vault/mask_write.h"
#include "vault/table.h"
#include "vault/task.h"
#include "vault/twin.h"

size_t kith_footnote_length(str text)
{
    if (text.len < 5 || text.ptr[0] != '[' || text.ptr[1] != '^')
        return 0;
    size_t i = 2;
    while (i < text.len && !strchr("] \t", text.ptr[i]))
        i++;
    bool ends = i > 2 && i + 1 < text.len && text.ptr[i] == ']' &&
                text.ptr[i + 1] == ':';
    return ends ? i + 2 : 0;
}

/* Does what is open end with a line of these words? Math does with the marks
 * behind all else. */
static bool twin_ends(mask_mark open, str words)
{
    if (open == MASK_COMMENT)
        return kith_twin_find(words, 0, '%') < words.len;
    words = str_trim(words);
    size_t end = words.len, first = str_find(words, 0, '$');
    while (end > first && words.ptr[end - 1] == '$')
        end--;
    return end == first && words.len >= first + 2;
}

/* Does a paragraph begin behind the end of a comment? */
static bool has_words_behind(const indented *at)
{
    size_t end = kith_twin_find(at->line, at->prefix, '%') + 2;
    str words = {0};
    if (end < at->line.len)
        words = str_trim(str_slice(at->line, end, at->line.len));
    return words.len > 0 && !kith_footnote_length(words);
}

/* The column in which the words begin of what a line stands in. */
static size_t words_column(const containers *in)
{
    return in->items ? in->item[in->items - 1].column : 2 * in->quotes;
}

/* Writes blanks from a column up to another, if that is further. */
static void put_blanks(masker *m, size_t from, size_t to)
{
    kith_buffer_repeat(&m->out->text, ' ', to > from ? to - from : 0);
}

/* A line inside a comment or math: may end it. A blank one stands in as far as
 * the item that it is in. */
static bool go_on(masker *m, const indented *at, mask_line *found)
{
    const containers *in = &m->in;
    bool ends =
        twin_ends(m->open, str_slice(at->line, at->prefix, at->line.len));
    size_t least = in->items ? in->item[in->items - 1].column : 0;
    size_t column = kith_mask_column(at, at->prefix);
    kith_mask_put_bytes(m, str_slice(at->line, 0, at->prefix));
    put_blanks(m, column, least);
    kith_buffer_text(&m->out->text, ends ? "-->" : "x");
    m->after_text = ends && has_words_behind(at);
    m->after_first = m->after_text;
    m->in_table = false;
    found->mark = MASK_WITHIN;
    if (ends)
        m->open = MASK_NONE;
    return true;
}

/* Begins or ends a block of HTML with a line of these words; false if it is in
 * none. */
static bool read_html(masker *m, const indented *at, str words, bool goes_on)
{
    unsigned kind = m->html ? m->html : kith_html_block_kind(words, goes_on);
    bool blanks = words.len == 0 && m->in.items == 0 && at->rest;
    m->html = kind && (blanks || !kith_html_block_ends(kind, words)) ? kind : 0;
    return kind > 0;
}

/* "[label]: destination" where a paragraph does not go on; it may end in the
 * line below. */
static bool read_definition(masker *m, str rest)
{
    size_t line = m->line;
    definition found = {.line = line};
    if (m->after_text || line < m->defined || rest.len < 2 ||
        rest.ptr[0] != '[' || strchr("^[", rest.ptr[1]))
        return true;
    found.at = (size_t)(rest.ptr - m->text.ptr);
    size_t below = line + 1 < lines_count(m->lines) ? line + 1 : line;
    str next = kith_line(m->text, m->lines, below);
    if (kith_mask_indent(m, next).quotes > m->in.quotes)
        below = line; /* a quotation begins */
    size_t stop = m->lines->start.at[below + 1];
    str text = str_slice(m->text, found.at, stop);
    size_t end = kith_definition_read(text, &found.label, &found.destination);
    if (end == 0)
        return true;
    m->defined = line + 1 + (found.at + end > m->lines->start.at[line + 1]);
    return VEC_PUSH(&m->out->definitions, found);
}

/* "[^1]: words", where the label begins at byte `label`, as "+   words" from
 * byte `prefix` on: an item whose words begin four bytes on. The words. */
static str put_footnote(
    masker *m, str line, size_t prefix, size_t label, mask_line *found)
{
    str rest = str_slice(line, label, line.len);
    str words = str_slice(rest, kith_footnote_length(rest), rest.len);
    words = str_trim(words);
    size_t begin = words.len ? (size_t)(words.ptr - line.ptr) : line.len;
    mask_item entered = {
        .column = kith_mask_column(m->at, prefix) + MASK_FOOTNOTE_MARK};
    entered.width = entered.column - words_column(&m->in);
    if (kith_mask_enter(m, entered) && !m->in.footnote) {
        m->in.footnote = m->in.items;
        m->footnote = m->lines->start.at[m->line];
    }
    found->mark = MASK_FOOTNOTE;
    found->at = (uint32_t)prefix + MASK_FOOTNOTE_MARK;
    found->shift = (int32_t)begin - (int32_t)found->at;
    found->label = (uint32_t)label;
    str before = str_slice(line, 0, prefix);
    size_t marker = m->at->prefix;
    if (m->after_title && marker < prefix &&
        kith_bullet_is_late(str_slice(line, marker, line.len))) {
        str left = kith_mask_put_number(m, line, marker);
        before = str_slice(left, 0, (size_t)(line.ptr + prefix - left.ptr));
    }
    kith_mask_put(m, before, "+   ");
    kith_buffer_put(&m->out->text, words.len ? words : STR("<!-- -->"));
    return words;
}

/* Begins, goes on with or ends a table in a line of these words; is the line in
 * one? */
static bool read_table(masker *m, str words)
{
    if (m->in_table) {
        m->in_table = kith_is_table_row(words, m->has_bars);
        return m->in_table;
    }
    m->in_table = !m->after_text && kith_mask_heads_table(m, words);
    m->has_bars = m->in_table && words.ptr[0] == '|';
    return m->in_table;
}

/* Do these words name a footnote? Where a paragraph goes on they do not, nor
 * above what makes them a heading. */
static bool begins_footnote(const masker *m, const indented *at, str words)
{
    return !(m->after_text && !m->after_empty) && kith_footnote_length(words) &&
           !kith_mask_is_underlined(m, at);
}

/* Would words be HTML or define a reference, were they not a heading? */
static bool is_odd_heading(const masker *m, const indented *at, str words)
{
    return words.len && (words.ptr[0] == '<' || words.ptr[0] == '[') &&
           kith_mask_is_underlined(m, at);
}

/* A comment or math begins with the words at byte `at` of a line. */
static void begin(
    masker *m, str line, size_t at, mask_mark mark, mask_line *found)
{
    kith_mask_put(m, str_slice(line, 0, at), "<!--");
    found->mark = (uint8_t)mark;
    m->open = mark;
    m->out->unclosed.line = m->line;
}

/* Words behind the marks of items: what may begin there. What stands there
 * then, or the same words if they go on. */
static str read_item_words(masker *m, str line, str rest, mask_line *found)
{
    uint32_t status;
    size_t words = (size_t)(rest.ptr - line.ptr);
    size_t box = m->boxes ? kith_task_box(rest, &status) : 0;
    mask_mark mark = rest.len ? kith_mask_twin(m, rest) : MASK_NONE;
    if (mark)
        begin(m, line, words, mark, found);
    else if (kith_footnote_length(str_slice(rest, box, rest.len)))
        return put_footnote(m, line, words, words + box, found);
    else if (rest.len)
        (void)read_table(m, rest);
    return rest;
}

/* Is "$$" open behind these words that stands at the end of a line? The next
 * closes it, whatever line it is in. */
static bool dollars_behind(str words, bool open)
{
    bool odd = open;
    size_t at = kith_twin_find(words, 0, '$');
    for (; at < words.len; at = kith_twin_find(words, at + 2, '$'))
        odd = !odd;
    words = str_trim(words);
    return odd && (open || (words.len > 1 && words.ptr[words.len - 1] == '$' &&
                            words.ptr[words.len - 2] == '$'));
}

/* Does a line, in which a paragraph goes on, make that a heading? In an item it
 * may stand in by a tab. */
static bool makes_heading(const masker *m, const indented *at, str words)
{
    bool tab =
        m->in.items && at->prefix && at->line.ptr[at->prefix - 1] == '\t';
    return m->after_first && !at->lazy && (at->indent == 0 || tab) &&
           kith_is_underline(words);
}

/* Would a line, in which a paragraph goes on, make that a heading to CommonMark
 * alone? To Obsidian only the first line of one may be underlined, and without
 * a blank. Dashes are a rule then. */
static bool is_odd_underline(const masker *m, const indented *at, str whole)
{
    str words = str_trim(whole);
    size_t marks = 0;
    while (marks < words.len && words.ptr[marks] == '=')
        marks++;
    return marks && marks == words.len && !makes_heading(m, at, whole);
}

/* What a line of these words leaves behind: may a paragraph go on in the next
 * one? `goes_on`: it does in this one. */
static void end_line(masker *m, const indented *at, str rest, bool goes_on)
{
    bool underline = goes_on && makes_heading(m, at, rest);
    bool deep = at->indent >= CODE_INDENT, code = deep && !goes_on;
    m->after_text =
        rest.len && !mask_is_open(m) && !m->in_table && !at->callout &&
        !underline && !code &&
        (deep || (kith_heading_level(rest) == 0 && !kith_is_rule(rest)));
    m->after_first = m->after_text && !goes_on;
    m->after_title = at->callout;
    m->dollars = m->after_text && dollars_behind(rest, goes_on && m->dollars);
}

/* What a line is that no comment or math goes on in. */
typedef struct line_facts {
    str words;      /* behind blanks and the marks of quotations */
    bool was_open;  /* fenced code or HTML goes on in it */
    bool goes_on;   /* a paragraph did in the line before */
    bool code;      /* nothing begins in it */
    bool late;      /* it is words, though a marker or tag opens it */
    bool empty;     /* it is an item of nothing */
    bool label;     /* it is that of a footnote */
    mask_mark twin; /* a comment or math begins in it */
} line_facts;

static line_facts look_at(masker *m, const indented *at)
{
    str words = str_slice(at->line, at->prefix, at->line.len);
    line_facts f = {
        .words = words, .was_open = mask_is_open(m), .goes_on = m->after_text};
    f.code = f.was_open || at->code || at->indent >= CODE_INDENT;
    if (f.code)
        return f;
    f.late = at->bare ? kith_bullet_length(words) > 0
             : f.goes_on
                 ? kith_bullet_is_late(words) || is_odd_underline(m, at, words)
                 : is_odd_heading(m, at, words);
    f.empty = !f.late && kith_bullet_is_bare(words) &&
              !(f.goes_on && makes_heading(m, at, words));
    f.label = begins_footnote(m, at, words) &&
              !(m->in_table && kith_is_table_row(words, m->has_bars));
    bool row = words.len && !f.label && read_table(m, words);
    if (!row)
        f.twin = kith_mask_twin(m, words);
    return f;
}

/* Writes a line of a definition, which says something from byte `at` on. */
static void put_definition(masker *m, str line, size_t at, mask_line *found)
{
    kith_mask_put(m, str_slice(line, 0, at), "<!-- -->");
    found->mark = MASK_DEFINITION;
}

/* Writes code where CommonMark may have words. */
static void put_code(masker *m, const indented *at)
{
    const containers *in = &m->in;
    kith_mask_put(m, str_slice(at->line, 0, at->base), "");
    put_blanks(m, 2 * in->quotes, words_column(in));
    kith_buffer_text(&m->out->text, "<!-- -->");
}

/* Reads the blocks that CommonMark knows, too, and writes the line. What is
 * left of its words for a paragraph to begin or go on with. */
static str read_blocks(
    masker *m, indented *at, line_facts f, mask_line *found, bool *done)
{
    str rest = f.words;
    bool code = f.code, html = false;
    if (!code && !f.late) {
        rest = kith_mask_enter_all(m, at);
        code = at->indent >= CODE_INDENT;
        if (f.empty && rest.len) {
            mask_item bare = {
                kith_mask_column(at, at->line.len) + 1, at->rest + rest.len,
                rest.ptr[rest.len - 1]};
            kith_mask_enter(m, bare);
        }
        m->in_table = m->in_table && rest.ptr == f.words.ptr;
    }
    if (m->html || (!code && !f.late && !m->fence.mark))
        html = read_html(m, at, rest, f.goes_on);
    if (!html && at->indent < CODE_INDENT && kith_fence_read(&m->fence, rest) &&
        !f.was_open)
        m->out->unclosed.line = m->line;
    if (at->coded && !f.was_open) {
        kith_mask_put(
            m, str_slice(at->line, 0, (size_t)(rest.ptr - at->line.ptr)),
            "<!-- -->");
        found->mark = MASK_CODE;
        rest.len = 0;
    }
    if (!code && !html && !m->fence.mark && rest.ptr != f.words.ptr)
        rest = read_item_words(m, at->line, rest, found);
    size_t known = m->out->definitions.len;
    *done = code || f.late || mask_is_open(m) || read_definition(m, rest);
    if (m->out->definitions.len > known) {
        put_definition(m, at->line, (size_t)(rest.ptr - at->line.ptr), found);
    } else if (f.empty) {
        kith_mask_put_empty_item(m, at, found);
        rest = STR("x");
    } else if (found->mark == MASK_NONE) {
        kith_mask_copy(m, at, f.late, found);
    }
    if (html && f.words.len == 0 && m->html)
        kith_buffer_char(&m->out->text, 'x'); /* blanks go on in it */
    if (html)
        rest.len = 0;
    return rest;
}

/* A line of no comment or math, but perhaps of fenced code or HTML. */
static bool read_line(masker *m, indented at, mask_line *found)
{
    kith_mask_leave(m, &at);
    line_facts f = look_at(m, &at);
    str rest = f.words;
    size_t prefix = at.bare ? at.base : at.prefix; /* of the mask's line */
    bool done = true;
    if (m->line < m->defined) {
        put_definition(m, at.line, prefix, found);
    } else if (f.label) {
        m->in_table = false;
        rest = put_footnote(m, at.line, prefix, at.prefix, found);
    } else if (f.twin) {
        begin(m, at.line, prefix, f.twin, found);
    } else if (at.code) {
        m->in_table = false;
        put_code(m, &at);
        found->mark = MASK_CODE;
        rest.len = 0;
    } else {
        rest = read_blocks(m, &at, f, found, &done);
    }
    if (f.was_open || m->line < m->defined)
        rest.len = 0;
    end_line(m, &at, rest, f.goes_on && rest.ptr == f.words.ptr);
    m->after_empty = f.empty;
    m->after_first = m->after_first && !f.empty;
    return done;
}

/* A line that what is open goes on in, as if it stood where that stands. */
static void put_run_on(masker *m, const indented *at, mask_line *found)
{
    const containers *in = &m->in;
    str words = str_slice(at->line, at->prefix, at->line.len);
    size_t outer = in->quotes ? m->tail : 0; /* of the item around those */
    put_blanks(m, 0, outer);
    for (size_t i = 0; i < in->quotes; i++)
        kith_buffer_text(&m->out->text, "> ");
    put_blanks(m, outer + 2 * in->quotes, words_column(in));
    if (m->open) {
        bool ends = twin_ends(m->open, words);
        found->mark = MASK_WITHIN;
        kith_buffer_text(&m->out->text, ends ? "-->" : "x");
        m->open = ends ? MASK_NONE : m->open;
    } else if (m->html) {
        (void)read_html(m, at, words, false);
        kith_buffer_put(&m->out->text, words);
    } else {
        kith_buffer_char(&m->out->text, 'x');
    }
}

bool kith_mask_make(str text, const lines *l, bool boxes, mask *out)
{
    masker m = {.text = text, .lines = l, .out = out, .boxes = boxes};
    bool done = true;
    out->text.len = 0;
    out->lines.len = 0;
    out->definitions.len = 0;
    for (; m.line < lines_count(l) && done; m.line++) {
        mask_line found = {0};
        indented at = kith_mask_indent(&m, kith_line(text, l, m.line));
        kith_mask_take_in(&m, &at);
        bool left = mask_is_open(&m) && kith_mask_is_left(&m, &at);
        bool run_on = left && kith_mask_runs_on(&m, &at);
        if (left && !run_on) {
            m.open = MASK_NONE;
            m.fence.mark = 0;
            m.html = 0;
            at = kith_mask_indent(&m, at.line);
            kith_mask_take_in(&m, &at);
        }
        if (run_on) {
            put_run_on(&m, &at, &found);
        } else {
            m.at = &at;
            m.widened = false;
            kith_mask_put_lead(&m, &at);
            done = m.open ? go_on(&m, &at, &found) : read_line(&m, at, &found);
            if (at.apart && found.mark == MASK_NONE)
                found.mark = MASK_APART;
            kith_mask_settle(&m, &at, &found);
        }
        kith_mask_end_line(&m, &at);
        kith_buffer_char(&out->text, '\n');
        done = done && VEC_PUSH(&out->lines, found);
    }
    out->unclosed.mark = m.open == MASK_MATH ? '$'
                         : m.open            ? '%'
                                             : m.fence.mark;
    return done && !out->text.failed;
}

void kith_mask_free(mask *m)
{
    kith_buffer_free(&m->text);
    VEC_FREE(&m->lines);
    VEC_FREE(&m->definitions);
}
