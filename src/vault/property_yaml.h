/* property_yaml.h — the front matter as YAML. */
#ifndef KITH_VAULT_PROPERTY_YAML_H
#define KITH_VAULT_PROPERTY_YAML_H

#include "vault/property.h"

/*
 * Reads the block into fields and links. Returns its length, or, where it is no
 * YAML (K101), the offset of the first property that was not read. O(block)
 * within the limits of depth and events; what exceeds them is left out (K105).
 * A field whose key came again later (K103) stays behind with key NO_NAME.
 */
size_t kith_property_read_yaml(properties *p);

#endif
