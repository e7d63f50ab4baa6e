/*
 * routes.c — how many ways there are through a corridor, and who stands in all
 * of them.
 *
 * Routes that share nobody are a flow in which everyone but the ends lets one
 * unit pass (Menger 1927): each person is two states, IN and OUT. A unit is
 * added along a shortest way of states (Edmonds & Karp 1972) that may push
 * back units laid before, until there is no way.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/corridor.h"

enum { IN = 0, OUT = 1 };

typedef struct flow {
    const corridor *c;
    bool *passed;      /* a unit goes through the person */
    uint32_t *entered; /* the arc it comes in by, or NO_INDEX */
    bool *laid;        /* a unit goes along the arc */
    uint32_t *before;  /* of a state in this search, or NO_INDEX */
    uint32_t *by;      /* the arc it was reached by; NO_INDEX: from IN to OUT
                          or back, within one person */
    uint32_t *queue;
    size_t tail;
} flow;

static void reach(flow *f, uint32_t state, uint32_t from, uint32_t by)
{
    if (f->before[state] != NO_INDEX)
        return;
    f->before[state] = from;
    f->by[state] = by;
    f->queue[f->tail++] = state;
}

/* From OUT of a person: along free arcs, or back through the person. True if
 * the far end is reached, by arc *last. */
static bool leave(flow *f, uint32_t v, uint32_t *last)
{
    const corridor *c = f->c;
    for (uint32_t a = c->first[v]; a < c->first[v + 1]; a++) {
        bool direct = v == CORRIDOR_FROM && c->to[a] == CORRIDOR_TO;
        if (f->laid[a] || direct)
            continue;
        if (c->to[a] == CORRIDOR_TO) {
            *last = a;
            return true;
        }
        reach(f, 2 * c->to[a] + IN, 2 * v + OUT, a);
    }
    if (v != CORRIDOR_FROM && f->passed[v])
        reach(f, 2 * v + IN, 2 * v + OUT, NO_INDEX);
    return false;
}

/* Whose arc this is. */
static uint32_t owner(const corridor *c, uint32_t arc)
{
    uint32_t low = 0, high = c->n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (c->first[middle] <= arc)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* A way for one more unit: its last arc, or NO_INDEX. */
static uint32_t find_way(flow *f)
{
    uint32_t start = 2 * CORRIDOR_FROM + OUT, last = NO_INDEX;
    f->tail = 0;
    for (size_t s = 0; s < 2 * (size_t)f->c->n; s++)
        f->before[s] = NO_INDEX;
    reach(f, start, start, NO_INDEX);
    for (size_t head = 0; head < f->tail; head++) {
        uint32_t state = f->queue[head], v = state / 2;
        if (state % 2 == OUT) {
            if (leave(f, v, &last))
                return last;
        } else if (!f->passed[v]) {
            reach(f, 2 * v + OUT, state, NO_INDEX);
        } else { /* push back the unit that comes in here */
            uint32_t a = f->entered[v];
            reach(f, 2 * owner(f->c, a) + OUT, state, a);
        }
    }
    return NO_INDEX;
}

static void lay_way(flow *f, uint32_t last)
{
    uint32_t start = 2 * CORRIDOR_FROM + OUT;
    uint32_t state = 2 * owner(f->c, last) + OUT;
    f->laid[last] = true;
    for (; state != start; state = f->before[state]) {
        uint32_t a = f->by[state], v = state / 2;
        if (a == NO_INDEX) {
            f->passed[v] = state % 2 == OUT;
        } else if (state % 2 == IN) {
            f->laid[a] = true;
            f->entered[v] = a;
        } else {
            f->laid[a] = false;
        }
    }
}

bool kith_corridor_disjoint(const corridor *c, size_t *routes)
{
    size_t n = c->n, arcs = (size_t)c->first[n] + 1;
    flow f = {.c = c};
    uint32_t *room = calloc(7 * n, sizeof *room);
    bool *flags = calloc(n + arcs, sizeof *flags);
    *routes = 0;
    if (room && flags) {
        f.entered = room;
        f.before = room + n;
        f.by = room + 3 * n;
        f.queue = room + 5 * n;
        f.passed = flags;
        f.laid = flags + n;
        for (uint32_t a = c->first[CORRIDOR_FROM];
             a < c->first[CORRIDOR_FROM + 1]; a++)
            *routes += c->to[a] == CORRIDOR_TO;
        for (uint32_t last; (last = find_way(&f)) != NO_INDEX;) {
            lay_way(&f, last);
            (*routes)++;
        }
    }
    bool done = room && flags;
    free(room);
    free(flags);
    return done;
}

bool kith_corridor_without(const corridor *c, uint32_t v, bool *open)
{
    uint32_t *queue = calloc(c->n, sizeof *queue);
    bool *seen = calloc(c->n, sizeof *seen);
    bool done = queue && seen;
    if (done) {
        size_t head = 0, tail = 0;
        seen[v] = seen[CORRIDOR_FROM] = true;
        queue[tail++] = CORRIDOR_FROM;
        while (head < tail) {
            uint32_t u = queue[head++];
            for (uint32_t a = c->first[u]; a < c->first[u + 1]; a++)
                if (!seen[c->to[a]]) {
                    seen[c->to[a]] = true;
                    queue[tail++] = c->to[a];
                }
        }
        *open = seen[CORRIDOR_TO];
    }
    free(queue);
    free(seen);
    return done;
}
