/*
 * property_links.c — libyaml's events, with the path of each value.
 *
 * The records of a note know a link's folded key; Obsidian gives each link the
 * path of its value, list positions included: "meta.leads.0". Asked for one
 * note at a time, so it is a reading of its own.
 */
#include "vault/property_links.h"

#include <stdlib.h>

#include <yaml.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "vault/destination.h"
#include "vault/property_clean.h"
#include "vault/wikilink.h"

typedef struct frame {
    size_t base; /* bytes of the path of what holds it */
    size_t index;
    bool is_mapping, wants_key;
} frame;

typedef struct reader {
    structure *out;
    yaml_parser_t parser;
    property_copy copy; /* of the block, for libyaml */
    buffer path;        /* of the value that comes next */
    frame frames[LIMIT_YAML_DEPTH];
    size_t depth;
    bool is_broken, failed;
} reader;

static void extend(reader *r, size_t base, str part)
{
    r->path.len = base;
    if (base)
        kith_buffer_char(&r->path, '.');
    kith_buffer_put(&r->path, part);
    if (r->path.len > LIMIT_NAME_BYTES)
        r->path.len = LIMIT_NAME_BYTES;
}

/* A list numbers its values; a mapping has named the one that comes. */
static void begin_value(reader *r)
{
    if (r->depth == 0)
        return;
    frame *f = &r->frames[r->depth - 1];
    f->wants_key = f->is_mapping;
    if (f->is_mapping)
        return;
    r->path.len = f->base;
    kith_buffer_printf(&r->path, "%s%zu", f->base ? "." : "", f->index++);
}

/* Of two equal keys the last one counts. */
static void drop_replaced(reader *r)
{
    size_t kept = 0;
    str path = buffer_str(&r->path);
    for (size_t i = 0; i < r->out->links.len; i++) {
        str key = r->out->links.at[i].key;
        bool same = key.len >= path.len &&
                    memcmp(key.ptr, path.ptr, path.len) == 0 &&
                    (key.len == path.len || key.ptr[path.len] == '.');
        if (!same)
            r->out->links.at[kept++] = r->out->links.at[i];
    }
    r->out->links.len = kept;
}

static str keep(reader *r, str text)
{
    const char *copy = kith_arena_text(&r->out->memory, text);
    r->failed = r->failed || !copy;
    return (str){copy, copy ? text.len : 0};
}

static void add_link(reader *r, property_link link)
{
    link.key = keep(r, buffer_str(&r->path));
    link.target = keep(r, link.target);
    link.subpath = keep(r, link.subpath);
    link.display = keep(r, link.display);
    if (!r->failed && !VEC_PUSH(&r->out->links, link))
        r->failed = true;
}

static void read_value(reader *r, str text)
{
    wikilink wiki;
    markdown_link markdown;
    size_t cursor = 0;
    if (text.len < 4 || text.ptr[0] != '[')
        return;
    if (kith_markdown_link_read(text, &markdown) &&
        !kith_destination_is_url(markdown.destination)) {
        char room[LIMIT_TARGET_BYTES];
        property_link link = {.display = markdown.text, .markdown = true};
        kith_destination_decode(
            markdown.destination, room, &link.target, &link.subpath);
        add_link(r, link);
    } else if (
        kith_wikilink_next(text, &cursor, &wiki) && wiki.begin == 0 &&
        wiki.end == text.len) {
        add_link(
            r, (property_link){
                   .target = wiki.target,
                   .subpath = wiki.subpath,
                   .display = wiki.alias});
    }
}

static void on_scalar(reader *r, const yaml_event_t *event)
{
    str text = kith_property_text(
        &r->copy, event->data.scalar.value, event->data.scalar.length);
    frame *f = r->depth ? &r->frames[r->depth - 1] : NULL;
    if (f && f->wants_key) {
        f->wants_key = false;
        extend(r, f->base, text);
        drop_replaced(r);
        return;
    }
    begin_value(r);
    read_value(r, str_trim(text));
}

static void on_start(reader *r, bool is_mapping)
{
    frame *f = r->depth ? &r->frames[r->depth - 1] : NULL;
    if (r->depth == LIMIT_YAML_DEPTH || (f && f->wants_key)) {
        r->is_broken = true; /* too deep, or a key that is no text */
        return;
    }
    begin_value(r);
    size_t base = r->depth ? r->path.len : 0;
    r->frames[r->depth++] = (frame){
        .base = base, .is_mapping = is_mapping, .wants_key = is_mapping};
}

/* False at the end of the block. */
static bool on_event(reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        on_scalar(r, event);
        return true;
    case YAML_ALIAS_EVENT:
        begin_value(r);
        return true;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        on_start(r, event->type == YAML_MAPPING_START_EVENT);
        return true;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        r->depth--;
        return true;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        return false;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    default:
        return true;
    }
}

static void read_events(reader *r)
{
    bool goes_on = true;
    for (size_t i = 0; i < LIMIT_YAML_EVENTS && goes_on && !r->is_broken; i++) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r->parser, &event)) {
            r->failed = r->failed || r->parser.error == YAML_MEMORY_ERROR;
            r->is_broken = true;
            return;
        }
        goes_on = on_event(r, &event) && !r->failed && !r->path.failed;
        yaml_event_delete(&event);
    }
}

bool kith_property_links_read(str front, structure *s)
{
    reader r = {.out = s};
    size_t begin = str_find(front, 0, '\n') + 1;
    str block =
        str_slice(front, begin < front.len ? begin : front.len, front.len);
    while (block.len && strchr(" \t\r\n-", block.ptr[block.len - 1]))
        block.len--; /* the closing fence */
    if (block.len == 0 || block.len > LIMIT_FRONT_MATTER_BYTES)
        return true;
    if (kith_property_clean(block, &r.copy) &&
        yaml_parser_initialize(&r.parser)) {
        const char *text = r.copy.at ? (const char *)r.copy.at : block.ptr;
        yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &r.parser, (const unsigned char *)text, block.len);
        read_events(&r);
        yaml_parser_delete(&r.parser);
    } else {
        r.failed = true;
    }
    if (r.is_broken)
        s->links.len = 0;
    r.failed = r.failed || r.path.failed;
    kith_buffer_free(&r.path);
    kith_property_copy_free(&r.copy);
    return !r.failed;
}
