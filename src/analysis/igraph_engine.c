/*
 * igraph_engine.c — the same columns as our kernels, computed by igraph.
 *
 * For whoever asks for it (engine.h), and as the oracle of our kernels. igraph
 * has no effective size: that column stays ours.
 *
 * igraph normalises otherwise than we do and answers NaN with success for what
 * has no value, so raw values are asked for and normalised here. What igraph
 * 0.10.2 does wrongly is kept from it: graphs without ties are never shown to
 * the iterative methods, weights are finite and above 0 (csr.h), and Leiden is
 * iterated here, because its own loop stops too early or never.
 */
#include "analysis/engine.h"

#include <stdio.h>

#include "analysis/igraph_door.h"
#include "analysis/measures.h"

#define DAMPING 0.85
#define NO_GAIN 1e-12
#define BETA    0.01 /* randomness of igraph's refinement: its default */

enum { MOST_ITERATIONS = 100 };

/* The people graph as igraph sees it. Zero is empty; freed in any state. */
typedef struct image {
    igraph_t graph;
    igraph_vector_t strength, cost, total, result;
    igraph_vector_int_t ends, integers;
    int made; /* of the above, in this order: vectors, then the graph */
} image;

static igraph_vector_t *const *vectors(image *i, igraph_vector_t *all[4])
{
    all[0] = &i->strength;
    all[1] = &i->cost;
    all[2] = &i->total;
    all[3] = &i->result;
    return all;
}

static void image_free(image *i)
{
    igraph_vector_t *all[4];
    vectors(i, all);
    for (int k = 0; k < 4 && k < i->made; k++)
        igraph_vector_destroy(all[k]);
    if (i->made > 4)
        igraph_vector_int_destroy(&i->ends);
    if (i->made > 5)
        igraph_vector_int_destroy(&i->integers);
    if (i->made > 6)
        igraph_destroy(&i->graph);
}

static void copy_ties(const people *g, image *i)
{
    igraph_integer_t e = 0;
    for (uint32_t v = 0; v < g->n; v++) {
        VECTOR(i->total)[v] = g->total[v];
        for (uint32_t a = g->first[v]; a < g->first[v + 1]; a++) {
            if (g->to[a] < v)
                continue;
            VECTOR(i->ends)[2 * e] = v;
            VECTOR(i->ends)[2 * e + 1] = g->to[a];
            VECTOR(i->strength)[e] = g->strength[a].s;
            VECTOR(i->cost)[e] = g->cost[a].c;
            e++;
        }
    }
}

static igraph_error_t image_make(const people *g, image *i)
{
    igraph_vector_t *all[4];
    const igraph_integer_t size[4] = {g->m, g->m, g->n, 0};
    igraph_error_t code = IGRAPH_SUCCESS;
    vectors(i, all);
    for (int k = 0; k < 4; k++) {
        if ((code = igraph_vector_init(all[k], size[k])))
            return code;
        i->made++;
    }
    if ((code = igraph_vector_int_init(&i->ends, 2 * (igraph_integer_t)g->m)))
        return code;
    i->made++;
    if ((code = igraph_vector_int_init(&i->integers, 0)))
        return code;
    i->made++;
    copy_ties(g, i);
    if ((code = igraph_create(&i->graph, &i->ends, g->n, IGRAPH_UNDIRECTED)))
        return code;
    i->made++;
    return code;
}

/* ---- Measures: raw columns, then our normalisation ---------------------- */

typedef igraph_error_t ask(image *i, igraph_vector_t *result);

static igraph_error_t ask_betweenness(image *i, igraph_vector_t *result)
{
    return igraph_betweenness(
        &i->graph, result, igraph_vss_all(), false, &i->cost);
}

static igraph_error_t ask_closeness(image *i, igraph_vector_t *result)
{
    return igraph_closeness(
        &i->graph, result, NULL, NULL, igraph_vss_all(), IGRAPH_ALL, &i->cost,
        true);
}

static igraph_error_t ask_harmonic(image *i, igraph_vector_t *result)
{
    return igraph_harmonic_centrality(
        &i->graph, result, igraph_vss_all(), IGRAPH_ALL, &i->cost, true);
}

static igraph_error_t ask_eigenvector(image *i, igraph_vector_t *result)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    return igraph_eigenvector_centrality(
        &i->graph, result, NULL, false, true, &i->strength, &options);
}

/* By ARPACK: PRPACK runs OpenMP threads that spin longer than it computes, and
 * stops at 1e-10. */
static igraph_error_t ask_pagerank(image *i, igraph_vector_t *result)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    return igraph_pagerank(
        &i->graph, IGRAPH_PAGERANK_ALGO_ARPACK, result, NULL, igraph_vss_all(),
        false, DAMPING, &i->strength, &options);
}

static igraph_error_t ask_constraint(image *i, igraph_vector_t *result)
{
    return igraph_constraint(&i->graph, result, igraph_vss_all(), &i->strength);
}

static igraph_error_t ask_coreness(image *i, igraph_vector_t *result)
{
    igraph_error_t code = igraph_coreness(&i->graph, &i->integers, IGRAPH_ALL);
    igraph_integer_t n = igraph_vector_int_size(&i->integers);
    if (!code)
        code = igraph_vector_resize(result, n);
    for (igraph_integer_t v = 0; !code && v < n; v++)
        VECTOR(*result)[v] = (double)VECTOR(i->integers)[v];
    return code;
}

static igraph_error_t ask_cut_vertices(image *i, igraph_vector_t *result)
{
    igraph_error_t code = igraph_articulation_points(&i->graph, &i->integers);
    if (!code)
        code = igraph_vector_resize(result, igraph_vcount(&i->graph));
    if (code)
        return code;
    igraph_vector_null(result);
    for (igraph_integer_t k = 0; k < igraph_vector_int_size(&i->integers); k++)
        VECTOR(*result)[VECTOR(i->integers)[k]] = 1;
    return code;
}

typedef struct column {
    kith_measure measure;
    ask *ask;
    double without_ties; /* of everyone in a graph without ties */
    bool undefined_for_isolated;
} column;

/* clang-format off */
static const column columns[] = {
    {KITH_BETWEENNESS, ask_betweenness,  0,         false},
    {KITH_CLOSENESS,   ask_closeness,    (double)NAN, true},
    {KITH_HARMONIC,    ask_harmonic,     0,         false},
    {KITH_EIGENVECTOR, ask_eigenvector,  (double)NAN, false},
    {KITH_PAGERANK,    ask_pagerank,     1,         false},
    {KITH_CONSTRAINT,  ask_constraint,   (double)NAN, true},
    {KITH_CORENESS,    ask_coreness,     0,         false},
    {KITH_CUT_VERTEX,  ask_cut_vertices, 0,         false},
};
/* clang-format on */

static double factor(const people *g, kith_measure measure)
{
    double n = g->n;
    if (measure == KITH_BETWEENNESS)
        return n > 2 ? 2 / ((n - 1) * (n - 2)) : 0;
    if (measure == KITH_PAGERANK)
        return g->m ? 1 : 1 / n;
    if (measure == KITH_HARMONIC && g->n < 2)
        return UNDEFINED;
    return 1;
}

static igraph_error_t fill_column(
    const people *g, image *i, const column *c, double *score)
{
    igraph_error_t code = g->m ? c->ask(i, &i->result) : IGRAPH_SUCCESS;
    double scale = factor(g, c->measure);
    for (uint32_t v = 0; !code && v < g->n; v++) {
        double raw = g->m ? VECTOR(i->result)[v] : c->without_ties;
        bool none = c->undefined_for_isolated && !people_degree(g, v);
        score[v] = none ? UNDEFINED : raw * scale;
    }
    return code;
}

static bool fill_measures(
    const people *g, double *const score[KITH_MEASURES], kith_error *error)
{
    igraph_door door;
    image i = {0};
    kith_igraph_enter(&door, 0);
    igraph_error_t code = door.code;
    if (!code)
        code = image_make(g, &i);
    for (size_t k = 0; !code && k < sizeof columns / sizeof *columns; k++)
        code = fill_column(g, &i, &columns[k], score[columns[k].measure]);
    image_free(&i);
    return kith_igraph_leave(&door, code, error);
}

/* ---- Communities -------------------------------------------------------- */

static igraph_error_t iterate(image *i, double resolution, double all)
{
    igraph_real_t before = -HUGE_VAL, now = 0;
    igraph_integer_t count = 0;
    for (int k = 0; k < MOST_ITERATIONS; k++) {
        igraph_error_t code = igraph_community_leiden(
            &i->graph, &i->strength, &i->total, resolution / all, BETA, k > 0,
            1, &i->integers, &count, &now);
        if (code)
            return code;
        if (now <= before + NO_GAIN)
            break;
        before = now;
    }
    return IGRAPH_SUCCESS;
}

static bool fill_communities(
    const people *g,
    double resolution,
    size_t restarts,
    uint32_t *runs,
    kith_error *error)
{
    double all = 0;
    for (uint32_t v = 0; v < g->n; v++)
        all += g->total[v];
    for (size_t k = 0; k < restarts * g->n; k++)
        runs[k] = (uint32_t)(k % g->n);
    if (!g->m)
        return true;

    igraph_door door;
    image i = {0};
    kith_igraph_enter(&door, 0);
    igraph_error_t code = door.code;
    if (!code)
        code = image_make(g, &i);
    for (size_t r = 0; !code && r < restarts; r++) {
        code = igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)r);
        if (!code)
            code = iterate(&i, resolution, all);
        for (uint32_t v = 0; !code && v < g->n; v++)
            runs[r * g->n + v] = (uint32_t)VECTOR(i.integers)[v];
    }
    image_free(&i);
    return kith_igraph_leave(&door, code, error);
}

static void write_name(char name[static 32])
{
    const char *version = "";
    igraph_version(&version, NULL, NULL, NULL);
    snprintf(name, 32, "igraph %s", version);
}

/* What the module is loaded for. */
const engine kith_igraph = {
    .name = write_name,
    .measures = fill_measures,
    .communities = fill_communities,
};
