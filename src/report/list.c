/*
 * list.c — the lists that people know from Obsidian: links, orphans, deadends,
 * tags, aliases, properties, tasks.
 */
#include "report/list.h"

#include "base/error.h"
#include "report/find_note.h"

static const struct {
    const char *schema;
    bool (*build)(listing *l);
    const char *nothing; /* said to people when there is no row */
} lists[] = {
    [KITH_LIST_LINKS] = {"kith.links/1", kith_list_links, "No such link."},
    [KITH_LIST_ORPHANS] =
        {"kith.orphans/1", kith_list_orphans,
         "No orphans: every note is linked to by another."},
    [KITH_LIST_DEADENDS] =
        {"kith.deadends/1", kith_list_deadends,
         "No dead ends: every note links to another."},
    [KITH_LIST_TAGS] = {"kith.tags/1", kith_list_tags, "No tags."},
    [KITH_LIST_ALIASES] = {"kith.aliases/1", kith_list_aliases, "No aliases."},
    [KITH_LIST_PROPERTIES] =
        {"kith.properties/1", kith_list_properties, "No properties."},
    [KITH_LIST_TASKS] = {"kith.tasks/1", kith_list_tasks, "No such task."},
};

kith_report *kith_report_list(
    const kith_vault *vault,
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error)
{
    static const kith_report_options none = {0};
    kith_error unheard = {0};
    if (!error)
        error = &unheard;
    if (!options)
        options = &none;
    kith_list what = options->list;
    if (!vault || error_is_set(error))
        return NULL;
    if ((size_t)what >= sizeof lists / sizeof *lists ||
        (what == KITH_LIST_TASKS && !graph)) {
        kith_fail(error, KITH_ERROR_ARGUMENT, NULL, 0, "there is no such list");
        return NULL;
    }
    listing l = {
        .vault = vault,
        .graph = graph,
        .options = options,
        .limit = options->limit ? options->limit : SIZE_MAX,
        .error = error,
    };
    l.r = kith_report_new(
        lists[what].schema, vault->root, graph ? graph->as_of_text : NULL,
        error);
    if (!l.r)
        return NULL;
    l.r->rows_are_all = true;
    l.rows = kith_value_array(l.r, l.r->data, "rows");
    (void)lists[what].build(&l);
    l.r->empty = l.listed == 0;
    if (l.r->empty) { /* no table without rows */
        l.r->first = l.r->last = NULL;
        kith_block(l.r, BLOCK_TEXT, str_from(lists[what].nothing));
    }
    kith_arena_free(&l.scratch);
    return kith_report_done(l.r, error);
}

/* Is the word written as one that means no note? */
static bool is_marked(const list_words *words, str word)
{
    return str_begins(word, str_from(words->before)) &&
           str_ends(word, str_from(words->behind));
}

bool kith_list_choose(
    listing *l, const char *name, const list_words *words, scope *chosen)
{
    *chosen = (scope){.file = NO_INDEX};
    if (!name)
        return true;
    str word = str_from(name);
    if (words && words->before)
        chosen->word = words->find(l, word);
    if (chosen->word.ptr && is_marked(words, word))
        return true;
    chosen->file = kith_note_find(l->vault, name, l->error);
    bool is_note = chosen->file != NO_INDEX;
    if (words && !words->before && !is_note && !error_is_set(l->error))
        chosen->word = words->find(l, word);
    if (is_note && chosen->word.ptr) {
        str path = vault_file(l->vault, chosen->file);
        return kith_fail(
            l->error, KITH_ERROR_AMBIGUOUS, NULL, 0,
            "'%s' could be %.*s or %s%s%s; write the one you mean", name,
            STR_ARG(path), words->before, name, words->behind);
    }
    if (is_note || chosen->word.ptr || error_is_set(l->error))
        return !error_is_set(l->error);
    chosen->file = kith_note_find_beginning(l->vault, name, l->error);
    if (chosen->file == NO_INDEX && !error_is_set(l->error))
        kith_note_unknown(l->vault, name, words ? words->none : "", l->error);
    return chosen->file != NO_INDEX;
}

value *kith_list_row(listing *l, uint32_t file, uint32_t line)
{
    if (l->listed == l->limit)
        return NULL;
    value *record = kith_value_object(l->r, l->rows, NULL);
    kith_value_text(l->r, record, "source", vault_file(l->vault, file));
    kith_value_integer(l->r, record, "line", line);
    l->listed++;
    return record;
}

/* ---- Counts ---------------------------------------------------------------
 */

void kith_tally(tally *t, str key, str shown, place where)
{
    name_id id = kith_intern(&t->keys, key);
    t->failed = t->failed || id == NAME_FAILED;
    if (t->failed || id == NO_NAME)
        return;
    if (id > t->rows.len && !VEC_PUSH(&t->rows, (tally_row){0})) {
        t->failed = true;
        return;
    }
    tally_row *at = &t->rows.at[id - 1];
    if (at->count == 0)
        at->shown = shown;
    if (at->notes == 0 || at->last_note != where.note)
        at->notes++;
    at->last_note = where.note;
    if (at->count < FIRST_PLACES)
        at->first[at->count] = where;
    at->count++;
}

static int by_notes(const void *left, const void *right)
{
    const tally_row *a = left, *b = right;
    if (a->notes != b->notes)
        return a->notes < b->notes ? 1 : -1;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return str_compare(a->shown, b->shown);
}

static void put_count(
    listing *l,
    block *table,
    value *counts,
    const char *what,
    const tally_row *t)
{
    value *told = kith_value_object(l->r, counts, NULL);
    kith_value_text(l->r, told, what, t->shown);
    kith_value_integer(l->r, told, "count", (int64_t)t->count);
    kith_value_integer(l->r, told, "notes", (int64_t)t->notes);
    row *line = kith_table_row(l->r, table);
    kith_row_text(l->r, line, t->shown);
    kith_row_integer(l->r, line, (int64_t)t->notes);
    kith_row_integer(l->r, line, (int64_t)t->count);
}

void kith_tally_put(
    listing *l, tally *t, const char *what, const column *columns, bool places)
{
    l->r->failed = l->r->failed || t->failed;
    value *counts = kith_value_array(l->r, l->r->data, "counts");
    block *table = kith_block_table(l->r, columns);
    if (t->rows.len)
        qsort(t->rows.at, t->rows.len, sizeof *t->rows.at, by_notes);
    for (size_t i = 0; i < t->rows.len && i < l->limit; i++) {
        const tally_row *at = &t->rows.at[i];
        put_count(l, table, counts, what, at);
        for (size_t k = 0; places && k < at->count && k < FIRST_PLACES; k++)
            kith_row_proof(
                l->r, table ? table->last : NULL,
                vault_file(l->vault, at->first[k].note), at->first[k].line);
    }
}

void kith_tally_free(tally *t)
{
    kith_intern_free(&t->keys);
    VEC_FREE(&t->rows);
}
