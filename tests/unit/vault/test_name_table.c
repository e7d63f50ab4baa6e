/* Which notes answer to a name: none is guessed, and of a crowd the first are
 * named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/name_table.h"

#include "temp_vault.h"

enum { CROWD = LIMIT_CANDIDATES + 5 };

static kith_vault *open_crowd(temp_vault *t)
{
    temp_vault_make(t);
    for (int i = 0; i < CROWD; i++) {
        char path[64];
        snprintf(path, sizeof path, "People/%02d.md", i);
        temp_vault_write(t, path, STR("---\naliases: [Boss]\n---\n"));
    }
    temp_vault_write(t, "Old/Contoso/README.md", STR("x"));
    temp_vault_write(t, "New/Contoso/README.md", STR("x"));
    kith_vault *vault = kith_vault_open(t->path, NULL, NULL);
    assert_non_null(vault);
    return vault;
}

static void notes_of_one_name_are_counted_and_the_first_are_listed(void **state)
{
    temp_vault t;
    kith_vault *vault = open_crowd(&t);
    name_table table;
    name_match match;
    assert_true(kith_name_table_build(&table, vault));
    for (int again = 0; again < 2; again++) { /* a crowd is remembered */
        assert_true(kith_name_table_find(&table, STR("boss"), &match));
        assert_int_equal(match.how, HOW_AMBIGUOUS);
        assert_int_equal(match.count, CROWD);
        assert_string_equal(
            vault_file(vault, match.notes[0]).ptr, "People/00.md");
        for (uint32_t i = 1; i < LIMIT_CANDIDATES; i++)
            assert_int_equal(match.notes[i], match.notes[0] + i);
    }
    kith_name_table_free(&table);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

static void what_was_asked_before_changes_nothing(void **state)
{
    static const struct {
        const char *target;
        size_t count;
        link_how how;
    } cases[] = {
        {"Contoso", 2, HOW_AMBIGUOUS},   {"New/Contoso", 1, HOW_FOLDER_NOTE},
        {"Boss", CROWD, HOW_AMBIGUOUS},  {"Nobody", 0, HOW_UNRESOLVED},
        {"BOSS/", CROWD, HOW_AMBIGUOUS}, {"New/Contoso", 1, HOW_FOLDER_NOTE},
    };
    temp_vault t;
    kith_vault *vault = open_crowd(&t);
    name_table table;
    assert_true(kith_name_table_build(&table, vault));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        name_match match;
        assert_true(
            kith_name_table_find(&table, str_from(cases[i].target), &match));
        assert_int_equal(match.count, cases[i].count);
        assert_int_equal(match.how, cases[i].how);
    }
    kith_name_table_free(&table);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            notes_of_one_name_are_counted_and_the_first_are_listed),
        cmocka_unit_test(what_was_asked_before_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
