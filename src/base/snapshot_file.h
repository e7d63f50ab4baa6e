/*
 * snapshot_file.h — a snapshot as it lies on disk.
 *
 * A header, a table of parts, the parts; the first holds the strings. A file is
 * never changed: the next one is written beside it and renamed over it.
 */
#ifndef KITH_BASE_SNAPSHOT_FILE_H
#define KITH_BASE_SNAPSHOT_FILE_H

#include "base/hash.h"
#include "base/snapshot.h"

#define SNAPSHOT_MAGIC "kithsnap"

enum { SNAPSHOT_ALIGNMENT = 16 }; /* of every part */

typedef struct snapshot_header {
    char magic[8];
    uint64_t identity; /* of the build and the layout */
    uint64_t key;
    uint64_t parts;
    uint64_t address; /* where the file should be mapped: strings of records
                         are told by where they are then */
    uint64_t content;
    uint64_t table; /* hash of the table */
    uint64_t check; /* of all above */
} snapshot_header;

typedef struct snapshot_entry {
    uint64_t offset;
    uint64_t count;
    uint64_t bytes; /* up to the next part */
    uint64_t hash;
} snapshot_entry;

/* The strings are one more part, which no caller sees. */
static inline size_t snapshot_table_bytes(size_t count)
{
    return (count + 1) * sizeof(snapshot_entry);
}

static inline uint64_t snapshot_check(const snapshot_header *h)
{
    str bytes = {(const char *)h, offsetof(snapshot_header, check)};
    return kith_hash(bytes, 0);
}

static inline uint64_t snapshot_table_hash(
    const snapshot_entry *table, size_t count)
{
    str bytes = {(const char *)table, snapshot_table_bytes(count)};
    return kith_hash(bytes, 0);
}

/* Of this very build and a layout. */
uint64_t kith_snapshot_identity(const part_layout *layout, size_t count);

#endif
