/* layout.c — a layout from first to last; see layout.h. */
#include <math.h>
#include <stdio.h>

#include "render/layout.h"

#define GAP    9.0  /* between boxes */
#define MARGIN 26.0 /* around everything */

typedef struct extent {
    double left, top, right, bottom;
} extent;

static void extend(extent *e, const spot *box, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (box[i].w > 0) {
            e->left = fmin(e->left, box[i].x - box[i].w / 2);
            e->right = fmax(e->right, box[i].x + box[i].w / 2);
            e->top = fmin(e->top, box[i].y - box[i].h / 2);
            e->bottom = fmax(e->bottom, box[i].y + box[i].h / 2);
        }
}

/* Moves everything to begin at the margin and rounds to tenths. */
static void shift(spot *box, size_t n, double x, double y)
{
    for (size_t i = 0; i < n; i++) {
        box[i].x = round((box[i].x + x) * 10) / 10;
        box[i].y = round((box[i].y + y) * 10) / 10;
    }
}

static void frame(const map *m, layout *out)
{
    extent e = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
    extend(&e, out->vertex, m->vertices);
    extend(&e, out->cluster, m->clusters);
    extend(&e, out->tie, m->ties);
    for (size_t i = 0; i < m->ties; i++)
        if (m->tie[i].a < m->vertices && m->tie[i].b < m->vertices) {
            point far = kith_route_at(out, &m->tie[i], out->bend[i], 0.5);
            spot around = {far.x, far.y, 2 * GAP, 2 * GAP};
            extend(&e, &around, 1);
        }
    if (e.left > e.right)
        e = (extent){0};
    double x = MARGIN - e.left, y = MARGIN - e.top;
    shift(out->vertex, m->vertices, x, y);
    shift(out->cluster, m->clusters, x, y);
    shift(out->tie, m->ties, x, y);
    for (size_t i = 0; i < m->ties; i++) {
        out->bend[i].x = round((out->bend[i].x + x) * 10) / 10;
        out->bend[i].y = round((out->bend[i].y + y) * 10) / 10;
    }
    out->width = ceil(e.right - e.left + 2 * MARGIN);
    out->height = ceil(e.bottom - e.top + 2 * MARGIN);
}

bool kith_layout_make(const map *m, const char *draw, layout *out)
{
    *out = (layout){0};
    arena *memory = &out->memory;
    out->vertex = NEW_ARRAY(memory, m->vertices + 1, spot);
    out->cluster = NEW_ARRAY(memory, m->clusters + 1, spot);
    out->tie = NEW_ARRAY(memory, m->ties + 1, spot);
    out->bend = NEW_ARRAY(memory, m->ties + 1, point);
    bool done = out->vertex && out->cluster && out->tie && out->bend;
    if (done && m->vertices > 0) {
        char why[96] = "";
        kith_measure_vertices(m, out->vertex);
        draw_status drawn = kith_draw_positions(m, draw, out->vertex, why);
        if (drawn == DRAW_FAILED) {
            snprintf(
                out->notice, sizeof out->notice,
                "simple layout, without kith-draw: %s", why);
            done = kith_ring_positions(m, out->vertex);
        }
        done = done && drawn != DRAW_NO_MEMORY &&
               kith_pack_clusters(m, out->vertex) &&
               kith_place_apart(out->vertex, m->vertices, GAP);
    }
    if (done) {
        kith_route_ties(m, out);
        kith_place_labels(m, out);
        frame(m, out);
    } else
        kith_layout_free(out);
    return done;
}

void kith_layout_free(layout *l)
{
    kith_arena_free(&l->memory);
    *l = (layout){0};
}
