/* How alike two names are, and two words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/alike.h"

static void words_are_alike_as_the_table_says(void **state)
{
    static const struct {
        const char *a, *b;
        likeness is;
    } cases[] = {
        {"berg", "berg", LIKE_SAME},
        {"robert", "bob", LIKE_SHORT},
        {"rob", "bob", LIKE_SHORT},
        {"alex", "alexandra", LIKE_SHORT},
        {"kofi", "coffee", LIKE_SOUND},
        {"renner", "rener", LIKE_SOUND},
        {"vikram", "bikram", LIKE_SLIP},
        {"vikram", "vkiram", LIKE_SLIP},
        {"deshmukh", "dashmukh", LIKE_SLIP},
        {"kathryn", "catherine", LIKE_BONES},
        {"raman", "ramanathan", LIKE_BEGINNING},
        {"lindqvist", "lundquist", LIKE_TWO_SLIPS},
        {"j", "jonas", LIKE_INITIAL},
        {"j", "anna", LIKE_OTHER},
        {"jan", "jon", LIKE_SHORT_SLIP},
        {"li", "lu", LIKE_OTHER},
        {"mario", "maria", LIKE_ENDING},
        {"paul", "paula", LIKE_ENDING},
        {"jonas", "johan", LIKE_OTHER},
        {"berg", "holm", LIKE_OTHER},
        {"王伟", "王薇", LIKE_OTHER},
    };
    arena memory = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        name_word a, b;
        assert_true(kith_name_word(&memory, str_from(cases[i].a), &a));
        assert_true(kith_name_word(&memory, str_from(cases[i].b), &b));
        if (kith_word_likeness(&a, &b) != cases[i].is)
            print_error("%s %s\n", cases[i].a, cases[i].b);
        assert_int_equal(kith_word_likeness(&a, &b), cases[i].is);
        assert_int_equal(kith_word_likeness(&b, &a), cases[i].is);
    }
    kith_arena_free(&memory);
    (void)state;
}

static void a_name_is_cut_into_the_words_that_count(void **state)
{
    static const struct {
        const char *name, *words;
        int generation;
    } cases[] = {
        {"Ek, Bo", "ek bo", 0},
        {"Dr. Åsa Öberg", "asa oberg", 0},
        {"Søren Łukasz", "soren lukasz", 0},
        {"Anne-Marie O’Brien", "anne marie obrien", 0},
        {"J. R. Moss Jr.", "j r moss", 1},
        {"Jr", "jr", 0},
        {"王 伟", "王 伟", 0},
        {" - ", "", 0},
    };
    arena memory = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str word[NAME_WORDS];
        uint8_t generation;
        char text[200] = "";
        size_t count = kith_name_split(
            &memory, str_from(cases[i].name), word, &generation);
        for (size_t k = 0; k < count; k++) {
            strcat(text, k ? " " : "");
            strncat(text, word[k].ptr, word[k].len);
        }
        assert_string_equal(text, cases[i].words);
        assert_int_equal(generation, cases[i].generation);
    }
    kith_arena_free(&memory);
    (void)state;
}

static name_likeness compare(arena *memory, const char *one, const char *other)
{
    static name_word words[2][NAME_WORDS];
    spelled name[2] = {0};
    const char *text[] = {one, other};
    for (size_t side = 0; side < 2; side++) {
        str cut[NAME_WORDS];
        size_t count = kith_name_split(
            memory, str_from(text[side]), cut, &name[side].generation);
        name[side].words = (uint8_t)count;
        for (size_t i = 0; i < count; i++) {
            assert_true(kith_name_word(memory, cut[i], &words[side][i]));
            name[side].word[i] = &words[side][i];
        }
    }
    return kith_name_likeness(&name[0], &name[1]);
}

static void names_are_compared_word_by_word(void **state)
{
    static const struct {
        const char *a, *b;
        likeness worst;
        int extra;
        bool joined, reordered, bare, apart;
    } cases[] = {
        {"Bo Ek", "Ek, Bo", LIKE_SAME, 0, false, true, false, false},
        {"Anna Maria Berg", "Anna Berg", LIKE_SAME, 1, false, false, false,
         false},
        {"Annamaria Berg", "Anna Maria Berg", LIKE_SAME, 0, true, false, false,
         false},
        {"Kofi", "Coffee Mensah", LIKE_SOUND, 1, false, false, true, false},
        {"Bob Smyth", "Robert Smith", LIKE_SOUND, 0, false, false, false,
         false},
        {"J. Moss", "Jane Moss", LIKE_INITIAL, 0, false, false, false, false},
        {"Ian Roe", "Ian Roe Jr", LIKE_SAME, 0, false, false, false, true},
        {"Ana Lima", "Ana Holt", LIKE_OTHER, 0, false, false, false, false},
    };
    arena memory = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int way = 0; way < 2; way++) {
            name_likeness is = compare(
                &memory, way ? cases[i].b : cases[i].a,
                way ? cases[i].a : cases[i].b);
            assert_int_equal(is.worst, cases[i].worst);
            assert_int_equal(is.extra, cases[i].extra);
            assert_int_equal(is.joined, cases[i].joined);
            assert_int_equal(is.reordered, cases[i].reordered);
            assert_int_equal(is.bare, cases[i].bare);
            assert_int_equal(is.apart, cases[i].apart);
        }
    }
    kith_arena_free(&memory);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_alike_as_the_table_says),
        cmocka_unit_test(a_name_is_cut_into_the_words_that_count),
        cmocka_unit_test(names_are_compared_word_by_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
