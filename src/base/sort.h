/* sort.h — putting records in order: those that mostly are already, and those
 * whose order is a number. */
#ifndef KITH_BASE_SORT_H
#define KITH_BASE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int sort_compare(const void *a, const void *b);

/* Sorts like qsort; `at` may be NULL if `count` is 0. What is in order already
 * costs count - 1 comparisons and no memory: the notes are walked in order, so
 * most of what they say is. A few records behind those are put among them. */
void kith_sort(void *at, size_t count, size_t size, sort_compare *compare);

/* A record to be put in order: its place in that order, and which it is. */
typedef struct keyed {
    uint64_t key;
    uint32_t index;
} keyed;

/* Orders by key; those of equal keys stay as they came. O(count) for each byte
 * in which keys differ: a fifth of what comparing costs. False if memory is
 * out, and nothing has changed. */
bool kith_sort_keyed(keyed *at, size_t count);

#endif
