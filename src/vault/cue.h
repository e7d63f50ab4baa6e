/* cue.h — what the words of an item say beyond its names. */
#ifndef KITH_VAULT_CUE_H
#define KITH_VAULT_CUE_H

#include "vault/markdown.h"

/* Sets flags and stance of `record` from m->tokens. */
void kith_cues_read(const markdown *m, item *record);

/* Do tokens [from, to) speak of what is still to happen? */
bool kith_cue_plans(const markdown *m, size_t from, size_t to);

#endif
