/* inline_key.h — the key of a field that is a whole line. */
#ifndef KITH_VAULT_INLINE_KEY_H
#define KITH_VAULT_INLINE_KEY_H

#include "base/str.h"

/*
 * "> **Due day**": the key "Due day". `text` is what stands before the "::",
 * trimmed; what is neither letter nor digit is passed over before a key and
 * Markdown's marks behind it. Where there is neither, the key is empty. False
 * if `text` has a key and something else: "a.b". O(len).
 */
bool kith_inline_key_read(str text, str *key);

#endif
