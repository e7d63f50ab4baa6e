/* test_sarif.c — findings as SARIF, byte for byte. */
#include "fixture.h"

static kith_report *findings(str source, int64_t line, const char *code)
{
    kith_report *r = kith_report_new("kith.check/1", STR("v"), NULL, NULL);
    value *rows = kith_value_array(r, r->data, "rows");
    value *one = kith_value_object(r, rows, NULL);
    kith_value_text(r, one, "source", source);
    if (line)
        kith_value_integer(r, one, "line", line);
    else
        kith_value_null(r, one, "line");
    kith_value_text(r, one, "severity", STR("note"));
    kith_value_text(r, one, "code", str_from(code));
    kith_value_text(r, one, "message", STR("\"a\" <b>"));
    kith_value_text(r, one, "hint", STR("do it"));
    return r;
}

static void test_sarif__is_a_run_with_rules_and_results(void **state)
{
    (void)state;
    kith_report *r = findings(STR("A b/\xc3\xa9.md"), 7, "K701");
    char *text = written(kith_write_sarif, r, (kith_render_options){0});
    static const char *const parts[] = {
        "\"version\": \"2.1.0\",",
        "{\"id\":\"K701\",\"name\":\"isolated\",\"fullDescription\":",
        "\"defaultConfiguration\":{\"level\":\"note\"}}",
        "{\"ruleId\":\"K701\",\"ruleIndex\":0,\"level\":\"note\",",
        "{\"text\":\"\\\"a\\\" \\u003cb\\u003e; do it\"}",
        "{\"uri\":\"A%20b/%C3%A9.md\",\"uriBaseId\":\"%SRCROOT%\"},\"region\":",
        "{\"startLine\":7}}}]}",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_true(holds(text, parts[i]));
    free(text);
    kith_report_free(r);
}

static void test_sarif__a_note_as_a_whole_has_no_region(void **state)
{
    (void)state;
    kith_report *r = findings(STR("a.md"), 0, "K303");
    char *text = written(kith_write_sarif, r, (kith_render_options){0});
    assert_false(holds(text, "region"));
    free(text);
    kith_report_free(r);
}

static void test_sarif__only_of_findings(void **state)
{
    (void)state;
    buffer out = {0};
    kith_error error = {0};
    kith_report *r = fixture_report(STR("Ana"));
    assert_false(kith_write_sarif(r, &(kith_render_options){0}, &out, &error));
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    kith_buffer_free(&out);
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sarif__is_a_run_with_rules_and_results),
        cmocka_unit_test(test_sarif__a_note_as_a_whole_has_no_region),
        cmocka_unit_test(test_sarif__only_of_findings),
    };
    (void)fixture_map_new;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
