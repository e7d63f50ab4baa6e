/*
 * mask.h — a note's lines as CommonMark's, where Obsidian's are not.
 *
 * Obsidian reads three blocks that CommonMark does not know: comments between
 * lines of %%, math between lines of $$, and footnotes. In the mask a comment
 * or math is an HTML comment and a footnote a list item, which open, nest and
 * end by the same rules. A task's box is cut out where a list may begin behind
 * it: "- [ ] 1. x" is an item in an item. The mask has the same lines.
 */
#ifndef KITH_VAULT_MASK_H
#define KITH_VAULT_MASK_H

#include "base/buffer.h"
#include "vault/lines.h"

/* What begins in a line of the mask. */
typedef enum mask_mark {
    MASK_NONE,
    MASK_COMMENT,
    MASK_MATH,
    MASK_FOOTNOTE
} mask_mark;

typedef struct mask_line {
    uint8_t mark;  /* mask_mark */
    uint32_t at;   /* from this byte of the masked line on ... */
    int32_t shift; /* ... so many are to be added for the note's own */
} mask_line;

/* "[label]: destination": a Markdown link's other half. */
typedef struct definition {
    str label, destination;
    size_t line; /* in `lines` */
    size_t at;   /* byte of the text where it begins */
} definition;

typedef struct mask {
    buffer text;
    VEC(mask_line) lines;
    VEC(definition) definitions;
} mask;

/* Masks the lines `l` of `text`; the zero value is ready. False if memory is
 * out. O(len). */
bool kith_mask_make(str text, const lines *l, mask *out);
void kith_mask_free(mask *m);

/* The bytes of blanks and '>' that a line opens with. */
size_t kith_quote_prefix(str line);

/* The bytes of "[^label]:" at the start of `text`, or 0. */
size_t kith_footnote_length(str text);

#endif
