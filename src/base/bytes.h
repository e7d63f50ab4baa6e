/*
 * bytes.h — eight bytes of text at a time.
 *
 * A note is mostly small letters and blanks that no step cares for. Passing
 * over them one by one was half the cost of reading; a number of eight bytes,
 * in portable C, passes over eight for the price of two.
 */
#ifndef KITH_BASE_BYTES_H
#define KITH_BASE_BYTES_H

#include <stdint.h>

#include "base/str.h"

#define BYTES_ONES  0x0101010101010101u
#define BYTES_HIGHS 0x8080808080808080u

/* The eight bytes at `at`, the first one lowest; compilers make one load of
 * it. */
static inline uint64_t bytes_load(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
           (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
           (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* The high bit of every ASCII byte that is one of first..last. What the other
 * bits say is nothing: bytes_ascii() takes them out of one mark or several. */
static inline uint64_t bytes_range(uint64_t bytes, char first, char last)
{
    uint64_t low = bytes & ~BYTES_HIGHS;
    uint64_t from = low + BYTES_ONES * (uint64_t)(0x80 - first);
    uint64_t past = low + BYTES_ONES * (uint64_t)(0x7f - last);
    return from & ~past;
}

static inline uint64_t bytes_ascii(uint64_t bytes, uint64_t marked)
{
    return marked & ~bytes & BYTES_HIGHS;
}

/* The high bit of every byte that is one of the ASCII characters first..last;
 * other bits are 0. */
static inline uint64_t bytes_between(uint64_t bytes, char first, char last)
{
    return bytes_ascii(bytes, bytes_range(bytes, first, last));
}

/* The number of the lowest byte whose high bit is set, or 8. */
static inline size_t bytes_first(uint64_t highs)
{
    uint64_t lowest = highs & (~highs + 1);
    /* The one bit left moves the byte that is its number to the top. */
    return lowest ? (size_t)((lowest >> 7) * 0x0001020304050607u >> 56) : 8;
}

/* The same of the last bytes of `text`, at least one and fewer than eight. */
static inline uint64_t bytes_load_end(str text, size_t at)
{
    uint64_t bytes = 0;
    if (text.len >= 8)
        return bytes_load(text.ptr + text.len - 8) >> 8 * (8 + at - text.len);
    for (size_t i = text.len; i-- > at;)
        bytes = bytes << 8 | (unsigned char)text.ptr[i];
    return bytes;
}

/* The first byte at or after `at` that `marks` sets the high bit of, or
 * text.len. NUL must not be marked. */
static inline size_t bytes_seek(
    str text, size_t at, uint64_t (*marks)(uint64_t bytes))
{
    uint64_t found = 0;
    for (; text.len - at >= 8; at += 8)
        if ((found = marks(bytes_load(text.ptr + at))) != 0)
            return at + bytes_first(found);
    if (at < text.len)
        found = marks(bytes_load_end(text, at));
    return found ? at + bytes_first(found) : text.len;
}

#endif
