/* gather.h — what the workers read becomes one vault. */
#ifndef KITH_VAULT_GATHER_H
#define KITH_VAULT_GATHER_H

#include "vault/worker.h"

/*
 * Drops the notes that were not read, says why, renumbers every name in note
 * order, so that the vault is the same whoever read what, settles kinds, and
 * resolves links. Frees the workers' interners. Adds to `list`, unsorted.
 * False if memory is out.
 */
bool kith_gather(work *w, diagnostic_list *list);

/*
 * The same for a few notes of a vault of which all else is gathered: none of
 * them was dropped, no name that notes answer to differs, and `w->known` is
 * what was found out of targets. Their names follow those there are; what they
 * say is added to the vault's stats.
 */
bool kith_gather_few(
    work *w, const uint32_t *notes, size_t number, diagnostic_list *list);

#endif
