/*
 * answer.c — a question to the vault, from files to exit status.
 *
 * The library does the work in a handful of calls; what is here is which of
 * them a command needs, and what their failures mean to who typed it.
 */
#include "cli/answer.h"

#include <limits.h>
#include <string.h>

#include "cli/locate.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/progress.h"

/* ---- From request to the options of the library
 * ------------------------------ */

static kith_graph_options graph_options(const request *r)
{
    static const struct {
        const char *name;
        kith_weight weight;
    } weights[] = {
        {"recency", KITH_WEIGHT_RECENCY},
        {"count", KITH_WEIGHT_COUNT},
        {"flat", KITH_WEIGHT_FLAT},
    };
    kith_graph_options options = {
        .as_of = kith_request_date(r, OPTION_AS_OF),
        .me = r->value[OPTION_ME],
        .half_life_days = kith_request_number(r, OPTION_HALF_LIFE),
        .no_merge = request_has(r, OPTION_NO_MERGE),
    };
    /* What is late is late today, however old the notes are. */
    if (r->command->bit == IN_TASKS && !options.as_of)
        options.as_of = r->today;
    /* To a report --since is a question, to all others a filter. */
    if (r->command->bit != IN_REPORT)
        options.since = kith_request_date(r, OPTION_SINCE);
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
        if (request_has(r, OPTION_WEIGHT) &&
            strcmp(r->value[OPTION_WEIGHT], weights[i].name) == 0)
            options.weight = weights[i].weight;
    }
    return options;
}

static kith_analysis_options analysis_options(const request *r)
{
    const char *engine = r->value[OPTION_ENGINE];
    return (kith_analysis_options){
        .resolution = kith_request_number(r, OPTION_RESOLUTION),
        .threads = kith_request_count(r, OPTION_JOBS),
        .igraph_engine = engine && strcmp(engine, "igraph") == 0,
        .without_communities = r->command->bit == IN_RANK,
    };
}

static kith_compat compat_of(const char *name)
{
    return !name                           ? KITH_COMPAT_DEFAULT
           : strcmp(name, "obsidian") == 0 ? KITH_COMPAT_OBSIDIAN
           : strcmp(name, "dataview") == 0 ? KITH_COMPAT_DATAVIEW
                                           : KITH_COMPAT_LENIENT;
}

static unsigned severity_of(const char *name)
{
    return !name                          ? 0
           : strcmp(name, "error") == 0   ? 2
           : strcmp(name, "warning") == 0 ? 1
                                          : 0;
}

static kith_report_options report_options(const request *r)
{
    bool is_path = r->command->bit == IN_PATH;
    kith_report_options options = {
        .about = is_path ? NULL : r->operand[0],
        .from = is_path && r->operands == 2 ? r->operand[0] : NULL,
        .to = is_path ? r->operand[r->operands - 1] : r->value[OPTION_PATH],
        .within = r->value[OPTION_WITHIN],
        .since = kith_request_date(r, OPTION_SINCE),
        .list = r->command->list,
        .backlinks = r->value[OPTION_BACKLINKS],
        .due = r->value[OPTION_DUE],
        .dump = r->value[OPTION_DUMP],
        .select = r->value[OPTION_SELECT],
        .ignore = r->value[OPTION_IGNORE],
        .limit = kith_request_count(r, OPTION_LIMIT),
        .depth = kith_request_count(r, OPTION_DEPTH),
        .max_steps = kith_request_count(r, OPTION_MAX_STEPS),
        .through = r->value[OPTION_THROUGH],
        .avoid = r->value[OPTION_AVOID],
        .unresolved = request_has(r, OPTION_UNRESOLVED),
        .owner_only = request_has(r, OPTION_OWNER),
        .about_only = request_has(r, OPTION_ABOUT),
        .done = request_has(r, OPTION_DONE),
        .evidence = request_has(r, OPTION_EVIDENCE),
        .meetings = request_has(r, OPTION_MEETINGS),
        .severity = severity_of(r->value[OPTION_SEVERITY]),
    };
    if (r->command->bit == IN_IDENTITIES) {
        options.decide = r->operand[0];
        options.from = r->operand[1];
        options.to = r->operand[2];
        options.dry_run = request_has(r, OPTION_DRY_RUN);
    }
    if (request_has(r, OPTION_BY))
        options.by_set = kith_measure_find(r->value[OPTION_BY], &options.by);
    if (request_has(r, OPTION_LIMIT) && options.limit == 0) {
        options.all = true;
        options.limit = UINT_MAX;
    }
    return options;
}

/* ---- The pipeline
 * ------------------------------------------------------------- */

/* Opens what the command needs; what fails is in `error`. */
static void open_world(
    const request *r, const char *root, world *w, kith_error *error)
{
    char settings[PATH_MAX], cache[PATH_MAX];
    bool verbose = request_has(r, OPTION_VERBOSE);
    need needs = r->command->needs;
    double start = kith_seconds();
    progress read = progress_from(start);
    bool watched = kith_is_watched(r);
    w->root = root;
    w->vault = kith_vault_open(
        root,
        &(kith_vault_options){
            .user_settings = kith_locate_settings(settings),
            .threads = kith_request_count(r, OPTION_JOBS),
            .compat = compat_of(r->value[OPTION_COMPAT]),
            .strict_obsidian = request_has(r, OPTION_STRICT_OBSIDIAN),
            .follow_symlinks = request_has(r, OPTION_FOLLOW_SYMLINKS),
            .progress = watched ? kith_progress_show : NULL,
            .context = &read,
            .cache = request_has(r, OPTION_NO_CACHE) ? NULL
                                                     : kith_locate_cache(cache),
            .verify = request_has(r, OPTION_VERIFY),
            .rebuild = request_has(r, OPTION_REBUILD),
        },
        error);
    kith_progress_erase(&read);
    if (verbose && w->vault) {
        kith_vault_stats stats = kith_vault_count(w->vault);
        kith_message(
            "read %zu notes, %zu links in %.3f s, %zu of the notes from the "
            "cache",
            stats.notes, stats.links_found, kith_seconds() - start,
            stats.recalled);
        if (!stats.kept && !request_has(r, OPTION_NO_CACHE))
            kith_message("nothing is kept for the next time: no place for it");
    }
    start = kith_seconds();
    if (w->vault && needs >= NEED_GRAPH) {
        kith_graph_options options = graph_options(r);
        w->graph = kith_graph_build(w->vault, &options, error);
    }
    if (verbose && w->graph)
        kith_message(
            "built %zu vertices, %zu ties as of %s in %.3f s",
            kith_graph_order(w->graph), kith_graph_size(w->graph),
            kith_graph_as_of(w->graph), kith_seconds() - start);
    start = kith_seconds();
    if (w->graph && needs >= NEED_ANALYSIS) {
        kith_analysis_options options = analysis_options(r);
        w->analysis = kith_analyse(w->graph, &options, error);
    }
    if (verbose && w->analysis)
        kith_message("measured in %.3f s", kith_seconds() - start);
}

static void close_world(world *w)
{
    kith_analysis_free(w->analysis);
    kith_graph_free(w->graph);
    kith_vault_free(w->vault);
}

/* Prints the answer unless only the status is asked for. */
static int show(const request *r, output *out, const kith_report *report)
{
    char draw[PATH_MAX];
    double start = kith_seconds();
    int status = STATUS_FOUND;
    out->render.draw = kith_locate_draw(draw);
    if (out->file || !request_has(r, OPTION_QUIET))
        status = kith_output_write(out, report);
    if (request_has(r, OPTION_VERBOSE))
        kith_message("written in %.3f s", kith_seconds() - start);
    if (status != STATUS_FOUND)
        return status;
    bool empty = kith_report_is_empty(report);
    return empty != r->command->finds_faults ? STATUS_NOTHING : STATUS_FOUND;
}

static int explain(const request *r)
{
    output out;
    kith_error error = {0};
    if (!kith_output_choose(r, NULL, &out))
        return STATUS_TROUBLE;
    kith_report *report = kith_report_explain(r->value[OPTION_EXPLAIN], &error);
    int status = STATUS_TROUBLE;
    if (report)
        status = kith_output_write(&out, report);
    else
        kith_message_error(&error);
    kith_report_free(report);
    return status;
}

int kith_answer(const request *r)
{
    location place;
    output out;
    if (request_has(r, OPTION_EXPLAIN))
        return explain(r);
    if (!kith_locate_vault(r, &place) ||
        !kith_output_choose(r, place.path, &out))
        return STATUS_TROUBLE;
    world w = {0};
    kith_error error = {0};
    kith_report *report = NULL;
    kith_report_options options = report_options(r);
    int status = STATUS_TROUBLE;
    open_world(r, place.path, &w, &error);
    if (error.code == KITH_ERROR_NONE)
        report = r->command->answer(&w, &options, &error);
    bool bare = w.vault && kith_vault_size(w.vault) == 0;
    if (report)
        status = show(r, &out, report);
    else
        status = kith_message_error(&error);
    if (bare && (status == STATUS_NOTHING || status == STATUS_NAME))
        kith_message("%s: no notes in this vault", place.path);
    kith_report_free(report);
    close_world(&w);
    return status;
}
