/*
 * file_index.c — which file a link path means.
 *
 * A path is looked up by its last part, first with ".md", then as it stands;
 * what folders it names must be the end of the file's own. Most names belong to
 * one file: the answer then does not depend on where the link stands, and the
 * caller asks once a name and not once a link (100 000 links, 10 000 names).
 */
#include "vault/file_index.h"

#include <stdlib.h>

#include "base/fold.h"

enum { SCRATCH_BYTES = 1 << 16 };

/* ---- Paths ------------------------------------------------------------------
 */

/* Length as Obsidian's language counts it: UTF-16 units. */
static size_t utf16_length(str path)
{
    size_t units = 0;
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        units += (c & 0xC0) != 0x80;
        units += c >= 0xF0;
    }
    return units;
}

/*
 * Writes `folder` and then the parts of `path` to `out` (room for both and a
 * '/'), without empty parts and ".", with ".." taken back. Returns the length.
 */
static size_t join(str folder, str path, char *out)
{
    size_t length = folder.len;
    if (length)
        memcpy(out, folder.ptr, length);
    for (size_t begin = 0, end; begin < path.len; begin = end + 1) {
        end = str_find(path, begin, '/');
        str part = str_slice(path, begin, end);
        if (str_is_empty(part) || str_equal(part, STR(".")))
            continue;
        if (str_equal(part, STR(".."))) {
            length = str_folder((str){out, length}).len;
            continue;
        }
        if (length)
            out[length++] = '/';
        memcpy(out + length, part.ptr, part.len);
        length += part.len;
    }
    return length;
}

/* ---- The index --------------------------------------------------------------
 */

static size_t file_count(const kith_vault *vault)
{
    return vault->note_count + vault->other_count;
}

bool kith_file_index_build(file_index *index, const kith_vault *vault)
{
    size_t count = file_count(vault);
    *index = (file_index){.vault = vault};
    index->after = malloc((count + 1) * sizeof *index->after);
    index->heads = malloc((count + 1) * sizeof *index->heads);
    if (!index->after || !index->heads)
        return false;
    for (size_t i = 0; i <= count; i++)
        index->heads[i] = NO_INDEX;
    for (size_t i = count; i-- > 0;) {
        str path = vault_file(vault, (uint32_t)i);
        str name = kith_fold_path(&index->scratch, str_file(path));
        if (!name.ptr)
            return false;
        name_id id = kith_intern(&index->basenames, name);
        if (id == NAME_FAILED)
            return false;
        index->after[i] = index->heads[id];
        index->heads[id] = (uint32_t)i;
        if (index->scratch.bytes > SCRATCH_BYTES)
            kith_arena_free(&index->scratch);
    }
    return true;
}

void kith_file_index_free(file_index *index)
{
    kith_intern_free(&index->basenames);
    kith_arena_free(&index->scratch);
    free(index->heads);
    free(index->after);
    *index = (file_index){0};
}

/* ---- Questions --------------------------------------------------------------
 */

/* A link path as it is looked up. */
typedef struct question {
    str path;      /* folded, from the vault's root or from anywhere */
    str written;   /* its last component, in its own letters */
    bool is_whole; /* it must be the file's whole path */
    uint32_t source;
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
    q->path = (str){joined, join(folder, folded, joined)};
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

static uint32_t head_of(file_index *index, const question *q, str extension)
{
    str last = str_file(q->path);
    char *name = NEW_ARRAY(&index->scratch, last.len + extension.len + 1, char);
    if (!name || str_is_empty(last))
        return NO_INDEX;
    memcpy(name, last.ptr, last.len);
    if (extension.len)
        memcpy(name + last.len, extension.ptr, extension.len);
    name_id id = kith_intern_find(
        &index->basenames, (str){name, last.len + extension.len});
    return id == NO_NAME ? NO_INDEX : index->heads[id];
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
    str own = str_folder(vault_file(index->vault, q->source));
    return (standing){
        .is_not_exact = !is_exact,
        .is_elsewhere = !str_equal(str_folder(path), own),
        .length = utf16_length(path),
        .is_other_case = !begins(str_file(path), q->written)};
}

static void choose(
    file_index *index, const question *q, str extension, file_match *match)
{
    size_t answering = 0;
    bool is_exact = false, best_is_exact = false;
    for (uint32_t f = head_of(index, q, extension); f != NO_INDEX;
         f = index->after[f]) {
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

bool kith_file_index_find(
    file_index *index, uint32_t source, str target, file_match *match)
{
    question q;
    *match = (file_match){.file = NO_INDEX};
    if (!ask(index, source, target, &q))
        return false;
    choose(index, &q, STR(".md"), match);
    if (match->file == NO_INDEX)
        choose(index, &q, STR(""), match);
    return true;
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

bool kith_file_index_all(
    file_index *index,
    uint32_t source,
    str target,
    uint32_t *candidate,
    size_t room,
    size_t *count)
{
    str extensions[] = {STR(".md"), STR("")};
    question q;
    bool is_exact;
    *count = 0;
    if (!ask(index, source, target, &q))
        return false;
    for (size_t i = 0; i < 2 && *count == 0; i++) {
        for (uint32_t f = head_of(index, &q, extensions[i]); f != NO_INDEX;
             f = index->after[f]) {
            if (!answers(index, &q, extensions[i], f, &is_exact))
                continue;
            size_t kept = *count < room ? *count : room;
            insert(index, &q, extensions[i], f, candidate, kept, room);
            ++*count;
        }
    }
    return true;
}
