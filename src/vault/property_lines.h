/* property_lines.h — what can be saved of a front matter that is no YAML. */
#ifndef KITH_VAULT_PROPERTY_LINES_H
#define KITH_VAULT_PROPERTY_LINES_H

#include "vault/property.h"

/*
 * Reads the block's lines from byte `begin` (where a line begins) one by one:
 * "key: value" is a field, "- item" one of a list, an indented key belongs to
 * the one above it, and links are links however they are written. O(block).
 */
void kith_property_read_lines(properties *p, size_t begin);

#endif
