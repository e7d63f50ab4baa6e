/* section.h — what a heading says about the lines below it. */
#ifndef KITH_VAULT_SECTION_H
#define KITH_VAULT_SECTION_H

#include "vault/note.h"

/* The section a heading opens; SECTION_OTHER if its words say nothing. Case,
 * emoji, numbers and punctuation do not matter. */
section kith_section_of(str heading);

#define SECTION_BIT(s) ((uint32_t)1 << (s))

/* Does a line of text below it count even if it names nobody? */
static inline bool section_is_telling(section s)
{
    const uint32_t mute =
        SECTION_BIT(SECTION_NONE) | SECTION_BIT(SECTION_OTHER) |
        SECTION_BIT(SECTION_SUMMARY) | SECTION_BIT(SECTION_RELATED) |
        SECTION_BIT(SECTION_CONTACT_INFORMATION);
    return !(mute >> s & 1);
}

/* Do bullets and rows below it begin with a name? */
static inline bool section_lists_people(section s)
{
    const uint32_t lists = SECTION_BIT(SECTION_ATTENDEES) |
                           SECTION_BIT(SECTION_KEY_CONTACTS) |
                           SECTION_BIT(SECTION_COLLABORATORS) |
                           SECTION_BIT(SECTION_PEOPLE_MENTIONED);
    return lists >> s & 1;
}

#endif
