/*
 * mask_needed.c — looks at the first bytes of each line: most notes need none.
 */
#include "vault/callout.h"
#include "vault/fence.h"
#include "vault/flat.h"
#include "vault/mask.h"

/* Fenced code that stands in something. */
typedef struct inner_fence {
    fence fence;
    size_t prefix; /* bytes that it stands in by, or 0: there is none */
    size_t marks;  /* of quotations among them */
} inner_fence;

/* The bytes before what an item says, of whose markers the first may stand at
 * byte `at`. */
static size_t behind_markers(str line, size_t at)
{
    size_t marker;
    while ((marker = kith_bullet_length(str_slice(line, at, line.len))) > 0) {
        at += marker;
        while (at < line.len && str_is_blank(line.ptr[at]))
            at++;
    }
    return at;
}

/* Opens or closes fenced code with the words that stand in by `at` bytes, among
 * them so many marks of quotations. */
static void read_fence(inner_fence *open, str words, size_t at, size_t marks)
{
    if (at == 0 || kith_fence_length(words) == 0)
        return;
    kith_fence_read(&open->fence, words);
    if (open->fence.mark == 0)
        open->prefix = 0;
    else if (open->prefix == 0)
        *open = (inner_fence){open->fence, at, marks};
}

static size_t quotation_marks(str line, size_t end)
{
    size_t marks = 0;
    for (size_t i = 0; i < end; i++)
        marks += line.ptr[i] == '>';
    return marks;
}

/* May a line be code to one of Obsidian and CommonMark only? */
static bool is_tabbed(str line, size_t at, size_t marks, bool below_title)
{
    size_t base = at;
    while (base > 0 && line.ptr[base - 1] != '>')
        base--;
    base += base > 0 && base < at && line.ptr[base] == ' ';
    str blanks = str_slice(line, base, at);
    size_t tab = str_find(blanks, 0, '\t');
    if (tab == blanks.len)
        return below_title && blanks.len >= 4;
    return marks || (tab > 0 && tab < 4);
}

/* Is a line an item of nothing, which says `words` behind its markers? */
static bool is_empty_item(str line, str words)
{
    enum { LONGEST_MARKER = 10 };
    return words.len <= LONGEST_MARKER && line.len > 0 &&
           (words.len == 0 || kith_bullet_is_bare(words));
}

bool kith_mask_is_needed(str text, const lines *l)
{
    inner_fence open = {0};
    size_t marks = 0;         /* of quotations that a paragraph stands in */
    bool below_title = false; /* of a callout */
    for (size_t i = 0; i < lines_count(l); i++) {
        str line = kith_line(text, l, i);
        size_t at = kith_quote_prefix(line);
        size_t now = quotation_marks(line, at);
        bool leaves = at < line.len && now < marks;
        str words = str_slice(line, at, line.len);
        if ((open.prefix && at < line.len &&
             (at < open.prefix || now != open.marks)) ||
            (leaves &&
             (kith_column_of(line, at) >= 4 || kith_bullet_is_late(words))))
            return true;
        if (below_title && kith_bullet_is_late(words))
            return true;
        if (at && at < line.len && is_tabbed(line, at, now, below_title))
            return true;
        below_title =
            words.len && words.ptr[0] == '[' && kith_callout_length(words);
        if (at == line.len && now < open.marks)
            open = (inner_fence){0};
        marks = at == line.len ? 0 : now > marks ? now : marks;
        if (open.prefix == 0)
            at = behind_markers(line, at);
        if (is_empty_item(words, str_slice(line, at, line.len)))
            return true;
        words = str_slice(line, at, line.len);
        read_fence(&open, words, at, now);
        if (words.len < 2)
            continue;
        char c = words.ptr[0], next = words.ptr[1];
        if ((c == next && (c == '%' || c == '$')) || (c == '[' && next == '^'))
            return true;
    }
    return false;
}
