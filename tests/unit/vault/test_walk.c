/* What a walk lists, in which order, and what it leaves alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "vault/walk.h"

#include "temp_vault.h"

/* The files and findings of a walk as text, a line each. */
static void list_all(
    const temp_vault *t, bool follow, unsigned threads, buffer *out)
{
    arena memory = {0};
    walk found = {0};
    kith_vault_stats stats = {0};
    int root = open(t->path, O_RDONLY | O_DIRECTORY);
    assert_true(root >= 0);
    ignore rules = {0};
    kith_ignore_read(&rules, root, &memory, &found.diagnostics);
    kith_walk(root, &rules, follow, threads, &memory, &found, &stats);
    kith_ignore_free(&rules);
    close(root);
    assert_false(found.failed);
    for (size_t i = 0; i < found.notes.len; i++)
        kith_buffer_printf(out, "%s\n", found.notes.at[i].ptr);
    for (size_t i = 0; i < found.others.len; i++)
        kith_buffer_printf(out, "+ %s\n", found.others.at[i].ptr);
    size_t skipped = 0;
    for (size_t i = 0; i < found.diagnostics.len; i++) {
        const diagnostic *d = &found.diagnostics.at[i];
        kith_buffer_printf(out, "K%03u %s\n", d->code, d->path.ptr);
        skipped += d->code != K009_BOUNDARY;
    }
    kith_buffer_char(out, '\0');
    assert_int_equal(
        stats.files,
        found.notes.len + found.others.len + skipped + stats.skipped_ignored);
    kith_walk_free(&found);
    kith_arena_free(&memory);
}

static void assert_listing(const temp_vault *t, bool follow, const char *want)
{
    for (unsigned threads = 1; threads <= 3; threads++) {
        buffer seen = {0};
        list_all(t, follow, threads, &seen);
        assert_string_equal(seen.at, want);
        kith_buffer_free(&seen);
    }
}

static void link_to(const temp_vault *t, const char *target, const char *name)
{
    char path[2048];
    assert_int_equal(symlink(target, temp_vault_at(t, name, path)), 0);
}

static void files_come_in_byte_order_of_the_whole_path(void **state)
{
    const char *names[] = {"b.md",     "a/z.md", "a.md",  "a b.md",
                           "a/b/c.md", "B.md",   "a-.md", "a/b.md",
                           "ä.md",     "a/.md",  "a0.md"};
    temp_vault t;
    temp_vault_make(&t);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        temp_vault_write(&t, names[i], STR("x"));
    assert_listing(
        &t, false,
        "B.md\na b.md\na-.md\na.md\na/b.md\na/b/c.md\na/z.md\na0.md\nb.md\n"
        "ä.md\n");
    temp_vault_remove(&t);
    (void)state;
}

static void only_what_a_link_may_name_is_listed(void **state)
{
    const char *names[] = {
        "n.md",
        "N2.MD",
        "p.png",
        "P.JPEG",
        "d.pdf",
        "board.canvas",
        "x.base",
        "plain.txt",
        "md",
        ".hidden.md",
        ".obsidian/app.md",
        ".git/x.md",
        "sub/.trash/y.md"};
    temp_vault t;
    temp_vault_make(&t);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        temp_vault_write(&t, names[i], STR("x"));
    assert_listing(
        &t, false,
        "N2.MD\nn.md\n+ P.JPEG\n+ board.canvas\n+ d.pdf\n+ p.png\n+ x.base\n");
    temp_vault_remove(&t);
    (void)state;
}

/* T23 */
static void a_folder_is_one_whatever_it_is_called(void **state)
{
    const char *names[] = {
        "a.md/b.md", "a.md.md", "p.png/c.md", "q conflicted copy.md/d.md",
        ".e.icloud/f.md"};
    temp_vault t;
    temp_vault_make(&t);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        temp_vault_write(&t, names[i], STR("x"));
    for (int follow = 0; follow < 2; follow++)
        assert_listing(
            &t, follow,
            "a.md.md\na.md/b.md\np.png/c.md\nq conflicted copy.md/d.md\n");
    temp_vault_remove(&t);
    (void)state;
}

/* T30 */
static void copies_of_synchronising_programs_are_left_out(void **state)
{
    const char *names[] = {
        "a (Ana's conflicted copy 2025-01-02).md",
        "a (Conflicted Copy).md",
        "a.sync-conflict-20250102-101010-ABCDEFG.md",
        ".a.md.icloud",
        "~$a.md",
        "a.md"};
    temp_vault t;
    temp_vault_make(&t);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        temp_vault_write(&t, names[i], STR("x"));
    buffer seen = {0};
    list_all(&t, false, 2, &seen);
    assert_memory_equal(seen.at, "a.md\nK008", 9);
    size_t copies = 0;
    for (const char *at = seen.at; (at = strstr(at, "K008")); at++)
        copies++;
    assert_int_equal(copies, 5);
    kith_buffer_free(&seen);
    temp_vault_remove(&t);
    (void)state;
}

/* T31 */
static void a_vault_within_the_vault_is_not_entered(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(&t, ".obsidian/app.json", STR("{}"));
    temp_vault_write(&t, "a.md", STR("x"));
    temp_vault_write(&t, "sub/.obsidian/app.json", STR("{}"));
    temp_vault_write(&t, "sub/b.md", STR("x"));
    assert_listing(&t, false, "a.md\nK009 sub\n");
    temp_vault_remove(&t);
    (void)state;
}

/* T24 */
static void links_are_listed_and_not_followed(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(&t, "a/b.md", STR("x"));
    link_to(&t, "a", "link");
    link_to(&t, ".", "a/self");
    link_to(&t, "a/b.md", "c.png");
    assert_listing(&t, false, "a/b.md\nK004 a/self\nK004 c.png\nK004 link\n");
    temp_vault_remove(&t);
    (void)state;
}

/* T24, T25 */
static void followed_links_stay_inside_and_count_once(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(&t, "a/b.md", STR("x"));
    temp_vault_write(&t, ".store/People/Ana.md", STR("x"));
    temp_vault_write(&t, ".store/Bo.md", STR("x"));
    link_to(&t, ".store/People", "People");
    link_to(&t, "../.store/Bo.md", "a/Bo.md");
    link_to(&t, "a", "again");
    link_to(&t, "b.md", "a/copy.md");
    link_to(&t, ".", "a/self");
    link_to(&t, "/etc", "out");
    link_to(&t, "/dev/zero", "zero.md");
    link_to(&t, "loop.md", "loop.md");
    assert_listing(
        &t, true,
        "People/Ana.md\na/Bo.md\na/b.md\nK004 a/copy.md\nK004 a/self\n"
        "K004 again\nK004 loop.md\nK004 out\nK004 zero.md\n");
    temp_vault_remove(&t);
    (void)state;
}

/* T28 */
static void depth_has_a_limit(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    char path[1024] = "";
    for (int i = 0; i < LIMIT_DIRECTORY_DEPTH - 1; i++)
        strcat(path, i ? "/d" : "d");
    size_t deepest = strlen(path);
    strcat(path, "/in.md");
    temp_vault_write(&t, path, STR("x"));
    strcpy(path + deepest, "/d/out.md");
    temp_vault_write(&t, path, STR("x"));
    buffer seen = {0};
    list_all(&t, false, 2, &seen);
    assert_non_null(strstr(seen.at, "/in.md\n"));
    assert_null(strstr(seen.at, "out.md"));
    assert_non_null(strstr(seen.at, "K007"));
    kith_buffer_free(&seen);
    temp_vault_remove(&t);
    (void)state;
}

static void a_folder_is_opened_without_following_links(void **state)
{
    temp_vault t;
    const char *name;
    temp_vault_make(&t);
    temp_vault_write(&t, "a/b/c.md", STR("x"));
    link_to(&t, "a", "link");
    int root = open(t.path, O_RDONLY | O_DIRECTORY);
    int folder = kith_walk_open_folder(root, STR("a/b/c.md"), false, &name);
    assert_true(folder >= 0);
    assert_string_equal(name, "c.md");
    close(folder);
    assert_int_equal(
        kith_walk_open_folder(root, STR("link/b/c.md"), false, &name), -1);
    folder = kith_walk_open_folder(root, STR("link/b/c.md"), true, &name);
    assert_true(folder >= 0);
    close(folder);
    close(root);
    temp_vault_remove(&t);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_come_in_byte_order_of_the_whole_path),
        cmocka_unit_test(only_what_a_link_may_name_is_listed),
        cmocka_unit_test(a_folder_is_one_whatever_it_is_called),
        cmocka_unit_test(copies_of_synchronising_programs_are_left_out),
        cmocka_unit_test(a_vault_within_the_vault_is_not_entered),
        cmocka_unit_test(links_are_listed_and_not_followed),
        cmocka_unit_test(followed_links_stay_inside_and_count_once),
        cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(a_folder_is_opened_without_following_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
