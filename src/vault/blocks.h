/*
 * blocks.h — the leaf blocks of a note: what its lines are.
 *
 * cmark finds them; only their positions are used, which are exact. Code, HTML
 * and math are no leaves: nothing in them is ever read. Comments are, as links
 * and tags in them count.
 */
#ifndef KITH_VAULT_BLOCKS_H
#define KITH_VAULT_BLOCKS_H

#include "vault/lines.h"
#include "vault/mask.h"
#include "vault/skeleton.h"

typedef enum leaf_kind {
    LEAF_PARAGRAPH,
    LEAF_BULLET, /* the first paragraph of a list item */
    LEAF_HEADING
} leaf_kind;

typedef struct leaf {
    uint32_t begin, end;        /* bytes of the text */
    uint32_t first_line, lines; /* in `lines` */
    uint8_t kind;               /* leaf_kind */
    uint8_t level;              /* of a heading, 1 to 6 */
    bool in_list; /* stands in a list item, be it its first paragraph or not */
    bool hidden;  /* stands in a block comment: %% ... %% */
} leaf;

typedef struct blocks {
    VEC(leaf) leaves;  /* in the order of the text */
    unclosed unclosed; /* `mark` is 0 if there is none */
    skeleton outline;  /* scratch, as are these: */
    mask mask;
    lines mask_lines;
} blocks;

typedef enum blocks_status {
    BLOCKS_READ,
    BLOCKS_BY_LINE, /* too deep or too large: every line taken by itself */
    BLOCKS_NO_MEMORY
} blocks_status;

/* Finds the leaves of the lines `l` of `text`. O(len) time; cmark's memory is
 * the thread's and is forgotten before the return. */
blocks_status kith_blocks_read(str text, const lines *l, blocks *b);

/* The same, cmark asked even where the lines alone would tell. */
blocks_status kith_blocks_by_cmark(str text, const lines *l, blocks *b);

/* The same without cmark: fences, headings, bullets and paragraphs, told line
 * by line. It never nests, so nothing can be too deep for it. */
blocks_status kith_blocks_by_line(str text, const lines *l, blocks *b);

struct cmark_node;

/* cmark's own tree of the lines, for who needs more than leaves. It lives until
 * kith_block_memory_reset(), which is the caller's to call whatever the status;
 * unless that is BLOCKS_READ there is none. */
blocks_status kith_blocks_tree(
    str text, const lines *l, blocks *b, struct cmark_node **document);

/* One past the last line of a heading that cmark says to be those from `first`
 * to before `end`: of an underlined one it counts the line below, too. */
size_t kith_heading_end(str text, const lines *l, size_t first, size_t end);

/* The lines from `first` to before `end` of a text that cmark says to be a
 * heading: what they are to Obsidian, which underlines one line, with marks
 * alone that stand in no further than `column`. */
typedef enum underlined {
    UNDERLINED_HEADING,
    UNDERLINED_TEXT, /* a paragraph, its last line is "===" */
    UNDERLINED_RULE  /* a paragraph and a rule below */
} underlined;
underlined kith_heading_kind(
    str text, const lines *l, size_t first, size_t end, size_t column);

/* The words of a heading: those of its line, without marks unless it is
 * underlined. */
str kith_heading_text(str text, const lines *l, const leaf *heading);

void kith_blocks_free(blocks *b);

#endif
