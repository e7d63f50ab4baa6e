/*
 * rings.c — a layout that cannot fail: every cluster a disc of rings, the discs
 * on one large ring. Plain, but it keeps who belongs together together, and it
 * is what is drawn when kith-draw is missing, too slow or broken.
 */
#include <math.h>
#include <stdlib.h>

#include "render/layout.h"

#define TURN 6.283185307179586
#define WIDE 150.0 /* from one person to the next along a ring */
#define HIGH 60.0  /* from one ring to the next */

/* Members counted and placed so far, of each cluster and of those in none. */
typedef struct disc {
    size_t members, placed;
    double x, y, radius;
} disc;

static double disc_radius(size_t members)
{
    double radius = HIGH;
    for (size_t room = 1; room < members; radius += HIGH)
        room += (size_t)(TURN * radius / WIDE) + 1;
    return radius;
}

/* Centres of the discs on a ring just long enough for their widths. */
static void place_discs(disc *d, size_t n)
{
    double around = 0, largest = 0;
    for (size_t i = 0; i < n; i++) {
        d[i].radius = d[i].members ? disc_radius(d[i].members) : 0;
        around += 2 * d[i].radius;
        largest = fmax(largest, d[i].radius);
    }
    double ring = n > 1 ? fmax(around / TURN, largest) * 1.15 : 0;
    double at = 0;
    for (size_t i = 0; i < n && around > 0; i++) {
        double angle = TURN * (at + d[i].radius) / around;
        d[i].x = ring * cos(angle) * 1.4;
        d[i].y = ring * sin(angle);
        at += 2 * d[i].radius;
    }
}

/* The k-th place of a disc: the middle, then ring after ring. */
static void place_member(const disc *d, size_t k, spot *out)
{
    double radius = HIGH;
    size_t first = 1, room = (size_t)(TURN * radius / WIDE) + 1;
    while (k >= first + room) {
        first += room;
        radius += HIGH;
        room = (size_t)(TURN * radius / WIDE) + 1;
    }
    double angle = TURN * (double)(k - first) / (double)room;
    out->x = d->x + (k ? radius * cos(angle) * 1.4 : 0);
    out->y = d->y + (k ? radius * sin(angle) : 0);
}

bool kith_ring_positions(const map *m, spot *vertex)
{
    size_t n = m->clusters + 1; /* the last: those in no cluster */
    disc *discs = calloc(n, sizeof *discs);
    if (!discs)
        return false;
    for (size_t i = 0; i < m->vertices; i++) {
        uint32_t c = m->vertex[i].cluster;
        discs[c < m->clusters ? c : m->clusters].members++;
    }
    place_discs(discs, n);

    /* The most influential in the middle. */
    for (int size = MAP_SIZES; size >= 0; size--)
        for (size_t i = 0; i < m->vertices; i++)
            if (fmin(m->vertex[i].size, MAP_SIZES) == size) {
                uint32_t c = m->vertex[i].cluster;
                disc *d = &discs[c < m->clusters ? c : m->clusters];
                place_member(d, d->placed++, &vertex[i]);
            }
    free(discs);
    return true;
}
