/*
 * report.c — putting a report together.
 *
 * Every builder copies what it is given into the report's arena, so a report
 * outlives the graph it tells of. Memory is asked for in two places (take and
 * copy); when it is out the report is marked and every later call does nothing,
 * so that the reports themselves read as straight lists of what they say.
 */
#include "report/report.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"

/* ---- Memory -------------------------------------------------------------- */

/* The object, and the report marked as failed if it is NULL. */
static void *checked(kith_report *r, void *object)
{
    if (!object)
        r->failed = true;
    return object;
}

#define TAKE(r, type) \
    ((r)->failed ? NULL : (type *)checked((r), NEW(&(r)->memory, type)))

static str copy(kith_report *r, str text)
{
    if (r->failed || str_is_empty(text))
        return STR("");
    const char *kept = kith_arena_text(&r->memory, text);
    r->failed = !kept;
    return kept ? (str){kept, text.len} : STR("");
}

/* ---- Values -------------------------------------------------------------- */

static value *add(
    kith_report *r, value *parent, const char *key, value_type type)
{
    if (!parent)
        return NULL;
    value *child = TAKE(r, value);
    if (!child)
        return NULL;
    child->type = type;
    child->key = key;
    if (parent->as.children.last)
        parent->as.children.last->next = child;
    else
        parent->as.children.first = child;
    parent->as.children.last = child;
    return child;
}

value *kith_value_object(kith_report *r, value *parent, const char *key)
{
    return add(r, parent, key, VALUE_OBJECT);
}

value *kith_value_array(kith_report *r, value *parent, const char *key)
{
    return add(r, parent, key, VALUE_ARRAY);
}

void kith_value_text(kith_report *r, value *parent, const char *key, str text)
{
    value *child = add(r, parent, key, VALUE_TEXT);
    if (child)
        child->as.text = copy(r, text);
}

void kith_value_integer(
    kith_report *r, value *parent, const char *key, int64_t integer)
{
    value *child = add(r, parent, key, VALUE_INTEGER);
    if (child)
        child->as.integer = integer;
}

void kith_value_number(
    kith_report *r, value *parent, const char *key, double number)
{
    value *child = add(r, parent, key, VALUE_NUMBER);
    if (child)
        child->as.number = number;
}

void kith_value_boolean(
    kith_report *r, value *parent, const char *key, bool boolean)
{
    value *child = add(r, parent, key, VALUE_BOOLEAN);
    if (child)
        child->as.boolean = boolean;
}

void kith_value_null(kith_report *r, value *parent, const char *key)
{
    add(r, parent, key, VALUE_NULL);
}

void kith_value_text_or_null(
    kith_report *r, value *parent, const char *key, str text)
{
    if (str_is_empty(text))
        kith_value_null(r, parent, key);
    else
        kith_value_text(r, parent, key, text);
}

void kith_value_character(
    kith_report *r, value *parent, const char *key, uint32_t point)
{
    char bytes[4];
    kith_value_text(r, parent, key, (str){bytes, kith_utf8_put(point, bytes)});
}

void kith_value_date(kith_report *r, value *parent, const char *key, date day)
{
    char text[11];
    kith_value_text_or_null(
        r, parent, key, str_from(kith_date_format(day, text)));
}

/* ---- Words --------------------------------------------------------------- */

str kith_report_format(kith_report *r, const char *format, ...)
{
    if (r->failed)
        return STR("");

    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length <= 0)
        return STR("");

    char *text = checked(r, NEW_ARRAY(&r->memory, (size_t)length + 1, char));
    if (!text)
        return STR("");
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return (str){text, (size_t)length};
}

/* What stands in a buffer, which is freed. */
static str keep(kith_report *r, buffer *out)
{
    if (out->failed)
        r->failed = true;
    str text = copy(r, buffer_str(out));
    kith_buffer_free(out);
    return text;
}

str kith_report_fixed(kith_report *r, double number, int digits)
{
    buffer out = {0};
    kith_buffer_fixed(&out, number, digits);
    return keep(r, &out);
}

str kith_report_short(kith_report *r, double number)
{
    if (isnan(number))
        return STR("–");
    buffer out = {0};
    kith_buffer_number(&out, number);
    return keep(r, &out);
}

str kith_report_percent(kith_report *r, double share)
{
    double percent = share * 100;
    str text = kith_report_fixed(r, percent, percent < 5 ? 2 : 1);
    return isnan(share) ? text : kith_report_format(r, "%s %%", text.ptr);
}

/* ---- Blocks -------------------------------------------------------------- */

block *kith_block(kith_report *r, block_kind kind, str text)
{
    block *b = TAKE(r, block);
    if (!b)
        return NULL;
    b->kind = kind;
    b->text = copy(r, text);
    if (r->last)
        r->last->next = b;
    else
        r->first = b;
    r->last = b;
    return b;
}

block *kith_block_line(kith_report *r, unsigned indent, label sure, str text)
{
    block *b = kith_block(r, BLOCK_LINE, text);
    if (b) {
        b->indent = indent;
        b->label = sure;
    }
    return b;
}

/* Adds a place to the end of a list, once. */
static void add_proof(kith_report *r, reference **list, str path, uint32_t line)
{
    for (; *list; list = &(*list)->next) {
        if ((*list)->line == line && str_equal((*list)->path, path))
            return;
    }
    reference *proof = TAKE(r, reference);
    if (!proof)
        return;
    proof->path = copy(r, path);
    proof->line = line;
    *list = proof;
}

void kith_block_proof(kith_report *r, block *b, str path, uint32_t line)
{
    if (b)
        add_proof(r, &b->proof, path, line);
}

/* ---- Tables -------------------------------------------------------------- */

block *kith_block_table(kith_report *r, const column *columns)
{
    block *b = kith_block(r, BLOCK_TABLE, STR(""));
    if (b)
        b->columns = columns;
    return b;
}

row *kith_table_row(kith_report *r, block *table)
{
    if (!table)
        return NULL;
    row *line = TAKE(r, row);
    if (!line)
        return NULL;
    if (table->last)
        table->last->next = line;
    else
        table->first = line;
    table->last = line;
    return line;
}

static cell *add_cell(kith_report *r, row *into, str text)
{
    if (!into)
        return NULL;
    cell *c = TAKE(r, cell);
    if (!c)
        return NULL;
    c->text = copy(r, text);
    if (into->last)
        into->last->next = c;
    else
        into->first = c;
    into->last = c;
    return c;
}

void kith_row_text(kith_report *r, row *into, str text)
{
    add_cell(r, into, text);
}

void kith_row_name(kith_report *r, row *into, str name, str path)
{
    cell *c = add_cell(r, into, name);
    if (c)
        c->link = copy(r, path);
}

/* A cell that CSV prints as the value itself, whatever the words are. */
static value *add_exact(kith_report *r, row *into, str text, value_type type)
{
    cell *c = add_cell(r, into, text);
    value *exact = c ? TAKE(r, value) : NULL;
    if (!exact)
        return NULL;
    exact->type = type;
    c->exact = exact;
    return exact;
}

static void add_number(kith_report *r, row *into, str text, double number)
{
    value *exact = add_exact(r, into, text, VALUE_NUMBER);
    if (exact)
        exact->as.number = number;
}

void kith_row_number(kith_report *r, row *into, double number, int digits)
{
    add_number(r, into, kith_report_fixed(r, number, digits), number);
}

void kith_row_percent(kith_report *r, row *into, double share)
{
    add_number(r, into, kith_report_percent(r, share), share);
}

void kith_row_integer(kith_report *r, row *into, int64_t integer)
{
    str text = kith_report_format(r, "%lld", (long long)integer);
    value *exact = add_exact(r, into, text, VALUE_INTEGER);
    if (exact)
        exact->as.integer = integer;
}

void kith_row_date(kith_report *r, row *into, date day)
{
    char text[11];
    if (day == NO_DATE)
        add_exact(r, into, STR("–"), VALUE_NULL);
    else
        add_cell(r, into, str_from(kith_date_format(day, text)));
}

void kith_row_proof(kith_report *r, row *into, str path, uint32_t line)
{
    if (into)
        add_proof(r, &into->proof, path, line);
}

/* ---- The report ---------------------------------------------------------- */

/* Last component of a path: the name Obsidian shows for a vault. "." has none,
 * so the working directory lends its own; the same vault is called the same
 * however it was reached. */
static str vault_name(kith_report *r, str root)
{
    char directory[4096];
    while (root.len > 1 && root.ptr[root.len - 1] == '/')
        root.len--;
    if (str_is_empty(root) || str_equal(root, STR(".")))
        root = str_from(getcwd(directory, sizeof directory));

    return copy(r, str_file(root));
}

kith_report *kith_report_new(
    const char *schema, str vault_root, const char *as_of, kith_error *error)
{
    if (error_is_set(error))
        return NULL;
    kith_report *r = calloc(1, sizeof *r);
    if (!r) {
        kith_fail_memory(error);
        return NULL;
    }
    r->schema = schema;
    r->vault = vault_name(r, vault_root);
    r->data = TAKE(r, value);
    if (r->data)
        r->data->type = VALUE_OBJECT;
    kith_value_text(r, r->data, "schema", str_from(schema));
    kith_value_text(r, r->data, "vault", r->vault);
    kith_value_text_or_null(r, r->data, "as_of", str_from(as_of));
    return kith_report_done(r, error);
}

kith_report *kith_report_done(kith_report *report, kith_error *error)
{
    if (!report)
        return NULL;
    if (report->failed)
        kith_fail_memory(error);
    if (!report->failed && !error_is_set(error))
        return report;
    kith_report_free(report);
    return NULL;
}

bool kith_report_is_empty(const kith_report *report)
{
    return !report || report->empty;
}

void kith_report_free(kith_report *report)
{
    if (!report)
        return;
    kith_arena_free(&report->memory);
    free(report);
}
