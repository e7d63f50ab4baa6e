/*
 * stress.c — rough positions from Graphviz: the map as a graph of distances.
 *
 * What kith-draw gets holds numbers only, never a name. Each cluster has a hub
 * that is not drawn, as far from its members as a disc of their boxes is wide:
 * so neato, which makes distances on the page equal those in the graph, draws
 * clusters as compact discs, and ties between clusters, about as long as both
 * discs together, keep the discs apart.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "render/layout.h"

#define INCH   72.0
#define ROOM   26.0 /* around each box */
#define LOOSE  1.5  /* area of a disc to that of its boxes */
#define REACH  0.62 /* hub to member, in radiuses */
#define BRIDGE 0.62 /* tie between clusters, in sums of radiuses */
#define SINGLE 60.0 /* radius that stands for a vertex in no cluster */

/* A stronger tie is a shorter one; by map_tie.band. */
static const double stretch[5] = {0.9, 1.2, 1.05, 0.95, 0.85};

/* The graph while it is written: vertices first, then hubs. */
typedef struct graph_text {
    const map *map;
    double *radius; /* of each cluster, then one for those in none */
    size_t *part;   /* of each vertex and hub: parent, in a forest */
    buffer text;
} graph_text;

static size_t part_of(size_t *part, size_t i)
{
    while (part[i] != i)
        i = part[i] = part[part[i]];
    return i;
}

static size_t cluster_of(const map *m, size_t v)
{
    uint32_t c = m->vertex[v].cluster;
    return c < m->clusters ? c : m->clusters;
}

static void put_edge(graph_text *g, size_t a, size_t b, double points)
{
    kith_buffer_printf(&g->text, "n%zu--n%zu[len=", a, b);
    kith_buffer_fixed(&g->text, points / INCH, 3);
    kith_buffer_text(&g->text, "];\n");
    g->part[part_of(g->part, b)] = part_of(g->part, a);
}

static void put_vertices(graph_text *g, const spot *box)
{
    const map *m = g->map;
    double pi = acos(-1.0);
    for (size_t v = 0; v < m->vertices; v++) {
        kith_buffer_printf(&g->text, "n%zu;\n", v);
        g->radius[cluster_of(m, v)] +=
            (box[v].w + ROOM) * (box[v].h + ROOM) * LOOSE / pi;
    }
    for (size_t c = 0; c < m->clusters; c++) {
        kith_buffer_printf(&g->text, "n%zu;\n", m->vertices + c);
        g->radius[c] = sqrt(g->radius[c]);
    }
    g->radius[m->clusters] = SINGLE;
    for (size_t v = 0; v < m->vertices; v++) {
        size_t c = cluster_of(m, v);
        if (c < m->clusters) /* the influential nearer to the middle */
            put_edge(
                g, m->vertices + c, v,
                g->radius[c] * (REACH + 0.06 * (2 - m->vertex[v].size)));
    }
}

static void put_ties(graph_text *g)
{
    const map *m = g->map;
    for (size_t i = 0; i < m->ties; i++) {
        const map_tie *t = &m->tie[i];
        size_t a = cluster_of(m, t->a), b = cluster_of(m, t->b);
        double length = a == b && a < m->clusters
                            ? fmax(g->radius[a] * 0.55, 60)
                            : (g->radius[a] + g->radius[b]) * BRIDGE;
        put_edge(g, t->a, t->b, length * stretch[t->band < 5 ? t->band : 0]);
    }
}

/* Ties every part of the graph to the one of the largest cluster, so that they
 * stand around it and not on top of it. */
static void put_bonds(graph_text *g)
{
    const map *m = g->map;
    double area = 0;
    size_t first = m->clusters ? m->vertices : 0;
    for (size_t c = 0; c < m->clusters; c++) {
        area += g->radius[c] * g->radius[c];
        if (g->radius[c] > g->radius[first - m->vertices])
            first = m->vertices + c;
    }
    double away = sqrt(area) * 1.3 + SINGLE;
    for (size_t i = m->vertices + m->clusters; i-- > 0;)
        if (part_of(g->part, i) != part_of(g->part, first))
            put_edge(g, first, i, away);
}

/* The next number of a line of kith-draw, in any locale. */
static bool read_decimal(str *line, double *number)
{
    size_t at = 0;
    double digits = 0, unit = 1;
    *line = str_trim(*line);
    bool minus = line->len > 0 && line->ptr[0] == '-', behind = false;
    for (at = minus; at < line->len; at++) {
        char c = line->ptr[at];
        if (c == '.' && !behind)
            behind = true;
        else if (c >= '0' && c <= '9')
            digits = digits * 10 + (c - '0'), unit *= behind ? 10 : 1;
        else
            break;
    }
    bool any = at > (size_t)minus && at < 40;
    *number = (minus ? -digits : digits) / unit;
    *line = str_slice(*line, at, line->len);
    return any;
}

/* Positions of all vertices from what kith-draw printed; false if one is
 * missing or the end is. */
static bool read_positions(str text, size_t vertices, spot *vertex)
{
    size_t seen = 0;
    bool ended = false;
    for (size_t at = 0; at < text.len && !ended;) {
        size_t end = str_find(text, at, '\n');
        str line = str_slice(text, at, end);
        ended = str_equal(line, STR("end"));
        if (line.len > 1 && line.ptr[0] == 'n') {
            double id = 0, x = 0, y = 0;
            line = str_slice(line, 1, line.len);
            if (!read_decimal(&line, &id) || !read_decimal(&line, &x) ||
                !read_decimal(&line, &y))
                return false;
            if (id < (double)vertices) {
                vertex[(size_t)id].x = x;
                vertex[(size_t)id].y = -y;
                seen++;
            }
        }
        at = end + 1;
    }
    return ended && seen == vertices;
}

static bool write_graph(graph_text *g, const spot *vertex)
{
    size_t n = g->map->vertices + g->map->clusters;
    g->radius = calloc(g->map->clusters + 1, sizeof *g->radius);
    g->part = calloc(n + 1, sizeof *g->part);
    if (!g->radius || !g->part)
        return false;
    for (size_t i = 0; i < n; i++)
        g->part[i] = i;
    kith_buffer_text(&g->text, "graph {\noverlap=true;\n");
    put_vertices(g, vertex);
    put_ties(g);
    put_bonds(g);
    kith_buffer_text(&g->text, "}\n");
    return !g->text.failed;
}

draw_status kith_draw_positions(
    const map *m, const char *program, spot *vertex, char why[static 96])
{
    graph_text g = {.map = m};
    buffer answer = {0};
    draw_status done = DRAW_NO_MEMORY;
    if (write_graph(&g, vertex))
        done = kith_run_draw(program, buffer_str(&g.text), &answer, why);
    if (done == DRAW_DONE &&
        !read_positions(buffer_str(&answer), m->vertices, vertex)) {
        done = DRAW_FAILED;
        snprintf(why, 96, "it gave no positions");
    }
    kith_buffer_free(&answer);
    kith_buffer_free(&g.text);
    free(g.radius);
    free(g.part);
    return done;
}
