/*
 * dot.c — the map for other Graphviz tools, with every channel as attributes.
 *
 * Ids are ours (n0, n1 ...); names, tooltips and labels are quoted and escaped,
 * so no name can start an HTML label, an escape or an attribute. The legend and
 * the clusters are subgraphs that fdp draws as boxes; any engine reads it.
 */
#include "base/error.h"
#include "base/escape.h"
#include "render/svg.h"
#include "render/writer.h"

/* clang-format off */
static const char *const shapes[] = {
    [SHAPE_PERSON] = "box", [SHAPE_ORGANIZATION] = "box",
    [SHAPE_PROJECT] = "hexagon", [SHAPE_MEETING] = "circle"};
static const char *const lines[] = {
    [STYLE_SOLID] = "solid", [STYLE_DASHED] = "dashed",
    [STYLE_DOTTED] = "dotted"};
/* clang-format on */

static void put_quoted(buffer *out, const char *name, str text)
{
    kith_buffer_printf(out, ", %s=", name);
    kith_escape_dot(out, text);
}

static void put_decimal(buffer *out, const char *name, double x, int digits)
{
    kith_buffer_printf(out, ", %s=", name);
    kith_buffer_fixed(out, x, digits);
}

/* "#rrggbb" and an opacity as "#rrggbbaa". */
static void put_color(
    buffer *out, const char *name, const char *color, double opacity)
{
    kith_buffer_printf(
        out, ", %s=\"%s%02x\"", name, color, (unsigned)(opacity * 255 + 0.5));
}

/* Name, glyph of the stance before it, subtitle below. */
static void put_label(buffer *out, const map *m, size_t i)
{
    const map_vertex *v = &m->vertex[i];
    buffer words = {0};
    kith_buffer_text(&words, kith_stance_style(v->stance)->glyph);
    kith_buffer_text(&words, v->stance ? " " : "");
    kith_buffer_put(&words, v->label);
    if (kith_vertex_subfont(m, i) > 0) {
        bool cut = false;
        kith_buffer_char(&words, '\n');
        kith_buffer_put(&words, kith_vertex_subtitle(m, i, &cut));
        kith_buffer_text(&words, cut ? "…" : "");
    }
    kith_buffer_text(out, "label=");
    kith_escape_dot(
        out, v->shape == SHAPE_MEETING ? (str){0} : buffer_str(&words));
    out->failed = out->failed || words.failed;
    kith_buffer_free(&words);
}

static void put_tooltip(buffer *out, str head, str title)
{
    buffer text = {0};
    kith_buffer_put(&text, head);
    kith_buffer_text(&text, str_is_empty(title) ? "" : "\n");
    kith_buffer_put(&text, title);
    put_quoted(out, "tooltip", buffer_str(&text));
    out->failed = out->failed || text.failed;
    kith_buffer_free(&text);
}

static void put_style(buffer *out, const map_vertex *v)
{
    const stance_style *style = kith_stance_style(v->stance);
    kith_buffer_printf(
        out, ", shape=%s, style=\"filled%s%s%s\"",
        shapes[v->shape <= SHAPE_MEETING ? v->shape : SHAPE_PERSON],
        v->shape == SHAPE_PERSON ? ",rounded" : "",
        v->unresolved || style->dashed ? ",dashed" : "", v->me ? ",bold" : "");
    put_color(
        out, "fillcolor", v->me ? ME_FILL : kith_map_fill(v->fill),
        v->faded ? 0.4 : 1);
    put_color(out, "color", v->hop ? PATH_COLOR : style->color, 1);
    put_color(
        out, "fontcolor",
        v->me      ? "#ffffff"
        : v->faded ? INK_FADED
                   : INK,
        1);
    put_decimal(out, "penwidth", v->hop ? 3 : style->width, 1);
    kith_buffer_text(out, style->twice ? ", peripheries=2" : "");
    if (v->shape == SHAPE_MEETING)
        kith_buffer_text(out, ", width=0.12, fixedsize=true");
}

static void put_vertex(
    buffer *out, const map *m, size_t i, str vault, const char *margin)
{
    const map_vertex *v = &m->vertex[i];
    kith_buffer_printf(out, "%sn%zu [", margin, i);
    put_label(out, m, i);
    put_style(out, v);
    put_decimal(out, "fontsize", kith_vertex_font(m, i), 1);
    if (v->hop)
        kith_buffer_printf(out, ", xlabel=\"%u\"", (unsigned)v->hop);
    put_tooltip(out, v->name, v->title);
    if (!str_is_empty(v->note)) {
        buffer url = {0};
        kith_put_note_url(&url, vault, v->note);
        put_quoted(out, "URL", buffer_str(&url));
        out->failed = out->failed || url.failed;
        kith_buffer_free(&url);
    }
    kith_buffer_text(out, "];\n");
}

static void put_tie(buffer *out, const map *m, size_t i)
{
    const map_tie *t = &m->tie[i];
    line_style style = kith_tie_style(t, m->ties);
    kith_buffer_printf(
        out, "  n%u -- n%u [style=%s", (unsigned)t->a, (unsigned)t->b,
        lines[t->style <= STYLE_DOTTED ? t->style : 0]);
    put_color(out, "color", style.color, style.opacity);
    put_decimal(out, "penwidth", style.width, 1);
    kith_buffer_text(out, t->arrow ? ", dir=forward" : "");
    if (!str_is_empty(t->label)) {
        put_quoted(out, "label", t->label);
        put_color(out, "fontcolor", style.color, 1);
    }
    put_decimal(out, "weight", t->weight, 4);
    put_tooltip(out, (str){0}, t->title);
    kith_buffer_text(out, "];\n");
}

static void put_clusters(buffer *out, const map *m, str vault)
{
    for (uint32_t c = 0; c < m->clusters; c++) {
        kith_buffer_printf(
            out, "  subgraph cluster_%u {\n    label=", (unsigned)c);
        kith_escape_dot(out, m->cluster[c].label);
        kith_buffer_text(
            out, "; style=\"rounded,filled\"; fillcolor=\"" GROUND
                 "\"; color=\"" GROUND_RIM "\"; fontcolor=\"" INK_SOFT "\";\n");
        for (size_t v = 0; v < m->vertices; v++)
            if (m->vertex[v].cluster == c)
                put_vertex(out, m, v, vault, "    ");
        kith_buffer_text(out, "  }\n");
    }
    for (size_t v = 0; v < m->vertices; v++)
        if (m->vertex[v].cluster >= m->clusters)
            put_vertex(out, m, v, vault, "  ");
}

/* One box of words: what fill, border, width and dash mean. */
static void put_legend(buffer *out, const map *m)
{
    kith_buffer_text(
        out,
        "  subgraph cluster_legend {\n"
        "    label=\"Legend\"; style=rounded; color=\"" GROUND_RIM "\";\n");
    for (size_t i = 0; i < m->fills; i++) {
        kith_buffer_printf(out, "    legend_fill%zu [label=", i);
        kith_escape_dot(out, m->fill[i].label);
        kith_buffer_printf(
            out, ", shape=box, style=\"filled,rounded\", fillcolor=\"%s\"];\n",
            kith_map_fill((uint32_t)i));
    }
    buffer words = {0};
    kith_buffer_text(
        &words,
        "border: ★ champion, + supporter, · neutral, − sceptic, ✖ detractor\n"
        "width: strong, moderate, weak, trace\n"
        "solid: met; dashed: relayed or stated; dotted: organizational\n"
        "faint: older, or not of anyone's two strongest ties\n"
        "dashed outline: named, has no note");
    if (!str_is_empty(m->size_meaning)) {
        kith_buffer_char(&words, '\n');
        kith_buffer_put(&words, m->size_meaning);
    }
    kith_buffer_text(out, "    legend_words [shape=plaintext, label=");
    kith_escape_dot(out, buffer_str(&words));
    kith_buffer_text(out, "];\n  }\n");
    out->failed = out->failed || words.failed;
    kith_buffer_free(&words);
}

static void put_heading(buffer *out, const map *m)
{
    buffer text = {0};
    kith_buffer_put(&text, m->heading);
    for (size_t i = 0; i < m->captions; i++) {
        kith_buffer_char(&text, '\n');
        kith_buffer_put(&text, m->caption[i]);
    }
    kith_buffer_text(out, "graph kith {\n  label=");
    kith_escape_dot(out, buffer_str(&text));
    kith_buffer_text(
        out, ";\n  layout=fdp; overlap=prism; splines=line; outputorder="
             "edgesfirst; charset=\"UTF-8\";\n"
             "  fontname=\"DejaVu Sans\";\n"
             "  node [fontname=\"DejaVu Sans\", margin=\"0.08,0.04\", "
             "height=0.2, width=0.3];\n"
             "  edge [fontname=\"DejaVu Sans\", fontsize=11];\n");
    out->failed = out->failed || text.failed;
    kith_buffer_free(&text);
}

bool kith_write_dot(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    (void)options;
    const map *m = report->map;
    if (!m)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "this report has no map to draw; 'kith map' makes one");
    put_heading(out, m);
    put_clusters(out, m, report->vault);
    put_legend(out, m);
    for (size_t i = 0; i < m->ties; i++)
        put_tie(out, m, i);
    kith_buffer_text(out, "}\n");
    return true;
}
