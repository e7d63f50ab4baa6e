/* locate.h — where the vault, the user's settings and kith-draw are. */
#ifndef KITH_CLI_LOCATE_H
#define KITH_CLI_LOCATE_H

#include <limits.h>
#include <stdbool.h>

#include "cli/request.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

typedef struct location {
    char path[PATH_MAX];
    const char *origin; /* "--vault", "KITH_VAULT", "here or above" */
} location;

/* The vault of a request: --vault, KITH_VAULT, else the nearest folder from
 * here upwards with .kith.yaml or .obsidian/. False, and said on standard
 * error with the vaults that Obsidian knows, if there is none. */
bool kith_locate_vault(const request *request, location *vault);

/* $XDG_CONFIG_HOME/kith/config.yaml, else ~/.config/kith/config.yaml, into
 * `path`; NULL if there is no such file. */
const char *kith_locate_settings(char path[static PATH_MAX]);

/* $XDG_CACHE_HOME/kith, else ~/.cache/kith, into `path`; NULL if neither is
 * known. */
const char *kith_locate_cache(char path[static PATH_MAX]);

/* kith-draw beside the running program, or in ../libexec; NULL: leave it to
 * the PATH. */
const char *kith_locate_draw(char path[static PATH_MAX]);

#endif
