/* Phrases: what people read of a line, and how counts and ties are worded. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "small_graph.h"

#include "report/phrase.h"

static kith_report *fresh(void)
{
    kith_report *r = kith_report_new("kith.test/1", STR("v"), NULL, NULL);
    assert_non_null(r);
    return r;
}

/* A vault of one note with one line; the sentence people read of it. */
static void sentence_is(const char *line, const char *expected)
{
    char folder[] = "/tmp/kith-phrase-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/Log.md", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(line, file);
    fclose(file);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);

    noted note_of = {
        .path = STR("Log.md"),
        .size = (uint64_t)status.st_size,
        .mtime_ns = (int64_t)status.st_mtim.tv_sec * 1000000000 +
                    status.st_mtim.tv_nsec,
    };
    kith_graph graph = {
        .root = str_from(folder), .notes = &note_of, .note_count = 1};
    kith_report *r = fresh();
    place where = {.line = 1, .length = (uint16_t)strlen(line)};
    assert_string_equal(kith_report_sentence(r, &graph, where).ptr, expected);
    assert_string_equal(kith_report_quote(r, &graph, where).ptr, line);
    kith_report_free(r);
    unlink(path);
    rmdir(folder);
}

static void a_sentence_leaves_out_what_does_not_prove(void **state)
{
    (void)state;
    static const struct {
        const char *line, *sentence;
    } cases[] = {
        {"Worked with Ada.", "Worked with Ada."},
        {"2025-10-29: met Ada", "met Ada"},
        {"2025-10-29", "2025-10-29"},
        {"2025-13-29: met Ada", "2025-13-29: met Ada"},
        {"see [[Ada|our Ada]] and [[Bo]]", "see our Ada and Bo"},
        {"[[open and [x]] and [[", "open and [x and [["},
        {"2025-10-29: [[2025-10-29 - Ada and Bo aligned on the plan for the "
         "spring]] - 1:1 (via Bo)",
         "Ada and Bo aligned on the plan… - 1:1 (via Bo)"},
        {"- [ ] Send the deck @AdaKline 📅 2025-11-14 ⏫ #task", "Send the deck"},
        {"- ✅ Wait **until** Friday", "Wait until Friday"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        sentence_is(cases[i].line, cases[i].sentence);
}

static void a_long_sentence_keeps_its_ends(void **state)
{
    (void)state;
    char line[700] = "Ada began";
    for (int i = 0; i < 80; i++)
        strcat(line, " öfter");
    strcat(line, " (via Bo Chen)");
    char expected[400] = "Ada began";
    for (int i = 0; i < 18; i++)
        strcat(expected, " öfter");
    strcat(expected, " …");
    for (int i = 0; i < 7; i++)
        strcat(expected, " öfter");
    strcat(expected, " (via Bo Chen)");
    sentence_is(line, expected);
}

static void many_open_brackets_cost_one_pass(void **state)
{
    (void)state;
    enum { BRACKETS = 60000 };
    char *line = malloc(BRACKETS + 1);
    assert_non_null(line);
    memset(line, '[', BRACKETS);
    line[BRACKETS] = '\0';
    char expected[200];
    memset(expected, '[', sizeof expected);
    /* no blank to cut at: 120 points, an ellipsis, 60 points */
    memcpy(expected + 120, " … ", strlen(" … "));
    expected[120 + strlen(" … ") + 60] = '\0';
    sentence_is(line, expected);
    free(line);
}

static void words_join_only_if_there_are_two(void **state)
{
    (void)state;
    kith_report *r = fresh();
    static const struct {
        const char *a, *b, *joined;
    } cases[] = {
        {"a", "b", "a · b"},
        {"a", "", "a"},
        {"", "b", "b"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str joined = kith_report_join(
            r, str_from(cases[i].a), " · ", str_from(cases[i].b));
        assert_string_equal(joined.ptr, cases[i].joined);
    }
    assert_string_equal(
        kith_report_count(r, 1, "meeting", "meetings").ptr, "1 meeting");
    assert_string_equal(
        kith_report_count(r, 0, "meeting", "meetings").ptr, "0 meetings");
    kith_report_free(r);
}

static void a_tie_says_how_it_is_known(void **state)
{
    (void)state;
    kith_report *r = fresh();
    static const struct {
        tie of;
        const char *how, *contact;
    } cases[] = {
        {{.met = 2, .last = 0}, "met", "2 meetings, last 1970-01-01"},
        {{.met = 1, .stated = 1, .last = NO_DATE},
         "met, stated",
         "1 meeting, 1 stated"},
        {{.relayed = 3, .linked = 1, .last = NO_DATE},
         "relayed, linked",
         "3 relayed, 1 link"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(kith_report_how(r, &cases[i].of).ptr, cases[i].how);
        assert_string_equal(
            kith_report_contact(r, &cases[i].of).ptr, cases[i].contact);
    }
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_leaves_out_what_does_not_prove),
        cmocka_unit_test(a_long_sentence_keeps_its_ends),
        cmocka_unit_test(many_open_brackets_cost_one_pass),
        cmocka_unit_test(words_join_only_if_there_are_two),
        cmocka_unit_test(a_tie_says_how_it_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
