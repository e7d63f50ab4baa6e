/* token.h — a line as words, names, and marks of punctuation. */
#ifndef KITH_VAULT_TOKEN_H
#define KITH_VAULT_TOKEN_H

#include "vault/markdown.h"

/*
 * Cuts bytes [begin, end) of the text into m->tokens. Spans of the scan in that
 * range count as one token each, from number `*span` on, which moves past them.
 * Emphasis marks are passed over. Sets out->failed if memory is out. O(len).
 */
void kith_tokens_read(markdown *m, size_t begin, size_t end, size_t *span);

/* May any word of `text` name someone? A quick look that saves most lines of a
 * vault from being cut into tokens. */
bool kith_text_may_name(const markdown *m, str text);

#endif
