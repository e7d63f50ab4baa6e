/*
 * findings.h — the parts of findings.c: each reports of its own kind.
 */
#ifndef KITH_GRAPH_FINDINGS_H
#define KITH_GRAPH_FINDINGS_H

#include "graph/draft.h"

typedef struct findings {
    const kith_graph *graph;
    arena *memory;        /* of the messages */
    diagnostic_list *all; /* NULL: they are only counted */
    size_t count;
    intern units; /* told already */
    bool failed;
} findings;

/* Counts a finding, and tells it if it is not only to be counted. */
#if defined(__GNUC__)
__attribute__((format(printf, 5, 6)))
#endif
void kith_finding_report(
    findings *f,
    unsigned code,
    place where,
    const char *hint,
    const char *format,
    ...);

/* Accounts of which only one person was ever met, and those that nobody met
 * about, or from, for long. */
void kith_findings_of_accounts(findings *f);

static inline str finding_name(const kith_graph *graph, kith_vertex v)
{
    return v == KITH_NO_VERTEX ? STR("nobody") : graph->vertex[v].name;
}

static inline place finding_note(uint32_t n)
{
    return (place){.note = n};
}

/* Whether nobody has been met for long on the graph's day. */
static inline bool finding_is_cold(const kith_graph *graph, date last)
{
    enum { HALF_LIVES = 2 };
    return last != NO_DATE &&
           graph->model.as_of - last > HALF_LIVES * graph->model.half_life;
}

#endif
