/* Interning: ids in order of first appearance, 0 for nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/intern.h"

static void ids_count_from_one_in_order(void **state)
{
    (void)state;
    intern names = {0};
    assert_int_equal(kith_intern_find(&names, STR("Ana")), NO_NAME);
    assert_int_equal(kith_intern(&names, STR("Ana")), 1);
    assert_int_equal(kith_intern(&names, STR("Bo")), 2);
    assert_int_equal(kith_intern(&names, STR("Ana")), 1);
    assert_int_equal(kith_intern_find(&names, STR("Bo")), 2);
    assert_int_equal(kith_intern_find(&names, STR("Cy")), NO_NAME);
    assert_true(str_equal(intern_text(&names, 2), STR("Bo")));
    kith_intern_free(&names);
}

static void the_empty_string_is_no_name(void **state)
{
    (void)state;
    intern names = {0};
    assert_int_equal(kith_intern(&names, (str){0}), NO_NAME);
    assert_int_equal(kith_intern(&names, STR("")), NO_NAME);
    assert_int_equal(kith_intern_hashed(&names, STR(""), 7), NO_NAME);
    assert_int_equal(kith_intern_find(&names, STR("")), NO_NAME);
    assert_true(str_equal(intern_text(&names, NO_NAME), STR("")));
    assert_int_equal(names.slot_count, 0); /* and cost nothing */
    kith_intern_free(&names);
}

static void bytes_tell_names_apart_not_nul(void **state)
{
    (void)state;
    intern names = {0};
    assert_int_equal(kith_intern(&names, (str){"a\0b", 3}), 1);
    assert_int_equal(kith_intern(&names, (str){"a\0c", 3}), 2);
    assert_int_equal(kith_intern(&names, (str){"a", 1}), 3);
    kith_intern_free(&names);
}

/* T9 */
static void equal_hashes_do_not_merge_names(void **state)
{
    (void)state;
    intern names = {0};
    for (unsigned i = 0; i < 500; i++) {
        char text[16];
        int len = snprintf(text, sizeof text, "n%u", i);
        str name = {text, (size_t)len};
        assert_int_equal(kith_intern_hashed(&names, name, 42), i + 1);
        assert_int_equal(kith_intern_hashed(&names, name, 42), i + 1);
    }
    kith_intern_free(&names);
}

static void many_names_survive_growth_and_merging(void **state)
{
    (void)state;
    enum { MANY = 50000 };
    intern names = {0}, merged = {0};
    for (unsigned pass = 0; pass < 2; pass++) {
        for (unsigned i = 0; i < MANY; i++) {
            char text[32];
            int len = snprintf(text, sizeof text, "Person %u", i);
            name_id id = kith_intern(&names, (str){text, (size_t)len});
            assert_int_equal(id, i + 1);
        }
    }
    for (size_t i = names.entries.len; i-- > 0;) {
        interned *entry = &names.entries.at[i];
        kith_intern_hashed(&merged, entry->text, entry->hash);
    }
    assert_int_equal(merged.entries.len, MANY);
    assert_int_equal(kith_intern_find(&merged, STR("Person 49999")), 1);
    assert_int_equal(kith_intern(&merged, STR("Person 0")), MANY);
    assert_int_equal(intern_text(&names, 1).ptr[strlen("Person 0")], 0);
    assert_true(names.slot_count >= 2 * (size_t)MANY);
    kith_intern_free(&names);
    kith_intern_free(&merged);
}

static void lent_names_are_found_where_they_are(void **state)
{
    (void)state;
    intern names = {0}, lent = {0};
    kith_intern(&names, STR("Ana"));
    kith_intern(&names, STR("Bo"));
    assert_true(kith_intern_lend(
        &lent, names.entries.at, 2, names.slots, names.slot_count));
    assert_int_equal(kith_intern_find(&lent, STR("Bo")), 2);
    assert_int_equal(kith_intern_find(&lent, STR("Cy")), NO_NAME);
    assert_ptr_equal(intern_text(&lent, 1).ptr, intern_text(&names, 1).ptr);
    kith_intern_free(&lent); /* leaves them alone */
    assert_int_equal(kith_intern_find(&names, STR("Ana")), 1);
    kith_intern_free(&names);
}

static void lent_names_are_copied_when_one_is_added(void **state)
{
    (void)state;
    intern names = {0}, owned = {0};
    kith_intern(&names, STR("Ana"));
    assert_true(kith_intern_lend(
        &owned, names.entries.at, 1, names.slots, names.slot_count));
    assert_int_equal(kith_intern(&owned, STR("Ana")), 1);
    assert_ptr_equal(owned.slots, names.slots); /* that one was known */
    for (unsigned i = 0; i < 500; i++) {
        char text[16];
        int len = snprintf(text, sizeof text, "n%u", i);
        assert_int_equal(kith_intern(&owned, (str){text, (size_t)len}), i + 2);
    }
    assert_int_equal(kith_intern_find(&owned, STR("Ana")), 1);
    assert_int_equal(names.entries.len, 1); /* of the lender nothing changed */
    assert_int_equal(kith_intern_find(&names, STR("n0")), NO_NAME);
    kith_intern_free(&owned);
    assert_true(str_equal(intern_text(&names, 1), STR("Ana")));
    kith_intern_free(&names);
}

static void slots_that_could_mislead_are_not_lent(void **state)
{
    (void)state;
    interned entries[2] = {{STR("Ana"), 1}, {STR("Bo"), 2}};
    static const struct {
        uint32_t slots[4];
        size_t count, slot_count;
    } rows[] = {
        {{1, 2, 0, 0}, 2, 3}, /* no power of two */
        {{1, 2, 3, 0}, 2, 4}, /* beyond the entries */
        {{1, 0, 0, 0}, 2, 4}, /* one is missing */
        {{1, 2, 1, 2}, 2, 4}, /* none is free */
        {{1, 2, 0, 0}, 2, 2}, /* more than half full */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t slots[4];
        intern names = {0};
        memcpy(slots, rows[i].slots, sizeof slots);
        if (kith_intern_lend(
                &names, entries, rows[i].count, slots, rows[i].slot_count))
            fail_msg("row %zu", i);
    }
}

static void many_at_once_are_as_one_by_one(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    static char room[COUNT][8];
    static asked_name asked[COUNT];
    intern one = {0}, all = {0};
    for (size_t i = 0; i < COUNT; i++) { /* many twice, some empty */
        int len =
            i % 13 ? snprintf(room[i], sizeof room[i], "%zu", i % 701) : 0;
        asked[i] = (asked_name){.text = {room[i], (size_t)len}};
    }
    for (size_t i = 0; i < COUNT; i += 100)
        assert_true(kith_intern_all(&all, asked + i, 100));
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(asked[i].id, kith_intern(&one, asked[i].text));
        assert_true(str_equal(intern_text(&all, asked[i].id), asked[i].text));
    }
    assert_int_equal(all.entries.len, one.entries.len);
    assert_true(kith_intern_all(&all, NULL, 0));
    kith_intern_free(&one);
    kith_intern_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_count_from_one_in_order),
        cmocka_unit_test(the_empty_string_is_no_name),
        cmocka_unit_test(bytes_tell_names_apart_not_nul),
        cmocka_unit_test(equal_hashes_do_not_merge_names),
        cmocka_unit_test(many_names_survive_growth_and_merging),
        cmocka_unit_test(lent_names_are_found_where_they_are),
        cmocka_unit_test(lent_names_are_copied_when_one_is_added),
        cmocka_unit_test(slots_that_could_mislead_are_not_lent),
        cmocka_unit_test(many_at_once_are_as_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
