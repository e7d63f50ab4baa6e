/*
 * render.c — from a report to bytes on their way out.
 *
 * Formats are rows of one table. A writer fills a buffer; only when that is
 * whole does the first byte leave, so that nobody ever gets half a report.
 */
#include "render/writer.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/escape.h"
#include "base/file.h"

typedef struct format_row {
    const char *name, *other; /* other: a second name or extension */
    format_writer *write;
} format_row;

/* clang-format off */
static const format_row formats[KITH_FORMATS] = {
    [KITH_FORMAT_TEXT]     = {"text",   "txt",      kith_write_text},
    [KITH_FORMAT_MARKDOWN] = {"md",     "markdown", kith_write_markdown},
    [KITH_FORMAT_JSON]     = {"json",   "",         kith_write_json},
    [KITH_FORMAT_NDJSON]   = {"ndjson", "jsonl",    kith_write_ndjson},
    [KITH_FORMAT_CSV]      = {"csv",    "",         kith_write_csv},
    [KITH_FORMAT_TSV]      = {"tsv",    "",         kith_write_tsv},
    [KITH_FORMAT_DOT]      = {"dot",    "gv",       kith_write_dot},
    [KITH_FORMAT_SVG]      = {"svg",    "",         kith_write_svg},
    [KITH_FORMAT_SARIF]    = {"sarif",  "",         kith_write_sarif},
};
/* clang-format on */

const char *kith_format_text(kith_format format)
{
    return (unsigned)format < KITH_FORMATS ? formats[format].name : "";
}

/* ASCII only: names of formats hold nothing else. */
static bool same_word(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char c = *a >= 'A' && *a <= 'Z' ? (char)(*a - 'A' + 'a') : *a;
        if (c != *b)
            return false;
    }
    return *a == *b;
}

bool kith_format_find(const char *name, kith_format *format)
{
    if (!name)
        return false;
    const char *slash = strrchr(name, '/');
    const char *point = strrchr(slash ? slash : name, '.');
    const char *word = point ? point + 1 : name;
    for (unsigned i = 0; *word && i < KITH_FORMATS; i++)
        if (same_word(word, formats[i].name) ||
            same_word(word, formats[i].other)) {
            if (format)
                *format = (kith_format)i;
            return true;
        }
    return false;
}

/* The whole output in `out`; false with `error`. */
static bool build(
    const kith_report *report,
    kith_format format,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    static const kith_render_options standard = {0};
    if (error_is_set(error) || !report)
        return false;
    if ((unsigned)format >= KITH_FORMATS)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0, "no such format: %d",
            (int)format);
    if (!formats[format].write(
            report, options ? options : &standard, out, error))
        return false;
    return out->failed ? kith_fail_memory(error) : true;
}

bool kith_render(
    const kith_report *report,
    kith_format format,
    const kith_render_options *options,
    FILE *out,
    kith_error *error)
{
    buffer bytes = {0};
    bool done = build(report, format, options, &bytes, error);
    if (done) {
        errno = 0;
        done = (bytes.len == 0 ||
                fwrite(bytes.at, 1, bytes.len, out) == bytes.len) &&
               fflush(out) == 0;
        if (!done)
            kith_fail(
                error, KITH_ERROR_IO, NULL, 0, "cannot write: %s",
                strerror(errno));
    }
    kith_buffer_free(&bytes);
    return done;
}

bool kith_render_file(
    const kith_report *report,
    kith_format format,
    const kith_render_options *options,
    const char *path,
    kith_error *error)
{
    buffer bytes = {0};
    bool done = build(report, format, options, &bytes, error) &&
                kith_file_write(path, buffer_str(&bytes), false, error);
    kith_buffer_free(&bytes);
    return done;
}

str kith_note_stem(str path)
{
    bool folder_note = str_ends(path, STR("/README.md"));
    return str_stem(folder_note ? str_folder(path) : path);
}

void kith_put_note_url(buffer *out, str vault, str path)
{
    kith_buffer_text(out, "obsidian://open?vault=");
    kith_escape_url(out, vault);
    kith_buffer_text(out, "&file=");
    kith_escape_url(out, path);
}
