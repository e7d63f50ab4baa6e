/* test_dot.c — the map for other Graphviz tools. */
#include "fixture.h"

static void test_dot__quotes_every_name(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("x"));
    fixture_map *f = fixture_map_new(STR(HOSTILE));
    r->map = &f->map;
    char *text = written(kith_write_dot, r, (kith_render_options){0});
    static const char *const there[] = {"graph kith {",
                                        "subgraph cluster_0 {",
                                        "subgraph cluster_legend {",
                                        "n0 [label=\"Ana Ruiz\"",
                                        "n0 -- n1 [style=solid",
                                        "dir=forward",
                                        "shape=hexagon",
                                        "xlabel=\"2\"",
                                        "<b>&amp;"};
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        assert_true(holds(text, there[i]));
    /* Outside of strings there is nothing but our own ASCII. */
    bool quoted = false;
    for (const char *c = text; *c; c++) {
        if (*c == '\\' && quoted)
            c++;
        else if (*c == '"')
            quoted = !quoted;
        else
            assert_true(quoted || (*c != '<' && *c != '&'));
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    }
    assert_false(quoted);
    free(text);
    free(f);
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dot__quotes_every_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
