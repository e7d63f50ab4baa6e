/*
 * cache.c — taking a vault back.
 *
 * Nothing is copied but the notes themselves, whose records are used where they
 * are mapped. If something has changed, the names in them are renumbered there
 * like those of a worker: what is not touched by that stays the file's.
 */
#include "vault/cache.h"

#include <stdlib.h>
#include <time.h>

#include <cmark.h>
#include <yaml.h>

#include "base/hash.h"
#include "vault/cache_file.h"

/* ---- Place and key
 * ----------------------------------------------------------- */

static uint64_t key_of(
    const kith_vault *vault,
    const kith_vault_options *options,
    const ignore *rules,
    const char *at)
{
    uint64_t words[] = {
        sizeof(note_link),
        sizeof(item),
        sizeof(mention),
        sizeof(field),
        sizeof(task),
        sizeof(tag),
        sizeof(finding),
        options->max_note_bytes,
        vault->strict,
        vault->compat,
        options->follow_symlinks,
        vault->settings->text,
        rules->text,
        (uint64_t)cmark_version()};
    uint64_t key = kith_hash(
        str_from(yaml_get_version_string()), kith_hash(str_from(at), 0));
    return kith_hash((str){(const char *)words, sizeof words}, key);
}

static uint64_t hash_more(uint64_t hash, str text)
{
    return kith_hash(text, hash + text.len);
}

/* What the walk found beside notes, as one number. */
static uint64_t walked(const walk *found, const kith_vault_stats *stats)
{
    uint64_t hash = stats->files ^ (uint64_t)stats->skipped_ignored << 32;
    for (size_t i = 0; i < found->others.len; i++)
        hash = hash_more(hash, found->others.at[i]);
    for (size_t i = 0; i < found->diagnostics.len; i++) {
        const diagnostic *d = &found->diagnostics.at[i];
        hash = hash_more(hash + d->code, d->path);
        hash = hash_more(hash + d->line, d->message);
    }
    return hash;
}

void kith_cache_find(
    cache *c,
    const kith_vault *vault,
    const kith_vault_options *options,
    const ignore *rules,
    const walk *found)
{
    struct timespec now;
    *c = (cache){0};
    if (!options->cache || clock_gettime(CLOCK_REALTIME, &now) != 0)
        return;
    c->part = calloc(PARTS, sizeof *c->part);
    c->path = kith_cache_place(vault->root.ptr, options->cache);
    if (!c->part || !c->path) {
        kith_cache_free(c);
        return;
    }
    c->began_ns = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
    c->key = key_of(vault, options, rules, c->path);
    c->walked = walked(found, &vault->stats);
    c->is_anew = options->rebuild;
}

void kith_cache_free(cache *c)
{
    if (c->stamp_of != c->kept_stamps)
        free(c->stamp_of);
    kith_snapshot_close(&c->notes);
    kith_snapshot_close(&c->stamps);
    free(c->path);
    free(c->part);
    free(c->files);
    *c = (cache){0};
}

/* ---- Taking back
 * ------------------------------------------------------------- */

/* Whether the canvases have the links that there are; gives them theirs. */
static bool recall_canvases(const cache *c)
{
    canvas *canvases = c->part[PART_CANVASES].at;
    note_link *links = c->part[PART_CANVAS_LINKS].at;
    size_t left = c->part[PART_CANVAS_LINKS].count;
    for (size_t i = 0; i < c->part[PART_CANVASES].count; i++) {
        if (canvases[i].links > left)
            return false;
        canvases[i].link = links;
        links += canvases[i].links;
        left -= canvases[i].links;
    }
    return left == 0;
}

static bool read_snapshots(cache *c)
{
    const snapshot_part *part = c->part;
    snapshot_part stamps;
    char *notes_path = kith_cache_path(c, ".notes");
    char *stamps_path = kith_cache_path(c, ".stamps");
    bool done =
        notes_path && stamps_path &&
        kith_snapshot_read(
            notes_path, c->key, kith_cache_layout, c->part, PARTS, &c->notes) &&
        kith_snapshot_read(
            stamps_path, c->notes.content, &kith_cache_stamp_layout, &stamps, 1,
            &c->stamps) &&
        part[PART_STATE].count == 1 &&
        part[PART_FILES].count + part[PART_CANVASES].count == stamps.count &&
        part[PART_NOTES].count == part[PART_READINGS].count &&
        part[PART_ANSWERS].count == part[PART_NAMES].count + 1 &&
        recall_canvases(c);
    free(notes_path);
    free(stamps_path);
    c->kept_stamps = done ? stamps.at : NULL;
    return done;
}

recalling kith_cache_parts(const cache *c)
{
    const snapshot_part *part = c->part;
    return (recalling){
        .files = part[PART_FILES].at,
        .stamps = c->kept_stamps,
        .notes = part[PART_NOTES].at,
        .readings = part[PART_READINGS].at,
        .records = part[PART_RECORDS].at,
        .file_count = part[PART_FILES].count,
        .note_count = part[PART_NOTES].count,
        .bytes = part[PART_RECORDS].count};
}

bool kith_cache_file(
    const recalling *r, size_t f, size_t at, note *n, reading *left)
{
    const kept_file *file = &r->files[f];
    *left = (reading){
        .status = (uint8_t)file->status,
        .reason = file->reason,
        .is_known = true,
        .text = r->stamps[f].text};
    *n = (note){.path = file->path};
    if (file->status != FILE_OK)
        return file->status < FILE_NO_MEMORY;
    if (at >= r->note_count)
        return false;
    const kept_reading *kept = &r->readings[at];
    *n = r->notes[at];
    left->findings = kept->findings;
    left->vias = kept->vias;
    if (kept->begin > r->bytes ||
        kith_worker_bytes(n, left) > r->bytes - kept->begin)
        return false;
    left->records = r->records + kept->begin;
    n->path = file->path;
    n->size = r->stamps[f].is.size;
    n->mtime_ns = r->stamps[f].is.mtime_ns;
    kith_worker_attach(n, left);
    return true;
}

/* Both lists are in byte order of path. */
static bool recall_all(const cache *c, work *w)
{
    const kith_vault *vault = w->vault;
    recalling r = kith_cache_parts(c);
    size_t i = 0, notes = 0;
    for (size_t f = 0; f < r.file_count; f++) {
        size_t at = notes;
        notes += r.files[f].status == FILE_OK;
        while (i < vault->note_count &&
               str_compare(vault->notes[i].path, r.files[f].path) < 0)
            i++;
        if (i == vault->note_count ||
            !str_equal(vault->notes[i].path, r.files[f].path))
            continue;
        str path = vault->notes[i].path;
        if (!kith_cache_file(&r, f, at, &vault->notes[i], &w->readings[i]))
            return false;
        vault->notes[i].path = path;
        w->readings[i].source = (uint16_t)w->threads;
        w->stamps[i] = r.stamps[f].is;
    }
    return notes == r.note_count;
}

void kith_cache_recall(cache *c, work *w)
{
    const snapshot_part *part = c->part;
    if (!c->path || c->is_anew)
        return;
    if (read_snapshots(c) &&
        kith_intern_lend(
            &w->names[w->threads], part[PART_NAMES].at, part[PART_NAMES].count,
            part[PART_SLOTS].at, part[PART_SLOTS].count) &&
        recall_all(c, w))
        return;
    for (size_t i = 0; i < w->vault->note_count; i++) {
        w->vault->notes[i] = (note){.path = w->vault->notes[i].path};
        w->readings[i] = (reading){0};
    }
    kith_intern_free(&w->names[w->threads]);
    kith_snapshot_close(&c->notes);
    kith_snapshot_close(&c->stamps);
}

/* ---- Whether it is still so
 * -------------------------------------------------- */

/* Whether the canvases are those that are remembered. They are few and read
 * after the notes, so they are not read one by one. */
static bool has_canvases(const cache *c, const work *w)
{
    const kith_vault *vault = w->vault;
    const kept_stamp *stamps = c->kept_stamps + c->part[PART_FILES].count;
    size_t count = 0, known = c->part[PART_CANVASES].count;
    bool same = true;
    for (size_t i = 0; i < vault->other_count && same; i++) {
        file_stamp now;
        if (!kith_cache_is_canvas(vault, i))
            continue;
        same = !w->verify && count < known &&
               kith_file_look(w->root, vault->others[i].ptr, w->follow, &now) &&
               file_stamp_equal(&stamps[count].is, &now);
        count++;
    }
    return same && count == known;
}

/* Closes the ranks: notes and what reading left of them keep in step. */
static void drop_unread(work *w)
{
    kith_vault *vault = w->vault;
    size_t kept = 0;
    for (size_t i = 0; i < vault->note_count; i++) {
        if (w->readings[i].status != FILE_OK)
            continue;
        if (kept < i) {
            vault->notes[kept] = vault->notes[i];
            w->readings[kept] = w->readings[i];
        }
        kept++;
    }
    vault->note_count = kept;
}

void kith_cache_take_over(cache *c, work *w)
{
    kith_vault *vault = w->vault;
    const kept_state *state = c->part[PART_STATE].at;
    double seconds = vault->stats.walk_seconds;
    if (c->is_stale)
        kith_cache_restamp(c, w);
    drop_unread(w);
    vault->names = w->names[w->threads];
    w->names[w->threads] = (intern){0};
    vault->canvases = c->part[PART_CANVASES].at;
    vault->canvas_count = c->part[PART_CANVASES].count;
    vault->diagnostics = c->part[PART_DIAGNOSTICS].at;
    vault->diagnostic_count = c->part[PART_DIAGNOSTICS].count;
    vault->stats = state->stats;
    vault->stats.walk_seconds = seconds;
    for (size_t i = 0; i < vault->note_count; i++)
        vault->stats.bytes += vault->notes[i].size;
}

bool kith_cache_adopt(cache *c, work *w, const diagnostic_list *walked)
{
    kith_vault *vault = w->vault;
    if (!c->path)
        return false;
    vault->kept = c->notes; /* records may lie in it, whatever comes */
    c->notes.map = NULL;
    c->content = vault->kept.map ? vault->kept.content : 0;
    const kept_state *state = c->part[PART_STATE].at;
    bool has_files = vault->kept.map && state->walked == c->walked &&
                     c->part[PART_FILES].count == vault->note_count &&
                     has_canvases(c, w);
    size_t recalled = 0, known = 0;
    for (size_t i = 0; i < vault->note_count; i++) {
        const reading *left = &w->readings[i];
        c->is_stale = c->is_stale || left->is_restamped;
        known += left->is_known;
        recalled += left->is_known && left->status == FILE_OK;
    }
    c->is_adopted = has_files && known == vault->note_count;
    c->is_stale = c->is_stale || !c->is_adopted;
    if (c->is_adopted)
        kith_cache_take_over(c, w);
    else if (has_files)
        kith_cache_patch(c, w, walked);
    if (!c->is_adopted && !c->failed && !kith_cache_keep(c, w))
        c->is_stale = false; /* memory is out: then so be it */
    vault->stats.recalled = recalled;
    return c->is_adopted;
}
