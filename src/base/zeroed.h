/*
 * zeroed.h — zeroed memory that is looked at before it is written to.
 *
 * A page that is only read so far is one that all share; the first write to it
 * has to take that away again from every thread, which costs as much as some
 * ten pages. So each page is written to at once.
 */
#ifndef KITH_BASE_ZEROED_H
#define KITH_BASE_ZEROED_H

#include <stdlib.h>

/* As calloc. O(pages). */
static inline void *kith_zeroed(size_t count, size_t size)
{
    enum { PAGE = 4096 };
    void *all = calloc(count, size);
    volatile char *byte = all;
    for (size_t i = 0; byte && i < count * size; i += PAGE)
        byte[i] = 0;
    return all;
}

#endif
