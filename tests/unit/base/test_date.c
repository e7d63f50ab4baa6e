/* Dates: the calendar, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"

static void known_days(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        date day;
    } rows[] = {
        {"1970-01-01", 0},       {"1969-12-31", -1},
        {"2000-02-29", 11016},   {"2000-03-01", 11017},
        {"2025-10-31", 20392},   {"1900-03-01", -25508},
        {"0000-01-01", -719528}, {"9999-12-31", 2932896},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[11];
        assert_int_equal(kith_date_parse(str_from(rows[i].text)), rows[i].day);
        kith_date_format(rows[i].day, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void what_is_no_day(void **state)
{
    (void)state;
    static const char *const rows[] = {"",
                                       "2025",
                                       "2025-1-01",
                                       "2025-13-01",
                                       "2025-00-01",
                                       "2025-01-00",
                                       "2025-02-29",
                                       "1900-02-29",
                                       "2025-04-31",
                                       "2025/01/01",
                                       "25-01-01",
                                       "2025-01-3",
                                       "2025-01-011",
                                       "x2025-01-01",
                                       "+025-01-01",
                                       "2025-01-0x",
                                       "２０25-01-01",
                                       "2025 01-01"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(kith_date_at_start(str_from(rows[i])), NO_DATE);
        assert_int_equal(kith_date_parse(str_from(rows[i])), NO_DATE);
    }
}

static void what_follows_a_day(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool at_start, whole;
    } rows[] = {
        {"2025-10-31 - Met Ana", true, false},
        {"2025-10-31T09:30", true, true},
        {"2025-10-31 09:30:00.123Z", true, true},
        {"2025-10-31T09:30:00+02:00", true, true},
        {"  2025-10-31\t", false, true},
        {"2025-10-31 noon", true, false},
        {"2025-10-31T", true, false},
        {"2025-10-31: met", true, false},
        {"2025-10-31T09h", true, false},
        {"2025-10-311", false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str text = str_from(rows[i].text);
        assert_int_equal(
            kith_date_at_start(text), rows[i].at_start ? 20392 : NO_DATE);
        assert_int_equal(
            kith_date_parse(text), rows[i].whole ? 20392 : NO_DATE);
    }
    /* A NUL is no part of a time. */
    assert_int_equal(kith_date_parse((str){"2025-10-31T0\0", 13}), NO_DATE);
}

static void every_day_comes_back(void **state)
{
    (void)state;
    char before[11] = "";
    for (date day = -719528; day <= 2932896; day++) {
        char text[11];
        kith_date_format(day, text);
        assert_true(memcmp(before, text, 11) < 0);
        assert_int_equal(kith_date_at_start((str){text, 10}), day);
        memcpy(before, text, sizeof before);
    }
}

static void no_day_has_no_text(void **state)
{
    (void)state;
    char text[11] = "x";
    assert_string_equal(kith_date_format(NO_DATE, text), "");
    assert_string_equal(kith_date_format(INT32_MAX, text), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days),
        cmocka_unit_test(what_is_no_day),
        cmocka_unit_test(what_follows_a_day),
        cmocka_unit_test(every_day_comes_back),
        cmocka_unit_test(no_day_has_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
