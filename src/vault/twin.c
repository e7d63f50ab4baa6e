/* twin.c — where "%%" and "$$" stand, and what they leave open. */
#include "vault/twin.h"

#include <stdint.h>

size_t kith_twin_find(str text, size_t from, char c)
{
    while ((from = str_find(text, from, c)) < text.len) {
        if (from + 1 < text.len && text.ptr[from + 1] == c)
            return from;
        from++;
    }
    return from;
}

/* The byte behind the code that opens at `at`; without an end, behind its
 * marks. `unclosed`: lengths of marks known to have none. */
static size_t code_end(str words, size_t at, uint64_t *unclosed)
{
    size_t begin = at;
    while (at < words.len && words.ptr[at] == '`')
        at++;
    size_t length = at - begin, next = at;
    if (length >= 64 || (*unclosed >> length & 1))
        return at;
    while ((next = str_find(words, next, '`')) < words.len) {
        size_t first = next;
        while (next < words.len && words.ptr[next] == '`')
            next++;
        if (next - first == length)
            return next;
    }
    *unclosed |= (uint64_t)1 << length;
    return at;
}

char kith_twin_behind(str words, char open)
{
    uint64_t unclosed = 0;
    for (size_t i = 0; i < words.len;) {
        char c = words.ptr[i];
        bool mark = open ? c == open : c == '%' || c == '$';
        if (mark && i + 1 < words.len && words.ptr[i + 1] == c) {
            open = open ? 0 : c;
            i += 2;
        } else if (!open && c == '`') {
            i = code_end(words, i, &unclosed);
        } else {
            i += !open && c == '\\' ? 2 : 1;
        }
    }
    return open;
}
