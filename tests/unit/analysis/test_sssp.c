/* test_sssp.c — shortest chains: betweenness, closeness, harmonic. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/measures.h"
#include "drawn.h"

enum { MOST = 64 };

typedef struct lenses {
    double between[MOST], close[MOST], harmonic[MOST];
} lenses;

static lenses look(uint32_t n, const drawn_tie *ties, size_t m)
{
    lenses l;
    people g;
    kith_graph graph = drawn_graph(n, ties, m);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_betweenness(&g, 1, l.between, l.close, l.harmonic));
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
    return l;
}

/*  a - b - c     b is on the only chain between a, c and d: betweenness 1
 *      |
 *      d        */
static void hub_of_a_star_is_between_all(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {1, 2, 1, 1}, {1, 3, 1, 1}};
    (void)state;
    lenses l = look(4, ties, 3);
    assert_near(l.between[1], 1, 0);
    assert_near(l.between[0], 0, 0);
    assert_near(l.close[1], 1, 0);
    assert_near(l.close[0], 3 / 5., 1e-15);
    assert_near(l.harmonic[0], 2 / 3., 1e-15);
}

/*  a -1- b -2- d    .1 + .2 is .3: the two ways are equally short, though not
 *   \-----3----/    in doubles; b has half of what lies between a and d   */
static void equal_costs_are_equal_in_any_sum(void **state)
{
    static const drawn_tie ties[] = {
        {0, 1, 1, .1}, {1, 2, 1, .2}, {0, 2, 1, .3}};
    (void)state;
    lenses l = look(3, ties, 3);
    assert_near(l.between[1], .5, 0);
}

/*  two triangles bridged by 2 - 3: each end is between 3 * 2 of 10 pairs  */
static void ends_of_a_bridge_are_brokers(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {0, 2, 1, 1}, {1, 2, 1, 1},
                                     {2, 3, 1, 1}, {3, 4, 1, 1}, {3, 5, 1, 1},
                                     {4, 5, 1, 1}};
    (void)state;
    lenses l = look(6, ties, 7);
    assert_near(l.between[2], .6, 1e-15);
    assert_near(l.between[3], .6, 1e-15);
    assert_near(l.between[0], 0, 0);
}

/* Costs from .01 to 700, as far apart as the model can make them, and further
 * than the ring of buckets is long. */
static void costs_may_be_far_apart(void **state)
{
    static const drawn_tie ties[] = {
        {0, 1, 1, .01}, {1, 2, 1, 700}, {2, 3, 1, 1e-6}, {0, 3, 1, 700.02}};
    (void)state;
    lenses l = look(4, ties, 4);
    double sum = .01 + 700.01 + 700.010001;
    assert_near(l.close[0], 3 / sum, 1e-12);
    assert_near(l.between[1], 2 / 3., 1e-15);
}

static void tiny_and_broken_graphs_have_no_nonsense(void **state)
{
    static const drawn_tie pair[] = {{0, 1, 1, 2}};
    (void)state;
    lenses none = look(1, NULL, 0);
    assert_near(none.between[0], 0, 0);
    assert_true(isnan(none.close[0]) && isnan(none.harmonic[0]));
    lenses l = look(3, pair, 1); /* 2 is isolated */
    assert_near(l.between[0], 0, 0);
    assert_near(l.close[0], .5, 0);
    assert_near(l.harmonic[0], .25, 0);
    assert_true(isnan(l.close[2]));
    assert_near(l.harmonic[2], 0, 0);
    look(0, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hub_of_a_star_is_between_all),
        cmocka_unit_test(equal_costs_are_equal_in_any_sum),
        cmocka_unit_test(ends_of_a_bridge_are_brokers),
        cmocka_unit_test(costs_may_be_far_apart),
        cmocka_unit_test(tiny_and_broken_graphs_have_no_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
