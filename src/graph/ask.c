/* ask.c — the public face of a built graph: names, ties, their evidence. */
#include "graph/graph.h"

size_t kith_graph_order(const kith_graph *graph)
{
    return graph ? graph->order : 0;
}

size_t kith_graph_size(const kith_graph *graph)
{
    return graph ? graph->size : 0;
}

const char *kith_graph_as_of(const kith_graph *graph)
{
    return graph ? graph->as_of_text : "";
}

kith_vertex kith_graph_me(const kith_graph *graph)
{
    return graph ? graph->me : KITH_NO_VERTEX;
}

const char *kith_graph_name(const kith_graph *graph, kith_vertex v)
{
    return graph && v < graph->order ? graph->vertex[v].name.ptr : "";
}

kith_kind kith_graph_kind(const kith_graph *graph, kith_vertex v)
{
    return graph && v < graph->order ? (kith_kind)graph->vertex[v].kind
                                     : KITH_KIND_OTHER;
}

const char *kith_graph_path(const kith_graph *graph, kith_vertex v)
{
    if (!graph || v >= graph->order || graph->vertex[v].note == NO_INDEX)
        return NULL;
    return graph->notes[graph->vertex[v].note].path.ptr;
}

kith_tie kith_graph_tie(const kith_graph *graph, size_t i)
{
    const tie *t = &graph->tie[i];
    return (kith_tie){t->a,
                      t->b,
                      t->strength,
                      t->probability,
                      kith_graph_day(graph, t->last),
                      t->met,
                      t->relayed,
                      t->stated,
                      t->linked};
}

size_t kith_graph_evidence_count(const kith_graph *graph, size_t i)
{
    size_t count = 0;
    const tie *t = &graph->tie[i];
    for (uint32_t e = 0; e < t->events; e++)
        count += graph->event[graph_tie_event(graph, t, e)].places;
    return count;
}

kith_evidence kith_graph_evidence(const kith_graph *graph, size_t i, size_t k)
{
    const tie *t = &graph->tie[i];
    for (uint32_t e = 0; e < t->events; e++) {
        uint32_t id = graph_tie_event(graph, t, e);
        const event *at = &graph->event[id];
        if (k >= at->places) {
            k -= at->places;
            continue;
        }
        const place *where = &graph->place[at->first_place + k];
        double term = k ? 0 : kith_event_term(at, &graph->model);
        return (kith_evidence){
            kith_event_kind_text((event_kind)at->kind),
            graph->notes[where->note].path.ptr,
            where->line,
            where->column,
            kith_graph_day(graph, at->day),
            term,
            t->strength > 0 ? term / t->strength : 0};
    }
    return (kith_evidence){"", "", 0, 0, "", 0, 0};
}

/* Whether one name begins another and goes on with words: "Microsoft" and
 * "Microsoft Apollo", but not "Contoso Bank" and "Contoso Bank 2". */
static bool is_unit_of(
    const kith_graph *graph, kith_vertex unit, kith_vertex of)
{
    const vertex *u = &graph->vertex[unit], *o = &graph->vertex[of];
    return u->flags & VERTEX_UNRESOLVED && u->name.len > o->name.len + 1 &&
           kind_is_organization((kith_kind)u->kind) &&
           memcmp(u->name.ptr, o->name.ptr, o->name.len) == 0 &&
           u->name.ptr[o->name.len] == ' ' &&
           !(u->name.ptr[o->name.len + 1] >= '0' &&
             u->name.ptr[o->name.len + 1] <= '9');
}

bool kith_graph_belongs(
    const kith_graph *graph, kith_vertex person, kith_vertex to)
{
    bool affiliated = graph->vertex[person].organization != KITH_NO_VERTEX;
    bool account = kind_is_organization((kith_kind)graph->vertex[to].kind);
    size_t from = 0, end = graph->association_count;
    while (from < end) { /* the first association of the person */
        size_t middle = from + (end - from) / 2;
        if (graph->association[middle].from < person)
            from = middle + 1;
        else
            end = middle;
    }
    for (; from < graph->association_count &&
           graph->association[from].from == person;
         from++) {
        const association *a = &graph->association[from];
        bool same = a->to == to || (account && is_unit_of(graph, a->to, to));
        if (same &&
            (a->kind == ASSOCIATION_AFFILIATED ||
             (a->kind == ASSOCIATION_MEMBER && !(account && affiliated))))
            return true;
    }
    return false;
}
