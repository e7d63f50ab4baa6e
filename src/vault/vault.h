/*
 * vault.h — the vault as the stages above see it.
 *
 * Files are numbered: notes first, in byte order of path, then every other
 * file that a link may name, in the same order. A vault is immutable once open.
 */
#ifndef KITH_VAULT_VAULT_H
#define KITH_VAULT_VAULT_H

#include "base/snapshot.h"
#include "vault/diagnostic.h"
#include "vault/note.h"
#include "vault/settings.h"

typedef struct worker_store worker_store; /* arenas of the reading threads */

/* The links of a canvas, which is one of the other files. */
typedef struct canvas {
    uint32_t file; /* of the vault */
    uint32_t links;
    note_link *link;
} canvas;

/* Where a record stands, as the places of a graph tell it: a line, the bytes of
 * an item, the column of anything else (of an item: 1). */
typedef struct spot {
    uint32_t line, begin;
    uint16_t length, column;
} spot;

/* The order in which they stand in a note. */
static inline int spot_compare(spot a, spot b)
{
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    if (a.column != b.column)
        return a.column < b.column ? -1 : 1;
    if (a.begin != b.begin)
        return a.begin < b.begin ? -1 : 1;
    return (a.length > b.length) - (a.length < b.length);
}

/* A record that says what it did when the vault was saved, but elsewhere. */
typedef struct move {
    uint32_t note;
    spot was, is;
} move;

typedef VEC(move) move_list;

/* A note that says something else than it did when the vault was saved. What it
 * was has the same path, names and numbers of files as what it is. */
typedef struct changed_note {
    uint32_t at; /* in notes */
    note was;
} changed_note;

typedef VEC(changed_note) changed_list;

struct kith_vault {
    arena memory;
    intern names; /* every name_id of every record */
    str root;     /* as given to kith_vault_open, no trailing '/' */
    note *notes;
    size_t note_count;
    str *others; /* paths of the other files: index - note_count */
    size_t other_count;
    canvas *canvases; /* in byte order of path */
    size_t canvas_count;
    diagnostic *diagnostics; /* in order of path, line, column, code */
    size_t diagnostic_count;
    kith_settings *settings;
    kith_vault_stats stats;
    bool strict;        /* resolved as Obsidian and nothing more */
    kith_compat compat; /* never KITH_COMPAT_DEFAULT */
    worker_store *stores;
    snapshot kept;     /* what the records may lie in (cache.h) */
    const char *cache; /* path of its snapshots without ending, or NULL */
    uint64_t identity; /* of notes and settings as cached; 0 if they are not */
    uint64_t before;   /* the identity as of before the changes */
    changed_list changes; /* in order: what else than `before` is told */
    move_list moves;      /* what is elsewhere than that: in order of note and
                             of either spot */
};

/* Path of file `index`, note or other. */
static inline str vault_file(const kith_vault *vault, uint32_t index)
{
    return index < vault->note_count ? vault->notes[index].path
                                     : vault->others[index - vault->note_count];
}

/* A file that links: a note or a canvas. */
typedef struct link_source {
    uint32_t file;
    uint32_t links;
    const note_link *link;
} link_source;

static inline size_t vault_sources(const kith_vault *vault)
{
    return vault->note_count + vault->canvas_count;
}

/* Source i < vault_sources(): the notes first. */
static inline link_source vault_source(const kith_vault *vault, size_t i)
{
    if (i < vault->note_count) {
        const note *n = &vault->notes[i];
        return (link_source){(uint32_t)i, n->links, n->link};
    }
    const canvas *c = &vault->canvases[i - vault->note_count];
    return (link_source){c->file, c->links, c->link};
}

static inline str vault_name(const kith_vault *vault, name_id id)
{
    return intern_text(&vault->names, id);
}

#endif
