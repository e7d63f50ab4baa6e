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

/* What kinds are settled by. */
typedef struct kind_rules {
    const intern *names; /* of the records */
    const kith_settings *settings;
    const intern *folders; /* that have a folder note; no trailing '/' */
    name_id date, type, attendees, participants; /* keys of fields */
} kind_rules;

/* Finds the keys among the names that `rules` has. */
void kith_kind_rules(kind_rules *rules);

/*
 * Sets day, day_line, stated_kind and kind of a note whose records, path and
 * flags are set. What else lies in a folder with a folder note is filed under
 * an entity and is none itself.
 */
void kith_kind_settle(note *n, const kind_rules *rules);

#endif
