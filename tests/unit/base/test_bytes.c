/* Eight bytes at a time find what one at a time finds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/bytes.h"

static uint64_t marks(uint64_t bytes)
{
    return bytes_between(bytes, 'b', 'd') | bytes_between(bytes, '#', '#');
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
        char room[40];
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_marked_byte_is_found),
        cmocka_unit_test(a_range_marks_its_bytes_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
