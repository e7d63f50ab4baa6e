/* space.h — white space between the parts of what stands in a leaf's lines. */
#ifndef KITH_VAULT_SPACE_H
#define KITH_VAULT_SPACE_H

#include "base/str.h"

static inline bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/*
 * Past white space at byte `at` of `text` and, where a line of a quotation
 * begins in it, its marks: behind three blanks at most. In the lines of one
 * leaf no other '>' stands there. O(space).
 */
size_t kith_space_end(str text, size_t at);

#endif
