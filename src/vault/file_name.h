/* file_name.h — what the name of a file says about it, whatever its case. */
#ifndef KITH_VAULT_FILE_NAME_H
#define KITH_VAULT_FILE_NAME_H

#include "base/str.h"

/* Does `name` end in '.' and `extension`, given in lower case? A name that is
 * nothing but its extension has none. */
bool kith_file_has_extension(str name, str extension);

/* May a link show it, as Obsidian does images, sound, films, PDF, canvases? */
bool kith_file_is_linkable(str name);

/* Why a name is one that synchronising programs make; NULL if it is not. */
const char *kith_file_sync_reason(str name);

/*
 * Writes `folder` and then the parts of `path` to `out` (room for both and a
 * '/'), without empty parts and ".", with ".." taken back. Returns the length.
 */
size_t kith_file_join(str folder, str path, char *out);

#endif
