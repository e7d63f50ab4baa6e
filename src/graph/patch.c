/*
 * patch.c — a graph of notes of which a few say something else.
 *
 * What the changed notes told is taken out of the graph, and what they tell now
 * is put in. Several notes may tell of one event, so whoever tells of one that
 * they told of, or tell of, is heard again, in the order of all notes, and what
 * is heard of it then is all there is. Ties, counts and findings follow from
 * that and cost little.
 *
 * Whatever reaches further is left to a graph that is made anew: names that may
 * be someone else's, meetings that two notes claim.
 */
#include "graph/patch.h"

#include <stdlib.h>

#include "graph/cache.h"

static bool begin(patch *p)
{
    const kith_vault *vault = p->vault;
    const kith_graph *graph = p->graph;
    p->is = calloc(vault->note_count + 1, sizeof *p->is);
    p->event_of = calloc(vault->note_count + 1, sizeof *p->event_of);
    p->gone = calloc(graph->event_count + 1, sizeof *p->gone);
    p->to = calloc(graph->event_count + 1, sizeof *p->to);
    p->said_of = calloc(graph->order + 1, sizeof *p->said_of);
    p->counted = calloc(graph->order + 1, sizeof *p->counted);
    if (!p->is || !p->event_of || !p->gone || !p->to || !p->said_of ||
        !p->counted || !kith_patch_open(p))
        return false;
    for (size_t i = 0; i < vault->changes.len; i++) {
        const changed_note *c = &vault->changes.at[i];
        if (!kith_patch_names_same(&p->d, &c->was, &vault->notes[c->at]))
            return false;
        p->is[c->at] |= HEARD | CHANGED;
    }
    return true;
}

static void end(patch *p)
{
    kith_patch_close(p);
    free(p->is);
    free(p->event_of);
    free(p->gone);
    free(p->to);
    free(p->twin);
    free(p->said_of);
    free(p->counted);
    VEC_FREE(&p->heard);
    VEC_FREE(&p->out);
    VEC_FREE(&p->put);
    VEC_FREE(&p->number);
    VEC_FREE(&p->members);
    VEC_FREE(&p->places);
}

/* Puts what was appended behind what there is. */
static bool join(patch *p)
{
    kith_graph *graph = p->graph;
    size_t members = graph->member_count + p->members.len;
    size_t places = graph->place_count + p->places.len;
    if (!kith_graph_make_room(
            graph, &graph->member, graph->member_count, &graph->member_room,
            members, sizeof *graph->member) ||
        !kith_graph_make_room(
            graph, &graph->place, graph->place_count, &graph->place_room,
            places, sizeof *graph->place))
        return false;
    if (p->members.len)
        memcpy(
            graph->member + graph->member_count, p->members.at,
            p->members.len * sizeof *graph->member);
    if (p->places.len)
        memcpy(
            graph->place + graph->place_count, p->places.at,
            p->places.len * sizeof *graph->place);
    graph->member_count = members;
    graph->place_count = places;
    return true;
}

/* Whether the text of each day of the events that are put in is there. A day of
 * which nothing is left may stay. */
static bool has_days(const patch *p)
{
    for (size_t i = 0; i < p->number.len; i++) {
        date day = p->graph->event[p->number.at[i]].day;
        if (day != NO_DATE && !*kith_graph_day(p->graph, day))
            return false;
    }
    return true;
}

/* Gives the ties the numbers that their events have now. */
static void renumber_events(patch *p)
{
    kith_graph *graph = p->graph;
    uint32_t last = (uint32_t)graph->event_count;
    if (p->changed == 0)
        return;
    for (size_t i = 0; i < graph->tie_event_count; i++) {
        uint32_t e = p->was - graph->tie_event[i];
        if (e < p->changed)
            graph->tie_event[i] =
                p->to[e] == NO_INDEX ? NO_INDEX : last - p->to[e];
    }
}

/* Makes the ties of the people anew whom an event ties that is put in, or is
 * gone: `pairs` has those. */
static bool tie_anew(patch *p, pair_list *pairs)
{
    kith_graph *graph = p->graph;
    pair_list all = {0};
    bool done = true;
    renumber_events(p);
    for (size_t i = 0; i < p->number.len && done; i++) {
        uint32_t e = p->number.at[i];
        done = kith_pairs_add(&all, graph, &graph->event[e], e);
    }
    for (size_t i = 0; i < pairs->len && done; i++) /* behind them in a pair */
        done = VEC_PUSH(&all, pairs->at[i]);
    done = done && (all.len == 0 || kith_sort_keyed(all.at, all.len)) &&
           kith_graph_retie(graph, &all) &&
           (has_days(p) || kith_graph_write_days(graph));
    VEC_FREE(&all);
    return done;
}

static bool put_in(patch *p, pair_list *gone)
{
    kith_graph *graph = p->graph;
    kith_error error = {0};
    date as_of = graph->model.as_of;
    bool done = true;
    for (size_t i = 0; i < p->out.len && done; i++)
        done =
            kith_pairs_add(gone, graph, &graph->event[p->out.at[i]], NO_INDEX);
    if (!done || !kith_patch_events(p) || !kith_patch_associations(p) ||
        !kith_patch_statements(p) || !kith_patch_remarks(p) || !join(p) ||
        !kith_patch_people(p))
        return false;
    for (size_t i = 0; i < p->vault->changes.len; i++) {
        uint32_t n = p->vault->changes.at[i].at;
        graph->notes[n].day = p->vault->notes[n].day;
    }
    if (!kith_draft_count(&p->d, p->counted, &error))
        return false;
    return tie_anew(p, gone) &&
           (graph->model.as_of == as_of || kith_graph_reweigh(graph, as_of)) &&
           kith_graph_renew_findings(graph, p->vault);
}

bool kith_graph_patch(
    kith_graph *graph,
    const kith_vault *vault,
    const kith_graph_options *options)
{
    patch p = {.vault = vault, .graph = graph, .d.options = options};
    pair_list gone = {0};
    bool done = !(options && options->no_merge) && begin(&p) &&
                kith_patch_hear(&p) && kith_patch_is_alone(&p) &&
                put_in(&p, &gone);
    end(&p);
    VEC_FREE(&gone);
    return done;
}
