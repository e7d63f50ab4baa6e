/*
 * The skeleton of a document has the block tree of the document: type, start
 * line and column, end line of every block: of the examples and notes that
 * these tests have in common, and of random documents made of what block
 * structure hangs on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>
#include <cmocka.h>

#include "documents.h"
#include "pieces.h"
#include "vault/skeleton.h"

enum {
    DOCUMENTS = 500000,
    MOST_TOKENS = 40,
    ROOM = 1024,
    MOST_BLOCKS = 1 << 16
};

static const char *const tokens[] = {
    " ",        "  ",    "    ",     "\t",        "> ",        ">",   "- ",
    "* ",       "+ ",    "1. ",      "12) ",      "#",         "## ", "```",
    "~~~",      "```x",  "<div>",    "</div>",    "<!--",      "-->", "<b>",
    "<?php",    "?>",    "<script>", "</script>", "<![CDATA[", "]]>", "[a]: ",
    "[a]",      "[[a]]", "[ ] ",     "[x] ",      "]:",        "foo", "bar baz",
    "\xc3\xa9", "|",     "a|b",      "---",       "===",       "***", "\\",
    "`",        "\"t\"", "'t'",      "(t)",       "/url",      "<u>", "\n",
    "\n",       "\n",    "\n",       "\n\n",      "\r\n",      "\r",  "[^1]: ",
    "!",        "&amp;", "$$",       "%%",        "_",         "=",   "0",
    "9.",       "-",     "a>b",      "x-->",      "</style>",  "<!X",
};

typedef struct block {
    int type, line, column, end;
} block;

/* What kith asks of cmark: "[^" at the start of a line is no definition. */
static void mask_footnotes(char *text, size_t len)
{
    bool begins = true;
    for (size_t i = 0; i + 1 < len; i++) {
        if (begins && text[i] == '[' && text[i + 1] == '^')
            text[i] = 'x';
        if (text[i] == '\n' || text[i] == '\r')
            begins = true;
        else if (!strchr(" \t>*+-#_=.)0123456789", text[i]))
            begins = false;
    }
}

static size_t read_blocks(
    const char *text, size_t len, block found[static MOST_BLOCKS])
{
    cmark_node *document = cmark_parse_document(text, len, 0);
    cmark_iter *at = cmark_iter_new(document);
    size_t count = 0;
    for (cmark_event_type event;
         (event = cmark_iter_next(at)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(at);
        int type = (int)cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER || type > CMARK_NODE_LAST_BLOCK ||
            type < CMARK_NODE_FIRST_BLOCK)
            continue;
        assert_true(count < MOST_BLOCKS);
        found[count++] = (block){
            type,
            cmark_node_get_start_line(node),
            cmark_node_get_start_column(node),
            cmark_node_get_end_line(node),
        };
    }
    cmark_iter_free(at);
    cmark_node_free(document);
    return count;
}

static void same_tree(char *text, size_t len, lines *l, skeleton *outline)
{
    static block full[MOST_BLOCKS], cut[MOST_BLOCKS];
    str view = {text, len};
    assert_true(kith_lines_read(view, 0, l));
    assert_true(kith_skeleton_make(view, l, outline));
    assert_false(outline->too_deep);

    mask_footnotes(text, len);
    size_t wanted = read_blocks(text, len, full);
    size_t got = read_blocks(outline->at, outline->len, cut);
    if (wanted != got || memcmp(full, cut, got * sizeof *cut) != 0) {
        print_error(
            "---- document\n%.*s\n---- skeleton\n%.*s\n----\n", (int)len, text,
            (int)outline->len, outline->at);
        for (size_t i = 0; i < wanted || i < got; i++)
            print_error(
                "%d %d:%d-%d | %d %d:%d-%d\n", full[i].type, full[i].line,
                full[i].column, full[i].end, cut[i].type, cut[i].line,
                cut[i].column, cut[i].end);
        fail();
    }
}

static void check_document(str text)
{
    static lines l;
    static skeleton outline;
    char *copy = malloc(text.len + 1);
    assert_non_null(copy);
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    same_tree(copy, text.len, &l, &outline);
    free(copy);
    VEC_FREE(&l.start);
    free(outline.at);
    outline = (skeleton){0};
}

static void examples_and_notes(void **state)
{
    (void)state;
    each_document(check_document);
}

static void random_documents(void **state)
{
    (void)state;
    lines l = {0};
    skeleton outline = {0};
    uint64_t seed = 1;
    for (int i = 0; i < DOCUMENTS; i++) {
        char text[ROOM];
        size_t len = draw_text(
            &seed, tokens, sizeof tokens / sizeof *tokens, MOST_TOKENS, text);
        same_tree(text, len, &l, &outline);
    }
    VEC_FREE(&l.start);
    free(outline.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_and_notes),
        cmocka_unit_test(random_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
