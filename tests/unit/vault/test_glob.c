/* Wildcards match whole paths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/glob.h"

/* clang-format off */
static const struct {
    const char *glob, *path;
    bool matches;
} cases[] = {
    {"*",          "",            true},
    {"*",          "a/b.md",      true},
    {"a*",         "a/b.md",      true},
    {"*.md",       "a/b.md",      true},
    {"*.md",       "a/b.mdx",     false},
    {"a/?.md",     "a/b.md",      true},
    {"a/?.md",     "a/\xc3\xa9.md", true},
    {"a/?.md",     "a/.md",       false},
    {"*a*b*c",     "xaxbxbxc",    true},
    {"*a*b*c",     "xaxcxb",      false},
    {"a",          "ab",          false},
    {"",           "a",           false},
};
/* clang-format on */

static void a_glob_matches_the_whole_path(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            kith_glob_matches(str_from(cases[i].glob), str_from(cases[i].path)),
            cases[i].matches);
    assert_true(kith_is_glob(STR("a/*.md")));
    assert_true(kith_is_glob(STR("a?")));
    assert_false(kith_is_glob(STR("Archive/2024")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_glob_matches_the_whole_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
