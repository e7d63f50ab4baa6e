/* callout.c — its title may be empty, its type may not. */
#include "vault/callout.h"

size_t kith_callout_length(str words)
{
    size_t close = str_find(words, 0, ']');
    if (close == words.len || close < 3 || words.ptr[0] != '[' ||
        words.ptr[1] != '!')
        return 0;
    size_t end = close + 1;
    if (end < words.len && (words.ptr[end] == '+' || words.ptr[end] == '-'))
        end++;
    return end == words.len || str_is_blank(words.ptr[end]) ? end : 0;
}
