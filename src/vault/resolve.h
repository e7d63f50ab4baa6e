/* resolve.h — which file every link means. */
#ifndef KITH_VAULT_RESOLVE_H
#define KITH_VAULT_RESOLVE_H

#include "vault/vault.h"

/*
 * Resolves every link of the vault's notes (`links[i]` are those of note i, to
 * be written), counts them in the vault's stats and adds to `list` what is
 * broken, ambiguous or cut short. `vault->strict` keeps to Obsidian's rules.
 * False if memory is out. O(links + names log names).
 */
bool kith_resolve(
    kith_vault *vault, note_link *const *links, diagnostic_list *list);

#endif
