/* file_index.h — files by name, the way Obsidian looks a link up. */
#ifndef KITH_VAULT_FILE_INDEX_H
#define KITH_VAULT_FILE_INDEX_H

#include "vault/file_table.h"
#include "vault/vault.h"

enum { FILE_CANDIDATES = 16 }; /* of one link, named at most */

/* What an exact look-up finds. */
typedef struct file_match {
    uint32_t file;       /* NO_INDEX if there is none */
    bool for_any_source; /* the answer is the same for every source */
    bool is_tie;         /* another is as good by Obsidian's rules */
} file_match;

/* One of very many files of one key. */
typedef struct spelled_file {
    str name; /* as written, without the extension asked for */
    uint32_t file;
    uint32_t rank; /* smaller is better, wherever the link stands */
} spelled_file;

/* All of them: the best whatever their case, and in order of name, then rank.
 */
typedef struct file_crowd {
    uint32_t best[FILE_CANDIDATES];
    spelled_file *spelled;
    size_t count;
    size_t exact; /* those whose whole path is asked for */
} file_crowd;

/* Lives while links are resolved; the zero value may be freed. */
typedef struct file_index {
    const kith_vault *vault;
    file_table names;  /* by last part; of a crowd by folders before it, too */
    file_table beside; /* by folder as written and name, for crowds */
    bool has_beside;
    VEC(file_crowd) crowds;
    arena memory;  /* of crowds */
    arena scratch; /* folded strings of the question at hand */
} file_index;

/* Keeps pointing at the vault's paths. False if memory is out. O(files). */
bool kith_file_index_build(file_index *index, const kith_vault *vault);
void kith_file_index_free(file_index *index);

/*
 * The file that `target` (as in note_link) means in note `source`, by
 * Obsidian's rules and no other: the exact path, else a file in the source's
 * own folder, else the one with the shortest path. False if memory is out.
 * O(target log files), after O(n log n) of the files of that name for the
 * first that asks for it.
 */
bool kith_file_index_find(
    file_index *index, uint32_t source, str target, file_match *match);

/* Every file that the same look-up may choose from, best first, at most `room`
 * or FILE_CANDIDATES into `candidate`; their number into `*count`. */
bool kith_file_index_all(
    file_index *index,
    uint32_t source,
    str target,
    uint32_t *candidate,
    size_t room,
    size_t *count);

#endif
