/*
 * influence_people.c — section 2: who matters, how they stand to what we want,
 * and who of us knows them.
 */
#include <math.h>

#include "report/influence.h"

/* Machines get the eight that matter; a page has room for six. */
enum { ROWS = 8, SHOWN = 6 };

/* "champion" is said only of those with the power to be one. */
static str stance_cell(const brief *b, const standing *s)
{
    stance is = (stance)b->graph->vertex[s->v].stance;
    if (is == STANCE_UNKNOWN)
        return STR("–");
    if (is == STANCE_CHAMPION && !brief_has_power(b, s))
        return STR("champion-candidate");
    return str_from(kith_stance_text(is));
}

/* "92 Broker": the index and the lens they stand highest in. */
static str influence_cell(const brief *b, const standing *s)
{
    double percentile;
    const char *lens = kith_brief_lens(s, &percentile);
    if (b->count < RANKED_PEOPLE)
        return STR("–");
    return kith_report_format(
        b->r, "%s %s", kith_report_fixed(b->r, s->index, 0).ptr, lens);
}

static str warmth_cell(const brief *b, double p)
{
    if (!(p > 0))
        return STR("–");
    return kith_report_format(
        b->r, "%s %s", kith_report_fixed(b->r, p, 2).ptr, kith_band(p));
}

static str best_cell(const brief *b, const standing *s)
{
    if (s->best == KITH_NO_VERTEX)
        return STR("nobody");
    return kith_report_format(
        b->r, "%.*s %s", STR_ARG(brief_name_or_you(b, s->best)),
        kith_report_fixed(b->r, s->best_warmth, 2).ptr);
}

/* Our last meeting with them, else what was last heard of them. */
static const event *last_event(const brief *b, const standing *s)
{
    return s->met_event ? s->met_event : kith_brief_newest_event(b, s->v);
}

static void data_row(brief *b, value *rows, const standing *s, size_t rank)
{
    kith_report *r = b->r;
    const vertex *of = &b->graph->vertex[s->v];
    value *told = kith_value_object(r, rows, NULL);
    kith_value_integer(r, told, "rank", (int64_t)rank);
    kith_value_text(r, told, "label", STR("inference"));
    kith_value_name(r, told, "name", b->graph, s->v);
    kith_value_text_or_null(r, told, "path", vertex_path(b->graph, s->v));
    kith_value_name(r, told, "organization", b->graph, of->organization);
    kith_value_text_or_null(r, told, "department", of->department);
    kith_value_text_or_null(r, told, "role", of->role);
    kith_value_text(r, told, "stance", stance_cell(b, s));
    kith_value_number(
        r, told, "influence",
        b->count < RANKED_PEOPLE ? (double)NAN : s->index);
    kith_value_number(r, told, "reach", s->reach);
    kith_value_number(r, told, "broker", s->broker);
    kith_value_number(r, told, "pull", s->pull);
    kith_value_number(r, told, "warmth", s->warmth);
    kith_value_text_or_null(
        r, told, "band",
        s->warmth > 0 ? str_from(kith_band(s->warmth)) : STR(""));
    kith_value_date(r, told, "last_met", s->met);
    kith_value_name(r, told, "known_best_by", b->graph, s->best);
    kith_value_number(r, told, "known_best", s->best_warmth);
    kith_value_integer(r, told, "evidence", s->evidence);
    const event *last = last_event(b, s);
    if (last && last->places)
        kith_value_place(r, told, b->graph, kith_brief_place(b, last));
}

static void text_row(brief *b, block *table, const standing *s)
{
    kith_report *r = b->r;
    const vertex *of = &b->graph->vertex[s->v];
    kith_vertex org =
        of->organization == b->about ? KITH_NO_VERTEX : of->organization;
    row *line = kith_table_row(r, table);
    if (!line)
        return;
    line->label = LABEL_INFERENCE;
    kith_row_name(r, line, of->name, vertex_path(b->graph, s->v));
    str role = kith_report_join(r, brief_name(b, org), ", ", of->role);
    role = kith_report_join(r, role, ", ", of->department);
    kith_row_text(r, line, role.len ? role : STR("–"));
    kith_row_text(r, line, stance_cell(b, s));
    kith_row_text(r, line, influence_cell(b, s));
    kith_row_text(r, line, warmth_cell(b, s->warmth));
    kith_row_date(r, line, s->met);
    kith_row_text(r, line, best_cell(b, s));
    kith_row_integer(r, line, s->evidence);
    if (of->stance != STANCE_UNKNOWN)
        kith_row_proof(
            r, line, place_path(b->graph, of->stance_place),
            of->stance_place.line);
    const event *last = last_event(b, s);
    if (last && last->places) {
        place where = kith_brief_place(b, last);
        kith_row_proof(r, line, place_path(b->graph, where), where.line);
    }
}

void kith_brief_who_matters(brief *b)
{
    static const column columns[] = {
        {"PERSON", ALIGN_LEFT, 20},   {"ROLE, TEAM", ALIGN_LEFT, 12},
        {"STANCE", ALIGN_LEFT, 0},    {"INFLUENCE", ALIGN_LEFT, 0},
        {"WARMTH", ALIGN_LEFT, 0},    {"LAST MET", ALIGN_LEFT, 0},
        {"KNOWN BY", ALIGN_LEFT, 10}, {"EVENTS", ALIGN_RIGHT, 0},
        {NULL, ALIGN_LEFT, 0},
    };
    kith_report *r = b->r;
    kith_block(r, BLOCK_HEADING, STR("2 Who matters"));
    value *rows = kith_value_array(r, r->data, "who_matters");
    if (b->count == 0) {
        kith_block_line(
            r, 0, LABEL_FACT, STR("Nobody of them is known in these notes"));
        return;
    }
    block *table = kith_block_table(r, columns);
    for (size_t i = 0; i < b->count && i < ROWS && !r->failed; i++) {
        data_row(b, rows, &b->people[i], i + 1);
        if (i < SHOWN)
            text_row(b, table, &b->people[i]);
    }
    if (b->count > SHOWN && !b->of_person)
        kith_block_line(
            r, 0, LABEL_NONE,
            kith_report_format(
                r, "and %zu more: kith rank --within \"%.*s\"",
                b->count - SHOWN, STR_ARG(brief_name(b, b->about))));
}
