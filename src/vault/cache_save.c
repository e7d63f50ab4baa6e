/*
 * cache_save.c — keeping a vault.
 *
 * 10 000 notes are 20 MB, written in 20 ms. If files were only touched, their
 * stamps are all that is written; if a note was changed in words that no record
 * holds, the notes' snapshot turns out to be what is there already.
 *
 * A file may be written to twice within the grain of its clock; one that was
 * changed up to two seconds before it was read is therefore saved with a stamp
 * that no file has, and read again the next time, as git does.
 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "vault/cache_file.h"
#include "vault/file_name.h"

/* Where a note and its records lie is known when it is found again. */
void kith_cache_strip(void *record)
{
    note *n = record;
    n->path = (str){0};
    n->link = NULL;
    n->item = NULL;
    n->mention = NULL;
    n->field = NULL;
    n->task = NULL;
    n->tag = NULL;
    n->size = 0;
    n->mtime_ns = 0;
}

static void strip_canvas(void *record)
{
    ((canvas *)record)->link = NULL;
}

const part_layout kith_cache_layout[PARTS] = {
    [PART_STATE] = {sizeof(kept_state), 0, {0}, NULL},
    [PART_FILES] = {sizeof(kept_file), 1, {offsetof(kept_file, path)}, NULL},
    [PART_NOTES] = {sizeof(note), 0, {0}, kith_cache_strip},
    [PART_READINGS] = {sizeof(kept_reading), 0, {0}, NULL},
    [PART_RECORDS] = {1, 0, {0}, NULL},
    [PART_NAMES] = {sizeof(interned), 1, {offsetof(interned, text)}, NULL},
    [PART_SLOTS] = {sizeof(uint32_t), 0, {0}, NULL},
    [PART_CANVASES] = {sizeof(canvas), 0, {0}, strip_canvas},
    [PART_CANVAS_LINKS] = {sizeof(note_link), 0, {0}, NULL},
    [PART_DIAGNOSTICS] =
        {sizeof(diagnostic),
         3,
         {offsetof(diagnostic, path), offsetof(diagnostic, message),
          offsetof(diagnostic, hint)},
         NULL},
    [PART_ANSWERS] = {sizeof(answer), 0, {0}, NULL},
    [PART_WORDINGS] =
        {sizeof(wording),
         2,
         {offsetof(wording, message), offsetof(wording, hint)},
         NULL},
};

const part_layout kith_cache_stamp_layout = {sizeof(kept_stamp), 0, {0}, NULL};

char *kith_cache_path(const cache *c, const char *ending)
{
    buffer path = {0};
    kith_buffer_text(&path, c->path);
    kith_buffer_text(&path, ending);
    kith_buffer_char(&path, '\0');
    if (path.failed)
        kith_buffer_free(&path);
    return path.at;
}

bool kith_cache_is_canvas(const kith_vault *vault, size_t i)
{
    return kith_file_has_extension(vault->others[i], STR("canvas"));
}

/* ---- What the files were
 * ----------------------------------------------------- */

/* Whether a file of that stamp may change without another. */
static bool is_racy(const cache *c, const file_stamp *stamp)
{
    int64_t then = c->began_ns - FILE_RACY_NS;
    return stamp->mtime_ns >= then || stamp->ctime_ns >= then;
}

/* Whether a file that could not be read may be readable without a change. */
static bool may_pass(const reading *left)
{
    return left->status == FILE_CHANGED || left->status == FILE_VANISHED ||
           (left->status == FILE_UNREADABLE && left->reason != EACCES);
}

static void keep_canvases(cache *c, const work *w)
{
    const kith_vault *vault = w->vault;
    for (size_t i = 0; i < vault->other_count; i++) {
        if (!kith_cache_is_canvas(vault, i))
            continue;
        file_stamp *now = &c->stamp_of[c->file_count + c->canvas_count++].is;
        if (!kith_file_look(w->root, vault->others[i].ptr, w->follow, now) ||
            is_racy(c, now))
            now->inode = 0;
    }
}

static kept_stamp stamp_of(const cache *c, const work *w, size_t i)
{
    const reading *left = &w->readings[i];
    kept_stamp s = {w->stamps[i], left->text};
    if (is_racy(c, &s.is) || may_pass(left))
        s.is.inode = 0;
    return s;
}

void kith_cache_restamp(cache *c, const work *w)
{
    c->stamp_of = c->kept_stamps;
    c->file_count = c->part[PART_FILES].count;
    c->canvas_count = c->part[PART_CANVASES].count;
    for (size_t i = 0; i < c->file_count; i++)
        if (!w->readings[i].is_known || w->readings[i].is_restamped)
            c->stamp_of[i] = stamp_of(c, w, i);
}

bool kith_cache_keep(cache *c, const work *w)
{
    size_t count = w->vault->note_count;
    size_t others = w->vault->other_count;
    c->files = calloc(count + 1, sizeof *c->files);
    c->stamp_of = calloc(count + others + 1, sizeof *c->stamp_of);
    if (!c->files || !c->stamp_of)
        return false;
    for (size_t i = 0; i < count; i++) {
        const reading *left = &w->readings[i];
        c->files[i] =
            (kept_file){w->vault->notes[i].path, left->status, left->reason};
        c->stamp_of[i] = stamp_of(c, w, i);
    }
    c->file_count = count;
    keep_canvases(c, w);
    return true;
}

/* ---- Saving
 * ------------------------------------------------------------------ */

uint64_t kith_cache_told(const note *n, const reading *left)
{
    for (uint32_t i = 0; i < n->items; i++)
        if (n->item[i].flags & ITEM_MOVED)
            return left->text;
    for (uint32_t i = 0; i < n->mentions; i++)
        if (n->mention[i].moved)
            return left->text;
    return 0;
}

/* The readings of the notes, and where the records of each lie. */
static void list_readings(const work *w, kept_reading *kept, str *records)
{
    uint64_t begin = 0;
    for (size_t i = 0; i < w->vault->note_count; i++) {
        const reading *left = &w->readings[i];
        const note *n = &w->vault->notes[i];
        kept[i] = (kept_reading){
            left->findings, left->vias, kith_cache_told(n, left), begin};
        records[i] = (str){left->records, kith_worker_bytes(n, left)};
        begin += records[i].len;
    }
}

static void list_links(const kith_vault *vault, str *links)
{
    for (size_t i = 0; i < vault->canvas_count; i++) {
        const canvas *at = &vault->canvases[i];
        links[i] = (str){(const char *)at->link, at->links * sizeof *at->link};
    }
}

/* What the stamps tell is not said twice: it changes with every word. */
static kept_state state_of(const cache *c, const kith_vault *vault)
{
    kept_state state = {vault->stats, c->walked};
    state.stats.bytes = 0;
    state.stats.recalled = 0;
    state.stats.walk_seconds = 0;
    state.stats.read_seconds = 0;
    state.stats.resolve_seconds = 0;
    return state;
}

static bool save_notes(const cache *c, const work *w, uint64_t *content)
{
    const kith_vault *vault = w->vault;
    const intern *names = &vault->names;
    size_t count = vault->note_count, canvases = vault->canvas_count;
    /* those that were remembered, if what they are has not changed */
    void *files = c->files ? c->files : c->part[PART_FILES].at;
    kept_reading *readings = calloc(count + 1, sizeof *readings);
    str *records = calloc(count + 1, sizeof *records);
    str *links = calloc(canvases + 1, sizeof *links);
    char *path = kith_cache_path(c, ".notes");
    bool done = readings && records && links && path;
    if (done) {
        list_readings(w, readings, records);
        list_links(vault, links);
        kept_state state = state_of(c, vault);
        const snapshot_part part[PARTS] = {
            [PART_STATE] = {&state, 1, NULL},
            [PART_FILES] = {files, c->file_count, NULL},
            [PART_NOTES] = {vault->notes, count, NULL},
            [PART_READINGS] = {readings, count, NULL},
            [PART_RECORDS] = {NULL, count, records},
            [PART_NAMES] = {names->entries.at, names->entries.len, NULL},
            [PART_SLOTS] = {names->slots, names->slot_count, NULL},
            [PART_CANVASES] = {vault->canvases, canvases, NULL},
            [PART_CANVAS_LINKS] = {NULL, canvases, links},
            [PART_DIAGNOSTICS] =
                {vault->diagnostics, vault->diagnostic_count, NULL},
            [PART_ANSWERS] = {w->known.answers, w->known.count, NULL},
            [PART_WORDINGS] = {w->known.words.at, w->known.words.len, NULL},
        };
        done = kith_snapshot_write(
            path, c->key, kith_cache_layout, part, PARTS, content);
    }
    free(readings);
    free(records);
    free(links);
    free(path);
    return done;
}

static void save_stamps(const cache *c, uint64_t content)
{
    uint64_t ignored = 0;
    const snapshot_part stamps = {
        c->stamp_of, c->file_count + c->canvas_count, NULL};
    char *path = kith_cache_path(c, ".stamps");
    if (path)
        kith_snapshot_write(
            path, content, &kith_cache_stamp_layout, &stamps, 1, &ignored);
    free(path);
}

static void forget(const cache *c, const char *ending)
{
    char *path = kith_cache_path(c, ending);
    if (path)
        unlink(path);
    free(path);
}

static bool make_folder(const cache *c)
{
    char *slash = strrchr(c->path, '/');
    *slash = '\0';
    bool done = kith_cache_folder(c->path);
    *slash = '/';
    return done;
}

static uint64_t identity_of(const cache *c, uint64_t content)
{
    return kith_hash((str){(const char *)&content, sizeof content}, c->key);
}

/* Whether graphs are made anew again and again, because something that cannot
 * be put into one has changed. */
static bool is_outgrown(const cache *c)
{
    char *path = kith_cache_path(c, ".again");
    bool found = path && access(path, F_OK) == 0;
    free(path);
    return found;
}

void kith_cache_save(cache *c, const work *w)
{
    kith_vault *vault = w->vault;
    if (!c->path)
        return;
    bool outgrown = vault->changes.len && is_outgrown(c);
    bool adopted = c->is_adopted && !outgrown;
    bool stale = c->is_stale || outgrown;
    if (!adopted && !(stale && make_folder(c) && save_notes(c, w, &c->content)))
        return;
    if (stale)
        save_stamps(c, c->content);
    if (!adopted) {
        forget(c, ".again");
        forget(c, ".changed");
        vault->changes.len = vault->moves.len = 0;
    }
    if (c->is_anew)
        forget(c, ".graph");
    vault->cache = kith_arena_text(&vault->memory, str_from(c->path));
    vault->identity = vault->cache ? identity_of(c, c->content) : 0;
    vault->before = vault->changes.len ? identity_of(c, vault->kept.content)
                                       : vault->identity;
    vault->stats.kept = vault->identity != 0;
}
