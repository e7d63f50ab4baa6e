/*
 * svg.c — the map as a picture that explains itself: heading, map, legend,
 * caption.
 *
 * No script, no font, nothing fetched: one file that prints. The order of what
 * is written is the order of drawing: ground, ties, people.
 */
#include "render/svg.h"

#include <math.h>

#include "base/error.h"
#include "base/escape.h"
#include "render/writer.h"

#define LEAST   820.0 /* width: the legend needs it */
#define MARGIN  26.0
#define HEADING 20.0
#define CAPTION 10.5
#define LEADING 15.0

void kith_svg_at(buffer *out, const char *name, double x)
{
    kith_buffer_char(out, ' ');
    kith_buffer_text(out, name);
    kith_buffer_text(out, "=\"");
    kith_buffer_number(out, round(x * 10) / 10 + 0.0);
    kith_buffer_char(out, '"');
}

void kith_svg_word(buffer *out, const char *name, const char *word)
{
    kith_buffer_char(out, ' ');
    kith_buffer_text(out, name);
    kith_buffer_text(out, "=\"");
    kith_buffer_text(out, word);
    kith_buffer_char(out, '"');
}

void kith_svg_line(buffer *out, line_style style)
{
    kith_svg_word(out, "stroke", style.color);
    kith_svg_at(out, "stroke-width", style.width);
    if (style.dash[0])
        kith_svg_word(out, "stroke-dasharray", style.dash);
    if (style.opacity < 1) {
        kith_buffer_text(out, " stroke-opacity=\"");
        kith_buffer_fixed(out, style.opacity, 2);
        kith_buffer_char(out, '"');
    }
}

void kith_svg_text(buffer *out, svg_text how, str text)
{
    kith_buffer_text(out, "<text");
    kith_svg_at(out, "x", how.x);
    kith_svg_at(out, "y", how.y);
    kith_svg_at(out, "font-size", how.font);
    kith_svg_word(out, "fill", how.color);
    if (strcmp(how.anchor, "start") != 0)
        kith_svg_word(out, "text-anchor", how.anchor);
    if (how.bold)
        kith_svg_word(out, "font-weight", "bold");
    if (how.italic)
        kith_svg_word(out, "font-style", "italic");
    if (how.halo) {
        kith_svg_word(out, "stroke", how.halo);
        kith_buffer_text(
            out, " stroke-width=\"4\" stroke-linejoin=\"round\""
                 " paint-order=\"stroke\"");
    }
    kith_buffer_char(out, '>');
    kith_escape_xml(out, text);
    kith_buffer_text(out, "</text>");
}

static void put_cluster_names(buffer *out, const map *m, const layout *l)
{
    kith_buffer_text(out, "<g id=\"cluster-names\">\n");
    for (size_t c = 0; c < m->clusters; c++) {
        const spot *box = &l->cluster[c];
        svg_text how = {box->x,       box->y + FONT_CLUSTER * 0.36,
                        FONT_CLUSTER, "middle",
                        INK_SOFT,     true,
                        false,        GROUND};
        if (box->w > 0)
            kith_svg_text(out, how, m->cluster[c].label);
    }
    kith_buffer_text(out, "</g>\n");
}

/* The longest beginning of `text` that fits, cut at a blank if there is one;
 * always at least one byte of progress. */
static str first_line(str text, double width)
{
    size_t end = 0;
    for (size_t at = 0; at <= text.len; at++)
        if (at == text.len || text.ptr[at] == ' ') {
            if (end > 0 &&
                kith_text_em(str_slice(text, 0, at)) * CAPTION > width)
                break;
            end = at > 0 ? at : end;
        }
    return str_slice(text, 0, end ? end : text.len);
}

static double put_caption_line(buffer *out, str text, double y, double width)
{
    text = str_trim(text);
    while (text.len > 0) {
        str line = first_line(text, width);
        svg_text how = {MARGIN,   y + CAPTION, CAPTION, "start",
                        INK_SOFT, false,       false,   NULL};
        kith_svg_text(out, how, line);
        kith_buffer_char(out, '\n');
        y += LEADING;
        text = str_trim(str_slice(text, line.len, text.len));
    }
    return y;
}

static double put_caption(
    buffer *out, const map *m, const layout *l, double y, double width)
{
    kith_buffer_text(out, "<g id=\"caption\">\n");
    for (size_t i = 0; i < m->captions; i++)
        y = put_caption_line(out, m->caption[i], y, width);
    y = put_caption_line(out, str_from(l->notice), y, width);
    kith_buffer_text(out, "</g>\n");
    return y;
}

/* All below the opening tag; gives the height of the whole. */
static double put_body(
    buffer *out, const kith_report *report, const layout *l, double width)
{
    const map *m = report->map;
    double inner = width - 2 * MARGIN, y = MARGIN + HEADING + 8;
    svg_text how = {
        MARGIN, MARGIN + HEADING * 0.75, HEADING, "start", INK, true, false,
        NULL};
    kith_svg_text(out, how, m->heading);
    kith_buffer_text(out, "\n<g id=\"map\" transform=\"translate(");
    kith_buffer_fixed(out, (width - l->width) / 2, 1);
    kith_buffer_char(out, ' ');
    kith_buffer_fixed(out, y, 1);
    kith_buffer_text(out, ")\">\n");
    kith_svg_clusters(out, m, l);
    kith_svg_ties(out, m, l);
    kith_svg_vertices(out, m, l, report->vault);
    put_cluster_names(out, m, l);
    kith_buffer_text(out, "</g>\n");

    y += l->height + 8;
    kith_buffer_text(out, "<line stroke=\"" GROUND_RIM "\"");
    kith_svg_at(out, "x1", MARGIN);
    kith_svg_at(out, "x2", width - MARGIN);
    kith_svg_at(out, "y1", y);
    kith_svg_at(out, "y2", y);
    kith_buffer_text(out, "/>\n");
    y += 14;
    y += kith_svg_legend(out, m, MARGIN, y, inner) + 8;
    return put_caption(out, m, l, y, inner) + MARGIN;
}

static void put_head(
    buffer *out, const kith_report *report, double width, double height)
{
    kith_buffer_text(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    kith_svg_at(out, "width", width);
    kith_svg_at(out, "height", height);
    kith_buffer_text(out, " viewBox=\"0 0 ");
    kith_buffer_number(out, width);
    kith_buffer_char(out, ' ');
    kith_buffer_number(out, height);
    kith_buffer_text(
        out, "\" role=\"graphics-document\" aria-labelledby=\"title desc\""
             " font-family=\"DejaVu Sans, Helvetica, Arial, sans-serif\">\n"
             "<title id=\"title\">");
    kith_escape_xml(out, report->map->heading);
    kith_buffer_text(out, "</title>\n<desc id=\"desc\">");
    for (size_t i = 0; i < report->map->captions; i++) {
        kith_buffer_text(out, i ? "\n" : "");
        kith_escape_xml(out, report->map->caption[i]);
    }
    kith_buffer_text(
        out, "</desc>\n<rect width=\"100%\" height=\"100%\""
             " fill=\"#ffffff\"/>\n");
}

bool kith_write_svg(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    if (!report->map)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "this report has no map to draw; 'kith map' makes one");
    layout l;
    if (!kith_layout_make(report->map, options->draw, &l))
        return kith_fail_memory(error);
    double width = fmax(l.width, LEAST);
    buffer body = {0};
    double height = ceil(put_body(&body, report, &l, width));
    put_head(out, report, width, height);
    kith_buffer_put(out, buffer_str(&body));
    kith_buffer_text(out, "</svg>\n");
    out->failed = out->failed || body.failed;
    kith_buffer_free(&body);
    kith_layout_free(&l);
    return true;
}
