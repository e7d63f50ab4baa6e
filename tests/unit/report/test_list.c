/* What all lists have in common: rows in source order, counts, refusals. */
#include "listed.h"

static const page pages[] = {
    {"A.md", "---\ntags: [x]\n---\n#Y [[Gone]] [[Gone]]\n"},
    {"B.md", "#x #y [[gone]] [[Lost]]\n"},
    {NULL, NULL}};

static void rows_stand_in_source_order_up_to_the_limit(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_TAGS},
         .rows = "A.md\t2\tx\nA.md\t4\tY\nB.md\t1\tx\nB.md\t1\ty\n"},
        {.options = {.list = KITH_LIST_TAGS, .limit = 3},
         .rows = "A.md\t2\tx\nA.md\t4\tY\nB.md\t1\tx\n"},
        {.options = {.list = KITH_LIST_ALIASES}, .rows = ""},
        {.options = {.list = KITH_LIST_TASKS + 1},
         .code = KITH_ERROR_ARGUMENT,
         .error = "no such list"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    end(&f);
}

/* The limit cuts what is shown, not what is counted. */
static void counts_are_of_everything_in_most_notes_first(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    assert_text(
        &f, &(kith_report_options){.unresolved = true},
        "LINK  NOTES  TIMES\n"
        "Gone      1      2  A:4\n"
        "Lost      1      1  B:1\n"
        "gone      1      1  B:1\n");
    assert_text(
        &f, &(kith_report_options){.list = KITH_LIST_TAGS, .limit = 1},
        "TAG  NOTES  TIMES\n"
        "Y        2      2\n");
    end(&f);
}

static void a_canvas_links_as_a_note_does(void **state)
{
    (void)state;
    static const page board[] = {
        {"A.md", "[[B]]\n"},
        {"B.md", "\n"},
        {"Board.canvas",
         "{\"nodes\":[{\"id\":\"1\",\"type\":\"file\",\"file\":\"A.md\"},"
         "{\"id\":\"2\",\"type\":\"text\",\"text\":\"[[Nobody]]\"}]}"},
        {NULL, NULL}};
    fixture f = begin(board, NULL);
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_ORPHANS}, .rows = ""},
        {.options = {.list = KITH_LIST_DEADENDS}, .rows = "B.md\tother\n"},
        {.options = {.backlinks = "Nobody"},
         .rows = "Board.canvas\t1\t82\tcanvas\tNobody\t\t\tfalse\t\tunresolved"
                 "\t\n"},
        {.options = {.about = "Board.canvas", .backlinks = "A"},
         .rows = "Board.canvas\t1\t43\tcanvas\tA.md\t\t\ttrue\tA.md\texact"
                 "\t\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    assert_text(
        &f, &(kith_report_options){.unresolved = true},
        "LINK    NOTES  TIMES\n"
        "Nobody      1      1  Board.canvas:1\n");
    end(&f);
}

static void a_list_of_nothing_says_so_and_has_no_table(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    assert_text(
        &f, &(kith_report_options){.list = KITH_LIST_ALIASES}, "No aliases.\n");
    end(&f);
}

static void tasks_need_a_graph_the_others_do_not(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    kith_error error = {0};
    kith_report_options options = {.list = KITH_LIST_TASKS};
    assert_null(kith_report_list(f.vault, NULL, &options, &error));
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    kith_report *r = kith_report_list(f.vault, NULL, NULL, NULL);
    assert_non_null(r);
    kith_report_free(r);
    assert_null(kith_report_list(NULL, f.graph, NULL, NULL));
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_stand_in_source_order_up_to_the_limit),
        cmocka_unit_test(counts_are_of_everything_in_most_notes_first),
        cmocka_unit_test(a_canvas_links_as_a_note_does),
        cmocka_unit_test(a_list_of_nothing_says_so_and_has_no_table),
        cmocka_unit_test(tasks_need_a_graph_the_others_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
