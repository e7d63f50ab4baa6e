/*
 * progress.h — how far the reading is, for who waits at a terminal.
 *
 * Most vaults are read before anybody wonders; on a slow disk a line tells, and
 * is gone when the answer comes.
 */
#ifndef KITH_CLI_PROGRESS_H
#define KITH_CLI_PROGRESS_H

#include "cli/request.h"

typedef struct progress {
    double start, last; /* seconds: of the reading, of the line shown last */
    bool shown;
} progress;

static inline progress progress_from(double start)
{
    return (progress){.start = start, .last = start};
}

/* Seconds of a clock that only moves forward. */
double kith_seconds(void);

/* Whether somebody sees standard error and did not ask for quiet. */
bool kith_is_watched(const request *request);

/* For kith_vault_options: shows "reading 4,213 of 10,000 notes" in place, from
 * half a second on. `context` is a progress. */
void kith_progress_show(void *context, size_t done, size_t total);

/* Takes the line away, if there is one. */
void kith_progress_erase(const progress *p);

#endif
