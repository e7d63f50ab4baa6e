/*
 * introduction.c — who can introduce one person to another.
 *
 * The chains come from chains.c and the routes from routes.c; here it is
 * decided to whom (an organization is its most reachable person), and how firm
 * the answer is: the model of tie strength is varied, and counted how often the
 * same person is the one to ask first.
 */
#include <stdlib.h>

#include "analysis/analysis.h"
#include "analysis/chains.h"
#include "base/error.h"

enum { CHAINS = 10, STEPS = 3, VARIANTS = 3 * 3 * 2 };

/* What is returned, and the memory it stands in. */
typedef struct answer {
    kith_introductions result; /* first: the two have one address */
    arena memory;
} answer;

typedef struct question {
    const kith_graph *graph;
    kith_vertex from, through, avoid;
    unsigned steps;
    size_t limit;
} question;

static bool find_chains(
    const question *q, const corridor *c, chain **found, size_t *count)
{
    chain_search search = {
        .graph = q->graph,
        .c = c,
        .steps = q->steps,
        .limit = q->limit,
        .through = q->through};
    return kith_chains_find(&search, found, count);
}

/* ---- To whom ------------------------------------------------------------ */

typedef struct candidate {
    kith_vertex vertex;
    double bound; /* no chain to them is better */
} candidate;

static int higher_bound_first(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->bound != b->bound)
        return a->bound > b->bound ? -1 : 1;
    return a->vertex < b->vertex ? -1 : a->vertex > b->vertex;
}

/* One step more for everyone: `now` from `before`. */
static void walk_on(const question *q, const double *before, double *now)
{
    const kith_graph *graph = q->graph;
    for (size_t e = 0; e < graph->size; e++) {
        const tie *t = &graph->tie[e];
        for (int turned = 0; turned < 2; turned++) {
            kith_vertex u = turned ? t->b : t->a, v = turned ? t->a : t->b;
            double w = 1;
            if (u != q->from)
                w = kith_may_be_asked(graph, u, q->avoid)
                        ? kith_willingness((stance)graph->vertex[u].stance)
                        : 0;
            double have = before[u] * w * t->probability;
            if (t->strength > 0 && have > now[v])
                now[v] = have;
        }
    }
}

/* The best product of a walk of at most q->steps from q->from to everyone, into
 * bound[order]; false if memory is out. */
static bool bound_everyone(const question *q, double *bound)
{
    size_t order = q->graph->order;
    double *before = calloc(order, sizeof *before);
    if (!before)
        return false;
    bound[q->from] = 1;
    for (unsigned step = 0; step < q->steps; step++) {
        for (size_t v = 0; v < order; v++)
            before[v] = bound[v];
        walk_on(q, before, bound);
    }
    free(before);
    return true;
}

/* The person among candidate[0 .. count) with the best chain; KITH_NO_VERTEX if
 * none has one. False if memory is out. */
static bool choose_person(
    const question *q, candidate *at, size_t count, kith_vertex *chosen)
{
    chain best = {0};
    *chosen = KITH_NO_VERTEX;
    qsort(at, count, sizeof *at, higher_bound_first);
    for (size_t i = 0; i < count; i++) {
        if (!(at[i].bound > 0) || at[i].bound * (1 + 1e-12) < best.score)
            break;
        corridor c = {0};
        chain *found = NULL;
        size_t chains = 0;
        question one = *q;
        one.limit = 1;
        bool done =
            kith_corridor_open(
                q->graph, q->from, at[i].vertex, q->avoid, q->steps, &c) &&
            find_chains(&one, &c, &found, &chains);
        if (chains && (!best.hops || kith_chain_order(&found[0], &best) < 0)) {
            best = found[0];
            *chosen = at[i].vertex;
        }
        free(found);
        kith_corridor_free(&c);
        if (!done)
            return false;
    }
    return true;
}

/* The most reachable person of `group`, leaving out `but`. */
static bool most_reachable(
    const question *q, kith_vertex group, kith_vertex but, kith_vertex *chosen)
{
    const kith_graph *graph = q->graph;
    size_t order = graph->order, count = 0;
    candidate *at = calloc(order, sizeof *at);
    double *bound = calloc(order, sizeof *bound);
    bool done = at && bound && bound_everyone(q, bound);
    for (size_t v = 0; done && v < order; v++) {
        kith_vertex who = (kith_vertex)v;
        if (graph->vertex[v].kind == KITH_KIND_PERSON && v != q->from &&
            v != but &&
            (graph->vertex[v].organization == group ||
             kith_graph_belongs(graph, who, group)))
            at[count++] = (candidate){who, bound[v]};
    }
    *chosen = KITH_NO_VERTEX;
    if (count)
        done = choose_person(q, at, count, chosen);
    free(at);
    free(bound);
    return done;
}

/* ---- How many ways ------------------------------------------------------ */

/* Chance that one of the chains works that share nobody: the best one, the best
 * that has nobody of it, and so on. */
static bool combine_routes(
    const question *q, const corridor *c, size_t most, double *combined)
{
    bool *banned = calloc(c->n, sizeof *banned);
    bool done = banned != NULL;
    double none = 1;
    chain_search search = {
        .graph = q->graph,
        .c = c,
        .steps = q->steps,
        .limit = 1,
        .through = q->through,
        .banned = banned};
    for (size_t i = 0; done && i < most; i++) {
        chain *found = NULL;
        size_t count = 0;
        done = kith_chains_find(&search, &found, &count);
        if (!count)
            break;
        none *= 1 - found[0].score;
        for (uint32_t k = 1; k < found[0].hops; k++)
            banned[found[0].person[k]] = true;
        search.not_direct = search.not_direct || found[0].hops == 1;
        free(found);
    }
    *combined = 1 - none;
    free(banned);
    return done;
}

/* Whether chains are left without `v`. Where they must go through someone, that
 * is a question to the search; else to the routes. */
static bool is_open_without(
    const question *q, const corridor *c, uint32_t v, bool *open)
{
    if (q->through == KITH_NO_VERTEX)
        return kith_corridor_without(c, v, open);
    bool *banned = calloc(c->n, sizeof *banned);
    if (!banned)
        return false;
    banned[v] = true;
    chain_search search = {
        .graph = q->graph,
        .c = c,
        .steps = q->steps,
        .limit = 1,
        .through = q->through,
        .banned = banned};
    chain *found = NULL;
    size_t count = 0;
    bool done = kith_chains_find(&search, &found, &count);
    *open = count > 0;
    free(found);
    free(banned);
    return done;
}

/* Who is on every route is on the best one, and in its order. */
static bool find_gatekeepers(
    const question *q, const corridor *c, const chain *best, answer *a)
{
    kith_vertex *keeper = NEW_ARRAY(&a->memory, MOST_STEPS, kith_vertex);
    if (!keeper)
        return false;
    for (uint32_t i = 1; i < best->hops; i++) {
        bool open = true;
        if (!is_open_without(q, c, best->person[i], &open))
            return false;
        if (!open)
            keeper[a->result.gatekeepers++] = best->vertex[i];
    }
    a->result.gatekeeper = keeper;
    return true;
}

static bool count_routes(
    const question *q, const corridor *c, const chain *best, answer *a)
{
    kith_introductions *r = &a->result;
    bool done = kith_corridor_disjoint(c, &r->disjoint) &&
                find_gatekeepers(q, c, best, a);
    /* Chains through one person all share that person. */
    for (uint32_t i = 1; i < best->hops; i++)
        if (best->vertex[i] == q->through)
            r->disjoint = 1;
    return done && combine_routes(q, c, r->disjoint, &r->combined);
}

/* ---- How firm ----------------------------------------------------------- */

static kith_vertex ask_first(const chain *best)
{
    return best->hops > 1 ? best->vertex[1] : KITH_NO_VERTEX;
}

/* Leaves other weights in the corridor. */
static bool vary_model(const question *q, corridor *c, kith_introductions *r)
{
    static const double half_life[] = {.5, 1, 2};
    static const double tau[] = {-1, 0, 1};
    static const double exponent[] = {.5, 1};
    question one = *q;
    one.limit = 1;
    for (size_t i = 0; i < VARIANTS; i++) {
        tie_model model = q->graph->model;
        model.half_life *= half_life[i / 6];
        model.size_exponent = exponent[i % 2];
        /* A tau of 1 has no smaller neighbour but its half. */
        double other = model.tau + tau[i / 2 % 3];
        model.tau = other > model.tau / 2 ? other : model.tau / 2;
        kith_corridor_weigh(c, q->graph, &model);
        chain *found = NULL;
        size_t count = 0;
        if (!find_chains(&one, c, &found, &count))
            return false;
        r->variants++;
        r->first_in += count && ask_first(&found[0]) == r->ask_first;
        free(found);
    }
    return true;
}

/* ---- The answer --------------------------------------------------------- */

static bool copy_chains(answer *a, const chain *found, size_t count)
{
    kith_chain *copy = NEW_ARRAY(&a->memory, count + 1, kith_chain);
    if (!copy)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t hops = found[i].hops;
        kith_vertex *on = NEW_ARRAY(&a->memory, hops + 1, kith_vertex);
        size_t *ties = NEW_ARRAY(&a->memory, hops, size_t);
        if (!on || !ties)
            return false;
        for (size_t k = 0; k <= hops; k++)
            on[k] = found[i].vertex[k];
        for (size_t k = 0; k < hops; k++)
            ties[k] = found[i].tie[k];
        copy[i] =
            (kith_chain){found[i].score, hops, on, ties, found[i].weakest};
    }
    a->result.chain = copy;
    a->result.chains = count;
    return true;
}

static bool introduce(const question *q, answer *a)
{
    kith_introductions *r = &a->result;
    corridor c = {0};
    chain *found = NULL;
    size_t count = 0;
    bool done =
        kith_corridor_open(q->graph, q->from, r->to, q->avoid, q->steps, &c) &&
        find_chains(q, &c, &found, &count) && copy_chains(a, found, count);
    if (done && count) {
        r->ask_first = ask_first(&found[0]);
        done = count_routes(q, &c, &found[0], a) && vary_model(q, &c, r);
    }
    free(found);
    kith_corridor_free(&c);
    return done;
}

static bool answer_question(const question *q, kith_vertex to, answer *a)
{
    kith_introductions *r = &a->result;
    kith_vertex group = q->graph->vertex[to].organization;
    if (q->graph->vertex[to].kind != KITH_KIND_PERSON) {
        kith_vertex person = KITH_NO_VERTEX;
        if (!most_reachable(q, to, to, &person))
            return false;
        if (person == KITH_NO_VERTEX)
            return true;
        r->to = person;
        return introduce(q, a);
    }
    if (!introduce(q, a))
        return false;
    return r->chains || group == KITH_NO_VERTEX ||
           most_reachable(q, group, to, &r->nearest);
}

static bool check_question(const question *q, kith_vertex to, kith_error *error)
{
    size_t order = q->graph->order;
    if (q->from >= order || to >= order ||
        q->graph->vertex[q->from].kind != KITH_KIND_PERSON)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "an introduction starts from a person of the graph");
    if (q->from == to)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "%.*s needs no introduction to themselves",
            STR_ARG(q->graph->vertex[to].name));
    if (q->steps > MOST_STEPS)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "a chain has at most %d steps, not %u", MOST_STEPS, q->steps);
    return true;
}

kith_introductions *kith_introduce(
    const kith_graph *graph,
    kith_vertex from,
    kith_vertex to,
    const kith_introduction_options *options,
    kith_error *error)
{
    static const kith_introduction_options defaults = {0};
    options = options ? options : &defaults;
    if (!graph || error_is_set(error))
        return NULL;
    question q = {
        .graph = graph,
        .from = from,
        .through = options->through_set ? options->through : KITH_NO_VERTEX,
        .avoid = options->avoid_set ? options->avoid : KITH_NO_VERTEX,
        .steps = options->max_steps ? options->max_steps : STEPS,
        .limit = options->limit ? options->limit : CHAINS};
    if (!check_question(&q, to, error))
        return NULL;
    answer *a = calloc(1, sizeof *a);
    if (a) {
        a->result = (kith_introductions){
            .from = from,
            .to = to,
            .ask_first = KITH_NO_VERTEX,
            .nearest = KITH_NO_VERTEX};
        if (answer_question(&q, to, a))
            return &a->result;
        kith_introductions_free(&a->result);
    }
    kith_fail_memory(error);
    return NULL;
}

void kith_introductions_free(kith_introductions *introductions)
{
    if (!introductions)
        return;
    answer *a = (answer *)introductions;
    kith_arena_free(&a->memory);
    free(a);
}
