/*
 * canvas.c — nodes of a canvas become links.
 *
 *     {"nodes": [{"type": "file", "file": "People/Ana Lima.md"},
 *                {"type": "text", "text": "Ask [[Ana Lima]]\nfirst"}]}
 *
 * A text node is Markdown, read as a note's body is once its JSON escapes are
 * decoded; a map of bytes takes its links back to where they stand in the file.
 * A vault has few canvases: they are read one after the other.
 */
#include "vault/canvas.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "vault/decode.h"
#include "vault/file_name.h"
#include "vault/json.h"
#include "vault/lines.h"
#include "vault/walk.h"

/* The members of a node that say what it links to. */
typedef enum member {
    MEMBER_TYPE,
    MEMBER_FILE,
    MEMBER_SUBPATH,
    MEMBER_TEXT,
    MEMBERS
} member;

static const char *const members[MEMBERS] = {"type", "file", "subpath", "text"};

typedef struct reader {
    sink *sink;
    lines lines; /* of the canvas */
    char *room;  /* a decoded string: as long as the canvas */
    uint32_t *at;
    json_value node[MEMBERS]; /* of the node at hand */
} reader;

static void place(const reader *r, size_t byte, note_link *link)
{
    size_t line = kith_line_of(&r->lines, byte);
    link->line = (uint32_t)line + 1;
    link->column = (uint32_t)(byte - r->lines.start.at[line]) + 1;
    link->place = PLACE_CANVAS;
}

static name_id decoded_name(reader *r, str raw)
{
    size_t length = kith_json_decode(raw, r->room, NULL);
    return kith_sink_name(r->sink, (str){r->room, length});
}

static void read_file_node(reader *r)
{
    sink *s = r->sink;
    json_value file = r->node[MEMBER_FILE];
    note_link link = {
        .resolved = NO_INDEX,
        .how = HOW_UNRESOLVED,
        .flags = LINK_EMBED | LINK_WHOLE_PATH,
    };
    if (file.raw.len == 0 || file.raw.len > LIMIT_TARGET_BYTES ||
        r->node[MEMBER_SUBPATH].raw.len > LIMIT_TARGET_BYTES ||
        s->links.len >= LIMIT_LINKS_PER_NOTE)
        return;
    place(r, file.begin, &link);
    link.target = decoded_name(r, file.raw);
    link.subpath = decoded_name(r, r->node[MEMBER_SUBPATH].raw);
    if (!VEC_PUSH(&s->links, link))
        s->failed = true;
}

/* Forgets what a text says beyond its links: a canvas keeps nothing else, and
 * the next text is not to go through it again. */
static void keep_links(sink *s)
{
    s->items.len = 0;
    s->mentions.len = 0;
    s->fields.len = 0;
    s->tasks.len = 0;
    s->tags.len = 0;
}

static void read_text_node(reader *r)
{
    sink *s = r->sink;
    json_value text = r->node[MEMBER_TEXT];
    lines decoded = {0};
    size_t first = s->links.len;
    size_t length = kith_json_decode(text.raw, r->room, r->at);
    str body = {r->room, length};
    kith_markdown_read(body, 0, 1, s);
    keep_links(s);
    if (s->links.len > first && !kith_lines_read(body, 0, &decoded))
        s->failed = true;
    for (size_t i = first; i < s->links.len && !s->failed; i++) {
        note_link *link = &s->links.at[i];
        size_t byte = decoded.start.at[link->line - 1] + link->column - 1;
        place(r, text.begin + r->at[byte], link);
    }
    VEC_FREE(&decoded.start);
}

static void end_node(reader *r)
{
    char type[8];
    size_t length = r->node[MEMBER_TYPE].raw.len;
    if (length <= sizeof type)
        length = kith_json_decode(r->node[MEMBER_TYPE].raw, type, NULL);
    if (length == 4 && memcmp(type, "file", 4) == 0)
        read_file_node(r);
    else if (length == 4 && memcmp(type, "text", 4) == 0)
        read_text_node(r);
    memset(r->node, 0, sizeof r->node);
}

static void keep_member(reader *r, json_value found)
{
    for (size_t i = 0; i < MEMBERS; i++)
        if (str_equal(found.key, str_from(members[i])))
            r->node[i] = found;
}

/* The nodes are the objects at depth 2 of the array "nodes" at depth 1. */
static void read_nodes(reader *r, json *j)
{
    json_value found;
    bool in_nodes = false;
    while ((found = kith_json_next(j)).kind != JSON_END && !r->sink->failed) {
        if (found.depth == 1 && found.kind != JSON_CLOSE)
            in_nodes =
                found.kind == JSON_ARRAY && str_equal(found.key, STR("nodes"));
        if (in_nodes && found.depth == 3 && found.kind == JSON_STRING)
            keep_member(r, found);
        if (in_nodes && found.depth == 2 && found.kind == JSON_CLOSE)
            end_node(r);
    }
    if (!j->problem || r->sink->failed)
        return;
    note_link here = {0};
    place(r, j->problem_at, &here);
    kith_sink_find(
        r->sink, K109_BAD_CANVAS, here.line, here.column,
        "open it in Obsidian and save it again",
        "canvas is no JSON: %s; what follows is not read", j->problem);
}

void kith_canvas_read(str text, sink *s)
{
    json j = {0};
    reader r = {.sink = s};
    r.room = malloc(text.len + 1);
    r.at = malloc((text.len + 1) * sizeof *r.at);
    bool ready = r.room && r.at && kith_lines_read(text, 0, &r.lines);
    if (text.len && ready && kith_json_open(&j, text))
        read_nodes(&r, &j);
    s->failed = s->failed || !ready || j.failed;
    if (j.mask)
        kith_json_close(&j);
    VEC_FREE(&r.lines.start);
    free(r.room);
    free(r.at);
}

/* ---- All of them -----------------------------------------------------------
 */

typedef struct shelf {
    kith_vault *vault;
    intern names; /* of the canvas at hand: only those of links are kept */
    sink sink;
    file_text file;
    decoder decoder;
    diagnostic_list *list;
} shelf;

static bool complain(shelf *c, str path, finding f, str message, str hint)
{
    arena *memory = &c->vault->memory;
    diagnostic d = {
        .path = path,
        .line = f.line,
        .column = f.column,
        .code = f.code,
        .severity = kith_diagnostic_severity(f.code)};
    d.message = (str){kith_arena_text(memory, message), message.len};
    d.hint = (str){kith_arena_text(memory, hint), hint.len};
    return d.message.ptr && d.hint.ptr && VEC_PUSH(c->list, d);
}

static bool keep_name(shelf *c, name_id *id)
{
    *id = kith_intern(&c->vault->names, intern_text(&c->names, *id));
    return *id != NAME_FAILED;
}

/* Moves what the sink holds into the vault. */
static bool keep(shelf *c, canvas *found)
{
    const sink *s = &c->sink;
    bool done = true;
    found->links = (uint32_t)s->links.len;
    found->link = NEW_ARRAY(&c->vault->memory, s->links.len + 1, note_link);
    if (!found->link)
        return false;
    for (size_t i = 0; i < s->links.len && done; i++) {
        note_link *link = &found->link[i];
        *link = s->links.at[i];
        done = keep_name(c, &link->target) && keep_name(c, &link->subpath) &&
               keep_name(c, &link->display);
    }
    for (size_t i = 0; i < s->findings.len && done; i++) {
        const finding *f = &s->findings.at[i];
        done = complain(
            c, vault_file(c->vault, found->file), *f,
            intern_text(&c->names, f->message),
            intern_text(&c->names, f->hint));
    }
    return done;
}

static bool read_canvas(
    shelf *c, int root, size_t limit, bool follow, canvas *found)
{
    char words[FILE_WORDS];
    const char *name;
    str path = vault_file(c->vault, found->file);
    int folder = kith_walk_open_folder(root, path, follow, &name);
    file_status status = FILE_VANISHED;
    if (folder >= 0) {
        status = kith_file_read(folder, name, limit, follow, &c->file);
        close(folder);
    }
    if (status == FILE_NO_MEMORY)
        return false;
    kith_sink_reset(&c->sink);
    c->sink.names = &c->names;
    if (status == FILE_OK) {
        str raw = {c->file.at, c->file.len};
        kith_canvas_read(kith_decode(&c->decoder, raw, &c->sink), &c->sink);
        c->sink.items.len = c->sink.mentions.len = c->sink.fields.len = 0;
        c->sink.tasks.len = c->sink.tags.len = 0;
        kith_decode_restore(&c->decoder, &c->sink);
    } else {
        kith_sink_find(
            &c->sink, K001_UNREADABLE, 0, 0, NULL, "canvas is not read: %s",
            kith_file_status_words(status, limit, words));
    }
    bool done = !c->sink.failed && keep(c, found);
    kith_intern_free(&c->names);
    return done;
}

bool kith_canvases_read(
    kith_vault *vault,
    int root,
    size_t limit,
    bool follow,
    diagnostic_list *list)
{
    shelf c = {.vault = vault, .list = list};
    size_t count = 0;
    for (size_t i = 0; i < vault->other_count; i++)
        count += kith_file_has_extension(vault->others[i], STR("canvas"));
    vault->canvases = NEW_ARRAY(&vault->memory, count + 1, canvas);
    bool done = vault->canvases;
    for (size_t i = 0; i < vault->other_count && done; i++) {
        if (!kith_file_has_extension(vault->others[i], STR("canvas")))
            continue;
        canvas *found = &vault->canvases[vault->canvas_count++];
        found->file = (uint32_t)(vault->note_count + i);
        done = read_canvas(&c, root, limit, follow, found);
    }
    kith_sink_free(&c.sink);
    kith_intern_free(&c.names);
    kith_file_text_free(&c.file);
    kith_decoder_free(&c.decoder);
    kith_markdown_thread_free();
    return done;
}
