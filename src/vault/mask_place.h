/*
 * mask_place.h — where a line of a note stands, and what the steps of masking
 * share.
 *
 * mask_place.c tells the containers of a line and what may begin in it; mask.c
 * reads the line there and writes it.
 */
#ifndef KITH_VAULT_MASK_PLACE_H
#define KITH_VAULT_MASK_PLACE_H

#include "base/limits.h"
#include "vault/fence.h"
#include "vault/mask.h"

enum {
    CODE_INDENT = 4 /* columns: what stands in so far opens nothing */
};

/* An item that lines stand in. CommonMark and Obsidian measure it apart: a tab
 * ends elsewhere if the items around it are cut from the line first. */
typedef struct mask_item {
    size_t column; /* of the mask's lines, in which what it says begins */
    size_t width;  /* columns from there where the item around it says what it
                      does: to Obsidian so many are in it */
    char marker;   /* of its list; 0 if it is a footnote */
} mask_item;

/* What a line stands in: so many quotations, and items in the last. */
typedef struct containers {
    size_t quotes, items;
    size_t mark;     /* the column of the first quotation's mark */
    size_t footnote; /* one past the first item that is one, or 0 */
    mask_item item[LIMIT_BLOCK_DEPTH];
} containers;

/* A line, and how far what it says stands in from what it stands in. */
typedef struct indented {
    str line;
    size_t prefix; /* bytes of blanks and quotation marks */
    size_t quotes; /* such marks */
    size_t mark;   /* the byte of the first of them */
    size_t base;   /* bytes up to where the words of a quotation begin */
    size_t column; /* of the mask's line, in which its words begin */
    size_t rest;   /* columns of its blanks behind those of the items it is in,
                      as Obsidian counts them */
    size_t indent; /* columns, as CommonMark does */
    size_t blanks; /* that it lacks to stand in the item that takes it in, */
    size_t marks;  /* and marks of quotations behind them */
    size_t inner;  /* the byte of a mark behind those of the quotation at hand,
                      and the blanks */
    size_t pad;    /* that it lacks to stand in that one's item */
    bool callout;  /* it is the title of one: no paragraph goes on behind it */
    bool code;     /* it is code where CommonMark may have words */
    bool bare;     /* it is words where CommonMark may have code */
    bool behind;   /* it would begin a list of its own, but for its blanks */
    bool lazy;     /* a paragraph goes on in it that it does not stand in */
    bool apart;    /* it is written in a quotation: CommonMark would go on */
    bool coded;    /* its last item begins with code, of which its blanks make
                      none to CommonMark */
    size_t loose; /* the byte from which blanks of its last item are left out */
    size_t words; /* up to this one, as to CommonMark they make code; or 0 */
} indented;

typedef struct masker {
    str text;
    const lines *lines;
    mask *out;
    bool boxes;         /* of tasks are cut out */
    size_t line;        /* the line at hand, */
    const indented *at; /* and how far it stands in */
    bool widened;       /* its tabs are written as blanks */
    mask_mark open;     /* the block at hand */
    containers in;      /* of the line at hand; in fenced code, of the fence */
    fence fence;
    size_t footnote;  /* the byte that the line of in.footnote begins with */
    size_t defined;   /* lines before it define references, or say no more */
    bool after_text;  /* the line before is one a paragraph goes on in */
    bool after_first; /* ... of which that line is the first */
    bool in_table;    /* the line before is a row of a table or its header */
    bool has_bars;    /* ... and its rows begin with bars */
    bool dollars;     /* "$$" is open in it since the end of a line */
    bool after_empty; /* the line before is an item of nothing */
    bool after_title; /* the line before is a callout's title */
    bool after_blank;
    bool underlined; /* it is words in a quotation of their own */
    bool noted;      /* the quotation at hand stands in a footnote */
    size_t tail;  /* the column of what the last item says, in which the line */
                  /* may stand; 0 below a blank one and in quotations */
    size_t outer; /* so many quotations have an item, in which more of them
                     stand that begin behind this */
    size_t outer_column;
    size_t level;  /* quotations that the line stands in, or 0 below a blank */
    unsigned html; /* the kind of the HTML block at hand, or 0 */
} masker;

/* Is a block open whose lines are not read? */
static inline bool mask_is_open(const masker *m)
{
    return m->open || m->fence.mark || m->html;
}

/* The line with its blanks and marks of quotations, and how far it stands in.
 * In a block whose lines are not read, marks beyond those before it are words.
 */
indented kith_mask_indent(const masker *m, str line);

/* The column in the mask of byte `end` of a line, which is not before its base.
 * In a quotation Obsidian counts from what is quoted on: a tab there is four.
 */
size_t kith_mask_column(const indented *at, size_t end);

/* Tells what a line lacks to stand in what takes it in. To Obsidian a list goes
 * on up to a blank line, a heading, a rule, fenced code, and a quotation up to
 * what ends a paragraph; to CommonMark only a paragraph in them does. */
void kith_mask_take_in(const masker *m, indented *at);

/* Notes what the line below may stand in. */
void kith_mask_end_line(masker *m, const indented *at);

/* Are these the words of a table's header, by the line below? */
bool kith_mask_heads_table(const masker *m, str words);

/* Do marks alone in the line below make the line at hand a heading? */
bool kith_mask_is_underlined(const masker *m, const indented *at);

/* Is a line outside of what the line before it stands in, and with it what is
 * open there? A blank one is in all items. */
bool kith_mask_is_left(const masker *m, const indented *at);

/* Does what is open go on in a line outside of what it stands in? Code, HTML
 * and math do, as a paragraph does, up to a blank line or a block, and so does
 * a comment in a quotation. */
bool kith_mask_runs_on(const masker *m, const indented *at);

/* Leaves what a line is not in, unless the paragraph goes on lazily in it. */
void kith_mask_leave(masker *m, indented *at);

/* Enters an item; false if blocks do not nest so deep. */
bool kith_mask_enter(masker *m, mask_item entered);

/* Enters the items that a line opens; what stands behind their markers, whose
 * indent is told. */
str kith_mask_enter_all(masker *m, indented *at);

/* Does a comment or math begin with these words? What else they hold of its
 * mark makes them words, and in a footnote's paragraph no comment begins. */
mask_mark kith_mask_twin(const masker *m, str words);

#endif
