/*
 * number.c — the final order of the vertices: by kind, name and path.
 *
 * Notes are walked in order of path, so those of one kind, which mostly are in
 * folders of their own, mostly are in order of name: kinds are told apart
 * first, and then there is little to sort.
 */
#include <stdlib.h>

#include "graph/draft.h"

typedef struct ranked {
    const draft *d;
    kith_vertex v;
} ranked;

/* People first, things nobody knows last. */
static unsigned rank_of(unsigned kind)
{
    return kind == KITH_KIND_OTHER ? KITH_KIND_MEETING + 1 : kind;
}

/* Of one kind. */
static int compare_vertices(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    const vertex *p = &x->d->vertices.at[x->v];
    const vertex *q = &y->d->vertices.at[y->v];
    int order = str_compare(p->name, q->name);
    if (order)
        return order;
    if (p->note != q->note)
        return p->note < q->note ? -1 : 1; /* notes are in order of path */
    return (x->v > y->v) - (x->v < y->v);
}

/* Fills `rank` with the vertices in their order. */
static void rank_vertices(const draft *d, ranked *rank)
{
    size_t used = 0;
    for (unsigned of = 0; of <= KITH_KIND_MEETING + 1; of++) {
        size_t first = used;
        for (kith_vertex v = 0; v < d->vertices.len; v++)
            if (rank_of(d->kinds.at[v]) == of)
                rank[used++] = (ranked){d, v};
        kith_sort(rank + first, used - first, sizeof *rank, compare_vertices);
    }
}

bool kith_draft_number(draft *d, kith_vertex *to)
{
    kith_graph *graph = d->graph;
    size_t order = d->vertices.len;
    ranked *rank = malloc((order + 1) * sizeof *rank);
    graph->vertex = NEW_ARRAY(&graph->memory, order + 1, vertex);
    bool done = rank && graph->vertex;
    if (done)
        rank_vertices(d, rank);
    for (kith_vertex v = 0; v < order && done; v++) {
        graph->vertex[v] = d->vertices.at[rank[v].v];
        graph->vertex[v].kind = d->kinds.at[rank[v].v];
        graph->vertex[v].last_seen = NO_DATE;
        to[rank[v].v] = v;
    }
    graph->order = order;
    free(rank);
    return done;
}
