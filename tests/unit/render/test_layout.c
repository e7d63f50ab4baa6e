/*
 * test_layout.c — where everything stands: nothing overlaps, clusters are
 * compact, the same map is the same places, and no kith-draw is no error.
 */
#include "fixture.h"

#include <stdio.h>

/* A large map of boxes thrown at random, with ties and clusters. */
static map *crowd(size_t n, size_t clusters, unsigned seed)
{
    map *m = calloc(1, sizeof *m);
    m->vertices = n;
    m->vertex = calloc(n + 1, sizeof *m->vertex);
    m->ties = n * 2;
    m->tie = calloc(m->ties + 1, sizeof *m->tie);
    m->clusters = clusters;
    m->cluster = calloc(clusters + 1, sizeof *m->cluster);
    for (size_t i = 0; i < clusters; i++)
        m->cluster[i] = (map_cluster){STR("Contoso (4/6)"), 1};
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1103515245 + 12345;
        m->vertex[i] = (map_vertex){
            .name = STR("Ana Ruiz"),
            .label = STR("Ana Ruiz"),
            .size = (uint8_t)(1 + seed / 65536 % 5),
            .cluster =
                seed / 4096 % 7 ? (uint32_t)(seed / 64 % clusters) : NO_INDEX};
    }
    for (size_t i = 0; i < m->ties; i++) {
        seed = seed * 1103515245 + 12345;
        m->tie[i] = (map_tie){
            .a = (uint32_t)(i % n), .b = (uint32_t)(seed / 64 % n), .band = 2};
    }
    return m;
}

static void crowd_free(map *m)
{
    free(m->vertex);
    free(m->tie);
    free(m->cluster);
    free(m);
}

static bool overlap(const spot *a, const spot *b)
{
    return a->w > 0 && b->w > 0 && fabs(a->x - b->x) < (a->w + b->w) / 2 &&
           fabs(a->y - b->y) < (a->h + b->h) / 2;
}

static void assert_apart(const spot *box, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(overlap(&box[i], &box[j]));
}

static void test_place__any_boxes_end_apart(void **state)
{
    (void)state;
    /* All on one spot, all in one row, one inside the other, random. */
    for (unsigned shape = 0; shape < 4; shape++) {
        spot box[120];
        unsigned seed = 7;
        for (size_t i = 0; i < 120; i++) {
            seed = seed * 1103515245 + 12345;
            double far = (double)(seed / 65536 % 100);
            box[i] = (spot){
                shape == 1   ? (double)i
                : shape == 3 ? far
                             : 0,
                shape == 3 ? (double)(seed / 256 % 50) : 0,
                shape == 2 ? 200.0 - (double)i : 60, 18};
        }
        assert_true(kith_place_apart(box, 120, 5));
        assert_apart(box, 120);
    }
    assert_true(kith_place_apart(NULL, 0, 5));
}

static void test_layout__has_no_overlaps_and_is_the_same_twice(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 2, 3, 12, 40, 150, 300};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        map *m = crowd(sizes[i], 1 + sizes[i] / 16, 3);
        layout first, second;
        assert_true(kith_layout_make(m, "/nonexistent/kith-draw", &first));
        assert_true(kith_layout_make(m, "/nonexistent/kith-draw", &second));
        assert_apart(first.vertex, m->vertices);
        for (size_t v = 0; v < m->vertices; v++) {
            assert_true(
                memcmp(&first.vertex[v], &second.vertex[v], sizeof(spot)) == 0);
            assert_true(first.vertex[v].x >= first.vertex[v].w / 2);
            assert_true(
                first.vertex[v].x + first.vertex[v].w / 2 <= first.width);
            assert_true(
                first.vertex[v].y + first.vertex[v].h / 2 <= first.height);
            for (size_t c = 0; c < m->clusters; c++)
                assert_false(overlap(&first.vertex[v], &first.cluster[c]));
        }
        assert_apart(first.cluster, m->clusters);
        kith_layout_free(&first);
        kith_layout_free(&second);
        crowd_free(m);
    }
}

static void test_layout__of_nobody_is_empty(void **state)
{
    (void)state;
    map m = {0};
    layout l;
    assert_true(kith_layout_make(&m, NULL, &l));
    assert_true(l.width > 0 && l.height > 0);
    assert_string_equal(l.notice, "");
    kith_layout_free(&l);
}

/* However mixed the rough positions are, each cluster becomes a disc. */
static void test_pack__clusters_keep_clear_of_each_other(void **state)
{
    (void)state;
    map *m = crowd(90, 6, 11);
    spot *box = calloc(90, sizeof *box);
    kith_measure_vertices(m, box);
    for (size_t v = 0; v < 90; v++) {
        box[v].x = (double)(v * 37 % 90);
        box[v].y = (double)(v * 53 % 90);
    }
    assert_true(kith_pack_clusters(m, box));
    double x[6] = {0}, y[6] = {0}, n[6] = {0};
    for (size_t v = 0; v < 90; v++)
        if (m->vertex[v].cluster < 6) {
            uint32_t c = m->vertex[v].cluster;
            x[c] += box[v].x;
            y[c] += box[v].y;
            n[c]++;
        }
    size_t home = 0, all = 0;
    for (size_t v = 0; v < 90; v++) {
        size_t nearest = 0;
        for (size_t c = 1; c < 6; c++)
            if (hypot(box[v].x - x[c] / n[c], box[v].y - y[c] / n[c]) <
                hypot(
                    box[v].x - x[nearest] / n[nearest],
                    box[v].y - y[nearest] / n[nearest]))
                nearest = c;
        all += m->vertex[v].cluster < 6;
        home += m->vertex[v].cluster == nearest;
    }
    assert_true(home * 10 >= all * 9);
    free(box);
    crowd_free(m);
}

static void test_layout__a_program_that_misbehaves_is_said_aloud(void **state)
{
    (void)state;
    static const struct {
        const char *program, *why;
    } cases[] = {
        {"/nonexistent/kith-draw", "could not be started"},
        {"/bin/false", "it failed"},
        {"/bin/true", "it gave no positions"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        map *m = crowd(300, 9, 5); /* more input than a pipe holds */
        layout l;
        assert_true(kith_layout_make(m, cases[i].program, &l));
        assert_true(holds(l.notice, cases[i].why));
        assert_apart(l.vertex, m->vertices);
        kith_layout_free(&l);
        crowd_free(m);
    }
}

/*  Bo stands on the straight way from Ana to Cy: the highlighted tie goes
 *  around.   Ana ---- Bo ---- Cy                                         */
static void test_route__goes_around_a_stranger(void **state)
{
    (void)state;
    map_vertex vertex[3] = {{.size = 1}, {.size = 1}, {.size = 1}};
    map_tie tie[2] = {{.a = 0, .b = 2, .highlight = true}, {.a = 0, .b = 1}};
    map m = {.vertex = vertex, .vertices = 3, .tie = tie, .ties = 2};
    spot box[3] = {{0, 0, 60, 20}, {200, 0, 60, 20}, {400, 0, 60, 20}};
    point bend[2];
    layout l = {.vertex = box, .bend = bend};
    kith_route_ties(&m, &l);
    assert_true(fabs(bend[0].y) > 20);
    assert_true(fabs(bend[1].y) < 0.01);
    point middle = kith_route_at(&l, &tie[0], bend[0], 0.5);
    assert_true(fabs(middle.y) > 12);
}

static void test_measure__is_never_narrower_than_the_letters(void **state)
{
    (void)state;
    /* Widths of DejaVu Sans at 1 em, measured with its own metrics. */
    static const struct {
        const char *text;
        double em;
    } cases[] = {
        {"", 0},      {"i", 0.278}, {"W", 0.989},    {"Ana Ruiz", 4.294},
        {"é", 0.615}, {"…", 1.000}, {"日本", 2.000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double em = kith_text_em(str_from(cases[i].text));
        assert_true(em >= cases[i].em - 1e-9);
        assert_true(em <= cases[i].em * 1.5 + 0.01);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_place__any_boxes_end_apart),
        cmocka_unit_test(test_layout__has_no_overlaps_and_is_the_same_twice),
        cmocka_unit_test(test_layout__of_nobody_is_empty),
        cmocka_unit_test(test_pack__clusters_keep_clear_of_each_other),
        cmocka_unit_test(test_layout__a_program_that_misbehaves_is_said_aloud),
        cmocka_unit_test(test_route__goes_around_a_stranger),
        cmocka_unit_test(test_measure__is_never_narrower_than_the_letters),
    };
    (void)fixture_map_new;
    (void)written;
    (void)fixture_report;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
