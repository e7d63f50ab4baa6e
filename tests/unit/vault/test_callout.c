/* What a quotation must begin with to be a callout. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/callout.h"

static void a_callout_has_a_type_and_then_a_blank(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        size_t length;
    } cases[] = {
        {"[!note]", 7},
        {"[!NOTE] Title", 7},
        {"[!note]+", 8},
        {"[!note]- Title", 8},
        {"[!note]\tTitle", 7},
        {"[!my note] ", 10},
        {"[!note|meta]", 12},
        {"[!123]", 6},
        {"[!!note]", 8},
        {"[!note]Title", 0},
        {"[!note]+Title", 0},
        {"[!note]+-", 0},
        {"[!note](x)", 0},
        {"[!no]te]", 0},
        {"[!]", 0},
        {" [!note]", 0},
        {"[note]", 0},
        {"[!note", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (kith_callout_length(str_from(cases[i].words)) != cases[i].length)
            fail_msg("%s is not of %zu", cases[i].words, cases[i].length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_callout_has_a_type_and_then_a_blank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
