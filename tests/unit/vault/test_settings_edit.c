/* What a change of names leaves of .kith.yaml, and what it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/settings_edit.h"

typedef struct edit_case {
    const char *before, *after; /* NULL: refused */
    settings_list list;
    const char *name, *other;
    bool take;
} edit_case;

#define PUT(before, after, name, other)                    \
    {                                                      \
        before, after, LIST_IDENTITIES, name, other, false \
    }
#define TAKE(before, after, name, other)                  \
    {                                                     \
        before, after, LIST_IDENTITIES, name, other, true \
    }

/* clang-format off */
static const edit_case cases[] = {
    /* a new list */
    PUT("", "identities:\n  A B: [C D]\n", "A B", "C D"),
    PUT("me: X Y", "me: X Y\nidentities:\n  A B: [C D]\n", "A B", "C D"),
    PUT("# only words\n", "# only words\nidentities:\n  A B: [C D]\n", "A B", "C D"),
    PUT("me: X\r\n", "me: X\r\nidentities:\r\n  A: [B]\r\n", "A", "B"),
    PUT("identities:\n# none yet\nme: X\n",
        "identities:\n  A: [B]\n# none yet\nme: X\n", "A", "B"),
    {"identities:\n  A: B\n", "identities:\n  A: B\ndifferent:\n  A: [C]\n",
     LIST_DIFFERENT, "A", "C", false},
    /* a new pair, with the comments and the indentation of its neighbours */
    PUT("identities: # spellings\n    # who\n    A: [B] # met\nme: X\n",
        "identities: # spellings\n    # who\n    A: [B] # met\n    C: [D]\nme: X\n",
        "C", "D"),
    PUT("identities:\n  A:\n    - B\n    - C # ear\n\nme: X\n",
        "identities:\n  A:\n    - B\n    - C # ear\n  D: [E]\n\nme: X\n", "D", "E"),
    PUT("identities:\n  A: B", "identities:\n  A: B\n  C: [D]\n", "C", "D"),
    /* one more name of a pair, in every way of writing it */
    PUT("identities:\n  A: B # so\n", "identities:\n  A: [B, C] # so\n", "A", "C"),
    PUT("identities:\n  A: Ek, Bo\n", "identities:\n  A: [\"Ek, Bo\", C]\n", "A", "C"),
    PUT("identities:\n  A: [B , ]\n", "identities:\n  A: [B, C , ]\n", "A", "C"),
    PUT("identities:\n  A: []\n", "identities:\n  A: [C]\n", "A", "C"),
    PUT("identities:\n  A: [\n    B\n  ]\nme: X\n",
        "identities:\n  A: [\n    B, C\n  ]\nme: X\n", "A", "C"),
    PUT("identities:\n  A:\n  - B # ear\n  # end\n",
        "identities:\n  A:\n  - B # ear\n  - C\n  # end\n", "A", "C"),
    PUT("identities:\n  Åsa Ö: [Łuk 王]\nme: X\n",
        "identities:\n  Åsa Ö: [Łuk 王, Zoë]\nme: X\n", "Åsa Ö", "Zoë"),
    PUT("identities:\n  A: [B]\n", "identities:\n  A: [B]\n", "A", "B"),
    /* names that YAML would take for something else */
    PUT("", "identities:\n  \"A: b\": [\"- c\"]\n", "A: b", "- c"),
    PUT("", "identities:\n  \"A \\\"b\\\\\": [\"#c\"]\n", "A \"b\\", "#c"),
    /* taking out */
    TAKE("identities:\n  A: [B]\nme: X\n", "me: X\n", "A", "B"),
    TAKE("identities:\n  A: [B]\n  C: D # d\n", "identities:\n  C: D # d\n", "A", "B"),
    TAKE("identities:\n  A: [B, C, D]\n", "identities:\n  A: [C, D]\n", "A", "B"),
    TAKE("identities:\n  A: [B, C, D]\n", "identities:\n  A: [B, D]\n", "A", "C"),
    TAKE("identities:\n  A: [B, C, D]\n", "identities:\n  A: [B, C]\n", "A", "D"),
    TAKE("identities:\n  A:\n    - B\n    - C\n", "identities:\n  A:\n    - C\n", "A", "B"),
    TAKE("identities:\n  # why\n  A: B\n", "  # why\n", "A", "B"),
    TAKE("me: X\n", "me: X\n", "A", "B"),
    /* what is not edited */
    PUT("{me: X}\n", NULL, "A", "B"),
    PUT("identities: {A: [B]}\n", NULL, "C", "D"),
    PUT("identities:\n  A: &x [B]\n  C: *x\n", NULL, "A", "D"),
    PUT("identities:\n  A: |\n    B\n", NULL, "A", "C"),
    PUT("identities:\n  A: [B]\n  A: [C]\n", NULL, "A", "D"),
    PUT("me: X\n---\nme: Y\n", NULL, "A", "B"),
    PUT("me: X\n...\n", NULL, "A", "B"),
    PUT("me: [\n", NULL, "A", "B"),
};
/* clang-format on */

static void a_change_leaves_the_rest_as_it_is(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const edit_case *c = &cases[i];
        settings_change change = {
            c->list, str_from(c->name), str_from(c->other), c->take};
        kith_error error = {0};
        buffer out = {0};
        bool done =
            kith_settings_edit(str_from(c->before), &change, 1, &out, &error);
        kith_buffer_char(&out, '\0');
        if (done != !!c->after || (done && strcmp(out.at, c->after) != 0))
            print_error("%s -> %s%s\n", c->before, out.at, error.message);
        assert_int_equal(done, c->after != NULL);
        if (done)
            assert_string_equal(out.at, c->after);
        else
            assert_non_null(strstr(error.message, "yourself"));
        kith_buffer_free(&out);
    }
    (void)state;
}

static void several_changes_are_made_or_none(void **state)
{
    const settings_change changes[] = {
        {LIST_IDENTITIES, STR("A"), STR("B"), true},
        {LIST_DIFFERENT, STR("A"), STR("B"), false},
    };
    kith_error error = {0};
    buffer out = {0};
    assert_true(kith_settings_edit(
        STR("me: X\nidentities:\n  A: [B, C]\n"), changes, 2, &out, &error));
    kith_buffer_char(&out, '\0');
    assert_string_equal(
        out.at, "me: X\nidentities:\n  A: [C]\ndifferent:\n  A: [B]\n");
    kith_buffer_free(&out);

    assert_false(kith_settings_edit(
        STR("identities:\n  A: [B]\ndifferent: {X: Y}\n"), changes, 2, &out,
        &error));
    assert_int_equal(out.len, 0);
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    kith_buffer_free(&out);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_leaves_the_rest_as_it_is),
        cmocka_unit_test(several_changes_are_made_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
