/* UTF-8 against a naive decoder: every lead, every edge of every range. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

/* The definition: decode, then refuse what is too long, too large, surrogate or
 * NUL. Length of the sequence, or 0. */
static size_t naive(const unsigned char *at, size_t room, uint32_t *point)
{
    static const uint32_t least[] = {0, 1, 0x80, 0x800, 0x10000};
    size_t len = at[0] < 0x80             ? 1
                 : (at[0] & 0xE0) == 0xC0 ? 2
                 : (at[0] & 0xF0) == 0xE0 ? 3
                 : (at[0] & 0xF8) == 0xF0 ? 4
                                          : 0;
    if (len == 0 || len > room)
        return 0;
    uint32_t value = len == 1 ? at[0] : at[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (at[i] & 0x3Fu);
    }
    *point = value;
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value >= least[len] && value <= 0x10FFFF && !surrogate ? len : 0;
}

static void check(const unsigned char *bytes, size_t len)
{
    str text = {(const char *)bytes, len};
    uint32_t expected = 0xFFFD;
    size_t good = naive(bytes, len, &expected);

    size_t at = 0;
    uint32_t point = kith_utf8_next(text, &at);
    if (at != (good ? good : 1) || point != (good ? expected : 0xFFFD))
        fail_msg("next: %02x %02x", bytes[0], len > 1 ? bytes[1] : 0);

    size_t valid = 0, step = 1;
    while (valid < len && step) {
        step = naive(bytes + valid, len - valid, &expected);
        valid += step;
    }
    if (kith_utf8_valid_prefix(text) != valid)
        fail_msg("prefix: %02x %02x", bytes[0], len > 1 ? bytes[1] : 0);

    char out[12];
    size_t written = kith_utf8_repair(text, out);
    if (written > 3 * len ||
        kith_utf8_valid_prefix((str){out, written}) != written)
        fail_msg("repair: %02x %02x", bytes[0], len > 1 ? bytes[1] : 0);
}

static void agrees_with_a_naive_decoder(void **state)
{
    (void)state;
    /* Every pair, every triple that a lead of three begins, and after a
     * lead of four the edges of the ranges that the table of leads tells apart.
     */
    static const unsigned char edges[] = {0x00, 0x01, 0x41, 0x7F, 0x80, 0x8F,
                                          0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2,
                                          0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF};
    for (unsigned a = 0; a < 256; a++) {
        check(&(unsigned char){(unsigned char)a}, 1);
        for (unsigned b = 0; b < 256; b++) {
            unsigned char bytes[4] = {(unsigned char)a, (unsigned char)b};
            check(bytes, 2);
            for (unsigned c = 0; c < 256 && a >= 0xE0; c++) {
                bytes[2] = (unsigned char)c;
                check(bytes, 3);
            }
            for (size_t c = 0; c < sizeof edges && a >= 0xF0; c++) {
                bytes[2] = edges[c];
                for (size_t d = 0; d < sizeof edges; d++) {
                    bytes[3] = edges[d];
                    check(bytes, 4);
                }
            }
        }
    }
}

static void every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t point = 1; point <= 0x10FFFF; point++) {
        bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        char bytes[4];
        size_t len = kith_utf8_put(point, bytes), at = 0;
        uint32_t back = kith_utf8_next((str){bytes, len}, &at);
        if (at != len || back != (surrogate ? 0xFFFD : point))
            fail_msg("U+%04X", (unsigned)point);
    }
    char bytes[4];
    assert_int_equal(kith_utf8_put(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
}

#define R "\xEF\xBF\xBD"

static void a_maximal_subpart_is_one_replacement(void **state)
{
    (void)state;
    const struct {
        str before, after;
    } rows[] = {
        {STR("plain"), STR("plain")},
        {STR(""), STR("")},
        {STR("a\0b"), STR("a" R "b")},
        {STR("\xE2\x82"), STR(R)}, /* cut euro sign */
        {STR("\xE2\x82"
             "A"),
         STR(R "A")},
        {STR("\xC0\x80"), STR(R R)},       /* overlong NUL */
        {STR("\xED\xA0\x80"), STR(R R R)}, /* surrogate */
        {STR("\xF0\x9F\x98"), STR(R)},
        {STR("\xF4\x90\x80\x80"), STR(R R R R)},
        {STR("\xFE\xFF"), STR(R R)},
        /* The example of the Unicode standard, table 3-8. */
        {STR("a\xF1\x80\x80\xE1\x80\xC2"
             "b\x80"
             "c\x80\xBF"
             "d"),
         STR("a" R R R "b" R "c" R R "d")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[64];
        size_t len = kith_utf8_repair(rows[i].before, out);
        assert_true(str_equal((str){out, len}, rows[i].after));
    }
}

static void the_first_bad_byte_is_found_wherever_it_stands(void **state)
{
    (void)state;
    char text[64];
    for (size_t len = 0; len < sizeof text; len++) {
        for (size_t bad = 0; bad < len; bad++) {
            memset(text, 'a', sizeof text);
            text[bad] = (char)(bad % 2 ? 0x80 : 0x00);
            assert_int_equal(kith_utf8_valid_prefix((str){text, len}), bad);
        }
    }
}

static void space_at_the_ends_is_trimmed(void **state)
{
    (void)state;
    static const struct {
        const char *text, *trimmed;
    } rows[] = {
        {" a b\t", "a b"},
        {"\u00a0\t\u3000é b\u00a0é \ufeff\u202f", "é b\u00a0é"},
        {"é", "é"},
        {"\u200b", "\u200b"}, /* of no width, and no space */
        {"\x80\xa0", "\x80\xa0"},
        {"\u00a0", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(str_equal(
            utf8_trim(str_from(rows[i].text)), str_from(rows[i].trimmed)));
    assert_int_equal(utf8_trim((str){0}).len, 0);
}

static void a_cut_leaves_no_half_of_a_code_point(void **state)
{
    static const char text[] = "a\xC3\xA9\xE2\x80\x93\xF0\x9F\x99\x82z";
    static const size_t whole[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11};
    for (size_t len = 0; len < sizeof text; len++)
        assert_int_equal(kith_utf8_whole((str){text, len}), whole[len]);
    (void)state;
}

static void a_text_is_as_long_as_its_utf16(void **state)
{
    (void)state;
    assert_int_equal(kith_utf16_length(STR("a/b.md")), 6);
    assert_int_equal(kith_utf16_length(STR("\xC3\xA9")), 1);
    assert_int_equal(kith_utf16_length(STR("\xF0\x9F\x98\x80")), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_naive_decoder),
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(a_maximal_subpart_is_one_replacement),
        cmocka_unit_test(the_first_bad_byte_is_found_wherever_it_stands),
        cmocka_unit_test(space_at_the_ends_is_trimmed),
        cmocka_unit_test(a_cut_leaves_no_half_of_a_code_point),
        cmocka_unit_test(a_text_is_as_long_as_its_utf16),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
