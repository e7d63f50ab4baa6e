/*
 * influence_scope.c — whom and which notes the influence report concerns, and
 * how its people stand among each other.
 *
 * Passes over vertices, events and ties, and a sort for each lens: O(V log V +
 * events). Percentiles are mid-ranks among the people of the report: who is
 * central in a vault is seldom who decides in an account.
 */
#include <math.h>
#include <stdalign.h>
#include <stdlib.h>

#include "report/influence.h"

/* Below this a tie makes nobody part of a person's surroundings. */
static const double NEIGHBOUR = 0.10;

void *kith_brief_room(brief *b, size_t count, size_t size)
{
    if (b->r->failed)
        return NULL;
    void *taken =
        kith_arena_take(&b->r->memory, count + 1, size, alignof(max_align_t));
    b->r->failed = !taken;
    return taken;
}

/* ---- Who ----------------------------------------------------------------- */

bool kith_brief_is_us(const brief *b, kith_vertex v)
{
    const kith_graph *graph = b->graph;
    if (graph->me == KITH_NO_VERTEX)
        return false;
    kith_vertex ours = graph->vertex[graph->me].organization;
    return v == graph->me ||
           (ours != KITH_NO_VERTEX && graph->vertex[v].organization == ours);
}

bool kith_brief_is_theirs(const brief *b, kith_vertex v)
{
    return b->of_person ? v == b->about
                        : b->member[v] && !kith_brief_is_us(b, v);
}

/* Of an account: its people, but none of us who serve it. Of a project: all
 * its team. Of a person: they, and whom they know. */
static bool is_of_scope(const brief *b, kith_vertex v)
{
    const kith_graph *graph = b->graph;
    if (graph->vertex[v].kind != KITH_KIND_PERSON || v == graph->me)
        return v == b->about;
    if (b->of_person) {
        const tie *t =
            v == b->about ? NULL : kith_graph_between(graph, v, b->about);
        return v == b->about || (t && t->probability >= NEIGHBOUR);
    }
    bool account =
        kind_is_organization((kith_kind)graph->vertex[b->about].kind);
    if (account && kith_brief_is_us(b, v) &&
        graph->vertex[v].organization != b->about)
        return false;
    return kith_graph_belongs(graph, v, b->about);
}

static void find_people(brief *b)
{
    const kith_graph *graph = b->graph;
    for (kith_vertex v = 0; v < graph->order; v++) {
        b->member[v] =
            graph->vertex[v].kind == KITH_KIND_PERSON && is_of_scope(b, v);
        if (b->member[v])
            b->people[b->count++] =
                (standing){.v = v, .best = KITH_NO_VERTEX, .met = NO_DATE};
    }
}

/* ---- How they stand ------------------------------------------------------ */

static double standing_score(const brief *b, kith_measure lens, kith_vertex v)
{
    double score = kith_score(b->analysis, lens, v);
    return isnan(score) ? -1 : round(score * 1e12); /* see rank.c */
}

static int by_score(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* How many of `sorted` are less than `score`, or not more. */
static size_t count_below(
    const double *sorted, size_t count, double score, bool or_equal)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        bool below =
            or_equal ? sorted[middle] <= score : sorted[middle] < score;
        if (below)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Percentiles by one measure into a member of every standing. */
static void rank_by(brief *b, kith_measure lens, size_t member)
{
    double *sorted = kith_brief_room(b, b->count, sizeof *sorted);
    if (!sorted)
        return;
    for (size_t i = 0; i < b->count; i++)
        sorted[i] = standing_score(b, lens, b->people[i].v);
    qsort(sorted, b->count, sizeof *sorted, by_score);
    for (size_t i = 0; i < b->count; i++) {
        double score = standing_score(b, lens, b->people[i].v);
        size_t below = count_below(sorted, b->count, score, false);
        size_t upto = count_below(sorted, b->count, score, true);
        double rank = ((double)below + (double)upto) / 2;
        double percentile = 100 * rank / (double)b->count;
        memcpy((char *)&b->people[i] + member, &percentile, sizeof percentile);
    }
}

static int by_index(const void *left, const void *right)
{
    const standing *a = left, *b = right;
    if (a->index != b->index)
        return a->index > b->index ? -1 : 1;
    if (a->pull != b->pull)
        return a->pull > b->pull ? -1 : 1;
    return (a->v > b->v) - (a->v < b->v);
}

static void rank_people(brief *b)
{
    rank_by(b, KITH_HARMONIC, offsetof(standing, reach));
    rank_by(b, KITH_BETWEENNESS, offsetof(standing, broker));
    rank_by(b, KITH_PAGERANK, offsetof(standing, pull));
    for (size_t i = 0; i < b->count; i++) {
        standing *s = &b->people[i];
        s->index = .4 * s->pull + .3 * s->broker + .3 * s->reach;
    }
    if (b->count == 0)
        return;
    qsort(b->people, b->count, sizeof *b->people, by_index);
    b->median =
        (b->people[(b->count - 1) / 2].index + b->people[b->count / 2].index) /
        2;
}

const char *kith_brief_lens(const standing *s, double *percentile)
{
    const struct {
        double at;
        const char *name;
    } lenses[] = {
        {s->pull, "Pull"}, {s->broker, "Broker"}, {s->reach, "Reach"}};
    size_t best = 0;
    for (size_t i = 1; i < 3; i++) {
        if (lenses[i].at > lenses[best].at)
            best = i;
    }
    *percentile = lenses[best].at;
    return lenses[best].name;
}

/* ---- How well we know them ----------------------------------------------- */

static void meet(const brief *b, standing *s)
{
    const kith_graph *graph = b->graph;
    for (uint32_t i = graph->first_tie[s->v]; i < graph->first_tie[s->v + 1];
         i++) {
        const tie *t = &graph->tie[graph->adjacent[i]];
        kith_vertex other = tie_other(t, s->v);
        if (!kith_brief_is_us(b, other))
            continue;
        if (other == graph->me)
            s->warmth = t->probability;
        if (s->best == KITH_NO_VERTEX || t->probability > s->best_warmth) {
            s->best = other;
            s->best_warmth = t->probability;
        }
        for (uint32_t k = 0; k < t->events; k++) {
            const event *e = tie_event_at(graph, t, k);
            bool met = e->kind == EVENT_MET || e->kind == EVENT_INTRODUCED;
            if (!met || (s->met != NO_DATE && e->day <= s->met))
                continue;
            s->met = e->day;
            s->met_event = e;
        }
    }
}

static void count_evidence(brief *b)
{
    const kith_graph *graph = b->graph;
    uint32_t *events = kith_brief_room(b, graph->order, sizeof *events);
    for (size_t i = 0; events && i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        for (uint32_t k = 0; k < e->members && !(e->flags & EVENT_FUTURE); k++)
            events[graph->member[e->first_member + k]]++;
    }
    for (size_t i = 0; events && i < b->count; i++) {
        b->people[i].evidence = events[b->people[i].v];
        meet(b, &b->people[i]);
    }
}

const standing *kith_brief_standing(const brief *b, kith_vertex v)
{
    for (size_t i = 0; i < b->count; i++) {
        if (b->people[i].v == v)
            return &b->people[i];
    }
    return NULL;
}

/* ---- Which notes --------------------------------------------------------- */

/* Whether an event is of the account: about it, or somebody of it was there. */
static bool is_of_account(const brief *b, const event *e)
{
    const kith_graph *graph = b->graph;
    if (kith_is_among(graph, e->first_about, e->abouts, b->about))
        return true;
    for (uint32_t i = 0; i < e->members; i++) {
        if (kith_brief_is_theirs(b, graph->member[e->first_member + i]))
            return true;
    }
    return false;
}

/* The note of the account, of its people, of its projects. */
static bool is_of_subject(const brief *b, kith_vertex subject)
{
    const kith_graph *graph = b->graph;
    if (subject == KITH_NO_VERTEX)
        return false;
    if (subject == b->about || kith_brief_is_theirs(b, subject))
        return true;
    for (size_t i = 0; i < graph->association_count && !b->of_person; i++) {
        const association *a = &graph->association[i];
        if (a->from == subject && a->to == b->about &&
            a->kind == ASSOCIATION_RELATED)
            return true;
    }
    return false;
}

static void find_notes(brief *b)
{
    const kith_graph *graph = b->graph;
    for (size_t n = 0; n < graph->note_count; n++)
        b->concerned[n] = is_of_subject(b, graph->notes[n].subject);
    for (size_t i = 0; i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        if (e->kind != EVENT_MET || !is_of_account(b, e))
            continue;
        for (uint32_t k = 0; k < e->places; k++) {
            uint32_t n = graph->place[e->first_place + k].note;
            kith_vertex subject = graph->notes[n].subject;
            if (subject == KITH_NO_VERTEX ||
                graph->vertex[subject].kind == KITH_KIND_MEETING)
                b->concerned[n] = true;
        }
    }
}

bool kith_brief_concerns(const brief *b, const statement *s)
{
    return b->concerned[kith_statement_note(b->graph, s)] ||
           s->subject == b->about ||
           kith_statement_task(b->graph, s).owner == b->about ||
           kith_statement_names(b->graph, s, b->about);
}

void kith_brief_scope(brief *b)
{
    const kith_graph *graph = b->graph;
    b->people = kith_brief_room(b, graph->order, sizeof *b->people);
    b->member = kith_brief_room(b, graph->order, sizeof *b->member);
    b->concerned = kith_brief_room(b, graph->note_count, sizeof *b->concerned);
    if (b->r->failed)
        return;
    find_people(b);
    rank_people(b);
    count_evidence(b);
    find_notes(b);
}
