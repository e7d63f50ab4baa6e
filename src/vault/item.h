/* item.h — a line as an item with its mentions, and whether it counts. */
#ifndef KITH_VAULT_ITEM_H
#define KITH_VAULT_ITEM_H

#include "vault/markdown.h"

/* The piece of a leaf that becomes one item. */
typedef struct piece {
    uint32_t begin, end; /* bytes of the text */
    uint32_t words;      /* where the words begin that may name someone */
    uint32_t line;       /* of the note's body, from 0, that it begins in */
    uint32_t first_link, links;
    uint32_t first_span;
    uint8_t section, kind;
    bool hidden;
    bool attendees; /* its words are a list of attendees */
} piece;

/* Gives the item of a piece and, if `found` is not NULL, its task to the sink,
 * and drafts its mentions; nothing if the piece cannot count. */
void kith_item_push(markdown *m, const piece *p, const task *found);

/* Settles the drafts of the note: gives the mentions that name someone to the
 * sink, and keeps the items there that count. */
void kith_items_settle(markdown *m);

#endif
