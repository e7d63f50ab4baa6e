/*
 * worker.c — from a path to the records of a note.
 *
 * Reading is 45 ms of system calls for 10 000 notes and 150 ms of parsing: two
 * threads halve both. A batch of 32 notes keeps the counter cold, and, notes
 * being sorted by path, mostly lies in one folder, which stays open.
 *
 * From a disk 16 threads on two processors read three times as fast as two; in
 * memory they only cost some: each thread has names and buffers of its own.
 */
#include "vault/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "vault/decode.h"
#include "vault/kind.h"
#include "vault/walk.h"

enum { BATCH = 32, MOST_THREADS = 64 };

typedef struct job {
    work *work;
    atomic_size_t next; /* first note that nobody has */
    atomic_size_t done; /* notes read; counted if somebody asks */
    atomic_bool failed; /* memory is out somewhere: everybody stops */
} job;

typedef struct worker {
    job *job;
    uint16_t number;
    sink sink;
    arena *records;
    file_text file;
    decoder decoder;
    str folder; /* of the note read last, with its '/' */
    int open;   /* that folder, or -1 with `reason` */
    int reason;
    bool has_folder;
} worker;

/* ---- Keeping the records
 * -----------------------------------------------------
 */

record_set kith_worker_records(const note *n, const reading *left)
{
    record_set set = {0};
    char *at = left->records;
    if (!at)
        return set;
    void *part = at;
    set.links = part;
    part = at += n->links * sizeof *set.links;
    set.items = part;
    part = at += n->items * sizeof *set.items;
    set.mentions = part;
    part = at += n->mentions * sizeof *set.mentions;
    set.fields = part;
    part = at += n->fields * sizeof *set.fields;
    set.tasks = part;
    part = at += n->tasks * sizeof *set.tasks;
    set.tags = part;
    part = at += n->tags * sizeof *set.tags;
    set.findings = part;
    return set;
}

_Static_assert(sizeof(item) == 32, "the commonest record");

/* The parts follow each other without gaps because all are aligned alike. */
_Static_assert(
    sizeof(note_link) % alignof(item) == 0 &&
        sizeof(item) % alignof(mention) == 0 &&
        sizeof(mention) % alignof(field) == 0 &&
        sizeof(field) % alignof(task) == 0 &&
        sizeof(task) % alignof(tag) == 0 && sizeof(tag) % alignof(finding) == 0,
    "records must pack");

size_t kith_worker_bytes(const note *n, const reading *left)
{
    return n->links * sizeof(note_link) + n->items * sizeof(item) +
           n->mentions * sizeof(mention) + n->fields * sizeof(field) +
           n->tasks * sizeof(task) + n->tags * sizeof(tag) +
           left->findings * sizeof(finding);
}

void kith_worker_attach(note *n, const reading *left)
{
    record_set set = kith_worker_records(n, left);
    n->link = set.links;
    n->item = set.items;
    n->mention = set.mentions;
    n->field = set.fields;
    n->task = set.tasks;
    n->tag = set.tags;
}

static void copy(void *to, const void *from, size_t bytes)
{
    if (bytes)
        memcpy(to, from, bytes);
}

static bool keep_records(worker *w, note *n, reading *left)
{
    const sink *s = &w->sink;
    n->links = (uint32_t)s->links.len;
    n->items = (uint32_t)s->items.len;
    n->mentions = (uint32_t)s->mentions.len;
    n->fields = (uint32_t)s->fields.len;
    n->tasks = (uint32_t)s->tasks.len;
    n->tags = (uint32_t)s->tags.len;
    left->findings = (uint32_t)s->findings.len;
    left->records = kith_arena_take(
        w->records, kith_worker_bytes(n, left), 1, alignof(note_link));
    if (!left->records)
        return false;

    record_set set = kith_worker_records(n, left);
    copy(set.links, s->links.at, n->links * sizeof *set.links);
    copy(set.items, s->items.at, n->items * sizeof *set.items);
    copy(set.mentions, s->mentions.at, n->mentions * sizeof *set.mentions);
    copy(set.fields, s->fields.at, n->fields * sizeof *set.fields);
    copy(set.tasks, s->tasks.at, n->tasks * sizeof *set.tasks);
    copy(set.tags, s->tags.at, n->tags * sizeof *set.tags);
    copy(set.findings, s->findings.at, left->findings * sizeof *set.findings);
    kith_worker_attach(n, left);
    return true;
}

/* ---- One note
 * ----------------------------------------------------------------
 */

/* Opens the folder of a note, unless it is the one at hand; the note's name in
 * it. w->open is -1 if it cannot be opened. */
static const char *enter_folder(worker *w, str path)
{
    const work *all = w->job->work;
    size_t folder = str_file_begin(path);
    const char *name = path.ptr + folder;
    if (!w->has_folder || !str_equal(w->folder, str_slice(path, 0, folder))) {
        if (w->has_folder && w->open >= 0)
            close(w->open);
        w->open = kith_walk_open_folder(all->root, path, all->follow, &name);
        w->reason = errno;
        w->folder = str_slice(path, 0, folder);
        w->has_folder = true;
    }
    return name;
}

static file_status read_file(worker *w, const char *name)
{
    const work *all = w->job->work;
    if (w->open >= 0)
        return kith_file_read(w->open, name, all->limit, all->follow, &w->file);
    errno = w->reason;
    bool is_gone = w->reason == ENOENT || w->reason == ENOTDIR;
    return is_gone ? FILE_VANISHED : FILE_UNREADABLE;
}

/* The name of a note, as text even if its file is called by other bytes. */
static name_id note_name(sink *s, const note *n)
{
    str name = kith_kind_name(n->path, n->flags);
    if (kith_utf8_valid_prefix(name) == name.len)
        return kith_sink_name(s, name);
    char *room = malloc(name.len * 3);
    name_id id = NO_NAME;
    if (room)
        id = kith_sink_name(s, (str){room, kith_utf8_repair(name, room)});
    else
        s->failed = true;
    free(room);
    return id;
}

/* Obsidian sees no link that is unquoted or stands among other words. So far
 * the sink holds the links of the front matter, in the order of its fields. */
static void drop_recovered(sink *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->fields.len; i++) {
        field *f = &s->fields.at[i];
        size_t first = kept;
        for (size_t k = f->first_link; k < (size_t)f->first_link + f->links;
             k++)
            if (!(s->links.at[k].flags & LINK_RECOVERED))
                s->links.at[kept++] = s->links.at[k];
        f->first_link = (uint32_t)first;
        f->links = item_count(kept - first);
    }
    s->links.len = kept;
}

static void read_text(worker *w, note *n)
{
    sink *s = &w->sink;
    str text = kith_decode(&w->decoder, (str){w->file.at, w->file.len}, s);
    uint32_t line;
    size_t body = kith_front_matter_read(text, &line, s);
    if (s->strict)
        drop_recovered(s);
    if (!s->failed)
        kith_markdown_read(text, body, line, s);
    kith_decode_restore(&w->decoder, s);
    if (n->size > LIMIT_INDEXED_BYTES)
        kith_sink_find(
            s, K011_NOT_INDEXED, 0, 0, "split it",
            "note is larger than 2 MB: read, but Obsidian does not index it");

    n->name = note_name(s, n);
    n->title = s->title;
    n->h1 = s->h1;
    bool is_filed = n->flags & NOTE_TEMPLATE;
    if (s->is_template)
        n->flags |= NOTE_TEMPLATE;
    if (n->flags & NOTE_TEMPLATE && !(n->flags & NOTE_EXCLUDED))
        kith_sink_find(
            s, K108_TEMPLATE, 0, 0,
            is_filed ? "if it is none, move it elsewhere" : NULL,
            "note is %s and no evidence",
            is_filed ? "in a folder of templates" : "a template");
    if (s->is_generated)
        n->flags |= NOTE_GENERATED;
    unsigned silent = NOTE_TEMPLATE | NOTE_GENERATED | NOTE_EXCLUDED;
    if (s->missing.count && !(n->flags & silent))
        kith_sink_find(
            s, K301_EMPTY_FIELD, s->missing.line, s->missing.column,
            "fill them in, or take them out", "%u field%s nothing: %.*s",
            s->missing.count, s->missing.count == 1 ? " says" : "s say",
            (int)s->missing.length, s->missing.names);
}

/* Whether what is remembered of a note needs no look into it. */
static bool is_untouched(const worker *w, size_t i, const char *name)
{
    const work *all = w->job->work;
    file_stamp now;
    return all->readings[i].is_known && !all->verify && w->open >= 0 &&
           kith_file_look(w->open, name, all->follow, &now) &&
           file_stamp_equal(&all->stamps[i], &now);
}

/* Takes note of the file that was read, or was not; true if it is the one that
 * is remembered. */
static bool is_recalled(
    worker *w, size_t i, const char *name, file_status status)
{
    const work *all = w->job->work;
    reading *left = &all->readings[i];
    note *n = &all->vault->notes[i];
    file_stamp now = w->file.stamp;
    uint64_t text = 0;
    if (status == FILE_OK)
        text = kith_hash((str){w->file.at, w->file.len}, 0);
    else if (w->open < 0 || !kith_file_look(w->open, name, all->follow, &now))
        now = (file_stamp){0};
    bool is_same = left->is_known && status == FILE_OK &&
                   left->status == FILE_OK && left->text == text &&
                   all->stamps[i].size == now.size;
    left->is_restamped = is_same && !file_stamp_equal(&all->stamps[i], &now);
    all->stamps[i] = now;
    n->mtime_ns = now.mtime_ns;
    if (!is_same)
        *left = (reading){.text = text};
    return is_same;
}

static bool read_note(worker *w, size_t i)
{
    const work *all = w->job->work;
    kith_vault *vault = all->vault;
    note *n = &vault->notes[i];
    reading *left = &all->readings[i];
    const char *name = enter_folder(w, n->path);
    if (is_untouched(w, i, name))
        return true;
    file_status status = read_file(w, name);
    int reason = errno;
    if (status == FILE_NO_MEMORY)
        return false;
    if (all->stamps && is_recalled(w, i, name, status))
        return true;
    left->source = w->number;
    left->status = (uint8_t)status;
    left->reason = status == FILE_OK ? 0 : reason;
    if (status != FILE_OK)
        return true;

    kith_sink_reset(&w->sink);
    w->sink.folder = str_file(str_folder(n->path));
    *n = (note){
        .path = n->path,
        .size = w->file.stamp.size,
        .mtime_ns = w->file.stamp.mtime_ns,
        .flags = kith_kind_path_flags(n->path)};
    if (!kith_ignore_flags(all->rules, n->path, &n->flags))
        return false;
    if (kith_settings_exclude(vault->settings, n->path))
        n->flags |= NOTE_EXCLUDED;
    read_text(w, n);
    left->vias = w->sink.vias;
    left->names = (uint32_t)w->sink.names->entries.len;
    if (w->sink.failed || !keep_records(w, n, left))
        return false;
    kith_kind_read(n, w->sink.names);
    return true;
}

/* ---- The threads
 * -------------------------------------------------------------
 */

/* Counts a note; the first worker, who runs in the caller's thread, tells. */
static void tell(worker *w, size_t count)
{
    size_t done = atomic_fetch_add(&w->job->done, 1) + 1;
    if (w->number == 0)
        w->job->work->progress(w->job->work->context, done, count);
}

static void *run(void *argument)
{
    worker *w = argument;
    job *j = w->job;
    size_t count = j->work->vault->note_count;
    for (;;) {
        size_t i = atomic_fetch_add(&j->next, BATCH);
        size_t end = i + BATCH < count ? i + BATCH : count;
        if (i >= count || atomic_load(&j->failed))
            break;
        for (; i < end; i++) {
            if (!read_note(w, i))
                atomic_store(&j->failed, true);
            if (j->work->progress)
                tell(w, count);
        }
    }
    if (w->has_folder && w->open >= 0)
        close(w->open);
    kith_sink_free(&w->sink);
    kith_file_text_free(&w->file);
    kith_decoder_free(&w->decoder);
    kith_markdown_thread_free();
    return NULL;
}

static double seconds_now(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Do the notes come slowly? Asked of a few all over the vault: one in memory
 * takes some 10 us, one on the fastest disk 100. */
static bool is_cold(const work *w)
{
    enum { SAMPLES = 8 };
    const double slow = 50e-6;
    size_t notes = w->vault->note_count;
    unsigned late = 0;
    file_text file = {0};
    for (size_t i = 0; i < SAMPLES; i++) {
        const char *path = w->vault->notes[notes * i / SAMPLES].path.ptr;
        double begin = seconds_now();
        kith_file_read(w->root, path, w->limit, w->follow, &file);
        late += seconds_now() - begin > slow;
    }
    kith_file_text_free(&file);
    return late * 4 >= SAMPLES * 3; /* one or two wait for a processor */
}

unsigned kith_work_threads(const work *w, unsigned asked)
{
    enum { FEW_NOTES = 200, THREADS_A_DISK = 8 };
    size_t threads = asked, notes = w->vault->note_count;
    if (threads == 0) {
        long online = sysconf(_SC_NPROCESSORS_ONLN);
        threads = online > 0 ? (size_t)online : 1;
        if (notes >= FEW_NOTES && is_cold(w))
            threads *= THREADS_A_DISK;
    }
    if (threads > MOST_THREADS)
        threads = MOST_THREADS;
    size_t useful = notes / BATCH + 1;
    return (unsigned)(threads < useful ? threads : useful);
}

bool kith_work(work *all)
{
    unsigned count = all->threads;
    worker_store *store =
        calloc(1, sizeof *store + count * sizeof *store->records);
    worker *workers = calloc(count, sizeof *workers);
    pthread_t *threads = calloc(count, sizeof *threads);
    bool *runs = calloc(count, sizeof *runs);
    job j = {.work = all};
    bool ready = store && workers && threads && runs;
    if (ready) {
        store->count = count;
        all->vault->stores = store;
        store = NULL;
        for (unsigned i = 0; i < count; i++) {
            workers[i].job = &j;
            workers[i].number = (uint16_t)i;
            workers[i].records = &all->vault->stores->records[i];
            workers[i].sink.names = &all->names[i];
            workers[i].sink.compat = all->vault->compat;
            workers[i].sink.strict = all->vault->strict;
            workers[i].sink.settings = all->vault->settings;
            /* Too few threads to be had: the others do the work. */
            runs[i] =
                i && pthread_create(&threads[i], NULL, run, &workers[i]) == 0;
        }
        run(&workers[0]);
        for (unsigned i = 1; i < count; i++)
            if (runs[i])
                pthread_join(threads[i], NULL);
    }
    free(store);
    free(workers);
    free(threads);
    free(runs);
    return ready && !atomic_load(&j.failed);
}

void kith_worker_store_free(worker_store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < store->count; i++)
        kith_arena_free(&store->records[i]);
    free(store);
}
