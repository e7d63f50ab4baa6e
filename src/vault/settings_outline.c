/*
 * settings_outline.c — libyaml's events with their marks.
 *
 * Only what is written line by line can be edited line by line: brackets around
 * a whole list, anchors, tags and block scalars are marked as not plain.
 */
#include "vault/settings_outline.h"

#include <yaml.h>

static const char *const keys[LISTS] = {
    [LIST_IDENTITIES] = "identities", [LIST_DIFFERENT] = "different"};

const char *kith_settings_list_key(settings_list list)
{
    return keys[list];
}

const name_pair *kith_settings_pair(
    const outline *o, settings_list list, str name)
{
    for (size_t i = 0; i < o->pairs.len; i++)
        if (o->pairs.at[i].list == list &&
            str_equal(o->pairs.at[i].name.text, name))
            return &o->pairs.at[i];
    return NULL;
}

typedef struct walker {
    yaml_parser_t parser;
    yaml_event_t event;
    outline *into;
    size_t points, bytes; /* the same place, counted in both */
} walker;

/* Marks count code points, and come in order but for the ends of blocks. */
static size_t byte_of(walker *w, yaml_mark_t mark)
{
    str text = w->into->text;
    if (mark.index < w->points)
        w->points = w->bytes = 0;
    while (w->points < mark.index && w->bytes < text.len) {
        w->bytes++;
        while (w->bytes < text.len && (text.ptr[w->bytes] & 0xc0) == 0x80)
            w->bytes++;
        w->points++;
    }
    return w->bytes;
}

/* Moves to the next event; false at the end and, from then on, after what is
 * no YAML (the parser itself would go on giving out nothing). */
static bool next(walker *w)
{
    bool ended = w->event.type == YAML_STREAM_END_EVENT || !w->into->plain;
    yaml_event_delete(&w->event);
    if (ended)
        return false;
    if (yaml_parser_parse(&w->parser, &w->event))
        return w->event.type != YAML_STREAM_END_EVENT;
    memset(&w->event, 0, sizeof w->event);
    w->into->plain = false;
    w->into->failed |= w->parser.error == YAML_MEMORY_ERROR;
    return false;
}

static bool is(const walker *w, yaml_event_type_t type)
{
    return w->event.type == type;
}

/* The scalar at hand; anything else cannot be edited here. */
static spot scalar(walker *w)
{
    outline *o = w->into;
    if (!is(w, YAML_SCALAR_EVENT)) {
        o->plain = false;
        return (spot){0};
    }
    yaml_scalar_style_t style = w->event.data.scalar.style;
    str value = {
        (const char *)w->event.data.scalar.value, w->event.data.scalar.length};
    spot at = {
        .text = {kith_arena_text(&o->memory, value), value.len},
        .begin = byte_of(w, w->event.start_mark),
        .end = byte_of(w, w->event.end_mark)};
    o->failed = o->failed || !at.text.ptr;
    o->plain = o->plain && style != YAML_LITERAL_SCALAR_STYLE &&
               style != YAML_FOLDED_SCALAR_STYLE &&
               !w->event.data.scalar.anchor && !w->event.data.scalar.tag;
    return at;
}

static void add_name(walker *w, name_pair *pair)
{
    spot at = scalar(w);
    pair->names++;
    pair->end = at.end;
    if (!VEC_PUSH(&w->into->names, at))
        w->into->failed = true;
}

static void read_pair(walker *w, settings_list list)
{
    outline *o = w->into;
    name_pair pair = {
        .name = scalar(w),
        .first = (uint32_t)o->names.len,
        .list = (uint8_t)list};
    if (kith_settings_pair(o, list, pair.name.text))
        o->plain = false; /* it stands twice: which of them is meant? */
    if (!o->plain || !next(w))
        return;
    pair.begin = byte_of(w, w->event.start_mark);
    if (is(w, YAML_SEQUENCE_START_EVENT)) {
        bool flow =
            w->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        pair.how = flow ? IN_BRACKETS : IN_LINES;
        while (o->plain && next(w) && !is(w, YAML_SEQUENCE_END_EVENT))
            add_name(w, &pair);
        if (flow)
            pair.end = byte_of(w, w->event.end_mark);
    } else {
        pair.how = AS_ONE;
        add_name(w, &pair);
    }
    if (!VEC_PUSH(&o->pairs, pair))
        o->failed = true;
}

static void read_list(walker *w, settings_list list)
{
    outline *o = w->into;
    if (is(w, YAML_SCALAR_EVENT) && w->event.data.scalar.length == 0)
        return; /* "identities:" and nothing */
    o->plain = o->plain && is(w, YAML_MAPPING_START_EVENT) &&
               w->event.data.mapping_start.style != YAML_FLOW_MAPPING_STYLE;
    while (o->plain && next(w) && !is(w, YAML_MAPPING_END_EVENT))
        read_pair(w, list);
}

static void hash_more(outline *o, const unsigned char *at, size_t len)
{
    for (size_t i = 0; i < len; i++)
        o->rest = (o->rest ^ at[i]) * 1099511628211u;
}

/* Walks over a setting of another kind, and remembers what it says. */
static void read_rest(walker *w)
{
    outline *o = w->into;
    int depth = 0;
    do {
        unsigned char type = (unsigned char)w->event.type;
        depth +=
            is(w, YAML_SEQUENCE_START_EVENT) || is(w, YAML_MAPPING_START_EVENT);
        depth -=
            is(w, YAML_SEQUENCE_END_EVENT) || is(w, YAML_MAPPING_END_EVENT);
        hash_more(o, &type, 1);
        if (is(w, YAML_SCALAR_EVENT))
            hash_more(
                o, w->event.data.scalar.value, w->event.data.scalar.length);
    } while (depth > 0 && next(w));
}

static void read_top(walker *w)
{
    outline *o = w->into;
    while (next(w) && !is(w, YAML_MAPPING_END_EVENT)) {
        unsigned list = 0;
        spot key = scalar(w);
        while (list < LISTS && !str_equal(key.text, str_from(keys[list])))
            list++;
        if (list == LISTS) {
            read_rest(w);
            if (next(w))
                read_rest(w);
            continue;
        }
        o->plain = o->plain && o->key[list].end == 0; /* it stands twice */
        o->key[list] = key;
        if (next(w))
            read_list(w, (settings_list)list);
    }
}

void kith_settings_outline(str text, outline *o)
{
    walker w = {.into = o};
    *o = (outline){.text = text, .plain = true, .rest = 14695981039346656037u};
    if (!yaml_parser_initialize(&w.parser)) {
        o->failed = true;
        return;
    }
    yaml_parser_set_encoding(&w.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &w.parser, (const unsigned char *)(text.ptr ? text.ptr : ""), text.len);
    bool more = true;
    while (more && (is(&w, YAML_NO_EVENT) || is(&w, YAML_STREAM_START_EVENT) ||
                    is(&w, YAML_DOCUMENT_START_EVENT)))
        more = next(&w);
    if (more && is(&w, YAML_MAPPING_START_EVENT)) {
        o->plain = o->plain &&
                   w.event.data.mapping_start.style != YAML_FLOW_MAPPING_STYLE;
        read_top(&w);
        bool closed = next(&w) && is(&w, YAML_DOCUMENT_END_EVENT);
        o->plain = o->plain && closed && !next(&w); /* one document */
    } else if (
        more &&
        !(is(&w, YAML_SCALAR_EVENT) && w.event.data.scalar.length == 0)) {
        o->plain = false;
    }
    yaml_event_delete(&w.event);
    yaml_parser_delete(&w.parser);
}

void kith_settings_outline_free(outline *o)
{
    VEC_FREE(&o->pairs);
    VEC_FREE(&o->names);
    kith_arena_free(&o->memory);
}
