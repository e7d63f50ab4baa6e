/* file_index.h — files by name, the way Obsidian looks a link up. */
#ifndef KITH_VAULT_FILE_INDEX_H
#define KITH_VAULT_FILE_INDEX_H

#include "vault/vault.h"

/* Lives while links are resolved; the zero value may be freed. */
typedef struct file_index {
    const kith_vault *vault;
    intern basenames; /* folded, with their extension */
    uint32_t *heads;  /* by basename: its first file */
    uint32_t *after;  /* by file: the next of the same basename, or NO_INDEX */
    arena scratch;    /* folded strings of the question at hand */
} file_index;

/* What an exact look-up finds. */
typedef struct file_match {
    uint32_t file;       /* NO_INDEX if there is none */
    bool for_any_source; /* the answer is the same for every source */
    bool is_tie;         /* another is as good by Obsidian's rules */
} file_match;

/* Keeps pointing at the vault's paths. False if memory is out. O(files). */
bool kith_file_index_build(file_index *index, const kith_vault *vault);
void kith_file_index_free(file_index *index);

/*
 * The file that `target` (as in note_link) means in note `source`, by
 * Obsidian's rules and no other: the exact path, else a file in the source's
 * own folder, else the one with the shortest path. False if memory is out.
 * O(target) and the files of that name.
 */
bool kith_file_index_find(
    file_index *index, uint32_t source, str target, file_match *match);

/* Every file that the same look-up may choose from, best first, at most `room`
 * into `candidate`; their number into `*count`. */
bool kith_file_index_all(
    file_index *index,
    uint32_t source,
    str target,
    uint32_t *candidate,
    size_t room,
    size_t *count);

#endif
