/* walk_order.h — the entries of a folder, in byte order of the paths below. */
#ifndef KITH_VAULT_WALK_ORDER_H
#define KITH_VAULT_WALK_ORDER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum entry_kind {
    ENTRY_NOTE,
    ENTRY_OTHER,
    ENTRY_FOLDER,
    ENTRY_SYMLINK
} entry_kind;

typedef struct entry {
    const char *name; /* NUL-terminated */
    size_t len;
    entry_kind kind;
} entry;

/* Orders the entries of one folder: of a folder count the paths in it, so it
 * stands where its name and a '/' do. False if memory is out. */
bool kith_walk_order(entry *all, size_t count);

#endif
