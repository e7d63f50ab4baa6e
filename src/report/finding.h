/* finding.h — choosing findings by code, for check and its --explain. */
#ifndef KITH_REPORT_FINDING_H
#define KITH_REPORT_FINDING_H

#include <stdbool.h>

#include "base/str.h"
#include "graph/graph.h"
#include "report/report.h"

/* "note", "warning", "error". */
const char *kith_severity_text(severity level);

/* Whether `code` is one of `codes`: codes, families or names by comma, case
 * ignored: "K2,k401,bad-yaml". An empty list has every code. */
bool kith_code_is_selected(unsigned code, str codes);

/* The first of `codes` that is no code, family or name; empty if all are. */
str kith_code_unknown(str codes);

/* The findings of the graph and the people who may be one, in order; the
 * report fails if memory is out. The caller frees the list, not its text. */
void kith_check_findings(
    kith_report *r, const kith_graph *graph, diagnostic_list *all);

#endif
