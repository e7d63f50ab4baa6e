/* twin.h — "%%" and "$$": what opens comments and math, and ends them. */
#ifndef KITH_VAULT_TWIN_H
#define KITH_VAULT_TWIN_H

#include "base/str.h"

/* Where the two bytes `c` next stand at or after `from`, or text.len. */
size_t kith_twin_find(str text, size_t from, char c);

#endif
