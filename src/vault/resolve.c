/*
 * resolve.c — every link, once, after all notes are known.
 *
 * Answers that do not depend on where a link stands are kept by target, so a
 * vault costs one look-up a name and one load a link. Obsidian's rules come
 * first; folder notes, titles, aliases and cut titles are ours, and tried only
 * for what Obsidian leaves unresolved. Among several notes nothing is guessed.
 *
 * Most links are a note's own name, for which the answer is known without being
 * asked: these are settled by several threads, and the few others after that,
 * one after the other in their order.
 */
#include "vault/resolve.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/workers.h"
#include "vault/destination.h"
#include "vault/file_index.h"
#include "vault/name_table.h"

typedef struct resolver {
    kith_vault *vault;
    resolution *known;
    file_index files;
    name_table names;
    bool has_files, has_names; /* they are built */
    buffer text;
    diagnostic_list *list;
    bool failed;
} resolver;

/* ---- Saying what is wrong
 * ----------------------------------------------------
 */

static str keep(resolver *r, const buffer *text)
{
    const char *copy =
        kith_arena_text(&r->vault->memory, (str){text->at, text->len});
    if (!copy || text->failed)
        r->failed = true;
    return (str){copy, copy ? text->len : 0};
}

static void put_link(resolver *r, str name)
{
    kith_buffer_text(&r->text, "[[");
    kith_buffer_put(&r->text, name);
    kith_buffer_text(&r->text, "]]");
}

static uint32_t add_wording(resolver *r, str message, str hint)
{
    wording w = {message, hint};
    if (!VEC_PUSH(&r->known->words, w)) {
        r->failed = true;
        return 0;
    }
    return (uint32_t)(r->known->words.len - 1);
}

static bool build_names(resolver *r)
{
    r->has_names = kith_name_table_build(&r->names, r->vault);
    return r->has_names;
}

/* The names that notes answer to by our own rules; false if those are not to be
 * asked. */
static bool has_names(resolver *r)
{
    if (!r->vault->strict && !r->has_names && !r->failed)
        r->failed = !build_names(r);
    return r->has_names;
}

static uint32_t word_broken(resolver *r, str target)
{
    r->text.len = 0;
    put_link(r, target);
    kith_buffer_text(&r->text, " not found");
    str message = keep(r, &r->text), hint = {"", 0};
    str like =
        has_names(r) ? kith_name_table_suggest(&r->names, target) : (str){0};
    if (like.len) {
        r->text.len = 0;
        kith_buffer_text(&r->text, "did you mean ");
        put_link(r, like);
        kith_buffer_char(&r->text, '?');
        hint = keep(r, &r->text);
    }
    return add_wording(r, message, hint);
}

static uint32_t word_ambiguous(
    resolver *r, str target, const uint32_t *files, size_t count)
{
    enum { MOST_NAMED = 3 };
    r->text.len = 0;
    put_link(r, target);
    kith_buffer_text(&r->text, " may be ");
    for (size_t i = 0; i < count && i < MOST_NAMED; i++) {
        kith_buffer_text(&r->text, i ? ", " : "");
        kith_buffer_put(&r->text, vault_file(r->vault, files[i]));
    }
    if (count > MOST_NAMED)
        kith_buffer_printf(
            &r->text, " and %zu more", count - (size_t)MOST_NAMED);
    return add_wording(
        r, keep(r, &r->text), STR("write the path of the one you mean"));
}

static uint32_t word_cut(resolver *r, str target, uint32_t file)
{
    r->text.len = 0;
    put_link(r, target);
    kith_buffer_text(&r->text, " is cut short; taken as ");
    kith_buffer_put(&r->text, vault_file(r->vault, file));
    return add_wording(
        r, keep(r, &r->text), STR("write the whole name of the note"));
}

static void complain(
    resolver *r, str path, const note_link *link, const answer *a)
{
    unsigned code = a->how == HOW_UNRESOLVED  ? K201_BROKEN_LINK
                    : a->how == HOW_TRUNCATED ? K203_TRUNCATED_LINK
                                              : K202_AMBIGUOUS_LINK;
    diagnostic d = {
        .path = path,
        .line = link->line,
        .column = link->column,
        .code = code,
        .severity = kith_diagnostic_severity(code),
        .message = r->known->words.at[a->wording].message,
        .hint = r->known->words.at[a->wording].hint};
    if (!VEC_PUSH(r->list, d))
        r->failed = true;
}

/* ---- Finding
 * -----------------------------------------------------------------
 */

/* What our own rules say of a target that Obsidian does not resolve. */
static answer ask_names(resolver *r, str target)
{
    answer a = {.is_known = true, .how = HOW_UNRESOLVED, .file = NO_INDEX};
    name_match match = {.how = HOW_UNRESOLVED};
    if (has_names(r) && !kith_name_table_find(&r->names, target, &match))
        r->failed = true;
    if (r->failed)
        return a;
    a.how = match.how;
    if (match.count == 1)
        a.file = match.notes[0];
    if (match.count == 0)
        a.wording = word_broken(r, target);
    else if (match.count > 1)
        a.wording = word_ambiguous(r, target, match.notes, match.count);
    else if (match.how == HOW_TRUNCATED)
        a.wording = word_cut(r, target, a.file);
    return a;
}

/* The target as the file index is asked for it. */
static str asked_target(resolver *r, const note_link *link)
{
    str target = vault_name(r->vault, link->target);
    if (!(link->flags & LINK_WHOLE_PATH))
        return target;
    r->text.len = 0;
    kith_buffer_char(&r->text, '/');
    kith_buffer_put(&r->text, target);
    r->failed = r->failed || r->text.failed;
    return buffer_str(&r->text);
}

/* A note whose file name no other file has is what that name means, wherever
 * it is written; and most links are written so. Asked for, each would be folded
 * and looked up. */
static void know_names(resolver *r)
{
    const kith_vault *vault = r->vault;
    const file_table *names = &r->files.names;
    for (size_t i = 0; i < names->lists.len; i++) {
        const file_list *list = &names->lists.at[i];
        uint32_t file = names->entries.at[list->first].file;
        if (list->count == 1 && file < vault->note_count &&
            !(vault->notes[file].flags & NOTE_FOLDER_NOTE))
            r->known->answers[vault->notes[file].name] =
                (answer){.is_known = true, .how = HOW_EXACT, .file = file};
    }
}

static bool build_files(resolver *r)
{
    r->has_files = kith_file_index_build(&r->files, r->vault);
    if (r->has_files)
        know_names(r);
    return r->has_files;
}

static bool has_files(resolver *r)
{
    if (!r->has_files && !r->failed)
        r->failed = !build_files(r);
    return r->has_files;
}

static answer find(resolver *r, uint32_t source, const note_link *link)
{
    answer *known = &r->known->answers[link->target];
    bool is_path = link->flags & LINK_WHOLE_PATH;
    if (known->is_known && !is_path)
        return *known;
    str target = vault_name(r->vault, link->target);
    str asked = asked_target(r, link);
    file_match match;
    if (!has_files(r) ||
        !kith_file_index_find(&r->files, source, asked, &match)) {
        r->failed = true;
        return (answer){.file = NO_INDEX, .how = HOW_UNRESOLVED};
    }
    answer found = {
        .is_known = true,
        .is_tie = match.is_tie,
        .how = match.is_tie ? HOW_AMBIGUOUS : HOW_EXACT,
        .file = match.file};
    bool is_relative = is_path || target.ptr[0] == '.' || target.ptr[0] == '/';
    if (match.file == NO_INDEX && is_relative) {
        found = (answer){.file = NO_INDEX, .how = HOW_UNRESOLVED};
        found.wording = word_broken(r, target);
    } else if (match.file == NO_INDEX) {
        found = ask_names(r, target);
    } else if (match.is_tie) {
        uint32_t all[8];
        size_t count = 0;
        if (!kith_file_index_all(
                &r->files, source, target, all, sizeof all / sizeof *all,
                &count))
            r->failed = true;
        found.wording =
            word_ambiguous(r, target, all, count < 8 ? count : (size_t)8);
    }
    if (!is_path &&
        (found.file == NO_INDEX ? !is_relative : match.for_any_source))
        *known = found;
    return found;
}

static bool names_url(const note_link *link, str target)
{
    if (link->how == HOW_EXTERNAL)
        return true;
    if (!kith_destination_is_url(target))
        return false;
    size_t colon = str_find(target, 0, ':');
    /* "Project: Alpha" may be a note; a URL has no blank there. */
    if (link->flags & LINK_MARKDOWN)
        return colon + 1 < target.len && !str_is_blank(target.ptr[colon + 1]);
    return target.len > colon + 3 && memcmp(target.ptr + colon, "://", 3) == 0;
}

/* Writes only what is new: a recalled link lies in a mapped file. */
static void settle(note_link *link, uint32_t file, uint8_t how)
{
    if (link->resolved != file || link->how != how) {
        link->resolved = file;
        link->how = how;
    }
}

/* Settles a link of which it is known what it means, and nothing is wrong with
 * it; false if it is another. */
static bool settle_known(const resolver *r, uint32_t source, note_link *link)
{
    if (link->target == NO_NAME) {
        settle(link, source, HOW_EXACT);
        return true;
    }
    /* What was found is no URL; [text](A:b) is one, though [[A:b]] is none. */
    const answer *a = &r->known->answers[link->target];
    if (!a->is_known || a->file == NO_INDEX || a->is_tie ||
        a->how == HOW_TRUNCATED ||
        link->flags & (LINK_MARKDOWN | LINK_WHOLE_PATH))
        return false;
    settle(link, a->file, (uint8_t)a->how);
    return true;
}

static void resolve_one(resolver *r, uint32_t source, note_link *link)
{
    const kith_vault *vault = r->vault;
    kith_vault_stats *stats = &r->vault->stats;
    const answer *known = &r->known->answers[link->target];
    bool is_found = known->is_known && known->file != NO_INDEX &&
                    !(link->flags & LINK_MARKDOWN);
    if (!is_found && names_url(link, vault_name(r->vault, link->target))) {
        settle(link, NO_INDEX, HOW_EXTERNAL);
        stats->links_skipped++;
        return;
    }
    answer a = find(r, source, link);
    if (r->failed)
        return;
    settle(link, a.file, (uint8_t)a.how);
    if (a.file == NO_INDEX)
        stats->links_unresolved++;
    else
        stats->links_resolved++;
    bool is_wrong = a.file == NO_INDEX || a.is_tie || a.how == HOW_TRUNCATED;
    bool is_template = source < vault->note_count &&
                       vault->notes[source].flags & NOTE_TEMPLATE;
    if (is_wrong && !is_template)
        complain(r, vault_file(vault, source), link, &a);
}

/* Room for an answer about each name that there is now. */
static bool make_room(resolution *known, size_t names)
{
    answer *own = known->is_lent ? NULL : known->answers;
    if (known->count == names + 1)
        return true;
    answer *answers = realloc(own, (names + 1) * sizeof *answers);
    if (!answers)
        return false;
    if (known->is_lent)
        memcpy(answers, known->answers, known->count * sizeof *answers);
    known->is_lent = false;
    memset(
        answers + known->count, 0,
        (names + 1 - known->count) * sizeof *answers);
    known->answers = answers;
    known->count = names + 1;
    return true;
}

/* ---- All of them
 * -------------------------------------------------------------
 */

enum { BATCH = 256 }; /* files: of fewer no second thread is asked for */

typedef struct pending {
    uint32_t file;
    note_link *link;
} pending;

/* What one job made of its files. */
typedef struct batch {
    size_t links, embeds, settled;
    VEC(pending) left; /* for one thread */
} batch;

typedef struct batches {
    const resolver *resolver;
    const linking *from;
    size_t count;
    batch *of;
} batches;

static bool settle_batch(void *context, size_t job, unsigned worker)
{
    const batches *all = context;
    batch b = {0};
    bool done = true;
    size_t end =
        (job + 1) * BATCH < all->count ? (job + 1) * BATCH : all->count;
    (void)worker;
    for (size_t i = job * BATCH; i < end && done; i++) {
        const linking *from = &all->from[i];
        for (uint32_t k = 0; k < from->links && done; k++) {
            note_link *link = &from->link[k];
            b.embeds += (link->flags & LINK_EMBED) != 0;
            if (settle_known(all->resolver, from->file, link))
                b.settled++;
            else
                done = VEC_PUSH(&b.left, ((pending){from->file, link}));
        }
        b.links += from->links;
    }
    all->of[job] = b;
    return done;
}

/* Resolves what a batch has left, and counts it. */
static void finish_batch(resolver *r, batch *b)
{
    kith_vault_stats *stats = &r->vault->stats;
    stats->links_found += b->links;
    stats->embeds += b->embeds;
    stats->links_resolved += b->settled;
    for (size_t i = 0; i < b->left.len && !r->failed; i++)
        resolve_one(r, b->left.at[i].file, b->left.at[i].link);
    VEC_FREE(&b->left);
}

/* Builds one of the two tables, which know nothing of each other. */
static bool build_table(void *context, size_t job, unsigned worker)
{
    resolver *r = context;
    (void)worker;
    return job == 0 ? build_files(r) : build_names(r);
}

bool kith_resolve(
    kith_vault *vault,
    const linking *from,
    size_t count,
    unsigned threads,
    resolution *known,
    diagnostic_list *list)
{
    resolver r = {.vault = vault, .known = known, .list = list};
    size_t jobs = count / BATCH + 1;
    batches all = {
        .resolver = &r,
        .from = from,
        .count = count,
        .of = calloc(jobs, sizeof *all.of)};
    unsigned workers = kith_workers(threads, jobs);
    size_t tables = known->count ? 0 : vault->strict ? 1 : 2;
    r.failed = !all.of || !make_room(known, vault->names.entries.len) ||
               !kith_workers_run(
                   kith_workers(workers, tables), tables, build_table, &r) ||
               !kith_workers_run(workers, jobs, settle_batch, &all);
    for (size_t i = 0; i < jobs && all.of; i++)
        finish_batch(&r, &all.of[i]);
    free(all.of);
    kith_file_index_free(&r.files);
    kith_name_table_free(&r.names);
    kith_buffer_free(&r.text);
    return !r.failed;
}

bool kith_resolution_lend(
    resolution *known,
    answer *answers,
    size_t count,
    const wording *words,
    size_t word_count)
{
    bool done = true;
    *known = (resolution){answers, count, {0}, true};
    for (size_t i = 0; i < word_count && done; i++)
        done = VEC_PUSH(&known->words, words[i]);
    return done;
}

void kith_resolution_free(resolution *known)
{
    VEC_FREE(&known->words);
    if (!known->is_lent)
        free(known->answers);
    *known = (resolution){0};
}
