/*
 * text.c — a report for people at a terminal; the same bytes, without colour,
 * in a file.
 *
 *     People of Northwind by betweenness
 *
 *     BOTTOM LINE
 *       F  Ana Ruiz has met four of them.  People/Ana Ruiz.md:12, :14
 */
#include "render/text.h"
#include "base/error.h"

#define WIDTH 100 /* of lines when nobody says how wide the terminal is */

/* Headings are ours and in capitals; one that holds a name with letters beyond
 * ASCII stays as it is. */
static void put_heading(flow *f, str text)
{
    str safe = kith_flow_safe(f, text);
    bool ascii = true;
    for (size_t i = 0; i < safe.len; i++)
        ascii = ascii && (unsigned char)safe.ptr[i] < 0x80;
    kith_flow_style(f, STYLE_BOLD);
    for (size_t i = 0; i < safe.len; i++) {
        char c = safe.ptr[i];
        bool lower = ascii && c >= 'a' && c <= 'z';
        kith_buffer_char(f->out, lower ? (char)(c - 'a' + 'A') : c);
    }
    kith_flow_style_end(f, STYLE_BOLD);
}

/* "  F  " or "  1  " or "  1 F  ": what begins a line of a list. */
static void begin_line(flow *f, const block *b)
{
    kith_buffer_repeat(f->out, ' ', 2 + 2 * (size_t)b->indent);
    f->column = 2 + 2 * (size_t)b->indent;
    if (b->number) {
        size_t before = f->out->len;
        kith_buffer_printf(f->out, "%u", b->number);
        f->column += f->out->len - before;
        if (b->label)
            kith_flow_mark(f, " ", STYLE_PLAIN);
    } else if (!b->label)
        kith_flow_mark(f, "-", STYLE_DIM);
    kith_flow_label(f, b->label);
    kith_flow_mark(f, "  ", STYLE_PLAIN);
    f->hanging = f->column;
}

static void put_block(flow *f, const block *b)
{
    f->fresh = true;
    switch (b->kind) {
    case BLOCK_TITLE:
        kith_flow_style(f, STYLE_BOLD);
        kith_buffer_put(f->out, kith_flow_safe(f, b->text));
        kith_flow_style_end(f, STYLE_BOLD);
        break;
    case BLOCK_HEADING:
        put_heading(f, b->text);
        break;
    case BLOCK_FINDING:
        kith_buffer_put(f->out, kith_flow_safe(f, b->text));
        break;
    case BLOCK_TABLE:
        kith_flow_table(f, b);
        return;
    case BLOCK_LINE:
        begin_line(f, b);
        kith_flow_words(f, b->text);
        break;
    case BLOCK_QUOTE:
        kith_flow_mark(f, "  | ", STYLE_DIM);
        f->hanging = 4;
        kith_flow_words(f, b->text);
        break;
    case BLOCK_TEXT:
        if (b->label) {
            kith_flow_label(f, b->label);
            kith_flow_mark(f, "  ", STYLE_PLAIN);
            f->hanging = 3;
        }
        kith_flow_words(f, b->text);
        break;
    }
    kith_flow_proof(f, b->proof);
    kith_flow_end(f);
}

/* An empty line stands before a heading and between blocks of different kind,
 * but not below a heading. */
static bool is_apart(const block *before, const block *b)
{
    if (!before || before->kind == BLOCK_HEADING)
        return false;
    return b->kind == BLOCK_HEADING || before->kind == BLOCK_TITLE ||
           before->kind != b->kind || b->kind == BLOCK_TABLE;
}

bool kith_write_text(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    if (!report->first)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "this report has nothing to read; ask for json");
    flow f = {
        .out = out,
        .options = options,
        .vault = report->vault,
        .width = options->width ? options->width : WIDTH};
    for (const block *b = report->first, *before = NULL; b;
         before = b, b = b->next) {
        if (is_apart(before, b))
            kith_buffer_char(out, '\n');
        put_block(&f, b);
    }
    kith_buffer_free(&f.scratch);
    return true;
}
