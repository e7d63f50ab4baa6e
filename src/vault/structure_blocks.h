/*
 * structure_blocks.h — what the two steps of reading a structure share: the
 * tree of blocks, then the lines.
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
    inline_fields fields;
    bool failed;
} structure_reader;

/* Reads everything but fields and references from the blocks of the body that
 * is set in `r`. What nests beyond the limit has no blocks. */
void kith_structure_blocks(structure_reader *r);

static inline uint32_t structure_line(const structure_reader *r, size_t line)
{
    return r->m.first_line + (uint32_t)line;
}

static inline str structure_text(const structure_reader *r, size_t line)
{
    return kith_line(r->m.text, &r->m.lines, line);
}

#endif
