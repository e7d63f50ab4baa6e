/*
 * mask.h — a note's lines as CommonMark's, where Obsidian's are not.
 *
 * Obsidian reads three blocks that CommonMark does not know: comments between
 * lines of %%, math between lines of $$, and footnotes. In the mask a comment
 * or math is an HTML comment and a footnote a list item, which open, nest and
 * end by the same rules. A definition, behind which CommonMark may have a
 * paragraph go on, is a comment, too; a table or an underlined line that ends a
 * footnote, in which CommonMark has it go on, stands in a quotation. A task's
 * box is cut out where a list may begin behind it: "- [ ] 1. x" is an item in
 * an item. The mask has the same lines.
 */
#ifndef KITH_VAULT_MASK_H
#define KITH_VAULT_MASK_H

#include "base/buffer.h"
#include "vault/lines.h"

/* What begins in a line of the mask, or goes on. */
typedef enum mask_mark {
    MASK_NONE,
    MASK_COMMENT,
    MASK_MATH,
    MASK_FOOTNOTE,
    MASK_CODE,       /* indented code, where CommonMark may have words */
    MASK_DEFINITION, /* of a reference: a block that says nothing */
    MASK_APART,      /* words that the mask, and it alone, has in a quotation */
    MASK_WITHIN      /* a comment or math began in a line before */
} mask_mark;

enum { MASK_FOOTNOTE_MARK = 4 }; /* bytes of "+   ", a footnote's label */

typedef struct mask_line {
    uint8_t mark;   /* mask_mark */
    uint32_t lead;  /* so many bytes the masked line has before the note's */
    uint32_t at;    /* from this byte of the masked line on ... */
    int32_t shift;  /* ... so many are to be added for the note's own */
    uint32_t label; /* byte of the note's line where a footnote's begins */
} mask_line;

/* "[label]: destination": a Markdown link's other half. */
typedef struct definition {
    str label, destination;
    size_t line; /* in `lines` */
    size_t at;   /* byte of the text where it begins */
} definition;

/* A block that nothing closes: what follows it in the note is not read. */
typedef struct unclosed {
    char mark;   /* of fenced code '`' or '~', '%' of a comment, '$' of math */
    size_t line; /* it begins in */
} unclosed;

typedef struct mask {
    buffer text;
    VEC(mask_line) lines;
    VEC(definition) definitions;
    unclosed unclosed; /* `mark` is 0 if there is none */
} mask;

/* Masks the lines `l` of `text`; the zero value is ready. With `boxes` those of
 * tasks are cut out where a list may begin behind them. False if memory is out.
 * O(len). */
bool kith_mask_make(str text, const lines *l, bool boxes, mask *out);
void kith_mask_free(mask *m);

/* Is the item of the mask that begins there a footnote? An item may begin
 * before its label, or behind it. */
static inline bool mask_is_footnote(const mask *m, size_t line, size_t column)
{
    const mask_line *at = &m->lines.at[line];
    return at->mark == MASK_FOOTNOTE && column + MASK_FOOTNOTE_MARK == at->at;
}

/* The column in the note, from 0, of a column in line `line` of the mask. */
static inline size_t mask_column(const mask *m, size_t line, size_t column)
{
    const mask_line *at = &m->lines.at[line];
    if (mask_is_footnote(m, line, column))
        return at->label;
    if (column >= at->at)
        return (size_t)((int64_t)column + at->shift);
    return column > at->lead ? column - at->lead : 0;
}

/* The bytes of "[^label]:" at the start of `text`, or 0. */
size_t kith_footnote_length(str text);

#endif
