/*
 * influence_way.c — section 3: the ways in to those who matter and whom I do
 * not know well, whom to ask first, and what was agreed to wait for.
 */
#include "report/influence.h"
#include "report/way.h"

enum {
    TARGETS = 3,
    CHAINS = 3,
    CHAINS_WEIGHED = 32, /* so many compete when an event is left out */
    CONSTRAINTS = 2
};

/* Whoever I know this well needs no introduction: kith_band() says strong. */
static const double STRONG = 0.70;

/* ---- To whom ------------------------------------------------------------- */

static bool is_target(const brief *b, const standing *s)
{
    if (b->of_person)
        return s->v == b->about && s->v != b->graph->me;
    return kith_brief_is_theirs(b, s->v) && s->warmth < STRONG &&
           !(b->graph->vertex[s->v].flags & VERTEX_LEFT);
}

static size_t choose_targets(const brief *b, const standing **target)
{
    size_t count = 0;
    for (size_t i = 0; i < b->count && count < TARGETS; i++) {
        if (is_target(b, &b->people[i]))
            target[count++] = &b->people[i];
    }
    return count;
}

/* ---- One chain ----------------------------------------------------------- */

/* "0.485 stated undated +1": the event that carries most of a step, and how
 * many others there are. */
static str step_words(brief *b, const tie *t)
{
    const event *e = kith_brief_top_event(b, t);
    str words = kith_report_format(
        b->r, "%s %s %s", kith_report_fixed(b->r, t->probability, 3).ptr,
        kith_event_kind_text((event_kind)e->kind),
        e->flags & EVENT_UNDATED ? "undated" : kith_brief_day(b, e->day).ptr);
    if (t->events < 2)
        return words;
    return kith_report_format(b->r, "%s +%u", words.ptr, t->events - 1);
}

/* "you → Bo → Cy: R 9.4 % = 0.278 met ... × 0.485 stated ... × 0.70". */
static str chain_words(brief *b, const kith_chain *chain)
{
    const kith_graph *graph = b->graph;
    str names = brief_name_or_you(b, chain->vertex[0]), factors = STR("");
    double known = 1;
    for (size_t i = 0; i < chain->hops; i++) {
        const tie *t = &graph->tie[chain->tie[i]];
        known *= t->probability;
        names = kith_report_join(
            b->r, names, " → ", brief_name(b, chain->vertex[i + 1]));
        factors = kith_report_join(b->r, factors, " × ", step_words(b, t));
    }
    str words = kith_report_format(
        b->r, "%.*s: R %s = %.*s", STR_ARG(names),
        kith_report_percent(b->r, chain->score).ptr, STR_ARG(factors));
    if (chain->hops == 1)
        return words;
    size_t at = chain->weakest;
    const tie *weakest = &graph->tie[chain->tie[at]];
    return kith_report_format(
        b->r, "%s × %s; weakest %.*s – %.*s, %s%s", words.ptr,
        kith_report_fixed(b->r, chain->score / known, 2).ptr,
        STR_ARG(brief_name_or_you(b, chain->vertex[at])),
        STR_ARG(brief_name(b, chain->vertex[at + 1])),
        kith_brief_day(b, weakest->last).ptr,
        weakest->probability < WAY_COLD ? ", warm it first" : "");
}

static void prove_line(brief *b, block *line, const event *e)
{
    if (e->places == 0)
        return;
    place where = kith_brief_place(b, e);
    kith_block_proof(b->r, line, place_path(b->graph, where), where.line);
}

static void say_chain(brief *b, const kith_chain *chain, unsigned number)
{
    block *line =
        kith_block_line(b->r, 1, LABEL_INFERENCE, chain_words(b, chain));
    if (!line)
        return;
    line->number = number;
    for (size_t i = 0; i < chain->hops; i++)
        prove_line(
            b, line, kith_brief_top_event(b, &b->graph->tie[chain->tie[i]]));
}

/* ---- Advice -------------------------------------------------------------- */

/* "5 disjoint routes, one of them works ≈ 20 %; no gatekeeper". */
static str routes(brief *b, const kith_introductions *ways)
{
    str keepers = STR("");
    for (size_t i = 0; i < ways->gatekeepers; i++)
        keepers = kith_report_join(
            b->r, keepers, ", ", brief_name(b, ways->gatekeeper[i]));
    if (ways->disjoint == 1)
        return kith_report_format(
            b->r, "the only route%s%.*s", keepers.len ? ", all of it by " : "",
            STR_ARG(keepers));
    return kith_report_format(
        b->r, "%zu disjoint routes, one works ≈ %s, %s%.*s", ways->disjoint,
        kith_report_percent(b->r, ways->combined).ptr,
        keepers.len ? "on every route: " : "no gatekeeper", STR_ARG(keepers));
}

/* Whether the tie that an event is of has others, so that the event alone is
 * not the whole acquaintance. */
static bool is_one_of_several(
    const brief *b, const kith_chain *chain, const event *e)
{
    for (size_t i = 0; i < chain->hops; i++) {
        const tie *t = &b->graph->tie[chain->tie[i]];
        for (uint32_t k = 0; k < t->events; k++) {
            if (tie_event_at(b->graph, t, k) == e)
                return t->events > 1;
        }
    }
    return false;
}

/* The event that decides who is asked first: one of several of its tie if
 * there is such, for that without its only event no tie is left is no news. */
static bool find_flip(const brief *b, const kith_introductions *ways, flip *one)
{
    enum { FLIPS = 8 };
    flip list[FLIPS];
    size_t count = ways->ask_first == KITH_NO_VERTEX
                       ? 0
                       : kith_way_flips(b->graph, ways, list, FLIPS);
    for (size_t i = count; i-- > 0;) {
        if (i == 0 || is_one_of_several(b, &ways->chain[0], list[i].event)) {
            *one = list[i];
            return true;
        }
    }
    return false;
}

/* "; becomes Bo Lind if the meeting of 2025-10-28 (line 9) is disregarded". */
static str flip_words(brief *b, const flip *one, kith_vertex target)
{
    static const char *const nouns[EVENT_KINDS] = {
        [EVENT_MET] = "meeting",
        [EVENT_RELAYED] = "word relayed",
        [EVENT_INTRODUCED] = "introduction",
        [EVENT_STATED] = "statement",
        [EVENT_LINKED] = "link",
        [EVENT_CO_MENTIONED] = "mention",
    };
    const event *e = one->event;
    str line = e->places ? kith_report_format(
                               b->r, " (line %u)", kith_brief_place(b, e).line)
                         : STR("");
    str becomes =
        one->becomes == KITH_NO_VERTEX
            ? STR("no way is left")
            : kith_report_format(
                  b->r, "becomes %.*s", STR_ARG(brief_name(b, one->becomes)));
    if (one->becomes == target)
        becomes = STR("ask directly");
    return kith_report_format(
        b->r, "; %.*s if the %s%s%.*s is disregarded", STR_ARG(becomes),
        nouns[e->kind],
        e->flags & EVENT_UNDATED
            ? ""
            : kith_report_format(b->r, " of %s", kith_brief_day(b, e->day).ptr)
                  .ptr,
        STR_ARG(line));
}

static void say_ask_first(brief *b, value *told, const kith_introductions *ways)
{
    kith_report *r = b->r;
    flip one;
    bool flips = find_flip(b, ways, &one);
    str text = kith_report_format(
        r, "%s%.*s (first in %zu of %zu models); %.*s%.*s",
        ways->ask_first == KITH_NO_VERTEX ? "Ask directly" : "Ask first ",
        STR_ARG(brief_name(b, ways->ask_first)), ways->first_in, ways->variants,
        STR_ARG(routes(b, ways)),
        STR_ARG(flips ? flip_words(b, &one, ways->to) : STR("")));
    block *line = kith_block_line(r, 1, LABEL_RECOMMENDATION, text);
    kith_value_text(r, told, "advice", text);
    const event *proof =
        flips ? one.event
              : kith_brief_top_event(b, &b->graph->tie[ways->chain[0].tie[0]]);
    if (proof->places)
        kith_value_place(r, told, b->graph, kith_brief_place(b, proof));
    prove_line(b, line, proof);
}

/* ---- What was agreed ----------------------------------------------------- */

/* Words that put something off. */
static const char *const waiting[] = {
    "wait until",
    "wait for",
    "hold off",
    "hold until",
    "not before",
    "until after",
    "only after",
    "do not contact",
    "do not approach",
    "don't contact",
    "go through",
    "not without",
    NULL,
};

static void say_constraints(brief *b, value *told, kith_vertex target)
{
    kith_report *r = b->r;
    const kith_graph *graph = b->graph;
    value *rows = kith_value_array(r, told, "constraints");
    size_t count = 0;
    for (size_t i = 0;
         i < graph->statement_count && count < CONSTRAINTS && !r->failed; i++) {
        const statement *s = &graph->statement[i];
        bool kind =
            s->kind == STATEMENT_DECISION || s->kind == STATEMENT_PLANNED;
        if (!kind ||
            (s->subject != target && !kith_statement_names(graph, s, target)))
            continue;
        place where = kith_statement_place(graph, s);
        str words = kith_report_quote(r, graph, where);
        size_t at = kith_brief_sign(words, waiting);
        if (at == words.len)
            continue;
        count++;
        words = kith_brief_sentence(b, words, at);
        value *told_row = kith_value_object(r, rows, NULL);
        kith_value_text(r, told_row, "text", words);
        kith_value_place(r, told_row, graph, where);
        block *line = kith_block_line(
            r, 1, LABEL_FACT,
            kith_report_format(
                r, "Constraint, %s: %.*s",
                s->kind == STATEMENT_DECISION ? "decided" : "planned",
                STR_ARG(words)));
        kith_block_proof(r, line, place_path(graph, where), where.line);
    }
}

/* ---- One target ---------------------------------------------------------- */

/* "To Ada Mora (Contoso): no meeting with you on record". */
static void say_target(
    brief *b, const standing *s, const kith_introductions *ways)
{
    kith_report *r = b->r;
    const tie *t = b->graph->me == KITH_NO_VERTEX
                       ? NULL
                       : kith_graph_between(b->graph, b->graph->me, s->v);
    kith_vertex of = b->graph->vertex[s->v].organization;
    str org = of == b->about ? STR("") : brief_name(b, of);
    str text = kith_report_format(
        r, "To %.*s%s%.*s%s: ", STR_ARG(brief_name(b, s->v)),
        org.len ? " (" : "", STR_ARG(org), org.len ? ")" : "");
    text = kith_report_format(
        r, "%s%s", text.ptr,
        t && t->last_met != NO_DATE
            ? kith_report_format(
                  r, "you met %s, last %s",
                  t->met == 1 ? "once"
                              : kith_report_format(r, "%u times", t->met).ptr,
                  kith_brief_day(b, t->last_met).ptr)
                  .ptr
            : "no meeting with you on record");
    if (ways->chains == 0)
        text = kith_report_join(r, text, "; ", STR("no way in within 3 steps"));
    block *line = kith_block_line(r, 0, LABEL_FACT, text);
    if (t && t->events)
        prove_line(b, line, tie_event_at(b->graph, t, 0));
    else
        kith_block_proof(r, line, vertex_path(b->graph, s->v), 0);
}

static void data_target(
    brief *b, value *told, const standing *s, const kith_introductions *ways)
{
    kith_report *r = b->r;
    kith_value_name(r, told, "target", b->graph, s->v);
    kith_value_text(r, told, "label", STR("inference"));
    value *paths = kith_value_array(r, told, "paths");
    for (size_t i = 0; i < ways->chains && i < CHAINS && !r->failed; i++)
        kith_way_data(r, paths, b->graph, &ways->chain[i]);
    kith_value_integer(r, told, "disjoint", (int64_t)ways->disjoint);
    kith_value_number(r, told, "combined", ways->combined);
    value *keepers = kith_value_array(r, told, "gatekeepers");
    for (size_t i = 0; i < ways->gatekeepers; i++)
        kith_value_name(r, keepers, NULL, b->graph, ways->gatekeeper[i]);
    kith_value_name(r, told, "ask_first", b->graph, ways->ask_first);
    kith_value_integer(r, told, "variants", (int64_t)ways->variants);
    kith_value_integer(r, told, "first_in", (int64_t)ways->first_in);
}

static bool target(
    brief *b, value *rows, const standing *s, size_t chains, kith_error *error)
{
    kith_introduction_options how = {.limit = CHAINS_WEIGHED};
    kith_introductions *ways =
        kith_introduce(b->graph, b->graph->me, s->v, &how, error);
    if (!ways)
        return false;
    value *told = kith_value_object(b->r, rows, NULL);
    data_target(b, told, s, ways);
    say_target(b, s, ways);
    for (size_t i = 0; i < ways->chains && i < chains && !b->r->failed; i++)
        say_chain(b, &ways->chain[i], (unsigned)i + 1);
    if (ways->chains) {
        say_ask_first(b, told, ways);
    } else {
        kith_value_text_or_null(
            b->r, told, "source", vertex_path(b->graph, s->v));
        kith_value_null(b->r, told, "line");
    }
    say_constraints(b, told, s->v);
    kith_introductions_free(ways);
    return true;
}

bool kith_brief_way_in(brief *b, kith_error *error)
{
    kith_report *r = b->r;
    const standing *chosen[TARGETS];
    kith_block(r, BLOCK_HEADING, STR("3 Way in"));
    value *rows = kith_value_array(r, r->data, "way_in");
    if (b->graph->me == KITH_NO_VERTEX || b->about == b->graph->me) {
        kith_block_line(r, 0, LABEL_FACT, STR("That is you"));
        return true;
    }
    size_t count = choose_targets(b, chosen);
    if (count == 0)
        kith_block_line(
            r, 0, LABEL_INFERENCE,
            b->count ? STR("You know everyone who matters here well")
                     : STR("Nobody is known to be reached"));
    for (size_t i = 0; i < count && !r->failed; i++) {
        size_t chains = count == 1 ? CHAINS : i == 0 ? 2 : 1;
        if (!target(b, rows, chosen[i], chains, error))
            return false;
    }
    return true;
}
