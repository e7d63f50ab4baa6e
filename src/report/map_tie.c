/*
 * map_tie.c — what joins the shapes on a map: how well two people know each
 * other, since when, by what; and who belongs to what, dotted.
 */
#include <stdlib.h>

#include "report/map_draft.h"

/* Bands by their names, which kith_band() gives: 4 is strong. */
static uint8_t band_of(double probability)
{
    static const char *const names[] = {"", "trace", "weak", "moderate"};
    str name = str_from(kith_band(probability));
    for (uint8_t i = 1; i < sizeof names / sizeof *names; i++) {
        if (str_equal(name, str_from(names[i])))
            return i;
    }
    return 4;
}

static uint8_t age_of(const map_draft *d, const tie *t)
{
    double half_life = d->graph->model.half_life;
    if (t->last == NO_DATE)
        return 2; /* nobody knows how long ago */
    double days = d->graph->model.as_of - t->last;
    return days <= half_life ? 0 : days <= 2 * half_life ? 1 : 2;
}

/* Who always brought word of the other, or KITH_NO_VERTEX if it went both ways
 * or they are tied by more than that. */
static kith_vertex only_teller(const map_draft *d, const tie *t)
{
    kith_vertex teller = KITH_NO_VERTEX;
    if (t->relayed == 0 || t->met || t->stated || t->linked)
        return KITH_NO_VERTEX;
    for (uint32_t i = 0; i < t->events; i++) {
        const event *e = tie_event_at(d->graph, t, i);
        if (e->kind != EVENT_RELAYED)
            return KITH_NO_VERTEX;
        kith_vertex from = d->graph->member[e->first_member];
        if (teller != KITH_NO_VERTEX && teller != from)
            return KITH_NO_VERTEX;
        teller = from;
    }
    return teller;
}

/* "moderate, p 0.49: 1 relayed, 1 stated, last 2025-10-28" and the events. */
static str title_of(map_draft *d, const tie *t)
{
    ranked *list = kith_ranking(d->r, t->events);
    for (uint32_t i = 0; list && i < t->events; i++)
        list[i] = (ranked){
            0, tie_event_at(d->graph, t, i)->day,
            graph_tie_event(d->graph, t, i)};
    if (!list)
        return STR("");
    str head = kith_report_format(
        d->r, "%s, p %s: %s", kith_band(t->probability),
        kith_report_fixed(d->r, t->probability, 2).ptr,
        kith_report_contact(d->r, t).ptr);
    return kith_report_join(
        d->r, head, "\n", kith_map_evidence(d, list, t->events));
}

static void draw_tie(map_draft *d, const tie *t)
{
    map_tie *as = &d->m->tie[d->m->ties++];
    kith_vertex teller = only_teller(d, t);
    bool turned = teller == t->b;
    as->a = d->at[turned ? t->b : t->a];
    as->b = d->at[turned ? t->a : t->b];
    as->weight = t->strength;
    as->band = band_of(t->probability);
    as->style = t->met ? STYLE_SOLID : STYLE_DASHED;
    as->age = age_of(d, t);
    as->arrow = teller != KITH_NO_VERTEX;
    as->title = title_of(d, t);
}

/* ---- What belongs to what ------------------------------------------------ */

/* Whether two shapes are joined already. */
static bool is_joined(const map_draft *d, uint32_t a, uint32_t b, size_t from)
{
    for (size_t i = from; i < d->m->ties; i++) {
        if (d->m->tie[i].a == a && d->m->tie[i].b == b)
            return true;
    }
    return false;
}

static void draw_association(map_draft *d, const association *a, size_t from)
{
    static const char *const how[] = {
        [ASSOCIATION_AFFILIATED] = "is affiliated with",
        [ASSOCIATION_MEMBER] = "is named by",
        [ASSOCIATION_RELATED] = "is related to",
    };
    uint32_t begin = d->at[a->from], end = d->at[a->to];
    if (begin == NO_INDEX || end == NO_INDEX || is_joined(d, begin, end, from))
        return;
    map_tie *as = &d->m->tie[d->m->ties++];
    as->a = begin;
    as->b = end;
    as->style = STYLE_DOTTED;
    as->title = str_from(how[a->kind]);
    if (a->places == 0)
        return;
    place where = d->graph->place[a->first_place];
    as->title = kith_report_format(
        d->r, "%s — %.*s:%u", how[a->kind],
        STR_ARG(place_path(d->graph, where)), where.line);
}

static void draw_presence(map_draft *d)
{
    const kith_graph *graph = d->graph;
    for (size_t i = 0; i < d->meetings; i++) {
        const event *e = &graph->event[d->meeting[i].index];
        for (uint32_t k = 0; k < e->members; k++) {
            uint32_t person = d->at[graph->member[e->first_member + k]];
            if (person == NO_INDEX)
                continue;
            map_tie *as = &d->m->tie[d->m->ties++];
            as->a = person;
            as->b = (uint32_t)(d->first_meeting + i);
            as->style = STYLE_DOTTED;
            as->title = STR("was there");
        }
    }
}

/* ---- What stands out ----------------------------------------------------- */

enum { STRONGEST = 2, STRONGEST_OF_EGO = 12 };

/* Ties among the two strongest of either end: drawn dark, they are what the
 * reader sees of a full map. Where I am in nearly every meeting my ties would
 * hide all others: only my strongest are dark, and each person's two are those
 * to somebody else. */
static void find_backbone(map_draft *d)
{
    map *m = d->m;
    uint32_t *shown = kith_map_room(d, m->vertices, sizeof *shown);
    ranked *list = kith_ranking(d->r, d->ties);
    if (!shown || !list)
        return;
    for (uint32_t i = 0; i < d->ties; i++)
        list[i] = (ranked){m->tie[i].weight, NO_DATE, i};
    kith_ranking_sort(list, d->ties);
    kith_vertex left_out = d->analysis->left_out;
    uint32_t ego = left_out == KITH_NO_VERTEX ? NO_INDEX : d->at[left_out];
    for (size_t i = 0; i < d->ties; i++) {
        map_tie *t = &m->tie[list[i].index];
        if (ego != NO_INDEX && (t->a == ego || t->b == ego)) {
            t->backbone = shown[ego]++ < STRONGEST_OF_EGO;
            continue;
        }
        t->backbone = shown[t->a] < STRONGEST || shown[t->b] < STRONGEST;
        shown[t->a]++;
        shown[t->b]++;
    }
}

static void highlight_way(map_draft *d)
{
    const kith_chain *way = map_way(d);
    for (size_t k = 0; way && k < way->hops; k++) {
        uint32_t a = d->at[way->vertex[k]], b = d->at[way->vertex[k + 1]];
        for (size_t i = 0; i < d->ties; i++) {
            map_tie *t = &d->m->tie[i];
            if (!(t->a == a && t->b == b) && !(t->a == b && t->b == a))
                continue;
            t->highlight = t->backbone = true;
            if (k == way->weakest)
                t->label = kith_report_percent(d->r, way->score);
        }
    }
}

/* ---- All of them --------------------------------------------------------- */

static size_t count_presence(const map_draft *d)
{
    size_t count = 0;
    for (size_t i = 0; i < d->meetings; i++)
        count += d->graph->event[d->meeting[i].index].members;
    return count;
}

void kith_map_ties(map_draft *d)
{
    const kith_graph *graph = d->graph;
    size_t room = graph->size + graph->association_count + count_presence(d);
    d->m->tie = kith_map_room(d, room, sizeof *d->m->tie);
    if (!d->m->tie)
        return;
    for (size_t i = 0; i < graph->size && !d->r->failed; i++) {
        const tie *t = &graph->tie[i];
        if (d->at[t->a] != NO_INDEX && d->at[t->b] != NO_INDEX)
            draw_tie(d, t);
    }
    d->ties = d->m->ties;
    for (size_t i = 0; i < graph->association_count && !d->r->failed; i++)
        draw_association(d, &graph->association[i], d->ties);
    draw_presence(d);
    find_backbone(d);
    highlight_way(d);
}
