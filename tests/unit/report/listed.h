/*
 * listed.h — what a list says of a few notes: its rows as CSV, so that a test
 * is a table of options and lines.
 */
#ifndef KITH_TEST_LISTED_H
#define KITH_TEST_LISTED_H

#include "unit/graph/fixture.h"

#include "render/writer.h"
#include "report/report.h"

typedef struct listed_case {
    kith_report_options options;
    const char *rows; /* as TSV, without the header; NULL: refused ... */
    const char *error;
    kith_error_code code;
} listed_case;

/* The rows of a report as TSV without the header, to be freed. */
static inline char *listed_rows(const kith_report *r)
{
    buffer out = {0};
    kith_error error = {0};
    assert_true(kith_write_tsv(r, &(kith_render_options){0}, &out, &error));
    kith_buffer_char(&out, '\0');
    char *begin = strchr(out.at, '\n');
    char *rows = strdup(begin ? begin + 1 : "");
    kith_buffer_free(&out);
    assert_non_null(rows);
    return rows;
}

static inline void assert_listed(const fixture *f, const listed_case *at)
{
    kith_error error = {0};
    kith_report *r = kith_report_list(f->vault, f->graph, &at->options, &error);
    print_message("%s: ", at->options.about ? at->options.about : "all");
    print_message("%s\n", at->rows ? at->rows : at->error);
    assert_int_equal(error.code, at->code);
    if (at->rows) {
        assert_non_null(r);
        char *rows = listed_rows(r);
        assert_string_equal(rows, at->rows);
        assert_int_equal(kith_report_is_empty(r), *rows == '\0');
        free(rows);
    } else {
        assert_null(r);
        assert_non_null(strstr(error.message, at->error));
    }
    kith_report_free(r);
}

/* What people read, to be freed. */
static inline char *listed_text(
    const fixture *f, const kith_report_options *options)
{
    kith_error error = {0};
    buffer out = {0};
    kith_report *r = kith_report_list(f->vault, f->graph, options, &error);
    assert_non_null(r);
    assert_true(kith_write_text(r, &(kith_render_options){0}, &out, &error));
    kith_report_free(r);
    kith_buffer_char(&out, '\0');
    return out.at;
}

static inline void assert_text(
    const fixture *f, const kith_report_options *options, const char *expected)
{
    char *text = listed_text(f, options);
    assert_string_equal(text, expected);
    free(text);
}

#endif
