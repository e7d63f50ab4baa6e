/* Tags of HTML and autolinks: where they end, and what is none. */
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
    {"<b\n>    >",                        SIZE_MAX},
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
    {"<a+b+c:d>",                         SIZE_MAX},
    {"<made-up-scheme://foo,bar>",        SIZE_MAX},
    {"<http://é>",                        SIZE_MAX},
    {"<localhost:5001/foo>",              SIZE_MAX},
    {"<ab:>",                             SIZE_MAX},
    {"<http://foo.bar/baz bim>",          0},
    {"<http://foo<bar>",                  0},
    {"<m:abc>",                           0},
    {"<9p:abc>",                          0},
    {"<abcdefghijklmnopqrstuvwxyz012345:>", SIZE_MAX},
    {"<abcdefghijklmnopqrstuvwxyz0123456:>", 0},
    {"<http:",                            0},
    {"<http://foo\n>",                    0},
    {"<foo@bar.example.com>",             SIZE_MAX},
    {"<foo+special@Bar.baz-bar0.com>",    SIZE_MAX},
    {"<a@b>",                             SIZE_MAX},
    {"<foo\\+@bar.example.com>",          0},
    {"<foo@bar.>",                        0},
    {"<foo@-bar>",                        0},
    {"<foo@bar-.c>",                      0},
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

static void a_part_of_a_domain_has_63_letters_at_most(void **state)
{
    (void)state;
    char text[128] = "<a@";
    for (size_t length = 62; length < 66; length++) {
        memset(text + 3, 'b', length);
        memcpy(text + 3 + length, ".c>", 4);
        assert_int_equal(
            kith_angle_end(str_from(text), 0), length < 64 ? length + 6 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_and_autolinks_end),
        cmocka_unit_test(a_part_of_a_domain_has_63_letters_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
