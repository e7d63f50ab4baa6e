/* Who: everything the notes know of one, each with its line. */
#include <math.h>

#include "small_graph.h"

static const small_vertex people[] = {
    {"Ada Byron", KITH_KIND_PERSON, "Contoso"},
    {"Bo Chen", KITH_KIND_PERSON, "Contoso"},
    {"Cy Dahl", KITH_KIND_PERSON, NULL},
    {"Contoso", KITH_KIND_CUSTOMER, NULL},
    {NULL, KITH_KIND_OTHER, NULL},
};

/*  Cy = Bo (two meetings, one told twice), Ada ~ Bo (relayed)  */
static const small_event events[] = {
    {EVENT_MET, "2025-10-30", {"Bo Chen", "Cy Dahl"}, 9, 12, "Contoso"},
    {EVENT_RELAYED, "2025-10-29", {"Ada Byron", "Bo Chen"}, 7, 0, NULL},
    {EVENT_MET, "2025-08-01", {"Bo Chen", "Cy Dahl"}, 3, 0, NULL},
    {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
};

static const small_statement statements[] = {
    {STATEMENT_FACT, "Bo Chen", NULL, "2025-09-01", 20, 0},
    {STATEMENT_FACT, "Bo Chen", NULL, "2025-10-01", 21, 0},
    {STATEMENT_TASK, "Contoso", "Bo Chen", "2025-10-02", 22, 0x1f525},
    {STATEMENT_TASK, "Bo Chen", NULL, "2025-10-03", 23, 'x'},
    {STATEMENT_DECISION, "Contoso", NULL, "2025-10-04", 24, 0},
    {0},
};

static kith_report *who(const char *name, bool evidence)
{
    kith_error error = {0};
    kith_graph *g = small_graph("Cy Dahl", people, events, statements);
    kith_report *r = kith_report_who(
        g, &(kith_report_options){.about = name, .evidence = evidence}, &error);
    assert_int_equal(error.code, KITH_ERROR_NONE);
    assert_false(kith_report_is_empty(r));
    kith_graph_free(g);
    return r;
}

static void the_document_has_its_members_in_order(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "schema",     "vault",      "as_of",     "name",     "kind",
        "path",       "aliases",    "fields",    "accepted", "ties",
        "belongs_to", "tasks",      "decisions", "blockers", "planned",
        "stances",    "deal_roles", "moves",     "facts",    "topics"};
    kith_report *r = who("Bo Chen", false);
    assert_int_equal(elements(r->data), sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_string_equal(element(r->data, i)->key, keys[i]);
    assert_text(r->data, "schema", "kith.who/1");
    assert_text(r->data, "name", "Bo Chen");
    assert_text(r->data, "kind", "person");
    assert_text(member_of(r->data, "fields"), "organization", "Contoso");
    kith_report_free(r);
}

static void ties_stand_strongest_first_with_their_evidence(void **state)
{
    (void)state;
    kith_report *r = who("Bo Chen", false);
    const value *ties = member_of(r->data, "ties");
    assert_int_equal(elements(ties), 2);
    const value *first = element(ties, 0);
    assert_text(first, "name", "Cy Dahl");
    assert_text(first, "kind", "person");
    assert_text(first, "last", "2025-10-30");
    assert_int_equal(member_of(first, "met")->as.integer, 2);
    assert_int_equal(member_of(element(ties, 1), "relayed")->as.integer, 1);
    kith_report_free(r);
}

static void a_second_place_of_an_event_weighs_nothing(void **state)
{
    (void)state;
    static const int64_t lines[] = {9, 12, 3};
    kith_report *r = who("Bo Chen", false);
    const value *first = element(member_of(r->data, "ties"), 0);
    const value *rows = member_of(first, "evidence");
    assert_int_equal(elements(rows), 3);
    double weight = 0, share = 0;
    for (size_t i = 0; i < 3; i++) {
        const value *told = element(rows, i);
        assert_int_equal(member_of(told, "line")->as.integer, lines[i]);
        assert_text(told, "source", "Log.md");
        assert_text(told, "kind", "met");
        weight += member_of(told, "weight")->as.number;
        share += member_of(told, "share")->as.number;
    }
    assert_true(member_of(element(rows, 1), "weight")->as.number == 0);
    assert_true(fabs(share - 1) < 1e-12);
    assert_true(fabs(weight - member_of(first, "strength")->as.number) < 1e-12);
    kith_report_free(r);
}

static void a_missing_note_is_said_instead_of_quoted(void **state)
{
    (void)state;
    kith_report *r = who("Bo Chen", false);
    const value *first = element(member_of(r->data, "ties"), 0);
    const value *text =
        member_of(element(member_of(first, "evidence"), 0), "text");
    assert_int_equal(text->type, VALUE_TEXT);
    assert_int_equal(text->as.text.ptr[0], '(');
    kith_report_free(r);
}

static void people_read_the_newest_place_of_each_tie(void **state)
{
    (void)state;
    kith_report *r = who("Bo Chen", false);
    const block *table = table_of_report(r);
    assert_string_equal(cell_text(table, 0, 0), "Cy Dahl");
    assert_string_equal(cell_text(table, 0, 3), "2");
    assert_string_equal(cell_text(table, 0, 4), "2025-10-30");
    assert_string_equal(cell_text(table, 0, 5), "met");
    assert_string_equal(cell_text(table, 1, 5), "relayed");
    assert_int_equal(table->first->proof->line, 9);
    assert_null(table->first->proof->next);
    assert_non_null(
        saying(r, "Last met 2025-10-30 (2 days before 2025-11-01)"));
    assert_null(saying(r, "2025-08-01 met"));
    kith_report_free(r);
}

static void all_evidence_can_be_asked_for(void **state)
{
    (void)state;
    kith_report *r = who("Bo Chen", true);
    const block *oldest = line_saying(r, "2025-08-01 met");
    assert_int_equal(oldest->proof->line, 3);
    kith_report_free(r);
}

static void statements_are_newest_first_and_open_tasks_lead(void **state)
{
    (void)state;
    kith_report *r = who("Bo Chen", false);
    const value *facts = member_of(r->data, "facts");
    assert_int_equal(elements(facts), 2);
    assert_text(element(facts, 0), "date", "2025-10-01");
    const value *tasks = member_of(r->data, "tasks");
    assert_int_equal(elements(tasks), 2);
    assert_true(member_of(element(tasks, 0), "open")->as.boolean);
    assert_text(element(tasks, 0), "status", "🔥");
    assert_text(element(tasks, 0), "owner", "Bo Chen");
    assert_false(member_of(element(tasks, 1), "open")->as.boolean);
    assert_text(element(tasks, 1), "status", "x");
    kith_report_free(r);
}

static void an_organization_has_people_and_meetings(void **state)
{
    (void)state;
    kith_report *r = who("Contoso", false);
    const value *members = member_of(r->data, "people");
    assert_int_equal(elements(members), 2);
    assert_text(element(members, 0), "name", "Bo Chen"); /* met by Cy */
    const value *meetings = member_of(r->data, "about");
    assert_int_equal(elements(meetings), 1);
    assert_int_equal(elements(member_of(element(meetings, 0), "evidence")), 2);
    assert_int_equal(elements(member_of(r->data, "decisions")), 1);
    assert_int_equal(elements(member_of(r->data, "ties")), 0);
    assert_non_null(saying(r, "1 meeting · 2 people"));
    assert_non_null(saying(r, "2025-10-30 The log (Bo Chen, Cy Dahl)"));
    kith_report_free(r);
}

static void who_needs_a_name_it_knows(void **state)
{
    (void)state;
    kith_graph *g = small_graph("Cy Dahl", people, events, NULL);
    static const struct {
        const char *name;
        kith_error_code code;
    } cases[] = {
        {NULL, KITH_ERROR_ARGUMENT},
        {"Zzyzx", KITH_ERROR_NOT_FOUND},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_error error = {0};
        assert_null(kith_report_who(
            g, &(kith_report_options){.about = cases[i].name}, &error));
        assert_int_equal(error.code, cases[i].code);
    }
    assert_null(kith_report_who(NULL, NULL, NULL));
    kith_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_has_its_members_in_order),
        cmocka_unit_test(ties_stand_strongest_first_with_their_evidence),
        cmocka_unit_test(a_second_place_of_an_event_weighs_nothing),
        cmocka_unit_test(a_missing_note_is_said_instead_of_quoted),
        cmocka_unit_test(people_read_the_newest_place_of_each_tie),
        cmocka_unit_test(all_evidence_can_be_asked_for),
        cmocka_unit_test(statements_are_newest_first_and_open_tasks_lead),
        cmocka_unit_test(an_organization_has_people_and_meetings),
        cmocka_unit_test(who_needs_a_name_it_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
