/*
 * clusters.c — who belongs together, and who joins those who do not.
 */
#include "base/error.h"
#include "report/grouping.h"

enum { NAMES_SHOWN = 12 };

/* Whoever is less surely in a cluster stands between clusters. */
static const double SETTLED = 0.7;

/* The share of tie strength that stays inside. */
static double cohesion(const cluster *c)
{
    return c->touching > 0 ? c->inside / c->touching : 0;
}

static const tie *bridge_tie(const grouping *all, const bridge *b)
{
    return &all->graph->tie[b->tie];
}

/* ---- Data ---------------------------------------------------------------- */

static void data_bridge(const grouping *all, const bridge *b, value *bridges)
{
    kith_report *r = all->r;
    const tie *t = bridge_tie(all, b);
    value *told = kith_value_object(r, bridges, NULL);

    kith_value_name(r, told, "name", all->graph, b->here);
    kith_value_text(r, told, "to", all->cluster[b->to].label);
    kith_value_integer(r, told, "to_id", b->to);
    kith_value_name(r, told, "via", all->graph, b->there);
    kith_value_number(r, told, "strength", t->strength);
    kith_value_number(r, told, "probability", t->probability);
    kith_value_date(r, told, "last", t->last);
    kith_report_evidence(
        r, kith_value_array(r, told, "evidence"), all->graph, t);
}

static void data_cluster(const grouping *all, uint32_t id, value *clusters)
{
    kith_report *r = all->r;
    const cluster *c = &all->cluster[id];
    value *told = kith_value_object(r, clusters, NULL);

    kith_value_integer(r, told, "id", id);
    kith_value_text(r, told, "label", c->label);
    kith_value_integer(r, told, "size", c->size);
    kith_value_number(r, told, "cohesion", cohesion(c));
    kith_value_name(r, told, "key_person", all->graph, c->key);
    value *members = kith_value_array(r, told, "members");
    for (uint32_t i = 0; i < c->size; i++) {
        kith_vertex v = all->member[c->first + i].index;
        value *member = kith_value_object(r, members, NULL);
        kith_value_name(r, member, "name", all->graph, v);
        kith_value_number(
            r, member, "confidence",
            kith_community_confidence(all->analysis, v));
    }
    value *bridges = kith_value_array(r, told, "bridges");
    for (uint32_t i = 0; i < c->bridges; i++)
        data_bridge(all, &all->bridge[c->first_bridge + i], bridges);
}

static void data_head(const grouping *all)
{
    kith_report *r = all->r;
    const kith_analysis *a = all->analysis;
    kith_value_number(r, r->data, "quality", a->quality);
    kith_value_number(r, r->data, "resolution", a->resolution);
    kith_value_integer(r, r->data, "runs", (int64_t)a->restarts);
    kith_value_integer(
        r, r->data, "runs_at_best", (int64_t)a->restarts_at_best);
    kith_value_number(r, r->data, "stability", a->stability);
    kith_value_integer(r, r->data, "placed", (int64_t)all->placed);
    kith_value_integer(r, r->data, "not_placed", (int64_t)all->unplaced);
    kith_value_text_or_null(
        r, r->data, "left_out", vertex_name(all->graph, a->left_out));
}

/* ---- Words --------------------------------------------------------------- */

static void text_row(const grouping *all, uint32_t id, block *table)
{
    kith_report *r = all->r;
    const kith_graph *graph = all->graph;
    const cluster *c = &all->cluster[id];
    row *line = kith_table_row(r, table);

    kith_row_text(r, line, c->label);
    kith_row_integer(r, line, c->size);
    kith_row_number(r, line, cohesion(c), 2);
    kith_row_name(
        r, line, vertex_name(graph, c->key), vertex_path(graph, c->key));
    if (c->bridges == 0) {
        kith_row_text(r, line, STR("–"));
        return;
    }
    const bridge *b = &all->bridge[c->first_bridge];
    kith_row_text(
        r, line,
        kith_report_format(
            r, "%.*s: %.*s – %.*s", STR_ARG(all->cluster[b->to].label),
            STR_ARG(vertex_name(graph, b->here)),
            STR_ARG(vertex_name(graph, b->there))));
    const tie *t = bridge_tie(all, b);
    if (t->events)
        kith_row_event(r, line, graph, tie_event_at(graph, t, 0));
}

/* "Contoso (4/6): Ada Byron, Carl Friis (between clusters), … and 3 more". */
static void text_members(const grouping *all, uint32_t id)
{
    kith_report *r = all->r;
    const cluster *c = &all->cluster[id];
    str names = STR("");
    for (uint32_t i = 0; i < c->size && i < NAMES_SHOWN; i++) {
        kith_vertex v = all->member[c->first + i].index;
        bool between = kith_community_confidence(all->analysis, v) < SETTLED;
        str name = kith_report_format(
            r, "%.*s%s", STR_ARG(vertex_name(all->graph, v)),
            between ? " (between clusters)" : "");
        names = kith_report_join(r, names, ", ", name);
    }
    if (c->size > NAMES_SHOWN)
        names = kith_report_format(
            r, "%.*s, … and %u more", STR_ARG(names), c->size - NAMES_SHOWN);
    kith_block_line(
        r, 0, LABEL_INFERENCE,
        kith_report_format(r, "%.*s: %.*s", STR_ARG(c->label), STR_ARG(names)));
}

static void text_foot(const grouping *all)
{
    kith_report *r = all->r;
    const kith_analysis *a = all->analysis;
    kith_block(
        r, BLOCK_TEXT,
        kith_report_format(
            r,
            "modularity %s (%zu of %zu restarts, agreement %s, "
            "resolution %s); %s",
            kith_report_fixed(r, a->quality, 2).ptr, a->restarts_at_best,
            a->restarts, kith_report_fixed(r, a->stability, 2).ptr,
            kith_report_short(r, a->resolution).ptr,
            kith_report_model(r, all->graph).ptr));
    if (a->left_out != KITH_NO_VERTEX)
        kith_block(
            r, BLOCK_TEXT,
            kith_report_format(
                r,
                "%s is in %u of %u meetings: those ties say nothing of who "
                "belongs with whom, and are left out here",
                vertex_name(all->graph, a->left_out).ptr,
                all->graph->me_meetings, all->graph->meetings));
    if (all->unplaced)
        kith_block(
            r, BLOCK_TEXT,
            kith_report_format(
                r, "%s without a tie not placed",
                kith_report_count(r, all->unplaced, "person", "people").ptr));
}

static void text_head(const grouping *all, kith_vertex within)
{
    str account = vertex_name(all->graph, within);
    kith_block(
        all->r, BLOCK_TITLE,
        kith_report_format(
            all->r, "Clusters%s%.*s", account.len ? " of " : "",
            STR_ARG(account)));
    if (all->r->empty)
        kith_block(all->r, BLOCK_TEXT, STR("Nobody has a tie."));
}

/* ---- The report ---------------------------------------------------------- */

static void fill(grouping *all, kith_vertex within)
{
    static const column columns[] = {
        {"CLUSTER", ALIGN_LEFT, 30},   {"PEOPLE", ALIGN_RIGHT, 0},
        {"COHESION", ALIGN_RIGHT, 0},  {"KEY PERSON", ALIGN_LEFT, 20},
        {"BRIDGE TO", ALIGN_LEFT, 40}, {NULL, ALIGN_LEFT, 0},
    };
    kith_report *r = all->r;
    bool grouped = kith_group(all, within);
    r->empty = all->placed == 0;
    data_head(all);
    text_head(all, within);
    value *data = kith_value_array(r, r->data, "clusters");
    if (!grouped || r->empty)
        return;

    block *table = kith_block_table(r, columns);
    for (uint32_t id = 0; id < all->clusters; id++) {
        if (all->cluster[id].size == 0)
            continue;
        data_cluster(all, id, data);
        text_row(all, id, table);
    }
    kith_block(r, BLOCK_HEADING, STR("Members"));
    for (uint32_t id = 0; id < all->clusters; id++) {
        if (all->cluster[id].size)
            text_members(all, id);
    }
    text_foot(all);
}

kith_report *kith_report_clusters(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error)
{
    if (!graph || !analysis || error_is_set(error))
        return NULL;
    kith_vertex within = KITH_NO_VERTEX;
    if (options && options->within) {
        within = kith_graph_find(graph, options->within, error);
        if (within == KITH_NO_VERTEX)
            return NULL;
    }
    kith_report *r = kith_report_new(
        "kith.clusters/1", graph->root, graph->as_of_text, error);
    if (!r)
        return NULL;
    grouping all = {.r = r, .graph = graph, .analysis = analysis};
    fill(&all, within);
    return kith_report_done(r, error);
}
