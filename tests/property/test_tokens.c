/* Plain words are read sixteen bytes at a time: they are the tokens that the
 * reading letter by letter gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pieces.h"
#include "vault/token.h"
#include "vault/word.h"

enum { LINES = 100000, MOST_PIECES = 12, ROOM = 512 };

static const char *const pieces[] = {
    "the",
    "The",
    "Ana",
    "plain",
    "a",
    "I",
    "J.",
    "met",
    "tomorrow",
    "tomorrows",
    "supporte",
    "supporter",
    "introduce",
    "introduced",
    "fortnightly",
    "sixteenlettersxx",
    "seventeenlettersx",
    "Sixteenlettersxx",
    "GitHub",
    "GPU",
    "late-bind",
    "check-in",
    "Ana-Lima",
    "on-GPU",
    "GPU-on",
    "x-Y",
    "a1B2-c3",
    "2026-02-03",
    "..",
    "o'clock",
    "Ana's",
    "Ana\u2019s",
    "60s",
    "1:1",
    "@AnaLima",
    "@me",
    "\u00e9t\u00e9",
    "\u00c9t\u00e9",
    "x\u0301",
    " ",
    " ",
    " ",
    " ",
    "  ",
    ",",
    ".",
    "...",
    "\u2026",
    "-",
    "\u2013",
    "(",
    "_",
    "*",
    "&",
    ":",
    "\u00a0",
};

static str random_line(uint64_t *seed, char line[static ROOM])
{
    size_t count = sizeof pieces / sizeof *pieces;
    return (str){line, draw_text(seed, pieces, count, MOST_PIECES, line)};
}

/* A word token as kith_word_end() and the lexicon have it. */
static void assert_word(const markdown *m, const token *t)
{
    shape s = {0};
    bool initial = m->text.ptr[t->end - 1] == '.', possessive;
    size_t end = kith_word_end(m->text, t->begin, &s);
    str word = str_slice(m->text, t->begin, end + initial);
    word = kith_word_without_possessive(word, &possessive);
    const lexeme *entry = kith_lexicon_find(&m->words, word);
    assert_int_equal(t->end, end + initial);
    assert_int_equal(t->classes, entry->classes);
    assert_int_equal(t->word, entry->id);
    assert_int_equal(!!(t->flags & WORD_CAPITAL), s.first_capital);
    assert_int_equal(!!(t->flags & WORD_CAMEL), s.camel);
    assert_int_equal(!!(t->flags & WORD_DIGITS), s.digits > 0);
    assert_int_equal(!!(t->flags & WORD_POSSESSIVE), possessive);
    assert_int_equal(
        !!(t->flags & WORD_LOWER), !s.first_capital && s.smalls > 0);
    assert_int_equal(
        !!(t->flags & WORD_NAME_LIKE), s.first_capital && s.digits == 0 &&
                                           !s.twin &&
                                           (s.smalls > possessive || initial));
}

/* No letter stands between two tokens. */
static void assert_no_word(str text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        shape s = {0};
        assert_int_equal(kith_word_end(str_slice(text, 0, to), i, &s), i);
    }
}

static void every_word_is_a_token(void **state)
{
    (void)state;
    sink out = {0};
    markdown m = {.out = &out};
    uint64_t seed = 5;
    size_t words = 0;
    assert_true(kith_lexicon_build(&m.words));
    for (int i = 0; i < LINES; i++) {
        char room[ROOM];
        size_t first_span = 0, at = 0;
        m.text = random_line(&seed, room);
        kith_tokens_read(&m, 0, m.text.len, &first_span);
        for (size_t k = 0; k < m.tokens.len; k++) {
            const token *t = &m.tokens.at[k];
            assert_no_word(m.text, at, t->begin);
            at = t->end;
            if (t->kind == TOKEN_WORD) {
                assert_word(&m, t);
                words++;
            }
        }
        assert_no_word(m.text, at, m.text.len);
    }
    assert_true(words > LINES);
    kith_lexicon_free(&m.words);
    VEC_FREE(&m.tokens);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_a_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
