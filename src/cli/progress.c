/*
 * progress.c — how far the reading is, for who waits at a terminal.
 *
 * One line, rewritten in place with a carriage return and blanks: that much
 * every terminal can do.
 */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 0.5 /* seconds before the first line ... */
#define PAUSE    0.1 /* ... and between two */
#define WIDTH    46  /* of "reading 2,000,000 of 2,000,000 notes" and more */

double kith_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

bool kith_is_watched(const request *r)
{
    return isatty(STDERR_FILENO) && !request_has(r, OPTION_QUIET);
}

/* 10000 -> "10,000". */
static const char *with_commas(size_t number, char out[static 32])
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%zu", number);
    size_t to = 0;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            out[to++] = ',';
        out[to++] = digits[i];
    }
    out[to] = '\0';
    return out;
}

void kith_progress_show(void *context, size_t done, size_t total)
{
    progress *p = context;
    char so_far[32], all[32];
    double now = kith_seconds();
    if (now - p->start < PATIENCE || now - p->last < PAUSE)
        return;
    fprintf(
        stderr, "\rreading %s of %s notes", with_commas(done, so_far),
        with_commas(total, all));
    fflush(stderr);
    p->last = now;
    p->shown = true;
}

void kith_progress_erase(const progress *p)
{
    if (!p->shown)
        return;
    fprintf(stderr, "\r%*s\r", WIDTH, "");
    fflush(stderr);
}
