/* Building a report: data and blocks in order, one failure, copies kept. */
#include <math.h>

#include "small_graph.h"

static kith_report *fresh(void)
{
    kith_error error = {0};
    kith_report *r = kith_report_new(
        "kith.test/1", STR("/somewhere/My Vault"), "2025-11-01", &error);
    assert_non_null(r);
    assert_int_equal(error.code, KITH_ERROR_NONE);
    return r;
}

static void data_begins_with_schema_vault_and_date(void **state)
{
    (void)state;
    kith_report *r = fresh();
    static const char *const keys[] = {"schema", "vault", "as_of"};
    const value *v = r->data->as.children.first;
    for (size_t i = 0; i < 3; i++, v = v->next)
        assert_string_equal(v->key, keys[i]);
    assert_text(r->data, "schema", "kith.test/1");
    assert_text(r->data, "vault", "My Vault");
    assert_text(r->data, "as_of", "2025-11-01");
    kith_report_free(r);
}

static void a_vault_is_called_by_its_last_folder(void **state)
{
    (void)state;
    static const struct {
        const char *root, *name;
    } cases[] = {
        {"Vault", "Vault"},
        {"a/b/Vault", "Vault"},
        {"/a/Vault/", "Vault"},
        {"Vault///", "Vault"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_report *r =
            kith_report_new("s", str_from(cases[i].root), NULL, NULL);
        assert_text(r->data, "vault", cases[i].name);
        assert_int_equal(member_of(r->data, "as_of")->type, VALUE_NULL);
        kith_report_free(r);
    }
    kith_report *here = kith_report_new("s", STR("."), NULL, NULL);
    assert_true(member_of(here->data, "vault")->as.text.len > 0);
    assert_null(strchr(member_of(here->data, "vault")->as.text.ptr, '/'));
    kith_report_free(here);
}

static void text_is_copied(void **state)
{
    (void)state;
    kith_report *r = fresh();
    char words[] = "warm";
    kith_value_text(r, r->data, "words", (str){words, 4});
    block *b = kith_block(r, BLOCK_TEXT, (str){words, 4});
    kith_block_proof(r, b, (str){words, 4}, 7);
    kith_block_proof(r, b, STR("b.md"), 0);
    words[0] = 'f';
    assert_text(r->data, "words", "warm");
    assert_string_equal(b->text.ptr, "warm");
    assert_string_equal(b->proof->path.ptr, "warm");
    assert_int_equal(b->proof->line, 7);
    assert_string_equal(b->proof->next->path.ptr, "b.md");
    kith_report_free(r);
}

static void numbers_read_short_and_stay_exact(void **state)
{
    (void)state;
    kith_report *r = fresh();
    static const struct {
        double share;
        const char *percent;
    } cases[] = {
        {0.0944, "9.4 %"},  {0.0305, "3.05 %"}, {0.0297, "2.97 %"},
        {0.2, "20.0 %"},    {1, "100.0 %"},     {0, "0.00 %"},
        {(double)NAN, "–"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            kith_report_percent(r, cases[i].share).ptr, cases[i].percent);
    assert_string_equal(kith_report_fixed(r, 0.4444, 2).ptr, "0.44");
    assert_string_equal(kith_report_short(r, 90).ptr, "90");
    assert_string_equal(kith_report_short(r, 0.1).ptr, "0.1");
    kith_report_free(r);
}

static void a_table_keeps_words_links_and_exact_values(void **state)
{
    (void)state;
    static const column columns[] = {
        {"NAME", ALIGN_LEFT, 0}, {"N", ALIGN_RIGHT, 0}, {NULL, ALIGN_LEFT, 0}};
    kith_report *r = fresh();
    block *table = kith_block_table(r, columns);
    row *line = kith_table_row(r, table);
    kith_row_name(r, line, STR("Ada"), STR("People/Ada.md"));
    kith_row_number(r, line, 0.123456, 2);
    kith_row_number(r, line, (double)NAN, 2);
    kith_row_integer(r, line, -3);
    kith_row_date(r, line, NO_DATE);
    kith_row_date(r, line, 0);
    kith_row_proof(r, line, STR("Log.md"), 4);

    const cell *c = line->first;
    assert_string_equal(c->link.ptr, "People/Ada.md");
    static const char *const texts[] = {
        "Ada", "0.12", "–", "-3", "–", "1970-01-01"};
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(cell_text(table, 0, i), texts[i]);
    assert_true(c->next->exact->as.number == 0.123456);
    assert_int_equal(c->next->next->next->exact->as.integer, -3);
    assert_int_equal(c->next->next->next->next->exact->type, VALUE_NULL);
    assert_int_equal(line->proof->line, 4);
    kith_report_free(r);
}

static void a_failed_report_does_nothing_more(void **state)
{
    (void)state;
    kith_report *r = fresh();
    r->failed = true;
    assert_null(kith_value_object(r, r->data, "more"));
    assert_null(kith_value_array(r, NULL, NULL));
    kith_value_integer(r, NULL, "n", 1);
    kith_value_date(r, NULL, "d", 1);
    assert_null(kith_block(r, BLOCK_TEXT, STR("more")));
    assert_null(kith_block_line(r, 1, LABEL_FACT, STR("more")));
    assert_null(kith_table_row(r, kith_block_table(r, NULL)));
    kith_row_name(r, NULL, STR("x"), STR("y"));
    kith_row_number(r, NULL, 1, 1);
    kith_row_date(r, NULL, NO_DATE);
    kith_row_proof(r, NULL, STR("y"), 1);
    kith_block_proof(r, NULL, STR("y"), 1);
    assert_string_equal(kith_report_format(r, "%d", 1).ptr, "");
    assert_string_equal(kith_report_percent(r, 1).ptr, "");
    assert_null(r->first);

    kith_error error = {0};
    assert_null(kith_report_done(r, &error));
    assert_int_equal(error.code, KITH_ERROR_MEMORY);
}

static void the_first_error_stops_the_pipeline(void **state)
{
    (void)state;
    kith_error error = {.code = KITH_ERROR_IO};
    assert_null(kith_report_new("s", STR("v"), NULL, &error));
    assert_null(kith_report_done(NULL, &error));
    assert_null(kith_report_done(fresh(), &error));
    assert_int_equal(error.code, KITH_ERROR_IO);
    kith_report_free(NULL);
    assert_true(kith_report_is_empty(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_begins_with_schema_vault_and_date),
        cmocka_unit_test(a_vault_is_called_by_its_last_folder),
        cmocka_unit_test(text_is_copied),
        cmocka_unit_test(numbers_read_short_and_stay_exact),
        cmocka_unit_test(a_table_keeps_words_links_and_exact_values),
        cmocka_unit_test(a_failed_report_does_nothing_more),
        cmocka_unit_test(the_first_error_stops_the_pipeline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
