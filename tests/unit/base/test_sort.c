/* Sorting what mostly comes in order: the same as qsort, cheaper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sort.h"

static unsigned comparisons;

static int compare_numbers(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    comparisons++;
    return (x > y) - (x < y);
}

static void what_is_in_order_is_only_looked_at(void **state)
{
    (void)state;
    int numbers[100];
    for (int i = 0; i < 100; i++)
        numbers[i] = i / 2;
    comparisons = 0;
    kith_sort(numbers, 100, sizeof *numbers, compare_numbers);
    assert_int_equal(comparisons, 99);
    assert_int_equal(numbers[99], 49);
}

static void what_is_not_is_sorted(void **state)
{
    (void)state;
    int numbers[100];
    for (int i = 0; i < 100; i++)
        numbers[i] = i * 37 % 101;
    kith_sort(numbers, 100, sizeof *numbers, compare_numbers);
    for (int i = 1; i < 100; i++)
        assert_true(numbers[i - 1] <= numbers[i]);
}

typedef struct small {
    int number, place;
} small;

typedef struct large {
    int number, place;
    char room[96];
} large;

static void a_few_behind_are_put_among_the_others(void **state)
{
    (void)state;
    enum { COUNT = 400 };
    small all[COUNT];
    large wide[COUNT];
    for (int few = 1; few < 40; few++) { /* below and above the limit */
        for (int i = 0; i < COUNT; i++) {
            int number = i + few < COUNT ? i / 3 : i * 37 % 131;
            all[i] = (small){number, i};
            wide[i] = (large){.number = number, .place = i};
        }
        comparisons = 0;
        kith_sort(all, COUNT, sizeof *all, compare_numbers);
        if (few <= 16)
            assert_true(comparisons <= COUNT + (unsigned)few * 9);
        kith_sort(wide, COUNT, sizeof *wide, compare_numbers);
        for (int i = 1; i < COUNT; i++) {
            assert_true(all[i - 1].number <= all[i].number);
            if (all[i - 1].number == all[i].number)
                assert_true(all[i - 1].place < all[i].place);
            assert_true(wide[i - 1].number <= wide[i].number);
        }
    }
}

/* Against what comparing gives, with keys that differ in any byte. */
static void keys_are_ordered_and_equal_ones_stay(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    keyed all[COUNT];
    for (unsigned shift = 0; shift < 64; shift += 9) {
        uint64_t seed = 1;
        for (uint32_t i = 0; i < COUNT; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            all[i] = (keyed){(seed >> 52) << shift, i};
        }
        assert_true(kith_sort_keyed(all, COUNT));
        for (uint32_t i = 1; i < COUNT; i++) {
            assert_true(all[i - 1].key <= all[i].key);
            if (all[i - 1].key == all[i].key)
                assert_true(all[i - 1].index < all[i].index);
        }
    }
    assert_true(kith_sort_keyed(NULL, 0));
}

static void nothing_is_nothing(void **state)
{
    (void)state;
    kith_sort(NULL, 0, sizeof(int), compare_numbers);
    int one = 7;
    kith_sort(&one, 1, sizeof one, compare_numbers);
    assert_int_equal(one, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_in_order_is_only_looked_at),
        cmocka_unit_test(what_is_not_is_sorted),
        cmocka_unit_test(a_few_behind_are_put_among_the_others),
        cmocka_unit_test(keys_are_ordered_and_equal_ones_stay),
        cmocka_unit_test(nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
