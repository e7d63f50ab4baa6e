/* word.h — where a word ends, and what it is made of. */
#ifndef KITH_VAULT_WORD_H
#define KITH_VAULT_WORD_H

#include <stdint.h>

#include "base/str.h"

/* What a word is made of, noted while its end is sought. */
typedef struct shape {
    unsigned capitals, smalls, digits;
    bool first_capital, camel, joined; /* joined: the last was - or ' */
    bool capital_before, twin;         /* twin: two capitals side by side */
} shape;

/* The end of the word that begins at `at`, and its shape into one that is zero;
 * `at` itself if none begins there. Letters are those of any script. */
size_t kith_word_end(str text, size_t at, shape *s);

/* `word` without 's, and whether it had one. */
str kith_word_without_possessive(str word, bool *had);

/* Does `text` begin with a capital letter, of any script that has them? */
bool kith_is_capital_word(str text);

/* What a byte may do in a line; nothing is said of '.', '@', and controls. */
enum byte_use {
    BYTE_GOES_ON = 1, /* behind a letter goes on the word, or may */
    BYTE_BEGINS = 2,  /* begins a word: an ASCII letter or digit */
    BYTE_IS_MARK = 4, /* is a mark of punctuation where it begins no word */
    BYTE_IS_BLANK = 8 /* is passed over: a blank, a mark of emphasis */
};

extern const uint8_t kith_byte_use[256];

#endif
