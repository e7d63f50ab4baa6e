/*
 * angle.c — HTML by the rules of CommonMark (6.6), autolinks by Obsidian's.
 *
 * Of tags no reading that fails need be remembered. Only within quotes does one
 * pass over a '<', and two that differ in whether, and by which mark, they are
 * within quotes differ ever after: no byte is passed by more than three.
 */
#include "vault/angle.h"

#include "vault/html_block.h"
#include "vault/space.h"

/* Letters, digits and the characters of `more`. */
static bool is_one_of(char c, const char *more)
{
    return str_is_letter(c) || str_is_digit(c) || (c && strchr(more, c));
}

/* ---- Tags ------------------------------------------------------------------
 */

static size_t skip_name(str text, size_t at)
{
    if (at == text.len || !str_is_letter(text.ptr[at]))
        return at;
    while (at < text.len && is_one_of(text.ptr[at], "-"))
        at++;
    return at;
}

/* The byte past the value at `at`, or 0. */
static size_t value_end(str text, size_t at)
{
    if (at < text.len && (text.ptr[at] == '"' || text.ptr[at] == '\'')) {
        size_t close = str_find(text, at + 1, text.ptr[at]);
        return close < text.len ? close + 1 : 0;
    }
    size_t end = at;
    while (end < text.len && !is_space(text.ptr[end]) &&
           !strchr("\"'=<>`", text.ptr[end]))
        end++;
    return end > at ? end : 0;
}

/* The byte past the attribute at `at`; `at` if none stands there, 0 if it makes
 * the tag none. */
static size_t attribute_end(str text, size_t at)
{
    if (at == text.len ||
        (!str_is_letter(text.ptr[at]) && !strchr("_:", text.ptr[at])))
        return at;
    while (at < text.len && is_one_of(text.ptr[at], "_.:-"))
        at++;
    size_t sign = kith_space_end(text, at);
    if (sign == text.len || text.ptr[sign] != '=')
        return at;
    return value_end(text, kith_space_end(text, sign + 1));
}

/* The byte past the tag whose '<' stands before `at`, or 0. */
static size_t tag_end(str text, size_t at)
{
    bool closes = at < text.len && text.ptr[at] == '/';
    size_t name = at + closes, end = skip_name(text, name);
    if (end == name)
        return 0;
    at = kith_space_end(text, end);
    while (!closes && at > end) {
        end = attribute_end(text, at);
        if (end == 0)
            return 0;
        if (end == at)
            break;
        at = kith_space_end(text, end);
    }
    at += !closes && at < text.len && text.ptr[at] == '/';
    return at < text.len && text.ptr[at] == '>' ? at + 1 : 0;
}

/* ---- Autolinks -------------------------------------------------------------
 */

static bool goes_on(char c)
{
    return !is_space(c) && c != '<' && c != '>';
}

/* <https://example.com>, <ana@example.com>: the byte past the autolink whose
 * '<' stands before `at`, or 0. To Obsidian it has a '@' or "://" in it, behind
 * and before anything. */
static size_t autolink_end(str text, size_t at)
{
    static const str scheme = {"://", 3};
    size_t end = at;
    while (end < text.len && goes_on(text.ptr[end]) && text.ptr[end] != '@' &&
           !str_begins(str_slice(text, end, text.len), STR(":/")))
        end++;
    str rest = str_slice(text, end, text.len);
    if (end == at || (!str_begins(rest, STR("@")) && !str_begins(rest, scheme)))
        return 0;
    size_t behind = end + (*rest.ptr == '@' ? 1 : 2);
    for (end = behind; end < text.len && goes_on(text.ptr[end]);)
        end++;
    return end > behind && end < text.len && text.ptr[end] == '>' ? end + 1 : 0;
}

size_t kith_angle_end(str text, size_t at)
{
    size_t end = tag_end(text, at + 1);
    return end ? end : autolink_end(text, at + 1);
}

size_t kith_raw_end(str text, size_t at, unsigned *endless)
{
    unsigned kind = kith_html_raw_kind(str_slice(text, at, text.len));
    if (kind < 2 || (*endless >> kind & 1))
        return 0;
    str mark = kith_html_block_mark(kind);
    size_t end = at + 2; /* "<!-->" is a comment, too */
    while (end < text.len &&
           !str_begins(str_slice(text, end, text.len), mark)) {
        str rest = str_slice(text, end, text.len);
        if (kind == 2 && end >= at + 4 && str_begins(rest, STR("--")))
            return 0; /* in a line no comment has two dashes in it */
        end = is_space(text.ptr[end]) ? kith_space_end(text, end) : end + 1;
    }
    *endless |= (unsigned)(end == text.len) << kind;
    return end < text.len ? end + mark.len : 0;
}
