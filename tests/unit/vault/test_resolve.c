/* Which file a link means: Obsidian's rules, then ours, each by its flag. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/vault.h"

#include "temp_vault.h"

#define CUT \
    "2025-10-28 - Dana and Ana agreed on the rollout of the second phase"

/* clang-format off */
static const struct {
    const char *path, *text;
} files[] = {
    {"Note.md",                 "x"},
    {"A/Note.md",               "x"},
    {"A/B/Note.md",             "x"},
    {"Log.md",                  "x"},
    {"Re:view.md",              "x"},
    {"C/x.canvas",              "{}"},
    {"C/x.md",                  "x"},
    {"C/pic.png",               "x"},
    {"D/Twin.md",               "x"},
    {"E/Twin.md",               "x"},
    {"F/Longer/Twin2.md",       "x"},
    {"G/Twin2.md",              "x"},
    {"v1.2.md",                 "x"},
    {"Caf\xC3\xA9.md",          "x"},
    {"100%.md",                 "x"},
    {"With Space.md",           "x"},
    {"No\u00a0Break.png",       "x"},
    {"H/CASE.md",               "x"}, /* two files where cases count */
    {"H/Case.md",               "x"},
    {"Customers/Contoso/README.md", "---\ntitle: Contoso Ltd\n---\n"},
    {"Old/Contoso2/README.md",  "x"},
    {"New/Contoso2/README.md",  "x"},
    {"People/Ana Lima.md",      "---\naliases: [Anita, Boss]\n---\n"},
    {"People/Bo Ek.md",         "---\naliases: [Boss]\ntitle: \"B. Ek\"\n---\n"},
    {"People/Zo\xC3\xAB O\xE2\x80\x99Neil.md", "x"},
    {"Meetings/" CUT " and what follows it.md", "x"},
    {"Meetings/2025-10-29 - Dana and Ana went through the numbers of the "
     "quarter one.md", "x"},
    {"Meetings/2025-10-29 - Dana and Ana went through the numbers of the "
     "quarter two.md", "x"},
};

static const struct {
    const char *source, *link;  /* the link as it stands in the note */
    const char *file;           /* what it means; NULL: nothing */
    link_how how;
    link_how strict;            /* the same with strict_obsidian */
} cases[] = {
    /* by name, whatever the case */
    {"s.md",     "[[Log]]",            "Log.md",        HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[LOG]]",            "Log.md",        HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[log.MD]]",         "Log.md",        HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[Case]]",           "H/Case.md",     HOW_AMBIGUOUS, HOW_AMBIGUOUS},
    {"s.md",     "[[CASE]]",           "H/CASE.md",     HOW_AMBIGUOUS, HOW_AMBIGUOUS},
    {"s.md",     "[[case]]",           "H/CASE.md",     HOW_AMBIGUOUS, HOW_AMBIGUOUS},
    {"s.md",     "[[Log#Part|that]]",  "Log.md",        HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[cafe\xCC\x81]]",   "Caf\xC3\xA9.md", HOW_EXACT, HOW_EXACT},
    /* a blank that does not break a line is a blank */
    {"s.md",     "[[with\u00a0space]]", "With Space.md", HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[\u00a0With\u202fSpace\u00a0]]", "With Space.md", HOW_EXACT, HOW_EXACT},
    {"s.md",     "[t](With%C2%A0Space.md)", "With Space.md", HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[No Break.png]]",   "No\u00a0Break.png", HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[v1.2]]",           "v1.2.md",       HOW_EXACT, HOW_EXACT},
    /* the exact path, else the own folder, else the shortest path */
    {"s.md",     "[[Note]]",           "Note.md",       HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[[Note]]",           "Note.md",       HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[[A/Note]]",         "A/Note.md",     HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[B/Note]]",         "A/B/Note.md",   HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[/Note]]",          "Note.md",       HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[/B/Note]]",        NULL,      HOW_UNRESOLVED, HOW_UNRESOLVED},
    {"D/s.md",   "[[Twin]]",           "D/Twin.md",     HOW_EXACT, HOW_EXACT},
    {"E/s.md",   "[[Twin]]",           "E/Twin.md",     HOW_EXACT, HOW_EXACT},
    {"E/x/s.md", "[[Twin]]",           "D/Twin.md",     HOW_AMBIGUOUS, HOW_AMBIGUOUS},
    {"s.md",     "[[Twin2]]",          "G/Twin2.md",    HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[ote]]",            NULL,      HOW_UNRESOLVED, HOW_UNRESOLVED},
    /* relative paths have no way back to a name */
    {"A/B/s.md", "[[../Note]]",        "A/Note.md",     HOW_EXACT, HOW_EXACT},
    {"A/B/s.md", "[[./Note]]",         "A/B/Note.md",   HOW_EXACT, HOW_EXACT},
    {"A/B/s.md", "[[../Log]]",         NULL,      HOW_UNRESOLVED, HOW_UNRESOLVED},
    /* other files go by their extension */
    {"s.md",     "[[x]]",              "C/x.md",        HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[x.canvas]]",       "C/x.canvas",    HOW_EXACT, HOW_EXACT},
    {"s.md",     "![[pic.png|100]]",   "C/pic.png",     HOW_EXACT, HOW_EXACT},
    {"s.md",     "[[pic]]",            NULL,      HOW_UNRESOLVED, HOW_UNRESOLVED},
    /* Markdown links likewise, once decoded */
    {"A/s.md",   "[t](With%20Space.md)", "With Space.md", HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[t](<With Space>)",  "With Space.md", HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[t](With&#32;Space&#46;md)", "With Space.md", HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[t](mailto&#58;a@b.c)",  NULL,  HOW_EXTERNAL, HOW_EXTERNAL},
    {"A/s.md",   "[t](100%25.md)",     "100%.md",       HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[t](https://x.org)", NULL,      HOW_EXTERNAL, HOW_EXTERNAL},
    {"A/s.md",   "[t](mailto:a@b.c)",  NULL,      HOW_EXTERNAL, HOW_EXTERNAL},
    {"A/s.md",   "[[https://x.org]]",  NULL,      HOW_EXTERNAL, HOW_EXTERNAL},
    {"A/s.md",   "[[Re: budget]]",     NULL,      HOW_UNRESOLVED, HOW_UNRESOLVED},
    {"A/s.md",   "[[Re:view]]",        "Re:view.md",    HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[t](Re:view)",       NULL,      HOW_EXTERNAL, HOW_EXTERNAL},
    /* the note itself */
    {"A/s.md",   "[[#Part]]",          "A/s.md",        HOW_EXACT, HOW_EXACT},
    {"A/s.md",   "[t](#part)",         "A/s.md",        HOW_EXACT, HOW_EXACT},
    /* ours: folder note, title, alias, other quotes, a title cut short */
    {"s.md", "[[Contoso]]", "Customers/Contoso/README.md", HOW_FOLDER_NOTE, HOW_UNRESOLVED},
    {"s.md", "[[customers/contoso]]", "Customers/Contoso/README.md", HOW_FOLDER_NOTE, HOW_UNRESOLVED},
    {"s.md", "[[Partners/Contoso]]", NULL,         HOW_UNRESOLVED, HOW_UNRESOLVED},
    {"s.md", "[[Contoso Ltd]]", "Customers/Contoso/README.md", HOW_TITLE, HOW_UNRESOLVED},
    {"s.md", "[[B. Ek]]",       "People/Bo Ek.md", HOW_TITLE, HOW_UNRESOLVED},
    {"s.md", "[[Zoe O'Neil]]",  "People/Zo\xC3\xAB O\xE2\x80\x99Neil.md", HOW_TITLE, HOW_UNRESOLVED},
    {"s.md", "[[anita]]",       "People/Ana Lima.md", HOW_ALIAS, HOW_UNRESOLVED},
    {"s.md", "[[" CUT "]]", "Meetings/" CUT " and what follows it.md", HOW_TRUNCATED, HOW_UNRESOLVED},
    /* never guessed */
    {"s.md", "[[Boss]]",        NULL, HOW_AMBIGUOUS, HOW_UNRESOLVED},
    {"s.md", "[[Contoso2]]",    NULL, HOW_AMBIGUOUS, HOW_UNRESOLVED},
    {"s.md", "[[New/Contoso2]]", "New/Contoso2/README.md", HOW_FOLDER_NOTE, HOW_UNRESOLVED},
    {"s.md", "[[2025-10-29 - Dana and Ana went through the numbers of the quarter]]",
     NULL, HOW_AMBIGUOUS, HOW_UNRESOLVED},
    {"s.md", "[[2025-10-28 - Dana and Ana agreed on]]", NULL, HOW_UNRESOLVED, HOW_UNRESOLVED},
};
/* clang-format on */

static void write_files(const temp_vault *t)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        temp_vault_write(t, files[i].path, str_from(files[i].text));
}

static uint32_t note_at(const kith_vault *vault, const char *path)
{
    for (size_t i = 0; i < vault->note_count; i++)
        if (strcmp(vault->notes[i].path.ptr, path) == 0)
            return (uint32_t)i;
    fail_msg("no note %s", path);
    return 0;
}

static kith_vault *open_vault(const temp_vault *t, bool strict)
{
    kith_error error = {0};
    kith_vault *vault = kith_vault_open(
        t->path, &(kith_vault_options){.strict_obsidian = strict}, &error);
    assert_non_null(vault);
    kith_vault_stats s = kith_vault_count(vault);
    assert_int_equal(
        s.links_found, s.links_resolved + s.links_unresolved + s.links_skipped);
    return vault;
}

static void check_case(const temp_vault *t, size_t i, bool strict)
{
    link_how how = strict ? cases[i].strict : cases[i].how;
    const char *file = how == cases[i].how ? cases[i].file : NULL;
    kith_vault *vault = open_vault(t, strict);
    const note *n = &vault->notes[note_at(vault, cases[i].source)];
    if (n->links != 1 || n->link[0].how != how)
        print_error("%s in %s\n", cases[i].link, cases[i].source);
    assert_int_equal(n->links, 1);
    assert_int_equal(n->link[0].how, how);
    if (file)
        assert_string_equal(vault_file(vault, n->link[0].resolved).ptr, file);
    else
        assert_int_equal(n->link[0].resolved, NO_INDEX);
    kith_vault_free(vault);
}

static void every_link_means_what_it_should(void **state)
{
    temp_vault t;
    char path[2048];
    temp_vault_make(&t);
    write_files(&t);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        temp_vault_write(&t, cases[i].source, str_from(cases[i].link));
        check_case(&t, i, false);
        check_case(&t, i, true);
        unlink(temp_vault_at(&t, cases[i].source, path));
    }
    temp_vault_remove(&t);
    (void)state;
}

static diagnostic finding_of(const kith_vault *vault, unsigned code)
{
    for (size_t i = 0; i < vault->diagnostic_count; i++)
        if (vault->diagnostics[i].code == code)
            return vault->diagnostics[i];
    fail_msg("no K%u", code);
    return (diagnostic){0};
}

static void what_is_wrong_is_said_with_its_place(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    write_files(&t);
    temp_vault_write(
        &t, "s.md",
        STR("one\n[[Ana Lina]]\nx [[Boss]]\n- [[" CUT "]]\n\n[[Twin]]\n"));
    kith_vault *vault = open_vault(&t, false);
    diagnostic d = finding_of(vault, K201_BROKEN_LINK);
    assert_int_equal(d.line, 2);
    assert_int_equal(d.column, 1);
    assert_string_equal(d.message.ptr, "[[Ana Lina]] not found");
    assert_string_equal(d.hint.ptr, "did you mean [[Ana Lima]]?");
    d = finding_of(vault, K202_AMBIGUOUS_LINK);
    assert_int_equal(d.line, 3);
    assert_int_equal(d.column, 3);
    assert_string_equal(
        d.message.ptr, "[[Boss]] may be People/Ana Lima.md, People/Bo Ek.md");
    assert_int_equal(finding_of(vault, K203_TRUNCATED_LINK).line, 4);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

static void what_stands_before_a_link_changes_nothing(void **state)
{
    static const char *const orders[] = {
        "[x](Re:b) [[Re:b]]\n", "[[Re:b]] [x](Re:b)\n"};
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(&t, "Re:b.md", STR("x"));
    temp_vault_write(&t, "Ana Lima.md", STR("[[./Ana Lina]]"));
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        temp_vault_write(&t, "s.md", str_from(orders[i]));
        kith_vault *vault = open_vault(&t, false);
        const note *n = &vault->notes[note_at(vault, "s.md")];
        assert_int_equal(n->link[i].how, HOW_EXTERNAL);
        assert_int_equal(n->link[1 - i].how, HOW_EXACT);
        assert_string_equal(
            finding_of(vault, K201_BROKEN_LINK).hint.ptr,
            "did you mean [[Ana Lima]]?");
        kith_vault_free(vault);
    }
    temp_vault_remove(&t);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_link_means_what_it_should),
        cmocka_unit_test(what_is_wrong_is_said_with_its_place),
        cmocka_unit_test(what_stands_before_a_link_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
