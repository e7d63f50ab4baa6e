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
    {"()",                     2,  "",              "",          ""},
    {"(a b)",                  0,  "",              "",          ""},
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
        kith_destination_decode(raw, room, &target, &subpath);
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
        cmocka_unit_test(a_scheme_makes_a_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
