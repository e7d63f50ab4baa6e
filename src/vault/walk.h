/* walk.h — what lies in a vault's folders, in one order for every machine. */
#ifndef KITH_VAULT_WALK_H
#define KITH_VAULT_WALK_H

#include <sys/stat.h>

#include <kith/vault.h>

#include "base/arena.h"
#include "base/vec.h"
#include "vault/diagnostic.h"
#include "vault/ignore.h"

/* The zero value is ready. Paths and messages stand in the arena given. */
typedef struct walk {
    VEC(str) notes;  /* named like notes: reading tells whether they are */
    VEC(str) others; /* other files that a link may name */
    diagnostic_list diagnostics;
    bool failed; /* memory is out */
} walk;

/*
 * Lists what lies below the open directory `root`, both lists in byte order of
 * path, and counts in `stats` what is skipped. Names that begin with '.' are
 * none of it, as in Obsidian; a nested vault or another file system is not
 * entered. Symbolic links are listed as skipped, or, with `follow`, followed
 * where they stay below `root` and lead to something not listed already.
 * What `rules` ignore is counted and nothing else. `root` stays open. On
 * `threads` threads, 0 = one a processor; the result is the same. Uses O(depth)
 * descriptors a thread; no recursion.
 */
void kith_walk(
    int root,
    const ignore *rules,
    bool follow,
    unsigned threads,
    arena *memory,
    walk *found,
    kith_vault_stats *stats);
void kith_walk_free(walk *found);

/*
 * Opens the folder of the vault-relative `path`, one component after the other
 * so that none is a symbolic link unless `follow`, and points `*name` at the
 * last component (NUL-terminated as `path` is). -1 with errno set on failure.
 */
int kith_walk_open_folder(int root, str path, bool follow, const char **name);

/* Whether the open folder `fd`, which is closed, is `root` or lies below it. */
bool kith_walk_is_below(const struct stat *root, int fd);

/* Opens the folder that really holds the file which `name` in `folder` leads
 * to; -1 if there is none. */
int kith_walk_target_folder(int folder, const char *name);

#endif
