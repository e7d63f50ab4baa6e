/*
 * labels.c — room for the names of clusters and the words on ties.
 *
 * They come after the people: a cluster's name goes to the free place nearest
 * to the top of its cluster, the word on a tie to the free place nearest to the
 * tie's middle. Nothing is moved for them, and they never cover a box or each
 * other.
 */
#include <math.h>

#include "render/layout.h"

#define GAP   3.0
#define BADGE 11.0 /* around a box with its number on the corner */
#define RINGS 24   /* how far to look for room, in heights of the label */

static bool is_free(const map *m, const layout *l, const spot *box)
{
    for (size_t v = 0; v < m->vertices; v++)
        if (m->vertex[v].hop && kith_place_hits(box, &l->vertex[v], 1, BADGE))
            return false;
    return !kith_place_hits(box, l->vertex, m->vertices, GAP) &&
           !kith_place_hits(box, l->cluster, m->clusters, GAP) &&
           !kith_place_hits(box, l->tie, m->ties, GAP);
}

/* Tries places ever farther from the member: above, below, at its sides. */
static void look_around(
    const map *m,
    const layout *l,
    const spot *member,
    spot wanted,
    const spot *ideal,
    spot *best,
    double *cost)
{
    for (int ring = 0; ring < RINGS; ring++)
        for (int side = 0; side < 6; side++) {
            double x = (member->w - wanted.w) / 2 * (side % 3 - 1);
            double y = (member->h + wanted.h) / 2 + GAP + 1;
            y += ring * wanted.h / 2;
            spot box = {
                member->x + x, member->y + (side < 3 ? -y : y), wanted.w,
                wanted.h};
            double c = fabs(box.y - ideal->y) + 0.5 * fabs(box.x - ideal->x) +
                       2.0 * ring * wanted.h;
            if (c < *cost && is_free(m, l, &box)) {
                *best = box;
                *cost = c;
            }
        }
}

static void place_cluster(const map *m, layout *l, uint32_t c)
{
    double x = 0, top = HUGE_VAL, n = 0;
    for (size_t v = 0; v < m->vertices; v++)
        if (m->vertex[v].cluster == c) {
            x += l->vertex[v].x;
            top = fmin(top, l->vertex[v].y - l->vertex[v].h / 2);
            n++;
        }
    if (n < 2 || str_is_empty(m->cluster[c].label))
        return;
    spot wanted = {
        .w = kith_text_em(m->cluster[c].label) * FONT_CLUSTER * 1.15 + 8,
        .h = FONT_CLUSTER * 1.5};
    spot ideal = {.x = x / n, .y = top - wanted.h};
    spot best = {0};
    double cost = HUGE_VAL;
    for (size_t v = 0; v < m->vertices; v++)
        if (m->vertex[v].cluster == c)
            look_around(m, l, &l->vertex[v], wanted, &ideal, &best, &cost);
    l->cluster[c] = best;
}

static void place_tie(const map *m, layout *l, size_t i)
{
    const map_tie *t = &m->tie[i];
    if (str_is_empty(t->label) || t->a >= m->vertices || t->b >= m->vertices)
        return;
    const spot *a = &l->vertex[t->a], *b = &l->vertex[t->b];
    double dx = b->x - a->x, dy = b->y - a->y;
    double far = hypot(dx, dy) > 0 ? hypot(dx, dy) : 1;
    spot box = {
        .w = kith_text_em(t->label) * FONT_TIE * 1.15 + 8, .h = FONT_TIE * 1.4};
    for (int aside = 0; aside < RINGS; aside++)
        for (int step = 0; step < 15; step++) {
            double along = 0.5 + (step % 2 ? -1 : 1) * ((step + 1) / 2) * 0.05;
            double off = (aside % 2 ? -1 : 1) * ((aside + 1) / 2) * box.h / 2;
            point at = kith_route_at(l, t, l->bend[i], along);
            box.x = at.x - dy / far * off;
            box.y = at.y + dx / far * off;
            if (is_free(m, l, &box)) {
                l->tie[i] = box;
                return;
            }
        }
}

void kith_place_labels(const map *m, layout *l)
{
    for (size_t i = 0; i < m->ties; i++)
        place_tie(m, l, i);
    for (uint32_t c = 0; c < m->clusters; c++)
        place_cluster(m, l, c);
}
