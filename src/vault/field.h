/* field.h — "**Role**: Director" and | **Role** | Director |. */
#ifndef KITH_VAULT_FIELD_H
#define KITH_VAULT_FIELD_H

#include "vault/markdown.h"

typedef struct label {
    str name;     /* without the asterisks and the colon */
    size_t value; /* where the value begins, in the text that was read */
} label;

/* Reads "**Label**:" or "**Label:**" at the start of `text`. */
bool kith_label_read(str text, label *found);

/* Records a field unless its value is missing or long; the links in it are
 * those that stand in the bytes of `value`. */
void kith_field_push(markdown *m, str key, str value, field_origin origin);

#endif
