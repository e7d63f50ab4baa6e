/* Tags, aliases and properties, and which of them a name asks for. */
#include "listed.h"

static const page pages[] = {
    {"Ana.md",
     "---\nAliases: [Annie, A. L.]\nrole: CTO\nTags:\n- inbox/mail\n- VIP\n"
     "Works with:\n- \"[[Bo]]\"\n- \"[[Cy]]\"\nempty:\n---\n"
     "| **Company** | Contoso |\n|---|---|\n\n**Role**: none #Inbox "
     "#inboxes\n"},
    {"Bo.md", "---\nalias: Bob\nROLE: CEO\n---\n#inbox/Mail/x\n"},
    {"inbox.md", "#other\n"},
    {"#VIP.md", "\n"},
    {NULL, NULL}};

static void tags_are_those_of_a_note_or_lie_below_one(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_TAGS, .about = "Ana"},
         .rows = "Ana.md\t5\tinbox/mail\nAna.md\t6\tVIP\n"
                 "Ana.md\t15\tInbox\nAna.md\t15\tinboxes\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "INBOX/mail"},
         .rows = "Ana.md\t5\tinbox/mail\nBo.md\t5\tinbox/Mail/x\n"},
        /* a note and a tag: the ending and "#" tell them apart */
        {.options = {.list = KITH_LIST_TAGS, .about = "inbox"},
         .code = KITH_ERROR_AMBIGUOUS,
         .error = "'inbox' could be inbox.md or #inbox"},
        {.options = {.list = KITH_LIST_TAGS, .about = "inbox.md"},
         .rows = "inbox.md\t1\tother\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "#inbox"},
         .rows = "Ana.md\t5\tinbox/mail\nAna.md\t15\tInbox\n"
                 "Bo.md\t5\tinbox/Mail/x\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "#vip"},
         .rows = "Ana.md\t6\tVIP\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "annie"},
         .rows = "Ana.md\t5\tinbox/mail\nAna.md\t6\tVIP\n"
                 "Ana.md\t15\tInbox\nAna.md\t15\tinboxes\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "in"},
         .rows = "inbox.md\t1\tother\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "zzzzz"},
         .code = KITH_ERROR_NOT_FOUND,
         .error = "no note and no tag is named 'zzzzz'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    end(&f);
}

/* inbox is counted with what lies below it, inboxes does not. */
static void a_tag_counts_for_those_above_it(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    assert_text(
        &f, &(kith_report_options){.list = KITH_LIST_TAGS},
        "TAG           NOTES  TIMES\n"
        "inbox             2      3\n"
        "inbox/mail        2      2\n"
        "VIP               1      1\n"
        "inbox/Mail/x      1      1\n"
        "inboxes           1      1\n"
        "other             1      1\n");
    end(&f);
}

static void aliases_are_those_of_the_front_matter(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_ALIASES},
         .rows = "Ana.md\t2\tAnnie\tAna\nAna.md\t2\tA. L.\tAna\n"
                 "Bo.md\t2\tBob\tBo\n"},
        {.options = {.list = KITH_LIST_ALIASES, .about = "bob"},
         .rows = "Bo.md\t2\tBob\tBo\n"},
        {.options = {.list = KITH_LIST_ALIASES, .about = "Robert"},
         .code = KITH_ERROR_NOT_FOUND,
         .error = "no note is named 'Robert'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    end(&f);
}

/* Since 1.9 Obsidian knows `aliases` only, in small letters. */
static void a_vault_read_strictly_has_fewer_aliases(void **state)
{
    (void)state;
    static const page page_of_each[] = {
        {"A.md", "---\nAliases: [One]\n---\n"},
        {"B.md", "---\nalias: Two\n---\n"},
        {"C.md", "---\naliases: [Three]\n---\n"},
        {NULL, NULL}};
    fixture f = begin(page_of_each, NULL);
    kith_vault_free(f.vault);
    f.vault = kith_vault_open(
        f.root, &(kith_vault_options){.strict_obsidian = true}, &f.error);
    static const listed_case strict = {
        .options = {.list = KITH_LIST_ALIASES}, .rows = "C.md\t2\tThree\tC\n"};
    assert_listed(&f, &strict);
    end(&f);
}

/* The table and the label in the body are none, a list is a row a value. */
static void properties_are_those_of_the_front_matter_as_written(void **state)
{
    (void)state;
    fixture f = begin(pages, NULL);
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_PROPERTIES, .about = "Ana.md"},
         .rows = "Ana.md\t2\tAliases\tAnnie\nAna.md\t2\tAliases\tA. L.\n"
                 "Ana.md\t3\trole\tCTO\nAna.md\t5\tTags\tinbox/mail\n"
                 "Ana.md\t6\tTags\tVIP\nAna.md\t8\tWorks with\t[[Bo]]\n"
                 "Ana.md\t9\tWorks with\t[[Cy]]\nAna.md\t10\tempty\t\n"},
        {.options = {.list = KITH_LIST_PROPERTIES, .about = "Role"},
         .rows = "Ana.md\t3\trole\tCTO\nBo.md\t3\tROLE\tCEO\n"},
        {.options = {.list = KITH_LIST_PROPERTIES, .about = "works_with"},
         .code = KITH_ERROR_NOT_FOUND,
         .error = "no note and no property is named 'works_with'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    assert_text(
        &f, &(kith_report_options){.list = KITH_LIST_PROPERTIES, .limit = 3},
        "PROPERTY  NOTES  VALUES\n"
        "role          2       2\n"
        "Aliases       1       2\n"
        "Tags          1       2\n");
    end(&f);
}

/* Obsidian shows them neither among the tags nor among the properties. */
static void excluded_notes_are_listed_only_by_name(void **state)
{
    (void)state;
    static const page with_old[] = {
        {".obsidian/app.json", "{\"userIgnoreFilters\": [\"Old/\"]}"},
        {"Ana.md", "---\naliases: [Annie]\n---\n#new\n"},
        {"Old/Bo.md", "---\naliases: [Bob]\nrole: CEO\n---\n#old\n"},
        {NULL, NULL}};
    static const listed_case cases[] = {
        {.options = {.list = KITH_LIST_TAGS}, .rows = "Ana.md\t4\tnew\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "Bo"},
         .rows = "Old/Bo.md\t5\told\n"},
        {.options = {.list = KITH_LIST_TAGS, .about = "#old"},
         .code = KITH_ERROR_NOT_FOUND,
         .error = "no note and no tag is named '#old'"},
        {.options = {.list = KITH_LIST_ALIASES},
         .rows = "Ana.md\t2\tAnnie\tAna\n"},
        {.options = {.list = KITH_LIST_ALIASES, .about = "Bob"},
         .rows = "Old/Bo.md\t2\tBob\tBo\n"},
        {.options = {.list = KITH_LIST_PROPERTIES},
         .rows = "Ana.md\t2\taliases\tAnnie\n"},
        {.options = {.list = KITH_LIST_PROPERTIES, .about = "Old/Bo.md"},
         .rows = "Old/Bo.md\t2\taliases\tBob\nOld/Bo.md\t3\trole\tCEO\n"},
        {.options = {.list = KITH_LIST_PROPERTIES, .about = "role"},
         .code = KITH_ERROR_NOT_FOUND,
         .error = "no note and no property is named 'role'"},
    };
    fixture f = begin(with_old, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_listed(&f, &cases[i]);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_those_of_a_note_or_lie_below_one),
        cmocka_unit_test(a_tag_counts_for_those_above_it),
        cmocka_unit_test(aliases_are_those_of_the_front_matter),
        cmocka_unit_test(a_vault_read_strictly_has_fewer_aliases),
        cmocka_unit_test(properties_are_those_of_the_front_matter_as_written),
        cmocka_unit_test(excluded_notes_are_listed_only_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
