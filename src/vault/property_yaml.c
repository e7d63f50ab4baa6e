/*
 * property_yaml.c — fields from libyaml's events.
 *
 * Only the event interface: yaml_parser_load() is quadratic in anchors and
 * expands what should not be. The encoding is forced, or a byte-order mark in
 * the block would switch the decoder. Marks of libyaml count characters and are
 * turned into bytes by a cursor that only moves forward.
 */
#include "vault/property_yaml.h"

#include <stdlib.h>

#include <yaml.h>

#include "base/limits.h"
#include "vault/property_clean.h"

/* A mapping or sequence that is open. */
typedef struct frame {
    property_key key;     /* full key of what stands in it */
    property_key current; /* mapping: the key whose value is due */
    size_t first_seen;    /* mapping: where its keys begin in `seen` */
    size_t begin;         /* byte that it opens with */
    size_t values;        /* that were read */
    size_t done;          /* and those that were passed over */
    bool is_mapping, wants_key;
} frame;

/* A key of an open mapping and the fields that its value made. */
typedef struct seen_key {
    name_id key; /* as it is written */
    uint32_t line;
    size_t first_field, end_field;
} seen_key;

/* A scalar that an alias may stand for. */
typedef struct anchor {
    name_id name, value;
    unsigned flags; /* property_flags */
} anchor;

typedef struct reader {
    properties *p;
    yaml_parser_t parser;
    property_copy copy; /* of the block, for libyaml */
    frame frames[LIMIT_YAML_DEPTH];
    size_t depth;
    size_t skipping;   /* open collections that are passed over */
    bool skipping_key; /* they stand where a key should */
    VEC(seen_key) seen;
    VEC(anchor) anchors;
    size_t mark_index, mark_offset; /* a character and the byte it begins at */
    size_t key_begin; /* the property at hand: where its line is */
    size_t key_fields, key_links, key_findings; /* records before it */
    bool stopped;                               /* a limit was reached */
    bool ended;                                 /* the document, by "..." */
} reader;

enum { MOST_ANCHORS = 64 };

/* ---- Places
 * ------------------------------------------------------------------
 */

static size_t offset_of(reader *r, yaml_mark_t mark)
{
    str block = r->p->block;
    if (mark.index < r->mark_index) {
        r->mark_index = 0;
        r->mark_offset = 0;
    }
    while (r->mark_index < mark.index && r->mark_offset < block.len) {
        r->mark_offset++;
        while (r->mark_offset < block.len &&
               ((unsigned char)block.ptr[r->mark_offset] & 0xC0) == 0x80)
            r->mark_offset++;
        r->mark_index++;
    }
    return r->mark_offset;
}

/* ---- Values
 * ------------------------------------------------------------------
 */

/* The key that a value which comes now belongs to; counts it. */
static property_key value_key(reader *r, bool *is_item)
{
    frame *f = &r->frames[r->depth - 1];
    f->values++;
    *is_item = !f->is_mapping;
    return f->is_mapping ? f->current
                         : kith_property_item(r->p, f->key, f->done);
}

/* A value is complete: in a mapping a key comes next. */
static void value_done(reader *r)
{
    if (r->depth == 0)
        return;
    frame *f = &r->frames[r->depth - 1];
    f->done++;
    if (!f->is_mapping)
        return;
    f->wants_key = true;
    if (r->seen.len > f->first_seen)
        r->seen.at[r->seen.len - 1].end_field = r->p->sink->fields.len;
}

static bool is_null(str text)
{
    return str_equal(text, STR("~")) || str_equal(text, STR("null")) ||
           str_equal(text, STR("Null")) || str_equal(text, STR("NULL"));
}

/* A key that comes again replaces what it said before. One of other case, or
 * with '-' for '_', is another key to Obsidian: what both say counts. */
static void replace_earlier(reader *r, const frame *f, name_id key, size_t at)
{
    sink *s = r->p->sink;
    for (size_t i = r->seen.len; i > f->first_seen && key != NO_NAME; i--) {
        seen_key *before = &r->seen.at[i - 1];
        if (before->key != key)
            continue;
        uint32_t line, column;
        kith_property_place(r->p, at, &line, &column);
        str name = intern_text(s->names, key);
        kith_sink_find(
            s, K103_DUPLICATE_KEY, line, column, "remove one of the two",
            "property \"%.*s\" is also on line %u; this one counts",
            STR_ARG(name), (unsigned)before->line);
        for (size_t k = before->first_field; k < before->end_field; k++)
            s->fields.at[k].key = NO_NAME;
        before->key = NO_NAME;
        return; /* those before it have gone the same way */
    }
}

/* Says that what stands at a byte is not read. */
static void say_ignored(
    reader *r, size_t at, const char *hint, const char *words)
{
    uint32_t line, column;
    kith_property_place(r->p, at, &line, &column);
    kith_sink_find(
        r->p->sink, K105_FRONT_MATTER_LIMIT, line, column, hint, "%s", words);
}

/* The mapping at hand has no text where a key should stand. */
static void say_no_key(reader *r, size_t at)
{
    say_ignored(
        r, at, "write the name as text, in quotes",
        "the name of this property is no text; it is ignored");
}

static void begin_key(reader *r, str text, size_t at)
{
    frame *f = &r->frames[r->depth - 1];
    sink *s = r->p->sink;
    f->current = (property_key){0};
    f->wants_key = false;
    if (str_is_empty(str_trim(text)))
        say_no_key(r, at);
    else
        f->current = kith_property_key(r->p, f->key, text);
    if (r->depth == 1) {
        uint32_t line, column;
        kith_property_place(r->p, at, &line, &column);
        r->key_begin = at - (column - 1);
        r->key_fields = s->fields.len;
        r->key_links = s->links.len;
        r->key_findings = s->findings.len;
    }
    replace_earlier(r, f, f->current.written, at);
    seen_key now = {
        .key = f->current.written,
        .first_field = s->fields.len,
        .end_field = s->fields.len};
    uint32_t column;
    kith_property_place(r->p, at, &now.line, &column);
    if (!VEC_PUSH(&r->seen, now))
        s->failed = true;
}

static void keep_anchor(
    reader *r, const yaml_char_t *name, str value, unsigned flags)
{
    if (!name || r->anchors.len == MOST_ANCHORS)
        return;
    anchor a = {
        .name = kith_sink_name(r->p->sink, str_from((const char *)name)),
        .value = kith_sink_name(r->p->sink, value),
        .flags = flags};
    if (!VEC_PUSH(&r->anchors, a))
        r->p->sink->failed = true;
}

/* The scalar that an alias stands for, or NULL. */
static const anchor *find_anchor(const reader *r, const yaml_char_t *alias)
{
    const intern *names = r->p->sink->names;
    name_id name = kith_intern_find(names, str_from((const char *)alias));
    for (size_t i = r->anchors.len; i-- > 0;)
        if (r->anchors.at[i].name == name)
            return &r->anchors.at[i];
    return NULL;
}

static void add_value(
    reader *r, str text, unsigned flags, size_t begin, size_t end)
{
    bool is_item;
    property_key key = value_key(r, &is_item);
    if (key.folded != NO_NAME)
        kith_property_add(
            r->p,
            (property){
                key, text, begin, end,
                flags | (is_item ? (unsigned)PROPERTY_ITEM : 0), NO_NAME});
    value_done(r);
}

/* The block holds no mapping. */
static void say_no_properties(reader *r, const char *message)
{
    kith_sink_find(
        r->p->sink, K101_BAD_YAML, r->p->first_line, 1,
        "write each property as key: value", "%s", message);
}

static void on_scalar(reader *r, const yaml_event_t *event)
{
    str text = kith_property_text(
        &r->copy, event->data.scalar.value, event->data.scalar.length);
    size_t begin = offset_of(r, event->start_mark);
    if (r->depth == 0) {
        if (text.len)
            say_no_properties(r, "front matter: text instead of properties");
        return;
    }
    frame *f = &r->frames[r->depth - 1];
    bool is_key = f->is_mapping && f->wants_key;
    bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    unsigned flags = is_plain ? (unsigned)PROPERTY_PLAIN : 0;
    if (is_plain && !is_key && is_null(text))
        text = (str){0};
    keep_anchor(r, event->data.scalar.anchor, text, flags);
    if (is_key)
        begin_key(r, text, begin);
    else
        add_value(r, text, flags, begin, offset_of(r, event->end_mark));
}

/* An alias of a scalar is that scalar; one of anything else says nothing. */
static void on_alias(reader *r, const yaml_event_t *event)
{
    if (r->depth == 0)
        return;
    frame *f = &r->frames[r->depth - 1];
    bool is_key = f->is_mapping && f->wants_key;
    size_t begin = offset_of(r, event->start_mark);
    const anchor *of = find_anchor(r, event->data.alias.anchor);
    str text = intern_text(r->p->sink->names, of ? of->value : NO_NAME);
    if (is_key) {
        begin_key(r, text, begin);
        return;
    }
    if (of) {
        add_value(r, text, of->flags, begin, begin);
        return;
    }
    say_ignored(
        r, begin, "write the value out",
        "alias names no single value before it and is ignored");
    value_done(r);
}

/* ---- Collections
 * -------------------------------------------------------------
 */

static void open_frame(reader *r, bool is_mapping, size_t begin)
{
    if (r->depth == LIMIT_YAML_DEPTH) {
        kith_sink_find(
            r->p->sink, K105_FRONT_MATTER_LIMIT, r->p->first_line, 1, NULL,
            "front matter is nested deeper than %d; the rest is left out",
            LIMIT_YAML_DEPTH);
        r->stopped = true;
        return;
    }
    bool is_item;
    property_key key = {0};
    if (r->depth)
        key = value_key(r, &is_item);
    else if (!is_mapping)
        say_no_properties(r, "front matter: a list instead of properties");
    r->frames[r->depth++] = (frame){
        .key = key,
        .begin = begin,
        .is_mapping = is_mapping,
        .wants_key = is_mapping,
        .first_seen = r->seen.len};
}

/* Passes over a collection; one that stands for a key takes its value along. */
static void skip_collection(reader *r, bool is_key)
{
    r->skipping = 1;
    r->skipping_key = is_key;
}

static void on_start(reader *r, const yaml_event_t *event, bool is_mapping)
{
    frame *f = r->depth ? &r->frames[r->depth - 1] : NULL;
    size_t begin = offset_of(r, event->start_mark);
    str rest = str_slice(r->p->block, begin, r->p->block.len);
    if (r->skipping) {
        r->skipping++;
        return;
    }
    bool is_key = f && f->is_mapping && f->wants_key;
    bool is_placeholder = f && is_mapping && rest.len > 1 && rest.ptr[1] == '{';
    if (is_placeholder)
        r->p->sink->is_template = true; /* {{title}} is a mapping to YAML */
    if (is_key) {
        f->current = (property_key){0};
        f->wants_key = false;
        if (!is_placeholder)
            say_no_key(r, begin);
    }
    if (is_key || is_placeholder) {
        skip_collection(r, is_key);
        return;
    }
    if (f && f->is_mapping && f->current.folded == NO_NAME) {
        skip_collection(r, false);
        return;
    }
    size_t bare = f && !is_mapping ? kith_property_bare_link(r->p, begin) : 0;
    if (!bare) {
        open_frame(r, is_mapping, begin);
        return;
    }
    bool is_item;
    property_key key = value_key(r, &is_item);
    if (key.folded != NO_NAME)
        kith_property_add_bare_link(r->p, key, begin, begin + bare);
    skip_collection(r, false);
}

static void on_end(reader *r)
{
    if (r->skipping) {
        r->skipping--;
        if (!r->skipping && !r->skipping_key)
            value_done(r);
        return;
    }
    if (r->depth == 0)
        return;
    frame done = r->frames[--r->depth];
    if (done.is_mapping)
        r->seen.len = done.first_seen;
    if (done.values == 0 && r->depth && r->frames[r->depth - 1].is_mapping &&
        done.key.folded != NO_NAME)
        kith_property_add(
            r->p,
            (property){done.key, {0}, done.begin, done.begin, 0, NO_NAME});
    value_done(r);
}

/* ---- The parse
 * ---------------------------------------------------------------
 */

/* One event; false when there is nothing more to read. */
static bool on_event(reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        if (!r->skipping)
            on_scalar(r, event);
        return true;
    case YAML_ALIAS_EVENT:
        if (!r->skipping)
            on_alias(r, event);
        return true;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        on_start(r, event, event->type == YAML_MAPPING_START_EVENT);
        return !r->stopped;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_end(r);
        return true;
    case YAML_DOCUMENT_END_EVENT:
        r->ended = true;
        return true;
    case YAML_STREAM_END_EVENT:
        return false;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    default:
        return true;
    }
}

/* Takes back the property that broke, for the line reader to try. */
static size_t give_up(reader *r)
{
    sink *s = r->p->sink;
    if (r->parser.error == YAML_MEMORY_ERROR) {
        s->failed = true;
        return r->p->block.len;
    }
    s->fields.len = r->key_fields;
    s->links.len = r->key_links;
    s->findings.len = r->key_findings;
    uint32_t line, column;
    size_t at = offset_of(r, r->parser.problem_mark);
    kith_property_place(r->p, at, &line, &column);
    bool is_behind = r->ended; /* a line "..." ends a document of YAML */
    const char *problem = is_behind           ? "properties behind its end"
                          : r->parser.problem ? r->parser.problem
                                              : "no valid YAML";
    kith_sink_find(
        s, K101_BAD_YAML, line, column,
        is_behind ? "take the line \"...\" out" : "put the value in quotes",
        "front matter: %s", problem);
    return r->key_begin;
}

static size_t read_events(reader *r)
{
    for (size_t events = 0; events < LIMIT_YAML_EVENTS; events++) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r->parser, &event))
            return give_up(r);
        bool goes_on = on_event(r, &event);
        yaml_event_delete(&event);
        if (!goes_on || r->p->sink->failed)
            return r->p->block.len;
    }
    kith_sink_find(
        r->p->sink, K105_FRONT_MATTER_LIMIT, r->p->first_line, 1, NULL,
        "front matter holds more than %d events; the rest is left out",
        LIMIT_YAML_EVENTS);
    return r->p->block.len;
}

size_t kith_property_read_yaml(properties *p)
{
    reader r = {.p = p};
    size_t end = p->block.len;
    if (kith_property_clean(p->block, &r.copy) &&
        yaml_parser_initialize(&r.parser)) {
        const char *text = r.copy.at ? (const char *)r.copy.at : p->block.ptr;
        yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &r.parser, (const unsigned char *)text, p->block.len);
        end = read_events(&r);
        yaml_parser_delete(&r.parser);
    } else {
        p->sink->failed = true;
    }
    VEC_FREE(&r.seen);
    VEC_FREE(&r.anchors);
    kith_property_copy_free(&r.copy);
    return end;
}
