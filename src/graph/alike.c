/*
 * alike.c — see alike.h.
 *
 * Names are compared word by word because that is how they go wrong: one word
 * is misheard, another left out, two change places.
 */
#include "graph/alike.h"

#include "base/fold.h"
#include "base/near.h"
#include "graph/phonetic.h"

/* ---- Words ----------------------------------------------------------------
 */

static bool share_group(const name_word *a, const name_word *b)
{
    for (uint16_t i = 0; i < a->groups; i++)
        for (uint16_t k = 0; k < b->groups; k++)
            if (a->group[i] == b->group[k])
                return true;
    return false;
}

static bool begins(str whole, str with)
{
    return whole.len >= with.len && memcmp(whole.ptr, with.ptr, with.len) == 0;
}

static bool is_open(char c)
{
    return c == 'a' || c == 'e' || c == 'o';
}

/* The same but for a vowel at the end: Paul and Paula, Mario and Maria. */
static bool differ_in_ending(str a, str b)
{
    str longer = a.len > b.len ? a : b, other = a.len > b.len ? b : a;
    if (longer.len < 3 || !is_open(longer.ptr[longer.len - 1]))
        return false;
    longer.len--;
    return (str_equal(longer, other) && !is_open(other.ptr[other.len - 1])) ||
           (other.len == longer.len + 1 && is_open(other.ptr[other.len - 1]) &&
            begins(other, longer));
}

/* By how many letters two words of that length differ, said as a likeness. */
static likeness by_letters(const name_word *shorter, const name_word *longer)
{
    enum { SHORT = 3, LONG = 8 };
    if (longer->letters - shorter->letters > 2)
        return LIKE_OTHER;
    unsigned apart = kith_letters_apart(shorter->text, longer->text);
    if (apart == 1)
        return shorter->letters < SHORT   ? LIKE_OTHER
               : longer->letters <= SHORT ? LIKE_SHORT_SLIP
                                          : LIKE_SLIP;
    return apart == 2 && longer->letters >= LONG ? LIKE_TWO_SLIPS : LIKE_OTHER;
}

likeness kith_word_likeness(const name_word *a, const name_word *b)
{
    enum { BONES = 3, BEGINNING = 3, INITIAL = 1 };
    const name_word *shorter = a->letters < b->letters ? a : b;
    const name_word *longer = shorter == a ? b : a;
    if (str_equal(a->text, b->text))
        return LIKE_SAME;
    if (shorter->letters == INITIAL)
        return begins(longer->text, shorter->text) ? LIKE_INITIAL : LIKE_OTHER;
    if (share_group(a, b))
        return LIKE_SHORT;
    if (differ_in_ending(a->text, b->text))
        return LIKE_ENDING;
    if (str_equal(a->sound, b->sound))
        return LIKE_SOUND;
    likeness slips = by_letters(shorter, longer);
    if (slips == LIKE_SLIP)
        return LIKE_SLIP;
    if (shorter->letters >= BEGINNING && begins(longer->text, shorter->text))
        return LIKE_BEGINNING;
    bool bones = a->bones.len >= BONES && str_equal(a->bones, b->bones);
    return slips == LIKE_TWO_SLIPS || !bones ? slips : LIKE_BONES;
}

bool kith_name_word(arena *memory, str text, name_word *word)
{
    char sound[SOUND_ROOM], bones[SOUND_ROOM];
    str key = kith_sound_key(text, sound);
    str left = kith_sound_bones(key, bones);
    *word = (name_word){
        .text = text, .letters = kith_code_points(text), .last = UINT32_MAX};
    word->sound = (str){kith_arena_text(memory, key), key.len};
    word->bones = (str){kith_arena_text(memory, left), left.len};
    word->groups = (uint16_t)kith_short_groups(text, word->group);
    return word->sound.ptr && word->bones.ptr;
}

/* ---- Cutting a name into words --------------------------------------------
 */

/* Letters that folding leaves alone because Unicode calls them letters of
 * their own, as they are written where a keyboard lacks them. */
static const struct {
    str from, to;
} plain[] = {
    {{"ø", 2}, {"o", 1}},  {{"ł", 2}, {"l", 1}},  {{"đ", 2}, {"d", 1}},
    {{"ð", 2}, {"d", 1}},  {{"þ", 2}, {"th", 2}}, {{"æ", 2}, {"ae", 2}},
    {{"œ", 2}, {"oe", 2}}, {{"ı", 2}, {"i", 1}},
};

static bool is_one_of(const char *const *words, str word)
{
    for (; *words; words++)
        if (str_equal(str_from(*words), word))
            return true;
    return false;
}

/* Copies a word without what is no letter or digit; apostrophes and points go,
 * letters of `plain` are replaced by no longer ones. */
static size_t copy_letters(char *out, str word)
{
    size_t len = 0;
    for (size_t i = 0; i < word.len;) {
        size_t p = 0, size = 1;
        while (p < sizeof plain / sizeof *plain &&
               !begins(str_slice(word, i, word.len), plain[p].from))
            p++;
        char c = word.ptr[i];
        if (p < sizeof plain / sizeof *plain) {
            memcpy(out + len, plain[p].to.ptr, plain[p].to.len);
            len += plain[p].to.len;
            size = plain[p].from.len;
        } else if (
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80)) {
            out[len++] = c;
        }
        i += size;
    }
    return len;
}

size_t kith_name_split(
    arena *memory, str name, str word[static NAME_WORDS], uint8_t *generation)
{
    static const char *const titles[] = {
        "dr", "prof", "mr", "mrs", "ms", "sir", NULL};
    static const char *const generations[] = {"jr", "sr", "ii", "iii", "iv"};
    str key = kith_fold_name(memory, name);
    char *letters = key.ptr ? kith_arena_take(memory, key.len + 1, 1, 1) : NULL;
    size_t count = 0, used = 0;
    *generation = 0;
    if (!letters)
        return SIZE_MAX;
    for (size_t begin = 0; begin < key.len && count < NAME_WORDS;) {
        size_t end = begin;
        while (end < key.len && !strchr(" -,/", key.ptr[end]))
            end++;
        str cut = {letters + used, 0};
        cut.len = copy_letters(letters + used, str_slice(key, begin, end));
        begin = end + 1;
        for (uint8_t g = 0; count && g < 5; g++)
            if (str_equal(cut, str_from(generations[g])))
                *generation = (uint8_t)(g + 1);
        bool counts =
            cut.len && !(*generation && count) && !is_one_of(titles, cut);
        if (counts)
            word[count++] = cut;
        used += cut.len;
    }
    return count;
}

/* ---- Names ----------------------------------------------------------------
 */

/* The letters of a whole name without blanks, cut to `room`. */
static str squeeze(const spelled *name, char *out, size_t room)
{
    size_t len = 0;
    for (uint8_t i = 0; i < name->words; i++) {
        str text = name->word[i]->text;
        if (len + text.len > room)
            return (str){out, 0};
        memcpy(out + len, text.ptr, text.len);
        len += text.len;
    }
    return (str){out, len};
}

/* Whether the names are the same letters, or one apart, split otherwise. */
static bool is_joined(const spelled *a, const spelled *b)
{
    enum { SURE = 8, LONGEST = 128 };
    char x[LONGEST], y[LONGEST];
    if (a->words == b->words)
        return false;
    str one = squeeze(a, x, sizeof x), other = squeeze(b, y, sizeof y);
    return one.len && other.len &&
           (str_equal(one, other) || (one.len >= SURE && other.len >= SURE &&
                                      kith_letters_apart(one, other) <= 1));
}

static uint32_t fewer(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Pairs the words up, the most alike first, those at one place before others.
 * to[i] becomes the word of `b` that word i of `a` is paired with. */
static void pair_up(
    const spelled *a, const spelled *b, name_likeness *is, uint8_t *to)
{
    bool taken[NAME_WORDS] = {false};
    memset(to, NAME_WORDS, NAME_WORDS);
    for (uint8_t round = 0; round < a->words; round++) {
        likeness best = LIKENESSES;
        uint8_t from = 0, other = 0;
        for (uint8_t i = 0; i < a->words; i++) {
            for (uint8_t k = 0; k < b->words; k++) {
                if (to[i] != NAME_WORDS || taken[k])
                    continue;
                likeness at = kith_word_likeness(a->word[i], b->word[k]);
                if (at < best || (at == best && i == k && from != other)) {
                    best = at;
                    from = i;
                    other = k;
                }
            }
        }
        to[from] = other;
        taken[other] = true;
        is->pair[best]++;
        is->worst = best; /* each round's is no better than the last */
        is->borne = fewer(a->word[from]->people, b->word[other]->people);
        if (best == LIKE_SAME)
            is->rarest = fewer(is->rarest, is->borne);
    }
}

name_likeness kith_name_likeness(const spelled *a, const spelled *b)
{
    name_likeness is = {.worst = LIKE_SAME, .rarest = UINT32_MAX};
    uint8_t to[NAME_WORDS];
    if (a->words > b->words)
        return kith_name_likeness(b, a);
    is.apart = a->generation != b->generation;
    is.joined = is_joined(a, b);
    if (is.joined || a->words == 0)
        return is;
    is.bare = a->words == 1 && b->words > 1;
    is.extra = (uint8_t)(b->words - a->words);
    pair_up(a, b, &is, to);
    for (uint8_t i = 1; i < a->words; i++)
        is.reordered = is.reordered || to[i] < to[i - 1];
    return is;
}
