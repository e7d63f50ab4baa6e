/*
 * measure.c — how wide a name is, without a font.
 *
 * Boxes must hold their names wherever the map is opened, so widths come from a
 * table and not from a font of this machine: DejaVu Sans, the widest of those
 * the map asks for. What the table does not know is taken as wide.
 */
#include "base/utf8.h"
#include "render/layout.h"

#define BOLD  1.15 /* DejaVu Sans Bold against DejaVu Sans */
#define LINE  1.28 /* height of a line, in font sizes */
#define CROWD 60   /* vertices up to which subtitles are drawn */
#define CUT   34   /* letters of a subtitle */
#define DOT   9.0  /* a meeting */

/* clang-format off */
const double kith_map_font[MAP_SIZES + 1] = {9, 9, 10.5, 12.5, 15, 18};

/* Hundredths of the font size, from U+0020 to U+007E. */
static const unsigned char ascii[] = {
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54,
    100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50,
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62,
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84};

/* Above ASCII: up to `last`, so wide. */
static const struct { uint32_t last; double em; } beyond[] = {
    {0x017F, 0.84}, {0x02FF, 0.92},
    {0x036F, 0.00}, /* combining */
    {0x04FF, 0.92}, {0x10FF, 1.00},
    {0x200A, 1.00}, {0x200F, 0.00}, /* marks without width */
    {0x2027, 1.00}, {0x202E, 0.00},
    {0x10FFFF, 1.05}};
/* clang-format on */

static double point_em(uint32_t code)
{
    if (code < 0x20 || code == 0x7F)
        return 1.05; /* drawn as U+FFFD */
    if (code < 0x7F)
        return ascii[code - 0x20] / 100.0;
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
        if (code <= beyond[i].last)
            return beyond[i].em;
    return 1.05;
}

double kith_text_em(str text)
{
    double em = 0;
    for (size_t at = 0; at < text.len;)
        em += point_em(kith_utf8_next(text, &at));
    return em;
}

double kith_vertex_font(const map *m, size_t vertex)
{
    uint8_t size = m->vertex[vertex].size;
    return kith_map_font[size < MAP_SIZES ? size : MAP_SIZES];
}

double kith_vertex_subfont(const map *m, size_t vertex)
{
    const map_vertex *v = &m->vertex[vertex];
    if (v->shape != SHAPE_PERSON || str_is_empty(v->subtitle) ||
        m->vertices > CROWD)
        return 0;
    double font = kith_vertex_font(m, vertex) * FONT_SUBTITLE;
    return font < FONT_LEAST ? FONT_LEAST : font;
}

str kith_vertex_subtitle(const map *m, size_t vertex, bool *cut)
{
    str text = m->vertex[vertex].subtitle;
    size_t at = 0;
    for (unsigned i = 0; at < text.len && i < CUT; i++)
        kith_utf8_next(text, &at);
    *cut = at < text.len;
    return str_slice(text, 0, at);
}

static void measure_name(const map *m, size_t i, spot *out)
{
    const map_vertex *v = &m->vertex[i];
    double font = kith_vertex_font(m, i);
    bool bold = v->me || v->shape == SHAPE_ORGANIZATION;
    out->w = kith_text_em(v->label) * font * (bold ? BOLD : 1.0);
    out->h = LINE * font;
    if (v->stance)
        out->w += GLYPH_ROOM * font;

    double small = kith_vertex_subfont(m, i);
    if (small > 0) {
        bool cut = false;
        str text = kith_vertex_subtitle(m, i, &cut);
        double w = (kith_text_em(text) + (cut ? 1.0 : 0.0)) * small;
        if (out->w < w)
            out->w = w;
        out->h += LINE * small;
    }
    out->w += 6 + 0.9 * font;
    out->h += 2 + 0.4 * font;
    if (v->shape == SHAPE_PROJECT)
        out->w += out->h; /* the corners of the hexagon */
}

void kith_measure_vertices(const map *m, spot *out)
{
    for (size_t i = 0; i < m->vertices; i++)
        if (m->vertex[i].shape == SHAPE_MEETING)
            out[i].w = out[i].h = DOT;
        else
            measure_name(m, i, &out[i]);
}
