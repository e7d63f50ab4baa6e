/* render.h — a report as bytes in one of the known formats. */
#ifndef KITH_RENDER_H
#define KITH_RENDER_H

#include <stdbool.h>
#include <stdio.h>

#include <kith/report.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum kith_format {
    KITH_FORMAT_TEXT,     /* aligned columns for a terminal */
    KITH_FORMAT_MARKDOWN, /* pastes back into the vault */
    KITH_FORMAT_JSON,     /* every number, one schema version */
    KITH_FORMAT_NDJSON,   /* one row a line */
    KITH_FORMAT_CSV,      /* the tables only */
    KITH_FORMAT_TSV,
    KITH_FORMAT_DOT,   /* the map only, for other Graphviz tools */
    KITH_FORMAT_SVG,   /* the map only, laid out and drawn */
    KITH_FORMAT_SARIF, /* the check only: SARIF 2.1.0 */
    KITH_FORMATS
} kith_format;

/* "text", "md", "json", ... */
KITH_API const char *kith_format_text(kith_format format);

/* The format of a name ("markdown" too) or of a file's extension
 * ("map.svg"); false if there is none. */
KITH_API bool kith_format_find(const char *name, kith_format *format);

typedef struct kith_render_options {
    bool color;      /* text: SGR colours */
    bool hyperlinks; /* text: names are OSC 8 links to obsidian://open */
    unsigned width;  /* text: columns to cut tables at; 0 = never cut */
    /* svg: the program that lays maps out (positions from DOT); NULL =
     * "kith-draw" on the PATH. If it fails, a simpler layout is drawn and the
     * caption says so. */
    const char *draw;
} kith_render_options;

/*
 * Writes `report` to `out`, completely built before the first byte. Returns
 * true if every byte was accepted. Errors: IO, MEMORY, ARGUMENT (a report
 * without a map asked for as a picture, or the reverse).
 */
KITH_API bool kith_render(
    const kith_report *report,
    kith_format format,
    const kith_render_options *options,
    FILE *out,
    kith_error *error);

/* The same into a file, all or nothing: on failure an older file is intact. */
KITH_API bool kith_render_file(
    const kith_report *report,
    kith_format format,
    const kith_render_options *options,
    const char *path,
    kith_error *error);

#ifdef __cplusplus
}
#endif

#endif
