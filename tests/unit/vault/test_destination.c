/* Destinations of Markdown links: their extent and their meaning. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/destination.h"

/* clang-format off */
static const struct {
    const char *text; /* from the '(' on */
    size_t end;       /* 0: no destination */
    const char *raw, *target, *subpath;
} cases[] = {
    {"(Note.md)",              9,  "Note.md",       "Note.md",   ""},
    {"( Note.md )",            11, "Note.md",       "Note.md",   ""},
    {"(My%20Note.md)",         14, "My%20Note.md",  "My Note.md", ""},
    {"(<My Note.md>)",         14, "My Note.md",    "My Note.md", ""},
    {"(a.md#One%20Two)",       16, "a.md#One%20Two", "a.md",     "#One Two"},
    {"(#top)",                 6,  "#top",          "",          "#top"},
    {"(a(b)c)",                7,  "a(b)c",         "a(b)c",     ""},
    {"(a\\)b)",                6,  "a\\)b",         "a)b",       ""},
    {"(a.md \"title\")",       14, "a.md",          "a.md",      ""},
    {"(a.md 'it is')",         14, "a.md",          "a.md",      ""},
    {"(a.md (t))",             10, "a.md",          "a.md",      ""},
    {"(%C2%A0a%C2%A0b%20)",    19, "%C2%A0a%C2%A0b%20", "a\u00a0b", ""},
    {"(a%23b)",                7,  "a%23b",         "a#b",       ""},
    {"(a%zz)",                 6,  "a%zz",          "a%zz",      ""},
    {"(a%00)",                 6,  "a%00",          "a%00",      ""},
    {"(a%ff)",                 6,  "a%ff",          "a%ff",      ""},
    {"(a&#46;md)",             10, "a&#46;md",      "a.md",      ""},
    {"(a&#x2E;m&#X64;#&amp;c)", 23, "a&#x2E;m&#X64;#&amp;c", "a.md", "#&c"},
    {"(<&lt;&gt;&quot;&apos;&nbsp;a>)", 31, "&lt;&gt;&quot;&apos;&nbsp;a", "<>\"'\u00a0a", ""},
    {"(a&b&copy;&#;&#x;&amp)", 22, "a&b&copy;&#;&#x;&amp", "a&b&copy;&", "#;&#x;&amp"},
    {"(a&#12345678;)",         14, "a&#12345678;",  "a&",        "#12345678;"},
    {"(a&#10;&#x1;b)",         14, "a&#10;&#x1;b",  "a&",        "#10;&#x1;b"},
    {"(a&#xD800;&#1114112;)",  21, "a&#xD800;&#1114112;", "a\ufffd\ufffd", ""},
    {"(&#37;41%26amp;)",       16, "&#37;41%26amp;", "A&amp;",   ""},
    {"(a&#35;b\\#c%23d)",      16, "a&#35;b\\#c%23d", "a",     "#b#c#d"},
    {"(a%23\\#b%20c&#46;d)",   19, "a%23\\#b%20c&#46;d", "a#",  "#b c.d"},
    {"(http:a&amp;b%20\\_#c)", 21, "http:a&amp;b%20\\_#c", "http:a&b%20_#c", ""},
    {"(&#104;ttp&#58;a)",      17, "&#104;ttp&#58;a", "http:a",  ""},
    {"()",                     2,  "",              "",          ""},
    {"(\n> a.md\n> 'b\n> c'\n>)", 21, "a.md",     "a.md",      ""},
    {"(\n >  > <a b>\n >  > )", 21, "a b",         "a b",       ""},
    {"(\n>\n a)",              7,  "a",             "a",         ""},
    {"(a b)",                  0,  "",              "",          ""},
    {"(\n    > a)",            0,  "",              "",          ""},
    {"(> a)",                  0,  "",              "",          ""},
    {"(a",                     0,  "",              "",          ""},
    {"(a \"t)",                0,  "",              "",          ""},
    {"(<a)",                   0,  "",              "",          ""},
    {"(",                      0,  "",              "",          ""},
};

static const struct {
    const char *raw;
    bool url;
} urls[] = {
    {"https://example.com", true},  {"mailto:ana@example.com", true},
    {"obsidian://open", true},      {"C:/notes", false},
    {"Note.md", false},             {"a/b:c", false},
    {"", false},                    {"9p:x", false},
};
/* clang-format on */

static void destinations_end_and_decode(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str raw, target, subpath;
        char room[LIMIT_TARGET_BYTES];
        size_t end = kith_destination_read(str_from(cases[i].text), 0, &raw);
        if (end != cases[i].end)
            print_error("%s\n", cases[i].text);
        assert_int_equal(end, cases[i].end);
        if (end == 0)
            continue;
        assert_true(str_equal(raw, str_from(cases[i].raw)));
        bool url = !kith_destination_decode(raw, room, &target, &subpath);
        print_message("%s\n", cases[i].text);
        assert_int_equal(url, kith_destination_is_url(target));
        assert_true(str_equal(target, str_from(cases[i].target)));
        assert_true(str_equal(subpath, str_from(cases[i].subpath)));
    }
}

static void a_link_is_the_whole_of_its_text(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words, *destination; /* no words: no link */
    } rows[] = {
        {"[t](a.md)", "t", "a.md"},  {"[](<a b.md> \"c\")", "", "a b.md"},
        {"![t](a.png)", NULL, NULL}, {"[t]()", NULL, NULL},
        {"[t](a.md) b", NULL, NULL}, {"b [t](a.md)", NULL, NULL},
        {"[[t](a.md)", NULL, NULL},  {"", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        markdown_link link;
        bool is_link = kith_markdown_link_read(str_from(rows[i].text), &link);
        assert_int_equal(is_link, rows[i].words != NULL);
        if (!is_link)
            continue;
        assert_true(str_equal(link.text, str_from(rows[i].words)));
        assert_true(str_equal(link.destination, str_from(rows[i].destination)));
    }
}

/* What is written in the fewest bytes still fits where it is decoded to. */
static void the_longest_destination_decodes(void **state)
{
    (void)state;
    char raw[LIMIT_TARGET_BYTES], room[LIMIT_TARGET_BYTES];
    str target, subpath;
    for (size_t i = 0; i < sizeof raw; i += 4)
        memcpy(raw + i, "&lt;", 4);
    kith_destination_decode((str){raw, sizeof raw}, room, &target, &subpath);
    assert_int_equal(target.len, sizeof raw / 4);
    for (size_t i = 0; i < sizeof raw; i += 4)
        memcpy(raw + i, "#%41", 4);
    kith_destination_decode((str){raw, sizeof raw}, room, &target, &subpath);
    assert_int_equal(target.len, 0);
    assert_int_equal(subpath.len, sizeof raw / 2);
}

static void a_definition_is_a_label_and_a_destination(void **state)
{
    (void)state;
    static const struct {
        const char *text, *label, *destination;
        size_t end; /* 0: it is none */
    } rows[] = {
        {"[a]: b", "a", "b", 6},
        {"[ a b ]:b 'c'\n", "a b", "b", 13},
        {"[a]:\r\n<b c> (d)  \n", "a", "b c", 15},
        {"[a]: b\n\"c\"", "a", "b", 10},
        {"[a]: b\n\"c\" d", "a", "b", 6},
        {"[a\\]]: b", "a\\]", "b", 8},
        {"[a]: b c", "", "", 0},
        {"[a]: b \"c\" d", "", "", 0},
        {"[a]: <b>c", "", "", 0},
        {"[a] : b", "", "", 0},
        {"[a]:", "", "", 0},
        {"[a]:\n> b\n", "a", "b", 8},
        {"[a]:\n>\n", "", "", 0},
        {"[ ]: b", "", "", 0},
        {"[a[b]: c", "", "", 0},
        {"[a", "", "", 0},
        {"", "", "", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str label = {0}, raw = {0};
        size_t end = kith_definition_read(str_from(rows[i].text), &label, &raw);
        if (end != rows[i].end)
            print_error("%s\n", rows[i].text);
        assert_int_equal(end, rows[i].end);
        if (end == 0)
            continue;
        assert_true(str_equal(label, str_from(rows[i].label)));
        assert_true(str_equal(raw, str_from(rows[i].destination)));
    }
}

static void a_scheme_makes_a_url(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++)
        assert_int_equal(
            kith_destination_is_url(str_from(urls[i].raw)), urls[i].url);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(destinations_end_and_decode),
        cmocka_unit_test(a_link_is_the_whole_of_its_text),
        cmocka_unit_test(the_longest_destination_decodes),
        cmocka_unit_test(a_definition_is_a_label_and_a_destination),
        cmocka_unit_test(a_scheme_makes_a_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
