/* What decides the kind of a note, and what it is called by. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/kind.h"

/* clang-format off */
static const struct {
    const char *path, *type; /* front matter */
    const char *date, *participants;
    const char *tag;
    kith_kind kind;
} cases[] = {
    /* the type wins, quoted or not: YAML has taken the quotes off */
    {"Notes/Ana.md",           "people",    "", "", "", KITH_KIND_PERSON},
    {"Notes/Ana.md",           "Person",    "", "", "", KITH_KIND_PERSON},
    {"Projects/Ana.md",        "person",    "", "", "", KITH_KIND_PERSON},
    {"Contoso.md",             "customers", "", "", "", KITH_KIND_CUSTOMER},
    {"Fabrikam.md",            "partner",   "", "", "", KITH_KIND_PARTNER},
    {"Acme.md",                "company",   "", "", "", KITH_KIND_ORGANIZATION},
    {"Rollout.md",             "project",   "", "", "", KITH_KIND_PROJECT},
    {"Sync.md",                "meeting",   "", "", "", KITH_KIND_MEETING},
    {"Ana.md",                 "",          "", "", "type/people", KITH_KIND_PERSON},
    {"Ana.md",                 "",          "", "", "people", KITH_KIND_OTHER},
    {"Ana.md",                 "idea",      "", "", "", KITH_KIND_OTHER},
    /* then the folder, at any depth, the nearest one */
    {"People/Ana.md",          "", "", "", "", KITH_KIND_PERSON},
    {"Work/people/Ana.md",     "", "", "", "", KITH_KIND_PERSON},
    {"People/Contoso/Ana.md",  "", "", "", "", KITH_KIND_PERSON},
    {"People/Bo/README.md",    "", "", "", "", KITH_KIND_PERSON},
    {"People/Bo/ideas.md",     "", "", "", "", KITH_KIND_OTHER},
    {"People/README.md",       "", "", "", "", KITH_KIND_OTHER},
    {"Customers and Partners/Contoso/README.md", "", "", "", "", KITH_KIND_CUSTOMER},
    {"Partners/Fab.md",        "", "", "", "", KITH_KIND_PARTNER},
    {"Projects/Cloud.md",      "", "", "", "", KITH_KIND_PROJECT},
    {"People/Projects/X.md",   "", "", "", "", KITH_KIND_PROJECT},
    {"Meetings/2025/10/x.md",  "", "", "", "", KITH_KIND_MEETING},
    {"Crew/Bo Ek.md",          "", "", "", "", KITH_KIND_PERSON},
    {"People/Firms/Acme.md",   "", "", "", "", KITH_KIND_ORGANIZATION},
    /* then the shape */
    {"2025-10-31 - Sync.md",   "", "", "Ana", "", KITH_KIND_MEETING},
    {"Sync.md",       "", "2025-10-31", "Ana", "", KITH_KIND_MEETING},
    {"2025-10-31.md",          "", "", "",    "", KITH_KIND_OTHER},
    /* a date and participants outrank every word */
    {"People/Bo/2025-10-31 - Sync.md", "people", "2025-10-31", "Ana", "", KITH_KIND_MEETING},
    {"People/Bo/2025-10-31 - Sync.md", "",       "", "", "", KITH_KIND_MEETING},
    {"People/Bo/2025-10-31 - Sync.md", "people", "", "", "", KITH_KIND_MEETING},
    {"Projects/Cloud/x.md", "project", "2025-10-31", "Ana", "", KITH_KIND_MEETING},
    /* never entities */
    {"Inbox/Ana.md",           "people",  "", "", "", KITH_KIND_OTHER},
    {"Work/Sources/call.md",   "meeting", "2025-10-31", "Ana", "", KITH_KIND_OTHER},
    {"Templates/person.md",    "people",  "", "", "", KITH_KIND_OTHER},
    {"Workflow/x.md",          "project", "", "", "", KITH_KIND_OTHER},
    {"People/VAULT_MANIFEST.md", "people", "", "", "", KITH_KIND_OTHER},
};
/* clang-format on */

static void settle(note *n, const intern *names, const kith_settings *settings)
{
    intern folders = {0};
    kith_intern(&folders, STR("People/Bo"));
    kith_kind_read(n, names);
    kith_kind_settle(n, settings, &folders);
    kith_intern_free(&folders);
}

static void every_case_has_its_kind(void **state)
{
    folder_rule rules[] = {
        {STR("Crew"), KITH_KIND_PERSON},
        {STR("People/Firms"), KITH_KIND_ORGANIZATION}};
    kith_settings settings = {.folders = rules, .folder_count = 2};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        intern names = {0};
        field fields[] = {
            {.key = kith_intern(&names, STR("type")),
             .value = kith_intern(&names, str_from(cases[i].type))},
            {.key = kith_intern(&names, STR("date")),
             .value = kith_intern(&names, str_from(cases[i].date)),
             .line = 3},
            {.key = kith_intern(&names, STR("participants")),
             .value = kith_intern(&names, str_from(cases[i].participants))}};
        tag tags[] = {{.name = kith_intern(&names, str_from(cases[i].tag))}};
        str path = str_from(cases[i].path);
        note n = {
            .path = path,
            .flags = kith_kind_path_flags(path),
            .field = fields,
            .fields = 3,
            .tag = tags,
            .tags = 1};
        settle(&n, &names, &settings);
        if (n.kind != cases[i].kind)
            print_error("%s\n", cases[i].path);
        assert_int_equal(n.kind, cases[i].kind);
        kith_intern_free(&names);
    }
    (void)state;
}

/* clang-format off */
static const struct {
    const char *path, *name;
    unsigned flags;
} names[] = {
    {"Ana Lima.md",                  "Ana Lima",  0},
    {"People/Ana Lima.md",           "Ana Lima",  0},
    {"People/Ana Lima/README.md",    "Ana Lima",  NOTE_FOLDER_NOTE},
    {"People/Ana Lima/readme.MD",    "Ana Lima",  NOTE_FOLDER_NOTE},
    {"People/Ana Lima/Ana Lima.md",  "Ana Lima",  NOTE_FOLDER_NOTE},
    {"README.md",                    "README",    0},
    {"x/2025-10-31 - Sync.md",       "2025-10-31 - Sync", NOTE_DATED_NAME},
    {"x/2025-13-31 - Sync.md",       "2025-13-31 - Sync", 0},
    {"Work/Templates/Person.md",     "Person",    NOTE_TEMPLATE},
};
/* clang-format on */

static void a_folder_note_is_called_by_its_folder(void **state)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        str path = str_from(names[i].path);
        uint16_t flags = kith_kind_path_flags(path);
        assert_int_equal(flags, names[i].flags);
        assert_true(
            str_equal(kith_kind_name(path, flags), str_from(names[i].name)));
    }
    (void)state;
}

static void the_day_is_the_date_field_else_the_file_name(void **state)
{
    intern words = {0};
    field date_field = {
        .key = kith_intern(&words, STR("date")),
        .value = kith_intern(&words, STR("[[2025-01-02]]")),
        .line = 7};
    note n = {.path = STR("2024-05-06 - x.md"), .flags = NOTE_DATED_NAME};
    settle(&n, &words, NULL);
    assert_int_equal(n.day, kith_date_parse(STR("2024-05-06")));
    assert_int_equal(n.day_line, 0);

    n.field = &date_field;
    n.fields = 1;
    settle(&n, &words, NULL);
    assert_int_equal(n.day, kith_date_parse(STR("2025-01-02")));
    assert_int_equal(n.day_line, 7);
    kith_intern_free(&words);
    (void)state;
}

static void every_kind_has_a_word_that_reads_back(void **state)
{
    for (int k = KITH_KIND_PERSON; k <= KITH_KIND_MEETING; k++) {
        const char *word = kith_kind_text((kith_kind)k);
        assert_int_equal(kith_kind_of_word(str_from(word)), k);
    }
    assert_string_equal(kith_kind_text(KITH_KIND_OTHER), "other");
    assert_string_equal(kith_kind_text((kith_kind)99), "other");
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_has_its_kind),
        cmocka_unit_test(a_folder_note_is_called_by_its_folder),
        cmocka_unit_test(the_day_is_the_date_field_else_the_file_name),
        cmocka_unit_test(every_kind_has_a_word_that_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
