/*
 * alike.h — how alike two names are, word by word.
 *
 * Nothing here knows of people or notes: two names in, what they have in common
 * out. What that is worth is doubles.c's to say.
 */
#ifndef KITH_GRAPH_ALIKE_H
#define KITH_GRAPH_ALIKE_H

#include "base/arena.h"
#include "graph/short_names.h"

/* A word of a name, with what it is compared by; made once a distinct word. */
typedef struct name_word {
    str text;              /* folded, letters and digits only */
    str sound;             /* kith_sound_key() */
    str bones;             /* kith_sound_bones() */
    size_t letters;        /* code points of the text */
    uint32_t people, last; /* how many bear it, and who was counted last: the
                               maker's to keep */
    uint16_t group[SHORT_GROUPS];
    uint16_t groups;
} name_word;

/* How one word stands to another, best first. */
typedef enum likeness {
    LIKE_SAME,
    LIKE_SHORT,      /* one is short for the other, or both for one name */
    LIKE_SOUND,      /* spelled otherwise, sounds the same */
    LIKE_SLIP,       /* one letter apart */
    LIKE_BEGINNING,  /* one begins the other, three letters at least */
    LIKE_TWO_SLIPS,  /* two letters apart, of eight or more */
    LIKE_INITIAL,    /* one is the other's first letter */
    LIKE_BONES,      /* the same consonants */
    LIKE_SHORT_SLIP, /* one letter apart, of three */
    LIKE_ENDING,     /* Mario, Maria: often another name */
    LIKE_OTHER,
    LIKENESSES
} likeness;

likeness kith_word_likeness(const name_word *a, const name_word *b);

enum { NAME_WORDS = 6 }; /* of a name that are looked at */

/* A name as the words that count: no titles, no commas. */
typedef struct spelled {
    const name_word *word[NAME_WORDS];
    uint8_t words;
    uint8_t generation; /* Jr, III: 0 if none is written */
} spelled;

/* What two names have in common. */
typedef struct name_likeness {
    uint8_t pair[LIKENESSES]; /* pairs of words by likeness */
    likeness worst;           /* among the pairs */
    uint32_t rarest; /* people who bear the rarest word that is the same */
    uint32_t borne;  /* people who bear the rarer word of the worst pair */
    uint8_t extra;   /* words that only one of them has */
    bool joined;     /* the same letters, split otherwise: no pairs */
    bool reordered;
    bool bare;  /* one of them is a single word */
    bool apart; /* father and son: one is Jr or III */
} name_likeness;

name_likeness kith_name_likeness(const spelled *a, const spelled *b);

/* The words of a name, each folded, into `word` as they stand in `memory`;
 * returns how many, SIZE_MAX if memory is out. */
size_t kith_name_split(
    arena *memory, str name, str word[static NAME_WORDS], uint8_t *generation);

/* Fills a word's keys from its text; false if memory is out. */
bool kith_name_word(arena *memory, str text, name_word *word);

#endif
