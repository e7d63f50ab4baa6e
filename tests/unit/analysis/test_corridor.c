/* test_corridor.c — what lies between two people. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/corridor.h"
#include "drawn.h"

/*  0 - 1 - 3    2 hangs on 1 and leads nowhere; 0 - 4 - 5 - 3 has one step
 *      |        more than 0 - 1 - 3                                        */
static kith_graph crossing(void)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {1, 3, 1, 1}, {1, 2, 1, 1},
                                     {0, 4, 1, 1}, {4, 5, 1, 1}, {3, 5, 1, 1}};
    return drawn_graph(6, ties, 6);
}

static void only_who_is_on_a_short_walk_is_inside(void **state)
{
    static const struct {
        unsigned steps;
        uint32_t people, arcs;
    } cases[] = {{1, 2, 0}, {2, 3, 2}, {3, 5, 5}};
    (void)state;
    kith_graph graph = crossing();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        corridor c;
        assert_true(kith_corridor_open(
            &graph, 0, 3, KITH_NO_VERTEX, cases[i].steps, &c));
        assert_int_equal(c.n, cases[i].people);
        assert_int_equal(c.first[c.n], cases[i].arcs);
        assert_int_equal(c.vertex[CORRIDOR_FROM], 0);
        assert_int_equal(c.vertex[CORRIDOR_TO], 3);
        kith_corridor_free(&c);
    }
    kith_arena_free(&graph.memory);
}

static void who_may_not_be_asked_is_outside(void **state)
{
    corridor c;
    (void)state;
    kith_graph graph = crossing();
    assert_true(kith_may_be_asked(&graph, 1, KITH_NO_VERTEX));
    assert_false(kith_may_be_asked(&graph, 1, 1));
    graph.vertex[4].flags = VERTEX_DO_NOT_ASK;
    assert_false(kith_may_be_asked(&graph, 4, KITH_NO_VERTEX));
    assert_true(kith_corridor_open(&graph, 0, 3, 1, 3, &c));
    assert_int_equal(c.n, 2);
    kith_corridor_free(&c);
    kith_arena_free(&graph.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_who_is_on_a_short_walk_is_inside),
        cmocka_unit_test(who_may_not_be_asked_is_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
