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
#include "graph/graph.h"
#include "graph/names.h"

enum { SHOWN = 5, LONGEST_NAME = 64 };

typedef struct matches {
    kith_vertex first[SHOWN];
    unsigned count;
} matches;

static void add_match(matches *m, kith_vertex v)
{
    if (m->count < SHOWN)
        m->first[m->count] = v;
    m->count++;
}

/* Every word of `query` begins a word of `name`, in the same order. */
static bool begins_words(str name, str query)
{
    size_t at = 0;
    for (size_t q = 0; q < query.len;) {
        size_t end = str_find(query, q, ' ');
        str word = str_slice(query, q, end);
        bool found = false;
        while (at < name.len && !found) {
            size_t stop = str_find(name, at, ' ');
            found = stop - at >= word.len &&
                    memcmp(name.ptr + at, word.ptr, word.len) == 0;
            at = stop + 1;
        }
        if (!found)
            return false;
        q = end + 1;
    }
    return true;
}

/* Optimal string alignment: insert, delete, replace, swap neighbours. */
static unsigned distance(str a, str b)
{
    unsigned row[3][LONGEST_NAME + 1];
    if (a.len > LONGEST_NAME || b.len > LONGEST_NAME)
        return LONGEST_NAME;
    for (unsigned k = 0; k <= b.len; k++)
        row[0][k] = k;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned *now = row[i % 3], *before = row[(i + 2) % 3];
        now[0] = i;
        for (unsigned k = 1; k <= b.len; k++) {
            unsigned best =
                before[k - 1] + (a.ptr[i - 1] != b.ptr[k - 1] ? 1u : 0u);
            if (before[k] + 1 < best)
                best = before[k] + 1;
            if (now[k - 1] + 1 < best)
                best = now[k - 1] + 1;
            if (i > 1 && k > 1 && a.ptr[i - 1] == b.ptr[k - 2] &&
                a.ptr[i - 2] == b.ptr[k - 1] &&
                row[(i + 1) % 3][k - 2] + 1 < best)
                best = row[(i + 1) % 3][k - 2] + 1;
            now[k] = best;
        }
    }
    return row[a.len % 3][b.len];
}

static bool is_worth_suggesting(const vertex *v)
{
    return v->kind != KITH_KIND_MEETING && v->kind != KITH_KIND_OTHER;
}

/* The three nearest names, nearest first. */
static void find_near(const kith_graph *graph, str key, matches *near)
{
    unsigned least[3] = {0, 0, 0};
    arena a = {0};
    for (kith_vertex v = 0; v < graph->order; v++) {
        const vertex *at = &graph->vertex[v];
        str name = kith_fold_name(&a, at->name);
        if (!name.ptr || !is_worth_suggesting(at))
            continue;
        unsigned far = distance(key, name);
        for (size_t w = 0; w < name.len; w++) /* or near one of its words */
            if (w == 0 || name.ptr[w - 1] == ' ') {
                size_t end = str_find(name, w, ' ');
                unsigned part = distance(key, str_slice(name, w, end));
                far = part < far ? part : far;
            }
        if (far > key.len / 3 + (key.len < 3))
            continue;
        unsigned at_rank = near->count < 3 ? near->count : 3;
        while (at_rank > 0 && far < least[at_rank - 1])
            at_rank--;
        for (unsigned i = 2; i > at_rank; i--) {
            least[i] = least[i - 1];
            near->first[i] = near->first[i - 1];
        }
        if (at_rank < 3) {
            least[at_rank] = far;
            near->first[at_rank] = v;
            near->count += near->count < 3;
        }
        kith_arena_free(&a);
    }
    kith_arena_free(&a);
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
    const matches *m,
    bool ambiguous,
    kith_error *error)
{
    buffer list = {0};
    for (unsigned i = 0; i < m->count && i < SHOWN; i++) {
        if (i)
            kith_buffer_text(&list, ambiguous ? ", " : " or ");
        if (ambiguous)
            describe(graph, m->first[i], &list);
        else
            kith_buffer_put(&list, graph->vertex[m->first[i]].name);
    }
    if (m->count > SHOWN)
        kith_buffer_printf(&list, " and %u more", m->count - SHOWN);
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
    const kith_graph *graph, str key, name_level worst, matches *m)
{
    name_id id = kith_intern_find(&graph->index->keys, key);
    for (uint32_t e = kith_names_first(graph->index, id); e != NO_INDEX;
         e = graph->index->entries.at[e].next)
        if (graph->index->entries.at[e].level <= worst)
            add_match(m, graph->index->entries.at[e].vertex);
}

static bool match_beginnings(
    const kith_graph *graph, str key, bool meetings, matches *m)
{
    arena a = {0};
    for (kith_vertex v = 0; v < graph->order; v++) {
        const vertex *at = &graph->vertex[v];
        if (is_worth_suggesting(at) == meetings)
            continue;
        str name = kith_fold_name(&a, at->name);
        if (name.ptr && begins_words(name, key))
            add_match(m, v);
        kith_arena_free(&a);
    }
    return m->count > 0;
}

kith_vertex kith_graph_find(
    const kith_graph *graph, const char *name, kith_error *error)
{
    if (!graph || error_is_set(error))
        return KITH_NO_VERTEX;
    str asked = str_from(name);
    for (size_t n = 0; n < graph->note_count; n++)
        if (str_equal(graph->notes[n].path, asked))
            for (kith_vertex v = 0; v < graph->order; v++)
                if (graph->vertex[v].note == n)
                    return v;

    arena a = {0};
    str key = kith_fold_name(&a, asked);
    matches m = {0};
    kith_vertex found = KITH_NO_VERTEX;
    if (!key.ptr) {
        kith_fail_memory(error);
        goto done;
    }
    for (int level = LEVEL_NAME; level <= LEVEL_NICKNAME && !m.count; level++)
        match_exactly(graph, key, (name_level)level, &m);
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
