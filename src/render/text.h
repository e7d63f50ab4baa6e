/*
 * text.h — lines for a terminal or a plain file: words that flow, and tables.
 *
 * Nothing reaches the terminal unescaped. Widths are columns of the terminal,
 * not bytes or letters.
 */
#ifndef KITH_RENDER_TEXT_H
#define KITH_RENDER_TEXT_H

#include "render/writer.h"

/* Where the next word goes. */
typedef struct flow {
    buffer *out;
    const kith_render_options *options;
    str vault;      /* for links to notes */
    buffer scratch; /* a text while it is escaped and measured */
    size_t width;   /* lines are broken after so many columns */
    size_t hanging; /* columns before every line but the first */
    size_t column;
    bool fresh; /* no word on this line yet */
} flow;

enum { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_INFERENCE, STYLE_ADVICE };

/* `text` safe for a terminal; valid until the next call. */
str kith_flow_safe(flow *f, str text);

/* Begins and ends a stretch in a style; nothing without color. */
void kith_flow_style(flow *f, int style);
void kith_flow_style_end(flow *f, int style);

/* Letters that are written as they are, in `style`. */
void kith_flow_mark(flow *f, const char *text, int style);

/* "F", "I", "R" in its style; nothing for LABEL_NONE. */
void kith_flow_label(flow *f, label which);

/* The words of `text`, broken where the line ends. */
void kith_flow_words(flow *f, str text);

/* `note.md:86, :89, other.md:3`, two blanks away; never broken inside one. */
void kith_flow_proof(flow *f, const reference *proof);

/* Ends the line; the next begins at the margin. */
void kith_flow_end(flow *f);

/* A table with its heading; cut to options.width if that is set. */
void kith_flow_table(flow *f, const block *table);

#endif
