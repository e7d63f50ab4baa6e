/*
 * test_main.c — kith-draw as the library uses it: through its pipes. Looks for
 * the program beside the build's tests folder and skips if it was not built.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "render/layout.h"

static const char *program(void)
{
    const char *set = getenv("KITH_DRAW");
    return set ? set : "../kith-draw";
}

/* What it prints for `dot`, NUL-terminated; NULL if it failed. */
static char *drawn(str dot)
{
    if (access(program(), X_OK) != 0)
        skip();
    buffer out = {0};
    char why[96] = "";
    bool done = kith_run_draw(program(), dot, &out, why) == DRAW_DONE;
    kith_buffer_char(&out, '\0');
    if (!done) {
        assert_true(why[0] != '\0');
        kith_buffer_free(&out);
    }
    return out.at;
}

static void test_draw__prints_every_vertex_once_and_an_end(void **state)
{
    (void)state;
    char *text = drawn(STR("graph { n0 -- n1 [len=2]; n1 -- n2; n3 }"));
    assert_non_null(text);
    assert_memory_equal(text, "graph ", 6);
    for (int i = 0; i < 4; i++) {
        char line[16];
        snprintf(line, sizeof line, "\nn%d ", i);
        assert_non_null(strstr(text, line));
    }
    assert_string_equal(text + strlen(text) - 5, "\nend\n");
    free(text);
}

static void test_draw__is_the_same_twice(void **state)
{
    (void)state;
    str dot = STR("graph { a -- b -- c -- d -- a -- e; e -- f -- b; }");
    char *first = drawn(dot), *second = drawn(dot);
    assert_non_null(first);
    assert_string_equal(first, second);
    free(first);
    free(second);
}

/* Attributes that make Graphviz open files, measure text or run long are not
 * let through: the places are those of the bare graph. */
static void test_draw__knows_no_attribute_but_numbers(void **state)
{
    (void)state;
    char *bare = drawn(STR("graph { a -- b; b -- c }"));
    char *dressed = drawn(
        STR("graph { imagepath=\"/etc\"; fontpath=\"/etc\"; splines=ortho;"
            " stylesheet=\"/etc/passwd\"; layout=dot; label=\"x\";"
            " start=rand; overlap=\"../../x\";"
            " a [image=\"/etc/passwd\" label=<<b>x</b>> width=\"1e9\"];"
            " b [shapefile=\"/etc/passwd\" shape=epsf fontsize=900];"
            " a -- b [len=nan label=\"very long label\"]; b -- c }"));
    assert_non_null(bare);
    assert_string_equal(bare, dressed);
    free(bare);
    free(dressed);
}

static void test_draw__what_is_no_graph_fails(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "", "graph {", "not a graph", "graph { \"a b\" }",
        "graph { \"a\\nb\n1 2 3 4\" }"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_null(drawn(str_from(cases[i])));
}

static void test_draw__lays_a_whole_map_out(void **state)
{
    (void)state;
    if (access(program(), X_OK) != 0)
        skip();
    map_vertex vertex[40];
    map_tie tie[80];
    for (uint32_t i = 0; i < 40; i++)
        vertex[i] = (map_vertex){
            .label = STR("Ana Ruiz"),
            .size = 2,
            .cluster = i % 10 ? i % 4 : NO_INDEX};
    for (uint32_t i = 0; i < 80; i++)
        tie[i] = (map_tie){.a = i % 40, .b = (i * 7 + 3) % 40, .band = 1};
    map_cluster cluster[4] = {0};
    map m = {
        .vertex = vertex,
        .vertices = 40,
        .tie = tie,
        .ties = 80,
        .cluster = cluster,
        .clusters = 4};
    layout l;
    assert_true(kith_layout_make(&m, program(), &l));
    assert_string_equal(l.notice, "");
    for (size_t i = 0; i < 40; i++)
        assert_true(isfinite(l.vertex[i].x) && isfinite(l.vertex[i].y));
    kith_layout_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draw__prints_every_vertex_once_and_an_end),
        cmocka_unit_test(test_draw__is_the_same_twice),
        cmocka_unit_test(test_draw__knows_no_attribute_but_numbers),
        cmocka_unit_test(test_draw__what_is_no_graph_fails),
        cmocka_unit_test(test_draw__lays_a_whole_map_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
