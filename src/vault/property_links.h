/* property_links.h — the links of a front matter with the key of each. */
#ifndef KITH_VAULT_PROPERTY_LINKS_H
#define KITH_VAULT_PROPERTY_LINKS_H

#include "vault/structure.h"

/* Reads `front`, a front matter with both its fences, into s->links: values
 * that are one whole link, as Obsidian has them. Of YAML that is broken there
 * are none. False if memory is out. */
bool kith_property_links_read(str front, structure *s);

#endif
