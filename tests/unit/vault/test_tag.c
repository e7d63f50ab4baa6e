/* Where tags end, and which words hold none. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/tag.h"

/* clang-format off */
static const struct {
    const char *text, *tag;
} tags[] = {
    {"#a b", "a"},      {"#a/b-c_d.e", "a/b-c_d"}, {"#1984", ""},
    {"#1990s", "1990s"}, {"#/", "/"},              {"#", ""},
    {"#éa🔥\u2014", "éa🔥"}, {"#a\u00a0b", "a"},    {"#\u3000a", ""},
    {"_#a_b_", "a_b_"}, {"_#_", "_"},               {"*#a_*", "a_"},
};
/* clang-format on */

static void a_tag_ends_where_its_characters_do(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        str text = str_from(tags[i].text);
        size_t begin = str_find(text, 0, '#') + 1;
        size_t end = kith_tag_end(text, begin);
        assert_true(
            str_equal(str_slice(text, begin, end), str_from(tags[i].tag)));
    }
}

/* Asked at each '#': y for those that are part of a URL. */
static void a_url_holds_to_the_end_of_its_word(void **state)
{
    (void)state;
    static const struct {
        const char *text, *answers;
    } rows[] = {
        {"#http://a#b# #", "nyyn"},
        {"# www.a#b\n#HTTPS://#\t#", "nynyn"},
        {"ahttp://# 1www.# www# :www.#", "nnny"},
        {"http://a|#b|#", "yy"},
        {"http://<#", "n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str text = str_from(rows[i].text);
        url_word word = {0};
        size_t asked = 0;
        for (size_t at = 0; (at = str_find(text, at, '#')) < text.len; at++)
            assert_int_equal(
                kith_url_holds(&word, text, 0, at, false),
                rows[i].answers[asked++] == 'y');
        assert_int_equal(asked, strlen(rows[i].answers));
    }
}

/* What a token that ends at `from` holds is no part of the word behind it. */
static void a_word_begins_behind_a_token_or_a_bar(void **state)
{
    (void)state;
    str text = STR("http://a#http://b|#");
    url_word word = {0};
    assert_true(kith_url_holds(&word, text, 0, 8, false));
    assert_false(kith_url_holds(&word, text, 10, 18, false));
    word = (url_word){0};
    assert_true(kith_url_holds(&word, text, 0, 18, false));
    word = (url_word){0};
    assert_true(kith_url_holds(&word, text, 0, 8, true));
    assert_false(kith_url_holds(&word, text, 0, 18, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tag_ends_where_its_characters_do),
        cmocka_unit_test(a_url_holds_to_the_end_of_its_word),
        cmocka_unit_test(a_word_begins_behind_a_token_or_a_bar),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
