/*
 * file_table.h — which files have a key: a name, the end of a path, a path.
 *
 * Files are added last to first, so that a list is in byte order of path.
 */
#ifndef KITH_VAULT_FILE_TABLE_H
#define KITH_VAULT_FILE_TABLE_H

#include "base/intern.h"
#include "base/vec.h"

typedef struct file_entry {
    uint32_t file;
    uint32_t next; /* in `entries`, or UINT32_MAX */
} file_entry;

typedef struct file_list {
    uint32_t first, count;
    bool is_split;     /* its files are listed by one folder more, too */
    uint32_t crowd[2]; /* of the file index, from 1; 0 while there is none */
} file_list;

/* The zero value is empty and ready. */
typedef struct file_table {
    intern keys;
    VEC(file_list) lists; /* by key */
    VEC(file_entry) entries;
} file_table;

/* Puts `file` before those of that key. False if memory is out, as it was if
 * `key` is none. O(key) */
bool kith_file_table_add(file_table *table, str key, uint32_t file);

/* The files of a key, until another is added; NULL if there are none. */
file_list *kith_file_table_find(const file_table *table, str key);

void kith_file_table_free(file_table *table);

#endif
