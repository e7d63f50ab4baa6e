/* message.h — what kith says on standard error. */
#ifndef KITH_CLI_MESSAGE_H
#define KITH_CLI_MESSAGE_H

#include <stdio.h>

#include <kith/error.h>

/* Exit statuses: as grep and diff have them, and a name that is not known. */
enum status {
    STATUS_FOUND = 0,
    STATUS_NOTHING = 1, /* nothing found; check: findings */
    STATUS_TROUBLE = 2, /* usage, input or output */
    STATUS_NAME = 3,    /* a name is unknown or ambiguous */
    STATUS_PIPE = 141   /* who read the answer went away: 128 + SIGPIPE */
};

/* "kith: ..." and a newline; control characters are made visible. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void kith_message(const char *format, ...);

/* Says what went wrong, with file and line, and returns the status;
 * STATUS_FOUND, and nothing said, if nothing did. */
int kith_message_error(const kith_error *error);

/* Writes `text` with control characters as \xNN. */
void kith_put_visible(FILE *out, const char *text);

#endif
