/*
 * svg_tie.c — ties: from the faintest to the highlighted, all below the boxes,
 * each with its evidence as tooltip.
 */
#include <math.h>

#include "base/escape.h"
#include "render/svg.h"

/* Order of drawing. */
static int layer_of(const map_tie *t)
{
    return t->highlight ? 2 : t->backbone ? 1 : 0;
}

/* The point where the line from `from` to the middle of `box` enters it. */
static point enter(const spot *box, point from)
{
    double dx = from.x - box->x, dy = from.y - box->y;
    double sx = fabs(dx) > 0 ? box->w / 2 / fabs(dx) : HUGE_VAL;
    double sy = fabs(dy) > 0 ? box->h / 2 / fabs(dy) : HUGE_VAL;
    double share = fmin(fmin(sx, sy), 1);
    return (point){box->x + dx * share, box->y + dy * share};
}

static void put_point(buffer *out, char command, point at)
{
    kith_buffer_char(out, command);
    kith_buffer_fixed(out, at.x, 1);
    kith_buffer_char(out, ' ');
    kith_buffer_fixed(out, at.y, 1);
}

/* An arrow's head at `tip`, the line coming from `from`. */
static void put_head(buffer *out, line_style s, point from, point tip)
{
    double far = hypot(tip.x - from.x, tip.y - from.y);
    if (far < 1)
        return;
    double ux = (tip.x - from.x) / far, uy = (tip.y - from.y) / far;
    double deep = 6 + 1.6 * s.width, wide = deep * 0.42;
    kith_buffer_text(out, "<path d=\"");
    put_point(out, 'M', tip);
    put_point(
        out, 'L',
        (point){tip.x - ux * deep - uy * wide, tip.y - uy * deep + ux * wide});
    put_point(
        out, 'L',
        (point){tip.x - ux * deep + uy * wide, tip.y - uy * deep - ux * wide});
    kith_buffer_text(out, "Z\"");
    kith_svg_word(out, "fill", s.color);
    kith_buffer_text(out, " fill-opacity=\"");
    kith_buffer_fixed(out, fmin(s.opacity * 1.3, 1), 2);
    kith_buffer_text(out, "\"/>");
}

static void put_tie(buffer *out, const map *m, const layout *l, size_t i)
{
    const map_tie *t = &m->tie[i];
    const spot *a = &l->vertex[t->a], *b = &l->vertex[t->b];
    line_style style = kith_tie_style(t, m->ties);
    point bend = l->bend[i], end = {b->x, b->y}, tip = enter(b, bend);
    if (t->arrow) { /* end inside the head: a thick line would show its sides */
        double far = fmax(hypot(tip.x - bend.x, tip.y - bend.y), 1);
        end.x = tip.x - (tip.x - bend.x) / far * style.width;
        end.y = tip.y - (tip.y - bend.y) / far * style.width;
    }
    kith_buffer_printf(out, "<g id=\"t%zu\"><title>", i);
    kith_escape_xml(out, m->vertex[t->a].name);
    kith_buffer_text(out, t->arrow ? " → " : " – ");
    kith_escape_xml(out, m->vertex[t->b].name);
    if (!str_is_empty(t->title)) {
        kith_buffer_char(out, '\n');
        kith_escape_xml(out, t->title);
    }
    kith_buffer_text(out, "</title><path d=\"");
    put_point(out, 'M', (point){a->x, a->y});
    if (fabs(bend.x * 2 - a->x - b->x) + fabs(bend.y * 2 - a->y - b->y) > 1) {
        put_point(out, 'Q', bend);
        put_point(out, ' ', end);
    } else
        put_point(out, 'L', end);
    kith_buffer_char(out, '"');
    kith_svg_line(out, style);
    kith_buffer_text(out, "/>");
    if (t->arrow)
        put_head(out, style, bend, tip);
    kith_buffer_text(out, "</g>\n");
}

static void put_label(buffer *out, const map *m, const layout *l, size_t i)
{
    const spot *box = &l->tie[i];
    if (!(box->w > 0))
        return;
    const char *color = m->tie[i].highlight ? PATH_COLOR : INK;
    svg_text how = {box->x,   box->y + FONT_TIE * 0.36,
                    FONT_TIE, "middle",
                    color,    true,
                    false,    NULL};
    kith_buffer_text(out, "<rect fill=\"#ffffff\"");
    kith_svg_at(out, "x", box->x - box->w / 2);
    kith_svg_at(out, "y", box->y - box->h / 2);
    kith_svg_at(out, "width", box->w);
    kith_svg_at(out, "height", box->h);
    kith_svg_at(out, "rx", box->h / 2);
    kith_svg_word(out, "stroke", color);
    kith_buffer_text(out, "/>");
    kith_svg_text(out, how, m->tie[i].label);
    kith_buffer_char(out, '\n');
}

void kith_svg_ties(buffer *out, const map *m, const layout *l)
{
    kith_buffer_text(
        out, "<g id=\"ties\" fill=\"none\" stroke-linecap=\"round\">\n");
    for (int layer = 0; layer < 3; layer++)
        for (size_t i = 0; i < m->ties; i++)
            if (layer_of(&m->tie[i]) == layer && m->tie[i].a < m->vertices &&
                m->tie[i].b < m->vertices)
                put_tie(out, m, l, i);
    kith_buffer_text(out, "</g>\n<g id=\"tie-labels\">\n");
    for (size_t i = 0; i < m->ties; i++)
        put_label(out, m, l, i);
    kith_buffer_text(out, "</g>\n");
}
