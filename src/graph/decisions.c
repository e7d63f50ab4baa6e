/*
 * decisions.c — what the user has decided about names, as the graph keeps it:
 * entities.c has acted on it, and reports say where it stands.
 */
#include "base/fold.h"
#include "graph/draft.h"

/* Whom a spelling means, by name or alias: the one alone, or of those who
 * differ in case or accents the one that is written so. */
static kith_vertex whom(const kith_graph *graph, str spelling, bool *failed)
{
    arena a = {0};
    str key = kith_fold_name(&a, spelling);
    *failed = *failed || !key.ptr;
    name_id id = key.ptr ? kith_intern_find(&graph->index->keys, key) : NO_NAME;
    kith_arena_free(&a);

    unsigned count = 0;
    kith_vertex v = kith_names_only(graph->index, id, LEVEL_FOLDER, &count);
    for (uint32_t e = count > 1 ? kith_names_first(graph->index, id) : NO_INDEX;
         e != NO_INDEX; e = graph->index->entries.at[e].next) {
        kith_vertex at = graph->index->entries.at[e].vertex;
        if (str_equal(graph->vertex[at].name, spelling))
            v = at;
    }
    return v;
}

static bool add(
    kith_graph *graph, const identity_rule *rules, size_t count, bool is_one)
{
    bool failed = false;
    for (size_t i = 0; i < count && !failed; i++) {
        const identity_rule *rule = &rules[i];
        decision *at = &graph->decision[graph->decision_count++];
        *at = (decision){
            .a = whom(graph, rule->name, &failed),
            .b = whom(graph, rule->alias, &failed),
            .kept =
                {kith_arena_text(&graph->memory, rule->name), rule->name.len},
            .other =
                {kith_arena_text(&graph->memory, rule->alias), rule->alias.len},
            .line = rule->line,
            .is_one = is_one,
            .of_vault = rule->of_vault};
        failed = failed || !at->kept.ptr || !at->other.ptr;
    }
    return !failed;
}

bool kith_graph_decide(kith_graph *graph, const kith_settings *settings)
{
    if (!settings)
        return true;
    size_t count = settings->identity_count + settings->different_count;
    graph->decision = NEW_ARRAY(&graph->memory, count + 1, decision);
    return graph->decision &&
           add(graph, settings->identities, settings->identity_count, true) &&
           add(graph, settings->different, settings->different_count, false);
}

bool kith_graph_differ(const kith_graph *graph, kith_vertex a, kith_vertex b)
{
    for (size_t i = 0; i < graph->decision_count; i++) {
        const decision *at = &graph->decision[i];
        if (!at->is_one &&
            ((at->a == a && at->b == b) || (at->a == b && at->b == a)))
            return true;
    }
    return false;
}
