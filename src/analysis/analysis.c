/*
 * analysis.c — the measures of the people of a graph, as columns over all of
 * its vertices.
 *
 * The kernels number people from 0 and write into two scratch rows; a column
 * is then spread over the vertices, NaN wherever there is no person.
 */
#include "analysis/analysis.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/communities.h"
#include "analysis/engine.h"
#include "analysis/measures.h"
#include "base/error.h"

enum { RESTARTS = 32 };

/* Whether a step is done; it fails for no reason but memory. */
static bool is_done(bool done, kith_error *error)
{
    if (!done)
        kith_fail_memory(error);
    return done;
}

/* ---- Measures ----------------------------------------------------------- */

static void count_ties(const people *g, double *degree, double *strength)
{
    for (uint32_t v = 0; v < g->n; v++) {
        degree[v] = people_degree(g, v);
        strength[v] = g->total[v];
    }
}

/* What is undefined is NaN, never an infinity that only overflowed. */
static void spread(const people *g, const double *row, double *column)
{
    for (uint32_t v = 0; v < g->n; v++)
        column[g->vertex[v]] = isfinite(row[v]) ? row[v] : UNDEFINED;
}

static bool measure(
    const people *g,
    const kith_analysis_options *options,
    double *const row[KITH_MEASURES],
    kith_error *error)
{
    count_ties(g, row[KITH_DEGREE], row[KITH_STRENGTH]);
    bool done = kith_holes(g, row[KITH_CONSTRAINT], row[KITH_EFFECTIVE_SIZE]);
    if (done && options->igraph_engine) {
        const engine *igraph = kith_engine_load(error);
        return igraph && igraph->measures(g, row, error);
    }
    done = done &&
           kith_betweenness(
               g, options->threads, row[KITH_BETWEENNESS], row[KITH_CLOSENESS],
               row[KITH_HARMONIC]) &&
           kith_eigenvector(g, row[KITH_EIGENVECTOR]) &&
           kith_pagerank(g, row[KITH_PAGERANK]) &&
           kith_coreness(g, row[KITH_CORENESS]) &&
           kith_cut_vertices(g, row[KITH_CUT_VERTEX]);
    return is_done(done, error);
}

static bool fill_measures(
    kith_analysis *analysis,
    const people *g,
    const kith_analysis_options *options,
    kith_error *error)
{
    double *row[KITH_MEASURES];
    double *rows = calloc((size_t)g->n + 1, KITH_MEASURES * sizeof *rows);
    if (!is_done(rows != NULL, error))
        return false;
    for (size_t m = 0; m < KITH_MEASURES; m++)
        row[m] = rows + m * g->n;
    bool done = measure(g, options, row, error);
    for (size_t m = 0; done && m < KITH_MEASURES; m++) {
        double *column =
            NEW_ARRAY(&analysis->memory, analysis->order + 1, double);
        done = is_done(column != NULL, error);
        if (!done)
            break;
        for (size_t v = 0; v < analysis->order; v++)
            column[v] = UNDEFINED;
        spread(g, row[m], column);
        analysis->score[m] = column;
    }
    free(rows);
    return done;
}

/* ---- Communities -------------------------------------------------------- */

static bool find_communities(
    kith_analysis *analysis,
    const people *g,
    const kith_analysis_options *options,
    uint32_t *membership,
    double *confidence,
    kith_error *error)
{
    size_t restarts = analysis->restarts;
    double resolution = analysis->resolution;
    communities found = {0};
    uint32_t *runs = calloc(restarts, ((size_t)g->n + 1) * sizeof *runs);
    bool done = is_done(runs != NULL, error);
    if (done && options->igraph_engine) {
        const engine *igraph = kith_engine_load(error);
        done =
            igraph && igraph->communities(g, resolution, restarts, runs, error);
    } else if (done) {
        done = is_done(
            kith_communities_run(
                g, resolution, restarts, options->threads, runs),
            error);
    }
    done = done && is_done(
                       kith_communities_judge(
                           g, resolution, restarts, runs, membership,
                           confidence, &found),
                       error);
    analysis->community_count = found.count;
    analysis->quality = found.quality;
    analysis->stability = found.stability;
    analysis->restarts_at_best = found.at_best;
    free(runs);
    return done;
}

static bool fill_communities(
    kith_analysis *analysis,
    const people *g,
    const kith_analysis_options *options,
    kith_error *error)
{
    size_t order = analysis->order + 1;
    uint32_t *membership = calloc((size_t)g->n + 1, sizeof *membership);
    double *confidence = calloc((size_t)g->n + 1, sizeof *confidence);
    analysis->confidence = NEW_ARRAY(&analysis->memory, order, double);
    analysis->community = NEW_ARRAY(&analysis->memory, order, uint32_t);
    bool done = is_done(
        membership && confidence && analysis->confidence && analysis->community,
        error);
    done = done && find_communities(
                       analysis, g, options, membership, confidence, error);
    for (size_t v = 0; done && v < analysis->order; v++) {
        analysis->community[v] = NO_INDEX;
        analysis->confidence[v] = UNDEFINED;
    }
    for (uint32_t v = 0; done && v < g->n; v++)
        analysis->community[g->vertex[v]] = membership[v];
    if (done)
        spread(g, confidence, analysis->confidence);
    free(membership);
    free(confidence);
    return done;
}

/*
 * Whose ties say nothing of who belongs with whom: "me", where the notes are
 * one person's and me is in two of three meetings or more. Tied to everybody,
 * the ego glues all clusters together; studies of ego networks leave it out
 * (Crossley et al. 2015, Social Network Analysis for Ego-Nets).
 */
static kith_vertex left_out(const kith_graph *graph)
{
    enum { ENOUGH = 10 };
    bool ego = graph->me != KITH_NO_VERTEX && graph->meetings >= ENOUGH &&
               graph->me_meetings * 3ull >= graph->meetings * 2ull;
    return ego ? graph->me : KITH_NO_VERTEX;
}

/* ---- The analysis ------------------------------------------------------- */

static bool name_engine(
    kith_analysis *analysis,
    const kith_analysis_options *options,
    kith_error *error)
{
    char name[32];
    analysis->engine = "kith";
    if (!options->igraph_engine)
        return true;
    const engine *igraph = kith_engine_load(error);
    if (!igraph)
        return false;
    igraph->name(name);
    analysis->engine = kith_arena_text(&analysis->memory, str_from(name));
    return is_done(analysis->engine != NULL, error);
}

kith_analysis *kith_analyse(
    const kith_graph *graph,
    const kith_analysis_options *options,
    kith_error *error)
{
    static const kith_analysis_options defaults = {0};
    options = options ? options : &defaults;
    if (!graph || error_is_set(error))
        return NULL;
    people g = {0};
    kith_analysis *analysis = calloc(1, sizeof *analysis);
    bool done = is_done(analysis != NULL, error);
    if (!done)
        return NULL;

    analysis->order = graph->order;
    analysis->resolution = options->resolution > 0 ? options->resolution : 1;
    analysis->restarts = options->restarts ? options->restarts : RESTARTS;
    analysis->quality = analysis->stability = UNDEFINED;
    done = name_engine(analysis, options, error) &&
           is_done(kith_people_of(graph, &g), error);
    analysis->people = g.n;
    analysis->ties = g.m;
    if (done && !options->without_measures)
        done = fill_measures(analysis, &g, options, error);
    kith_people_free(&g);
    analysis->left_out = left_out(graph);
    if (done && !options->without_communities)
        done = is_done(
                   kith_people_without(graph, analysis->left_out, &g), error) &&
               fill_communities(analysis, &g, options, error);
    kith_people_free(&g);
    if (done)
        return analysis;
    kith_analysis_free(analysis);
    return NULL;
}

void kith_analysis_free(kith_analysis *analysis)
{
    if (!analysis)
        return;
    kith_arena_free(&analysis->memory);
    free(analysis);
}

double kith_score(
    const kith_analysis *analysis, kith_measure measure, kith_vertex v)
{
    size_t row = (size_t)measure;
    bool known = analysis && row < KITH_MEASURES && v < analysis->order;
    return known && analysis->score[row] ? analysis->score[row][v] : UNDEFINED;
}

size_t kith_community(const kith_analysis *analysis, kith_vertex v)
{
    bool known = analysis && analysis->community && v < analysis->order;
    return known && analysis->community[v] != NO_INDEX ? analysis->community[v]
                                                       : SIZE_MAX;
}

size_t kith_community_count(const kith_analysis *analysis)
{
    return analysis ? analysis->community_count : 0;
}

double kith_community_confidence(const kith_analysis *analysis, kith_vertex v)
{
    bool known = analysis && analysis->confidence && v < analysis->order;
    return known ? analysis->confidence[v] : UNDEFINED;
}
