/* What counts as a wikilink, one case a line. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/wikilink.h"

/* clang-format off */
static const struct {
    const char *text;
    int links;
    const char *target, *subpath, *alias;
    bool embed;
} cases[] = {
    {"see [[Contoso]]",          1, "Contoso",    "",        "",    false},
    {"[[ Contoso ]]",            1, "Contoso",    "",        "",    false},
    {"[[Contoso|CTS]]",          1, "Contoso",    "",        "CTS", false},
    {"| [[Contoso\\|CTS]] |",    1, "Contoso",    "",        "CTS", false},
    {"[[Cloud#Team]]",           1, "Cloud",      "#Team",   "",    false},
    {"[[Cloud#Team#Lead|x]]",    1, "Cloud",      "#Team#Lead", "x", false},
    {"[[Cloud#^b1]]",            1, "Cloud",      "#^b1",    "",    false},
    {"[[#Team]]",                1, "",           "#Team",   "",    false},
    {"[[#h#s||x]]",              1, "",           "#h#s",    "|x",  false},
    {"[[pa#th/x]]",              1, "pa",         "#th/x",   "",    false},
    {"[[|]]",                    1, "|",          "",        "",    false},
    {"[[|alias]]",               1, "|alias",     "",        "",    false},
    {"[[|#alias]]",              1, "|",          "#alias",  "",    false},
    {"![[Org chart]]",           1, "Org chart",  "",        "",    true},
    {"[[[a]]]",                  1, "a",          "",        "",    false},
    {"[[a [[Inner]] c]]",        1, "Inner",      "",        "",    false},
    {"[[Sq]uare]]",              1, "Sq]uare",    "",        "",    false},
    {"[[A &amp; B]]",            1, "A &amp; B",  "",        "",    false},
    {"[[x*y*z]]",                1, "x*y*z",      "",        "",    false},
    {"[[a]] and [[b]]",          2, "a",          "",        "",    false},
    {"[[Žofie Ångström]]",       1, "Žofie Ångström", "",    "",    false},
    {"[[\u00a0c d\u00a0#\u00a0e\u00a0|f]]", 1, "c d", "#\u00a0e", "f", false},
    {"[[\u00a0]]",               0, "",           "",        "",    false},
    {"[[]] and [[ ]]",           0, "",           "",        "",    false},
    {"[[a\nb]]",                 0, "",           "",        "",    false},
    {"[[a\rb]]",                 0, "",           "",        "",    false},
    {"[[[[[[[[a",                0, "",           "",        "",    false},
    {"[[a]",                     0, "",           "",        "",    false},
    {"[[]]]",                    0, "",           "",        "",    false},
    {"[[",                       0, "",           "",        "",    false},
    {"",                         0, "",           "",        "",    false},
};
/* clang-format on */

static void text_holds_its_wikilinks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str text = str_from(cases[i].text);
        wikilink link, first = {0};
        size_t cursor = 0;
        int links = 0;
        while (kith_wikilink_next(text, &cursor, &link))
            if (links++ == 0)
                first = link;
        if (links != cases[i].links)
            print_error("%s\n", cases[i].text);
        assert_int_equal(links, cases[i].links);
        assert_int_equal(cursor, text.len);
        assert_true(str_equal(first.target, str_from(cases[i].target)));
        assert_true(str_equal(first.subpath, str_from(cases[i].subpath)));
        assert_true(str_equal(first.alias, str_from(cases[i].alias)));
        assert_int_equal(first.embed, cases[i].embed);
    }
}

/* What is passed over is never looked at again: the resume points of brackets
 * that do not close only move forward, a byte for each byte read. */
static void unclosed_brackets_are_read_once(void **state)
{
    (void)state;
    enum { LENGTH = 1 << 20 };
    static char text[LENGTH];
    memset(text, '[', sizeof text);
    size_t at = 0, read = 0, resume;
    wikilink link;
    while (at + 1 < LENGTH) {
        assert_false(kith_wikilink_at((str){text, LENGTH}, at, &link, &resume));
        assert_true(resume > at);
        read += resume - at;
        at = resume;
    }
    assert_true(read <= LENGTH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_holds_its_wikilinks),
        cmocka_unit_test(unclosed_brackets_are_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
