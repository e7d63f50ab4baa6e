/*
 * inline_field.c — brackets are paired first, so that no bracket is searched
 * for twice: a line of a thousand "[k::" costs its bytes.
 */
#include "vault/inline_field.h"

#include "base/utf8.h"
#include "vault/inline_key.h"

enum { LONGEST_LINE = 32768 };

/* What closes an opening bracket closes, too, each that a backslash precedes
 * and that opened after it. */
static void close_last(inline_fields *f, size_t at)
{
    bool escaped = true;
    while (escaped && f->open.len) {
        uint32_t last = f->open.at[--f->open.len];
        f->close.at[last / 2] = (uint32_t)at;
        escaped = last % 2;
    }
}

/* Notes for each `open` of the line where it closes; 0 for what does not. A
 * backslash takes the next character's meaning, but a field may open with it:
 * that bracket asks for no end of its own. */
static bool pair(str line, char open, char close, inline_fields *f)
{
    bool escapes = false;
    f->open.len = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (!VEC_PUSH(&f->close, 0))
            return false;
        bool escaped = escapes;
        escapes = c == '\\' && !escaped;
        if (c == open && !VEC_PUSH(&f->open, (uint32_t)(2 * i + escaped)))
            return false;
        if (c == close && !escaped)
            close_last(f, i);
    }
    return true;
}

/* The "::" that ends the key which begins at `begin`, or line.len. A key holds
 * no bracket. */
static size_t key_end(str line, size_t begin)
{
    for (size_t i = begin; i + 1 < line.len; i++) {
        if (line.ptr[i] == ':' && line.ptr[i + 1] == ':')
            return i;
        if (strchr("[]()", line.ptr[i]))
            return line.len;
    }
    return line.len;
}

static bool read_wrapped(str line, char open, char close, inline_fields *f)
{
    f->close.len = 0;
    if (!pair(line, open, close, f))
        return false;
    for (size_t i = str_find(line, 0, open); i < line.len;
         i = str_find(line, i, open)) {
        size_t end = f->close.at[i], colon = key_end(line, i + 1);
        if (colon == line.len || end < colon + 2) {
            i++;
            continue;
        }
        inline_field found = {
            .key = utf8_trim(str_slice(line, i + 1, colon)),
            .value = utf8_trim(str_slice(line, colon + 2, end)),
            .begin = i,
            .end = end + 1,
            .wrapper = open,
        };
        if (!VEC_PUSH(&f->found, found))
            return false;
        i = end + 1;
    }
    return true;
}

/* Sorts the fields of both wrappers into one list: one may begin in another.
 * Each half is in order already. */
static bool merge(inline_fields *f, size_t half)
{
    size_t count = f->found.len, kept = 0;
    if (half == 0 || half == count)
        return true;
    inline_field *all = malloc(count * sizeof *all);
    if (!all)
        return false;
    memcpy(all, f->found.at, count * sizeof *all);
    for (size_t a = 0, b = half; a < half || b < count;) {
        bool first = b == count || (a < half && all[a].begin < all[b].begin);
        f->found.at[kept++] = all[first ? a++ : b++];
    }
    free(all);
    return true;
}

static bool read_whole(str line, inline_fields *f)
{
    size_t colon = 0;
    while (colon + 1 < line.len &&
           !(line.ptr[colon] == ':' && line.ptr[colon + 1] == ':'))
        colon++;
    if (colon + 1 >= line.len)
        return true;
    inline_field found = {
        .value = utf8_trim(str_slice(line, colon + 2, line.len)),
        .end = line.len,
    };
    str before = utf8_trim(str_slice(line, 0, colon));
    return !kith_inline_key_read(before, &found.key) ||
           VEC_PUSH(&f->found, found);
}

bool kith_inline_fields_too_long(str line)
{
    return line.len > LONGEST_LINE && kith_utf16_length(line) > LONGEST_LINE;
}

bool kith_inline_fields_read(str line, bool whole_line, inline_fields *f)
{
    f->found.len = 0;
    size_t colon = str_find(line, 0, ':');
    if (colon == line.len)
        return true;
    if (!read_wrapped(line, '[', ']', f))
        return false;
    size_t half = f->found.len;
    if (!read_wrapped(line, '(', ')', f) || !merge(f, half))
        return false;
    return f->found.len > 0 || !whole_line || read_whole(line, f);
}

void kith_inline_fields_free(inline_fields *f)
{
    VEC_FREE(&f->found);
    VEC_FREE(&f->close);
    VEC_FREE(&f->open);
}
