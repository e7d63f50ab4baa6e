/*
 * near.c — names that are almost the one that was typed.
 *
 * A third of the letters may be wrong. Words are compared too: who types a
 * surname wrongly means a person of two words.
 */
#include "base/near.h"

#include "base/utf8.h"

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

/* The code points of `text`; 0 if there are too many. */
static size_t letters_of(str text, uint32_t point[static LONGEST])
{
    size_t count = 0;
    for (size_t at = 0; at < text.len;) {
        if (count == LONGEST)
            return 0;
        point[count++] = kith_utf8_next(text, &at);
    }
    return count;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned kith_letters_apart(str one, str other)
{
    uint32_t letters[2][LONGEST];
    unsigned row[3][LONGEST + 1];
    const uint32_t *a = letters[0], *b = letters[1];
    size_t m = letters_of(one, letters[0]), n = letters_of(other, letters[1]);
    if ((m == 0 && one.len) || (n == 0 && other.len))
        return LONGEST;
    /* What both begin or end with costs nothing, and is most of it. */
    for (; m && n && *a == *b; a++, b++, m--, n--)
        ;
    for (; m && n && a[m - 1] == b[n - 1]; m--, n--)
        ;
    for (unsigned k = 0; k <= n; k++)
        row[0][k] = k;
    for (unsigned i = 1; i <= m; i++) {
        unsigned *now = row[i % 3], *before = row[(i + 2) % 3];
        const unsigned *earlier = row[(i + 1) % 3];
        now[0] = i;
        for (unsigned k = 1; k <= n; k++) {
            now[k] = before[k - 1] + (a[i - 1] != b[k - 1]);
            now[k] = least(now[k], least(before[k], now[k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                now[k] = least(now[k], earlier[k - 2] + 1);
        }
    }
    return row[m % 3][n];
}

void kith_near_offer(near_names *near, str query, str name, uint32_t index)
{
    unsigned far = kith_letters_apart(query, name);
    for (size_t w = 0; w < name.len; w++) {
        if (w > 0 && name.ptr[w - 1] != ' ')
            continue;
        str word = str_slice(name, w, str_find(name, w, ' '));
        unsigned part = kith_letters_apart(query, word);
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
