/* Fenced code: which lines open and close it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/fence.h"

/* Each line is in fenced code ('c') or not ('.'). */
static void fences_open_and_close_code(void **state)
{
    (void)state;
    static const struct {
        const char *said;
        const char *lines[6];
    } rows[] = {
        {"ccc.", {"```", "a", "```", "b"}},
        {"cccc.", {"~~~~ ruby", "~~~", "````", "~~~~~  ", "a"}},
        {"ccccc", {"```a", "``` b", "~~~", "", "``"}},
        {"..c", {"``` a`b", "``", "~~~ a`b"}},
        {"cccc", {"```", "```", "```", "a"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fence open = {0};
        for (size_t k = 0; rows[i].said[k]; k++)
            if (kith_fence_read(&open, str_from(rows[i].lines[k])) !=
                (rows[i].said[k] == 'c'))
                fail_msg("row %zu: %s", i, rows[i].lines[k]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fences_open_and_close_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
