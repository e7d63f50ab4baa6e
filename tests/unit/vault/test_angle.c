/* HTML and autolinks: where they end, and what is none. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/angle.h"

/* clang-format off */
static const struct {
    const char *text;
    size_t end; /* all of it: SIZE_MAX */
} cases[] = {
    {"<b>c",                              3},
    {"<b/>",                              SIZE_MAX},
    {"</b>",                              SIZE_MAX},
    {"</b  >",                            SIZE_MAX},
    {"<h1-x a_:.-1 b=c d='e>' f = \">\n'\"\t/>", SIZE_MAX},
    {"<b\n c\n=\n'd'\n />",               SIZE_MAX},
    {"<b a=x/y/>",                        SIZE_MAX},
    {"<b>> c",                            3},
    {"<b é=1>",                           0},
    {"<b a=é>",                           SIZE_MAX},
    {"<b a='é'>",                         SIZE_MAX},
    /* in a quotation */
    {"<b\n> c='d\n> e'\n>  />",           SIZE_MAX},
    {"<b\n>    >",                        0},
    {"<b\n>     > c",                     10},
    {"<b\n    > c",                      8},
    /* CommonMark's examples of what is none */
    {"<33>",                              0},
    {"<__>",                              0},
    {"<a h*#ref=\"hi\">",                 0},
    {"<a href=\"hi'>",                    0},
    {"<a href=hi'>",                      0},
    {"< a>",                              0},
    {"<\nfoo>",                           0},
    {"<bar/ >",                           0},
    {"<a href='bar'title=title>",         0},
    {"</a href=\"foo\">",                 0},
    {"<a b=>",                            0},
    {"<a b='c",                           0},
    {"<a",                                0},
    {"<a ",                               0},
    {"<a b",                              0},
    {"<a b=",                             0},
    {"</",                                0},
    {"</ a>",                             0},
    {"<a <b>",                            0},
    {"<!A>",                              0},
    {"<",                                 0},
    {"<>",                                0},
    {"<-> a",                             0},
    /* autolinks */
    {"<http://foo.bar.baz/[[a]]?q=#h>",   SIZE_MAX},
    {"<MAILTO:FOO@BAR.BAZ>",              SIZE_MAX},
    {"<a://[[b]]>",                       SIZE_MAX},
    {"<9p://b>",                          SIZE_MAX},
    {"<made-up-scheme://foo,bar>",        SIZE_MAX},
    {"<http://é>",                        SIZE_MAX},
    {"<a://>",                            SIZE_MAX},
    {"<foo@bar.example.com>",             SIZE_MAX},
    {"<a@b@c>",                           SIZE_MAX},
    {"<[[a]]@-b>",                        SIZE_MAX},
    {"<://b>",                            0},
    {"<a+b+c:d>",                         0},
    {"<a:/b>",                            0},
    {"<localhost:5001/foo>",              0},
    {"<http://foo.bar/baz bim>",          0},
    {"<http://foo<bar>",                  0},
    {"<foo<bar@baz>",                     0},
    {"<http://foo\n>",                    0},
    {"<http://foo",                       0},
    {"<http:",                            0},
    {"<@bar>",                            0},
    {"<foo@>",                            0},
    {"<foo@bar",                          0},
};
/* clang-format on */

static void tags_and_autolinks_end(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str text = str_from(cases[i].text);
        size_t end = cases[i].end == SIZE_MAX ? text.len : cases[i].end;
        print_message("%s\n", cases[i].text);
        assert_int_equal(kith_angle_end(text, 0), end);
    }
}

static void raw_html_ends_with_its_mark(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t end;
    } rows[] = {
        {"<!-- [[a]] --> b", 14},
        {"<!--> -->", 5},
        {"<!---> -->", 6},
        {"<!-->", 5},
        {"<? a > ?> b", 9},
        {"<?>?>", 5},
        {"<?"
         "?>",
         4},
        {"<!A b> c", 6},
        {"<!a>", 4},
        {"<![CDATA[a]] > b]]> c", 19},
        {"<![CDATA[]]]>", 13},
        /* in a quotation */
        {"<!A\n> b\n>  c> d", 13},
        {"<!A\n> c\n >     > b", 16},
        {"<!--\n> -->", 10},
        {"<?\n> ?\n> ?>", 11},
        /* none */
        {"<!1>", 0},
        {"<!>", 0},
        {"<![cdata[]]>", 0},
        {"<!A\n> ", 0},
        {"<? a", 0},
        {"<?>", 0},
        {"<!-- a ->", 0},
        {"<![CDATA[ ]>", 0},
        {"<b>", 0},
        {"<pre>", 0},
        {"<", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned endless = 0;
        size_t end = kith_raw_end(str_from(rows[i].text), 0, &endless);
        if (end != rows[i].end)
            fail_msg("%s ends at %zu", rows[i].text, end);
    }
}

/* To look for an end that is not there once more would take minutes. */
static void what_does_not_end_is_looked_for_once(void **state)
{
    (void)state;
    static const char *const opens[] = {"<!--", "<?", "<!a", "<![CDATA["};
    enum { LENGTH = 1 << 20 };
    static char room[LENGTH];
    str text = {room, 0};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        unsigned endless = 0;
        size_t length = strlen(opens[i]);
        for (text.len = 0; text.len + length <= LENGTH; text.len += length)
            memcpy(room + text.len, opens[i], length);
        for (size_t at = 0; at < text.len; at += length)
            assert_int_equal(kith_raw_end(text, at, &endless), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_and_autolinks_end),
        cmocka_unit_test(raw_html_ends_with_its_mark),
        cmocka_unit_test(what_does_not_end_is_looked_for_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
