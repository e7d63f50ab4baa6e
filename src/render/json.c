/*
 * json.c — a report's data as JSON and as NDJSON.
 *
 * JSON: one object, each of its members on a line of its own, and of an array
 * among them each element on a line: easy to read, to diff and to grep. NDJSON:
 * each element of `rows` on a line; a document without rows is one line.
 */
#include "base/error.h"
#include "base/escape.h"
#include "render/writer.h"

const value *kith_value_member(const value *object, const char *key)
{
    if (!object || object->type != VALUE_OBJECT)
        return NULL;
    for (const value *v = object->as.children.first; v; v = v->next)
        if (v->key && strcmp(v->key, key) == 0)
            return v;
    return NULL;
}

void kith_put_scalar_json(buffer *out, const value *scalar)
{
    switch (scalar->type) {
    case VALUE_BOOLEAN:
        kith_buffer_text(out, scalar->as.boolean ? "true" : "false");
        break;
    case VALUE_INTEGER:
        kith_buffer_printf(out, "%lld", (long long)scalar->as.integer);
        break;
    case VALUE_NUMBER:
        kith_buffer_number(out, scalar->as.number);
        break;
    case VALUE_TEXT:
        kith_escape_json(out, scalar->as.text);
        break;
    case VALUE_NULL:
    case VALUE_ARRAY:
    case VALUE_OBJECT:
        kith_buffer_text(out, "null");
        break;
    }
}

static void put_key(buffer *out, const value *v)
{
    if (v->key) {
        kith_escape_json(out, str_from(v->key));
        kith_buffer_char(out, ':');
    }
}

/* On one line. As deep as the trees our own reports build: a few levels. */
static void put_value(buffer *out, const value *v)
{
    if (v->type != VALUE_ARRAY && v->type != VALUE_OBJECT) {
        kith_put_scalar_json(out, v);
        return;
    }
    kith_buffer_char(out, v->type == VALUE_ARRAY ? '[' : '{');
    for (const value *c = v->as.children.first; c; c = c->next) {
        put_key(out, c);
        put_value(out, c);
        if (c->next)
            kith_buffer_char(out, ',');
    }
    kith_buffer_char(out, v->type == VALUE_ARRAY ? ']' : '}');
}

/* A member of the document: an array spreads over lines. */
static void put_member(buffer *out, const value *v)
{
    kith_buffer_text(out, "  ");
    put_key(out, v);
    if (v->key)
        kith_buffer_char(out, ' ');
    if (v->type != VALUE_ARRAY || !v->as.children.first) {
        put_value(out, v);
        return;
    }
    kith_buffer_text(out, "[\n");
    for (const value *c = v->as.children.first; c; c = c->next) {
        kith_buffer_text(out, "    ");
        put_value(out, c);
        kith_buffer_text(out, c->next ? ",\n" : "\n");
    }
    kith_buffer_text(out, "  ]");
}

bool kith_write_json(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    (void)options;
    if (!report->data)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0, "this report has no data");
    kith_buffer_text(out, "{\n");
    for (const value *v = report->data->as.children.first; v; v = v->next) {
        put_member(out, v);
        kith_buffer_text(out, v->next ? ",\n" : "\n");
    }
    kith_buffer_text(out, "}\n");
    return true;
}

bool kith_write_ndjson(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    (void)options;
    if (!report->data)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0, "this report has no data");
    const value *rows = kith_value_member(report->data, "rows");
    if (rows && rows->type == VALUE_ARRAY) {
        for (const value *v = rows->as.children.first; v; v = v->next) {
            put_value(out, v);
            kith_buffer_char(out, '\n');
        }
        return true;
    }
    put_value(out, report->data);
    kith_buffer_char(out, '\n');
    return true;
}
