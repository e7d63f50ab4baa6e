/* Repaired text leads back to the bytes it came from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/decode.h"

/* clang-format off */
static const struct {
    str raw;
    const char *text;
    uint32_t line, column; /* of K006; 0: the bytes are text */
} cases[] = {
    {{"", 0},                 "",                        0, 0},
    {{"a\n\xC3\xA9", 4},      "a\n\xC3\xA9",             0, 0},
    {{"\xEF\xBB\xBF" "a", 4}, "a",                       0, 0},
    {{"\xEF\xBB", 2},         "\xEF\xBF\xBD",            1, 1},
    {{"a\n b\xFF", 5},        "a\n b\xEF\xBF\xBD",       2, 3},
    {{"a\r b\xFF", 5},        "a\r b\xEF\xBF\xBD",       2, 3},
    {{"a\r\n\0", 4},          "a\r\n\xEF\xBF\xBD",       2, 1},
    {{"\xE2\x82" "a", 3},     "\xEF\xBF\xBD" "a",        1, 1},
    {{"\xFF\xFE" "a\0", 4},   "",                        1, 1},
    {{"\xFE\xFF\0a", 4},      "",                        1, 1},
};
/* clang-format on */

static void bytes_become_text(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        decoder d = {0};
        intern names = {0};
        sink s = {.names = &names};
        str text = kith_decode(&d, cases[i].raw, &s);
        assert_true(str_equal(text, str_from(cases[i].text)));
        assert_int_equal(s.findings.len, cases[i].line ? 1 : 0);
        if (cases[i].line) {
            assert_int_equal(s.findings.at[0].code, K006_NOT_UTF8);
            assert_int_equal(s.findings.at[0].line, cases[i].line);
            assert_int_equal(s.findings.at[0].column, cases[i].column);
        }
        kith_sink_free(&s);
        kith_intern_free(&names);
        kith_decoder_free(&d);
    }
    (void)state;
}

/* Every 'x' of the text is made a link and an item, and must lead back to the
 * byte of the same 'x' in the file. */
static void assert_way_back(str raw)
{
    decoder d = {0};
    intern names = {0};
    sink s = {.names = &names};
    str text = kith_decode(&d, raw, &s);
    uint32_t line = 1;
    size_t begin = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == 'x') {
            note_link link = {
                .line = line, .column = (uint32_t)(i - begin + 1)};
            item it = {.line = line, .begin = (uint32_t)i, .length = 1};
            assert_true(VEC_PUSH(&s.links, link));
            assert_true(VEC_PUSH(&s.items, it));
        }
        if (text.ptr[i] == '\n') {
            line++;
            begin = i + 1;
        }
    }
    kith_decode_restore(&d, &s);
    size_t k = 0;
    line = 1;
    begin = 0;
    for (size_t i = 0; i < raw.len; i++) {
        if (raw.ptr[i] == 'x') {
            assert_int_equal(s.items.at[k].begin, i);
            assert_int_equal(s.items.at[k].length, 1);
            size_t shift = line == 1 ? d.mark : 0;
            assert_int_equal(s.links.at[k].line, line);
            assert_int_equal(s.links.at[k].column, i - begin + 1 - shift);
            k++;
        }
        if (raw.ptr[i] == '\n') {
            line++;
            begin = i + 1;
        }
    }
    assert_int_equal(k, s.links.len);
    kith_sink_free(&s);
    kith_intern_free(&names);
    kith_decoder_free(&d);
}

static void records_lead_back_to_their_bytes(void **state)
{
    assert_way_back(STR("x\xFFx\n\xFF\xFFx x\nx"));
    assert_way_back(STR("\xEF\xBB\xBFx\nx"));
    assert_way_back(STR("\xEF\xBB\xBFx\xC0x\nx\xE2\x82x\xEF\xBF\xBDx\0x"));
    assert_way_back(STR("\xF0\x9F\x98x\xF0\x9F\x98\x80x\xED\xA0\x80x"));
    (void)state;
}

/* All strings of four bytes over an alphabet that meets every rule. */
static void every_short_text_leads_back(void **state)
{
    static const char alphabet[] = "x\n\xFF\xE2\x82\xAC\xEF\xBF\xBD\xF0";
    enum { LETTERS = sizeof alphabet - 1, LENGTH = 5 };
    char raw[LENGTH];
    for (unsigned n = 0; n < 100000; n++) {
        unsigned rest = n;
        for (int i = 0; i < LENGTH; i++, rest /= LETTERS)
            raw[i] = alphabet[rest % LETTERS];
        if (memcmp(raw, "\xEF\xBB\xBF", 3) != 0)
            assert_way_back((str){raw, LENGTH});
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_become_text),
        cmocka_unit_test(records_lead_back_to_their_bytes),
        cmocka_unit_test(every_short_text_leads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
