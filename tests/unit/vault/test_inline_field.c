/* Inline fields, as Dataview reads them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "vault/inline_field.h"

/* "BEGIN-END key=value" for each field, '[' or '(' before those in brackets. */
static void say(inline_fields *f, str line, char said[static 512])
{
    size_t len = 0;
    said[0] = '\0';
    assert_true(kith_inline_fields_read(line, true, f));
    for (size_t i = 0; i < f->found.len && len < 400; i++) {
        const inline_field *found = &f->found.at[i];
        len += (size_t)snprintf(
            said + len, 512 - len, "%s%.*s%zu-%zu %.*s=%.*s", i ? ", " : "",
            found->wrapper != 0, &found->wrapper, found->begin, found->end,
            STR_ARG(found->key), STR_ARG(found->value));
    }
}

static void fields_are_read(void **state)
{
    static const struct {
        const char *line, *says;
    } rows[] = {
        {"", ""},
        {"no field: here", ""},
        {"Key:: value", "0-11 Key=value"},
        {"Key::", "0-5 Key="},
        {"Key :: value :: more", "0-20 Key=value :: more"},
        {"**Key**:: value", "0-15 Key=value"},
        {"_Long key_ :: v", "0-15 _Long key_=v"},
        {"__Key__:: v", "0-11 __Key__=v"},
        {"*Key*~~:: v", "0-11 Key=v"},
        {"**Key **:: v", "0-12 Key =v"},
        {"- Key-x/y:: v", "0-13 Key-x/y=v"},
        {"a*b:: v", ""},
        {"a\u2014b:: v", ""},
        {"\u2014 b:: v", "0-9 b=v"},
        {"e\u0301:: v", ""},
        {"\u9805\u76ee:: v", "0-10 \u9805\u76ee=v"},
        {"\u2b50 Key:: v", "0-11 Key=v"},
        {"Key \u2b50:: v", "0-11 Key \u2b50=v"},
        {"Key \u2b50\ufe0f:: v", ""},
        {"Key \u2764\ufe0f:: v", "0-14 Key \u2764\ufe0f=v"},
        {"Key \u2605:: v", ""},
        {"\U0001f525 Key:: v", "0-12 Key=v"},
        {"Key \U0001f525:: v", ""},
        {"1\ufe0f\u20e3:: v", "0-11 1\ufe0f\u20e3=v"},
        {"a1\ufe0f\u20e3:: v", ""},
        {"a*\u20e3:: v", "0-9 a*\u20e3=v"},
        {"\u2139\ufe0f Key:: v", "0-14 \u2139\ufe0f Key=v"},
        {"> ~~K~~:: v", "0-11 K=v"},
        {"Gr\xc3\xb6\xc3\x9f"
         "e:: 3",
         "0-11 Gr\xc3\xb6\xc3\x9f"
         "e=3"},
        {"a.b:: v", ""},
        {":: v", "0-4 =v"},
        {"> ** ::", "0-7 ="},
        {"::: v", "0-5 =: v"},
        {"[x] ::", ""},
        {"so [due:: 2025-01-02] it", "[3-21 due=2025-01-02"},
        {"so (due:: 2025-01-02)", "(3-21 due=2025-01-02"},
        {"[a:: 1] and (b:: 2)", "[0-7 a=1, (12-19 b=2"},
        {"[a:: x [y] z]", "[0-13 a=x [y] z"},
        {"[a:: [[Link]]]", "[0-14 a=[[Link]]"},
        {"[a:: x \\] y]", "[0-12 a=x \\] y"},
        {"[a:: x \\\\] y]", "[0-10 a=x \\\\"},
        {"a::\u3000\u4e00\u00a0", "0-11 a=\u4e00"},
        {"[\u00a0a ::\u00a0 1 ]", "[0-13 a=1"},
        {"\\[a:: 1]", "[1-8 a=1"},
        {"\\[a:: 1\\]", "0-9 a=1\\]"},
        {"[a:: \\[b] c]", "[0-9 a=\\[b"},
        {"[x \\[a:: 1] y]", "[4-11 a=1"},
        {"\\(a:: \\(b:: 1)", "(1-14 a=\\(b:: 1"},
        {"\\(a:: (b) \\(c) d", "(1-14 a=(b) \\(c"},
        {"(a:: [b:: 1])", "(0-13 a=[b:: 1], [5-12 b=1"},
        {"[a:: (b:: 1)]", "[0-13 a=(b:: 1), (5-12 b=1"},
        {"[a:: [b:: 1]]", "[0-13 a=[b:: 1]"},
        {"(a:: [b:: 1)]", "(0-12 a=[b:: 1, [5-13 b=1)"},
        {"[a:: 1](b:: 2)", "[0-7 a=1, (7-14 b=2"},
        {"[a [b:: 1]", "[3-10 b=1"},
        {"[a:: 1", "0-6 a=1"},
        {"[a:: [b:: 1]", "[5-12 b=1"},
        {"[x] not:: [y]", ""},
        {"[a:: 1] Key:: no", "[0-7 a=1"},
        {"[::x]", "[0-5 =x"},
    };
    inline_fields f = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char said[512];
        say(&f, str_from(rows[i].line), said);
        assert_string_equal(said, rows[i].says);
    }
    kith_inline_fields_free(&f);
    (void)state;
}

static void a_task_has_no_field_of_its_whole_line(void **state)
{
    inline_fields f = {0};
    assert_true(kith_inline_fields_read(STR("Key:: value"), false, &f));
    assert_int_equal(f.found.len, 0);
    assert_true(kith_inline_fields_read(STR("[k:: v]"), false, &f));
    assert_int_equal(f.found.len, 1);
    kith_inline_fields_free(&f);
    (void)state;
}

static void long_lines_are_told_by_their_characters(void **state)
{
    enum { MOST = 32768 };
    static char line[MOST + 3];
    memset(line, 'x', sizeof line);
    assert_false(kith_inline_fields_too_long((str){line, MOST}));
    assert_true(kith_inline_fields_too_long((str){line, MOST + 1}));
    memcpy(line, "\u9805", 3);
    assert_false(kith_inline_fields_too_long((str){line, MOST + 2}));
    assert_true(kith_inline_fields_too_long((str){line, MOST + 3}));
    memcpy(line, "\U0001f525", 4);
    assert_false(kith_inline_fields_too_long((str){line, MOST + 2}));
    assert_true(kith_inline_fields_too_long((str){line, MOST + 3}));
    (void)state;
}

/* Each bracket is paired once: what is kept a line is its bytes. */
static void unclosed_brackets_are_not_searched_twice(void **state)
{
    enum { MOST = 32768 };
    static char line[MOST];
    inline_fields f = {0};
    for (size_t i = 0; i + 4 <= MOST; i += 4)
        memcpy(line + i, "[k::", 4);
    assert_true(kith_inline_fields_read((str){line, MOST}, false, &f));
    assert_int_equal(f.found.len, 0);
    assert_int_equal(f.close.len, MOST);
    kith_inline_fields_free(&f);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_read),
        cmocka_unit_test(a_task_has_no_field_of_its_whole_line),
        cmocka_unit_test(long_lines_are_told_by_their_characters),
        cmocka_unit_test(unclosed_brackets_are_not_searched_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
