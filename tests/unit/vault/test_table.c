/* Rows of tables and their cells. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/table.h"

/* clang-format off */
static const struct {
    const char *row;
    size_t cells;
    const char *first, *last;
} cases[] = {
    {"| a | b |",              2, "a", "b"},
    {"a | b",                  2, "a", "b"},
    {"| a |  |",               2, "a", ""},
    {"|  | b |",               2, "",  "b"},
    {"| [[a\\|b]] | c |",      2, "[[a\\|b]]", "c"},
    {"| a |",                  1, "a", "a"},
};
/* clang-format on */

static void rows_are_cut_at_their_bars(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str cells[MOST_CELLS];
        markdown m = {.text = str_from(cases[i].row)};
        size_t count = kith_table_cells(&m, m.text, 0, cells);
        if (count != cases[i].cells)
            print_error("%s\n", cases[i].row);
        assert_int_equal(count, cases[i].cells);
        assert_true(str_equal(cells[0], str_from(cases[i].first)));
        assert_true(str_equal(cells[count - 1], str_from(cases[i].last)));
    }
}

static void a_delimiter_row_makes_a_table(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t delimiter;
    } tables[] = {
        {"| a | b |\n|---|:-:|\n| c | d |", 1},
        {"a\n| b | c |\n|--|--|", 2},
        {"| a |\n| - |", 1},
        {"a\n|-|", 0},
        {"a | b\nc | d", 0},
        {"a | b\n-----", 0},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        markdown m = {.text = str_from(tables[i].text)};
        assert_true(kith_lines_read(m.text, 0, &m.lines));
        leaf block = {.lines = (uint32_t)lines_count(&m.lines)};
        assert_int_equal(kith_table_delimiter(&m, &block), tables[i].delimiter);
        VEC_FREE(&m.lines.start);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_cut_at_their_bars),
        cmocka_unit_test(a_delimiter_row_makes_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
