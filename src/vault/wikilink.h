/* wikilink.h — the [[links]] of Obsidian, found in a run of text. */
#ifndef KITH_VAULT_WIKILINK_H
#define KITH_VAULT_WIKILINK_H

#include "base/str.h"

typedef struct wikilink {
    str target;   /* note named, trimmed; empty for [[#Heading]] of this note */
    str subpath;  /* from the first '#', "#Heading" or "#^block"; or empty */
    str alias;    /* what follows '|', trimmed: the words the reader sees */
    size_t begin; /* byte range in the text, brackets and '!' included */
    size_t end;
    bool embed; /* written ![[...]] */
} wikilink;

/*
 * Reads the wikilink whose "[[" stands at byte `at` of `text`. False if none
 * begins there; `*resume` is then where the next "[[" may stand: text before
 * it is known to hold no link. Cost: the bytes passed over.
 */
bool kith_wikilink_at(str text, size_t at, wikilink *link, size_t *resume);

/*
 * Finds the first wikilink at or after byte `*cursor` of `text`.
 *
 * On success fills `*link` with views into `text`, moves `*cursor` just past
 * it and returns true. Returns false, with `*cursor` at the end, if there is
 * no more. Cannot fail. Scanning a whole text costs O(text.len), whatever the
 * text: brackets that never close are not rescanned.
 */
bool kith_wikilink_next(str text, size_t *cursor, wikilink *link);

#endif
