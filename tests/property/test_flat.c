/* Where the lines alone tell the leaves of a note, they are cmark's leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "documents.h"
#include "pieces.h"
#include "vault/block_memory.h"
#include "vault/blocks.h"
#include "vault/flat.h"

enum { DOCUMENTS = 400000, MOST_PIECES = 24, ROOM = 1024 };

static const char *const pieces[] = {
    "word",  "word ",  "2025-10-01: ", "1. ",      "2) ",
    "1",     ".",      "- ",           "-  ",      "-",
    "* ",    "*",      "**b**:",       "_",        "# ",
    "## T",  "#tag",   "```",          "~~~",      "```x",
    "`",     "| a |",  "|--|",         "[[A]]",    "[a]: b",
    "[ ] ",  "[^1]: ", "[x",           "\xc3\xa9", " ",
    "    ",  "\t",     "> ",           "<div>",    "===",
    "---",   "***",    "\\",           "!",        "%%",
    "$",     "+ ",     "\n",           "\n",       "\n",
    "\n",    "\n",     "\n\n",         "\n\n",     "\n- ",
    "\n- w", "\nword", "\n# T\n",      "\r\n",     "\r",
    "(",
};

static bool same_leaf(const leaf *a, const leaf *b)
{
    return a->begin == b->begin && a->end == b->end &&
           a->first_line == b->first_line && a->lines == b->lines &&
           a->kind == b->kind && a->level == b->level &&
           a->in_list == b->in_list;
}

static bool same_leaves(const blocks *flat, const blocks *asked)
{
    bool same = flat->leaves.len == asked->leaves.len;
    for (size_t i = 0; same && i < flat->leaves.len; i++)
        same = same_leaf(&flat->leaves.at[i], &asked->leaves.at[i]);
    return same;
}

static size_t random_text(uint64_t *seed, char text[static ROOM])
{
    return draw_text(
        seed, pieces, sizeof pieces / sizeof *pieces, MOST_PIECES, text);
}

/* Scratch, and how many documents the lines alone told. */
typedef struct reader {
    lines lines;
    blocks flat, asked;
    unsigned read;
} reader;

static void check_text(reader *r, str text)
{
    assert_true(kith_lines_read(text, 0, &r->lines));
    r->flat.leaves.len = 0;
    if (kith_flat_read(text, &r->lines, &r->flat) != FLAT_READ)
        return;
    r->read++;
    assert_int_equal(
        kith_blocks_by_cmark(text, &r->lines, &r->asked), BLOCKS_READ);
    if (!same_leaves(&r->flat, &r->asked)) {
        print_error("---- document\n%.*s\n----\n", STR_ARG(text));
        fail();
    }
}

static void finish(reader *r)
{
    VEC_FREE(&r->lines.start);
    kith_blocks_free(&r->flat);
    kith_blocks_free(&r->asked);
    kith_block_memory_free();
}

static void check_document(str text)
{
    reader r = {0};
    check_text(&r, text);
    finish(&r);
}

static void examples_and_notes(void **state)
{
    (void)state;
    each_document(check_document);
}

static void flat_notes_have_the_leaves_of_cmark(void **state)
{
    (void)state;
    reader r = {0};
    uint64_t seed = 7;
    for (int i = 0; i < DOCUMENTS; i++) {
        char room[ROOM];
        check_text(&r, (str){room, random_text(&seed, room)});
    }
    assert_true(r.read > DOCUMENTS / 50);
    finish(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_and_notes),
        cmocka_unit_test(flat_notes_have_the_leaves_of_cmark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
