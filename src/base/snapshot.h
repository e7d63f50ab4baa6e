/*
 * snapshot.h — arrays of records in a file, used where they are mapped.
 *
 * What a program knew when it ended, so that the next one need not find it out
 * again: a cache that may be deleted, cut or damaged at any time. A file is
 * taken only if every byte of it is as it was written, by this user, by this
 * very build, under the same key; whatever else it is, it is no snapshot.
 *
 * A caller describes its arrays in a table, one row a part. The strings that
 * records point at are kept once in a part of their own.
 */
#ifndef KITH_BASE_SNAPSHOT_H
#define KITH_BASE_SNAPSHOT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum { SNAPSHOT_STRS = 4, SNAPSHOT_PARTS = 32 };

/* What the records of a part are like. */
typedef struct part_layout {
    size_t size;                        /* of a record */
    unsigned str_count;                 /* strs in it, and where they stand */
    unsigned short strs[SNAPSHOT_STRS]; /* offsetof each */
    void (*strip)(void *record); /* blanks what means nothing in a file */
} part_layout;

/* The records of a part. When written they may come as pieces of bytes
 * instead, without strs: `count` is then that of the pieces. */
typedef struct snapshot_part {
    void *at;
    size_t count;
    const str *pieces;
} snapshot_part;

/* A file that was read: its parts point into it, may be changed, and live
 * until it is closed. The zero value may be closed. */
typedef struct snapshot {
    void *map;
    size_t bytes;
    uint64_t content; /* hash of all parts, whatever the key */
} snapshot;

/*
 * Writes `count` parts to `path`, which only this user may read, all or
 * nothing: readers of the old file keep it. `*content` becomes what a reader
 * will find as such; if it is `*content` already, and that is not 0, the file
 * that is there is kept. False if it could not be written, or someone else is
 * writing it: nobody need be told. Memory: 64 KB. O(bytes).
 */
bool kith_snapshot_write(
    const char *path,
    uint64_t key,
    const part_layout *layout,
    const snapshot_part *parts,
    size_t count,
    uint64_t *content);

/* Maps what was written to `path` with the same key and layout. False, and
 * nothing to close, if there is no such file. O(bytes). */
bool kith_snapshot_read(
    const char *path,
    uint64_t key,
    const part_layout *layout,
    snapshot_part *parts,
    size_t count,
    snapshot *s);
void kith_snapshot_close(snapshot *s);

#endif
