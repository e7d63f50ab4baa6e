/*
 * structure_blocks.h — what the steps of reading a structure share: the tree of
 * blocks with the footnotes in their words, then the lines.
 */
#ifndef KITH_VAULT_STRUCTURE_BLOCKS_H
#define KITH_VAULT_STRUCTURE_BLOCKS_H

#include "vault/markdown.h"
#include "vault/mask.h"
#include "vault/structure.h"

typedef struct structure_reader {
    structure *out;
    markdown m; /* the scanner's: its lines are those of the body */
    sink sink;  /* what the scanner records is not asked for */
    intern names;
    mask mask;
    lines mask_lines;
    blocks blocks;
    VEC(uint32_t) cut; /* bytes of each line that the blocks around it take */
    inline_fields fields;
    bool failed;
} structure_reader;

/* Reads everything but fields and references from the blocks of the body that
 * is set in `r`. What nests beyond the limit has no blocks. */
void kith_structure_blocks(structure_reader *r);

/* Reads "[^name]" and "^[words]" in the lines of a leaf that is scanned, but
 * for code and what else hides. O(len). */
void kith_structure_footnotes(structure_reader *r, const leaf *block);

/* Reads "[^name]" in the comment that begins in a line. O(len). */
void kith_structure_footnotes_comment(structure_reader *r, size_t line);

/* When all is read: of "[^name]" those are left whose footnote there is; inline
 * footnotes get the names that Obsidian's cache has, "[inline0" without a ']',
 * counted with the names that stand before them. */
void kith_structure_footnotes_settle(structure_reader *r);

/* Reads the fields of all lines; of an item those of its words and what lines
 * it goes on in, and of a task only those in brackets. O(text). */
void kith_structure_fields(structure_reader *r);

static inline uint32_t structure_line(const structure_reader *r, size_t line)
{
    return r->m.first_line + (uint32_t)line;
}

/* Puts a text into the structure's own memory; false if that is out. */
static inline bool structure_keep(structure *s, str *text)
{
    text->ptr = kith_arena_text(&s->memory, *text);
    return text->ptr;
}

static inline str structure_text(const structure_reader *r, size_t line)
{
    return kith_line(r->m.text, &r->m.lines, line);
}

#endif
