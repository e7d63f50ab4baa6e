/*
 * suggest.c — how near a mistyped word is to one that exists.
 *
 * Words are short (an option, a command), so a fixed table does. Half the
 * people who mistype swap two neighbouring letters: that is one mistake here,
 * not two.
 */
#include "cli/suggest.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define WORD 31 /* bytes of the longest word that is compared */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance of two words of at most 31 bytes (adjacent
 * swaps count one); SIZE_MAX for longer ones. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (n > WORD || m > WORD)
        return SIZE_MAX;
    size_t d[WORD + 1][WORD + 1];
    for (size_t i = 0; i <= n; i++)
        d[i][0] = i;
    for (size_t j = 0; j <= m; j++)
        d[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        for (size_t j = 1; j <= m; j++) {
            size_t change = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            d[i][j] = least(change, least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[n][m];
}

/* The beginning of a word counts as one mistake, however much is missing. */
static size_t distance(const char *typed, const char *word)
{
    size_t length = strlen(typed);
    if (length >= 2 && strncmp(typed, word, length) == 0)
        return 1;
    return edit_distance(typed, word);
}

void kith_suggest(suggestion *best, const char *word)
{
    size_t near = distance(best->typed, word);
    size_t allowed = strlen(best->typed) < 3   ? 1
                     : strlen(best->typed) < 6 ? 2
                                               : 3;
    if (near > allowed || near >= strlen(word) ||
        (best->word && near >= best->distance))
        return;
    best->distance = near;
    snprintf(best->kept, sizeof best->kept, "%s", word);
    best->word = best->kept;
}
