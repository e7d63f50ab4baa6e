/* JSON value by value: structure, strings, and what is no JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "vault/json.h"

/* What a text says, one mark a value: key= before it, "!" for a problem. */
static void say(const char *text, char said[static 512])
{
    json j;
    json_value v;
    size_t len = 0;
    said[0] = '\0';
    assert_true(kith_json_open(&j, str_from(text)));
    while ((v = kith_json_next(&j)).kind != JSON_END && len < 400) {
        char room[256];
        static const char marks[] = {
            [JSON_OBJECT] = '{',
            [JSON_ARRAY] = '[',
            [JSON_CLOSE] = '.',
            [JSON_STRING] = '"',
            [JSON_OTHER] = '0'};
        size_t decoded = kith_json_decode(v.raw, room, NULL);
        len += (size_t)snprintf(
            said + len, 512 - len, "%.*s%s%c%.*s ", STR_ARG(v.key),
            v.key.len ? "=" : "", marks[v.kind], (int)decoded, room);
    }
    if (j.problem)
        snprintf(said + len, 512 - len, "!%zu", j.problem_at);
    kith_json_close(&j);
}

static void values_come_in_order(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"", ""},
        {"{}", "{ . "},
        {"[1, -2.5e3, true, null]", "[ 01 0-2.5e3 0true 0null . "},
        {"{\"a\":1,\"b\":\"x\"}", "{ a=01 b=\"x . "},
        {"{\"a\":-500,\"b\":[\"x\",{}]}", "{ a=0-500 b=[ \"x { . . . "},
        {"{\n\t\"a\":\t[\t]\n}", "{ a=[ . . "},
        {"{\"a\":{\"b\":{}},\"c\":\"\"}", "{ a={ b={ . . c=\" . "},
        {"[\"\xc3\xa9\x7f\"]", "[ \"\xc3\xa9\x7f . "},
        {"[\"%TAG & *x !y # z - ? : , ] }\"]",
         "[ \"%TAG & *x !y # z - ? : , ] } . "},
        {"{\"a\":", "{ !5"},
        {"[\"open", "!6"},
        {"{\"a\" 1}", "{ a=0 !5"},
        {"{{}:1}", "{ !1"},
        {"[*a]", "[ !1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char said[512];
        say(rows[i].text, said);
        assert_string_equal(said, rows[i].says);
    }
    (void)state;
}

static void strings_are_decoded_as_json_says(void **state)
{
    static const struct {
        const char *raw, *text;
    } rows[] = {
        {"plain", "plain"},
        {"a\\nb\\tc\\r\\b\\f", "a\nb\tc\r\b\f"},
        {"\\/ \\\\ \\\"", "/ \\ \""},
        {"\\u0041\\u00e9\\u4e2d", "A\xc3\xa9\xe4\xb8\xad"},
        {"\\ud83d\\ude00!", "\xf0\x9f\x98\x80!"},
        {"\\uD83D\\uDE00", "\xf0\x9f\x98\x80"},
        {"\\ud83d", "\xef\xbf\xbd"},
        {"\\ud83d\\u0041", "\xef\xbf\xbd"
                           "A"},
        {"\\ude00", "\xef\xbf\xbd"},
        {"\\u0000", "\xef\xbf\xbd"},
        {"\\u00", "?00"},
        {"\\", "\\"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char room[64];
        uint32_t at[65];
        str raw = str_from(rows[i].raw);
        size_t length = kith_json_decode(raw, room, at);
        assert_true(length <= raw.len);
        assert_true(str_equal((str){room, length}, str_from(rows[i].text)));
        assert_int_equal(at[length], raw.len);
    }
    (void)state;
}

static void decoded_bytes_know_where_they_come_from(void **state)
{
    char room[32];
    uint32_t at[33];
    size_t length = kith_json_decode(STR("a\\u00e9b\\nc"), room, at);
    static const uint32_t places[] = {0, 1, 1, 7, 8, 10, 11};
    assert_int_equal(length, 6);
    assert_memory_equal(at, places, sizeof places);
    (void)state;
}

static void nesting_stops_at_the_limit(void **state)
{
    enum { DEEP = 100000 };
    static char text[DEEP];
    json j;
    size_t opened = 0;
    memset(text, '[', sizeof text);
    assert_true(kith_json_open(&j, (str){text, sizeof text}));
    while (kith_json_next(&j).kind != JSON_END)
        opened++;
    assert_non_null(j.problem);
    assert_int_equal(opened, LIMIT_YAML_DEPTH);
    kith_json_close(&j);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_in_order),
        cmocka_unit_test(strings_are_decoded_as_json_says),
        cmocka_unit_test(decoded_bytes_know_where_they_come_from),
        cmocka_unit_test(nesting_stops_at_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
