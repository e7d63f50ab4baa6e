/* prose.h — who met whom, as a sentence says it. */
#ifndef KITH_VAULT_PROSE_H
#define KITH_VAULT_PROSE_H

#include "vault/markdown.h"

/*
 * Reads "(via A and B)", the last parenthesis of the tokens that begins so:
 * drafts ROLE_VIA mentions and counts out->vias.
 */
void kith_via_read(markdown *m);

/*
 * Reads "1:1 between A (Org) and B", "call where A and B agreed", "A met B":
 * drafts ROLE_PARTICIPANT mentions and sets ITEM_PROSE_MET; what is still to
 * happen gives ROLE_NAMED and ITEM_PLANNED.
 */
void kith_prose_read(markdown *m, item *record);

#endif
