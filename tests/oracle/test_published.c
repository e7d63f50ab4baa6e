/*
 * test_published.c — published graphs give published numbers.
 *
 * The tables (NAME.edges.tsv, NAME.metrics.tsv) lie beside the project where it
 * is developed, or where KITH_DATA says; elsewhere those tests are skipped.
 * What is written down here needs no file.
 */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <kith/analysis.h>

#include "unit/analysis/drawn.h"

enum { MOST = 64, TIES = 512 };

typedef struct table {
    char name[MOST][40];
    uint32_t names;
    drawn_tie tie[TIES];
    size_t ties;
} table;

static uint32_t number_of(table *t, const char *name)
{
    for (uint32_t i = 0; i < t->names; i++)
        if (!strcmp(t->name[i], name))
            return i;
    assert_true(t->names < MOST);
    snprintf(t->name[t->names], sizeof *t->name, "%s", name);
    return t->names++;
}

static FILE *open_data(const char *name, const char *what)
{
    char path[1024];
    const char *data = getenv("KITH_DATA");
    snprintf(
        path, sizeof path, "%s/groundtruth/%s.%s.tsv",
        data ? data : TEST_SOURCE_DIR "/../../shared/data", name, what);
    FILE *file = fopen(path, "r");
    if (!file)
        print_message("skipped: no %s\n", path);
    return file;
}

/* Fills an empty table; unweighted as the tables of measures are. */
static bool read_ties(const char *name, const char *what, bool flat, table *t)
{
    char a[40], b[40];
    double weight;
    FILE *file = open_data(name, what);
    if (!file)
        return false;
    while (fscanf(file, " %39[^\t]\t%39[^\t]\t%lf", a, b, &weight) == 3) {
        uint32_t from = number_of(t, a), to = number_of(t, b);
        t->tie[t->ties++] = (drawn_tie){from, to, flat ? 1 : weight, 1};
    }
    fclose(file);
    return true;
}

/* The columns of a table, in its order. */
static const kith_measure columns[] = {
    KITH_DEGREE,      KITH_BETWEENNESS, KITH_CLOSENESS,  KITH_HARMONIC,
    KITH_EIGENVECTOR, KITH_PAGERANK,    KITH_CONSTRAINT, KITH_EFFECTIVE_SIZE,
    KITH_CORENESS,    KITH_CUT_VERTEX};

static void compare_table(const char *name, bool by_igraph)
{
    table t = {0};
    char line[256], who[40];
    if (!read_ties(name, "edges", true, &t))
        skip();
    kith_graph graph = drawn_graph(t.names, t.tie, t.ties);
    kith_analysis_options options = {.igraph_engine = by_igraph};
    kith_analysis *analysis = kith_analyse(&graph, &options, NULL);
    assert_non_null(analysis);
    FILE *file = open_data(name, "metrics");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    size_t rows = 0;
    while (fscanf(file, " %39[^\t]", who) == 1) {
        kith_vertex v = number_of(&t, who);
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
            double value;
            assert_int_equal(fscanf(file, "%lf", &value), 1);
            double score = kith_score(analysis, columns[c], v);
            if (!(fabs(score - value) <= 1e-8))
                fail_msg(
                    "%s: %s of %s is %.12g, not %.12g", name,
                    kith_measure_text(columns[c]), who, score, value);
        }
        rows++;
    }
    assert_int_equal(rows, t.names);
    fclose(file);
    kith_analysis_free(analysis);
    kith_arena_free(&graph.memory);
}

static void tables_come_out_to_eight_digits(void **state)
{
    static const char *const names[] = {
        "kite", "florentine", "karate", "borgatti1997"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        compare_table(names[i], false);
        compare_table(names[i], true);
    }
}

/* Aloise et al. 2010: the optimum of the karate club is .41979, 4 clusters of
 * 5, 6, 11 and 12. */
static void karate_club_splits_as_it_was_proved_to(void **state)
{
    static const size_t sizes[] = {12, 11, 6, 5};
    size_t size[4] = {0};
    table t = {0};
    (void)state;
    if (!read_ties("karate", "edges", true, &t))
        skip();
    kith_graph graph = drawn_graph(t.names, t.tie, t.ties);
    kith_analysis *analysis = kith_analyse(&graph, NULL, NULL);
    assert_non_null(analysis);
    assert_int_equal(kith_community_count(analysis), 4);
    for (kith_vertex v = 0; v < t.names; v++)
        size[kith_community(analysis, v)]++;
    for (size_t c = 0; c < 4; c++)
        assert_int_equal(size[c], sizes[c]);
    kith_analysis_free(analysis);
    kith_arena_free(&graph.memory);
}

/* Freeman 2003: the women fall into two groups, 1-9 and 10-18. */
static void southern_women_form_their_two_groups(void **state)
{
    table t = {0};
    char who[40];
    int group;
    size_t community[3] = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
    (void)state;
    if (!read_ties("davis", "newman_projection", false, &t))
        skip();
    kith_graph graph = drawn_graph(t.names, t.tie, t.ties);
    kith_analysis *analysis = kith_analyse(&graph, NULL, NULL);
    assert_non_null(analysis);
    assert_int_equal(kith_community_count(analysis), 2);
    FILE *file = open_data("davis", "groups");
    assert_non_null(file);
    while (fscanf(file, " %39[^\t]\t%d", who, &group) == 2) {
        assert_true(group == 1 || group == 2);
        size_t c = kith_community(analysis, number_of(&t, who));
        if (community[group] == SIZE_MAX)
            community[group] = c;
        assert_int_equal(community[group], c);
    }
    assert_int_not_equal(community[1], community[2]);
    fclose(file);
    kith_analysis_free(analysis);
    kith_arena_free(&graph.memory);
}

/* Krackhardt 1990. Three people win: Diane (3) knows most, Fernando (5) and
 *  Garth (6) are nearest to all, Heather (7) lies between.
 *
 * 0 Andre 1 Beverly 2 Carol 3 Diane 4 Ed 5 Fernando 6 Garth 7 Heather 8 Ike
 * 9 Jane. */
static const drawn_tie kite[] = {
    {0, 1, 1, 1}, {0, 2, 1, 1}, {0, 3, 1, 1}, {0, 5, 1, 1}, {1, 3, 1, 1},
    {1, 4, 1, 1}, {1, 6, 1, 1}, {2, 3, 1, 1}, {2, 5, 1, 1}, {3, 4, 1, 1},
    {3, 5, 1, 1}, {3, 6, 1, 1}, {4, 6, 1, 1}, {5, 6, 1, 1}, {5, 7, 1, 1},
    {6, 7, 1, 1}, {7, 8, 1, 1}, {8, 9, 1, 1}};

static void kite_has_three_winners(void **state)
{
    static const struct {
        kith_measure measure;
        kith_vertex who;
        double value;
    } cases[] = {
        {KITH_DEGREE, 3, 6},
        {KITH_BETWEENNESS, 7, 14 / 36.},
        {KITH_BETWEENNESS, 8, 8 / 36.},
        {KITH_CLOSENESS, 5, 9 / 14.},
        {KITH_CLOSENESS, 6, 9 / 14.},
        {KITH_CLOSENESS, 3, .6},
        {KITH_CLOSENESS, 9, 9 / 29.},
        {KITH_EIGENVECTOR, 3, 1},
        {KITH_CONSTRAINT, 9, 1},
        {KITH_CONSTRAINT, 8, .5},
        {KITH_EFFECTIVE_SIZE, 3, 10 / 3.},
        {KITH_CORENESS, 3, 3},
        {KITH_CORENESS, 9, 1},
        {KITH_CUT_VERTEX, 7, 1},
        {KITH_CUT_VERTEX, 8, 1},
        {KITH_CUT_VERTEX, 5, 0}};
    (void)state;
    kith_graph graph = drawn_graph(10, kite, sizeof kite / sizeof *kite);
    kith_analysis *analysis = kith_analyse(&graph, NULL, NULL);
    assert_non_null(analysis);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_near(
            kith_score(analysis, cases[i].measure, cases[i].who),
            cases[i].value, 1e-12);
    kith_analysis_free(analysis);
    kith_arena_free(&graph.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_come_out_to_eight_digits),
        cmocka_unit_test(karate_club_splits_as_it_was_proved_to),
        cmocka_unit_test(southern_women_form_their_two_groups),
        cmocka_unit_test(kite_has_three_winners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
