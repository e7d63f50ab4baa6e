/* The file a user means by a name: never a guess. */
#include "unit/graph/fixture.h"

#include "report/find_note.h"

static const page pages[] = {
    {"A/Old plan.md", "---\ntitle: The New Plan\n---\n"},
    {"B/Plan.md", "\n"},
    {"C/plan.md", "\n"},
    {"People/Ana Lima/README.md", "---\naliases: [Annie]\n---\n# Ana Lima\n"},
    {"People/Ana Lima/2026-03-01 - Zanzibar with Ana.md", "# Meeting\n"},
    {"People/Zoë Ünal.md", "\n"},
    {"logo.png", "x"},
    {"img/Chart.png", "x"},
    {NULL, NULL}};

/* clang-format off */
static const struct {
    const char *asked;
    const char *exactly, *beginning; /* the path; NULL: none, "!": several */
} cases[] = {
    {"B/Plan.md",     "B/Plan.md",                 NULL},
    {"B/Plan",        "B/Plan.md",                 NULL},
    {"./B/Plan.md",   "B/Plan.md",                 NULL},
    {"Ana Lima/README", "People/Ana Lima/README.md", NULL},
    {"na Lima/README", NULL,                       NULL},
    {"People/Chart.png", NULL,                     NULL},
    {"Plan",          "!",                         "!"},
    {"the new plan",  "A/Old plan.md",             NULL},
    {"Old Plan",      "A/Old plan.md",             "A/Old plan.md"},
    {"ol",            NULL,                        "A/Old plan.md"},
    {"annie",         "People/Ana Lima/README.md", NULL},
    {"Ana Lima",      "People/Ana Lima/README.md", "People/Ana Lima/README.md"},
    {"zoe unal",      "People/Zoë Ünal.md",        "People/Zoë Ünal.md"},
    {"z",             NULL,                        "People/Zoë Ünal.md"},
    /* a meeting only if nothing else begins so */
    {"zanz",          NULL, "People/Ana Lima/2026-03-01 - Zanzibar with Ana.md"},
    {"logo.png",      "logo.png",                  NULL},
    {"chart.png",     "img/Chart.png",             NULL},
    {"logo",          NULL,                        NULL},
    {"",              NULL,                        NULL},
};
/* clang-format on */

static void assert_found(
    const kith_vault *vault,
    uint32_t file,
    const kith_error *error,
    const char *expected)
{
    bool several = expected && *expected == '!';
    assert_int_equal(
        error->code, several ? KITH_ERROR_AMBIGUOUS : KITH_ERROR_NONE);
    if (several)
        assert_non_null(strstr(error->message, "B/Plan.md, C/plan.md"));
    if (!expected || several)
        assert_int_equal(file, NO_INDEX);
    else
        assert_true(str_equal(vault_file(vault, file), str_from(expected)));
}

static void a_name_finds_one_file_or_none(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_error exactly = {0}, beginning = {0};
        print_message("'%s'\n", cases[i].asked);
        uint32_t file = kith_note_find(f.vault, cases[i].asked, &exactly);
        assert_found(f.vault, file, &exactly, cases[i].exactly);
        file = kith_note_find_beginning(f.vault, cases[i].asked, &beginning);
        assert_found(f.vault, file, &beginning, cases[i].beginning);
    }
    end(&f);
}

static void an_unknown_name_is_told_with_the_near_ones(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    kith_error near = {0}, far = {0};
    assert_false(kith_note_unknown(f.vault, "Ana Lina", "", &near));
    assert_string_equal(
        near.message, "no note is named 'Ana Lina'; did you mean Ana Lima?");
    assert_false(kith_note_unknown(f.vault, "Xyzzy", " and no tag", &far));
    assert_string_equal(far.message, "no note and no tag is named 'Xyzzy'");
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_finds_one_file_or_none),
        cmocka_unit_test(an_unknown_name_is_told_with_the_near_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
