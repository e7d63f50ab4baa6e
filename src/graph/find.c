/*
 * find.c — the vertex a user means by a name.
 *
 * Exact name, then alias, then a beginning that only one name has; the path of
 * a note tells namesakes apart. Never the best of several: those are listed.
 */
#include <stdio.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/near.h"
#include "graph/graph.h"
#include "graph/names.h"

static bool is_worth_suggesting(const vertex *v)
{
    return v->kind != KITH_KIND_MEETING && v->kind != KITH_KIND_OTHER;
}

/* The three nearest names, nearest first. */
static void find_near(const kith_graph *graph, str key, few *m)
{
    near_names near = {0};
    arena a = {0};
    for (kith_vertex v = 0; v < graph->order; v++) {
        const vertex *at = &graph->vertex[v];
        if (!is_worth_suggesting(at))
            continue;
        str name = kith_fold_name(&a, at->name);
        if (name.ptr)
            kith_near_offer(&near, key, name, v);
        kith_arena_reset(&a);
    }
    kith_arena_free(&a);
    for (unsigned i = 0; i < near.count; i++)
        few_add(m, near.index[i]);
}

static void describe(const kith_graph *graph, kith_vertex v, buffer *out)
{
    const vertex *at = &graph->vertex[v];
    kith_buffer_put(out, at->name);
    if (at->note != NO_INDEX)
        kith_buffer_printf(
            out, " (%.*s)", STR_ARG(graph->notes[at->note].path));
    else if (at->organization != KITH_NO_VERTEX)
        kith_buffer_printf(
            out, " (%.*s)", STR_ARG(graph->vertex[at->organization].name));
}

static kith_vertex refuse(
    const kith_graph *graph,
    str name,
    const few *m,
    bool ambiguous,
    kith_error *error)
{
    buffer list = {0};
    for (unsigned i = 0; i < m->count && i < FEW; i++) {
        if (i)
            kith_buffer_text(&list, ambiguous ? ", " : " or ");
        if (ambiguous)
            describe(graph, m->first[i], &list);
        else
            kith_buffer_put(&list, graph->vertex[m->first[i]].name);
    }
    if (m->count > FEW)
        kith_buffer_printf(&list, " and %u more", m->count - FEW);
    if (list.failed)
        kith_fail_memory(error);
    else if (ambiguous)
        kith_fail(
            error, KITH_ERROR_AMBIGUOUS, NULL, 0,
            "'%.*s' could be %.*s; give more of the name, or the note's path",
            STR_ARG(name), STR_ARG(buffer_str(&list)));
    else if (m->count)
        kith_fail(
            error, KITH_ERROR_NOT_FOUND, NULL, 0,
            "nobody and nothing is named '%.*s'; did you mean %.*s?",
            STR_ARG(name), STR_ARG(buffer_str(&list)));
    else
        kith_fail(
            error, KITH_ERROR_NOT_FOUND, NULL, 0,
            "nobody and nothing is named '%.*s'", STR_ARG(name));
    kith_buffer_free(&list);
    return KITH_NO_VERTEX;
}

/* Everything of that exact name or alias. */
static void match_exactly(
    const kith_graph *graph, str key, name_level worst, few *m)
{
    name_id id = kith_intern_find(&graph->index->keys, key);
    for (uint32_t e = kith_names_first(graph->index, id); e != NO_INDEX;
         e = graph->index->entries.at[e].next)
        if (graph->index->entries.at[e].level <= worst)
            few_add(m, graph->index->entries.at[e].vertex);
}

/* Of namesakes the one that is written with the very bytes, if it is one. */
static void match_bytes(const kith_graph *graph, str asked, few *m)
{
    few same = {0};
    for (unsigned i = 0; i < m->count && i < FEW; i++)
        if (str_equal(graph->vertex[m->first[i]].name, asked))
            few_add(&same, m->first[i]);
    if (same.count == 1 && m->count <= FEW)
        *m = same;
}

static bool match_beginnings(
    const kith_graph *graph, str key, bool meetings, few *m)
{
    arena a = {0};
    for (kith_vertex v = 0; v < graph->order; v++) {
        const vertex *at = &graph->vertex[v];
        if (is_worth_suggesting(at) == meetings)
            continue;
        str name = kith_fold_name(&a, at->name);
        if (name.ptr && kith_words_begin(name, key))
            few_add(m, v);
        kith_arena_free(&a);
    }
    return m->count > 0;
}

/* The note of a path, or NO_INDEX. O(log notes). */
static uint32_t note_of_path(const kith_graph *graph, str path)
{
    size_t low = 0, high = graph->note_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(graph->notes[middle].path, path);
        if (order == 0)
            return (uint32_t)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_INDEX;
}

kith_vertex kith_graph_find(
    const kith_graph *graph, const char *name, kith_error *error)
{
    if (!graph || error_is_set(error))
        return KITH_NO_VERTEX;
    str asked = str_from(name);
    uint32_t n = note_of_path(graph, asked);
    if (n != NO_INDEX && graph->notes[n].entity != KITH_NO_VERTEX)
        return graph->notes[n].entity;

    arena a = {0};
    str key = kith_fold_name(&a, asked);
    few m = {0};
    kith_vertex found = KITH_NO_VERTEX;
    if (!key.ptr) {
        kith_fail_memory(error);
        goto done;
    }
    for (int level = LEVEL_NAME; level <= LEVEL_NICKNAME && !m.count; level++)
        match_exactly(graph, key, (name_level)level, &m);
    if (m.count > 1)
        match_bytes(graph, asked, &m);
    if (!m.count && key.len)
        (void)(match_beginnings(graph, key, false, &m) || match_beginnings(graph, key, true, &m));
    if (m.count == 1) {
        found = m.first[0];
    } else if (m.count > 1) {
        found = refuse(graph, asked, &m, true, error);
    } else {
        find_near(graph, key, &m);
        found = refuse(graph, asked, &m, false, error);
    }
done:
    kith_arena_free(&a);
    return found;
}
