/*
 * influence.c — the influence report: what to know ten minutes before a meeting
 * with an account, a project team or a person.
 *
 * Eight sections in the order a reader needs them; it is to fit a page and to
 * be read aloud. What kith is not sure of has a section of its own that is
 * never left out.
 */
#include "report/influence.h"

#include "base/error.h"

/* ---- Head ---------------------------------------------------------------- */

static str me_words(brief *b)
{
    const kith_graph *graph = b->graph;
    if (graph->me == KITH_NO_VERTEX)
        return STR("nobody is you: set `me:`");
    if (graph->me_assumed)
        return kith_report_me(b->r, graph);
    return kith_report_format(
        b->r, "you are %.*s", STR_ARG(brief_name(b, graph->me)));
}

static void head(brief *b)
{
    kith_report *r = b->r;
    const kith_graph *graph = b->graph;
    const vertex *of = &graph->vertex[b->about];
    str kind = str_from(kith_kind_text((kith_kind)of->kind));
    kith_value_name(r, r->data, "about", graph, b->about);
    kith_value_text(r, r->data, "kind", kind);
    kith_value_text_or_null(r, r->data, "path", vertex_path(graph, b->about));
    kith_value_name(r, r->data, "me", graph, graph->me);
    kith_value_boolean(r, r->data, "me_assumed", graph->me_assumed);
    kith_value_integer(r, r->data, "notes", (int64_t)graph->stats.notes);
    kith_value_integer(r, r->data, "meetings", graph->meetings);
    kith_value_integer(r, r->data, "people", (int64_t)b->count);
    kith_value_date(r, r->data, "since", b->since);

    kind = kith_report_join(
        r, kind, ", ",
        brief_name(b, b->of_person ? of->organization : KITH_NO_VERTEX));
    kith_block(
        r, BLOCK_TITLE,
        kith_report_format(
            r, "Influence report: %.*s (%.*s), as of %s", STR_ARG(of->name),
            STR_ARG(kind), graph->as_of_text));
    /* The title says as of when already. */
    str model = kith_report_model(r, graph);
    size_t begin = str_find(model, 0, ';') + 2;
    if (begin < model.len)
        model = str_slice(model, begin, model.len);
    kith_block(
        r, BLOCK_TEXT,
        kith_report_format(
            r, "Vault %.*s: %s, %s; %.*s; model 1, %.*s", STR_ARG(r->vault),
            kith_report_count(r, graph->stats.notes, "note", "notes").ptr,
            kith_report_count(r, graph->meetings, "meeting", "meetings").ptr,
            STR_ARG(me_words(b)), STR_ARG(model)));
}

/* ---- Since when ---------------------------------------------------------- */

/* The newest meeting with them before the as-of day, mine before others'. */
static const event *earlier_meeting(const brief *b)
{
    const kith_graph *graph = b->graph;
    const event *newest = NULL;
    bool newest_mine = false;
    for (size_t i = 0; i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        bool with = false, mine = false;
        for (uint32_t k = 0; k < e->members; k++) {
            kith_vertex v = graph->member[e->first_member + k];
            with = with || kith_brief_is_theirs(b, v);
            mine = mine || v == graph->me;
        }
        if (e->kind != EVENT_MET || e->day >= graph->model.as_of || !with)
            continue;
        if (!newest || mine > newest_mine ||
            (mine == newest_mine && e->day > newest->day)) {
            newest = e;
            newest_mine = mine;
        }
    }
    return newest;
}

static bool find_since(
    brief *b, const kith_report_options *options, kith_error *error)
{
    b->since = NO_DATE;
    if (!options->since) {
        b->last_meeting = earlier_meeting(b);
        b->since = b->last_meeting ? b->last_meeting->day : NO_DATE;
        return true;
    }
    b->since = kith_date_parse(str_from(options->since));
    if (b->since != NO_DATE)
        return true;
    return kith_fail(
        error, KITH_ERROR_ARGUMENT, NULL, 0,
        "'%s' is not a date; write it as YYYY-MM-DD", options->since);
}

/* ---- The report ---------------------------------------------------------- */

static void write_report(
    brief *b, const kith_report_options *options, kith_error *error)
{
    kith_brief_scope(b);
    if (b->r->failed || !find_since(b, options, error))
        return;
    head(b);
    kith_brief_bottom_line(b);
    kith_brief_who_matters(b);
    if (!kith_brief_way_in(b, error))
        return;
    kith_brief_since(b);
    kith_brief_loops(b);
    kith_brief_risks(b);
    kith_brief_facts(b);
    kith_brief_not_sure(b);
}

kith_report *kith_report_influence(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error)
{
    if (!graph || !analysis || error_is_set(error))
        return NULL;
    if (!options || !options->about) {
        kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "report needs the name of an account, a project or a person");
        return NULL;
    }
    brief b = {.graph = graph, .analysis = analysis};
    b.about = kith_graph_find(graph, options->about, error);
    if (b.about == KITH_NO_VERTEX)
        return NULL;
    b.of_person = graph->vertex[b.about].kind == KITH_KIND_PERSON;
    b.r =
        kith_report_new("kith.report/1", graph->root, graph->as_of_text, error);
    if (b.r)
        write_report(&b, options, error);
    return kith_report_done(b.r, error);
}
