/* file.h — reading what may be anything, writing all or nothing. */
#ifndef KITH_BASE_FILE_H
#define KITH_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <kith/error.h>

#include "base/str.h"

/* What the system tells of a file. Two that are alike in all of it are the same
 * file with the same text, unless it was written to twice within the grain of
 * the file system's clock. */
typedef struct file_stamp {
    uint64_t size;
    int64_t mtime_ns, ctime_ns;
    uint64_t inode;
} file_stamp;

static inline bool file_stamp_equal(const file_stamp *a, const file_stamp *b)
{
    return a->size == b->size && a->mtime_ns == b->mtime_ns &&
           a->ctime_ns == b->ctime_ns && a->inode == b->inode;
}

/* Files written to later than this before now may be written to once more
 * without another stamp: two seconds, the coarsest clock of a file system. */
#define FILE_RACY_NS INT64_C(2000000000)

/* A read buffer used again and again; the zero value is ready. */
typedef struct file_text {
    char *at; /* len bytes and at least 16 NULs after them */
    size_t len, cap;
    file_stamp stamp; /* as fstat told on the opened file */
} file_text;

/* Why a file was not read; FILE_OK is 0. */
typedef enum file_status {
    FILE_OK,
    FILE_VANISHED,    /* listed, then gone: no fault */
    FILE_SYMLINK,     /* not followed */
    FILE_NOT_REGULAR, /* directory, FIFO, socket, device */
    FILE_TOO_LARGE,
    FILE_UNREADABLE, /* permission or read error; errno is set */
    FILE_CHANGED,    /* changed while being read, twice */
    FILE_NO_MEMORY
} file_status;

/* One phrase for a status, e.g. "larger than the limit". */
const char *kith_file_status_text(file_status status);

enum { FILE_WORDS = 64 };

/* The same of a file read with that limit: "larger than 16 MiB". Static, or in
 * `words`. */
const char *kith_file_status_words(
    file_status status, size_t limit, char words[static FILE_WORDS]);

/*
 * Reads the regular file `name` below the open directory `directory` (or
 * AT_FDCWD). Never blocks on a FIFO, never follows a final symbolic link unless
 * `follow`, never reads more than `limit` bytes, retries once a file that
 * changes under it.
 */
file_status kith_file_read(
    int directory,
    const char *name,
    size_t limit,
    bool follow,
    file_text *text);

struct stat;
file_stamp kith_file_stamp(const struct stat *status);

/* The stamp of `path` below the open directory; that of what it leads to if it
 * is a symbolic link and `follow`. False if there is none. */
bool kith_file_look(
    int directory, const char *path, bool follow, file_stamp *stamp);

void kith_file_text_free(file_text *text);

/*
 * Replaces `path` by `bytes`, all or nothing: a temporary file in the same
 * folder, fsync, rename. On failure the old file is intact, no temporary is
 * left and `error` (IO) names the path and the system's reason. With
 * `only_new`, an existing file is an error.
 */
bool kith_file_write(
    const char *path, str bytes, bool only_new, kith_error *error);

#endif
