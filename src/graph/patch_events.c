/*
 * patch_events.c — the events that were heard take the places of those that are
 * gone. Their people and places stand behind those of all others.
 */
#include "graph/patch.h"

#include <stdlib.h>

bool kith_patch_members(
    patch *p, const kith_vertex *from, uint32_t count, uint32_t *first)
{
    *first = (uint32_t)(p->graph->member_count + p->members.len);
    for (uint32_t i = 0; i < count; i++)
        if (!VEC_PUSH(&p->members, from[i]))
            return false;
    return true;
}

/* What the draft keeps of its events, by their numbers in the upper half. */
typedef struct told_list {
    keyed *places; /* in draft.places */
    size_t count;
} told_list;

/* False if memory is out. */
static bool order_told(draft *d, told_list *all)
{
    all->count = d->places.len;
    all->places = malloc((all->count + 1) * sizeof *all->places);
    for (uint32_t i = 0; i < all->count && all->places; i++)
        all->places[i] = (keyed){(uint64_t)d->places.at[i].owner << 32, i};
    for (size_t i = 0; i < d->abouts.len; i++) {
        keyed *at = &d->abouts.at[i];
        at->key = at->key << 32 | at->index;
    }
    kith_draft_part_places(d);
    return all->places && kith_sort_keyed(all->places, all->count) &&
           kith_sort_keyed(d->abouts.at, d->abouts.len);
}

/* The first of the records of an event, or of one behind it. */
static size_t first_of(const keyed *all, size_t count, uint32_t e)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all[middle].key >> 32 < e)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t kith_patch_places(patch *p, size_t from, uint32_t *first)
{
    uint32_t count = kith_places_settle(
        p->places.at, (uint32_t)from, (uint32_t)(p->places.len - from),
        (uint32_t)from);
    for (uint32_t i = 0; i < count; i++)
        p->places.at[from + i].note &= ~PLACE_BEHIND;
    p->places.len = from + count;
    *first = (uint32_t)(p->graph->place_count + from);
    return count;
}

/* Makes an event of the draft one of the graph. */
static bool make_event(patch *p, const told_list *all, uint32_t e, event *made)
{
    const draft *d = &p->d;
    const event *is = &d->events.at[e].is;
    size_t from = p->places.len;
    *made = *is;
    if (!kith_patch_members(
            p, d->members.at + is->first_member, is->members,
            &made->first_member))
        return false;
    for (size_t i = first_of(d->abouts.at, d->abouts.len, e);
         i < d->abouts.len && d->abouts.at[i].key >> 32 == e; i++) {
        kith_vertex about = (kith_vertex)d->abouts.at[i].key;
        uint32_t at;
        if ((i && d->abouts.at[i - 1].key == d->abouts.at[i].key) ||
            !kith_event_may_concern(p->graph, is, d->members.at, about))
            continue;
        if (!kith_patch_members(p, &about, 1, &at))
            return false;
        if (made->abouts++ == 0)
            made->first_about = at;
    }
    for (size_t i = first_of(all->places, all->count, e);
         i < all->count && all->places[i].key >> 32 == e; i++)
        if (!VEC_PUSH(&p->places, d->places.at[all->places[i].index].where))
            return false;
    made->places = kith_patch_places(p, from, &made->first_place);
    return true;
}

/* Copies the events from `from` to `end`, which stay, to all[used..). */
static void copy_run(
    patch *p, event *all, uint32_t used, uint32_t from, uint32_t end)
{
    memcpy(all + used, p->graph->event + from, (end - from) * sizeof *all);
    for (uint32_t e = from; e < end; e++)
        p->to[e] = used + (e - from);
}

/* What does not stay where it is. */
typedef struct moves {
    VEC(uint32_t) in; /* events of the draft that the graph has not, in order */
    VEC(uint32_t) out; /* events of the graph that the draft has not */
} moves;

static bool list_moves(patch *p, moves *m)
{
    bool *stays = calloc(p->was + 1, sizeof *stays);
    bool done = stays != NULL;
    for (size_t k = 0; k < p->put.len && done; k++) {
        uint32_t e = p->put.at[k].e, twin = p->twin[e];
        if (twin != NO_INDEX)
            stays[twin] = true;
        else
            done = VEC_PUSH(&m->in, e);
    }
    for (size_t g = 0; g < p->out.len && done; g++)
        done = stays[p->out.at[g]] || VEC_PUSH(&m->out, p->out.at[g]);
    free(stays);
    if (done && m->out.len)
        p->changed = m->out.at[m->out.len - 1] + 1;
    if (done && m->in.len) {
        uint32_t last = kith_patch_place_for(p, m->in.at[m->in.len - 1]);
        p->changed = last > p->changed ? last : p->changed;
    }
    return done;
}

/* Makes all[] of the first p->changed events: without those that are gone, and
 * with those that are new. */
static bool merge(patch *p, const told_list *told, const moves *m, event *all)
{
    uint32_t from = 0, used = 0;
    size_t k = 0, g = 0;
    bool done = true;
    while (done) {
        bool more = k < m->in.len;
        uint32_t at = more ? kith_patch_place_for(p, m->in.at[k]) : p->changed;
        uint32_t out = g < m->out.len ? m->out.at[g] : p->changed;
        uint32_t end = at < out ? at : out;
        copy_run(p, all, used, from, end);
        used += end - from;
        from = end;
        if (more && at == end) {
            done = VEC_PUSH(&p->number, used) &&
                   make_event(p, told, m->in.at[k++], &all[used++]);
        } else if (out == end && out < p->changed) {
            p->to[from++] = NO_INDEX;
            g++;
        } else {
            break;
        }
    }
    return done;
}

/* The number now of an event that is not gone. */
static uint32_t number_of(const patch *p, uint32_t e)
{
    uint32_t more = (uint32_t)p->graph->event_count - p->was;
    return e < p->changed ? p->to[e] : e + more;
}

/* Puts `first` in the place of the first p->changed events. All others stay
 * where they are if there is room before them. */
static bool replace_first(patch *p, const event *first, size_t count)
{
    kith_graph *graph = p->graph;
    size_t left = graph->event_count - p->changed;
    event *others = graph->event + p->changed;
    size_t before = graph->event_front + p->changed;
    if (before < count) {
        size_t room = kith_graph_room(count + left);
        event *all = NEW_ARRAY(&graph->memory, room, event);
        if (!all)
            return false;
        before = room - left;
        memcpy(all + before, others, left * sizeof *others);
        others = all + before;
    }
    graph->event = others - count;
    graph->event_front = before - count;
    graph->event_count = count + left;
    memcpy(graph->event, first, count * sizeof *first);
    return true;
}

bool kith_patch_events(patch *p)
{
    moves m = {0};
    told_list told = {0};
    event *first = NULL;
    size_t count = 0;
    p->was = (uint32_t)p->graph->event_count;
    bool done = list_moves(p, &m) && order_told(&p->d, &told);
    if (done) {
        count = p->changed - m.out.len + m.in.len;
        first = malloc((count + 1) * sizeof *first);
        done = first && merge(p, &told, &m, first) &&
               replace_first(p, first, count);
    }
    for (size_t k = 0; k < p->put.len && done; k++) {
        uint32_t e = p->put.at[k].e, twin = p->twin[e];
        if (twin != NO_INDEX)
            done =
                make_event(p, &told, e, &p->graph->event[number_of(p, twin)]);
    }
    free(told.places);
    free(first);
    VEC_FREE(&m.in);
    VEC_FREE(&m.out);
    return done;
}
