/*
 * snapshot.c — a header, a table of parts, the parts; the last holds the
 * strings. All are hashed (20 MB: 2 ms), and are used where they are mapped.
 *
 * Nothing is synced to the disk: a file that a power cut tore does not have its
 * hashes and is no snapshot. The new file is written beside the old one and
 * renamed over it; that it exists keeps a second writer away, so that the
 * temporary is the lock as well.
 */
#include "base/snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <kith/build.h>

#include "base/hash.h"

enum {
    ALIGNMENT = 16,
    LARGEST_RECORD = 1024,
    BUFFER_BYTES = 65536,
    KNOWN_TEXTS = 4096,
    STALE_SECONDS = 60
};

typedef struct header {
    char magic[8];
    uint64_t identity; /* of the build and the layout */
    uint64_t key;
    uint64_t parts;
    uint64_t content; /* hash of the table */
    uint64_t check;   /* of all above, and the table by way of `content` */
} header;

typedef struct entry {
    uint64_t offset;
    uint64_t count;
    uint64_t bytes; /* up to the next snapshot_part */
    uint64_t hash;
} entry;

static const char magic[8] = "kithsnap";

/* The strings are one more part, which no caller sees. */
static size_t table_bytes(size_t count)
{
    return (count + 1) * sizeof(entry);
}

static uint64_t identity_of(const part_layout *layout, size_t count)
{
    uint64_t identity = KITH_BUILD;
    for (size_t i = 0; i < count; i++) {
        uint64_t row[2 + SNAPSHOT_STRS] = {layout[i].size, layout[i].str_count};
        for (size_t k = 0; k < SNAPSHOT_STRS; k++)
            row[2 + k] = layout[i].strs[k];
        identity = kith_hash((str){(const char *)row, sizeof row}, identity);
    }
    return identity;
}

/* Seals a header whose other members are set. */
static uint64_t check_of(const header *h)
{
    return kith_hash((str){(const char *)h, offsetof(header, check)}, 0);
}

static uint64_t content_of(const entry *table, size_t count)
{
    str bytes = {(const char *)table, table_bytes(count)};
    uint64_t content = kith_hash(bytes, 0);
    return content ? content : 1;
}

/* ---- Writing ----------------------------------------------------------------
 */

typedef struct known_text {
    str text;
    uint64_t offset;
} known_text;

typedef struct writer {
    XXH3_state_t hash; /* of the part at hand */
    int fd;
    uint64_t offset; /* of what is put next */
    size_t used;     /* bytes in `buffer` */
    bool says_texts; /* texts are what is being put */
    bool failed;
    uint64_t texts; /* bytes of the strings so far */
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

static void put(writer *w, const void *at, size_t bytes)
{
    if (bytes == 0)
        return;
    XXH3_64bits_update(&w->hash, at, bytes);
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
        put(w, text.ptr, text.len);
        put(w, "", 1);
    }
    return known->offset;
}

static void put_record(writer *w, const part_layout *layout, const char *at)
{
    alignas(max_align_t) char record[LARGEST_RECORD];
    memcpy(record, at, layout->size);
    if (layout->strip)
        layout->strip(record);
    for (unsigned i = 0; i < layout->str_count; i++) {
        char *place = record + layout->strs[i];
        str text;
        memcpy(&text, place, sizeof text);
        uintptr_t offset = (uintptr_t)place_text(w, text);
        memcpy(place, &offset, sizeof offset);
    }
    if (!w->says_texts)
        put(w, record, layout->size);
}

static void put_records(
    writer *w, const part_layout *layout, const snapshot_part *s)
{
    const char *at = s->at;
    for (size_t i = 0; s->pieces && i < s->count; i++)
        put(w, s->pieces[i].ptr, s->pieces[i].len);
    if (s->pieces)
        return;
    if (layout->str_count == 0 && !layout->strip)
        put(w, at, s->count * layout->size);
    else
        for (size_t i = 0; i < s->count; i++)
            put_record(w, layout, at + i * layout->size);
}

/* Goes through all strings once more, as when they were placed. */
static void put_texts(
    writer *w,
    const part_layout *layout,
    const snapshot_part *parts,
    size_t count)
{
    memset(w->known, 0, sizeof w->known);
    w->texts = 0;
    w->says_texts = true;
    for (size_t i = 0; i < count; i++)
        if (layout[i].str_count)
            put_records(w, &layout[i], &parts[i]);
}

static void begin_part(writer *w, entry *e)
{
    XXH3_64bits_reset(&w->hash);
    e->offset = w->offset;
}

static void end_part(writer *w, entry *e, size_t size)
{
    static const char zeros[ALIGNMENT] = {0};
    e->count = (w->offset - e->offset) / size;
    put(w, zeros, (size_t)(-w->offset & (ALIGNMENT - 1)));
    e->bytes = w->offset - e->offset;
    e->hash = XXH3_64bits_digest(&w->hash);
}

static void put_all(
    writer *w,
    const part_layout *layout,
    const snapshot_part *parts,
    size_t count,
    entry *table)
{
    w->offset = sizeof(header) + table_bytes(count);
    if (lseek(w->fd, (off_t)w->offset, SEEK_SET) < 0)
        w->failed = true;
    for (size_t i = 0; i < count && !w->failed; i++) {
        begin_part(w, &table[i]);
        put_records(w, &layout[i], &parts[i]);
        end_part(w, &table[i], layout[i].size);
    }
    begin_part(w, &table[count]);
    put_texts(w, layout, parts, count);
    end_part(w, &table[count], 1);
    flush(w);
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
static bool seal(writer *w, header *h, const entry *table)
{
    size_t bytes = table_bytes(h->parts);
    h->check = check_of(h);
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
    entry table[SNAPSHOT_PARTS + 1] = {0};
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

    put_all(w, layout, parts, count, table);
    header h = {
        .identity = identity_of(layout, count),
        .key = key,
        .parts = count,
        .content = content_of(table, count)};
    memcpy(h.magic, magic, sizeof magic);
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

/* ---- Reading ----------------------------------------------------------------
 */

/* Maps a file that only this user could have written. */
static bool map_file(const char *path, snapshot *s)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    void *map = MAP_FAILED;
    if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
        status.st_uid == geteuid() &&
        (status.st_mode & (S_IRWXG | S_IRWXO)) == 0 && status.st_size > 0)
        map = mmap(
            NULL, (size_t)status.st_size, PROT_READ | PROT_WRITE, MAP_PRIVATE,
            fd, 0);
    if (fd >= 0)
        close(fd);
    if (map == MAP_FAILED)
        return false;
    *s = (snapshot){map, (size_t)status.st_size, 0};
    return true;
}

static bool header_holds(
    const snapshot *s, uint64_t key, uint64_t identity, size_t count)
{
    const header *h = s->map;
    const entry *table = (const entry *)(h + 1);
    return s->bytes >= sizeof *h + table_bytes(count) &&
           memcmp(h->magic, magic, sizeof magic) == 0 && h->key == key &&
           h->identity == identity && h->parts == count &&
           h->check == check_of(h) && h->content == content_of(table, count);
}

/* Whether the part begins where the one before ends, and is whole. */
static bool part_holds(
    const snapshot *s, const entry *e, size_t size, uint64_t *end)
{
    if (e->offset != *end || e->bytes > s->bytes - *end ||
        e->bytes % ALIGNMENT != 0 || e->count > e->bytes / size)
        return false;
    *end += e->bytes;
    const char *at = (const char *)s->map + e->offset;
    return XXH3_64bits(at, (size_t)e->bytes) == e->hash;
}

/* Points the strs of a part at their texts. */
static bool find_texts(
    const part_layout *layout, const snapshot_part *s, str texts)
{
    char *record = s->at;
    for (size_t i = 0; i < s->count; i++, record += layout->size) {
        for (unsigned k = 0; k < layout->str_count; k++) {
            char *place = record + layout->strs[k];
            str text;
            uintptr_t offset;
            memcpy(&offset, place, sizeof offset);
            memcpy(&text, place, sizeof text);
            text.ptr = NULL;
            if (offset) {
                if (offset > texts.len || text.len > texts.len - offset ||
                    texts.ptr[offset - 1 + text.len] != '\0')
                    return false;
                text.ptr = texts.ptr + offset - 1;
            } else if (text.len) {
                return false;
            }
            memcpy(place, &text, sizeof text);
        }
    }
    return true;
}

bool kith_snapshot_read(
    const char *path,
    uint64_t key,
    const part_layout *layout,
    snapshot_part *parts,
    size_t count,
    snapshot *s)
{
    snapshot file;
    if (count > SNAPSHOT_PARTS || !map_file(path, &file))
        return false;
    const entry *table = (const entry *)((const header *)file.map + 1);
    uint64_t end = sizeof(header) + table_bytes(count);
    bool holds = header_holds(&file, key, identity_of(layout, count), count);
    for (size_t i = 0; i <= count && holds; i++)
        holds =
            part_holds(&file, &table[i], i < count ? layout[i].size : 1, &end);
    holds = holds && end == file.bytes;
    for (size_t i = 0; i < count && holds; i++) {
        str texts = {
            (const char *)file.map + table[count].offset,
            (size_t)table[count].count};
        parts[i] = (snapshot_part){
            (char *)file.map + table[i].offset, (size_t)table[i].count, NULL};
        holds = find_texts(&layout[i], &parts[i], texts);
    }
    if (!holds) {
        kith_snapshot_close(&file);
        return false;
    }
    file.content = ((const header *)file.map)->content;
    *s = file;
    return true;
}

void kith_snapshot_close(snapshot *s)
{
    if (s->map)
        munmap(s->map, s->bytes);
    *s = (snapshot){0};
}
