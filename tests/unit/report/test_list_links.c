/*
 * test_list_links.c — one row a link, in source order; the accounts of index.
 *
 *     A.md      1: [[B]]   2: ![[c.png]]   3: <https://example.org>
 *     F/B.md    1: [[A|me]] in front matter, recovered   5: [[Gone#part]]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/graph.h"
#include "report/report.h"
#include "vault/vault.h"

typedef struct fixture {
    kith_vault vault;
    kith_graph graph;
    note notes[2];
    note_link links[5];
    field alias;
    str others[1];
} fixture;

static name_id name(fixture *f, const char *text)
{
    return kith_intern(&f->vault.names, str_from(text));
}

static int set_up(void **state)
{
    static fixture f;
    memset(&f, 0, sizeof f);
    note_link links[] = {
        {.target = name(&f, "B"), .line = 1, .column = 1, .resolved = 1},
        {.target = name(&f, "c.png"),
         .line = 2,
         .column = 1,
         .resolved = 2,
         .flags = LINK_EMBED},
        {.target = name(&f, "https://example.org"),
         .line = 3,
         .column = 1,
         .resolved = NO_INDEX,
         .how = HOW_EXTERNAL},
        {.target = name(&f, "A"),
         .display = name(&f, "me"),
         .line = 1,
         .column = 8,
         .resolved = 0,
         .place = PLACE_FRONT_MATTER,
         .flags = LINK_RECOVERED},
        {.target = name(&f, "Gone"),
         .subpath = name(&f, "#part"),
         .line = 5,
         .column = 1,
         .resolved = NO_INDEX,
         .how = HOW_UNRESOLVED},
    };
    memcpy(f.links, links, sizeof links);
    f.alias = (field){.key = name(&f, "aliases"), .value = name(&f, "Bée")};
    f.notes[0] = (note){.path = STR("A.md"), .link = f.links, .links = 3};
    f.notes[0].name = name(&f, "A");
    f.notes[1] = (note){.path = STR("F/B.md"), .link = f.links + 3, .links = 2};
    f.notes[1].name = name(&f, "B");
    f.notes[1].field = &f.alias;
    f.notes[1].fields = 1;
    f.others[0] = STR("c.png");
    f.vault.root = STR("/tmp/vault");
    f.vault.notes = f.notes;
    f.vault.note_count = 2;
    f.vault.others = f.others;
    f.vault.other_count = 1;
    f.vault.stats = (kith_vault_stats){
        .files = 4,
        .notes = 2,
        .others = 1,
        .skipped_symlink = 1,
        .links_found = 5,
        .links_resolved = 3,
        .links_unresolved = 1,
        .links_skipped = 1,
    };
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    kith_intern_free(&f->vault.names);
    return 0;
}

/* The member of an object; an empty object if it has none of that key. */
static const value *member(const value *object, const char *key)
{
    static const value absent = {.type = VALUE_OBJECT};
    const value *child = object ? object->as.children.first : NULL;
    while (child && strcmp(child->key, key) != 0)
        child = child->next;
    return child ? child : &absent;
}

/* The targets of the rows, each ended by a space. */
static const char *targets(const kith_report *r, char out[static 256])
{
    size_t length = 0;
    const value *rows = member(r->data, "rows");
    for (const value *v = rows->as.children.first; v; v = v->next) {
        str target = member(v, "target")->as.text;
        memcpy(out + length, target.ptr, target.len);
        out[length + target.len] = ' ';
        length += target.len + 1;
    }
    out[length] = '\0';
    return out;
}

static void links_are_listed_and_chosen(void **state)
{
    static const struct {
        kith_report_options options;
        bool strict;
        const char *targets;
    } cases[] = {
        {{0}, false, "B A Gone "},
        {{0}, true, "B c.png A Gone "},
        {{.unresolved = true}, false, "Gone "},
        {{.backlinks = "B"}, false, "B "},
        {{.backlinks = "F/B.md"}, false, "B "},
        {{.backlinks = "F/B"}, false, "B "},
        {{.backlinks = "bee"}, false, "B "},
        {{.backlinks = "c.png"}, false, "c.png "},
        {{.backlinks = "gone"}, false, "Gone "},
        {{.limit = 2}, false, "B A "},
        {{.about = "A"}, false, "B "},
        {{.about = "B", .unresolved = true}, false, "Gone "},
        {{.about = "A", .backlinks = "B"}, false, "B "},
    };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char said[256];
        kith_error error = {0};
        f->vault.strict = cases[i].strict;
        kith_report *r =
            kith_report_list(&f->vault, NULL, &cases[i].options, &error);
        assert_non_null(r);
        assert_string_equal(targets(r, said), cases[i].targets);
        assert_false(kith_report_is_empty(r));
        kith_report_free(r);
    }
}

static void a_row_tells_everything_of_its_link(void **state)
{
    fixture *f = *state;
    kith_report *r = kith_report_list(
        &f->vault, NULL, &(kith_report_options){.unresolved = true}, NULL);
    assert_non_null(r);
    const value *link = member(r->data, "rows")->as.children.first;
    assert_memory_equal(member(link, "source")->as.text.ptr, "F/B.md", 6);
    assert_int_equal(member(link, "line")->as.integer, 5);
    assert_memory_equal(member(link, "subpath")->as.text.ptr, "#part", 5);
    assert_int_equal(member(link, "display")->type, VALUE_NULL);
    assert_int_equal(member(link, "resolved")->type, VALUE_NULL);
    assert_memory_equal(member(link, "how")->as.text.ptr, "unresolved", 10);
    kith_report_free(r);
}

/* The paths of the rows, each ended by a space. */
static void assert_paths(
    const fixture *f, kith_list list, bool strict, const char *expected)
{
    char said[256] = "";
    kith_vault vault = f->vault;
    vault.strict = strict;
    kith_report *r = kith_report_list(
        &vault, NULL, &(kith_report_options){.list = list}, NULL);
    assert_non_null(r);
    const value *rows = member(r->data, "rows");
    for (const value *v = rows->as.children.first; v; v = v->next) {
        str path = member(v, "path")->as.text;
        strncat(said, path.ptr, path.len);
        strcat(said, " ");
    }
    assert_string_equal(said, expected);
    kith_report_free(r);
}

static void orphans_and_deadends_are_told_by_links_to_others(void **state)
{
    fixture *f = *state;
    assert_paths(f, KITH_LIST_ORPHANS, false, "");
    assert_paths(f, KITH_LIST_DEADENDS, false, "");
    f->links[0].resolved = 0; /* A links itself, and shows a picture */
    assert_paths(f, KITH_LIST_ORPHANS, false, "F/B.md ");
    assert_paths(f, KITH_LIST_DEADENDS, false, "A.md ");
    assert_paths(f, KITH_LIST_DEADENDS, true, "");
    f->notes[1].links = 0;
    assert_paths(f, KITH_LIST_ORPHANS, false, "A.md F/B.md ");
    f->links[0].resolved = NO_INDEX; /* a link without a file leads on */
    assert_paths(f, KITH_LIST_DEADENDS, false, "F/B.md ");
}

static void a_name_that_nothing_has_is_an_error(void **state)
{
    fixture *f = *state;
    kith_error error = {0};
    assert_null(kith_report_list(
        &f->vault, NULL, &(kith_report_options){.backlinks = "Zebra"}, &error));
    assert_int_equal(error.code, KITH_ERROR_NOT_FOUND);
}

static void two_notes_of_one_name_are_ambiguous(void **state)
{
    fixture *f = *state;
    kith_error error = {0};
    f->notes[0].name = f->notes[1].name;
    assert_null(kith_report_list(
        &f->vault, NULL, &(kith_report_options){.backlinks = "B"}, &error));
    assert_int_equal(error.code, KITH_ERROR_AMBIGUOUS);
    assert_non_null(strstr(error.message, "A.md"));
    assert_non_null(strstr(error.message, "F/B.md"));
}

static void the_accounts_of_index_add_up(void **state)
{
    fixture *f = *state;
    kith_report *r = kith_report_stats(&f->vault, &f->graph, NULL);
    assert_non_null(r);
    assert_int_equal(
        member(r->data, "links_found")->as.integer,
        member(r->data, "links_resolved")->as.integer +
            member(r->data, "links_unresolved")->as.integer +
            member(r->data, "links_skipped")->as.integer);
    const value *skipped = member(r->data, "skipped");
    assert_int_equal(member(skipped, "symlink")->as.integer, 1);
    assert_int_equal(member(skipped, "unreadable")->as.integer, 0);
    assert_false(kith_report_is_empty(r));
    kith_report_free(r);
}

static void an_export_has_a_record_a_note(void **state)
{
    fixture *f = *state;
    kith_report *r = kith_report_export(&f->vault, &f->graph, NULL);
    assert_non_null(r);
    const value *record = member(r->data, "rows")->as.children.first;
    assert_memory_equal(member(record, "record")->as.text.ptr, "note", 4);
    assert_memory_equal(member(record, "path")->as.text.ptr, "A.md", 4);
    size_t records = 0;
    for (; record; record = record->next)
        records++;
    assert_int_equal(records, f->vault.note_count);
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            links_are_listed_and_chosen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_row_tells_everything_of_its_link, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            orphans_and_deadends_are_told_by_links_to_others, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            a_name_that_nothing_has_is_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            two_notes_of_one_name_are_ambiguous, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            the_accounts_of_index_add_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            an_export_has_a_record_a_note, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
