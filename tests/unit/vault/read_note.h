/*
 * read_note.h — a body of Markdown read into a sink, and what it said in one
 * line of text, so that a test is a table of two strings.
 */
#ifndef KITH_TEST_READ_NOTE_H
#define KITH_TEST_READ_NOTE_H

#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "vault/sink.h"

typedef struct read_note {
    intern names;
    sink sink;
    char said[4096];
    size_t len;
} read_note;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static inline void
read_note_say(read_note *r, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written =
        vsnprintf(r->said + r->len, sizeof r->said - r->len, format, arguments);
    va_end(arguments);
    if (written > 0)
        r->len += (size_t)written;
    assert_true(r->len < sizeof r->said);
}

static inline const char *read_note_name(const read_note *r, name_id id)
{
    return intern_text(&r->names, id).ptr;
}

static inline void read_note_open(read_note *r, const char *body)
{
    *r = (read_note){0};
    r->sink.names = &r->names;
    kith_markdown_read(str_from(body), 0, 1, &r->sink);
    assert_false(r->sink.failed);
}

static inline void read_note_close(read_note *r)
{
    kith_sink_free(&r->sink);
    kith_intern_free(&r->names);
    kith_markdown_thread_free();
}

/* "2:1 Ana Lima#Role|Ana e" for every link; flags e m c: embed, Markdown, in a
 * comment. */
static inline void read_note_links(read_note *r)
{
    for (size_t i = 0; i < r->sink.links.len; i++) {
        const note_link *l = &r->sink.links.at[i];
        read_note_say(
            r, "%s%u:%u %s%s", i ? ", " : "", l->line, l->column,
            read_note_name(r, l->target), read_note_name(r, l->subpath));
        if (l->display != NO_NAME)
            read_note_say(r, "|%s", read_note_name(r, l->display));
        if (l->flags)
            read_note_say(
                r, " %s%s%s", l->flags & LINK_EMBED ? "e" : "",
                l->flags & LINK_MARKDOWN ? "m" : "",
                l->flags & LINK_IN_COMMENT ? "c" : "");
    }
}

/* "participant Ana Lima (Contoso)" for every mention, in order. */
static inline void read_note_mentions(read_note *r)
{
    static const char *const roles[] = {
        [ROLE_NAMED] = "named",       [ROLE_PARTICIPANT] = "met",
        [ROLE_ATTENDEE] = "attended", [ROLE_VIA] = "via",
        [ROLE_OWNER] = "owns",        [ROLE_NICKNAME] = "nick",
        [ROLE_CUED] = "cued",         [ROLE_ABBREVIATION] = "short",
    };
    for (size_t i = 0; i < r->sink.mentions.len; i++) {
        const mention *m = &r->sink.mentions.at[i];
        read_note_say(
            r, "%s%s %s", i ? ", " : "", roles[m->role],
            read_note_name(r, m->name));
        if (m->org != NO_NAME)
            read_note_say(r, " (%s)", read_note_name(r, m->org));
    }
}

/* "key = value" for every field. */
static inline void read_note_fields(read_note *r)
{
    for (size_t i = 0; i < r->sink.fields.len; i++)
        read_note_say(
            r, "%s%s = %s", i ? ", " : "",
            read_note_name(r, r->sink.fields.at[i].key),
            read_note_name(r, r->sink.fields.at[i].value));
}

typedef struct note_case {
    const char *body, *said;
} note_case;

/* Reads every body and compares what `tell` says of it. */
static inline void read_note_cases(
    const note_case *cases, size_t count, void (*tell)(read_note *r))
{
    for (size_t i = 0; i < count; i++) {
        read_note r;
        read_note_open(&r, cases[i].body);
        tell(&r);
        if (strcmp(r.said, cases[i].said) != 0)
            print_error("of this body:\n%s\n", cases[i].body);
        assert_string_equal(r.said, cases[i].said);
        read_note_close(&r);
    }
}

#endif
