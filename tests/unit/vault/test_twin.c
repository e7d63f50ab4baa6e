/* "%%" and "$$": where they stand, and what they leave open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/twin.h"

static void two_of_one_character_are_found(void **state)
{
    (void)state;
    assert_int_equal(kith_twin_find(STR("a%b%%c"), 0, '%'), 3);
    assert_int_equal(kith_twin_find(STR("%%%"), 1, '%'), 1);
    assert_int_equal(kith_twin_find(STR("%%"), 1, '%'), 2);
    assert_int_equal(kith_twin_find(STR("$$"), 0, '%'), 2);
    assert_int_equal(kith_twin_find(STR(""), 0, '%'), 0);
}

static void words_leave_open_what_they_do_not_end(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        char before, behind;
    } cases[] = {
        {"", 0, 0},
        {"", '%', '%'},
        {"a %% b", 0, '%'},
        {"a %% b %% c", 0, 0},
        {"a $$", 0, '$'},
        {"%% $$", 0, '%'},
        {"%% b", '%', 0},
        {"$$ b", '%', '%'},
        {"a %% b $$ c", '%', '$'},
        {"% $", 0, 0},
        {"%%%", 0, '%'},
        {"`%%` a", 0, 0},
        {"`` ` %% `` a", 0, 0},
        {"` %%", 0, '%'},
        {"`` %% `", 0, '%'},
        {"`%%`", '%', 0},
        {"\\%% a", 0, 0},
        {"\\\\%% a", 0, '%'},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char behind =
            kith_twin_behind(str_from(cases[i].words), cases[i].before);
        if (behind != cases[i].behind)
            fail_msg("%s leaves '%c' open", cases[i].words, behind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_of_one_character_are_found),
        cmocka_unit_test(words_leave_open_what_they_do_not_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
