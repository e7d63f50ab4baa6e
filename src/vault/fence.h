/* fence.h — where fenced code opens and closes (CommonMark 0.31, 4.5). */
#ifndef KITH_VAULT_FENCE_H
#define KITH_VAULT_FENCE_H

#include "base/str.h"

/* The fence of the code at hand; the zero value: there is none. */
typedef struct fence {
    char mark; /* '`' or '~' */
    size_t length;
} fence;

/* The length of the fence that `words` begins with, or 0: it may open code or
 * close it. */
size_t kith_fence_length(str words);

/* Reads a line of these words, which stand in by less than four columns. Is it
 * part of fenced code, its fences included? O(len). */
bool kith_fence_read(fence *open, str words);

#endif
