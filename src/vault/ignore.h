/*
 * ignore.h — files that a vault itself keeps out, beside .kith.yaml.
 *
 *     .kithignore               not read at all, counted as skipped
 *     .obsidian/app.json        userIgnoreFilters: links resolve, no evidence;
 *                               showUnsupportedFiles: links to any file resolve
 *     .obsidian/templates.json  folder: its notes are templates
 *
 * A line of .kithignore is a glob ('*' is any run of bytes, '?' one character).
 * Without a '/' inside it is the name of a file or folder anywhere, else a path
 * from the root; with one at its end it means folders only. What lies in a
 * folder that matches, matches. The last line that matches decides, and "!"
 * before a line brings files back. '#' begins a comment.
 */
#ifndef KITH_VAULT_IGNORE_H
#define KITH_VAULT_IGNORE_H

#include <regex.h>

#include "base/arena.h"
#include "vault/diagnostic.h"

typedef struct ignore_line {
    str glob;
    bool brings_back, is_path, folders_only;
} ignore_line;

/* One filter of Obsidian's: a path prefix, a glob or a /regular expression/. */
typedef struct ignore_filter {
    str text;
    regex_t *expression; /* NULL if it is none */
} ignore_filter;

/* Nothing in it changes after reading: threads share it. The zero value keeps
 * nothing out. */
typedef struct ignore {
    arena memory;
    VEC(ignore_line) lines;
    VEC(ignore_filter) filters;
    VEC(str) templates; /* folders, without a '/' at the end */
    bool all_files;     /* files of any kind may be linked */
    uint64_t text;      /* hash of the files that were read */
    bool failed;        /* memory is out */
} ignore;

/* Reads the files of the open folder `root`; a rule that cannot be used is a
 * K010 in `list`, its words in `memory`. */
void kith_ignore_read(
    ignore *rules, int root, arena *memory, diagnostic_list *list);
void kith_ignore_free(ignore *rules);

/* Does .kithignore keep the vault-relative `path` of a file out?
 * O(lines * path * glob) at most. */
bool kith_ignore_has(const ignore *rules, str path);

/* Adds NOTE_EXCLUDED and NOTE_TEMPLATE to the flags of a note, as Obsidian's
 * settings say of it. False if memory is out. */
bool kith_ignore_flags(const ignore *rules, str path, uint16_t *flags);

#endif
