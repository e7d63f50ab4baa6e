/* findings_accounts.c — accounts that hang on one person, or went cold. */
#include <stdlib.h>

#include "graph/findings.h"

/* What is asked of accounts, by vertex: vertices are large, and asked once. */
typedef struct account_list {
    kith_vertex *from;  /* of anybody: their organization */
    kith_vertex *only;  /* who was met of it, if one was, */
    date *last;         /* and when somebody met about it or from it: NO_DATE */
    unsigned char *met; /* how many were met of it, up to SEVERAL */
    bool *is_one;       /* customer or partner with a note */
} account_list;

enum { SEVERAL = 2 };

static void free_accounts(account_list *all)
{
    free(all->from);
    free(all->only);
    free(all->last);
    free(all->met);
    free(all->is_one);
}

static bool list_accounts(const kith_graph *graph, account_list *all)
{
    size_t count = graph->order + 1;
    *all = (account_list){
        malloc(count * sizeof *all->from), malloc(count * sizeof *all->only),
        malloc(count * sizeof *all->last), malloc(count),
        malloc(count * sizeof *all->is_one)};
    if (!all->from || !all->only || !all->last || !all->met || !all->is_one)
        return false;
    for (kith_vertex v = 0; v < graph->order; v++) {
        const vertex *at = &graph->vertex[v];
        bool is_customer = at->kind == KITH_KIND_CUSTOMER;
        all->from[v] = at->organization;
        all->last[v] = NO_DATE;
        all->is_one[v] = (is_customer || at->kind == KITH_KIND_PARTNER) &&
                         at->note != NO_INDEX;
        all->met[v] = is_customer && all->is_one[v] ? 0 : SEVERAL;
    }
    return true;
}

static void find_met(const kith_graph *graph, account_list *all)
{
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        if (a->kind != ASSOCIATION_AFFILIATED || all->met[a->to] == SEVERAL ||
            graph->vertex[a->from].meetings == 0)
            continue;
        all->met[a->to]++;
        all->only[a->to] = a->from;
    }
}

static void meet(date *last, kith_vertex v, date day)
{
    if (v != KITH_NO_VERTEX && day > last[v])
        last[v] = day;
}

static void find_last_days(const kith_graph *graph, account_list *all)
{
    for (size_t i = 0; i < graph->event_count; i++) {
        const event *e = &graph->event[i];
        if (e->kind != EVENT_MET || e->flags & EVENT_FUTURE)
            continue;
        for (uint32_t k = 0; k < e->abouts; k++)
            meet(all->last, graph->member[e->first_about + k], e->day);
        for (uint32_t k = 0; k < e->members; k++)
            meet(
                all->last, all->from[graph->member[e->first_member + k]],
                e->day);
    }
}

void kith_findings_of_accounts(findings *f)
{
    const kith_graph *graph = f->graph;
    account_list all;
    if (list_accounts(graph, &all)) {
        find_met(graph, &all);
        find_last_days(graph, &all);
    } else {
        f->failed = true;
    }
    for (kith_vertex v = 0; v < graph->order && !f->failed; v++) {
        const vertex *at = &graph->vertex[v];
        if (all.met[v] == 1)
            kith_finding_report(
                f, K702_SINGLE_THREADED, finding_note(at->note),
                "ask for an introduction to a second person",
                "%.*s hangs on one person: %.*s", STR_ARG(at->name),
                STR_ARG(finding_name(graph, all.only[v])));
        if (all.is_one[v] && finding_is_cold(graph, all.last[v]))
            kith_finding_report(
                f, K505_COLD_ACCOUNT, finding_note(at->note),
                "meet again, or let it go", "nobody met about %.*s for %d days",
                STR_ARG(at->name), (int)(graph->model.as_of - all.last[v]));
    }
    free_accounts(&all);
}
