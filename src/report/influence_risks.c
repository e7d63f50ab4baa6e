/*
 * influence_risks.c — section 6: where the relationship is thin, and what of
 * the account nobody knows.
 */
#include "report/influence.h"

enum { NAMES = 4, DETRACTORS = 3 };

/* ---- How many threads ---------------------------------------------------- */

/* Who of us has met one of them, counted; and how many of them were met. */
static void count_threads(
    brief *b, size_t *theirs, size_t *ours, kith_vertex *only)
{
    const kith_graph *graph = b->graph;
    bool *seen = kith_brief_room(b, graph->order, sizeof *seen);
    *theirs = *ours = 0;
    for (size_t i = 0; seen && i < graph->size; i++) {
        const tie *t = &graph->tie[i];
        for (int turned = 0; turned < 2; turned++) {
            kith_vertex us = turned ? t->b : t->a, them = turned ? t->a : t->b;
            if (t->met == 0 || !kith_brief_is_us(b, us) ||
                !kith_brief_is_theirs(b, them))
                continue;
            *ours += !seen[us];
            *theirs += !seen[them];
            seen[us] = seen[them] = true;
            *only = us;
        }
    }
}

static const standing *only_met(const brief *b)
{
    for (size_t i = 0; i < b->count; i++) {
        if (kith_brief_is_theirs(b, b->people[i].v) && b->people[i].met_event)
            return &b->people[i];
    }
    return NULL;
}

static size_t say_threads(brief *b, value *rows)
{
    size_t theirs, ours, lines = 0;
    kith_vertex only = KITH_NO_VERTEX;
    count_threads(b, &theirs, &ours, &only);
    const standing *met = only_met(b);
    if (b->of_person || !met)
        return 0;
    if (theirs == 1) {
        said s = kith_brief_say(
            b, rows, LABEL_INFERENCE, "single_threaded",
            kith_report_format(
                b->r, "Single-threaded: of %.*s we have met only %.*s",
                STR_ARG(brief_name(b, b->about)),
                STR_ARG(brief_name(b, met->v))));
        kith_brief_prove_event(b, &s, met->met_event);
        lines++;
    }
    if (ours == 1) {
        said s = kith_brief_say(
            b, rows, LABEL_INFERENCE, "one_of_us",
            kith_report_format(
                b->r, "Only %.*s of us has met them",
                STR_ARG(
                    only == b->graph->me ? STR("you") : brief_name(b, only))));
        kith_brief_prove_event(b, &s, met->met_event);
        lines++;
    }
    return lines;
}

/* ---- Who fades, who left ------------------------------------------------- */

static size_t say_fading(brief *b, value *rows)
{
    said line = {0};
    str names = STR("");
    size_t count = 0;
    for (size_t i = 0; i < b->count; i++) {
        const standing *s = &b->people[i];
        if (!kith_brief_is_theirs(b, s->v) || !brief_is_cold(b, s->met))
            continue;
        if (count++ < NAMES)
            names = kith_report_join(
                b->r, names, ", ",
                kith_report_format(
                    b->r, "%.*s %s", STR_ARG(brief_name(b, s->v)),
                    kith_brief_ago(b, s->met).ptr));
    }
    if (count == 0)
        return 0;
    line = kith_brief_say(
        b, rows, LABEL_FACT, "fading",
        kith_report_format(
            b->r, "Fading, no meeting with us for two half-lives: %.*s%s",
            STR_ARG(names), count > NAMES ? ", …" : ""));
    for (size_t i = 0; i < b->count; i++) {
        const standing *s = &b->people[i];
        if (kith_brief_is_theirs(b, s->v) && brief_is_cold(b, s->met))
            kith_brief_prove_event(b, &line, s->met_event);
    }
    return 1;
}

static size_t say_departed(brief *b, value *rows)
{
    const kith_graph *graph = b->graph;
    size_t lines = 0;
    for (size_t i = 0; i < b->count; i++) {
        kith_vertex v = b->people[i].v;
        const statement *moved = NULL;
        for (size_t k = 0; k < graph->statement_count; k++) {
            const statement *s = &graph->statement[k];
            if (s->kind == STATEMENT_MOVED && s->subject == v &&
                (!moved || s->day >= moved->day))
                moved = s;
        }
        if (!(graph->vertex[v].flags & VERTEX_LEFT) ||
            !kith_brief_is_theirs(b, v))
            continue;
        lines++;
        said line = kith_brief_say(
            b, rows, LABEL_FACT, "left",
            moved
                ? kith_report_format(
                      b->r, "%.*s has left: “%.*s”", STR_ARG(brief_name(b, v)),
                      STR_ARG(kith_brief_quote(
                          b, kith_statement_place(graph, moved))))
                : kith_report_format(
                      b->r, "%.*s has left", STR_ARG(brief_name(b, v))));
        if (moved)
            kith_brief_prove(b, &line, kith_statement_place(graph, moved));
        else
            kith_brief_prove_note(b, &line, v);
    }
    return lines;
}

/* ---- Who is for it, who is not ------------------------------------------- */

static size_t say_stances(brief *b, value *rows)
{
    size_t lines = 0, against = 0;
    for (size_t i = 0; i < b->count; i++) {
        const standing *s = &b->people[i];
        const vertex *of = &b->graph->vertex[s->v];
        bool candidate =
            of->stance == STANCE_CHAMPION && !brief_has_power(b, s);
        bool opposes =
            of->stance == STANCE_SCEPTIC || of->stance == STANCE_DETRACTOR;
        if (!kith_brief_is_theirs(b, s->v) || (!candidate && !opposes) ||
            (opposes && against++ >= DETRACTORS))
            continue;
        str text =
            candidate
                ? kith_report_format(
                      b->r,
                      "%.*s is a champion-candidate: willing, but "
                      "without power: influence %s, not above the median %s",
                      STR_ARG(of->name),
                      kith_report_fixed(b->r, s->index, 0).ptr,
                      kith_report_fixed(b->r, b->median, 0).ptr)
                : kith_report_format(
                      b->r, "%.*s is a %s: %s", STR_ARG(of->name),
                      kith_stance_text((stance)of->stance),
                      kith_brief_stance_quote(b, s->v).ptr);
        said line = kith_brief_say(
            b, rows, candidate ? LABEL_INFERENCE : LABEL_FACT,
            candidate ? "champion_candidate"
                      : kith_stance_text((stance)of->stance),
            text);
        kith_brief_prove(b, &line, of->stance_place);
        lines++;
    }
    return lines;
}

/* ---- Who pays ------------------------------------------------------------ */

/* One of them whom a line names, if it names only one. */
static kith_vertex only_named(const brief *b, const statement *s)
{
    kith_vertex only = KITH_NO_VERTEX;
    const kith_vertex *about = statement_abouts(b->graph, s);
    for (; *about != KITH_NO_VERTEX; about++) {
        kith_vertex v = *about;
        if (!b->member[v] || kith_brief_is_us(b, v) || v == only)
            continue;
        if (only != KITH_NO_VERTEX)
            return KITH_NO_VERTEX;
        only = v;
    }
    bool own = s->subject != KITH_NO_VERTEX && b->member[s->subject];
    return only != KITH_NO_VERTEX || !own ? only : s->subject;
}

/* Who holds the budget, by a line that says so, else by role. */
static kith_vertex economic_buyer(
    brief *b, const statement **proof, str *sentence)
{
    static const char *const words[] = {
        "economic buyer",
        "holds the budget",
        "owns the budget",
        "budget sits with",
        "signs off",
        "has the budget",
        "controls the budget",
        "final signature",
        "signs the contract",
        "signs above",
        NULL};
    static const char *const roles[] = {
        "economic buyer",
        "chief financial",
        "cfo",
        "budget owner",
        "chief executive",
        "ceo",
        NULL};
    const kith_graph *graph = b->graph;
    for (size_t i = 0; i < graph->statement_count && !b->r->failed; i++) {
        const statement *s = &graph->statement[i];
        if (s->kind == STATEMENT_TASK || s->kind == STATEMENT_TOPIC ||
            !kith_brief_concerns(b, s))
            continue;
        kith_vertex v = only_named(b, s);
        if (v == KITH_NO_VERTEX || kith_brief_is_us(b, v))
            continue;
        str line =
            kith_report_quote(b->r, graph, kith_statement_place(graph, s));
        bool told =
            s->kind == STATEMENT_DEAL && s->value == DEAL_ECONOMIC_BUYER;
        size_t at = told ? 0 : kith_brief_sign(line, words);
        if (at == line.len)
            continue;
        *proof = s;
        *sentence = kith_brief_sentence(b, line, at);
        return v;
    }
    for (size_t i = 0; i < b->count; i++) {
        kith_vertex v = b->people[i].v;
        str role = graph->vertex[v].role;
        if (kith_brief_is_theirs(b, v) &&
            kith_brief_sign(role, roles) < role.len)
            return v;
    }
    return KITH_NO_VERTEX;
}

static size_t say_buyer(brief *b, value *rows)
{
    const statement *proof = NULL;
    if (b->of_person || b->count == 0)
        return 0;
    str sentence = STR("");
    kith_vertex buyer = economic_buyer(b, &proof, &sentence);
    const standing *s =
        buyer == KITH_NO_VERTEX ? NULL : kith_brief_standing(b, buyer);
    if (s && s->met != NO_DATE && !brief_is_cold(b, s->met))
        return 0;
    str text = STR("Economic buyer unknown: no role or line says who pays");
    if (s && s->met == NO_DATE)
        text = kith_report_format(
            b->r, "None of us has met the economic buyer, %.*s",
            STR_ARG(brief_name(b, buyer)));
    else if (s)
        text = kith_report_format(
            b->r, "The economic buyer is cold: %.*s, last met %s ago",
            STR_ARG(brief_name(b, buyer)), kith_brief_ago(b, s->met).ptr);
    if (proof)
        text = kith_report_format(
            b->r, "%.*s: “%.*s”", STR_ARG(text), STR_ARG(sentence));
    said line =
        kith_brief_say(b, rows, LABEL_INFERENCE, "economic_buyer", text);
    if (proof)
        kith_brief_prove(b, &line, kith_statement_place(b->graph, proof));
    else
        kith_brief_prove_note(b, &line, s ? buyer : b->about);
    return 1;
}

/* ---- What is not written down -------------------------------------------- */

static size_t say_roles(brief *b, value *rows)
{
    str names = STR("");
    size_t count = 0, of = 0;
    for (size_t i = 0; i < b->count; i++) {
        kith_vertex v = b->people[i].v;
        if (!kith_brief_is_theirs(b, v))
            continue;
        of++;
        if (b->graph->vertex[v].role.len)
            continue;
        if (count++ < NAMES)
            names = kith_report_join(b->r, names, ", ", brief_name(b, v));
    }
    if (count == 0)
        return 0;
    said line = kith_brief_say(
        b, rows, LABEL_FACT, "missing_role",
        kith_report_format(
            b->r, "Role unknown of %zu of %zu: %.*s%s", count, of,
            STR_ARG(names), count > NAMES ? ", …" : ""));
    for (size_t i = 0; i < b->count; i++) {
        kith_vertex v = b->people[i].v;
        if (kith_brief_is_theirs(b, v) && !b->graph->vertex[v].role.len)
            kith_brief_prove_note(b, &line, v);
    }
    return 1;
}

/* People whom notes put into two organizations. */
static size_t say_conflicts(brief *b, value *rows)
{
    const kith_graph *graph = b->graph;
    size_t lines = 0;
    for (size_t i = 1; i < graph->association_count; i++) {
        const association *one = &graph->association[i - 1];
        const association *two = &graph->association[i];
        if (one->from != two->from || one->kind != ASSOCIATION_AFFILIATED ||
            two->kind != ASSOCIATION_AFFILIATED ||
            !kith_brief_is_theirs(b, one->from) ||
            graph->vertex[one->from].flags & VERTEX_LEFT)
            continue;
        said line = kith_brief_say(
            b, rows, LABEL_FACT, "conflicting_organization",
            kith_report_format(
                b->r, "%.*s: %.*s or %.*s? Notes say both",
                STR_ARG(brief_name(b, one->from)),
                STR_ARG(brief_name(b, one->to)),
                STR_ARG(brief_name(b, two->to))));
        const association *sides[] = {one, two};
        for (int k = 0; k < 2; k++) {
            if (sides[k]->places)
                kith_brief_prove(b, &line, graph->place[sides[k]->first_place]);
        }
        lines++;
    }
    return lines;
}

void kith_brief_risks(brief *b)
{
    kith_block(b->r, BLOCK_HEADING, STR("6 Risks and gaps"));
    value *rows = kith_value_array(b->r, b->r->data, "risks");
    size_t (*const parts[])(brief *, value *) = {
        say_threads,  say_stances, say_buyer,     say_fading,
        say_departed, say_roles,   say_conflicts,
    };
    size_t lines = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !b->r->failed; i++)
        lines += parts[i](b, rows);
    if (lines)
        return;
    said s = kith_brief_say(
        b, rows, LABEL_FACT, "nothing", STR("None that these notes show"));
    kith_brief_prove_note(b, &s, b->about);
}
