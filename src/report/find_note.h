/*
 * find_note.h — the file a user means by a name.
 *
 * As people are found in the graph (graph/find.c), but among notes, whatever
 * they are about: by path, name, title or alias, or by a beginning that only
 * one of them has. Never the best of several: those are listed.
 */
#ifndef KITH_REPORT_FIND_NOTE_H
#define KITH_REPORT_FIND_NOTE_H

#include "vault/vault.h"

/* The file of that path (with or without ".md"), or the note of that name,
 * title or alias, or the other file of that name. NO_INDEX if there is none,
 * which is no error; AMBIGUOUS with the candidates; MEMORY. O(notes). */
uint32_t kith_note_find(
    const kith_vault *vault, const char *name, kith_error *error);

/* The one note whose name's words begin like those; a meeting's only if no
 * other note's do. Else as kith_note_find(). */
uint32_t kith_note_find_beginning(
    const kith_vault *vault, const char *name, kith_error *error);

/* Fails with NOT_FOUND, "no note<or> is named ...", and the near names. */
bool kith_note_unknown(
    const kith_vault *vault,
    const char *name,
    const char *or_what,
    kith_error *error);

/* What a file is called: a note by its name, another by its file's. */
str kith_note_name(const kith_vault *vault, uint32_t file);

#endif
