/* The leaves of a text: what they are, where they stand. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/limits.h"
#include "vault/block_memory.h"
#include "vault/blocks.h"

typedef blocks_status reader(str text, const lines *l, blocks *b);

/* "b1-1 p3-4 h2:5-5": bullet on line 1, paragraph on 3 and 4, heading on 5. */
static blocks_status tell(reader *read, str text, char *said, size_t room)
{
    lines l = {0};
    blocks b = {0};
    size_t len = 0;
    assert_true(kith_lines_read(text, 0, &l));
    blocks_status status = read(text, &l, &b);
    *said = 0;
    for (size_t i = 0; i < b.leaves.len && len < room; i++) {
        const leaf *f = &b.leaves.at[i];
        unsigned first = f->first_line + 1, last = f->first_line + f->lines;
        const char *gap = i ? " " : "";
        int written =
            f->kind == LEAF_HEADING
                ? snprintf(
                      said + len, room - len, "%sh%u:%u-%u", gap,
                      (unsigned)f->level, first, last)
                : snprintf(
                      said + len, room - len, "%s%c%u-%u", gap,
                      f->kind == LEAF_BULLET ? 'b' : 'p', first, last);
        len += (size_t)written;
    }
    VEC_FREE(&l.start);
    kith_blocks_free(&b);
    kith_block_memory_free();
    return status;
}

/* clang-format off */
static const struct {
    const char *text, *said;
} cases[] = {
    {"",                                 ""},
    {"a\nb\n\nc",                        "p1-2 p4-4"},
    {"# A\n## B ##\n",                   "h1:1-1 h2:2-2"},
    {"A\n===\n",                         "h1:1-2"},
    {"A\n===\nb\n",                     "h1:1-2 p3-3"},
    {"A\nB\n---\n\n---\nb",             "p1-2 p6-6"},
    {"A\nB\n===\n\nC\n --\n",           "p1-3 p5-6"},
    {"A\n--- \nb\n\n> C\n>  ---\n",     "p1-1 p3-3 p5-5"},
    {"- A\n  B\n  ---\n",                "b1-2"},
    {"A\n-\n---\n",                      "h2:1-2"},
    {"> A\n> ===\nb\n",                  "h1:1-2 p3-3"},
    {"- a\n  b\n- c\n",                  "b1-2 b3-3"},
    {"- a\n\n  b\n",                     "b1-1 p3-3"},
    {"- a\n  - b\n",                     "b1-1 b2-2"},
    {"> - a\n> b\n",                     "b1-2"},
    {"1. a\n2) b\n",                     "b1-1 b2-2"},
    {"```\n[[a]]\n```\nb\n",           "p4-4"},
    {"    code\n\na\n",                  "p3-3"},
    {"<div>\na\n</div>\n\nb\n",          "p5-5"},
    {"---\na\n",                         "p2-2"},
    {"[^1]: [[A]]\n",                    "p1-1"},
    {"**L**:\n- a\n",                    "p1-1 b2-2"},
    {"a\r\rb\r",                         "p1-1 p3-3"},
};

static const struct {
    const char *text, *said;
} by_line[] = {
    {"# A\n- a\n  b\n\nc\nd\n",         "h1:1-1 b2-3 p5-6"},
    {"~~~\na\n```\n~~~~\nb\n",        "p5-5"},
    {"> > - a\n",                        "b1-1"},
    {"-not\n#not\n",                     "p1-2"},
};
/* clang-format on */

static void leaves_are_found(void **state)
{
    (void)state;
    char said[256];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str text = str_from(cases[i].text);
        assert_int_equal(
            tell(kith_blocks_read, text, said, sizeof said), BLOCKS_READ);
        assert_string_equal(said, cases[i].said);
    }
}

static void leaves_are_found_without_cmark(void **state)
{
    (void)state;
    char said[256];
    for (size_t i = 0; i < sizeof by_line / sizeof *by_line; i++) {
        str text = str_from(by_line[i].text);
        assert_int_equal(
            tell(kith_blocks_by_line, text, said, sizeof said), BLOCKS_BY_LINE);
        assert_string_equal(said, by_line[i].said);
    }
}

static void what_nests_too_deep_is_read_by_line(void **state)
{
    (void)state;
    char text[2 * LIMIT_BLOCK_DEPTH + 8], said[64];
    for (size_t depth = LIMIT_BLOCK_DEPTH; depth <= LIMIT_BLOCK_DEPTH + 2;
         depth += 2) {
        for (size_t i = 0; i < depth; i++)
            memcpy(text + 2 * i, "- ", 2);
        text[2 * depth] = 'a';
        bool deep = depth > LIMIT_BLOCK_DEPTH;
        assert_int_equal(
            tell(
                kith_blocks_read, (str){text, 2 * depth + 1}, said,
                sizeof said),
            deep ? BLOCKS_BY_LINE : BLOCKS_READ);
        assert_string_equal(said, "b1-1");
    }
    char rule[400];
    memset(rule, '-', sizeof rule);
    assert_int_equal(
        tell(kith_blocks_read, (str){rule, sizeof rule}, said, sizeof said),
        BLOCKS_READ);
    assert_string_equal(said, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_are_found),
        cmocka_unit_test(leaves_are_found_without_cmark),
        cmocka_unit_test(what_nests_too_deep_is_read_by_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
