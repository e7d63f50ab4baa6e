/*
 * snapshot.c — reading a snapshot.
 *
 * Hashing it (20 MB: 3 ms) and telling records where their strings are would
 * cost more than all the rest if only a few pages are wanted. So a file is
 * mapped where it was meant to be, if that is free, and what was found whole
 * once is not gone through again as long as the file's stamp stands: a seal
 * beside it says so.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <kith/build.h>

#include "base/file.h"
#include "base/snapshot_file.h"

enum {
    SEALED_BYTES = 1 << 20 /* what is smaller is hashed sooner than sealed */
};

uint64_t kith_snapshot_identity(const part_layout *layout, size_t count)
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

/* A file that is being read. */
typedef struct reader {
    const snapshot_header *head;
    const snapshot_entry *table;
    char *map;
    size_t bytes;
    file_stamp stamp;
    uint64_t delta; /* from the address that it was written for */
} reader;

/* Opens a file that only this user could have written; -1 if it is none. */
static int open_own(const char *path, struct stat *status)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, status) == 0 && S_ISREG(status->st_mode) &&
        status->st_uid == geteuid() &&
        (status->st_mode & (S_IRWXG | S_IRWXO)) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Maps the file, at its address if that can be had, which it tells first. */
static bool map_file(const char *path, size_t count, reader *r)
{
    snapshot_header h;
    struct stat status;
    int fd = open_own(path, &status);
    if (fd < 0)
        return false;
    *r = (reader){
        .bytes = (size_t)status.st_size, .stamp = kith_file_stamp(&status)};
    void *map = MAP_FAILED;
    if (r->bytes >= sizeof h + snapshot_table_bytes(count) &&
        pread(fd, &h, sizeof h, 0) == sizeof h && h.check == snapshot_check(&h))
        map = mmap(
            (void *)(uintptr_t)h.address, r->bytes, PROT_READ | PROT_WRITE,
            MAP_PRIVATE, fd, 0);
    close(fd);
    if (map == MAP_FAILED)
        return false;
    r->map = map;
    r->head = map;
    r->table = (const snapshot_entry *)(r->head + 1);
    r->delta = (uint64_t)(uintptr_t)map - h.address;
    return true;
}

static bool header_holds(
    const reader *r, uint64_t key, uint64_t identity, size_t count)
{
    const snapshot_header *h = r->head;
    return memcmp(h->magic, SNAPSHOT_MAGIC, sizeof h->magic) == 0 &&
           h->key == key && h->identity == identity && h->parts == count &&
           h->check == snapshot_check(h) &&
           h->table == snapshot_table_hash(r->table, count);
}

/* Whether the parts lie one behind the other, and fill the file. */
static bool table_holds(
    const reader *r, const part_layout *layout, size_t count)
{
    uint64_t end = sizeof(snapshot_header) + snapshot_table_bytes(count);
    for (size_t i = 0; i <= count; i++) {
        const snapshot_entry *e = &r->table[i];
        size_t size = i ? layout[i - 1].size : 1;
        if (e->offset != end || e->bytes > r->bytes - end ||
            e->bytes % SNAPSHOT_ALIGNMENT != 0 || e->count > e->bytes / size)
            return false;
        end += e->bytes;
    }
    return end == r->bytes;
}

static bool bytes_hold(const reader *r, size_t count)
{
    for (size_t i = 0; i <= count; i++) {
        const snapshot_entry *e = &r->table[i];
        if (kith_hash((str){r->map + e->offset, (size_t)e->bytes}, 0) !=
            e->hash)
            return false;
    }
    return true;
}

/* Whether the strs of a part are texts of the file; points them there. */
static bool find_texts(
    const reader *r, const part_layout *layout, const snapshot_part *s)
{
    uintptr_t begin = (uintptr_t)(r->map + r->table[0].offset);
    uint64_t bytes = r->table[0].count;
    char *record = s->at;
    for (size_t i = 0; i < s->count; i++, record += layout->size) {
        for (unsigned k = 0; k < layout->str_count; k++) {
            char *place = record + layout->strs[k];
            str text;
            memcpy(&text, place, sizeof text);
            if (!text.ptr && !text.len)
                continue;
            uint64_t at = (uint64_t)(uintptr_t)text.ptr + r->delta - begin;
            if (!text.ptr || at >= bytes || text.len >= bytes - at)
                return false;
            text.ptr = r->map + r->table[0].offset + at;
            if (text.ptr[text.len] != '\0')
                return false;
            if (r->delta)
                memcpy(place, &text, sizeof text);
        }
    }
    return true;
}

/* ---- Seals
 * ------------------------------------------------------------------- */

/* Beside a large file: that with this stamp it was found whole. */
typedef struct seal_text {
    uint64_t check; /* of the file's header */
    file_stamp stamp;
    uint64_t hash; /* of the above */
} seal_text;

static int open_seal(const char *path, int flags)
{
    static const char ending[] = ".seal";
    size_t len = strlen(path);
    char *name = malloc(len + sizeof ending);
    int fd = -1;
    if (name) {
        memcpy(name, path, len);
        memcpy(name + len, ending, sizeof ending);
        fd = open(
            name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
            S_IRUSR | S_IWUSR);
    }
    free(name);
    return fd;
}

static seal_text make_seal(const reader *r)
{
    seal_text seal = {.check = r->head->check, .stamp = r->stamp};
    seal.hash =
        kith_hash((str){(const char *)&seal, offsetof(seal_text, hash)}, 0);
    return seal;
}

static bool is_sealed(const char *path, const reader *r)
{
    seal_text wanted = make_seal(r), found;
    int fd = r->bytes < SEALED_BYTES ? -1 : open_seal(path, O_RDONLY);
    bool is_it = fd >= 0 && read(fd, &found, sizeof found) == sizeof found &&
                 memcmp(&found, &wanted, sizeof found) == 0;
    if (fd >= 0)
        close(fd);
    return is_it;
}

/* Not while the file could still be written to without another stamp. */
static void put_seal(const char *path, const reader *r)
{
    struct timespec now;
    if (r->bytes < SEALED_BYTES || clock_gettime(CLOCK_REALTIME, &now) != 0)
        return;
    int64_t then =
        (int64_t)now.tv_sec * 1000000000 + now.tv_nsec - FILE_RACY_NS;
    if (r->stamp.ctime_ns > then || r->stamp.mtime_ns > then)
        return;
    seal_text seal = make_seal(r);
    int fd = open_seal(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (fd >= 0) {
        /* One that is cut short says nothing. */
        ssize_t put = write(fd, &seal, sizeof seal);
        (void)put;
        close(fd);
    }
}

/* ---- Reading all
 * -------------------------------------------------------------
 */

bool kith_snapshot_read(
    const char *path,
    uint64_t key,
    const part_layout *layout,
    snapshot_part *parts,
    size_t count,
    snapshot *s)
{
    reader r;
    if (count > SNAPSHOT_PARTS || !map_file(path, count, &r))
        return false;
    bool holds =
        header_holds(&r, key, kith_snapshot_identity(layout, count), count) &&
        table_holds(&r, layout, count);
    bool sealed = holds && is_sealed(path, &r);
    holds = holds && (sealed || bytes_hold(&r, count));
    for (size_t i = 0; i < count && holds; i++) {
        const snapshot_entry *e = &r.table[i + 1];
        parts[i] = (snapshot_part){r.map + e->offset, (size_t)e->count, NULL};
        if (layout[i].str_count && (!sealed || r.delta))
            holds = find_texts(&r, &layout[i], &parts[i]);
    }
    if (holds && !sealed)
        put_seal(path, &r);
    *s = (snapshot){r.map, r.bytes, r.head->content};
    if (!holds)
        kith_snapshot_close(s);
    return holds;
}

void kith_snapshot_close(snapshot *s)
{
    if (s->map)
        munmap(s->map, s->bytes);
    *s = (snapshot){0};
}
