/*
 * layout.h — where everything on a map stands.
 *
 * A layout is made in steps: how large each box is (measure.c), roughly where
 * it stands (Graphviz in kith-draw through stress.c, or rings.c if that fails),
 * clusters made compact (pack.c), then exactly and without overlaps (place.c),
 * ties bent around boxes (route.c), and room for words beside them (labels.c).
 * All lengths are points, y downwards, rounded to a tenth, so that the same map
 * is the same bytes.
 */
#ifndef KITH_RENDER_LAYOUT_H
#define KITH_RENDER_LAYOUT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "report/map.h"
#include "report/report.h"

/* A box by its centre. */
typedef struct spot {
    double x, y, w, h;
} spot;

typedef struct point {
    double x, y;
} point;

typedef struct layout {
    arena memory;
    spot *vertex;  /* one for each of map.vertices */
    spot *cluster; /* label of each of map.clusters; w = 0: not drawn */
    point *bend;   /* of each of map.ties: control point of its curve; the
                      middle if it is straight */
    spot *tie;     /* label of each of map.ties; w = 0: none */
    double width, height; /* everything above lies in 0..width, 0..height */
    char notice[160];     /* why the layout is a simpler one, or "" */
} layout;

/* Sizes of letters on the map. */
enum { MAP_SIZES = 5 };
extern const double kith_map_font[MAP_SIZES + 1]; /* by map_vertex.size */
#define FONT_CLUSTER  11.0
#define FONT_TIE      12.0
#define FONT_SUBTITLE 0.68 /* of the name's */
#define FONT_LEAST    8.0
#define GLYPH_ROOM    1.15 /* of the name's: room for the glyph of a stance */

/* Width of `text` in units of its font size: never less than what DejaVu Sans,
 * Helvetica or Arial take. */
double kith_text_em(str text);

/* Letters of a vertex: its name's size, and its subtitle's (0: not drawn,
 * because the map is too full). */
double kith_vertex_font(const map *m, size_t vertex);
double kith_vertex_subfont(const map *m, size_t vertex);

/* At most what fits under a name: the subtitle, cut. */
str kith_vertex_subtitle(const map *m, size_t vertex, bool *cut);

/* Width and height of the box of each vertex into `out`. */
void kith_measure_vertices(const map *m, spot *out);

/* How drawing by another program ended. If it failed, a phrase says why and a
 * simpler layout does; if our own memory is out, nothing more does. */
typedef enum draw_status { DRAW_DONE, DRAW_FAILED, DRAW_NO_MEMORY } draw_status;

/* Rough positions by kith-draw (`program`, or NULL for the one on the PATH). */
draw_status kith_draw_positions(
    const map *m, const char *program, spot *vertex, char why[static 96]);

/* Rough positions without anyone's help: clusters on a ring, people on rings
 * inside. False if memory is out. */
bool kith_ring_positions(const map *m, spot *vertex);

/* Makes clusters compact and keeps them clear of each other, from rough
 * positions (whose scale does not matter) to ones about the right size. False
 * if memory is out. */
bool kith_pack_clusters(const map *m, spot *vertex);

/*
 * Spreads boxes that stand about right until none overlaps another and all
 * stand `gap` points apart. Deterministic. O(n log n + overlaps) a round.
 * False if memory is out.
 */
bool kith_place_apart(spot *box, size_t n, double gap);

/* Whether `box`, grown by `gap`, touches one of `others`. */
bool kith_place_hits(const spot *box, const spot *others, size_t n, double gap);

/* Bends ties around the boxes that are not their own. */
void kith_route_ties(const map *m, layout *l);

/* The point of a tie bent over `middle`, at 0 (a) .. 1 (b). */
point kith_route_at(const layout *l, const map_tie *t, point middle, double at);

/* Places the labels of clusters and ties where nothing else stands; one for
 * which there is no room near stays unplaced (w = 0). */
void kith_place_labels(const map *m, layout *l);

/* Lays `map` out. False if memory is out; `out` is then empty. */
bool kith_layout_make(const map *m, const char *draw, layout *out);

void kith_layout_free(layout *l);

/* Runs `program` with `input` on its stdin and gives what it prints. It fails
 * if it is not found, is too slow, ends badly or prints too much. */
draw_status kith_run_draw(
    const char *program, str input, buffer *output, char why[static 96]);

#endif
