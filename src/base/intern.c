/*
 * intern.c — string to id, by open addressing with linear probing.
 *
 * A slot holds the id only; the hash lies with the entry, so a probe that
 * misses costs one word and nearly never reads a string. Hashing is inlined:
 * names are short, and a call would cost as much as the hash.
 */
#include "base/intern.h"

#include <stdlib.h>

#include "base/zeroed.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum {
    FIRST_SLOTS = 64,
    TOGETHER = 32 /* names that are looked for at once */
};

/* The id of `text`, or NO_NAME; there are slots. */
static inline name_id find(const intern *names, str text, uint64_t hash)
{
    size_t mask = names->slot_count - 1, slot = (size_t)hash & mask;
    for (name_id id; (id = names->slots[slot]) != NO_NAME;
         slot = (slot + 1) & mask) {
        const interned *known = &names->entries.at[id - 1];
        if (known->hash == hash && str_equal(known->text, text))
            return id;
    }
    return NO_NAME;
}

/* Puts an id into the first free slot for its hash. */
static void put(uint32_t *slots, size_t count, uint64_t hash, name_id id)
{
    size_t slot = (size_t)hash & (count - 1);
    while (slots[slot])
        slot = (slot + 1) & (count - 1);
    slots[slot] = id;
}

static bool grow(intern *names)
{
    size_t count = names->slot_count ? names->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots = kith_zeroed(count, sizeof *slots);
    if (!slots)
        return false;

    for (size_t i = 0; i < names->entries.len; i++)
        put(slots, count, names->entries.at[i].hash, (name_id)i + 1);
    free(names->slots);
    names->slots = slots;
    names->slot_count = count;
    return true;
}

/* Copies the entries and slots of a lent interner; the texts stay where they
 * are. False, and nothing changed, if memory is out. */
static bool own(intern *names)
{
    size_t count = names->entries.len, room = count + count / 8 + FIRST_SLOTS;
    interned *entries = malloc(room * sizeof *entries);
    uint32_t *slots = malloc((names->slot_count + 1) * sizeof *slots);
    if (!entries || !slots) {
        free(entries);
        free(slots);
        return false;
    }
    if (count)
        memcpy(entries, names->entries.at, count * sizeof *entries);
    if (names->slot_count)
        memcpy(slots, names->slots, names->slot_count * sizeof *slots);
    *names = (intern){
        .entries = {entries, count, room},
        .slots = slots,
        .slot_count = names->slot_count};
    return true;
}

/* Adds a text that is not known yet: one call in nine. */
static name_id add(intern *names, str text, uint64_t hash)
{
    if (names->is_lent && !own(names))
        return NAME_FAILED;
    if (names->entries.len * 2 >= names->slot_count && !grow(names))
        return NAME_FAILED;
    if (names->entries.len >= NAME_FAILED - 1 || !VEC_ROOM(&names->entries))
        return NAME_FAILED;
    const char *copy = kith_arena_text(&names->memory, text);
    if (!copy)
        return NAME_FAILED;
    names->entries.at[names->entries.len++] =
        (interned){{copy, text.len}, hash};
    name_id id = (name_id)names->entries.len;
    put(names->slots, names->slot_count, hash, id);
    return id;
}

static inline name_id find_or_add(intern *names, str text, uint64_t hash)
{
    name_id known = names->slot_count ? find(names, text, hash) : NO_NAME;
    return known ? known : add(names, text, hash);
}

name_id kith_intern_hashed(intern *names, str text, uint64_t hash)
{
    return str_is_empty(text) ? NO_NAME : find_or_add(names, text, hash);
}

name_id kith_intern(intern *names, str text)
{
    if (str_is_empty(text))
        return NO_NAME;
    return find_or_add(names, text, XXH3_64bits(text.ptr, text.len));
}

/* Asks the processor for what will soon be read. */
static inline void fetch(const void *at)
{
#if defined(__GNUC__)
    __builtin_prefetch(at);
#else
    (void)at;
#endif
}

static bool intern_some(intern *names, asked_name *asked, size_t count)
{
    uint64_t hash[TOGETHER];
    size_t mask = names->slot_count - 1;
    for (size_t i = 0; i < count; i++) {
        hash[i] = XXH3_64bits(asked[i].text.ptr, asked[i].text.len);
        fetch(&names->slots[hash[i] & mask]);
    }
    for (size_t i = 0; i < count; i++) {
        asked[i].id = names->slots[hash[i] & mask];
        if (asked[i].id)
            fetch(&names->entries.at[asked[i].id - 1]);
    }
    for (size_t i = 0; i < count; i++)
        if (asked[i].id)
            fetch(names->entries.at[asked[i].id - 1].text.ptr);
    for (size_t i = 0; i < count; i++) {
        asked[i].id = kith_intern_hashed(names, asked[i].text, hash[i]);
        if (asked[i].id == NAME_FAILED)
            return false;
    }
    return true;
}

bool kith_intern_all(intern *names, asked_name *asked, size_t count)
{
    bool done = names->slot_count || grow(names);
    for (size_t i = 0; i < count && done; i += TOGETHER)
        done = intern_some(
            names, asked + i, count - i < TOGETHER ? count - i : TOGETHER);
    return done;
}

name_id kith_intern_find(const intern *names, str text)
{
    if (str_is_empty(text) || names->slot_count == 0)
        return NO_NAME;
    return find(names, text, XXH3_64bits(text.ptr, text.len));
}

bool kith_intern_lend(
    intern *names,
    interned *entries,
    size_t count,
    uint32_t *slots,
    size_t slot_count)
{
    size_t used = 0;
    if (slot_count & (slot_count - 1) || count >= NAME_FAILED ||
        count * 2 > slot_count)
        return false;
    for (size_t i = 0; i < slot_count; i++) {
        if (slots[i] > count)
            return false;
        used += slots[i] != 0;
    }
    if (used != count)
        return false;
    *names = (intern){
        .entries = {entries, count, count},
        .slots = slots,
        .slot_count = slot_count,
        .is_lent = true};
    return true;
}

void kith_intern_free(intern *names)
{
    if (!names->is_lent) {
        kith_arena_free(&names->memory);
        free(names->entries.at);
        free(names->slots);
    }
    *names = (intern){0};
}
