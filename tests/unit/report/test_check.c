/* test_check.c — findings are chosen by code, severity and place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/graph.h"
#include "report/finding.h"
#include "report/report.h"

/* A graph of nothing but three notes and a finding in each. */
typedef struct fixture {
    kith_graph graph;
    noted notes[3];
    diagnostic found[3];
} fixture;

static void set_up(fixture *f)
{
    const noted notes[] = {
        {.path = STR("A.md")}, {.path = STR("A/B.md")}, {.path = STR("AB.md")}};
    const diagnostic found[] = {
        {STR("A.md"), 3, 1, K101_BAD_YAML, SEVERITY_ERROR,
         STR("front matter is no YAML"), STR("quote it")},
        {STR("A/B.md"), 0, 0, K201_BROKEN_LINK, SEVERITY_WARNING,
         STR("[[X]] is not found"), STR("")},
        {STR("AB.md"), 7, 0, K401_MISSING_ALIAS, SEVERITY_NOTE,
         STR("also called Y"), STR("")},
    };
    memset(f, 0, sizeof *f);
    memcpy(f->notes, notes, sizeof notes);
    memcpy(f->found, found, sizeof found);
    f->graph.root = STR("vault");
    f->graph.notes = f->notes;
    f->graph.note_count = 3;
    f->graph.diagnostic = f->found;
    f->graph.diagnostic_count = 3;
}

/* The text of block `i`, the summary being the last. */
static str line(const kith_report *r, size_t i)
{
    const block *b = r->first;
    while (b && i-- > 0)
        b = b->next;
    return b ? b->text : (str){0};
}

static size_t row_count(const kith_report *r)
{
    size_t count = 0;
    for (const value *member = r->data->as.children.first; member;
         member = member->next) {
        if (strcmp(member->key, "rows") != 0)
            continue;
        for (const value *one = member->as.children.first; one; one = one->next)
            count++;
    }
    return count;
}

static void a_code_is_selected_by_code_family_and_name(void **state)
{
    static const struct {
        unsigned code;
        const char *codes;
        bool selected;
    } cases[] = {
        {201, "", true},           {201, "K2", true},
        {201, "k201", true},       {201, "K1,K2", true},
        {201, " K1 , k20 ", true}, {201, "broken-link", true},
        {201, "K1", false},        {201, "K202", false},
        {201, "broken", false},    {201, "K2011", false},
        {1, "K001", true},         {1, "K0", true},
        {101, "K0", false},        {201, ",", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            kith_code_is_selected(cases[i].code, str_from(cases[i].codes)),
            cases[i].selected);
}

static void an_unknown_code_is_told(void **state)
{
    (void)state;
    assert_null(kith_code_unknown(STR("K2,k401,bad-yaml")).ptr);
    assert_true(str_equal(kith_code_unknown(STR("K2,K9")), STR("K9")));
    assert_non_null(kith_code_unknown(STR("K2,,K1")).ptr);
}

static void a_finding_reads_like_that_of_a_compiler(void **state)
{
    fixture f;
    kith_error error = {0};
    (void)state;
    set_up(&f);
    kith_report *r = kith_report_check(&f.graph, NULL, &error);
    assert_non_null(r);
    static const char *const lines[] = {
        "A.md:3:1: error: front matter is no YAML; quote it [K101 bad-yaml]",
        "A/B.md: warning: [[X]] is not found [K201 broken-link]",
        "AB.md:7: note: also called Y [K401 missing-alias]",
        "1 error, 1 warning, 1 note in 3 files",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_true(str_equal(line(r, i), str_from(lines[i])));
    assert_int_equal(row_count(r), 3);
    assert_false(kith_report_is_empty(r));
    kith_report_free(r);
}

static void findings_are_chosen(void **state)
{
    static const struct {
        kith_report_options options;
        size_t rows;
    } cases[] = {
        {{.severity = 1}, 2},   {{.severity = 2}, 1},
        {{.select = "K4"}, 1},  {{.select = "K6"}, 0},
        {{.about = "A.md"}, 1}, {{.about = "A"}, 1},
        {{.about = "A/"}, 1},   {{.about = "AB.md"}, 1},
        {{.limit = 2}, 2},      {{.about = "A", .select = "K1"}, 0},
    };
    fixture f;
    (void)state;
    set_up(&f);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_error error = {0};
        kith_report *r = kith_report_check(&f.graph, &cases[i].options, &error);
        assert_non_null(r);
        assert_int_equal(row_count(r), cases[i].rows);
        assert_int_equal(kith_report_is_empty(r), cases[i].rows == 0);
        kith_report_free(r);
    }
}

static void an_unknown_code_is_an_error(void **state)
{
    fixture f;
    kith_error error = {0};
    (void)state;
    set_up(&f);
    assert_null(kith_report_check(
        &f.graph, &(kith_report_options){.select = "K2,K9"}, &error));
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
}

static void the_first_error_wins_and_null_gives_null(void **state)
{
    fixture f;
    kith_error error = {.code = KITH_ERROR_IO};
    (void)state;
    set_up(&f);
    assert_null(kith_report_check(&f.graph, NULL, &error));
    assert_null(kith_report_check(NULL, NULL, NULL));
    assert_int_equal(error.code, KITH_ERROR_IO);
}

static void a_code_a_name_and_a_family_are_explained(void **state)
{
    static const char *const asked[] = {"K201", "k201", "broken-link", "K2"};
    (void)state;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        kith_error error = {0};
        kith_report *r = kith_report_explain(asked[i], &error);
        assert_non_null(r);
        assert_true(row_count(r) >= 1);
        assert_memory_equal(line(r, 0).ptr, "K201 broken-link (", 18);
        assert_int_equal(row_count(r) == 1, i < 3);
        kith_report_free(r);
    }
    kith_error error = {0};
    assert_null(kith_report_explain("K999", &error));
    assert_int_equal(error.code, KITH_ERROR_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_selected_by_code_family_and_name),
        cmocka_unit_test(an_unknown_code_is_told),
        cmocka_unit_test(a_finding_reads_like_that_of_a_compiler),
        cmocka_unit_test(findings_are_chosen),
        cmocka_unit_test(an_unknown_code_is_an_error),
        cmocka_unit_test(the_first_error_wins_and_null_gives_null),
        cmocka_unit_test(a_code_a_name_and_a_family_are_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
