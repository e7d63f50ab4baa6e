/* Where emphasis begins and ends, as Obsidian pairs its marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/emphasis.h"

/* clang-format off */
static const struct {
    const char *text, *borders; /* '^' below where one begins or ended */
    bool in_table;
} rows[] = {
    {"a *b* c",
     "   ^ ^ ", false},
    {"a **b** c",
     "    ^  ^ ", false},
    {"a _b_c d_ e",
     "   ^     ^ ", false},
    {"~~a~~ ==b== c",
     "  ^  ^  ^  ^ ", false},
    {"~~ a~~ b",
     "        ", false},
    {"*a **b* c** d",
     " ^     ^     ", false},
    {"*a _b* c_",
     " ^    ^  ", false},
    {"*a",
     "  ", false},
    {"a* b",
     "    ", false},
    {"\\*a* b",
     "      ", false},
    {"* a*b",
     " ^  ^", false},
    {"**a*",
     "  ^ ", false},
    {"*a | b* c",
     " ^     ^ ", false},
    {"*a | b* *c*",
     "         ^ ", true},
};
/* clang-format on */

static void marks_are_paired(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        markdown m = {.text = str_from(rows[i].text)};
        char found[64] = "";
        for (size_t at = 0; at < m.text.len; at++) {
            emphasis e;
            kith_emphasis_begin(&e, 0, m.text.len, rows[i].in_table);
            kith_emphasis_read(&e, &m, at);
            found[at] = emphasis_borders(&e, at) ? '^' : ' ';
        }
        assert_string_equal(found, rows[i].borders);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_paired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
