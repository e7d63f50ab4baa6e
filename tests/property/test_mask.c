/* A comment begins in the mask where cmark finds HTML in its place: not in
 * code, nor in a line that a paragraph goes on in. So the mask knows, as cmark
 * does, what each line stands in and what is open there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmark.h>
#include <cmocka.h>

#include "pieces.h"
#include "vault/mask.h"

enum { DOCUMENTS = 60000, MOST_PIECES = 12, ROOM = 256, MOST_LINES = 32 };

#define COMMENT(prefix) prefix "%%\n" prefix "%%\n"

/* Fenced code stands in nothing: what it stands in goes on otherwise. */
static const char *const pieces[] = {
    "- a\n",     "  - b\n",     "1. c\n",        "> d\n",
    "lazy\n",    "  in\n",      "    far\n",     "`e` **f**\n",
    "\n",        "\n",          "# g\n",         "***\n",
    "```\n",     "```\n",       "~~~\n",         COMMENT(""),
    COMMENT(""), COMMENT("  "), COMMENT("    "), COMMENT("> "),
    "> - h\n",   ">   i\n",     "- - j\n",       "===\n",
    "- - -\n",   "> > m\n",
};

/* A digit a line: 1 if a comment, or HTML, begins there. */
typedef struct told {
    char at[MOST_LINES + 1];
} told;

/* False if a list or quotation takes a line in, as none of cmark's does. */
static bool tell_mask(str text, told *t)
{
    lines l = {0};
    mask m = {0};
    bool same = true;
    assert_true(kith_lines_read(text, 0, &l));
    assert_true(kith_mask_make(text, &l, false, &m));
    for (size_t i = 0; i < m.lines.len; i++) {
        same = same && m.lines.at[i].lead == 0;
        if (m.lines.at[i].mark == MASK_COMMENT)
            t->at[i] = '1';
    }
    kith_mask_free(&m);
    VEC_FREE(&l.start);
    return same;
}

/* Puts the text into `room` with HTML for its comments, whose marks come by
 * two; returns its length. */
static size_t with_html(str text, char *room)
{
    size_t len = 0, marks = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool mark = str_begins(str_slice(text, i, text.len), STR("%%"));
        str html = marks % 2 == 0 ? STR("<!--") : STR("-->");
        str put = mark ? html : str_slice(text, i, i + 1);
        memcpy(room + len, put.ptr, put.len);
        len += put.len;
        i += mark;
        marks += mark;
    }
    return len;
}

static void tell_tree(str text, told *t)
{
    char room[2 * ROOM];
    size_t len = with_html(text, room);
    cmark_node *document = cmark_parse_document(room, len, 0);
    cmark_iter *at = cmark_iter_new(document);
    for (cmark_event_type event;
         (event = cmark_iter_next(at)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(at);
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK)
            t->at[cmark_node_get_start_line(node) - 1] = '1';
    }
    cmark_iter_free(at);
    cmark_node_free(document);
}

static void comments_begin_where_html_would(void **state)
{
    (void)state;
    uint64_t seed = 5;
    size_t comments = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
        char room[ROOM];
        size_t count = sizeof pieces / sizeof *pieces;
        str text = {room, draw_text(&seed, pieces, count, MOST_PIECES, room)};
        told wanted = {""}, got = {""};
        memset(wanted.at, '0', MOST_LINES);
        memset(got.at, '0', MOST_LINES);
        tell_tree(text, &wanted);
        if (!tell_mask(text, &got))
            continue;
        comments += strchr(wanted.at, '1') != NULL;
        if (strcmp(wanted.at, got.at) != 0)
            fail_msg(
                "%.*s\nhas HTML in %s, comments in %s", STR_ARG(text),
                wanted.at, got.at);
    }
    assert_true(comments * 4 > DOCUMENTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_begin_where_html_would),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
