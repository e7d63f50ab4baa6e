/*
 * svg.h — what the parts of the SVG writer share: one palette, one way to write
 * an attribute.
 *
 * Everything is set by presentation attributes: the picture looks the same in a
 * browser, in a viewer, inside an HTML page and on paper, whatever other styles
 * there are.
 */
#ifndef KITH_RENDER_SVG_H
#define KITH_RENDER_SVG_H

#include "render/layout.h"

#define INK        "#1f2933" /* letters */
#define INK_SOFT   "#52606d" /* second letters: 6 : 1 on white */
#define INK_FADED  "#5f6b76"
#define LINE_DARK  "#3e4c59"
#define PATH_COLOR "#b3005e" /* the highlighted path and nothing else */
#define ME_FILL    "#243b53"
#define GROUND     "#f0f3f7" /* behind a cluster */
#define GROUND_RIM "#d3dae3"

/* How a stance is drawn, in colour and without. */
typedef struct stance_style {
    const char *text;  /* for the legend and the reader's ear */
    const char *color; /* of the border and the glyph */
    const char *glyph; /* for formats that have letters only */
    const char *path;  /* the glyph in a box from -5 to 5 */
    double width;      /* of the border */
    bool twice;        /* a double border */
    bool dashed;
} stance_style;

/* By enum stance. */
const stance_style *kith_stance_style(uint8_t stance);

/* Fill of the i-th organization, tinted so that INK reads on it; white for
 * NO_INDEX. */
const char *kith_map_fill(uint32_t fill);

/* How a tie is drawn. */
typedef struct line_style {
    const char *color;
    const char *dash; /* "" is solid */
    double width, opacity;
} line_style;

/* `ties` on the whole map: the more, the fainter and thinner each. */
line_style kith_tie_style(const map_tie *tie, size_t ties);

/* ` name="12.3"` and ` name="word"`; `word` is ours, not escaped. */
void kith_svg_at(buffer *out, const char *name, double value);
void kith_svg_word(buffer *out, const char *name, const char *word);
void kith_svg_line(buffer *out, line_style style);

/* `<text ...>` with escaped `text`; anchor "start", "middle" or "end". */
typedef struct svg_text {
    double x, y, font;
    const char *anchor, *color;
    bool bold, italic;
    const char *halo; /* its colour, or NULL */
} svg_text;
void kith_svg_text(buffer *out, svg_text how, str text);

/* The parts. `vault` is the vault's name, for links to notes. */
void kith_svg_clusters(buffer *out, const map *m, const layout *l);
void kith_svg_ties(buffer *out, const map *m, const layout *l);
void kith_svg_vertices(buffer *out, const map *m, const layout *l, str vault);

/* The legend's group with its upper left corner at (x, y), in columns within
 * `width`; returns its height. */
double kith_svg_legend(
    buffer *out, const map *m, double x, double y, double width);

/* The shape of a vertex with its border at `box`, and the glyph of its stance
 * around (x, y) for letters of size `font`. */
void kith_svg_shape(buffer *out, const map_vertex *v, const spot *box);
void kith_svg_glyph(
    buffer *out, const map_vertex *v, double x, double y, double font);

#endif
