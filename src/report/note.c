/*
 * note.c — all that is read of one note, as Obsidian's metadata cache has it.
 *
 * For who doubts a count: every link, heading, list item, field and footnote
 * with its line. The note is read again from its file; what its links mean is
 * known from the vault. JSON has a list a kind, in the names of Obsidian's
 * cache where it has one; people get one table.
 */
#include <kith/report.h>

#include "base/error.h"
#include "report/find_note.h"
#include "report/report.h"
#include "vault/destination.h"
#include "vault/file_index.h"
#include "vault/structure.h"

static const char *const section_text[] = {
    [PART_YAML] = "yaml",
    [PART_HEADING] = "heading",
    [PART_PARAGRAPH] = "paragraph",
    [PART_LIST] = "list",
    [PART_CODE] = "code",
    [PART_HTML] = "html",
    [PART_COMMENT] = "comment",
    [PART_CALLOUT] = "callout",
    [PART_QUOTE] = "blockquote",
    [PART_TABLE] = "table",
    [PART_RULE] = "thematicBreak",
    [PART_MATH] = "math",
    [PART_FOOTNOTE] = "footnoteDefinition",
    [PART_TEXT] = "text",
    [PART_ELEMENT] = "element",
};

static const char *const day_key[] = {
    [TASK_CREATED] = "created",     [TASK_START] = "start",
    [TASK_SCHEDULED] = "scheduled", [TASK_DUE] = "due",
    [TASK_DONE] = "done",           [TASK_CANCELLED] = "cancelled",
};

static const column columns[] = {
    {"LINE", ALIGN_RIGHT, 0},
    {"WHAT", ALIGN_LEFT, 0},
    {"TEXT", ALIGN_LEFT, 60},
    {NULL, ALIGN_LEFT, 0},
};

typedef struct dump {
    kith_report *r;
    block *table;
    const kith_vault *vault;
    uint32_t file;
    const structure *s;
    file_index files;
    bool failed; /* memory is out */
} dump;

/* A row for people, and the record for machines with its place. */
static value *put(
    dump *d, value *list, uint32_t line, uint32_t at, str what, str text)
{
    row *shown = kith_table_row(d->r, d->table);
    kith_row_integer(d->r, shown, line);
    kith_row_text(d->r, shown, what);
    kith_row_text(d->r, shown, text);
    value *record = kith_value_object(d->r, list, NULL);
    kith_value_integer(d->r, record, "line", line);
    if (at)
        kith_value_integer(d->r, record, "column", at);
    return record;
}

/* ---- Links -----------------------------------------------------------------
 */

/* What Obsidian shows of a link: its own words, else "note > heading". */
static str display_of(dump *d, str target, str subpath, str display)
{
    str shown = display.len ? display : target;
    for (size_t at = 0, end; display.len == 0 && at < subpath.len; at = end) {
        end = str_find(subpath, at + 1, '#');
        str part = str_trim(str_slice(subpath, at + 1, end));
        shown = kith_report_format(
            d->r, "%.*s%s%.*s", STR_ARG(shown), shown.len ? " > " : "",
            STR_ARG(part));
    }
    return shown;
}

static void put_resolved(dump *d, value *record, uint32_t file)
{
    kith_value_text_or_null(
        d->r, record, "resolved",
        file == NO_INDEX ? (str){0} : vault_file(d->vault, file));
}

/* As Obsidian resolves it, for links that the vault does not keep. */
static void put_looked_up(dump *d, value *record, str target)
{
    file_match match = {.file = d->file};
    if (target.len && !kith_file_index_find(&d->files, d->file, target, &match))
        d->failed = true;
    put_resolved(d, record, match.file);
}

/* Links to URLs are none to Obsidian, unless they are written as wikilinks. */
static bool is_listed(const note_link *link, bool embeds)
{
    bool url = link->how == HOW_EXTERNAL && link->flags & LINK_MARKDOWN;
    return link->place == PLACE_BODY && !url &&
           embeds == ((link->flags & LINK_EMBED) != 0);
}

static void put_links(dump *d, const char *key, bool embeds)
{
    const note *n = &d->vault->notes[d->file];
    value *list = kith_value_array(d->r, d->r->data, key);
    for (uint32_t i = 0; i < n->links; i++) {
        const note_link *link = &n->link[i];
        str target = vault_name(d->vault, link->target);
        str subpath = vault_name(d->vault, link->subpath);
        str display = vault_name(d->vault, link->display);
        if (!is_listed(link, embeds))
            continue;
        str whole = kith_report_format(
            d->r, "%.*s%.*s", STR_ARG(target), STR_ARG(subpath));
        value *record =
            put(d, list, link->line, link->column,
                str_from(embeds ? "embed" : "link"), whole);
        kith_value_text(d->r, record, "link", whole);
        kith_value_text(
            d->r, record, "display", display_of(d, target, subpath, display));
        put_resolved(d, record, link->resolved);
    }
}

static void put_property_links(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "front_matter_links");
    for (size_t i = 0; i < d->s->links.len; i++) {
        const property_link *link = &d->s->links.at[i];
        str whole = kith_report_format(
            d->r, "%.*s%.*s", STR_ARG(link->target), STR_ARG(link->subpath));
        row *shown = kith_table_row(d->r, d->table);
        kith_row_integer(d->r, shown, 1);
        kith_row_text(d->r, shown, STR("property link"));
        kith_row_text(
            d->r, shown,
            kith_report_format(
                d->r, "%.*s: %.*s", STR_ARG(link->key), STR_ARG(whole)));
        value *record = kith_value_object(d->r, list, NULL);
        kith_value_text(d->r, record, "key", link->key);
        kith_value_text(d->r, record, "link", whole);
        kith_value_text(
            d->r, record, "display",
            display_of(d, link->target, link->subpath, link->display));
        put_looked_up(d, record, link->target);
    }
}

static void put_references(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "reference_links");
    for (size_t i = 0; i < d->s->references.len; i++) {
        const note_reference *link = &d->s->references.at[i];
        str whole = kith_report_format(
            d->r, "%.*s%.*s", STR_ARG(link->target), STR_ARG(link->subpath));
        value *record =
            put(d, list, link->line, link->column, STR("reference link"),
                kith_report_format(
                    d->r, "%.*s: %.*s", STR_ARG(link->label), STR_ARG(whole)));
        kith_value_text(d->r, record, "id", link->label);
        kith_value_text(d->r, record, "link", whole);
        if (kith_destination_is_url(link->target))
            kith_value_null(d->r, record, "resolved");
        else
            put_looked_up(d, record, link->target);
    }
}

/* ---- Everything else -------------------------------------------------------
 */

static void put_tags(dump *d)
{
    const note *n = &d->vault->notes[d->file];
    value *list = kith_value_array(d->r, d->r->data, "tags");
    for (uint32_t i = 0; i < n->tags; i++) {
        bool front = n->tag[i].written != NO_NAME;
        str name = kith_report_format(
            d->r, "#%.*s", STR_ARG(vault_name(d->vault, n->tag[i].name)));
        value *record =
            put(d, list, n->tag[i].line, n->tag[i].column, STR("tag"), name);
        kith_value_text(
            d->r, record, "place", str_from(front ? "front_matter" : "body"));
        kith_value_text(d->r, record, "tag", name);
    }
}

static void put_headings(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "headings");
    for (size_t i = 0; i < d->s->headings.len; i++) {
        const note_heading *h = &d->s->headings.at[i];
        value *record =
            put(d, list, h->line, 0,
                kith_report_format(d->r, "heading %d", h->level), h->text);
        kith_value_integer(d->r, record, "level", h->level);
        kith_value_text(d->r, record, "heading", h->text);
    }
}

static void put_sections(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "sections");
    for (size_t i = 0; i < d->s->sections.len; i++) {
        const note_section *part = &d->s->sections.at[i];
        str type = str_from(section_text[part->type]);
        value *record =
            put(d, list, part->line, 0, STR("section"),
                kith_report_format(
                    d->r, "%.*s, to line %u", STR_ARG(type), part->end_line));
        kith_value_integer(d->r, record, "end_line", part->end_line);
        kith_value_text(d->r, record, "type", type);
    }
}

static void put_items(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "list_items");
    for (size_t i = 0; i < d->s->items.len; i++) {
        const note_list_item *found = &d->s->items.at[i];
        str what =
            found->task.len
                ? kith_report_format(d->r, "task [%.*s]", STR_ARG(found->task))
                : STR("list item");
        value *record =
            put(d, list, found->line, found->column, what, found->text);
        kith_value_integer(d->r, record, "parent", found->parent);
        kith_value_text_or_null(d->r, record, "task", found->task);
        kith_value_text(d->r, record, "text", found->text);
    }
}

static void put_tasks(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "tasks");
    for (size_t i = 0; i < d->s->items.len; i++) {
        const note_list_item *found = &d->s->items.at[i];
        if (found->task.len == 0)
            continue;
        task_signs signs = kith_task_signs(found->text);
        value *record = kith_value_object(d->r, list, NULL);
        kith_value_integer(d->r, record, "line", found->line);
        kith_value_text(d->r, record, "status", found->task);
        kith_value_text(d->r, record, "text", found->text);
        for (size_t k = 0; k < TASK_DAYS; k++)
            kith_value_date(d->r, record, day_key[k], signs.day[k]);
        kith_value_integer(d->r, record, "priority", signs.priority);
    }
}

static void put_callouts(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "callouts");
    for (size_t i = 0; i < d->s->callouts.len; i++) {
        const note_callout *c = &d->s->callouts.at[i];
        value *record =
            put(d, list, c->line, 0,
                kith_report_format(d->r, "callout %.*s", STR_ARG(c->type)),
                c->title);
        kith_value_text(d->r, record, "type", c->type);
        kith_value_text_or_null(d->r, record, "title", c->title);
        kith_value_text_or_null(
            d->r, record, "fold", (str){&c->fold, c->fold != 0});
    }
}

typedef struct label_list {
    const note_label *at;
    size_t count;
    const char *key, *what;
} label_list;

static void put_labels(dump *d, label_list labels)
{
    value *list = kith_value_array(d->r, d->r->data, labels.key);
    for (size_t i = 0; i < labels.count; i++) {
        const note_label *l = &labels.at[i];
        value *record =
            put(d, list, l->line, l->column, str_from(labels.what), l->name);
        kith_value_text(d->r, record, "id", l->name);
    }
}

static void put_fields(dump *d)
{
    value *list = kith_value_array(d->r, d->r->data, "fields");
    for (size_t i = 0; i < d->s->fields.len; i++) {
        const note_field *f = &d->s->fields.at[i];
        value *record = put(
            d, list, f->line, (uint32_t)f->is.begin + 1, STR("field"),
            kith_report_format(
                d->r, "%.*s:: %.*s", STR_ARG(f->is.key), STR_ARG(f->is.value)));
        kith_value_text(d->r, record, "key", f->is.key);
        kith_value_text(d->r, record, "value", f->is.value);
        kith_value_text_or_null(
            d->r, record, "wrapper", (str){&f->is.wrapper, f->is.wrapper != 0});
    }
}

static void put_all(dump *d)
{
    const structure *s = d->s;
    const label_list labels[] = {
        {s->block_ids.at, s->block_ids.len, "blocks", "block id"},
        {s->footnotes.at, s->footnotes.len, "footnotes", "footnote"},
        {s->footnote_places.at, s->footnote_places.len, "footnote_references",
         "footnote reference"},
    };
    put_property_links(d);
    put_links(d, "links", false);
    put_links(d, "embeds", true);
    put_references(d);
    put_tags(d);
    put_headings(d);
    put_sections(d);
    put_items(d);
    put_tasks(d);
    put_callouts(d);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        put_labels(d, labels[i]);
    put_fields(d);
}

/* ---- The note --------------------------------------------------------------
 */

static bool find_note(
    const kith_vault *vault,
    const char *name,
    uint32_t *found,
    kith_error *error)
{
    *found = kith_note_find(vault, name, error);
    if (*found == NO_INDEX && !error_is_set(error))
        *found = kith_note_find_beginning(vault, name, error);
    if (error_is_set(error))
        return false;
    if (*found == NO_INDEX)
        return kith_note_unknown(vault, name, "", error);
    return *found < vault->note_count ||
           kith_fail(
               error, KITH_ERROR_NOT_FOUND, NULL, 0, "\"%s\" is no note", name);
}

kith_report *kith_report_note(
    const kith_vault *vault, const char *name, kith_error *error)
{
    structure s = {0};
    dump d = {.vault = vault, .s = &s};
    kith_report *r = NULL;
    if (!vault || !name || error_is_set(error) ||
        !find_note(vault, name, &d.file, error) ||
        !kith_structure_open(vault, d.file, &s, error))
        goto done;
    d.failed = !kith_file_index_build(&d.files, vault);
    r = kith_report_new("kith.note/1", vault->root, NULL, error);
    if (!r)
        goto done;
    d.r = r;
    str path = vault_file(vault, d.file);
    kith_value_text(r, r->data, "path", path);
    kith_block(r, BLOCK_TITLE, path);
    d.table = kith_block_table(r, columns);
    if (!d.failed)
        put_all(&d);
    r->failed = r->failed || d.failed;
    r = kith_report_done(r, error);
done:
    kith_file_index_free(&d.files);
    kith_structure_free(&s);
    return r;
}
