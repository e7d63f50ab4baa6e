/*
 * message.c — messages on standard error.
 *
 * They quote names that came from notes and file systems: an escape sequence
 * in a file name must not reach the terminal.
 */
#include "cli/message.h"

#include <stdarg.h>
#include <stdbool.h>

#define LONGEST 1024

/* The character that `c` begins with, if it ends a line or turns the order of
 * what is shown; 0 if it does not. All are E2 80 xx or E2 81 xx. */
static unsigned turning(const char *c)
{
    const unsigned char *at = (const unsigned char *)c;
    if (at[0] != 0xe2 || (at[1] != 0x80 && at[1] != 0x81) || !at[2])
        return 0;
    unsigned point = 0x2000u | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
    bool turns = (point >= 0x2028 && point <= 0x202e) ||
                 (point >= 0x2066 && point <= 0x2069);
    return turns ? point : 0;
}

void kith_put_visible(FILE *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        /* C1 controls stand in UTF-8 as C2 80 .. C2 9F. */
        unsigned char next = (unsigned char)c[1];
        unsigned point = turning(c);
        if (point) {
            fprintf(out, "\\u%04x", point);
            c += 2;
        } else if (byte == 0xc2 && next >= 0x80 && next <= 0x9f) {
            fprintf(out, "\\x%02x", (unsigned)(unsigned char)*++c);
        } else if (byte < 0x20 || byte == 0x7f) {
            fprintf(out, "\\x%02x", (unsigned)byte);
        } else {
            fputc(byte, out);
        }
    }
}

void kith_message(const char *format, ...)
{
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    fputs("kith: ", stderr);
    kith_put_visible(stderr, text);
    fputc('\n', stderr);
}

int kith_message_error(const kith_error *error)
{
    static const int status[] = {
        [KITH_ERROR_MEMORY] = STATUS_TROUBLE,
        [KITH_ERROR_IO] = STATUS_TROUBLE,
        [KITH_ERROR_NOT_FOUND] = STATUS_NAME,
        [KITH_ERROR_AMBIGUOUS] = STATUS_NAME,
        [KITH_ERROR_ARGUMENT] = STATUS_TROUBLE,
        [KITH_ERROR_LIMIT] = STATUS_TROUBLE,
    };
    const char *said =
        error->message[0] ? error->message : kith_error_text(error->code);
    if (error->code == KITH_ERROR_NONE)
        return STATUS_FOUND;
    if (error->line > 0) { /* the form that editors jump by */
        kith_put_visible(stderr, error->path);
        fprintf(stderr, ":%u: error: ", error->line);
        kith_put_visible(stderr, said);
        fputc('\n', stderr);
    } else if (error->path[0]) {
        kith_message("%s: %s", error->path, said);
    } else {
        kith_message("%s", said);
    }
    return status[error->code];
}
