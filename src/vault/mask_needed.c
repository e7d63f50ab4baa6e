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
    char c = at < line.len ? line.ptr[at] : 0;
    if (c != '-' && c != '*' && c != '+' && !str_is_digit(c))
        return at; /* as most lines */
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

/* What the lines read so far tell of the one at hand. */
typedef struct above {
    inner_fence open;
    size_t marks;      /* of quotations that a paragraph stands in */
    size_t before;     /* such marks of the line above */
    size_t tail;       /* bytes before what the last item says */
    size_t words;      /* the column of that */
    uint64_t columns;  /* in which its items begin, a bit each */
    bool wide;         /* an item of the list stands in by itself */
    bool tabs, spaces; /* lines of the list begin with */
    bool after_blank;  /* it goes on if this line stands in as far */
    bool below_title;  /* of a callout */
} above;

/* Does a line of these words surely end an item that it does not stand in? */
static bool ends_item(str words)
{
    char c = words.len ? words.ptr[0] : 0;
    bool mark = c == '-' || c == '*' || c == '+';
    return c == '#' || (mark && words.len > 1 && str_is_blank(words.ptr[1])) ||
           (str_is_digit(c) && kith_bullet_length(words));
}

/* May a line of so many marks before byte `at` stand in what it has no blanks
 * or marks for? */
static bool is_taken_in(above *a, str line, size_t at, size_t marks)
{
    bool blank = at == line.len;
    size_t begin = marks ? str_find(line, 0, '>') : at;
    if (a->after_blank && !blank && begin < a->tail)
        a->tail = begin; /* it may stand in an item around that */
    if (begin < a->tail && (marks || (!blank && !a->after_blank)))
        return marks || !ends_item(str_slice(line, at, line.len));
    return !blank && marks < a->before;
}

/* Do tabs and spaces stand in lines of one list, or one item so far in that it
 * is code to CommonMark? What the items around a line are cut from it tells. */
static bool is_cut(above *a, str line, size_t at, size_t end)
{
    enum { WIDE = 5, FAR = 4 };
    if (end == 0) {
        a->words = a->columns = 0; /* the list may end */
        if (a->tail == 0)
            a->tabs = a->spaces = a->wide = false;
        return false;
    }
    a->tabs = a->tabs || (at && line.ptr[0] == '\t');
    a->spaces = a->spaces || (at && line.ptr[0] == ' ');
    if (end > at) {
        size_t column = kith_column_of(line, at), before = a->words;
        a->words = kith_column_of(line, end);
        if (a->wide && column < before && column >= FAR)
            return true;
        bool known = column < 64 && a->columns >> column & 1;
        a->wide = a->wide || (column >= before && a->words >= before + WIDE) ||
                  (column < before && (a->words > before || !known));
        if (column < 64)
            a->columns |= (uint64_t)1 << column;
    }
    return a->tabs && a->spaces;
}

/* Does a line leave what goes on, or go on in what it does not stand in? */
static bool is_out_of_place(above *a, str line, size_t at, size_t marks)
{
    str words = str_slice(line, at, line.len);
    if (words.len == 0)
        return is_taken_in(a, line, at, marks);
    bool left =
        a->open.prefix && (at < a->open.prefix || marks != a->open.marks);
    bool behind = marks < a->marks &&
                  (kith_column_of(line, at) >= 4 || kith_bullet_is_late(words));
    return left || behind || (a->below_title && kith_bullet_is_late(words)) ||
           is_taken_in(a, line, at, marks) ||
           (at && is_tabbed(line, at, marks, a->below_title));
}

/* Reads what a line says; does that need a mask? */
static bool read_words(above *a, str line, size_t at, size_t marks)
{
    size_t begin = at;
    str words = str_slice(line, at, line.len);
    a->below_title =
        words.len && words.ptr[0] == '[' && kith_callout_length(words);
    if (words.len == 0 && marks < a->open.marks)
        a->open = (inner_fence){0};
    a->marks = words.len == 0 ? 0 : marks > a->marks ? marks : a->marks;
    a->before = marks;
    a->after_blank = words.len == 0 && marks == 0;
    size_t said = behind_markers(line, at);
    if (a->open.prefix == 0)
        at = said;
    if (words.len && marks == 0 && is_cut(a, line, begin, said))
        return true;
    if (at > begin && marks == 0)
        a->tail = at;
    if (is_empty_item(words, str_slice(line, at, line.len)))
        return true;
    words = str_slice(line, at, line.len);
    char c = words.len ? words.ptr[0] : 0,
         next = words.len > 1 ? words.ptr[1] : 0;
    if (c == '`' || c == '~')
        read_fence(&a->open, words, at, marks);
    return (c == next && (c == '%' || c == '$')) || (c == '[' && next == '^');
}

bool kith_mask_is_needed(str text, const lines *l)
{
    above a = {.marks = 0};
    for (size_t i = 0; i < lines_count(l); i++) {
        str line = kith_line(text, l, i);
        size_t at = kith_quote_prefix(line);
        size_t marks = quotation_marks(line, at);
        if (is_out_of_place(&a, line, at, marks) ||
            read_words(&a, line, at, marks))
            return true;
    }
    return false;
}
