/*
 * list.h — the records of notes as rows: what the lists share.
 *
 * The data has a row a record, in source order, whatever people are shown: a
 * summary, an order of urgency. CSV prints the rows.
 */
#ifndef KITH_REPORT_LIST_H
#define KITH_REPORT_LIST_H

#include "base/intern.h"
#include "base/vec.h"
#include "graph/graph.h"
#include "report/report.h"
#include "vault/vault.h"

/* A list while it is made. */
typedef struct listing {
    kith_report *r;
    const kith_vault *vault;
    const kith_graph *graph; /* NULL but for tasks */
    const kith_report_options *options;
    value *rows;
    size_t limit; /* rows, or lines of a summary */
    size_t listed;
    arena scratch; /* folded names; emptied between notes */
    kith_error *error;
} listing;

/* A builder adds rows and blocks; false with l->error set. */
bool kith_list_links(listing *l);
bool kith_list_orphans(listing *l);
bool kith_list_deadends(listing *l);
bool kith_list_tags(listing *l);
bool kith_list_aliases(listing *l);
bool kith_list_properties(listing *l);
bool kith_list_tasks(listing *l);

/* ---- What is asked for ----------------------------------------------------
 */

typedef struct scope {
    uint32_t file; /* only what belongs to this file, or NO_INDEX */
    str word;      /* only what is called so, folded; ptr NULL if not asked */
} scope;

/* What a list calls by name beside notes: tags, properties. */
typedef struct list_words {
    /* The word as the list folds its own, if something in it is called so; else
     * ptr NULL. Kept in the report's memory. */
    str (*find)(listing *l, str word);
    const char *none; /* how an error speaks of them: " and no tag" */
    /* What stands around a word that means no note; NULL if a note of that name
     * goes before it. */
    const char *before, *behind;
} list_words;

/*
 * What `name` asks for: a note of that very name or what the list calls so,
 * else a note whose name begins so; NULL asks for everything. `words` may be
 * NULL. False with l->error: NOT_FOUND, AMBIGUOUS.
 */
bool kith_list_choose(
    listing *l, const char *name, const list_words *words, scope *chosen);

/* ---- Rows -----------------------------------------------------------------
 */

/* A new row of the data: {source, line, ...}; NULL beyond the limit. */
value *kith_list_row(listing *l, uint32_t file, uint32_t line);

/* ---- Counts ---------------------------------------------------------------
 */

enum { FIRST_PLACES = 3 };

typedef struct tally_row {
    str shown; /* as it was first met */
    size_t count, notes;
    place first[FIRST_PLACES];
    uint32_t last_note; /* that it was met in */
} tally_row;

/* How often each name was met, and in how many notes. */
typedef struct tally {
    intern keys;
    VEC(tally_row) rows; /* of key id - 1 */
    bool failed;
} tally;

/* Counts one more of `key`, shown as `shown`, at a place. */
void kith_tally(tally *t, str key, str shown, place where);

/* Puts the counts into the data, each {<what>, count, notes}, and a table of
 * them under `heading`, in most notes first, with their first places if
 * `places`. */
void kith_tally_put(
    listing *l, tally *t, const char *what, const column *columns, bool places);

void kith_tally_free(tally *t);

#endif
