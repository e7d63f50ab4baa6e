/* Where words of any script end, and what they are made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "vault/word.h"

/* clang-format off */
static const struct {
    const char *text;
    size_t end;
    unsigned capitals, smalls, digits;
    bool first_capital, camel, twin;
} cases[] = {
    {"plain words",    5, 0, 5, 0, false, false, false},
    {"Ana",            3, 1, 2, 0, true,  false, false},
    {"GPU,",           3, 3, 0, 0, true,  false, true},
    {"McAdam",         6, 2, 4, 0, true,  true,  false},
    {"Jean-Luc",       8, 2, 5, 0, true,  false, false},
    {"O\u2019Neil",    8, 2, 3, 0, true,  false, false},
    {"late-",          4, 0, 4, 0, false, false, false},
    {"late-GPU",       8, 3, 4, 0, false, true,  true},
    {"late-Bind",      9, 1, 7, 0, false, false, false},
    {"lateBind",       8, 1, 7, 0, false, true,  false},
    {"GPUs",           4, 3, 1, 0, true,  false, true},
    {"A-B",            3, 2, 0, 0, true,  false, false},
    {"a--b",           1, 0, 1, 0, false, false, false},
    {"a-\u00e9",       4, 0, 2, 0, false, false, false},
    {"a\u2014 ",       1, 0, 1, 0, false, false, false},
    {"abcdefghijklmno",  15, 0, 15, 0, false, false, false},
    {"abcdefghijklm-n",  15, 0, 14, 0, false, false, false},
    {"abcdefghijklmn-o", 16, 0, 15, 0, false, false, false},
    {"40k",            3, 0, 1, 2, false, false, false},
    {"1:1 with",       3, 0, 0, 2, false, false, false},
    {"a:b",            1, 0, 1, 0, false, false, false},
    {"R&D_x",          5, 2, 1, 0, true,  false, false},
    {"Žofie",          6, 1, 4, 0, true,  false, false},
    {"e\u0301te",      5, 0, 4, 0, false, false, false},
    {"-a",             0, 0, 0, 0, false, false, false},
    {"\u2013",         0, 0, 0, 0, false, false, false},
};
/* clang-format on */

/* At the end of a text letters are read one by one, elsewhere by rows. */
static void a_word_ends_where_its_letters_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * (sizeof cases / sizeof *cases); i++) {
        char room[64] = {0};
        bool at_end = i % 2 == 0;
        snprintf(
            room, sizeof room, "%s%s", cases[i / 2].text,
            at_end ? "" : "                ");
        shape s = {0};
        size_t end = kith_word_end(str_from(room), 0, &s);
        assert_int_equal(end, cases[i / 2].end);
        assert_int_equal(s.capitals, cases[i / 2].capitals);
        assert_int_equal(s.smalls, cases[i / 2].smalls);
        assert_int_equal(s.digits, cases[i / 2].digits);
        assert_int_equal(s.first_capital, cases[i / 2].first_capital);
        assert_int_equal(s.camel, cases[i / 2].camel);
        assert_int_equal(s.twin, cases[i / 2].twin);
    }
}

static void a_possessive_is_cut(void **state)
{
    (void)state;
    static const struct {
        const char *word, *rest;
    } words[] = {
        {"Ana's", "Ana"}, {"Ana\u2019s", "Ana"}, {"A's", "A"},
        {"boss", "boss"}, {"'s", "'s"},          {"s", "s"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool had;
        str word = str_from(words[i].word), rest = str_from(words[i].rest);
        assert_true(str_equal(kith_word_without_possessive(word, &had), rest));
        assert_int_equal(had, rest.len < word.len);
    }
}

/* What the table says goes on a word is what a word goes on with. */
static void the_table_knows_what_goes_on(void **state)
{
    (void)state;
    for (int c = 1; c < 128; c++) {
        const char text[] = {'1', (char)c, '1', '\0'};
        shape s = {0};
        bool goes_on = kith_word_end((str){text, 3}, 0, &s) == 3;
        assert_int_equal(kith_byte_use[c] & BYTE_GOES_ON, goes_on);
    }
    for (int c = 128; c < 256; c++)
        assert_int_equal(kith_byte_use[c], BYTE_GOES_ON);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_ends_where_its_letters_do),
        cmocka_unit_test(a_possessive_is_cut),
        cmocka_unit_test(the_table_knows_what_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
