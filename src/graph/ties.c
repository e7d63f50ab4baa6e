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

/* What was reckoned last: events come by days, of few people and kinds. */
typedef struct reckoner {
    const tie_model *model;
    date day;
    double left[2];   /* of that day, of what fades and what lasts; or 0 */
    double share[16]; /* of each of so many, or 0 */
} reckoner;

/* What age leaves of an event's weight. An event whose date nobody knows
 * counts half. */
static double left_of(const event *e, reckoner *r)
{
    const tie_model *model = r->model;
    bool lasting = kinds[e->kind].lasting;
    if (model->weight != KITH_WEIGHT_RECENCY)
        return 1;
    if (e->day == NO_DATE)
        return 0.5;
    if (e->day != r->day)
        r->left[0] = r->left[1] = 0;
    r->day = e->day;
    if (r->left[lasting] == 0) {
        double half_life = lasting ? model->stated_half_life : model->half_life;
        r->left[lasting] = exp2(-(double)(model->as_of - e->day) / half_life);
    }
    return r->left[lasting];
}

static double share_of(uint32_t others, reckoner *r)
{
    enum { KEPT = sizeof r->share / sizeof *r->share };
    double share = others < KEPT ? r->share[others] : 0;
    if (share == 0)
        share = pow(others, -r->model->size_exponent);
    if (others < KEPT)
        r->share[others] = share;
    return share;
}

static double reckon(const event *e, reckoner *r)
{
    const tie_model *model = r->model;
    if (e->flags & EVENT_BROADCAST || e->members < 2)
        return 0;
    if (e->day != NO_DATE &&
        (e->day > model->as_of ||
         (model->since != NO_DATE && e->day < model->since)))
        return 0;
    /* An introduction ties the two it brought together. */
    uint32_t others = e->kind == EVENT_INTRODUCED ? 1 : e->members - 1;
    return kinds[e->kind].weight * (double)e->confidence * share_of(others, r) *
           left_of(e, r);
}

double kith_event_term(const event *e, const tie_model *model)
{
    reckoner r = {.model = model};
    return reckon(e, &r);
}

static void set_strength(tie *t, double strength, const tie_model *model)
{
    bool flat = model->weight == KITH_WEIGHT_FLAT;
    t->strength = flat ? 1 : strength;
    t->probability = kith_probability(t->strength, model->tau);
    t->cost = flat ? 1 : kith_cost(t->probability);
}

void kith_restrength(
    const kith_graph *graph, const tie_model *model, double *strength)
{
    for (size_t t = 0; t < graph->size; t++) {
        const tie *at = &graph->tie[t];
        strength[t] = 0;
        for (uint32_t i = 0; i < at->events; i++)
            strength[t] += kith_event_term(
                &graph->event[graph_tie_event(graph, at, i)], model);
        if (model->weight == KITH_WEIGHT_FLAT && strength[t] > 0)
            strength[t] = 1;
    }
}

/* ---- Making them
 * ------------------------------------------------------------- */

/* Two people, the lower number in the upper half, and an event that ties them.
 */
static keyed pair_of(kith_vertex u, kith_vertex v, uint32_t e)
{
    return (keyed){u < v ? (uint64_t)u << 32 | v : (uint64_t)v << 32 | u, e};
}

/* How many pairs an event ties; 0 if it does not count. */
static size_t count_pairs(const event *e, reckoner *r)
{
    size_t people = e->members - (e->kind == EVENT_INTRODUCED);
    return reckon(e, r) > 0 ? people * (people - 1) / 2 : 0;
}

/* Puts the pairs of an event that counts; where the next go. */
static keyed *put_pairs(
    keyed *to, const event *is, const kith_vertex *members, uint32_t e)
{
    const kith_vertex *m = members + is->first_member;
    for (uint32_t i = is->kind == EVENT_INTRODUCED; i < is->members; i++)
        for (uint32_t k = i + 1; k < is->members; k++)
            *to++ = pair_of(m[i], m[k], e);
    return to;
}

bool kith_pairs_add(
    pair_list *all, const kith_graph *graph, const event *is, uint32_t e)
{
    reckoner r = {.model = &graph->model};
    size_t count = count_pairs(is, &r);
    for (size_t i = 0; i < count; i++)
        if (!VEC_PUSH(all, (keyed){0}))
            return false;
    if (count)
        put_pairs(all->at + all->len - count, is, graph->member, e);
    return true;
}

/* Pairs of all events that count, in order of pair, then event. */
static bool collect_pairs(const kith_graph *graph, pair_list *all)
{
    reckoner r = {.model = &graph->model};
    size_t count = 0;
    for (uint32_t e = 0; e < graph->event_count; e++)
        count += count_pairs(&graph->event[e], &r);
    keyed *at = all->at = malloc((count + 1) * sizeof *at);
    for (uint32_t e = 0; at && e < graph->event_count; e++)
        if (count_pairs(&graph->event[e], &r))
            at = put_pairs(at, &graph->event[e], graph->member, e);
    all->len = count;
    return at && kith_sort_keyed(all->at, count);
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

static void measure(const kith_graph *graph, tie *t, reckoner *r)
{
    double strength = 0;
    for (uint32_t i = 0; i < t->events; i++) {
        const event *e = &graph->event[graph_tie_event(graph, t, i)];
        strength += reckon(e, r);
        count_event(t, e);
    }
    set_strength(t, strength, &graph->model);
}

static tie tie_of(uint64_t pair, size_t first_event)
{
    return (tie){
        .a = (kith_vertex)(pair >> 32),
        .b = (kith_vertex)pair,
        .last = NO_DATE,
        .last_met = NO_DATE,
        .first_event = (uint32_t)first_event};
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

bool kith_graph_write_days(kith_graph *graph)
{
    size_t days = 0;
    graph->day_count = 0;
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
    pair_list all = {0};
    reckoner r = {.model = &graph->model};
    bool done = collect_pairs(graph, &all);
    size_t ties = 0;
    for (size_t i = 0; i < all.len && done; i++)
        ties += i == 0 || all.at[i].key != all.at[i - 1].key;
    graph->tie_event_room = kith_graph_room(all.len);
    graph->tie = NEW_ARRAY(&graph->memory, ties + 1, tie);
    graph->tie_event =
        NEW_ARRAY(&graph->memory, graph->tie_event_room, uint32_t);
    done = done && graph->tie && graph->tie_event;
    for (size_t i = 0, end; i < all.len && done; i = end) {
        tie *t = &graph->tie[graph->size++];
        *t = tie_of(all.at[i].key, i);
        for (end = i; end < all.len && all.at[end].key == all.at[i].key; end++)
            graph->tie_event[end] =
                (uint32_t)graph->event_count - all.at[end].index;
        t->events = (uint32_t)(end - i);
        measure(graph, t, &r);
    }
    graph->tie_event_count = all.len;
    VEC_FREE(&all);
    return done && adjoin(graph) && kith_graph_write_days(graph);
}

/* ---- Making some of them anew
 * ------------------------------------------------
 */

static uint64_t pair_of_tie(const tie *t)
{
    return (uint64_t)t->a << 32 | t->b;
}

/* The number of the tie of a pair, or of the first behind it. */
static size_t tie_at(const kith_graph *graph, uint64_t pair)
{
    size_t from = 0, to = graph->size;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (pair_of_tie(&graph->tie[middle]) < pair)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Whether tie `at` is of the same pair. */
static bool is_tied(const kith_graph *graph, size_t at, const tie *t)
{
    return at < graph->size && pair_of_tie(&graph->tie[at]) == pair_of_tie(t);
}

/* Puts the events of a tie that are not gone, and those of all[0..count), in
 * order behind all others. */
static tie renew(kith_graph *graph, tie was, const keyed *all, size_t count)
{
    tie t = tie_of(pair_of_tie(&was), graph->tie_event_count);
    const uint32_t *old = graph->tie_event + was.first_event;
    uint32_t *to = graph->tie_event + graph->tie_event_count;
    uint32_t last = (uint32_t)graph->event_count;
    size_t k = 0;
    for (uint32_t i = 0; i <= was.events; i++) {
        if (i < was.events && old[i] == NO_INDEX)
            continue;
        uint32_t e = i < was.events ? last - old[i] : NO_INDEX;
        for (; k < count && all[k].index <= e; k++)
            if (all[k].index != NO_INDEX)
                to[t.events++] = last - all[k].index;
        if (i < was.events)
            to[t.events++] = old[i];
    }
    graph->tie_event_count += t.events;
    return t;
}

/* Puts renewed ties in the places of those of the same pairs, or between. */
static bool put_ties(kith_graph *graph, const tie *renewed, size_t count)
{
    tie *all = NEW_ARRAY(&graph->memory, graph->size + count + 1, tie);
    size_t used = 0, from = 0;
    for (size_t i = 0; all && i <= count; i++) {
        size_t at =
            i < count ? tie_at(graph, pair_of_tie(&renewed[i])) : graph->size;
        if (at > from)
            memcpy(all + used, graph->tie + from, (at - from) * sizeof *all);
        used += at - from;
        if (i == count)
            break;
        from = at + is_tied(graph, at, &renewed[i]);
        if (renewed[i].events)
            all[used++] = renewed[i];
    }
    graph->tie = all;
    graph->size = used;
    return all && adjoin(graph);
}

bool kith_graph_retie(kith_graph *graph, const pair_list *changed)
{
    reckoner r = {.model = &graph->model};
    size_t count = changed->len, room = count, ties = 0;
    tie *renewed = malloc((count + 1) * sizeof *renewed);
    for (size_t i = 0; i < count; i++) {
        size_t at = tie_at(graph, changed->at[i].key);
        room += at < graph->size ? graph->tie[at].events : 0;
    }
    bool same_pairs = true;
    bool done =
        renewed && kith_graph_make_room(
                       graph, &graph->tie_event, graph->tie_event_count,
                       &graph->tie_event_room, graph->tie_event_count + room,
                       sizeof *graph->tie_event);
    for (size_t i = 0, end; i < count && done; i = end) {
        tie *t = &renewed[ties++], was = tie_of(changed->at[i].key, 0);
        size_t at = tie_at(graph, changed->at[i].key);
        for (end = i;
             end < count && changed->at[end].key == changed->at[i].key;)
            end++;
        if (is_tied(graph, at, &was))
            was = graph->tie[at];
        *t = renew(graph, was, changed->at + i, end - i);
        measure(graph, t, &r);
        same_pairs &= was.events && t->events;
    }
    for (size_t i = 0; i < ties && done && same_pairs; i++)
        graph->tie[tie_at(graph, pair_of_tie(&renewed[i]))] = renewed[i];
    done = done && (same_pairs || put_ties(graph, renewed, ties));
    free(renewed);
    return done;
}

/* Whether so much is left of the oldest event's weight on a day that it counts.
 */
static bool counts_oldest(const kith_graph *graph, date as_of)
{
    enum { MOST_HALF_LIVES = 600 }; /* of the 1,074 after which it is 0 */
    const tie_model *model = &graph->model;
    double half_life = fmin(model->half_life, model->stated_half_life);
    size_t e = graph->event_count;
    while (e > 0 && graph->event[e - 1].day == NO_DATE)
        e--;
    if (e == 0 || as_of == NO_DATE)
        return e == 0;
    return as_of - graph->event[e - 1].day < MOST_HALF_LIVES * half_life;
}

bool kith_graph_reweigh(kith_graph *graph, date was)
{
    const tie_model *model = &graph->model;
    if (!counts_oldest(graph, was) || !counts_oldest(graph, model->as_of)) {
        graph->size = 0;
        return kith_graph_tie_up(graph);
    }
    reckoner r = {.model = model};
    double *term = malloc((graph->event_count + 1) * sizeof *term);
    for (size_t e = 0; e < graph->event_count && term; e++)
        term[e] = reckon(&graph->event[e], &r);
    for (size_t t = 0; t < graph->size && term; t++) {
        tie *at = &graph->tie[t];
        double strength = 0;
        for (uint32_t i = 0; i < at->events; i++)
            strength += term[graph_tie_event(graph, at, i)];
        set_strength(at, strength, model);
    }
    bool done = term != NULL;
    free(term);
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
