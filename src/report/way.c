/*
 * way.c — one way in: a chain of introductions as data and as words.
 *
 * Which event a ranking hangs on is found by leaving each out, among the
 * chains already enumerated: O(events of the best chain * chains * events of a
 * tie), milliseconds for hundreds of meetings.
 */
#include "report/way.h"

enum { EVENTS_SHOWN = 2 };

/* ---- What the ranking hangs on ------------------------------------------- */

static bool has_event(const kith_graph *graph, const tie *t, uint32_t index)
{
    for (uint32_t i = 0; i < t->events; i++) {
        if (graph_tie_event(graph, t, i) == index)
            return true;
    }
    return false;
}

/* R of a chain had one event not been. */
static double score_without(
    const kith_graph *graph, const kith_chain *chain, uint32_t index)
{
    double term = kith_event_term(&graph->event[index], &graph->model);
    double score = chain->score;
    for (size_t i = 0; i < chain->hops; i++) {
        const tie *t = &graph->tie[chain->tie[i]];
        if (!has_event(graph, t, index))
            continue;
        double left = t->events > 1 ? t->strength - term : 0;
        double p = left > 0 ? kith_probability(left, graph->model.tau) : 0;
        score *= p / t->probability;
    }
    return score;
}

/* Who would be asked first: the second of the best chain that is left. */
static kith_vertex first_without(
    const kith_graph *graph, const kith_introductions *ways, uint32_t index)
{
    kith_vertex first = KITH_NO_VERTEX;
    double best = 0;
    for (size_t i = 0; i < ways->chains; i++) {
        double score = score_without(graph, &ways->chain[i], index);
        if (score > best) {
            best = score;
            first = ways->chain[i].vertex[1];
        }
    }
    return first;
}

static bool is_listed(const flip *list, size_t count, const event *e)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].event == e)
            return true;
    }
    return false;
}

size_t kith_way_flips(
    const kith_graph *graph,
    const kith_introductions *ways,
    flip *list,
    size_t room)
{
    size_t count = 0;
    if (ways->chains == 0 || graph->model.weight == KITH_WEIGHT_FLAT)
        return 0;

    const kith_chain *best = &ways->chain[0];
    for (size_t i = 0; i < best->hops; i++) {
        const tie *t = &graph->tie[best->tie[i]];
        for (uint32_t k = 0; k < t->events && count < room; k++) {
            uint32_t index = graph_tie_event(graph, t, k);
            const event *e = &graph->event[index];
            kith_vertex first = first_without(graph, ways, index);
            if (first != best->vertex[1] && !is_listed(list, count, e))
                list[count++] = (flip){e, first};
        }
    }
    return count;
}

/* ---- Data ---------------------------------------------------------------- */

void kith_way_data(
    kith_report *r,
    value *paths,
    const kith_graph *graph,
    const kith_chain *chain)
{
    value *told = kith_value_object(r, paths, NULL);
    kith_value_number(r, told, "score", chain->score);
    kith_value_text(r, told, "band", str_from(kith_band(chain->score)));
    value *hops = kith_value_array(r, told, "hops");
    for (size_t i = 0; i < chain->hops && !r->failed; i++) {
        const tie *t = &graph->tie[chain->tie[i]];
        value *hop = kith_value_object(r, hops, NULL);
        kith_value_name(r, hop, "from", graph, chain->vertex[i]);
        kith_value_name(r, hop, "to", graph, chain->vertex[i + 1]);
        kith_value_number(r, hop, "probability", t->probability);
        kith_value_text(r, hop, "band", str_from(kith_band(t->probability)));
        kith_value_number(r, hop, "strength", t->strength);
        kith_value_date(r, hop, "last", t->last);
        kith_report_evidence(r, kith_value_array(r, hop, "evidence"), graph, t);
    }
    kith_value_integer(r, told, "weakest", (int64_t)chain->weakest);
    kith_value_name(r, told, "ask_first", graph, way_asks(chain));
}

/* ---- Words --------------------------------------------------------------- */

/* "Ada – Bo". */
static str pair(
    kith_report *r, const kith_graph *graph, const kith_chain *c, size_t hop)
{
    return kith_report_format(
        r, "%.*s – %.*s", STR_ARG(vertex_name(graph, c->vertex[hop])),
        STR_ARG(vertex_name(graph, c->vertex[hop + 1])));
}

/* "Ada → Bo → Cy". */
static str way_names(
    kith_report *r, const kith_graph *graph, const kith_chain *chain)
{
    str names = vertex_name(graph, chain->vertex[0]);
    for (size_t i = 1; i <= chain->hops; i++)
        names = kith_report_join(
            r, names, " → ", vertex_name(graph, chain->vertex[i]));
    return names;
}

/* "0.278 × 0.485 × 0.70 willing": what R is the product of. */
static str way_factors(
    kith_report *r, const kith_graph *graph, const kith_chain *chain)
{
    str factors = STR("");
    double known = 1;
    for (size_t i = 0; i < chain->hops; i++) {
        double p = graph->tie[chain->tie[i]].probability;
        known *= p;
        factors =
            kith_report_join(r, factors, " × ", kith_report_fixed(r, p, 3));
    }
    if (chain->hops == 1)
        return factors;
    return kith_report_format(
        r, "%.*s × %s willing", STR_ARG(factors),
        kith_report_fixed(r, chain->score / known, 2).ptr);
}

void kith_way_table(
    kith_report *r,
    const kith_graph *graph,
    const kith_chain *chains,
    size_t count)
{
    static const column columns[] = {
        {"#", ALIGN_RIGHT, 0},   {"WAY", ALIGN_LEFT, 40},
        {"R", ALIGN_RIGHT, 0},   {"WEAKEST TIE", ALIGN_LEFT, 24},
        {"LAST", ALIGN_LEFT, 0}, {NULL, ALIGN_LEFT, 0},
    };
    block *table = kith_block_table(r, columns);
    for (size_t i = 0; i < count && !r->failed; i++) {
        const kith_chain *chain = &chains[i];
        row *line = kith_table_row(r, table);
        kith_row_integer(r, line, (int64_t)i + 1);
        kith_row_text(r, line, way_names(r, graph, chain));
        kith_row_percent(r, line, chain->score);
        kith_row_text(r, line, pair(r, graph, chain, chain->weakest));
        kith_row_date(r, line, graph->tie[chain->tie[chain->weakest]].last);
        for (size_t k = 0; k < chain->hops; k++) {
            const tie *t = &graph->tie[chain->tie[k]];
            if (t->events)
                kith_row_event(r, line, graph, tie_event_at(graph, t, 0));
        }
    }
}

/* "met 2025-10-28 (100 %): “...”"; a sentence just quoted is not again. */
static str proof_words(
    kith_report *r,
    const kith_graph *graph,
    const event *e,
    double share,
    str *said)
{
    char day[11];
    str words = kith_event_sentence(r, graph, e);
    bool again = words.len && str_equal(words, *said);
    *said = words;
    words = again ? STR("the same line")
                  : kith_report_format(r, "“%.*s”", STR_ARG(words));
    return kith_report_format(
        r, "%s %s%s (%s %%): %.*s", kith_event_kind_text((event_kind)e->kind),
        kith_date_format(e->day, day),
        e->flags & EVENT_UNDATED ? " by its note's date" : "",
        kith_report_fixed(r, 100 * share, 0).ptr, STR_ARG(words));
}

/* The events of a tie that carry most of it, heaviest first. */
static void prove_step(
    kith_report *r, const kith_graph *graph, const tie *t, str *said)
{
    ranked *list = kith_ranking(r, t->events);
    if (!list)
        return;
    double sum = 0;
    for (uint32_t i = 0; i < t->events; i++) {
        const event *e = tie_event_at(graph, t, i);
        double term = kith_event_term(e, &graph->model);
        sum += term;
        list[i] = (ranked){term, e->day, graph_tie_event(graph, t, i)};
    }
    kith_ranking_sort(list, t->events);
    for (uint32_t i = 0; i < t->events && i < EVENTS_SHOWN; i++) {
        const event *e = &graph->event[list[i].index];
        double share = sum > 0 ? list[i].key / sum : 0;
        str text = proof_words(r, graph, e, share, said);
        kith_block_event(r, kith_block_line(r, 2, LABEL_FACT, text), graph, e);
    }
}

static void steps(
    kith_report *r, const kith_graph *graph, const kith_chain *chain)
{
    str said = STR("");
    for (size_t i = 0; i < chain->hops && !r->failed; i++) {
        const tie *t = &graph->tie[chain->tie[i]];
        kith_block_line(
            r, 1, LABEL_INFERENCE,
            kith_report_format(
                r, "%s: p %s (%s), %s", pair(r, graph, chain, i).ptr,
                kith_report_fixed(r, t->probability, 3).ptr,
                kith_band(t->probability), kith_report_contact(r, t).ptr));
        prove_step(r, graph, t, &said);
    }
    const tie *weakest = &graph->tie[chain->tie[chain->weakest]];
    if (chain->hops == 1 && weakest->probability >= WAY_COLD)
        return;
    char day[11];
    kith_block_line(
        r, 1, LABEL_RECOMMENDATION,
        kith_report_format(
            r, "Weakest: %s, last %s%s",
            pair(r, graph, chain, chain->weakest).ptr,
            kith_date_format(weakest->last, day),
            weakest->probability < WAY_COLD ? "; warm it first" : ""));
}

void kith_way_text(
    kith_report *r,
    const kith_graph *graph,
    const kith_chain *chain,
    unsigned number)
{
    block *line = kith_block_line(
        r, 0, LABEL_INFERENCE,
        kith_report_format(
            r, "%s: R %s = %s", way_names(r, graph, chain).ptr,
            kith_report_percent(r, chain->score).ptr,
            way_factors(r, graph, chain).ptr));
    if (line)
        line->number = number;
    steps(r, graph, chain);
}
