/*
 * ties.c — the arithmetic of tie strength, and the ties themselves.
 *
 *     s = sum of  b * c * (n - 1)^-gamma * 2^(-age / H)
 *     p = min(0.99, 1 - exp(-s / tau)),   cost = -ln p
 *
 * Each event owns an exact share of its tie, because -ln(1 - p) = s / tau is a
 * sum. Newman, Phys. Rev. E 64, 016132 (2001): with gamma = 1 and no decay the
 * strengths of a person sum to the meetings attended.
 */
#include <math.h>

#include "base/sort.h"
#include "graph/draft.h"

/* clang-format off */
static const struct {
    const char *text;
    double weight; /* b */
    bool lasting;  /* fades with the half-life of statements, not of contact */
} kinds[EVENT_KINDS] = {
    [EVENT_MET]          = {"met",          1.0,  false},
    [EVENT_RELAYED]      = {"relayed",      0.5,  false},
    [EVENT_INTRODUCED]   = {"introduced",   2.0,  false},
    [EVENT_STATED]       = {"stated",       1.5,  true},
    [EVENT_LINKED]       = {"linked",       0.25, false},
    [EVENT_CO_MENTIONED] = {"co-mentioned", 0.1,  false},
};
/* clang-format on */

const char *kith_event_kind_text(event_kind kind)
{
    return kind < EVENT_KINDS ? kinds[kind].text : "";
}

double kith_probability(double strength, double tau)
{
    return fmin(0.99, -expm1(-strength / tau));
}

double kith_cost(double probability)
{
    return -log(probability);
}

const char *kith_band(double probability)
{
    return probability >= .70   ? "strong"
           : probability >= .40 ? "moderate"
           : probability >= .10 ? "weak"
                                : "trace";
}

/* What age leaves of an event's weight. An event whose date nobody knows
 * counts half. */
static double left_of(const event *e, const tie_model *model)
{
    if (model->weight != KITH_WEIGHT_RECENCY)
        return 1;
    if (e->day == NO_DATE)
        return 0.5;
    double half_life =
        kinds[e->kind].lasting ? model->stated_half_life : model->half_life;
    return exp2(-(double)(model->as_of - e->day) / half_life);
}

double kith_event_term(const event *e, const tie_model *model)
{
    if (e->flags & EVENT_BROADCAST || e->members < 2)
        return 0;
    if (e->day != NO_DATE &&
        (e->day > model->as_of ||
         (model->since != NO_DATE && e->day < model->since)))
        return 0;
    /* An introduction ties the two it brought together. */
    double others = e->kind == EVENT_INTRODUCED ? 1 : e->members - 1.0;
    return kinds[e->kind].weight * (double)e->confidence *
           pow(others, -model->size_exponent) * left_of(e, model);
}

void kith_restrength(
    const kith_graph *graph, const tie_model *model, double *strength)
{
    for (size_t t = 0; t < graph->size; t++) {
        const tie *at = &graph->tie[t];
        strength[t] = 0;
        for (uint32_t i = 0; i < at->events; i++)
            strength[t] += kith_event_term(
                &graph->event[graph->tie_event[at->first_event + i]], model);
        if (model->weight == KITH_WEIGHT_FLAT && strength[t] > 0)
            strength[t] = 1;
    }
}

/* ---- Making them
 * ------------------------------------------------------------- */

/* Two people, the lower number in the upper half, and an event that ties them.
 */
typedef VEC(keyed) pairs;

static keyed pair_of(kith_vertex u, kith_vertex v, uint32_t e)
{
    return (keyed){u < v ? (uint64_t)u << 32 | v : (uint64_t)v << 32 | u, e};
}

/* Pairs of all events that count; `term` becomes what each adds to its ties. */
static bool collect_pairs(const kith_graph *graph, pairs *all, double *term)
{
    for (uint32_t e = 0; e < graph->event_count; e++) {
        const event *at = &graph->event[e];
        const kith_vertex *m = graph->member + at->first_member;
        term[e] = kith_event_term(at, &graph->model);
        if (term[e] <= 0)
            continue;
        uint32_t first = at->kind == EVENT_INTRODUCED ? 1 : 0;
        for (uint32_t i = first; i < at->members; i++)
            for (uint32_t k = i + 1; k < at->members; k++)
                if (!VEC_PUSH(all, pair_of(m[i], m[k], e)))
                    return false;
    }
    return kith_sort_keyed(all->at, all->len); /* by pair, then event */
}

static void count_event(tie *t, const event *e)
{
    t->met += e->kind == EVENT_MET || e->kind == EVENT_INTRODUCED;
    t->relayed += e->kind == EVENT_RELAYED;
    t->stated += e->kind == EVENT_STATED;
    t->linked += e->kind == EVENT_LINKED || e->kind == EVENT_CO_MENTIONED;
    if (e->day > t->last)
        t->last = e->day;
    if (e->kind == EVENT_MET && e->day > t->last_met)
        t->last_met = e->day;
}

static void measure(const kith_graph *graph, tie *t, const double *term)
{
    bool flat = graph->model.weight == KITH_WEIGHT_FLAT;
    t->strength = 0;
    for (uint32_t i = 0; i < t->events; i++) {
        uint32_t e = graph->tie_event[t->first_event + i];
        t->strength += term[e];
        count_event(t, &graph->event[e]);
    }
    if (flat)
        t->strength = 1;
    t->probability = kith_probability(t->strength, graph->model.tau);
    t->cost = flat ? 1 : kith_cost(t->probability);
}

/* The ties of every vertex, in order of tie. */
static bool adjoin(kith_graph *graph)
{
    uint32_t *first = NEW_ARRAY(&graph->memory, graph->order + 2, uint32_t);
    uint32_t *all = NEW_ARRAY(&graph->memory, 2 * graph->size + 1, uint32_t);
    if (!first || !all)
        return false;
    for (size_t t = 0; t < graph->size; t++) {
        first[graph->tie[t].a + 2]++;
        first[graph->tie[t].b + 2]++;
    }
    for (size_t v = 0; v < graph->order; v++)
        first[v + 2] += first[v + 1];
    for (uint32_t t = 0; t < graph->size; t++) {
        all[first[graph->tie[t].a + 1]++] = t;
        all[first[graph->tie[t].b + 1]++] = t;
    }
    graph->first_tie = first;
    graph->adjacent = all;
    return true;
}

/* The days of the events as text, which the public interface hands out; events
 * are in order, newest first. */
static bool write_days(kith_graph *graph)
{
    size_t days = 0;
    for (size_t e = 0; e < graph->event_count; e++)
        days += e == 0 || graph->event[e].day != graph->event[e - 1].day;
    graph->day = NEW_ARRAY(&graph->memory, days + 1, date);
    graph->day_text =
        kith_arena_take(&graph->memory, days + 1, sizeof *graph->day_text, 1);
    if (!graph->day || !graph->day_text)
        return false;
    for (size_t e = graph->event_count; e-- > 0;) {
        date day = graph->event[e].day;
        if (graph->day_count && graph->day[graph->day_count - 1] == day)
            continue;
        kith_date_format(day, graph->day_text[graph->day_count]);
        graph->day[graph->day_count++] = day;
    }
    return true;
}

const char *kith_graph_day(const kith_graph *graph, date day)
{
    size_t from = 0, to = graph->day_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (graph->day[middle] == day)
            return graph->day_text[middle];
        if (graph->day[middle] < day)
            from = middle + 1;
        else
            to = middle;
    }
    return "";
}

bool kith_graph_tie_up(kith_graph *graph)
{
    pairs all = {0};
    bool done = false;
    double *term = malloc((graph->event_count + 1) * sizeof *term);
    if (!term || !collect_pairs(graph, &all, term))
        goto done;

    size_t ties = 0;
    for (size_t i = 0; i < all.len; i++)
        ties += i == 0 || all.at[i].key != all.at[i - 1].key;
    graph->tie = NEW_ARRAY(&graph->memory, ties + 1, tie);
    graph->tie_event = NEW_ARRAY(&graph->memory, all.len + 1, uint32_t);
    if (!graph->tie || !graph->tie_event)
        goto done;

    for (uint32_t i = 0; i < all.len; i++) {
        const keyed *p = &all.at[i];
        if (i == 0 || p->key != p[-1].key)
            graph->tie[graph->size++] = (tie){
                .a = (kith_vertex)(p->key >> 32),
                .b = (kith_vertex)p->key,
                .last = NO_DATE,
                .last_met = NO_DATE,
                .first_event = i};
        graph->tie[graph->size - 1].events++;
        graph->tie_event[i] = p->index;
    }
    graph->tie_event_count = all.len;
    for (size_t t = 0; t < graph->size; t++)
        measure(graph, &graph->tie[t], term);
    done = adjoin(graph) && write_days(graph);
done:
    free(term);
    VEC_FREE(&all);
    return done;
}

const tie *kith_graph_between(
    const kith_graph *graph, kith_vertex a, kith_vertex b)
{
    kith_vertex low = a < b ? a : b, high = a < b ? b : a;
    size_t from = 0, to = graph->size;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const tie *t = &graph->tie[middle];
        if (t->a == low && t->b == high)
            return t;
        if (t->a < low || (t->a == low && t->b < high))
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}
