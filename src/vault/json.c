/*
 * json.c — libyaml reads a mask of the text.
 *
 * In the mask every escape, control and character above ASCII is an 'x' or two:
 * what libyaml could refuse in a string is gone, strings end where they do in
 * JSON, and its marks, which count characters, count bytes.
 */
#include "vault/json.h"

#include <stdlib.h>

#include "base/utf8.h"

static void mask(str text, unsigned char *out)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool space = c == '\t' || c == '\n' || c == '\r';
        bool plain = (c >= ' ' && c < 0x7f) || space;
        out[i] = plain ? c : 'x';
        if (c == '\\' && i + 1 < text.len) {
            out[i] = 'x';
            out[++i] = 'x';
        }
    }
}

bool kith_json_open(json *j, str text)
{
    memset(j, 0, sizeof *j);
    j->text = text;
    j->mask = malloc(text.len + 1);
    j->failed = !j->mask || !yaml_parser_initialize(&j->parser);
    if (j->failed)
        return false;
    mask(text, j->mask);
    yaml_parser_set_encoding(&j->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&j->parser, j->mask, text.len);
    return true;
}

void kith_json_close(json *j)
{
    yaml_parser_delete(&j->parser);
    free(j->mask);
    j->mask = NULL;
}

static json_value stop(json *j, const char *problem, size_t at)
{
    j->problem = problem;
    j->problem_at = at < j->text.len ? at : j->text.len;
    return (json_value){.kind = JSON_END};
}

/* A value stands at the place of the innermost frame that is due. */
static json_value place(json *j, json_kind kind)
{
    json_value found = {.kind = kind, .depth = j->depth};
    if (j->depth && j->frames[j->depth - 1].is_object) {
        found.key = j->frames[j->depth - 1].key;
        j->frames[j->depth - 1].wants_key = true;
    }
    return found;
}

static json_value open_frame(json *j, json_kind kind, size_t at)
{
    if (j->depth == LIMIT_YAML_DEPTH)
        return stop(j, "nested deeper than the limit", at);
    if (j->depth && j->frames[j->depth - 1].wants_key)
        return stop(j, "a key must be a string", at);
    json_value found = place(j, kind);
    bool is_object = kind == JSON_OBJECT;
    j->frames[j->depth].is_object = j->frames[j->depth].wants_key = is_object;
    j->depth++;
    return found;
}

/* A string or a plain word; true if it is a key, whose value comes next. */
static bool read_scalar(json *j, const yaml_event_t *event, json_value *found)
{
    size_t begin = event->start_mark.index, end = event->end_mark.index;
    bool quoted = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE &&
                  end >= begin + 2 && end <= j->text.len;
    str raw = {0};
    if (quoted)
        raw = str_slice(j->text, begin + 1, end - 1);
    else
        raw = str_slice(j->text, begin, end);
    if (j->depth && j->frames[j->depth - 1].wants_key) {
        j->frames[j->depth - 1].key = raw;
        j->frames[j->depth - 1].wants_key = false;
        return true;
    }
    *found = place(j, quoted ? JSON_STRING : JSON_OTHER);
    found->raw = raw;
    found->begin = begin + 1;
    return false;
}

/* Takes one event; true if it said nothing by itself. */
static bool take(json *j, const yaml_event_t *event, json_value *found)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(j, event, found);
    case YAML_ALIAS_EVENT:
        *found = stop(j, "no JSON", event->start_mark.index);
        return false;
    case YAML_MAPPING_START_EVENT:
        *found = open_frame(j, JSON_OBJECT, event->start_mark.index);
        return false;
    case YAML_SEQUENCE_START_EVENT:
        *found = open_frame(j, JSON_ARRAY, event->start_mark.index);
        return false;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        j->depth--;
        *found = (json_value){.kind = JSON_CLOSE, .depth = j->depth};
        return false;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_END_EVENT:
        *found = (json_value){.kind = JSON_END};
        return false;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    default:
        return true;
    }
}

json_value kith_json_next(json *j)
{
    json_value found = {.kind = JSON_END};
    bool goes_on = true;
    while (goes_on && !j->problem && !j->failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(&j->parser, &event)) {
            j->failed = j->parser.error == YAML_MEMORY_ERROR;
            const char *problem = j->parser.problem;
            return stop(
                j, problem ? problem : "no JSON", j->parser.problem_mark.index);
        }
        goes_on = take(j, &event, &found);
        yaml_event_delete(&event);
    }
    return found;
}

/* ---- Strings ---------------------------------------------------------------
 */

/* The four hexadecimal digits at `at`; above 0xffff if they are none. */
static uint32_t hex4(str raw, size_t at)
{
    uint32_t value = 0;
    if (at + 4 > raw.len)
        return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = raw.ptr[i];
        char small = (char)(c | 0x20);
        bool digit = c >= '0' && c <= '9';
        if (!digit && !(small >= 'a' && small <= 'f'))
            return UINT32_MAX;
        value = value * 16 + (uint32_t)(digit ? c - '0' : small - 'a' + 10);
    }
    return value;
}

/* Reads the \u escape at `*at`, both halves of a pair, and moves past it. */
static uint32_t read_point(str raw, size_t *at)
{
    uint32_t point = hex4(raw, *at + 2);
    *at += point == UINT32_MAX ? 2 : 6;
    bool pair = point >= 0xd800 && point < 0xdc00 && *at + 6 <= raw.len &&
                raw.ptr[*at] == '\\' && raw.ptr[*at + 1] == 'u';
    uint32_t low = pair ? hex4(raw, *at + 2) : 0;
    if (low >= 0xdc00 && low < 0xe000) {
        *at += 6;
        return 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
    }
    bool is_text =
        point > 0 && (point < 0xd800 || point > 0xdfff) && point <= 0xffff;
    return is_text ? point : 0xfffd;
}

static char plain_escape(char c)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    const char *row = c ? strchr(from, c) : NULL;
    return row ? to[row - from] : c;
}

size_t kith_json_decode(str raw, char *out, uint32_t *at)
{
    size_t length = 0;
    for (size_t i = 0; i < raw.len;) {
        char bytes[4] = {raw.ptr[i]};
        size_t begin = i, count = 1;
        bool escape = raw.ptr[i] == '\\' && i + 1 < raw.len;
        if (escape && raw.ptr[i + 1] == 'u') {
            count = kith_utf8_put(read_point(raw, &i), bytes);
            if (count > i - begin) /* "\u" alone has no room for U+FFFD */
                bytes[0] = '?', count = 1;
        } else {
            if (escape)
                bytes[0] = plain_escape(raw.ptr[++i]);
            i++;
        }
        for (size_t k = 0; k < count; k++) {
            if (at)
                at[length] = (uint32_t)begin;
            out[length++] = bytes[k];
        }
    }
    if (at)
        at[length] = (uint32_t)raw.len;
    return length;
}
