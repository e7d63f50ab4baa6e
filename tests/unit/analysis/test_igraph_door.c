/* test_igraph_door.c — igraph's failures come back as ours, once. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "analysis/igraph_door.h"

static igraph_error_t fail_inside(void)
{
    igraph_t graph;
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, 1); /* an odd number */
    if (code)
        return code;
    code = igraph_create(&graph, &ends, 2, IGRAPH_UNDIRECTED);
    igraph_vector_int_destroy(&ends);
    return code;
}

static void first_reason_is_kept_and_the_door_opens_again(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        igraph_door door;
        kith_error error = {0};
        kith_igraph_enter(&door, 1);
        assert_int_equal(door.code, IGRAPH_SUCCESS);
        assert_false(kith_igraph_leave(&door, fail_inside(), &error));
        assert_int_equal(error.code, KITH_ERROR_LIMIT);
        assert_non_null(strstr(error.message, "igraph cannot measure this: "));
        assert_true(IGRAPH_FINALLY_STACK_EMPTY);
    }
}

static void random_numbers_are_those_of_the_seed(void **state)
{
    igraph_integer_t drawn[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        igraph_door door;
        kith_igraph_enter(&door, 42);
        drawn[i] = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000);
        assert_true(kith_igraph_leave(&door, IGRAPH_SUCCESS, NULL));
    }
    assert_true(drawn[0] == drawn[1]);
}

static igraph_integer_t draw(void)
{
    return igraph_rng_get_integer(igraph_rng_default(), 0, 1000000);
}

static void leaving_restores_what_was_there(void **state)
{
    igraph_door door;
    (void)state;
    igraph_set_error_handler(igraph_error_handler_printignore);
    assert_int_equal(igraph_rng_seed(igraph_rng_default(), 5), 0);
    igraph_integer_t undisturbed = draw();
    assert_int_equal(igraph_rng_seed(igraph_rng_default(), 5), 0);
    kith_igraph_enter(&door, 1);
    igraph_integer_t inside = draw();
    kith_igraph_leave(&door, IGRAPH_SUCCESS, NULL);
    assert_true(draw() == undisturbed && inside != undisturbed);
    assert_true(
        igraph_set_error_handler(NULL) == igraph_error_handler_printignore);
}

static void out_of_memory_is_ours(void **state)
{
    igraph_door door;
    kith_error error = {0};
    (void)state;
    kith_igraph_enter(&door, 1);
    assert_false(kith_igraph_leave(&door, IGRAPH_ENOMEM, &error));
    assert_int_equal(error.code, KITH_ERROR_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_reason_is_kept_and_the_door_opens_again),
        cmocka_unit_test(random_numbers_are_those_of_the_seed),
        cmocka_unit_test(leaving_restores_what_was_there),
        cmocka_unit_test(out_of_memory_is_ours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
