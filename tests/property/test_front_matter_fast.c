/* Front matter that is read without libyaml says what libyaml says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pieces.h"
#include "vault/property_plain.h"
#include "vault/property_yaml.h"

enum { BLOCKS = 300000, MOST_LINES = 7, MOST_PIECES = 4, ROOM = 2048 };

static const char *const openings[] = {
    "title: ",     "tags:",    "tags: ",
    "aliases: ",   "alias: ",  "- ",
    "- ",          "  - ",     "people met: ",
    "Due-Date:  ", "created:", "x",
    "- - ",        "",         " ",
    "type: ",      "owner:",   "empty:\n",
    "my_key: ",    "a : ",     "null: ",
    "y: ",         "a1:",      "---x: ",
    "? ",          "My Key: ", "my-key: ",
    "my_key : ",   "Tags: ",   "Aliases: ",
};

static const char *const pieces[] = {
    "Ana Lima",
    "2025-01-02",
    "true",
    "'a, b'",
    "\"a: b\"",
    "'it''s'",
    "\"a\\tb\"",
    "''",
    "\"\"",
    "~",
    "null",
    "[]",
    "[a, b]",
    "{}",
    "[[Ana]]",
    "\"[[Ana]]\"",
    "'[[A|B]]'",
    "[a](b.md)",
    "{{title}}",
    "see {{x}}",
    "a, b",
    ":",
    ": ",
    " #",
    "#",
    "http://a.b",
    "_Unknown_",
    " ",
    "  ",
    "\t",
    "|",
    ">",
    "&a ",
    "*a",
    "!t ",
    "-",
    "%",
    "@",
    "`",
    "\xc3\xa9tude",
    "\xc3\x89va",
    "\xc2\x85",
    "\xc2\xa0",
    "\xe2\x80\xa8",
    "\xef\xbb\xbf",
    "\xf0\x9f\x98\x80",
    "\x01",
    "\x7f",
    "\xff",
    "'",
    "\"",
    "(a)",
    "/a/b",
    "1.5",
    "<% x %>",
    "a  b",
    "\r",
    "?",
    "Null",
    "x[[Ana]]y",
};

static void put(char *text, size_t *len, const char *piece)
{
    memcpy(text + *len, piece, strlen(piece));
    *len += strlen(piece);
}

static size_t random_block(uint64_t *seed, char text[static ROOM])
{
    size_t len = 0;
    for (uint32_t lines = 1 + draw(seed, MOST_LINES); lines > 0; lines--) {
        put(text, &len,
            openings[draw(seed, sizeof openings / sizeof *openings)]);
        for (uint32_t count = draw(seed, MOST_PIECES); count > 0; count--)
            put(text, &len, pieces[draw(seed, sizeof pieces / sizeof *pieces)]);
        put(text, &len, "\n");
    }
    return len;
}

/* A block that is read into a sink of its own. */
typedef struct reading {
    intern names;
    sink sink;
    properties p;
} reading;

static void begin(reading *r, str block)
{
    *r = (reading){0};
    r->sink.names = &r->names;
    r->p = (properties){.sink = &r->sink, .block = block, .first_line = 2};
    for (size_t at = 0; at < block.len; at = str_find(block, at, '\n') + 1)
        assert_true(VEC_PUSH(&r->p.starts, at));
}

static void forget(reading *r)
{
    kith_sink_free(&r->sink);
    kith_intern_free(&r->names);
    VEC_FREE(&r->p.starts);
}

static bool same_name(const reading *a, name_id x, const reading *b, name_id y)
{
    return str_equal(intern_text(&a->names, x), intern_text(&b->names, y));
}

static bool same_fields(const reading *a, const reading *b)
{
    bool same = a->sink.fields.len == b->sink.fields.len;
    for (size_t i = 0; same && i < a->sink.fields.len; i++) {
        const field *x = &a->sink.fields.at[i], *y = &b->sink.fields.at[i];
        same = same_name(a, x->key, b, y->key) &&
               same_name(a, x->written, b, y->written) &&
               same_name(a, x->value, b, y->value) && x->line == y->line &&
               x->column == y->column && x->links == y->links &&
               x->first_link == y->first_link && x->origin == y->origin;
    }
    return same;
}

static bool same_links(const reading *a, const reading *b)
{
    bool same = a->sink.links.len == b->sink.links.len;
    for (size_t i = 0; same && i < a->sink.links.len; i++) {
        const note_link *x = &a->sink.links.at[i], *y = &b->sink.links.at[i];
        same = same_name(a, x->target, b, y->target) &&
               same_name(a, x->subpath, b, y->subpath) &&
               same_name(a, x->display, b, y->display) && x->line == y->line &&
               x->column == y->column && x->flags == y->flags &&
               x->place == y->place;
    }
    return same;
}

static bool same_findings(const reading *a, const reading *b)
{
    bool same = a->sink.findings.len == b->sink.findings.len;
    for (size_t i = 0; same && i < a->sink.findings.len; i++) {
        const finding *x = &a->sink.findings.at[i];
        const finding *y = &b->sink.findings.at[i];
        same = x->line == y->line && x->column == y->column &&
               x->code == y->code && same_name(a, x->message, b, y->message);
    }
    return same;
}

static bool is_untouched(const sink *s)
{
    return s->fields.len == 0 && s->links.len == 0 && s->findings.len == 0 &&
           !s->is_template && !s->failed;
}

static void plain_blocks_say_what_libyaml_says(void **state)
{
    (void)state;
    uint64_t seed = 11;
    unsigned read = 0;
    for (int i = 0; i < BLOCKS; i++) {
        char room[ROOM];
        str block = {room, random_block(&seed, room)};
        reading plain, asked;
        begin(&plain, block);
        begin(&asked, block);
        if (kith_property_read_plain(&plain.p)) {
            read++;
            bool same = kith_property_read_yaml(&asked.p) == block.len &&
                        same_fields(&plain, &asked) &&
                        same_links(&plain, &asked) &&
                        same_findings(&plain, &asked) &&
                        plain.sink.is_template == asked.sink.is_template;
            if (!same) {
                print_error("---- block\n%.*s----\n", STR_ARG(block));
                fail();
            }
        } else {
            assert_true(is_untouched(&plain.sink));
        }
        forget(&plain);
        forget(&asked);
    }
    assert_true(read > BLOCKS / 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_blocks_say_what_libyaml_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
