/*
 * pieces.h — texts made up at random from pieces that a test names.
 *
 * The same seed gives the same texts everywhere: a failure can be run again.
 */
#ifndef KITH_TEST_PIECES_H
#define KITH_TEST_PIECES_H

#include <stdint.h>
#include <string.h>

/* The next number below `below`. */
static inline uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

/* Writes up to `most` of the `count` pieces into `text`; returns its length. */
static inline size_t draw_text(
    uint64_t *seed,
    const char *const *pieces,
    size_t count,
    uint32_t most,
    char *text)
{
    size_t len = 0;
    for (uint32_t left = 1 + draw(seed, most); left > 0; left--) {
        const char *piece = pieces[draw(seed, (uint32_t)count)];
        memcpy(text + len, piece, strlen(piece));
        len += strlen(piece);
    }
    return len;
}

#endif
