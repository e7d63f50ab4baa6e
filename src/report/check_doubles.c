/*
 * check_doubles.c — the proposals of `kith identities` among the findings.
 *
 * They are made when somebody asks, not when the graph is: who only wants a
 * path should not wait for them.
 */
#include "base/sort.h"
#include "report/finding.h"
#include "report/identities.h"

static void add_double(
    kith_report *r,
    diagnostic_list *all,
    const kith_graph *graph,
    const double_pair *p)
{
    place where;
    str one = vertex_name(graph, p->a), other = vertex_name(graph, p->b);
    /* Two notes of one name are found while the graph is built. */
    if (str_equal(one, other) || !kith_double_place(graph, p->b, &where))
        return;
    diagnostic d = {
        .path = place_path(graph, where),
        .line = where.line,
        .column = where.column,
        .code = K404_SAME_NAME,
        .severity = kith_diagnostic_severity(K404_SAME_NAME),
        .message = kith_report_format(
            r, "%.*s may be %.*s", STR_ARG(other), STR_ARG(one)),
        .hint = STR("see kith identities; accept or reject it there")};
    if (!VEC_PUSH(all, d))
        r->failed = true;
}

void kith_check_findings(
    kith_report *r, const kith_graph *graph, diagnostic_list *all)
{
    doubles found;
    if (!kith_graph_findings(graph, &r->memory, all) ||
        !kith_doubles_find(graph, &found)) {
        r->failed = true;
        return;
    }
    for (size_t i = 0; i < found.count && !r->failed; i++)
        add_double(r, all, graph, &found.pair[i]);
    kith_doubles_free(&found);
    kith_sort(all->at, all->len, sizeof *all->at, kith_diagnostic_compare);
}
