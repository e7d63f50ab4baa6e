/*
 * structure.c — the parts of a note in three readings: its front matter, its
 * blocks, its lines. Every line is looked at a fixed number of times.
 */
#include "vault/structure.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "vault/block_memory.h"
#include "vault/destination.h"
#include "vault/structure_blocks.h"
#include "vault/walk.h"

/* ---- The lines -------------------------------------------------------------
 */

static void add_references(structure_reader *r)
{
    for (size_t i = 0; i < r->mask.definitions.len && !r->failed; i++) {
        char room[LIMIT_TARGET_BYTES];
        const definition *d = &r->mask.definitions.at[i];
        note_reference found = {
            .label = d->label,
            .target = d->destination,
            .line = structure_line(r, d->line),
            .column = lines_column(&r->m.lines, d->line, d->at),
        };
        if (!kith_destination_is_url(d->destination)) {
            kith_destination_decode(
                d->destination, room, &found.target, &found.subpath);
            r->failed = !structure_keep(r->out, &found.target) ||
                        !structure_keep(r->out, &found.subpath);
        }
        if (!VEC_PUSH(&r->out->references, found))
            r->failed = true;
    }
}

/* ---- The front matter ------------------------------------------------------
 */

/* What Obsidian takes for a link: not what kith alone recovers, no embed, and
 * no URL unless it is written as a wikilink. */
static bool is_property_link(const note_link *link, str target)
{
    bool is_url =
        link->flags & LINK_MARKDOWN && kith_destination_is_url(target);
    return !is_url && !(link->flags & (LINK_RECOVERED | LINK_EMBED));
}

static void add_property_links(structure_reader *r, const field *f)
{
    for (size_t k = 0; k < f->links; k++) {
        const note_link *link = &r->sink.links.at[f->first_link + k];
        property_link found = {
            .key = intern_text(&r->names, f->written),
            .target = intern_text(&r->names, link->target),
            .subpath = intern_text(&r->names, link->subpath),
            .display = intern_text(&r->names, link->display)};
        if (!is_property_link(link, found.target))
            continue;
        structure *s = r->out;
        bool is_kept = structure_keep(s, &found.key) &&
                       structure_keep(s, &found.target) &&
                       structure_keep(s, &found.subpath) &&
                       structure_keep(s, &found.display);
        if (!is_kept || !VEC_PUSH(&s->links, found))
            r->failed = true;
    }
}

/* Dataview looks for "key:: value" in its lines, as in any other. */
static void read_front_fields(structure_reader *r, str front)
{
    uint32_t body_line = r->m.first_line;
    r->m.text = front;
    r->m.first_line = 1;
    r->failed = r->failed || !kith_lines_read(front, 0, &r->m.lines);
    if (!r->failed)
        kith_structure_fields(r);
    r->m.first_line = body_line;
}

/* Its links are those of the note's records, each with its list position in
 * the key. Returns where the body begins. */
static size_t read_front_matter(structure_reader *r, str text)
{
    uint32_t line;
    r->sink.compat = KITH_COMPAT_OBSIDIAN;
    r->sink.counts_items = true;
    size_t body = kith_front_matter_read(text, &line, &r->sink);
    r->m.first_line = line;
    r->failed = r->sink.failed;
    note_section front = {
        PART_YAML, 1, line - !front_matter_goes_on(text, body)};
    if (body && !VEC_PUSH(&r->out->sections, front))
        r->failed = true;
    for (size_t i = 0; i < r->sink.fields.len && !r->failed; i++)
        add_property_links(r, &r->sink.fields.at[i]);
    kith_sink_reset(&r->sink);
    if (body)
        read_front_fields(r, str_slice(text, 0, body));
    return body;
}

/* ---- A note ----------------------------------------------------------------
 */

static void read_body(structure_reader *r, str text, size_t body)
{
    r->m.text = text;
    r->m.out = &r->sink;
    r->sink.names = &r->names;
    r->failed = r->failed || !kith_lines_read(text, body, &r->m.lines) ||
                !kith_mask_make(text, &r->m.lines, true, &r->mask);
    str masked = buffer_str(&r->mask.text);
    r->failed = r->failed || !kith_lines_read(masked, 0, &r->mask_lines);
    if (r->failed)
        return;
    kith_structure_blocks(r);
    kith_structure_fields(r);
    add_references(r);
}

static void free_reader(structure_reader *r)
{
    kith_sink_free(&r->sink);
    kith_intern_free(&r->names);
    kith_mask_free(&r->mask);
    kith_blocks_free(&r->blocks);
    kith_inline_fields_free(&r->fields);
    VEC_FREE(&r->cut);
    VEC_FREE(&r->mask_lines.start);
    VEC_FREE(&r->m.lines.start);
    VEC_FREE(&r->m.spans);
    VEC_FREE(&r->m.brackets);
    VEC_FREE(&r->m.names);
    kith_block_memory_free();
}

bool kith_structure_read(str text, structure *s)
{
    structure_reader r = {.out = s, .sink.strict = true};
    r.sink.names = &r.names;
    s->text = text;
    size_t body = read_front_matter(&r, text);
    if (body < text.len && !r.failed)
        read_body(&r, text, body);
    free_reader(&r);
    return !r.failed;
}

bool kith_structure_open(
    const kith_vault *vault, size_t i, structure *s, kith_error *error)
{
    const char *name;
    str path = vault_file(vault, (uint32_t)i);
    int root = open(vault->root.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int folder = root < 0 ? -1 : kith_walk_open_folder(root, path, true, &name);
    file_status status = FILE_UNREADABLE;
    if (folder >= 0)
        status = kith_file_read(folder, name, LIMIT_NOTE_BYTES, true, &s->file);
    if (folder >= 0)
        close(folder);
    if (root >= 0)
        close(root);
    if (status == FILE_NO_MEMORY)
        return kith_fail_memory(error);
    char words[FILE_WORDS];
    if (status != FILE_OK)
        return kith_fail(
            error, KITH_ERROR_IO, path.ptr, 0, "note is not read: %s",
            kith_file_status_words(status, LIMIT_NOTE_BYTES, words));
    sink unused = {0};
    intern names = {0};
    unused.names = &names;
    str raw = {s->file.at, s->file.len};
    bool done = kith_structure_read(kith_decode(&s->decoder, raw, &unused), s);
    done = done && !unused.failed;
    kith_sink_free(&unused);
    kith_intern_free(&names);
    return done || kith_fail_memory(error);
}

void kith_structure_free(structure *s)
{
    VEC_FREE(&s->sections);
    VEC_FREE(&s->headings);
    VEC_FREE(&s->items);
    VEC_FREE(&s->callouts);
    VEC_FREE(&s->footnotes);
    VEC_FREE(&s->footnote_places);
    VEC_FREE(&s->block_ids);
    VEC_FREE(&s->fields);
    VEC_FREE(&s->references);
    VEC_FREE(&s->links);
    kith_decoder_free(&s->decoder);
    kith_file_text_free(&s->file);
    kith_arena_free(&s->memory);
    *s = (structure){0};
}
