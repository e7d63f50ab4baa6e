/*
 * vault.c — a folder of notes becomes one immutable value.
 *
 * Three steps: walk (serial, 5 ms for 10 000 notes), read (many threads),
 * gather (serial: names, kinds, links); what is cached need not be read, and if
 * nothing changed need not be gathered either (cache.h). The value owns its
 * strings, its records and its settings, and nothing else stays behind.
 */
#include "vault/vault.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/sort.h"
#include "base/zeroed.h"
#include "vault/cache.h"
#include "vault/gather.h"
#include "vault/walk.h"

static double seconds_now(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Whether an open folder is that of everything on the machine. */
static bool holds_all(int folder)
{
    struct stat here, top;
    return fstat(folder, &here) == 0 && stat("/", &top) == 0 &&
           here.st_dev == top.st_dev && here.st_ino == top.st_ino;
}

static int open_root(const char *path, kith_error *error)
{
    char reason[128];
    int root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root >= 0 && !holds_all(root))
        return root;
    if (root >= 0) {
        close(root);
        kith_fail(
            error, KITH_ERROR_IO, path, 0,
            "the root folder of the machine is no vault");
        return -1;
    }
    if (strerror_r(errno, reason, sizeof reason) != 0)
        reason[0] = '\0';
    kith_fail(
        error, KITH_ERROR_IO, path, 0, "vault cannot be opened: %s", reason);
    return -1;
}

/* Takes over what the walk found. */
static bool take_files(kith_vault *vault, const walk *found)
{
    vault->note_count = found->notes.len;
    vault->other_count = found->others.len;
    vault->notes = NEW_ARRAY(&vault->memory, found->notes.len + 1, note);
    vault->others = NEW_ARRAY(&vault->memory, found->others.len + 1, str);
    if (!vault->notes || !vault->others)
        return false;
    for (size_t i = 0; i < found->notes.len; i++)
        vault->notes[i].path = found->notes.at[i];
    for (size_t i = 0; i < found->others.len; i++)
        vault->others[i] = found->others.at[i];
    return true;
}

static bool take_diagnostics(kith_vault *vault, const diagnostic_list *list)
{
    vault->diagnostics = NEW_ARRAY(&vault->memory, list->len + 1, diagnostic);
    if (!vault->diagnostics)
        return false;
    if (list->len)
        memcpy(vault->diagnostics, list->at, list->len * sizeof *list->at);
    kith_sort(
        vault->diagnostics, list->len, sizeof *list->at,
        kith_diagnostic_compare);
    vault->diagnostic_count = list->len;
    vault->stats.diagnostics = list->len;
    return true;
}

/* Reads and gathers the notes that were found, or recalls them. */
static bool read_notes(
    kith_vault *vault,
    int root,
    const ignore *rules,
    const kith_vault_options *options,
    walk *found)
{
    double begin = seconds_now();
    cache c;
    kith_cache_find(&c, vault, options, rules, found);
    work w = {
        .vault = vault,
        .root = root,
        .rules = rules,
        .limit = options->max_note_bytes ? options->max_note_bytes
                                         : LIMIT_NOTE_BYTES,
        .follow = options->follow_symlinks,
        .verify = options->verify,
        .progress = options->progress,
        .context = options->context,
        .asked = options->threads};
    w.threads = kith_work_threads(&w, options->threads);
    w.readings = kith_zeroed(vault->note_count + 1, sizeof *w.readings);
    w.names = calloc(w.threads + 1, sizeof *w.names);
    if (c.path)
        w.stamps = calloc(vault->note_count + 1, sizeof *w.stamps);
    bool done = w.readings && w.names && (w.stamps || !c.path);
    if (done)
        kith_cache_recall(&c, &w);
    done = done && kith_work(&w);
    double read = seconds_now();
    if (done && !kith_cache_adopt(&c, &w, &found->diagnostics))
        done = !c.failed && kith_gather(&w, &found->diagnostics) &&
               take_diagnostics(vault, &found->diagnostics);
    vault->stats.read_seconds = read - begin;
    vault->stats.resolve_seconds = seconds_now() - read;
    if (done)
        kith_cache_save(&c, &w);
    for (unsigned i = 0; w.names && i <= w.threads; i++)
        kith_intern_free(&w.names[i]);
    kith_resolution_free(&w.known);
    free(w.readings);
    free(w.names);
    free(w.stamps);
    kith_cache_free(&c);
    return done;
}

static kith_compat compat_of(const kith_vault_options *options)
{
    if (options->compat != KITH_COMPAT_DEFAULT)
        return options->compat;
    return options->strict_obsidian ? KITH_COMPAT_OBSIDIAN
                                    : KITH_COMPAT_LENIENT;
}

static str root_name(kith_vault *vault, const char *path)
{
    str root = str_from(path);
    while (root.len > 1 && root.ptr[root.len - 1] == '/')
        root.len--;
    const char *copy = kith_arena_text(&vault->memory, root);
    return (str){copy, copy ? root.len : 0};
}

/* Walks, reads and gathers; false with `error` set. */
static bool fill(
    kith_vault *vault,
    int root,
    const kith_vault_options *options,
    kith_error *error)
{
    walk found = {0};
    ignore rules = {0};
    double begin = seconds_now();
    kith_ignore_read(&rules, root, &vault->memory, &found.diagnostics);
    kith_walk(
        root, &rules, options->follow_symlinks, options->threads,
        &vault->memory, &found, &vault->stats);
    vault->stats.walk_seconds = seconds_now() - begin;

    bool done = !found.failed && !rules.failed;
    if (!done)
        kith_fail_memory(error);
    if (done && found.notes.len > LIMIT_NOTES)
        done = kith_fail(
            error, KITH_ERROR_LIMIT, vault->root.ptr, 0,
            "vault has %zu notes, more than %d", found.notes.len, LIMIT_NOTES);
    if (done && !(take_files(vault, &found) &&
                  read_notes(vault, root, &rules, options, &found)))
        done = kith_fail_memory(error);
    kith_ignore_free(&rules);
    kith_walk_free(&found);
    return done;
}

kith_vault *kith_vault_open(
    const char *path, const kith_vault_options *options, kith_error *error)
{
    static const kith_vault_options defaults = {0};
    if (error_is_set(error))
        return NULL;
    if (!path) {
        kith_fail(error, KITH_ERROR_ARGUMENT, NULL, 0, "no vault is named");
        return NULL;
    }
    if (!options)
        options = &defaults;

    bool done = false;
    kith_vault *vault = calloc(1, sizeof *vault);
    int root = open_root(path, error);
    if (root < 0)
        goto done;
    if (vault)
        vault->root = root_name(vault, path);
    if (!vault || !vault->root.ptr) {
        kith_fail_memory(error);
        goto done;
    }
    vault->strict = options->strict_obsidian;
    vault->compat = compat_of(options);
    vault->settings =
        kith_settings_read(vault->root.ptr, options->user_settings, error);
    done = vault->settings && fill(vault, root, options, error);
done:
    if (root >= 0)
        close(root);
    if (!done) {
        kith_vault_free(vault);
        return NULL;
    }
    return vault;
}

void kith_vault_free(kith_vault *vault)
{
    if (!vault)
        return;
    kith_worker_store_free(vault->stores);
    kith_settings_free(vault->settings);
    kith_intern_free(&vault->names);
    VEC_FREE(&vault->moves);
    VEC_FREE(&vault->changes);
    kith_arena_free(&vault->memory);
    kith_snapshot_close(&vault->kept);
    free(vault);
}

size_t kith_vault_size(const kith_vault *vault)
{
    return vault ? vault->note_count : 0;
}

const char *kith_vault_path(const kith_vault *vault, size_t i)
{
    return vault && i < vault->note_count ? vault->notes[i].path.ptr : "";
}

kith_kind kith_vault_kind(const kith_vault *vault, size_t i)
{
    return vault && i < vault->note_count ? (kith_kind)vault->notes[i].kind
                                          : KITH_KIND_OTHER;
}

kith_vault_stats kith_vault_count(const kith_vault *vault)
{
    return vault ? vault->stats : (kith_vault_stats){0};
}
