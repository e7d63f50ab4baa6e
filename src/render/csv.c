/*
 * csv.c — the tables of a report for a spreadsheet (CSV) or a pipe (TSV).
 *
 * One header line, named after the columns ("last_met"), then a line a row,
 * ended by LF. Numbers and dates are exact, not as people read them. What
 * proves a row is its last column, `evidence`: "path:line; path:line". A report
 * with several tables prints one after the other with an empty line between,
 * each with a first column `section`, the heading it stands under. A report
 * without tables, or with tables that only sum up, prints the rows of its data:
 * the members that hold a single value, or several texts ("a; b"). One that has
 * neither, as there was nothing to tell, prints nothing.
 */
#include "base/error.h"
#include "base/escape.h"
#include "base/vec.h"
#include "render/writer.h"

typedef struct dialect {
    char separator;
    void (*escape)(buffer *out, str text);
} dialect;

static const dialect csv = {',', kith_escape_csv};
static const dialect tsv = {'\t', kith_escape_tsv};

/* "LAST MET" is a heading for people. */
static void put_heading(const dialect *d, buffer *out, const char *heading)
{
    char name[64];
    size_t length = 0;
    for (const char *c = heading; *c && length < sizeof name; c++)
        name[length++] = *c == ' '                ? '_'
                         : *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a')
                                                  : *c;
    str text = {name, length};
    d->escape(out, str_equal(text, STR("#")) ? STR("rank") : text);
}

/* Text is escaped, all else is as in JSON; null is empty. */
static void put_exact(const dialect *d, buffer *out, const value *exact)
{
    if (exact->type == VALUE_TEXT)
        d->escape(out, exact->as.text);
    else if (
        exact->type == VALUE_INTEGER || exact->type == VALUE_BOOLEAN ||
        (exact->type == VALUE_NUMBER &&
         exact->as.number - exact->as.number == 0))
        kith_put_scalar_json(out, exact);
}

static void put_proof(const dialect *d, buffer *out, const reference *proof)
{
    buffer text = {0};
    for (const reference *r = proof; r; r = r->next) {
        kith_buffer_put(&text, r->path);
        if (r->line)
            kith_buffer_printf(&text, ":%u", r->line);
        kith_buffer_text(&text, r->next ? "; " : "");
    }
    d->escape(out, buffer_str(&text));
    out->failed = out->failed || text.failed;
    kith_buffer_free(&text);
}

static const char *label_word(label which)
{
    static const char *const words[] = {
        "", "fact", "inference", "recommendation"};
    return words[which <= LABEL_RECOMMENDATION ? which : LABEL_NONE];
}

typedef struct extras {
    bool section, label, proof;
} extras;

static extras look(const block *table, bool section)
{
    extras found = {.section = section};
    for (const row *r = table->first; r; r = r->next) {
        found.label |= r->label != LABEL_NONE;
        found.proof |= r->proof != NULL;
    }
    return found;
}

static void put_header(
    const dialect *d, buffer *out, const block *table, extras with)
{
    bool first = true;
    if (with.section) {
        d->escape(out, STR("section"));
        first = false;
    }
    for (const column *c = table->columns; c && c->heading; c++) {
        if (!first)
            kith_buffer_char(out, d->separator);
        put_heading(d, out, c->heading);
        first = false;
    }
    if (with.label) {
        kith_buffer_char(out, d->separator);
        d->escape(out, STR("label"));
    }
    if (with.proof) {
        kith_buffer_char(out, d->separator);
        d->escape(out, STR("evidence"));
    }
    kith_buffer_char(out, '\n');
}

static void put_row(
    const dialect *d,
    buffer *out,
    const block *table,
    const row *r,
    extras with,
    str section)
{
    bool first = true;
    if (with.section) {
        d->escape(out, section);
        first = false;
    }
    const cell *c = r->first;
    for (const column *k = table->columns; k && k->heading; k++) {
        if (!first)
            kith_buffer_char(out, d->separator);
        if (c && c->exact)
            put_exact(d, out, c->exact);
        else
            d->escape(out, c ? c->text : (str){0});
        c = c ? c->next : NULL;
        first = false;
    }
    if (with.label) {
        kith_buffer_char(out, d->separator);
        d->escape(out, str_from(label_word(r->label)));
    }
    if (with.proof) {
        kith_buffer_char(out, d->separator);
        put_proof(d, out, r->proof);
    }
    kith_buffer_char(out, '\n');
}

static size_t put_tables(
    const dialect *d, buffer *out, const kith_report *report, bool section)
{
    size_t tables = 0;
    str heading = {0};
    for (const block *b = report->first; b; b = b->next) {
        if (b->kind == BLOCK_HEADING)
            heading = b->text;
        if (b->kind != BLOCK_TABLE)
            continue;
        extras with = look(b, section);
        kith_buffer_text(out, tables++ ? "\n" : "");
        put_header(d, out, b, with);
        for (const row *r = b->first; r; r = r->next)
            put_row(d, out, b, r, with, heading);
    }
    return tables;
}

/* ---- Rows of the data ---------------------------------------------------- */

typedef VEC(const char *) keys;

/* Whether a value fits into one field: several texts do. */
static bool is_single(const value *v)
{
    if (v->type != VALUE_ARRAY)
        return v->type != VALUE_OBJECT;
    for (const value *c = v->as.children.first; c; c = c->next)
        if (c->type != VALUE_TEXT)
            return false;
    return true;
}

static void put_texts(const dialect *d, buffer *out, const value *texts)
{
    buffer joined = {0};
    for (const value *c = texts->as.children.first; c; c = c->next) {
        kith_buffer_put(&joined, c->as.text);
        kith_buffer_text(&joined, c->next ? "; " : "");
    }
    if (joined.len)
        d->escape(out, buffer_str(&joined));
    out->failed = out->failed || joined.failed;
    kith_buffer_free(&joined);
}

/* Every key under which some row has a single value, in order of first use. */
static bool find_keys(const value *rows, keys *found)
{
    for (const value *r = rows->as.children.first; r; r = r->next) {
        if (r->type != VALUE_OBJECT)
            continue;
        for (const value *v = r->as.children.first; v; v = v->next) {
            size_t i = 0;
            while (i < found->len && strcmp(found->at[i], v->key) != 0)
                i++;
            if (is_single(v) && i == found->len && !VEC_PUSH(found, v->key))
                return false;
        }
    }
    return true;
}

static bool put_rows(const dialect *d, buffer *out, const value *rows)
{
    keys found = {0};
    bool done = find_keys(rows, &found);
    for (size_t i = 0; i < found.len; i++) {
        if (i)
            kith_buffer_char(out, d->separator);
        d->escape(out, str_from(found.at[i]));
    }
    if (found.len)
        kith_buffer_char(out, '\n');
    for (const value *r = rows->as.children.first; r; r = r->next) {
        for (size_t i = 0; i < found.len; i++) {
            const value *v = kith_value_member(r, found.at[i]);
            if (i)
                kith_buffer_char(out, d->separator);
            if (v && v->type == VALUE_ARRAY && is_single(v))
                put_texts(d, out, v);
            else if (v)
                put_exact(d, out, v);
        }
        kith_buffer_char(out, '\n');
    }
    VEC_FREE(&found);
    return done;
}

static bool put_all(
    const dialect *d, buffer *out, const kith_report *report, kith_error *error)
{
    size_t tables = 0;
    if (report->has_no_table)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "this report has no table; ask for text, md or json");
    for (const block *b = report->first; b; b = b->next)
        tables += b->kind == BLOCK_TABLE;
    if (tables > 0 && !report->rows_are_all) {
        put_tables(d, out, report, tables > 1);
        return true;
    }
    const value *rows = kith_value_member(report->data, "rows");
    return !rows || put_rows(d, out, rows) || kith_fail_memory(error);
}

bool kith_write_csv(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    (void)options;
    return put_all(&csv, out, report, error);
}

bool kith_write_tsv(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    (void)options;
    return put_all(&tsv, out, report, error);
}
