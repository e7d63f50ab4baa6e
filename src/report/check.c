/*
 * check.c — what is wrong in the notes, with places and hints.
 *
 * The findings are made where they are seen, by the vault and graph stages;
 * here they are only chosen and worded, in the form that editors jump by:
 * FILE:LINE:COLUMN: severity: message [CODE name].
 */
#include <kith/report.h>

#include "base/error.h"
#include "graph/graph.h"
#include "report/finding.h"
#include "report/report.h"

static const char *const severity_text[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

/* Which findings are asked for. */
typedef struct choice {
    unsigned severity; /* at least */
    str codes;         /* empty: all */
    str ignored;       /* empty: none */
    str path;          /* of a note or folder; empty: the whole vault */
} choice;

const char *kith_severity_text(severity level)
{
    return severity_text[level];
}

/* ---- Codes ----------------------------------------------------------------
 */

/* Whether `text` is `whole`, or its beginning, ignoring case. */
static bool begins(str whole, str text)
{
    if (text.len > whole.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (str_lower(whole.ptr[i]) != str_lower(text.ptr[i]))
            return false;
    }
    return true;
}

/* "K", "K2", "K20", "K201" and "broken-link" all select K201. */
static bool selects(str word, unsigned code)
{
    char text[8];
    str name = str_from(kith_diagnostic_name(code));
    if (word.len == 0)
        return false;
    return begins(str_from(kith_diagnostic_code_text(code, text)), word) ||
           (word.len == name.len && begins(name, word));
}

/* Cuts the next word off a list by comma. */
static str next_word(str *codes)
{
    size_t end = str_find(*codes, 0, ',');
    str word = str_trim(str_slice(*codes, 0, end));
    *codes = str_slice(*codes, end < codes->len ? end + 1 : end, codes->len);
    return word;
}

bool kith_code_is_selected(unsigned code, str codes)
{
    bool selected = codes.len == 0;
    while (codes.len > 0 && !selected)
        selected = selects(next_word(&codes), code);
    return selected;
}

str kith_code_unknown(str codes)
{
    while (codes.len > 0) {
        str word = next_word(&codes);
        unsigned code = 1;
        while (code < 1000 &&
               !(kith_diagnostic_explanation(code) && selects(word, code)))
            code++;
        if (code == 1000)
            return word;
    }
    return (str){0};
}

/* ---- Which notes ----------------------------------------------------------
 */

/* Whether `file` is `path` or lies in the folder `path`. */
static bool lies_in(str file, str path)
{
    return path.len == 0 ||
           (file.len >= path.len && memcmp(file.ptr, path.ptr, path.len) == 0 &&
            (file.len == path.len || file.ptr[path.len] == '/'));
}

/* The path or folder that `about` means: as it is written if a note lies
 * there, else that of the note about the vertex of this name. */
static bool choose_path(
    const kith_graph *graph, const char *about, str *path, kith_error *error)
{
    str asked = str_from(about);
    while (asked.len > 1 && asked.ptr[asked.len - 1] == '/')
        asked.len--;
    for (size_t i = 0; i < graph->note_count; i++) {
        if (asked.len > 0 && lies_in(graph->notes[i].path, asked)) {
            *path = asked;
            return true;
        }
    }
    kith_vertex v = kith_graph_find(graph, about, error);
    if (v == KITH_NO_VERTEX)
        return false;
    if (graph->vertex[v].note == NO_INDEX)
        return kith_fail(
            error, KITH_ERROR_NOT_FOUND, NULL, 0, "%.*s has no note to check",
            STR_ARG(graph->vertex[v].name));
    *path = graph->notes[graph->vertex[v].note].path;
    /* A folder note stands for its folder, meetings filed there included. */
    const str readme = STR("/README.md");
    if (path->len > readme.len &&
        memcmp(path->ptr + path->len - readme.len, readme.ptr, readme.len) == 0)
        path->len -= readme.len;
    return true;
}

static bool choose(
    const kith_graph *graph,
    const kith_report_options *options,
    choice *chosen,
    kith_error *error)
{
    if (!options)
        return true;
    chosen->severity = options->severity;
    chosen->codes = str_from(options->select);
    chosen->ignored = str_from(options->ignore);
    str unknown = kith_code_unknown(chosen->codes);
    if (!unknown.ptr)
        unknown = kith_code_unknown(chosen->ignored);
    if (unknown.ptr)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "no finding has the code \"%.*s\"; codes are K001 to K704, "
            "families K0 to K7",
            STR_ARG(unknown));
    return !options->about ||
           choose_path(graph, options->about, &chosen->path, error);
}

/* ---- Rows -----------------------------------------------------------------
 */

static void put_number_or_null(
    kith_report *r, value *record, const char *key, uint32_t n)
{
    if (n > 0)
        kith_value_integer(r, record, key, n);
    else
        kith_value_null(r, record, key);
}

static void put_record(kith_report *r, value *rows, const diagnostic *d)
{
    char code[8];
    kith_diagnostic_code_text(d->code, code);
    value *record = kith_value_object(r, rows, NULL);
    kith_value_text(r, record, "source", d->path);
    put_number_or_null(r, record, "line", d->line);
    put_number_or_null(r, record, "column", d->column);
    kith_value_text(
        r, record, "severity", str_from(severity_text[d->severity]));
    kith_value_text(r, record, "code", str_from(code));
    kith_value_text(r, record, "message", d->message);
    kith_value_text_or_null(r, record, "hint", d->hint);
}

static void put_line(kith_report *r, const diagnostic *d)
{
    char code[8];
    str at = {0};
    if (d->line > 0 && d->column > 0)
        at = kith_report_format(r, ":%u:%u", d->line, d->column);
    else if (d->line > 0)
        at = kith_report_format(r, ":%u", d->line);
    kith_block(
        r, BLOCK_FINDING,
        kith_report_format(
            r, "%.*s%.*s: %s: %.*s%s%.*s [%s %s]", STR_ARG(d->path),
            STR_ARG(at), severity_text[d->severity], STR_ARG(d->message),
            d->hint.len > 0 ? "; " : "", STR_ARG(d->hint),
            kith_diagnostic_code_text(d->code, code),
            kith_diagnostic_name(d->code)));
}

static void put_summary(
    kith_report *r, const kith_graph *graph, const size_t counts[static 3])
{
    static const char *const plural[] = {"s", "", "s"};
    kith_block(
        r, BLOCK_FINDING,
        kith_report_format(
            r, "%zu error%s, %zu warning%s, %zu note%s in %zu file%s",
            counts[SEVERITY_ERROR], plural[counts[SEVERITY_ERROR] == 1],
            counts[SEVERITY_WARNING], plural[counts[SEVERITY_WARNING] == 1],
            counts[SEVERITY_NOTE], plural[counts[SEVERITY_NOTE] == 1],
            graph->note_count, plural[graph->note_count == 1]));
}

kith_report *kith_report_check(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error)
{
    choice chosen = {0};
    if (!graph || error_is_set(error) ||
        !choose(graph, options, &chosen, error))
        return NULL;
    kith_report *r =
        kith_report_new("kith.check/1", graph->root, graph->as_of_text, error);
    if (!r)
        return NULL;
    size_t limit = options && options->limit ? options->limit : SIZE_MAX;
    size_t counts[3] = {0};
    size_t listed = 0;
    diagnostic_list all = {0};
    kith_check_findings(r, graph, &all);
    value *rows = kith_value_array(r, r->data, "rows");
    for (size_t i = 0; i < all.len; i++) {
        const diagnostic *d = &all.at[i];
        if (d->severity < chosen.severity || !lies_in(d->path, chosen.path) ||
            !kith_code_is_selected(d->code, chosen.codes) ||
            (chosen.ignored.len > 0 &&
             kith_code_is_selected(d->code, chosen.ignored)))
            continue;
        counts[d->severity]++;
        if (listed++ >= limit)
            continue;
        put_record(r, rows, d);
        put_line(r, d);
    }
    VEC_FREE(&all);
    put_summary(r, graph, counts);
    r->empty = listed == 0;
    return kith_report_done(r, error);
}
