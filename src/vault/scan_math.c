/*
 * scan_math.c — math in running text: $a$, $$a$$.
 *
 * What opens in a link, a label or emphasis ends in it or is none: the next
 * dollar that may open some is looked for behind it.
 */
#include "vault/destination.h"
#include "vault/scanner.h"

/* Do brackets that close at `close` stand for one token: a link, a label, a
 * footnote? `inner`: they hold others. */
static bool is_token(
    const scanner *s, const bracket *open, size_t close, bool inner)
{
    str raw, words = str_slice(s->text, open->at + 1, close);
    bool label = str_begins(words, STR("^"));
    if (open->at > 0 && s->text.ptr[open->at - 1] == '^')
        return true;
    if (label && words.len <= LIMIT_NAME_BYTES)
        return str_find(words, 0, ' ') == words.len;
    if (close + 1 < s->text.len && s->text.ptr[close + 1] == '(' &&
        kith_destination_read(s->text, close + 1, &raw) > 0)
        return true;
    return !label && !inner && words.len > 0;
}

/* Where the brackets around the byte at hand close, before `end`, that stand
 * for a token: what is opened in it closes in it. Else `end`. */
static size_t brackets_stop(const scanner *s, size_t end)
{
    const markdown *m = s->m;
    size_t open = m->brackets.len, depth = 0;
    bool inner = false;
    for (size_t i = s->at; open && i < end; i++) {
        char c = s->text.ptr[i];
        if (c == '\\') {
            i++;
        } else if (c == '[') {
            inner = true;
            depth++;
        } else if (c == ']' && depth) {
            depth--;
        } else if (c == ']') {
            const bracket *around = &m->brackets.at[--open];
            if (is_token(s, around, i, inner || around->inner))
                return i;
            inner = true;
        }
    }
    return end;
}

/* The next '$' that may close math, or the end of the row. */
static size_t closing_dollar(const scanner *s)
{
    size_t i = s->at + 2;
    for (; i < s->row_end; i++) {
        char before = s->text.ptr[i - 1];
        char after = i + 1 < s->text.len ? s->text.ptr[i + 1] : 0;
        if (s->text.ptr[i] == '$' && before != '\\' && before != ' ' &&
            before != '\t' && !(after >= '0' && after <= '9'))
            return i;
    }
    return s->row_end;
}

void kith_scan_math(scanner *s)
{
    static const str block = {"$$", 2};
    if (str_begins(str_slice(s->text, s->at, s->text.len), block)) {
        size_t end = scanner_find(s->text, s->at + 2, block);
        if (end < s->text.len)
            scanner_skip(s, end + 2);
        else
            s->at++;
        return;
    }
    char next = scanner_peek(s, 1);
    if (s->no_math || s->at < s->math_from || next == ' ' || next == '\t' ||
        !next) {
        s->at++;
        return;
    }
    if (s->dollar < s->at + 2)
        s->dollar = closing_dollar(s);
    s->no_math = s->dollar == s->row_end;
    size_t stop = s->at;
    if (!s->no_math) {
        size_t limit = kith_scan_emphasis_end(s);
        stop = brackets_stop(s, limit < s->dollar ? limit : s->dollar);
    }
    if (stop == s->dollar) {
        scanner_skip(s, stop + 1);
        return;
    }
    s->math_from = stop;
    s->at++;
}
