/*
 * temp_vault.h — a vault for one test, written file by file.
 *
 *     temp_vault t;
 *     temp_vault_make(&t);
 *     temp_vault_write(&t, "People/Ana Lima.md", STR("# Ana Lima\n"));
 *     ... t.path ...
 *     temp_vault_remove(&t);
 */
#ifndef KITH_TEST_TEMP_VAULT_H
#define KITH_TEST_TEMP_VAULT_H

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"

typedef struct temp_vault {
    char path[512];
} temp_vault;

static inline void temp_vault_make(temp_vault *t)
{
    const char *folder = getenv("TMPDIR");
    for (unsigned i = 0;; i++) {
        snprintf(
            t->path, sizeof t->path, "%s/kith-test-%ld-%u",
            folder ? folder : "/tmp", (long)getpid(), i);
        if (mkdir(t->path, 0700) == 0 || i > 1000)
            return;
    }
}

static inline const char *temp_vault_at(
    const temp_vault *t, const char *name, char out[static 2048])
{
    size_t folder = strlen(t->path), length = strlen(name);
    if (folder + length + 2 > 2048)
        abort();
    memcpy(out, t->path, folder);
    out[folder] = '/';
    memcpy(out + folder + 1, name, length + 1);
    return out;
}

static inline void temp_vault_folder(const temp_vault *t, const char *name)
{
    char path[2048];
    temp_vault_at(t, name, path);
    for (char *at = path + strlen(t->path) + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        mkdir(path, 0700);
        *at = '/';
    }
    mkdir(path, 0700);
}

static inline void temp_vault_write(
    const temp_vault *t, const char *name, str text)
{
    char path[2048];
    const char *slash = strrchr(name, '/');
    if (slash) {
        snprintf(path, sizeof path, "%.*s", (int)(slash - name), name);
        temp_vault_folder(t, path);
    }
    FILE *file = fopen(temp_vault_at(t, name, path), "wb");
    if (!file)
        abort();
    if (text.len)
        fwrite(text.ptr, 1, text.len, file);
    fclose(file);
}

/* Removes what is left of a vault, links as links. */
static inline void temp_vault_clear(int above, const char *name)
{
    if (unlinkat(above, name, 0) == 0)
        return;
    int folder = openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    DIR *listing = folder < 0 ? NULL : fdopendir(folder);
    if (listing) {
        for (struct dirent *e = readdir(listing); e; e = readdir(listing))
            if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
                temp_vault_clear(folder, e->d_name);
        closedir(listing);
    }
    unlinkat(above, name, AT_REMOVEDIR);
}

static inline void temp_vault_remove(const temp_vault *t)
{
    temp_vault_clear(AT_FDCWD, t->path);
}

#endif
