/*
 * who.c — what the notes know of one person, organization or project.
 *
 * Everything that is said stands with the line that says it. People read the
 * newest of it; the data holds all.
 */
#include "base/error.h"
#include "report/identities.h"
#include "report/record.h"

typedef struct dossier {
    kith_report *r;
    const kith_graph *graph;
    kith_vertex about;
    const vertex *of;
    bool evidence; /* every place of every tie, for people too */
} dossier;

/* ---- Head ---------------------------------------------------------------- */

static void data_head(const dossier *asked)
{
    kith_report *r = asked->r;
    const vertex *of = asked->of;

    kith_value_name(r, r->data, "name", asked->graph, asked->about);
    kith_value_text(
        r, r->data, "kind", str_from(kith_kind_text((kith_kind)of->kind)));
    kith_value_text_or_null(
        r, r->data, "path", vertex_path(asked->graph, asked->about));
    value *aliases = kith_value_array(r, r->data, "aliases");
    for (uint32_t i = 0; i < of->aliases; i++)
        kith_value_text(
            r, aliases, NULL, asked->graph->alias[of->first_alias + i]);

    value *fields = kith_value_object(r, r->data, "fields");
    kith_value_name(r, fields, "organization", asked->graph, of->organization);
    kith_value_text_or_null(r, fields, "role", of->role);
    kith_value_text_or_null(r, fields, "department", of->department);
    kith_value_text_or_null(r, fields, "email", of->email);
    kith_value_text(
        r, fields, "stance", str_from(kith_stance_text((stance)of->stance)));
    kith_value_text(
        r, fields, "deal_role", str_from(kith_deal_text((deal_role)of->deal)));
    kith_value_date(r, fields, "last_met", of->last_met);
    kith_value_date(r, fields, "last_seen", of->last_seen);
    kith_value_integer(r, fields, "meetings", of->meetings);
    kith_value_boolean(r, fields, "needs_review", of->flags & VERTEX_REVIEW);
}

/* "Last met 2025-10-31 (22 days before 2025-11-22)". */
static str last_contact(const dossier *asked)
{
    char day[11];
    if (asked->of->last_met == NO_DATE)
        return asked->of->last_seen == NO_DATE
                   ? STR("No contact on record")
                   : kith_report_format(
                         asked->r, "No meeting on record, last mentioned %s",
                         kith_date_format(asked->of->last_seen, day));
    int days = asked->graph->model.as_of - asked->of->last_met;
    return kith_report_format(
        asked->r, "Last met %s (%d %s before %s)",
        kith_date_format(asked->of->last_met, day), days,
        days == 1 ? "day" : "days", asked->graph->as_of_text);
}

static size_t count_people(const dossier *asked)
{
    if (asked->of->kind == KITH_KIND_PERSON)
        return asked->graph->first_tie[asked->about + 1] -
               asked->graph->first_tie[asked->about];
    size_t people = 0;
    for (size_t v = 0; v < asked->graph->order; v++) {
        if (asked->graph->vertex[v].kind == KITH_KIND_PERSON)
            people +=
                kith_graph_belongs(asked->graph, (kith_vertex)v, asked->about);
    }
    return people;
}

static size_t count_meetings(const dossier *asked)
{
    if (asked->of->kind == KITH_KIND_PERSON)
        return asked->of->meetings;
    size_t meetings = 0;
    for (size_t i = 0; i < asked->graph->event_count; i++) {
        const event *e = &asked->graph->event[i];
        if (e->kind == EVENT_MET && !(e->flags & EVENT_FUTURE))
            meetings += kith_is_among(
                asked->graph, e->first_about, e->abouts, asked->about);
    }
    return meetings;
}

static size_t count_projects(const dossier *asked)
{
    const kith_graph *graph = asked->graph;
    size_t projects = 0;
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        kith_vertex other = a->from == asked->about ? a->to : a->from;
        projects += (a->from == asked->about || a->to == asked->about) &&
                    graph->vertex[other].kind == KITH_KIND_PROJECT;
    }
    return projects;
}

/* "person · Contoso · CTO", behind it the note. */
static void text_name(const dossier *asked)
{
    kith_report *r = asked->r;
    const vertex *of = asked->of;
    const str parts[] = {
        vertex_name(asked->graph, of->organization),
        of->role,
        of->department,
        of->email,
    };
    kith_block(r, BLOCK_TITLE, of->name);
    str line = str_from(kith_kind_text((kith_kind)of->kind));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        line = kith_report_join(r, line, " · ", parts[i]);
    block *b = kith_block(r, BLOCK_TEXT, line);
    if (of->note != NO_INDEX)
        kith_block_proof(r, b, vertex_path(asked->graph, asked->about), 0);
}

/* The decision that made a spelling one of theirs, or NULL. */
static const decision *decided(const dossier *asked, str other)
{
    for (size_t i = 0; i < asked->graph->decision_count; i++) {
        const decision *at = &asked->graph->decision[i];
        if (at->is_one && at->a == asked->about && str_equal(at->other, other))
            return at;
    }
    return NULL;
}

/* What else they are called by their notes, and what the user says is another
 * spelling of them: with the line that says so, to be taken back. */
static void text_aliases(const dossier *asked)
{
    kith_report *r = asked->r;
    const str *alias = asked->graph->alias;
    uint32_t first = asked->of->first_alias;
    str line = STR("");
    for (uint32_t i = first; i < first + asked->of->aliases; i++)
        if (!decided(asked, alias[i]))
            line = kith_report_join(r, line, ", ", alias[i]);
    if (line.len)
        kith_block(
            r, BLOCK_TEXT,
            kith_report_format(r, "Also called %.*s", STR_ARG(line)));

    value *list = kith_value_array(r, r->data, "accepted");
    for (uint32_t i = first; i < first + asked->of->aliases; i++) {
        const decision *at = decided(asked, alias[i]);
        if (!at)
            continue;
        value *data = kith_value_object(r, list, NULL);
        kith_value_text(r, data, "spelling", at->other);
        kith_value_text(r, data, "source", decision_file(at));
        kith_value_integer(r, data, "line", at->line);
        block *b = kith_block(
            r, BLOCK_TEXT,
            kith_report_format(
                r, "Also written %.*s, as you accepted", STR_ARG(at->other)));
        kith_block_proof(r, b, decision_file(at), at->line);
    }
}

/* "Last met ... · 6 meetings · 5 people · 2 projects · needs review". */
static void text_standing(const dossier *asked)
{
    static const struct {
        uint8_t flag;
        const char *text;
    } flags[] = {
        {VERTEX_UNRESOLVED, "has no note"},
        {VERTEX_REVIEW, "needs review"},
        {VERTEX_LEFT, "has left"},
        {VERTEX_DO_NOT_ASK, "do not ask"},
    };
    const struct {
        size_t count;
        const char *one, *many;
    } counts[] = {
        {count_meetings(asked), "meeting", "meetings"},
        {count_people(asked), "person", "people"},
        {count_projects(asked), "project", "projects"},
    };
    kith_report *r = asked->r;
    bool is_person = asked->of->kind == KITH_KIND_PERSON;
    str line = is_person ? last_contact(asked) : STR("");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (counts[i].count)
            line = kith_report_join(
                r, line, " · ",
                kith_report_count(
                    r, counts[i].count, counts[i].one, counts[i].many));
    }
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (asked->of->flags & flags[i].flag)
            line = kith_report_join(r, line, " · ", str_from(flags[i].text));
    }
    kith_block(r, BLOCK_TEXT, line);

    if (asked->of->stance == STANCE_UNKNOWN)
        return;
    place where = asked->of->stance_place;
    block *b = kith_block(
        r, BLOCK_TEXT,
        kith_report_format(
            r, "Stance: %s", kith_stance_text((stance)asked->of->stance)));
    kith_block_proof(r, b, place_path(asked->graph, where), where.line);
}

/* ---- Ties ---------------------------------------------------------------- */

static void data_tie(const dossier *asked, value *ties, const tie *t)
{
    kith_report *r = asked->r;
    kith_vertex other = tie_other(t, asked->about);
    value *told = kith_value_object(r, ties, NULL);

    kith_value_name(r, told, "name", asked->graph, other);
    kith_value_text(
        r, told, "kind",
        str_from(kith_kind_text((kith_kind)asked->graph->vertex[other].kind)));
    kith_value_number(r, told, "strength", t->strength);
    kith_value_number(r, told, "probability", t->probability);
    kith_value_text(r, told, "band", str_from(kith_band(t->probability)));
    kith_value_date(r, told, "last", t->last);
    kith_value_integer(r, told, "met", t->met);
    kith_value_integer(r, told, "relayed", t->relayed);
    kith_value_integer(r, told, "stated", t->stated);
    kith_value_integer(r, told, "linked", t->linked);
    kith_report_evidence(
        r, kith_value_array(r, told, "evidence"), asked->graph, t);
}

static void text_tie(const dossier *asked, block *table, const tie *t)
{
    kith_report *r = asked->r;
    kith_vertex other = tie_other(t, asked->about);
    row *line = kith_table_row(r, table);

    kith_row_name(
        r, line, vertex_name(asked->graph, other),
        vertex_path(asked->graph, other));
    kith_row_number(r, line, t->probability, 2);
    kith_row_text(r, line, str_from(kith_band(t->probability)));
    kith_row_integer(r, line, t->met);
    kith_row_date(r, line, t->last);
    kith_row_text(r, line, kith_report_how(r, t));
    if (t->events)
        kith_row_event(r, line, asked->graph, tie_event_at(asked->graph, t, 0));
}

/* Every event of a tie as a line that quotes its note. */
static void text_evidence(const dossier *asked, const tie *t)
{
    kith_report *r = asked->r;
    kith_vertex other = tie_other(t, asked->about);
    kith_block_line(r, 0, LABEL_NONE, vertex_name(asked->graph, other));
    for (uint32_t i = 0; i < t->events && !r->failed; i++) {
        const event *e = tie_event_at(asked->graph, t, i);
        char day[11];
        str words = kith_event_sentence(r, asked->graph, e);
        str text = kith_report_format(
            r, "%s %s%s: %.*s", kith_date_format(e->day, day),
            kith_event_kind_text((event_kind)e->kind),
            e->flags & EVENT_UNDATED ? " (undated)" : "", STR_ARG(words));
        kith_block_event(
            r, kith_block_line(r, 1, LABEL_FACT, text), asked->graph, e);
    }
}

static void ties(const dossier *asked)
{
    static const column columns[] = {
        {"PERSON", ALIGN_LEFT, 24}, {"TIE", ALIGN_RIGHT, 0},
        {"BAND", ALIGN_LEFT, 0},    {"MEETINGS", ALIGN_RIGHT, 0},
        {"LAST", ALIGN_LEFT, 0},    {"HOW", ALIGN_LEFT, 16},
        {NULL, ALIGN_LEFT, 0},
    };
    const kith_graph *graph = asked->graph;
    kith_report *r = asked->r;
    uint32_t first = graph->first_tie[asked->about];
    size_t count = graph->first_tie[asked->about + 1] - first;
    value *data = kith_value_array(r, r->data, "ties");
    ranked *list = kith_ranking(r, count);
    if (!list || count == 0)
        return;

    for (size_t i = 0; i < count; i++) {
        uint32_t index = graph->adjacent[first + i];
        const tie *t = &graph->tie[index];
        list[i] = (ranked){t->strength, t->last, index};
    }
    kith_ranking_sort(list, count);

    kith_block(r, BLOCK_HEADING, STR("Connected to"));
    block *table = kith_block_table(r, columns);
    for (size_t i = 0; i < count; i++) {
        data_tie(asked, data, &graph->tie[list[i].index]);
        text_tie(asked, table, &graph->tie[list[i].index]);
    }
    if (!asked->evidence)
        return;
    kith_block(r, BLOCK_HEADING, STR("Evidence"));
    for (size_t i = 0; i < count; i++)
        text_evidence(asked, &graph->tie[list[i].index]);
}

/* ---- The report ---------------------------------------------------------- */

kith_report *kith_report_who(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error)
{
    if (!graph || error_is_set(error))
        return NULL;
    if (!options || !options->about) {
        kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "who needs the name of a person, organization or project");
        return NULL;
    }
    kith_vertex about = kith_graph_find(graph, options->about, error);
    if (about == KITH_NO_VERTEX)
        return NULL;
    kith_report *r =
        kith_report_new("kith.who/1", graph->root, graph->as_of_text, error);
    if (!r)
        return NULL;

    dossier asked = {r, graph, about, &graph->vertex[about], options->evidence};
    data_head(&asked);
    text_name(&asked);
    text_aliases(&asked);
    text_standing(&asked);
    ties(&asked);
    kith_record_people(r, graph, about);
    kith_record_belongs(r, graph, about);
    kith_record_meetings(r, graph, about);
    kith_record_statements(r, graph, about);
    return kith_report_done(r, error);
}
