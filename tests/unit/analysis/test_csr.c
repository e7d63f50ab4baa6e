/* test_csr.c — who and what is measured. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "drawn.h"

/*  0 - 1 - 3    2 is a project; the tie 0 - 4 has no strength, 1 - 4 an
 * infinite |        cost: 4 is measured, but isolated. */
static void people_are_numbered_by_vertex_and_ties_checked(void **state)
{
    static const drawn_tie ties[] = {
        {0, 1, 2, 1},
        {1, 3, 3, .5},
        {1, 2, 1, 1},
        {0, 4, 0, 1},
        {1, 4, 1, (double)INFINITY}};
    (void)state;
    kith_graph graph = drawn_graph(5, ties, 5);
    people g;
    graph.vertex[2].kind = KITH_KIND_PROJECT;
    assert_true(kith_people_of(&graph, &g));
    assert_int_equal(g.n, 4);
    assert_int_equal(g.m, 2);
    assert_int_equal(g.vertex[2], 3);
    assert_int_equal(people_degree(&g, 0), 1);
    assert_int_equal(people_degree(&g, 1), 2);
    assert_int_equal(people_degree(&g, 3), 0);
    assert_int_equal(g.to[g.first[1]], 0);
    assert_int_equal(g.to[g.first[1] + 1], 2);
    assert_near(g.strength[g.first[1] + 1].s, 3, 0);
    assert_near(g.cost[g.first[1] + 1].c, .5, 0);
    assert_near(g.total[1], 5, 0);
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
}

static void arcs_of_everyone_are_sorted(void **state)
{
    drawn_tie ties[400];
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        rng r = {seed};
        uint32_t n = rng_below(&r, 20);
        size_t m = drawn_random(&r, n, .4, 2, ties, 400);
        kith_graph graph = drawn_graph(n, ties, m);
        people g;
        assert_true(kith_people_of(&graph, &g));
        assert_int_equal(g.m, m);
        assert_int_equal(g.first[n], 2 * m);
        for (uint32_t v = 0; v < n; v++)
            for (uint32_t a = g.first[v]; a + 1 < g.first[v + 1]; a++)
                assert_true(g.to[a] < g.to[a + 1]);
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_numbered_by_vertex_and_ties_checked),
        cmocka_unit_test(arcs_of_everyone_are_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
