/* A set of words: what was added is in it, until it is cleared. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "vault/word_set.h"

static void words_are_remembered_until_cleared(void **state)
{
    (void)state;
    enum { WORDS = 5000 };
    static char text[WORDS][12];
    word_set set = {0};
    assert_false(kith_word_set_has(&set, STR("Ana")));
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < WORDS; i++) {
            snprintf(text[i], sizeof text[i], "%d", i);
            assert_false(kith_word_set_has(&set, str_from(text[i])));
            assert_true(kith_word_set_add(&set, str_from(text[i])));
            assert_true(kith_word_set_add(&set, str_from(text[i])));
        }
        assert_int_equal(set.len, WORDS);
        for (int i = 0; i < WORDS; i++)
            assert_true(kith_word_set_has(&set, str_from(text[i])));
        kith_word_set_clear(&set);
        assert_int_equal(set.len, 0);
    }
    assert_true(kith_word_set_add(&set, STR("")));
    assert_false(kith_word_set_has(&set, STR("")));
    kith_word_set_free(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_remembered_until_cleared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
