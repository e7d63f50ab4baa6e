/*
 * worker.h — reads all notes, several at once.
 *
 * A worker has its own sink, interner, arena and buffers, so nothing is locked;
 * notes are handed out in batches by one counter. Each note's records are
 * copied once, exactly sized, and stay where they are: only the names in them
 * are renumbered afterwards (gather.h).
 */
#ifndef KITH_VAULT_WORKER_H
#define KITH_VAULT_WORKER_H

#include "base/file.h"
#include "vault/ignore.h"
#include "vault/resolve.h"
#include "vault/sink.h"
#include "vault/vault.h"

/* What reading note i left, beside the note itself. Names in it, and in the
 * note's records, are those of `source` until they are gathered. */
typedef struct reading {
    char *records; /* links, items, mentions, fields, tasks, tags, findings */
    uint32_t findings;
    uint32_t vias;
    uint32_t names;    /* that `source` had when the note was read */
    uint16_t source;   /* of the names, in work.names */
    uint8_t status;    /* file_status */
    bool is_known;     /* remembered (cache.h), and still true */
    bool is_restamped; /* it was read again, though */
    int reason;        /* errno of a file that was not read */
    uint64_t text;     /* hash of what was read, if work.stamps are wanted */
} reading;

/* The records of a note, to be changed. */
typedef struct record_set {
    note_link *links;
    item *items;
    mention *mentions;
    field *fields;
    task *tasks;
    tag *tags;
    finding *findings;
} record_set;

/* Where the records of a note lie in what its reading left. */
record_set kith_worker_records(const note *n, const reading *left);

/* Bytes of all of them. */
size_t kith_worker_bytes(const note *n, const reading *left);

/* Points the note at them. */
void kith_worker_attach(note *n, const reading *left);

/* The arenas that the records of a vault lie in. */
struct worker_store {
    size_t count;
    arena records[];
};

void kith_worker_store_free(worker_store *store);

typedef struct work {
    kith_vault *vault; /* notes with their paths; the rest of them is set */
    int root;          /* the vault's folder, open */
    const ignore *rules;
    size_t limit;     /* bytes of the largest note */
    bool follow;      /* symbolic links */
    bool verify;      /* trust no stamp */
    unsigned asked;   /* threads for what needs no disk; 0: one a processor */
    unsigned threads; /* that read */
    void (*progress)(void *context, size_t done, size_t total); /* or NULL */
    void *context;
    reading *readings;  /* one a note; zeroed, or remembered */
    file_stamp *stamps; /* one a note, zeroed or remembered; NULL: not wanted */
    intern *names;      /* one interner a worker, to be filled, and behind them
                           that of what is remembered: `threads` + 1 */
    resolution known;   /* of targets, once links are resolved */
} work;

/*
 * How many threads are to do the work, if `asked` are asked for: 0 = one a
 * processor, and several a processor if the notes must come from a disk, which
 * answers many questions in the time of one. Reads a few notes to find out.
 */
unsigned kith_work_threads(const work *w, unsigned asked);

/* Reads every note into vault->notes, w->readings and vault->stores, but those
 * that are remembered and have not changed. False if memory is out. */
bool kith_work(work *w);

#endif
