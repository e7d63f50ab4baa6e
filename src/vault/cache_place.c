/*
 * cache_place.c — where a vault's snapshots lie.
 *
 * Never inside the vault: what lies there is synced, shared and read as notes.
 * So every folder that is there already is asked for its real path before
 * anything is made below it.
 */
#define _XOPEN_SOURCE 700 /* realpath() */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "vault/cache.h"

/* The real path of the nearest folder above `path`, or itself, that exists. To
 * be freed; NULL if there is none. */
static char *real_above(const char *path)
{
    size_t len = strlen(path);
    char *above = malloc(len + 2);
    char *real = NULL;
    if (!above)
        return NULL;
    memcpy(above, path, len + 1);
    while (!real && len > 0) {
        real = realpath(above, NULL);
        if (real || errno != ENOENT)
            break;
        while (len > 0 && above[len - 1] == '/')
            len--;
        while (len > 0 && above[len - 1] != '/')
            len--;
        above[len] = '\0';
    }
    free(above);
    return real;
}

static bool is_inside(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    return strncmp(path, folder, len) == 0 &&
           (path[len] == '/' || path[len] == '\0' || len == 1);
}

char *kith_cache_place(const char *root, const char *folder)
{
    buffer path = {0};
    char *vault = realpath(root, NULL);
    char *above = folder[0] == '/' ? real_above(folder) : NULL;
    bool may_be = vault && above && !is_inside(above, vault);
    if (may_be) {
        kith_buffer_printf(
            &path, "%s/%016llx", folder,
            (unsigned long long)kith_hash(str_from(vault), 0));
        kith_buffer_char(&path, '\0');
    }
    free(vault);
    free(above);
    if (path.failed)
        kith_buffer_free(&path);
    return path.at;
}

bool kith_cache_folder(const char *folder)
{
    const char *slash = strrchr(folder, '/');
    if (mkdir(folder, S_IRWXU) == 0 || errno == EEXIST)
        return true;
    if (errno != ENOENT || !slash || slash == folder)
        return false;
    char *above = malloc((size_t)(slash - folder) + 1);
    if (!above)
        return false;
    memcpy(above, folder, (size_t)(slash - folder));
    above[slash - folder] = '\0';
    bool done = mkdir(above, S_IRWXU) == 0 && mkdir(folder, S_IRWXU) == 0;
    free(above);
    return done;
}
