/* identities.h — what is said of people who may be one, in every report. */
#ifndef KITH_REPORT_IDENTITIES_H
#define KITH_REPORT_IDENTITIES_H

#include "graph/doubles.h"
#include "report/phrase.h"

/* "sounds alike", "both Contoso": what a sign of the pair says; empty if it
 * says nothing. */
str kith_double_says(
    kith_report *r,
    const kith_graph *graph,
    const double_pair *p,
    double_sign sign);

/* "sounds alike +7.0, both Contoso +2.0, most pairs are two people -6.0". */
str kith_double_why(
    kith_report *r, const kith_graph *graph, const double_pair *p);

/* The place that shows a person: the newest line that ties them to somebody,
 * else their note; false if there is neither. */
bool kith_double_place(const kith_graph *graph, kith_vertex v, place *where);

/* ".kith.yaml" or the user's own settings, as a reference names it. */
static inline str decision_file(const decision *at)
{
    return at->of_vault ? STR(".kith.yaml") : STR("config.yaml");
}

#endif
