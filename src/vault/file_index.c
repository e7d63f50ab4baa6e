/*
 * file_index.c — which file a link path means.
 *
 * A path is looked up by its last part, first with ".md", then as it stands;
 * what folders it names must be the end of the file's own. Most names belong to
 * one file: the answer then does not depend on where the link stands, and the
 * caller asks once a name and not once a link (100 000 links, 10 000 names).
 *
 * A README in every folder is a crowd: ten thousand files of one name, each
 * with links to it. A crowd is listed by its folders too, and put in order
 * once: by how good its files are, and the same for each spelling of the name.
 * What stands beside the link is looked up.
 */
#include "vault/file_index.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "vault/file_name.h"
#include "vault/file_question.h"

enum { SCRATCH_BYTES = 1 << 16, CROWD = 16 };

#define RANK_INEXACT (UINT32_C(1) << 30)

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
    kith_file_table_free(&index->beside);
    VEC_FREE(&index->crowds);
    kith_arena_free(&index->memory);
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

/* The key of files of one name, folded, in a folder as it is written. */
static str key_beside(arena *memory, str folder, str name)
{
    char *key = NEW_ARRAY(memory, folder.len + name.len + 2, char);
    if (!key || !name.ptr)
        return (str){0};
    return (str){key, kith_file_join(folder, name, key)};
}

/* Lists every file by its folder and name. Made when there is a crowd. */
static bool list_folders(file_index *index)
{
    arena folded = {0};
    bool done = true;
    for (size_t i = file_count(index->vault);
         i-- > 0 && done && !index->has_beside;) {
        str path = vault_file(index->vault, (uint32_t)i);
        str name = kith_fold_path(&folded, str_file(path));
        done = kith_file_table_add(
            &index->beside, key_beside(&folded, str_folder(path), name),
            (uint32_t)i);
        kith_arena_reset(&folded);
    }
    kith_arena_free(&folded);
    index->has_beside = done;
    return done;
}

/* ---- Questions --------------------------------------------------------------
 */

/* The best of a list, and what is as good. */
static void choose(
    const file_index *index,
    const file_question *q,
    const file_list *list,
    file_match *match)
{
    size_t answering = 0;
    bool is_exact;
    *match = (file_match){.file = NO_INDEX};
    for (uint32_t e = list ? list->first : NO_INDEX; e != NO_INDEX;
         e = index->names.entries.at[e].next) {
        uint32_t f = index->names.entries.at[e].file;
        if (!kith_file_question_answers(q, f, &is_exact))
            continue;
        int order = -1;
        if (answering++) { /* in byte order: of equals the first stays */
            file_standing now = kith_file_question_standing(q, f);
            file_standing best = kith_file_question_standing(q, match->file);
            order = kith_file_standing_compare(now, best);
            if (kith_file_standing_compare_but_case(now, best) == 0)
                match->is_tie = true;
            else if (order < 0)
                match->is_tie = false;
        }
        if (order < 0)
            match->file = f;
    }
    match->for_any_source = answering < 2 && !q->is_whole;
}

/* The best files so far, best first. */
typedef struct ranking {
    uint32_t *best;
    size_t kept, room;
    size_t count; /* that answer, kept or not */
} ranking;

/* Puts `file` among the best unless it is, which may push the last one out. */
static void insert(ranking *r, const file_question *q, uint32_t file)
{
    for (size_t i = 0; i < r->kept; i++)
        if (r->best[i] == file)
            return;
    size_t at = r->kept;
    file_standing now = kith_file_question_standing(q, file);
    for (; at > 0; at--) {
        uint32_t before = r->best[at - 1];
        if (kith_file_standing_compare(
                now, kith_file_question_standing(q, before)) >= 0)
            break;
        if (at < r->room)
            r->best[at] = before;
    }
    if (at < r->room)
        r->best[at] = file;
    r->kept += r->kept < r->room;
}

/* Ranks a file if it answers. */
static void consider(ranking *r, const file_question *q, uint32_t file)
{
    bool is_exact;
    if (!kith_file_question_answers(q, file, &is_exact))
        return;
    insert(r, q, file);
    r->count++;
}

/* ---- Crowds -----------------------------------------------------------------
 */

/* The end of a path that a question asks for. */
static str key_of(const file_question *q)
{
    size_t length = q->path.len + q->extension.len;
    char *key = NEW_ARRAY(q->scratch, length + 1, char);
    if (!key)
        return (str){0};
    memcpy(key, q->path.ptr, q->path.len);
    if (q->extension.len)
        memcpy(key + q->path.len, q->extension.ptr, q->extension.len);
    return (str){key, length};
}

/* Where the answers stand: in the list of the name or, where that is a crowd,
 * of the folders before it too. `*list` is NULL if there are none. */
static bool look_up(
    file_index *index, const file_question *q, str key, file_list **list)
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
    return true;
}

static int compare_rank(const void *left, const void *right)
{
    const spelled_file *a = left, *b = right;
    int order = (a->rank > b->rank) - (a->rank < b->rank);
    return order ? order : (a->file > b->file) - (a->file < b->file);
}

static int compare_spelling(const void *left, const void *right)
{
    const spelled_file *a = left, *b = right;
    int order = str_compare(a->name, b->name);
    return order ? order : compare_rank(left, right);
}

/* The files of a list in order, for all questions of its key. */
static bool put_in_order(
    file_index *index,
    const file_question *q,
    const file_table *table,
    const file_list *list,
    file_crowd *crowd)
{
    spelled_file *all = NEW_ARRAY(&index->memory, list->count, spelled_file);
    if (!all)
        return false;
    *crowd = (file_crowd){.spelled = all, .count = list->count};
    for (uint32_t e = list->first; e != NO_INDEX;
         e = table->entries.at[e].next) {
        bool is_exact;
        uint32_t f = table->entries.at[e].file;
        str path = vault_file(index->vault, f), name = str_file(path);
        size_t length = kith_utf16_length(path);
        kith_file_question_answers(q, f, &is_exact);
        name.len -= q->extension.len;
        *all++ = (spelled_file){
            name, f, (uint32_t)length | (is_exact ? 0u : RANK_INEXACT)};
        crowd->exact += is_exact;
    }
    qsort(crowd->spelled, crowd->count, sizeof *all, compare_rank);
    for (size_t i = 0; i < FILE_CANDIDATES; i++)
        crowd->best[i] = crowd->spelled[i].file;
    qsort(crowd->spelled, crowd->count, sizeof *all, compare_spelling);
    return true;
}

/* The crowd of a list, made when it is first asked for; NULL if memory is out.
 * Asked for with an extension, names end before it. */
static const file_crowd *crowd_of(
    file_index *index,
    const file_question *q,
    const file_table *table,
    file_list *list)
{
    uint32_t *known = &list->crowd[q->extension.len > 0];
    if (*known == 0) {
        file_crowd crowd;
        if (!put_in_order(index, q, table, list, &crowd) ||
            !VEC_PUSH(&index->crowds, crowd))
            return NULL;
        *known = (uint32_t)index->crowds.len;
    }
    return &index->crowds.at[*known - 1];
}

/* The first file of a crowd whose name is not before `name`. */
static size_t first_spelled(const file_crowd *crowd, str name)
{
    size_t low = 0, high = crowd->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(crowd->spelled[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Ranks the files of a list. The best of a crowd are among the best of the
 * spelling asked for and the best of all. False if memory is out. */
static bool rank(
    file_index *index,
    const file_question *q,
    const file_table *table,
    file_list *list,
    ranking *r)
{
    if (!list || list->count <= CROWD) {
        for (uint32_t e = list ? list->first : NO_INDEX; e != NO_INDEX;
             e = table->entries.at[e].next)
            consider(r, q, table->entries.at[e].file);
        return true;
    }
    const file_crowd *crowd = crowd_of(index, q, table, list);
    if (!crowd)
        return false;
    size_t at = first_spelled(crowd, q->written);
    for (size_t i = at; i < crowd->count && i < at + r->room; i++)
        if (str_equal(crowd->spelled[i].name, q->written))
            consider(r, q, crowd->spelled[i].file);
    for (size_t i = 0; i < r->room; i++)
        consider(r, q, crowd->best[i]);
    r->count = q->is_whole ? crowd->exact : crowd->count;
    return true;
}

/* Ranks the files of that name in the folder of the question. */
static bool rank_beside(
    file_index *index, const file_question *q, str name, ranking *r)
{
    str own = str_folder(vault_file(index->vault, q->source));
    str key = key_beside(q->scratch, own, name);
    return key.ptr && (index->has_beside || list_folders(index)) &&
           rank(
               index, q, &index->beside,
               kith_file_table_find(&index->beside, key), r);
}

/* ---- The answers ------------------------------------------------------------
 */

/* Ranks all that answer, those in a crowd too. */
static bool rank_all(
    file_index *index,
    const file_question *q,
    str key,
    file_list *list,
    ranking *r)
{
    if (!rank(index, q, &index->names, list, r))
        return false;
    size_t count = r->count;
    bool done = !list || list->count <= CROWD ||
                rank_beside(index, q, str_file(key), r);
    r->count = count; /* those beside were among them */
    return done;
}

static bool choose_by(
    file_index *index, const file_question *q, file_match *match)
{
    file_list *list;
    uint32_t best[2];
    ranking r = {.best = best, .room = 2};
    str key = key_of(q);
    if (!key.ptr || !look_up(index, q, key, &list))
        return false;
    if (!list || list->count <= CROWD) {
        choose(index, q, list, match);
        return true;
    }
    if (!rank_all(index, q, key, list, &r))
        return false;
    *match = (file_match){.file = r.kept ? best[0] : NO_INDEX};
    match->is_tie =
        r.kept > 1 && kith_file_standing_compare_but_case(
                          kith_file_question_standing(q, best[0]),
                          kith_file_question_standing(q, best[1])) == 0;
    return true;
}

static bool ask(
    file_index *index, uint32_t source, str target, file_question *q)
{
    if (index->scratch.bytes > SCRATCH_BYTES)
        kith_arena_free(&index->scratch);
    bool done = kith_file_question_ask(
        q, index->vault, source, target, &index->scratch);
    q->extension = STR(".md");
    return done;
}

bool kith_file_index_find(
    file_index *index, uint32_t source, str target, file_match *match)
{
    file_question q;
    *match = (file_match){.file = NO_INDEX};
    if (!ask(index, source, target, &q) || !choose_by(index, &q, match))
        return false;
    q.extension = STR("");
    return match->file != NO_INDEX || choose_by(index, &q, match);
}

static bool rank_by(file_index *index, const file_question *q, ranking *r)
{
    file_list *list;
    str key = key_of(q);
    return key.ptr && look_up(index, q, key, &list) &&
           rank_all(index, q, key, list, r);
}

bool kith_file_index_all(
    file_index *index,
    uint32_t source,
    str target,
    uint32_t *candidate,
    size_t room,
    size_t *count)
{
    file_question q;
    ranking r = {
        .best = candidate,
        .room = room < FILE_CANDIDATES ? room : (size_t)FILE_CANDIDATES};
    *count = 0;
    if (!ask(index, source, target, &q) || !rank_by(index, &q, &r))
        return false;
    q.extension = STR("");
    bool done = r.count > 0 || rank_by(index, &q, &r);
    *count = r.count;
    return done;
}
