/*
 * cache_patch.c — a vault that is what it was but for a few notes.
 *
 * What a link means follows from the paths of all files and from the titles and
 * aliases of all notes. If a change leaves those alone, nothing differs in any
 * other note: the changed ones are gathered, their new names behind those that
 * are remembered, and their diagnostics take the place of the old ones.
 *
 * The snapshot stays as it is, and the changed notes are read again the next
 * time. That costs 30 us a note, saving a vault of 10 000 notes 30 ms.
 */
#include <stdlib.h>

#include "base/hash.h"
#include "base/sort.h"
#include "vault/cache_file.h"
#include "vault/gather.h"

enum { MOST_CHANGES = 64 };

/* A note that was read anew. */
typedef struct change {
    uint32_t at; /* in the vault, without what is no note */
    note was;
    reading left; /* by the reading then */
} change;

typedef struct patch {
    cache *cache;
    work *work;
    size_t count;
    change changes[MOST_CHANGES];
} patch;

/* ---- Whether it is so
 * --------------------------------------------------------- */

/* The next alias of a note from field `*i` on; NO_NAME at the end. */
static name_id next_alias(const note *n, name_id aliases, uint32_t *i)
{
    while (*i < n->fields) {
        const field *f = &n->field[(*i)++];
        if (f->key == aliases && f->origin == FIELD_FRONT_MATTER &&
            f->value != NO_NAME)
            return f->value;
    }
    return NO_NAME;
}

/* Whether links find a note by what they found it by; its path is the same. */
static bool has_same_names(const work *w, const note *was, size_t now_at)
{
    const note *now = &w->vault->notes[now_at];
    const intern *then_names = &w->names[w->threads];
    const intern *now_names = &w->names[w->readings[now_at].source];
    name_id then_key = kith_intern_find(then_names, STR("aliases"));
    name_id now_key = kith_intern_find(now_names, STR("aliases"));
    uint32_t i = 0, k = 0;
    bool same = ((was->flags ^ now->flags) & NOTE_TEMPLATE) == 0 &&
                str_equal(
                    intern_text(then_names, was->title),
                    intern_text(now_names, now->title));
    while (same) {
        name_id then_name = next_alias(was, then_key, &i);
        name_id now_name = next_alias(now, now_key, &k);
        same = str_equal(
            intern_text(then_names, then_name),
            intern_text(now_names, now_name));
        if (then_name == NO_NAME)
            break;
    }
    return same;
}

/* Lists what has changed; false if it is more than can be put in. */
static bool list_changes(patch *p)
{
    const work *w = p->work;
    recalling r = kith_cache_parts(p->cache);
    size_t opened = 0, notes = 0;
    for (size_t i = 0; i < w->vault->note_count; i++) {
        change c = {.at = (uint32_t)notes};
        const reading *now = &w->readings[i];
        notes += r.files[i].status == FILE_OK;
        opened += !now->is_known || now->is_restamped;
        if (opened > MOST_CHANGES)
            return false;
        if (now->is_known)
            continue;
        if (!kith_cache_file(&r, i, c.at, &c.was, &c.left) ||
            c.left.status != FILE_OK || now->status != FILE_OK ||
            !str_equal(c.was.path, w->vault->notes[i].path) ||
            !has_same_names(w, &c.was, i))
            return false;
        p->changes[p->count++] = c;
    }
    return true;
}

/* ---- Putting them in
 * ----------------------------------------------------------
 */

/* Takes out of the stats what the notes said; their bytes are those of now. */
static void uncount(const patch *p)
{
    kith_vault_stats *s = &p->work->vault->stats;
    for (size_t i = 0; i < p->count; i++) {
        const note *was = &p->changes[i].was;
        s->bytes -= p->work->vault->notes[p->changes[i].at].size;
        s->vias -= p->changes[i].left.vias;
        s->tags -= was->tags;
        s->tasks -= was->tasks;
        s->fields -= was->fields;
        s->links_found -= was->links;
        for (uint32_t k = 0; k < was->links; k++) {
            const note_link *link = &was->link[k];
            s->embeds -= (link->flags & LINK_EMBED) != 0;
            if (link->resolved != NO_INDEX)
                s->links_resolved--;
            else if (link->how == HOW_EXTERNAL)
                s->links_skipped--;
            else
                s->links_unresolved--;
        }
    }
}

/* The first of the diagnostics from `low` on that is not before `path`, or not
 * of it or before it if `after`. */
static size_t bound(const kith_vault *vault, size_t low, str path, bool after)
{
    size_t high = vault->diagnostic_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(vault->diagnostics[middle].path, path);
        if (order < 0 || (after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Appends all[from..end). */
static void append(
    diagnostic_list *to, const diagnostic *all, size_t from, size_t end)
{
    if (from < end)
        memcpy(to->at + to->len, all + from, (end - from) * sizeof *all);
    to->len += end - from;
}

/* Puts what is said of the changed notes, all of `said`, in order, in the place
 * of what was. */
static bool replace_diagnostics(const patch *p, const diagnostic_list *said)
{
    kith_vault *vault = p->work->vault;
    size_t room = vault->diagnostic_count + said->len, from = 0, used = 0;
    diagnostic_list all = {
        .at = NEW_ARRAY(&vault->memory, room + 1, diagnostic)};
    if (!all.at)
        return false;
    for (size_t i = 0; i < p->count; i++) {
        str path = vault->notes[p->changes[i].at].path;
        size_t begin = bound(vault, from, path, false), first = used;
        append(&all, vault->diagnostics, from, begin);
        from = bound(vault, begin, path, true);
        while (used < said->len && str_equal(said->at[used].path, path))
            used++;
        append(&all, said->at, first, used);
    }
    append(&all, vault->diagnostics, from, vault->diagnostic_count);
    vault->diagnostics = all.at;
    vault->diagnostic_count = all.len;
    vault->stats.diagnostics = all.len;
    return true;
}

/* What the walk found wrong with the changed notes is not said again. */
static bool list_walked(
    const patch *p, const diagnostic_list *walked, diagnostic_list *said)
{
    const kith_vault *vault = p->work->vault;
    for (size_t i = 0; i < walked->len; i++)
        for (size_t k = 0; k < p->count; k++)
            if (str_equal(
                    walked->at[i].path, vault->notes[p->changes[k].at].path) &&
                !VEC_PUSH(said, walked->at[i]))
                return false;
    return true;
}

static bool gather(const patch *p, const diagnostic_list *walked)
{
    work *w = p->work;
    const snapshot_part *part = p->cache->part;
    uint32_t at[MOST_CHANGES];
    diagnostic_list said = {0};
    for (size_t i = 0; i < p->count; i++)
        at[i] = p->changes[i].at;
    bool done = kith_resolution_lend(
                    &w->known, part[PART_ANSWERS].at, part[PART_ANSWERS].count,
                    part[PART_WORDINGS].at, part[PART_WORDINGS].count) &&
                list_walked(p, walked, &said) &&
                kith_gather_few(w, at, p->count, &said);
    if (done) {
        kith_sort(said.at, said.len, sizeof *said.at, kith_diagnostic_compare);
        done = replace_diagnostics(p, &said);
    }
    VEC_FREE(&said);
    return done;
}

/* ---- What it is then
 * ----------------------------------------------------------
 */

static uint64_t hash_note(const told_note *of, uint64_t seed)
{
    const reading *left = of->left;
    note bare = *of->note;
    kith_cache_strip(&bare);
    uint64_t told = kith_cache_told(of->note, left);
    seed = kith_hash((str){(const char *)&bare, sizeof bare}, seed + told);
    return kith_hash(
        (str){left->records, kith_worker_bytes(of->note, left)},
        seed + left->vias);
}

/* Finds out what the vault is but for where in notes it stands: what the
 * snapshot is, if no record says anything else. False if memory is out. */
static bool identify(patch *p)
{
    const work *w = p->work;
    kith_vault *vault = w->vault;
    cache *c = p->cache;
    size_t names = c->part[PART_NAMES].count;
    bool same = true;
    for (size_t i = 0; i < p->count; i++) {
        const change *at = &p->changes[i];
        told_note was = {&at->was, &at->left};
        told_note is = {&vault->notes[at->at], &w->readings[at->at]};
        uint64_t hash = hash_note(&is, at->at);
        if (hash == hash_note(&was, at->at))
            continue;
        same = false;
        if (kith_cache_moved(&was, &is, at->at, &vault->moves))
            continue;
        changed_note changed = {at->at, at->was};
        if (!VEC_PUSH(&vault->changes, changed))
            return false;
        c->content =
            kith_hash((str){(const char *)&hash, sizeof hash}, c->content);
    }
    for (size_t i = names; i < vault->names.entries.len; i++)
        c->content = kith_hash(vault->names.entries.at[i].text, c->content + 1);
    if (!same)
        c->is_stale = false; /* what is read again is not to be told known */
    return true;
}

void kith_cache_patch(cache *c, work *w, const diagnostic_list *walked)
{
    patch *p = calloc(1, sizeof *p);
    if (!p)
        return;
    p->cache = c;
    p->work = w;
    if (list_changes(p)) {
        kith_cache_take_over(c, w);
        uncount(p);
        c->failed = !gather(p, walked) || !identify(p);
        c->is_adopted = !c->failed;
    }
    free(p);
}
