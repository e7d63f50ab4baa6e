/*
 * chains.c — see chains.h.
 *
 * A walk back from the target tells for every person, number of steps left and
 * whether `through` has been passed, the best product a walk to the target can
 * have. Chains are then followed from the start, most promising first, as long
 * as what they have times what they could have beats the worst chain kept.
 * Depth is at most MOST_STEPS; the stack is an array.
 *
 * A score is the product of its factors in order of size, so that chains of
 * the same factors are equal to the last bit and the later rules decide.
 */
#include "analysis/chains.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"

#define SLACK (1 + 1e-12) /* products in another order differ so much */

typedef struct branch {
    double promise; /* what a chain this way can have at most */
    double have;    /* what it has */
    uint32_t arc;
} branch;

typedef struct frame {
    uint32_t person;
    bool passed; /* `through` is on the chain */
    double have;
    branch *branch; /* most promising first */
    uint32_t branches, next;
} frame;

typedef struct follower {
    const chain_search *search;
    const corridor *c;
    uint32_t through; /* in the corridor; NO_INDEX: any chain will do */
    double *bound;    /* see bound_at() */
    branch *branches; /* MOST_STEPS rows of c->widest */
    bool *on_chain;
    frame frame[MOST_STEPS];
    uint32_t arc[MOST_STEPS]; /* from frame i to the next person */
    unsigned depth;
    double least; /* score of the worst chain kept, once there are enough */
    VEC(chain) found;
} follower;

int kith_chain_order(const chain *a, const chain *b)
{
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->hops != b->hops)
        return a->hops < b->hops ? -1 : 1;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    for (uint32_t i = 0; i <= a->hops; i++)
        if (a->vertex[i] != b->vertex[i])
            return a->vertex[i] < b->vertex[i] ? -1 : 1;
    return 0;
}

static int best_first(const void *left, const void *right)
{
    return kith_chain_order(left, right);
}

static int most_promising_first(const void *left, const void *right)
{
    const branch *a = left, *b = right;
    if (a->promise != b->promise)
        return a->promise > b->promise ? -1 : 1;
    return a->arc < b->arc ? -1 : a->arc > b->arc;
}

/* ---- Bounds ------------------------------------------------------------- */

/* The best product of a walk of at most `steps` from v to the target. */
static double *bound_at(
    const follower *f, unsigned steps, bool passed, uint32_t v)
{
    return &f->bound[(2 * (size_t)steps + passed) * f->c->n + v];
}

static double bound_of(
    const follower *f, unsigned steps, bool passed, uint32_t v)
{
    const corridor *c = f->c;
    double best = 0;
    for (uint32_t a = c->first[v]; a < c->first[v + 1]; a++) {
        uint32_t u = c->to[a];
        bool then = passed || u == f->through;
        double rest = u == CORRIDOR_TO ? passed
                                       : c->willingness[u] *
                                             *bound_at(f, steps - 1, then, u);
        if (c->p[a] * rest > best)
            best = c->p[a] * rest;
    }
    return best;
}

static void bound_all(follower *f)
{
    for (unsigned steps = 1; steps <= f->search->steps; steps++)
        for (int passed = 0; passed < 2; passed++)
            for (uint32_t v = 0; v < f->c->n; v++)
                *bound_at(f, steps, passed, v) = bound_of(f, steps, passed, v);
}

/* ---- Chains ------------------------------------------------------------- */

static double multiply(double *factor, size_t count)
{
    double product = 1;
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && factor[k] < factor[k - 1]; k--) {
            double smaller = factor[k];
            factor[k] = factor[k - 1];
            factor[k - 1] = smaller;
        }
    for (size_t i = 0; i < count; i++)
        product *= factor[i];
    return product;
}

/* The chain that the frames and the arc to the target make. */
static chain complete(const follower *f)
{
    const corridor *c = f->c;
    const kith_graph *graph = f->search->graph;
    double factor[2 * MOST_STEPS];
    size_t factors = 0;
    chain made = {.hops = f->depth};
    for (unsigned i = 0; i < f->depth; i++) {
        uint32_t arc = f->arc[i], weakest = f->arc[made.weakest];
        date day = graph->tie[c->tie[arc]].last;
        date oldest = graph->tie[c->tie[weakest]].last;
        made.person[i] = f->frame[i].person;
        made.tie[i] = c->tie[arc];
        factor[factors++] = c->p[arc];
        if (i)
            factor[factors++] = c->willingness[f->frame[i].person];
        if (c->p[arc] < c->p[weakest] ||
            (c->p[arc] == c->p[weakest] && day < oldest))
            made.weakest = i;
    }
    made.person[f->depth] = CORRIDOR_TO;
    for (unsigned i = 0; i <= f->depth; i++)
        made.vertex[i] = c->vertex[made.person[i]];
    made.day = graph->tie[made.tie[made.weakest]].last;
    made.score = multiply(factor, factors);
    return made;
}

/* Sorted once there are enough, and whenever there are twice as many. */
static bool keep(follower *f)
{
    size_t limit = f->search->limit;
    chain made = complete(f);
    if (!(made.score > 0))
        return true;
    if (!VEC_PUSH(&f->found, made))
        return false;
    if (f->found.len == limit || f->found.len / 2 >= limit) {
        qsort(f->found.at, f->found.len, sizeof *f->found.at, best_first);
        f->found.len = limit;
        f->least = f->found.at[limit - 1].score;
    }
    return true;
}

/* Lists where the chain can go from the last frame; keeps it if it can end. */
static bool branch_out(follower *f)
{
    const corridor *c = f->c;
    const chain_search *search = f->search;
    frame *at = &f->frame[f->depth - 1];
    unsigned left = search->steps - f->depth;
    for (uint32_t a = c->first[at->person]; a < c->first[at->person + 1]; a++) {
        uint32_t u = c->to[a];
        if (u == CORRIDOR_TO) {
            f->arc[f->depth - 1] = a;
            bool wanted = at->passed && !(f->depth == 1 && search->not_direct);
            if (wanted && !keep(f))
                return false;
            continue;
        }
        if (!left || f->on_chain[u] || (search->banned && search->banned[u]))
            continue;
        double have = at->have * c->p[a] * c->willingness[u];
        bool passed = at->passed || u == f->through;
        double promise = have * *bound_at(f, left, passed, u);
        if (promise > 0 && promise * SLACK >= f->least)
            at->branch[at->branches++] = (branch){promise, have, a};
    }
    if (at->branches)
        qsort(
            at->branch, at->branches, sizeof *at->branch, most_promising_first);
    return true;
}

static bool step_to(follower *f, uint32_t person, bool passed, double have)
{
    f->frame[f->depth] = (frame){
        .person = person,
        .passed = passed,
        .have = have,
        .branch = f->branches + (size_t)f->depth * f->c->widest};
    f->on_chain[person] = true;
    f->depth++;
    return branch_out(f);
}

static bool follow_all(follower *f)
{
    if (!step_to(f, CORRIDOR_FROM, f->through == NO_INDEX, 1))
        return false;
    while (f->depth) {
        frame *at = &f->frame[f->depth - 1];
        if (at->next == at->branches ||
            at->branch[at->next].promise * SLACK < f->least) {
            f->on_chain[at->person] = false;
            f->depth--;
            continue;
        }
        const branch *way = &at->branch[at->next++];
        uint32_t u = f->c->to[way->arc];
        f->arc[f->depth - 1] = way->arc;
        if (!step_to(f, u, at->passed || u == f->through, way->have))
            return false;
    }
    return true;
}

/* Where `through` is; the ends are on every chain. False if it is outside. */
static bool find_through(follower *f)
{
    kith_vertex through = f->search->through;
    f->through = NO_INDEX;
    if (through == KITH_NO_VERTEX || through == f->c->vertex[CORRIDOR_FROM] ||
        through == f->c->vertex[CORRIDOR_TO])
        return true;
    for (uint32_t i = 2; i < f->c->n; i++)
        if (f->c->vertex[i] == through)
            f->through = i;
    return f->through != NO_INDEX;
}

bool kith_chains_find(const chain_search *search, chain **found, size_t *count)
{
    follower f = {.search = search, .c = search->c};
    size_t n = f.c->n;
    *found = NULL;
    *count = 0;
    if (!f.c->widest || !find_through(&f))
        return true;
    f.bound = calloc(2 * ((size_t)search->steps + 1) * n, sizeof *f.bound);
    f.branches = calloc((size_t)MOST_STEPS * f.c->widest, sizeof *f.branches);
    f.on_chain = calloc(n, sizeof *f.on_chain);
    bool done = f.bound && f.branches && f.on_chain;
    if (done) {
        bound_all(&f);
        done = follow_all(&f);
    }
    free(f.bound);
    free(f.branches);
    free(f.on_chain);
    if (!done) {
        VEC_FREE(&f.found);
        return false;
    }
    if (f.found.len)
        qsort(f.found.at, f.found.len, sizeof *f.found.at, best_first);
    *found = f.found.at;
    *count = f.found.len < search->limit ? f.found.len : search->limit;
    return true;
}
