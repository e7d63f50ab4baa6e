/* The words that tell, found in any case. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/lexicon.h"

/* clang-format off */
static const struct {
    const char *word;
    word_id id;
    uint32_t classes; /* at least these */
} cases[] = {
    {"via",        WORD_VIA,        0},
    {"Between",    WORD_BETWEEN,    0},
    {"MET",        WORD_MET,        CLASS_TALK | CLASS_STOP},
    {"1:1",        WORD_ONE_TO_ONE, CLASS_MEETING},
    {"co-founded", WORD_COFOUNDED,  0},
    {"Myself",     WORD_NONE,       CLASS_SELF},
    {"van",        WORD_NONE,       CLASS_PARTICLE},
    {"isn’t",      WORD_NONE,       CLASS_NOT},
    {"proponent",  WORD_NONE,       CLASS_SUPPORTER},
    {"Partner/Customer", WORD_NONE, CLASS_STOP},
};

static const char *const unknown[] = {
    "", "Ana", "betweens", "betwee", "vi", "a-word-that-is-longer-than-any",
    "introdutction",
};
/* clang-format on */

static bool is_unknown(const lexicon *words, const char *word)
{
    const lexeme *found = kith_lexicon_find(words, str_from(word));
    return found->id == WORD_NONE && found->classes == 0;
}

static void words_are_found_in_any_case(void **state)
{
    (void)state;
    lexicon words = {0};
    assert_true(kith_lexicon_build(&words));
    assert_true(kith_lexicon_build(&words));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const lexeme *found =
            kith_lexicon_find(&words, str_from(cases[i].word));
        assert_int_equal(found->id, cases[i].id);
        assert_int_equal(found->classes & cases[i].classes, cases[i].classes);
    }
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_true(is_unknown(&words, unknown[i]));
    kith_lexicon_free(&words);
}

/* A word of at most eight letters is found as a number too. */
static void a_number_finds_what_the_word_finds(void **state)
{
    (void)state;
    static const char *const letters[] = {
        "to",       "tomorrow", "tomorrov", "i",     "z",   "champion",
        "supporte", "weekly",   "weekl",    "intro", "the", "thee",
    };
    lexicon words = {0};
    assert_true(kith_lexicon_build(&words));
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        str word = str_from(letters[i]);
        uint64_t bytes = 0;
        for (size_t k = word.len; k-- > 0;)
            bytes = bytes << 8 | (unsigned char)word.ptr[k];
        assert_ptr_equal(
            lexicon_short(&words, word_head(bytes, word.len)),
            kith_lexicon_find(&words, word));
    }
    kith_lexicon_free(&words);
}

static void a_user_may_add_words(void **state)
{
    (void)state;
    lexicon words = {0};
    assert_true(kith_lexicon_build(&words));
    assert_true(is_unknown(&words, "godfather"));
    kith_lexicon_learn(
        &words, STR("godfather"), kith_lexicon_class(STR("champion")));
    kith_lexicon_learn(&words, STR("via"), CLASS_COACH);
    const lexeme *own = kith_lexicon_find(&words, STR("Godfather"));
    assert_int_equal(own->classes, CLASS_CHAMPION);
    const lexeme *known = kith_lexicon_find(&words, STR("via"));
    assert_int_equal(known->id, WORD_VIA); /* keeps what it was */
    assert_int_equal(known->classes & CLASS_COACH, CLASS_COACH);
    assert_int_equal(kith_lexicon_class(STR("hero")), 0);
    static const char *const no_words[] = {
        "", "a", "big fan", "x1", "-a", "far-too-long-for-one"};
    for (size_t i = 0; i < sizeof no_words / sizeof *no_words; i++)
        assert_false(kith_lexicon_may_learn(str_from(no_words[i])));
    assert_true(kith_lexicon_may_learn(STR("fürsprecher")));
    assert_true(kith_lexicon_may_learn(STR("pro-kith")));
    kith_lexicon_free(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_in_any_case),
        cmocka_unit_test(a_number_finds_what_the_word_finds),
        cmocka_unit_test(a_user_may_add_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
