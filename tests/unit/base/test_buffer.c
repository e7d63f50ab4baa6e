/* Buffers: growth, numbers that read back, failure asked once. */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"

static const char *number(buffer *b, double x)
{
    b->len = 0;
    kith_buffer_number(b, x);
    kith_buffer_char(b, '\0');
    return b->at;
}

static const char *fixed(buffer *b, double x, int digits)
{
    b->len = 0;
    kith_buffer_fixed(b, x, digits);
    kith_buffer_char(b, '\0');
    return b->at;
}

static void text_is_appended(void **state)
{
    (void)state;
    buffer b = {0};
    kith_buffer_put(&b, (str){0});
    assert_null(b.at);
    kith_buffer_text(&b, "a");
    kith_buffer_char(&b, '\0');
    kith_buffer_repeat(&b, '-', 3);
    kith_buffer_repeat(&b, '-', 0);
    kith_buffer_printf(&b, "%d%s", 42, "");
    kith_buffer_printf(&b, "%s", "");
    assert_true(str_equal(buffer_str(&b), (str){"a\0---42", 7}));
    for (int i = 0; i < 100000; i++)
        kith_buffer_printf(&b, "%06d", i);
    assert_int_equal(b.len, 600007);
    assert_memory_equal(b.at + 600001, "099999", 6);
    assert_false(b.failed);
    kith_buffer_free(&b);
    assert_null(b.at);
}

static void failure_is_kept_and_what_was_there_stays(void **state)
{
    (void)state;
    buffer b = {0};
    kith_buffer_text(&b, "kept");
    volatile size_t most = SIZE_MAX;
    kith_buffer_repeat(&b, 'x', most - 1);
    assert_true(b.failed);
    kith_buffer_text(&b, "more");
    assert_true(str_equal(buffer_str(&b), STR("kept")));
    kith_buffer_free(&b);
}

static void numbers_are_short(void **state)
{
    (void)state;
    static const struct {
        double x;
        const char *text;
    } rows[] = {
        {0, "0"},
        {-0.0, "0"},
        {1, "1"},
        {-42, "-42"},
        {0.1, "0.1"},
        {0.094, "0.094"},
        {1e15, "1e+15"},
        {123456789012, "123456789012"},
        {1.0 / 3, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1e-7, "1e-07"},
        {(double)NAN, "null"},
        {(double)INFINITY, "null"},
        {-(double)INFINITY, "null"},
    };
    buffer b = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(number(&b, rows[i].x), rows[i].text);
    kith_buffer_free(&b);
}

static void every_number_reads_back(void **state)
{
    (void)state;
    buffer b = {0};
    uint64_t bits = 88172645463325252u;
    for (int i = 0; i < 200000; i++) {
        double x;
        bits ^= bits << 13; /* xorshift, Marsaglia 2003 */
        bits ^= bits >> 7;
        bits ^= bits << 17;
        memcpy(&x, &bits, sizeof x);
        if (isfinite(x)) {
            double back = strtod(number(&b, x), NULL);
            assert_memory_equal(&back, &x, sizeof x);
        }
    }
    assert_true(fabs(strtod(number(&b, DBL_MAX), NULL) - DBL_MAX) <= 0);
    assert_true(strtod(number(&b, DBL_TRUE_MIN), NULL) > 0);
    kith_buffer_free(&b);
}

static void fixed_digits(void **state)
{
    (void)state;
    static const struct {
        double x;
        int digits;
        const char *text;
    } rows[] = {
        {3.14159, 2, "3.14"},  {2, 0, "2"},
        {2, 3, "2.000"},       {-0.001, 2, "0.00"},
        {-0.0, 1, "0.0"},      {-1.5, 1, "-1.5"},
        {(double)NAN, 2, "–"}, {(double)INFINITY, 2, "–"},
        {1, -3, "1"},          {-0.006, 2, "-0.01"},
    };
    buffer b = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(fixed(&b, rows[i].x, rows[i].digits), rows[i].text);
    assert_int_equal(strlen(fixed(&b, DBL_MAX, 999)), 309 + 1 + 30);
    kith_buffer_free(&b);
}

/* T59 */
static void the_point_is_a_point_in_every_locale(void **state)
{
    (void)state;
    static const char *const locales[] = {
        "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "ps_AF.UTF-8"};
    buffer b = {0};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        if (!setlocale(LC_NUMERIC, locales[i]))
            continue; /* not installed here */
        assert_string_equal(number(&b, -1.5), "-1.5");
        assert_string_equal(number(&b, 1.0 / 3), "0.3333333333333333");
        assert_string_equal(number(&b, 1.25e-300), "1.25e-300");
        assert_string_equal(fixed(&b, 1.5, 2), "1.50");
    }
    setlocale(LC_NUMERIC, "C");
    kith_buffer_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_appended),
        cmocka_unit_test(failure_is_kept_and_what_was_there_stays),
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(every_number_reads_back),
        cmocka_unit_test(fixed_digits),
        cmocka_unit_test(the_point_is_a_point_in_every_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
