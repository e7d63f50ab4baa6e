/* fence.c — see fence.h. */
#include "vault/fence.h"

size_t kith_fence_length(str words)
{
    if (words.len < 3 || (words.ptr[0] != '`' && words.ptr[0] != '~'))
        return 0;
    size_t length = 1;
    while (length < words.len && words.ptr[length] == words.ptr[0])
        length++;
    return length >= 3 ? length : 0;
}

bool kith_fence_read(fence *open, str words)
{
    size_t length = kith_fence_length(words);
    str info = str_slice(words, length, words.len);
    if (open->mark) {
        if (length >= open->length && words.ptr[0] == open->mark &&
            str_trim(info).len == 0)
            *open = (fence){0};
        return true;
    }
    /* What a backtick stands behind is code in a line. */
    if (length == 0 ||
        (words.ptr[0] == '`' && str_find(info, 0, '`') < info.len))
        return false;
    *open = (fence){words.ptr[0], length};
    return true;
}
