/* test_text.c — what people read at a terminal. */
#include "fixture.h"

static void test_text__is_aligned_and_proves_its_lines(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Zoë Ōno"));
    char *text = written(kith_write_text, r, (kith_render_options){0});
    assert_string_equal(
        text, "People by betweenness\n"
              "\n"
              "WHO MATTERS\n"
              "NAME      SCORE  LAST MET\n"
              "Zoë Ōno   0.123  2025-10-28  Ana Ruiz:12,:14\n"
              "Jo Li    10.000\n"
              "\n"
              "  F  Zoë Ōno\n"
              "    R  Ask Jo first  Sync:3\n");
    free(text);
    kith_report_free(r);
}

static void test_text__cuts_only_what_may_shrink(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Maximiliana Longname"));
    char *text =
        written(kith_write_text, r, (kith_render_options){.width = 30});
    assert_true(holds(text, "Maximilia…   0.123  2025-10-28\n"));
    assert_true(holds(text, "\n    Ana Ruiz:12,:14\n"));
    free(text);
    text = written(kith_write_text, r, (kith_render_options){0});
    assert_true(holds(text, "Maximiliana Longname   0.123"));
    free(text);
    kith_report_free(r);
}

static void test_text__breaks_long_lines_with_a_hanging_indent(void **state)
{
    (void)state;
    kith_report *r = kith_report_new("kith.who/1", STR("v"), NULL, NULL);
    block *b = kith_block_line(
        r, 0, LABEL_INFERENCE, STR("one two three four five six"));
    kith_block_proof(r, b, STR("a note.md"), 7);
    char *text =
        written(kith_write_text, r, (kith_render_options){.width = 20});
    assert_string_equal(
        text, "  I  one two three\n     four five six\n     a note:7\n");
    free(text);
    kith_report_free(r);
}

static void test_text__never_breaks_a_finding(void **state)
{
    (void)state;
    kith_report *r = kith_report_new("kith.check/1", STR("v"), NULL, NULL);
    kith_block(r, BLOCK_FINDING, STR("a.md:1:2: error: one two three four"));
    char *text =
        written(kith_write_text, r, (kith_render_options){.width = 10});
    assert_string_equal(text, "a.md:1:2: error: one two three four\n");
    free(text);
    kith_report_free(r);
}

static void test_text__lets_no_control_through(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR(HOSTILE));
    char *text = written(kith_write_text, r, (kith_render_options){0});
    for (const char *c = text; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    assert_false(holds(text, "\xe2\x80\xae"));
    free(text);
    kith_report_free(r);
}

static void test_text__links_names_to_their_notes(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana"));
    char *text =
        written(kith_write_text, r, (kith_render_options){.hyperlinks = true});
    assert_true(holds(
        text, "\x1b]8;;obsidian://open?vault=Work%20vault&file=People/"
              "Ana%20Ruiz/README.md\x1b\\Ana\x1b]8;;\x1b\\ "));
    free(text);
    kith_report_free(r);
}

static void test_text__has_colour_only_if_asked(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana"));
    char *plain = written(kith_write_text, r, (kith_render_options){0});
    char *color =
        written(kith_write_text, r, (kith_render_options){.color = true});
    assert_null(strchr(plain, '\x1b'));
    assert_true(holds(color, "\x1b[1mWHO MATTERS\x1b[0m"));
    /* Colour taken away, the bytes are the same. */
    size_t at = 0;
    for (const char *c = color; *c; c++)
        if (*c == '\x1b')
            c = strchr(c, 'm');
        else
            assert_int_equal(*c, plain[at++]);
    assert_int_equal(plain[at], '\0');
    free(plain);
    free(color);
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text__is_aligned_and_proves_its_lines),
        cmocka_unit_test(test_text__cuts_only_what_may_shrink),
        cmocka_unit_test(test_text__breaks_long_lines_with_a_hanging_indent),
        cmocka_unit_test(test_text__never_breaks_a_finding),
        cmocka_unit_test(test_text__lets_no_control_through),
        cmocka_unit_test(test_text__links_names_to_their_notes),
        cmocka_unit_test(test_text__has_colour_only_if_asked),
    };
    (void)fixture_map_new;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
