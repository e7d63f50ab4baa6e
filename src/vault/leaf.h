/* leaf.h — a leaf block as items, tasks and fields. */
#ifndef KITH_VAULT_LEAF_H
#define KITH_VAULT_LEAF_H

#include "vault/markdown.h"

/*
 * Drafts the items of one leaf that kith_scan_leaf() has just scanned. Line
 * `delimiter` of it makes a table of it, 0: none does. Its links are those from
 * `first_link` on. In a block comment nothing is a task, and no heading sets
 * the section.
 */
void kith_leaf_read(
    markdown *m, const leaf *block, size_t delimiter, uint32_t first_link);

#endif
