/* test_cuts.c — cores and cut vertices. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/measures.h"
#include "drawn.h"

/*  0 - 1    a triangle, a tail and a pair: 2 and 3 hold the tail on
 *   \ /
 *    2 - 3 - 4      5 - 6      7          */
static void tail_of_a_triangle_hangs_on_cut_vertices(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {0, 2, 1, 1}, {1, 2, 1, 1},
                                     {2, 3, 1, 1}, {3, 4, 1, 1}, {5, 6, 1, 1}};
    static const double core[] = {2, 2, 2, 1, 1, 1, 1, 0};
    static const double cut[] = {0, 0, 1, 1, 0, 0, 0, 0};
    double cores[8], cuts[8];
    people g;
    (void)state;
    kith_graph graph = drawn_graph(8, ties, 6);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_coreness(&g, cores));
    assert_true(kith_cut_vertices(&g, cuts));
    for (int v = 0; v < 8; v++) {
        assert_near(cores[v], core[v], 0);
        assert_near(cuts[v], cut[v], 0);
    }
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
}

/* A path of 200,000 would need a stack of 200,000 frames. */
static void deep_graphs_need_no_deep_stack(void **state)
{
    enum { N = 200000 };
    (void)state;
    drawn_tie *ties = calloc(N, sizeof *ties);
    double *cuts = calloc(N, sizeof *cuts);
    people g;
    assert_true(ties && cuts);
    for (uint32_t i = 0; i + 1 < N; i++)
        ties[i] = (drawn_tie){i, i + 1, 1, 1};
    kith_graph graph = drawn_graph(N, ties, N - 1);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_cut_vertices(&g, cuts));
    assert_near(cuts[0] + cuts[N - 1], 0, 0);
    for (uint32_t i = 1; i + 1 < N; i++)
        assert_true(cuts[i] > 0);
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
    free(ties);
    free(cuts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tail_of_a_triangle_hangs_on_cut_vertices),
        cmocka_unit_test(deep_graphs_need_no_deep_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
