/*
 * cache.h — what was read of a vault the last time.
 *
 * Two snapshots in the user's cache folder, named after the vault's real path:
 * `.notes` holds what the notes say, `.stamps` what the system tells of their
 * files. A note whose stamp is the same is not opened; one whose text is the
 * same is not parsed; if nothing else has changed either, the vault is what it
 * was, or that with a few notes put in (cache_patch.c). Otherwise what is
 * remembered is gathered anew with what was read, as if one more worker had
 * read it. A vault is the same with a cache and without.
 */
#ifndef KITH_VAULT_CACHE_H
#define KITH_VAULT_CACHE_H

#include "base/snapshot.h"
#include "vault/walk.h"
#include "vault/worker.h"

typedef struct kept_stamp kept_stamp;

/* The zero value remembers nothing and keeps nothing. */
typedef struct cache {
    char *path;   /* of the snapshots, without their endings; NULL: none */
    uint64_t key; /* of all that decides what reading makes of a note */
    int64_t began_ns;
    uint64_t walked; /* hash of what the walk found beside notes */
    bool is_anew;    /* take nothing back */

    snapshot notes, stamps;  /* as found */
    snapshot_part *part;     /* of `notes` */
    kept_stamp *kept_stamps; /* of files, then of canvases */

    bool is_adopted;         /* the vault is made of what is remembered */
    bool is_stale;           /* the snapshots are not: something is to save */
    bool failed;             /* memory is out, and the vault is no vault */
    uint64_t content;        /* of the vault, as the snapshot's if it is that */
    struct kept_file *files; /* what is to be saved; NULL: nothing can be */
    kept_stamp *stamp_of;    /* of each, then of the canvases; or kept_stamps */
    size_t file_count, canvas_count;
} cache;

/* Finds the place and the key of a vault's cache; leaves `c` empty if there is
 * none to be had: in the vault itself, above all, nothing is written. */
void kith_cache_find(
    cache *c,
    const kith_vault *vault,
    const kith_vault_options *options,
    const ignore *rules,
    const walk *found);
void kith_cache_free(cache *c);

/* Puts what is remembered of the notes of `w` into its vault, readings, stamps
 * and names. */
void kith_cache_recall(cache *c, work *w);

/* To be called when the notes are read: takes over what the vault was, if it
 * is that still, or all but a few notes are. False if it must be gathered, or
 * c->failed. `walked` is what the walk found wrong. */
bool kith_cache_adopt(cache *c, work *w, const diagnostic_list *walked);

/* Saves what has changed, now that the vault is gathered or adopted, and gives
 * the vault its identity. */
void kith_cache_save(cache *c, const work *w);

/* Makes the folder, and the one above it, if they are not there: no more, for
 * a home that is not there is not to be made. */
bool kith_cache_folder(const char *folder);

/* Path of the snapshots of the vault at `root`, without their endings, below
 * `folder`; NULL if there is none. To be freed. */
char *kith_cache_place(const char *root, const char *folder);

#endif
