/*
 * phrase.h — what several reports say of people, ties and places, said once.
 */
#ifndef KITH_REPORT_PHRASE_H
#define KITH_REPORT_PHRASE_H

#include "graph/graph.h"
#include "report/report.h"

static inline str vertex_name(const kith_graph *graph, kith_vertex v)
{
    return v == KITH_NO_VERTEX ? STR("") : graph->vertex[v].name;
}

/* Path of the vertex's note, or empty. */
static inline str vertex_path(const kith_graph *graph, kith_vertex v)
{
    if (v == KITH_NO_VERTEX || graph->vertex[v].note == NO_INDEX)
        return STR("");
    return graph->notes[graph->vertex[v].note].path;
}

static inline str place_path(const kith_graph *graph, place where)
{
    return graph->notes[where.note].path;
}

/* Event i of a tie, 0 the newest. */
static inline const event *tie_event_at(
    const kith_graph *graph, const tie *t, uint32_t i)
{
    return &graph->event[graph_tie_event(graph, t, i)];
}

/* Whether `v` is among graph.member[first .. first + count). */
bool kith_is_among(
    const kith_graph *graph, uint32_t first, uint32_t count, kith_vertex v);

/* What is to be sorted, by what: highest key, then newest day, then lowest
 * index (which is the order of names for vertices, of notes for statements). */
typedef struct ranked {
    double key;
    date day;
    uint32_t index;
} ranked;

/* Room for `count` of them; NULL, and the report failed, if memory is out. */
ranked *kith_ranking(kith_report *r, size_t count);
void kith_ranking_sort(ranked *list, size_t count);

/* A name in the report's data, null for KITH_NO_VERTEX. */
void kith_value_name(
    kith_report *r,
    value *parent,
    const char *key,
    const kith_graph *graph,
    kith_vertex v);

/* Members source, line and column of a place. */
void kith_value_place(
    kith_report *r, value *object, const kith_graph *graph, place where);

/* How a place names those it tells of, the least sure of them, and how sure
 * that is: "how", "confidence"; null where it names nobody. */
void kith_value_naming(kith_report *r, value *object, place where);

/* "champion", ...; "unknown" for what is no stance. */
const char *kith_stance_text(stance s);

/* "economic buyer", ...; "unknown" for none. */
const char *kith_deal_text(deal_role role);

/* The words of a place, whole, for machines; empty if memory is out, which
 * marks the report. */
str kith_report_quote(kith_report *r, const kith_graph *graph, place where);

/* Words of a note as they are read aloud (plain.c): links by what they show,
 * long titles cut, without the marks of lists, tasks and emphasis. */
str kith_report_plain(kith_report *r, str words);

/* A quotation as a sentence for people: plain, the middle left out where it is
 * long. The end stays: `(via Ada)` is the proof. */
str kith_report_sentence(kith_report *r, const kith_graph *graph, place where);

/* The sentence of the place that shows an event best: on the page of someone
 * who was in it, else in the meeting's own note; empty if it has no place. */
str kith_event_sentence(
    kith_report *r, const kith_graph *graph, const event *e);

/* All evidence of a tie into `array`: a row a place, newest event first. The
 * first place of an event carries its weight, the others tell of the same. */
void kith_report_evidence(
    kith_report *r, value *array, const kith_graph *graph, const tie *t);

/* The place that shows an event best, and for a line of a list a second one;
 * the data has them all. */
void kith_block_event(
    kith_report *r, block *b, const kith_graph *graph, const event *e);
void kith_row_event(
    kith_report *r, row *into, const kith_graph *graph, const event *e);

/* "met, relayed": how a tie is known. */
str kith_report_how(kith_report *r, const tie *t);

/* "2 meetings, 1 relayed, last 2025-10-28". */
str kith_report_contact(kith_report *r, const tie *t);

/* "1 meeting", "2 meetings". */
str kith_report_count(
    kith_report *r, size_t count, const char *one, const char *many);

/* `a` and `b` with `between` if neither is empty, else the one that is not. */
str kith_report_join(kith_report *r, str a, const char *between, str b);

/* "as of 2025-10-31; half-life 90 days, τ = 3, γ = 1": how numbers came. */
str kith_report_model(kith_report *r, const kith_graph *graph);

/* "Dana Whitfield is assumed to be you (in 6 of 6 meetings); set `me:`", or
 * empty if it was told who I am. */
str kith_report_me(kith_report *r, const kith_graph *graph);

#endif
