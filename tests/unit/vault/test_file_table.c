/* Which files have a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/file_table.h"

static void a_list_begins_with_the_file_added_last(void **state)
{
    (void)state;
    file_table t = {0};
    assert_true(kith_file_table_add(&t, STR("b"), 7));
    assert_true(kith_file_table_add(&t, STR("a"), 5));
    assert_true(kith_file_table_add(&t, STR("b"), 3));
    const file_list *list = kith_file_table_find(&t, STR("b"));
    assert_non_null(list);
    assert_int_equal(list->count, 2);
    const file_entry *first = &t.entries.at[list->first];
    assert_int_equal(first->file, 3);
    assert_int_equal(t.entries.at[first->next].file, 7);
    assert_int_equal(t.entries.at[first->next].next, UINT32_MAX);
    assert_int_equal(kith_file_table_find(&t, STR("a"))->count, 1);
    assert_null(kith_file_table_find(&t, STR("c")));
    kith_file_table_free(&t);
}

static void a_key_that_memory_was_out_for_is_refused(void **state)
{
    (void)state;
    file_table t = {0};
    assert_false(kith_file_table_add(&t, (str){0}, 1));
    assert_int_equal(t.lists.len, 0);
    kith_file_table_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_begins_with_the_file_added_last),
        cmocka_unit_test(a_key_that_memory_was_out_for_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
