/* test_analysis.c — columns over the vertices of a graph. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/analysis.h"
#include "drawn.h"

/*  0 - 1 - 2   3 is a project, 4 a person without ties  */
static kith_graph small(void)
{
    static const drawn_tie ties[] = {{0, 1, 1, 1}, {1, 2, 2, 1}};
    kith_graph graph = drawn_graph(5, ties, 2);
    graph.vertex[3].kind = KITH_KIND_PROJECT;
    return graph;
}

static void only_people_have_scores(void **state)
{
    (void)state;
    kith_graph graph = small();
    kith_analysis *a = kith_analyse(&graph, NULL, NULL);
    assert_non_null(a);
    assert_int_equal(a->people, 4);
    assert_int_equal(a->ties, 2);
    assert_string_equal(a->engine, "kith");
    for (int m = 0; m < KITH_MEASURES; m++) {
        assert_true(isnan(kith_score(a, (kith_measure)m, 3)));
        assert_true(isnan(kith_score(a, (kith_measure)m, 5)));
        assert_true(isnan(kith_score(a, (kith_measure)m, KITH_NO_VERTEX)));
        assert_true(kith_score(a, (kith_measure)m, 1) >= 0);
    }
    assert_near(kith_score(a, KITH_STRENGTH, 1), 3, 0);
    assert_near(kith_score(a, KITH_DEGREE, 4), 0, 0);
    assert_true(isnan(kith_score(a, KITH_MEASURES, 1)));
    assert_int_equal(kith_community(a, 0), 0);
    assert_true(kith_community(a, 3) == SIZE_MAX);
    assert_true(kith_community(a, 4) == SIZE_MAX);
    assert_true(isnan(kith_community_confidence(a, 4)));
    kith_analysis_free(a);
    kith_arena_free(&graph.memory);
}

static void what_is_left_out_is_undefined(void **state)
{
    static const kith_analysis_options options = {
        .without_measures = true, .without_communities = true};
    (void)state;
    kith_graph graph = small();
    kith_analysis *a = kith_analyse(&graph, &options, NULL);
    assert_non_null(a);
    assert_true(isnan(kith_score(a, KITH_DEGREE, 0)));
    assert_true(kith_community(a, 0) == SIZE_MAX);
    assert_int_equal(kith_community_count(a), 0);
    kith_analysis_free(a);
    kith_arena_free(&graph.memory);
}

/* T22 */
static void graphs_without_ties_or_people_are_no_error(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 3; n++)
        for (int engine = 0; engine < 2; engine++) {
            kith_analysis_options options = {.igraph_engine = engine};
            kith_graph graph = drawn_graph(n, NULL, 0);
            kith_analysis *a = kith_analyse(&graph, &options, NULL);
            assert_non_null(a);
            assert_int_equal(kith_community_count(a), 0);
            assert_true(isnan(a->quality) && isnan(a->stability));
            kith_analysis_free(a);
            kith_arena_free(&graph.memory);
        }
}

static void nothing_in_is_nothing_out(void **state)
{
    kith_error error = {.code = KITH_ERROR_IO};
    (void)state;
    kith_graph graph = small();
    assert_null(kith_analyse(NULL, NULL, NULL));
    assert_null(kith_analyse(&graph, NULL, &error));
    assert_int_equal(error.code, KITH_ERROR_IO);
    assert_true(isnan(kith_score(NULL, KITH_DEGREE, 0)));
    assert_true(kith_community(NULL, 0) == SIZE_MAX);
    kith_analysis_free(NULL);
    kith_arena_free(&graph.memory);
}

static void igraph_says_the_same_and_its_name(void **state)
{
    static const kith_analysis_options options = {.igraph_engine = true};
    (void)state;
    kith_graph graph = small();
    kith_analysis *ours = kith_analyse(&graph, NULL, NULL);
    kith_analysis *theirs = kith_analyse(&graph, &options, NULL);
    assert_true(ours && theirs);
    assert_memory_equal(theirs->engine, "igraph ", 7);
    for (int m = 0; m < KITH_MEASURES; m++)
        for (kith_vertex v = 0; v < 5; v++) {
            double x = kith_score(ours, (kith_measure)m, v);
            double y = kith_score(theirs, (kith_measure)m, v);
            assert_true((isnan(x) && isnan(y)) || is_near(x, y, 1e-10));
        }
    assert_memory_equal(
        ours->community, theirs->community, 5 * sizeof *ours->community);
    kith_analysis_free(ours);
    kith_analysis_free(theirs);
    kith_arena_free(&graph.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_people_have_scores),
        cmocka_unit_test(what_is_left_out_is_undefined),
        cmocka_unit_test(graphs_without_ties_or_people_are_no_error),
        cmocka_unit_test(nothing_in_is_nothing_out),
        cmocka_unit_test(igraph_says_the_same_and_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
