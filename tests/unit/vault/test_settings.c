/* What .kith.yaml may say, and what it may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/lexicon.h"
#include "vault/settings.h"

#include "temp_vault.h"

static kith_settings *read_with(
    const char *vault_file, const char *user_file, kith_error *error)
{
    temp_vault t;
    char user[2048];
    temp_vault_make(&t);
    temp_vault_folder(&t, "VAST/People");
    temp_vault_folder(&t, "Templates");
    if (vault_file)
        temp_vault_write(&t, ".kith.yaml", str_from(vault_file));
    if (user_file)
        temp_vault_write(&t, "user.yaml", str_from(user_file));
    kith_settings *settings = kith_settings_read(
        t.path, user_file ? temp_vault_at(&t, "user.yaml", user) : NULL, error);
    temp_vault_remove(&t);
    return settings;
}

static void all_settings_are_read(void **state)
{
    kith_error error = {0};
    kith_settings *s = read_with(
        "me: Dana Whitfield\nhalf_life: 45.5\n"
        "folders:\n  VAST/People/: person\n  Templates: other\n"
        "identities:\n  Kofi Mensah: [Kofi M., Coffee Mensah]\n"
        "  Bo Ek: B. Ek\n"
        "exclude:\n  - Templates/\n  - '*.tmp.md'\n"
        "words:\n  champion: [Godfather, far-sighted]\n  coach: mentor\n",
        NULL, &error);
    assert_non_null(s);
    assert_true(str_equal(s->me, STR("Dana Whitfield")));
    assert_true(s->half_life_days > 45.49 && s->half_life_days < 45.51);
    assert_int_equal(s->folder_count, 2);
    assert_true(str_equal(s->folders[0].folder, STR("VAST/People")));
    assert_int_equal(s->folders[0].kind, KITH_KIND_PERSON);
    assert_int_equal(s->identity_count, 3);
    assert_true(str_equal(s->identities[1].name, STR("Kofi Mensah")));
    assert_true(str_equal(s->identities[1].alias, STR("Coffee Mensah")));
    assert_int_equal(s->identities[2].line, 8);
    assert_int_equal(s->exclude_count, 2);
    assert_int_equal(s->word_count, 3);
    assert_true(str_equal(s->words[0].word, STR("Godfather")));
    assert_int_equal(s->words[0].word_class, CLASS_CHAMPION);
    assert_int_equal(s->words[2].word_class, CLASS_COACH);
    kith_settings_free(s);
    (void)state;
}

static void absent_or_empty_is_built_in(void **state)
{
    const char *files[] = {NULL, "", "# nothing\n", "---\n"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        kith_error error = {0};
        kith_settings *s = read_with(files[i], NULL, &error);
        assert_non_null(s);
        assert_int_equal(s->me.len, 0);
        assert_true(s->half_life_days <= 0);
        assert_int_equal(kith_settings_size(s), 2);
        assert_string_equal(kith_settings_row(s, 0).key, "me");
        assert_string_equal(kith_settings_row(s, 0).origin, "built in");
        assert_string_equal(kith_settings_row(s, 1).value, "90");
        assert_string_equal(kith_settings_row(s, 2).key, "");
        kith_settings_free(s);
    }
    (void)state;
}

static void the_user_gives_way_to_the_vault(void **state)
{
    kith_error error = {0};
    kith_settings *s = read_with(
        "me: Dana\n", "me: Somebody\nhalf_life: 30\nexclude: Elsewhere\n",
        &error);
    assert_non_null(s);
    assert_true(str_equal(s->me, STR("Dana")));
    assert_true(s->half_life_days > 29);
    assert_int_equal(s->exclude_count, 1); /* need not exist in each vault */
    assert_non_null(strstr(kith_settings_row(s, 0).origin, ".kith.yaml:1"));
    assert_non_null(strstr(kith_settings_row(s, 1).origin, "user.yaml:2"));
    kith_settings_free(s);
    (void)state;
}

/* clang-format off */
static const struct {
    const char *file;
    unsigned line;
    const char *word; /* in the message */
} mistakes[] = {
    {"me: A\ncolour: red\n",               2, "colour"},
    {"me: [A, B]\n",                       1, "me"},
    {"me:\n",                              1, "me"},
    {"half_life: soon\n",                  1, "soon"},
    {"half_life: -3\n",                    1, "-3"},
    {"half_life: 0\n",                     1, "0"},
    {"\nfolders:\n  VAST/Peeple: person\n", 3, "Peeple"},
    {"folders:\n  Templates: robot\n",     2, "robot"},
    {"folders: Templates\n",               1, "folders"},
    {"exclude:\n- Templates\n- Nope/\n",   3, "Nope"},
    {"identities: x\n",                    1, "identities"},
    {"identities:\n  A: {b: c}\n",         2, "A"},
    {"words: [champion]\n",                1, "words"},
    {"words:\n  champion: [a, b]\n",      2, "a"},
    {"words:\n  champion: big fan\n",     2, "big fan"},
    {"words:\n  champion: x1\n",          2, "x1"},
    {"words:\n  hero: fan\n",             2, "hero"},
    {"just words\n",                       1, "just words"},
    {"me: a: b\n",                         1, "mapping"},
    {"me: [\n",                             1, "me"},
};
/* clang-format on */

static void a_mistake_is_an_error_with_its_line(void **state)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        kith_error error = {0};
        assert_null(read_with(mistakes[i].file, NULL, &error));
        assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
        if (error.line != mistakes[i].line)
            print_error("%s: %s\n", mistakes[i].file, error.message);
        assert_int_equal(error.line, mistakes[i].line);
        assert_non_null(strstr(error.path, ".kith.yaml"));
        assert_non_null(strstr(error.message, mistakes[i].word));
    }
    (void)state;
}

/* clang-format off */
static const struct {
    const char *rule, *path;
    bool excluded;
} rules[] = {
    {"Templates",  "Templates/a.md",     true},
    {"Templates",  "Templates 2/a.md",   false},
    {"Templates",  "x/Templates/a.md",   false},
    {"a.md",       "a.md",               true},
    {"*.tmp.md",   "x/y.tmp.md",         true},
    {"*.tmp.md",   "x/y.md",             false},
    {"*/Drafts/*", "a/b/Drafts/c.md",    true},
    {"n?te.md",    "n\xC3\xB6te.md",     true},
    {"n?te.md",    "noote.md",           false},
    {"**a*a*a*b",  "aaaaaaaaaaaaaaaaaa", false},
    {"*",          "",                   true},
};
/* clang-format on */

static void excluded_is_a_folder_a_file_or_a_pattern(void **state)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        str rule = str_from(rules[i].rule);
        kith_settings s = {.exclude = &rule, .exclude_count = 1};
        assert_int_equal(
            kith_settings_exclude(&s, str_from(rules[i].path)),
            rules[i].excluded);
    }
    assert_false(kith_settings_exclude(NULL, STR("a.md")));
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_settings_are_read),
        cmocka_unit_test(absent_or_empty_is_built_in),
        cmocka_unit_test(the_user_gives_way_to_the_vault),
        cmocka_unit_test(a_mistake_is_an_error_with_its_line),
        cmocka_unit_test(excluded_is_a_folder_a_file_or_a_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
