/*
 * list_links.c — every link of the vault and how it found its file; notes that
 * no link leads to, or from.
 *
 * Rows stand in source order, one a link. Links that name a URL are counted by
 * the vault and not listed. kith asks how notes hang together: an image or
 * another attachment that is embedded is listed only as a backlink, and when
 * links are read strictly as Obsidian's own index has them.
 */
#include "base/error.h"
#include "base/fold.h"
#include "report/find_note.h"
#include "report/list.h"
#include "vault/file_index.h"
#include "vault/name_table.h"

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

static const column link_columns[] = {
    {"FROM", ALIGN_LEFT, 24}, {"LINE", ALIGN_RIGHT, 0},
    {"LINK", ALIGN_LEFT, 24}, {"HOW", ALIGN_LEFT, 0},
    {"TO", ALIGN_LEFT, 24},   {NULL, ALIGN_LEFT, 0},
};

static const column target_columns[] = {
    {"LINK", ALIGN_LEFT, 24},
    {"NOTES", ALIGN_RIGHT, 0},
    {"TIMES", ALIGN_RIGHT, 0},
    {NULL, ALIGN_LEFT, 0},
};

static const column note_columns[] = {
    {"KIND", ALIGN_LEFT, 0},
    {"PATH", ALIGN_LEFT, 24},
    {NULL, ALIGN_LEFT, 0},
};

/* Which links are asked for. */
typedef struct wanted {
    bool unresolved;
    scope from; /* the note whose links are asked for */
    scope to;   /* the file whose backlinks are, or a name without a file */
} wanted;

/* ---- Which ----------------------------------------------------------------
 */

/* The name that a link is written with: its target without folders. */
static str link_name(const kith_vault *vault, const note_link *link)
{
    return str_stem(vault_name(vault, link->target));
}

/* Whether a link without a file is written with that name, folded. */
static bool is_called(listing *l, const note_link *link, str key)
{
    return link->resolved == NO_INDEX && link->how != HOW_EXTERNAL &&
           str_equal(
               kith_fold_name(&l->scratch, link_name(l->vault, link)), key);
}

/* A name that links are written with: it may be linked before its note is. */
static str linked_word(listing *l, str word)
{
    const kith_vault *vault = l->vault;
    str key = kith_fold_name(&l->r->memory, str_stem(word));
    bool found = false;
    l->r->failed = l->r->failed || !key.ptr;
    for (size_t i = 0; i < vault_sources(vault) && key.len && !found; i++) {
        link_source from = vault_source(vault, i);
        for (uint32_t k = 0; k < from.links && !found; k++)
            found = is_called(l, &from.link[k], key);
        kith_arena_reset(&l->scratch);
    }
    return found ? key : (str){0};
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
    while (begin > 0 && (str_is_letter(target.ptr[begin - 1]) ||
                         str_is_digit(target.ptr[begin - 1])))
        begin--;
    size_t length = target.len - begin;
    return begin > 0 && target.ptr[begin - 1] == '.' && length >= 2 &&
           length <= 5 && str_is_letter(target.ptr[begin]) &&
           !str_equal(str_slice(target, begin, target.len), STR("md"));
}

/* Whether `kith links` lists it. */
static bool is_listed(const kith_vault *vault, const note_link *link)
{
    return link->how != HOW_EXTERNAL &&
           (vault->strict || !is_attachment(vault, link));
}

static bool is_wanted(listing *l, const wanted *want, const note_link *link)
{
    if (link->how == HOW_EXTERNAL)
        return false;
    if (want->unresolved && link->resolved != NO_INDEX)
        return false;
    if (want->to.file != NO_INDEX)
        return link->resolved == want->to.file;
    if (!want->to.word.ptr)
        return is_listed(l->vault, link);
    return is_called(l, link, want->to.word);
}

/* ---- Rows -----------------------------------------------------------------
 */

/* What links may mean: tables of the vault, made when a link first needs one.
 */
typedef struct candidates {
    name_table names;
    file_index files;
    bool has_files;
} candidates;

/* The files of which Obsidian takes one, though another is as good: no more
 * than FILE_CANDIDATES, which are fewer. */
static size_t tied_files(
    listing *l, candidates *of, uint32_t source, str target, uint32_t *file)
{
    size_t count = 0;
    if (!of->has_files)
        of->has_files = kith_file_index_build(&of->files, l->vault);
    if (!of->has_files ||
        !kith_file_index_all(
            &of->files, source, target, file, LIMIT_CANDIDATES, &count))
        l->r->failed = true;
    return count < FILE_CANDIDATES ? count : (size_t)FILE_CANDIDATES;
}

/* The notes of a name. */
static size_t named_notes(
    listing *l, candidates *of, str target, uint32_t *file)
{
    name_match match = {.count = 0};
    if ((!of->names.vault && !kith_name_table_build(&of->names, l->vault)) ||
        !kith_name_table_find(&of->names, target, &match))
        l->r->failed = true;
    size_t count =
        match.count < LIMIT_CANDIDATES ? match.count : (size_t)LIMIT_CANDIDATES;
    memcpy(file, match.notes, count * sizeof *file);
    return l->r->failed ? 0 : count;
}

/* What a link is ambiguous or cut short between. */
static void put_candidates(
    listing *l,
    candidates *of,
    value *record,
    uint32_t source,
    const note_link *link)
{
    kith_report *r = l->r;
    value *list = kith_value_array(r, record, "candidates");
    str target = vault_name(l->vault, link->target);
    uint32_t file[LIMIT_CANDIDATES];
    bool is_tie = link->how == HOW_AMBIGUOUS && link->resolved != NO_INDEX;
    if (r->failed || (link->how != HOW_AMBIGUOUS && link->how != HOW_TRUNCATED))
        return;
    size_t count = is_tie ? tied_files(l, of, source, target, file)
                          : named_notes(l, of, target, file);
    for (size_t i = 0; i < count; i++)
        kith_value_text(r, list, NULL, vault_file(l->vault, file[i]));
}

/* False beyond the limit. */
static bool put_record(
    listing *l, candidates *of, uint32_t source, const note_link *link)
{
    kith_report *r = l->r;
    const kith_vault *vault = l->vault;
    bool found = link->resolved != NO_INDEX;
    value *record = kith_list_row(l, source, link->line);
    if (!record)
        return false;
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
    put_candidates(l, of, record, source, link);
    return true;
}

static void put_file(listing *l, row *line, uint32_t file)
{
    if (file == NO_INDEX)
        kith_row_text(l->r, line, (str){0});
    else
        kith_row_name(
            l->r, line, kith_note_name(l->vault, file),
            vault_file(l->vault, file));
}

static void put_row(
    listing *l, block *table, uint32_t source, const note_link *link)
{
    str target = vault_name(l->vault, link->target);
    str subpath = vault_name(l->vault, link->subpath);
    row *line = kith_table_row(l->r, table);
    put_file(l, line, source);
    kith_row_integer(l->r, line, link->line);
    kith_row_text(
        l->r, line,
        kith_report_format(
            l->r, "%s%.*s%.*s", link->flags & LINK_EMBED ? "!" : "",
            STR_ARG(target), STR_ARG(subpath)));
    kith_row_text(l->r, line, str_from(how_text[link->how]));
    put_file(l, line, link->resolved);
}

bool kith_list_links(listing *l)
{
    static const list_words words = {linked_word, " and no link", NULL, NULL};
    const kith_vault *vault = l->vault;
    wanted want = {.unresolved = l->options->unresolved};
    tally targets = {0};
    candidates of = {.has_files = false};
    block *table = NULL;
    if (!kith_list_choose(l, l->options->about, NULL, &want.from) ||
        !kith_list_choose(l, l->options->backlinks, &words, &want.to))
        return false;
    bool sums_up = want.unresolved && !l->options->backlinks;
    if (!sums_up)
        table = kith_block_table(l->r, link_columns);
    for (size_t i = 0; i < vault_sources(vault); i++) {
        link_source from = vault_source(vault, i);
        if (want.from.file != NO_INDEX && want.from.file != from.file)
            continue;
        for (uint32_t k = 0; k < from.links; k++) {
            const note_link *link = &from.link[k];
            if (!is_wanted(l, &want, link))
                continue;
            str target = vault_name(vault, link->target);
            place where = {.note = from.file, .line = link->line};
            if (put_record(l, &of, from.file, link))
                put_row(l, table, from.file, link);
            if (sums_up)
                kith_tally(&targets, target, target, where);
        }
        kith_arena_reset(&l->scratch);
    }
    if (sums_up)
        kith_tally_put(l, &targets, "target", target_columns, true);
    kith_tally_free(&targets);
    kith_name_table_free(&of.names);
    kith_file_index_free(&of.files);
    return true;
}

/* ---- Notes that no link leads to, or from ---------------------------------
 */

static void put_note(listing *l, block *table, uint32_t i)
{
    const note *n = &l->vault->notes[i];
    str kind = str_from(kith_kind_text((kith_kind)n->kind));
    value *record = kith_value_object(l->r, l->rows, NULL);
    kith_value_text(l->r, record, "path", n->path);
    kith_value_text(l->r, record, "kind", kind);
    row *line = kith_table_row(l->r, table);
    kith_row_text(l->r, line, kind);
    kith_row_name(l->r, line, n->path, n->path);
    l->listed++;
}

/* Lists the notes that are not marked. */
static bool put_unmarked(listing *l, const bool *marked)
{
    if (!marked)
        return kith_fail_memory(l->error);
    block *table = kith_block_table(l->r, note_columns);
    for (uint32_t i = 0; i < l->vault->note_count; i++)
        if (!marked[i] && l->listed < l->limit)
            put_note(l, table, i);
    return true;
}

bool kith_list_orphans(listing *l)
{
    const kith_vault *vault = l->vault;
    bool *linked = calloc(vault->note_count + 1, sizeof *linked);
    for (size_t i = 0; linked && i < vault_sources(vault); i++) {
        link_source from = vault_source(vault, i);
        for (uint32_t k = 0; k < from.links; k++) {
            uint32_t to = from.link[k].resolved;
            if (to < vault->note_count && to != from.file)
                linked[to] = true;
        }
    }
    bool done = put_unmarked(l, linked);
    free(linked);
    return done;
}

bool kith_list_deadends(listing *l)
{
    const kith_vault *vault = l->vault;
    bool *links = calloc(vault->note_count + 1, sizeof *links);
    for (uint32_t i = 0; links && i < vault->note_count; i++) {
        const note *n = &vault->notes[i];
        for (uint32_t k = 0; k < n->links; k++)
            if (is_listed(vault, &n->link[k]) && n->link[k].resolved != i)
                links[i] = true;
    }
    bool done = put_unmarked(l, links);
    free(links);
    return done;
}
