/*
 * mask_place.c — quotations by their marks, items by where their words begin.
 *
 * What a paragraph, code or math goes on in lazily is not left. Of items no
 * more are entered than blocks may nest, so that a line of bullets costs its
 * bytes.
 */
#include "vault/mask_place.h"

#include "base/utf8.h"
#include "vault/callout.h"
#include "vault/destination.h"
#include "vault/flat.h"
#include "vault/html_block.h"
#include "vault/table.h"

enum {
    FOOTNOTE_UNITS = 1024,
    UNIT_BYTES = 3 /* at most, of UTF-8 for one unit of UTF-16 */
};

/* The columns that blanks take behind `from` others. */
static size_t advance(str blanks, size_t from)
{
    size_t column = from;
    for (size_t i = 0; i < blanks.len; i++)
        column = column_behind(blanks.ptr[i], column);
    return column - from;
}

/* The character by which the list is known whose item begins with these words,
 * behind its number if it has one; or 0. */
static char list_marker(str words)
{
    size_t i = 0;
    if (kith_bullet_length(words) == 0 && !kith_bullet_is_bare(words))
        return 0;
    while (str_is_digit(words.ptr[i]))
        i++;
    return words.ptr[i];
}

/* Tells what a line lacks to stand in the items from `i` on that take it in for
 * a marker with no blank behind: "2.5 hours" below "- a" and a blank line. */
static void tell_tight(const masker *m, indented *at, size_t i)
{
    const containers *in = &m->in;
    str words = str_slice(at->line, at->prefix, at->line.len);
    size_t marker = kith_bullet_tight_length(words), column = 0;
    if (!marker || !m->after_blank || in->quotes)
        return;
    for (size_t rest = at->rest; i < in->items && in->item[i].marker &&
                                 rest + marker >= in->item[i].width;
         i++, rest = 0)
        column = in->item[i].column;
    if (column > at->column)
        at->blanks = column - at->column;
}

/* Tells how far a line stands in. Of each item that it is in Obsidian cuts the
 * blanks away, a tab whole even if it reaches further. They are kept as they
 * are unless CommonMark would read them otherwise. */
static void measure(const masker *m, indented *at)
{
    const containers *in = &m->in;
    size_t items = at->quotes == in->quotes ? in->items : 0, i = 0;
    size_t base = 2 * at->quotes, begin = at->base;
    str blanks = str_slice(at->line, begin, at->prefix);
    size_t written = base + advance(blanks, 0);
    at->rest = written - base;
    for (; i < items && at->rest >= in->item[i].width; i++) {
        size_t column = 0;
        while (column < in->item[i].width)
            column = column_behind(at->line.ptr[begin++], column);
        blanks = str_slice(at->line, begin, at->prefix);
        at->rest = advance(blanks, 0);
        base = in->item[i].column;
    }
    size_t most = i < items ? in->item[i].column - 1 : SIZE_MAX;
    bool left = i < items && in->item[i].marker && !mask_is_open(m);
    char marker =
        left ? list_marker(str_slice(at->line, at->prefix, at->line.len)) : 0;
    bool far = at->rest >= CODE_INDENT;
    bool sibling = marker && marker == in->item[i].marker;
    at->behind = marker && !sibling && far;
    at->column = written;
    if (written < base || written > most ||
        (written >= base + CODE_INDENT) != (far && !sibling))
        at->column = base + (sibling && far ? CODE_INDENT - 1 : at->rest);
    if (at->column > most)
        at->column = most;
    if (i < items)
        tell_tight(m, at, i);
}

indented kith_mask_indent(const masker *m, str line)
{
    indented found = {.line = line};
    size_t most = mask_is_open(m) ? m->in.quotes : SIZE_MAX, i = 0;
    for (; i < line.len; i++) {
        char c = line.ptr[i];
        if (c == '>' && found.quotes < most) {
            if (found.quotes++ == 0)
                found.mark = i;
            found.base = i + 1;
            found.base += found.base < line.len && line.ptr[i + 1] == ' ';
        } else if (!str_is_blank(c)) {
            break;
        }
    }
    found.prefix = i;
    if (found.base > i)
        found.base = i;
    measure(m, &found);
    return found;
}

size_t kith_mask_column(const indented *at, size_t end)
{
    size_t base = 2 * at->quotes, from = at->column - base;
    if (end < at->prefix)
        return base + advance(str_slice(at->line, at->base, end), 0);
    return at->column + advance(str_slice(at->line, at->prefix, end), from);
}

bool kith_mask_is_left(const masker *m, const indented *at)
{
    const containers *in = &m->in;
    bool blank = at->prefix == at->line.len;
    return at->quotes < in->quotes ||
           (!blank && !at->blanks && in->items &&
            kith_mask_column(at, at->prefix) < in->item[in->items - 1].column);
}

mask_mark kith_mask_twin(const masker *m, str words)
{
    char c = words.len > 1 && words.ptr[0] == words.ptr[1] ? words.ptr[0] : 0;
    size_t marks = 2;
    if (c == '%')
        return str_find(words, marks, c) == words.len &&
                       !(m->after_text && m->in.footnote)
                   ? MASK_COMMENT
                   : MASK_NONE;
    while (c == '$' && marks < words.len && words.ptr[marks] == c)
        marks++;
    bool has_more = (size_t)(words.ptr - m->text.ptr) + words.len < m->text.len;
    return c == '$' && has_more && !(m->after_text && m->dollars) &&
                   str_find(words, marks, c) == words.len
               ? MASK_MATH
               : MASK_NONE;
}

/* Would a line that leaves so many items begin an item behind the last of them,
 * whatever its number? Behind a footnote it would not. */
static bool is_sibling(const containers *in, size_t items)
{
    return items < in->items && in->footnote != in->items;
}

bool kith_mask_is_underlined(const masker *m, const indented *at)
{
    if (m->line + 1 == lines_count(m->lines))
        return false;
    indented below =
        kith_mask_indent(m, kith_line(m->text, m->lines, m->line + 1));
    return below.prefix == at->prefix && below.quotes == at->quotes &&
           kith_is_underline(
               str_slice(below.line, below.prefix, below.line.len));
}

/* Do these words define a reference? */
static bool defines(str words)
{
    str label, destination;
    return words.len && words.ptr[0] == '[' &&
           kith_definition_read(words, &label, &destination);
}

/* May a line of these words begin a block where a paragraph could go on? A
 * footnote may in another's, and a definition. */
static bool may_begin(const masker *m, str words, bool sibling)
{
    bool bare = kith_bullet_is_bare(words) &&
                (!str_is_digit(words.ptr[0]) || str_begins(words, STR("1.")) ||
                 str_begins(words, STR("1)")));
    return kith_html_block_kind(words, true) || bare ||
           kith_mask_twin(m, words) ||
           (kith_bullet_length(words) &&
            (sibling || !kith_bullet_is_late(words))) ||
           kith_heading_level(words) || kith_fence_read(&(fence){0}, words) ||
           kith_is_rule(words) ||
           ((m->in.footnote || m->noted) &&
            (kith_footnote_length(words) || defines(words)));
}

/* Does a line behind a quotation stand in so far that it is code? A quotation
 * that stands in an item ends with that, not by blanks. */
static bool is_code_behind(const containers *in, const indented *at)
{
    return at->quotes < in->quotes &&
           kith_column_of(at->line, at->prefix) >= in->mark + CODE_INDENT;
}

/* Outside of items four blanks make code, and so does a tab, but not one behind
 * blanks. In a quotation and below a table or a callout's title CommonMark may
 * have words there. */
static void tell_code(const masker *m, indented *at)
{
    str blanks = str_slice(at->line, at->base, at->prefix);
    size_t tab = str_find(blanks, 0, '\t');
    bool code = tab >= CODE_INDENT || (tab == 0 && blanks.len > 0);
    at->code = code && (at->quotes || m->in_table || m->after_title);
    at->bare = at->indent >= CODE_INDENT && !code;
    if (at->bare)
        at->indent = CODE_INDENT - 1;
}

/* Does a line of these words end a list, in whose item it does not stand? */
static bool ends_list(const masker *m, str words)
{
    return kith_bullet_length(words) || kith_bullet_is_bare(words) ||
           kith_heading_level(words) || kith_fence_read(&(fence){0}, words) ||
           kith_is_rule(words) || kith_mask_twin(m, words);
}

/* Does a footnote go on in a line of these words whatever they begin? Obsidian
 * looks for what ends one in so many characters of it and no further, be that
 * in the midst of a line. In a quotation or an item we do not follow it. */
static bool is_beyond_footnote(const masker *m, const indented *at, str words)
{
    size_t begin = (size_t)(words.ptr - m->text.ptr);
    if (m->in.footnote != 1 || m->in.quotes || m->after_blank ||
        words.len == 0 || mask_is_open(m) ||
        begin + words.len <= m->footnote + FOOTNOTE_UNITS)
        return false;
    if (begin >= m->footnote + FOOTNOTE_UNITS * UNIT_BYTES)
        return true;
    size_t units = kith_utf16_length(str_slice(m->text, m->footnote, begin));
    if (units >= FOOTNOTE_UNITS)
        return true;
    str head = words;
    head.len = FOOTNOTE_UNITS - units;
    return head.len < words.len && !at->quotes && !may_begin(m, head, false);
}

bool kith_mask_heads_table(const masker *m, str words)
{
    if (m->line + 1 >= lines_count(m->lines) ||
        str_find(words, 0, '|') == words.len)
        return false;
    indented below =
        kith_mask_indent(m, kith_line(m->text, m->lines, m->line + 1));
    str row = str_slice(below.line, below.base, below.line.len);
    if (below.quotes == m->in.quotes && m->in.items)
        row = str_slice(below.line, below.prefix, below.line.len);
    return kith_is_table_delimiter(row) &&
           kith_is_table_row(row, words.ptr[0] == '|');
}

/* Does a line that a footnote's paragraph could go on in end it, though it is
 * one that to CommonMark goes on: the header of a table, words that are
 * underlined? */
static bool is_apart(const masker *m, const indented *at, str words)
{
    const containers *in = &m->in;
    return in->footnote && in->items == 1 && in->quotes == 0 && m->after_text &&
           at->quotes == 0 && words.len && at->column < in->item[0].column &&
           (kith_mask_heads_table(m, words) || kith_mask_is_underlined(m, at));
}

/* Tells what a quotation in a quotation lacks to stand in an item of that. */
static void tell_inner(const masker *m, indented *at)
{
    if (m->outer == 0 || at->quotes <= m->outer)
        return;
    size_t begin = 0, mark = str_find(at->line, 0, '>');
    for (size_t i = 0; i < m->outer; i++) {
        begin = mark + 1;
        mark = str_find(at->line, begin, '>');
    }
    bool bare = begin == mark; /* CommonMark takes a blank to the mark before */
    begin += !bare && at->line.ptr[begin] == ' ';
    size_t column = 2 * m->outer + advance(str_slice(at->line, begin, mark), 0);
    at->inner = mark;
    at->pad = column < m->outer_column ? m->outer_column - column + bare : 0;
}

void kith_mask_take_in(const masker *m, indented *at)
{
    str words = str_slice(at->line, at->prefix, at->line.len);
    tell_inner(m, at);
    at->apart = is_apart(m, at, words);
    if (at->apart || m->underlined) {
        at->marks = 1;
        return;
    }
    size_t begin = at->quotes ? at->mark : at->prefix;
    size_t column = at->quotes ? kith_column_of(at->line, begin) : at->column;
    bool in_words =
        m->after_text && !(m->after_empty && kith_footnote_length(words));
    bool block = words.len && (words.ptr[0] == '<' || m->html || !in_words);
    bool goes_on = m->open ? m->open == MASK_COMMENT && words.len
                           : block && !m->fence.mark;
    if (column < m->tail && (at->quotes || (goes_on && !ends_list(m, words))))
        at->blanks = m->tail - column;
    if (is_beyond_footnote(m, at, words) && column < m->in.item[0].column)
        at->blanks = m->in.item[0].column - column;
    if (at->quotes >= m->level || words.len == 0 || mask_is_open(m) ||
        is_code_behind(&m->in, at))
        return;
    bool next = m->in.footnote && m->in.footnote == m->in.items &&
                kith_footnote_length(words); /* in the same quotation */
    if (!next && (m->after_text || (m->in.items && !m->after_blank) ||
                  may_begin(m, words, false)))
        return;
    at->marks = m->level - at->quotes;
    if (at->quotes == 0)
        at->blanks = m->tail;
    at->quotes = m->level;
    at->base = at->prefix;
    at->column = 2 * at->quotes;
    at->rest = 0;
}

void kith_mask_end_line(masker *m, const indented *at)
{
    const containers *in = &m->in;
    bool blank = at->prefix == at->line.len;
    m->level = blank ? at->quotes : in->quotes;
    if (blank && at->quotes == 0)
        m->tail = 0;
    else if (in->quotes == 0 && (!at->blanks || m->after_blank))
        m->tail =
            in->items && !in->footnote ? in->item[in->items - 1].column : 0;
    if (blank ? at->quotes <= m->outer : in->quotes <= m->outer)
        m->outer = 0;
    if (!blank && in->quotes && in->items && !in->footnote) {
        m->outer = in->quotes;
        m->outer_column = in->item[in->items - 1].column;
    }
    m->after_blank = blank;
    m->underlined = at->apart && !m->in_table;
}

void kith_mask_leave(masker *m, indented *at)
{
    size_t lead = at->quotes ? 0 : at->blanks;
    size_t column = kith_mask_column(at, at->prefix) + lead;
    containers *in = &m->in;
    str words = str_slice(at->line, at->prefix, at->line.len);
    bool stays = mask_is_open(m) || words.len == 0;
    size_t items = stays || at->quotes == in->quotes ? in->items : 0;
    while (!stays && items && column < in->item[items - 1].column)
        items--;
    size_t base = items ? in->item[items - 1].column : 2 * at->quotes + lead;
    at->indent = column > base ? column - base : 0;
    bool sibling =
        is_sibling(in, items) || (in->quotes > at->quotes && column < m->tail);
    at->behind = at->behind && items < in->items;
    bool goes_on = !stays && !at->behind && !at->apart && m->after_text &&
                   at->quotes <= in->quotes &&
                   (at->indent >= CODE_INDENT || !may_begin(m, words, sibling));
    at->code = at->behind || (goes_on && is_code_behind(in, at));
    goes_on = goes_on && !at->code;
    at->lazy = goes_on && (items < in->items || at->quotes < in->quotes);
    if (stays || goes_on)
        return;
    at->callout =
        at->quotes > m->level &&
        kith_callout_length(str_slice(at->line, at->base, at->line.len));
    if (items < in->items || at->quotes != in->quotes)
        m->after_text = false;
    if (!at->code && (in->items == 0 || at->quotes != in->quotes))
        tell_code(m, at);
    m->noted = at->quotes && (in->footnote || m->noted) &&
               kith_column_of(at->line, at->mark) >= CODE_INDENT;
    in->quotes = at->quotes;
    if (!at->marks)
        in->mark = kith_column_of(at->line, at->mark) + at->blanks;
    in->items = items;
    if (in->footnote > items)
        in->footnote = 0;
}

bool kith_mask_runs_on(const masker *m, const indented *at)
{
    str words = str_slice(at->line, at->prefix, at->line.len);
    bool ended = m->open == MASK_COMMENT
                     ? m->in.quotes == 0 || m->level < m->in.quotes
                     : m->after_blank;
    if (ended || words.len == 0 || (words.ptr[0] == '>' && !m->tail))
        return false;
    if (is_code_behind(&m->in, at))
        return false;
    bool ends = m->open == MASK_MATH && !m->in.footnote && m->in.quotes == 0 &&
                kith_mask_twin(m, words) == MASK_MATH;
    return ends || !may_begin(m, words, true);
}

bool kith_mask_enter(masker *m, mask_item entered)
{
    bool fits = m->in.items < LIMIT_BLOCK_DEPTH;
    if (fits)
        m->in.item[m->in.items++] = entered;
    return fits;
}

/* Tells what Obsidian has an item, whose words would begin code to CommonMark
 * if they are `deep`, begin with. */
static void tell_item_code(indented *at, size_t cut, size_t words, bool deep)
{
    str blanks = str_slice(at->line, cut, words);
    size_t tab = str_find(blanks, 0, '\t');
    bool code = tab >= CODE_INDENT || (tab == 0 && blanks.len > 0);
    str rest = str_slice(at->line, words, at->line.len);
    at->coded = code && !deep && rest.len > 0;
    bool loose = deep && !code && !at->bare && !kith_bullet_length(rest);
    at->loose = loose ? cut : 0;
    at->words = loose ? words : 0;
}

str kith_mask_enter_all(masker *m, indented *at)
{
    str line = at->line;
    size_t i = at->prefix, marker;
    char mark = 0; /* "- - x" is no rule from the first on: nor from the next */
    while ((marker = kith_bullet_length(str_slice(line, i, line.len))) > 0) {
        if (line.ptr[i] != mark && kith_is_rule(str_slice(line, i, line.len)))
            break;
        mark = line.ptr[i];
        size_t words = i + marker;
        while (words < line.len && str_is_blank(line.ptr[words]))
            words++;
        size_t column = kith_mask_column(at, words), begin = column;
        size_t least = kith_mask_column(at, i + marker - 1) + 1;
        size_t width = at->rest + advance(str_slice(line, i, words), at->rest);
        size_t cut = kith_bullet_cut(line, i + marker - 1);
        tell_item_code(at, cut, words, column >= least + CODE_INDENT);
        if (column >= least + CODE_INDENT)
            column = least; /* the item begins with indented code */
        if (cut < words)
            width = at->rest + advance(str_slice(line, i, cut), at->rest);
        mask_item entered = {column, width, line.ptr[i + marker - 2]};
        if (!kith_mask_enter(m, entered))
            break;
        at->indent = at->rest = begin - column;
        if (at->coded)
            at->indent = CODE_INDENT;
        else if (at->loose)
            at->indent = at->rest = words - cut;
        i = words;
        if (at->coded || at->loose)
            break;
    }
    return str_slice(line, i, line.len);
}
