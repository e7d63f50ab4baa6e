/* output.h — where an answer goes and what it looks like there. */
#ifndef KITH_CLI_OUTPUT_H
#define KITH_CLI_OUTPUT_H

#include "cli/request.h"

typedef struct output {
    const char *file; /* NULL: standard output */
    kith_format format;
    kith_render_options render;
} output;

/* Decides format, file, colour, width. False, and said on standard error, if
 * the command cannot print that format or the file must not be replaced.
 * `root` is that of the vault, NULL if there is none. */
bool kith_output_choose(const request *request, const char *root, output *out);

/* Prints the answer; returns STATUS_FOUND or what went wrong. */
int kith_output_write(const output *out, const kith_report *report);

/* Flushes standard output; `status`, or what went wrong if all was well. */
int kith_output_end(int status);

#endif
