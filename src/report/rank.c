/*
 * rank.c — people by one measure, all measures beside it.
 *
 * Scores equal to twelve digits are equal: two kernels that add in another
 * order differ in the last bits, and must not order people differently.
 */
#include <math.h>
#include <stdlib.h>

#include "analysis/analysis.h"
#include "base/error.h"
#include "report/phrase.h"

enum { ROWS = 20 };

/* How a measure reads: the digits people need, and which end is good. */
typedef struct lens {
    const char *heading;
    int digits;
    bool ascending; /* a low value is a good one */
} lens;

static const lens lenses[KITH_MEASURES] = {
    [KITH_DEGREE] = {"DEGREE", 0, false},
    [KITH_STRENGTH] = {"STRENGTH", 2, false},
    [KITH_BETWEENNESS] = {"BETWEENNESS", 3, false},
    [KITH_CLOSENESS] = {"CLOSENESS", 3, false},
    [KITH_HARMONIC] = {"HARMONIC", 3, false},
    [KITH_EIGENVECTOR] = {"EIGENVECTOR", 3, false},
    [KITH_PAGERANK] = {"PAGERANK", 3, false},
    [KITH_CONSTRAINT] = {"CONSTRAINT", 3, true},
    [KITH_EFFECTIVE_SIZE] = {"EFFECTIVE SIZE", 2, false},
    [KITH_CORENESS] = {"CORENESS", 0, false},
    [KITH_CUT_VERTEX] = {"CUT VERTEX", 0, false},
};

/* What is asked: who, among whom, by what, and what is shown beside it. */
typedef struct ladder {
    kith_report *r;
    const kith_graph *graph;
    const kith_analysis *analysis;
    kith_measure by, beside;
    kith_vertex within; /* KITH_NO_VERTEX: everyone */
} ladder;

typedef struct standing {
    double score; /* to compare: higher is better, rounded, NaN last */
    double strength;
    kith_vertex v; /* in order of name */
} standing;

static int by_score(const void *left, const void *right)
{
    const standing *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return (a->v > b->v) - (a->v < b->v);
}

static double comparable(double score, bool ascending)
{
    if (isnan(score))
        return (double)-INFINITY;
    double rounded = round(score * 1e12);
    return ascending ? -rounded : rounded;
}

/* The people, best first, into *list; how many they are. */
static size_t line_up(const ladder *asked, standing **list)
{
    const kith_graph *graph = asked->graph;
    *list = asked->r->failed
                ? NULL
                : NEW_ARRAY(&asked->r->memory, graph->order + 1, standing);
    if (!*list) {
        asked->r->failed = true;
        return 0;
    }
    size_t count = 0;
    for (kith_vertex v = 0; v < graph->order; v++) {
        if (graph->vertex[v].kind != KITH_KIND_PERSON)
            continue;
        if (asked->within != KITH_NO_VERTEX &&
            !kith_graph_belongs(graph, v, asked->within))
            continue;
        double score = kith_score(asked->analysis, asked->by, v);
        double strength = kith_score(asked->analysis, KITH_STRENGTH, v);
        (*list)[count++] = (standing){
            .score = comparable(score, lenses[asked->by].ascending),
            .strength = comparable(strength, false),
            .v = v,
        };
    }
    qsort(*list, count, sizeof **list, by_score);
    return count;
}

static void data_row(
    const ladder *asked, value *rows, kith_vertex v, size_t rank)
{
    kith_report *r = asked->r;
    const vertex *of = &asked->graph->vertex[v];
    value *told = kith_value_object(r, rows, NULL);

    kith_value_integer(r, told, "rank", (int64_t)rank);
    kith_value_name(r, told, "name", asked->graph, v);
    kith_value_text(
        r, told, "kind", str_from(kith_kind_text((kith_kind)of->kind)));
    kith_value_text_or_null(r, told, "path", vertex_path(asked->graph, v));
    kith_value_name(r, told, "organization", asked->graph, of->organization);
    kith_value_date(r, told, "last_met", of->last_met);
    kith_value_number(
        r, told, "score", kith_score(asked->analysis, asked->by, v));
    value *scores = kith_value_object(r, told, "scores");
    for (unsigned m = 0; m < KITH_MEASURES; m++)
        kith_value_number(
            r, scores, kith_measure_text((kith_measure)m),
            kith_score(asked->analysis, (kith_measure)m, v));
}

static void text_row(
    const ladder *asked, block *table, kith_vertex v, size_t rank)
{
    kith_report *r = asked->r;
    const vertex *of = &asked->graph->vertex[v];
    const kith_measure shown[] = {asked->by, asked->beside};
    row *line = kith_table_row(r, table);

    kith_row_integer(r, line, (int64_t)rank);
    kith_row_name(r, line, of->name, vertex_path(asked->graph, v));
    kith_row_text(r, line, vertex_name(asked->graph, of->organization));
    for (int i = 0; i < 2; i++)
        kith_row_number(
            r, line, kith_score(asked->analysis, shown[i], v),
            lenses[shown[i]].digits);
    kith_row_integer(
        r, line, asked->graph->first_tie[v + 1] - asked->graph->first_tie[v]);
    kith_row_date(r, line, of->last_met);
}

static block *table_of(const ladder *asked)
{
    const column head[] = {
        {"#", ALIGN_RIGHT, 0},
        {"PERSON", ALIGN_LEFT, 24},
        {"ORG", ALIGN_LEFT, 16},
        {lenses[asked->by].heading, ALIGN_RIGHT, 0},
        {lenses[asked->beside].heading, ALIGN_RIGHT, 0},
        {"TIES", ALIGN_RIGHT, 0},
        {"LAST MET", ALIGN_LEFT, 0},
        {NULL, ALIGN_LEFT, 0},
    };
    if (asked->r->failed)
        return NULL;
    column *columns =
        NEW_ARRAY(&asked->r->memory, sizeof head / sizeof *head, column);
    if (!columns) {
        asked->r->failed = true;
        return NULL;
    }
    memcpy(columns, head, sizeof head);
    return kith_block_table(asked->r, columns);
}

static void say_measure(const ladder *asked)
{
    str account = vertex_name(asked->graph, asked->within);
    kith_block(
        asked->r, BLOCK_TITLE,
        kith_report_format(
            asked->r, "People%s%.*s by %s", account.len ? " of " : "",
            STR_ARG(account), kith_measure_text(asked->by)));
    kith_block(
        asked->r, BLOCK_TEXT,
        kith_report_format(
            asked->r, "%s; measured among all %zu people%s",
            kith_report_model(asked->r, asked->graph).ptr,
            asked->analysis->people,
            lenses[asked->by].ascending ? "; low is good" : ""));
}

static void say_document(const ladder *asked, size_t found)
{
    static const char *const weights[] = {
        [KITH_WEIGHT_RECENCY] = "recency",
        [KITH_WEIGHT_COUNT] = "count",
        [KITH_WEIGHT_FLAT] = "flat",
    };
    kith_report *r = asked->r;
    kith_value_text(r, r->data, "by", str_from(kith_measure_text(asked->by)));
    kith_value_name(r, r->data, "within", asked->graph, asked->within);
    kith_value_text(
        r, r->data, "weight", str_from(weights[asked->graph->model.weight]));
    kith_value_text(r, r->data, "engine", str_from(asked->analysis->engine));
    kith_value_integer(r, r->data, "people", (int64_t)asked->analysis->people);
    kith_value_integer(r, r->data, "ties", (int64_t)asked->analysis->ties);
    kith_value_integer(r, r->data, "found", (int64_t)found);
}

static void fill(const ladder *asked, const kith_report_options *options)
{
    kith_report *r = asked->r;
    standing *list;
    size_t count = line_up(asked, &list);
    size_t limit = options->limit ? options->limit : ROWS;
    size_t rows = options->all || count < limit ? count : limit;

    r->empty = count == 0;
    say_document(asked, count);
    say_measure(asked);
    value *data = kith_value_array(r, r->data, "rows");
    block *table = rows ? table_of(asked) : NULL;
    for (size_t i = 0; i < rows && !r->failed; i++) {
        data_row(asked, data, list[i].v, i + 1);
        text_row(asked, table, list[i].v, i + 1);
    }
    if (rows < count)
        kith_block(
            r, BLOCK_TEXT,
            kith_report_format(r, "%zu of %zu people", rows, count));
    if (count == 0)
        kith_block(r, BLOCK_TEXT, STR("Nobody to rank."));
}

kith_report *kith_report_rank(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error)
{
    static const kith_report_options defaults = {0};
    if (!graph || !analysis || error_is_set(error))
        return NULL;
    if (!options)
        options = &defaults;

    kith_vertex within = KITH_NO_VERTEX;
    if (options->within) {
        within = kith_graph_find(graph, options->within, error);
        if (within == KITH_NO_VERTEX)
            return NULL;
    }
    kith_report *r =
        kith_report_new("kith.rank/1", graph->root, graph->as_of_text, error);
    if (!r)
        return NULL;

    kith_measure by = options->by_set ? options->by : KITH_BETWEENNESS;
    ladder asked = {
        .r = r,
        .graph = graph,
        .analysis = analysis,
        .by = by,
        .beside = by == KITH_PAGERANK ? KITH_BETWEENNESS : KITH_PAGERANK,
        .within = within,
    };
    fill(&asked, options);
    return kith_report_done(r, error);
}
