/* test_eigenvector.c — eigenvector centrality where iteration is hard. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/measures.h"
#include "drawn.h"

static void solve(uint32_t n, const drawn_tie *ties, size_t m, double *score)
{
    people g;
    kith_graph graph = drawn_graph(n, ties, m);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_eigenvector(&g, score));
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
}

/*  a star is bipartite: power iteration would swing for ever  */
static void star_has_the_root_of_its_rays(void **state)
{
    static const drawn_tie ties[] = {
        {0, 1, 1, 1}, {0, 2, 1, 1}, {0, 3, 1, 1}, {0, 4, 1, 1}};
    double score[5];
    (void)state;
    solve(5, ties, 4, score);
    assert_near(score[0], 1, 1e-12);
    assert_near(score[4], .5, 1e-12);
}

/*  sin(pi (i+1) / (n+1)); the two largest eigenvalues of a path of 300 are
 *  1.6e-4 apart  */
static void long_path_is_a_sine(void **state)
{
    enum { N = 300 };
    drawn_tie ties[N - 1];
    double score[N];
    (void)state;
    for (uint32_t i = 0; i + 1 < N; i++)
        ties[i] = (drawn_tie){i, i + 1, 1, 1};
    solve(N, ties, N - 1, score);
    double most = sin(acos(-1) * (N / 2.) / (N + 1));
    for (uint32_t i = 0; i < N; i++)
        assert_near(score[i], sin(acos(-1) * (i + 1) / (N + 1)) / most, 1e-8);
}

static void only_the_strongest_component_counts(void **state)
{
    static const drawn_tie ties[] = {
        {0, 1, 1, 1}, {2, 3, 2, 1}, {3, 4, 2, 1}, {2, 4, 2, 1}};
    double score[6];
    (void)state;
    solve(6, ties, 4, score);
    assert_near(score[0], 0, 0);
    assert_near(score[3], 1, 1e-12);
    assert_near(score[5], 0, 0); /* isolated */
}

static void equal_components_share_it(void **state)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {2, 3, 1, 1}};
    double score[4];
    (void)state;
    solve(4, ties, 2, score);
    for (int i = 0; i < 4; i++)
        assert_near(score[i], 1, 1e-12);
}

static void there_is_none_without_ties(void **state)
{
    double score[2] = {0, 0};
    (void)state;
    solve(2, NULL, 0, score);
    assert_true(isnan(score[0]) && isnan(score[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(star_has_the_root_of_its_rays),
        cmocka_unit_test(long_path_is_a_sine),
        cmocka_unit_test(only_the_strongest_component_counts),
        cmocka_unit_test(equal_components_share_it),
        cmocka_unit_test(there_is_none_without_ties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
