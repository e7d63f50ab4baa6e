/* cmark's memory: where its ends lead, and what stays of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/block_memory.h"

static void take(size_t count, size_t size)
{
    while (count-- > 0)
        memset(kith_block_memory()->calloc(1, size), 1, 1);
}

/* What longjmp brings where `count` times `size` bytes are taken within
 * `budget`, or 0. */
static int taken(size_t budget, size_t count, size_t size)
{
    jmp_buf out;
    switch (setjmp(out)) {
    case 0:
        kith_block_memory_open(&out, budget);
        take(count, size);
        kith_block_memory_free();
        return 0;
    case BLOCK_MEMORY_SPENT:
        kith_block_memory_free();
        return BLOCK_MEMORY_SPENT;
    default:
        kith_block_memory_free();
        return BLOCK_MEMORY_NONE;
    }
}

static void its_two_ends_are_told_apart(void **state)
{
    (void)state;
    assert_int_equal(taken(1 << 20, 100, 1000), 0);
    assert_int_equal(taken(1 << 20, 1, 1 << 19), 0);
    assert_int_equal(taken(1 << 20, 2, 1 << 19), BLOCK_MEMORY_SPENT);
    assert_int_equal(taken(0, 1, 1), BLOCK_MEMORY_SPENT);
    assert_int_equal(taken(SIZE_MAX, 1, SIZE_MAX), BLOCK_MEMORY_SPENT);
    assert_int_equal(taken(SIZE_MAX, 1, SIZE_MAX / 4), BLOCK_MEMORY_NONE);
}

static void what_is_taken_is_zero_and_grows(void **state)
{
    (void)state;
    jmp_buf out;
    if (setjmp(out))
        fail();
    for (int round = 0; round < 3; round++) {
        kith_block_memory_open(&out, 1 << 20);
        cmark_mem *memory = kith_block_memory();
        char *piece = memory->calloc(10, 10);
        for (size_t i = 0; i < 100; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 'x', 100);
        piece = memory->realloc(piece, 100000);
        assert_int_equal(piece[99], 'x');
        memset(piece, 'y', 100000);
        kith_block_memory_reset();
    }
    kith_block_memory_free();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_two_ends_are_told_apart),
        cmocka_unit_test(what_is_taken_is_zero_and_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
