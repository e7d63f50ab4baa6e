/* plain.h — words without what marks them: **, `code`, \_ and &amp;. */
#ifndef KITH_VAULT_PLAIN_H
#define KITH_VAULT_PLAIN_H

#include "vault/markdown.h"

/*
 * The words [begin, end) of a leaf as they are shown, at most LIMIT_NAME_BYTES
 * of them: without marks of emphasis and the backticks of code, with escapes
 * and entities resolved. Images, HTML and math stay as written. The spans of
 * the scan from `first` on tell what is code. A view of the text where nothing
 * is marked, else of `room`. O(end - begin).
 */
str kith_plain_words(
    const markdown *m, size_t begin, size_t end, size_t first, char *room);

#endif
