/* test_workers.c — every job is done once, whoever does it. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/workers.h"

enum { JOBS = 500 };

typedef struct sheet {
    int done[JOBS]; /* each written by one job only */
    size_t fails;   /* the job that fails; JOBS: none */
} sheet;

static bool sign(void *context, size_t job, unsigned worker)
{
    sheet *s = context;
    (void)worker;
    s->done[job]++;
    return job != s->fails;
}

static void every_job_is_done_once(void **state)
{
    (void)state;
    for (unsigned workers = 1; workers < 10; workers++) {
        sheet s = {.fails = JOBS};
        assert_true(kith_workers_run(workers, JOBS, sign, &s));
        for (size_t i = 0; i < JOBS; i++)
            assert_int_equal(s.done[i], 1);
    }
}

static void one_failure_fails_all(void **state)
{
    (void)state;
    for (unsigned workers = 1; workers < 4; workers++) {
        sheet s = {.fails = JOBS / 2};
        assert_false(kith_workers_run(workers, JOBS, sign, &s));
    }
}

static void there_are_no_more_workers_than_jobs(void **state)
{
    (void)state;
    assert_int_equal(kith_workers(8, 3), 3);
    assert_int_equal(kith_workers(8, 0), 1);
    assert_int_equal(kith_workers(1000, 1000), MOST_WORKERS);
    assert_true(kith_workers(0, 1000) >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_job_is_done_once),
        cmocka_unit_test(one_failure_fails_all),
        cmocka_unit_test(there_are_no_more_workers_than_jobs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
