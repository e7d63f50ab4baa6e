/* What the name of a file says about it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/file_name.h"

/* clang-format off */
static const struct {
    const char *name;
    bool is_note, is_linkable, is_sync;
} cases[] = {
    {"Ana Lima.md",                         true,  false, false},
    {"Ana Lima.MD",                         true,  false, false},
    {".md",                                 false, false, false},
    {"md",                                  false, false, false},
    {"a.md.txt",                            false, false, false},
    {"plan.PDF",                            false, true,  false},
    {"board.canvas",                        false, true,  false},
    {"a.zip",                               false, false, false},
    {".Ana.md.icloud",                      false, false, true},
    {"~$plan.md",                           true,  false, true},
    {"a (Bo's Conflicted Copy).md",         true,  false, true},
    {"a.sync-conflict-20250101-abc.md",     true,  false, true},
    {"Off CONFLICTED COPY.md",              true,  false, true},
    {"f",                                   false, false, false},
    {"conflict of fluff.md",                true,  false, false},
    {"conflicted cop",                      false, false, false},
    {"",                                    false, false, false},
};
/* clang-format on */

static void a_name_says_what_a_file_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str name = str_from(cases[i].name);
        assert_int_equal(
            kith_file_has_extension(name, STR("md")), cases[i].is_note);
        assert_int_equal(kith_file_is_linkable(name), cases[i].is_linkable);
        assert_int_equal(kith_file_sync_reason(name) != NULL, cases[i].is_sync);
    }
}

static void a_path_is_joined_without_what_says_nothing(void **state)
{
    static const struct {
        const char *folder, *path, *joined;
    } joins[] = {
        {"", "a/b", "a/b"},         {"x", "a", "x/a"},
        {"x", "./a", "x/a"},        {"x/y", "../a", "x/a"},
        {"x", "../../a", "a"},      {"", "/a//b/./c/", "a/b/c"},
        {"x/y", "a/../b", "x/y/b"}, {"", "..", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
        char out[32];
        size_t length = kith_file_join(
            str_from(joins[i].folder), str_from(joins[i].path), out);
        assert_int_equal(length, strlen(joins[i].joined));
        assert_memory_equal(out, joins[i].joined, length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_says_what_a_file_is),
        cmocka_unit_test(a_path_is_joined_without_what_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
