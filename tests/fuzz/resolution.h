/*
 * resolution.h — a tree of files and links to them made of any bytes, and what
 * each link means by the rules as they are written down, one file at a time.
 *
 * Names are few, so that they collide: in case, in folders, in extensions, and
 * in crowds of more than the sixteen that a look-up takes one by one.
 */
#ifndef KITH_FUZZ_RESOLUTION_H
#define KITH_FUZZ_RESOLUTION_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "vault/file_index.h"
#include "vault/file_name.h"
#include "vault/kind.h"
#include "vault/resolve.h"

enum { TREE_FILES = 96, TREE_LINKS = 64, TREE_DEPTH = 4, TREE_PATH = 96 };

/* The bytes that decide; 0 when they are used up. */
typedef struct choices {
    const uint8_t *at;
    size_t left;
} choices;

typedef struct tree {
    kith_vault vault;
    note notes[TREE_FILES];
    note_link links[TREE_LINKS];
    linking from[TREE_FILES];
    str others[TREE_FILES];
    arena memory;
} tree;

static inline size_t choose_below(choices *c, size_t below)
{
    if (c->left == 0)
        return 0;
    c->left--;
    return *c->at++ % below;
}

/* Writes one of the parts that paths are made of; returns its length. */
static inline size_t put_part(choices *c, bool dots, char *out)
{
    static const char *const parts[] = {
        "a",         "A",        "b",   "README",
        "readme",    "Readme",   "x.y", "\xC3\xA9",
        "e\xCC\x81", "\xC3\x89", "aa",  "\xF0\x9F\x98\x80",
        ".",         "..",       ""};
    size_t count = sizeof parts / sizeof *parts;
    const char *part = parts[choose_below(c, dots ? count : count - 3)];
    memcpy(out, part, strlen(part));
    return strlen(part);
}

static inline str put_path(choices *c, tree *t, bool link)
{
    static const char *const ends[] = {".md", ".md", ".md", ".MD", ".png", ""};
    char path[TREE_PATH];
    size_t length = 0;
    for (size_t depth = choose_below(c, TREE_DEPTH); depth > 0; depth--) {
        length += put_part(c, link, path + length);
        path[length++] = '/';
    }
    length += put_part(c, link, path + length);
    const char *end = ends[choose_below(c, link ? 6 : 5)];
    if (link && choose_below(c, 2))
        end = "";
    memcpy(path + length, end, strlen(end));
    length += strlen(end);
    const char *copy = kith_arena_text(&t->memory, (str){path, length});
    if (!copy)
        abort();
    return (str){copy, length};
}

static inline int compare_strings(const void *left, const void *right)
{
    return str_compare(*(const str *)left, *(const str *)right);
}

/* Files in byte order of path, each once: notes, then others. */
static inline void plant_files(tree *t, choices *c)
{
    str paths[TREE_FILES];
    size_t count = 1 + choose_below(c, TREE_FILES);
    for (size_t i = 0; i < count; i++)
        paths[i] = put_path(c, t, false);
    qsort(paths, count, sizeof *paths, compare_strings);
    t->vault.notes = t->notes;
    t->vault.others = t->others;
    for (size_t i = 0; i < count; i++) {
        if (i && str_equal(paths[i], paths[i - 1]))
            continue;
        if (!kith_file_has_extension(str_file(paths[i]), STR("md"))) {
            t->others[t->vault.other_count++] = paths[i];
            continue;
        }
        note *n = &t->notes[t->vault.note_count++];
        n->path = paths[i];
        n->flags = kith_kind_path_flags(n->path);
        str name = kith_kind_name(n->path, n->flags);
        n->name = kith_intern(&t->vault.names, name);
    }
}

static inline void plant_links(tree *t, choices *c)
{
    size_t used = 0;
    for (size_t i = 0; i < t->vault.note_count && used < TREE_LINKS; i++) {
        t->from[i] = (linking){(uint32_t)i, 0, &t->links[used]};
        t->notes[i].link = t->from[i].link;
        for (size_t k = choose_below(c, 8); k > 0 && used < TREE_LINKS; k--) {
            static const char *const starts[] = {"", "", "", "/", "./", "../"};
            char target[TREE_PATH + 4];
            str path = put_path(c, t, true);
            const char *start = starts[choose_below(c, 6)];
            size_t length = strlen(start);
            memcpy(target, start, length);
            memcpy(target + length, path.ptr, path.len);
            length += path.len;
            name_id id = kith_intern(&t->vault.names, (str){target, length});
            t->links[used++] = (note_link){.target = id, .line = 1};
            t->notes[i].links++;
            t->from[i].links++;
        }
    }
}

/* ---- The rules as they are written down ------------------------------------
 */

typedef struct ruling {
    uint32_t file; /* NO_INDEX: none */
    size_t count;  /* files that may be meant */
    bool is_tie;
} ruling;

static inline bool ends_with(str text, str end)
{
    return text.len >= end.len &&
           memcmp(text.ptr + text.len - end.len, end.ptr, end.len) == 0;
}

typedef struct merit { /* of a file as an answer, smaller is better */
    size_t inexact, elsewhere, length, other_case;
} merit;

static inline int compare_merit(merit a, merit b, bool with_case)
{
    if (a.inexact != b.inexact)
        return a.inexact < b.inexact ? -1 : 1;
    if (a.elsewhere != b.elsewhere)
        return a.elsewhere < b.elsewhere ? -1 : 1;
    if (a.length != b.length)
        return a.length < b.length ? -1 : 1;
    if (!with_case || a.other_case == b.other_case)
        return 0;
    return a.other_case < b.other_case ? -1 : 1;
}

static inline ruling rule_with(
    tree *t, uint32_t source, str target, str wanted, bool whole)
{
    ruling r = {.file = NO_INDEX};
    merit best = {0};
    char inside[2 * TREE_PATH];
    inside[0] = '/';
    memcpy(inside + 1, wanted.ptr, wanted.len);
    str below = {inside, wanted.len + 1};
    size_t files = t->vault.note_count + t->vault.other_count;
    for (uint32_t f = 0; f < files; f++) {
        str path = vault_file(&t->vault, f), written = str_file(target);
        str folded = kith_fold_path(&t->memory, path);
        bool exact = str_equal(folded, wanted);
        if (!exact && (whole || !ends_with(folded, below)))
            continue;
        str name = str_file(path);
        str own = str_folder(vault_file(&t->vault, source));
        merit now = {
            .inexact = !exact,
            .elsewhere = !str_equal(str_folder(path), own),
            .length = kith_utf16_length(path),
            .other_case = name.len < written.len ||
                          memcmp(name.ptr, written.ptr, written.len) != 0};
        if (r.count++ && compare_merit(now, best, false) == 0)
            r.is_tie = true;
        else if (r.count > 1 && compare_merit(now, best, false) < 0)
            r.is_tie = false;
        if (r.count > 1 && compare_merit(now, best, true) >= 0)
            continue;
        r.file = f;
        best = now;
    }
    return r;
}

/* Notes before other files; in each, every file is looked at. */
static inline ruling rule(tree *t, uint32_t source, str target)
{
    bool beside =
        str_begins(target, STR("./")) || str_begins(target, STR("../"));
    str from = beside ? str_folder(vault_file(&t->vault, source)) : (str){0};
    char path[3 * TREE_PATH];
    size_t length = kith_file_join(from, target, path);
    str wanted = kith_fold_path(&t->memory, (str){path, length});
    ruling r = {.file = NO_INDEX};
    if (wanted.len == 0)
        return r;
    char dotted[4 * TREE_PATH];
    memcpy(dotted, wanted.ptr, wanted.len);
    memcpy(dotted + wanted.len, ".md", 3);
    bool whole = beside || target.ptr[0] == '/';
    r = rule_with(t, source, target, (str){dotted, wanted.len + 3}, whole);
    return r.file != NO_INDEX ? r : rule_with(t, source, target, wanted, whole);
}

/* ---- One tree --------------------------------------------------------------
 */

/* Plants what the bytes say and resolves every link; NULL if all mean what the
 * rules say, else the target that does not. */
static inline const char *resolve_tree(const uint8_t *bytes, size_t length)
{
    choices c = {bytes, length};
    tree *t = calloc(1, sizeof *t);
    diagnostic_list found = {0};
    resolution known = {0};
    file_index index;
    const char *wrong = NULL;
    size_t ties = 0, said = 0;
    if (!t)
        abort();
    t->vault.strict = true;
    plant_files(t, &c);
    plant_links(t, &c);
    if (!kith_resolve(
            &t->vault, t->from, t->vault.note_count, 1, &known, &found))
        abort();
    kith_resolution_free(&known);
    if (!kith_file_index_build(&index, &t->vault))
        abort();
    for (uint32_t i = 0; i < t->vault.note_count && !wrong; i++) {
        for (uint32_t k = 0; k < t->notes[i].links && !wrong; k++) {
            const note_link *link = &t->notes[i].link[k];
            if (link->target == NO_NAME)
                continue;
            str target = vault_name(&t->vault, link->target);
            ruling r = rule(t, i, target);
            uint32_t all[4];
            size_t count;
            if (!kith_file_index_all(&index, i, target, all, 4, &count))
                abort();
            ties += r.is_tie;
            if (link->resolved != r.file || count != r.count ||
                (count && all[0] != r.file))
                wrong = target.ptr;
        }
    }
    for (size_t i = 0; i < found.len; i++)
        said += found.at[i].code == K202_AMBIGUOUS_LINK;
    if (!wrong && said != ties)
        wrong = "(the number of ties)";
    static char copy[TREE_PATH + 32];
    if (wrong) {
        size_t len = strlen(wrong);
        memcpy(copy, wrong, len < sizeof copy ? len + 1 : sizeof copy - 1);
    }
    VEC_FREE(&found);
    kith_file_index_free(&index);
    kith_intern_free(&t->vault.names);
    kith_arena_free(&t->vault.memory);
    kith_arena_free(&t->memory);
    free(t);
    return wrong ? copy : NULL;
}

#endif
