/*
 * markdown.c — a report to put back into the vault.
 *
 * Names and references become wikilinks, everything else stays plain text: no
 * title of a meeting can start a link, a heading or a comment. The first line
 * marks the file as ours, so that kith never takes its own report for evidence.
 */
#include "base/error.h"
#include "base/escape.h"
#include "render/writer.h"

static const char *const labels[] = {
    [LABEL_NONE] = "",
    [LABEL_FACT] = "**F** ",
    [LABEL_INFERENCE] = "**I** ",
    [LABEL_RECOMMENDATION] = "**R** "};

static const char *label_mark(label which)
{
    return labels[which <= LABEL_RECOMMENDATION ? which : LABEL_NONE];
}

/* What Obsidian calls the note in a link: its path without the ending. */
static str link_target(str path)
{
    static const str ending = {".md", 3};
    if (path.len > ending.len &&
        str_equal(str_slice(path, path.len - ending.len, path.len), ending))
        path.len -= ending.len;
    return path;
}

/* [[People/V|V:88]] */
static void put_reference(buffer *out, const reference *r, bool in_table)
{
    buffer shown = {0};
    kith_buffer_put(&shown, kith_note_stem(r->path));
    if (r->line)
        kith_buffer_printf(&shown, ":%u", r->line);
    kith_escape_wikilink(
        out, link_target(r->path), buffer_str(&shown), in_table);
    out->failed = out->failed || shown.failed;
    kith_buffer_free(&shown);
}

static void put_proof(buffer *out, const reference *proof, bool in_table)
{
    for (const reference *r = proof; r; r = r->next) {
        put_reference(out, r, in_table);
        kith_buffer_text(out, r->next ? ", " : "");
    }
}

/* Text with what proves it behind, in parentheses. */
static void put_text(buffer *out, const block *b)
{
    kith_buffer_text(out, label_mark(b->label));
    kith_escape_markdown(out, b->text);
    if (b->proof) {
        kith_buffer_text(out, " (");
        put_proof(out, b->proof, false);
        kith_buffer_char(out, ')');
    }
    kith_buffer_char(out, '\n');
}

static void put_cell(buffer *out, const cell *c)
{
    if (!c)
        return;
    bool number = c->exact && (c->exact->type == VALUE_NUMBER ||
                               c->exact->type == VALUE_INTEGER);
    if (number) /* ours: "0.5" needs no "0\\.5" */
        kith_buffer_put(out, c->text);
    else if (str_is_empty(c->link))
        kith_escape_markdown(out, c->text);
    else
        kith_escape_wikilink(out, link_target(c->link), c->text, true);
}

typedef struct extras {
    bool label, proof;
} extras;

static void put_table_head(buffer *out, const block *table, extras with)
{
    kith_buffer_text(out, with.label ? "| |" : "|");
    for (const column *c = table->columns; c && c->heading; c++) {
        kith_buffer_char(out, ' ');
        kith_escape_markdown(out, str_from(c->heading));
        kith_buffer_text(out, " |");
    }
    kith_buffer_text(out, with.proof ? " EVIDENCE |\n|" : "\n|");
    kith_buffer_text(out, with.label ? "---|" : "");
    for (const column *c = table->columns; c && c->heading; c++)
        kith_buffer_text(out, c->align == ALIGN_RIGHT ? "---:|" : "---|");
    kith_buffer_text(out, with.proof ? "---|\n" : "\n");
}

static void put_table(buffer *out, const block *table)
{
    extras with = {0};
    for (const row *r = table->first; r; r = r->next) {
        with.label |= r->label != LABEL_NONE;
        with.proof |= r->proof != NULL;
    }
    put_table_head(out, table, with);
    for (const row *r = table->first; r; r = r->next) {
        kith_buffer_char(out, '|');
        if (with.label) {
            kith_buffer_char(out, ' ');
            kith_buffer_text(out, label_mark(r->label));
            kith_buffer_char(out, '|');
        }
        const cell *c = r->first;
        for (const column *k = table->columns; k && k->heading; k++) {
            kith_buffer_char(out, ' ');
            put_cell(out, c);
            kith_buffer_text(out, " |");
            c = c ? c->next : NULL;
        }
        if (with.proof) {
            kith_buffer_char(out, ' ');
            put_proof(out, r->proof, true);
            kith_buffer_text(out, " |");
        }
        kith_buffer_char(out, '\n');
    }
}

/* A line of a list, never deeper than one below the line before it (or it would
 * be code); gives its depth. */
static unsigned put_item(buffer *out, const block *b, unsigned deepest)
{
    unsigned depth = b->indent < deepest ? b->indent : deepest;
    kith_buffer_repeat(out, ' ', 4 * (size_t)depth);
    if (b->number)
        kith_buffer_printf(out, "%u. ", b->number);
    else
        kith_buffer_text(out, "- ");
    put_text(out, b);
    return depth;
}

static void put_block(buffer *out, const block *b)
{
    switch (b->kind) {
    case BLOCK_TITLE:
        kith_buffer_text(out, "# ");
        put_text(out, b);
        break;
    case BLOCK_HEADING:
        kith_buffer_text(out, "## ");
        put_text(out, b);
        break;
    case BLOCK_QUOTE:
        kith_buffer_text(out, "> ");
        put_text(out, b);
        break;
    case BLOCK_TABLE:
        put_table(out, b);
        break;
    case BLOCK_TEXT:
    case BLOCK_LINE:
    case BLOCK_FINDING:
        put_text(out, b);
        break;
    }
}

bool kith_write_markdown(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    (void)options;
    if (!report->first)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "this report has nothing to read; ask for json");
    kith_buffer_text(out, "%% generated by kith %%\n");
    unsigned deepest = 0;
    bool in_list = false;
    for (const block *b = report->first; b; b = b->next) {
        bool item = b->kind == BLOCK_LINE || b->kind == BLOCK_FINDING;
        if (!item || !in_list) {
            kith_buffer_char(out, '\n');
            deepest = 0;
        }
        if (item)
            deepest = put_item(out, b, deepest) + 1;
        else
            put_block(out, b);
        in_list = item;
    }
    return true;
}
