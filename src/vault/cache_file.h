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
    uint64_t told;  /* hash of the text if a graph reads it again, else 0 */
    uint64_t begin; /* of its records in PART_RECORDS */
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
    PART_ANSWERS, /* by name, from NO_NAME */
    PART_WORDINGS,
    PARTS
};

extern const part_layout kith_cache_layout[PARTS];
extern const part_layout kith_cache_stamp_layout;

/* The parts of a cache that was recalled. */
typedef struct recalling {
    const kept_file *files;
    const kept_stamp *stamps;
    const note *notes;
    const kept_reading *readings;
    char *records;
    size_t file_count, note_count, bytes;
} recalling;

recalling kith_cache_parts(const cache *c);

/* What file `f` was, of which `at` were notes before it; false if the parts do
 * not fit together. */
bool kith_cache_file(
    const recalling *r, size_t f, size_t at, note *n, reading *left);

/* Makes the vault of `w` what is remembered, but for the notes themselves. */
void kith_cache_take_over(cache *c, work *w);

/*
 * Makes the vault of `w` what is remembered but for a few notes that have
 * changed, if nothing is told otherwise of any other note because of them.
 * Sets c->is_adopted then; c->failed if memory is out. `walked` is what the
 * walk found wrong.
 */
void kith_cache_patch(cache *c, work *w, const diagnostic_list *walked);

/* A note, and what its reading left beside it. */
typedef struct told_note {
    const note *note;
    const reading *left;
} told_note;

/*
 * Whether a note says what it said, wherever in it that stands now; then adds
 * to `moves` where each record is, in order, once for each spot. The names of
 * both are the same. False, and nothing added, also if what stood in an order,
 * or in one line, does so no more.
 */
bool kith_cache_moved(
    const told_note *was, const told_note *is, uint32_t n, move_list *moves);

/* Blanks of a note where it and its records lie. */
void kith_cache_strip(void *note);

/* Hash of a note's text if a graph asks it once more, so that its records alone
 * do not tell what becomes of it; else 0. */
uint64_t kith_cache_told(const note *n, const reading *left);

/* c->path with an ending; NULL if memory is out. To be freed. */
char *kith_cache_path(const cache *c, const char *ending);

/* Canvas i < vault->other_count of the other files? */
bool kith_cache_is_canvas(const kith_vault *vault, size_t i);

/* Keeps what every file was, before those that are no notes drop out and the
 * canvases are read. */
bool kith_cache_keep(cache *c, const work *w);

/* The same if the files are those that are remembered: few differ, whose stamps
 * are put in the place of the old ones. */
void kith_cache_restamp(cache *c, const work *w);

#endif
