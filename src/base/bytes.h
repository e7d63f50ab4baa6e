/*
 * bytes.h — eight or sixteen bytes of text at a time.
 *
 * A note is mostly small letters and blanks that no step cares for. Passing
 * over them one by one was half the cost of reading; a number of eight bytes,
 * in portable C, passes over eight for the price of two. A row of sixteen costs
 * half of that where it is one of the processor's own, as on every x86-64; it
 * is two numbers elsewhere, and where BYTES_PORTABLE says so.
 */
#ifndef KITH_BASE_BYTES_H
#define KITH_BASE_BYTES_H

#include <stdint.h>

#if defined(__SSE2__) && !defined(BYTES_PORTABLE)
#define BYTES_VECTORS
#include <emmintrin.h>
#endif

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

/* The high bit of every byte that is one of the ASCII characters first..last;
 * other bits are 0. */
static inline uint64_t bytes_between(uint64_t bytes, char first, char last)
{
    uint64_t low = bytes & ~BYTES_HIGHS;
    uint64_t from = low + BYTES_ONES * (uint64_t)(0x80 - first);
    uint64_t past = low + BYTES_ONES * (uint64_t)(0x7f - last);
    return from & ~past & ~bytes & BYTES_HIGHS;
}

/* The number of the lowest bit that is set; one must be. */
static inline unsigned bits_first(uint64_t bits)
{
#if defined(__GNUC__)
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned i = 0;
    for (; !(bits & 1); bits >>= 1)
        i++;
    return i;
#endif
}

/* The number of the lowest byte whose high bit is set, or 8. */
static inline size_t bytes_first(uint64_t highs)
{
    return highs ? bits_first(highs) / 8 : 8;
}

/* ---- Sixteen at a time -----------------------------------------------------
 */

#if defined(BYTES_VECTORS)

typedef __m128i bytes_row;

static inline bytes_row row_load(const char *at)
{
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* All bits of every byte that is one of first..last, which are of ASCII. */
static inline bytes_row row_between(bytes_row row, char first, char last)
{
    /* Moved up so that `last` is 127, the others lie below as signed bytes. */
    bytes_row moved = _mm_add_epi8(row, _mm_set1_epi8((char)(127 - last)));
    return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(126 - last + first)));
}

static inline bytes_row row_is(bytes_row row, char c)
{
    return _mm_cmpeq_epi8(row, _mm_set1_epi8(c));
}

static inline bytes_row row_or(bytes_row a, bytes_row b)
{
    return _mm_or_si128(a, b);
}

/* Bit i is the high bit of byte i: of a row of text, that of what is not
 * ASCII. */
static inline unsigned row_highs(bytes_row row)
{
    return (unsigned)_mm_movemask_epi8(row);
}

#else

typedef struct bytes_row {
    uint64_t low, high;
} bytes_row;

static inline bytes_row row_load(const char *at)
{
    return (bytes_row){bytes_load(at), bytes_load(at + 8)};
}

static inline bytes_row row_between(bytes_row row, char first, char last)
{
    return (bytes_row){
        bytes_between(row.low, first, last),
        bytes_between(row.high, first, last)};
}

static inline bytes_row row_is(bytes_row row, char c)
{
    return row_between(row, c, c);
}

static inline bytes_row row_or(bytes_row a, bytes_row b)
{
    return (bytes_row){a.low | b.low, a.high | b.high};
}

static inline unsigned row_highs(bytes_row row)
{
    /* Each of the eight bits moves to its place in the highest byte. */
    const uint64_t gather = 0x0102040810204080u;
    uint64_t low = ((row.low & BYTES_HIGHS) >> 7) * gather >> 56;
    uint64_t high = ((row.high & BYTES_HIGHS) >> 7) * gather >> 56;
    return (unsigned)(low | high << 8);
}

#endif

enum { BYTES_BLOCK = 64 };

/* The bits of 64 bytes, each set by `marks` of its row. */
static inline uint64_t bytes_block(
    const char *at, unsigned (*marks)(bytes_row row))
{
    return (uint64_t)marks(row_load(at)) |
           (uint64_t)marks(row_load(at + 16)) << 16 |
           (uint64_t)marks(row_load(at + 32)) << 32 |
           (uint64_t)marks(row_load(at + 48)) << 48;
}

/* The bits of the last bytes of `text`, fewer than sixteen. */
static inline unsigned bytes_marks_end(
    str text, size_t at, unsigned (*marks)(bytes_row row))
{
    if (text.len >=
        16) /* a row that ends with the text, moved to begin at it */
        return marks(row_load(text.ptr + text.len - 16)) >>
               (16 - (text.len - at));
    char last[16] = {0};
    memcpy(last, text.ptr + at, text.len - at);
    return marks(row_load(last));
}

/* The first byte at or after `at` that `marks` sets the bit of, or text.len.
 * NUL must not be marked. */
static inline size_t bytes_seek(
    str text, size_t at, unsigned (*marks)(bytes_row row))
{
    unsigned found = 0;
    for (; text.len - at >= 16; at += 16)
        if ((found = marks(row_load(text.ptr + at))) != 0)
            return at + bits_first(found);
    if (at < text.len)
        found = bytes_marks_end(text, at, marks);
    return found ? at + bits_first(found) : text.len;
}

#endif
