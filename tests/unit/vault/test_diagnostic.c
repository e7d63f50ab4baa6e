/* Every code has a name, a severity and words of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/diagnostic.h"

static const unsigned codes[] = {
    1,   2,   3,   4,   5,   6,   7,   8,   9,   101, 102, 103, 104,
    105, 106, 107, 108, 201, 202, 203, 301, 302, 303, 401, 402, 403,
    404, 501, 502, 503, 504, 601, 602, 701, 702, 703, 704};
enum { CODES = sizeof codes / sizeof *codes };

static void a_code_is_k_and_three_digits(void **state)
{
    char text[8];
    assert_string_equal(kith_diagnostic_code_text(1, text), "K001");
    assert_string_equal(kith_diagnostic_code_text(704, text), "K704");
    (void)state;
}

static void every_code_is_explained(void **state)
{
    for (size_t i = 0; i < CODES; i++) {
        const char *words = kith_diagnostic_explanation(codes[i]);
        assert_non_null(words);
        assert_true(strlen(words) > 40);
        assert_int_equal(words[strlen(words) - 1], '.');
    }
    (void)state;
}

static void names_differ_and_are_kebab_case(void **state)
{
    for (size_t i = 0; i < CODES; i++) {
        const char *name = kith_diagnostic_name(codes[i]);
        assert_true(name[0] != '\0');
        assert_int_equal(
            strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"),
            strlen(name));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(name, kith_diagnostic_name(codes[k]));
    }
    (void)state;
}

static void an_unknown_code_says_nothing(void **state)
{
    assert_string_equal(kith_diagnostic_name(999), "");
    assert_null(kith_diagnostic_explanation(999));
    assert_int_equal(kith_diagnostic_severity(999), SEVERITY_NOTE);
    (void)state;
}

static void a_link_without_a_note_is_only_noted(void **state)
{
    assert_int_equal(kith_diagnostic_severity(K201_BROKEN_LINK), SEVERITY_NOTE);
    assert_int_equal(kith_diagnostic_severity(K101_BAD_YAML), SEVERITY_ERROR);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_k_and_three_digits),
        cmocka_unit_test(every_code_is_explained),
        cmocka_unit_test(names_differ_and_are_kebab_case),
        cmocka_unit_test(an_unknown_code_says_nothing),
        cmocka_unit_test(a_link_without_a_note_is_only_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
