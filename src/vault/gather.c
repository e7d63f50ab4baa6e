/*
 * gather.c — what many threads read becomes one vault.
 *
 * Names are numbered by their first appearance in note order: which thread read
 * a note leaves no trace. Each thread reads notes in that order, so its new
 * names are numbered without a look at the records; those are changed where
 * they lie, by several threads again. A name is hashed once.
 */
#include "vault/gather.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/workers.h"
#include "base/zeroed.h"
#include "vault/canvas.h"
#include "vault/kind.h"
#include "vault/resolve.h"

/* ---- Notes that were not read
 * ------------------------------------------------
 */

static bool add(
    kith_vault *vault,
    diagnostic_list *list,
    str path,
    unsigned code,
    const char *words)
{
    const char *message = kith_arena_text(&vault->memory, str_from(words));
    diagnostic d = {
        .path = path,
        .code = code,
        .severity = kith_diagnostic_severity(code),
        .message = str_from(message)};
    return message && VEC_PUSH(list, d);
}

static bool skip(
    const work *w, str path, const reading *left, diagnostic_list *list)
{
    kith_vault_stats *s = &w->vault->stats;
    file_status status = (file_status)left->status;
    char words[256], why[FILE_WORDS], reason[128] = "";
    const struct {
        size_t *counter;
        unsigned code;
    } rows[] = {
        [FILE_SYMLINK] = {&s->skipped_symlink, K004_SYMLINK},
        [FILE_NOT_REGULAR] = {&s->skipped_not_regular, K003_NOT_REGULAR},
        [FILE_TOO_LARGE] = {&s->skipped_too_large, K002_TOO_LARGE},
        [FILE_UNREADABLE] = {&s->skipped_unreadable, K001_UNREADABLE},
        [FILE_CHANGED] = {&s->skipped_changed, K005_CHANGED},
    };
    if (status == FILE_VANISHED) { /* listed, then gone: it never was */
        s->files--;
        return true;
    }
    if (status == FILE_UNREADABLE &&
        strerror_r(left->reason, reason, sizeof reason) != 0)
        reason[0] = '\0';
    snprintf(
        words, sizeof words, "note is skipped: %s%s%s",
        kith_file_status_words(status, w->limit, why), reason[0] ? ": " : "",
        reason);
    ++*rows[status].counter;
    return add(w->vault, list, path, rows[status].code, words);
}

/* Closes the ranks: notes and what reading left of them keep in step. */
static bool drop_unread(work *w, diagnostic_list *list)
{
    kith_vault *vault = w->vault;
    size_t kept = 0;
    for (size_t i = 0; i < vault->note_count; i++) {
        const reading *left = &w->readings[i];
        if (left->status != FILE_OK) {
            if (!skip(w, vault->notes[i].path, left, list))
                return false;
            continue;
        }
        if (kept < i) {
            vault->notes[kept] = vault->notes[i];
            w->readings[kept] = *left;
        }
        kept++;
    }
    vault->note_count = kept;
    return true;
}

/* ---- Names
 * -------------------------------------------------------------------
 */

enum { BATCH = 256 }; /* notes: of fewer no second thread is asked for */

/* The notes that are gathered. */
typedef struct chosen {
    const uint32_t *notes; /* NULL: all of them */
    size_t count;
} chosen;

static size_t nth(chosen of, size_t i)
{
    return of.notes ? of.notes[i] : i;
}

/* What becomes of the names of one source. */
typedef struct renumbering {
    intern *to;
    const intern *from;
    name_id *map;   /* 0: not met yet */
    uint32_t taken; /* of `from`, if they are taken in its order */
    bool failed;
} renumbering;

/* Takes a name over, if it is not. */
static void take(renumbering *r, name_id id)
{
    if (id == NO_NAME || r->map[id] != NO_NAME)
        return;
    const interned *name = &r->from->entries.at[id - 1];
    name_id taken = kith_intern_hashed(r->to, name->text, name->hash);
    if (taken == NAME_FAILED)
        r->failed = true;
    else
        r->map[id] = taken;
}

static void renumber(renumbering *r, name_id *id)
{
    take(r, *id);
    if (*id != r->map[*id]) /* what is mapped stays clean as long as it can */
        *id = r->map[*id];
}

static void renumber_note(renumbering *r, note *n, const reading *left)
{
    record_set set = kith_worker_records(n, left);
    renumber(r, &n->name);
    renumber(r, &n->title);
    renumber(r, &n->h1);
    for (uint32_t i = 0; i < n->links; i++) {
        renumber(r, &set.links[i].target);
        renumber(r, &set.links[i].subpath);
        renumber(r, &set.links[i].display);
    }
    for (uint32_t i = 0; i < n->mentions; i++) {
        renumber(r, &set.mentions[i].name);
        renumber(r, &set.mentions[i].org);
    }
    for (uint32_t i = 0; i < n->fields; i++) {
        renumber(r, &set.fields[i].key);
        renumber(r, &set.fields[i].written);
        renumber(r, &set.fields[i].value);
    }
    for (uint32_t i = 0; i < n->tasks; i++)
        renumber(r, &set.tasks[i].heading);
    for (uint32_t i = 0; i < n->tags; i++) {
        renumber(r, &set.tags[i].name);
        renumber(r, &set.tags[i].written);
    }
    for (uint32_t i = 0; i < left->findings; i++) {
        renumber(r, &set.findings[i].message);
        renumber(r, &set.findings[i].hint);
    }
}

static void free_names(work *w)
{
    for (unsigned i = 0; i <= w->threads; i++)
        kith_intern_free(&w->names[i]);
}

typedef struct renumbered {
    work *work;
    chosen of;
    renumbering *by; /* source */
} renumbered;

/* Takes over the names of the notes, in the order in which they were read or
 * stand in what is remembered, which is that of no thread. */
static bool take_names(renumbered *all)
{
    work *w = all->work;
    bool failed = false;
    for (size_t i = 0; i < all->of.count && !failed; i++) {
        size_t n = nth(all->of, i);
        const reading *left = &w->readings[n];
        renumbering *r = &all->by[left->source];
        if (left->source == w->threads)
            renumber_note(r, &w->vault->notes[n], left);
        else
            while (r->taken < left->names)
                take(r, ++r->taken);
        failed = r->failed;
    }
    return !failed;
}

/* Those of remembered notes are renumbered already. */
static bool renumber_batch(void *context, size_t job, unsigned worker)
{
    const renumbered *all = context;
    const work *w = all->work;
    (void)worker;
    for (size_t i = job * BATCH; i < (job + 1) * BATCH && i < all->of.count;
         i++) {
        size_t n = nth(all->of, i);
        const reading *left = &w->readings[n];
        if (left->source < w->threads)
            renumber_note(&all->by[left->source], &w->vault->notes[n], left);
    }
    return true;
}

static bool renumber_notes(work *w, chosen of)
{
    size_t jobs = of.count / BATCH + 1;
    renumbered all = {w, of, calloc(w->threads + 1, sizeof *all.by)};
    bool done = all.by != NULL;
    for (unsigned i = 0; i <= w->threads && done; i++) {
        size_t names = w->names[i].entries.len;
        name_id *map = kith_zeroed(names + 1, sizeof *map);
        all.by[i] =
            (renumbering){&w->vault->names, &w->names[i], map, 0, false};
        done = map != NULL;
    }
    done = done && take_names(&all) &&
           kith_workers_run(
               kith_workers(w->asked, jobs), jobs, renumber_batch, &all);
    for (unsigned i = 0; i <= w->threads && all.by; i++)
        free(all.by[i].map);
    free(all.by);
    free_names(w);
    return done;
}

/* ---- Kinds, findings, counts
 * -------------------------------------------------
 */

static bool settle_kinds(kith_vault *vault, chosen of)
{
    intern folders = {0};
    bool done = true;
    for (size_t i = 0; i < vault->note_count && done; i++)
        if (vault->notes[i].flags & NOTE_FOLDER_NOTE)
            done = kith_intern(&folders, str_folder(vault->notes[i].path)) !=
                   NAME_FAILED;
    for (size_t i = 0; i < of.count && done; i++)
        kith_kind_settle(&vault->notes[nth(of, i)], vault->settings, &folders);
    kith_intern_free(&folders);
    return done;
}

static bool list_findings(work *w, chosen of, diagnostic_list *list)
{
    const kith_vault *vault = w->vault;
    for (size_t i = 0; i < of.count; i++) {
        const note *n = &vault->notes[nth(of, i)];
        const reading *left = &w->readings[nth(of, i)];
        record_set set = kith_worker_records(n, left);
        for (uint32_t k = 0; k < left->findings; k++) {
            const finding *f = &set.findings[k];
            diagnostic d = {
                .path = n->path,
                .line = f->line,
                .column = f->column,
                .code = f->code,
                .severity = kith_diagnostic_severity(f->code),
                .message = vault_name(vault, f->message),
                .hint = vault_name(vault, f->hint)};
            if (!VEC_PUSH(list, d))
                return false;
        }
    }
    return true;
}

static void count(work *w, chosen of)
{
    kith_vault_stats *s = &w->vault->stats;
    s->notes = w->vault->note_count;
    s->others = w->vault->other_count;
    for (size_t i = 0; i < of.count; i++) {
        const note *n = &w->vault->notes[nth(of, i)];
        s->bytes += n->size;
        s->vias += w->readings[nth(of, i)].vias;
        s->tags += n->tags;
        s->tasks += n->tasks;
        s->fields += n->fields;
    }
}

/* Resolves the links of notes, and of `canvases`. */
static bool resolve(work *w, chosen of, size_t canvases, diagnostic_list *list)
{
    const kith_vault *vault = w->vault;
    linking *from = malloc((of.count + canvases + 1) * sizeof *from);
    linking *at = from;
    for (size_t i = 0; from && i < of.count; i++) {
        uint32_t n = (uint32_t)nth(of, i);
        record_set set = kith_worker_records(&vault->notes[n], &w->readings[n]);
        *at++ = (linking){n, vault->notes[n].links, set.links};
    }
    for (size_t i = 0; from && i < canvases; i++) {
        const canvas *c = &vault->canvases[i];
        *at++ = (linking){c->file, c->links, c->link};
    }
    bool done = from && kith_resolve(
                            w->vault, from, of.count + canvases, w->asked,
                            &w->known, list);
    free(from);
    return done;
}

bool kith_gather(work *w, diagnostic_list *list)
{
    kith_vault *vault = w->vault;
    bool done = drop_unread(w, list);
    chosen all = {NULL, vault->note_count};
    done = done && renumber_notes(w, all) && settle_kinds(vault, all) &&
           list_findings(w, all, list) &&
           kith_canvases_read(vault, w->root, w->limit, w->follow, list) &&
           resolve(w, all, vault->canvas_count, list);
    if (done)
        count(w, all);
    free_names(w);
    return done;
}

bool kith_gather_few(
    work *w, const uint32_t *notes, size_t number, diagnostic_list *list)
{
    chosen few = {notes, number};
    bool done = renumber_notes(w, few) && settle_kinds(w->vault, few) &&
                list_findings(w, few, list) && resolve(w, few, 0, list);
    if (done)
        count(w, few);
    return done;
}
