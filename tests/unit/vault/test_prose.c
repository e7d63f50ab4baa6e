/* Who met whom, by the words of a line. */
#include "read_note.h"

/* clang-format off */
static const note_case met[] = {
    {"1:1 between Ana Lima (Contoso) and Bo Ek (VAST) on rol...",
        "met Ana Lima (Contoso), met Bo Ek (VAST)"},
    {"Weekly 1:1 between Ana Lima and Bo Ek aligning on Harbor",
        "met Ana Lima, met Bo Ek"},
    {"Weekly 1:1 where Ana Lima and Bo Ek aligned on a path",
        "met Ana Lima, met Bo Ek"},
    {"Call between Ana Lima, Bo Ek and Tom de Vries about scope",
        "met Ana Lima, met Bo Ek, met Tom de Vries"},
    {"Sync between Myself and Zoë O’Neil",
        "met Myself, met Zoë O’Neil"},
    {"1:1 where [[Ana Lima|Ana]] and [[Bo Ek]] met.",
        "met Ana Lima, met Bo Ek"},
    {"Ana Lima met Bo Ek in Oslo",
        "met Ana Lima, met Bo Ek"},
    {"Ana Lima met with Bo Ek and Tom Hale",
        "met Ana Lima, met Bo Ek, met Tom Hale"},
    {"Ana Lima and Bo Ek met",
        "met Ana Lima, met Bo Ek"},
    {"Weekly 1:1 between Ana Lima and Priya Nair (\"Pri\") aligning",
        "met Ana Lima, met Priya Nair, nick Pri"},
    {"1:1 between Ana Lima (“Nan”, Contoso) and Bo Ek",
        "met Ana Lima (Contoso), nick Nan, met Bo Ek"},
    {"1:1 between Ana Lima and Bo E...",
        "met Ana Lima"},
    {"1:1 between Ana Lima’s chief and Bo Ek",
        "met Ana Lima, named Bo Ek"},
    /* What is no meeting, or has not happened. */
    {"The relation between Ana Lima and Bo Ek is cold",
        "named Ana Lima, named Bo Ek"},
    {"Wait before the 1:1 between Ana Lima and Bo Ek",
        "named Ana Lima, named Bo Ek"},
    {"Plan to hold a call between Ana Lima and Bo Ek",
        "named Ana Lima, named Bo Ek"},
    {"The UK Met Office and Ana Lima",
        "named Ana Lima"},
};

static const note_case vias[] = {
    {"- word (via Ruth Hall)",                "via Ruth Hall"},
    {"- word... (via [[Ruth Hall|Ruth]])",    "via Ruth Hall"},
    {"- (MAI) word (via Ruth Hall and Ana Lima)",
                                              "via Ruth Hall, via Ana Lima"},
    {"- word (via Ruth Hall, Ana Lima)",      "via Ruth Hall, via Ana Lima"},
    {"- word (VAST-as-a-Service, multi... (via Contoso Bank 2)",
                                              "via Contoso Bank 2"},
    {"- (via Ana Lima) word (via Ruth Hall)", "named Ana Lima, via Ruth Hall"},
    {"- word (via e-mail)",                   ""},
    {"- word via Ruth",                       ""},
};
/* clang-format on */

static void prose_names_participants(void **state)
{
    (void)state;
    read_note_cases(met, sizeof met / sizeof *met, read_note_mentions);
}

static void the_last_parenthesis_is_the_via(void **state)
{
    (void)state;
    read_note_cases(vias, sizeof vias / sizeof *vias, read_note_mentions);
}

static void vias_are_counted_by_parenthesis(void **state)
{
    (void)state;
    read_note r;
    read_note_open(&r, "- a (via Ana Lima and Bo Ek)\n- b (via Ana Lima)\n");
    assert_int_equal(r.sink.vias, 2);
    read_note_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_names_participants),
        cmocka_unit_test(the_last_parenthesis_is_the_via),
        cmocka_unit_test(vias_are_counted_by_parenthesis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
