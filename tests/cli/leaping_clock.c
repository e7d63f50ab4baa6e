/*
 * leaping_clock.c — a clock that leaps a twentieth of a second whenever it
 * is asked, for LD_PRELOAD: what takes long without waiting for it. It begins
 * in 1970, so that every note is of its future (T58).
 */
#define _POSIX_C_SOURCE 200809L

#include <stdatomic.h>
#include <time.h>

static atomic_long asked;

int clock_gettime(clockid_t clock, struct timespec *now)
{
    enum { LEAPS = 20, SECOND = 1000000000 };
    long leaps = atomic_fetch_add(&asked, 1);
    (void)clock;
    now->tv_sec = 1000000 + leaps / LEAPS;
    now->tv_nsec = leaps % LEAPS * (SECOND / LEAPS);
    return 0;
}
