/* Words, marks and capitals of any script. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/token.h"

/* clang-format off */
static const struct {
    const char *text;
    size_t tokens;
    const char *first;
    unsigned flags; /* of the first: all of these, and of these only */
} cases[] = {
    {"Ana goes",        2, "Ana",       WORD_CAPITAL | WORD_NAME_LIKE},
    {"Ana’s team",      2, "Ana",       WORD_CAPITAL | WORD_NAME_LIKE | WORD_POSSESSIVE},
    {"Ana's",           1, "Ana",       WORD_CAPITAL | WORD_NAME_LIKE | WORD_POSSESSIVE},
    {"VAST’s",          1, "VAST",      WORD_CAPITAL | WORD_POSSESSIVE},
    {"O’Neil",          1, "O’Neil",    WORD_CAPITAL | WORD_NAME_LIKE},
    {"Jean-Luc",        1, "Jean-Luc",  WORD_CAPITAL | WORD_NAME_LIKE},
    {"McAdam",          1, "McAdam",    WORD_CAPITAL | WORD_NAME_LIKE | WORD_CAMEL},
    {"OpenAI",          1, "OpenAI",    WORD_CAPITAL | WORD_CAMEL},
    {"Žofie",           1, "Žofie",     WORD_CAPITAL | WORD_NAME_LIKE},
    {"ångström",        1, "ångström",  WORD_LOWER},
    {"Юлия",            1, "Юлия",      WORD_CAPITAL | WORD_NAME_LIKE},
    {"J. Adams",        2, "J.",        WORD_CAPITAL | WORD_NAME_LIKE},
    {"S3",              1, "S3",        WORD_CAPITAL | WORD_DIGITS},
    {"1:1 with",        2, "1:1",       WORD_DIGITS},
    {"re-energize",     1, "re-energize", WORD_LOWER},
    {"**Ana** _Lima_",  2, "Ana",       WORD_CAPITAL | WORD_NAME_LIKE},
    {"@AnaLima",        1, "AnaLima",   WORD_CAPITAL | WORD_NAME_LIKE | WORD_CAMEL},
    {"end...",          2, "end",       WORD_LOWER},
    {"end…",            2, "end",       WORD_LOWER},
    {"(a, b)",          5, "(",         0},
    {"",                0, "",          0},
};
/* clang-format on */

static void text_is_cut_into_tokens(void **state)
{
    (void)state;
    sink out = {0};
    markdown m = {.out = &out};
    assert_true(kith_lexicon_build(&m.words));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t first_span = 0;
        m.text = str_from(cases[i].text);
        kith_tokens_read(&m, 0, m.text.len, &first_span);
        assert_int_equal(m.tokens.len, cases[i].tokens);
        if (m.tokens.len == 0)
            continue;
        const token *first = &m.tokens.at[0];
        assert_true(str_equal(token_text(&m, first), str_from(cases[i].first)));
        assert_int_equal(first->flags, cases[i].flags);
    }
    kith_lexicon_free(&m.words);
    VEC_FREE(&m.tokens);
}

static void a_quick_look_misses_no_name(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool may_name;
    } looks[] = {
        {"plain words", false}, {"The Azure API", false}, {"see Ana", true},
        {"see (Žofie)", true},  {"@ana", true},           {"LSV5 in Q3", false},
        {"x_Ana_", true},
    };
    markdown m = {0};
    assert_true(kith_lexicon_build(&m.words));
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        assert_int_equal(
            kith_text_may_name(&m, str_from(looks[i].text)), looks[i].may_name);
    kith_lexicon_free(&m.words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_cut_into_tokens),
        cmocka_unit_test(a_quick_look_misses_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
