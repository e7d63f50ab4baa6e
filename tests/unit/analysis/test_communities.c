/* test_communities.c — what the restarts say together. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/communities.h"
#include "drawn.h"

/*  4 - 5 - 6 and 0 - 1 are tied, 2 and 3 are isolated; the larger community
 *  is 0 whatever its runs called it  */
static void labels_are_canonical_and_leave_out_the_isolated(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {4, 5, 1, 1}, {5, 6, 1, 1}};
    uint32_t runs[] = {6, 6, 2, 3, 1, 1, 1, /* both the same partition */
                       0, 0, 1, 2, 3, 3, 3};
    uint32_t at[7];
    double confidence[7];
    communities found;
    people g;
    (void)state;
    kith_graph graph = drawn_graph(7, ties, 3);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_communities_judge(&g, 1, 2, runs, at, confidence, &found));
    assert_int_equal(found.count, 2);
    assert_int_equal(found.at_best, 2);
    assert_near(found.stability, 1, 0);
    assert_int_equal(at[4], 0);
    assert_int_equal(at[0], 1);
    assert_int_equal(at[2], NO_INDEX);
    assert_true(isnan(confidence[2]));
    assert_near(confidence[6], 1, 0);
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
}

/*  Two triangles share 2, who goes with the one in three runs of four; the
 *  core of a triangle is the one or two with half its strength.
 *
 *  0 - 1      4         */
static void who_changes_sides_is_not_sure(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 9, 1}, {0, 2, 1, 1}, {1, 2, 1, 1},
                                     {2, 3, 1, 1}, {2, 4, 1, 1}, {3, 4, 9, 1}};
    uint32_t runs[] = {
        0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0};
    uint32_t at[5];
    double confidence[5];
    communities found;
    people g;
    (void)state;
    kith_graph graph = drawn_graph(5, ties, 6);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_communities_judge(&g, 1, 4, runs, at, confidence, &found));
    assert_int_equal(at[2], 0);
    assert_int_equal(at[0], 0);
    assert_near(confidence[2], .75, 0);
    assert_near(confidence[0], 1, 0);
    assert_near(confidence[3], 1, 0);
    assert_true(found.stability < 1 && found.stability > 0);
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
}

static void adjusted_rand_is_that_of_hubert_and_arabie(void **state)
{
    static const struct {
        uint32_t a[6], b[6];
        double index;
    } cases[] = {
        {{0, 0, 0, 1, 1, 1}, {1, 1, 1, 0, 0, 0}, 1},
        {{0, 0, 0, 1, 1, 1}, {0, 0, 1, 1, 2, 2}, 8 / 33.},
        {{0, 0, 0, 0, 0, 0}, {0, 0, 0, 1, 1, 1}, 0},
        {{0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}, 1},
        {{0, 1, 2, 3, 4, 5}, {0, 1, 2, 3, 4, 5}, 1},
        {{0, 0, 1, 1, NO_INDEX, NO_INDEX},
         {0, 1, 0, 1, NO_INDEX, NO_INDEX},
         -.5}};
    uint32_t room[6 + 2 * 6 + 2];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_near(
            kith_adjusted_rand(cases[i].a, cases[i].b, 6, 6, room),
            cases[i].index, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_canonical_and_leave_out_the_isolated),
        cmocka_unit_test(who_changes_sides_is_not_sure),
        cmocka_unit_test(adjusted_rand_is_that_of_hubert_and_arabie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
