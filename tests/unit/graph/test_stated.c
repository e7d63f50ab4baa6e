/* What is asked of a statement that it does not keep itself. */
#include "fixture.h"

/* Five notes; the second and the last state nothing. */
static noted notes[] = {
    {.first_statement = 0, .statements = 2},
    {.first_statement = 2, .statements = 0},
    {.first_statement = 2, .statements = 1},
    {.first_statement = 3, .statements = 1},
    {.first_statement = 4, .statements = 0},
};

static statement statements[] = {
    {.kind = STATEMENT_FACT, .line = 3, .begin = 40, .length = 9, .by = 2},
    {.kind = STATEMENT_STANCE, .line = 4, .begin = 7, .first_about = 1},
    {.kind = STATEMENT_TASK, .line = 5, .begin = 50, .length = 8},
    {.kind = STATEMENT_TOPIC, .line = 6, .begin = 60, .length = 7},
};

static kith_vertex members[] = {KITH_NO_VERTEX, 8, 9, KITH_NO_VERTEX, 7};

static stated_task tasks[] = {{.owner = 5, .day = 11, .due = 12, .done = 13}};

static const kith_graph graph = {
    .notes = notes,
    .note_count = 5,
    .statement = statements,
    .statement_count = 4,
    .member = members,
    .task = tasks,
    .task_count = 1};

static void its_note_is_the_last_that_begins_before(void **state)
{
    static const uint32_t of[] = {0, 0, 2, 3};
    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(kith_statement_note(&graph, &statements[i]), of[i]);
}

static void a_field_has_a_column_a_line_of_text_a_length(void **state)
{
    (void)state;
    place text = kith_statement_place(&graph, &statements[0]);
    place cell = kith_statement_place(&graph, &statements[1]);
    assert_int_equal(text.begin, 40);
    assert_int_equal(text.length, 9);
    assert_int_equal(text.column, 1);
    assert_int_equal(text.by, 2);
    assert_int_equal(cell.begin, 0);
    assert_int_equal(cell.length, 0);
    assert_int_equal(cell.column, 7);
}

static void it_names_up_to_the_mark(void **state)
{
    (void)state;
    assert_true(kith_statement_names(&graph, &statements[1], 8));
    assert_true(kith_statement_names(&graph, &statements[1], 9));
    assert_false(kith_statement_names(&graph, &statements[1], 7));
    assert_false(kith_statement_names(&graph, &statements[0], 8));
}

static void only_a_task_is_somebodys(void **state)
{
    (void)state;
    assert_int_equal(kith_statement_task(&graph, &statements[2]).owner, 5);
    assert_int_equal(statement_day(&graph, &statements[2]), 11);
    assert_int_equal(
        kith_statement_task(&graph, &statements[0]).owner, KITH_NO_VERTEX);
    assert_int_equal(kith_statement_task(&graph, &statements[0]).due, NO_DATE);
}

static void it_is_24_bytes(void **state)
{
    (void)state;
    assert_int_equal(sizeof(statement), 24);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_note_is_the_last_that_begins_before),
        cmocka_unit_test(a_field_has_a_column_a_line_of_text_a_length),
        cmocka_unit_test(it_names_up_to_the_mark),
        cmocka_unit_test(only_a_task_is_somebodys),
        cmocka_unit_test(it_is_24_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
