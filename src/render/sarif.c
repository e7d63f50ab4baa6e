/*
 * sarif.c — the findings of `kith check` as SARIF 2.1.0, which editors and code
 * hosts show beside the lines.
 *
 * SARIF counts columns in characters, a finding in bytes: a region is a line,
 * so that no tool marks the wrong word. Paths are relative to the vault, which
 * the reader knows as its source root.
 */
#include <kith/version.h>

#include "base/error.h"
#include "base/escape.h"
#include "render/writer.h"
#include "vault/diagnostic.h"

#define SCHEMA                                                    \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/" \
    "schemas/sarif-schema-2.1.0.json"

enum { CODE_END = 1000 };

/* The rules that occur: of a code its index among them, or -1. */
typedef struct rules {
    int index[CODE_END];
    unsigned count;
} rules;

static str text_of(const value *one, const char *key)
{
    const value *v = kith_value_member(one, key);
    return v && v->type == VALUE_TEXT ? v->as.text : (str){0};
}

/* "K101" -> 101; 0 if it is none. */
static unsigned code_of(const value *one)
{
    str text = text_of(one, "code");
    unsigned code = 0;
    for (size_t i = 1; i < text.len; i++)
        code = code * 10 + (unsigned)(text.ptr[i] - '0');
    return code < CODE_END ? code : 0;
}

static void put_text(buffer *out, const char *key, str text)
{
    kith_buffer_printf(out, "\"%s\":{\"text\":", key);
    kith_escape_json(out, text);
    kith_buffer_char(out, '}');
}

static void find_rules(const value *rows, rules *found)
{
    for (unsigned i = 0; i < CODE_END; i++)
        found->index[i] = -1;
    for (const value *one = rows->as.children.first; one; one = one->next)
        found->index[code_of(one)] = 0;
    found->index[0] = -1;
    for (unsigned i = 1; i < CODE_END; i++)
        if (found->index[i] == 0)
            found->index[i] = (int)found->count++;
}

static void put_rules(buffer *out, const rules *found)
{
    static const char *const levels[] = {
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    for (unsigned i = 1; i < CODE_END; i++) {
        char code[8];
        if (found->index[i] < 0)
            continue;
        kith_buffer_printf(
            out, "%s\n        {\"id\":\"%s\",\"name\":\"%s\",",
            found->index[i] ? "," : "", kith_diagnostic_code_text(i, code),
            kith_diagnostic_name(i));
        put_text(
            out, "fullDescription", str_from(kith_diagnostic_explanation(i)));
        kith_buffer_printf(
            out, ",\"defaultConfiguration\":{\"level\":\"%s\"}}",
            levels[kith_diagnostic_severity(i)]);
    }
}

static void put_result(buffer *out, const value *one, const rules *found)
{
    str source = text_of(one, "source"), hint = text_of(one, "hint");
    const value *line = kith_value_member(one, "line");
    buffer words = {0};
    kith_buffer_put(&words, text_of(one, "message"));
    if (hint.len) {
        kith_buffer_text(&words, "; ");
        kith_buffer_put(&words, hint);
    }
    out->failed |= words.failed;

    kith_buffer_text(out, "{\"ruleId\":");
    kith_escape_json(out, text_of(one, "code"));
    kith_buffer_printf(
        out, ",\"ruleIndex\":%d,\"level\":", found->index[code_of(one)]);
    kith_escape_json(out, text_of(one, "severity"));
    kith_buffer_char(out, ',');
    put_text(out, "message", buffer_str(&words));
    kith_buffer_text(
        out, ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":"
             "{\"uri\":\"");
    kith_escape_url(out, source);
    kith_buffer_text(out, "\",\"uriBaseId\":\"%SRCROOT%\"}");
    if (line && line->type == VALUE_INTEGER)
        kith_buffer_printf(
            out, ",\"region\":{\"startLine\":%lld}",
            (long long)line->as.integer);
    kith_buffer_text(out, "}}]}");
    kith_buffer_free(&words);
}

bool kith_write_sarif(
    const kith_report *report,
    const kith_render_options *options,
    buffer *out,
    kith_error *error)
{
    (void)options;
    rules found = {.count = 0};
    str schema = text_of(report->data, "schema");
    const value *rows = kith_value_member(report->data, "rows");
    if (!str_equal(schema, STR("kith.check/1")) || !rows)
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "this report has no findings to write as SARIF");
    find_rules(rows, &found);
    kith_buffer_text(
        out, "{\n  \"$schema\": \"" SCHEMA "\",\n  \"version\": \"2.1.0\",\n"
             "  \"runs\": [{\n    \"tool\": {\"driver\": {\"name\": \"kith\", "
             "\"version\": \"" KITH_VERSION "\",\n      \"rules\": [");
    put_rules(out, &found);
    kith_buffer_text(out, "\n      ]}},\n    \"results\": [");
    for (const value *one = rows->as.children.first; one; one = one->next) {
        kith_buffer_text(out, "\n      ");
        put_result(out, one, &found);
        if (one->next)
            kith_buffer_char(out, ',');
    }
    kith_buffer_text(out, "\n    ]\n  }]\n}\n");
    return true;
}
