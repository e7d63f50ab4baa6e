/*
 * mask_needed.c — looks at the first bytes of each line: most notes need none.
 */
#include "vault/callout.h"
#include "vault/fence.h"
#include "vault/flat.h"
#include "vault/mask.h"

/* The bytes of blanks, quotation marks and markers of items before a fence, or
 * 0: there is none, or nothing before it. */
static size_t fence_prefix(str line, size_t at)
{
    size_t marker;
    while ((marker = kith_bullet_length(str_slice(line, at, line.len))) > 0) {
        at += marker;
        while (at < line.len && str_is_blank(line.ptr[at]))
            at++;
    }
    return kith_fence_length(str_slice(line, at, line.len)) ? at : 0;
}

static size_t quotation_marks(str line, size_t end)
{
    size_t marks = 0;
    for (size_t i = 0; i < end; i++)
        marks += line.ptr[i] == '>';
    return marks;
}

/* What a line tells of the one below. */
typedef enum above {
    ABOVE_WORDS, /* a paragraph may go on in it */
    ABOVE_END,
    ABOVE_TITLE /* of a callout */
} above;

/* May a line be code to one of Obsidian and CommonMark only? */
static bool is_tabbed(str line, size_t at, size_t marks, above over)
{
    size_t base = at;
    while (base > 0 && line.ptr[base - 1] != '>')
        base--;
    base += base > 0 && base < at && line.ptr[base] == ' ';
    str blanks = str_slice(line, base, at);
    size_t tab = str_find(blanks, 0, '\t');
    if (tab == blanks.len)
        return over == ABOVE_TITLE && blanks.len >= 4;
    return marks || (tab > 0 && tab < 4);
}

static above tell_below(str line, size_t at)
{
    str words = str_slice(line, at, line.len);
    if (words.len == 0 || words.ptr[0] == '#')
        return ABOVE_END;
    bool title = words.ptr[0] == '[' && kith_callout_length(words);
    return title ? ABOVE_TITLE : ABOVE_WORDS;
}

bool kith_mask_is_needed(str text, const lines *l)
{
    size_t open = 0;  /* the bytes that what is open stands in by, or 0 */
    size_t marks = 0; /* of quotations among them */
    size_t before = 0;
    above over = ABOVE_END;
    for (size_t i = 0; i < lines_count(l); i++) {
        str line = kith_line(text, l, i);
        size_t at = kith_quote_prefix(line);
        size_t now = quotation_marks(line, at);
        bool leaves = at < line.len && now < marks;
        str words = str_slice(line, at, line.len);
        if ((open && at < line.len && (at < open || leaves)) ||
            (leaves &&
             (kith_column_of(line, at) >= 4 || kith_bullet_is_late(words))))
            return true;
        if (over == ABOVE_TITLE && kith_bullet_is_late(words))
            return true;
        if (at && at < line.len && (over != ABOVE_WORDS || now > before) &&
            is_tabbed(line, at, now, over))
            return true;
        before = now;
        over = tell_below(line, at);
        size_t prefix = fence_prefix(line, at);
        marks = at == line.len ? 0 : now > marks ? now : marks;
        open = at == line.len || (open && prefix) ? 0 : open + prefix;
        if (at + 1 >= line.len)
            continue;
        char c = line.ptr[at], next = line.ptr[at + 1];
        if ((c == next && (c == '%' || c == '$')) || (c == '[' && next == '^'))
            return true;
    }
    return false;
}
