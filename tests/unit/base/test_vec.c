/* Vectors and views. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/vec.h"

static void pushes_are_kept_in_order(void **state)
{
    (void)state;
    VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        assert_true(VEC_PUSH(&numbers, i));
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.at[i], i);
    assert_int_equal(numbers.cap, 1024);
    VEC_FREE(&numbers);
    assert_null(numbers.at);
}

static void growth_beyond_memory_changes_nothing(void **state)
{
    (void)state;
    int *at = NULL;
    size_t cap = SIZE_MAX / 2 + 1;
    assert_false(kith_vec_grow(&at, &cap, sizeof *at));
    cap = SIZE_MAX / 8;
    assert_false(kith_vec_grow(&at, &cap, sizeof *at));
    assert_int_equal(cap, SIZE_MAX / 8);
    assert_null(at);
}

static void views_are_cut_and_compared(void **state)
{
    (void)state;
    str text = STR(" \ta b\t ");
    assert_true(str_equal(str_trim(text), STR("a b")));
    assert_true(str_equal(str_trim(STR(" \t")), STR("")));
    assert_true(str_equal((str){0}, STR("")));
    assert_false(str_equal(STR("a"), STR("b")));
    assert_int_equal(str_find(STR("abca"), 1, 'a'), 3);
    assert_int_equal(str_find(STR("abc"), 9, 'a'), 3);
    assert_int_equal(str_find((str){0}, 0, 'a'), 0);
    assert_int_equal(str_slice((str){0}, 0, 0).len, 0);
    assert_int_equal(str_from(NULL).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pushes_are_kept_in_order),
        cmocka_unit_test(growth_beyond_memory_changes_nothing),
        cmocka_unit_test(views_are_cut_and_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
