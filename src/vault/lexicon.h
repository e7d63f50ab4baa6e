/*
 * lexicon.h — the few hundred words that tell kith what a sentence says.
 *
 * Every word of every bullet is looked up once; the answer, a set of classes
 * and perhaps an id, is all that the steps after it compare.
 */
#ifndef KITH_VAULT_LEXICON_H
#define KITH_VAULT_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum word_class {
    CLASS_STOP = 1 << 0,     /* never part of a person's name */
    CLASS_PARTICLE = 1 << 1, /* de, van, bin: may stand inside a name */
    CLASS_SELF = 1 << 2,     /* Myself, Me, I */
    CLASS_PRONOUN = 1 << 3,
    CLASS_MEETING = 1 << 4, /* 1:1, call, sync */
    CLASS_CADENCE = 1 << 5, /* weekly */
    CLASS_PLAN = 1 << 6,    /* will, before, until */
    CLASS_TALK = 1 << 7,    /* a verb of meeting: align, follow, talk */
    CLASS_ASK = 1 << 8,     /* ask, tell, ping: a person comes next */
    CLASS_SAY = 1 << 9,     /* said, wants: a person stands before */
    CLASS_GROUP = 1 << 10,  /* team, office: X's team */
    CLASS_NOT = 1 << 11,
    CLASS_CHAMPION = 1 << 12,
    CLASS_SUPPORTER = 1 << 13,
    CLASS_NEUTRAL = 1 << 14,
    CLASS_SCEPTIC = 1 << 15,
    CLASS_DETRACTOR = 1 << 16,
    CLASS_COACH = 1 << 17, /* parts in a deal */
    CLASS_BLOCKER = 1 << 18,
    CLASS_USER = 1 << 19,
    CLASS_PROCUREMENT = 1 << 20,
    CLASS_ECONOMIC_BUYER = 1 << 21,
    CLASS_TECHNICAL_EVALUATOR = 1 << 22
};

typedef enum word_id { /* words that phrases are made of */
                       WORD_NONE,
                       WORD_A,
                       WORD_AGAINST,
                       WORD_AND,
                       WORD_AS,
                       WORD_AT,
                       WORD_BE,
                       WORD_BEFORE,
                       WORD_BETWEEN,
                       WORD_BLOCKER,
                       WORD_BLOCKS,
                       WORD_BUYER,
                       WORD_BY,
                       WORD_COFOUNDED,
                       WORD_COLLEAGUE,
                       WORD_ECONOMIC,
                       WORD_EVALUATOR,
                       WORD_FAVOUR,
                       WORD_FOR,
                       WORD_FRIEND,
                       WORD_GO,
                       WORD_HIRED,
                       WORD_IN,
                       WORD_INTRO,
                       WORD_INTRODUCED,
                       WORD_IS,
                       WORD_JOINED,
                       WORD_KNOWS,
                       WORD_LEFT,
                       WORD_MENTORED,
                       WORD_MET,
                       WORD_MOVED,
                       WORD_NEXT,
                       WORD_NOW,
                       WORD_OF,
                       WORD_ONE_TO_ONE,
                       WORD_PERIOD, /* week, month, quarter */
                       WORD_PLAN,
                       WORD_REPORT,
                       WORD_REPORTS,
                       WORD_SCHEDULED,
                       WORD_STUDIED,
                       WORD_TECHNICAL,
                       WORD_TO,
                       WORD_TOGETHER,
                       WORD_UNKNOWN,
                       WORD_USE,
                       WORD_VIA,
                       WORD_WHERE,
                       WORD_WILL,
                       WORD_WITH,
                       WORD_WORKED,
                       WORD_IDS /* fewer than 64: a set of them is one number */
} word_id;

/* What is known of a word: two numbers that are the word, without a text. */
typedef struct lexeme {
    uint64_t head; /* see word_head(); 0 if the slot is free */
    uint64_t tail; /* of more than eight bytes the last eight, else 0 */
    uint32_t classes;
    uint32_t id; /* word_id */
} lexeme;

enum { LEXICON_SLOT_BITS = 12, LONGEST_LEXEME = 16 };

/* Built once a thread from the tables in lexicon.c; a fifth of it is full. */
typedef struct lexicon {
    lexeme *slots;
} lexicon;

enum { LEXICON_MOST_OWN_WORDS = 500 };

/* False if memory is out; a built lexicon stays as it is. */
bool kith_lexicon_build(lexicon *words);
void kith_lexicon_free(lexicon *words);

/* Adds classes to a word of the user's of at most LONGEST_LEXEME bytes; there
 * may be LEXICON_MOST_OWN_WORDS of them. */
void kith_lexicon_learn(lexicon *words, str word, uint32_t classes);

/* Whether `word` may be one: 2 to LONGEST_LEXEME bytes, letters of any script,
 * - and ' within. */
bool kith_lexicon_may_learn(str word);

/* The class that the settings call "champion", "economic_buyer", ...; 0 if
 * there is none. */
uint32_t kith_lexicon_class(str name);

/* Eight bytes with it are in lower case. Of bytes that words are made of, none
 * but the two cases of a letter fall together. */
#define WORD_SMALL 0x2020202020202020u

/*
 * The head of a word of 1 to LONGEST_LEXEME bytes: the first eight in lower
 * case, blanks behind a shorter word. All eight have bit 5 set then; in the
 * head of a longer word the one that lacks it tells the length.
 */
static inline uint64_t word_head(uint64_t bytes, size_t len)
{
    uint64_t head = bytes | WORD_SMALL;
    return len > 8 ? head ^ (uint64_t)0x20 << 8 * (len - 9) : head;
}

/* The entry of a word in any case; one without id and classes if the word is
 * in no row. O(1). */
const lexeme *kith_lexicon_find(const lexicon *words, str word);

/* The same of a word as two numbers. */
const lexeme *kith_lexicon_at(
    const lexicon *words, uint64_t head, uint64_t tail);

static inline const lexeme *lexicon_slot(const lexicon *words, uint64_t head)
{
    uint64_t mixed = head * 0xff51afd7ed558ccdu;
    return &words->slots[mixed >> (64 - LEXICON_SLOT_BITS)];
}

/* The same of a word of at most eight bytes. */
static inline const lexeme *lexicon_short(const lexicon *words, uint64_t head)
{
    const lexeme *entry = lexicon_slot(words, head);
    return entry->head == head || entry->head == 0
               ? entry
               : kith_lexicon_at(words, head, 0);
}

#endif
