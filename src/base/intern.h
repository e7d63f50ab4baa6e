/*
 * intern.h — string to id, id to string.
 *
 * A 10 000-note vault asks 2 million times and adds 30 000: lookups must not
 * allocate. Open addressing, at most half full; XXH3 hashes are kept, so that
 * growing and merging never read a string again. Ids count from 1 in order of
 * first appearance; 0 is always the empty string, so a zeroed record names
 * nothing. Output order must never depend on ids that threads handed out.
 */
#ifndef KITH_BASE_INTERN_H
#define KITH_BASE_INTERN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

typedef uint32_t name_id;
#define NO_NAME     0u
#define NAME_FAILED UINT32_MAX /* memory is out */

typedef struct interned {
    str text;      /* NUL-terminated, in the interner's arena */
    uint64_t hash; /* XXH3 of the text */
} interned;

/* The zero value is empty and ready. */
typedef struct intern {
    arena memory;
    VEC(interned) entries; /* entry i has id i + 1 */
    uint32_t *slots;       /* ids; 0 is a free slot */
    size_t slot_count;     /* a power of two, or 0 */
    bool is_lent;          /* entries and slots belong to someone else */
} intern;

/* The id of `text`, new or known; NAME_FAILED if memory is out. O(len). */
name_id kith_intern(intern *names, str text);

/* The same with the hash given (from another interner's entry). */
name_id kith_intern_hashed(intern *names, str text, uint64_t hash);

/* A name that is asked for together with others. */
typedef struct asked_name {
    str text;
    name_id id;
    uint32_t place; /* what it is to its asker */
} asked_name;

/* Fills in the ids of many names; false if memory is out. A name lies in three
 * places far apart, and waiting for memory is most of its cost: for many at
 * once that is waited for once. */
bool kith_intern_all(intern *names, asked_name *asked, size_t count);

/* The id of `text`, or NO_NAME if it was never interned. */
name_id kith_intern_find(const intern *names, str text);

/* Makes `names` of the entries and slots of another interner, which stay where
 * they are, until a name is added: then they are copied. False if they are
 * none. O(slots). */
bool kith_intern_lend(
    intern *names,
    interned *entries,
    size_t count,
    uint32_t *slots,
    size_t slot_count);

/* The text of an id; the empty string for NO_NAME. */
static inline str intern_text(const intern *names, name_id id)
{
    return id == NO_NAME ? (str){"", 0} : names->entries.at[id - 1].text;
}

void kith_intern_free(intern *names);

#endif
