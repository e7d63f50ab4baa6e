/*
 * file_index.c — which file a link path means.
 *
 * A path is looked up by its last part, first with ".md", then as it stands;
 * what folders it names must be the end of the file's own. Most names belong to
 * one file: the answer then does not depend on where the link stands, and the
 * caller asks once a name and not once a link (100 000 links, 10 000 names).
 *
 * A README in every folder is a crowd: ten thousand files of one name, each
 * with links to it. A crowd is listed by its folders too, and answers a
 * question from anywhere once; what stands beside the link is looked up.
 */
#include "vault/file_index.h"

#include <stdlib.h>

#include "base/fold.h"
#include "vault/file_name.h"

enum { SCRATCH_BYTES = 1 << 16, CROWD = 16 };

/* ---- The index --------------------------------------------------------------
 */

static size_t file_count(const kith_vault *vault)
{
    return vault->note_count + vault->other_count;
}

bool kith_file_index_build(file_index *index, const kith_vault *vault)
{
    *index = (file_index){.vault = vault};
    for (size_t i = file_count(vault); i-- > 0;) {
        str path = vault_file(vault, (uint32_t)i);
        str name = kith_fold_path(&index->scratch, str_file(path));
        if (!kith_file_table_add(&index->names, name, (uint32_t)i))
            return false;
        kith_arena_reset(&index->scratch);
    }
    return true;
}

void kith_file_index_free(file_index *index)
{
    kith_file_table_free(&index->names);
    kith_file_table_free(&index->paths);
    kith_intern_free(&index->asked);
    VEC_FREE(&index->crowds);
    kith_arena_free(&index->scratch);
    *index = (file_index){0};
}

/* The last part of `path` before `end`, with what follows it. */
static size_t part_before(str path, size_t end)
{
    while (end && path.ptr[end - 1] != '/')
        end--;
    return end;
}

/* Lists the files of a crowd by `length` bytes of their paths and one folder
 * more. The list may move. */
static bool split(file_index *index, const file_list *crowd, size_t length)
{
    arena folded = {0};
    VEC(uint32_t) files = {0};
    bool done = true;
    for (uint32_t e = crowd->first; e != NO_INDEX && done;
         e = index->names.entries.at[e].next)
        done = VEC_PUSH(&files, index->names.entries.at[e].file);
    while (files.len && done) {
        uint32_t file = files.at[--files.len];
        str path = kith_fold_path(&folded, vault_file(index->vault, file));
        if (!path.ptr || path.len > length) {
            size_t begin =
                path.ptr ? part_before(path, path.len - length - 1) : 0;
            str key = path.ptr ? str_slice(path, begin, path.len) : path;
            done = kith_file_table_add(&index->names, key, file);
        }
        kith_arena_reset(&folded);
    }
    VEC_FREE(&files);
    kith_arena_free(&folded);
    return done;
}

/* Lists every file by its whole path. Made when there is a crowd. */
static bool list_paths(file_index *index)
{
    arena folded = {0};
    bool done = true;
    for (size_t i = file_count(index->vault);
         i-- > 0 && done && !index->has_paths;) {
        str path = vault_file(index->vault, (uint32_t)i);
        done = kith_file_table_add(
            &index->paths, kith_fold_path(&folded, path), (uint32_t)i);
        kith_arena_reset(&folded);
    }
    kith_arena_free(&folded);
    index->has_paths = done;
    return done;
}

/* ---- Questions --------------------------------------------------------------
 */

/* A link path as it is looked up. */
typedef struct question {
    str path;        /* folded, from the vault's root or from anywhere */
    str written;     /* its last component, in its own letters */
    bool is_whole;   /* it must be the file's whole path */
    uint32_t source; /* NO_INDEX: from anywhere */
} question;

static bool begins(str text, str start)
{
    return text.len >= start.len && memcmp(text.ptr, start.ptr, start.len) == 0;
}

static bool ask(file_index *index, uint32_t source, str target, question *q)
{
    if (index->scratch.bytes > SCRATCH_BYTES)
        kith_arena_free(&index->scratch);
    bool is_relative = begins(target, STR("./")) || begins(target, STR("../"));
    str folder = (str){0};
    if (is_relative)
        folder = kith_fold_path(
            &index->scratch, str_folder(vault_file(index->vault, source)));
    str folded = kith_fold_path(&index->scratch, target);
    char *joined =
        NEW_ARRAY(&index->scratch, folder.len + folded.len + 2, char);
    if (!folded.ptr || !joined)
        return false;
    q->path = (str){joined, kith_file_join(folder, folded, joined)};
    q->written = str_file(target);
    q->is_whole = is_relative || begins(target, STR("/"));
    q->source = source;
    return true;
}

/* Does the folded path of `file` end with the question's (and `extension`)?
 * `*is_exact`: it is nothing else. */
static bool answers(
    file_index *index,
    const question *q,
    str extension,
    uint32_t file,
    bool *is_exact)
{
    str path = vault_file(index->vault, file);
    if (!memchr(q->path.ptr, '/', q->path.len)) {
        /* The basename is known to match. */
        *is_exact = str_file_begin(path) == 0;
        return *is_exact || !q->is_whole;
    }
    path = kith_fold_path(&index->scratch, path);
    size_t length = q->path.len + extension.len;
    if (!path.ptr || path.len < length)
        return false;
    size_t at = path.len - length;
    *is_exact = at == 0;
    return memcmp(path.ptr + at, q->path.ptr, q->path.len) == 0 &&
           (at == 0 || (!q->is_whole && path.ptr[at - 1] == '/'));
}

/* How good a file is as an answer; smaller is better. */
typedef struct standing {
    bool is_not_exact, is_elsewhere;
    size_t length;
    bool is_other_case; /* only on file systems that tell cases apart */
} standing;

/* Files that differ at most in case are a tie, even if one of them wins it. */
static int compare_but_case(standing a, standing b)
{
    if (a.is_not_exact != b.is_not_exact)
        return a.is_not_exact - b.is_not_exact;
    if (a.is_elsewhere != b.is_elsewhere)
        return a.is_elsewhere - b.is_elsewhere;
    return (a.length > b.length) - (a.length < b.length);
}

static int compare_standing(standing a, standing b)
{
    int order = compare_but_case(a, b);
    return order ? order : a.is_other_case - b.is_other_case;
}

/* Asked only where several files answer: most names are one file's. */
static standing standing_of(
    const file_index *index, const question *q, uint32_t file, bool is_exact)
{
    str path = vault_file(index->vault, file);
    bool is_beside =
        q->source != NO_INDEX &&
        str_equal(
            str_folder(path), str_folder(vault_file(index->vault, q->source)));
    return (standing){
        .is_not_exact = !is_exact,
        .is_elsewhere = !is_beside,
        .length = kith_file_utf16_length(path),
        .is_other_case = !begins(str_file(path), q->written)};
}

/* The best of a list, and what is as good. */
static void choose(
    file_index *index,
    const question *q,
    str extension,
    const file_table *table,
    const file_list *list,
    file_match *match)
{
    size_t answering = 0;
    bool is_exact = false, best_is_exact = false;
    *match = (file_match){.file = NO_INDEX};
    for (uint32_t e = list ? list->first : NO_INDEX; e != NO_INDEX;
         e = table->entries.at[e].next) {
        uint32_t f = table->entries.at[e].file;
        if (!answers(index, q, extension, f, &is_exact))
            continue;
        int order = -1;
        if (answering++) { /* in byte order: of equals the first stays */
            standing now = standing_of(index, q, f, is_exact);
            standing best = standing_of(index, q, match->file, best_is_exact);
            order = compare_standing(now, best);
            if (compare_but_case(now, best) == 0)
                match->is_tie = true;
            else if (order < 0)
                match->is_tie = false;
        }
        if (order >= 0)
            continue;
        match->file = f;
        best_is_exact = is_exact;
    }
    match->for_any_source = answering < 2 && !q->is_whole;
}

/* Puts `file` among the `kept` best ones, which may push the last one out. */
static void insert(
    file_index *index,
    const question *q,
    str extension,
    uint32_t file,
    uint32_t *candidate,
    size_t kept,
    size_t room)
{
    bool is_exact = false;
    size_t at = kept;
    answers(index, q, extension, file, &is_exact);
    standing now = standing_of(index, q, file, is_exact);
    for (; at > 0; at--) {
        uint32_t before = candidate[at - 1];
        answers(index, q, extension, before, &is_exact);
        if (compare_standing(now, standing_of(index, q, before, is_exact)) >= 0)
            break;
        if (at < room)
            candidate[at] = before;
    }
    if (at < room)
        candidate[at] = file;
}

/* The best of a list, best first; returns how many answer. */
static size_t rank(
    file_index *index,
    const question *q,
    str extension,
    const file_table *table,
    const file_list *list,
    uint32_t *candidate,
    size_t room)
{
    size_t count = 0;
    bool is_exact;
    for (uint32_t e = list ? list->first : NO_INDEX; e != NO_INDEX;
         e = table->entries.at[e].next) {
        uint32_t f = table->entries.at[e].file;
        if (!answers(index, q, extension, f, &is_exact))
            continue;
        size_t kept = count < room ? count : room;
        insert(index, q, extension, f, candidate, kept, room);
        count++;
    }
    return count;
}

/* ---- Crowds -----------------------------------------------------------------
 */

/* The end of a path that a question asks for with an extension. */
static str key_of(file_index *index, const question *q, str extension)
{
    size_t length = q->path.len + extension.len;
    char *key = NEW_ARRAY(&index->scratch, length + 1, char);
    if (!key)
        return (str){0};
    memcpy(key, q->path.ptr, q->path.len);
    if (extension.len)
        memcpy(key + q->path.len, extension.ptr, extension.len);
    return (str){key, length};
}

/* Where the answers stand: in the list of the name or, where that is a crowd,
 * of the folders before it too. `*list` is NULL if there are none. */
static bool look_up(
    file_index *index, const question *q, str key, const file_list **list)
{
    file_table *names = &index->names;
    size_t begin = part_before(key, key.len);
    *list = NULL;
    if (str_is_empty(str_file(q->path)))
        return true;
    file_list *found =
        kith_file_table_find(names, str_slice(key, begin, key.len));
    while (found && found->count > CROWD && begin > 0) {
        file_list crowd = *found;
        found->is_split = true;
        if (!crowd.is_split && !split(index, &crowd, key.len - begin))
            return false;
        begin = part_before(key, begin - 1);
        found = kith_file_table_find(names, str_slice(key, begin, key.len));
    }
    *list = found;
    return !found || found->count <= CROWD || index->has_paths ||
           list_paths(index);
}

/* What a crowd answers to a question from anywhere, asked once. */
static const file_crowd *ask_crowd(
    file_index *index,
    const question *q,
    str extension,
    str key,
    const file_list *list)
{
    size_t length = key.len + 1 + q->written.len;
    char *asked = NEW_ARRAY(&index->scratch, length + 1, char);
    if (!asked)
        return NULL;
    memcpy(asked, key.ptr, key.len);
    memcpy(asked + key.len + 1, q->written.ptr, q->written.len);
    name_id id = kith_intern(&index->asked, (str){asked, length});
    if (id == NAME_FAILED)
        return NULL;
    if (id > index->crowds.len) {
        file_crowd crowd = {0};
        question from_anywhere = *q;
        from_anywhere.source = NO_INDEX;
        choose(
            index, &from_anywhere, extension, &index->names, list,
            &crowd.match);
        crowd.count = rank(
            index, &from_anywhere, extension, &index->names, list, crowd.best,
            FILE_CANDIDATES);
        if (!VEC_PUSH(&index->crowds, crowd))
            return NULL;
    }
    return &index->crowds.at[id - 1];
}

/* The files of that name in the folder of the question; NULL if there are none.
 * `*failed`: memory is out. */
static const file_list *list_beside(
    file_index *index, const question *q, str key, bool *failed)
{
    str own = str_folder(vault_file(index->vault, q->source));
    str folder = kith_fold_path(&index->scratch, own);
    str name = str_file(key);
    char *path = NEW_ARRAY(&index->scratch, folder.len + name.len + 2, char);
    *failed = *failed || !folder.ptr || !path;
    if (*failed)
        return NULL;
    return kith_file_table_find(
        &index->paths, (str){path, kith_file_join(folder, name, path)});
}

static bool choose_in_crowd(
    file_index *index,
    const question *q,
    str extension,
    str key,
    const file_list *list,
    file_match *match)
{
    bool failed = false;
    file_match near;
    const file_list *beside = list_beside(index, q, key, &failed);
    const file_crowd *crowd = ask_crowd(index, q, extension, key, list);
    if (failed || !crowd)
        return false;
    *match = crowd->match;
    choose(index, q, extension, &index->paths, beside, &near);
    if (near.file != NO_INDEX) {
        bool near_is_exact, best_is_exact;
        answers(index, q, extension, near.file, &near_is_exact);
        answers(index, q, extension, match->file, &best_is_exact);
        standing best = standing_of(index, q, match->file, best_is_exact);
        if (compare_standing(
                standing_of(index, q, near.file, near_is_exact), best) <= 0)
            *match = near;
    }
    match->for_any_source = false;
    return true;
}

/* ---- The answers ------------------------------------------------------------
 */

static bool choose_by(
    file_index *index, const question *q, str extension, file_match *match)
{
    const file_list *list;
    str key = key_of(index, q, extension);
    if (!key.ptr || !look_up(index, q, key, &list))
        return false;
    if (!list || list->count <= CROWD)
        choose(index, q, extension, &index->names, list, match);
    else if (q->is_whole)
        choose(
            index, q, extension, &index->paths,
            kith_file_table_find(&index->paths, key), match);
    else
        return choose_in_crowd(index, q, extension, key, list, match);
    return true;
}

bool kith_file_index_find(
    file_index *index, uint32_t source, str target, file_match *match)
{
    question q;
    *match = (file_match){.file = NO_INDEX};
    return ask(index, source, target, &q) &&
           choose_by(index, &q, STR(".md"), match) &&
           (match->file != NO_INDEX || choose_by(index, &q, STR(""), match));
}

static bool rank_by(
    file_index *index,
    const question *q,
    str extension,
    uint32_t *candidate,
    size_t room,
    size_t *count)
{
    bool failed = false;
    const file_list *list;
    str key = key_of(index, q, extension);
    if (!key.ptr || !look_up(index, q, key, &list))
        return false;
    if (!list || list->count <= CROWD || q->is_whole) {
        *count =
            rank(index, q, extension, &index->names, list, candidate, room);
        return true;
    }
    const file_list *beside = list_beside(index, q, key, &failed);
    const file_crowd *crowd = ask_crowd(index, q, extension, key, list);
    if (failed || !crowd)
        return false;
    size_t near =
        rank(index, q, extension, &index->paths, beside, candidate, room);
    size_t kept = near < room ? near : room;
    size_t most =
        crowd->count < FILE_CANDIDATES ? crowd->count : FILE_CANDIDATES;
    for (size_t i = 0; i < most; i++) {
        size_t k = 0;
        while (k < kept && candidate[k] != crowd->best[i])
            k++;
        if (k < kept)
            continue;
        insert(index, q, extension, crowd->best[i], candidate, kept, room);
        kept += kept < room;
    }
    *count = crowd->count;
    return true;
}

bool kith_file_index_all(
    file_index *index,
    uint32_t source,
    str target,
    uint32_t *candidate,
    size_t room,
    size_t *count)
{
    question q;
    *count = 0;
    if (room > FILE_CANDIDATES)
        room = FILE_CANDIDATES;
    return ask(index, source, target, &q) &&
           rank_by(index, &q, STR(".md"), candidate, room, count) &&
           (*count != 0 || rank_by(index, &q, STR(""), candidate, room, count));
}
