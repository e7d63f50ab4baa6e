/*
 * map_people.c — whom a map shows.
 *
 * Around an account: its people, me, and whoever ties at least weakly to them
 * within so many steps. A map of three hundred is the most that can be read;
 * of more, the most influential stay and the caption says how many went.
 */
#include <math.h>

#include "base/limits.h"
#include "report/map_draft.h"

/* Below this a tie leads to no neighbour: one relayed word does not make a
 * stakeholder. */
static const double NEIGHBOUR = 0.10;

enum { CHAINS_DRAWN = 5, MEETINGS_DRAWN = 60 };

static bool is_person(const map_draft *d, kith_vertex v)
{
    return d->graph->vertex[v].kind == KITH_KIND_PERSON;
}

double kith_map_weight(const map_draft *d, kith_vertex v)
{
    double score = kith_score(d->analysis, d->by, v);
    if (isnan(score))
        return (double)-INFINITY;
    /* Equal to twelve digits is equal: see rank.c. */
    double rounded = round(score * 1e12);
    return d->by == KITH_CONSTRAINT ? -rounded : rounded;
}

/* ---- Who is near --------------------------------------------------------- */

/* Those whom the map is about: steps from `about` are counted from them. */
static bool is_centre(const map_draft *d, kith_vertex v)
{
    if (d->about == KITH_NO_VERTEX || !is_person(d, v))
        return false;
    return v == d->about || kith_graph_belongs(d->graph, v, d->about);
}

/* I know nearly everybody: who is tied to me alone is no neighbour of an
 * account, even where I belong to it. */
static bool leads_on(const map_draft *d, kith_vertex v)
{
    return v != d->graph->me || d->about == v;
}

static void mark_near(map_draft *d, bool *near)
{
    const kith_graph *graph = d->graph;
    unsigned depth = d->options->depth ? d->options->depth : 1;
    bool *before = kith_map_room(d, graph->order, sizeof *before);
    for (unsigned step = 0; step < depth && before; step++) {
        for (size_t v = 0; v < graph->order; v++)
            before[v] = near[v];
        for (size_t i = 0; i < graph->size; i++) {
            const tie *t = &graph->tie[i];
            if (t->probability < NEIGHBOUR)
                continue;
            near[t->a] |= before[t->b] && leads_on(d, t->b);
            near[t->b] |= before[t->a] && leads_on(d, t->a);
        }
    }
}

/* Those on the ways in, and me. The best way is never cut; with no account to
 * show, the next ones are the map. */
static void mark_ways(map_draft *d, bool *near)
{
    size_t drawn = d->about == KITH_NO_VERTEX ? CHAINS_DRAWN : 1;
    for (size_t i = 0; d->ways && i < d->ways->chains && i < drawn; i++) {
        const kith_chain *chain = &d->ways->chain[i];
        for (size_t k = 0; k <= chain->hops; k++)
            near[chain->vertex[k]] = d->core[chain->vertex[k]] = true;
    }
    if (d->graph->me != KITH_NO_VERTEX &&
        (d->about != KITH_NO_VERTEX || d->ways))
        near[d->graph->me] = d->core[d->graph->me] = true;
    if (d->to != KITH_NO_VERTEX && is_person(d, d->to))
        near[d->to] = d->core[d->to] = true;
}

static bool has_ties(const map_draft *d, kith_vertex v)
{
    return d->graph->first_tie[v + 1] > d->graph->first_tie[v];
}

/* ---- What is related ----------------------------------------------------- */

static void show(map_draft *d, kith_vertex v)
{
    if (d->at[v] != NO_INDEX)
        return;
    d->at[v] = (uint32_t)d->m->vertices;
    d->of[d->m->vertices++] = v;
}

/* The account or project itself, and what it is associated with. */
static void show_related(map_draft *d)
{
    const kith_graph *graph = d->graph;
    if (d->about == KITH_NO_VERTEX)
        return;
    show(d, d->about);
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        kith_vertex other = a->from == d->about ? a->to : a->from;
        if ((a->from == d->about || a->to == d->about) && !is_person(d, other))
            show(d, other);
    }
}

/* Newest meetings of two or more who are shown; they have no vertex of the
 * graph, only an event. */
static void show_meetings(map_draft *d)
{
    const kith_graph *graph = d->graph;
    ranked *list = kith_ranking(d->r, graph->event_count);
    size_t count = 0;
    for (uint32_t i = 0; list && i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        size_t shown = 0;
        for (uint32_t k = 0; k < e->members; k++)
            shown += d->at[graph->member[e->first_member + k]] != NO_INDEX;
        bool asked = d->about == KITH_NO_VERTEX || is_person(d, d->about) ||
                     kith_is_among(graph, e->first_about, e->abouts, d->about);
        if (e->kind == EVENT_MET && !(e->flags & EVENT_FUTURE) && shown > 1 &&
            asked)
            list[count++] = (ranked){0, e->day, i};
    }
    if (!list)
        return;
    kith_ranking_sort(list, count);
    d->meeting = list;
    d->first_meeting = d->m->vertices;
    d->meetings = count < MEETINGS_DRAWN ? count : MEETINGS_DRAWN;
    for (size_t i = 0; i < d->meetings; i++)
        d->of[d->m->vertices++] = KITH_NO_VERTEX;
}

/* ---- The choice ---------------------------------------------------------- */

/* Whom the map might show; the rest are not spoken of. */
static bool *mark(map_draft *d)
{
    const kith_graph *graph = d->graph;
    bool *near = kith_map_room(d, graph->order, sizeof *near);
    if (!near)
        return NULL;
    for (kith_vertex v = 0; v < graph->order; v++)
        near[v] = is_centre(d, v) || (d->about == KITH_NO_VERTEX && !d->ways &&
                                      is_person(d, v) && has_ties(d, v));
    if (d->about != KITH_NO_VERTEX)
        mark_near(d, near);
    mark_ways(d, near);
    return near;
}

void kith_map_choose(map_draft *d)
{
    const kith_graph *graph = d->graph;
    size_t room = graph->order + MEETINGS_DRAWN;
    d->at = kith_map_room(d, graph->order, sizeof *d->at);
    d->of = kith_map_room(d, room, sizeof *d->of);
    d->core = kith_map_room(d, graph->order, sizeof *d->core);
    ranked *list = kith_ranking(d->r, graph->order);
    bool *near = d->r->failed ? NULL : mark(d);
    if (!near || !list)
        return;

    for (kith_vertex v = 0; v < graph->order; v++) {
        d->at[v] = NO_INDEX;
        if (!near[v])
            continue;
        double key = d->core[v] || v == d->about ? (double)INFINITY
                                                 : kith_map_weight(d, v);
        list[d->candidates++] = (ranked){key, graph->vertex[v].last_seen, v};
    }
    kith_ranking_sort(list, d->candidates);
    size_t limit = d->options->limit ? d->options->limit : LIMIT_MAP_PEOPLE;
    d->people = d->candidates < limit ? d->candidates : limit;
    for (size_t i = 0; i < d->people; i++)
        d->core[list[i].index] = true; /* from here on: is shown */
    for (size_t i = d->people; i < d->candidates; i++)
        d->core[list[i].index] = false;

    for (kith_vertex v = 0; v < graph->order; v++) {
        if (near[v] && d->core[v])
            show(d, v);
    }
    show_related(d);
    if (d->options->meetings)
        show_meetings(d);
}
