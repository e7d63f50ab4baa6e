/*
 * map_vertex.c — what the shapes on a map say: kind, organization, stance,
 * influence, freshness, and the lines that prove it.
 */
#include <stdlib.h>

#include "base/fold.h"
#include "report/map_draft.h"

enum {
    FILLS = 7, /* colours that stay apart for everyone; then "other" */
    EVIDENCE_LINES = 5,
    LABEL_POINTS = 28,
    SIZES = 5,
    COLD_HALF_LIVES = 2
};

/* Whoever is less surely in a cluster stands between clusters. */
static const double SETTLED = 0.7;

static const vertex *vertex_at(const map_draft *d, size_t i)
{
    return d->of[i] == KITH_NO_VERTEX ? NULL : &d->graph->vertex[d->of[i]];
}

static bool is_person(const map_draft *d, size_t i)
{
    const vertex *of = vertex_at(d, i);
    return of && of->kind == KITH_KIND_PERSON;
}

/* ---- Evidence ------------------------------------------------------------ */

str kith_map_evidence(map_draft *d, ranked *events, size_t count)
{
    const kith_graph *graph = d->graph;
    str lines = STR("");
    size_t shown = 0, distinct = 0;
    kith_ranking_sort(events, count);
    for (size_t i = 0; i < count && !d->r->failed; i++) {
        const event *e = &graph->event[events[i].index];
        bool again = i && events[i].index == events[i - 1].index;
        if (again || e->places == 0)
            continue;
        distinct++;
        if (shown == EVIDENCE_LINES)
            continue;
        char day[11];
        place where = graph->place[e->first_place];
        shown++;
        lines = kith_report_join(
            d->r, lines, "\n",
            kith_report_format(
                d->r, "%s %s — %.*s:%u", kith_date_format(e->day, day),
                kith_event_kind_text((event_kind)e->kind),
                STR_ARG(place_path(graph, where)), where.line));
    }
    if (distinct <= shown)
        return lines;
    return kith_report_format(
        d->r, "%.*s\n… and %zu more", STR_ARG(lines), distinct - shown);
}

/* "Contoso · CTO" and the newest events of all ties. */
static str person_title(map_draft *d, kith_vertex v, str subtitle)
{
    const kith_graph *graph = d->graph;
    size_t events = 0, count = 0;
    for (uint32_t i = graph->first_tie[v]; i < graph->first_tie[v + 1]; i++)
        events += graph->tie[graph->adjacent[i]].events;
    ranked *list = kith_ranking(d->r, events);
    for (uint32_t i = graph->first_tie[v]; list && i < graph->first_tie[v + 1];
         i++) {
        const tie *t = &graph->tie[graph->adjacent[i]];
        for (uint32_t k = 0; k < t->events; k++)
            list[count++] = (ranked){
                0, tie_event_at(graph, t, k)->day,
                graph_tie_event(graph, t, k)};
    }
    if (!list)
        return STR("");
    return kith_report_join(
        d->r, subtitle, "\n", kith_map_evidence(d, list, count));
}

/* ---- People -------------------------------------------------------------- */

static int by_weight(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Sizes by how many of those shown weigh less: five even parts, the least the
 * same for all who weigh nothing. */
static void size_people(map_draft *d)
{
    double *sorted = kith_map_room(d, d->people, sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; sorted && i < d->m->vertices; i++) {
        if (is_person(d, i))
            sorted[count++] = kith_map_weight(d, d->of[i]);
    }
    if (!sorted)
        return;
    qsort(sorted, count, sizeof *sorted, by_weight);
    for (size_t i = 0; i < d->m->vertices; i++) {
        if (!is_person(d, i))
            continue;
        double weight = kith_map_weight(d, d->of[i]);
        size_t low = 0, high = count; /* how many weigh less */
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (sorted[middle] < weight)
                low = middle + 1;
            else
                high = middle;
        }
        d->m->vertex[i].size = (uint8_t)(1 + SIZES * low / (count ? count : 1));
    }
}

static str label_of(map_draft *d, str name)
{
    if (kith_code_points(name) <= LABEL_POINTS)
        return name;
    size_t keep = kith_code_point_prefix(name, LABEL_POINTS - 1);
    return kith_report_format(
        d->r, "%.*s…", STR_ARG(str_trim(str_slice(name, 0, keep))));
}

static void draw_person(map_draft *d, kith_vertex v, map_vertex *as)
{
    const kith_graph *graph = d->graph;
    const vertex *of = &graph->vertex[v];
    double cold = COLD_HALF_LIVES * graph->model.half_life;
    double confidence = kith_community_confidence(d->analysis, v);

    as->shape = SHAPE_PERSON;
    as->me = v == graph->me;
    as->stance = of->stance;
    as->unresolved = of->flags & VERTEX_UNRESOLVED;
    as->between = confidence < SETTLED; /* false for NaN */
    as->faded = !as->me && (of->last_seen == NO_DATE ||
                            graph->model.as_of - of->last_seen > cold);
    as->subtitle = kith_report_join(
        d->r, vertex_name(graph, of->organization), " · ", of->role);
    as->title = person_title(d, v, as->subtitle);
}

/* An organization, a project, or what else the map was asked about. */
static void draw_box(map_draft *d, kith_vertex v, map_vertex *as)
{
    const vertex *of = &d->graph->vertex[v];
    as->shape =
        of->kind == KITH_KIND_PROJECT ? SHAPE_PROJECT : SHAPE_ORGANIZATION;
    as->size = v == d->about ? 4 : 2;
    as->title = str_from(kith_kind_text((kith_kind)of->kind));
    as->unresolved = of->flags & VERTEX_UNRESOLVED;
}

static void draw_meeting(map_draft *d, size_t i, map_vertex *as)
{
    const kith_graph *graph = d->graph;
    ranked *list = kith_ranking(d->r, 1);
    if (!list)
        return;
    *list = d->meeting[i - d->first_meeting];
    const event *e = &graph->event[list->index];
    char day[11];
    as->shape = SHAPE_MEETING;
    as->size = 1;
    as->name = kith_report_format(
        d->r, "Meeting of %s", kith_date_format(e->day, day));
    as->label = as->name;
    if (e->places)
        as->note = place_path(graph, graph->place[e->first_place]);
    as->title = kith_map_evidence(d, list, 1);
}

/* ---- Colours ------------------------------------------------------------- */

/* The organizations of most people shown, each a colour. */
static void fill_people(map_draft *d)
{
    const kith_graph *graph = d->graph;
    uint32_t *people = kith_map_room(d, graph->order, sizeof *people);
    uint32_t *fill = kith_map_room(d, graph->order, sizeof *fill);
    ranked *list = kith_ranking(d->r, graph->order);
    d->m->fill = kith_map_room(d, FILLS + 1, sizeof *d->m->fill);
    if (d->r->failed)
        return;

    size_t count = 0;
    for (size_t i = 0; i < d->m->vertices; i++) {
        if (is_person(d, i) && vertex_at(d, i)->organization != KITH_NO_VERTEX)
            people[vertex_at(d, i)->organization]++;
    }
    for (kith_vertex v = 0; v < graph->order; v++) {
        fill[v] = NO_INDEX;
        if (people[v])
            list[count++] = (ranked){people[v], NO_DATE, v};
    }
    kith_ranking_sort(list, count);
    for (size_t i = 0; i < count; i++) {
        fill[list[i].index] = i < FILLS ? (uint32_t)i : FILLS;
        if (i < FILLS)
            d->m->fill[i].label = vertex_name(graph, list[i].index);
    }
    if (count > FILLS)
        d->m->fill[FILLS].label = STR("other");
    d->m->fills = count > FILLS ? FILLS + 1 : count;

    for (size_t i = 0; i < d->m->vertices; i++) {
        const vertex *of = vertex_at(d, i);
        kith_vertex organization =
            is_person(d, i) ? of->organization : d->of[i];
        if (organization != KITH_NO_VERTEX)
            d->m->vertex[i].fill = fill[organization];
    }
}

/* ---- All of them --------------------------------------------------------- */

void kith_map_vertices(map_draft *d)
{
    const kith_graph *graph = d->graph;
    d->m->vertex = kith_map_room(d, d->m->vertices, sizeof *d->m->vertex);
    if (!d->m->vertex)
        return;
    for (size_t i = 0; i < d->m->vertices; i++) {
        map_vertex *as = &d->m->vertex[i];
        as->cluster = as->fill = NO_INDEX;
        if (d->of[i] == KITH_NO_VERTEX) {
            draw_meeting(d, i, as);
            continue;
        }
        as->name = vertex_name(graph, d->of[i]);
        as->label = label_of(d, as->name);
        as->note = vertex_path(graph, d->of[i]);
        if (is_person(d, i))
            draw_person(d, d->of[i], as);
        else
            draw_box(d, d->of[i], as);
    }
    const kith_chain *way = map_way(d);
    for (size_t k = 0; way && k <= way->hops; k++)
        d->m->vertex[d->at[way->vertex[k]]].hop = (uint32_t)k + 1;
    size_people(d);
    fill_people(d);
}
