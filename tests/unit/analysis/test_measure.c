/* test_measure.c — names of measures, willingness of stances. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "analysis/analysis.h"

static void every_measure_is_found_by_its_name(void **state)
{
    (void)state;
    for (int m = 0; m < KITH_MEASURES; m++) {
        kith_measure found = KITH_MEASURES;
        const char *name = kith_measure_text((kith_measure)m);
        assert_true(kith_measure_find(name, &found));
        assert_int_equal(found, m);
    }
    kith_measure untouched = KITH_CORENESS;
    assert_false(kith_measure_find("Degree", &untouched));
    assert_false(kith_measure_find("", &untouched));
    assert_false(kith_measure_find(NULL, &untouched));
    assert_int_equal(untouched, KITH_CORENESS);
    assert_string_equal(kith_measure_text(KITH_MEASURES), "unknown");
}

static void champions_help_and_detractors_do_not(void **state)
{
    static const struct {
        stance of;
        int percent;
    } cases[] = {{STANCE_CHAMPION, 90}, {STANCE_SUPPORTER, 80},
                 {STANCE_UNKNOWN, 70},  {STANCE_NEUTRAL, 70},
                 {STANCE_SCEPTIC, 40},  {STANCE_DETRACTOR, 20}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            (int)(kith_willingness(cases[i].of) * 100 + .5), cases[i].percent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_measure_is_found_by_its_name),
        cmocka_unit_test(champions_help_and_detractors_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
