#include "base/error.h"
#include "report/report.h"
kith_report *kith_report_influence(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error)
{
    (void)graph; (void)analysis; (void)options;
    kith_fail(error, KITH_ERROR_ARGUMENT, NULL, 0, "not yet");
    return NULL;
}
