/*
 * phrase.c — what several reports say of people, ties and places, said once.
 */
#include "report/phrase.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/fold.h"

/* ---- Order --------------------------------------------------------------- */

bool kith_is_among(
    const kith_graph *graph, uint32_t first, uint32_t count, kith_vertex v)
{
    for (uint32_t i = 0; i < count; i++) {
        if (graph->member[first + i] == v)
            return true;
    }
    return false;
}

static int by_key(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    if (a->key != b->key)
        return a->key > b->key ? -1 : 1;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

ranked *kith_ranking(kith_report *r, size_t count)
{
    if (r->failed)
        return NULL;
    ranked *list = NEW_ARRAY(&r->memory, count + 1, ranked);
    r->failed = !list;
    return list;
}

void kith_ranking_sort(ranked *list, size_t count)
{
    qsort(list, count, sizeof *list, by_key);
}

/* ---- Names --------------------------------------------------------------- */

void kith_value_name(
    kith_report *r,
    value *parent,
    const char *key,
    const kith_graph *graph,
    kith_vertex v)
{
    kith_value_text_or_null(r, parent, key, vertex_name(graph, v));
}

void kith_value_place(
    kith_report *r, value *object, const kith_graph *graph, place where)
{
    kith_value_text(r, object, "source", place_path(graph, where));
    kith_value_integer(r, object, "line", where.line);
    kith_value_integer(r, object, "column", where.column);
    kith_value_naming(r, object, where);
}

void kith_value_naming(kith_report *r, value *object, place where)
{
    if (where.by == NAMED_NOT) {
        kith_value_null(r, object, "how");
        kith_value_null(r, object, "confidence");
        return;
    }
    kith_value_text(
        r, object, "how", str_from(kith_naming_text((naming)where.by)));
    kith_value_number(
        r, object, "confidence", kith_naming_confidence((naming)where.by));
}

const char *kith_deal_text(deal_role role)
{
    static const char *const text[] = {
        [DEAL_NONE] = "unknown",
        [DEAL_ECONOMIC_BUYER] = "economic buyer",
        [DEAL_CHAMPION] = "champion",
        [DEAL_COACH] = "coach",
        [DEAL_BLOCKER] = "blocker",
        [DEAL_TECHNICAL_EVALUATOR] = "technical evaluator",
        [DEAL_USER] = "user",
        [DEAL_PROCUREMENT] = "procurement",
    };
    return text[role];
}

const char *kith_stance_text(stance s)
{
    static const char *const text[] = {
        [STANCE_UNKNOWN] = "unknown",     [STANCE_CHAMPION] = "champion",
        [STANCE_SUPPORTER] = "supporter", [STANCE_NEUTRAL] = "neutral",
        [STANCE_SCEPTIC] = "sceptic",     [STANCE_DETRACTOR] = "detractor",
    };
    return (size_t)s < sizeof text / sizeof *text ? text[s] : "unknown";
}

/* ---- Quotations ---------------------------------------------------------- */

enum { HEAD_POINTS = 120, TAIL_POINTS = 60 };

str kith_report_quote(kith_report *r, const kith_graph *graph, place where)
{
    if (r->failed)
        return STR("");
    str words = kith_graph_quote(graph, where, 0, &r->memory);
    r->failed = !words.ptr;
    return words.ptr ? words : STR("");
}

/* "head … tail", both cut between words. */
static str without_middle(kith_report *r, str words)
{
    size_t points = kith_code_points(words);
    if (points <= HEAD_POINTS + TAIL_POINTS + 3)
        return kith_report_format(r, "%.*s", STR_ARG(words));
    size_t head = kith_code_point_prefix(words, HEAD_POINTS);
    size_t tail = kith_code_point_prefix(words, points - TAIL_POINTS);
    size_t blank = head;
    while (blank > head / 2 && !str_is_blank(words.ptr[blank]))
        blank--;
    if (blank > head / 2)
        head = blank;
    blank = str_find(words, tail, ' ');
    if (blank < words.len)
        tail = blank + 1;
    return kith_report_format(
        r, "%.*s … %.*s", STR_ARG(str_slice(words, 0, head)),
        STR_ARG(str_slice(words, tail, words.len)));
}

str kith_report_sentence(kith_report *r, const kith_graph *graph, place where)
{
    return without_middle(
        r, kith_report_plain(r, kith_report_quote(r, graph, where)));
}

/* How well a place shows an event: best on the page of someone who was in it,
 * then in the meeting's own note, then where others tell of it. */
static unsigned rank_of_place(
    const kith_graph *graph, const event *e, place where)
{
    kith_vertex subject = graph->notes[where.note].subject;
    if (subject == KITH_NO_VERTEX ||
        graph->vertex[subject].kind == KITH_KIND_MEETING)
        return 1;
    return kith_is_among(graph, e->first_member, e->members, subject) ? 0 : 2;
}

/* The best places of an event into `shown`, at most `room`; how many. */
static size_t best_places(
    const kith_graph *graph, const event *e, place *shown, size_t room)
{
    size_t count = 0;
    for (unsigned rank = 0; rank < 3; rank++) {
        for (uint32_t i = 0; i < e->places && count < room; i++) {
            place where = graph->place[e->first_place + i];
            if (rank_of_place(graph, e, where) == rank)
                shown[count++] = where;
        }
    }
    return count;
}

str kith_event_sentence(kith_report *r, const kith_graph *graph, const event *e)
{
    place where;
    return best_places(graph, e, &where, 1)
               ? kith_report_sentence(r, graph, where)
               : STR("");
}

/* ---- Evidence ------------------------------------------------------------ */

/* What an event carries of a tie: of its strength, and of 1. */
typedef struct portion {
    double weight, share;
} portion;

static void event_rows(
    kith_report *r,
    value *array,
    const kith_graph *graph,
    const event *e,
    portion carries)
{
    for (uint32_t i = 0; i < e->places; i++) {
        place where = graph->place[e->first_place + i];
        value *told = kith_value_object(r, array, NULL);
        kith_value_place(r, told, graph, where);
        kith_value_date(r, told, "date", e->day);
        kith_value_boolean(r, told, "undated", e->flags & EVENT_UNDATED);
        kith_value_text(
            r, told, "kind",
            str_from(kith_event_kind_text((event_kind)e->kind)));
        kith_value_number(r, told, "weight", i == 0 ? carries.weight : 0);
        kith_value_number(r, told, "share", i == 0 ? carries.share : 0);
        kith_value_text(r, told, "text", kith_report_quote(r, graph, where));
    }
}

void kith_report_evidence(
    kith_report *r, value *array, const kith_graph *graph, const tie *t)
{
    double sum = 0;
    for (uint32_t i = 0; i < t->events; i++)
        sum += kith_event_term(tie_event_at(graph, t, i), &graph->model);
    /* 1, but where every tie counts alike however many events it has. */
    double scale = sum > 0 ? t->strength / sum : 0;
    for (uint32_t i = 0; i < t->events && !r->failed; i++) {
        const event *e = tie_event_at(graph, t, i);
        double term = kith_event_term(e, &graph->model);
        portion carries = {term * scale, sum > 0 ? term / sum : 0};
        event_rows(r, array, graph, e, carries);
    }
}

void kith_block_event(
    kith_report *r, block *b, const kith_graph *graph, const event *e)
{
    place shown[2];
    size_t count = best_places(graph, e, shown, 2);
    for (size_t i = 0; i < count; i++)
        kith_block_proof(r, b, place_path(graph, shown[i]), shown[i].line);
}

void kith_row_event(
    kith_report *r, row *into, const kith_graph *graph, const event *e)
{
    place where;
    if (best_places(graph, e, &where, 1))
        kith_row_proof(r, into, place_path(graph, where), where.line);
}

/* ---- Words --------------------------------------------------------------- */

str kith_report_join(kith_report *r, str a, const char *between, str b)
{
    if (str_is_empty(a))
        return b;
    if (str_is_empty(b))
        return a;
    return kith_report_format(r, "%.*s%s%.*s", STR_ARG(a), between, STR_ARG(b));
}

str kith_report_count(
    kith_report *r, size_t count, const char *one, const char *many)
{
    return kith_report_format(r, "%zu %s", count, count == 1 ? one : many);
}

str kith_report_how(kith_report *r, const tie *t)
{
    const struct {
        uint32_t count;
        str word;
    } kinds[] = {
        {t->met, STR("met")},
        {t->relayed, STR("relayed")},
        {t->stated, STR("stated")},
        {t->linked, STR("linked")},
    };
    str how = STR("");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].count)
            how = kith_report_join(r, how, ", ", kinds[i].word);
    }
    return how;
}

str kith_report_contact(kith_report *r, const tie *t)
{
    const struct {
        uint32_t count;
        const char *one, *many;
    } kinds[] = {
        {t->met, "meeting", "meetings"},
        {t->relayed, "relayed", "relayed"},
        {t->stated, "stated", "stated"},
        {t->linked, "link", "links"},
    };
    char day[11];
    str contact = STR("");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].count)
            contact = kith_report_join(
                r, contact, ", ",
                kith_report_count(
                    r, kinds[i].count, kinds[i].one, kinds[i].many));
    }
    str last =
        t->last == NO_DATE
            ? STR("")
            : kith_report_format(r, "last %s", kith_date_format(t->last, day));
    return kith_report_join(r, contact, ", ", last);
}

str kith_report_model(kith_report *r, const kith_graph *graph)
{
    const tie_model *m = &graph->model;
    static const char *const weights[] = {
        [KITH_WEIGHT_RECENCY] = "",
        [KITH_WEIGHT_COUNT] = "; every event counts alike",
        [KITH_WEIGHT_FLAT] = "; every tie counts 1",
    };
    const char *when = "undated"; /* notes without any date */
    if (graph->as_of_text[0])
        when = kith_report_format(r, "as of %s", graph->as_of_text).ptr;
    if (m->weight != KITH_WEIGHT_RECENCY)
        return kith_report_format(r, "%s%s", when, weights[m->weight]);
    return kith_report_format(
        r, "%s; half-life %s days, τ = %s, γ = %s", when,
        kith_report_short(r, m->half_life).ptr,
        kith_report_short(r, m->tau).ptr,
        kith_report_short(r, m->size_exponent).ptr);
}

str kith_report_me(kith_report *r, const kith_graph *graph)
{
    if (!graph->me_assumed || graph->me == KITH_NO_VERTEX)
        return STR("");
    return kith_report_format(
        r, "%.*s is assumed to be you (in %u of %u meetings); set `me:`",
        STR_ARG(vertex_name(graph, graph->me)), graph->me_meetings,
        graph->meetings);
}
