/* Errors: the first wins, one line, cut between code points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"

static void the_first_error_wins(void **state)
{
    (void)state;
    kith_error error = {0};
    assert_false(error_is_set(&error));
    assert_false(kith_fail(&error, KITH_ERROR_IO, "a.md", 3, "no %s", "x"));
    assert_false(kith_fail_memory(&error));
    assert_true(error_is_set(&error));
    assert_int_equal(error.code, KITH_ERROR_IO);
    assert_int_equal(error.line, 3);
    assert_string_equal(error.path, "a.md");
    assert_string_equal(error.message, "no x");
}

static void nobody_need_want_the_reason(void **state)
{
    (void)state;
    assert_false(error_is_set(NULL));
    assert_false(kith_fail_memory(NULL));
}

static void a_message_is_one_line(void **state)
{
    (void)state;
    kith_error error = {0};
    kith_fail(&error, KITH_ERROR_NOT_FOUND, NULL, 0, "%s", "a\nb\x1b[31mc\x7f");
    assert_string_equal(error.message, "a b [31mc ");
    assert_string_equal(error.path, "");
}

static void long_text_is_cut_between_code_points(void **state)
{
    (void)state;
    char name[1024] = "";
    for (size_t shift = 0; shift < 4; shift++) {
        for (size_t i = 0; i < shift; i++)
            name[i] = 'a';
        for (size_t i = shift; i + 4 < sizeof name; i += 4)
            memcpy(name + i, "\xF0\x9F\x98\x80", 5);
        kith_error error = {0};
        kith_fail(&error, KITH_ERROR_IO, name, 0, "%s", name);
        str path = str_from(error.path), message = str_from(error.message);
        assert_int_equal(kith_utf8_valid_prefix(path), path.len);
        assert_int_equal(kith_utf8_valid_prefix(message), message.len);
        assert_true(path.len > sizeof error.path - 5);
        assert_true(message.len > sizeof error.message - 5);
    }
}

static void a_message_that_just_fits_is_whole(void **state)
{
    (void)state;
    char name[256];
    memset(name, 'a', 253);
    memcpy(name + 253, "\xC3\xA9", 3); /* 255 bytes and the NUL */
    kith_error error = {0};
    kith_fail(&error, KITH_ERROR_IO, NULL, 0, "%s", name);
    assert_string_equal(error.message, name);
}

static void every_code_has_a_name(void **state)
{
    (void)state;
    for (int code = KITH_ERROR_NONE; code <= KITH_ERROR_LIMIT; code++)
        assert_true(strlen(kith_error_text((kith_error_code)code)) > 5);
    assert_string_equal(kith_error_text((kith_error_code)99), "unknown error");
    assert_string_equal(kith_error_text(KITH_ERROR_MEMORY), "out of memory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(nobody_need_want_the_reason),
        cmocka_unit_test(a_message_is_one_line),
        cmocka_unit_test(long_text_is_cut_between_code_points),
        cmocka_unit_test(a_message_that_just_fits_is_whole),
        cmocka_unit_test(every_code_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
