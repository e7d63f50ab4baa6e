/*
 * scan.h — links, tags and comments in the raw lines of a leaf block.
 *
 * Never from an inline tree: [[a*b*c]], [[X]] with a definition "[X]: url", a
 * bar in a table, [[A &amp; B]] come back damaged from one. Reading the source
 * makes line and column exact by construction.
 */
#ifndef KITH_VAULT_SCAN_H
#define KITH_VAULT_SCAN_H

#include "vault/markdown.h"

/*
 * Scans one leaf: fills m->spans and records links and tags in the sink, all in
 * order of place. In a table code spans pair within a row. Sets out->failed if
 * memory is out. O(len), whatever the text.
 */
void kith_scan_leaf(markdown *m, const leaf *block, bool in_table);

/* Gives the links of the note, when all its leaves are scanned, their names.
 * Sets out->failed if memory is out. */
void kith_scan_settle(markdown *m);

#endif
