/*
 * scan_tag.c — where a tag opens, and where it ends, as in the Obsidian app.
 *
 * Behind a blank or what was one token; else what stands before it must be a
 * mark that is told from words: of emphasis, a table, brackets or a quotation.
 */
#include "base/utf8.h"
#include "vault/callout.h"
#include "vault/scanner.h"
#include "vault/table.h"

bool kith_scan_is_in_url(scanner *s)
{
    size_t spans = s->m->spans.len;
    size_t from = spans ? s->m->spans.at[spans - 1].end : 0;
    return kith_url_holds(&s->url, s->text, from, s->at, s->in_table);
}

/* A line of the leaf from where it begins on, whatever stands in so far. */
static str leaf_line(const scanner *s, size_t at, size_t column)
{
    if (at >= s->text.len)
        return (str){0};
    size_t end = str_find(s->text, at, '\n'), i = 0;
    str line = str_slice(s->m->text, at, end);
    while (i < line.len && i < column &&
           (str_is_blank(line.ptr[i]) || line.ptr[i] == '>'))
        i++;
    return str_slice(line, i, line.len);
}

/* Is the place in a row of what Obsidian takes for a table? */
static bool is_in_row(scanner *s)
{
    if (!s->in_table || s->cells_end)
        return s->at < s->cells_end;
    size_t at = s->begin, rows = 0;
    while (at > 0 && str_is_blank(s->text.ptr[at - 1]))
        at--;
    if (at > 0 && s->text.ptr[at - 1] != '\n')
        at = s->begin;
    uint32_t column;
    markdown_line(s->m, at, &column);
    str row = leaf_line(s, at, 0);
    if (kith_callout_length(row)) {
        at += row.len + 1;
        row = leaf_line(s, at, column - 1);
    }
    bool bars = row.len && row.ptr[0] == '|', goes_on = true;
    while (at < s->text.len && goes_on && kith_is_table_row(row, bars)) {
        goes_on = rows++ != 1 || kith_is_table_delimiter(row);
        at = str_find(s->text, at, '\n') + 1;
        row = leaf_line(s, at, column - 1);
    }
    s->cells_end = rows > 1 && goes_on ? at : 1;
    return s->at < s->cells_end;
}

/* Is the '[' before the place that of "[words]", alone or a link's? */
static bool is_in_brackets(const scanner *s)
{
    size_t open = s->at - 1;
    if (open > s->begin && strchr("[]!", s->text.ptr[open - 1]))
        return false;
    for (size_t i = s->at; i < s->row_end; i++) {
        char c = s->text.ptr[i];
        if (c == '[' || c == ']')
            return c == ']';
        i += c == '\\';
    }
    return false;
}

/* Reads the emphasis up to the place. */
static const emphasis *read_marks(scanner *s)
{
    if (!s->paired) {
        size_t begin = s->in_table ? s->row_begin : s->begin;
        kith_emphasis_begin(&s->marks, begin, s->row_end, s->in_table);
    }
    s->paired = true;
    kith_emphasis_read(&s->marks, s->m, s->at);
    return &s->marks;
}

size_t kith_scan_emphasis_end(scanner *s)
{
    return emphasis_limit(read_marks(s));
}

static bool tag_may_open(scanner *s)
{
    if (s->after_token || s->at == s->begin)
        return true;
    if (s->token_end == s->at)
        return !kith_scan_is_in_url(s);
    const char *before = s->text.ptr + s->at;
    if (strchr(" \t\n\r", before[-1]))
        return true;
    if (strchr("_*~=", before[-1]))
        return !kith_scan_is_in_url(s) &&
               emphasis_borders(read_marks(s), s->at);
    if (before[-1] == '|')
        return is_in_row(s);
    if (before[-1] == '[')
        return is_in_brackets(s);
    if (before[-1] == '>') { /* the mark of a quotation */
        size_t at = s->at;
        while (at > s->begin && (before[-1] == '>' || str_is_blank(before[-1])))
            at--, before--;
        return at > s->begin && before[-1] == '\n';
    }
    size_t at = s->at;
    while (at > 0 && ((unsigned char)s->text.ptr[at - 1] & 0xc0) == 0x80)
        at--;
    return at > 0 && at < s->at &&
           kith_utf8_is_wide_space(kith_utf8_next(s->text, &(size_t){at - 1}));
}

/* Where the tag from `begin` to `end` ends: with the emphasis that it is in. */
static size_t tag_end(scanner *s, size_t begin, size_t end)
{
    str words = str_slice(s->text, begin, end);
    if (str_find(words, 0, '_') == words.len)
        return end;
    size_t limit = kith_scan_emphasis_end(s);
    return limit < end ? kith_tag_end(str_slice(s->text, 0, limit), begin)
                       : end;
}

void kith_scan_tag(scanner *s)
{
    size_t begin = s->at + 1;
    size_t end = begin;
    if (begin < s->text.len && !str_is_blank(s->text.ptr[begin]) &&
        tag_may_open(s))
        end = tag_end(s, begin, kith_tag_end(s->text, begin));
    if (end == begin) {
        s->at = begin;
        return;
    }
    sink *out = s->m->out;
    tag found = {
        .name = kith_sink_name(out, str_slice(s->text, begin, end)),
    };
    found.line = markdown_line(s->m, s->at, &found.column);
    if (!VEC_PUSH(&out->tags, found))
        scanner_fail(s);
    scanner_skip(s, end);
}
