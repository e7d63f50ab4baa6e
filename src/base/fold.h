/*
 * fold.h — when two spellings are one name.
 *
 * The only place with <utf8proc.h>.
 */
#ifndef KITH_BASE_FOLD_H
#define KITH_BASE_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * Key for looking a name up: NFKC, case folded, diacritics stripped, curly
 * quotes straight, runs of white space (NBSP too) one space, trimmed. Two
 * names are the same for matching when their keys are the same bytes. The
 * result is NUL-terminated in `memory`; ptr is NULL if memory is out. ASCII
 * names take a path without allocation beyond the result. O(len).
 */
str kith_fold_name(arena *memory, str name);

/* Key for resolving a link path: NFC, lower case, no-break spaces are blanks;
 * quotes and diacritics are kept: what Obsidian compares. */
str kith_fold_path(arena *memory, str path);

/* Terminal columns of valid UTF-8 text (wide = 2, combining = 0). */
size_t kith_text_width(str text);

/* Is the code point a letter, of whatever script? */
bool kith_is_letter(uint32_t point);

/* Number of code points. */
size_t kith_code_points(str text);

/* Byte length of the first `points` code points of `text`. */
size_t kith_code_point_prefix(str text, size_t points);

#endif
