/*
 * wikilink.c — finds wikilinks.
 *
 * Grammar, as the Obsidian app reads it:
 *
 *     link    = ["!"] "[[" [target] [subpath] ["|" alias] "]]"
 *     subpath = "#" anything
 *
 * A link stays on one line. Of "[[a [[b]] c]]" the innermost pair counts, one
 * "]" does not end a link, white space around a target is no part of it, that
 * above ASCII either, and inside a table the bar is written "\|". A bar
 * that comes first splits nothing: [[|x]] names the note "|x". "[[]]" is text.
 */
#include "vault/wikilink.h"

#include "base/bytes.h"
#include "base/utf8.h"

/* Splits text[begin..end), whose first bar and first '#' stand there, or at
 * `end` if it has none; false if it names nothing. */
static bool parse_body(
    str text, size_t begin, size_t end, size_t bar, size_t hash, wikilink *link)
{
    while (begin < end && str_is_blank(text.ptr[begin]))
        begin++;
    if (bar == begin)
        bar = end;
    size_t reference_end = bar;
    if (bar < end && text.ptr[bar - 1] == '\\')
        reference_end = bar - 1;
    if (hash > reference_end)
        hash = reference_end;

    link->target = utf8_trim(str_slice(text, begin, hash));
    link->subpath = utf8_trim(str_slice(text, hash, reference_end));
    link->alias = (str){0};
    if (bar < end)
        link->alias = str_trim(str_slice(text, bar + 1, end));
    return !str_is_empty(link->target) || !str_is_empty(link->subpath);
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* Marks brackets, ends of lines and what parts a link, and the few bytes
 * between them. */
static unsigned link_marks(bytes_row row)
{
    bytes_row ends =
        row_or(row_between(row, '[', ']'), row_between(row, '\n', '\r'));
    return row_highs(row_or(ends, row_or(row_is(row, '|'), row_is(row, '#'))));
}

bool kith_wikilink_at(str text, size_t at, wikilink *link, size_t *resume)
{
    size_t bar = text.len, hash = text.len;
    for (size_t i = at + 2; i + 1 < text.len; i++) {
        i = bytes_seek(text, i, link_marks);
        if (i + 1 >= text.len)
            break;
        char c = text.ptr[i];
        if (c == '|' && bar == text.len)
            bar = i;
        if (c == '#' && hash == text.len)
            hash = i;
        if (c != '[' && c != ']' && !ends_line(c))
            continue;
        bool doubled = text.ptr[i + 1] == c;
        if (c == ']' && doubled) {
            *resume = i + 2;
            if (!parse_body(
                    text, at + 2, i, bar < i ? bar : i, hash < i ? hash : i,
                    link))
                return false;
            link->embed = at > 0 && text.ptr[at - 1] == '!';
            link->begin = at - (link->embed ? 1 : 0);
            link->end = i + 2;
            return true;
        }
        if (ends_line(c) || (c == '[' && doubled)) {
            *resume = i;
            return false;
        }
        /* "[[[a": the inner pair opens one byte on. */
        if (c == '[' && i == at + 2) {
            *resume = at + 1;
            return false;
        }
    }
    *resume = text.len;
    return false;
}

bool kith_wikilink_next(str text, size_t *cursor, wikilink *link)
{
    size_t at = *cursor;
    while ((at = str_find(text, at, '[')) + 1 < text.len) {
        size_t resume = at + 1;
        if (text.ptr[at + 1] == '[' &&
            kith_wikilink_at(text, at, link, &resume)) {
            if (link->embed && link->begin < *cursor) {
                link->embed = false;
                link->begin = at;
            }
            *cursor = link->end;
            return true;
        }
        at = resume;
    }
    *cursor = text.len;
    return false;
}
