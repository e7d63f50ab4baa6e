/* Folding: which spellings are one name, which are two. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fold.h"
#include "base/utf8.h"

static void one_name(void **state)
{
    (void)state;
    static const struct {
        const char *name, *key;
    } rows[] = {
        {"Dana Whitfield", "dana whitfield"},
        {"  Dana \t  Whitfield\n", "dana whitfield"},
        {"", ""},
        {" \t ", ""},
        {"Dana\u00A0Whitfield", "dana whitfield"},
        {"\u00A0\u3000Dana\u2003\u00A0Whitfield\u00A0", "dana whitfield"},
        {"José Núñez", "jose nunez"},
        {"JOSE\u0301 NUN\u0303EZ", "jose nunez"},
        {"Siân O\u2019Dell", "sian o'dell"},
        {"Siân O\u00B4Dell", "sian o'dell"},
        {"Sian O`Dell", "sian o'dell"},
        {"\u201CBo\u201D", "\"bo\""},
        {"Groß", "gross"},
        {"GROSS", "gross"},
        {"Søren Łuk", "soren luk"},
        {"İlkay Işık", "ilkay isik"},
        {"ﬁona", "fiona"},
        {"Ｄａｎａ", "dana"},
        {"Anne\u2011Marie", "anne-marie"},
        {"Da\u200Bna\uFEFF", "dana"},
        {"Ελένη", "ελενη"},
        {"ΕΛΕΝΗ", "ελενη"},
        {"Nguyễn", "nguyen"},
        {"Королёв", "королев"},
        {"한국", "한국"},
    };
    arena memory = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str key = kith_fold_name(&memory, str_from(rows[i].name));
        assert_string_equal(key.ptr, rows[i].key);
        assert_int_equal(key.len, strlen(rows[i].key));
        assert_true(str_equal(kith_fold_name(&memory, key), key));
    }
    kith_arena_free(&memory);
}

/* Letters that are looked up fold as among others, where they are not. */
static void latin_letters_fold_as_all_do(void **state)
{
    static str (*const folds[])(arena *, str) = {
        kith_fold_name, kith_fold_path};
    arena memory = {0};
    (void)state;
    for (uint32_t point = 1; point <= 0x17F; point++) {
        for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
            char text[32] = " A", letter[4];
            size_t len = strlen(text);
            size_t bytes = kith_utf8_put(point, letter);
            memcpy(text + len, letter, bytes);
            len += bytes;
            text[len++] = 'E';
            memcpy(text + len, letter, bytes);
            len += bytes;
            str key = folds[i](&memory, (str){text, len});
            memcpy(text + len, "\xD0\x96", 2); /* a letter of Cyrillic */
            str among = folds[i](&memory, (str){text, len + 2});
            assert_true(among.len > 2);
            among.len -= 2;
            bool is_space_at_end = i == 0 && among.ptr[among.len - 1] == ' ';
            among.len -= is_space_at_end;
            if (!str_equal(key, among))
                fail_msg("U+%04X: %.*s", point, (int)key.len, key.ptr);
        }
        kith_arena_reset(&memory);
    }
    kith_arena_free(&memory);
}

/* T8 */
static void two_names(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"राम", "रमा"},   /* vowel signs are letters */
        {"かき", "がき"}, /* and so is voicing */
        {"Dana Whitfield", "DanaWhitfield"},
        {"Anne-Marie", "Anne Marie"},
        {"Ana", "Anna"},
    };
    arena memory = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_false(str_equal(
            kith_fold_name(&memory, str_from(rows[i][0])),
            kith_fold_name(&memory, str_from(rows[i][1]))));
    kith_arena_free(&memory);
}

static void paths_keep_accents_and_quotes(void **state)
{
    (void)state;
    static const struct {
        const char *path, *key;
    } rows[] = {
        {"People/Dana.md", "people/dana.md"},
        {"People/JOSÉ  B.md", "people/josé  b.md"},
        {"People/Jose\u0301.md", "people/josé.md"},
        {"O\u2019Dell", "o\u2019dell"},
        {"Groß", "groß"},
        {"@AZ[\\`az{@AZ[`az{ÀÞ×ß÷", "@az[\\`az{@az[`az{àþ×ß÷"},
        {"\u00A0X\u202Fy\u2003z", " x y\u2003z"},
        {"", ""},
    };
    arena memory = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str key = kith_fold_path(&memory, str_from(rows[i].path));
        assert_string_equal(key.ptr, rows[i].key);
    }
    kith_arena_free(&memory);
}

static void bytes_that_are_no_utf8_have_a_key(void **state)
{
    (void)state;
    arena memory = {0};
    str key = kith_fold_name(
        &memory, STR("Ca\xF1"
                     "on \0 \xE2\x82"));
    assert_string_equal(key.ptr, "ca\uFFFDon \uFFFD \uFFFD");
    key = kith_fold_path(&memory, STR("CA\xF1/ON"));
    assert_string_equal(key.ptr, "ca\uFFFD/on");
    kith_arena_free(&memory);
}

static void long_names_leave_the_stack(void **state)
{
    (void)state;
    char name[4000];
    for (size_t i = 0; i < sizeof name; i += 2)
        memcpy(name + i, "\xC3\x89", 2); /* É */
    arena memory = {0};
    str key = kith_fold_name(&memory, (str){name, sizeof name});
    assert_int_equal(key.len, 2000);
    assert_int_equal(key.ptr[1999], 'e');
    key = kith_fold_path(&memory, (str){name, sizeof name});
    assert_int_equal(key.len, 4000);
    kith_arena_free(&memory);
}

/* What composing again could turn into other text must not exist: the key of a
 * key is the key, for every code point there is. */
static void a_key_is_its_own_key(void **state)
{
    (void)state;
    for (uint32_t point = 1; point <= 0x2FFFF; point++) {
        char bytes[6] = "a";
        size_t len = 1 + kith_utf8_put(point, bytes + 1);
        bytes[len++] = 'b';
        arena memory = {0};
        str key = kith_fold_name(&memory, (str){bytes, len});
        str again = kith_fold_name(&memory, key);
        str path = kith_fold_path(&memory, (str){bytes, len});
        str path_again = kith_fold_path(&memory, path);
        if (!str_equal(key, again) || !str_equal(path, path_again) ||
            kith_utf8_valid_prefix(key) != key.len)
            fail_msg("U+%04X", (unsigned)point);
        kith_arena_free(&memory);
    }
}

static void widths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t points, width;
    } rows[] = {
        {"", 0, 0},           {"Dana", 4, 4}, {"José", 4, 4},
        {"Jose\u0301", 5, 4}, {"한국", 2, 4}, {"\U0001F600", 1, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str text = str_from(rows[i].text);
        assert_int_equal(kith_code_points(text), rows[i].points);
        assert_int_equal(kith_text_width(text), rows[i].width);
        assert_int_equal(kith_code_point_prefix(text, 99), text.len);
    }
    assert_int_equal(kith_code_point_prefix(STR("José B"), 4), 5);
    assert_int_equal(kith_code_point_prefix(STR("José B"), 0), 0);
}

static void letters_are_those_of_any_script(void **state)
{
    static const uint32_t are[] = {'A', 'z', 0xe9, 0x1c5, 0x2139, 0x9805},
                          none[] = {'1', '_', 0x301, 0x2014, 0x1f525, 0xfffd};
    for (size_t i = 0; i < sizeof are / sizeof *are; i++) {
        assert_true(kith_is_letter(are[i]));
        assert_false(kith_is_letter(none[i]));
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_name),
        cmocka_unit_test(latin_letters_fold_as_all_do),
        cmocka_unit_test(two_names),
        cmocka_unit_test(paths_keep_accents_and_quotes),
        cmocka_unit_test(bytes_that_are_no_utf8_have_a_key),
        cmocka_unit_test(long_names_leave_the_stack),
        cmocka_unit_test(a_key_is_its_own_key),
        cmocka_unit_test(widths),
        cmocka_unit_test(letters_are_those_of_any_script),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
