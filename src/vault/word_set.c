/* word_set.c — see word_set.h. */
#include "vault/word_set.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

static size_t slot_of(const word_set *set, str word)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.ptr[i]) * 1099511628211u;
    size_t slot = (size_t)(hash ^ hash >> 32) & (set->slot_count - 1);
    while (set->slots[slot].len && !str_equal(set->slots[slot], word))
        slot = (slot + 1) & (set->slot_count - 1);
    return slot;
}

static bool grow(word_set *set)
{
    word_set larger = {
        .slot_count = set->slot_count ? set->slot_count * 2 : FIRST_SLOTS,
        .len = set->len,
    };
    larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < set->slot_count; i++)
        if (set->slots[i].len)
            larger.slots[slot_of(&larger, set->slots[i])] = set->slots[i];
    free(set->slots);
    *set = larger;
    return true;
}

bool kith_word_set_add(word_set *set, str word)
{
    if (word.len == 0)
        return true;
    if (set->len * 2 >= set->slot_count && !grow(set))
        return false;
    size_t slot = slot_of(set, word);
    if (set->slots[slot].len == 0) {
        set->slots[slot] = word;
        set->len++;
    }
    return true;
}

bool kith_word_set_has(const word_set *set, str word)
{
    return set->len && word.len && set->slots[slot_of(set, word)].len;
}

void kith_word_set_clear(word_set *set)
{
    enum { MOST_SLOTS = 4096 }; /* a crowd does not burden the next notes */
    if (set->slot_count > MOST_SLOTS)
        kith_word_set_free(set);
    else if (set->len)
        memset(set->slots, 0, set->slot_count * sizeof *set->slots);
    set->len = 0;
}

void kith_word_set_free(word_set *set)
{
    free(set->slots);
    *set = (word_set){0};
}
