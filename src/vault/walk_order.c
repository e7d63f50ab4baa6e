/*
 * walk_order.c — names that begin alike, as dates do, differ in some eight
 * bytes behind that: those are compared as a number, and the rest where they
 * tie.
 */
#include "vault/walk_order.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"

/* The byte of an entry's path below the folder; names end in NUL. */
static unsigned char byte_at(const entry *e, size_t i)
{
    if (i < e->len)
        return (unsigned char)e->name[i];
    return i == e->len && e->kind == ENTRY_FOLDER ? '/' : 0;
}

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    size_t both = a->len < b->len ? a->len : b->len;
    int order = memcmp(a->name, b->name, both);
    unsigned char x = byte_at(a, both), y = byte_at(b, both);
    return order ? order : (x > y) - (x < y);
}

/* How many bytes all names begin with alike. */
static size_t common_prefix(const entry *all, size_t count)
{
    size_t same = all[0].len;
    for (size_t i = 1; i < count; i++) {
        size_t k = 0;
        while (k < same && k < all[i].len && all[i].name[k] == all[0].name[k])
            k++;
        same = k;
    }
    return same;
}

bool kith_walk_order(entry *all, size_t count)
{
    if (count < 2)
        return true;
    size_t same = common_prefix(all, count);
    keyed *key = calloc(count, sizeof *key);
    entry *was = malloc(count * sizeof *was);
    bool done = key && was;
    for (uint32_t i = 0; i < count && done; i++) {
        key[i].index = i;
        for (size_t k = same; k < same + sizeof key->key; k++)
            key[i].key = key[i].key << 8 | byte_at(&all[i], k);
    }
    done = done && kith_sort_keyed(key, count);
    if (done)
        memcpy(was, all, count * sizeof *was);
    for (size_t i = 0; i < count && done; i++)
        all[i] = was[key[i].index];
    for (size_t i = 0, end; i < count && done; i = end) {
        for (end = i + 1; end < count && key[end].key == key[i].key;)
            end++;
        kith_sort(all + i, end - i, sizeof *all, compare_entries);
    }
    free(key);
    free(was);
    return done;
}
