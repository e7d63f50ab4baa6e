/*
 * export.c — all of the graph, one record a row, so that nothing kith knows is
 * out of reach of another program.
 *
 * Five kinds of record: note, vertex, tie, evidence, diagnostic. What is said
 * once of several things (who works where, tasks, decisions) is evidence too.
 * Records refer to each other by id: the place in their own kind, from 0.
 */
#include <kith/report.h>

#include "base/error.h"
#include "graph/graph.h"
#include "report/finding.h"
#include "report/phrase.h"
#include "report/report.h"
#include "vault/vault.h"

/* What is being written, and where to. */
typedef struct writer {
    kith_report *report;
    const kith_graph *graph;
    value *rows;
    int64_t evidence; /* records written so far: the next one's id */
} writer;

/* A bit of a record's flags and the key that tells it. */
typedef struct flag_name {
    unsigned flag;
    const char *key;
} flag_name;

/* clang-format off */
static const flag_name note_flag[] = {
    {NOTE_FOLDER_NOTE, "folder_note"}, {NOTE_TEMPLATE, "template"},
    {NOTE_GENERATED, "generated"},     {NOTE_EXCLUDED, "excluded"},
};
static const flag_name vertex_flag[] = {
    {VERTEX_UNRESOLVED, "unresolved"}, {VERTEX_REVIEW, "needs_review"},
    {VERTEX_LEFT, "left"},             {VERTEX_DO_NOT_ASK, "do_not_ask"},
};
static const flag_name event_flag[] = {
    {EVENT_UNDATED, "undated"},        {EVENT_INFERRED, "inferred"},
    {EVENT_BROADCAST, "broadcast"},    {EVENT_FUTURE, "future"},
};
/* clang-format on */

#define PUT_FLAGS(w, record, bits, names) \
    put_flags((w), (record), (bits), (names), sizeof(names) / sizeof *(names))

static const char *const stance_text[] = {
    [STANCE_UNKNOWN] = "unknown",     [STANCE_CHAMPION] = "champion",
    [STANCE_SUPPORTER] = "supporter", [STANCE_NEUTRAL] = "neutral",
    [STANCE_SCEPTIC] = "sceptic",     [STANCE_DETRACTOR] = "detractor",
};

static const char *const association_text[] = {
    [ASSOCIATION_AFFILIATED] = "affiliated",
    [ASSOCIATION_MEMBER] = "member",
    [ASSOCIATION_RELATED] = "related",
};

static const char *const statement_text[] = {
    [STATEMENT_TASK] = "task",       [STATEMENT_DECISION] = "decision",
    [STATEMENT_BLOCKER] = "blocker", [STATEMENT_FACT] = "fact",
    [STATEMENT_STANCE] = "stance",   [STATEMENT_MOVED] = "moved",
    [STATEMENT_PLANNED] = "planned", [STATEMENT_DEAL] = "deal_role",
    [STATEMENT_TOPIC] = "topic",
};

/* ---- Parts of records ------------------------------------------------------
 */

static value *put_record(writer *w, const char *kind)
{
    value *record = kith_value_object(w->report, w->rows, NULL);
    kith_value_text(w->report, record, "record", str_from(kind));
    return record;
}

static void put_flags(
    writer *w,
    value *record,
    unsigned bits,
    const flag_name *names,
    size_t count)
{
    for (size_t i = 0; i < count; i++)
        kith_value_boolean(
            w->report, record, names[i].key, bits & names[i].flag);
}

static void put_vertex_id(
    writer *w, value *parent, const char *key, kith_vertex v)
{
    if (v == KITH_NO_VERTEX)
        kith_value_null(w->report, parent, key);
    else
        kith_value_integer(w->report, parent, key, v);
}

/* Ids of graph.member[first ..], and their names for who reads by eye. */
static void put_members(
    writer *w, value *record, const char *key, uint32_t first, uint32_t count)
{
    value *list = kith_value_array(w->report, record, key);
    for (uint32_t i = 0; i < count; i++) {
        kith_vertex v = w->graph->member[first + i];
        value *one = kith_value_object(w->report, list, NULL);
        kith_value_integer(w->report, one, "id", v);
        kith_value_text(w->report, one, "name", w->graph->vertex[v].name);
    }
}

static void put_place(writer *w, value *record, const place *where)
{
    kith_value_text(
        w->report, record, "source", w->graph->notes[where->note].path);
    kith_value_integer(w->report, record, "line", where->line);
    kith_value_integer(w->report, record, "column", where->column);
    kith_value_naming(w->report, record, *where);
}

static void put_places(writer *w, value *record, uint32_t first, uint32_t count)
{
    value *list = kith_value_array(w->report, record, "places");
    for (uint32_t i = 0; i < count; i++)
        put_place(
            w, kith_value_object(w->report, list, NULL),
            &w->graph->place[first + i]);
}

static value *put_evidence(writer *w, const char *kind, date day)
{
    value *record = put_record(w, "evidence");
    kith_value_integer(w->report, record, "id", w->evidence++);
    kith_value_text(w->report, record, "kind", str_from(kind));
    kith_value_date(w->report, record, "date", day);
    return record;
}

/* ---- Records ---------------------------------------------------------------
 */

static void put_note(writer *w, const kith_vault *vault, const note *n)
{
    kith_report *r = w->report;
    value *record = put_record(w, "note");
    kith_value_text(r, record, "path", n->path);
    kith_value_text(r, record, "kind", str_from(kith_kind_text(n->kind)));
    kith_value_text(r, record, "name", vault_name(vault, n->name));
    kith_value_text_or_null(r, record, "title", vault_name(vault, n->title));
    kith_value_date(r, record, "date", n->day);
    kith_value_integer(r, record, "bytes", (int64_t)n->size);
    kith_value_integer(r, record, "links", n->links);
    kith_value_integer(r, record, "tasks", n->tasks);
    kith_value_integer(r, record, "tags", n->tags);
    PUT_FLAGS(w, record, n->flags, note_flag);
}

static void put_vertex(writer *w, kith_vertex v)
{
    kith_report *r = w->report;
    const vertex *x = &w->graph->vertex[v];
    value *record = put_record(w, "vertex");
    kith_value_integer(r, record, "id", v);
    kith_value_text(r, record, "name", x->name);
    kith_value_text(r, record, "kind", str_from(kith_kind_text(x->kind)));
    kith_value_text_or_null(
        r, record, "path",
        x->note == NO_INDEX ? (str){0} : w->graph->notes[x->note].path);
    value *aliases = kith_value_array(r, record, "aliases");
    for (uint32_t i = 0; i < x->aliases; i++)
        kith_value_text(r, aliases, NULL, w->graph->alias[x->first_alias + i]);
    put_vertex_id(w, record, "organization", x->organization);
    kith_value_text_or_null(r, record, "role", x->role);
    kith_value_text_or_null(r, record, "department", x->department);
    kith_value_text_or_null(r, record, "email", x->email);
    kith_value_text(r, record, "stance", str_from(stance_text[x->stance]));
    kith_value_text(
        r, record, "deal_role", str_from(kith_deal_text((deal_role)x->deal)));
    kith_value_date(r, record, "last_met", x->last_met);
    kith_value_date(r, record, "last_seen", x->last_seen);
    kith_value_integer(r, record, "meetings", x->meetings);
    PUT_FLAGS(w, record, x->flags, vertex_flag);
}

static void put_tie(writer *w, const tie *t)
{
    kith_report *r = w->report;
    const kith_graph *graph = w->graph;
    value *record = put_record(w, "tie");
    kith_value_integer(r, record, "a", t->a);
    kith_value_text(r, record, "a_name", graph->vertex[t->a].name);
    kith_value_integer(r, record, "b", t->b);
    kith_value_text(r, record, "b_name", graph->vertex[t->b].name);
    kith_value_number(r, record, "strength", t->strength);
    kith_value_number(r, record, "probability", t->probability);
    kith_value_text(r, record, "band", str_from(kith_band(t->probability)));
    kith_value_date(r, record, "last", t->last);
    kith_value_date(r, record, "last_met", t->last_met);
    kith_value_integer(r, record, "met", t->met);
    kith_value_integer(r, record, "relayed", t->relayed);
    kith_value_integer(r, record, "stated", t->stated);
    kith_value_integer(r, record, "linked", t->linked);
    value *evidence = kith_value_array(r, record, "evidence");
    for (uint32_t i = 0; i < t->events; i++)
        kith_value_integer(r, evidence, NULL, graph_tie_event(graph, t, i));
}

static void put_event(writer *w, const event *e)
{
    kith_report *r = w->report;
    value *record = put_evidence(w, kith_event_kind_text(e->kind), e->day);
    put_members(w, record, "members", e->first_member, e->members);
    put_members(w, record, "about", e->first_about, e->abouts);
    kith_value_number(r, record, "confidence", (double)e->confidence);
    kith_value_number(
        r, record, "weight", kith_event_term(e, &w->graph->model));
    PUT_FLAGS(w, record, e->flags, event_flag);
    put_places(w, record, e->first_place, e->places);
}

static void put_association(writer *w, const association *a)
{
    value *record = put_evidence(w, association_text[a->kind], NO_DATE);
    const kith_vertex ends[] = {a->from, a->to};
    value *list = kith_value_array(w->report, record, "members");
    for (size_t i = 0; i < 2; i++) {
        value *one = kith_value_object(w->report, list, NULL);
        kith_value_integer(w->report, one, "id", ends[i]);
        kith_value_text(w->report, one, "name", w->graph->vertex[ends[i]].name);
    }
    put_places(w, record, a->first_place, a->places);
}

static void put_statement(writer *w, const statement *s)
{
    kith_report *r = w->report;
    stated_task stated = kith_statement_task(w->graph, s);
    place where = kith_statement_place(w->graph, s);
    uint32_t abouts = 0;
    while (statement_abouts(w->graph, s)[abouts] != KITH_NO_VERTEX)
        abouts++;
    value *record =
        put_evidence(w, statement_text[s->kind], statement_day(w->graph, s));
    put_vertex_id(w, record, "subject", s->subject);
    if (s->kind == STATEMENT_TASK) {
        put_vertex_id(w, record, "owner", stated.owner);
        kith_value_character(r, record, "status", stated.status);
        kith_value_integer(r, record, "priority", stated.priority);
        kith_value_date(r, record, "due", stated.due);
        kith_value_date(r, record, "done", stated.done);
    }
    if (s->kind == STATEMENT_STANCE)
        kith_value_text(r, record, "stance", str_from(stance_text[s->value]));
    if (s->kind == STATEMENT_DEAL)
        kith_value_text(
            r, record, "deal_role",
            str_from(kith_deal_text((deal_role)s->value)));
    put_members(w, record, "about", s->first_about, abouts);
    value *list = kith_value_array(r, record, "places");
    put_place(w, kith_value_object(r, list, NULL), &where);
}

static void put_diagnostic(writer *w, const diagnostic *d)
{
    kith_report *r = w->report;
    char code[8];
    value *record = put_record(w, "diagnostic");
    kith_diagnostic_code_text(d->code, code);
    kith_value_text(r, record, "source", d->path);
    kith_value_integer(r, record, "line", d->line);
    kith_value_integer(r, record, "column", d->column);
    kith_value_text(
        r, record, "severity",
        str_from(kith_severity_text((severity)d->severity)));
    kith_value_text(r, record, "code", str_from(code));
    kith_value_text(r, record, "message", d->message);
    kith_value_text_or_null(r, record, "hint", d->hint);
}

kith_report *kith_report_export(
    const kith_vault *vault, const kith_graph *graph, kith_error *error)
{
    if (!vault || !graph || error_is_set(error))
        return NULL;
    kith_report *r =
        kith_report_new("kith.export/1", graph->root, graph->as_of_text, error);
    if (!r)
        return NULL;
    writer w = {r, graph, kith_value_array(r, r->data, "rows"), 0};
    for (size_t i = 0; i < vault->note_count; i++)
        put_note(&w, vault, &vault->notes[i]);
    for (size_t i = 0; i < graph->order; i++)
        put_vertex(&w, (kith_vertex)i);
    for (size_t i = 0; i < graph->size; i++)
        put_tie(&w, &graph->tie[i]);
    for (size_t i = 0; i < graph->event_count; i++)
        put_event(&w, &graph->event[i]);
    for (size_t i = 0; i < graph->association_count; i++)
        put_association(&w, &graph->association[i]);
    for (size_t i = 0; i < graph->statement_count; i++)
        put_statement(&w, &graph->statement[i]);
    diagnostic_list findings = {0};
    if (!kith_graph_findings(graph, &r->memory, &findings))
        r->failed = true;
    for (size_t i = 0; i < findings.len; i++)
        put_diagnostic(&w, &findings.at[i]);
    VEC_FREE(&findings);
    r->empty = vault->note_count == 0;
    return kith_report_done(r, error);
}
