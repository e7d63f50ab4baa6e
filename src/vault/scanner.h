/*
 * scanner.h — what the steps of one pass over a leaf share.
 *
 * scan.c reads links and what hides text, scan_math.c math; scan_tag.c tells
 * where a tag opens.
 */
#ifndef KITH_VAULT_SCANNER_H
#define KITH_VAULT_SCANNER_H

#include "vault/emphasis.h"
#include "vault/markdown.h"
#include "vault/tag.h"

enum { MOST_TICKS = 80 }; /* longer runs of backticks are text, as in cmark */

typedef struct scanner {
    markdown *m;
    str text; /* the note up to the end of the leaf */
    size_t at;
    size_t row_begin;
    size_t row_end;                 /* of the table row, else of the leaf */
    uint32_t ticks[MOST_TICKS + 1]; /* where a run of that length last stood */
    bool ticks_begun;               /* `ticks` is of this row */
    bool ticks_known;               /* ... and holds up to row_end */
    bool no_math;
    size_t dollar;    /* the last one found that may close math */
    size_t math_from; /* before it stands a token that no math ends in */
    unsigned endless; /* kinds of HTML that open, but do not end */
    bool in_table;
    size_t begin;     /* of the leaf */
    size_t cells_end; /* of the table's rows to Obsidian, or 0: not known */
    size_t token_end; /* an escape or "[words]" ends here: a tag may open */
    size_t label_at;  /* the '[' there begins a label, no wikilink */
    bool paired;      /* `marks` is of this row */
    emphasis marks;
    bool after_token;   /* something inline has just ended: a tag may open */
    size_t links_below; /* open brackets below this one hold a link already */
    size_t link_at;     /* where the link that was recorded last begins */
    bool unordered;     /* ... before one that was recorded earlier */
    url_word url;
} scanner;

static inline char scanner_peek(const scanner *s, size_t ahead)
{
    return s->at + ahead < s->text.len ? s->text.ptr[s->at + ahead] : 0;
}

/* Where `word` next stands at or after `from`, or text.len. */
static inline size_t scanner_find(str text, size_t from, str word)
{
    while ((from = str_find(text, from, word.ptr[0])) < text.len) {
        if (text.len - from >= word.len &&
            memcmp(text.ptr + from, word.ptr, word.len) == 0)
            return from;
        from++;
    }
    return from;
}

static inline void scanner_fail(scanner *s)
{
    s->m->out->failed = true;
}

static inline void scanner_push(
    scanner *s,
    span_kind kind,
    size_t begin,
    size_t end,
    uint32_t link,
    str text)
{
    span found = {
        .begin = (uint32_t)begin,
        .end = (uint32_t)end,
        .link = link,
        .name = text,
        .kind = (uint8_t)kind,
    };
    if (!VEC_PUSH(&s->m->spans, found))
        scanner_fail(s);
}

/* From where we stand to `end` nothing else is read. */
static inline void scanner_skip(scanner *s, size_t end)
{
    scanner_push(s, SPAN_OPAQUE, s->at, end, NO_INDEX, (str){0});
    s->at = end;
    s->after_token = true;
}

/* Is the place where we stand part of a bare URL, "https://example.com/a_#b"?
 * What was found is kept, so that it costs O(text) in all. */
bool kith_scan_is_in_url(scanner *s);

/* Where the words end of the emphasis that we stand in, or the row. */
size_t kith_scan_emphasis_end(scanner *s);

/* Reads the math that opens with the '$' where we stand, if it does and ends in
 * what it opens in. To read all of a leaf's costs O(leaf). */
void kith_scan_math(scanner *s);

/* Reads a tag, if one opens with the '#' where we stand. O(tag), but for what
 * is told of the leaf's tables and emphasis once. */
void kith_scan_tag(scanner *s);

#endif
