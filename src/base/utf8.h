/* utf8.h — bytes of unknown make to valid UTF-8. */
#ifndef KITH_BASE_UTF8_H
#define KITH_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Offset of the first byte that is not part of valid UTF-8, or text.len. NUL
 * counts as invalid. Strict: no surrogates, no overlong forms. */
size_t kith_utf8_valid_prefix(str text);

/* The bytes of `text`, whose end was cut off, but for a code point that the cut
 * left half of. O(1). */
size_t kith_utf8_whole(str text);

/*
 * Repairs `text` into `out` (at least 3 * text.len bytes): every maximal
 * invalid subpart and every NUL becomes U+FFFD. Returns the bytes written.
 */
size_t kith_utf8_repair(str text, char *out);

/* Reads one code point at `*at` (< text.len) and moves past it; U+FFFD and one
 * byte on for what is invalid. */
uint32_t kith_utf8_next(str text, size_t *at);

/* White space above ASCII, as JavaScript has it? */
bool kith_utf8_is_wide_space(uint32_t point);

/* Without blanks, tabs and wide space at both ends. O(1) if there is none. */
str kith_utf8_trim(str text);

/* The same, without a call where the first and the last byte tell: nearly
 * always. */
static inline str utf8_trim(str text)
{
    unsigned char first = text.len ? (unsigned char)text.ptr[0] : 'a';
    unsigned char last = text.len ? (unsigned char)text.ptr[text.len - 1] : 'a';
    bool plain = first > ' ' && first < 0x7f && last > ' ' && last < 0x7f;
    return plain ? text : kith_utf8_trim(text);
}

/* The units of UTF-16 that the text has: its length to Obsidian. O(len). */
size_t kith_utf16_length(str text);

/* Writes a code point (1 to 4 bytes) and returns its length. */
size_t kith_utf8_put(uint32_t point, char out[static 4]);

#endif
