/*
 * svg_vertex.c — people, organizations, projects and meetings on a map: each a
 * group with its evidence as tooltip, its name as real text, and a link to its
 * note.
 */
#include <math.h>

#include "base/escape.h"
#include "render/svg.h"
#include "render/writer.h"

/* clang-format off */
static const char *const classes[] = {
    [SHAPE_PERSON] = "person", [SHAPE_ORGANIZATION] = "organization",
    [SHAPE_PROJECT] = "project", [SHAPE_MEETING] = "meeting"};
/* clang-format on */

/* A rectangle, or a hexagon as wide and high; `grow` points larger. */
static void put_outline(
    buffer *out, uint8_t shape, const spot *box, double grow)
{
    double w = box->w + 2 * grow, h = box->h + 2 * grow;
    double x = box->x - w / 2, y = box->y - h / 2;
    if (shape == SHAPE_PROJECT) {
        double corner = h / 2;
        kith_buffer_text(out, "<polygon points=\"");
        const double points[6][2] = {
            {x, box->y},     {x + corner, y},         {x + w - corner, y},
            {x + w, box->y}, {x + w - corner, y + h}, {x + corner, y + h}};
        for (int i = 0; i < 6; i++) {
            kith_buffer_text(out, i ? " " : "");
            kith_buffer_fixed(out, points[i][0], 1);
            kith_buffer_char(out, ',');
            kith_buffer_fixed(out, points[i][1], 1);
        }
        kith_buffer_char(out, '"');
        return;
    }
    kith_buffer_text(out, "<rect");
    kith_svg_at(out, "x", x);
    kith_svg_at(out, "y", y);
    kith_svg_at(out, "width", w);
    kith_svg_at(out, "height", h);
    double round = shape == SHAPE_PERSON ? 0.32 : 0.06;
    kith_svg_at(out, "rx", shape == SHAPE_MEETING ? h / 2 : h * round);
}

static void put_border(buffer *out, const map_vertex *v, double width)
{
    const stance_style *style = kith_stance_style(v->stance);
    kith_svg_word(out, "stroke", style->color);
    kith_svg_at(out, "stroke-width", width);
    if (v->unresolved)
        kith_svg_word(out, "stroke-dasharray", "2.5 2.5");
    else if (style->dashed)
        kith_svg_word(out, "stroke-dasharray", "6 2.5");
    kith_buffer_text(out, "/>");
}

static const char *fill_of(const map_vertex *v)
{
    if (v->me)
        return ME_FILL;
    return v->shape == SHAPE_MEETING ? "#9aa5b1" : kith_map_fill(v->fill);
}

void kith_svg_shape(buffer *out, const map_vertex *v, const spot *box)
{
    const stance_style *style = kith_stance_style(v->stance);
    double width = style->width;
    if (v->shape == SHAPE_ORGANIZATION && !v->stance)
        width = 1.8;
    if (v->hop) {
        put_outline(out, v->shape, box, 3);
        kith_buffer_text(
            out, " fill=\"#ffffff\" stroke=\"" PATH_COLOR
                 "\" stroke-width=\"2.5\"/>");
    }
    if (v->faded) { /* pale, yet no tie shows through */
        put_outline(out, v->shape, box, 0);
        kith_buffer_text(out, " fill=\"#ffffff\"/>");
    }
    put_outline(out, v->shape, box, 0);
    kith_svg_word(out, "fill", fill_of(v));
    if (v->faded && !v->me)
        kith_buffer_text(out, " fill-opacity=\"0.4\"");
    put_border(out, v, width);
    if (style->twice) {
        put_outline(out, v->shape, box, -2.6);
        kith_svg_word(out, "fill", "none");
        put_border(out, v, 1);
    }
}

void kith_svg_glyph(
    buffer *out, const map_vertex *v, double x, double y, double font)
{
    const stance_style *style = kith_stance_style(v->stance);
    kith_buffer_text(out, "<path transform=\"translate(");
    kith_buffer_fixed(out, x, 1);
    kith_buffer_char(out, ' ');
    kith_buffer_fixed(out, y, 1);
    kith_buffer_text(out, ") scale(");
    kith_buffer_fixed(out, font / 12, 2);
    kith_buffer_text(out, ")\"");
    kith_svg_word(out, "d", style->path);
    kith_svg_word(out, "fill", v->me ? "#ffffff" : style->color);
    kith_buffer_text(out, "/>");
}

/* Name with its glyph before it, subtitle below. */
static void put_words(buffer *out, const map *m, size_t i, const spot *box)
{
    const map_vertex *v = &m->vertex[i];
    if (v->shape == SHAPE_MEETING)
        return;
    double font = kith_vertex_font(m, i), small = kith_vertex_subfont(m, i);
    double y = box->y + font * 0.36 - small * 0.64;
    double room = v->stance ? GLYPH_ROOM * font : 0;
    bool bold = v->me || v->shape == SHAPE_ORGANIZATION;
    svg_text how = {
        box->x + room / 2,
        y,
        font,
        "middle",
        v->me      ? "#ffffff"
        : v->faded ? INK_FADED
                   : INK,
        bold,
        v->between,
        NULL};
    kith_svg_text(out, how, v->label);
    if (v->stance) {
        double half = kith_text_em(v->label) * font * (bold ? 1.15 : 1) / 2;
        kith_svg_glyph(
            out, v, box->x + room / 2 - half - font * 0.55, y - font * 0.36,
            font);
    }
    if (small > 0) {
        bool cut = false;
        buffer line = {0};
        kith_buffer_put(&line, kith_vertex_subtitle(m, i, &cut));
        kith_buffer_text(&line, cut ? "…" : "");
        how.x = box->x;
        how.y = y + small * 1.28;
        how.font = small;
        how.bold = how.italic = false;
        how.color = v->me ? "#d9e2ec" : INK_SOFT;
        kith_svg_text(out, how, buffer_str(&line));
        out->failed = out->failed || line.failed;
        kith_buffer_free(&line);
    }
}

/* The place on the highlighted path, as a number on the corner. */
static void put_hop(buffer *out, const map_vertex *v, const spot *box)
{
    double x = box->x - box->w / 2 - 1, y = box->y - box->h / 2 - 1;
    kith_buffer_text(out, "<circle");
    kith_svg_at(out, "cx", x);
    kith_svg_at(out, "cy", y);
    kith_svg_at(out, "r", 8.5);
    kith_buffer_text(
        out, " fill=\"" PATH_COLOR "\" stroke=\"#ffffff\""
             " stroke-width=\"1.5\"/>");
    char number[16];
    size_t length = 0;
    for (uint32_t n = v->hop; n && length < sizeof number; n /= 10)
        number[sizeof number - ++length] = (char)('0' + n % 10);
    svg_text how = {x, y + 3.6, 10, "middle", "#ffffff", true, false, NULL};
    kith_svg_text(out, how, (str){number + sizeof number - length, length});
}

/* What a reader hears: name, role, stance. */
static void put_aria(buffer *out, const map_vertex *v)
{
    kith_buffer_text(out, " role=\"img\" aria-label=\"");
    kith_escape_xml(out, str_is_empty(v->name) ? v->label : v->name);
    if (!str_is_empty(v->subtitle)) {
        kith_buffer_text(out, ", ");
        kith_escape_xml(out, v->subtitle);
    }
    if (v->stance) {
        kith_buffer_text(out, ", ");
        kith_buffer_text(out, kith_stance_style(v->stance)->text);
    }
    kith_buffer_text(out, v->unresolved ? ", no note\"" : "\"");
}

static void put_title(buffer *out, const map_vertex *v)
{
    kith_buffer_text(out, "<title>");
    kith_escape_xml(out, v->name);
    if (!str_is_empty(v->title)) {
        kith_buffer_char(out, '\n');
        kith_escape_xml(out, v->title);
    }
    kith_buffer_text(out, "</title>");
}

static void put_vertex(
    buffer *out, const map *m, const layout *l, size_t i, str vault)
{
    const map_vertex *v = &m->vertex[i];
    const spot *box = &l->vertex[i];
    uint8_t shape = v->shape <= SHAPE_MEETING ? v->shape : SHAPE_PERSON;
    kith_buffer_printf(out, "<g id=\"v%zu\" class=\"%s\"", i, classes[shape]);
    put_aria(out, v);
    kith_buffer_char(out, '>');
    put_title(out, v);
    if (!str_is_empty(v->note)) {
        buffer url = {0};
        kith_put_note_url(&url, vault, v->note);
        kith_buffer_text(out, "<a href=\"");
        kith_escape_xml(out, buffer_str(&url));
        kith_buffer_text(out, "\">");
        out->failed = out->failed || url.failed;
        kith_buffer_free(&url);
    }
    kith_svg_shape(out, v, box);
    put_words(out, m, i, box);
    if (v->hop)
        put_hop(out, v, box);
    kith_buffer_text(out, str_is_empty(v->note) ? "</g>\n" : "</a></g>\n");
}

void kith_svg_vertices(buffer *out, const map *m, const layout *l, str vault)
{
    kith_buffer_text(out, "<g id=\"vertices\">\n");
    for (size_t i = 0; i < m->vertices; i++)
        put_vertex(out, m, l, i, vault);
    kith_buffer_text(out, "</g>\n");
}
