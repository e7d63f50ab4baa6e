/*
 * snapshot_write.c — a snapshot on its way to disk.
 *
 * Nothing is synced: a file that a power cut tore does not have its hashes and
 * is no snapshot. That the temporary exists keeps a second writer away, so that
 * it is the lock as well. Records go through a buffer of 64 KB; a part that has
 * nothing to be changed is written from where it is.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/snapshot_file.h"

enum {
    LARGEST_RECORD = 1024,
    BUFFER_BYTES = 65536,
    KNOWN_TEXTS = 4096,
    STALE_SECONDS = 60
};

typedef struct known_text {
    str text;
    uint64_t offset;
} known_text;

typedef struct writer {
    XXH3_state_t hash;    /* of the part at hand */
    XXH3_state_t content; /* of all parts, strings told by their place */
    int fd;
    uint64_t offset; /* of what is put next */
    size_t used;     /* bytes in `buffer` */
    bool says_texts; /* texts are what is being put */
    bool failed;
    uint64_t texts;    /* bytes of the strings so far */
    uint64_t texts_at; /* address that they will have */
    known_text known[KNOWN_TEXTS];
    char buffer[BUFFER_BYTES];
} writer;

static void write_out(writer *w, const char *at, size_t bytes)
{
    while (bytes && !w->failed) {
        ssize_t put = write(w->fd, at, bytes);
        if (put > 0) {
            at += put;
            bytes -= (size_t)put;
        } else if (put == 0 || errno != EINTR) {
            w->failed = true;
        }
    }
}

static void flush(writer *w)
{
    write_out(w, w->buffer, w->used);
    w->used = 0;
}

/* Puts bytes that mean those at `meant`. */
static void put(writer *w, const void *at, size_t bytes, const void *meant)
{
    if (bytes == 0)
        return;
    XXH3_64bits_update(&w->hash, at, bytes);
    XXH3_64bits_update(&w->content, meant, bytes);
    w->offset += bytes;
    if (bytes > sizeof w->buffer - w->used)
        flush(w);
    if (bytes > sizeof w->buffer) {
        write_out(w, at, bytes);
        return;
    }
    memcpy(w->buffer + w->used, at, bytes);
    w->used += bytes;
}

/* Where a string stands among the texts, from 1; 0 for none. Strings that are
 * met again soon, as paths are, are kept once. */
static uint64_t place_text(writer *w, str text)
{
    if (!text.ptr)
        return 0;
    uint64_t spread = (uint64_t)(uintptr_t)text.ptr * 0x9e3779b97f4a7c15u;
    known_text *known = &w->known[spread >> 52];
    if (known->text.ptr == text.ptr && known->text.len == text.len)
        return known->offset;
    *known = (known_text){text, w->texts + 1};
    w->texts += text.len + 1;
    if (w->says_texts) {
        put(w, text.ptr, text.len, text.ptr);
        put(w, "", 1, "");
    }
    return known->offset;
}

/* The file holds where the strings will be if it is mapped at its address; what
 * it means is where they stand among the texts. */
static void put_record(writer *w, const part_layout *layout, const char *at)
{
    alignas(max_align_t) char record[LARGEST_RECORD];
    alignas(max_align_t) char meant[LARGEST_RECORD];
    memcpy(meant, at, layout->size);
    if (layout->strip)
        layout->strip(meant);
    memcpy(record, meant, layout->size);
    for (unsigned i = 0; i < layout->str_count; i++) {
        str text;
        memcpy(&text, meant + layout->strs[i], sizeof text);
        uintptr_t offset = (uintptr_t)place_text(w, text);
        uintptr_t place = offset ? w->texts_at + offset - 1 : 0;
        memcpy(meant + layout->strs[i], &offset, sizeof offset);
        memcpy(record + layout->strs[i], &place, sizeof place);
    }
    if (!w->says_texts)
        put(w, record, layout->size, meant);
}

static void put_records(
    writer *w, const part_layout *layout, const snapshot_part *s)
{
    const char *at = s->at;
    for (size_t i = 0; s->pieces && i < s->count; i++)
        put(w, s->pieces[i].ptr, s->pieces[i].len, s->pieces[i].ptr);
    if (s->pieces)
        return;
    if (layout->str_count == 0 && !layout->strip)
        put(w, at, s->count * layout->size, at);
    else
        for (size_t i = 0; i < s->count; i++)
            put_record(w, layout, at + i * layout->size);
}

static void begin_part(writer *w, snapshot_entry *e)
{
    XXH3_64bits_reset(&w->hash);
    e->offset = w->offset;
}

static void end_part(writer *w, snapshot_entry *e, size_t size)
{
    static const char zeros[SNAPSHOT_ALIGNMENT] = {0};
    e->count = (w->offset - e->offset) / size;
    XXH3_64bits_update(&w->content, &e->count, sizeof e->count);
    put(w, zeros, (size_t)(-w->offset & (SNAPSHOT_ALIGNMENT - 1)), zeros);
    e->bytes = w->offset - e->offset;
    e->hash = XXH3_64bits_digest(&w->hash);
}

/* The texts go first, so that it is known where each will be; then all strings
 * are gone through once more. */
static void put_all(
    writer *w,
    const part_layout *layout,
    const snapshot_part *parts,
    size_t count,
    snapshot_entry *table)
{
    w->offset = sizeof(snapshot_header) + snapshot_table_bytes(count);
    if (lseek(w->fd, (off_t)w->offset, SEEK_SET) < 0)
        w->failed = true;
    XXH3_64bits_reset(&w->content);
    w->says_texts = true;
    begin_part(w, &table[0]);
    for (size_t i = 0; i < count; i++)
        if (layout[i].str_count)
            put_records(w, &layout[i], &parts[i]);
    end_part(w, &table[0], 1);

    memset(w->known, 0, sizeof w->known);
    w->texts = 0;
    w->says_texts = false;
    for (size_t i = 0; i < count && !w->failed; i++) {
        begin_part(w, &table[i + 1]);
        put_records(w, &layout[i], &parts[i]);
        end_part(w, &table[i + 1], layout[i].size);
    }
    flush(w);
}

/* An address that is likely to be free the next time: some way below one that
 * this process was given, a different one for each path. */
static uint64_t choose_address(const void *given, const char *path)
{
    enum { PLACES = 1000, PLACE_BITS = 30 };
    uint64_t below = 1 + kith_hash(str_from(path), 0) % PLACES;
    uint64_t place = ((uint64_t)(uintptr_t)given >> PLACE_BITS) - below;
    return place << PLACE_BITS;
}

/* Opens the file beside `path` that will replace it; -1 if somebody is at it.
 * One that a killed writer left is taken away. */
static int open_temporary(const char *temporary)
{
    int fd = -1;
    for (int tries = 0; tries < 2 && fd < 0; tries++) {
        struct stat status;
        fd = open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
            S_IRUSR | S_IWUSR);
        if (fd >= 0 || errno != EEXIST || lstat(temporary, &status) != 0)
            break;
        double age = difftime(time(NULL), status.st_mtime);
        if ((age > STALE_SECONDS || age < -STALE_SECONDS) &&
            unlink(temporary) != 0)
            break;
    }
    return fd;
}

/* Writes header and table, which are known last. */
static bool seal(writer *w, snapshot_header *h, const snapshot_entry *table)
{
    size_t bytes = snapshot_table_bytes(h->parts);
    h->check = snapshot_check(h);
    return !w->failed && pwrite(w->fd, h, sizeof *h, 0) == sizeof *h &&
           pwrite(w->fd, table, bytes, sizeof *h) == (ssize_t)bytes;
}

bool kith_snapshot_write(
    const char *path,
    uint64_t key,
    const part_layout *layout,
    const snapshot_part *parts,
    size_t count,
    uint64_t *content)
{
    static const char ending[] = ".new";
    snapshot_entry table[SNAPSHOT_PARTS + 1] = {0};
    size_t len = strlen(path);
    char *temporary = malloc(len + sizeof ending);
    writer *w = calloc(1, sizeof *w);
    bool done = false;
    if (!temporary || !w || count > SNAPSHOT_PARTS)
        goto done;
    memcpy(temporary, path, len);
    memcpy(temporary + len, ending, sizeof ending);
    w->fd = open_temporary(temporary);
    if (w->fd < 0)
        goto done;

    snapshot_header h = {
        .identity = kith_snapshot_identity(layout, count),
        .key = key,
        .parts = count,
        .address = choose_address(w, path)};
    memcpy(h.magic, SNAPSHOT_MAGIC, sizeof h.magic);
    w->texts_at = h.address + sizeof h + snapshot_table_bytes(count);
    put_all(w, layout, parts, count, table);
    h.content = XXH3_64bits_digest(&w->content);
    h.content += h.content == 0; /* 0 is no content */
    h.table = snapshot_table_hash(table, count);
    bool is_there = *content == h.content;
    done = is_there || seal(w, &h, table);
    done = close(w->fd) == 0 && done;
    if (is_there || !done || rename(temporary, path) != 0) {
        done = done && is_there;
        unlink(temporary);
    }
    *content = h.content;
done:
    free(w);
    free(temporary);
    return done;
}
