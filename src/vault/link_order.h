/* link_order.h — the links of a leaf in the order of the text. */
#ifndef KITH_VAULT_LINK_ORDER_H
#define KITH_VAULT_LINK_ORDER_H

#include "vault/markdown.h"

/*
 * Orders the links in the sink from `first` on by line and column, and what
 * refers to them: the spans of the leaf and the names that are asked for. Sets
 * out->failed if memory is out. O(links).
 */
void kith_links_order(markdown *m, size_t first);

#endif
