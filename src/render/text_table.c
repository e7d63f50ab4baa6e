/*
 * text_table.c — tables with aligned columns.
 *
 * Every row is measured before the first is written. A table too wide for the
 * terminal gives way in the columns that allow it, the widest first; the places
 * that prove a row are never cut and move to a line of their own if they must.
 */
#include <stdlib.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "render/text.h"

#define GUTTER 2

/* Columns of the table with their widths; `label` if any row has one. */
typedef struct grid {
    const column *column;
    size_t columns;
    size_t *width;
    bool label;
} grid;

static void measure_row(flow *f, const row *r, const grid *g)
{
    const cell *c = r->first;
    for (size_t i = 0; i < g->columns && c; i++, c = c->next) {
        size_t width = kith_text_width(kith_flow_safe(f, c->text));
        if (g->width[i] < width)
            g->width[i] = width;
    }
}

static size_t total_width(const grid *g)
{
    size_t total = g->label ? 1 + GUTTER : 0;
    for (size_t i = 0; i < g->columns; i++)
        total += g->width[i] + (i ? GUTTER : 0);
    return total;
}

/* Narrows the widest column that may give way, until all fits or none may. */
static void shrink(grid *g, size_t width)
{
    for (size_t total = total_width(g); total > width; total--) {
        size_t widest = g->columns;
        for (size_t i = 0; i < g->columns; i++)
            if (g->column[i].shrink > 0 && g->width[i] > g->column[i].shrink &&
                (widest == g->columns || g->width[i] > g->width[widest]))
                widest = i;
        if (widest == g->columns)
            return;
        g->width[widest]--;
    }
}

/* The beginning of `text` that takes at most `width` columns. */
static str fit(str text, size_t width)
{
    size_t used = 0, end = 0;
    for (size_t at = 0; at < text.len; end = at) {
        kith_utf8_next(text, &at);
        used += kith_text_width(str_slice(text, end, at));
        if (used > width)
            break;
    }
    return str_slice(text, 0, end);
}

static void link_begin(flow *f, const cell *c)
{
    kith_buffer_text(f->out, "\x1b]8;;");
    kith_put_note_url(f->out, f->vault, c->link);
    kith_buffer_text(f->out, "\x1b\\");
}

/* One cell in its column; blanks to the right only if more follows. */
static void put_cell(
    flow *f, const cell *c, const column *k, size_t width, bool more)
{
    str text = c ? kith_flow_safe(f, c->text) : (str){0};
    bool link = c && f->options->hyperlinks && !str_is_empty(c->link);
    size_t taken = kith_text_width(text);
    bool cut = taken > width;
    if (cut) {
        text = fit(text, width - 1);
        taken = kith_text_width(text) + 1;
    }
    if (k->align == ALIGN_RIGHT)
        kith_buffer_repeat(f->out, ' ', width - taken);
    if (link)
        link_begin(f, c);
    kith_buffer_put(f->out, text);
    if (cut)
        kith_buffer_text(f->out, "…");
    if (link)
        kith_buffer_text(f->out, "\x1b]8;;\x1b\\");
    if (k->align == ALIGN_LEFT && more)
        kith_buffer_repeat(f->out, ' ', width - taken);
}

static void put_heading(flow *f, const grid *g)
{
    kith_flow_style(f, STYLE_DIM);
    kith_buffer_text(f->out, g->label ? "   " : "");
    for (size_t i = 0; i < g->columns; i++) {
        bool more = i + 1 < g->columns;
        cell heading = {.text = str_from(g->column[i].heading)};
        put_cell(f, &heading, &g->column[i], g->width[i], more);
        if (more)
            kith_buffer_repeat(f->out, ' ', GUTTER);
    }
    kith_flow_style_end(f, STYLE_DIM);
    kith_buffer_char(f->out, '\n');
}

static void put_row(flow *f, const row *r, const grid *g)
{
    if (g->label) {
        kith_flow_label(f, r->label);
        kith_buffer_text(f->out, r->label ? "  " : "   ");
    }
    size_t last = 0, i = 0;
    for (const cell *c = r->first; c && i < g->columns; c = c->next, i++)
        if (c->text.len > 0)
            last = i;
    const cell *c = r->first;
    for (i = 0; i <= last && i < g->columns; i++) {
        bool more = i < last || (r->proof && i + 1 < g->columns);
        put_cell(f, c, &g->column[i], g->width[i], more);
        if (i < last)
            kith_buffer_repeat(f->out, ' ', GUTTER);
        c = c ? c->next : NULL;
    }
    if (r->proof) {
        f->column = total_width(g);
        f->hanging = g->label ? 5 : 4;
        f->fresh = false;
        kith_flow_proof(f, r->proof);
    }
    kith_flow_end(f);
}

void kith_flow_table(flow *f, const block *table)
{
    grid g = {.column = table->columns};
    while (g.column && g.column[g.columns].heading)
        g.columns++;
    g.width = calloc(g.columns + 1, sizeof *g.width);
    if (!g.width) {
        f->out->failed = true;
        return;
    }
    for (size_t i = 0; i < g.columns; i++)
        g.width[i] = kith_text_width(str_from(g.column[i].heading));
    for (const row *r = table->first; r; r = r->next) {
        measure_row(f, r, &g);
        g.label |= r->label != LABEL_NONE;
    }
    if (f->options->width > 0)
        shrink(&g, f->options->width);
    put_heading(f, &g);
    for (const row *r = table->first; r; r = r->next)
        put_row(f, r, &g);
    free(g.width);
}
