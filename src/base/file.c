/*
 * file.c — reading what may be anything, writing all or nothing.
 *
 * A vault lies in a folder that a sync tool may be changing, and may hold a
 * FIFO or a link to /dev/zero: a file is opened without blocking, looked at,
 * and only then read, never beyond the size it told. Five system calls a file.
 * Nothing is mapped: truncation by another program would be a SIGBUS.
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"

enum {
    TAIL = 16, /* NULs after a text: scanners may read ahead */
    FIRST_ROOM = 16384,
    TEMP_NAME_ROOM = 48,
    TEMP_TRIES = 1000,
    STALE_SECONDS = 3600,
    REASON_ROOM = 128
};

const char *kith_file_status_text(file_status status)
{
    static const char *const text[] = {
        [FILE_OK] = "read",
        [FILE_VANISHED] = "vanished while the vault was read",
        [FILE_SYMLINK] = "a symbolic link, which is not followed",
        [FILE_NOT_REGULAR] = "not a regular file",
        [FILE_TOO_LARGE] = "larger than the limit",
        [FILE_UNREADABLE] = "cannot be read",
        [FILE_CHANGED] = "changed while it was read",
        [FILE_NO_MEMORY] = "out of memory",
    };
    return text[status];
}

const char *kith_file_status_words(
    file_status status, size_t limit, char words[static FILE_WORDS])
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB"};
    size_t unit = 0;
    if (status != FILE_TOO_LARGE)
        return kith_file_status_text(status);
    for (; limit && limit % 1024 == 0 && unit < 3; unit++)
        limit /= 1024;
    snprintf(words, FILE_WORDS, "larger than %zu %s", limit, units[unit]);
    return words;
}

/* ---- Reading ----------------------------------------------------------------
 */

static int64_t nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

file_stamp kith_file_stamp(const struct stat *s)
{
    return (file_stamp){
        .size = (uint64_t)s->st_size,
        .mtime_ns = nanoseconds(s->st_mtim),
        .ctime_ns = nanoseconds(s->st_ctim),
        .inode = (uint64_t)s->st_ino};
}

bool kith_file_look(
    int directory, const char *path, bool follow, file_stamp *stamp)
{
    struct stat status;
    if (fstatat(directory, path, &status, follow ? 0 : AT_SYMLINK_NOFOLLOW))
        return false;
    *stamp = kith_file_stamp(&status);
    return true;
}

static file_status status_of_open(int reason)
{
    switch (reason) {
    case ENOENT:
    case ENOTDIR:
        return FILE_VANISHED;
    case ELOOP:
        return FILE_SYMLINK;
    case ENXIO: /* a socket */
    case ENODEV:
        return FILE_NOT_REGULAR;
    case ENOMEM:
        return FILE_NO_MEMORY;
    default:
        return FILE_UNREADABLE;
    }
}

static bool make_room(file_text *text, size_t need)
{
    if (need <= text->cap)
        return true;
    size_t cap = text->cap ? text->cap : FIRST_ROOM;
    while (cap < need)
        cap = cap <= SIZE_MAX / 2 ? cap * 2 : need;

    free(text->at); /* nothing in it is wanted: no realloc, which copies */
    text->at = malloc(cap);
    text->cap = text->at ? cap : 0;
    return text->at != NULL;
}

/* Reads the `size` bytes a file is said to have, and one more if it grew; less
 * at its end, -1 with errno set on an error. */
static ssize_t read_fully(int fd, char *out, size_t size)
{
    size_t len = 0;
    ssize_t got = 1;
    while (len < size && got != 0) {
        got = read(fd, out + len, size + 1 - len);
        if (got > 0)
            len += (size_t)got;
        else if (got < 0 && errno != EINTR)
            return -1;
    }
    return (ssize_t)len;
}

static file_status read_open(int fd, size_t limit, file_text *text)
{
    struct stat before, after;
    if (fstat(fd, &before) != 0)
        return FILE_UNREADABLE;
    if (!S_ISREG(before.st_mode))
        return FILE_NOT_REGULAR;
    uint64_t size = (uint64_t)before.st_size;
    if (size > limit || size > SSIZE_MAX - TAIL - 1)
        return FILE_TOO_LARGE;
    if (!make_room(text, (size_t)size + TAIL + 1))
        return FILE_NO_MEMORY;

    ssize_t len = read_fully(fd, text->at, (size_t)size);
    if (len < 0 || fstat(fd, &after) != 0)
        return FILE_UNREADABLE;
    if ((uint64_t)len != size || after.st_size != before.st_size ||
        nanoseconds(after.st_mtim) != nanoseconds(before.st_mtim))
        return FILE_CHANGED;

    text->len = (size_t)len;
    memset(text->at + text->len, 0, TAIL);
    text->stamp = kith_file_stamp(&before);
    return FILE_OK;
}

file_status kith_file_read(
    int directory, const char *name, size_t limit, bool follow, file_text *text)
{
    int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    if (!follow)
        flags |= O_NOFOLLOW;

    file_status status = FILE_CHANGED;
    for (int tries = 0; tries < 2 && status == FILE_CHANGED; tries++) {
        int fd = openat(directory, name, flags);
        if (fd < 0) {
            status = status_of_open(errno);
        } else {
            status = read_open(fd, limit, text);
            int reason = errno;
            close(fd);
            errno = reason;
        }
    }
    if (status != FILE_OK)
        text->len = 0;
    return status;
}

void kith_file_text_free(file_text *text)
{
    free(text->at);
    *text = (file_text){0};
}

/* ---- Writing ----------------------------------------------------------------
 */

/* A file on its way to `name`: written as `temp` in the same open folder. */
typedef struct target {
    const char *path; /* as the caller wrote it, for messages */
    const char *name; /* its last part */
    int folder;
    char temp[TEMP_NAME_ROOM];
    mode_t mode; /* of the file it replaces, or 0 */
} target;

static bool fail_path(const target *t, kith_error *error, const char *reason)
{
    return kith_fail(
        error, KITH_ERROR_IO, t->path, 0, "cannot be written: %s", reason);
}

static bool fail_errno(const target *t, kith_error *error, int number)
{
    char reason[REASON_ROOM];
    if (strerror_r(number, reason, sizeof reason) != 0)
        snprintf(reason, sizeof reason, "error %d", number);
    return fail_path(t, error, reason);
}

static bool open_folder(target *t, kith_error *error)
{
    const char *slash = strrchr(t->path, '/');
    t->name = slash ? slash + 1 : t->path;
    size_t len = slash ? (size_t)(slash - t->path) + 1 : 0;
    if (!*t->name || !strcmp(t->name, ".") || !strcmp(t->name, ".."))
        return fail_path(t, error, "it names a folder");

    char *folder = malloc(len + 2);
    if (!folder)
        return kith_fail_memory(error);
    memcpy(folder, len ? t->path : ".", len ? len : 1);
    folder[len ? len : 1] = '\0';
    t->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int reason = errno;
    free(folder);
    return t->folder >= 0 || fail_errno(t, error, reason);
}

/* A device would be replaced by a file, a link by what it must not point to. */
static bool may_replace(target *t, bool only_new, kith_error *error)
{
    struct stat s;
    if (fstatat(t->folder, t->name, &s, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || fail_errno(t, error, errno);
    if (only_new)
        return fail_errno(t, error, EEXIST);
    if (S_ISDIR(s.st_mode))
        return fail_path(t, error, "it names a folder");
    if (S_ISLNK(s.st_mode))
        return fail_path(t, error, "it is a symbolic link");
    if (!S_ISREG(s.st_mode))
        return fail_path(t, error, "it is not a regular file");
    t->mode = s.st_mode & 0777;
    return true;
}

static bool is_temp_name(const char *name)
{
    size_t len = strlen(name);
    return !strncmp(name, ".kith-", 6) && len > 10 &&
           !strcmp(name + len - 4, ".tmp");
}

/* Removes what a killed kith left here more than an hour ago. */
static void sweep(int folder)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing) {
        if (fd >= 0)
            close(fd);
        return;
    }
    time_t now = time(NULL);
    for (struct dirent *entry; (entry = readdir(listing));) {
        struct stat s;
        if (is_temp_name(entry->d_name) &&
            fstatat(folder, entry->d_name, &s, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(s.st_mode) && now - s.st_mtime > STALE_SECONDS)
            unlinkat(folder, entry->d_name, 0);
    }
    closedir(listing);
}

/* Opens a temporary of a name that no other writer has; -1 with errno set. */
static int open_temp(target *t)
{
    int fd = -1;
    errno = EEXIST;
    for (unsigned i = 0; i < TEMP_TRIES && fd < 0 && errno == EEXIST; i++) {
        snprintf(
            t->temp, sizeof t->temp, ".kith-%ld-%u.tmp", (long)getpid(), i);
        fd = openat(
            t->folder, t->temp,
            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    }
    if (fd < 0)
        t->temp[0] = '\0';
    return fd;
}

static bool write_fully(int fd, str bytes)
{
    for (size_t done = 0; done < bytes.len;) {
        ssize_t put = write(fd, bytes.ptr + done, bytes.len - done);
        if (put > 0)
            done += (size_t)put;
        else if (put == 0 || errno != EINTR)
            return false;
    }
    return true;
}

static bool write_temp(target *t, str bytes)
{
    int fd = open_temp(t);
    if (fd < 0)
        return false;
    bool done = write_fully(fd, bytes) &&
                (t->mode == 0 || fchmod(fd, t->mode) == 0) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) != 0 && done) {
        done = false;
        reason = errno;
    }
    errno = reason;
    return done;
}

static bool publish(target *t, bool only_new)
{
    if (only_new && linkat(t->folder, t->temp, t->folder, t->name, 0) == 0)
        return unlinkat(t->folder, t->temp, 0) == 0;
    /* Some file systems have no hard links; may_replace() has looked. */
    if (only_new && errno == EEXIST)
        return false;
    return renameat(t->folder, t->temp, t->folder, t->name) == 0;
}

bool kith_file_write(
    const char *path, str bytes, bool only_new, kith_error *error)
{
    if (error_is_set(error))
        return false;

    bool done = false;
    target t = {.path = path, .folder = -1};
    if (!open_folder(&t, error) || !may_replace(&t, only_new, error))
        goto done;
    sweep(t.folder);
    if (!write_temp(&t, bytes) || !publish(&t, only_new)) {
        fail_errno(&t, error, errno);
        goto done;
    }
    t.temp[0] = '\0';
    done = true;
    /* Best effort: the new file is in place, saying "failed" would be wrong. */
    (void)fsync(t.folder);

done:
    if (t.folder >= 0) {
        if (t.temp[0])
            unlinkat(t.folder, t.temp, 0);
        close(t.folder);
    }
    return done;
}
