/*
 * influence_bottom.c — section 1: three lines for whom has no time for the
 * rest: how we stand and through whom, who matters most and why, who went cold.
 */
#include "report/influence.h"

/* How wide a door someone is: my tie to them; on the way to one person, also
 * theirs to that person. */
static double door(const brief *b, const standing *s)
{
    const vertex *of = &b->graph->vertex[s->v];
    if (of->flags & VERTEX_LEFT || (!b->of_person && kith_brief_is_us(b, s->v)))
        return 0;
    if (!b->of_person || s->v == b->about)
        return s->warmth;
    const tie *t = kith_graph_between(b->graph, s->v, b->about);
    return t ? s->warmth * t->probability * kith_willingness((stance)of->stance)
             : 0;
}

static const standing *strongest_door(const brief *b)
{
    const standing *best = NULL;
    double widest = 0;
    for (size_t i = 0; i < b->count; i++) {
        double width = door(b, &b->people[i]);
        if (width > widest) {
            widest = width;
            best = &b->people[i];
        }
    }
    return best;
}

/* The most influential of those whom we met, and not lately; if nobody is cold,
 * none. */
static const standing *gone_cold(const brief *b)
{
    for (size_t i = 0; i < b->count; i++) {
        const standing *s = &b->people[i];
        if (kith_brief_is_theirs(b, s->v) && brief_is_cold(b, s->met))
            return s;
    }
    return NULL;
}

/* Their person of most influence who has not left. */
static const standing *who_matters(const brief *b)
{
    for (size_t i = 0; i < b->count; i++) {
        const standing *s = &b->people[i];
        bool away = b->graph->vertex[s->v].flags & VERTEX_LEFT;
        if (!away && kith_brief_is_theirs(b, s->v))
            return s;
    }
    return NULL;
}

/* ---- How we stand -------------------------------------------------------- */

/* Meetings with them, and the newest. */
static size_t count_meetings(const brief *b, const event **newest)
{
    const kith_graph *graph = b->graph;
    size_t count = 0;
    for (size_t i = 0; i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        bool with = false;
        for (uint32_t k = 0; k < e->members && !with; k++)
            with = kith_brief_is_theirs(b, graph->member[e->first_member + k]);
        if (e->kind != EVENT_MET || !with || e->flags & EVENT_FUTURE)
            continue;
        count++;
        if (!*newest || e->day > (*newest)->day)
            *newest = e;
    }
    return count;
}

static void say_standing(brief *b, value *rows)
{
    kith_report *r = b->r;
    const event *newest = NULL;
    size_t meetings = count_meetings(b, &newest), people = 0;
    for (size_t i = 0; i < b->count; i++)
        people += b->of_person ? b->people[i].v != b->about
                               : !kith_brief_is_us(b, b->people[i].v);
    str text = kith_report_format(
        r, "%s%s, %s on record",
        kith_report_count(r, people, "person", "people").ptr,
        b->of_person ? " around them" : "",
        meetings ? kith_report_count(r, meetings, "meeting", "meetings").ptr
                 : "no meeting");
    if (newest)
        text = kith_report_format(
            r, "%s, the last %s", text.ptr, kith_brief_day(b, newest->day).ptr);
    const standing *best = strongest_door(b);
    if (best)
        text = kith_report_format(
            r, "%s; strongest door %.*s, p %s (%s)", text.ptr,
            STR_ARG(brief_name(b, best->v)),
            kith_report_fixed(r, best->warmth, 2).ptr, kith_band(best->warmth));
    else
        text = kith_report_join(r, text, "; ", STR("no door is open to you"));
    said s = kith_brief_say(b, rows, LABEL_FACT, "standing", text);
    kith_brief_prove_event(b, &s, newest);
    if (best && best->met_event != newest)
        kith_brief_prove_event(b, &s, best->met_event);
    if (!s.proved)
        kith_brief_prove_note(b, &s, b->about);
}

/* ---- Who matters --------------------------------------------------------- */

/* What it means to stand high in a lens. */
static const char *lens_means(const char *lens)
{
    static const struct {
        const char *lens, *means;
    } meanings[] = {
        {"Pull", "the influential are tied to them"},
        {"Broker", "stands between the others"},
        {"Reach", "is few steps from everyone"},
    };
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        if (strcmp(meanings[i].lens, lens) == 0)
            return meanings[i].means;
    }
    return "";
}

/* The next after `first` whom I do not know: whom the meeting should lead
 * to. */
static const standing *next_unmet(const brief *b, const standing *first)
{
    for (const standing *s = first + 1; s < b->people + b->count; s++) {
        if (kith_brief_is_theirs(b, s->v) && s->met == NO_DATE)
            return s;
    }
    return NULL;
}

/* What is known of how one person stands to us. */
static void say_person(brief *b, value *rows, const standing *s)
{
    const vertex *of = &b->graph->vertex[s->v];
    double percentile;
    const char *lens = kith_brief_lens(s, &percentile);
    str text =
        of->stance == STANCE_UNKNOWN
            ? STR("No stance on record")
            : kith_report_format(
                  b->r, "Stance %s: %s", kith_stance_text((stance)of->stance),
                  kith_brief_stance_quote(b, s->v).ptr);
    if (b->count >= RANKED_PEOPLE)
        text = kith_report_format(
            b->r, "%.*s; among those around them %s (%s %s)", STR_ARG(text),
            lens_means(lens), lens, kith_report_fixed(b->r, percentile, 0).ptr);
    said line = kith_brief_say(b, rows, LABEL_INFERENCE, "person", text);
    if (of->stance != STANCE_UNKNOWN)
        kith_brief_prove(b, &line, of->stance_place);
    else
        kith_brief_prove_event(b, &line, kith_brief_newest_event(b, s->v));
    if (!line.proved)
        kith_brief_prove_note(b, &line, s->v);
}

static void say_who_matters(brief *b, value *rows, const standing *s)
{
    kith_report *r = b->r;
    const vertex *of = &b->graph->vertex[s->v];
    double percentile;
    const char *lens = kith_brief_lens(s, &percentile);
    str role = of->role.len
                   ? kith_report_format(r, " (%.*s)", STR_ARG(of->role))
                   : STR("");
    str why = b->count < RANKED_PEOPLE
                  ? str_from(lens_means(lens))
                  : kith_report_format(
                        r, "%s, %s %s", lens_means(lens), lens,
                        kith_report_fixed(r, percentile, 0).ptr);
    str bond = s->warmth > 0 ? kith_report_format(
                                   r, "your tie is %s", kith_band(s->warmth))
                             : STR("you have no tie to them");
    if (s->warmth < 0.4 && s->best != KITH_NO_VERTEX && s->best != b->graph->me)
        bond = kith_report_format(
            r, "%s, %.*s knows them best of us", bond.ptr,
            STR_ARG(brief_name(b, s->best)));
    const standing *next = next_unmet(b, s);
    str after = next ? kith_report_format(
                           r, "; next whom none of us has met: %.*s",
                           STR_ARG(brief_name(b, next->v)))
                     : STR("");
    said line = kith_brief_say(
        b, rows, LABEL_INFERENCE, "matters_most",
        kith_report_format(
            r, "%.*s%.*s matters most: %.*s; %.*s%.*s", STR_ARG(of->name),
            STR_ARG(role), STR_ARG(why), STR_ARG(bond), STR_ARG(after)));
    kith_brief_prove_event(b, &line, kith_brief_newest_event(b, s->v));
    if (!line.proved)
        kith_brief_prove_note(b, &line, s->v);
}

/* ---- Who went cold ------------------------------------------------------- */

static void say_cold(brief *b, value *rows, const standing *s)
{
    kith_report *r = b->r;
    size_t others = 0;
    for (size_t i = 0; i < b->count; i++)
        others += b->people[i].v != s->v &&
                  kith_brief_is_theirs(b, b->people[i].v) &&
                  brief_is_cold(b, b->people[i].met);
    str text = kith_report_format(
        r, "%.*s has gone cold: none of us has met them for %s, since %s",
        STR_ARG(brief_name(b, s->v)), kith_brief_ago(b, s->met).ptr,
        kith_brief_day(b, s->met).ptr);
    if (others)
        text = kith_report_format(
            r, "%s; so have %s", text.ptr,
            kith_report_count(r, others, "other", "others").ptr);
    said line = kith_brief_say(b, rows, LABEL_FACT, "cold", text);
    kith_brief_prove_event(b, &line, s->met_event);
}

static void say_not_cold(brief *b, value *rows)
{
    const standing *oldest = NULL;
    for (size_t i = 0; i < b->count; i++) {
        const standing *s = &b->people[i];
        if (kith_brief_is_theirs(b, s->v) && s->met != NO_DATE &&
            (!oldest || s->met < oldest->met))
            oldest = s;
    }
    if (!oldest)
        return;
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "cold",
        kith_report_format(
            b->r, "Nobody has gone cold; longest without a meeting is %.*s, %s",
            STR_ARG(brief_name(b, oldest->v)),
            kith_brief_ago(b, oldest->met).ptr));
    kith_brief_prove_event(b, &line, oldest->met_event);
}

void kith_brief_bottom_line(brief *b)
{
    kith_block(b->r, BLOCK_HEADING, STR("1 Bottom line"));
    value *rows = kith_value_array(b->r, b->r->data, "bottom_line");
    say_standing(b, rows);
    const standing *top = who_matters(b), *cold = gone_cold(b);
    if (top && b->of_person)
        say_person(b, rows, top);
    else if (top)
        say_who_matters(b, rows, top);
    if (cold)
        say_cold(b, rows, cold);
    else
        say_not_cold(b, rows);
}
