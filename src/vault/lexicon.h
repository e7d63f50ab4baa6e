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

/* What is known of a word. Its hash holds its first eight bytes, its tail the
 * last eight, in lower case: together they are the word, without a text. */
typedef struct lexeme {
    uint64_t hash;
    uint64_t tail; /* of more than eight bytes, else 0 */
    uint32_t classes;
    uint16_t id;  /* word_id */
    uint16_t len; /* 0 if the slot is free */
} lexeme;

enum { LEXICON_BITS = 14, LEXICON_SLOT_BITS = 12, LONGEST_LEXEME = 16 };

/* Built once a thread from the tables in lexicon.c. */
typedef struct lexicon {
    lexeme *slots;
    /* Bit i: some word's hash begins with i. Most words of a text are in no
     * table: one bit tells, and the slots need not be read. */
    uint64_t maybe[1 << (LEXICON_BITS - 6)];
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

/* The hash of a word whose first eight bytes are `head`, fewer of them zeros
 * behind a shorter word. */
static inline uint64_t word_hash(uint64_t head, size_t len)
{
    uint64_t mixed = (head | WORD_SMALL) ^ len * 0x9e3779b97f4a7c15u;
    return mixed * 0xff51afd7ed558ccdu;
}

static inline bool lexicon_may_hold(const lexicon *words, uint64_t hash)
{
    uint64_t bit = hash >> (64 - LEXICON_BITS);
    return words->maybe[bit >> 6] >> (bit & 63) & 1;
}

/* The entry of a word in any case, or NULL. O(1). */
const lexeme *kith_lexicon_find(const lexicon *words, str word);

/* kith_lexicon_find() for a word whose hash is known. */
const lexeme *kith_lexicon_hashed(
    const lexicon *words, uint64_t hash, str word);

/* The same where the word is often a short one, or in no row. */
static inline const lexeme *lexicon_at(
    const lexicon *words, uint64_t hash, str word)
{
    if (!lexicon_may_hold(words, hash))
        return NULL;
    const lexeme *entry = &words->slots[hash >> (64 - LEXICON_SLOT_BITS)];
    if (entry->hash == hash && word.len <= 8 && entry->len == word.len)
        return entry;
    return kith_lexicon_hashed(words, hash, word);
}

#endif
