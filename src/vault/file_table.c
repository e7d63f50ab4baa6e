/* file_table.c — see file_table.h. */
#include "vault/file_table.h"

#include <stdlib.h>

bool kith_file_table_add(file_table *table, str key, uint32_t file)
{
    static const file_list none = {.first = UINT32_MAX};
    name_id id = key.ptr ? kith_intern(&table->keys, key) : NAME_FAILED;
    if (id == NAME_FAILED ||
        (table->lists.len < id && !VEC_PUSH(&table->lists, none)))
        return false;
    file_list *list = &table->lists.at[id - 1];
    file_entry entry = {file, list->first};
    if (!VEC_PUSH(&table->entries, entry))
        return false;
    list->first = (uint32_t)(table->entries.len - 1);
    list->count++;
    return true;
}

file_list *kith_file_table_find(const file_table *table, str key)
{
    name_id id = kith_intern_find(&table->keys, key);
    return id == NO_NAME ? NULL : &table->lists.at[id - 1];
}

void kith_file_table_free(file_table *table)
{
    kith_intern_free(&table->keys);
    VEC_FREE(&table->lists);
    VEC_FREE(&table->entries);
    *table = (file_table){0};
}
