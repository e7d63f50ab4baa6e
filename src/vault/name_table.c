/*
 * name_table.c — one sorted table of every other name of every note.
 *
 * Sorted, it serves three questions by one binary search: which notes have this
 * name, which names begin with it (titles are cut after 80 characters), and
 * which names stand near it. Folder notes are sorted by their folders as well,
 * from the last one up: those whose path ends in what a link says are one run.
 * Built only when a link needs it.
 */
#include "vault/name_table.h"

#include <stdlib.h>

#include "base/fold.h"

enum {
    LEAST_PREFIX = 60, /* code points that must agree for a cut title */
    NEIGHBOURS = 4,
    LONGEST_GUESS = 64,
    SCRATCH_BYTES = 1 << 16
};

/* The first bytes of a key as a number: of two keys most are told apart by it,
 * and need not be read. */
static uint64_t head_of(str key)
{
    uint64_t head = 0;
    for (size_t i = 0; i < sizeof head; i++)
        head = head << 8 | (i < key.len ? (unsigned char)key.ptr[i] : 0u);
    return head;
}

static int compare_names(const void *left, const void *right)
{
    const known_name *a = left, *b = right;
    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    int order = str_compare(a->key, b->key);
    if (!order)
        order = (a->how > b->how) - (a->how < b->how);
    return order ? order : (a->note > b->note) - (a->note < b->note);
}

static bool add(name_table *table, str name, uint32_t index, link_how how)
{
    known_name known = {
        .key = kith_fold_name(&table->memory, name),
        .note = index,
        .how = (uint8_t)how};
    if (!known.key.ptr)
        return false;
    known.head = head_of(known.key);
    return str_is_empty(known.key) || VEC_PUSH(&table->names, known);
}

static int compare_folders(const void *left, const void *right)
{
    const known_folder *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    return order ? order : (a->note > b->note) - (a->note < b->note);
}

/* A folded path with its folders in the other order, a NUL behind each: what
 * ends alike begins alike. */
static str turn(arena *memory, str folded)
{
    char *turned = NEW_ARRAY(memory, folded.len + 1, char);
    if (!turned)
        return (str){0};
    size_t length = 0;
    for (size_t end = folded.len + 1; end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && folded.ptr[begin - 1] != '/')
            begin--;
        memcpy(turned + length, folded.ptr + begin, end - 1 - begin);
        length += end - 1 - begin;
        turned[length++] = '\0';
        end = begin;
    }
    return (str){turned, length};
}

static bool add_folder(name_table *table, uint32_t i)
{
    str folder = str_folder(table->vault->notes[i].path);
    str folded = kith_fold_name(&table->scratch, folder);
    known_folder known = {
        .key = folded.ptr ? turn(&table->memory, folded) : folded, .note = i};
    kith_arena_reset(&table->scratch);
    return known.key.ptr && VEC_PUSH(&table->folders, known);
}

static bool add_note(name_table *table, uint32_t i, name_id aliases)
{
    const kith_vault *vault = table->vault;
    const note *n = &vault->notes[i];
    str stem = str_file(n->path);
    bool done = true;
    stem.len -= stem.len > 3 ? 3 : 0;
    if (n->flags & NOTE_FOLDER_NOTE)
        done = add(table, vault_name(vault, n->name), i, HOW_FOLDER_NOTE) &&
               add_folder(table, i);
    else
        done = add(table, stem, i, HOW_TITLE);
    if (n->flags & NOTE_TEMPLATE)
        return done;
    if (n->title != NO_NAME && n->title != n->name)
        done = done && add(table, vault_name(vault, n->title), i, HOW_TITLE);
    for (uint32_t k = 0; done && aliases != NO_NAME && k < n->fields; k++)
        if (n->field[k].key == aliases &&
            n->field[k].origin == FIELD_FRONT_MATTER)
            done =
                add(table, vault_name(vault, n->field[k].value), i, HOW_ALIAS);
    return done;
}

bool kith_name_table_build(name_table *table, const kith_vault *vault)
{
    *table = (name_table){.vault = vault};
    name_id aliases = kith_intern_find(&vault->names, STR("aliases"));
    for (size_t i = 0; i < vault->note_count; i++)
        if (!add_note(table, (uint32_t)i, aliases))
            return false;
    if (table->names.len)
        qsort(
            table->names.at, table->names.len, sizeof *table->names.at,
            compare_names);
    if (table->folders.len)
        qsort(
            table->folders.at, table->folders.len, sizeof *table->folders.at,
            compare_folders);
    return true;
}

void kith_name_table_free(name_table *table)
{
    VEC_FREE(&table->names);
    VEC_FREE(&table->folders);
    VEC_FREE(&table->matches);
    kith_intern_free(&table->crowds);
    kith_arena_free(&table->memory);
    kith_arena_free(&table->scratch);
    *table = (name_table){0};
}

/* The first entry whose key is not before `key`. */
static size_t lower_bound(const name_table *table, str key)
{
    known_name wanted = {.key = key, .head = head_of(key)};
    size_t low = 0, high = table->names.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_names(&table->names.at[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Adds a note to those matched, which stay in byte order of path. */
static void add_match(name_match *match, uint32_t index)
{
    size_t kept =
        match->count < LIMIT_CANDIDATES ? match->count : LIMIT_CANDIDATES;
    size_t at = kept;
    for (size_t i = 0; i < kept; i++)
        if (match->notes[i] == index)
            return;
    for (; at > 0 && match->notes[at - 1] > index; at--)
        if (at < LIMIT_CANDIDATES)
            match->notes[at] = match->notes[at - 1];
    if (at < LIMIT_CANDIDATES)
        match->notes[at] = index;
    match->count++;
}

/* The folder notes whose path ends in the folders that a link names. */
static bool find_folders(name_table *table, str folded, name_match *m)
{
    str key = turn(&table->scratch, folded);
    size_t low = 0, high = table->folders.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(table->folders.at[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < table->folders.len; i++) {
        const known_folder *known = &table->folders.at[i];
        if (known->key.len < key.len ||
            memcmp(known->key.ptr, key.ptr, key.len) != 0)
            break;
        m->how = HOW_FOLDER_NOTE;
        add_match(m, known->note);
    }
    return key.ptr != NULL;
}

/* The notes called `key` in the first way that any is. */
static void find_equal(name_table *table, str key, name_match *m)
{
    for (size_t i = lower_bound(table, key); i < table->names.len; i++) {
        const known_name *known = &table->names.at[i];
        if (!str_equal(known->key, key) || (m->count && known->how != m->how))
            break;
        if (known->how == HOW_FOLDER_NOTE)
            continue;
        m->how = known->how;
        add_match(m, known->note);
    }
}

/* The notes whose dated name or title begins with `key`. */
static void find_cut(name_table *table, str key, name_match *m)
{
    if (kith_date_at_start(key) == NO_DATE ||
        kith_code_points(key) < LEAST_PREFIX)
        return;
    for (size_t i = lower_bound(table, key); i < table->names.len; i++) {
        const known_name *known = &table->names.at[i];
        if (known->key.len < key.len ||
            memcmp(known->key.ptr, key.ptr, key.len) != 0)
            break;
        if (known->how != HOW_TITLE)
            continue;
        m->how = HOW_TRUNCATED;
        add_match(m, known->note);
    }
}

/* Many notes of one name are gone through once, however it is spelled. */
static bool remember(name_table *table, str folded, const name_match *match)
{
    return VEC_ROOM(&table->matches) &&
           kith_intern(&table->crowds, folded) != NAME_FAILED &&
           VEC_PUSH(&table->matches, *match);
}

bool kith_name_table_find(name_table *table, str target, name_match *match)
{
    *match = (name_match){.how = HOW_UNRESOLVED};
    if (table->scratch.bytes > SCRATCH_BYTES)
        kith_arena_free(&table->scratch);
    while (target.len && target.ptr[target.len - 1] == '/')
        target.len--;
    str folded = kith_fold_name(&table->scratch, target);
    if (!folded.ptr)
        return false;
    if (str_is_empty(str_file(folded)))
        return true;
    name_id known = kith_intern_find(&table->crowds, folded);
    if (known != NO_NAME) {
        *match = table->matches.at[known - 1];
        return true;
    }
    if (!find_folders(table, folded, match))
        return false;
    if (!match->count)
        find_equal(table, folded, match);
    if (!match->count)
        find_cut(table, folded, match);
    if (match->count > 1)
        match->how = HOW_AMBIGUOUS;
    return match->count <= LIMIT_CANDIDATES || remember(table, folded, match);
}

/* Single-byte edits between two short keys, as far as `most`. */
static size_t edits(str a, str b, size_t most)
{
    size_t row[LONGEST_GUESS + 1];
    if (a.len > LONGEST_GUESS || b.len > LONGEST_GUESS)
        return most + 1;
    for (size_t k = 0; k <= b.len; k++)
        row[k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            size_t change = diagonal + (a.ptr[i - 1] != b.ptr[k - 1]);
            diagonal = row[k];
            size_t shift = (row[k] < row[k - 1] ? row[k] : row[k - 1]) + 1;
            row[k] = change < shift ? change : shift;
        }
    }
    return row[b.len];
}

str kith_name_table_suggest(name_table *table, str target)
{
    str key = kith_fold_name(&table->scratch, str_file(target));
    if (!key.ptr || key.len < 4)
        return (str){0};
    size_t at = lower_bound(table, key);
    size_t begin = at > NEIGHBOURS ? at - NEIGHBOURS : 0;
    size_t best = 3, most = key.len < 8 ? 1 : 2; /* a typing error or two */
    str name = {0};
    for (size_t i = begin; i < table->names.len && i < at + NEIGHBOURS; i++) {
        const known_name *known = &table->names.at[i];
        size_t distance = edits(key, known->key, most);
        if (distance > most || distance >= best)
            continue;
        best = distance;
        name = vault_name(table->vault, table->vault->notes[known->note].name);
    }
    return name;
}
