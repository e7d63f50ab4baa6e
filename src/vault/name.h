/*
 * name.h — names of people as a sentence writes them.
 *
 * Where the sentence says that a name comes ("between", a list of attendees)
 * any one to four capitalised words are one. In running text only what looks
 * like a person's full name is; a lone word waits for the end of the note.
 */
#ifndef KITH_VAULT_NAME_H
#define KITH_VAULT_NAME_H

#include "vault/markdown.h"

/*
 * Reads a name where one is expected, at token `i`, with the parentheses behind
 * it. Returns the token after it, or `i` if there is none. A name that is cut
 * by "..." is passed over: `found->text` is empty.
 */
size_t kith_name_read(const markdown *m, size_t i, person_name *found);

/* Can a name begin with this token? A quick look before the reading. */
static inline bool may_begin_name(const token *t)
{
    return t->kind == TOKEN_LINK || t->kind == TOKEN_HANDLE ||
           (t->kind == TOKEN_WORD && (t->flags & WORD_CAPITAL));
}

/* Reads "A (Org), B and C" from token `i` into m->people, emptied first.
 * Returns the token after the last name. */
size_t kith_names_read(markdown *m, size_t i);

/* Drafts a mention of `found`, and one of its nickname. */
void kith_name_push(
    markdown *m, const person_name *found, mention_role role, draft_when when);

/* Drafts all of m->people in one role, and takes tokens [from, to). */
void kith_names_push(markdown *m, mention_role role, size_t from, size_t to);

/* Remembers a full name, so that its words count alone too. */
void kith_name_known(markdown *m, str full);

/* Is `word` one of a full name remembered so far? Few notes ask. */
bool kith_name_is_known(markdown *m, str word);

/* Drafts what is left of the tokens: names in running text. */
void kith_names_in_text(markdown *m);

#endif
