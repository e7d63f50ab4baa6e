/* cuts.c — cores (Batagelj & Zaversnik 2003) and cut vertices (Hopcroft &
 * Tarjan 1973), both in O(n + m). */
#include "analysis/measures.h"

#include <stdlib.h>

/* People sorted by remaining degree; `start` is where each degree begins. */
typedef struct peeling {
    uint32_t *degree, *order, *position, *start;
} peeling;

static void sort_by_degree(const people *g, peeling *p)
{
    for (uint32_t v = 0; v < g->n; v++) {
        p->degree[v] = people_degree(g, v);
        p->start[p->degree[v] + 1]++;
    }
    for (uint32_t d = 0; d < g->n; d++)
        p->start[d + 1] += p->start[d];
    for (uint32_t v = 0; v < g->n; v++) {
        p->position[v] = p->start[p->degree[v]]++;
        p->order[p->position[v]] = v;
    }
    for (uint32_t d = g->n; d > 0; d--)
        p->start[d] = p->start[d - 1];
    p->start[0] = 0;
}

/* One tie less for v: it changes places with the first of its degree. */
static void lower(peeling *p, uint32_t v)
{
    uint32_t to = p->start[p->degree[v]]++, other = p->order[to];
    p->order[p->position[v]] = other;
    p->position[other] = p->position[v];
    p->order[to] = v;
    p->position[v] = to;
    p->degree[v]--;
}

bool kith_coreness(const people *g, double *score)
{
    size_t n = g->n;
    uint32_t *room = calloc(4 * n + 2, sizeof *room);
    if (!room)
        return false;
    peeling p = {room, room + n, room + 2 * n, room + 3 * n};
    sort_by_degree(g, &p);
    for (uint32_t i = 0; i < g->n; i++) {
        uint32_t v = p.order[i];
        score[v] = p.degree[v];
        for (uint32_t arc = g->first[v]; arc < g->first[v + 1]; arc++)
            if (p.degree[g->to[arc]] > p.degree[v])
                lower(&p, g->to[arc]);
    }
    free(room);
    return true;
}

/* A depth-first walk: `low` is the earliest person that can be reached from
 * below v without passing v's parent. */
typedef struct walk {
    uint32_t *found, *low, *parent, *arc; /* found: 0 = not yet */
    uint32_t clock;
} walk;

static void discover(const people *g, walk *w, uint32_t v, uint32_t parent)
{
    w->found[v] = w->low[v] = ++w->clock;
    w->parent[v] = parent;
    w->arc[v] = g->first[v];
}

static void walk_component(const people *g, walk *w, uint32_t root, double *cut)
{
    uint32_t branches = 0;
    discover(g, w, root, NO_INDEX);
    for (uint32_t v = root; v != NO_INDEX;) {
        uint32_t parent = w->parent[v];
        if (w->arc[v] < g->first[v + 1]) {
            uint32_t u = g->to[w->arc[v]++];
            if (!w->found[u]) {
                branches += v == root;
                discover(g, w, u, v);
                v = u;
            } else if (u != parent && w->found[u] < w->low[v]) {
                w->low[v] = w->found[u];
            }
            continue;
        }
        if (parent != NO_INDEX) {
            if (w->low[v] < w->low[parent])
                w->low[parent] = w->low[v];
            if (parent != root && w->low[v] >= w->found[parent])
                cut[parent] = 1;
        }
        v = parent;
    }
    if (branches > 1)
        cut[root] = 1;
}

bool kith_cut_vertices(const people *g, double *score)
{
    size_t n = g->n;
    uint32_t *room = calloc(4 * n + 1, sizeof *room);
    if (!room)
        return false;
    walk w = {room, room + n, room + 2 * n, room + 3 * n, 0};
    for (uint32_t v = 0; v < g->n; v++)
        score[v] = 0;
    for (uint32_t v = 0; v < g->n; v++)
        if (!w.found[v])
            walk_component(g, &w, v, score);
    free(room);
    return true;
}
