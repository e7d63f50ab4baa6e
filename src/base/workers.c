/* workers.c — see workers.h. */
#include "base/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct crew {
    atomic_size_t next;
    atomic_bool failed;
    size_t jobs;
    do_job *work;
    void *context;
} crew;

typedef struct worker {
    crew *of;
    unsigned number;
    pthread_t thread;
} worker;

static void *work_on(void *argument)
{
    const worker *me = argument;
    crew *of = me->of;
    for (;;) {
        size_t job = atomic_fetch_add(&of->next, 1);
        if (job >= of->jobs || atomic_load(&of->failed))
            return NULL;
        if (!of->work(of->context, job, me->number))
            atomic_store(&of->failed, true);
    }
}

unsigned kith_workers(unsigned threads, size_t jobs)
{
    size_t count = threads;
    if (!count) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        count = processors > 0 ? (size_t)processors : 1;
    }
    if (count > jobs)
        count = jobs ? jobs : 1;
    return count > MOST_WORKERS ? MOST_WORKERS : (unsigned)count;
}

bool kith_workers_run(
    unsigned workers, size_t jobs, do_job *work, void *context)
{
    crew all = {.jobs = jobs, .work = work, .context = context};
    worker each[MOST_WORKERS] = {{.of = &all}};
    unsigned started = 1;
    for (unsigned i = 1; i < workers && i < MOST_WORKERS; i++)
        each[i] = (worker){.of = &all, .number = i};
    while (
        started < workers && started < MOST_WORKERS &&
        !pthread_create(&each[started].thread, NULL, work_on, &each[started]))
        started++;
    work_on(&each[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(each[i].thread, NULL);
    return !atomic_load(&all.failed);
}
