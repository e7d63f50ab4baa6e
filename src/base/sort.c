/* sort.c — see sort.h. */
#include "base/sort.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 16, SMALL = 64 };

/* Puts record i among those before it, which are in order, behind its equals.
 */
static void insert(char *records, size_t i, size_t size, sort_compare *compare)
{
    alignas(max_align_t) char record[SMALL];
    size_t low = 0, high = i;
    memcpy(record, records + i * size, size);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(records + middle * size, record) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    memmove(records + (low + 1) * size, records + low * size, (i - low) * size);
    memcpy(records + low * size, record, size);
}

void kith_sort(void *at, size_t count, size_t size, sort_compare *compare)
{
    char *records = at;
    size_t i = 1;
    while (i < count &&
           compare(records + (i - 1) * size, records + i * size) <= 0)
        i++;
    if (i < count && (count - i > FEW || size > SMALL))
        qsort(at, count, size, compare);
    else
        for (; i < count; i++)
            insert(records, i, size, compare);
}

/* Counts the keys by each of their bytes; true if all came in order. */
static bool count_bytes(
    const keyed *at, size_t count, size_t of[restrict 8][256])
{
    bool ordered = true;
    for (size_t i = 0; i < count; i++) {
        ordered &= i == 0 || at[i - 1].key <= at[i].key;
        for (unsigned byte = 0; byte < 8; byte++)
            of[byte][at[i].key >> 8 * byte & 0xFF]++;
    }
    return ordered;
}

bool kith_sort_keyed(keyed *at, size_t count)
{
    size_t of[8][256] = {{0}};
    if (count_bytes(at, count, of))
        return true;
    keyed *spare = malloc(count * sizeof *spare);
    if (!spare)
        return false;
    keyed *from = at, *to = spare;
    for (unsigned byte = 0; byte < 8; byte++) {
        size_t *begin = of[byte], used = 0;
        if (begin[at[0].key >> 8 * byte & 0xFF] == count)
            continue; /* all the same */
        for (unsigned value = 0; value < 256; value++) {
            size_t here = begin[value];
            begin[value] = used;
            used += here;
        }
        for (size_t i = 0; i < count; i++)
            to[begin[from[i].key >> 8 * byte & 0xFF]++] = from[i];
        keyed *swapped = from;
        from = to;
        to = swapped;
    }
    if (from != at)
        memcpy(at, from, count * sizeof *at);
    free(spare);
    return true;
}
