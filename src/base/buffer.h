/*
 * buffer.h — bytes on their way out.
 *
 * Every output is completely built in memory before its first byte is written
 * anywhere. Appending never fails at the call: `failed` is set once and asked
 * once, at the end.
 */
#ifndef KITH_BASE_BUFFER_H
#define KITH_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The zero value is empty and ready. */
typedef struct buffer {
    char *at;
    size_t len, cap;
    bool failed; /* memory ran out; what is in `at` is cut short */
} buffer;

void kith_buffer_put(buffer *b, str text);
void kith_buffer_text(buffer *b, const char *text);
void kith_buffer_char(buffer *b, char c);
void kith_buffer_repeat(buffer *b, char c, size_t times);

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void kith_buffer_printf(buffer *b, const char *format, ...);

/* The shortest decimal that reads back as `x`, '.' in every locale; "null" for
 * NaN and infinities. */
void kith_buffer_number(buffer *b, double x);

/* `x` with exactly `digits` after the point; "–" for NaN. */
void kith_buffer_fixed(buffer *b, double x, int digits);

static inline str buffer_str(const buffer *b)
{
    return (str){b->at, b->len};
}

void kith_buffer_free(buffer *b);

#endif
