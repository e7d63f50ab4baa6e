/* test_csv.c — tables for spreadsheets and pipes. */
#include "fixture.h"

static void test_csv__is_exact_and_names_its_evidence(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("=Ana, \"A\""));
    char *text = written(kith_write_csv, r, (kith_render_options){0});
    assert_string_equal(
        text, "\"name\",\"score\",\"last_met\",\"evidence\"\n"
              "\"'=Ana, \"\"A\"\"\",0.123456,\"2025-10-28\","
              "\"People/Ana Ruiz/README.md:12; People/Ana Ruiz/README.md:14\"\n"
              "\"Jo Li\",10,\"\",\"\"\n");
    free(text);
    kith_report_free(r);
}

static void test_tsv__has_one_line_a_row(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana\tB\nC"));
    char *text = written(kith_write_tsv, r, (kith_render_options){0});
    assert_true(holds(text, "name\tscore\tlast_met\tevidence\n"));
    assert_true(holds(text, "\nAna\\tB\\nC\t0.123456\t"));
    free(text);
    kith_report_free(r);
}

static void test_csv__of_several_tables_names_their_sections(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana"));
    kith_block(r, BLOCK_HEADING, STR("Way in"));
    row *line = kith_table_row(r, kith_block_table(r, fixture_columns));
    kith_row_text(r, line, STR("Bo"));
    char *text = written(kith_write_csv, r, (kith_render_options){0});
    assert_true(holds(text, "\"section\",\"name\",\"score\""));
    assert_true(holds(text, "\"Who matters\",\"Jo Li\",10"));
    assert_true(holds(
        text, "\n\n\"section\",\"name\",\"score\",\"last_met\"\n"
              "\"Way in\",\"Bo\",\"\",\"\"\n"));
    free(text);
    kith_report_free(r);
}

static void test_csv__without_tables_prints_the_rows(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana"));
    r->first = r->last = NULL;
    char *text = written(kith_write_csv, r, (kith_render_options){0});
    assert_string_equal(
        text, "\"rank\",\"name\",\"score\",\"constraint\",\"ties\",\"met\"\n"
              "1,\"Ana\",0.1,,,\n2,\"Jo Li\",,,,true\n");
    free(text);
    kith_report_free(r);
}

static void test_csv__of_tables_that_sum_up_prints_the_rows(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana"));
    value *rows = r->data->as.children.first;
    while (strcmp(rows->key, "rows") != 0)
        rows = rows->next;
    value *record = kith_value_object(r, rows, NULL);
    value *names = kith_value_array(r, record, "about");
    kith_value_text(r, names, NULL, STR("=Bo"));
    kith_value_text(r, names, NULL, STR("Cy"));
    kith_value_object(r, kith_value_array(r, record, "deep"), NULL);
    r->rows_are_all = true;
    char *text = written(kith_write_csv, r, (kith_render_options){0});
    assert_string_equal(
        text, "\"rank\",\"name\",\"score\",\"constraint\",\"ties\",\"met\","
              "\"about\"\n"
              "1,\"Ana\",0.1,,,,\n2,\"Jo Li\",,,,true,\n,,,,,,\"'=Bo; Cy\"\n");
    free(text);
    kith_report_free(r);
}

static void test_csv__of_no_table_and_no_rows_is_empty(void **state)
{
    (void)state;
    kith_report *r = kith_report_new("kith.path/1", STR("v"), NULL, NULL);
    kith_block(r, BLOCK_TEXT, STR("No chain."));
    char *text = written(kith_write_csv, r, (kith_render_options){0});
    assert_string_equal(text, "");
    free(text);
    kith_report_free(r);
}

static void test_csv__of_what_is_never_a_table_is_refused(void **state)
{
    (void)state;
    kith_report *r = kith_report_new("kith.map/1", STR("v"), NULL, NULL);
    kith_error error = {0};
    buffer out = {0};
    r->has_no_table = true;
    assert_false(kith_write_csv(r, &(kith_render_options){0}, &out, &error));
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    kith_buffer_free(&out);
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_csv__is_exact_and_names_its_evidence),
        cmocka_unit_test(test_tsv__has_one_line_a_row),
        cmocka_unit_test(test_csv__of_several_tables_names_their_sections),
        cmocka_unit_test(test_csv__without_tables_prints_the_rows),
        cmocka_unit_test(test_csv__of_tables_that_sum_up_prints_the_rows),
        cmocka_unit_test(test_csv__of_no_table_and_no_rows_is_empty),
        cmocka_unit_test(test_csv__of_what_is_never_a_table_is_refused),
    };
    (void)fixture_map_new;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
