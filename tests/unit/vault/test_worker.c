/* How many threads read a vault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/worker.h"

/* clang-format off */
static const struct {
    size_t notes;
    unsigned asked, least, most;
} cases[] = {
    {0,      0,   1,  1},
    {31,     0,   1,  1},  /* one batch */
    {64,     9,   3,  3},  /* a batch each */
    {100000, 1,   1,  1},
    {100000, 16,  16, 16},
    {100000, 500, 64, 64},
    {199,    0,   1,  7},  /* a processor each, however slow the disk */
};
/* clang-format on */

static void no_thread_is_without_notes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_vault vault = {.note_count = cases[i].notes};
        work w = {.vault = &vault, .root = -1};
        unsigned threads = kith_work_threads(&w, cases[i].asked);
        assert_in_range(threads, cases[i].least, cases[i].most);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_thread_is_without_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
