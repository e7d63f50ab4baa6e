/* sort.h — qsort for records that mostly come in order already. */
#ifndef KITH_BASE_SORT_H
#define KITH_BASE_SORT_H

#include <stddef.h>

typedef int sort_compare(const void *a, const void *b);

/* Sorts like qsort; `at` may be NULL if `count` is 0. What is in order already
 * costs count - 1 comparisons and no memory: the notes are walked in order, so
 * most of what they say is. */
void kith_sort(void *at, size_t count, size_t size, sort_compare *compare);

#endif
