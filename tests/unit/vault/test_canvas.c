/* The links of a canvas, and where they stand in its file. */
#include "read_note.h"

#include "vault/canvas.h"

#include "temp_vault.h"

/* "LINE:COLUMN [!]TARGET[SUBPATH]" for each link, then "!LINE:COLUMN". */
static void say_canvas(read_note *r, const char *text)
{
    r->len = 0;
    r->said[0] = '\0';
    r->sink.names = &r->names;
    kith_sink_reset(&r->sink);
    kith_canvas_read(str_from(text), &r->sink);
    assert_false(r->sink.failed);
    assert_int_equal(r->sink.items.len, 0);
    assert_int_equal(r->sink.mentions.len, 0);
    for (size_t i = 0; i < r->sink.links.len; i++) {
        const note_link *l = &r->sink.links.at[i];
        assert_int_equal(l->place, PLACE_CANVAS);
        read_note_say(
            r, "%u:%u %s%s%s ", l->line, l->column,
            l->flags & LINK_EMBED ? "!" : "", read_note_name(r, l->target),
            read_note_name(r, l->subpath));
    }
    for (size_t i = 0; i < r->sink.findings.len; i++) {
        const finding *f = &r->sink.findings.at[i];
        assert_int_equal(f->code, K109_BAD_CANVAS);
        read_note_say(r, "!%u:%u", f->line, f->column);
    }
}

static void nodes_link(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"", ""},
        {"{}", ""},
        {"{\"nodes\":[]}", ""},
        {"{\"nodes\":[{\"type\":\"file\",\"file\":\"A/B.md\"}]}",
         "1:34 !A/B.md "},
        {"{\"nodes\":[{\"subpath\":\"#H\",\"file\":\"A.md\","
         "\"type\":\"file\"}]}",
         "1:35 !A.md#H "},
        {"{\"nodes\":[\n\t{\"type\":\"text\",\"text\":\"x [[A]]\"}\n]}",
         "2:27 A "},
        {"{\"nodes\":[{\"type\":\"text\","
         "\"text\":\"\\u00e9\\n\\n- ![[A#h]] [b](C.md)\"}]}",
         "1:46 !A#h 1:55 C.md "},
        {"{\"nodes\":[{\"type\":\"text\","
         "\"text\":\"[[\\ud83d\\ude00 A]]\"}]}",
         "1:34 \xf0\x9f\x98\x80 A "},
        {"{\"nodes\":[{\"type\":\"text\",\"text\":\"`[[A]]`\"}]}", ""},
        /* Whom a text names, no other is asked about. */
        {"{\"nodes\":[{\"type\":\"text\",\"text\":\"- Ana met [[Bo]]\"},\n"
         "{\"type\":\"text\",\"text\":\"- Ask Cy about [[D]]\"}]}",
         "1:44 Bo 2:39 D "},
        /* Links and groups name no note; nor do edges, nor other lists. */
        {"{\"nodes\":[{\"type\":\"link\",\"url\":\"https://example.com\"},"
         "{\"type\":\"group\",\"label\":\"[[A]]\"}]}",
         ""},
        {"{\"edges\":[{\"type\":\"text\",\"text\":\"[[A]]\"}],"
         "\"nodes\":[{\"type\":\"text\",\"text\":\"[[B]]\"}]}",
         "1:75 B "},
        {"{\"x\":{\"nodes\":[{\"type\":\"text\",\"text\":\"[[A]]\"}]}}", ""},
        {"{\"nodes\":[{\"m\":{\"type\":\"text\",\"text\":\"[[A]]\"}}]}", ""},
        /* One node says nothing of the next. */
        {"{\"nodes\":[{\"file\":\"A.md\"},{\"type\":\"file\"}]}", ""},
        {"{\"nodes\":[{\"type\":\"file\",\"file\":\"\"}]}", ""},
        /* What stands before a fault counts. */
        {"{\"nodes\":[{\"type\":\"text\",\"text\":\"[[A]]\"},\n{]}",
         "1:34 A !2:2"},
        {"no canvas", ""},
    };
    read_note r = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        say_canvas(&r, rows[i].text);
        assert_string_equal(r.said, rows[i].says);
    }
    kith_sink_free(&r.sink);
    kith_intern_free(&r.names);
    kith_markdown_thread_free();
    (void)state;
}

static kith_vault *open_vault(const temp_vault *t, bool strict)
{
    kith_error error = {0};
    kith_vault *vault = kith_vault_open(
        t->path, &(kith_vault_options){.strict_obsidian = strict}, &error);
    assert_non_null(vault);
    return vault;
}

static void a_canvas_is_a_source_and_no_note(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(&t, "Notes/A.md", STR("# A\n"));
    temp_vault_write(
        &t, "B.canvas",
        STR("{\"nodes\":[{\"type\":\"file\",\"file\":\"Notes/A.md\"},"
            "{\"type\":\"file\",\"file\":\"A.md\"},"
            "{\"type\":\"text\",\"text\":\"[[A]] [[C]] [x](https://x.org)\"}"
            "]}"));
    for (int strict = 0; strict < 2; strict++) {
        kith_vault *vault = open_vault(&t, strict);
        kith_vault_stats s = kith_vault_count(vault);
        assert_int_equal(s.notes, 1);
        assert_int_equal(s.others, 1);
        assert_int_equal(s.links_found, 5);
        assert_int_equal(s.links_resolved, 2);
        assert_int_equal(s.links_unresolved, 2); /* A.md is no whole path */
        assert_int_equal(s.links_skipped, 1);
        assert_int_equal(vault->canvas_count, 1);
        const canvas *c = &vault->canvases[0];
        assert_true(str_equal(vault_file(vault, c->file), STR("B.canvas")));
        assert_int_equal(c->link[0].resolved, 0);
        assert_int_equal(c->link[1].resolved, NO_INDEX);
        assert_int_equal(c->link[2].resolved, 0);
        kith_vault_free(vault);
    }
    temp_vault_remove(&t);
    (void)state;
}

static void a_broken_canvas_is_a_finding(void **state)
{
    temp_vault t;
    temp_vault_make(&t);
    temp_vault_write(&t, "A.md", STR("# A\n"));
    temp_vault_write(
        &t, "B.canvas",
        STR("{\"nodes\":[{\"type\":\"text\",\"text\":\"[[A]]\"},"));
    temp_vault_write(&t, "C.canvas", STR("\xff\xfe\x00"));
    kith_vault *vault = open_vault(&t, false);
    assert_int_equal(kith_vault_count(vault).links_resolved, 1);
    assert_int_equal(vault->diagnostic_count, 2);
    assert_int_equal(vault->diagnostics[0].code, K109_BAD_CANVAS);
    assert_true(str_equal(vault->diagnostics[0].path, STR("B.canvas")));
    assert_int_equal(vault->diagnostics[1].code, K006_NOT_UTF8);
    kith_vault_free(vault);
    temp_vault_remove(&t);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_link),
        cmocka_unit_test(a_canvas_is_a_source_and_no_note),
        cmocka_unit_test(a_broken_canvas_is_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
