/* kind.h — what a note is about, and what it is called by. */
#ifndef KITH_VAULT_KIND_H
#define KITH_VAULT_KIND_H

#include "base/intern.h"
#include "vault/note.h"
#include "vault/settings.h"

/* The kind that a word names ("people", "Customers", "type/person"), or
 * KITH_KIND_OTHER. Case does not matter. */
kith_kind kith_kind_of_word(str word);

/* What the path alone says: NOTE_FOLDER_NOTE, NOTE_DATED_NAME, and
 * NOTE_TEMPLATE in a folder of templates. */
uint16_t kith_kind_path_flags(str path);

/* The name that a note at `path` is called by: the folder's for a folder note,
 * else the file's without ".md". */
str kith_kind_name(str path, uint16_t flags);

/*
 * Sets day, day_line, stated_kind and kind of a note whose records, path and
 * flags are set. `has_folder_note` tells whether a folder of the vault (no
 * trailing '/') has one: what else lies in such a folder is filed under an
 * entity and is none itself.
 */
void kith_kind_settle(
    note *n,
    const intern *names,
    const kith_settings *settings,
    bool (*has_folder_note)(const void *context, str folder),
    const void *context);

#endif
