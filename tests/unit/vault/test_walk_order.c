/* Entries of a folder, ordered by several bytes at once, against one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/analysis/drawn.h"
#include "vault/walk_order.h"

enum { NAMES = 60, ROOM = 40, ROUNDS = 2000 };

static void put_path(const entry *e, char out[static ROOM + 2])
{
    snprintf(
        out, ROOM + 2, "%s%s", e->name, e->kind == ENTRY_FOLDER ? "/" : "");
}

static int compare_paths(const void *left, const void *right)
{
    char a[ROOM + 2], b[ROOM + 2];
    put_path(left, a);
    put_path(right, b);
    return strcmp(a, b);
}

static void entries_are_in_byte_order_of_path(void **state)
{
    static const char *const letters[] = {"a", "ab", "-0./", "A\xC3\xA9"};
    rng r = {7};
    (void)state;
    for (unsigned round = 0; round < ROUNDS; round++) {
        char names[NAMES][ROOM];
        entry all[NAMES], naive[NAMES];
        const char *of = letters[round % 4];
        uint32_t count = rng_below(&r, NAMES), prefix = rng_below(&r, 12);
        for (uint32_t i = 0; i < count; i++) {
            uint32_t len = prefix + rng_below(&r, 14);
            for (uint32_t k = 0; k < len; k++)
                names[i][k] =
                    k < prefix ? '2' : of[rng_below(&r, (uint32_t)strlen(of))];
            names[i][len] = '\0';
            all[i] = (entry){
                names[i], len, rng_below(&r, 2) ? ENTRY_FOLDER : ENTRY_NOTE};
        }
        memcpy(naive, all, count * sizeof *all);
        if (count)
            qsort(naive, count, sizeof *naive, compare_paths);
        assert_true(kith_walk_order(all, count));
        for (uint32_t i = 0; i < count; i++)
            assert_int_equal(compare_paths(&all[i], &naive[i]), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_in_byte_order_of_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
