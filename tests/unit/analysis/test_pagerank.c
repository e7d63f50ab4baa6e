/* test_pagerank.c — PageRank where it can be worked out by hand. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/measures.h"
#include "drawn.h"

/*  a - b - c   with damping d: b = (1-d)/3 + 2 d a, a = (1-d)/3 + d b / 2   */
static void chain_of_three_is_solved_exactly(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 4, 1}, {1, 2, 4, 1}};
    double rank[3], d = .85, base = (1 - d) / 3;
    double b = (base + 2 * d * base) / (1 - d * d);
    people g;
    (void)state;
    kith_graph graph = drawn_graph(3, ties, 2);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_pagerank(&g, rank));
    assert_near(rank[1], b, 1e-11);
    assert_near(rank[0], base + d * b / 2, 1e-11);
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
}

static void ranks_sum_to_one_with_isolated_people_too(void **state)
{
    drawn_tie ties[900];
    double rank[40];
    (void)state;
    for (uint64_t seed = 0; seed < 300; seed++) {
        rng r = {seed};
        uint32_t n = 1 + rng_below(&r, 40);
        size_t m = drawn_random(&r, n, .1 * rng_unit(&r), 2, ties, 900);
        kith_graph graph = drawn_graph(n, ties, m);
        people g;
        double sum = 0;
        assert_true(kith_people_of(&graph, &g));
        assert_true(kith_pagerank(&g, rank));
        for (uint32_t v = 0; v < n; v++)
            sum += rank[v];
        assert_near(sum, 1, 1e-12);
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chain_of_three_is_solved_exactly),
        cmocka_unit_test(ranks_sum_to_one_with_isolated_people_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
