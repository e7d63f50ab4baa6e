/* lines.c — see lines.h. */
#include "vault/lines.h"

bool kith_lines_read(str text, size_t from, lines *l)
{
    size_t feed = str_find(text, from, '\n');
    size_t back = str_find(text, from, '\r');
    l->start.len = 0;
    for (size_t at = from; at < text.len;) {
        if (!VEC_PUSH(&l->start, (uint32_t)at))
            return false;
        /* Each is looked for again only when it lies behind. */
        bool lone = back < feed && back + 1 != feed;
        at = (lone ? back : feed) + 1;
        if (feed < at)
            feed = str_find(text, at, '\n');
        if (back < at)
            back = str_find(text, at, '\r');
    }
    return VEC_PUSH(&l->start, (uint32_t)text.len);
}

str kith_line(str text, const lines *l, size_t i)
{
    size_t begin = l->start.at[i], end = l->start.at[i + 1];
    if (end > begin && text.ptr[end - 1] == '\n')
        end--;
    if (end > begin && text.ptr[end - 1] == '\r')
        end--;
    return str_slice(text, begin, end);
}

size_t kith_line_of(const lines *l, size_t at)
{
    size_t low = 0, high = l->start.len - 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->start.at[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}
