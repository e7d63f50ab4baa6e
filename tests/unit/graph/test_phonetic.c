/* Which names sound alike to a machine that writes them down. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/phonetic.h"

static void names_have_the_keys_of_the_table(void **state)
{
    static const struct {
        const char *word, *key, *bones;
    } cases[] = {
        {"kofi", "KoFi", "KF"},        {"coffee", "KoFi", "KF"},
        {"kev", "KiF", "KF"},          {"mira", "MiRa", "MR"},
        {"maria", "MaRi", "MR"},       {"stephen", "STiFiN", "STFN"},
        {"steven", "STiFiN", "STFN"},  {"jeff", "JiF", "JF"},
        {"geoff", "JiF", "JF"},        {"caitlin", "KaTLiN", "KTLN"},
        {"kaitlyn", "KaTLiN", "KTLN"}, {"schmidt", "XMiT", "XMT"},
        {"schmitt", "XMiT", "XMT"},    {"wright", "RiT", "RT"},
        {"knut", "NoT", "NT"},         {"anne", "aN", "aN"},
        {"ann", "aN", "aN"},           {"hanna", "HaNa", "HN"},
        {"yusuf", "JoSoF", "JSF"},     {"xavier", "SaFiR", "SFR"},
        {"felix", "FiLiKS", "FLKS"},   {"", "", ""},
    };
    char key[SOUND_ROOM], bones[SOUND_ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str got = kith_sound_key(str_from(cases[i].word), key);
        assert_string_equal(got.ptr, cases[i].key);
        assert_string_equal(kith_sound_bones(got, bones).ptr, cases[i].bones);
    }
    (void)state;
}

static void other_scripts_are_their_own_key(void **state)
{
    char key[SOUND_ROOM];
    static const char *const words[] = {"王伟", "борис", "ali2"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_string_equal(
            kith_sound_key(str_from(words[i]), key).ptr, words[i]);
    (void)state;
}

static void a_long_word_is_cut_to_the_room(void **state)
{
    char word[200], key[SOUND_ROOM];
    for (size_t i = 0; i < sizeof word; i++)
        word[i] = i % 2 ? 'o' : 'k';
    str got = kith_sound_key((str){word, sizeof word}, key);
    assert_int_equal(got.len, SOUND_ROOM - 1);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_have_the_keys_of_the_table),
        cmocka_unit_test(other_scripts_are_their_own_key),
        cmocka_unit_test(a_long_word_is_cut_to_the_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
