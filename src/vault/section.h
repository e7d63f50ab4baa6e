/* section.h — what a heading says about the lines below it. */
#ifndef KITH_VAULT_SECTION_H
#define KITH_VAULT_SECTION_H

#include "vault/note.h"

/* The section a heading opens; SECTION_OTHER if its words say nothing. Case,
 * emoji, numbers and punctuation do not matter. */
section kith_section_of(str heading);

/* Does a line of text below it count even if it names nobody? */
bool kith_section_is_telling(section s);

/* Do bullets and rows below it begin with a name? */
bool kith_section_lists_people(section s);

#endif
