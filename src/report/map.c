/*
 * map.c — a stakeholder map around an account, a project or a person, or of
 * everyone: what stands around the picture, and the same as data.
 */
#include "report/map_draft.h"

#include <stdalign.h>

#include "base/error.h"

void *kith_map_room(map_draft *d, size_t count, size_t size)
{
    if (d->r->failed)
        return NULL;
    void *taken =
        kith_arena_take(&d->r->memory, count + 1, size, alignof(max_align_t));
    d->r->failed = !taken;
    return taken;
}

/* What it says of someone to be large on the map. */
static const char *const meanings[KITH_MEASURES] = {
    [KITH_DEGREE] = "degree: how many they know",
    [KITH_STRENGTH] = "strength: how much they are in touch",
    [KITH_BETWEENNESS] = "betweenness: how often between others",
    [KITH_CLOSENESS] = "closeness: how near to the others",
    [KITH_HARMONIC] = "harmonic: how many they reach in few steps",
    [KITH_EIGENVECTOR] = "eigenvector: whether they know who knows many",
    [KITH_PAGERANK] = "pagerank: whom the others point at",
    [KITH_CONSTRAINT] = "constraint: how many gaps they bridge",
    [KITH_EFFECTIVE_SIZE] = "effective size: how many separate contacts",
    [KITH_CORENESS] = "coreness: how deep in the core",
    [KITH_CUT_VERTEX] = "cut vertex: whether others need them to connect",
};

/* ---- Caption ------------------------------------------------------------- */

static void caption(map_draft *d, str line)
{
    enum { CAPTIONS = 4 };
    if (!d->m->caption)
        d->m->caption = kith_map_room(d, CAPTIONS, sizeof *d->m->caption);
    if (d->m->caption && line.len && d->m->captions < CAPTIONS)
        d->m->caption[d->m->captions++] = line;
}

/* "24 people, 40 ties; 12 more not shown". */
static str counts(map_draft *d)
{
    str shown = kith_report_join(
        d->r, kith_report_count(d->r, d->people, "person", "people"), ", ",
        kith_report_count(d->r, d->ties, "tie", "ties"));
    if (d->candidates == d->people)
        return shown;
    return kith_report_format(
        d->r, "%zu of %zu people, the most influential, %s; %zu more not shown",
        d->people, d->candidates,
        kith_report_count(d->r, d->ties, "tie", "ties").ptr,
        d->candidates - d->people);
}

/* "Way in: Ada → Bo → Cy, R 9.4 %". */
static str way_in(map_draft *d)
{
    const kith_chain *way = map_way(d);
    if (d->to == KITH_NO_VERTEX)
        return STR("");
    if (!way)
        return kith_report_format(
            d->r, "No way in to %.*s is known",
            STR_ARG(vertex_name(d->graph, d->to)));
    str names = STR("");
    for (size_t k = 0; k <= way->hops; k++)
        names = kith_report_join(
            d->r, names, " → ", vertex_name(d->graph, way->vertex[k]));
    return kith_report_format(
        d->r, "Way in: %.*s, R %s", STR_ARG(names),
        kith_report_percent(d->r, way->score).ptr);
}

static void write_around(map_draft *d)
{
    const kith_graph *graph = d->graph;
    kith_vertex subject = d->about != KITH_NO_VERTEX ? d->about : d->to;
    d->m->heading = kith_report_format(
        d->r, "%.*s — %s",
        STR_ARG(
            subject == KITH_NO_VERTEX ? STR("Everyone")
                                      : vertex_name(graph, subject)),
        subject == d->about ? "stakeholder map" : "ways in");
    d->m->size_meaning = str_from(meanings[d->by]);

    str me = kith_report_me(d->r, graph);
    if (me.len == 0 && graph->me != KITH_NO_VERTEX)
        me = kith_report_format(
            d->r, "you are %.*s", STR_ARG(vertex_name(graph, graph->me)));
    caption(d, kith_report_join(d->r, counts(d), "; ", me));
    caption(d, way_in(d));
    caption(d, kith_report_model(d->r, graph));
}

/* ---- Data ---------------------------------------------------------------- */

static void data_vertex(map_draft *d, value *vertices, size_t i)
{
    static const char *const shapes[] = {
        [SHAPE_PERSON] = "person",
        [SHAPE_ORGANIZATION] = "organization",
        [SHAPE_PROJECT] = "project",
        [SHAPE_MEETING] = "meeting",
    };
    kith_report *r = d->r;
    const map_vertex *v = &d->m->vertex[i];
    value *told = kith_value_object(r, vertices, NULL);
    kith_value_integer(r, told, "id", (int64_t)i);
    kith_value_text(r, told, "name", v->name);
    kith_value_text(r, told, "shape", str_from(shapes[v->shape]));
    kith_value_text_or_null(r, told, "path", v->note);
    kith_value_text_or_null(r, told, "subtitle", v->subtitle);
    kith_value_integer(r, told, "size", v->size);
    kith_value_text(
        r, told, "stance", str_from(kith_stance_text((stance)v->stance)));
    if (v->cluster == NO_INDEX)
        kith_value_null(r, told, "cluster");
    else
        kith_value_text(r, told, "cluster", d->m->cluster[v->cluster].label);
    kith_value_boolean(r, told, "me", v->me);
    kith_value_boolean(r, told, "unresolved", v->unresolved);
    kith_value_boolean(r, told, "between", v->between);
    kith_value_boolean(r, told, "faded", v->faded);
    kith_value_integer(r, told, "hop", v->hop);
}

static void data_tie(map_draft *d, value *ties, const map_tie *t)
{
    static const char *const styles[] = {
        [STYLE_SOLID] = "met",
        [STYLE_DASHED] = "told",
        [STYLE_DOTTED] = "belongs",
    };
    kith_report *r = d->r;
    value *told = kith_value_object(r, ties, NULL);
    kith_value_integer(r, told, "a", t->a);
    kith_value_integer(r, told, "b", t->b);
    kith_value_number(r, told, "strength", t->weight);
    kith_value_integer(r, told, "band", t->band);
    kith_value_text(r, told, "style", str_from(styles[t->style]));
    kith_value_integer(r, told, "age", t->age);
    kith_value_boolean(r, told, "arrow", t->arrow);
    kith_value_boolean(r, told, "backbone", t->backbone);
    kith_value_boolean(r, told, "highlight", t->highlight);
}

static void data(map_draft *d)
{
    kith_report *r = d->r;
    kith_value_name(r, r->data, "about", d->graph, d->about);
    kith_value_text(r, r->data, "heading", d->m->heading);
    kith_value_integer(
        r, r->data, "hidden", (int64_t)(d->candidates - d->people));
    value *vertices = kith_value_array(r, r->data, "vertices");
    for (size_t i = 0; i < d->m->vertices && !r->failed; i++)
        data_vertex(d, vertices, i);
    value *ties = kith_value_array(r, r->data, "ties");
    for (size_t i = 0; i < d->m->ties && !r->failed; i++)
        data_tie(d, ties, &d->m->tie[i]);
}

/* ---- The report ---------------------------------------------------------- */

/* A name that may be left out, into *v; false if it is unknown. */
static bool find_named(
    const kith_graph *graph,
    const char *name,
    kith_vertex *v,
    kith_error *error)
{
    *v = name ? kith_graph_find(graph, name, error) : KITH_NO_VERTEX;
    return !name || *v != KITH_NO_VERTEX;
}

static void draw(map_draft *d)
{
    d->m = kith_map_room(d, 1, sizeof *d->m);
    if (!d->m)
        return;
    kith_map_choose(d);
    if (!d->r->failed)
        kith_map_vertices(d);
    if (!d->r->failed)
        kith_map_clusters(d);
    if (!d->r->failed)
        kith_map_ties(d);
    if (d->r->failed)
        return;
    write_around(d);
    data(d);
    d->r->map = d->m;
    d->r->has_no_table = true;
    d->r->empty = d->m->vertices == 0;
}

kith_report *kith_report_map(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error)
{
    static const kith_report_options defaults = {0};
    if (!graph || !analysis || error_is_set(error))
        return NULL;
    map_draft d = {
        .graph = graph,
        .analysis = analysis,
        .options = options ? options : &defaults};
    d.by = d.options->by_set ? d.options->by : KITH_BETWEENNESS;
    if (!find_named(graph, d.options->about, &d.about, error) ||
        !find_named(graph, d.options->to, &d.to, error))
        return NULL;

    kith_introductions *ways = NULL;
    if (d.to != KITH_NO_VERTEX && d.to != graph->me &&
        graph->me != KITH_NO_VERTEX) {
        ways = kith_introduce(graph, graph->me, d.to, NULL, error);
        if (!ways)
            return NULL;
    }
    d.ways = ways;
    d.r = kith_report_new("kith.map/1", graph->root, graph->as_of_text, error);
    if (d.r)
        draw(&d);
    kith_introductions_free(ways);
    return kith_report_done(d.r, error);
}
