/* writer.h — the writers, one a format, and what they share. */
#ifndef KITH_RENDER_WRITER_H
#define KITH_RENDER_WRITER_H

#include <kith/render.h>

#include "base/buffer.h"
#include "report/report.h"

/* Appends the whole of `report` to `out`. False with `error` only for what the
 * report lacks; memory is asked at the end, through out->failed. `options` is
 * never NULL. */
typedef bool format_writer(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error);

format_writer kith_write_text;
format_writer kith_write_markdown;
format_writer kith_write_json;
format_writer kith_write_ndjson;
format_writer kith_write_csv;
format_writer kith_write_tsv;
format_writer kith_write_dot;
format_writer kith_write_svg;
format_writer kith_write_sarif;

/* The file name of a note without folder and ".md"; the folder's name for a
 * README. */
str kith_note_stem(str path);

/* obsidian://open?vault=...&file=..., percent-encoded, not yet XML-escaped. */
void kith_put_note_url(buffer *out, str vault, str path);

/* A value that is no array or object, as JSON writes it. */
void kith_put_scalar_json(buffer *out, const value *scalar);

/* The array member of an object, e.g. "rows"; NULL if there is none. */
const value *kith_value_member(const value *object, const char *key);

#endif
