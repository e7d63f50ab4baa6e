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

/* Sets what a note says of itself: day, day_line, stated_kind, NOTE_ATTENDED.
 * Its records, whose names are of `names`, its path and flags are set. */
void kith_kind_read(note *n, const intern *names);

/*
 * Sets the kind of a note that was read so. What else lies in one of `folders`,
 * which have a folder note (no trailing '/'), is filed under an entity and is
 * none itself. `settings` may be NULL.
 */
void kith_kind_settle(
    note *n, const kith_settings *settings, const intern *folders);

#endif
