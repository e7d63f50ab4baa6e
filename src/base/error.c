/*
 * error.c — filling a kith_error, once.
 *
 * Messages quote names from notes, and a note may hold anything: what is
 * recorded is one line without control characters, cut between code points.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

const char *kith_error_text(kith_error_code code)
{
    static const char *const text[] = {
        [KITH_ERROR_NONE] = "nothing went wrong",
        [KITH_ERROR_MEMORY] = "out of memory",
        [KITH_ERROR_IO] = "cannot read or write a file",
        [KITH_ERROR_NOT_FOUND] = "no such person, note or path",
        [KITH_ERROR_AMBIGUOUS] = "more than one vertex matches a name",
        [KITH_ERROR_ARGUMENT] = "the caller passed something impossible",
        [KITH_ERROR_LIMIT] = "the input is larger than a set limit",
    };
    size_t row = (size_t)code;
    return row < sizeof text / sizeof *text ? text[row] : "unknown error";
}

/* What was cut short must not end inside a code point. */
static void cut_between_points(char *text)
{
    text[kith_utf8_whole(str_from(text))] = '\0';
}

static void make_one_line(char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < ' ' || *text == 0x7F)
            *text = ' ';
    }
}

bool kith_fail(
    kith_error *error,
    kith_error_code code,
    const char *path,
    unsigned line,
    const char *format,
    ...)
{
    if (!error || error_is_set(error))
        return false;

    error->code = code;
    error->line = line;
    int length =
        snprintf(error->path, sizeof error->path, "%s", path ? path : "");
    if (length >= (int)sizeof error->path)
        cut_between_points(error->path);

    va_list arguments;
    va_start(arguments, format);
    length =
        vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    if (length < 0) /* it allocates for wide fields, and may fail at that */
        snprintf(
            error->message, sizeof error->message, "%s", kith_error_text(code));
    else if (length >= (int)sizeof error->message)
        cut_between_points(error->message);
    make_one_line(error->message);
    return false;
}

bool kith_fail_memory(kith_error *error)
{
    return kith_fail(error, KITH_ERROR_MEMORY, NULL, 0, "out of memory");
}
