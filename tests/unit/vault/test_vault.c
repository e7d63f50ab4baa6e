/* A vault as a whole: what is counted, what is skipped, what never differs. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "vault/vault.h"

#include "temp_vault.h"

static kith_vault *open_with(const temp_vault *t, kith_vault_options options)
{
    kith_error error = {0};
    kith_vault *vault = kith_vault_open(t->path, &options, &error);
    if (error.code)
        print_error("%s\n", error.message);
    assert_non_null(vault);
    return vault;
}

/* Nothing is lost: the sums of the header hold. */
static void assert_sums(const kith_vault *vault)
{
    kith_vault_stats s = kith_vault_count(vault);
    assert_int_equal(
        s.files, s.notes + s.others + s.skipped_unreadable +
                     s.skipped_too_large + s.skipped_not_regular +
                     s.skipped_symlink + s.skipped_changed + s.skipped_depth +
                     s.skipped_sync_copy + s.skipped_ignored);
    assert_int_equal(
        s.links_found, s.links_resolved + s.links_unresolved + s.links_skipped);
    assert_int_equal(s.notes, kith_vault_size(vault));
    assert_int_equal(s.diagnostics, vault->diagnostic_count);
}

/* The finding of a code in a file; fails if there is none. */
static diagnostic finding_at(
    const kith_vault *vault, const char *path, unsigned code)
{
    for (size_t i = 0; i < vault->diagnostic_count; i++)
        if (vault->diagnostics[i].code == code &&
            strcmp(vault->diagnostics[i].path.ptr, path) == 0)
            return vault->diagnostics[i];
    fail_msg("no K%u in %s", code, path);
    return (diagnostic){0};
}

typedef struct watcher {
    pthread_t thread;
    size_t calls, last, total;
} watcher;

static void watch(void *context, size_t done, size_t total)
{
    watcher *w = context;
    assert_true(pthread_equal(w->thread, pthread_self()));
    assert_true(done > w->last && done <= total);
    w->calls++;
    w->last = done;
    w->total = total;
}

static void progress_is_told_to_the_thread_that_opens(void **state)
{
    enum { NOTES = 200 };
    char name[32];
    (void)state;
    temp_vault t;
    temp_vault_make(&t);
    for (int i = 0; i < NOTES; i++) {
        snprintf(name, sizeof name, "%03d.md", i);
        temp_vault_write(&t, name, STR("[[000]]\n"));
    }
    for (unsigned threads = 1; threads <= 4; threads += 3) {
        watcher w = {.thread = pthread_self()};
        kith_vault_free(open_with(
            &t, (kith_vault_options){
                    .threads = threads, .progress = watch, .context = &w}));
        assert_int_equal(w.total, threads > 1 && w.calls == 0 ? 0 : NOTES);
        if (threads == 1)
            assert_int_equal(w.calls, NOTES);
    }
    temp_vault_remove(&t);
}

static void a_vault_without_notes_is_fine(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    kith_vault *vault = open_with(&t, (kith_vault_options){0});
    assert_int_equal(kith_vault_size(vault), 0);
    assert_sums(vault);
    assert_string_equal(kith_vault_path(vault, 0), "");
    assert_int_equal(kith_vault_kind(vault, 0), KITH_KIND_OTHER);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

static void a_missing_vault_is_an_error_with_a_reason(void **state)
{
    temp_vault t;
    char path[2048];
    kith_error error = {0};
    temp_vault_make(&t);
    temp_vault_write(&t, "file", STR("x"));
    assert_null(kith_vault_open(temp_vault_at(&t, "none", path), NULL, &error));
    assert_int_equal(error.code, KITH_ERROR_IO);
    assert_string_equal(error.path, path);
    assert_non_null(strstr(error.message, "No such file"));

    error = (kith_error){0};
    assert_null(kith_vault_open(temp_vault_at(&t, "file", path), NULL, &error));
    assert_int_equal(error.code, KITH_ERROR_IO);

    assert_null(kith_vault_open(t.path, NULL, &error)); /* the first one wins */
    error = (kith_error){0};
    assert_null(kith_vault_open(NULL, NULL, &error));
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    kith_vault_free(NULL);
    assert_int_equal(kith_vault_size(NULL), 0);
    assert_int_equal(kith_vault_count(NULL).notes, 0);
    temp_vault_remove(&t);
    (void)state;
}

static void a_slash_at_the_end_makes_no_difference(void **state)
{
    temp_vault t;
    char path[2048];
    temp_vault_make(&t);
    temp_vault_write(&t, "a.md", STR("x"));
    kith_vault *vault =
        kith_vault_open(temp_vault_at(&t, "/", path), NULL, NULL);
    assert_non_null(vault);
    assert_true(str_equal(vault->root, str_from(t.path)));
    assert_string_equal(kith_vault_path(vault, 0), "a.md");
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

static void what_is_no_note_is_skipped_with_a_reason(void **state)
{
    temp_vault t;
    char path[2048];
    temp_vault_make(&t);
    temp_vault_write(&t, "good.md", STR("[[good]]"));
    temp_vault_write(&t, "large.md", STR("0123456789"));
    mkfifo(temp_vault_at(&t, "fifo.md", path), 0600);
    assert_int_equal(symlink("good.md", temp_vault_at(&t, "l.md", path)), 0);
    assert_int_equal(symlink("/dev/zero", temp_vault_at(&t, "z.md", path)), 0);
    kith_vault *vault =
        open_with(&t, (kith_vault_options){.max_note_bytes = 9});
    assert_int_equal(kith_vault_size(vault), 1);
    assert_sums(vault);
    finding_at(vault, "large.md", K002_TOO_LARGE);
    finding_at(vault, "fifo.md", K003_NOT_REGULAR);
    finding_at(vault, "l.md", K004_SYMLINK);
    finding_at(vault, "z.md", K004_SYMLINK);
    assert_int_equal(vault->notes[0].link[0].resolved, 0);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

static void bytes_that_are_no_text_cost_only_themselves(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(
        &t, "bom.md", STR("\xEF\xBB\xBF---\ntitle: T\n---\n[[x]]"));
    temp_vault_write(
        &t, "bad.md", STR("a\xFF[[x]] \xE2\x82[[x]]\n\0[[x]]\n[[x]]"));
    temp_vault_write(&t, "utf16.md", STR("\xFF\xFE[\0[\0x\0]\0]\0"));
    temp_vault_write(&t, "crlf.md", STR("a\r\n[[x]]\r\r\n[[x]]"));
    kith_vault *vault = open_with(&t, (kith_vault_options){0});
    const note *bad = &vault->notes[0], *bom = &vault->notes[1];
    const uint32_t at[][2] = {{1, 3}, {1, 11}, {2, 2}, {3, 1}};
    assert_int_equal(bad->links, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(bad->link[i].line, at[i][0]);
        assert_int_equal(bad->link[i].column, at[i][1]);
    }
    diagnostic d = finding_at(vault, "bad.md", K006_NOT_UTF8);
    assert_int_equal(d.line, 1);
    assert_int_equal(d.column, 2);
    assert_string_equal(vault_name(vault, bom->title).ptr, "T");
    assert_int_equal(bom->link[0].line, 4);
    assert_int_equal(vault->notes[2].link[0].line, 2);
    assert_int_equal(vault->notes[2].link[1].line, 4);
    assert_int_equal(vault->notes[3].links, 0);
    finding_at(vault, "utf16.md", K006_NOT_UTF8);
    assert_sums(vault);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

static void excluded_notes_answer_links_and_are_flagged(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(&t, ".kith.yaml", STR("exclude: [Old/]\n"));
    temp_vault_write(&t, "Old/x.md", STR("x"));
    temp_vault_write(&t, "a.md", STR("[[x]]"));
    kith_vault *vault = open_with(&t, (kith_vault_options){0});
    assert_true(vault->notes[0].flags & NOTE_EXCLUDED);
    assert_false(vault->notes[1].flags & NOTE_EXCLUDED);
    assert_int_equal(vault->notes[1].link[0].resolved, 0);
    kith_vault_free(vault);

    temp_vault_write(&t, ".kith.yaml", STR("colour: red\n"));
    kith_error error = {0};
    assert_null(kith_vault_open(t.path, NULL, &error));
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    assert_int_equal(error.line, 1);
    temp_vault_remove(&t);
    (void)state;
}

static void strict_drops_links_that_only_kith_sees(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(
        &t, "a.md",
        STR("---\nx: [[a]]\ny: \"[[a]]\"\nz: see [[a]]\n---\n[[a]]\n"
            "https://b.org/c[[a]]\n"));
    kith_vault *vault = open_with(&t, (kith_vault_options){0});
    assert_int_equal(vault->notes[0].links, 5);
    kith_vault_free(vault);
    vault = open_with(&t, (kith_vault_options){.strict_obsidian = true});
    const note *n = &vault->notes[0];
    assert_int_equal(n->links, 2);
    assert_int_equal(n->link[0].line, 3);
    assert_int_equal(n->link[1].line, 6);
    assert_int_equal(n->field[0].links, 0);
    assert_int_equal(n->field[1].links, 1);
    assert_int_equal(n->field[1].first_link, 0);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

/* Every name, place and answer of a vault as text. */
static void describe(const kith_vault *vault, buffer *out)
{
    for (size_t i = 0; i < vault->note_count; i++) {
        const note *n = &vault->notes[i];
        kith_buffer_printf(
            out, "%s %u %u %u %u %u\n", n->path.ptr, n->name, n->title, n->kind,
            n->items, n->mentions);
        for (uint32_t k = 0; k < n->links; k++)
            kith_buffer_printf(
                out, "%u %u %u %u %u\n", n->link[k].target, n->link[k].line,
                n->link[k].column, n->link[k].how, n->link[k].resolved);
        for (uint32_t k = 0; k < n->fields; k++)
            kith_buffer_printf(
                out, "%u %u\n", n->field[k].key, n->field[k].value);
    }
    for (size_t i = 0; i < vault->names.entries.len; i++)
        kith_buffer_printf(out, "%s\n", vault->names.entries.at[i].text.ptr);
    for (size_t i = 0; i < vault->diagnostic_count; i++)
        kith_buffer_printf(
            out, "%s:%u:%u: %s\n", vault->diagnostics[i].path.ptr,
            vault->diagnostics[i].line, vault->diagnostics[i].column,
            vault->diagnostics[i].message.ptr);
}

static void equal_for_any_number_of_threads(void **state)
{
    temp_vault t;
    buffer first = {0};
    temp_vault_make(&t);
    for (unsigned i = 0; i < 300; i++) {
        char name[64], text[256];
        snprintf(name, sizeof name, "People/%03u.md", i * 7 % 300);
        snprintf(
            text, sizeof text,
            "---\ntitle: Name %u\nx: %s\n---\n[[%03u]] [[none %u]] #tag%u\n", i,
            i % 10 ? "1" : "a: b", i * 13 % 300, i % 17, i % 5);
        temp_vault_write(&t, name, str_from(text));
    }
    for (unsigned threads = 1; threads <= 8; threads++) {
        buffer now = {0};
        kith_vault *vault =
            open_with(&t, (kith_vault_options){.threads = threads});
        assert_sums(vault);
        describe(vault, threads == 1 ? &first : &now);
        if (threads > 1) {
            assert_int_equal(now.len, first.len);
            assert_memory_equal(now.at, first.at, now.len);
        }
        kith_buffer_free(&now);
        kith_vault_free(vault);
    }
    kith_buffer_free(&first);
    temp_vault_remove(&t);
    (void)state;
}

static void diagnostics_come_in_order_of_their_place(void **state)
{
    temp_vault t;
    char path[2048];
    temp_vault_make(&t);
    temp_vault_write(&t, "b.md", STR("[[none]] [[nil]]\n[[no]]"));
    temp_vault_write(&t, "a.md", STR("---\nx: [[u]]\ny: [[v]]\n---\n"));
    mkfifo(temp_vault_at(&t, "aa.md", path), 0600);
    kith_vault *vault = open_with(&t, (kith_vault_options){0});
    for (size_t i = 1; i < vault->diagnostic_count; i++) {
        const diagnostic *x = &vault->diagnostics[i - 1], *y = x + 1;
        int order = strcmp(x->path.ptr, y->path.ptr);
        assert_true(order <= 0);
        assert_true(order < 0 || x->line <= y->line);
    }
    assert_int_equal(vault->diagnostic_count, 8);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vault_without_notes_is_fine),
        cmocka_unit_test(progress_is_told_to_the_thread_that_opens),
        cmocka_unit_test(a_missing_vault_is_an_error_with_a_reason),
        cmocka_unit_test(a_slash_at_the_end_makes_no_difference),
        cmocka_unit_test(what_is_no_note_is_skipped_with_a_reason),
        cmocka_unit_test(bytes_that_are_no_text_cost_only_themselves),
        cmocka_unit_test(excluded_notes_answer_links_and_are_flagged),
        cmocka_unit_test(strict_drops_links_that_only_kith_sees),
        cmocka_unit_test(equal_for_any_number_of_threads),
        cmocka_unit_test(diagnostics_come_in_order_of_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
