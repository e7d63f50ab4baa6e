/* explain.c — what a diagnostic code, name or family of `kith check` means. */
#include <kith/report.h>

#include "base/error.h"
#include "report/finding.h"
#include "report/report.h"

#define CODE_END 1000 /* codes have three digits */

static void put_code(kith_report *r, value *rows, unsigned code)
{
    char text[8];
    str name = str_from(kith_diagnostic_name(code));
    str level = str_from(kith_severity_text(kith_diagnostic_severity(code)));
    str words = str_from(kith_diagnostic_explanation(code));
    kith_diagnostic_code_text(code, text);
    value *record = kith_value_object(r, rows, NULL);
    kith_value_text(r, record, "code", str_from(text));
    kith_value_text(r, record, "name", name);
    kith_value_text(r, record, "severity", level);
    kith_value_text(r, record, "text", words);
    kith_block(
        r, BLOCK_HEADING,
        kith_report_format(
            r, "%s %.*s (%.*s)", text, STR_ARG(name), STR_ARG(level)));
    kith_block(r, BLOCK_TEXT, words);
}

kith_report *kith_report_explain(const char *code, kith_error *error)
{
    if (!code || error_is_set(error))
        return NULL;
    kith_report *r = kith_report_new("kith.explain/1", (str){0}, NULL, error);
    if (!r)
        return NULL;
    value *rows = kith_value_array(r, r->data, "rows");
    size_t found = 0;
    for (unsigned i = 1; i < CODE_END; i++) {
        if (!kith_diagnostic_explanation(i) ||
            !kith_code_is_selected(i, str_from(code)))
            continue;
        put_code(r, rows, i);
        found++;
    }
    if (found == 0) {
        kith_fail(
            error, KITH_ERROR_NOT_FOUND, NULL, 0,
            "no finding has the code \"%s\"; codes are K001 to K704, "
            "families K0 to K7",
            code);
        kith_report_free(r);
        return NULL;
    }
    return kith_report_done(r, error);
}
