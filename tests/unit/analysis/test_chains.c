/* test_chains.c — the order of chains, rule by rule. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/chains.h"
#include "drawn.h"

static void order_is_score_hops_day_names(void **state)
{
    static const chain sorted[] = {
        {.score = .3, .hops = 3, .day = 1, .vertex = {0, 9, 9, 9}},
        {.score = .2, .hops = 2, .day = 1, .vertex = {0, 9, 9}},
        {.score = .2, .hops = 3, .day = 5, .vertex = {0, 9, 9, 9}},
        {.score = .2, .hops = 3, .day = 4, .vertex = {0, 1, 3, 9}},
        {.score = .2, .hops = 3, .day = 4, .vertex = {0, 2, 1, 9}},
        {.score = .2, .hops = 3, .day = 4, .vertex = {0, 2, 1, 10}}};
    enum { COUNT = sizeof sorted / sizeof *sorted };
    (void)state;
    for (int a = 0; a < COUNT; a++)
        for (int b = 0; b < COUNT; b++) {
            int order = kith_chain_order(&sorted[a], &sorted[b]);
            assert_int_equal((order > 0) - (order < 0), (a > b) - (a < b));
        }
}

/*  0 -.2- 1 -.3- 3 and 0 -.3- 2 -.2- 3: the same factors in another order are
 *  one score to the last bit, and the name decides  */
static void equal_factors_make_equal_scores(void **state)
{
    static const drawn_tie ties[] = {
        {0, 1, .2, 1}, {1, 3, .3, 1}, {0, 2, .3, 1}, {2, 3, .2, 1}};
    corridor c;
    chain *found;
    size_t count;
    (void)state;
    kith_graph graph = drawn_graph(4, ties, 4);
    for (size_t e = 0; e < 4; e++)
        graph.tie[e].probability = graph.tie[e].strength;
    assert_true(kith_corridor_open(&graph, 0, 3, KITH_NO_VERTEX, 3, &c));
    chain_search search = {
        .graph = &graph,
        .c = &c,
        .steps = 3,
        .limit = 9,
        .through = KITH_NO_VERTEX};
    assert_true(kith_chains_find(&search, &found, &count));
    assert_int_equal(count, 2);
    assert_true(found[0].score == found[1].score);
    assert_int_equal(found[0].vertex[1], 1);
    free(found);
    kith_corridor_free(&c);
    kith_arena_free(&graph.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_score_hops_day_names),
        cmocka_unit_test(equal_factors_make_equal_scores),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
