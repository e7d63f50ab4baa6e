/* test_holes.c — Borgatti's published example of Burt's measures. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/measures.h"
#include "drawn.h"

/* Borgatti 1997 as UCINET reports it: A B C D E F G = 0 .. 6. */
static const struct {
    uint32_t a, b;
    double weight;
} ties[] = {{0, 1, 2}, {0, 5, 3}, {0, 6, 5}, {0, 4, 2}, {1, 6, 4},
            {1, 3, 1}, {5, 6, 3}, {4, 6, 8}, {3, 6, 3}, {2, 6, 10}};

static void measure(bool weighted, double *constraint, double *size)
{
    drawn_tie drawn[10];
    people g;
    for (size_t i = 0; i < 10; i++)
        drawn[i] =
            (drawn_tie){ties[i].a, ties[i].b, weighted ? ties[i].weight : 1, 1};
    kith_graph graph = drawn_graph(8, drawn, 10);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_holes(&g, constraint, size));
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
}

static void ucinet_reports_the_same(void **state)
{
    static const struct {
        bool weighted;
        int who;
        double constraint, size;
    } cases[] = {{false, 6, .400, 4.67}, {false, 0, .595, 2.5},
                 {false, 2, 1, 1},       {true, 6, .299, 5.47},
                 {true, 0, .795, 2.47},  {true, 2, 1, 1}};
    double constraint[8], size[8];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        measure(cases[i].weighted, constraint, size);
        assert_near(constraint[cases[i].who], cases[i].constraint, 6e-4);
        assert_near(size[cases[i].who], cases[i].size, 6e-3);
        assert_true(isnan(constraint[7]) && isnan(size[7])); /* isolated */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ucinet_reports_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
