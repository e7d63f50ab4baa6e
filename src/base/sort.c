/* sort.c — see sort.h. */
#include "base/sort.h"

#include <stdlib.h>

void kith_sort(void *at, size_t count, size_t size, sort_compare *compare)
{
    const char *records = at;
    size_t i = 1;
    while (i < count &&
           compare(records + (i - 1) * size, records + i * size) <= 0)
        i++;
    if (i < count)
        qsort(at, count, size, compare);
}
