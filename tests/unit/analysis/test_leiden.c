/* test_leiden.c — one run of Leiden. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/leiden.h"
#include "drawn.h"

enum { MOST = 40 };

static double run(
    uint32_t n,
    const drawn_tie *ties,
    size_t m,
    double resolution,
    uint64_t seed,
    uint32_t *membership)
{
    people g;
    leiden_room room;
    uint32_t count = 0;
    kith_graph graph = drawn_graph(n, ties, m);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_leiden_room(&g, resolution, &room));
    kith_leiden(&g, &room, seed, membership);
    for (uint32_t v = 0; v < n; v++)
        count = membership[v] >= count ? membership[v] + 1 : count;
    double quality = kith_modularity(&g, &room, membership, count);
    kith_leiden_room_free(&room);
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
    return quality;
}

/*  two triangles and a bridge: Q = 6/7 - 2 (7/14)^2 = 5/14  */
static const drawn_tie bridged[] = {{0, 1, 1, 1}, {0, 2, 1, 1}, {1, 2, 1, 1},
                                    {2, 3, 1, 1}, {3, 4, 1, 1}, {3, 5, 1, 1},
                                    {4, 5, 1, 1}};

static void bridge_parts_two_triangles_from_any_seed(void **state)
{
    uint32_t at[6];
    (void)state;
    for (uint64_t seed = 0; seed < 100; seed++) {
        assert_near(run(6, bridged, 7, 1, seed, at), 5 / 14., 1e-15);
        assert_true(at[0] == at[1] && at[1] == at[2]);
        assert_true(at[3] == at[4] && at[4] == at[5]);
        assert_true(at[0] != at[3]);
    }
}

static void resolution_chooses_between_one_and_all(void **state)
{
    uint32_t at[6];
    (void)state;
    run(6, bridged, 7, 0.01, 1, at);
    for (int v = 1; v < 6; v++)
        assert_int_equal(at[v], at[0]);
    run(6, bridged, 7, 100, 1, at);
    for (int v = 0; v < 6; v++)
        for (int u = 0; u < v; u++)
            assert_int_not_equal(at[v], at[u]);
}

static void strengths_in_another_unit_change_nothing(void **state)
{
    drawn_tie ties[400], scaled[400];
    uint32_t one[MOST], other[MOST];
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        rng r = {seed};
        uint32_t n = 2 + rng_below(&r, MOST - 2);
        size_t m = drawn_random(&r, n, .2, 2, ties, 400);
        for (size_t e = 0; e < m; e++) {
            scaled[e] = ties[e];
            scaled[e].strength *= 1024;
        }
        run(n, ties, m, 1, seed, one);
        run(n, scaled, m, 1, seed, other);
        assert_memory_equal(one, other, n * sizeof *one);
    }
}

/* Leiden's promise: no community falls into parts. */
static void communities_are_connected(void **state)
{
    drawn_tie ties[400];
    uint32_t at[MOST], label[MOST];
    (void)state;
    for (uint64_t seed = 0; seed < 500; seed++) {
        rng r = {seed};
        uint32_t n = 2 + rng_below(&r, MOST - 2);
        size_t m = drawn_random(&r, n, .15, (int)(seed % 3), ties, 400);
        run(n, ties, m, 1, seed, at);
        for (uint32_t v = 0; v < n; v++)
            label[v] = v;
        for (uint32_t turn = 0; turn < n; turn++)
            for (size_t e = 0; e < m; e++) {
                uint32_t a = ties[e].a, b = ties[e].b;
                uint32_t least = label[a] < label[b] ? label[a] : label[b];
                if (at[a] == at[b])
                    label[a] = label[b] = least;
            }
        for (uint32_t v = 0; v < n; v++)
            for (uint32_t u = 0; u < v; u++)
                assert_int_equal(at[u] == at[v], label[u] == label[v]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bridge_parts_two_triangles_from_any_seed),
        cmocka_unit_test(resolution_chooses_between_one_and_all),
        cmocka_unit_test(strengths_in_another_unit_change_nothing),
        cmocka_unit_test(communities_are_connected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
