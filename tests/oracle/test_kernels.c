/*
 * test_kernels.c — our kernels against igraph and against definitions.
 *
 * 2,400 random graphs from fixed seeds: 0 to 25 people, sparse to full, flat,
 * with many equal chains (costs are multiples of 1/4), and of any weight. Two
 * oracles: igraph, and the definition written down without a thought of speed.
 */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "analysis/communities.h"
#include "analysis/engine.h"
#include "analysis/leiden.h"
#include "analysis/measures.h"
#include "unit/analysis/drawn.h"

enum { GRAPHS = 2400, MOST = 25, TIES = MOST * MOST / 2 };

typedef struct rows {
    double *of[KITH_MEASURES];
    double at[KITH_MEASURES * (MOST + 1)];
} rows;

static void rows_point(rows *r)
{
    for (size_t m = 0; m < KITH_MEASURES; m++)
        r->of[m] = r->at + m * (MOST + 1);
}

static kith_graph draw(uint64_t seed)
{
    drawn_tie ties[TIES];
    rng r = {seed};
    uint32_t n = seed < 12 ? (uint32_t)seed / 4 : rng_below(&r, MOST + 1);
    double density = rng_unit(&r) * rng_unit(&r);
    if (seed % 10 == 0)
        density = 1;
    size_t m = drawn_random(&r, n, density, (int)(seed % 3), ties, TIES);
    return drawn_graph(n, ties, m);
}

static void measure(const people *g, unsigned threads, rows *r)
{
    rows_point(r);
    assert_true(kith_betweenness(
        g, threads, r->of[KITH_BETWEENNESS], r->of[KITH_CLOSENESS],
        r->of[KITH_HARMONIC]));
    assert_true(kith_pagerank(g, r->of[KITH_PAGERANK]));
    assert_true(kith_eigenvector(g, r->of[KITH_EIGENVECTOR]));
    assert_true(
        kith_holes(g, r->of[KITH_CONSTRAINT], r->of[KITH_EFFECTIVE_SIZE]));
    assert_true(kith_coreness(g, r->of[KITH_CORENESS]));
    assert_true(kith_cut_vertices(g, r->of[KITH_CUT_VERTEX]));
}

static const engine *igraph(void)
{
    kith_error error = {0};
    const engine *loaded = kith_engine_load(&error);
    if (!loaded)
        fail_msg("%s", error.message);
    return loaded;
}

static void assert_close(
    double ours, double theirs, double slack, uint64_t seed, const char *what)
{
    if (isnan(ours) && isnan(theirs))
        return;
    if (!(fabs(ours - theirs) <= slack * fmax(1, fabs(theirs))))
        fail_msg("seed %d: %s %.17g, not %.17g", (int)seed, what, ours, theirs);
}

static void our_kernels_agree_with_igraph(void **state)
{
    /* The eigenvector has a test of its own: it need not be unique. */
    static const kith_measure same[] = {
        KITH_BETWEENNESS, KITH_CLOSENESS, KITH_HARMONIC,  KITH_PAGERANK,
        KITH_CONSTRAINT,  KITH_CORENESS,  KITH_CUT_VERTEX};
    (void)state;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        kith_graph graph = draw(seed);
        people g;
        rows ours, theirs;
        kith_error error = {0};
        assert_true(kith_people_of(&graph, &g));
        measure(&g, 1, &ours);
        rows_point(&theirs);
        if (!igraph()->measures(&g, theirs.of, &error))
            fail_msg("seed %d: %s", (int)seed, error.message);
        for (size_t k = 0; k < sizeof same / sizeof *same; k++)
            for (uint32_t v = 0; v < g.n; v++)
                assert_close(
                    ours.of[same[k]][v], theirs.of[same[k]][v], 1e-8, seed,
                    kith_measure_text(same[k]));
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
}

/* A x = l x, with l no smaller than what igraph's vector reaches. */
static void eigenvector_is_one_of_the_largest_eigenvalue(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        kith_graph graph = draw(seed);
        people g;
        rows ours, theirs;
        assert_true(kith_people_of(&graph, &g));
        measure(&g, 1, &ours);
        rows_point(&theirs);
        assert_true(igraph()->measures(&g, theirs.of, NULL));
        double value[2] = {0, 0}, most = 0;
        for (int k = 0; g.m && k < 2; k++) {
            const double *x =
                (k ? theirs : ours).at + (size_t)KITH_EIGENVECTOR * (MOST + 1);
            double xx = 0;
            for (uint32_t v = 0; v < g.n; v++) {
                xx += x[v] * x[v];
                for (uint32_t a = g.first[v]; a < g.first[v + 1]; a++)
                    value[k] += g.strength[a].s * x[v] * x[g.to[a]];
            }
            value[k] /= xx;
        }
        const double *x = ours.of[KITH_EIGENVECTOR];
        for (uint32_t v = 0; g.m && v < g.n; v++) {
            double sum = 0;
            for (uint32_t a = g.first[v]; a < g.first[v + 1]; a++)
                sum += g.strength[a].s * x[g.to[a]];
            assert_close(sum, value[0] * x[v], 1e-10, seed, "A x");
            assert_true(x[v] >= 0);
            most = fmax(most, x[v]);
        }
        if (g.m) {
            assert_close(value[0], value[1], 1e-10, seed, "eigenvalue");
            assert_close(most, 1, 1e-15, seed, "maximum");
        }
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
}

/* ---- Definitions -------------------------------------------------------- */

typedef struct matrix {
    double at[MOST][MOST];
} matrix;

static matrix matrix_of(const people *g, bool costs)
{
    matrix w = {0};
    for (uint32_t v = 0; v < g->n; v++)
        for (uint32_t a = g->first[v]; a < g->first[v + 1]; a++)
            w.at[v][g->to[a]] = costs ? g->cost[a].c : g->strength[a].s;
    return w;
}

/* Distances by Floyd & Warshall; chains counted by adding one tie at a time. */
static void count_chains(const people *g, matrix *d, matrix *chains)
{
    matrix w = matrix_of(g, true);
    uint32_t n = g->n;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < n; k++)
            d->at[i][k] = i == k ? 0 : w.at[i][k] > 0 ? w.at[i][k] : 1e300;
    for (uint32_t l = 0; l < n; l++)
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t k = 0; k < n; k++)
                d->at[i][k] = fmin(d->at[i][k], d->at[i][l] + d->at[l][k]);
    *chains = (matrix){0};
    for (uint32_t i = 0; i < n; i++) {
        bool done[MOST] = {false};
        chains->at[i][i] = 1;
        for (uint32_t turn = 0; turn < n; turn++) {
            uint32_t v = NO_INDEX;
            for (uint32_t k = 0; k < n; k++)
                if (!done[k] && (v == NO_INDEX || d->at[i][k] < d->at[i][v]))
                    v = k;
            done[v] = true;
            for (uint32_t k = 0; k < n; k++)
                if (w.at[v][k] > 0 && d->at[i][v] < 1e299 &&
                    d->at[i][v] + w.at[v][k] == d->at[i][k])
                    chains->at[i][k] += chains->at[i][v];
        }
    }
}

static void betweenness_is_the_share_of_shortest_chains(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        if (seed % 3 == 2)
            continue; /* here sums of costs are exact in doubles */
        kith_graph graph = draw(seed);
        people g;
        rows ours;
        matrix d, chains;
        assert_true(kith_people_of(&graph, &g));
        measure(&g, 1, &ours);
        count_chains(&g, &d, &chains);
        for (uint32_t v = 0; v < g.n; v++) {
            double sum = 0;
            for (uint32_t i = 0; i < g.n; i++)
                for (uint32_t k = i + 1; k < g.n; k++)
                    if (i != v && k != v && d.at[i][k] < 1e299 &&
                        d.at[i][v] + d.at[v][k] == d.at[i][k])
                        sum +=
                            chains.at[i][v] * chains.at[v][k] / chains.at[i][k];
            double pairs = (g.n - 1.0) * (g.n - 2.0) / 2;
            assert_close(
                ours.of[KITH_BETWEENNESS][v], g.n > 2 ? sum / pairs : 0, 1e-12,
                seed, "betweenness");
        }
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
}

static uint32_t components_without(const people *g, uint32_t gone)
{
    uint32_t label[MOST], count = 0;
    for (uint32_t v = 0; v < g->n; v++)
        label[v] = v;
    for (uint32_t turn = 0; turn < g->n; turn++)
        for (uint32_t v = 0; v < g->n; v++)
            for (uint32_t a = g->first[v]; a < g->first[v + 1]; a++)
                if (v != gone && g->to[a] != gone && label[g->to[a]] < label[v])
                    label[v] = label[g->to[a]];
    for (uint32_t v = 0; v < g->n; v++)
        count += v != gone && label[v] == v;
    return count;
}

static void cut_vertices_are_those_whose_loss_splits_a_component(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        kith_graph graph = draw(seed);
        people g;
        rows ours;
        assert_true(kith_people_of(&graph, &g));
        measure(&g, 1, &ours);
        uint32_t before = components_without(&g, NO_INDEX);
        for (uint32_t v = 0; v < g.n; v++)
            assert_close(
                ours.of[KITH_CUT_VERTEX][v], components_without(&g, v) > before,
                0, seed, "cut vertex");
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
}

/* Burt's formulas over the whole matrix. */
static void holes_are_what_burt_wrote(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < GRAPHS; seed++) {
        kith_graph graph = draw(seed);
        people g;
        rows ours;
        assert_true(kith_people_of(&graph, &g));
        measure(&g, 1, &ours);
        matrix w = matrix_of(&g, false);
        double total[MOST] = {0}, most[MOST] = {0};
        for (uint32_t i = 0; i < g.n; i++)
            for (uint32_t k = 0; k < g.n; k++) {
                total[i] += w.at[i][k];
                most[i] = fmax(most[i], w.at[i][k]);
            }
        for (uint32_t i = 0; i < g.n; i++) {
            double bound = 0, size = 0;
            for (uint32_t j = 0; j < g.n; j++) {
                if (!(w.at[i][j] > 0))
                    continue;
                double through = w.at[i][j] / total[i], redundant = 0;
                for (uint32_t q = 0; q < g.n; q++) {
                    if (q == i || q == j || !(w.at[i][q] > 0))
                        continue;
                    double p = w.at[i][q] / total[i];
                    through += p * w.at[q][j] / total[q];
                    redundant += p * w.at[j][q] / most[j];
                }
                bound += through * through;
                size += 1 - redundant;
            }
            double none = total[i] > 0 ? 0 : (double)NAN;
            assert_close(
                ours.of[KITH_CONSTRAINT][i], bound + none, 1e-12, seed,
                "constraint");
            assert_close(
                ours.of[KITH_EFFECTIVE_SIZE][i], size + none, 1e-12, seed,
                "effective size");
        }
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
}

/* ---- Communities -------------------------------------------------------- */

static double quality(
    const people *g, uint32_t *runs, size_t restarts, double resolution)
{
    uint32_t membership[MOST];
    double confidence[MOST];
    communities found;
    assert_true(kith_communities_judge(
        g, resolution, restarts, runs, membership, confidence, &found));
    return found.quality;
}

static void communities_are_at_least_as_good_as_igraphs(void **state)
{
    enum { RESTARTS = 16 };
    static const double resolution[] = {1, 1, 0.5, 2};
    uint32_t runs[RESTARTS * MOST];
    size_t worse = 0, better = 0;
    (void)state;
    for (uint64_t seed = 0; seed < GRAPHS; seed += 4) {
        kith_graph graph = draw(seed);
        people g;
        double chosen = resolution[seed / 4 % 4];
        assert_true(kith_people_of(&graph, &g));
        if (g.m) {
            assert_true(
                igraph()->communities(&g, chosen, RESTARTS, runs, NULL));
            double theirs = quality(&g, runs, RESTARTS, chosen);
            assert_true(kith_communities_run(&g, chosen, RESTARTS, 1, runs));
            double ours = quality(&g, runs, RESTARTS, chosen);
            worse += ours < theirs - 1e-9;
            better += ours > theirs + 1e-9;
        }
        kith_people_free(&g);
        kith_arena_free(&graph.memory);
    }
    print_message("600 graphs: better %zu, worse %zu times\n", better, worse);
    assert_true(worse <= better + 3);
}

/* ---- Threads ------------------------------------------------------------ */

static void any_number_of_threads_gives_the_same_bits(void **state)
{
    enum { PEOPLE = 400, EDGES = 4000, RESTARTS = 8 };
    (void)state;
    drawn_tie *ties = calloc(EDGES, sizeof *ties);
    assert_non_null(ties);
    rng r = {7};
    size_t m = drawn_random(&r, PEOPLE, 0.04, 2, ties, EDGES);
    kith_graph graph = drawn_graph(PEOPLE, ties, m);
    double *row = calloc(PEOPLE * 6, sizeof *row);
    uint32_t *runs = calloc(2 * RESTARTS * PEOPLE, sizeof *runs);
    people g;
    assert_non_null(row);
    assert_non_null(runs);
    assert_true(kith_people_of(&graph, &g));
    assert_true(kith_betweenness(&g, 1, row, row + PEOPLE, row + 2 * PEOPLE));
    assert_true(kith_communities_run(&g, 1, RESTARTS, 1, runs));
    for (unsigned threads = 2; threads < 8; threads++) {
        double *other = row + 3 * PEOPLE;
        assert_true(kith_betweenness(
            &g, threads, other, other + PEOPLE, other + 2 * PEOPLE));
        assert_memory_equal(row, other, 3 * PEOPLE * sizeof *row);
        uint32_t *again = runs + RESTARTS * PEOPLE;
        assert_true(kith_communities_run(&g, 1, RESTARTS, threads, again));
        assert_memory_equal(runs, again, RESTARTS * PEOPLE * sizeof *runs);
    }
    kith_people_free(&g);
    kith_arena_free(&graph.memory);
    free(ties);
    free(row);
    free(runs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_kernels_agree_with_igraph),
        cmocka_unit_test(eigenvector_is_one_of_the_largest_eigenvalue),
        cmocka_unit_test(betweenness_is_the_share_of_shortest_chains),
        cmocka_unit_test(cut_vertices_are_those_whose_loss_splits_a_component),
        cmocka_unit_test(holes_are_what_burt_wrote),
        cmocka_unit_test(communities_are_at_least_as_good_as_igraphs),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
