/*
 * buffer.c — bytes on their way out, doubled when full.
 *
 * Numbers are written by the C library and put right afterwards: its decimal
 * point is the locale's, and a library may be loaded by a program that has set
 * one.
 */
#include "base/buffer.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_ROOM = 256, NUMBER_ROOM = 400, MOST_DIGITS = 30 };

/* Room for `more` bytes and a NUL; sets `failed` if there is none. */
static bool reserve(buffer *b, size_t more)
{
    if (b->failed)
        return false;
    if (more < b->cap - b->len)
        return true;

    size_t cap = b->cap ? b->cap : FIRST_ROOM;
    while (cap <= SIZE_MAX / 2 && cap - b->len <= more)
        cap *= 2;
    char *grown = cap - b->len > more ? realloc(b->at, cap) : NULL;
    if (!grown) {
        b->failed = true;
        return false;
    }
    b->at = grown;
    b->cap = cap;
    return true;
}

void kith_buffer_put(buffer *b, str text)
{
    if (text.len == 0 || !reserve(b, text.len))
        return;
    memcpy(b->at + b->len, text.ptr, text.len);
    b->len += text.len;
}

void kith_buffer_text(buffer *b, const char *text)
{
    kith_buffer_put(b, str_from(text));
}

void kith_buffer_char(buffer *b, char c)
{
    if (reserve(b, 1))
        b->at[b->len++] = c;
}

void kith_buffer_repeat(buffer *b, char c, size_t times)
{
    if (times == 0 || !reserve(b, times))
        return;
    memset(b->at + b->len, c, times);
    b->len += times;
}

void kith_buffer_printf(buffer *b, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        b->failed = true;
    if (length > 0 && reserve(b, (size_t)length)) {
        vsnprintf(b->at + b->len, (size_t)length + 1, format, again);
        b->len += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

/* Puts a number as printf wrote it, whatever bytes the locale's point has. */
static void put_with_point(buffer *b, const char *number)
{
    for (const char *at = number; *at;) {
        size_t run = strspn(at, "0123456789+-e");
        kith_buffer_put(b, (str){at, run});
        at += run;
        if (*at) {
            kith_buffer_char(b, '.');
            at += strcspn(at, "0123456789");
        }
    }
}

void kith_buffer_number(buffer *b, double x)
{
    if (!isfinite(x)) {
        kith_buffer_text(b, "null");
        return;
    }
    if (x == 0) { /* no -0 */
        kith_buffer_char(b, '0');
        return;
    }

    char number[NUMBER_ROOM];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(number, sizeof number, "%.*g", digits, x);
        if (strtod(number, NULL) == x)
            break;
    }
    put_with_point(b, number);
}

void kith_buffer_fixed(buffer *b, double x, int digits)
{
    if (!isfinite(x)) {
        kith_buffer_text(b, "–");
        return;
    }
    if (digits < 0)
        digits = 0;
    if (digits > MOST_DIGITS)
        digits = MOST_DIGITS;

    char number[NUMBER_ROOM];
    snprintf(number, sizeof number, "%.*f", digits, x);
    bool is_zero = !number[strcspn(number, "123456789")];
    put_with_point(b, number + (is_zero && number[0] == '-'));
}

void kith_buffer_free(buffer *b)
{
    free(b->at);
    *b = (buffer){0};
}
