/*
 * name_table.h — what notes answer to beyond Obsidian's rules: the folder of a
 * folder note, the title, the aliases, the name spelled with other quotes, and
 * a title cut short.
 */
#ifndef KITH_VAULT_NAME_TABLE_H
#define KITH_VAULT_NAME_TABLE_H

#include "base/limits.h"
#include "vault/vault.h"

/* One name of one note. */
typedef struct known_name {
    str key;       /* folded */
    uint64_t head; /* its first eight bytes, in the order of the key */
    uint32_t note;
    uint8_t how; /* link_how */
} known_name;

/* The folders that a folder note answers to. */
typedef struct known_folder {
    str key; /* folded, the last folder first: "ana\0people" */
    uint32_t note;
} known_folder;

/* What a look-up finds: several notes are never guessed among. */
typedef struct name_match {
    /* the first of them, in byte order of path */
    uint32_t notes[LIMIT_CANDIDATES];
    size_t count; /* of all different notes */
    uint8_t how;  /* link_how of a single one; HOW_UNRESOLVED for none */
} name_match;

/* Lives while links are resolved, or listed; the zero value may be freed. */
typedef struct name_table {
    const kith_vault *vault;
    VEC(known_name) names;     /* in order of key, how, note */
    VEC(known_folder) folders; /* in order of key, note */
    intern crowds;           /* folded targets of more than LIMIT_CANDIDATES */
    VEC(name_match) matches; /* of each of them */
    arena memory;
    arena scratch;
} name_table;

/* False if memory is out. O(names log names). */
bool kith_name_table_build(name_table *table, const kith_vault *vault);
void kith_name_table_free(name_table *table);

/* The notes that `target` names: by folder, else by title, else by alias, else
 * by the unique start of a dated title. False if memory is out. O(log names).
 */
bool kith_name_table_find(name_table *table, str target, name_match *match);

/* The name of a note that `target` may be a misspelling of, or an empty string.
 * Looks at its few neighbours in the table only. */
str kith_name_table_suggest(name_table *table, str target);

#endif
