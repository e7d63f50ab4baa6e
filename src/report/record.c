/*
 * record.c — the parts of a dossier: members, meetings, statements.
 *
 * The data holds everything; the blocks the newest few, for a reader who has
 * ten minutes, and say how many more there are.
 */
#include "report/record.h"

#include "report/phrase.h"

enum { MEETINGS_SHOWN = 8, PEOPLE_SHOWN = 20 };

static void more(kith_report *r, size_t count, size_t shown, const char *what)
{
    if (count > shown)
        kith_block_line(
            r, 0, LABEL_NONE,
            kith_report_format(r, "… and %zu more %s", count - shown, what));
}

/* ---- People -------------------------------------------------------------- */

static const tie *my_tie(const kith_graph *graph, kith_vertex v)
{
    return graph->me == KITH_NO_VERTEX
               ? NULL
               : kith_graph_between(graph, graph->me, v);
}

/* The association of a person with `to`, or NULL. */
static const association *association_of(
    const kith_graph *graph, kith_vertex from, kith_vertex to)
{
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        if (a->from == from && a->to == to)
            return a;
    }
    return NULL;
}

/* Where the person's own note says so, else the first place. */
static place own_place(
    const kith_graph *graph, const association *a, kith_vertex v)
{
    for (uint32_t i = 0; i < a->places; i++) {
        place where = graph->place[a->first_place + i];
        if (graph->notes[where.note].subject == v)
            return where;
    }
    return graph->place[a->first_place];
}

static void person(
    kith_report *r, const kith_graph *graph, kith_vertex v, value *told)
{
    const tie *t = my_tie(graph, v);
    kith_value_name(r, told, "name", graph, v);
    kith_value_text_or_null(r, told, "path", vertex_path(graph, v));
    kith_value_text_or_null(r, told, "role", graph->vertex[v].role);
    if (t)
        kith_value_number(r, told, "probability", t->probability);
    else
        kith_value_null(r, told, "probability");
    kith_value_date(r, told, "last_met", graph->vertex[v].last_met);
}

static void person_row(
    kith_report *r,
    const kith_graph *graph,
    block *table,
    kith_vertex v,
    kith_vertex about)
{
    const vertex *of = &graph->vertex[v];
    const tie *t = my_tie(graph, v);
    const association *proof = association_of(graph, v, about);
    row *line = kith_table_row(r, table);

    kith_row_name(r, line, of->name, vertex_path(graph, v));
    kith_row_text(r, line, of->role);
    if (v == graph->me)
        kith_row_text(r, line, STR("you"));
    else if (t)
        kith_row_number(r, line, t->probability, 2);
    else
        kith_row_text(r, line, STR("–"));
    kith_row_date(r, line, of->last_met);
    if (proof && proof->places) {
        place where = own_place(graph, proof, v);
        kith_row_proof(r, line, place_path(graph, where), where.line);
    }
}

void kith_record_people(
    kith_report *r, const kith_graph *graph, kith_vertex about)
{
    static const column columns[] = {
        {"PERSON", ALIGN_LEFT, 24},     {"ROLE", ALIGN_LEFT, 20},
        {"TIE TO YOU", ALIGN_RIGHT, 0}, {"LAST MET", ALIGN_LEFT, 0},
        {NULL, ALIGN_LEFT, 0},
    };
    if (graph->vertex[about].kind == KITH_KIND_PERSON)
        return;
    value *people = kith_value_array(r, r->data, "people");
    ranked *list = kith_ranking(r, graph->order);
    if (!list)
        return;

    size_t count = 0;
    for (kith_vertex v = 0; v < graph->order; v++) {
        if (graph->vertex[v].kind != KITH_KIND_PERSON ||
            !kith_graph_belongs(graph, v, about))
            continue;
        const tie *t = my_tie(graph, v);
        list[count++] =
            (ranked){t ? t->strength : 0, graph->vertex[v].last_met, v};
    }
    if (count == 0)
        return;
    kith_ranking_sort(list, count);

    kith_block(r, BLOCK_HEADING, STR("People"));
    block *table = kith_block_table(r, columns);
    for (size_t i = 0; i < count && !r->failed; i++) {
        person(r, graph, list[i].index, kith_value_object(r, people, NULL));
        if (i < PEOPLE_SHOWN)
            person_row(r, graph, table, list[i].index, about);
    }
    more(r, count, PEOPLE_SHOWN, "people");
}

/* ---- What it belongs to -------------------------------------------------- */

/* The other end of an association of `about`: what it belongs to, and the
 * projects of an organization; KITH_NO_VERTEX if it is none of these. */
static kith_vertex belongs_to(const association *a, kith_vertex about)
{
    if (a->from == about)
        return a->to;
    return a->to == about && a->kind == ASSOCIATION_RELATED ? a->from
                                                            : KITH_NO_VERTEX;
}

/* One line for `other`, with every place that says so. */
static void belongs_line(
    kith_report *r,
    const kith_graph *graph,
    kith_vertex about,
    kith_vertex other)
{
    enum { PROOFS = 3 };
    unsigned proofs = 0;
    block *line = kith_block_line(
        r, 0, LABEL_FACT,
        kith_report_format(
            r, "%.*s (%s)", STR_ARG(vertex_name(graph, other)),
            kith_kind_text((kith_kind)graph->vertex[other].kind)));
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        if (belongs_to(a, about) != other)
            continue;
        for (uint32_t p = 0; p < a->places && proofs < PROOFS; p++) {
            place where = graph->place[a->first_place + p];
            kith_block_proof(r, line, place_path(graph, where), where.line);
            proofs++;
        }
    }
}

void kith_record_belongs(
    kith_report *r, const kith_graph *graph, kith_vertex about)
{
    static const char *const how[] = {
        [ASSOCIATION_AFFILIATED] = "affiliated",
        [ASSOCIATION_MEMBER] = "member",
        [ASSOCIATION_RELATED] = "related",
    };
    value *belongs = kith_value_array(r, r->data, "belongs_to");
    ranked *list = kith_ranking(r, graph->association_count);
    if (!list)
        return;
    size_t count = 0;
    for (size_t i = 0; i < graph->association_count && !r->failed; i++) {
        const association *a = &graph->association[i];
        kith_vertex other = belongs_to(a, about);
        if (other == KITH_NO_VERTEX)
            continue;
        value *told = kith_value_object(r, belongs, NULL);
        kith_value_name(r, told, "name", graph, other);
        kith_value_text(
            r, told, "kind",
            str_from(kith_kind_text((kith_kind)graph->vertex[other].kind)));
        kith_value_text(r, told, "how", str_from(how[a->kind]));
        list[count++] = (ranked){0, NO_DATE, other};
    }
    kith_ranking_sort(list, count);
    if (count)
        kith_block(r, BLOCK_HEADING, STR("Works on, belongs to"));
    for (size_t i = 0; i < count && !r->failed; i++) {
        if (i == 0 || list[i].index != list[i - 1].index)
            belongs_line(r, graph, about, list[i].index);
    }
}

/* ---- Meetings ------------------------------------------------------------ */

/* The title of the meeting's own note, or the line that tells of it. */
static str meeting_title(
    kith_report *r, const kith_graph *graph, const event *e)
{
    for (uint32_t i = 0; i < e->places; i++) {
        const noted *told =
            &graph->notes[graph->place[e->first_place + i].note];
        if (told->subject == KITH_NO_VERTEX ||
            graph->vertex[told->subject].kind == KITH_KIND_MEETING)
            return told->title;
    }
    return kith_event_sentence(r, graph, e);
}

static void meeting(
    kith_report *r, const kith_graph *graph, const event *e, value *told)
{
    kith_value_date(r, told, "date", e->day);
    kith_value_text(r, told, "title", meeting_title(r, graph, e));
    value *people = kith_value_array(r, told, "people");
    for (uint32_t i = 0; i < e->members; i++)
        kith_value_name(
            r, people, NULL, graph, graph->member[e->first_member + i]);
    value *places = kith_value_array(r, told, "evidence");
    for (uint32_t i = 0; i < e->places; i++) {
        value *at = kith_value_object(r, places, NULL);
        kith_value_place(r, at, graph, graph->place[e->first_place + i]);
    }
}

static void meeting_line(
    kith_report *r, const kith_graph *graph, const event *e)
{
    char day[11];
    str people = STR("");
    for (uint32_t i = 0; i < e->members; i++)
        people = kith_report_join(
            r, people, ", ",
            vertex_name(graph, graph->member[e->first_member + i]));
    str title = meeting_title(r, graph, e);
    bool dated = kith_date_at_start(title) == e->day;
    block *line = kith_block_line(
        r, 0, LABEL_FACT,
        kith_report_format(
            r, "%s%s%.*s (%.*s)", dated ? "" : kith_date_format(e->day, day),
            dated ? "" : " ", STR_ARG(title), STR_ARG(people)));
    kith_block_event(r, line, graph, e);
}

void kith_record_meetings(
    kith_report *r, const kith_graph *graph, kith_vertex about)
{
    if (graph->vertex[about].kind == KITH_KIND_PERSON)
        return;
    value *meetings = kith_value_array(r, r->data, "about");
    ranked *list = kith_ranking(r, graph->event_count);
    if (!list)
        return;

    size_t count = 0;
    for (uint32_t i = 0; i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        if (e->kind == EVENT_MET && !(e->flags & EVENT_FUTURE) &&
            kith_is_among(graph, e->first_about, e->abouts, about))
            list[count++] = (ranked){0, e->day, i};
    }
    if (count == 0)
        return;
    kith_ranking_sort(list, count);

    kith_block(r, BLOCK_HEADING, STR("Meetings about it"));
    for (size_t i = 0; i < count && !r->failed; i++) {
        const event *e = &graph->event[list[i].index];
        meeting(r, graph, e, kith_value_object(r, meetings, NULL));
        if (i < MEETINGS_SHOWN)
            meeting_line(r, graph, e);
    }
    more(r, count, MEETINGS_SHOWN, "meetings");
}

/* ---- Statements ---------------------------------------------------------- */

typedef struct statement_section {
    uint8_t kind;
    uint8_t shown; /* lines for people */
    const char *key, *heading;
} statement_section;

static bool is_open(const stated_task *t)
{
    return t->status != 'x' && t->status != 'X' && t->status != '-';
}

static void statement_data(
    kith_report *r, const kith_graph *graph, const statement *s, value *told)
{
    place where = kith_statement_place(graph, s);
    stated_task stated = kith_statement_task(graph, s);
    kith_value_text(r, told, "text", kith_report_quote(r, graph, where));
    kith_value_date(r, told, "date", statement_day(graph, s));
    kith_value_place(r, told, graph, where);
    if (s->kind == STATEMENT_STANCE)
        kith_value_text(
            r, told, "stance", str_from(kith_stance_text((stance)s->value)));
    if (s->kind == STATEMENT_DEAL)
        kith_value_text(
            r, told, "deal_role",
            str_from(kith_deal_text((deal_role)s->value)));
    if (s->kind != STATEMENT_TASK)
        return;
    kith_value_character(r, told, "status", stated.status);
    kith_value_boolean(r, told, "open", is_open(&stated));
    kith_value_name(r, told, "owner", graph, stated.owner);
    kith_value_date(r, told, "due", stated.due);
    kith_value_date(r, told, "done", stated.done);
    kith_value_integer(r, told, "priority", stated.priority);
}

/* "[open, due 2025-10-31, owner Ada] words" or "2025-10-29 words". */
static void statement_line(
    kith_report *r, const kith_graph *graph, const statement *s)
{
    char day[11];
    str head = STR("");
    place where = kith_statement_place(graph, s);
    stated_task stated = kith_statement_task(graph, s);
    if (s->kind == STATEMENT_TASK) {
        head = is_open(&stated) ? STR("open") : STR("done");
        if (stated.due != NO_DATE)
            head = kith_report_format(
                r, "%.*s, %s %s", STR_ARG(head),
                is_open(&stated) && stated.due < graph->model.as_of
                    ? "overdue since"
                    : "due",
                kith_date_format(stated.due, day));
        head =
            kith_report_join(r, head, ", ", vertex_name(graph, stated.owner));
    } else {
        head = str_from(kith_date_format(s->day, day));
    }
    str words = kith_report_sentence(r, graph, where);
    block *line = kith_block_line(
        r, 0, LABEL_FACT, kith_report_join(r, head, ": ", words));
    kith_block_proof(r, line, place_path(graph, where), where.line);
}

static bool concerns(const kith_graph *graph, const statement *s, kith_vertex v)
{
    if (s->kind == STATEMENT_STANCE || s->kind == STATEMENT_DEAL ||
        s->kind == STATEMENT_MOVED)
        return s->subject == v; /* not whom the line also names */
    return s->subject == v || kith_statement_task(graph, s).owner == v ||
           kith_statement_names(graph, s, v);
}

static void statements(
    kith_report *r,
    const kith_graph *graph,
    kith_vertex about,
    const statement_section *part)
{
    value *data = kith_value_array(r, r->data, part->key);
    ranked *list = kith_ranking(r, graph->statement_count);
    if (!list)
        return;
    size_t count = 0;
    for (uint32_t i = 0; i < graph->statement_count; i++) {
        const statement *s = &graph->statement[i];
        if (s->kind != part->kind || !concerns(graph, s, about))
            continue;
        stated_task stated = kith_statement_task(graph, s);
        bool first = s->kind == STATEMENT_TASK && is_open(&stated);
        list[count++] = (ranked){first, statement_day(graph, s), i};
    }
    if (count == 0)
        return;
    kith_ranking_sort(list, count);

    kith_block(r, BLOCK_HEADING, str_from(part->heading));
    for (size_t i = 0; i < count && !r->failed; i++) {
        const statement *s = &graph->statement[list[i].index];
        statement_data(r, graph, s, kith_value_object(r, data, NULL));
        if (i < part->shown)
            statement_line(r, graph, s);
    }
    more(r, count, part->shown, part->key);
}

void kith_record_statements(
    kith_report *r, const kith_graph *graph, kith_vertex about)
{
    static const statement_section sections[] = {
        {STATEMENT_TASK, 8, "tasks", "Tasks"},
        {STATEMENT_DECISION, 5, "decisions", "Decisions"},
        {STATEMENT_BLOCKER, 5, "blockers", "Blockers"},
        {STATEMENT_PLANNED, 3, "planned", "Planned (counts nothing)"},
        {STATEMENT_STANCE, 3, "stances", "Stance"},
        {STATEMENT_DEAL, 3, "deal_roles", "Part in the deal"},
        {STATEMENT_MOVED, 3, "moves", "Moves"},
        {STATEMENT_FACT, 5, "facts", "Facts"},
        {STATEMENT_TOPIC, 5, "topics", "Topics"},
    };
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        statements(r, graph, about, &sections[i]);
}
