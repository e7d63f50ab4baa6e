/*
 * walk.c — lists a vault's files.
 *
 * Every folder is read once, sorted, and left before its successor is entered,
 * so the lists come out in byte order of path without a sort over all of them:
 * within a folder, "a.md" comes before what is below "a", because '.' sorts
 * before '/'. Folders and names that end in ".md" cost no stat: its entry tells
 * of a folder, whatever it is called, and reading a note asks the opened file
 * what it is anyway (0.5 us an entry instead of 2). The root's folders are
 * walked by several threads, and their lists put together.
 */
#define _DEFAULT_SOURCE /* DT_DIR */

#include "vault/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/intern.h"
#include "base/limits.h"
#include "base/workers.h"
#include "vault/file_name.h"
#include "vault/walk_order.h"

/* A folder that is being walked. */
typedef struct level {
    DIR *directory;
    arena names;
    VEC(entry) entries;
    size_t next;   /* entry to look at */
    size_t prefix; /* bytes of the walker's path that name this folder */
} level;

typedef struct walker {
    int root;
    struct stat root_status;
    const ignore *rules;
    bool follow;
    arena *memory;
    walk *found;
    kith_vault_stats *stats;
    buffer path;    /* of the folder at hand, with a '/' at its end */
    intern seen;    /* device and inode of what is listed, if `follow` */
    VEC(str) links; /* symbolic links met, if `follow` */
    struct branch *branches; /* of the root's folders, the next one first */
    size_t depth;
    level levels[LIMIT_DIRECTORY_DEPTH];
} walker;

/* What lies below one of the root's folders. */
typedef struct branch {
    str name; /* of that folder */
    walk found;
    kith_vault_stats stats;
    arena memory;
} branch;

static str whole_path(walker *w, str name)
{
    size_t folder = w->path.len;
    kith_buffer_put(&w->path, name);
    str path = buffer_str(&w->path);
    if (path.len && path.ptr[path.len - 1] == '/')
        path.len--;
    const char *copy = kith_arena_text(w->memory, path);
    path.ptr = copy;
    if (!copy || w->path.failed)
        w->found->failed = true;
    w->path.len = folder;
    return copy ? path : (str){0};
}

static void skip(
    walker *w, str path, unsigned code, size_t *counter, const char *reason)
{
    if (counter && kith_ignore_has(w->rules, path)) {
        w->stats->skipped_ignored++;
        w->stats->files++;
        return;
    }
    const char *message = kith_arena_text(w->memory, str_from(reason));
    diagnostic d = {
        .path = path,
        .code = code,
        .severity = kith_diagnostic_severity(code),
        .message = str_from(message)};
    if (!message || !VEC_PUSH(&w->found->diagnostics, d))
        w->found->failed = true;
    if (counter) {
        ++*counter;
        w->stats->files++;
    }
}

static void skip_unreadable(walker *w, str path)
{
    char reason[160], text[128];
    if (strerror_r(errno, text, sizeof text))
        text[0] = '\0';
    snprintf(reason, sizeof reason, "folder cannot be read: %s", text);
    skip(w, path, K001_UNREADABLE, &w->stats->skipped_unreadable, reason);
}

static void skip_deep(walker *w, str path)
{
    char reason[64];
    snprintf(
        reason, sizeof reason, "folders are nested deeper than %d",
        LIMIT_DIRECTORY_DEPTH);
    skip(w, path, K007_DEPTH, &w->stats->skipped_depth, reason);
}

/* Is what `status` describes listed already? If not, it is `remember`ed. */
static bool is_seen(walker *w, const struct stat *status, bool remember)
{
    uint64_t identity[2] = {(uint64_t)status->st_dev, (uint64_t)status->st_ino};
    str text = {(const char *)identity, sizeof identity};
    if (kith_intern_find(&w->seen, text) != NO_NAME)
        return true;
    if (remember && kith_intern(&w->seen, text) == NAME_FAILED)
        w->found->failed = true;
    return false;
}

static void list_file(walker *w, str path, entry_kind kind)
{
    w->stats->files++;
    if (kith_ignore_has(w->rules, path)) {
        w->stats->skipped_ignored++;
        return;
    }
    bool kept = kind == ENTRY_NOTE ? VEC_PUSH(&w->found->notes, path)
                                   : VEC_PUSH(&w->found->others, path);
    if (!kept)
        w->found->failed = true;
}

/* May a link name a file called that? */
static bool is_linkable(const walker *w, str name)
{
    return w->rules->all_files || kith_file_is_linkable(name);
}

/* Does `folder` have a folder as this entry? Not every file system says so. */
static bool is_folder(int folder, const struct dirent *found)
{
    struct stat status;
    if (found->d_type != DT_UNKNOWN)
        return found->d_type == DT_DIR;
    return fstatat(folder, found->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(status.st_mode);
}

/* Sorts a file of the folder at hand into its kind; false if it is none. */
static bool classify(walker *w, int folder, str name, entry_kind *kind)
{
    bool is_note = kith_file_has_extension(name, STR("md"));
    const char *reason = is_note || is_linkable(w, name) ||
                                 kith_file_has_extension(name, STR("icloud"))
                             ? kith_file_sync_reason(name)
                             : NULL;
    if (reason) {
        skip(
            w, whole_path(w, name), K008_SYNC_COPY,
            &w->stats->skipped_sync_copy, reason);
        return false;
    }
    *kind = ENTRY_NOTE;
    if (is_note && !w->follow)
        return true;

    struct stat status;
    if (fstatat(folder, name.ptr, &status, AT_SYMLINK_NOFOLLOW))
        return false; /* gone since it was listed */
    if (S_ISLNK(status.st_mode)) {
        *kind = ENTRY_SYMLINK;
        return true;
    }
    if (w->follow)
        is_seen(w, &status, true);
    if (is_note)
        return true; /* reading says what is wrong with it */
    *kind = ENTRY_OTHER;
    return S_ISREG(status.st_mode) && is_linkable(w, name);
}

static void leave(walker *w)
{
    level *l = &w->levels[--w->depth];
    closedir(l->directory);
    kith_arena_free(&l->names);
    VEC_FREE(&l->entries);
}

/* Reads the entries of the innermost level; false if it is not to be walked. */
static bool read_entries(walker *w)
{
    level *l = &w->levels[w->depth - 1];
    int folder = dirfd(l->directory);
    for (;;) {
        errno = 0;
        struct dirent *found = readdir(l->directory);
        if (!found) {
            if (!errno)
                break;
            skip_unreadable(w, whole_path(w, (str){0}));
            return false;
        }
        str name = str_from(found->d_name);
        if (w->depth > 1 && str_equal(name, STR(".obsidian"))) {
            skip(
                w, whole_path(w, (str){0}), K009_BOUNDARY, NULL,
                "another vault begins here; it is not entered");
            return false;
        }
        entry e = {.kind = ENTRY_FOLDER};
        bool is_hidden = name.ptr[0] == '.';
        if (is_hidden && !kith_file_has_extension(name, STR("icloud")))
            continue;
        if (is_folder(folder, found) ? is_hidden
                                     : !classify(w, folder, name, &e.kind))
            continue;
        e.name = kith_arena_text(&l->names, name);
        e.len = name.len;
        if (!e.name || !VEC_PUSH(&l->entries, e))
            w->found->failed = true;
        if (w->found->failed)
            return false;
    }
    w->found->failed = !kith_walk_order(l->entries.at, l->entries.len);
    return !w->found->failed;
}

/* Enters the open folder `fd`, whose path is in w->path. Takes `fd`. */
static void enter(walker *w, int fd)
{
    struct stat status;
    if (fstat(fd, &status) || status.st_dev != w->root_status.st_dev) {
        skip(
            w, whole_path(w, (str){0}), K009_BOUNDARY, NULL,
            "another file system begins here; it is not entered");
        close(fd);
        return;
    }
    if (w->depth == LIMIT_DIRECTORY_DEPTH) {
        skip_deep(w, whole_path(w, (str){0}));
        close(fd);
        return;
    }
    bool is_new = !w->follow || !is_seen(w, &status, true);
    DIR *directory = is_new ? fdopendir(fd) : NULL;
    if (!directory) {
        if (is_new)
            w->found->failed = true; /* fdopendir lacks memory, nothing else */
        close(fd);
        return;
    }
    w->levels[w->depth++] =
        (level){.directory = directory, .prefix = w->path.len};
    if (!read_entries(w))
        leave(w);
}

static void open_entry(walker *w, int folder, str name, bool follow)
{
    int fd = openat(
        folder, name.ptr,
        O_RDONLY | O_DIRECTORY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW));
    if (fd < 0) {
        if (errno != ENOENT)
            skip_unreadable(w, whole_path(w, name));
        return;
    }
    kith_buffer_put(&w->path, name);
    kith_buffer_char(&w->path, '/');
    if (w->path.failed) {
        w->found->failed = true;
        close(fd);
        return;
    }
    enter(w, fd);
}

/* Takes over what lies below the next of the root's folders. */
static void take_branch(walker *w)
{
    branch *b = w->branches++;
    walk *to = w->found;
    kith_vault_stats *stats = w->stats;
    bool done = !b->found.failed;
    for (size_t i = 0; i < b->found.notes.len && done; i++)
        done = VEC_PUSH(&to->notes, b->found.notes.at[i]);
    for (size_t i = 0; i < b->found.others.len && done; i++)
        done = VEC_PUSH(&to->others, b->found.others.at[i]);
    for (size_t i = 0; i < b->found.diagnostics.len && done; i++)
        done = VEC_PUSH(&to->diagnostics, b->found.diagnostics.at[i]);
    to->failed = to->failed || !done;
    stats->files += b->stats.files;
    stats->skipped_unreadable += b->stats.skipped_unreadable;
    stats->skipped_symlink += b->stats.skipped_symlink;
    stats->skipped_depth += b->stats.skipped_depth;
    stats->skipped_sync_copy += b->stats.skipped_sync_copy;
    stats->skipped_ignored += b->stats.skipped_ignored;
}

/* Walks until every level down to `bottom` is left. */
static void run(walker *w, size_t bottom)
{
    while (w->depth > bottom) {
        level *l = &w->levels[w->depth - 1];
        w->path.len = l->prefix;
        if (l->next == l->entries.len || w->found->failed) {
            leave(w);
            continue;
        }
        entry e = l->entries.at[l->next++];
        str name = {e.name, e.len};
        if (e.kind == ENTRY_FOLDER && w->branches)
            take_branch(w);
        else if (e.kind == ENTRY_FOLDER)
            open_entry(w, dirfd(l->directory), name, false);
        else if (e.kind != ENTRY_SYMLINK)
            list_file(w, whole_path(w, name), e.kind);
        else if (!w->follow)
            skip(
                w, whole_path(w, name), K004_SYMLINK,
                &w->stats->skipped_symlink, "symbolic link is not followed");
        else if (!VEC_PUSH(&w->links, whole_path(w, name)))
            w->found->failed = true;
    }
}

/* Follows a symbolic link that was met, or says why not. */
static void follow_link(walker *w, str path)
{
    const char *name;
    const char *reason = "symbolic link leads nowhere";
    struct stat status;
    int folder = kith_walk_open_folder(w->root, path, true, &name);
    str last = str_from(folder < 0 ? "" : name);
    if (folder >= 0 && fstatat(folder, name, &status, 0) == 0) {
        bool is_folder = S_ISDIR(status.st_mode);
        bool is_note = kith_file_has_extension(last, STR("md"));
        int target =
            is_folder ? openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                      : kith_walk_target_folder(folder, name);
        bool is_file =
            S_ISREG(status.st_mode) && (is_note || is_linkable(w, last));
        if (!kith_walk_is_below(&w->root_status, target)) {
            reason = "symbolic link leads out of the vault";
        } else if (is_folder && !is_seen(w, &status, false)) {
            w->path.len = 0;
            kith_buffer_put(&w->path, str_slice(path, 0, path.len - last.len));
            open_entry(w, folder, last, true);
            run(w, 0);
            reason = NULL;
        } else if (is_file && !is_seen(w, &status, true)) {
            list_file(w, path, is_note ? ENTRY_NOTE : ENTRY_OTHER);
            reason = NULL;
        } else {
            reason = "symbolic link leads to something that is read already";
        }
    }
    if (folder >= 0)
        close(folder);
    if (reason)
        skip(w, path, K004_SYMLINK, &w->stats->skipped_symlink, reason);
}

/* ---- The root's folders, several at once
 * ------------------------------------- */

typedef struct branching {
    const walker *root; /* which has read the root, and no more */
    branch *branches;
} branching;

static bool walk_branch(void *context, size_t job, unsigned worker)
{
    const branching *all = context;
    const walker *root = all->root;
    branch *b = &all->branches[job];
    walker *w = calloc(1, sizeof *w);
    (void)worker;
    if (!w)
        return false;
    w->root = root->root;
    w->root_status = root->root_status;
    w->rules = root->rules;
    w->memory = &b->memory;
    w->found = &b->found;
    w->stats = &b->stats;
    w->depth = 1; /* the root is open, and is the other walker's */
    open_entry(w, dirfd(root->levels[0].directory), b->name, false);
    run(w, 1);
    kith_buffer_free(&w->path);
    free(w);
    return !b->found.failed;
}

/* Walks what lies below the root's folders, then the root. */
static void run_branches(walker *w, unsigned threads)
{
    level *root = &w->levels[0];
    size_t count = 0;
    branch *branches = calloc(root->entries.len + 1, sizeof *branches);
    branching all = {w, branches};
    for (size_t i = 0; branches && i < root->entries.len; i++) {
        const entry *e = &root->entries.at[i];
        if (e->kind == ENTRY_FOLDER)
            branches[count++].name = (str){e->name, e->len};
    }
    if (!branches ||
        !kith_workers_run(
            kith_workers(threads, count), count, walk_branch, &all))
        w->found->failed = true;
    w->branches = branches;
    run(w, 0);
    for (size_t i = 0; i < count; i++) {
        kith_walk_free(&branches[i].found);
        kith_arena_join(w->memory, &branches[i].memory);
    }
    free(branches);
    w->branches = NULL;
}

static int compare_paths(const void *left, const void *right)
{
    const str *a = left, *b = right;
    size_t both = a->len < b->len ? a->len : b->len;
    int order = memcmp(a->ptr, b->ptr, both);
    return order ? order : (a->len > b->len) - (a->len < b->len);
}

void kith_walk(
    int root,
    const ignore *rules,
    bool follow,
    unsigned threads,
    arena *memory,
    walk *found,
    kith_vault_stats *stats)
{
    int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    walker *w = calloc(1, sizeof *w);
    if (!w || fd < 0 || fstat(fd, &w->root_status)) {
        found->failed = true;
        if (fd >= 0)
            close(fd);
        free(w);
        return;
    }
    w->root = root;
    w->rules = rules;
    w->follow = follow;
    w->memory = memory;
    w->found = found;
    w->stats = stats;
    enter(w, fd);
    /* What a link leads to may have been met anywhere before. */
    if (w->depth && !follow)
        run_branches(w, threads);
    else
        run(w, 0);
    for (size_t i = 0; i < w->links.len && !found->failed; i++)
        follow_link(w, w->links.at[i]);
    if (w->links.len && found->notes.len)
        qsort(found->notes.at, found->notes.len, sizeof(str), compare_paths);
    if (w->links.len && found->others.len)
        qsort(found->others.at, found->others.len, sizeof(str), compare_paths);

    kith_buffer_free(&w->path);
    kith_intern_free(&w->seen);
    VEC_FREE(&w->links);
    free(w);
}

void kith_walk_free(walk *found)
{
    VEC_FREE(&found->notes);
    VEC_FREE(&found->others);
    VEC_FREE(&found->diagnostics);
}
