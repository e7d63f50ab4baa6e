/*
 * finish.c — from a draft to a graph: vertices and events get their final
 * order, so that neither the order of the notes nor that of the records shows
 * in anything that is printed.
 */
#include <stdlib.h>

#include "base/error.h"
#include "base/sort.h"
#include "graph/draft.h"

/* The final number of a vertex, if there is one. */
static kith_vertex renumber(const kith_vertex *to, kith_vertex v)
{
    return v == KITH_NO_VERTEX ? v : to[v];
}

/* ---- Order of events
 * -------------------------------------------------------------- */

int kith_event_compare(
    const event *p,
    const kith_vertex *members_p,
    const event *q,
    const kith_vertex *members_q)
{
    if (p->day != q->day)
        return p->day > q->day ? -1 : 1;
    if (p->kind != q->kind)
        return p->kind < q->kind ? -1 : 1;
    for (uint32_t i = 0; i < p->members && i < q->members; i++) {
        kith_vertex u = members_p[p->first_member + i];
        kith_vertex v = members_q[q->first_member + i];
        if (u != v)
            return u < v ? -1 : 1;
    }
    return (p->members > q->members) - (p->members < q->members);
}

int kith_ranked_compare(const void *a, const void *b)
{
    const ranked_event *x = a, *y = b;
    const kith_vertex *members = x->d->members.at;
    return kith_event_compare(
        &x->d->events.at[x->e].is, members, &y->d->events.at[y->e].is, members);
}

static int compare_ids(const void *a, const void *b)
{
    kith_vertex x = *(const kith_vertex *)a, y = *(const kith_vertex *)b;
    return (x > y) - (x < y);
}

/* What mostly decides, as a number: newest first, kind, first of the people. */
static uint64_t event_key(const draft *d, const event *e)
{
    enum { KIND = 28 };
    kith_vertex first = d->members.at[e->first_member], most = (1u << KIND) - 1;
    uint64_t age = UINT32_MAX - ((uint32_t)e->day ^ 1u << 31);
    return age << 32 | (uint64_t)e->kind << KIND |
           (first < most ? first : most);
}

/* Ranks the events; compares only those whose keys are the same. */
static bool rank_events(const draft *d, ranked_event *rank)
{
    size_t count = d->events.len;
    keyed *key = malloc((count + 1) * sizeof *key);
    if (!key)
        return false;
    for (uint32_t e = 0; e < count; e++)
        key[e] = (keyed){event_key(d, &d->events.at[e].is), e};
    bool done = kith_sort_keyed(key, count);
    for (size_t i = 0; i < count; i++)
        rank[i] = (ranked_event){d, key[i].index};
    for (size_t i = 0, end; i < count && done; i = end) {
        for (end = i + 1; end < count && key[end].key == key[i].key;)
            end++;
        kith_sort(rank + i, end - i, sizeof *rank, kith_ranked_compare);
    }
    free(key);
    return done;
}

static bool order_events(draft *d, const kith_vertex *to, uint32_t *event_to)
{
    kith_graph *graph = d->graph;
    size_t count = d->events.len;
    ranked_event *rank = malloc((count + 1) * sizeof *rank);
    size_t room = kith_graph_room(count);
    event *all = NEW_ARRAY(&graph->memory, room, event);
    bool done = rank && all;
    graph->event_front = done ? room - count : 0;
    if (done)
        memset(all, 0, graph->event_front * sizeof *all);
    graph->event = done ? all + graph->event_front : NULL;
    for (size_t i = 0; i < d->members.len && done; i++)
        d->members.at[i] = renumber(to, d->members.at[i]);
    for (uint32_t e = 0; e < count && done; e++) {
        const event *is = &d->events.at[e].is;
        if (is->kind == EVENT_MET || is->kind == EVENT_STATED ||
            is->kind == EVENT_CO_MENTIONED)
            kith_sort(
                d->members.at + is->first_member, is->members,
                sizeof(kith_vertex), compare_ids);
    }
    done = done && rank_events(d, rank);
    for (uint32_t e = 0; e < count && done; e++) {
        graph->event[e] = d->events.at[rank[e].e].is;
        event_to[rank[e].e] = e;
    }
    graph->event_count = count;
    free(rank);
    return done;
}

/* ---- Places and abouts, grouped by owner
 * --------------------------------------------- */

static int compare_where(place p, place q)
{
    if (p.note != q.note)
        return p.note < q.note ? -1 : 1;
    if (p.line != q.line)
        return p.line < q.line ? -1 : 1;
    return (p.column > q.column) - (p.column < q.column);
}

int kith_place_compare(const void *a, const void *b)
{
    return compare_where(*(const place *)a, *(const place *)b);
}

uint32_t kith_places_settle(
    place *all, uint32_t first, uint32_t count, uint32_t used)
{
    uint32_t kept = 0;
    if (count == 0)
        return 0; /* there may be no array */
    kith_sort(all + first, count, sizeof *all, kith_place_compare);
    for (uint32_t i = first; i < first + count; i++) {
        const place *last = &all[used + kept - (kept > 0)];
        if (kept == 0 || last->note != all[i].note || last->line != all[i].line)
            all[used + kept++] = all[i];
    }
    return kept;
}

bool kith_event_may_concern(
    const kith_graph *graph,
    const event *e,
    const kith_vertex *members,
    kith_vertex about)
{
    kith_kind kind = (kith_kind)graph->vertex[about].kind;
    if (kind != KITH_KIND_PERSON)
        return kind_is_organization(kind) || kind == KITH_KIND_PROJECT;
    for (uint32_t i = 0; i < e->members; i++)
        if (members[e->first_member + i] == about)
            return false;
    return true;
}

/* Copies the members and, behind them, the abouts, each once an event:
 * accounts, projects, and people who were not there. */
static bool lay_out_members(
    draft *d, const kith_vertex *to, const uint32_t *event_to)
{
    kith_graph *graph = d->graph;
    size_t members = d->members.len;
    graph->member_room = kith_graph_room(members + d->abouts.len);
    graph->member = NEW_ARRAY(&graph->memory, graph->member_room, kith_vertex);
    if (!graph->member)
        return false;
    if (members)
        memcpy(graph->member, d->members.at, members * sizeof(kith_vertex));

    for (size_t i = 0; i < d->abouts.len; i++) {
        keyed *at = &d->abouts.at[i];
        at->key = (uint64_t)event_to[at->key] << 32 | to[at->index];
    }
    if (!kith_sort_keyed(d->abouts.at, d->abouts.len))
        return false;
    for (size_t i = 0; i < d->abouts.len; i++) {
        const keyed *at = &d->abouts.at[i];
        kith_vertex about = (kith_vertex)at->key;
        event *e = &graph->event[at->key >> 32];
        if ((i && at[-1].key == at->key) ||
            !kith_event_may_concern(graph, e, graph->member, about))
            continue;
        if (e->abouts == 0)
            e->first_about = (uint32_t)members;
        e->abouts++;
        graph->member[members++] = about;
    }
    graph->member_count = members;
    return true;
}

/* Deals the places out to their events, in the order in which they were told.
 */
static void deal_event_places(draft *d, const uint32_t *event_to)
{
    kith_graph *graph = d->graph;
    uint32_t first = 0;
    for (size_t i = 0; i < d->places.len; i++)
        graph->event[event_to[d->places.at[i].owner]].places++;
    for (size_t e = 0; e < graph->event_count; e++) {
        graph->event[e].first_place = first;
        first += graph->event[e].places;
        graph->event[e].places = 0;
    }
    for (size_t i = 0; i < d->places.len; i++) {
        event *e = &graph->event[event_to[d->places.at[i].owner]];
        graph->place[e->first_place + e->places++] = d->places.at[i].where;
    }
}

void kith_draft_part_places(draft *d)
{
    for (size_t i = 0; i < d->places.len; i++)
        if (d->vault->notes[d->places.at[i].where.note].kind !=
            KITH_KIND_MEETING)
            d->places.at[i].where.note |= PLACE_BEHIND;
}

static uint32_t give_event_places(draft *d, const uint32_t *event_to)
{
    kith_graph *graph = d->graph;
    uint32_t used = 0;
    kith_draft_part_places(d);
    deal_event_places(d, event_to);
    for (size_t i = 0; i < graph->event_count; i++) {
        event *e = &graph->event[i];
        e->places =
            kith_places_settle(graph->place, e->first_place, e->places, used);
        e->first_place = used;
        used += e->places;
    }
    for (uint32_t i = 0; i < used; i++)
        graph->place[i].note &= ~PLACE_BEHIND;
    return used;
}

/* ---- Associations
 * ------------------------------------------------------------------------ */

static bool order_associations(draft *d, const kith_vertex *to, uint32_t used)
{
    kith_graph *graph = d->graph;
    size_t count = d->associations.len;
    keyed *key = malloc((count + 1) * sizeof *key);
    for (uint32_t i = 0; i < count && key; i++) {
        draft_association *a = &d->associations.at[i];
        a->from = to[a->from];
        a->to = to[a->to];
        key[i] = (keyed){association_key(a->from, a->kind, a->to), i};
    }
    bool done = key && kith_sort_keyed(key, count);
    for (size_t i = 0; i < count && done; i++)
        graph->association_count += i == 0 || key[i].key != key[i - 1].key;
    graph->association =
        NEW_ARRAY(&graph->memory, graph->association_count + 1, association);
    done = done && graph->association;

    association *all = graph->association;
    for (size_t i = 0, end; i < count && done; i = end) {
        const draft_association *a = &d->associations.at[key[i].index];
        for (end = i; end < count && key[end].key == key[i].key; end++)
            graph->place[used + end - i] =
                d->associations.at[key[end].index].where;
        *all = (association){.from = a->from, .to = a->to, .kind = a->kind};
        all->first_place = used;
        all->places =
            kith_places_settle(graph->place, used, (uint32_t)(end - i), used);
        used += all++->places;
    }
    graph->place_count = used;
    free(key);
    return done;
}

size_t kith_choose_organization(kith_graph *graph, size_t first)
{
    kith_vertex who = graph->association[first].from, chosen = KITH_NO_VERTEX;
    uint32_t most = 0;
    size_t i = first;
    for (; i < graph->association_count && graph->association[i].from == who;
         i++) {
        const association *a = &graph->association[i];
        if (a->kind == ASSOCIATION_AFFILIATED && a->places > most &&
            kind_is_organization((kith_kind)graph->vertex[a->to].kind)) {
            most = a->places;
            chosen = a->to;
        }
    }
    if (graph->vertex[who].organization != chosen)
        graph->vertex[who].organization = chosen;
    return i;
}

/* ---- Statements and remarks
 * --------------------------------------------------------------- */

int kith_statement_compare(const void *a, const void *b)
{
    const statement *s = a, *t = b;
    place p = statement_place(0, s), q = statement_place(0, t);
    int order = compare_where(p, q);
    if (order == 0)
        order = (p.begin > q.begin) - (p.begin < q.begin);
    return order ? order : (s->kind > t->kind) - (s->kind < t->kind);
}

int kith_remark_compare(const void *a, const void *b)
{
    const remark *p = a, *q = b;
    int order = compare_where(p->where, q->where);
    if (order == 0)
        order = (p->kind > q->kind) - (p->kind < q->kind);
    return order ? order : str_compare(p->name, q->name);
}

/* The lists are moved, not copied: they are the largest of a draft. Notes are
 * heard in order, so that only the statements within a note may not be. */
static bool order_statements(draft *d, const kith_vertex *to)
{
    kith_graph *graph = d->graph;
    graph->statement_room = kith_graph_room(d->statements.len);
    graph->task_room = kith_graph_room(d->tasks.len);
    if (!VEC_FIT(&d->statements, graph->statement_room) ||
        !VEC_FIT(&d->tasks, graph->task_room))
        return false;
    graph->statement = d->statements.at;
    graph->statement_count = d->statements.len;
    graph->task = d->tasks.at;
    graph->task_count = d->tasks.len;
    for (size_t i = 0; i < graph->statement_count; i++) {
        statement *s = &graph->statement[i];
        s->subject = renumber(to, s->subject);
    }
    for (size_t i = 0; i < graph->task_count; i++)
        graph->task[i].owner = renumber(to, graph->task[i].owner);
    for (size_t n = 0; n < graph->note_count; n++)
        if (graph->notes[n].statements)
            kith_sort(
                graph->statement + graph->notes[n].first_statement,
                graph->notes[n].statements, sizeof *graph->statement,
                kith_statement_compare);
    d->tasks.at = NULL;
    d->statements.at = NULL;
    return true;
}

static void order_remarks(draft *d, const kith_vertex *to)
{
    kith_graph *graph = d->graph;
    graph->remark = d->remarks.at;
    kith_sort(
        graph->remark, d->remarks.len, sizeof *graph->remark,
        kith_remark_compare);
    for (size_t i = 0; i < d->remarks.len; i++) {
        remark r = graph->remark[i];
        size_t kept = graph->remark_count;
        if (kept && kith_remark_compare(&graph->remark[kept - 1], &r) == 0)
            continue;
        r.subject = renumber(to, r.subject);
        graph->remark[graph->remark_count++] = r;
    }
    d->remarks.at = NULL;
}

/* ---- Notes, aliases, names
 * ----------------------------------------------------------------- */

static int compare_aliases(const void *a, const void *b)
{
    const draft_alias *p = a, *q = b;
    if (p->vertex != q->vertex)
        return p->vertex < q->vertex ? -1 : 1;
    return str_compare(p->text, q->text);
}

static bool order_aliases(draft *d, const kith_vertex *to)
{
    kith_graph *graph = d->graph;
    graph->alias = NEW_ARRAY(&graph->memory, d->aliases.len + 1, str);
    if (!graph->alias)
        return false;
    for (size_t i = 0; i < d->aliases.len; i++)
        d->aliases.at[i].vertex = to[d->aliases.at[i].vertex];
    kith_sort(
        d->aliases.at, d->aliases.len, sizeof *d->aliases.at, compare_aliases);
    uint32_t used = 0;
    for (size_t i = 0; i < d->aliases.len; i++) {
        const draft_alias *at = &d->aliases.at[i];
        vertex *v = &graph->vertex[at->vertex];
        if (i && compare_aliases(at - 1, at) == 0)
            continue; /* told twice */
        if (v->aliases++ == 0)
            v->first_alias = used;
        graph->alias[used++] = at->text;
    }
    graph->alias_count = used;
    return true;
}

static bool is_told(const draft *d, uint32_t n)
{
    kith_vertex v = d->of_note[n];
    return v != KITH_NO_VERTEX && draft_event_of(d, v) != NO_INDEX;
}

static bool copy_notes(draft *d, const kith_vertex *to)
{
    kith_graph *graph = d->graph;
    size_t count = d->vault->note_count;
    graph->notes = NEW_ARRAY(&graph->memory, count + 1, noted);
    if (!graph->notes)
        return false;
    for (size_t n = 0; n < count; n++) {
        const note *from = &d->vault->notes[n];
        const char *copy = kith_arena_text(&graph->memory, from->path);
        if (!copy)
            return false;
        str path = {copy, from->path.len};
        str title = draft_text(d, from->title ? from->title : from->name);
        if (str_equal(title, str_stem(path))) { /* nearly always: no copy */
            title = str_stem(path);
        } else {
            title.ptr = kith_arena_text(&graph->memory, title);
            if (!title.ptr)
                return false;
        }
        graph->notes[n] = (noted){
            .path = path,
            .title = title,
            .day = from->day,
            .size = from->size,
            .mtime_ns = from->mtime_ns,
            .subject = renumber(to, d->subject[n]),
            .entity = renumber(to, d->of_note[n]),
            .is_told = is_told(d, (uint32_t)n),
            .first_statement = d->first_statement[n],
            .statements = d->first_statement[n + 1] - d->first_statement[n]};
    }
    graph->note_count = count;
    return true;
}

/* What was made of the draft is let go as soon as it is made: the draft and the
 * graph never stand in memory side by side. */
static bool lay_out(draft *d, kith_vertex *to, uint32_t *event_to)
{
    kith_graph *graph = d->graph;
    if (!kith_draft_number(d, to))
        return false;
    VEC_FREE(&d->vertices);
    if (!order_events(d, to, event_to))
        return false;
    VEC_FREE(&d->events);
    if (!lay_out_members(d, to, event_to))
        return false;
    VEC_FREE(&d->members);
    VEC_FREE(&d->abouts);
    graph->place_room = kith_graph_room(d->places.len + d->associations.len);
    graph->place = NEW_ARRAY(&graph->memory, graph->place_room, place);
    if (!graph->place)
        return false;
    uint32_t used = give_event_places(d, event_to);
    VEC_FREE(&d->places);
    if (!order_associations(d, to, used))
        return false;
    VEC_FREE(&d->associations);
    if (!copy_notes(d, to))
        return false;
    if (!order_statements(d, to))
        return false;
    order_remarks(d, to);
    return order_aliases(d, to);
}

bool kith_draft_finish(draft *d, kith_error *error)
{
    kith_vertex *to = malloc((d->vertices.len + 1) * sizeof *to);
    uint32_t *event_to = malloc((d->events.len + 1) * sizeof *event_to);
    bool done = to && event_to && lay_out(d, to, event_to);
    if (done) {
        for (size_t i = 0; i < d->graph->association_count;)
            i = kith_choose_organization(d->graph, i);
        kith_names_renumber(d->names, to);
        d->me = renumber(to, d->me);
    }
    free(to);
    free(event_to);
    return done ? true : kith_fail_memory(error);
}
