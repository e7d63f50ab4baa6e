/* resolve.h — which file every link means. */
#ifndef KITH_VAULT_RESOLVE_H
#define KITH_VAULT_RESOLVE_H

#include "vault/vault.h"

/* The links of a file, to be resolved. */
typedef struct linking {
    uint32_t file; /* of the vault */
    uint32_t links;
    note_link *link;
} linking;

/* What a target means wherever it is written, if `is_known`. */
typedef struct answer {
    uint32_t file;    /* NO_INDEX if unresolved */
    uint32_t wording; /* of its diagnostic */
    uint16_t how;     /* link_how */
    bool is_known, is_tie;
} answer;

typedef struct wording {
    str message, hint;
} wording;

/* What is known of targets. It holds as long as files keep their paths, and
 * notes their titles and aliases. The zero value knows nothing. */
typedef struct resolution {
    answer *answers; /* by name_id */
    size_t count;
    VEC(wording) words;
    bool is_lent; /* the answers belong to someone else */
} resolution;

/*
 * Resolves the links of `count` files of the vault, counts them in its stats
 * and adds to `list` what is broken, ambiguous or cut short. What `known` tells
 * is not asked again, and what is found out is added to it; its strings live as
 * long as the vault. `vault->strict` keeps to Obsidian's rules. On `threads`
 * threads, 0 = one a processor; the result is the same. False if memory is out.
 * O(links + names log names), O(links) if all is known.
 */
bool kith_resolve(
    kith_vault *vault,
    const linking *from,
    size_t count,
    unsigned threads,
    resolution *known,
    diagnostic_list *list);

/* Makes a `known` that knows nothing know what another did: `count` answers,
 * one more than there are names, which stay where they are until there are more
 * names. False if memory is out. */
bool kith_resolution_lend(
    resolution *known,
    answer *answers,
    size_t count,
    const wording *words,
    size_t word_count);
void kith_resolution_free(resolution *known);

#endif
