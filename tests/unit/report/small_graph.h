/*
 * small_graph.h — graphs small enough to draw above a test.
 *
 * A table of vertices, a table of events: ties are made as the graph stage
 * makes them, from one note "Log.md" whose lines the events name. The reports
 * quote that note; where there is none they say so, which is a fact too.
 */
#ifndef TEST_SMALL_GRAPH_H
#define TEST_SMALL_GRAPH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "graph/draft.h"
#include "report/report.h"

typedef struct small_vertex {
    const char *name; /* people first, each kind in order of name */
    kith_kind kind;
    const char *organization; /* of a person; or NULL */
} small_vertex;

typedef struct small_event {
    event_kind kind;
    const char *day;
    const char *people[4]; /* NULL at the end if fewer */
    uint32_t line;         /* of Log.md */
    uint32_t again;        /* a second line that tells of it; 0 = none */
    const char *about;     /* organization or project; or NULL */
} small_event;

typedef struct small_statement {
    statement_kind kind;
    const char *subject, *owner, *day;
    uint32_t line;
    uint32_t status; /* a code point */
} small_statement;

static inline kith_vertex small_find(const kith_graph *g, const char *name)
{
    for (kith_vertex v = 0; name && v < g->order; v++) {
        if (str_equal(g->vertex[v].name, str_from(name)))
            return v;
    }
    return KITH_NO_VERTEX;
}

static inline date small_day(const char *text)
{
    return text ? kith_date_parse(str_from(text)) : NO_DATE;
}

static inline void small_vertices(kith_graph *g, const small_vertex *list)
{
    while (list[g->order].name)
        g->order++;
    g->vertex = NEW_ARRAY(&g->memory, g->order + 1, vertex);
    g->notes = NEW_ARRAY(&g->memory, 1, noted);
    g->association = NEW_ARRAY(&g->memory, g->order + 1, association);
    g->note_count = 1;
    g->notes[0] = (noted){
        .path = STR("Log.md"),
        .title = STR("The log"),
        .subject = KITH_NO_VERTEX,
    };
    for (size_t v = 0; v < g->order; v++)
        g->vertex[v] = (vertex){
            .name = str_from(list[v].name),
            .note = NO_INDEX,
            .organization = KITH_NO_VERTEX,
            .last_met = NO_DATE,
            .last_seen = NO_DATE,
            .kind = (uint8_t)list[v].kind,
        };
    for (kith_vertex v = 0; v < g->order; v++) {
        kith_vertex to = small_find(g, list[v].organization);
        if (to == KITH_NO_VERTEX)
            continue;
        g->vertex[v].organization = to;
        g->association[g->association_count++] =
            (association){.from = v, .to = to, .kind = ASSOCIATION_AFFILIATED};
    }
}

static inline void small_events(kith_graph *g, const small_event *list)
{
    while (list[g->event_count].day)
        g->event_count++;
    g->event = NEW_ARRAY(&g->memory, g->event_count + 1, event);
    g->member = NEW_ARRAY(&g->memory, 5 * g->event_count + 64, kith_vertex);
    g->place = NEW_ARRAY(&g->memory, 2 * g->event_count + 1, place);
    uint32_t members = 1, places = 0; /* member 0: nobody is named */
    g->member[0] = KITH_NO_VERTEX;
    for (size_t i = 0; i < g->event_count; i++) {
        const small_event *s = &list[i];
        event *e = &g->event[i];
        *e = (event){
            .day = small_day(s->day),
            .kind = (uint8_t)s->kind,
            .confidence = 1,
            .first_member = members,
            .first_place = places};
        for (size_t k = 0; k < 4 && s->people[k]; k++) {
            kith_vertex v = small_find(g, s->people[k]);
            g->member[members++] = v;
            e->members++;
            g->vertex[v].meetings += e->kind == EVENT_MET;
            if (e->kind == EVENT_MET && e->day > g->vertex[v].last_met)
                g->vertex[v].last_met = e->day;
        }
        e->first_about = members;
        if (s->about) {
            g->member[members++] = small_find(g, s->about);
            e->abouts = 1;
        }
        g->place[places++] = (place){.line = s->line, .column = 3};
        if (s->again)
            g->place[places++] = (place){.line = s->again, .column = 3};
        e->places = places - e->first_place;
    }
}

static inline void small_statements(kith_graph *g, const small_statement *list)
{
    while (list && list[g->statement_count].line)
        g->statement_count++;
    g->statement = calloc(g->statement_count + 1, sizeof *g->statement);
    g->task = calloc(g->statement_count + 1, sizeof *g->task);
    assert_true(g->statement && g->task);
    g->notes[0].statements = (uint32_t)g->statement_count;
    for (size_t i = 0; i < g->statement_count; i++) {
        statement *s = &g->statement[i];
        *s = (statement){
            .kind = (unsigned)list[i].kind & 255u,
            .subject = small_find(g, list[i].subject),
            .day = small_day(list[i].day),
            .line = list[i].line,
            .begin = 1,
        };
        g->task[g->task_count] = (stated_task){
            .owner = small_find(g, list[i].owner),
            .day = s->day,
            .due = NO_DATE,
            .done = NO_DATE,
            .status = list[i].status & 0xffffffu,
        };
        if (s->kind == STATEMENT_TASK)
            s->task = (uint32_t)g->task_count++;
    }
}

/* A graph as of 2025-11-01 in which `me` asks; to free with
 * kith_graph_free(). Events newest first, as the graph stage sorts them. */
static inline kith_graph *small_graph(
    const char *me,
    const small_vertex *vertices,
    const small_event *events,
    const small_statement *statements)
{
    kith_graph *g = calloc(1, sizeof *g);
    assert_non_null(g);
    g->root = STR("/nowhere/Vault");
    g->model = (tie_model){
        .as_of = small_day("2025-11-01"),
        .since = NO_DATE,
        .half_life = 90,
        .stated_half_life = 365,
        .tau = 3,
        .size_exponent = 1,
    };
    memcpy(g->as_of_text, "2025-11-01", 11);
    small_vertices(g, vertices);
    small_events(g, events);
    small_statements(g, statements);
    g->me = small_find(g, me);
    g->index = calloc(1, sizeof *g->index);
    for (kith_vertex v = 0; v < g->order; v++)
        assert_true(kith_names_add(g->index, g->vertex[v].name, v, LEVEL_NAME));
    assert_true(kith_graph_tie_up(g));
    return g;
}

/* ---- Looking at a report ------------------------------------------------- */

/* Fails the test. cmocka's own never returns either but does not say so. */
static inline _Noreturn void not_there(const char *what)
{
    fail_msg("the report has no %s", what);
    abort();
}

/* The member of an object; NULL if it has none. */
static inline const value *find_member(const value *object, const char *key)
{
    for (const value *v = object->as.children.first; v; v = v->next) {
        if (v->key && str_equal(str_from(v->key), str_from(key)))
            return v;
    }
    return NULL;
}

/* The same of an object that has it. */
static inline const value *member_of(const value *object, const char *key)
{
    const value *found = find_member(object, key);
    if (!found)
        not_there(key);
    return found;
}

static inline const value *element(const value *array, size_t i)
{
    const value *v = array->as.children.first;
    while (v && i--)
        v = v->next;
    if (!v)
        not_there("such element");
    return v;
}

static inline size_t elements(const value *array)
{
    size_t count = 0;
    for (const value *v = array->as.children.first; v; v = v->next)
        count++;
    return count;
}

#define assert_text(object, key, expected) \
    assert_string_equal(member_of((object), (key))->as.text.ptr, (expected))

/* The first block with these words; NULL if nothing says so. */
static inline const block *saying(const kith_report *r, const char *words)
{
    for (const block *b = r->first; b; b = b->next) {
        if (b->text.len && strstr(b->text.ptr, words))
            return b;
    }
    return NULL;
}

/* The same of a report that says so. */
static inline const block *line_saying(const kith_report *r, const char *words)
{
    const block *found = saying(r, words);
    if (!found)
        not_there(words);
    return found;
}

/* The first table; NULL if there is none. */
static inline const block *find_table(const kith_report *r)
{
    const block *b = r->first;
    while (b && b->kind != BLOCK_TABLE)
        b = b->next;
    return b;
}

/* The table that the report has. */
static inline const block *table_of_report(const kith_report *r)
{
    const block *table = find_table(r);
    if (!table || !table->first)
        not_there("table");
    return table;
}

static inline const char *cell_text(const block *table, size_t line, size_t at)
{
    const row *into = table->first;
    while (into && line--)
        into = into->next;
    const cell *c = into ? into->first : NULL;
    while (c && at--)
        c = c->next;
    if (!c)
        not_there("such cell");
    return c->text.ptr;
}

#endif
