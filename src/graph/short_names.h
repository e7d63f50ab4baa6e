/* short_names.h — names that people go by: Bob, who is Robert. */
#ifndef KITH_GRAPH_SHORT_NAMES_H
#define KITH_GRAPH_SHORT_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { SHORT_GROUPS = 4 }; /* a form is short for so many names at most */

/* The groups that a folded word belongs to, each a name with its short forms,
 * into `group`; returns how many. Two words of one group may be one name. */
size_t kith_short_groups(str word, uint16_t group[static SHORT_GROUPS]);

#endif
