/* vault.h — a folder of Markdown notes, read once. */
#ifndef KITH_VAULT_H
#define KITH_VAULT_H

#include <stdbool.h>
#include <stddef.h>

#include <kith/error.h>
#include <kith/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a note is about; decides the vertex it becomes. */
typedef enum kith_kind {
    KITH_KIND_OTHER, /* anything not known to be one of the others */
    KITH_KIND_PERSON,
    KITH_KIND_CUSTOMER,     /* an organization we sell to */
    KITH_KIND_PARTNER,      /* an organization we sell with */
    KITH_KIND_ORGANIZATION, /* any other organization: an employer */
    KITH_KIND_PROJECT,
    KITH_KIND_MEETING
} kith_kind;

/* "person", "customer", ...; "other" for what is no kind. Never NULL. */
KITH_API const char *kith_kind_text(kith_kind kind);

/* ---- Settings: .kith.yaml ------------------------------------------------ */

typedef struct kith_settings kith_settings;

/*
 * Reads `<vault>/.kith.yaml` and, if not NULL, `user_file` (whose values give
 * way); either may be absent. An unknown key, a value of the wrong type or a
 * folder that does not exist is an error (ARGUMENT) with file and line.
 * Returns settings to free with kith_settings_free(), or NULL on error.
 */
KITH_API kith_settings *kith_settings_read(
    const char *vault, const char *user_file, kith_error *error);
KITH_API void kith_settings_free(kith_settings *settings);

/* One value and where it comes from: "built in" or "FILE:LINE". */
typedef struct kith_setting {
    const char *key, *value, *origin;
} kith_setting;

KITH_API size_t kith_settings_size(const kith_settings *settings);
KITH_API kith_setting
kith_settings_row(const kith_settings *settings, size_t i);

/* ---- The vault ----------------------------------------------------------- */

typedef struct kith_vault kith_vault;

/* Whose rules tell tags and aliases in the front matter. */
typedef enum kith_compat {
    KITH_COMPAT_DEFAULT,  /* lenient; obsidian where links are strict */
    KITH_COMPAT_LENIENT,  /* what either of the two would read */
    KITH_COMPAT_OBSIDIAN, /* only `tags` and `aliases`, each value one; nothing
                             of a front matter that is no YAML */
    KITH_COMPAT_DATAVIEW  /* tag(s) and alias(es) in any case, split at commas,
                             tags at blanks too */
} kith_compat;

/* Zero is the default for every field: pass NULL, or set what differs. */
typedef struct kith_vault_options {
    /* A settings file of the user's; the vault's own wins. NULL = none. */
    const char *user_settings;
    /* Larger notes are skipped and listed; 0 = 16 MiB. */
    size_t max_note_bytes;
    /* Readers at work at once; 0 = one per processor, and several per processor
     * when the notes come from a disk. */
    unsigned threads;
    /* Resolve links as Obsidian does and nothing more: no folder notes, titles,
     * aliases or truncated titles. */
    bool strict_obsidian;
    kith_compat compat;
    /* Follow symbolic links that stay inside the vault. */
    bool follow_symlinks;
    /* Called now and then while notes are read, from the thread that opens the
     * vault, with `context` and how many of how many notes are read; must be
     * quick. NULL = not. */
    void (*progress)(void *context, size_t done, size_t total);
    void *context;
    /* A folder of the user's that keeps what was read, so that only what has
     * changed is read again; it is made if it is missing, and may be deleted at
     * any time. Never one inside the vault. NULL = keep nothing. */
    const char *cache;
    /* Read all bytes rather than trust size, times and inode. */
    bool verify;
    /* Take nothing from the cache, but keep what is read. */
    bool rebuild;
} kith_vault_options;

/*
 * Reads every note below `path`.
 *
 * Notes are held in byte order of their vault-relative path, whatever order the
 * file system gives them in, so equal vaults give equal output. A note that
 * cannot be parsed is kept with what could be read, and what is wrong is listed
 * by the check report; only an unreadable root is an error.
 *
 * Returns a new vault to free with kith_vault_free(), or NULL on error
 * (IO, MEMORY, ARGUMENT). O(bytes of notes) time; memory about 2 KB a note,
 * the text of the notes is not kept.
 */
KITH_API kith_vault *kith_vault_open(
    const char *path, const kith_vault_options *options, kith_error *error);
KITH_API void kith_vault_free(kith_vault *vault);

/* Number of notes; 0 for NULL. */
KITH_API size_t kith_vault_size(const kith_vault *vault);

/* Vault-relative path of note i < kith_vault_size(), and what it is about. */
KITH_API const char *kith_vault_path(const kith_vault *vault, size_t i);
KITH_API kith_kind kith_vault_kind(const kith_vault *vault, size_t i);

/* Nothing is lost: files = notes + skipped + others, and links_found =
 * links_resolved + links_unresolved + links_skipped, always. */
typedef struct kith_vault_stats {
    size_t files, notes, others;
    size_t skipped_unreadable, skipped_too_large, skipped_not_regular,
        skipped_symlink, skipped_changed, skipped_depth, skipped_sync_copy,
        skipped_ignored; /* by .kithignore */
    size_t bytes;        /* of the notes read */
    size_t links_found, links_resolved, links_unresolved;
    size_t links_skipped; /* those that name a URL */
    size_t embeds;        /* of the links: ![[...]] and ![...](...) */
    size_t vias, tags, tasks, fields, diagnostics;
    size_t recalled; /* of the notes: from the cache, not parsed */
    bool kept;       /* the cache holds all this for the next time */
    double walk_seconds, read_seconds, resolve_seconds;
} kith_vault_stats;

KITH_API kith_vault_stats kith_vault_count(const kith_vault *vault);

#ifdef __cplusplus
}
#endif

#endif
