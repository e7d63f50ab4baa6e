/* Rank: who comes first, what is shown, what stays undefined. */
#include <math.h>

#include "small_graph.h"

#include "analysis/analysis.h"

static const small_vertex people[] = {
    {"Ada Byron", KITH_KIND_PERSON, "Contoso"},
    {"Bo Chen", KITH_KIND_PERSON, "Contoso"},
    {"Cy Dahl", KITH_KIND_PERSON, NULL},
    {"Di Eco", KITH_KIND_PERSON, NULL},
    {"Contoso", KITH_KIND_CUSTOMER, NULL},
    {NULL, KITH_KIND_OTHER, NULL},
};

/*  Ada - Bo - Cy      Di  */
static const small_event events[] = {
    {EVENT_MET, "2025-10-30", {"Ada Byron", "Bo Chen"}, 9, 0, NULL},
    {EVENT_MET, "2025-10-20", {"Bo Chen", "Cy Dahl"}, 8, 0, NULL},
    {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
};

static double betweenness[] = {0, 1, 1 + 1e-15, (double)NAN, (double)NAN};
static double strength[] = {1, 2, 1, 0, (double)NAN};
static double constraint[] = {1, .5, 1, (double)NAN, (double)NAN};
static double zero[5];

static const kith_analysis measured = {
    .order = 5,
    .score =
        {
            [KITH_DEGREE] = zero,
            [KITH_STRENGTH] = strength,
            [KITH_BETWEENNESS] = betweenness,
            [KITH_CLOSENESS] = zero,
            [KITH_HARMONIC] = zero,
            [KITH_EIGENVECTOR] = zero,
            [KITH_PAGERANK] = zero,
            [KITH_CONSTRAINT] = constraint,
            [KITH_EFFECTIVE_SIZE] = zero,
            [KITH_CORENESS] = zero,
            [KITH_CUT_VERTEX] = zero,
        },
    .engine = "kith",
    .people = 4,
    .ties = 2,
};

static kith_report *rank(const kith_report_options *options)
{
    kith_error error = {0};
    kith_graph *g = small_graph("Ada Byron", people, events, NULL);
    kith_report *r = kith_report_rank(g, &measured, options, &error);
    assert_int_equal(error.code, KITH_ERROR_NONE);
    kith_graph_free(g);
    return r;
}

static void order_is_by_score_then_strength_then_name(void **state)
{
    (void)state;
    static const struct {
        kith_measure by;
        const char *names[4];
    } cases[] = {
        /* equal to twelve digits: Bo is stronger; undefined comes last */
        {KITH_BETWEENNESS, {"Bo Chen", "Cy Dahl", "Ada Byron", "Di Eco"}},
        /* low constraint is good */
        {KITH_CONSTRAINT, {"Bo Chen", "Ada Byron", "Cy Dahl", "Di Eco"}},
        {KITH_DEGREE, {"Bo Chen", "Ada Byron", "Cy Dahl", "Di Eco"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_report *r =
            rank(&(kith_report_options){.by = cases[i].by, .by_set = true});
        const value *rows = member_of(r->data, "rows");
        assert_int_equal(elements(rows), 4);
        for (size_t k = 0; k < 4; k++) {
            assert_text(element(rows, k), "name", cases[i].names[k]);
            assert_int_equal(
                member_of(element(rows, k), "rank")->as.integer, k + 1);
        }
        kith_report_free(r);
    }
}

static void betweenness_is_the_default(void **state)
{
    (void)state;
    kith_report *r = rank(NULL);
    assert_text(r->data, "schema", "kith.rank/1");
    assert_text(r->data, "by", "betweenness");
    assert_text(r->data, "engine", "kith");
    assert_int_equal(member_of(r->data, "people")->as.integer, 4);
    assert_false(kith_report_is_empty(r));
    kith_report_free(r);
}

static void every_measure_stands_beside_the_score(void **state)
{
    (void)state;
    kith_report *r = rank(NULL);
    const value *told = element(member_of(r->data, "rows"), 0);
    const value *scores = member_of(told, "scores");
    assert_int_equal(elements(scores), KITH_MEASURES);
    for (unsigned m = 0; m < KITH_MEASURES; m++)
        assert_string_equal(
            element(scores, m)->key, kith_measure_text((kith_measure)m));
    assert_true(member_of(told, "score")->as.number == 1);
    assert_text(told, "organization", "Contoso");
    assert_int_equal(member_of(told, "path")->type, VALUE_NULL);
    kith_report_free(r);
}

static void people_read_a_table(void **state)
{
    (void)state;
    kith_report *r = rank(NULL);
    const block *table = table_of_report(r);
    assert_string_equal(table->columns[3].heading, "BETWEENNESS");
    assert_string_equal(table->columns[4].heading, "PAGERANK");
    assert_string_equal(cell_text(table, 0, 1), "Bo Chen");
    assert_string_equal(cell_text(table, 0, 3), "1.000");
    assert_string_equal(cell_text(table, 0, 5), "2");
    assert_string_equal(cell_text(table, 0, 6), "2025-10-30");
    assert_string_equal(cell_text(table, 3, 3), "–");
    kith_report_free(r);
}

static void rows_can_be_limited(void **state)
{
    (void)state;
    static const struct {
        kith_report_options options;
        size_t rows;
    } cases[] = {
        {{.limit = 1}, 1},
        {{.limit = 9}, 4},
        {{.limit = 1, .all = true}, 4},
        {{.within = "Contoso"}, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_report *r = rank(&cases[i].options);
        assert_int_equal(elements(member_of(r->data, "rows")), cases[i].rows);
        kith_report_free(r);
    }
}

static void an_unknown_account_is_an_error(void **state)
{
    (void)state;
    kith_error error = {0};
    kith_graph *g = small_graph("Ada Byron", people, events, NULL);
    assert_null(kith_report_rank(
        g, &measured, &(kith_report_options){.within = "Zzyzx"}, &error));
    assert_int_equal(error.code, KITH_ERROR_NOT_FOUND);
    kith_graph_free(g);
}

static void nobody_to_rank_is_empty(void **state)
{
    (void)state;
    kith_graph *g = small_graph(NULL, people + 4, events + 2, NULL);
    kith_report *r = kith_report_rank(g, &measured, NULL, NULL);
    assert_true(kith_report_is_empty(r));
    assert_int_equal(elements(member_of(r->data, "rows")), 0);
    assert_null(find_table(r));
    kith_report_free(r);
    kith_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_by_score_then_strength_then_name),
        cmocka_unit_test(betweenness_is_the_default),
        cmocka_unit_test(every_measure_stands_beside_the_score),
        cmocka_unit_test(people_read_a_table),
        cmocka_unit_test(rows_can_be_limited),
        cmocka_unit_test(an_unknown_account_is_an_error),
        cmocka_unit_test(nobody_to_rank_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
