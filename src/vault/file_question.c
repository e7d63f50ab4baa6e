/* file_question.c — see file_question.h. */
#include "vault/file_question.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "vault/file_name.h"

static bool begins(str text, str start)
{
    return text.len >= start.len && memcmp(text.ptr, start.ptr, start.len) == 0;
}

bool kith_file_question_ask(
    file_question *q,
    const kith_vault *vault,
    uint32_t source,
    str target,
    arena *scratch)
{
    bool is_relative = begins(target, STR("./")) || begins(target, STR("../"));
    str folder = (str){0};
    if (is_relative)
        folder = kith_fold_path(scratch, str_folder(vault_file(vault, source)));
    str folded = kith_fold_path(scratch, target);
    char *joined = NEW_ARRAY(scratch, folder.len + folded.len + 2, char);
    if (!folded.ptr || !joined)
        return false;
    *q = (file_question){
        .vault = vault,
        .path = {joined, kith_file_join(folder, folded, joined)},
        .written = str_file(target),
        .extension = STR(""),
        .is_whole = is_relative || begins(target, STR("/")),
        .source = source,
        .scratch = scratch};
    return true;
}

bool kith_file_question_answers(
    const file_question *q, uint32_t file, bool *is_exact)
{
    str path = vault_file(q->vault, file);
    if (!memchr(q->path.ptr, '/', q->path.len)) {
        *is_exact = str_file_begin(path) == 0;
        return *is_exact || !q->is_whole;
    }
    path = kith_fold_path(q->scratch, path);
    size_t length = q->path.len + q->extension.len;
    *is_exact = false;
    if (!path.ptr || path.len < length)
        return false;
    size_t at = path.len - length;
    *is_exact = at == 0;
    return memcmp(path.ptr + at, q->path.ptr, q->path.len) == 0 &&
           (at == 0 || (!q->is_whole && path.ptr[at - 1] == '/'));
}

/* Asked only where several files answer: most names are one file's. */
file_standing kith_file_question_standing(const file_question *q, uint32_t file)
{
    str path = vault_file(q->vault, file);
    bool is_exact = false;
    kith_file_question_answers(q, file, &is_exact);
    return (file_standing){
        .is_not_exact = !is_exact,
        .is_elsewhere = !str_equal(
            str_folder(path), str_folder(vault_file(q->vault, q->source))),
        .length = kith_utf16_length(path),
        .is_other_case = !begins(str_file(path), q->written)};
}

int kith_file_standing_compare_but_case(file_standing a, file_standing b)
{
    if (a.is_not_exact != b.is_not_exact)
        return a.is_not_exact - b.is_not_exact;
    if (a.is_elsewhere != b.is_elsewhere)
        return a.is_elsewhere - b.is_elsewhere;
    return (a.length > b.length) - (a.length < b.length);
}

int kith_file_standing_compare(file_standing a, file_standing b)
{
    int order = kith_file_standing_compare_but_case(a, b);
    return order ? order : a.is_other_case - b.is_other_case;
}
