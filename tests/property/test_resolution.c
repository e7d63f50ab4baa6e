/* A link means what the rules say when every file is looked at, on random trees
 * of files whose names collide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fuzz/resolution.h"

enum { TREES = 3000, MOST_BYTES = 600 };

static void links_mean_what_the_rules_say(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < TREES; i++) {
        uint8_t bytes[MOST_BYTES];
        for (size_t k = 0; k < sizeof bytes; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[k] = (uint8_t)(seed >> 56);
        }
        const char *wrong = resolve_tree(bytes, sizeof bytes);
        if (wrong)
            print_error("tree %d: %s\n", i, wrong);
        assert_null(wrong);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_mean_what_the_rules_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
