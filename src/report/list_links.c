/*
 * links.c — every link of the vault and how it found its file.
 *
 * Rows stand in source order, one a link. Links that name a URL are counted by
 * the vault and not listed. kith asks how notes hang together: an image or
 * another attachment that is embedded is listed only as a backlink, and when
 * links are read strictly as Obsidian's own index has them; then the links that
 * only kith recovers from unquoted front matter are left out.
 */
#include <kith/report.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/vec.h"
#include "report/report.h"
#include "vault/vault.h"

#define CANDIDATES 16 /* of one link, listed at most */

static const char *const place_text[] = {
    [PLACE_BODY] = "body",
    [PLACE_FRONT_MATTER] = "front_matter",
    [PLACE_CANVAS] = "canvas",
};

static const char *const how_text[] = {
    [HOW_EXACT] = "exact",           [HOW_FOLDER_NOTE] = "folder_note",
    [HOW_TITLE] = "title",           [HOW_ALIAS] = "alias",
    [HOW_TRUNCATED] = "truncated",   [HOW_AMBIGUOUS] = "ambiguous",
    [HOW_UNRESOLVED] = "unresolved", [HOW_EXTERNAL] = "external",
};

static const column columns[] = {
    {"FROM", ALIGN_LEFT, 40}, {"LINE", ALIGN_RIGHT, 0},
    {"LINK", ALIGN_LEFT, 40}, {"HOW", ALIGN_LEFT, 0},
    {"TO", ALIGN_LEFT, 40},   {NULL, ALIGN_LEFT, 0},
};

/* Which links are asked for. */
typedef struct wanted {
    bool unresolved;
    uint32_t to; /* file whose backlinks are asked for, or NO_INDEX */
    str name;    /* folded name no file answers to; empty if not asked for */
} wanted;

/* ---- Whose backlinks ------------------------------------------------------
 */

/* Whether folded `key` is a name of the note: title, file or folder, alias. */
static bool is_named(
    const kith_vault *vault, const note *n, str key, arena *scratch)
{
    const str names[] = {
        vault_name(vault, n->name), vault_name(vault, n->title),
        str_stem(n->path)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(kith_fold_name(scratch, names[i]), key))
            return true;
    }
    for (uint32_t i = 0; i < n->fields; i++) {
        str key_of = vault_name(vault, n->field[i].key);
        if (!str_equal(key_of, STR("aliases")) &&
            !str_equal(key_of, STR("alias")))
            continue;
        str alias = vault_name(vault, n->field[i].value);
        if (str_equal(kith_fold_name(scratch, alias), key))
            return true;
    }
    return false;
}

/* The file of that path, with or without .md; NO_INDEX if there is none. */
static uint32_t file_of_path(const kith_vault *vault, str path)
{
    size_t files = vault->note_count + vault->other_count;
    for (size_t i = 0; i < files; i++) {
        str file = vault_file(vault, (uint32_t)i);
        if (str_equal(file, path) ||
            (file.len == path.len + 3 &&
             memcmp(file.ptr, path.ptr, path.len) == 0 &&
             memcmp(file.ptr + path.len, ".md", 3) == 0))
            return (uint32_t)i;
    }
    return NO_INDEX;
}

/* Finds the one file that `name` means. Without one, the links that are
 * written so are wanted: a name may be linked before its note is. */
static bool choose_backlinks(
    const kith_vault *vault,
    const char *name,
    wanted *want,
    arena *scratch,
    kith_error *error)
{
    str asked = str_from(name);
    want->to = file_of_path(vault, asked);
    if (want->to != NO_INDEX)
        return true;
    str key = kith_fold_name(scratch, asked);
    if (!key.ptr)
        return kith_fail_memory(error);
    for (size_t i = 0; i < vault->note_count; i++) {
        if (!is_named(vault, &vault->notes[i], key, scratch))
            continue;
        if (want->to != NO_INDEX)
            return kith_fail(
                error, KITH_ERROR_AMBIGUOUS, NULL, 0,
                "\"%s\" could be %.*s or %.*s", name,
                STR_ARG(vault->notes[want->to].path),
                STR_ARG(vault->notes[i].path));
        want->to = (uint32_t)i;
    }
    if (want->to == NO_INDEX)
        want->name = key;
    return true;
}

/* ---- Rows -----------------------------------------------------------------
 */

/* ASCII, whatever the locale. */
static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a link shows an image, a sound, a PDF: a file that is no note. An
 * unresolved one is told by its ending: a dot, a letter, letters or digits. */
static bool is_attachment(const kith_vault *vault, const note_link *link)
{
    if (!(link->flags & LINK_EMBED))
        return false;
    if (link->resolved != NO_INDEX)
        return link->resolved >= vault->note_count;
    str target = vault_name(vault, link->target);
    size_t begin = target.len;
    while (begin > 0 && (is_letter(target.ptr[begin - 1]) ||
                         is_digit(target.ptr[begin - 1])))
        begin--;
    size_t length = target.len - begin;
    return begin > 0 && target.ptr[begin - 1] == '.' && length >= 2 &&
           length <= 5 && is_letter(target.ptr[begin]) &&
           !str_equal(str_slice(target, begin, target.len), STR("md"));
}

static bool is_wanted(
    const kith_vault *vault,
    const wanted *want,
    const note_link *link,
    arena *scratch)
{
    if (link->how == HOW_EXTERNAL)
        return false;
    if (vault->strict && (link->flags & LINK_RECOVERED))
        return false;
    if (want->unresolved && link->resolved != NO_INDEX)
        return false;
    if (want->to != NO_INDEX)
        return link->resolved == want->to;
    if (!want->name.ptr)
        return vault->strict || !is_attachment(vault, link);
    str target = str_stem(vault_name(vault, link->target));
    return str_equal(kith_fold_name(scratch, target), want->name);
}

static void put_candidates(
    kith_report *r,
    value *record,
    const kith_vault *vault,
    uint32_t source,
    const note_link *link)
{
    value *list = kith_value_array(r, record, "candidates");
    if (link->how != HOW_AMBIGUOUS && link->how != HOW_TRUNCATED)
        return;
    uint32_t file[CANDIDATES];
    size_t found = kith_vault_candidates(vault, source, link, file, CANDIDATES);
    for (size_t i = 0; i < found && i < CANDIDATES; i++)
        kith_value_text(r, list, NULL, vault_file(vault, file[i]));
}

static void put_record(
    kith_report *r,
    value *rows,
    const kith_vault *vault,
    uint32_t source,
    const note_link *link)
{
    bool found = link->resolved != NO_INDEX;
    value *record = kith_value_object(r, rows, NULL);
    kith_value_text(r, record, "source", vault_file(vault, source));
    kith_value_integer(r, record, "line", link->line);
    kith_value_integer(r, record, "column", link->column);
    kith_value_text(r, record, "place", str_from(place_text[link->place]));
    kith_value_text(r, record, "target", vault_name(vault, link->target));
    kith_value_text_or_null(
        r, record, "subpath", vault_name(vault, link->subpath));
    kith_value_text_or_null(
        r, record, "display", vault_name(vault, link->display));
    kith_value_boolean(r, record, "embed", link->flags & LINK_EMBED);
    kith_value_text_or_null(
        r, record, "resolved",
        found ? vault_file(vault, link->resolved) : (str){0});
    kith_value_text(r, record, "how", str_from(how_text[link->how]));
    put_candidates(r, record, vault, source, link);
}

static void put_row(
    kith_report *r,
    block *table,
    const kith_vault *vault,
    uint32_t source,
    const note_link *link)
{
    str from = vault_file(vault, source);
    str to = link->resolved == NO_INDEX ? (str){0}
                                        : vault_file(vault, link->resolved);
    str target = vault_name(vault, link->target);
    str subpath = vault_name(vault, link->subpath);
    row *line = kith_table_row(r, table);
    kith_row_name(r, line, from, from);
    kith_row_integer(r, line, link->line);
    kith_row_text(
        r, line,
        kith_report_format(
            r, "%s%.*s%.*s", link->flags & LINK_EMBED ? "!" : "",
            STR_ARG(target), STR_ARG(subpath)));
    kith_row_text(r, line, str_from(how_text[link->how]));
    kith_row_name(r, line, to, to);
}

kith_report *kith_report_links(
    const kith_vault *vault,
    const kith_report_options *options,
    kith_error *error)
{
    if (!vault || error_is_set(error))
        return NULL;
    wanted want = {
        .to = NO_INDEX, .unresolved = options && options->unresolved};
    arena scratch = {0};
    kith_report *r = NULL;
    if (options && options->backlinks &&
        !choose_backlinks(vault, options->backlinks, &want, &scratch, error))
        goto done;
    r = kith_report_new("kith.links/1", vault->root, NULL, error);
    if (!r)
        goto done;
    size_t limit = options && options->limit ? options->limit : SIZE_MAX;
    size_t listed = 0;
    value *rows = kith_value_array(r, r->data, "rows");
    block *table = kith_block_table(r, columns);
    for (size_t i = 0; i < vault_sources(vault); i++) {
        link_source from = vault_source(vault, i);
        for (uint32_t k = 0; k < from.links && listed < limit; k++) {
            if (!is_wanted(vault, &want, &from.link[k], &scratch))
                continue;
            put_record(r, rows, vault, from.file, &from.link[k]);
            put_row(r, table, vault, from.file, &from.link[k]);
            listed++;
        }
    }
    if (listed == 0 && want.name.ptr) {
        kith_fail(
            error, KITH_ERROR_NOT_FOUND, NULL, 0,
            "no note and no link is called \"%s\"", options->backlinks);
        kith_report_free(r);
        r = NULL;
        goto done;
    }
    r->empty = listed == 0;
    r = kith_report_done(r, error);
done:
    kith_arena_free(&scratch);
    return r;
}
