/*
 * test_introduction.c — introductions against the plain definition.
 *
 * 3,000 random graphs of 2 to 8 people from fixed seeds, some of whom left,
 * must not be asked, like us or do not; equal ties abound, so that every rule
 * of the order decides somewhere. The oracle tries every chain there is.
 */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <kith/analysis.h>

#include "analysis/analysis.h"
#include "unit/analysis/drawn.h"

enum { GRAPHS = 3000, MOST = 8, ROUTES = 4096, HOPS = 6 };

typedef struct route {
    double score;
    date day;
    uint32_t hops;
    kith_vertex at[HOPS + 1];
    uint32_t weakest;
} route;

typedef struct world {
    kith_graph graph;
    kith_vertex from, to;
    kith_introduction_options options;
    uint32_t steps;
    double p[MOST][MOST]; /* 0: no tie */
    route all[ROUTES];    /* best first */
    size_t routes;
    bool arc[MOST][MOST]; /* on a walk of at most `steps` */
} world;

static bool may_ask(const world *w, kith_vertex v)
{
    const vertex *who = &w->graph.vertex[v];
    return !(who->flags & (VERTEX_LEFT | VERTEX_DO_NOT_ASK)) &&
           !(w->options.avoid_set && w->options.avoid == v);
}

static void draw(world *w, uint64_t seed)
{
    drawn_tie ties[MOST * MOST];
    rng r = {seed};
    uint32_t n = 2 + rng_below(&r, MOST - 1);
    *w = (world){.from = rng_below(&r, n)};
    w->to = (w->from + 1 + rng_below(&r, n - 1)) % n;
    size_t m = drawn_random(
        &r, n, 0.2 + 0.7 * rng_unit(&r), seed % 2 ? 1 : 2, ties, MOST * MOST);
    w->graph = drawn_graph(n, ties, m);
    w->graph.model.weight = KITH_WEIGHT_FLAT; /* strengths as drawn */
    for (uint32_t v = 0; v < n; v++) {
        w->graph.vertex[v].stance = (uint8_t)rng_below(&r, 6);
        if (!rng_below(&r, 8))
            w->graph.vertex[v].flags =
                rng_below(&r, 2) ? VERTEX_LEFT : VERTEX_DO_NOT_ASK;
    }
    for (size_t e = 0; e < m; e++) {
        tie *t = &w->graph.tie[e];
        t->probability = kith_probability(t->strength, 3);
        t->last = (date)(20000 + rng_below(&r, 3));
    }
    w->options = (kith_introduction_options){
        .limit = rng_below(&r, 5),
        .max_steps = rng_below(&r, 7),
        .through = rng_below(&r, n),
        .avoid = rng_below(&r, n),
        .through_set = !rng_below(&r, 4),
        .avoid_set = !rng_below(&r, 4)};
    w->steps = w->options.max_steps ? w->options.max_steps : 3;
}

static void set_tau(world *w, double tau)
{
    for (size_t e = 0; e < w->graph.size; e++) {
        const tie *t = &w->graph.tie[e];
        double p = kith_probability(t->strength, tau);
        w->p[t->a][t->b] = w->p[t->b][t->a] = p;
    }
}

static int smaller_first(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

static void finish(const world *w, route *r)
{
    double factor[2 * HOPS];
    size_t count = 0;
    for (uint32_t i = 0; i < r->hops; i++) {
        double p = w->p[r->at[i]][r->at[i + 1]], least = 2;
        const tie *t = kith_graph_between(&w->graph, r->at[i], r->at[i + 1]);
        factor[count++] = p;
        if (i)
            factor[count++] =
                kith_willingness((stance)w->graph.vertex[r->at[i]].stance);
        if (i)
            least = w->p[r->at[r->weakest]][r->at[r->weakest + 1]];
        if (p < least || (p == least && t->last < r->day)) {
            r->weakest = i;
            r->day = t->last;
        }
    }
    qsort(factor, count, sizeof *factor, smaller_first);
    r->score = 1;
    for (size_t i = 0; i < count; i++)
        r->score *= factor[i];
}

static int better_first(const void *left, const void *right)
{
    const route *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->hops != b->hops)
        return a->hops < b->hops ? -1 : 1;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    for (uint32_t i = 0; i <= a->hops; i++)
        if (a->at[i] != b->at[i])
            return a->at[i] < b->at[i] ? -1 : 1;
    return 0;
}

static bool is_on(const route *r, kith_vertex v)
{
    for (uint32_t i = 0; i <= r->hops; i++)
        if (r->at[i] == v)
            return true;
    return false;
}

/* Every chain that goes on from `so_far`. Deep as a chain is long: a test. */
static void enumerate(world *w, route so_far)
{
    kith_vertex last = so_far.at[so_far.hops];
    if (last == w->to) {
        if (w->options.through_set && !is_on(&so_far, w->options.through))
            return;
        finish(w, &so_far);
        assert_true(w->routes < ROUTES);
        w->all[w->routes++] = so_far;
        return;
    }
    if (so_far.hops == w->steps || (so_far.hops && !may_ask(w, last)))
        return;
    for (kith_vertex v = 0; v < w->graph.order; v++) {
        route next = so_far;
        if (w->p[last][v] == 0 || is_on(&so_far, v))
            continue;
        next.at[++next.hops] = v;
        enumerate(w, next);
    }
}

static void enumerate_all(world *w, double tau)
{
    route start = {.at = {w->from}};
    set_tau(w, tau);
    w->routes = 0;
    enumerate(w, start);
    if (w->routes)
        qsort(w->all, w->routes, sizeof *w->all, better_first);
}

/* Steps over people who may be asked, and do not pass `end`. */
static void count_steps(
    const world *w, kith_vertex start, kith_vertex end, uint32_t *steps)
{
    for (uint32_t v = 0; v < w->graph.order; v++)
        steps[v] = v == start ? 0 : 99;
    for (uint32_t turn = 0; turn < w->graph.order; turn++)
        for (kith_vertex v = 0; v < w->graph.order; v++)
            for (kith_vertex u = 0; u < w->graph.order; u++)
                if (w->p[v][u] > 0 && v != end && steps[v] + 1 < steps[u] &&
                    (u == end || may_ask(w, u)))
                    steps[u] = steps[v] + 1;
}

static void mark_arcs(world *w)
{
    uint32_t here[MOST], there[MOST];
    count_steps(w, w->from, w->to, here);
    count_steps(w, w->to, w->from, there);
    for (kith_vertex v = 0; v < w->graph.order; v++)
        for (kith_vertex u = 0; u < w->graph.order; u++)
            w->arc[v][u] = w->p[v][u] > 0 && v != w->to && u != w->from &&
                           here[v] + 1 + there[u] <= w->steps;
}

/* Whether a route is left when the people in the set `gone` are. */
static bool is_open(const world *w, unsigned gone, bool direct)
{
    bool seen[MOST] = {false};
    seen[w->from] = true;
    for (uint32_t turn = 0; turn < w->graph.order; turn++)
        for (kith_vertex v = 0; v < w->graph.order; v++)
            for (kith_vertex u = 0; u < w->graph.order; u++)
                if (seen[v] && !(gone >> u & 1) && w->arc[v][u] &&
                    (direct || v != w->from || u != w->to))
                    seen[u] = true;
    return seen[w->to];
}

static bool passes_through(const world *w)
{
    return w->options.through_set && w->options.through != w->from &&
           w->options.through != w->to;
}

/* Menger: as many routes as the fewest people whose loss leaves none. */
static size_t count_disjoint(const world *w)
{
    unsigned sets = 1u << w->graph.order, fewest = MOST;
    for (unsigned gone = 0; gone < sets; gone++) {
        unsigned count = 0;
        for (uint32_t v = 0; v < w->graph.order; v++)
            count += gone >> v & 1;
        if (!(gone >> w->from & 1) && !(gone >> w->to & 1) && count < fewest &&
            !is_open(w, gone, false))
            fewest = count;
    }
    return passes_through(w) ? 1 : fewest + w->arc[w->from][w->to];
}

static double combine(const world *w)
{
    bool used[MOST] = {false}, direct = false;
    double none = 1;
    for (size_t i = 0; i < w->routes; i++) {
        const route *r = &w->all[i];
        bool free = r->hops > 1 || !direct;
        for (uint32_t k = 1; k < r->hops; k++)
            free = free && !used[r->at[k]];
        if (!free)
            continue;
        for (uint32_t k = 1; k < r->hops; k++)
            used[r->at[k]] = true;
        direct = direct || r->hops == 1;
        none *= 1 - r->score;
    }
    return 1 - none;
}

static bool is_gatekeeper(const world *w, kith_vertex v)
{
    if (!w->options.through_set)
        return !is_open(w, 1u << v, true);
    for (size_t i = 0; i < w->routes; i++)
        if (!is_on(&w->all[i], v))
            return false;
    return true;
}

static void compare_chains(
    const world *w, const kith_introductions *r, int seed)
{
    size_t limit = w->options.limit ? w->options.limit : 10;
    size_t wanted = w->routes < limit ? w->routes : limit;
    if (r->chains != wanted)
        fail_msg("seed %d: %zu chains, not %zu", seed, r->chains, wanted);
    for (size_t i = 0; i < wanted; i++) {
        const kith_chain *c = &r->chain[i];
        const route *other = &w->all[i];
        if (c->score != other->score || c->hops != other->hops ||
            c->weakest != other->weakest)
            fail_msg("seed %d: chain %zu differs", seed, i);
        for (size_t k = 0; k <= c->hops; k++)
            assert_int_equal(c->vertex[k], other->at[k]);
        for (size_t k = 0; k < c->hops; k++)
            assert_ptr_equal(
                &w->graph.tie[c->tie[k]],
                kith_graph_between(&w->graph, c->vertex[k], c->vertex[k + 1]));
    }
}

static void compare_routes(
    const world *w, const kith_introductions *r, int seed)
{
    size_t keepers = 0;
    const route *best = &w->all[0];
    if (r->disjoint != count_disjoint(w))
        fail_msg("seed %d: %zu disjoint", seed, r->disjoint);
    if (!(fabs(r->combined - combine(w)) < 1e-12))
        fail_msg("seed %d: combined %g", seed, r->combined);
    for (uint32_t i = 1; i < best->hops; i++)
        if (is_gatekeeper(w, best->at[i])) {
            assert_true(keepers < r->gatekeepers);
            assert_int_equal(r->gatekeeper[keepers++], best->at[i]);
        }
    assert_int_equal(r->gatekeepers, keepers);
}

static void introductions_are_what_trying_everything_finds(void **state)
{
    static const double taus[] = {2, 3, 4};
    static world w;
    size_t with_chain = 0, with_keeper = 0, many = 0;
    (void)state;
    for (int seed = 0; seed < GRAPHS; seed++) {
        kith_error error = {0};
        draw(&w, (uint64_t)seed);
        enumerate_all(&w, 3);
        mark_arcs(&w);
        kith_introductions *r =
            kith_introduce(&w.graph, w.from, w.to, &w.options, &error);
        assert_non_null(r);
        compare_chains(&w, r, seed);
        if (w.routes) {
            compare_routes(&w, r, seed);
            kith_vertex ask =
                w.all[0].hops > 1 ? w.all[0].at[1] : KITH_NO_VERTEX;
            size_t first_in = 0;
            assert_int_equal(r->ask_first, ask);
            for (int k = 0; k < 3; k++) {
                enumerate_all(&w, taus[k]);
                kith_vertex other =
                    w.all[0].hops > 1 ? w.all[0].at[1] : KITH_NO_VERTEX;
                first_in += other == ask ? 6 : 0;
            }
            assert_int_equal(r->variants, 18);
            assert_int_equal(r->first_in, first_in);
        }
        with_chain += r->chains > 0;
        with_keeper += r->gatekeepers > 0;
        many += r->disjoint > 2;
        kith_introductions_free(r);
        kith_arena_free(&w.graph.memory);
    }
    print_message(
        "%d graphs: %zu with a chain, %zu with a gatekeeper, %zu with more "
        "than two ways\n",
        GRAPHS, with_chain, with_keeper, many);
    assert_true(with_chain > GRAPHS / 3 && with_keeper > 100 && many > 100);
}

/* Asking for an organization is asking for the best of its people. */
static void organization_is_its_most_reachable_person(void **state)
{
    static world w;
    (void)state;
    for (int seed = 0; seed < GRAPHS / 4; seed++) {
        draw(&w, (uint64_t)seed);
        uint32_t n = (uint32_t)w.graph.order;
        rng r = {(uint64_t)seed + 99};
        vertex *more = NEW_ARRAY(&w.graph.memory, n + 1, vertex);
        memcpy(more, w.graph.vertex, n * sizeof *more);
        more[n] = (vertex){.name = STR("Harbor"), .kind = KITH_KIND_CUSTOMER};
        w.graph.vertex = more;
        w.graph.order = n + 1;
        w.graph.first_tie[n + 1] = w.graph.first_tie[n];
        association *of = NEW_ARRAY(&w.graph.memory, n, association);
        w.graph.association = of;
        route best = {0};
        for (kith_vertex v = 0; v < n; v++) {
            if (rng_below(&r, 2))
                continue;
            of[w.graph.association_count++] = (association){
                .from = v, .to = n, .kind = ASSOCIATION_AFFILIATED};
            more[v].organization = n;
            if (v == w.from)
                continue;
            w.to = v;
            w.graph.order = n;
            enumerate_all(&w, 3);
            w.graph.order = n + 1;
            if (w.routes && (!best.hops || better_first(w.all, &best) < 0))
                best = w.all[0];
        }
        kith_introductions *found =
            kith_introduce(&w.graph, w.from, n, &w.options, NULL);
        assert_non_null(found);
        assert_int_equal(found->to, best.hops ? best.at[best.hops] : n);
        assert_int_equal(found->chains > 0, best.hops > 0);
        if (best.hops)
            assert_true(found->chain[0].score == best.score);
        kith_introductions_free(found);
        kith_arena_free(&w.graph.memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(introductions_are_what_trying_everything_finds),
        cmocka_unit_test(organization_is_its_most_reachable_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
