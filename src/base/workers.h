/*
 * workers.h — the same work on many threads, with the same result.
 *
 * Work is cut into numbered jobs whose number does not depend on the threads;
 * each job writes to a place of its own, and whoever asked puts the places
 * together in order of number. So the result cannot depend on who did what.
 */
#ifndef KITH_BASE_WORKERS_H
#define KITH_BASE_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

enum { MOST_WORKERS = 64 };

/* Does one job with what belongs to one worker; false if memory is out. */
typedef bool do_job(void *context, size_t job, unsigned worker);

/* How many workers for `jobs` if `threads` are asked for (0 = one a
 * processor): 1 .. MOST_WORKERS. */
unsigned kith_workers(unsigned threads, size_t jobs);

/* Does all jobs on `workers` threads, this one among them; where a thread
 * cannot be had the others do its work. False if a job failed. */
bool kith_workers_run(
    unsigned workers, size_t jobs, do_job *work, void *context);

#endif
