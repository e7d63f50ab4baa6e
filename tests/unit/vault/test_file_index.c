/* Which files a link may mean: best first, as resolution ranks them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vault/file_index.h"

#include "temp_vault.h"

static const char *const files[] = {
    "A/B/Note.md", "A/Note.md", "A/pic.png", "Note.md", "Sub/Other.md"};

/* The source is A/B/Note.md: its own folder comes before shorter paths, and a
 * path that is meant exactly before all. */
static const struct {
    const char *target;
    const char *best[4];
} cases[] = {
    {"Note", {"Note.md", "A/B/Note.md", "A/Note.md"}},
    {"note.MD", {"Note.md", "A/B/Note.md", "A/Note.md"}},
    {"A/Note", {"A/Note.md"}},
    {"B/Note", {"A/B/Note.md"}},
    {"./Note", {"A/B/Note.md"}},
    {"/Note", {"Note.md"}},
    {"pic.png", {"A/pic.png"}},
    {"Other", {"Sub/Other.md"}},
    {"Nobody", {NULL}},
};

static void check_case(file_index *index, size_t i)
{
    uint32_t found[4] = {0};
    size_t count, expected = 0;
    while (cases[i].best[expected])
        expected++;
    assert_true(kith_file_index_all(
        index, 0, str_from(cases[i].target), found, 4, &count));
    if (count != expected)
        print_error("%s\n", cases[i].target);
    assert_int_equal(count, expected);
    for (size_t k = 0; k < count; k++)
        assert_string_equal(
            vault_file(index->vault, found[k]).ptr, cases[i].best[k]);
}

static void candidates_come_best_first(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        temp_vault_write(&t, files[i], STR("x"));
    kith_vault *vault = kith_vault_open(t.path, NULL, NULL);
    file_index index;
    assert_non_null(vault);
    assert_true(kith_file_index_build(&index, vault));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&index, i);

    uint32_t found[4];
    size_t count;
    assert_true(kith_file_index_all(&index, 0, STR("Note"), found, 1, &count));
    assert_int_equal(count, 3); /* of which there was room for the best */
    assert_string_equal(vault_file(vault, found[0]).ptr, "Note.md");
    kith_file_index_free(&index);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(candidates_come_best_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
