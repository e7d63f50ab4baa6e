/* property_plain.h — the front matter that nearly every note has. */
#ifndef KITH_VAULT_PROPERTY_PLAIN_H
#define KITH_VAULT_PROPERTY_PLAIN_H

#include "vault/property.h"

/*
 * Reads a block of lines "key: value" and "- item" as
 * kith_property_read_yaml() would, at a sixth of its cost. False, and nothing
 * is recorded, if anything in the block is beyond that: libyaml must be asked.
 * O(block).
 */
bool kith_property_read_plain(properties *p);

#endif
