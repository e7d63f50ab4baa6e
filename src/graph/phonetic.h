/*
 * phonetic.h — how a name sounds, for names that a machine wrote down by ear.
 *
 * A key in the manner of Metaphone (L. Philips, "Hanging on the Metaphone",
 * Computer Language 7:12, 1990), with rules of our own for names that are not
 * English. Capitals are consonants: letters that speech recognition takes for
 * each other have one sign. Unlike Metaphone, vowels stay as one of three
 * small letters, so that Mira and Maria, Kofi and Kev differ.
 *
 *     sign  written
 *     K     k q ck, c and g but before e i y, gh before a vowel
 *     S     s z, c before e i y, sc before e i y
 *     X     sh sch ch tch cz sz tsch, t and c before ia io
 *     J     j, g and dg before e i y, y before a vowel
 *     T     t d th dt
 *     F     f v ph, w before a vowel or at the end
 *     P     p b       M m      N n kn gn      L l      R r rh wr
 *     H     h that begins the word; silent elsewhere
 *     i     e i y          a      a ei ey ay     o  o u    (a group: its first)
 *
 * Doubled letters count once, e is silent at the end after a consonant, x is
 * KS (S at the beginning). A word with any letter beyond a-z, as of another
 * script, is its own key.
 */
#ifndef KITH_GRAPH_PHONETIC_H
#define KITH_GRAPH_PHONETIC_H

#include "base/str.h"

enum { SOUND_ROOM = 32 }; /* signs that are kept, and a NUL */

/* The key of a folded word into `key`, cut to its room. O(len). */
str kith_sound_key(str word, char key[static SOUND_ROOM]);

/* The consonants of a key, and its vowel if it begins with one: what is left
 * when the vowels were heard wrong. Into `bones`; of a word that is its own
 * key, the word. */
str kith_sound_bones(str key, char bones[static SOUND_ROOM]);

#endif
