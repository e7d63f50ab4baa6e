/*
 * list_names.c — tags, aliases and properties: what notes call things.
 *
 * A tag belongs to those above it: inbox/mail is counted for inbox too. Tags
 * and properties are the same whatever their case and are shown as they were
 * first met. Without a name people are shown counts, with one, places.
 *
 * What Obsidian excludes it shows in none of these lists; a note that is asked
 * for by name is listed all the same.
 */
#include "base/error.h"
#include "base/fold.h"
#include "base/limits.h"
#include "report/find_note.h"
#include "report/list.h"

/* NOTE and LINE are left out where the reader knows the note. */
static const column tag_columns[] = {
    {"NOTE", ALIGN_LEFT, 24},
    {"LINE", ALIGN_RIGHT, 0},
    {"TAG", ALIGN_LEFT, 24},
    {NULL, ALIGN_LEFT, 0},
};

static const column property_columns[] = {
    {"NOTE", ALIGN_LEFT, 24},     {"LINE", ALIGN_RIGHT, 0},
    {"PROPERTY", ALIGN_LEFT, 16}, {"VALUE", ALIGN_LEFT, 24},
    {NULL, ALIGN_LEFT, 0},
};

static const column alias_columns[] = {
    {"ALIAS", ALIGN_LEFT, 24},
    {"NOTE", ALIGN_LEFT, 24},
    {"LINE", ALIGN_RIGHT, 0},
    {NULL, ALIGN_LEFT, 0},
};

static const column tag_counts[] = {
    {"TAG", ALIGN_LEFT, 24},
    {"NOTES", ALIGN_RIGHT, 0},
    {"TIMES", ALIGN_RIGHT, 0},
    {NULL, ALIGN_LEFT, 0},
};

static const column property_counts[] = {
    {"PROPERTY", ALIGN_LEFT, 24},
    {"NOTES", ALIGN_RIGHT, 0},
    {"VALUES", ALIGN_RIGHT, 0},
    {NULL, ALIGN_LEFT, 0},
};

static bool is_excluded(const kith_vault *vault, size_t i)
{
    return vault->notes[i].flags & NOTE_EXCLUDED;
}

/* Whether what note `i` has belongs into the list. */
static bool is_asked_for(const listing *l, const scope *asked, uint32_t i)
{
    return asked->file == NO_INDEX ? !is_excluded(l->vault, i)
                                   : asked->file == i;
}

/* A table without the first column if all rows are of one note. */
static block *table_of(
    listing *l, const column *columns, const scope *asked, bool sums_up)
{
    if (sums_up)
        return NULL;
    return kith_block_table(
        l->r, asked->file == NO_INDEX ? columns : columns + 1);
}

static row *row_of(
    listing *l, block *table, const scope *asked, uint32_t i, uint32_t line)
{
    row *to = kith_table_row(l->r, table);
    if (asked->file == NO_INDEX)
        kith_row_name(
            l->r, to, kith_note_name(l->vault, i), vault_file(l->vault, i));
    kith_row_integer(l->r, to, line);
    return to;
}

/* ---- Tags -----------------------------------------------------------------
 */

/* Whether folded `name` is `word` or lies below it. */
static bool lies_below(str name, str word)
{
    return name.len >= word.len && memcmp(name.ptr, word.ptr, word.len) == 0 &&
           (name.len == word.len || name.ptr[word.len] == '/');
}

static str folded_tag(listing *l, const tag *t)
{
    str folded = kith_fold_path(&l->scratch, vault_name(l->vault, t->name));
    l->r->failed = l->r->failed || !folded.ptr;
    return folded.ptr ? folded : STR("");
}

static str tag_word(listing *l, str word)
{
    const kith_vault *vault = l->vault;
    if (word.len && word.ptr[0] == '#')
        word = str_slice(word, 1, word.len);
    str key = kith_fold_path(&l->r->memory, word);
    bool found = false;
    l->r->failed = l->r->failed || !key.ptr;
    for (size_t i = 0; i < vault->note_count && key.len && !found; i++) {
        const note *n = &vault->notes[i];
        uint32_t tags = is_excluded(vault, i) ? 0 : n->tags;
        for (uint32_t k = 0; k < tags && !found; k++)
            found = lies_below(folded_tag(l, &n->tag[k]), key);
        kith_arena_reset(&l->scratch);
    }
    return found ? key : (str){0};
}

/* Is it no tag: nothing but digits, or a level without a name? */
static bool is_no_tag(str key)
{
    size_t digits = 0;
    while (digits < key.len && str_is_digit(key.ptr[digits]))
        digits++;
    return digits == key.len || key.ptr[key.len - 1] == '/';
}

/* Counts a tag for itself and, written or not, for each above it, up to a
 * limit: Obsidian's own count. */
static void count_tag(listing *l, tally *t, const tag *at, place where)
{
    str shown = str_without_slash(vault_name(l->vault, at->name));
    str key = str_without_slash(folded_tag(l, at));
    size_t shown_end = 0, end = 0, levels = 0;
    do {
        bool is_last = ++levels == LIMIT_TAG_LEVELS;
        shown_end = is_last ? shown.len : str_find(shown, shown_end + 1, '/');
        end = is_last ? key.len : str_find(key, end + 1, '/');
        str level = str_slice(key, 0, end);
        if (end == key.len || !is_no_tag(level))
            kith_tally(t, level, str_slice(shown, 0, shown_end), where);
    } while (end < key.len && !t->failed);
}

bool kith_list_tags(listing *l)
{
    static const list_words words = {tag_word, " and no tag", "#", ""};
    scope asked;
    tally counts = {0};
    bool sums_up = !l->options->about;
    if (!kith_list_choose(l, l->options->about, &words, &asked))
        return false;
    block *table = table_of(l, tag_columns, &asked, sums_up);
    for (uint32_t i = 0; i < l->vault->note_count; i++) {
        const note *n = &l->vault->notes[i];
        if (!is_asked_for(l, &asked, i))
            continue;
        for (uint32_t k = 0; k < n->tags; k++) {
            const tag *t = &n->tag[k];
            str name = vault_name(l->vault, t->name);
            if (asked.word.ptr && !lies_below(folded_tag(l, t), asked.word))
                continue;
            value *record = kith_list_row(l, i, t->line);
            kith_value_text(l->r, record, "tag", name);
            if (sums_up)
                count_tag(l, &counts, t, (place){.note = i, .line = t->line});
            else if (record)
                kith_row_text(l->r, row_of(l, table, &asked, i, t->line), name);
        }
        kith_arena_reset(&l->scratch);
    }
    if (sums_up)
        kith_tally_put(l, &counts, "tag", tag_counts, false);
    kith_tally_free(&counts);
    return true;
}

/* ---- Aliases --------------------------------------------------------------
 */

bool kith_list_aliases(listing *l)
{
    scope asked;
    if (!kith_list_choose(l, l->options->about, NULL, &asked))
        return false;
    block *table = kith_block_table(l->r, alias_columns);
    for (uint32_t i = 0; i < l->vault->note_count; i++) {
        const note *n = &l->vault->notes[i];
        if (!is_asked_for(l, &asked, i))
            continue;
        for (uint32_t k = 0; k < n->fields; k++) {
            const field *f = &n->field[k];
            str alias = vault_name(l->vault, f->value);
            if (f->origin != FIELD_FRONT_MATTER || str_is_empty(alias) ||
                !str_equal(vault_name(l->vault, f->key), STR("aliases")))
                continue;
            value *record = kith_list_row(l, i, f->line);
            if (!record)
                return true;
            kith_value_text(l->r, record, "alias", alias);
            kith_value_text(l->r, record, "name", kith_note_name(l->vault, i));
            row *line = kith_table_row(l->r, table);
            kith_row_text(l->r, line, alias);
            kith_row_name(l->r, line, kith_note_name(l->vault, i), n->path);
            kith_row_integer(l->r, line, f->line);
        }
    }
    return true;
}

/* ---- Properties -----------------------------------------------------------
 */

/* One value of a property, as the front matter has it. */
typedef struct property {
    str key, value;
    uint32_t line;
} property;

/* Where the next property of a note is looked for. */
typedef struct cursor {
    uint32_t field, tag;
} cursor;

static bool stands_before(const tag *t, const field *f)
{
    return t->line != f->line ? t->line < f->line : t->column < f->column;
}

/* The next property of the front matter: a field, or a tag, which is a record
 * of its own (vault/front_matter.c). Both stand in source order. */
static bool next_property(
    const kith_vault *vault, const note *n, cursor *at, property *found)
{
    while (at->field < n->fields &&
           n->field[at->field].origin != FIELD_FRONT_MATTER)
        at->field++;
    while (at->tag < n->tags && n->tag[at->tag].written == NO_NAME)
        at->tag++;
    const field *f = at->field < n->fields ? &n->field[at->field] : NULL;
    const tag *t = at->tag < n->tags ? &n->tag[at->tag] : NULL;
    if (t && (!f || stands_before(t, f))) {
        *found = (property){
            vault_name(vault, t->written), vault_name(vault, t->name), t->line};
        at->tag++;
    } else if (f) {
        *found = (property){
            vault_name(vault, f->written), vault_name(vault, f->value),
            f->line};
        at->field++;
    }
    return t || f;
}

static str folded_key(listing *l, str key)
{
    str folded = kith_fold_path(&l->scratch, key);
    l->r->failed = l->r->failed || !folded.ptr;
    return folded.ptr ? folded : STR("");
}

static str property_word(listing *l, str word)
{
    if (word.len && word.ptr[word.len - 1] == ':')
        word.len--;
    str key = kith_fold_path(&l->r->memory, word);
    bool found = false;
    l->r->failed = l->r->failed || !key.ptr;
    for (size_t i = 0; i < l->vault->note_count && key.len && !found; i++) {
        property p;
        cursor at = {0};
        if (is_excluded(l->vault, i))
            continue;
        while (!found && next_property(l->vault, &l->vault->notes[i], &at, &p))
            found = str_equal(folded_key(l, p.key), key);
        kith_arena_reset(&l->scratch);
    }
    return found ? key : (str){0};
}

static void put_property(
    listing *l, block *table, const scope *asked, uint32_t i, const property *p)
{
    value *record = kith_list_row(l, i, p->line);
    if (!record)
        return;
    kith_value_text(l->r, record, "key", p->key);
    kith_value_text_or_null(l->r, record, "value", p->value);
    if (!table)
        return;
    row *line = row_of(l, table, asked, i, p->line);
    kith_row_text(l->r, line, p->key);
    kith_row_text(l->r, line, p->value);
}

bool kith_list_properties(listing *l)
{
    static const list_words words = {
        property_word, " and no property", "", ":"};
    scope asked;
    tally counts = {0};
    bool sums_up = !l->options->about;
    if (!kith_list_choose(l, l->options->about, &words, &asked))
        return false;
    block *table = table_of(l, property_columns, &asked, sums_up);
    for (uint32_t i = 0; i < l->vault->note_count; i++) {
        property p;
        cursor at = {0};
        if (!is_asked_for(l, &asked, i))
            continue;
        while (next_property(l->vault, &l->vault->notes[i], &at, &p)) {
            str key = folded_key(l, p.key);
            if (asked.word.ptr && !str_equal(key, asked.word))
                continue;
            put_property(l, table, &asked, i, &p);
            if (sums_up)
                kith_tally(
                    &counts, key, p.key, (place){.note = i, .line = p.line});
        }
        kith_arena_reset(&l->scratch);
    }
    if (sums_up)
        kith_tally_put(l, &counts, "key", property_counts, false);
    kith_tally_free(&counts);
    return true;
}
