/* callout.h — "[!type]- title": what makes a quotation a callout. */
#ifndef KITH_VAULT_CALLOUT_H
#define KITH_VAULT_CALLOUT_H

#include "base/str.h"

/* The bytes of "[!type]", and of a '+' or '-' behind it, that the first line of
 * a quotation begins with behind its mark and a blank; 0 if it is none. */
size_t kith_callout_length(str words);

#endif
