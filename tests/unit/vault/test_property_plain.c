/* Which front matter is plain; what it says is compared with libyaml's answer
 * by the property test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/property_plain.h"

/* clang-format off */
static const struct {
    const char *block;
    bool is_plain;
    size_t fields;
} cases[] = {
    {"type: people\ntitle: Ana Lima\n",           true,  2},
    {"tags:\n- a/b\n- c\n",                       true,  2},
    {"tags:\n  - a\n  - c\nx: 'a: b'\n",          true,  3},
    {"a: \"b, #c\"\n",                            true,  1},
    {"a: []\nb:\nc: null\n",                      true,  3},
    {"a: \xc3\xa9va\n",                           true,  1},
    {"a: http://b.c\n",                           true,  1},
    {"a: b\na: c\n",                              false, 0}, /* twice */
    {"a: b\na : c\n",                             false, 0},
    {"a-b: c\na_b: d\nA b: e\n",                  true,  3},
    {"a: b: c\n",                                 false, 0},
    {"a: b #c\n",                                 false, 0},
    {"a: [b, c]\n",                               false, 0},
    {"a: [[b]]\n",                                false, 0},
    {"a: 'it''s'\n",                              false, 0},
    {"a: \"b\\n\"\n",                           false, 0},
    {"a: b\n  c\n",                               false, 0}, /* goes on */
    {"a:\n  b: c\n",                              false, 0}, /* nests */
    {"a:\n- b\n  - c\n",                          false, 0},
    {"a: b\n- c\n",                               false, 0},
    {"a: b\n\nc: d\n",                            false, 0},
    {"a: b\r\n",                                  false, 0},
    {"a: \tb\n",                                  false, 0},
    {"a: \xc2\x85\n",                             false, 0},
    {"a: \xe9\n",                                 false, 0},
    {"- a\n",                                     false, 0},
    {"a\n",                                       false, 0},
};
/* clang-format on */

static void plain_blocks_are_told_from_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        intern names = {0};
        sink s = {.names = &names};
        str block = str_from(cases[i].block);
        properties p = {.sink = &s, .block = block, .first_line = 2};
        for (size_t at = 0; at < block.len; at = str_find(block, at, '\n') + 1)
            assert_true(VEC_PUSH(&p.starts, at));
        bool is_plain = kith_property_read_plain(&p);
        if (is_plain != cases[i].is_plain)
            print_error("of this block:\n%s\n", cases[i].block);
        assert_int_equal(is_plain, cases[i].is_plain);
        assert_int_equal(s.fields.len, cases[i].fields);
        VEC_FREE(&p.starts);
        kith_sink_free(&s);
        kith_intern_free(&names);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_blocks_are_told_from_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
