/*
 * sink.c — the records of one note while it is read.
 *
 * A 10 000-note vault makes half a million records: a push is a store, and the
 * vectors keep their room from note to note.
 */
#include "vault/sink.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

void kith_sink_reset(sink *s)
{
    s->links.len = 0;
    s->items.len = 0;
    s->mentions.len = 0;
    s->fields.len = 0;
    s->tasks.len = 0;
    s->tags.len = 0;
    s->findings.len = 0;
    s->h1 = NO_NAME;
    s->title = NO_NAME;
    s->is_template = false;
    s->is_generated = false;
    s->missing.count = 0;
    s->missing.length = 0;
    s->vias = 0;
    s->failed = false;
}

void kith_sink_free(sink *s)
{
    VEC_FREE(&s->links);
    VEC_FREE(&s->items);
    VEC_FREE(&s->mentions);
    VEC_FREE(&s->fields);
    VEC_FREE(&s->tasks);
    VEC_FREE(&s->tags);
    VEC_FREE(&s->findings);
}

void kith_sink_find(
    sink *s,
    unsigned code,
    uint32_t line,
    uint32_t column,
    const char *hint,
    const char *format,
    ...)
{
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    str text = {message, (size_t)length};
    if (text.len >= sizeof message)
        text.len = kith_utf8_whole((str){message, sizeof message - 1});

    finding f = {
        .line = line,
        .column = column,
        .code = code,
        .message = kith_sink_name(s, text),
        .hint = kith_sink_name(s, str_from(hint))};
    if (!VEC_PUSH(&s->findings, f))
        s->failed = true;
}
