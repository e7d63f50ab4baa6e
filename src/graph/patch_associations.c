/* patch_associations.c — what belongs to what, by the changed notes and others.
 */
#include "graph/patch.h"

#include <stdlib.h>

static uint64_t key_of(const association *a)
{
    return association_key(a->from, a->kind, a->to);
}

/* Those that the changed notes tell, by key. */
static bool list_associations(const patch *p, keyed **list, size_t *count)
{
    const draft *d = &p->d;
    *count = 0;
    *list = malloc((d->associations.len + 1) * sizeof **list);
    for (uint32_t i = 0; i < d->associations.len && *list; i++) {
        const draft_association *a = &d->associations.at[i];
        if (patch_changes(p, a->where.note))
            (*list)[(*count)++] =
                (keyed){association_key(a->from, a->kind, a->to), i};
    }
    return *list && kith_sort_keyed(*list, *count);
}

static bool was_told(const patch *p, const association *a)
{
    const place *at = &p->graph->place[a->first_place];
    for (uint32_t k = 0; k < a->places; k++)
        if (patch_changes(p, at[k].note))
            return true;
    return false;
}

/* Takes the places of an association that changed notes tell out, and puts in
 * those of list[from..end). */
static bool renew_association(
    patch *p, association *a, const keyed *list, size_t from, size_t end)
{
    size_t begin = p->places.len;
    bool done = true;
    for (uint32_t k = 0; k < a->places && done; k++) {
        place at = p->graph->place[a->first_place + k];
        done = patch_changes(p, at.note) || VEC_PUSH(&p->places, at);
    }
    for (; from < end && done; from++)
        done =
            VEC_PUSH(&p->places, p->d.associations.at[list[from].index].where);
    a->places = kith_patch_places(p, begin, &a->first_place);
    return done;
}

/* Whether one of the keys, which are in order, is of none of the graph. */
static bool has_new(const kith_graph *graph, const keyed *list, size_t count)
{
    size_t i = 0;
    for (size_t k = 0; k < count; k++) {
        uint64_t key = 0;
        for (; i < graph->association_count && key < list[k].key; i++)
            key = key_of(&graph->association[i]);
        if (key != list[k].key)
            return true;
        i--; /* the next key may be the same */
    }
    return false;
}

bool kith_patch_associations(patch *p)
{
    kith_graph *graph = p->graph;
    size_t count, used = 0, k = 0, i = 0;
    keyed *list;
    bool done = list_associations(p, &list, &count);
    association *all = graph->association; /* if nothing comes between them */
    if (done && has_new(graph, list, count))
        all = NEW_ARRAY(
            &graph->memory, graph->association_count + count + 1, association);
    done = done && all;
    while (done && (i < graph->association_count || k < count)) {
        bool left = i < graph->association_count;
        uint64_t key = left ? key_of(&graph->association[i]) : UINT64_MAX;
        size_t end = k;
        if (k < count && list[k].key < key) {
            const draft_association *a = &p->d.associations.at[list[k].index];
            key = list[k].key;
            all[used] = (association){a->from, a->to, 0, 0, a->kind};
        } else {
            if (&all[used] != &graph->association[i])
                all[used] = graph->association[i];
            i++;
        }
        while (end < count && list[end].key == key)
            end++;
        if (k < end || was_told(p, &all[used]))
            done = renew_association(p, &all[used], list, k, end);
        if (all[used].places)
            used++;
        else
            graph->vertex[all[used].from].organization = KITH_NO_VERTEX;
        k = end;
    }
    free(list);
    graph->association = all;
    graph->association_count = used;
    return done;
}
