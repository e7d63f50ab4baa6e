/* Eight or sixteen bytes at a time find what one at a time finds; with the
 * processor's rows here, without them in test_bytes_portable.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/bytes.h"

static unsigned marks(bytes_row row)
{
    return row_highs(row_or(row_between(row, 'b', 'd'), row_is(row, '#')));
}

static bool is_marked(char c)
{
    return (c >= 'b' && c <= 'd') || c == '#';
}

static void the_first_marked_byte_is_found(void **state)
{
    (void)state;
    static const char alphabet[] = "aaaaaaaabce#~\x80\xe2\xff\x01\x7f";
    uint64_t seed = 3;
    for (int i = 0; i < 20000; i++) {
        char room[70];
        str text = {room, (size_t)i % sizeof room};
        for (size_t k = 0; k < text.len; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            room[k] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
        }
        for (size_t from = 0; from <= text.len; from++) {
            size_t expected = from;
            while (expected < text.len && !is_marked(text.ptr[expected]))
                expected++;
            assert_int_equal(bytes_seek(text, from, marks), expected);
        }
    }
}

static void a_range_marks_its_bytes_only(void **state)
{
    (void)state;
    for (unsigned c = 0; c < 256; c++) {
        bool inside = c >= 'a' && c <= 'z';
        uint64_t bytes = (uint64_t)c << 16;
        assert_int_equal(
            bytes_between(bytes, 'a', 'z'), inside ? (uint64_t)0x80 << 16 : 0);
    }
    assert_int_equal(bytes_first(0), 8);
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(
            bytes_first((uint64_t)0x80 << 8 * i | (uint64_t)0x80 << 56), i);
}

static void a_row_tells_ranges_and_what_is_not_ascii(void **state)
{
    (void)state;
    static const char ranges[][2] = {
        {'a', 'z'}, {'\1', '\x1f'}, {'\x7f', '\x7f'}, {'\1', '\x7f'}};
    for (unsigned at = 0; at < 16; at++)
        for (unsigned c = 0; c < 256; c++) {
            char text[16] = {0};
            text[at] = (char)c;
            bytes_row row = row_load(text);
            unsigned here = 1u << at;
            assert_int_equal(row_highs(row), c >= 0x80 ? here : 0);
            for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
                char first = ranges[i][0], last = ranges[i][1];
                bool inside = c >= (unsigned)first && c <= (unsigned)last;
                assert_int_equal(
                    row_highs(row_between(row, first, last)),
                    inside ? here : 0);
            }
            if (c)
                assert_int_equal(
                    row_highs(row_is(row, '#')), c == '#' ? here : 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_marked_byte_is_found),
        cmocka_unit_test(a_range_marks_its_bytes_only),
        cmocka_unit_test(a_row_tells_ranges_and_what_is_not_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
