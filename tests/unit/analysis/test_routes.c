/* test_routes.c — how many ways, and who is in all of them. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/corridor.h"
#include "drawn.h"

static void count(
    const drawn_tie *ties,
    size_t m,
    uint32_t n,
    size_t wanted,
    unsigned keepers)
{
    corridor c;
    size_t routes = 99;
    kith_graph graph = drawn_graph(n, ties, m);
    assert_true(kith_corridor_open(&graph, 0, n - 1, KITH_NO_VERTEX, 6, &c));
    assert_true(kith_corridor_disjoint(&c, &routes));
    assert_int_equal(routes, wanted);
    for (uint32_t i = 2; i < c.n; i++) {
        bool open = false;
        assert_true(kith_corridor_without(&c, i, &open));
        assert_int_equal(open, !(keepers >> c.vertex[i] & 1));
    }
    kith_corridor_free(&c);
    kith_arena_free(&graph.memory);
}

/*    1 - 2          the shortest way 0 1 4 5 blocks both others: the unit laid
 *   /  X   \        along it must be pushed back (arc 1 - 4)
 *  0 - 3 - 4 - 5 */
static void a_unit_is_pushed_back_where_that_makes_room(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {1, 4, 1, 1}, {4, 5, 1, 1},
                                     {1, 2, 1, 1}, {2, 5, 1, 1}, {0, 3, 1, 1},
                                     {3, 4, 1, 1}};
    (void)state;
    count(ties, 7, 6, 2, 0);
}

static void direct_tie_is_a_route_and_leaves_no_gatekeeper(void **state)
{
    static const drawn_tie ties[] = {{0, 2, 1, 1}, {0, 1, 1, 1}, {1, 2, 1, 1}};
    (void)state;
    count(ties, 3, 3, 2, 0);
}

/*  0 - 1 = (2, 3) = 4 - 5: 1 and 4 are gatekeepers, 2 and 3 are not  */
static void necks_of_a_bottle_are_gatekeepers(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {1, 2, 1, 1}, {1, 3, 1, 1},
                                     {2, 4, 1, 1}, {3, 4, 1, 1}, {4, 5, 1, 1}};
    (void)state;
    count(ties, 6, 6, 1, 1u << 1 | 1u << 4);
}

static void no_route_is_none(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}};
    (void)state;
    count(ties, 1, 3, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_unit_is_pushed_back_where_that_makes_room),
        cmocka_unit_test(direct_tie_is_a_route_and_leaves_no_gatekeeper),
        cmocka_unit_test(necks_of_a_bottle_are_gatekeepers),
        cmocka_unit_test(no_route_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
