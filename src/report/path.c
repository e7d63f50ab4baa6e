/*
 * path.c — how to reach someone: the chains of introductions, whom to ask
 * first, and what that advice hangs on.
 */
#include "base/error.h"
#include "report/way.h"

enum {
    CHAINS = 10, /* shown if nothing else is asked */
    CHAINS_WEIGHED =
        32, /* at least so many compete when an event is left out */
    STEPS = 3,
    MOST_STEPS = 6,
    FLIPS = 3
};

/* What is asked, and the answer. */
typedef struct quest {
    kith_report *r;
    const kith_graph *graph;
    kith_vertex from, asked; /* asked: person, organization or project */
    const kith_introductions *ways;
    size_t shown;
    unsigned steps;
    flip flip[FLIPS];
    size_t flips;
    size_t nearest_steps; /* to ways->nearest; 0 if there is none */
} quest;

/* The person at the end; if nobody was found, what was asked for. */
static kith_vertex target(const quest *q)
{
    return q->ways->to == KITH_NO_VERTEX ? q->asked : q->ways->to;
}

/* ---- Data ---------------------------------------------------------------- */

static void data_sensitivity(const quest *q)
{
    kith_report *r = q->r;
    value *told = kith_value_object(r, r->data, "sensitivity");
    kith_value_integer(r, told, "variants", (int64_t)q->ways->variants);
    kith_value_integer(r, told, "first_in", (int64_t)q->ways->first_in);
    value *flips = kith_value_array(r, told, "flips");
    for (size_t i = 0; i < q->flips; i++) {
        const event *e = q->flip[i].event;
        value *hang = kith_value_object(r, flips, NULL);
        kith_value_name(r, hang, "becomes", q->graph, q->flip[i].becomes);
        kith_value_text(
            r, hang, "kind",
            str_from(kith_event_kind_text((event_kind)e->kind)));
        kith_value_date(r, hang, "date", e->day);
        if (e->places == 0)
            continue;
        place where = q->graph->place[e->first_place];
        kith_value_place(r, hang, q->graph, where);
        kith_value_text(r, hang, "text", kith_report_quote(r, q->graph, where));
    }
}

static void data(const quest *q)
{
    kith_report *r = q->r;
    const kith_introductions *ways = q->ways;

    kith_value_name(r, r->data, "from", q->graph, q->from);
    kith_value_name(r, r->data, "to", q->graph, target(q));
    if (target(q) != q->asked ||
        q->graph->vertex[q->asked].kind != KITH_KIND_PERSON)
        kith_value_name(r, r->data, "asked", q->graph, q->asked);
    value *paths = kith_value_array(r, r->data, "paths");
    for (size_t i = 0; i < q->shown && !r->failed; i++)
        kith_way_data(r, paths, q->graph, &ways->chain[i]);
    kith_value_name(r, r->data, "ask_first", q->graph, ways->ask_first);
    kith_value_integer(r, r->data, "disjoint", (int64_t)ways->disjoint);
    kith_value_number(r, r->data, "combined", ways->combined);
    value *gatekeepers = kith_value_array(r, r->data, "gatekeepers");
    for (size_t i = 0; i < ways->gatekeepers; i++)
        kith_value_name(r, gatekeepers, NULL, q->graph, ways->gatekeeper[i]);
    data_sensitivity(q);
    kith_value_name(r, r->data, "nearest", q->graph, ways->nearest);
}

/* ---- Words --------------------------------------------------------------- */

static void text_head(const quest *q)
{
    kith_report *r = q->r;
    const kith_graph *graph = q->graph;
    kith_vertex to = target(q);
    kith_block(
        r, BLOCK_TITLE,
        kith_report_format(
            r, "%.*s → %.*s", STR_ARG(vertex_name(graph, q->from)),
            STR_ARG(vertex_name(graph, q->asked))));
    if (q->from == graph->me && graph->me_assumed)
        kith_block(r, BLOCK_TEXT, kith_report_me(r, graph));
    if (to != q->asked)
        kith_block(
            r, BLOCK_TEXT,
            kith_report_format(
                r, "Best reached at %.*s: %.*s",
                STR_ARG(vertex_name(graph, q->asked)),
                STR_ARG(vertex_name(graph, to))));
    if (graph->vertex[to].kind != KITH_KIND_PERSON)
        return;
    const tie *t = kith_graph_between(graph, q->from, to);
    if (!t || t->last_met == NO_DATE) {
        kith_block(r, BLOCK_TEXT, STR("No meeting of the two on record"));
        return;
    }
    char day[11];
    kith_block(
        r, BLOCK_TEXT,
        kith_report_format(
            r, "In touch already: %s, last %s",
            kith_report_count(r, t->met, "meeting", "meetings").ptr,
            kith_date_format(t->last_met, day)));
}

static void text_flips(const quest *q)
{
    kith_report *r = q->r;
    for (size_t i = 0; i < q->flips; i++) {
        const event *e = q->flip[i].event;
        kith_vertex becomes = q->flip[i].becomes;
        str words = kith_event_sentence(r, q->graph, e);
        str text =
            becomes == KITH_NO_VERTEX
                ? kith_report_format(
                      r, "No way is left if this is disregarded: “%.*s”",
                      STR_ARG(words))
                : kith_report_format(
                      r, "Becomes %.*s if this is disregarded: “%.*s”",
                      STR_ARG(vertex_name(q->graph, becomes)), STR_ARG(words));
        kith_block_event(
            r, kith_block_line(r, 1, LABEL_INFERENCE, text), q->graph, e);
    }
}

static void text_advice(const quest *q)
{
    kith_report *r = q->r;
    const kith_introductions *ways = q->ways;
    str badge = kith_report_format(
        r, "rank 1 in %zu of %zu variants of the model", ways->first_in,
        ways->variants);

    kith_block(r, BLOCK_HEADING, STR("Ask first"));
    if (ways->ask_first == KITH_NO_VERTEX)
        kith_block_line(
            r, 0, LABEL_RECOMMENDATION,
            kith_report_format(r, "Ask directly; %s", badge.ptr));
    else
        kith_block_line(
            r, 0, LABEL_RECOMMENDATION,
            kith_report_format(
                r, "%.*s; %s", STR_ARG(vertex_name(q->graph, ways->ask_first)),
                badge.ptr));
    text_flips(q);

    str names = STR("");
    for (size_t i = 0; i < ways->gatekeepers; i++)
        names = kith_report_join(
            r, names, ", ", vertex_name(q->graph, ways->gatekeeper[i]));
    kith_block_line(
        r, 0, LABEL_INFERENCE,
        kith_report_format(
            r, "%s; one of them works ≈ %s; %s%.*s",
            kith_report_count(
                r, ways->disjoint, "disjoint route", "disjoint routes")
                .ptr,
            kith_report_percent(r, ways->combined).ptr,
            ways->gatekeepers ? "on every route: " : "no gatekeeper",
            STR_ARG(names)));
}

static void text_nothing(const quest *q)
{
    kith_report *r = q->r;
    const kith_graph *graph = q->graph;
    kith_vertex nearest = q->ways->nearest;
    kith_block(
        r, BLOCK_TEXT,
        kith_report_format(
            r, "No path from %.*s to %.*s within %u steps.",
            STR_ARG(vertex_name(graph, q->from)),
            STR_ARG(vertex_name(graph, q->asked)), q->steps));
    str advice = STR("");
    if (nearest != KITH_NO_VERTEX) {
        str organization = vertex_name(
            graph, kind_is_organization((kith_kind)graph->vertex[q->asked].kind)
                       ? q->asked
                       : graph->vertex[q->asked].organization);
        advice = kith_report_format(
            r, "Nearest reachable%s%.*s: %.*s.", organization.len ? " at " : "",
            STR_ARG(organization), STR_ARG(vertex_name(graph, nearest)));
    }
    if (q->steps < MOST_STEPS)
        advice = kith_report_join(
            r, advice, " ",
            kith_report_format(r, "Try --max-steps %d.", MOST_STEPS));
    if (advice.len)
        kith_block(r, BLOCK_TEXT, advice);
}

static void text(const quest *q)
{
    kith_report *r = q->r;
    text_head(q);
    if (q->shown == 0) {
        text_nothing(q);
        return;
    }
    kith_block(r, BLOCK_HEADING, STR("Way in"));
    kith_way_table(r, q->graph, q->ways->chain, q->shown);
    for (size_t i = 0; i < q->shown && i < WAYS_DETAILED; i++)
        kith_way_text(r, q->graph, &q->ways->chain[i], (unsigned)i + 1);
    text_advice(q);
    kith_block(
        r, BLOCK_TEXT,
        kith_report_format(
            r,
            "R multiplies the chances p of the ties and the willingness of "
            "those asked; it orders the ways and is no calibrated "
            "probability. Model: %s",
            kith_report_model(r, q->graph).ptr));
}

/* ---- The report ---------------------------------------------------------- */

/* A name that may be left out, into *v; false if it is unknown. */
static bool find_named(
    const kith_graph *graph,
    const char *name,
    kith_vertex *v,
    kith_error *error)
{
    if (!name)
        return true;
    *v = kith_graph_find(graph, name, error);
    return *v != KITH_NO_VERTEX;
}

/* Who asks, whom, and how; false with `error` set. */
static bool understand(
    const kith_report_options *options,
    quest *q,
    kith_introduction_options *how,
    kith_error *error)
{
    q->from = q->graph->me;
    q->asked = KITH_NO_VERTEX;
    q->steps = options->max_steps ? options->max_steps : STEPS;
    if (!options->to)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "path needs the name of whom to reach");
    how->max_steps = q->steps;
    how->limit =
        options->limit > CHAINS_WEIGHED ? options->limit : CHAINS_WEIGHED;
    how->through_set = options->through != NULL;
    how->avoid_set = options->avoid != NULL;
    if (!find_named(q->graph, options->from, &q->from, error) ||
        !find_named(q->graph, options->to, &q->asked, error) ||
        !find_named(q->graph, options->through, &how->through, error) ||
        !find_named(q->graph, options->avoid, &how->avoid, error))
        return false;
    if (q->from == KITH_NO_VERTEX)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "no person in these notes to start from; say who asks");
    if (q->graph->vertex[q->from].kind != KITH_KIND_PERSON)
        return kith_fail(
            error, KITH_ERROR_NOT_FOUND, NULL, 0,
            "\"%.*s\" is no person in these notes: say who asks",
            STR_ARG(vertex_name(q->graph, q->from)));
    return true;
}

/* Steps of the best chain to whoever is nearest, 0 if nobody is. */
static size_t steps_to_nearest(
    const quest *q, const kith_introduction_options *how, kith_error *error)
{
    if (q->ways->nearest == KITH_NO_VERTEX)
        return 0;
    kith_introductions *ways =
        kith_introduce(q->graph, q->from, q->ways->nearest, how, error);
    size_t steps = ways && ways->chains ? ways->chain[0].hops : 0;
    kith_introductions_free(ways);
    return steps;
}

kith_report *kith_report_path(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error)
{
    static const kith_report_options defaults = {0};
    if (!graph || error_is_set(error))
        return NULL;
    if (!options)
        options = &defaults;

    quest q = {.graph = graph};
    kith_introduction_options how = {0};
    if (!understand(options, &q, &how, error))
        return NULL;
    kith_introductions *ways =
        kith_introduce(graph, q.from, q.asked, &how, error);
    q.r = ways ? kith_report_new(
                     "kith.path/1", graph->root, graph->as_of_text, error)
               : NULL;
    if (q.r) {
        size_t limit = options->limit ? options->limit : CHAINS;
        q.ways = ways;
        q.shown = ways->chains < limit ? ways->chains : limit;
        q.flips = kith_way_flips(graph, ways, q.flip, FLIPS);
        q.nearest_steps = steps_to_nearest(&q, &how, error);
        q.r->empty = q.shown == 0;
        data(&q);
        text(&q);
    }
    kith_introductions_free(ways);
    return kith_report_done(q.r, error);
}
