/*
 * wikilink.c — finds wikilinks.
 *
 * Grammar, as the Obsidian app reads it:
 *
 *     link    = ["!"] "[[" [target] [subpath] ["|" alias] "]]"
 *     subpath = "#" anything
 *
 * A link stays on one line. Of "[[a [[b]] c]]" the innermost pair counts, one
 * "]" does not end a link, and inside a table the bar is written "\|". A bar
 * that comes first splits nothing: [[|x]] names the note "|x". "[[]]" is text.
 */
#include "vault/wikilink.h"

#include "base/bytes.h"

/* Splits the text between the brackets; false if it names nothing. */
static bool parse_body(str body, wikilink *link)
{
    body = str_trim(body);
    size_t bar = str_find(body, 0, '|');
    if (bar == 0)
        bar = body.len;
    size_t reference_end = bar;
    if (bar < body.len && body.ptr[bar - 1] == '\\')
        reference_end = bar - 1;

    str reference = str_slice(body, 0, reference_end);
    size_t hash = str_find(reference, 0, '#');

    link->target = str_trim(str_slice(reference, 0, hash));
    link->subpath = str_trim(str_slice(reference, hash, reference.len));
    link->alias = (str){0};
    if (bar < body.len)
        link->alias = str_trim(str_slice(body, bar + 1, body.len));
    return !str_is_empty(link->target) || !str_is_empty(link->subpath);
}

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* Marks brackets and ends of lines, and the few bytes between them. */
static unsigned link_marks(bytes_row row)
{
    return row_highs(
        row_or(row_between(row, '[', ']'), row_between(row, '\n', '\r')));
}

bool kith_wikilink_at(str text, size_t at, wikilink *link, size_t *resume)
{
    for (size_t i = at + 2; i + 1 < text.len; i++) {
        i = bytes_seek(text, i, link_marks);
        if (i + 1 >= text.len)
            break;
        char c = text.ptr[i];
        if (c != '[' && c != ']' && !ends_line(c))
            continue;
        bool doubled = text.ptr[i + 1] == c;
        if (c == ']' && doubled) {
            *resume = i + 2;
            if (!parse_body(str_slice(text, at + 2, i), link))
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
