/* Labels and contact tables as fields. */
#include "read_note.h"

/* clang-format off */
static const note_case cases[] = {
    {"**Role**: Director",                      "role = Director"},
    {"**Role:** Director",                      "role = Director"},
    {"- **People-Mentioned To**: Ana",          "people_mentioned_to = Ana"},
    {"**A**: b\n**C**: d",                      "a = b, c = d"},
    {"**Account**: [[Contoso]]",                "account = [[Contoso]]"},
    {"**Role**: _Unknown_\n**X**: -\n**Y**: n/a\n**Z**:", ""},
    {"**Bold** words: no",                      ""},
    {"| Field | Value |\n|---|---|\n| **Company** | Contoso |\n"
     "| **Role** |  |\n| **Email** | _Unknown_ |",
                                                "company = Contoso"},
    {"## Contact Information\n| Field | Value |\n|---|---|\n| Phone | 555 |",
                                                "phone = 555"},
    {"| Name | Role |\n|---|---|\n| Ana | Buyer |", ""},
};
/* clang-format on */

static void labels_and_tables_are_fields(void **state)
{
    (void)state;
    read_note_cases(cases, sizeof cases / sizeof *cases, read_note_fields);
}

static void fields_that_say_nothing_are_remembered(void **state)
{
    (void)state;
    read_note r;
    read_note_open(
        &r, "| Field | Value |\n|---|---|\n| **Role** |  |\n"
            "| **Company** | Contoso |\n| **Email** | _Unknown_ |\n");
    const missing_fields *all = &r.sink.missing;
    assert_int_equal(all->count, 2);
    assert_int_equal(all->line, 3);
    assert_int_equal(all->column, 5);
    assert_true(str_equal((str){all->names, all->length}, STR("Role, Email")));
    read_note_close(&r);
}

static void a_field_knows_its_links_and_place(void **state)
{
    (void)state;
    read_note r;
    read_note_open(&r, "[[Bo]]\n**Account**: [[Contoso]] and [[VAST]]\n");
    const field *f = &r.sink.fields.at[0];
    assert_int_equal(f->line, 2);
    assert_int_equal(f->column, 14);
    assert_int_equal(f->first_link, 1);
    assert_int_equal(f->links, 2);
    read_note_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_and_tables_are_fields),
        cmocka_unit_test(fields_that_say_nothing_are_remembered),
        cmocka_unit_test(a_field_knows_its_links_and_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
