/* twin.h — "%%" and "$$": what opens comments and math, and ends them. */
#ifndef KITH_VAULT_TWIN_H
#define KITH_VAULT_TWIN_H

#include "base/str.h"

/* Where the two bytes `c` next stand at or after `from`, or text.len. */
size_t kith_twin_find(str text, size_t from, char c);

/* Of which of '%' and '$' two are open behind `words` of a paragraph, or 0;
 * before them it was `open`. Two in code, or behind a '\\', open nothing.
 * O(len). */
char kith_twin_behind(str words, char open);

#endif
