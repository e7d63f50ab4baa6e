/* patch_associations.c — what belongs to what, by the changed notes and others.
 */
#include "graph/patch.h"

#include <stdlib.h>

static uint64_t key_of(const association *a)
{
    return association_key(a->from, a->kind, a->to);
}

/* Those that the changed notes told or tell, by key: each with its number in
 * the draft, or NO_INDEX of one that they told. */
typedef VEC(keyed) keyed_list;

static bool was_told(const patch *p, const association *a)
{
    const place *at = &p->graph->place[a->first_place];
    for (uint32_t k = 0; k < a->places; k++)
        if (patch_changes(p, at[k].note))
            return true;
    return false;
}

static bool list_told(const patch *p, keyed_list *told)
{
    const kith_graph *graph = p->graph;
    const draft *d = &p->d;
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        if (was_told(p, a) && !VEC_PUSH(told, ((keyed){key_of(a), NO_INDEX})))
            return false;
    }
    for (uint32_t i = 0; i < d->associations.len; i++) {
        const draft_association *a = &d->associations.at[i];
        keyed is = {association_key(a->from, a->kind, a->to), i};
        if (patch_changes(p, a->where.note) && !VEC_PUSH(told, is))
            return false;
    }
    return told->len == 0 || kith_sort_keyed(told->at, told->len);
}

/* The first association of the graph whose key is not less. */
static size_t place_for(const kith_graph *graph, uint64_t key)
{
    size_t low = 0, high = graph->association_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (key_of(&graph->association[middle]) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const kith_graph *graph, size_t i, uint64_t key)
{
    return i < graph->association_count &&
           key_of(&graph->association[i]) == key;
}

/* Takes the places that changed notes told out of an association, and puts in
 * those of told[from..end). */
static bool renew(
    patch *p, association *a, const keyed_list *told, size_t from, size_t end)
{
    size_t begin = p->places.len;
    bool done = true;
    for (uint32_t k = 0; k < a->places && done; k++) {
        place at = p->graph->place[a->first_place + k];
        done = patch_changes(p, at.note) || VEC_PUSH(&p->places, at);
    }
    for (; from < end && done; from++) {
        uint32_t i = told->at[from].index;
        done = i == NO_INDEX ||
               VEC_PUSH(&p->places, p->d.associations.at[i].where);
    }
    a->places = kith_patch_places(p, begin, &a->first_place);
    return done;
}

/* Renews all that were or are told; if none comes between the others, they stay
 * where they are. */
static bool renew_all(patch *p, const keyed_list *told)
{
    kith_graph *graph = p->graph;
    association *all = graph->association;
    size_t count = graph->association_count, used = 0, from = 0;
    for (size_t k = 0; k < told->len && all == graph->association; k++) {
        uint64_t key = told->at[k].key;
        if (!is_at(graph, place_for(graph, key), key))
            all = NEW_ARRAY(&graph->memory, count + told->len, association);
    }
    bool done = all != NULL;
    for (size_t k = 0, end; k <= told->len && done; k = end) {
        bool last = k == told->len;
        size_t at = last ? count : place_for(graph, told->at[k].key);
        if (all + used != graph->association + from)
            memmove(
                all + used, graph->association + from,
                (at - from) * sizeof *all);
        used += at - from;
        from = at;
        for (end = k + 1;
             end < told->len && told->at[end].key == told->at[k].key;)
            end++;
        if (last)
            break;
        association is = {0};
        if (is_at(graph, at, told->at[k].key)) {
            is = graph->association[from++];
        } else {
            const draft_association *a =
                &p->d.associations.at[told->at[k].index];
            is = (association){.from = a->from, .to = a->to, .kind = a->kind};
        }
        done = renew(p, &is, told, k, end);
        if (is.places)
            all[used++] = is;
    }
    graph->association = all;
    graph->association_count = used;
    return done;
}

bool kith_patch_associations(patch *p)
{
    kith_graph *graph = p->graph;
    keyed_list told = {0};
    bool done = list_told(p, &told) && renew_all(p, &told);
    for (size_t k = 0; k < told.len && done; k++) {
        kith_vertex who = (kith_vertex)(told.at[k].key >> 32);
        size_t first = place_for(graph, association_key(who, 0, 0));
        graph->vertex[who].organization = KITH_NO_VERTEX;
        if (first < graph->association_count &&
            graph->association[first].from == who)
            kith_choose_organization(graph, first);
    }
    VEC_FREE(&told);
    return done;
}
