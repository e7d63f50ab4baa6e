/* The vertex a user means by a name: never a guess. */
#include "fixture.h"

static const page people[] = {
    {"People/Jürgen Weiß.md",
     "---\naliases: [JW]\nemail: jw@example.org\n---\n"},
    {"People/Priya Nair.md", "# Priya Nair\n"},
    {"People/Priya Das.md", "# Priya Das\n"},
    {"People/Omar Said.md", "# Omar Said\n"},
    {"Customers/Contoso.md", "# Contoso\n"},
    {"Meetings/2026-03-01 - Contoso sync.md",
     "---\ntype: meeting\ndate: 2026-03-01\nparticipants: [Omar Said, Priya "
     "Das]\n---\n"},
    {NULL, NULL}};

/* clang-format off */
static const struct {
    const char *asked, *found; /* NULL: refused */
    kith_error_code code;
    const char *says;
} cases[] = {
    {"Jürgen Weiß",     "Jürgen Weiß",  KITH_ERROR_NONE,      NULL},
    {"jurgen weiss",    "Jürgen Weiß",  KITH_ERROR_NONE,      NULL},
    {"JW",              "Jürgen Weiß",  KITH_ERROR_NONE,      NULL},
    {"jw@example.org",  "Jürgen Weiß",  KITH_ERROR_NONE,      NULL},
    {"omar",            "Omar Said",    KITH_ERROR_NONE,      NULL},
    {"om sa",           "Omar Said",    KITH_ERROR_NONE,      NULL},
    {"cont",            "Contoso",      KITH_ERROR_NONE,      NULL},
    {"People/Priya Das.md", "Priya Das", KITH_ERROR_NONE,     NULL},
    {"Priya",           NULL,           KITH_ERROR_AMBIGUOUS, "Priya Das (People/Priya Das.md), Priya Nair"},
    {"Omra Said",       NULL,           KITH_ERROR_NOT_FOUND, "did you mean Omar Said?"},
    {"Xyzzy Quux",      NULL,           KITH_ERROR_NOT_FOUND, "nobody and nothing is named 'Xyzzy Quux'"},
    {"",                NULL,           KITH_ERROR_NOT_FOUND, "nobody"},
};
/* clang-format on */

static void a_name_finds_one_or_is_refused(void **state)
{
    (void)state;
    fixture f = begin(people, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_error error = {0};
        kith_vertex v = kith_graph_find(f.graph, cases[i].asked, &error);
        print_message("'%s': %s\n", cases[i].asked, error.message);
        assert_int_equal(error.code, cases[i].code);
        if (cases[i].found)
            assert_string_equal(kith_graph_name(f.graph, v), cases[i].found);
        else
            assert_non_null(strstr(error.message, cases[i].says));
    }
    end(&f);
}

static void vertices_are_in_order_of_kind_and_name(void **state)
{
    (void)state;
    fixture f = begin(people, NULL);
    const char *names[] = {"Jürgen Weiß", "Omar Said",
                           "Priya Das",   "Priya Nair",
                           "Contoso",     "2026-03-01 - Contoso sync"};
    assert_int_equal(kith_graph_order(f.graph), 6);
    for (kith_vertex v = 0; v < 6; v++)
        assert_string_equal(kith_graph_name(f.graph, v), names[v]);
    assert_int_equal(kith_graph_kind(f.graph, 4), KITH_KIND_CUSTOMER);
    assert_int_equal(kith_graph_kind(f.graph, 5), KITH_KIND_MEETING);
    end(&f);
}

static void a_wrong_me_is_an_error_with_a_way_on(void **state)
{
    (void)state;
    fixture f = begin(people, &(kith_graph_options){.me = "Omra Said"});
    assert_null(f.graph);
    assert_int_equal(f.error.code, KITH_ERROR_NOT_FOUND);
    assert_non_null(strstr(f.error.message, "Omar Said"));
    end(&f);
}

static void a_wrong_date_is_an_error_that_shows_a_right_one(void **state)
{
    (void)state;
    fixture f = begin(people, &(kith_graph_options){.as_of = "31.10.2025"});
    assert_null(f.graph);
    assert_int_equal(f.error.code, KITH_ERROR_ARGUMENT);
    assert_non_null(strstr(f.error.message, "2025-10-31"));
    end(&f);
}

static void a_quotation_is_the_line_of_the_note(void **state)
{
    (void)state;
    fixture f = begin(people, NULL);
    arena a = {0};
    kith_vertex omar = who(&f, "Omar Said");
    place where = {.note = f.graph->vertex[omar].note, .line = 1};
    str words = kith_graph_quote(f.graph, where, 0, &a);
    assert_memory_equal(words.ptr, "# Omar Said", words.len);
    words = kith_graph_quote(f.graph, where, 5, &a);
    assert_memory_equal(words.ptr, "# Om…", words.len);

    const page other = {"People/Omar Said.md", "# Somebody else\n"};
    write_page(f.root, &other);
    words = kith_graph_quote(f.graph, where, 0, &a);
    assert_string_equal(words.ptr, "(the note has changed since it was read)");
    kith_arena_free(&a);
    end(&f);
}

/* The marks of a quotation in the lines below are no words of it. */
static void a_quotation_of_lines_is_one_line(void **state)
{
    static const page pages[] = {
        {"A.md", "x\n> - [ ] b\n>   c > d\n> e\n"}, {NULL, NULL}};
    (void)state;
    fixture f = begin(pages, NULL);
    arena a = {0};
    place where = {.note = 0, .line = 2, .begin = 10, .length = 15};
    str words = kith_graph_quote(f.graph, where, 0, &a);
    assert_string_equal(words.ptr, "b c > d e");
    kith_arena_free(&a);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_finds_one_or_is_refused),
        cmocka_unit_test(vertices_are_in_order_of_kind_and_name),
        cmocka_unit_test(a_wrong_me_is_an_error_with_a_way_on),
        cmocka_unit_test(a_wrong_date_is_an_error_that_shows_a_right_one),
        cmocka_unit_test(a_quotation_is_the_line_of_the_note),
        cmocka_unit_test(a_quotation_of_lines_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
