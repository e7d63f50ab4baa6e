/*
 * stats.c — what was read, found, resolved and skipped, and how long it took.
 *
 * One table of counts feeds both faces. Nothing is lost on the way: files =
 * notes + skipped + others, links_found = resolved + unresolved + skipped.
 */
#include <kith/report.h>

#include "base/error.h"
#include "graph/graph.h"
#include "report/report.h"
#include "vault/vault.h"

/* A count of kith_vault_stats and its two names. */
typedef struct count {
    const char *key, *words;
    size_t offset;
} count;

#define COUNT(key, words, member)                      \
    {                                                  \
        key, words, offsetof(kith_vault_stats, member) \
    }

/* clang-format off */
static const count skipped[] = {
    COUNT("unreadable",  "unreadable",            skipped_unreadable),
    COUNT("too_large",   "too large",             skipped_too_large),
    COUNT("not_regular", "not a regular file",    skipped_not_regular),
    COUNT("symlink",     "symbolic link",         skipped_symlink),
    COUNT("changed",     "changed while read",    skipped_changed),
    COUNT("depth",       "folders too deep",      skipped_depth),
    COUNT("sync_copy",   "copy of a sync tool",   skipped_sync_copy),
    COUNT("ignored",     ".kithignore",           skipped_ignored),
};

static const count found[] = {
    COUNT("links_found",      "links",            links_found),
    COUNT("links_resolved",   "  resolved",       links_resolved),
    COUNT("links_unresolved", "  unresolved",     links_unresolved),
    COUNT("links_skipped",    "  to URLs",        links_skipped),
    COUNT("vias",             "\"(via ...)\"",    vias),
    COUNT("tags",             "tags",             tags),
    COUNT("tasks",            "tasks",            tasks),
    COUNT("fields",           "fields",           fields),
};
/* clang-format on */

static const column columns[] = {
    {"FOUND", ALIGN_LEFT, 0},
    {"COUNT", ALIGN_RIGHT, 0},
    {NULL, ALIGN_LEFT, 0},
};

static size_t stat_of(const kith_vault_stats *stats, const count *c)
{
    size_t number;
    memcpy(&number, (const char *)stats + c->offset, sizeof number);
    return number;
}

static void put(
    kith_report *r,
    value *record,
    block *table,
    const char *key,
    const char *words,
    size_t number)
{
    kith_value_integer(r, record, key, (int64_t)number);
    row *line = kith_table_row(r, table);
    kith_row_text(r, line, str_from(words));
    kith_row_integer(r, line, (int64_t)number);
}

static void put_skipped(
    kith_report *r, block *table, const kith_vault_stats *stats)
{
    value *reasons = kith_value_object(r, r->data, "skipped");
    for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++) {
        size_t number = stat_of(stats, &skipped[i]);
        kith_value_integer(r, reasons, skipped[i].key, (int64_t)number);
        if (number == 0) /* people need not read what did not happen */
            continue;
        row *line = kith_table_row(r, table);
        kith_row_text(
            r, line, kith_report_format(r, "  skipped: %s", skipped[i].words));
        kith_row_integer(r, line, (int64_t)number);
    }
}

static void put_seconds(
    kith_report *r, const kith_vault_stats *stats, const kith_graph *graph)
{
    value *seconds = kith_value_object(r, r->data, "seconds");
    kith_value_number(r, seconds, "walk", stats->walk_seconds);
    kith_value_number(r, seconds, "read", stats->read_seconds);
    kith_value_number(r, seconds, "resolve", stats->resolve_seconds);
    kith_value_number(r, seconds, "graph", graph->seconds);
    kith_block(
        r, BLOCK_TEXT,
        kith_report_format(
            r, "Seconds: walk %.3f, read %.3f, resolve %.3f, graph %.3f.",
            stats->walk_seconds, stats->read_seconds, stats->resolve_seconds,
            graph->seconds));
}

kith_report *kith_report_stats(
    const kith_vault *vault, const kith_graph *graph, kith_error *error)
{
    if (!vault || !graph || error_is_set(error))
        return NULL;
    kith_report *r =
        kith_report_new("kith.index/1", vault->root, graph->as_of_text, error);
    if (!r)
        return NULL;
    const kith_vault_stats *stats = &vault->stats;
    size_t findings = 0;
    if (!kith_graph_count_findings(graph, &findings))
        r->failed = true;
    block *table = kith_block_table(r, columns);
    put(r, r->data, table, "files", "files", stats->files);
    put(r, r->data, table, "notes", "  notes", stats->notes);
    put(r, r->data, table, "others", "  other files", stats->others);
    put_skipped(r, table, stats);
    kith_value_integer(r, r->data, "bytes", (int64_t)stats->bytes);
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        put(r, r->data, table, found[i].key, found[i].words,
            stat_of(stats, &found[i]));
    put(r, r->data, table, "embeds", "embeds, among the links", stats->embeds);
    put(r, r->data, table, "vertices", "vertices", graph->order);
    put(r, r->data, table, "ties", "ties between people", graph->size);
    put(r, r->data, table, "evidence", "pieces of evidence",
        graph->event_count + graph->association_count + graph->statement_count);
    put(r, r->data, table, "diagnostics", "findings (kith check)", findings);
    put_seconds(r, stats, graph);
    return kith_report_done(r, error);
}
