/*
 * locate.c — where the vault, the user's settings and kith-draw are.
 *
 * Whoever stands in a vault need not name it. Who stands elsewhere is told
 * which vaults Obsidian knows, so that the next command can be typed.
 */
#include "cli/locate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/message.h"

#define OBSIDIAN_BYTES (64 * 1024) /* of its list of vaults, read at most */

/* `path` = a + b; false if that is too long. */
static bool join(char path[static PATH_MAX], const char *a, const char *b)
{
    int length = snprintf(path, PATH_MAX, "%s%s", a, b);
    return length >= 0 && length < PATH_MAX;
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* `name` below a folder of the user's: that which `variable` tells, else
 * `fallback` in their home. */
static bool in_home(
    char path[static PATH_MAX],
    const char *variable,
    const char *fallback,
    const char *name)
{
    const char *home = getenv(variable);
    if (home && home[0] == '/')
        return join(path, home, name);
    char folder[PATH_MAX];
    home = getenv("HOME");
    return home && *home && join(folder, home, fallback) &&
           join(path, folder, name);
}

/* `name` below the folder of the user's settings. */
static bool in_config_home(char path[static PATH_MAX], const char *name)
{
    return in_home(path, "XDG_CONFIG_HOME", "/.config", name);
}

/* ---- The vaults that Obsidian knows -----------------------------------------
 */

/* Prints the string that begins at `at`, JSON escapes of paths undone. */
static const char *print_path(const char *at)
{
    char path[PATH_MAX];
    size_t length = 0;
    for (; *at && *at != '"' && length + 1 < sizeof path; at++) {
        if (*at == '\\' && at[1])
            at++;
        path[length++] = *at;
    }
    path[length] = '\0';
    fputs("  ", stderr);
    kith_put_visible(stderr, path);
    fputc('\n', stderr);
    return at;
}

/* obsidian.json holds {"vaults":{"ID":{"path":"/home/...", ...}, ...}}: every
 * string value of a key "path" is a vault. */
static void list_vaults(void)
{
    static const char key[] = "\"path\"";
    char path[PATH_MAX];
    if (!in_config_home(path, "/obsidian/obsidian.json"))
        return;
    FILE *file = fopen(path, "r");
    char *text = file ? calloc(1, OBSIDIAN_BYTES + 1) : NULL;
    if (text && fread(text, 1, OBSIDIAN_BYTES, file) > 0) {
        const char *at = strstr(text, key);
        if (at)
            fputs("Obsidian knows these vaults:\n", stderr);
        while (at) {
            at += sizeof key - 1;
            at += strspn(at, " \t\r\n:");
            if (*at == '"')
                at = print_path(at + 1);
            at = strstr(at, key);
        }
    }
    free(text);
    if (file)
        fclose(file);
}

/* ---- The vault
 * --------------------------------------------------------------- */

static bool find_above(char path[static PATH_MAX])
{
    static const char *const marks[] = {"/.kith.yaml", "/.obsidian"};
    char mark[PATH_MAX];
    struct stat status;
    if (!getcwd(path, PATH_MAX))
        return false;
    for (;;) {
        for (size_t i = 0; i < 2; i++) {
            if (join(mark, path, marks[i]) && stat(mark, &status) == 0)
                return true;
        }
        char *slash = strrchr(path, '/');
        if (!slash || slash[1] == '\0')
            return false;
        slash[slash == path] = '\0'; /* "/" is looked at last */
    }
}

bool kith_locate_vault(const request *r, location *vault)
{
    const char *given = r->value[OPTION_VAULT];
    vault->origin = !given                              ? "here or above"
                    : r->from_environment[OPTION_VAULT] ? "KITH_VAULT"
                                                        : "--vault";
    if (!given && find_above(vault->path))
        return true;
    if (!given) {
        kith_message(
            "no vault here: neither .kith.yaml nor .obsidian in this folder "
            "or above; name one: kith -C DIR %s",
            r->command->name);
        list_vaults();
        return false;
    }
    if (!join(vault->path, given, "")) {
        kith_message("the path of the vault is too long");
        return false;
    }
    if (is_folder(given))
        return true;
    kith_message(
        "%s: %s", given,
        access(given, F_OK) == 0 ? "not a folder" : strerror(errno));
    return false;
}

const char *kith_locate_settings(char path[static PATH_MAX])
{
    if (!in_config_home(path, "/kith/config.yaml") || access(path, F_OK) != 0)
        return NULL;
    return path;
}

const char *kith_locate_cache(char path[static PATH_MAX])
{
    return in_home(path, "XDG_CACHE_HOME", "/.cache", "/kith") ? path : NULL;
}

/* ---- kith-draw
 * ----------------------------------------------------------------- */

const char *kith_locate_draw(char path[static PATH_MAX])
{
    static const char *const places[] = {
        "/kith-draw", "/../libexec/kith-draw", "/../libexec/kith/kith-draw"};
    char folder[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    if (length <= 0)
        return NULL;
    folder[length] = '\0';
    char *slash = strrchr(folder, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (join(path, folder, places[i]) && access(path, X_OK) == 0)
            return path;
    }
    return NULL;
}
