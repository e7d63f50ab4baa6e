/* test_render.c — formats, their names, and all or nothing. */
#include "fixture.h"

#include <stdio.h>
#include <unistd.h>

static void test_formats__have_names_and_extensions(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int format; /* -1: none */
    } cases[] = {
        {"text", KITH_FORMAT_TEXT},
        {"txt", KITH_FORMAT_TEXT},
        {"md", KITH_FORMAT_MARKDOWN},
        {"markdown", KITH_FORMAT_MARKDOWN},
        {"JSON", KITH_FORMAT_JSON},
        {"ndjson", KITH_FORMAT_NDJSON},
        {"a/b.c/map.svg", KITH_FORMAT_SVG},
        {"map.DOT", KITH_FORMAT_DOT},
        {"x.gv", KITH_FORMAT_DOT},
        {"rank.csv", KITH_FORMAT_CSV},
        {"rank.tsv", KITH_FORMAT_TSV},
        {"map.png", -1},
        {"", -1},
        {"map.", -1},
        {"a.svg/map", -1},
        {"jso", -1},
        {"jsonx", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_format found = KITH_FORMATS;
        bool any = kith_format_find(cases[i].name, &found);
        assert_int_equal(any, cases[i].format >= 0);
        if (any)
            assert_int_equal(found, cases[i].format);
    }
    for (int f = 0; f < KITH_FORMATS; f++) {
        kith_format found = KITH_FORMATS;
        assert_true(kith_format_find(kith_format_text((kith_format)f), &found));
        assert_int_equal(found, f);
    }
    assert_false(kith_format_find(NULL, NULL));
    assert_string_equal(kith_format_text(KITH_FORMATS), "");
}

static void test_render__without_a_map_is_no_picture(void **state)
{
    (void)state;
    kith_report *r = fixture_report(STR("Ana"));
    static const kith_format pictures[] = {KITH_FORMAT_DOT, KITH_FORMAT_SVG};
    for (size_t i = 0; i < 2; i++) {
        kith_error error = {0};
        FILE *out = tmpfile();
        assert_false(kith_render(r, pictures[i], NULL, out, &error));
        assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
        assert_int_equal(ftell(out), 0);
        fclose(out);
    }
    kith_report_free(r);
}

static void test_render__does_nothing_after_an_error(void **state)
{
    (void)state;
    kith_error error = {.code = KITH_ERROR_NOT_FOUND};
    assert_false(kith_render(NULL, KITH_FORMAT_JSON, NULL, stdout, &error));
    assert_int_equal(error.code, KITH_ERROR_NOT_FOUND);
}

static void test_render__says_that_the_disk_is_full(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    kith_report *r = fixture_report(STR("Ana"));
    kith_error error = {0};
    assert_false(kith_render(r, KITH_FORMAT_JSON, NULL, full, &error));
    assert_int_equal(error.code, KITH_ERROR_IO);
    fclose(full);
    kith_report_free(r);
}

static void test_render_file__leaves_the_older_file_on_failure(void **state)
{
    (void)state;
    char path[] = "/tmp/kith-render-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, "old", 3) == 3);
    close(fd);
    kith_report *r = fixture_report(STR("Ana"));
    kith_error error = {0};
    assert_false(kith_render_file(r, KITH_FORMAT_SVG, NULL, path, &error));
    FILE *in = fopen(path, "r");
    char bytes[8] = "";
    assert_int_equal(fread(bytes, 1, 7, in), 3);
    assert_string_equal(bytes, "old");
    fclose(in);
    error = (kith_error){0};
    assert_true(kith_render_file(r, KITH_FORMAT_CSV, NULL, path, &error));
    unlink(path);
    kith_report_free(r);
}

static void test_note_stem__is_what_the_note_is_called(void **state)
{
    (void)state;
    static const struct {
        const char *path, *stem;
    } cases[] = {
        {"People/Ana Ruiz.md", "Ana Ruiz"},
        {"People/Ana Ruiz/README.md", "Ana Ruiz"},
        {"README.md", "README"},
        {"a.txt", "a.txt"},
        {"", ""},
        {".md", ".md"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str stem = kith_note_stem(str_from(cases[i].path));
        assert_true(str_equal(stem, str_from(cases[i].stem)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats__have_names_and_extensions),
        cmocka_unit_test(test_render__without_a_map_is_no_picture),
        cmocka_unit_test(test_render__does_nothing_after_an_error),
        cmocka_unit_test(test_render__says_that_the_disk_is_full),
        cmocka_unit_test(test_render_file__leaves_the_older_file_on_failure),
        cmocka_unit_test(test_note_stem__is_what_the_note_is_called),
    };
    (void)written;
    (void)fixture_map_new;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
