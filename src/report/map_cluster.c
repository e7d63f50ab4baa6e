/*
 * map_cluster.c — the communities on a map, called by the organization of most
 * of those shown.
 *
 * The names of the clusters report count everyone; here only whom the reader
 * sees is counted, else "Contoso (4/9)" would stand beside six boxes.
 */
#include "report/map_draft.h"

/* The organization of most of a cluster's shown people, and of how many. */
typedef struct dominance {
    kith_vertex organization;
    uint32_t people;
} dominance;

static kith_vertex organization_at(const map_draft *d, size_t i)
{
    return d->of[i] == KITH_NO_VERTEX ? KITH_NO_VERTEX
                                      : d->graph->vertex[d->of[i]].organization;
}

/* Counts by organization, asked of one cluster at a time: `seen` is all zero
 * before and after. O(members of the cluster). */
static dominance find_dominant(
    const map_draft *d, const ranked *member, size_t count, uint32_t *seen)
{
    dominance most = {KITH_NO_VERTEX, 0};
    for (size_t i = 0; i < count; i++) {
        kith_vertex o = organization_at(d, member[i].index);
        if (o == KITH_NO_VERTEX)
            continue;
        uint32_t n = ++seen[o];
        if (n > most.people || (n == most.people && o < most.organization))
            most = (dominance){o, n};
    }
    for (size_t i = 0; i < count; i++) {
        kith_vertex o = organization_at(d, member[i].index);
        if (o != KITH_NO_VERTEX)
            seen[o] = 0;
    }
    return most;
}

/* "Contoso (4/6)", or who is at its centre if no organization speaks for it. */
static str label_of(
    const map_draft *d, dominance most, size_t size, kith_vertex key)
{
    if (most.organization == KITH_NO_VERTEX || 2 * (size_t)most.people < size)
        return kith_report_format(
            d->r, "around %.*s", STR_ARG(vertex_name(d->graph, key)));
    return kith_report_format(
        d->r, "%.*s (%u/%zu)",
        STR_ARG(vertex_name(d->graph, most.organization)), most.people, size);
}

/* The shown people of every community, those with most strength first. */
static size_t line_up(map_draft *d, ranked *list, size_t *size)
{
    size_t count = 0;
    for (size_t i = 0; i < d->m->vertices; i++) {
        size_t c = d->of[i] == KITH_NO_VERTEX
                       ? SIZE_MAX
                       : kith_community(d->analysis, d->of[i]);
        if (c == SIZE_MAX)
            continue;
        size[c]++;
        list[count++] = (ranked){
            kith_score(d->analysis, KITH_STRENGTH, d->of[i]), NO_DATE,
            (uint32_t)i};
    }
    kith_ranking_sort(list, count);
    return count;
}

/* Two clusters of one name are told apart by who is at their centre. */
static void tell_apart(map_draft *d, const kith_vertex *key)
{
    map *m = d->m;
    for (size_t i = 0; i < m->clusters; i++) {
        bool shared = false;
        for (size_t k = 0; k < m->clusters && !shared; k++)
            shared =
                k != i && str_equal(m->cluster[k].label, m->cluster[i].label);
        if (shared)
            m->cluster[i].label = kith_report_join(
                d->r, m->cluster[i].label, " · ",
                vertex_name(d->graph, key[i]));
    }
}

void kith_map_clusters(map_draft *d)
{
    map *m = d->m;
    size_t communities = kith_community_count(d->analysis);
    size_t *size = kith_map_room(d, communities, sizeof *size);
    uint32_t *seen = kith_map_room(d, d->graph->order, sizeof *seen);
    kith_vertex *key = kith_map_room(d, communities, sizeof *key);
    ranked *list = kith_ranking(d->r, m->vertices);
    ranked *member = kith_ranking(d->r, m->vertices);
    m->cluster = kith_map_room(d, communities, sizeof *m->cluster);
    if (d->r->failed)
        return;
    size_t count = line_up(d, list, size);
    for (size_t c = 0; c < communities; c++) {
        if (size[c] < 2) /* one alone is no group */
            continue;
        size_t members = 0;
        for (size_t i = 0; i < count; i++) {
            if (kith_community(d->analysis, d->of[list[i].index]) != c)
                continue;
            member[members++] = list[i];
            m->vertex[list[i].index].cluster = (uint32_t)m->clusters;
        }
        key[m->clusters] = d->of[member[0].index];
        dominance most = find_dominant(d, member, members, seen);
        m->cluster[m->clusters].label =
            label_of(d, most, members, key[m->clusters]);
        m->cluster[m->clusters++].size = (uint32_t)members;
    }
    tell_apart(d, key);
}
