/* find_note.c — the file a user means by a name. */
#include "report/find_note.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/near.h"

str kith_note_name(const kith_vault *vault, uint32_t file)
{
    if (file >= vault->note_count)
        return str_file(vault_file(vault, file));
    return vault_name(vault, vault->notes[file].name);
}

/* ---- Exactly --------------------------------------------------------------
 */

/* Is `asked` the path of the file, with or without ".md"? */
static bool is_path(str file, str asked)
{
    if (str_equal(file, asked))
        return true;
    return str_ends(file, STR(".md")) &&
           str_equal(str_slice(file, 0, file.len - 3), asked);
}

/* Is it the end of that path, from one of its folders on? */
static bool ends_path(str file, str asked)
{
    for (size_t at = 0; (at = str_find(file, at, '/') + 1) < file.len;)
        if (is_path(str_slice(file, at, file.len), asked))
            return true;
    return false;
}

static bool is_name(str name, str key, arena *scratch)
{
    str folded = kith_fold_name(scratch, name);
    return folded.ptr && str_equal(folded, key);
}

/* Whether folded `key` is a name of the note: title, file or folder, alias. */
static bool is_named(
    const kith_vault *vault, const note *n, str key, arena *scratch)
{
    if (is_name(vault_name(vault, n->name), key, scratch) ||
        is_name(vault_name(vault, n->title), key, scratch) ||
        is_name(str_stem(n->path), key, scratch))
        return true;
    for (uint32_t i = 0; i < n->fields; i++) {
        const field *f = &n->field[i];
        if (str_equal(vault_name(vault, f->key), STR("aliases")) &&
            is_name(vault_name(vault, f->value), key, scratch))
            return true;
    }
    return false;
}

/* The one that matches; AMBIGUOUS with the candidates if several do. */
static uint32_t only(
    const kith_vault *vault, const few *m, const char *name, kith_error *error)
{
    if (m->count < 2)
        return m->count ? m->first[0] : NO_INDEX;
    buffer list = {0};
    for (unsigned i = 0; i < m->count && i < FEW; i++)
        kith_buffer_printf(
            &list, "%s%.*s", i ? ", " : "",
            STR_ARG(vault_file(vault, m->first[i])));
    if (m->count > FEW)
        kith_buffer_printf(&list, " and %u more", m->count - FEW);
    if (list.failed)
        kith_fail_memory(error);
    else
        kith_fail(
            error, KITH_ERROR_AMBIGUOUS, NULL, 0,
            "'%s' could be %.*s; give more of the name, or the note's path",
            name, STR_ARG(buffer_str(&list)));
    kith_buffer_free(&list);
    return NO_INDEX;
}

uint32_t kith_note_find(
    const kith_vault *vault, const char *name, kith_error *error)
{
    str asked = str_from(name);
    if (str_begins(asked, STR("./")))
        asked = str_slice(asked, 2, asked.len);
    size_t files = vault->note_count + vault->other_count;
    for (uint32_t i = 0; i < files; i++)
        if (is_path(vault_file(vault, i), asked))
            return i;

    arena kept = {0}, scratch = {0};
    few m = {0};
    bool has_folder = str_find(asked, 0, '/') < asked.len;
    for (uint32_t i = 0; has_folder && i < files; i++)
        if (ends_path(vault_file(vault, i), asked))
            few_add(&m, i);
    if (m.count)
        return only(vault, &m, name, error);
    str key = kith_fold_name(&kept, asked);
    if (!key.ptr)
        kith_fail_memory(error);
    for (uint32_t i = 0; key.len && i < files; i++) {
        bool is_it =
            i < vault->note_count
                ? is_named(vault, &vault->notes[i], key, &scratch)
                : is_name(str_file(vault_file(vault, i)), key, &scratch);
        if (is_it)
            few_add(&m, i);
        kith_arena_reset(&scratch);
    }
    kith_arena_free(&kept);
    kith_arena_free(&scratch);
    return only(vault, &m, name, error);
}

/* ---- Nearly ---------------------------------------------------------------
 */

static bool is_meeting(const note *n)
{
    return n->kind == KITH_KIND_MEETING || n->flags & NOTE_DATED_NAME;
}

static void match_beginnings(
    const kith_vault *vault, str key, bool meetings, few *m)
{
    arena scratch = {0};
    for (uint32_t i = 0; i < vault->note_count; i++) {
        const note *n = &vault->notes[i];
        if (is_meeting(n) != meetings)
            continue;
        str name = kith_fold_name(&scratch, vault_name(vault, n->name));
        if (name.ptr && kith_words_begin(name, key))
            few_add(m, i);
        kith_arena_reset(&scratch);
    }
    kith_arena_free(&scratch);
}

uint32_t kith_note_find_beginning(
    const kith_vault *vault, const char *name, kith_error *error)
{
    arena kept = {0};
    few m = {0};
    str key = kith_fold_name(&kept, str_from(name));
    if (!key.ptr)
        kith_fail_memory(error);
    if (key.len)
        match_beginnings(vault, key, false, &m);
    if (key.len && m.count == 0)
        match_beginnings(vault, key, true, &m);
    kith_arena_free(&kept);
    return only(vault, &m, name, error);
}

bool kith_note_unknown(
    const kith_vault *vault,
    const char *name,
    const char *or_what,
    kith_error *error)
{
    arena kept = {0}, scratch = {0};
    near_names near = {0};
    buffer list = {0};
    str key = kith_fold_name(&kept, str_from(name));
    for (uint32_t i = 0; key.ptr && i < vault->note_count; i++) {
        const note *n = &vault->notes[i];
        str known = kith_fold_name(&scratch, vault_name(vault, n->name));
        if (known.ptr && !is_meeting(n))
            kith_near_offer(&near, key, known, i);
        kith_arena_reset(&scratch);
    }
    for (unsigned i = 0; i < near.count; i++)
        kith_buffer_printf(
            &list, "%s%.*s", i ? " or " : "; did you mean ",
            STR_ARG(kith_note_name(vault, near.index[i])));
    if (!key.ptr || list.failed)
        kith_fail_memory(error);
    else
        kith_fail(
            error, KITH_ERROR_NOT_FOUND, NULL, 0,
            "no note%s is named '%s'%.*s%s", or_what, name,
            STR_ARG(buffer_str(&list)), near.count ? "?" : "");
    kith_buffer_free(&list);
    kith_arena_free(&kept);
    kith_arena_free(&scratch);
    return false;
}
