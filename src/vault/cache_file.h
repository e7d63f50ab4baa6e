/*
 * cache_file.h — what the two snapshots of a vault consist of.
 *
 * `.notes` are the arrays of a vault as they are, `.stamps` is one array: of
 * the files that were walked as notes, then of the canvases.
 */
#ifndef KITH_VAULT_CACHE_FILE_H
#define KITH_VAULT_CACHE_FILE_H

#include "vault/cache.h"

/* A file that was walked as a note, whether or not it became one. */
typedef struct kept_file {
    str path;
    uint32_t status; /* file_status */
    int32_t reason;
} kept_file;

struct kept_stamp {
    file_stamp is;
    uint64_t text; /* hash of it; 0 if it was not read */
};

/* What the reading of a note left, but its records. */
typedef struct kept_reading {
    uint32_t findings, vias;
    uint64_t told; /* hash of the text if a graph reads it again, else 0 */
} kept_reading;

typedef struct kept_state {
    kith_vault_stats stats;
    uint64_t walked;
} kept_state;

enum {
    PART_STATE,
    PART_FILES,
    PART_NOTES,
    PART_READINGS,
    PART_RECORDS, /* of each note what kith_worker_records() tells */
    PART_NAMES,
    PART_SLOTS,
    PART_CANVASES,
    PART_CANVAS_LINKS,
    PART_DIAGNOSTICS,
    PARTS
};

extern const part_layout kith_cache_layout[PARTS];
extern const part_layout kith_cache_stamp_layout;

/* c->path with an ending; NULL if memory is out. To be freed. */
char *kith_cache_path(const cache *c, const char *ending);

/* Canvas i < vault->other_count of the other files? */
bool kith_cache_is_canvas(const kith_vault *vault, size_t i);

/* Keeps what every file was, before those that are no notes drop out and the
 * canvases are read. */
bool kith_cache_keep(cache *c, const work *w);

#endif
