/*
 * move.c — a graph of notes in which lines have moved.
 *
 * Most changes of a note are words that say nothing to a graph: its places are
 * elsewhere, and that is all. The vault tells where each was and is, in an
 * order that has not changed, so nothing need be sorted anew.
 */
#include <stdlib.h>

#include "graph/cache.h"

typedef struct mover {
    const move_list *moves;
    bool *has_moved;     /* by note */
    VEC(uint32_t) notes; /* that have */
    bool back;           /* to where it was */
    bool only_ask;
} mover;

static int compare(const mover *m, const move *at, uint32_t n, spot where)
{
    if (at->note != n)
        return at->note < n ? -1 : 1;
    return spot_compare(m->back ? at->is : at->was, where);
}

/* Where a spot of note n has moved to; false if that is not known. */
static bool find(const mover *m, uint32_t n, spot *where)
{
    size_t low = 0, high = m->moves->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const move *at = &m->moves->at[middle];
        int order = compare(m, at, n, *where);
        if (order == 0) {
            *where = m->back ? at->was : at->is;
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool move_place(const mover *m, place *p)
{
    spot where = {p->line, p->begin, p->length, p->column};
    if (!m->has_moved[p->note])
        return true;
    if (!find(m, p->note, &where))
        return false;
    if (m->only_ask)
        return true;
    p->line = where.line;
    p->begin = where.begin;
    p->length = where.length;
    p->column = where.column;
    return true;
}

static bool move_statements(const mover *m, kith_graph *graph, uint32_t n)
{
    uint32_t first = graph->notes[n].first_statement;
    bool done = true;
    for (uint32_t i = 0; i < graph->notes[n].statements && done; i++) {
        statement *s = &graph->statement[first + i];
        place where = statement_place(n, s);
        done = move_place(m, &where);
        s->line = where.line;
        s->length = where.length;
        s->begin = where.length ? where.begin : where.column;
    }
    return done;
}

/* The moved note of that path, or NO_INDEX. They are few, and no path is looked
 * up among all. */
static uint32_t moved_note(const mover *m, const kith_graph *graph, str path)
{
    for (size_t i = 0; i < m->notes.len; i++)
        if (str_equal(graph->notes[m->notes.at[i]].path, path))
            return m->notes.at[i];
    return NO_INDEX;
}

static bool move_diagnostic(
    const mover *m, const kith_graph *graph, diagnostic *d)
{
    uint32_t n = d->line ? moved_note(m, graph, d->path) : NO_INDEX;
    spot where = {d->line, 0, 0, (uint16_t)d->column};
    if (n == NO_INDEX)
        return true;
    if (d->column >= UINT16_MAX || !find(m, n, &where))
        return false;
    if (m->only_ask)
        return true;
    d->line = where.line;
    d->column = where.column;
    return true;
}

static bool move_all(const mover *m, kith_graph *graph)
{
    bool done = true;
    for (size_t i = 0; i < graph->place_count && done; i++)
        done = move_place(m, &graph->place[i]);
    for (uint32_t n = 0; n < graph->note_count && done; n++)
        done = !m->has_moved[n] || move_statements(m, graph, n);
    for (size_t i = 0; i < graph->remark_count && done; i++)
        done = move_place(m, &graph->remark[i].where);
    for (size_t i = 0; i < graph->order && done; i++) {
        vertex *v = &graph->vertex[i];
        if (v->stance != STANCE_UNKNOWN)
            done = move_place(m, &v->stance_place);
        if (done && v->deal != DEAL_NONE)
            done = move_place(m, &v->deal_place);
    }
    for (size_t i = 0; i < graph->diagnostic_count && done; i++)
        done = move_diagnostic(m, graph, &graph->diagnostic[i]);
    return done;
}

bool kith_graph_move(kith_graph *graph, const kith_vault *vault, bool back)
{
    mover m = {.moves = &vault->moves, .back = back, .only_ask = true};
    if (vault->moves.len == 0)
        return true;
    m.has_moved = calloc(vault->note_count, sizeof *m.has_moved);
    if (!m.has_moved)
        return false;
    bool done = true;
    for (size_t i = 0; i < vault->moves.len && done; i++) {
        uint32_t n = vault->moves.at[i].note;
        if (!m.has_moved[n])
            done = VEC_PUSH(&m.notes, n);
        m.has_moved[n] = true;
    }
    done = done && move_all(&m, graph);
    m.only_ask = false;
    done = done && move_all(&m, graph);
    free(m.has_moved);
    VEC_FREE(&m.notes);
    return done;
}
