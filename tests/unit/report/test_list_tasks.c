/*
 * test_list_tasks.c — whose tasks, due when, in which order.
 *
 *     as of 2026-03-10; Ana Lima is at Contoso, I am Dana Whitfield
 */
#include "listed.h"

static const page pages[] = {
    {".kith.yaml", "me: Dana Whitfield\n"},
    {"Customers/Contoso.md", "# Contoso\n"},
    {"Daily/2026-03-09.md",
     "- [ ] Buy milk @Myself\n- [🔥] Call [[Ana Lima]] @Zorro Vega ⏳ "
     "2026-03-11\n"},
    {"People/Ana Lima.md",
     "---\ncompany: \"[[Contoso]]\"\n---\n# Ana Lima\n\n## To do ✅\n\n"
     "- [ ] Send the deck @DanaWhitfield 📅 2026-03-09 ⏫ #task\n"
     "- [ ] Sign it @AnaLima 📅 2026-03-10\n"
     "- [x] Read it @AnaLima 📅 2026-03-01 ✅ 2026-03-02\n"
     "- [-] Frame it @DanaWhitfield\n"},
    {"People/Bo Ek.md",
     "# Bo Ek\n\n- [ ] Late @BoEk 📅 2026-03-01\n"
     "- [ ] Soon @BoEk 📅 2026-03-17\n- [X] Old @BoEk ✅ 2026-02-02\n"},
    {"People/Dana Whitfield.md", "# Dana Whitfield\n"},
    {"Templates/Task.md", "# {{title}}\n\n- [ ] {{task}}\n"},
    {NULL, NULL}};

static const kith_graph_options as_of = {.as_of = "2026-03-10"};

/* The texts of the rows, which stand in source order. */
static void assert_tasks(
    const fixture *f, kith_report_options options, const char *expected)
{
    char said[512] = "";
    kith_error error = {0};
    options.list = KITH_LIST_TASKS;
    kith_report *r = kith_report_list(f->vault, f->graph, &options, &error);
    assert_non_null(r);
    const value *rows = kith_value_member(r->data, "rows");
    for (const value *v = rows->as.children.first; v; v = v->next) {
        str text = kith_value_member(v, "text")->as.text;
        strncat(said, text.ptr, str_find(text, 0, ' '));
        strcat(said, v->next ? " " : "");
    }
    assert_string_equal(said, expected);
    kith_report_free(r);
}

static void tasks_are_chosen_by_who_when_and_whether(void **state)
{
    (void)state;
    static const struct {
        kith_report_options options;
        const char *first_words;
    } cases[] = {
        {{0}, "Buy Call Send Sign Late Soon"},
        {{.done = true}, "Read Frame Old"},
        {{.about = "Ana Lima"}, "Call Send Sign"},
        {{.about = "ana", .owner_only = true}, "Sign"},
        {{.about = "Ana Lima", .about_only = true}, "Call Send Sign"},
        {{.about = "Ana Lima", .done = true}, "Read Frame"},
        {{.about = "Contoso"}, "Call Send Sign"}, /* her company's */
        {{.about = "Contoso", .owner_only = true}, "Sign"},
        {{.owner_only = true}, "Buy Send"}, /* mine */
        {{.about = "Daily/2026-03-09.md"}, "Buy Call"},
        {{.about = "2026-03-09"}, "Buy Call"}, /* a note that is nobody's */
        {{.due = "overdue"}, "Send Late"},
        {{.due = "today"}, "Sign"},
        {{.due = "week"}, "Sign"},
        {{.due = "2026-03-17"}, "Soon"},
        {{.about = "Bo Ek", .due = "overdue"}, "Late"},
        {{.limit = 2}, "Send Late"}, /* the most urgent, in source order */
    };
    fixture f = begin(pages, &as_of);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_tasks(&f, cases[i].options, cases[i].first_words);
    end(&f);
}

static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_TASKS, .due = "tomorrow"},
         .code = KITH_ERROR_ARGUMENT,
         .error = "'tomorrow' is no date"},
        {.options = {.list = KITH_LIST_TASKS, .about = "Ana Lema"},
         .code = KITH_ERROR_NOT_FOUND,
         .error = "did you mean Ana Lima"},
    };
    fixture f = begin(pages, &as_of);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    end(&f);
}

static void a_row_tells_all_of_its_task(void **state)
{
    (void)state;
    fixture f = begin(pages, &as_of);
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_TASKS, .due = "overdue", .limit = 2},
         .rows = "People/Ana Lima.md\t8\t \tSend the deck @DanaWhitfield 📅 "
                 "2026-03-09 ⏫ #task\tDana Whitfield\tAna Lima\t2026-03-09\t\t"
                 "\thigh\tTo do ✅\n"
                 "People/Bo Ek.md\t3\t \tLate @BoEk 📅 2026-03-01\tBo Ek\tBo "
                 "Ek\t2026-03-01\t\t\t\tBo Ek\n"},
        {.options = {.list = KITH_LIST_TASKS, .about = "Daily/2026-03-09"},
         .rows = "Daily/2026-03-09.md\t1\t \tBuy milk @Myself\tDana "
                 "Whitfield\t\t\t\t\t\t\n"
                 "Daily/2026-03-09.md\t2\t🔥\tCall [[Ana Lima]] @Zorro Vega ⏳ "
                 "2026-03-11\tZorro Vega\tAna Lima\t\t2026-03-11\t\t\t\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    end(&f);
}

static void people_read_what_is_late_first(void **state)
{
    (void)state;
    fixture f = begin(pages, &as_of);
    assert_text(
        &f, &(kith_report_options){.list = KITH_LIST_TASKS},
        "6 open tasks, 2 of them late, as of 2026-03-10\n\n"
        "DUE         WHEN      OWNER           ABOUT     TASK           NOTE\n"
        "2026-03-01  9 d late  Bo Ek                     Late           Bo "
        "Ek:3\n"
        "2026-03-09  1 d late  Dana Whitfield  Ana Lima  Send the deck  Ana "
        "Lima:8\n"
        "2026-03-10  today     Ana Lima                  Sign it        Ana "
        "Lima:9\n"
        "2026-03-17  in 7 d    Bo Ek                     Soon           Bo "
        "Ek:4\n"
        "–                     Dana Whitfield            Buy milk       "
        "2026-03-09:1\n"
        "–                     Zorro Vega      Ana Lima  Call Ana Lima  "
        "2026-03-09:2\n");
    assert_text(
        &f, &(kith_report_options){.list = KITH_LIST_TASKS, .done = true},
        "3 tasks are done, as of 2026-03-10\n\n"
        "DUE         WHEN             OWNER           ABOUT     TASK      "
        "NOTE\n"
        "2026-03-01  done 2026-03-02  Ana Lima                  Read it   Ana "
        "Lima:10\n"
        "–           done 2026-02-02  Bo Ek                     Old       Bo "
        "Ek:5\n"
        "–           dropped          Dana Whitfield  Ana Lima  Frame it  Ana "
        "Lima:11\n");
    end(&f);
}

/* Obsidian lists the task of a template, and does not ask whether it is done.
 */
static void a_vault_read_strictly_leaves_out_nothing(void **state)
{
    (void)state;
    fixture f = begin(pages, &as_of);
    kith_vault_free(f.vault);
    f.vault = kith_vault_open(
        f.root, &(kith_vault_options){.strict_obsidian = true}, &f.error);
    assert_tasks(
        &f, (kith_report_options){0},
        "Buy Call Send Sign Read Frame Late Soon Old {{task}}");
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tasks_are_chosen_by_who_when_and_whether),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(a_row_tells_all_of_its_task),
        cmocka_unit_test(people_read_what_is_late_first),
        cmocka_unit_test(a_vault_read_strictly_leaves_out_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
