/* A line ends at \n, \r\n or a lone \r. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/lines.h"

/* clang-format off */
static const struct {
    const char *text;
    size_t count;
    const char *last;
} cases[] = {
    {"",            0, ""},
    {"a",           1, "a"},
    {"a\n",         1, "a"},
    {"a\nb",        2, "b"},
    {"a\r\nb\r\n",  2, "b"},
    {"a\rb\rc",     3, "c"},
    {"a\r\r\nb",    3, "b"},
    {"a\n\rb\n",    3, "b"},
    {"\n\n",        2, ""},
    {"a\r",         1, "a"},
};
/* clang-format on */

static void each_line_end_counts(void **state)
{
    (void)state;
    lines l = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str text = str_from(cases[i].text);
        assert_true(kith_lines_read(text, 0, &l));
        assert_int_equal(lines_count(&l), cases[i].count);
        if (cases[i].count == 0)
            continue;
        str last = kith_line(text, &l, cases[i].count - 1);
        assert_true(str_equal(last, str_from(cases[i].last)));
    }
    VEC_FREE(&l.start);
}

/* The blocks that are looked at are 64 bytes, and the ends stand anywhere. */
static void lines_are_those_of_a_reader_of_bytes(void **state)
{
    (void)state;
    static const char alphabet[] = "aaaaaa\n\r\n";
    uint64_t seed = 5;
    lines l = {0};
    char room[260];
    for (size_t round = 0; round < 4000; round++) {
        size_t from = round % 7, count = 0;
        str text = {room, from + round % (sizeof room - from)};
        for (size_t i = 0; i < text.len; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            room[i] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
        }
        assert_true(kith_lines_read(text, from, &l));
        for (size_t i = from; i < text.len; i++) {
            char before = i > from ? room[i - 1] : '\n';
            if (before == '\n' || (before == '\r' && room[i] != '\n'))
                assert_int_equal(l.start.at[count++], i);
        }
        assert_int_equal(lines_count(&l), count);
        assert_int_equal(l.start.at[count], text.len);
    }
    VEC_FREE(&l.start);
}

static void a_byte_knows_its_line(void **state)
{
    (void)state;
    lines l = {0};
    str text = STR("front\nab\r\nc\rd");
    assert_true(kith_lines_read(text, 6, &l));
    static const size_t line[] = {0, 0, 0, 0, 1, 1, 2};
    for (size_t i = 0; i < sizeof line / sizeof *line; i++)
        assert_int_equal(kith_line_of(&l, 6 + i), line[i]);
    assert_int_equal(lines_column(&l, 0, 7), 2);
    assert_true(kith_lines_read(text, 7, &l)); /* from within a line on */
    assert_int_equal(lines_column(&l, 0, 7), 2);
    assert_int_equal(lines_column(&l, 1, 11), 2);
    VEC_FREE(&l.start);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_line_end_counts),
        cmocka_unit_test(lines_are_those_of_a_reader_of_bytes),
        cmocka_unit_test(a_byte_knows_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
