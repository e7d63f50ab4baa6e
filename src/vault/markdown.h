/*
 * markdown.h — what the steps that read one note's Markdown share.
 *
 *     blocks -> scan (links, tags) -> token -> prose, cue, task -> item
 *
 * Records that depend on the rest of the note are drafts: a lone first name
 * becomes a mention only if a full name of the same note holds it, and a line
 * is an item only if something in it counts. The drafts are settled when the
 * note is read; until then names are views and nothing is interned.
 */
#ifndef KITH_VAULT_MARKDOWN_H
#define KITH_VAULT_MARKDOWN_H

#include "vault/blocks.h"
#include "vault/lexicon.h"
#include "vault/sink.h"
#include "vault/word_set.h"

typedef enum span_kind {
    SPAN_LINK,  /* a wikilink or a link to a note: reads as a name */
    SPAN_OPAQUE /* code, math, an HTML comment, a URL, a tag */
} span_kind;

/* A stretch of a leaf that is not plain words. */
typedef struct span {
    uint32_t begin, end; /* bytes of the text */
    uint32_t link;       /* in sink.links, or NO_INDEX */
    str name;            /* of a link: what it names, without its folders */
    str alias;           /* of a wikilink: the words after '|' */
    uint8_t kind;        /* span_kind */
} span;

typedef enum token_kind {
    TOKEN_WORD,
    TOKEN_LINK,
    TOKEN_HANDLE, /* @AnaLima, without the '@' */
    /* Marks of punctuation; each ASCII one is a kind of its own. */
    TOKEN_ELLIPSIS,
    TOKEN_OTHER,
    TOKEN_QUOTE = '"'
} token_kind;

enum word_flags {
    WORD_CAPITAL = 1,    /* begins with a capital letter */
    WORD_NAME_LIKE = 2,  /* a capital, then small letters */
    WORD_POSSESSIVE = 4, /* ends in 's, which is not of its text */
    WORD_CAMEL = 8,      /* a small letter is followed by a capital */
    WORD_TAKEN = 16,     /* belongs to a mention already */
    WORD_LOWER = 32,     /* begins with a small letter */
    WORD_DIGITS = 64     /* holds a digit: no name of a person */
};

/* A line has a dozen, each written and read several times: 20 bytes. */
typedef struct token {
    uint32_t begin, end; /* bytes of the note */
    uint32_t classes;    /* word_class bits, from the lexicon */
    uint8_t word;        /* word_id, from the lexicon */
    uint8_t flags;       /* word_flags */
    uint8_t kind;        /* token_kind */
    uint32_t span;       /* of a TOKEN_LINK: which of the spans */
} token;

static inline bool token_is_mark(const token *t)
{
    return t->kind >= TOKEN_ELLIPSIS;
}

/* When a drafted mention becomes one. */
typedef enum draft_when {
    DRAFT_ALWAYS,
    DRAFT_IF_KNOWN,    /* if the note names someone so in full */
    DRAFT_KNOWN_OR_CUE /* so, else as ROLE_CUED */
} draft_when;

typedef struct draft_mention {
    str name, org;
    uint32_t at; /* byte of the text */
    uint32_t link;
    uint8_t role;
    uint8_t when; /* draft_when */
    bool moved;
} draft_mention;

/* A name as written, with what stands in parentheses behind it. */
typedef struct person_name {
    str text;
    str org;  /* (Org) */
    str nick; /* ("Nick") */
    uint32_t at, nick_at;
    uint32_t link; /* in sink.links, or NO_INDEX */
    bool moved;    /* (now at Org) */
} person_name;

typedef struct bracket { /* an open '[' that may begin a Markdown link */
    uint32_t at;
    uint32_t spans; /* how many there were when it opened */
    uint32_t tags;  /* the same of the tags */
    bool image;
    bool inner; /* another was closed in it */
} bracket;

/* What there is among the tokens: a step that needs what is not there is left
 * out, which most lines of a vault are glad of. */
typedef struct seen {
    uint64_t words;   /* bit i: word_id i */
    uint32_t classes; /* of any of them */
    bool link;
    bool capital; /* a word or handle that may name someone */
} seen;

typedef struct markdown {
    str text;
    uint32_t first_line; /* number of line 0 of `lines` */
    sink *out;
    lexicon words;

    lines lines;
    size_t last_line; /* that markdown_line() found */
    blocks blocks;

    /* Of the leaf being scanned. */
    VEC(span) spans;
    VEC(bracket) brackets;
    bool in_comment;     /* %% has opened and not closed */
    uint32_t links_lost; /* beyond LIMIT_LINKS_PER_NOTE */

    /* Of the item being read. */
    VEC(token) tokens;
    seen seen;
    VEC(person_name) people; /* a list of names as it is read */

    VEC(draft_mention) mentions; /* of the items in the sink */
    VEC(str) full_names;         /* that this note gives */
    word_set known; /* their words; empty until a mention depends on them */

    /* Of the links in the text, later of the mentions: they are interned
     * together. */
    VEC(asked_name) names;

    /* Where we stand. */
    str above;             /* the words of the heading above */
    section section;       /* what counts for the next item */
    uint8_t heading;       /* section of the heading above */
    uint8_t heading_level; /* its level, 0 if it says nothing */
    bool titled;           /* the first level-1 heading was seen */
} markdown;

/* The number of the line that holds byte `at`, from 1 for the file. Asked in
 * the order of the text nearly always: the line found last is tried first, and
 * then the ones behind it. */
static inline uint32_t markdown_line(markdown *m, size_t at, uint32_t *column)
{
    enum { NEAR = 8 };
    const uint32_t *start = m->lines.start.at;
    size_t line = m->last_line, last = lines_count(&m->lines) - 1;
    size_t near = last - line < NEAR ? last : line + NEAR;
    while (line < near && start[line + 1] <= at)
        line++;
    if (start[line] > at || start[line + 1] <= at)
        line = kith_line_of(&m->lines, at);
    m->last_line = line;
    *column = lines_column(&m->lines, line, at);
    return m->first_line + (uint32_t)line;
}

/* Asks for the name of the record at `index`; `which` of its names, below
 * NAMES_A_RECORD, it is. None of an empty one. */
enum { NAMES_A_RECORD = 4 };
static inline void markdown_ask(
    markdown *m, str text, size_t index, size_t which)
{
    uint32_t place = (uint32_t)(index * NAMES_A_RECORD + which);
    asked_name asked = {text, NO_NAME, place};
    if (text.len && !VEC_PUSH(&m->names, asked))
        m->out->failed = true;
}

/* Finds the names that were asked for; false if memory is out. */
static inline bool markdown_answer(markdown *m)
{
    sink *out = m->out;
    if (!out->failed && !kith_intern_all(out->names, m->names.at, m->names.len))
        out->failed = true;
    return !out->failed;
}

static inline bool markdown_saw(const markdown *m, word_id word)
{
    return m->seen.words >> word & 1;
}

static inline str markdown_slice(const markdown *m, size_t begin, size_t end)
{
    return str_slice(m->text, begin, end);
}

/* Where the text of a word or handle ends: before its 's. */
static inline size_t token_stop(const markdown *m, const token *t)
{
    if (!(t->flags & WORD_POSSESSIVE))
        return t->end;
    return t->end - (m->text.ptr[t->end - 2] == '\'' ? 2u : 4u);
}

/* A word, a handle without its '@', or the name that a link gives. */
static inline str token_text(const markdown *m, const token *t)
{
    if (t->kind == TOKEN_LINK)
        return m->spans.at[t->span].name;
    return markdown_slice(
        m, t->begin + (t->kind == TOKEN_HANDLE), token_stop(m, t));
}

/* The link of a token in sink.links, or NO_INDEX. */
static inline uint32_t token_link(const markdown *m, const token *t)
{
    return t->kind == TOKEN_LINK ? m->spans.at[t->span].link : NO_INDEX;
}

#endif
