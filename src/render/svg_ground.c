/*
 * svg_ground.c — the ground a cluster stands on.
 *
 * The convex hull of its boxes and its name, with round corners. Should that
 * enclose a stranger, it would lie: then the ground is the union of the
 * members' own boxes, grown, and of strokes between near ones.
 */
#include <math.h>
#include <stdlib.h>

#include "base/escape.h"
#include "render/svg.h"

#define GROWN 9.0   /* ground around a box */
#define NEAR  190.0 /* farther members have ground of their own */

/* Work space for one cluster at a time. */
typedef struct ground {
    const spot **member; /* boxes, the cluster's name last if `named` */
    point *corner, *hull;
    size_t members, hulls;
    bool named;
} ground;

static int by_x(const void *a, const void *b)
{
    const point *p = a, *q = b;
    if (p->x < q->x || p->x > q->x)
        return p->x < q->x ? -1 : 1;
    return p->y < q->y ? -1 : p->y > q->y;
}

/* > 0: b lies to one side of the way from o to a, < 0: to the other. */
static double turn(point o, point a, point b)
{
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/* Andrew's monotone chain over the corners of all boxes. */
static void make_hull(ground *g)
{
    size_t n = 0, k = 0;
    for (size_t i = 0; i < g->members; i++)
        for (int corner = 0; corner < 4; corner++) {
            const spot *box = g->member[i];
            g->corner[n++] = (point){
                box->x + (corner & 1 ? box->w : -box->w) / 2,
                box->y + (corner & 2 ? box->h : -box->h) / 2};
        }
    qsort(g->corner, n, sizeof *g->corner, by_x);
    for (size_t i = 0; i < n; i++) {
        while (k >= 2 &&
               turn(g->hull[k - 2], g->hull[k - 1], g->corner[i]) <= 0)
            k--;
        g->hull[k++] = g->corner[i];
    }
    for (size_t i = n - 1, lower = k + 1; i-- > 0;) {
        while (k >= lower &&
               turn(g->hull[k - 2], g->hull[k - 1], g->corner[i]) <= 0)
            k--;
        g->hull[k++] = g->corner[i];
    }
    g->hulls = k - 1; /* the last is the first again */
}

static bool encloses(const ground *g, const spot *box)
{
    for (size_t i = 0; i < g->hulls; i++)
        if (turn(
                g->hull[i], g->hull[(i + 1) % g->hulls],
                (point){box->x, box->y}) < 0)
            return false;
    return true;
}

static bool encloses_stranger(
    const ground *g, const map *m, const layout *l, uint32_t c)
{
    for (size_t v = 0; v < m->vertices; v++)
        if (m->vertex[v].cluster != c && encloses(g, &l->vertex[v]))
            return true;
    return false;
}

static void put_hull(buffer *out, const ground *g)
{
    kith_buffer_text(out, "<path d=\"");
    for (size_t i = 0; i < g->hulls; i++) {
        kith_buffer_char(out, i ? 'L' : 'M');
        kith_buffer_fixed(out, g->hull[i].x, 1);
        kith_buffer_char(out, ' ');
        kith_buffer_fixed(out, g->hull[i].y, 1);
    }
    kith_buffer_text(out, "Z\"/>");
}

static void put_box(buffer *out, const spot *box)
{
    kith_buffer_text(out, "<rect");
    kith_svg_at(out, "x", box->x - box->w / 2);
    kith_svg_at(out, "y", box->y - box->h / 2);
    kith_svg_at(out, "width", box->w);
    kith_svg_at(out, "height", box->h);
    kith_buffer_text(out, "/>");
}

static double distance(const spot *a, const spot *b)
{
    double x = fabs(a->x - b->x) - (a->w + b->w) / 2;
    double y = fabs(a->y - b->y) - (a->h + b->h) / 2;
    return hypot(fmax(x, 0), fmax(y, 0));
}

/* Every box, joined to the nearest of those before it. */
static void put_union(buffer *out, const ground *g)
{
    for (size_t i = 0; i < g->members; i++) {
        const spot *box = g->member[i], *nearest = NULL;
        put_box(out, box);
        for (size_t j = 0; j < i; j++)
            if (!nearest ||
                distance(box, g->member[j]) < distance(box, nearest))
                nearest = g->member[j];
        bool is_name = g->named && i + 1 == g->members;
        if (!nearest || is_name || distance(box, nearest) > NEAR)
            continue;
        kith_buffer_text(out, "<line");
        kith_svg_at(out, "x1", box->x);
        kith_svg_at(out, "y1", box->y);
        kith_svg_at(out, "x2", nearest->x);
        kith_svg_at(out, "y2", nearest->y);
        kith_buffer_text(out, "/>");
    }
}

/* The same twice: a rim, and the ground a little smaller on top of it. */
static void put_ground(
    buffer *out, ground *g, const map *m, const layout *l, uint32_t c)
{
    g->members = 0;
    for (size_t v = 0; v < m->vertices; v++)
        if (m->vertex[v].cluster == c)
            g->member[g->members++] = &l->vertex[v];
    if (g->members < 2)
        return;
    g->named = l->cluster[c].w > 0;
    if (g->named)
        g->member[g->members++] = &l->cluster[c];
    make_hull(g);
    bool convex = !encloses_stranger(g, m, l, c);

    static const char *const colors[2] = {GROUND_RIM, GROUND};
    kith_buffer_printf(out, "<g id=\"c%u\"><title>", (unsigned)c);
    kith_escape_xml(out, m->cluster[c].label);
    kith_buffer_text(out, "</title>");
    for (int layer = 0; layer < 2; layer++) {
        kith_buffer_text(out, "<g");
        kith_svg_word(out, "fill", colors[layer]);
        kith_svg_word(out, "stroke", colors[layer]);
        kith_svg_at(out, "stroke-width", 2 * GROWN + 2 * (1 - layer));
        kith_buffer_char(out, '>');
        if (convex)
            put_hull(out, g);
        else
            put_union(out, g);
        kith_buffer_text(out, "</g>");
    }
    kith_buffer_text(out, "</g>\n");
}

void kith_svg_clusters(buffer *out, const map *m, const layout *l)
{
    size_t most = m->vertices + 1;
    ground g = {
        .member = calloc(most, sizeof *g.member),
        .corner = calloc(4 * most, sizeof *g.corner),
        .hull = calloc(8 * most, sizeof *g.hull)};
    if (g.member && g.corner && g.hull) {
        kith_buffer_text(
            out, "<g id=\"clusters\" stroke-linecap=\"round\""
                 " stroke-linejoin=\"round\">\n");
        for (uint32_t c = 0; c < m->clusters; c++)
            put_ground(out, &g, m, l, c);
        kith_buffer_text(out, "</g>\n");
    } else
        out->failed = true;
    free(g.member);
    free(g.corner);
    free(g.hull);
}
