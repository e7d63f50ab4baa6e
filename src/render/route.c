/*
 * route.c — ties that go around people instead of under them.
 *
 * A tie that runs beneath a stranger reads as two ties of theirs. Where the
 * straight line does, the gentlest bend that does not is taken; on a map of
 * hundreds, where nothing helps, only the highlighted ties are bent.
 */
#include <math.h>

#include "render/layout.h"

#define CROWD 120 /* vertices up to which every tie is routed */
#define STEPS 28  /* places looked at along a tie */
#define GAP   3.0

point kith_route_at(const layout *l, const map_tie *t, point middle, double at)
{
    const spot *a = &l->vertex[t->a], *b = &l->vertex[t->b];
    double p = (1 - at) * (1 - at), q = 2 * at * (1 - at), r = at * at;
    return (point){
        p * a->x + q * middle.x + r * b->x, p * a->y + q * middle.y + r * b->y};
}

/* How often the tie, bent over `middle`, runs over a box not its own. */
static unsigned count_hits(
    const map *m, const layout *l, const map_tie *t, point middle)
{
    unsigned hits = 0;
    for (int i = 1; i < STEPS; i++) {
        point at = kith_route_at(l, t, middle, (double)i / STEPS);
        for (size_t v = 0; v < m->vertices; v++) {
            const spot *box = &l->vertex[v];
            hits += v != t->a && v != t->b &&
                    fabs(at.x - box->x) < box->w / 2 + GAP &&
                    fabs(at.y - box->y) < box->h / 2 + GAP;
        }
    }
    return hits;
}

static point choose(const map *m, const layout *l, const map_tie *t)
{
    static const double bends[] = {0, 0.12, -0.12, 0.24, -0.24, 0.38, -0.38};
    const spot *a = &l->vertex[t->a], *b = &l->vertex[t->b];
    point best = {0};
    unsigned least = 0;
    for (size_t i = 0; i < sizeof bends / sizeof *bends; i++) {
        point middle = {
            (a->x + b->x) / 2 - (b->y - a->y) * bends[i],
            (a->y + b->y) / 2 + (b->x - a->x) * bends[i]};
        unsigned hits = count_hits(m, l, t, middle);
        if (i == 0 || hits < least) {
            best = middle;
            least = hits;
        }
        if (hits == 0)
            break;
    }
    return best;
}

void kith_route_ties(const map *m, layout *l)
{
    for (size_t i = 0; i < m->ties; i++) {
        const map_tie *t = &m->tie[i];
        if (t->a >= m->vertices || t->b >= m->vertices)
            continue;
        const spot *a = &l->vertex[t->a], *b = &l->vertex[t->b];
        bool routed =
            t->highlight || (m->vertices <= CROWD && t->style != STYLE_DOTTED);
        l->bend[i] = routed ? choose(m, l, t)
                            : (point){(a->x + b->x) / 2, (a->y + b->y) / 2};
    }
}
