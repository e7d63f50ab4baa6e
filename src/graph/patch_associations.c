/* patch_associations.c — what belongs to what, by the changed notes and others.
 */
#include "graph/patch.h"

#include <stdlib.h>

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
    if (p->places.len - begin == a->places && from == end) {
        p->places.len = begin; /* it is as it was */
        return done;
    }
    for (; from < end && done; from++)
        done =
            VEC_PUSH(&p->places, p->d.associations.at[list[from].index].where);
    a->places = kith_patch_places(p, begin, &a->first_place);
    return done;
}

/* Whether a changed note told of one. */
static bool has_associated(const patch *p)
{
    const kith_graph *graph = p->graph;
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        for (uint32_t k = 0; k < a->places; k++)
            if (patch_changes(p, graph->place[a->first_place + k].note))
                return true;
    }
    return false;
}

bool kith_patch_associations(patch *p)
{
    kith_graph *graph = p->graph;
    size_t count, used = 0, k = 0, i = 0;
    keyed *list;
    bool done = list_associations(p, &list, &count);
    if (done && count == 0 && !has_associated(p)) {
        free(list);
        return true;
    }
    association *all = NEW_ARRAY(
        &graph->memory, graph->association_count + count + 1, association);
    done = done && all;
    while (done && (i < graph->association_count || k < count)) {
        const association *was =
            i < graph->association_count ? &graph->association[i] : NULL;
        uint64_t key =
            was ? association_key(was->from, was->kind, was->to) : UINT64_MAX;
        size_t end = k;
        if (k < count && list[k].key < key) {
            const draft_association *a = &p->d.associations.at[list[k].index];
            key = list[k].key;
            all[used] = (association){a->from, a->to, 0, 0, a->kind};
        } else {
            all[used] = *was;
            i++;
        }
        while (end < count && list[end].key == key)
            end++;
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
