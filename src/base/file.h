/* file.h — reading what may be anything, writing all or nothing. */
#ifndef KITH_BASE_FILE_H
#define KITH_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <kith/error.h>

#include "base/str.h"

/* A read buffer used again and again; the zero value is ready. */
typedef struct file_text {
    char *at; /* len bytes and at least 16 NULs after them */
    size_t len, cap;
    uint64_t size; /* as fstat told on the opened file */
    int64_t mtime_ns;
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
