/*
 * pack.c — from rough positions to compact clusters that keep clear of each
 * other.
 *
 * A layout that only makes distances right mixes clusters as soon as they have
 * many ties across. So only two things are taken from it: where a cluster lies
 * among the others, and in which direction and how far out a person stands in
 * their cluster. Every cluster becomes a disc just large enough for its boxes;
 * discs are pushed apart and drawn together; people fill their disc from the
 * middle in the order of their rough distance.
 */
#include <math.h>
#include <stdlib.h>

#include "render/layout.h"

#define WIDER  1.4   /* of a disc: names are wider than high */
#define CLEAR  10.0  /* between discs */
#define ROOM   12.0  /* around a box */
#define LOWER  2.5   /* pulls a page flatter than wide */
#define EFFORT 3.0e7 /* pairs of discs looked at, about */

typedef struct disc {
    double x, y, radius, widest;
    size_t first, members; /* in the order of members */
} disc;

typedef struct member {
    size_t disc, vertex;
    double out, angle; /* from the middle of the disc */
} member;

typedef struct packing {
    disc *disc;
    size_t discs;
    member *member;
    size_t members;
} packing;

/* Share of a disc its boxes fill: few people get room for their ties. */
static double fill_share(size_t vertices)
{
    double share = 0.06 + 0.05 * log2((double)vertices + 1);
    return share > 0.52 ? 0.52 : share;
}

static int by_disc(const void *a, const void *b)
{
    const member *p = a, *q = b;
    if (p->disc != q->disc)
        return p->disc < q->disc ? -1 : 1;
    if (p->out < q->out || p->out > q->out)
        return p->out < q->out ? -1 : 1;
    return p->vertex < q->vertex ? -1 : 1;
}

/* Who is in which disc; those in no cluster have one each. */
static void gather(const map *m, const spot *box, packing *p)
{
    double share = fill_share(m->vertices), pi = acos(-1.0);
    p->discs = m->clusters;
    p->members = m->vertices;
    for (size_t v = 0; v < m->vertices; v++) {
        uint32_t c = m->vertex[v].cluster;
        size_t d = c < m->clusters ? c : p->discs++;
        p->member[v] = (member){.disc = d, .vertex = v};
        p->disc[d].members++;
        p->disc[d].x += box[v].x;
        p->disc[d].y += box[v].y;
        p->disc[d].widest = fmax(p->disc[d].widest, box[v].w);
        p->disc[d].radius += (box[v].w + ROOM) * (box[v].h + ROOM);
    }
    for (size_t i = 0; i < p->discs; i++) {
        disc *d = &p->disc[i];
        if (d->members == 0)
            continue;
        d->x /= (double)d->members;
        d->y /= (double)d->members;
        d->radius = d->members > 1 ? sqrt(d->radius / share / pi / WIDER) : 0;
        d->radius = fmax(d->radius, d->widest / 2 / WIDER + ROOM / 2);
    }
}

/* Order and direction of the members of each disc. */
static void orient(const spot *box, packing *p)
{
    enum { GOLDEN = 137 }; /* degrees, for those in the very middle */
    for (size_t i = 0; i < p->members; i++) {
        member *m = &p->member[i];
        double x = box[m->vertex].x - p->disc[m->disc].x;
        double y = box[m->vertex].y - p->disc[m->disc].y;
        m->out = hypot(x, y);
        m->angle =
            m->out > 0.01 ? atan2(y, x) : (double)(i * GOLDEN % 360) / 57.3;
    }
    qsort(p->member, p->members, sizeof *p->member, by_disc);
    for (size_t i = p->members; i-- > 0;)
        p->disc[p->member[i].disc].first = i;
}

/* Brings the discs to about the distances they need. */
static void scale(packing *p)
{
    double left = HUGE_VAL, right = -HUGE_VAL, top = left, bottom = right;
    double area = 0;
    for (size_t i = 0; i < p->discs; i++) {
        const disc *d = &p->disc[i];
        if (d->members == 0)
            continue;
        left = fmin(left, d->x);
        right = fmax(right, d->x);
        top = fmin(top, d->y);
        bottom = fmax(bottom, d->y);
        area += 4 * d->radius * d->radius;
    }
    double wide = fmax(right - left, bottom - top);
    double factor = wide > 1 ? sqrt(area) / wide : 1;
    for (size_t i = 0; i < p->discs; i++) {
        p->disc[i].x = (p->disc[i].x - (left + right) / 2) * factor;
        p->disc[i].y = (p->disc[i].y - (top + bottom) / 2) * factor;
    }
}

static void push(disc *a, disc *b, size_t turn)
{
    double dx = b->x - a->x, dy = b->y - a->y, far = hypot(dx, dy);
    double lack = a->radius + b->radius + CLEAR - far;
    if (lack <= 0)
        return;
    if (far < 0.01) { /* on the very same spot: some way, always the same */
        dx = cos((double)turn);
        dy = sin((double)turn);
        far = 1;
    }
    double share = b->radius / (a->radius + b->radius + 0.01);
    a->x -= dx / far * lack * share;
    a->y -= dy / far * lack * share;
    b->x += dx / far * lack * (1 - share);
    b->y += dy / far * lack * (1 - share);
}

/* Together and apart in turn, and apart at last. */
static void settle(packing *p)
{
    double pairs = (double)p->discs * (double)p->discs + 1;
    unsigned rounds = (unsigned)fmin(fmax(EFFORT / pairs, 12), 400);
    for (unsigned round = 0; round < rounds; round++) {
        double pull = round < rounds * 3 / 4 ? 0.008 : 0;
        for (size_t i = 0; i < p->discs; i++) {
            p->disc[i].x *= 1 - pull;
            p->disc[i].y *= 1 - pull * LOWER;
        }
        for (size_t i = 0; i < p->discs; i++)
            for (size_t j = i + 1; j < p->discs; j++)
                if (p->disc[i].members && p->disc[j].members)
                    push(&p->disc[i], &p->disc[j], i + j);
    }
}

static void spread(const packing *p, spot *box)
{
    for (size_t i = 0; i < p->members; i++) {
        const member *m = &p->member[i];
        const disc *d = &p->disc[m->disc];
        double rank = (double)(i - d->first), n = (double)d->members;
        double out =
            d->members > 1 ? d->radius * 0.92 * sqrt((rank + 0.3) / n) : 0;
        box[m->vertex].x = (d->x + out * cos(m->angle)) * WIDER;
        box[m->vertex].y = d->y + out * sin(m->angle);
    }
}

bool kith_pack_clusters(const map *m, spot *vertex)
{
    packing p = {0};
    p.disc = calloc(m->clusters + m->vertices + 1, sizeof *p.disc);
    p.member = calloc(m->vertices + 1, sizeof *p.member);
    bool done = p.disc && p.member;
    if (done) {
        gather(m, vertex, &p);
        orient(vertex, &p);
        scale(&p);
        settle(&p);
        spread(&p, vertex);
    }
    free(p.disc);
    free(p.member);
    return done;
}
