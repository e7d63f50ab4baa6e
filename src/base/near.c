/*
 * near.c — names that are almost the one that was typed.
 *
 * A third of the letters may be wrong. Words are compared too: who types a
 * surname wrongly means a person of two words.
 */
#include "base/near.h"

enum { LONGEST = 64, KEPT = 3 };

bool kith_words_begin(str name, str query)
{
    size_t at = 0;
    for (size_t q = 0; q < query.len;) {
        size_t end = str_find(query, q, ' ');
        str word = str_slice(query, q, end);
        bool found = false;
        while (at < name.len && !found) {
            size_t stop = str_find(name, at, ' ');
            found = stop - at >= word.len &&
                    memcmp(name.ptr + at, word.ptr, word.len) == 0;
            at = stop + 1;
        }
        if (!found)
            return false;
        q = end + 1;
    }
    return true;
}

/* Optimal string alignment: insert, delete, replace, swap neighbours. */
static unsigned distance(str a, str b)
{
    unsigned row[3][LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST)
        return LONGEST;
    for (unsigned k = 0; k <= b.len; k++)
        row[0][k] = k;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned *now = row[i % 3], *before = row[(i + 2) % 3];
        now[0] = i;
        for (unsigned k = 1; k <= b.len; k++) {
            unsigned best =
                before[k - 1] + (a.ptr[i - 1] != b.ptr[k - 1] ? 1u : 0u);
            if (before[k] + 1 < best)
                best = before[k] + 1;
            if (now[k - 1] + 1 < best)
                best = now[k - 1] + 1;
            if (i > 1 && k > 1 && a.ptr[i - 1] == b.ptr[k - 2] &&
                a.ptr[i - 2] == b.ptr[k - 1] &&
                row[(i + 1) % 3][k - 2] + 1 < best)
                best = row[(i + 1) % 3][k - 2] + 1;
            now[k] = best;
        }
    }
    return row[a.len % 3][b.len];
}

void kith_near_offer(near_names *near, str query, str name, uint32_t index)
{
    unsigned far = distance(query, name);
    for (size_t w = 0; w < name.len; w++) {
        if (w > 0 && name.ptr[w - 1] != ' ')
            continue;
        str word = str_slice(name, w, str_find(name, w, ' '));
        unsigned part = distance(query, word);
        far = part < far ? part : far;
    }
    if (far > query.len / 3 + (query.len < 3))
        return;
    unsigned rank = near->count;
    while (rank > 0 && far < near->distance[rank - 1])
        rank--;
    if (rank == KEPT)
        return;
    near->count += near->count < KEPT;
    for (unsigned i = near->count - 1; i > rank; i--) {
        near->distance[i] = near->distance[i - 1];
        near->index[i] = near->index[i - 1];
    }
    near->distance[rank] = far;
    near->index[rank] = index;
}
