/* test_json.c — JSON and NDJSON, byte for byte. */
#include "fixture.h"

static void test_json__is_one_row_a_line(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana \"A\" <Ruiz>"));
    char *text = written(kith_write_json, r, (kith_render_options){0});
    assert_string_equal(
        text, "{\n"
              "  \"schema\": \"kith.rank/1\",\n"
              "  \"vault\": \"Work vault\",\n"
              "  \"as_of\": \"2025-10-31\",\n"
              "  \"rows\": [\n"
              "    {\"rank\":1,\"name\":\"Ana \\\"A\\\" \\u003cRuiz\\u003e\","
              "\"score\":0.1,\"constraint\":null,\"ties\":[]},\n"
              "    {\"rank\":2,\"name\":\"Jo Li\",\"met\":true}\n"
              "  ]\n"
              "}\n");
    free(text);
    kith_report_free(r);
}

static void test_ndjson__is_the_rows(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana"));
    char *text = written(kith_write_ndjson, r, (kith_render_options){0});
    assert_string_equal(
        text, "{\"rank\":1,\"name\":\"Ana\",\"score\":0.1,\"constraint\":null,"
              "\"ties\":[]}\n{\"rank\":2,\"name\":\"Jo Li\",\"met\":true}\n");
    free(text);
    kith_report_free(r);
}

static void test_ndjson__without_rows_is_one_line(void **state)
{
    (void)state;
    kith_report *r = kith_report_new("kith.stats/1", STR("v"), NULL, NULL);
    kith_value_integer(r, r->data, "notes", 3);
    char *text = written(kith_write_ndjson, r, (kith_render_options){0});
    assert_true(holds(text, "\"notes\":3}\n"));
    assert_ptr_equal(strchr(text, '\n'), text + strlen(text) - 1);
    free(text);
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json__is_one_row_a_line),
        cmocka_unit_test(test_ndjson__is_the_rows),
        cmocka_unit_test(test_ndjson__without_rows_is_one_line),
    };
    (void)fixture_map_new;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
