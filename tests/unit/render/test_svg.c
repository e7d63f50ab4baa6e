/*
 * test_svg.c — the picture explains itself, and no name breaks it. Positions
 * are the simple layout's, so that nothing here depends on Graphviz.
 */
#include "fixture.h"

#define ALONE ((kith_render_options){.draw = "/nonexistent/kith-draw"})

static char *draw(str name)
{
    kith_report *r = fixture_report(STR("x"));
    fixture_map *f = fixture_map_new(name);
    r->map = &f->map;
    char *text = written(kith_write_svg, r, ALONE);
    free(f);
    kith_report_free(r);
    return text;
}

static void test_svg__says_what_it_means(void **state)
{
    (void)state;
    char *text = draw(STR("Bo Chen"));
    static const char *const there[] = {
        "<g id=\"legend\">",
        "<g id=\"caption\">",
        ">champion</text>",
        ">sceptic</text>",
        ">met</text>",
        ">relayed or stated only</text>",
        ">word came one way only</text>",
        ">named, has no note</text>",
        "simple layout, without kith-draw",
        "<g id=\"v1\" class=\"person\"",
        "aria-label=\"Bo Chen, Bo Chen, champion\"",
        "<g id=\"t0\"><title>",
        ">9.4 %</text>",
        "viewBox=\"0 0 ",
        ">1</text>",
        ">3</text>",
        "vault=Work%20vault&amp;file=People/Ana%20%26%20Co.md\""};
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        assert_true(holds(text, there[i]));
    static const char *const not_there[] = {
        ">detractor</text>",
        ">meeting</text>",
        ">organization</text>",
        "<script",
        "<image",
        "nan",
        "inf"};
    for (size_t i = 0; i < sizeof not_there / sizeof *not_there; i++)
        assert_false(holds(text, not_there[i]));
    free(text);
}

/* Well-formed enough: every '<' opens a tag of ours, all tags are closed. */
static void test_svg__no_name_breaks_it(void **state)
{
    (void)state;
    static const char *const ours[] = {
        "?xml",  "svg",   "/svg", "title", "/title", "desc",
        "/desc", "rect",  "g",    "/g",    "path",   "line",
        "text",  "/text", "a",    "/a",    "circle", "polygon"};
    char *text = draw(STR(HOSTILE));
    int depth = 0;
    for (const char *c = strchr(text, '<'); c; c = strchr(c + 1, '<')) {
        size_t length = strcspn(c + 1, " >\n");
        if (length > 1 && c[length] == '/')
            length--;
        bool known = false;
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
            known |= strlen(ours[i]) == length &&
                     strncmp(ours[i], c + 1, length) == 0;
        assert_true(known);
        const char *end = strchr(c, '>');
        if (c[1] == '/')
            depth--;
        else if (c[1] != '?' && end[-1] != '/')
            depth++;
    }
    assert_int_equal(depth, 0);
    for (const char *c = text; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    free(text);
}

static void test_svg__is_the_same_twice(void **state)
{
    (void)state;
    char *first = draw(STR("Bo Chen")), *second = draw(STR("Bo Chen"));
    assert_string_equal(first, second);
    free(first);
    free(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_svg__says_what_it_means),
        cmocka_unit_test(test_svg__no_name_breaks_it),
        cmocka_unit_test(test_svg__is_the_same_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
