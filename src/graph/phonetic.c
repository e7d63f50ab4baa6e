/*
 * phonetic.c — see phonetic.h.
 *
 * The rules are rows: the first whose letters stand at the place, and whose
 * neighbours are as the row wants them, gives the sign and moves on.
 */
#include "graph/phonetic.h"

typedef enum beside {
    ANYWHERE,
    AT_START,
    BEFORE_SOFT,  /* e i y */
    BEFORE_VOWEL, /* or y */
    AT_END,
    CLOSING /* at the end, after a consonant */
} beside;

typedef struct sound_rule {
    const char *letters, *signs;
    beside where;
} sound_rule;

/* clang-format off */
static const sound_rule rules[] = {
    {"kn", "N", AT_START}, {"gn", "N", AT_START}, {"pn", "N", AT_START},
    {"wr", "R", AT_START}, {"ps", "S", AT_START}, {"x", "S", AT_START},
    {"h", "H", AT_START},
    {"tsch", "X", ANYWHERE}, {"sch", "X", ANYWHERE}, {"tch", "X", ANYWHERE},
    {"sh", "X", ANYWHERE}, {"ch", "X", ANYWHERE}, {"cz", "X", ANYWHERE},
    {"sz", "X", ANYWHERE}, {"tia", "Xa", ANYWHERE}, {"tio", "Xo", ANYWHERE},
    {"cia", "Xa", ANYWHERE}, {"cio", "Xo", ANYWHERE},
    {"ck", "K", ANYWHERE}, {"sc", "S", BEFORE_SOFT}, {"c", "S", BEFORE_SOFT},
    {"c", "K", ANYWHERE}, {"k", "K", ANYWHERE}, {"q", "K", ANYWHERE},
    {"gh", "K", BEFORE_VOWEL}, {"gh", "", ANYWHERE},
    {"gi", "J", BEFORE_VOWEL}, {"dg", "J", BEFORE_SOFT}, {"g", "J", BEFORE_SOFT}, {"g", "K", ANYWHERE},
    {"j", "J", ANYWHERE}, {"x", "KS", ANYWHERE},
    {"ph", "F", ANYWHERE}, {"f", "F", ANYWHERE}, {"v", "F", ANYWHERE},
    {"w", "F", BEFORE_VOWEL}, {"w", "F", AT_END}, {"w", "", ANYWHERE},
    {"th", "T", ANYWHERE}, {"dt", "T", ANYWHERE}, {"t", "T", ANYWHERE},
    {"d", "T", ANYWHERE}, {"s", "S", ANYWHERE}, {"z", "S", ANYWHERE},
    {"p", "P", ANYWHERE}, {"b", "P", ANYWHERE}, {"m", "M", ANYWHERE},
    {"n", "N", ANYWHERE}, {"l", "L", ANYWHERE}, {"r", "R", ANYWHERE},
    {"e", "", CLOSING},
    {"ei", "a", ANYWHERE}, {"ey", "a", ANYWHERE}, {"ay", "a", ANYWHERE},
    {"a", "a", ANYWHERE}, {"e", "i", ANYWHERE}, {"i", "i", ANYWHERE},
    {"o", "o", ANYWHERE}, {"u", "o", ANYWHERE},
    {"y", "J", BEFORE_VOWEL}, {"y", "i", ANYWHERE},
    {"h", "", ANYWHERE},
};
/* clang-format on */

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Whether the row's letters stand at `at`, and beside them what it wants. */
static bool applies(const sound_rule *rule, str word, size_t at)
{
    size_t len = strlen(rule->letters), end = at + len;
    if (end > word.len || memcmp(word.ptr + at, rule->letters, len) != 0)
        return false;
    char next = end < word.len ? word.ptr[end] : '\0';
    switch (rule->where) {
    case AT_START:
        return at == 0;
    case BEFORE_SOFT:
        return next == 'e' || next == 'i' || next == 'y';
    case BEFORE_VOWEL:
        return is_vowel(next) || next == 'y';
    case AT_END:
        return end == word.len;
    case CLOSING:
        return end == word.len && at > 1 && !is_vowel(word.ptr[at - 1]);
    case ANYWHERE:
    default:
        return true;
    }
}

static bool is_sign_of_vowel(char sign)
{
    return sign == 'a' || sign == 'i' || sign == 'o';
}

/* Appends a sign unless it repeats the last one or goes on with vowels. */
static size_t add_sign(char *key, size_t len, char sign)
{
    bool goes_on =
        len > 0 && (key[len - 1] == sign ||
                    (is_sign_of_vowel(key[len - 1]) && is_sign_of_vowel(sign)));
    if (!goes_on && len + 1 < SOUND_ROOM)
        key[len++] = sign;
    return len;
}

static bool is_latin(str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] < 'a' || word.ptr[i] > 'z')
            return false;
    return true;
}

static str as_it_stands(str word, char key[static SOUND_ROOM])
{
    size_t len = word.len < SOUND_ROOM - 1 ? word.len : SOUND_ROOM - 1;
    if (len)
        memcpy(key, word.ptr, len);
    key[len] = '\0';
    return (str){key, len};
}

str kith_sound_key(str word, char key[static SOUND_ROOM])
{
    size_t len = 0;
    if (!is_latin(word))
        return as_it_stands(word, key);
    for (size_t at = 0; at < word.len;) {
        size_t r = 0;
        while (!applies(&rules[r], word, at))
            r++; /* every letter has a row that applies anywhere */
        for (const char *sign = rules[r].signs; *sign; sign++)
            len = add_sign(key, len, *sign);
        at += strlen(rules[r].letters);
    }
    key[len] = '\0';
    return (str){key, len};
}

str kith_sound_bones(str key, char bones[static SOUND_ROOM])
{
    size_t len = 0;
    for (size_t i = 0; i < key.len; i++)
        if (i == 0 || !is_sign_of_vowel(key.ptr[i]))
            bones[len++] = key.ptr[i];
    bones[len] = '\0';
    return (str){bones, len};
}
