/* patch.h — the parts of putting changed notes into a graph. */
#ifndef KITH_GRAPH_PATCH_H
#define KITH_GRAPH_PATCH_H

#include "graph/draft.h"

/* Whether a note makes the vertices that it made, and calls them what it did,
 * with all others as they are in the draft's graph. */
bool kith_patch_names_same(draft *d, const note *was, const note *is);

#endif
