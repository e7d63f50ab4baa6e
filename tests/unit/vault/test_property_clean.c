/* What libyaml is given of a block of front matter, and what comes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/property_clean.h"

/* clang-format off */
static const struct {
    const char *block;
    const char *copy; /* NULL: none is needed */
    bool has_pairs;
} blocks[] = {
    {"",                              NULL,                            false},
    {"a: b\n\tc: \"d\"\r\n",         NULL,                            false},
    {"a: \xC3\xA9",                    "a: \xC3\xA9",                  false},
    {"a\x01" "b\x7F",                  "a b ",                          false},
    {"a\xC2\x85" "b",                  "a\xC2\xA0" "b",                false},
    {"a\xE2\x80\xA8" "b",              "a\xE2\x80\xAF" "b",            false},
    {"a\xEF\xBB\xBF",                  "a\xE2\x81\xA0",                false},
    {"a: \"\\ud83d\\ude00\"",          "a: \"\\ue83d\\uee00\"",         true},
    {"a: \"\\uD83D\\uDE00 \\u00e9\"",  "a: \"\\uE83D\\uEE00 \\u00e9\"", true},
    {"a: \"\\ud83d\"",                 "a: \"\\ufffd\"",               false},
    {"a: \"\\ude00\\ud83d\"",          "a: \"\\ufffd\\ufffd\"",        false},
    {"a: \"\\ud83d\\u0041\"",          "a: \"\\ufffd\\u0041\"",        false},
    {"a: \"\\\\ud83d\\\\ude00\"",      "a: \"\\\\ud83d\\\\ude00\"",    false},
    {"a: \"\\\"\\ud83d\\ude00\"",      "a: \"\\\"\\ue83d\\uee00\"",     true},
    {"a: \"b\" \\ud83d\\ude00",        "a: \"b\" \\ud83d\\ude00",      false},
    {"a: 5\"\nb: \\ud83d\\ude00",      "a: 5\"\nb: \\ud83d\\ude00",    false},
    {"a: \"\\ud83d\\ude0",             "a: \"\\ufffd\\ude0",           false},
    {"a: \"\\ud83",                    "a: \"\\ud83",                  false},
    {"a: \"\\",                        "a: \"\\",                      false},
};
/* clang-format on */

static void what_libyaml_would_misread_is_replaced(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        property_copy copy;
        str block = str_from(blocks[i].block);
        assert_true(kith_property_clean(block, &copy));
        assert_int_equal(copy.at != NULL, blocks[i].copy != NULL);
        assert_int_equal(copy.has_pairs, blocks[i].has_pairs);
        if (copy.at && memcmp(copy.at, blocks[i].copy, block.len) != 0)
            fail_msg("%s became %.*s", block.ptr, (int)block.len, copy.at);
        kith_property_copy_free(&copy);
    }
}

static void pairs_are_put_together_again(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"a\xEE\xA0\xBD\xEE\xB8\x80"
         "b",
         "a\xF0\x9F\x98\x80"
         "b"},
        {"\xEE\xA0\xBD", "\xEE\xA0\xBD"},
        {"\xEE\xA0\xBD\xC3\xA9", "\xEE\xA0\xBD\xC3\xA9"},
        {"\xEE\xB8\x80\xEE\xA0\xBD", "\xEE\xB8\x80\xEE\xA0\xBD"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int paired = 0; paired < 2; paired++) {
            unsigned char value[16];
            size_t length = strlen(cases[i][0]);
            property_copy copy = {.has_pairs = paired};
            memcpy(value, cases[i][0], length);
            str text = kith_property_text(&copy, value, length);
            assert_true(str_equal(text, str_from(cases[i][paired])));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_libyaml_would_misread_is_replaced),
        cmocka_unit_test(pairs_are_put_together_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
