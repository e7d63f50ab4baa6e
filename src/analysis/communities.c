/*
 * communities.c — the restarts, and what their agreement says.
 *
 * Confidence. The *core* of a community is its members of the greatest strength
 * within it, taken until they hold half of all strength within it. In a run,
 * the core is where most of its strength is. Confidence of a person is the
 * share of runs in which the person is where the core of the community is.
 */
#include "analysis/communities.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/leiden.h"
#include "analysis/measures.h"
#include "base/workers.h"

#define EQUAL_QUALITY 1e-12
#define FULL_LOAD     ((size_t)1 << 15) /* ties and people worth a thread */

/* ---- Runs --------------------------------------------------------------- */

typedef struct restart_pass {
    const people *g;
    double resolution;
    leiden_room *room;
    uint32_t *runs;
} restart_pass;

static bool restart(void *context, size_t seed, unsigned worker)
{
    restart_pass *p = context;
    leiden_room *room = &p->room[worker];
    if (!room->near && !kith_leiden_room(p->g, p->resolution, room))
        return false;
    kith_leiden(p->g, room, seed, p->runs + seed * p->g->n);
    return true;
}

bool kith_communities_run(
    const people *g,
    double resolution,
    size_t restarts,
    unsigned threads,
    uint32_t *runs)
{
    size_t load = restarts * ((size_t)g->n + g->m) / FULL_LOAD + 1;
    unsigned workers = kith_workers(threads, load < restarts ? load : restarts);
    restart_pass p = {.g = g, .resolution = resolution};
    p.room = calloc(workers, sizeof *p.room);
    p.runs = runs;
    bool done = p.room && kith_workers_run(workers, restarts, restart, &p);
    for (unsigned i = 0; p.room && i < workers; i++)
        kith_leiden_room_free(&p.room[i]);
    free(p.room);
    return done;
}

/* ---- Labels ------------------------------------------------------------- */

typedef struct labelled {
    uint32_t label, size, first; /* first: its person of the lowest number */
} labelled;

static int larger_first(const void *left, const void *right)
{
    const labelled *a = left, *b = right;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* Labels by size, then by who comes first; NO_INDEX for those without ties. How
 * many there are. `sorted` and `rank` have n entries. */
static uint32_t canonical(
    const people *g, uint32_t *membership, labelled *sorted, uint32_t *rank)
{
    uint32_t count = 0;
    for (uint32_t c = 0; c < g->n; c++)
        rank[c] = NO_INDEX;
    for (uint32_t v = 0; v < g->n; v++) {
        uint32_t c = membership[v];
        if (!people_degree(g, v))
            continue;
        if (rank[c] == NO_INDEX) {
            rank[c] = count;
            sorted[count++] = (labelled){c, 0, v};
        }
        sorted[rank[c]].size++;
    }
    if (count)
        qsort(sorted, count, sizeof *sorted, larger_first);
    for (uint32_t i = 0; i < count; i++)
        rank[sorted[i].label] = i;
    for (uint32_t v = 0; v < g->n; v++)
        membership[v] = people_degree(g, v) ? rank[membership[v]] : NO_INDEX;
    return count;
}

/* ---- Agreement ---------------------------------------------------------- */

static double pairs(uint32_t count)
{
    return count * (count - 1.0) / 2;
}

double kith_adjusted_rand(
    const uint32_t *a,
    const uint32_t *b,
    uint32_t n,
    uint32_t labels,
    uint32_t *room)
{
    uint32_t *order = room, *first = room + n, *count = first + labels + 2;
    double both = 0, in_a = 0, in_b = 0;
    memset(first, 0, ((size_t)labels + 2) * sizeof *first);
    memset(count, 0, (size_t)labels * sizeof *count);
    for (uint32_t v = 0; v < n; v++)
        if (a[v] != NO_INDEX) {
            first[a[v] + 2]++;
            count[b[v]]++;
        }
    for (uint32_t c = 0; c < labels; c++) {
        in_a += pairs(first[c + 2]);
        in_b += pairs(count[c]);
        first[c + 2] += first[c + 1];
        count[c] = 0;
    }
    for (uint32_t v = 0; v < n; v++)
        if (a[v] != NO_INDEX)
            order[first[a[v] + 1]++] = b[v];
    for (uint32_t c = 0; c < labels; c++) {
        for (uint32_t i = first[c]; i < first[c + 1]; i++)
            both += count[order[i]]++; /* pairs with those before it */
        for (uint32_t i = first[c]; i < first[c + 1]; i++)
            count[order[i]] = 0;
    }
    double all = pairs(first[labels]);
    double expected = all > 0 ? in_a * in_b / all : 0;
    double most = (in_a + in_b) / 2;
    return most - expected == 0 ? 1 : (both - expected) / (most - expected);
}

static bool measure_stability(
    const people *g, size_t restarts, const uint32_t *runs, double *stability)
{
    size_t n = g->n, compared = 0;
    uint32_t *room = calloc(3 * n + 2, sizeof *room);
    if (!room)
        return false;
    double sum = 0;
    for (size_t i = 0; i < restarts; i++)
        for (size_t j = i + 1; j < restarts; j++) {
            const uint32_t *a = runs + i * n, *b = runs + j * n;
            bool same = !memcmp(a, b, n * sizeof *a);
            sum += same ? 1 : kith_adjusted_rand(a, b, g->n, g->n, room);
            compared++;
        }
    *stability = compared ? sum / (double)compared : 1;
    free(room);
    return true;
}

/* ---- Confidence --------------------------------------------------------- */

typedef struct belonging {
    uint32_t who, community;
    double within; /* strength of the ties to others of the community */
} belonging;

static int by_community_and_strength(const void *left, const void *right)
{
    const belonging *a = left, *b = right;
    if (a->community != b->community)
        return a->community < b->community ? -1 : 1;
    if (a->within != b->within)
        return a->within > b->within ? -1 : 1;
    return a->who < b->who ? -1 : a->who > b->who;
}

static uint32_t list_members(
    const people *g, const uint32_t *membership, belonging *member)
{
    uint32_t count = 0;
    for (uint32_t v = 0; v < g->n; v++) {
        if (membership[v] == NO_INDEX)
            continue;
        double within = 0;
        for (uint32_t a = g->first[v]; a < g->first[v + 1]; a++)
            if (membership[g->to[a]] == membership[v])
                within += g->strength[a].s;
        member[count++] = (belonging){v, membership[v], within};
    }
    if (count)
        qsort(member, count, sizeof *member, by_community_and_strength);
    return count;
}

/* The label that most of the core of member[begin, end) has in a run; `weight`
 * is 0 for every label, before and after. */
static uint32_t where_core_is(
    const belonging *member,
    uint32_t begin,
    uint32_t end,
    const uint32_t *run,
    double *weight)
{
    double whole = 0, held = 0;
    for (uint32_t i = begin; i < end; i++)
        whole += member[i].within;
    uint32_t core = begin, best = run[member[begin].who];
    while (core < end && (core == begin || 2 * held < whole)) {
        held += member[core].within;
        weight[run[member[core].who]] += member[core].within;
        core++;
    }
    for (uint32_t i = begin; i < core; i++) {
        uint32_t label = run[member[i].who];
        if (weight[label] > weight[best] ||
            (weight[label] == weight[best] && label < best))
            best = label;
    }
    for (uint32_t i = begin; i < core; i++)
        weight[run[member[i].who]] = 0;
    return best;
}

static bool measure_confidence(
    const people *g,
    size_t restarts,
    const uint32_t *runs,
    const uint32_t *membership,
    double *confidence)
{
    size_t n = g->n;
    belonging *member = calloc(n + 1, sizeof *member);
    double *weight = calloc(n + 1, sizeof *weight);
    bool done = member && weight;
    uint32_t count = done ? list_members(g, membership, member) : 0;
    for (size_t v = 0; v < n; v++)
        confidence[v] = membership[v] == NO_INDEX ? UNDEFINED : 0;
    for (uint32_t begin = 0, end; begin < count; begin = end) {
        end = begin;
        while (end < count && member[end].community == member[begin].community)
            end++;
        for (size_t r = 0; r < restarts; r++) {
            const uint32_t *run = runs + r * n;
            uint32_t core = where_core_is(member, begin, end, run, weight);
            for (uint32_t i = begin; i < end; i++)
                confidence[member[i].who] += run[member[i].who] == core;
        }
        for (uint32_t i = begin; i < end; i++)
            confidence[member[i].who] /= (double)restarts;
    }
    free(member);
    free(weight);
    return done;
}

/* ---- Judging ------------------------------------------------------------ */

/* The best run; the lexicographically smallest of those that are as good. */
static size_t choose_run(
    size_t n, const uint32_t *runs, const double *quality, communities *found)
{
    size_t best = 0;
    for (size_t r = 1; r < found->restarts; r++)
        if (quality[r] > quality[best])
            best = r;
    double most = quality[best];
    for (size_t r = 0; r < found->restarts; r++) {
        if (!(quality[r] >= most - EQUAL_QUALITY))
            continue;
        found->at_best++;
        for (size_t v = 0; v < n; v++) {
            uint32_t mine = runs[r * n + v], other = runs[best * n + v];
            if (mine == other)
                continue;
            best = mine < other ? r : best;
            break;
        }
    }
    return best;
}

bool kith_communities_judge(
    const people *g,
    double resolution,
    size_t restarts,
    uint32_t *runs,
    uint32_t *membership,
    double *confidence,
    communities *found)
{
    size_t n = g->n, best = 0;
    *found = (communities){
        .restarts = restarts, .quality = UNDEFINED, .stability = UNDEFINED};
    leiden_room room = {0};
    labelled *sorted = calloc(n + 1, sizeof *sorted);
    uint32_t *rank = calloc(n + 1, sizeof *rank);
    uint32_t *count = calloc(restarts, sizeof *count);
    double *quality = calloc(restarts, sizeof *quality);
    bool done = sorted && rank && count && quality &&
                kith_leiden_room(g, resolution, &room);
    for (size_t r = 0; done && r < restarts; r++) {
        count[r] = canonical(g, runs + r * n, sorted, rank);
        if (g->m)
            quality[r] = kith_modularity(g, &room, runs + r * n, count[r]);
    }
    if (done) {
        best = choose_run(n, runs, quality, found);
        memcpy(membership, runs + best * n, n * sizeof *membership);
        found->count = count[best];
        done = measure_confidence(g, restarts, runs, membership, confidence);
    }
    if (done && g->m) {
        found->quality = quality[best];
        done = measure_stability(g, restarts, runs, &found->stability);
    }
    kith_leiden_room_free(&room);
    free(sorted);
    free(rank);
    free(count);
    free(quality);
    return done;
}
