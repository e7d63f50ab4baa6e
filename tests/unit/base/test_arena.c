/* Arenas: aligned, zeroed, freed at once; the impossible is NULL. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

static void objects_are_zero_and_aligned(void **state)
{
    (void)state;
    arena a = {0};
    for (size_t i = 1; i < 2000; i++) {
        char *bytes = NEW_ARRAY(&a, i % 7 + 1, char);
        double *numbers = NEW_ARRAY(&a, i % 5 + 1, double);
        assert_non_null(bytes);
        assert_non_null(numbers);
        assert_int_equal((uintptr_t)numbers % alignof(double), 0);
        assert_int_equal(bytes[0], 0);
        assert_true(numbers[i % 5] <= 0 && numbers[i % 5] >= 0);
        memset(bytes, 'x', i % 7 + 1);
        numbers[0] = 1;
    }
    kith_arena_free(&a);
    assert_null(a.last);
}

static void a_large_request_has_a_block_of_its_own(void **state)
{
    (void)state;
    arena a = {0};
    char *large = kith_arena_take(&a, 5000000, 1, 1);
    assert_non_null(large);
    large[4999999] = 'x';
    assert_int_equal(a.bytes, 5000000);
    kith_arena_free(&a);
}

static void an_impossible_request_is_null(void **state)
{
    (void)state;
    arena a = {0};
    volatile size_t most = SIZE_MAX;
    assert_null(kith_arena_take(&a, most, 2, 1));
    assert_null(kith_arena_take(&a, most / 2, 1, 1));
    assert_null(kith_arena_take(&a, most, 1, 1));
    kith_arena_free(&a);
}

static void text_is_copied_with_its_nul(void **state)
{
    (void)state;
    arena a = {0};
    const char *copy = kith_arena_text(&a, (str){"a\0bc", 3});
    assert_memory_equal(copy, "a\0b", 4);
    assert_string_equal(kith_arena_text(&a, (str){0}), "");
    kith_arena_free(&a);
    kith_arena_free(&a); /* twice is fine */
}

static void what_joins_lives_as_long_and_no_longer(void **state)
{
    (void)state;
    arena a = {0}, b = {0}, none = {0};
    kith_arena_join(&a, &none);
    assert_null(a.last);
    for (int i = 0; i < 3; i++) {
        const char *first = kith_arena_text(&a, STR("first"));
        const char *text = kith_arena_text(&b, STR("text"));
        assert_non_null(kith_arena_take(&b, 5000, 1, 1)); /* one block more */
        size_t bytes = a.bytes + b.bytes;
        kith_arena_join(&a, &b);
        const char *next = kith_arena_text(&a, STR("next"));
        assert_int_equal(a.bytes, bytes + 5);
        assert_null(b.last);
        assert_string_equal(first, "first");
        assert_string_equal(text, "text");
        assert_string_equal(next, "next");
    }
    kith_arena_join(&b, &a); /* an empty one takes all */
    assert_null(a.last);
    assert_string_equal(kith_arena_text(&b, STR("last")), "last");
    kith_arena_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_are_zero_and_aligned),
        cmocka_unit_test(a_large_request_has_a_block_of_its_own),
        cmocka_unit_test(an_impossible_request_is_null),
        cmocka_unit_test(text_is_copied_with_its_nul),
        cmocka_unit_test(what_joins_lives_as_long_and_no_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
