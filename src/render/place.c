/*
 * place.c — no two boxes on top of each other.
 *
 * Boxes grow from a third of their size to all of it while overlapping pairs
 * push each other apart along the shorter way, which keeps neighbours
 * neighbours. What pushing leaves (it need not come to rest) a last sweep from
 * top to bottom settles exactly: so the promise holds for any input.
 */
#include <math.h>
#include <stdlib.h>

#include "render/layout.h"

#define STEPS  8    /* sizes while growing */
#define ROUNDS 60   /* pushes at each size, at most */
#define FIRST  0.3  /* of the size to begin with */
#define SLACK  0.01 /* more than rounding could take back */

static bool overlaps(const spot *a, const spot *b, double grow, double gap)
{
    double x = (a->w + b->w) / 2 * grow + gap;
    double y = (a->h + b->h) / 2 * grow + gap;
    return fabs(a->x - b->x) < x && fabs(a->y - b->y) < y;
}

bool kith_place_hits(const spot *box, const spot *others, size_t n, double gap)
{
    for (size_t i = 0; i < n; i++)
        if (&others[i] != box && others[i].w > 0 &&
            overlaps(box, &others[i], 1, gap))
            return true;
    return false;
}

/* Insertion sort of the order by left to right: nearly sorted every time. */
static void sort_by_x(const spot *box, size_t *order, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        size_t moved = order[i], j = i;
        for (; j > 0 &&
               (box[order[j - 1]].x > box[moved].x ||
                (box[order[j - 1]].x >= box[moved].x && order[j - 1] > moved));
             j--)
            order[j] = order[j - 1];
        order[j] = moved;
    }
}

/* Moves a and b apart by the shorter way, the larger box less. `turn` decides
 * where two boxes at the very same place go. */
static void push(spot *a, spot *b, double grow, double gap, size_t turn)
{
    double dx = b->x - a->x, dy = b->y - a->y;
    double x = (a->w + b->w) / 2 * grow + gap - fabs(dx);
    double y = (a->h + b->h) / 2 * grow + gap - fabs(dy);
    double heavy = a->w * a->h, other = b->w * b->h;
    double share = heavy + other > 0 ? other / (heavy + other) : 0.5;
    if (x < y * 1.5) {
        double way = dx > 0 || (dx >= 0 && turn % 2) ? 1 : -1;
        a->x -= way * (x + SLACK) * share;
        b->x += way * (x + SLACK) * (1 - share);
    } else {
        double way = dy > 0 || (dy >= 0 && turn % 2) ? 1 : -1;
        a->y -= way * (y + SLACK) * share;
        b->y += way * (y + SLACK) * (1 - share);
    }
}

/* One push of every overlapping pair; the number of pairs. */
static size_t push_all(
    spot *box, size_t *order, size_t n, double grow, double gap)
{
    double widest = 0;
    for (size_t i = 0; i < n; i++)
        widest = fmax(widest, box[i].w);
    sort_by_x(box, order, n);
    size_t pairs = 0;
    for (size_t i = 0; i < n; i++) {
        spot *a = &box[order[i]];
        double reach = (a->w + widest) / 2 * grow + gap;
        for (size_t j = i + 1; j < n && box[order[j]].x - a->x < reach; j++)
            if (overlaps(a, &box[order[j]], grow, gap)) {
                push(a, &box[order[j]], grow, gap, order[i] + order[j]);
                pairs++;
            }
    }
    return pairs;
}

typedef struct ranked {
    double y;
    size_t i;
} ranked;

static int from_top(const void *a, const void *b)
{
    const ranked *p = a, *q = b;
    return p->y < q->y ? -1 : p->y > q->y ? 1 : p->i < q->i ? -1 : p->i > q->i;
}

/* From the top, each box down to the first place free of those above. */
static bool settle(spot *box, size_t n, double gap)
{
    ranked *order = calloc(n + 1, sizeof *order);
    if (!order)
        return false;
    for (size_t i = 0; i < n; i++)
        order[i] = (ranked){box[i].y - box[i].h / 2, i};
    qsort(order, n, sizeof *order, from_top);
    for (size_t i = 1; i < n; i++) {
        spot *a = &box[order[i].i];
        for (size_t j = 0; j < i;) {
            const spot *b = &box[order[j].i];
            bool hit = overlaps(a, b, 1, gap);
            if (hit)
                a->y = b->y + (a->h + b->h) / 2 + gap + SLACK;
            j = hit ? 0 : j + 1; /* lower, it may touch one asked before */
        }
    }
    free(order);
    return true;
}

bool kith_place_apart(spot *box, size_t n, double gap)
{
    size_t *order = calloc(n + 1, sizeof *order);
    if (!order)
        return false;
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    size_t pairs = 0;
    for (unsigned step = 1; step <= STEPS; step++) {
        double grow = FIRST + (1 - FIRST) * step / STEPS;
        pairs = 1;
        for (unsigned round = 0; pairs > 0 && round < ROUNDS; round++)
            pairs = push_all(box, order, n, grow, gap);
    }
    free(order);
    return pairs == 0 || settle(box, n, gap);
}
