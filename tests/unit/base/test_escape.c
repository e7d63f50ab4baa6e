/* Escapers: known hostile titles, and random ones read back by other readers:
 * JSON by libyaml, Markdown by cmark, the others by naive decoders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmark.h>
#include <cmocka.h>
#include <yaml.h>

#include "base/escape.h"
#include "base/utf8.h"

#define R "\xEF\xBF\xBD"

typedef void (*escaper)(buffer *out, str text);

static const char *escaped(buffer *b, escaper escape, str text)
{
    b->len = 0;
    escape(b, text);
    kith_buffer_char(b, '\0');
    assert_false(b->failed);
    return b->at;
}

static void known_titles(void **state)
{
    (void)state;
    const struct {
        escaper escape;
        str text;
        const char *expected;
    } rows[] = {
        {kith_escape_json, STR("Q3 \"plan\" \\ R&D"),
         "\"Q3 \\\"plan\\\" \\\\ R\\u0026D\""},
        {kith_escape_json, STR("</script>\n\x1b\x7f"),
         "\"\\u003c/script\\u003e\\n\\u001b\\u007f\""},
        {kith_escape_json, STR("\u2028\u202e\u00e9"),
         "\"\\u2028\\u202e\u00e9\""},
        {kith_escape_json, STR("a\0b\xff"), "\"a" R "b" R "\""},
        {kith_escape_xml, STR("<b>\"R&D\" 'x'</b>"),
         "&lt;b&gt;&quot;R&amp;D&quot; &#39;x&#39;&lt;/b&gt;"},
        {kith_escape_xml, STR("a\tb\n\x01\uFFFE\u202e"), "a&#9;b&#10;" R R R},
        {kith_escape_dot, STR("a\"b\\N\nc&lt;\td\x07"),
         "\"a\\\"b\\\\N\\nc&amp;lt; d\""},
        {kith_escape_dot, STR("<b>x</b>"), "\"<b>x</b>\""},
        {kith_escape_csv, STR("=1+1"), "\"'=1+1\""},
        {kith_escape_csv, STR("+1"), "\"'+1\""},
        {kith_escape_csv, STR("-1"), "\"'-1\""},
        {kith_escape_csv, STR("@x"), "\"'@x\""},
        {kith_escape_csv, STR("\tx"), "\"'\tx\""},
        {kith_escape_csv, STR("\rx"), "\"' x\""},
        {kith_escape_csv, STR("a,\"b\"\r\nc\nd"), "\"a,\"\"b\"\" c d\""},
        {kith_escape_csv, STR(""), "\"\""},
        {kith_escape_tsv, STR("a\tb\\c\r\n"), "a\\tb\\\\c\\r\\n"},
        {kith_escape_plain, STR("a\x1b]52;c\x07\xC2\x9B\u202e\r\nb\rc"),
         "a\\x1b]52;c\\x07\\x9b\\u{202e} b\\x0dc"},
        {kith_escape_plain, STR("Jos\u00e9 \U0001F600"),
         "Jos\u00e9 \U0001F600"},
        {kith_escape_url, STR("People/A B#\u00e9%.md"),
         "People/A%20B%23%C3%A9%25.md"},
        {kith_escape_url, STR("a\0b~_-"), "a%00b~_-"},
        {kith_escape_markdown, STR("[[Ana]] #tag ^id %%x%% a|b"),
         "\\[\\[Ana\\]\\] \\#tag \\^id \\%\\%x\\%\\% a\\|b"},
        {kith_escape_markdown, STR("- x"), "\\- x"},
        {kith_escape_markdown, STR("12. x"), "12\\. x"},
        {kith_escape_markdown, STR("12) x"), "12\\) x"},
        {kith_escape_markdown, STR("R = 3.14 (x) a-b R&D 10:30"),
         "R \\= 3.14 (x) a-b R&D 10:30"},
        {kith_escape_markdown, STR("key:: v https://x &lt; www.x"),
         "key\\:\\: v https\\://x \\&lt; www\\.x"},
        {kith_escape_markdown, STR("    code\r\nline"), "code line"},
        {kith_escape_markdown, STR("---"), "\\---"},
    };
    buffer b = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(
            escaped(&b, rows[i].escape, rows[i].text), rows[i].expected);
    kith_buffer_free(&b);
}

static void wikilinks(void **state)
{
    (void)state;
    static const struct {
        const char *target, *display;
        bool in_table;
        const char *expected;
    } rows[] = {
        {"People/Ana", "Ana", false, "[[People/Ana|Ana]]"},
        {"People/Ana", "Ana", true, "[[People/Ana\\|Ana]]"},
        {"Ana", "", false, "[[Ana]]"},
        {"Ana", "Ana", true, "[[Ana]]"},
        {"R&D 100% *now*", "", false, "[[R&D 100% *now*]]"},
        {"C# plan", "", false, "C\\# plan"},
        {"C# plan", "the plan", false, "the plan"},
        {"a|b", "", false, "a\\|b"},
        {"a]]b", "", false, "a\\]\\]b"},
        {"a%%b", "", false, "a\\%\\%b"},
        {"a\nb", "", false, "a b"},
        {" a", "", false, "a"},
        {"", "x", false, "x"},
        {"Ana", "[x] y", false, "\\[x\\] y ([[Ana]])"},
        {"a\xff", "", false, "a" R},
    };
    buffer b = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        b.len = 0;
        kith_escape_wikilink(
            &b, str_from(rows[i].target), str_from(rows[i].display),
            rows[i].in_table);
        kith_buffer_char(&b, '\0');
        assert_string_equal(b.at, rows[i].expected);
    }
    kith_buffer_free(&b);
}

/* ---- Random titles ----------------------------------------------------------
 */

enum { TITLES = 20000, TITLE_ROOM = 64 };

/* A title of pieces that mean something to some format. */
static str random_title(char out[static TITLE_ROOM], uint64_t *seed)
{
    static const char *const pieces[] = {
        "[[",         "]]",       "[",      "](",     "x",        " ",
        "  ",         "#",        "##",     "*",      "**",       "_",
        "`",          "```",      "~~~",    "|",      "\\",       "<b>",
        "<!-",        "->",       "&lt;",   "&#9;",   "&",        "\"",
        "'",          "=",        "==",     "-",      "---",      "+",
        "@",          "1.",       "1)",     ">",      "!",        "://",
        "www.",       "http",     "::",     "%%",     "%",        "^",
        "$",          "\n",       "\r",     "\t",     "\x1b",     "\x7f",
        "\xff",       "\xE2\x82", "\u2028", "\u202e", "\xC2\x85", "\u00e9",
        "\U0001F600", "\uFFFE",   "a b",    "Ana",    "9",        "{",
        "}",          "(",        ")",      ";",      ",",        ".",
        "/",          "\x01"};
    size_t len = 0, count = *seed % 9;
    while (count-- > 0) {
        *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        size_t row = (size_t)(*seed >> 33) % (sizeof pieces / sizeof *pieces);
        memcpy(out + len, pieces[row], strlen(pieces[row]));
        len += strlen(pieces[row]);
    }
    *seed = *seed * 6364136223846793005u + (*seed >> 40);
    return (str){out, len};
}

/* The title as a careful reader should get it: repaired, and each code point
 * that `odd` names as its replacement. */
static str expected_title(buffer *b, str title, const char *(*odd)(uint32_t))
{
    b->len = 0;
    for (size_t at = 0; at < title.len;) {
        uint32_t point = kith_utf8_next(title, &at);
        const char *replacement = odd(point);
        char bytes[4];
        if (replacement)
            kith_buffer_text(b, replacement);
        else
            kith_buffer_put(b, (str){bytes, kith_utf8_put(point, bytes)});
    }
    return buffer_str(b);
}

static void assert_same(str got, str expected, str title)
{
    if (!str_equal(got, expected))
        fail_msg(
            "title <%.*s>: <%.*s>, not <%.*s>", STR_ARG(title), STR_ARG(got),
            STR_ARG(expected));
}

static const char *nothing_is_odd(uint32_t point)
{
    (void)point;
    return NULL;
}

/* T39 */
static void json_is_read_back_by_libyaml(void **state)
{
    (void)state;
    buffer b = {0}, expected = {0};
    uint64_t seed = 1;
    for (int i = 0; i < TITLES; i++) {
        char room[TITLE_ROOM];
        str title = random_title(room, &seed);
        b.len = 0;
        kith_escape_json(&b, title);

        yaml_parser_t parser;
        yaml_event_t event;
        yaml_parser_initialize(&parser);
        yaml_parser_set_input_string(
            &parser, (const unsigned char *)b.at, b.len);
        for (int k = 0; k < 3; k++) { /* stream, document, scalar */
            assert_true(yaml_parser_parse(&parser, &event));
            if (k < 2)
                yaml_event_delete(&event);
        }
        assert_int_equal(event.type, YAML_SCALAR_EVENT);
        str got = {
            (const char *)event.data.scalar.value, event.data.scalar.length};
        assert_same(
            got, expected_title(&expected, title, nothing_is_odd), title);
        for (size_t k = 0; k < b.len; k++)
            assert_true((unsigned char)b.at[k] >= ' ' && b.at[k] != '<');
        yaml_event_delete(&event);
        yaml_parser_delete(&parser);
    }
    kith_buffer_free(&b);
    kith_buffer_free(&expected);
}

static const char *odd_in_markdown(uint32_t point)
{
    if (point == '\n' || point == '\r' || point == '\t' || point == 0x85 ||
        point == 0x2028)
        return " ";
    bool control = point < ' ' || point == 0x7F;
    return control || point == 0x202E || point == 0xFFFE ? R : NULL;
}

/* Without the blanks at its ends, and with CR LF as one. */
static str words(buffer *b)
{
    size_t len = 0;
    for (size_t i = 0; i < b->len; i++) {
        bool again = b->at[i] == ' ' && (len == 0 || b->at[len - 1] == ' ');
        if (!again)
            b->at[len++] = b->at[i];
    }
    while (len > 0 && b->at[len - 1] == ' ')
        len--;
    b->len = len;
    return buffer_str(b);
}

/* The text of a document that must be one paragraph of nothing but text. */
static void read_text(cmark_node *document, buffer *text, str title)
{
    text->len = 0;
    cmark_iter *iterator = cmark_iter_new(document);
    while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_PARAGRAPH &&
            type != CMARK_NODE_TEXT)
            fail_msg(
                "%s from <%.*s>", cmark_node_get_type_string(node),
                STR_ARG(title));
        if (type == CMARK_NODE_TEXT)
            kith_buffer_text(text, cmark_node_get_literal(node));
    }
    cmark_iter_free(iterator);
}

/* T37 */
static void markdown_is_read_back_by_cmark_as_text(void **state)
{
    (void)state;
    buffer b = {0}, got = {0}, expected = {0};
    uint64_t seed = 2;
    for (int i = 0; i < TITLES; i++) {
        char room[TITLE_ROOM];
        str title = random_title(room, &seed);
        b.len = 0;
        kith_escape_markdown(&b, title);
        cmark_node *document =
            cmark_parse_document(b.at ? b.at : "", b.len, CMARK_OPT_DEFAULT);
        read_text(document, &got, title);
        cmark_node_free(document);
        expected_title(&expected, title, odd_in_markdown);
        assert_same(words(&got), words(&expected), title);
        kith_buffer_char(&b, '\0');
        assert_null(strstr(b.at, "[["));
        assert_null(strstr(b.at, "%%"));
        assert_null(strstr(b.at, "::"));
        assert_null(strchr(b.at, '\n'));
    }
    kith_buffer_free(&b);
    kith_buffer_free(&got);
    kith_buffer_free(&expected);
}

static const char *odd_in_xml(uint32_t point)
{
    bool control = point < ' ' && point != '\t' && point != '\n';
    return (control && point != '\r') || point == 0x7F || point == 0x202E ||
                   point == 0xFFFE
               ? R
               : NULL;
}

/* Puts one character of XML text at `at` and returns its length there. */
static size_t decode_xml(const char *at, buffer *out)
{
    static const struct {
        const char *entity;
        char c;
    } rows[] = {{"&amp;", '&'},  {"&lt;", '<'},   {"&gt;", '>'},
                {"&quot;", '"'}, {"&#39;", '\''}, {"&#9;", '\t'},
                {"&#10;", '\n'}, {"&#13;", '\r'}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].entity);
        if (strncmp(at, rows[i].entity, len) == 0) {
            kith_buffer_char(out, rows[i].c);
            return len;
        }
    }
    assert_false(strchr("&<>\"'", *at));
    kith_buffer_char(out, *at);
    return 1;
}

static const char *odd_in_dot(uint32_t point)
{
    if (point == '\t' || point == 0x85 || point == 0x2028)
        return " ";
    if ((point < ' ' && point != '\n') || point == 0x7F || point == 0x202E)
        return "";
    return point == 0xFFFE ? R : NULL;
}

static size_t decode_dot(const char *at, buffer *out)
{
    assert_int_not_equal(*at, '"'); /* would end the string */
    assert_int_not_equal(*at, '\n');
    if (*at == '\\') {
        assert_true(strchr("n\"\\", at[1]) && at[1]);
        kith_buffer_char(out, at[1] == 'n' ? '\n' : at[1]);
        return 2;
    }
    bool entity = strncmp(at, "&amp;", 5) == 0;
    assert_true(entity || *at != '&');
    kith_buffer_char(out, *at);
    return entity ? 5 : 1;
}

static const char *odd_in_tsv(uint32_t point)
{
    if (point == 0x85 || point == 0x2028)
        return " ";
    bool control = point < ' ' && point != '\t' && point != '\n';
    return (control && point != '\r') || point == 0x7F || point == 0x202E ||
                   point == 0xFFFE
               ? R
               : NULL;
}

static size_t decode_tsv(const char *at, buffer *out)
{
    static const char letters[] = "tnr\\", bytes[] = "\t\n\r\\";
    assert_false(strchr("\t\n\r", *at));
    if (*at != '\\') {
        kith_buffer_char(out, *at);
        return 1;
    }
    const char *letter = strchr(letters, at[1]);
    assert_true(letter && *letter);
    kith_buffer_char(out, bytes[letter - letters]);
    return 2;
}

/* T7, T32, T34 */
static void xml_dot_and_tsv_are_read_back(void **state)
{
    (void)state;
    static const struct {
        escaper escape;
        const char *(*odd)(uint32_t);
        size_t (*decode)(const char *at, buffer *out);
        size_t quotes;
    } rows[] = {
        {kith_escape_xml, odd_in_xml, decode_xml, 0},
        {kith_escape_dot, odd_in_dot, decode_dot, 1},
        {kith_escape_tsv, odd_in_tsv, decode_tsv, 0},
    };
    buffer b = {0}, got = {0}, expected = {0};
    uint64_t seed = 3;
    for (int i = 0; i < TITLES; i++) {
        char room[TITLE_ROOM];
        str title = random_title(room, &seed);
        size_t row = (size_t)i % 3;
        escaped(&b, rows[row].escape, title);
        got.len = 0;
        size_t end = b.len - 1 - rows[row].quotes;
        for (size_t at = rows[row].quotes; at < end;)
            at += rows[row].decode(b.at + at, &got);
        expected_title(&expected, title, rows[row].odd);
        assert_same(buffer_str(&got), buffer_str(&expected), title);
    }
    kith_buffer_free(&b);
    kith_buffer_free(&got);
    kith_buffer_free(&expected);
}

/* T7, T36, T38 */
static void plain_text_and_csv_cannot_steer_what_shows_them(void **state)
{
    (void)state;
    buffer b = {0};
    uint64_t seed = 4;
    for (int i = 0; i < TITLES; i++) {
        char room[TITLE_ROOM];
        str title = random_title(room, &seed);
        escaped(&b, i % 2 ? kith_escape_plain : kith_escape_csv, title);
        str line = {b.at, b.len - 1};
        assert_int_equal(kith_utf8_valid_prefix(line), line.len);
        for (size_t at = 0; at < line.len;) {
            uint32_t point = kith_utf8_next(line, &at);
            assert_true(point >= ' ' || (point == '\t' && i % 2 == 0));
            assert_false(point >= 0x7F && point <= 0x9F);
            assert_int_not_equal(point, 0x202E);
        }
        if (i % 2 == 0)
            assert_null(strchr("=+-@\t\r", b.at[1]));
    }
    kith_buffer_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_titles),
        cmocka_unit_test(wikilinks),
        cmocka_unit_test(json_is_read_back_by_libyaml),
        cmocka_unit_test(markdown_is_read_back_by_cmark_as_text),
        cmocka_unit_test(xml_dot_and_tsv_are_read_back),
        cmocka_unit_test(plain_text_and_csv_cannot_steer_what_shows_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
