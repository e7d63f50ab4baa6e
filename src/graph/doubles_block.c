/*
 * doubles_block.c — which names to compare at all.
 *
 * Each spelling is filed under keys that survive one way of going wrong:
 * mishearing (the consonants of two words, in either order), a slip (the
 * letters with one left out: two names one letter apart share one of these,
 * Bocek et al. 2007), a short form, a first or last name kept as it is.
 * Spellings under one key are compared; under a key of more than CROWD of them
 * they are not, and that is counted. So a person costs at most keys * CROWD
 * comparisons, some three in practice.
 */
#include "base/sort.h"
#include "graph/doubles.h"

enum { CROWD = 64 };

/* What a key is made of. Bare names are set against the words of full ones:
 * full ones are not compared for one word they share. */
typedef enum key_kind {
    KEY_SOUND,
    KEY_LAST,
    KEY_FIRST,
    KEY_SHORT,
    KEY_LETTERS,
    KEY_WORD, /* this and what follows: bare against full */
    KEY_WORD_SOUND,
    KEY_WORD_SHORT
} key_kind;

typedef struct filed {
    uint64_t key;
    uint32_t spelling;
    bool cross, bare;
} filed;

typedef struct files {
    VEC(filed) all;
    bool failed;
} files;

/* ---- Keys -----------------------------------------------------------------
 */

/* FNV-1a, 64 bits: two keys of one hash cost a comparison, nothing else. */
static uint64_t hash_more(uint64_t hash, str text)
{
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    return (hash ^ 0xff) * 1099511628211u;
}

static uint64_t hash_of(key_kind kind, str one, str other)
{
    uint64_t hash = 14695981039346656037u + (uint64_t)kind;
    return hash_more(hash_more(hash, one), other);
}

static void file(
    files *f, uint32_t at, key_kind kind, bool bare, str one, str other)
{
    filed entry = {
        .key = hash_of(kind, one, other),
        .spelling = at,
        .cross = kind >= KEY_WORD,
        .bare = bare};
    if (!f->failed && !VEC_PUSH(&f->all, entry))
        f->failed = true;
}

static str beginning(str text, size_t len)
{
    return str_slice(text, 0, text.len < len ? text.len : len);
}

static str group_text(const uint16_t *group)
{
    return (str){(const char *)group, sizeof *group};
}

/* The letters of the name, and those without each one of them. Digits are not
 * left out: Guest 12 is no slip for Guest 13, and of numbered names each would
 * be compared with sixty. */
static void file_letters(files *f, uint32_t at, const spelled *name)
{
    enum { ROOM = 40 };
    char all[ROOM], less[ROOM];
    size_t len = 0;
    for (uint8_t i = 0; i < name->words; i++) {
        str text = name->word[i]->text;
        if (len + text.len > ROOM)
            return; /* such a name has other keys enough */
        memcpy(all + len, text.ptr, text.len);
        len += text.len;
    }
    file(f, at, KEY_LETTERS, false, (str){all, len}, (str){0});
    for (size_t i = 0; i < len; i++) {
        memcpy(less, all, i);
        memcpy(less + i, all + i + 1, len - i - 1);
        bool is_digit = all[i] >= '0' && all[i] <= '9';
        if (!is_digit && (i == 0 || all[i] != all[i - 1]))
            file(f, at, KEY_LETTERS, false, (str){less, len - 1}, (str){0});
    }
}

/* A full name: two words of it, in any order, must have gone through. */
static void file_full(files *f, uint32_t at, const spelled *name)
{
    const name_word *first = name->word[0];
    const name_word *last = name->word[name->words - 1];
    for (uint8_t i = 0; i < name->words; i++) {
        for (uint8_t k = 0; k < i; k++) {
            str a = name->word[k]->bones, b = name->word[i]->bones;
            bool swap = str_compare(a, b) > 0;
            file(f, at, KEY_SOUND, false, swap ? b : a, swap ? a : b);
        }
    }
    file(f, at, KEY_LAST, false, last->text, beginning(first->text, 1));
    file(f, at, KEY_FIRST, false, first->text, beginning(last->text, 1));
    file(f, at, KEY_FIRST, false, first->text, beginning(last->text, 3));
    for (uint16_t g = 0; g < first->groups; g++)
        file(
            f, at, KEY_SHORT, false, group_text(&first->group[g]), last->bones);
}

/* Words by which a bare name may be found, and finds. */
static void file_words(files *f, uint32_t at, const spelled *name)
{
    bool bare = name->words == 1;
    for (uint8_t i = 0; i < name->words; i++) {
        const name_word *w = name->word[i];
        file(f, at, KEY_WORD, bare, w->text, (str){0});
        file(f, at, KEY_WORD_SOUND, bare, w->sound, (str){0});
        for (uint16_t g = 0; g < w->groups; g++)
            file(
                f, at, KEY_WORD_SHORT, bare, group_text(&w->group[g]),
                (str){0});
    }
}

/* ---- Blocks ---------------------------------------------------------------
 */

static int compare_filed(const void *a, const void *b)
{
    const filed *p = a, *q = b;
    if (p->key != q->key)
        return p->key < q->key ? -1 : 1;
    return (p->spelling > q->spelling) - (p->spelling < q->spelling);
}

static int compare_candidates(const void *a, const void *b)
{
    const candidate *p = a, *q = b;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* Whether a block is compared: of a full name's words only the bare ones that
 * meet them count. */
static bool is_crowded(const filed *at, size_t count)
{
    size_t bare = 0;
    for (size_t i = 0; i < count && at->cross; i++)
        bare += at[i].bare;
    return count > CROWD && (!at->cross || bare);
}

static bool add_block(
    const spelling *list, const filed *at, size_t count, candidates *found)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count; k++) {
            candidate pair = {at[i].spelling, at[k].spelling};
            if (list[pair.a].v == list[pair.b].v || pair.a == pair.b ||
                (at->cross && at[i].bare == at[k].bare))
                continue;
            if (!VEC_PUSH(found, pair))
                return false;
        }
    }
    return true;
}

static bool add_blocks(
    files *f, const spelling *list, candidates *found, size_t *crowded)
{
    const filed *all = f->all.at;
    for (size_t begin = 0, end; begin < f->all.len; begin = end) {
        for (end = begin + 1;
             end < f->all.len && all[end].key == all[begin].key;)
            end++;
        if (is_crowded(all + begin, end - begin))
            ++*crowded;
        else if (
            end - begin <= CROWD &&
            !add_block(list, all + begin, end - begin, found))
            return false;
    }
    return true;
}

bool kith_doubles_candidates(
    const spelling *list, size_t count, candidates *found, size_t *crowded)
{
    files f = {0};
    bool any_bare = false;
    for (size_t i = 0; i < count; i++)
        any_bare = any_bare || list[i].name.words == 1;
    for (uint32_t i = 0; i < count; i++) {
        file_letters(&f, i, &list[i].name);
        if (list[i].name.words > 1)
            file_full(&f, i, &list[i].name);
        if (any_bare)
            file_words(&f, i, &list[i].name);
    }
    if (!f.failed)
        kith_sort(f.all.at, f.all.len, sizeof *f.all.at, compare_filed);
    bool done = !f.failed && add_blocks(&f, list, found, crowded);
    VEC_FREE(&f.all);
    if (!done)
        return false;

    kith_sort(found->at, found->len, sizeof *found->at, compare_candidates);
    size_t kept = 0;
    for (size_t i = 0; i < found->len; i++)
        if (kept == 0 ||
            compare_candidates(&found->at[kept - 1], &found->at[i]) != 0)
            found->at[kept++] = found->at[i];
    found->len = kept;
    return true;
}
