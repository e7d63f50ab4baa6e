/* What a vault's own rules keep out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/limits.h"
#include "vault/ignore.h"
#include "vault/note.h"
#include "vault/vault.h"

#include "temp_vault.h"

/* The rules of a vault that holds one file; how many findings there were. */
static size_t read_rules(const char *name, const char *text, ignore *rules)
{
    temp_vault t;
    arena memory = {0};
    diagnostic_list list = {0};
    temp_vault_make(&t);
    if (name)
        temp_vault_write(&t, name, str_from(text));
    int root = open(t.path, O_RDONLY | O_DIRECTORY);
    *rules = (ignore){0};
    kith_ignore_read(rules, root, &memory, &list);
    assert_false(rules->failed);
    size_t findings = list.len;
    for (size_t i = 0; i < findings; i++)
        assert_int_equal(list.at[i].code, K010_BAD_RULE);
    close(root);
    VEC_FREE(&list);
    kith_arena_free(&memory);
    temp_vault_remove(&t);
    return findings;
}

static uint16_t flags_of(const ignore *rules, const char *path)
{
    uint16_t flags = 0;
    assert_true(kith_ignore_flags(rules, str_from(path), &flags));
    return flags;
}

static void without_rules_nothing_is_kept_out(void **state)
{
    ignore rules;
    assert_int_equal(read_rules(NULL, NULL, &rules), 0);
    assert_false(kith_ignore_has(&rules, STR("A.md")));
    assert_int_equal(flags_of(&rules, "A.md"), 0);
    kith_ignore_free(&rules);
    (void)state;
}

static void lines_of_kithignore_match(void **state)
{
    static const struct {
        const char *lines, *path;
        bool ignored;
    } rows[] = {
        {"# nothing\n\n", "A.md", false},  {"A.md\n", "A.md", true},
        {"A.md\n", "B/A.md", true},        {"A.md\n", "B/A.mdx", false},
        {"/A.md\n", "A.md", true},         {"/A.md\n", "B/A.md", false},
        {"B\n", "B/C/A.md", true},         {"B\n", "C/B/A.md", true},
        {"B/\n", "B/A.md", true},          {"B/\n", "C/B", false},
        {"/B/\n", "C/B/A.md", false},      {"B/C\n", "B/C/A.md", true},
        {"B/C\n", "X/B/C/A.md", false},    {"*.pdf\n", "B/A.pdf", true},
        {"B/*.md\n", "B/A.md", true},      {"B/*.md\n", "B/C/A.md", true},
        {"**/A.md\n", "A.md", true},       {"**/A.md\n", "B/A.md", true},
        {"?.md\n", "\xc3\xa9.md", true},   {"*.md\n!A.md\n", "B/A.md", false},
        {"!A.md\n*.md\n", "A.md", true},   {"B/\n!B/A.md\n", "B/A.md", false},
        {"B/\n!B/A.md\n", "B/C.md", true}, {"\\#A.md\n", "#A.md", true},
        {"\\!A.md\n", "!A.md", true},      {"A.md  \r\n", "A.md", true},
        {"A B.md", "A B.md", true},        {"/\n!\n", "A.md", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ignore rules;
        assert_int_equal(read_rules(".kithignore", rows[i].lines, &rules), 0);
        if (kith_ignore_has(&rules, str_from(rows[i].path)) != rows[i].ignored)
            fail_msg("%s on %s", rows[i].lines, rows[i].path);
        kith_ignore_free(&rules);
    }
    (void)state;
}

static void lines_of_kithignore_have_a_limit(void **state)
{
    static char text[2 * (LIMIT_IGNORE_RULES + 1) + 1];
    ignore rules;
    for (size_t i = 0; i <= LIMIT_IGNORE_RULES; i++)
        memcpy(text + 2 * i, "a\n", 2);
    assert_int_equal(read_rules(".kithignore", text, &rules), 1);
    assert_int_equal(rules.lines.len, LIMIT_IGNORE_RULES);
    kith_ignore_free(&rules);
    (void)state;
}

#define MARK "\xEF\xBB\xBF"

static void a_byte_order_mark_is_no_rule(void **state)
{
    static const struct {
        const char *name, *text;
        bool ignored, excluded;
    } rows[] = {
        {".kithignore", MARK "A.md\n", true, false},
        {".kithignore", MARK "# A.md\n", false, false},
        {".kithignore", MARK "/A.md\nB/\n", true, false},
        {".kithignore", MARK, false, false},
        {".obsidian/app.json", MARK "{\"userIgnoreFilters\":[\"A.md\"]}", false,
         true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ignore rules;
        assert_int_equal(read_rules(rows[i].name, rows[i].text, &rules), 0);
        bool excluded = flags_of(&rules, "A.md") & NOTE_EXCLUDED;
        assert_int_equal(kith_ignore_has(&rules, STR("A.md")), rows[i].ignored);
        assert_int_equal(excluded, rows[i].excluded);
        kith_ignore_free(&rules);
    }
    (void)state;
}

static void filters_of_obsidian_exclude(void **state)
{
    static const struct {
        const char *filters, *path;
        bool excluded;
    } rows[] = {
        {"[]", "A.md", false},
        {"[\"logseq/\"]", "logseq/A.md", true},
        {"[\"logseq/bak/\",\"logseq/\"]", "logseq/A.md", true},
        {"[\"logseq/\"]", "B/logseq/A.md", false},
        {"[\"B/A.md\"]", "B/A.md", true},
        {"[\"*.excalidraw.md\"]", "B/A.excalidraw.md", true},
        {"[\"*.excalidraw.md\"]", "B/A.md", false},
        {"[\"/draft/\"]", "B/my draft.md", true},
        {"[\"/^draft/\"]", "B/my draft.md", false},
        {"[\"/^\\\\d{4}-\\\\d\\\\d/\"]", "2026-01.md", true},
        {"[\"/^[\\\\dx]+\\\\.md$/\"]", "20x.md", true},
        {"[\"/^[\\\\dx]+\\\\.md$/\"]", "20y.md", false},
        {"[\"/(?:a|b)\\\\/c/\"]", "b/c.md", true},
        {"[\"/.*?\\\\.tmp/\"]", "x.tmp.md", true},
        {"[\"\\u00e9/\"]", "\xc3\xa9/A.md", true},
        {"\"logseq/\"", "logseq/A.md", false},
        {"[1, {\"a\": \"logseq/\"}]", "logseq/A.md", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        ignore rules;
        snprintf(
            text, sizeof text,
            "{\"x\":1,\"userIgnoreFilters\":%s,\"y\":[\"A\"]}",
            rows[i].filters);
        assert_int_equal(read_rules(".obsidian/app.json", text, &rules), 0);
        assert_false(kith_ignore_has(&rules, str_from(rows[i].path)));
        bool excluded = flags_of(&rules, rows[i].path) & NOTE_EXCLUDED;
        if (excluded != rows[i].excluded)
            fail_msg("%s on %s", rows[i].filters, rows[i].path);
        kith_ignore_free(&rules);
    }
    (void)state;
}

static void what_cannot_be_used_is_said(void **state)
{
    static const struct {
        const char *name, *text;
    } rows[] = {
        {".obsidian/app.json", "{\"userIgnoreFilters\":[\"/(/\"]}"},
        {".obsidian/app.json", "{\"userIgnoreFilters\":[\"/(?=a)/\"]}"},
        {".obsidian/app.json", "{\"userIgnoreFilters\":[\"/(a)\\\\1/\"]}"},
        {".obsidian/app.json", "{\"userIgnoreFilters\":[\"/(a{9}){9}/\"]}"},
        {".obsidian/app.json", "{\"userIgnoreFilters\":[\"/a{99999999}/\"]}"},
        {".obsidian/app.json", "{\"userIgnoreFilters\":["},
        {".obsidian/app.json", "\xff"},
        {".obsidian/templates.json", "{\"folder\":"},
        {".kithignore", "\xff"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ignore rules;
        assert_int_equal(read_rules(rows[i].name, rows[i].text, &rules), 1);
        assert_int_equal(flags_of(&rules, "aaa.md"), 0);
        kith_ignore_free(&rules);
    }
    (void)state;
}

static void the_template_folder_holds_templates(void **state)
{
    static const struct {
        const char *folder, *path;
        bool is_template;
    } rows[] = {
        {"Meta/Forms", "Meta/Forms/A.md", true},
        {"/Meta/Forms/", "Meta/Forms/A.md", true},
        {"Meta/Forms", "Meta/Forms2/A.md", false},
        {"Meta/Forms", "Meta/Forms.md", false},
        {"", "A.md", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[128];
        ignore rules;
        snprintf(text, sizeof text, "{\"folder\":\"%s\"}", rows[i].folder);
        read_rules(".obsidian/templates.json", text, &rules);
        bool found = flags_of(&rules, rows[i].path) & NOTE_TEMPLATE;
        assert_int_equal(found, rows[i].is_template);
        kith_ignore_free(&rules);
    }
    (void)state;
}

static void an_excluded_note_links_and_an_ignored_one_is_not_there(void **state)
{
    temp_vault t;
    kith_error error = {0};
    temp_vault_make(&t);
    temp_vault_write(&t, "A.md", STR("[[B]] [[C]]\n"));
    temp_vault_write(&t, "Old/B.md", STR("[[A]]\n"));
    temp_vault_write(&t, "New/C.md", STR("[[A]]\n"));
    temp_vault_write(&t, "New/D.png", STR(""));
    temp_vault_write(
        &t, ".obsidian/app.json", STR("{\"userIgnoreFilters\":[\"Old/\"]}"));
    temp_vault_write(&t, ".kithignore", STR("New/\n"));
    kith_vault *vault = kith_vault_open(t.path, NULL, &error);
    assert_non_null(vault);
    kith_vault_stats s = kith_vault_count(vault);
    assert_int_equal(s.files, 4);
    assert_int_equal(s.notes, 2);
    assert_int_equal(s.skipped_ignored, 2);
    assert_int_equal(s.links_resolved, 2);
    assert_int_equal(s.links_unresolved, 1);
    assert_int_equal(vault->notes[0].flags & NOTE_EXCLUDED, 0);
    assert_int_not_equal(vault->notes[1].flags & NOTE_EXCLUDED, 0);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_rules_nothing_is_kept_out),
        cmocka_unit_test(lines_of_kithignore_match),
        cmocka_unit_test(lines_of_kithignore_have_a_limit),
        cmocka_unit_test(a_byte_order_mark_is_no_rule),
        cmocka_unit_test(filters_of_obsidian_exclude),
        cmocka_unit_test(what_cannot_be_used_is_said),
        cmocka_unit_test(the_template_folder_holds_templates),
        cmocka_unit_test(
            an_excluded_note_links_and_an_ignored_one_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
