/*
 * grouping.c — communities as clusters that people can name.
 *
 * A cluster is called by what its people have in common: the organization of
 * most of them, and where two clusters share that, the project or the key
 * person too. All passes are over ties and associations once, or sorts of them.
 */
#include "report/grouping.h"

#include <stdlib.h>

/* Something that a member of a cluster has: an organization or a project. */
typedef struct trait {
    uint32_t cluster;
    kith_vertex what;
} trait;

static void *room(kith_report *r, size_t count, size_t size)
{
    if (r->failed)
        return NULL;
    void *taken =
        kith_arena_take(&r->memory, count + 1, size, alignof(max_align_t));
    r->failed = !taken;
    return taken;
}

static bool make_room(grouping *all, size_t communities)
{
    const kith_graph *graph = all->graph;
    all->clusters = communities;
    all->of = room(all->r, graph->order, sizeof *all->of);
    all->inside = room(all->r, graph->order, sizeof *all->inside);
    all->cluster = room(all->r, communities, sizeof *all->cluster);
    all->member = room(all->r, graph->order, sizeof *all->member);
    all->bridge = room(all->r, 2 * graph->size, sizeof *all->bridge);
    return !all->r->failed;
}

/* ---- Members ------------------------------------------------------------- */

static void place_people(grouping *all, kith_vertex within)
{
    const kith_graph *graph = all->graph;
    const uint32_t *community = all->analysis->community;
    for (kith_vertex v = 0; v < graph->order; v++) {
        all->of[v] = NO_INDEX;
        if (graph->vertex[v].kind != KITH_KIND_PERSON)
            continue;
        if (within != KITH_NO_VERTEX && !kith_graph_belongs(graph, v, within))
            continue;
        if (community[v] == UINT32_MAX) {
            all->unplaced += v != all->analysis->left_out;
            continue;
        }
        all->of[v] = community[v];
        all->cluster[community[v]].size++;
        all->placed++;
    }
}

static void weigh_ties(grouping *all)
{
    for (size_t i = 0; i < all->graph->size; i++) {
        const tie *t = &all->graph->tie[i];
        uint32_t a = all->of[t->a], b = all->of[t->b];
        if (a == NO_INDEX || b == NO_INDEX)
            continue;
        all->cluster[a].touching += t->strength;
        if (a != b) {
            all->cluster[b].touching += t->strength;
            continue;
        }
        all->cluster[a].inside += t->strength;
        all->inside[t->a] += t->strength;
        all->inside[t->b] += t->strength;
    }
}

/* Members of every cluster, those strongest inside first. */
static void line_up(grouping *all)
{
    uint32_t next = 0;
    for (size_t c = 0; c < all->clusters; c++) {
        all->cluster[c].first = next;
        next += all->cluster[c].size;
        all->cluster[c].size = 0;
        all->cluster[c].key = KITH_NO_VERTEX;
    }
    for (kith_vertex v = 0; v < all->graph->order; v++) {
        if (all->of[v] == NO_INDEX)
            continue;
        cluster *c = &all->cluster[all->of[v]];
        all->member[c->first + c->size++] =
            (ranked){all->inside[v], NO_DATE, v};
    }
    for (size_t i = 0; i < all->clusters; i++) {
        cluster *c = &all->cluster[i];
        if (c->size == 0)
            continue;
        kith_ranking_sort(all->member + c->first, c->size);
        c->key = all->member[c->first].index;
    }
}

/* ---- Names --------------------------------------------------------------- */

static int by_trait(const void *left, const void *right)
{
    const trait *a = left, *b = right;
    if (a->cluster != b->cluster)
        return a->cluster > b->cluster ? 1 : -1;
    return (a->what > b->what) - (a->what < b->what);
}

/* What most members of each cluster have; of equals the first by name. */
static void find_dominant(
    grouping *all, trait *list, size_t traits, bool projects)
{
    qsort(list, traits, sizeof *list, by_trait);
    for (size_t i = 0, run; i < traits; i += run) {
        for (run = 1;
             i + run < traits && by_trait(&list[i], &list[i + run]) == 0;)
            run++;
        cluster *c = &all->cluster[list[i].cluster];
        uint32_t *most = projects ? &c->in_project : &c->in_organization;
        if (run <= *most)
            continue;
        *most = (uint32_t)run;
        *(projects ? &c->project : &c->organization) = list[i].what;
    }
}

static void find_traits(grouping *all)
{
    const kith_graph *graph = all->graph;
    size_t traits = 0;
    trait *list =
        room(all->r, graph->order + graph->association_count, sizeof *list);
    if (!list)
        return;
    for (size_t c = 0; c < all->clusters; c++)
        all->cluster[c].organization = all->cluster[c].project = KITH_NO_VERTEX;
    for (kith_vertex v = 0; v < graph->order; v++) {
        kith_vertex organization = graph->vertex[v].organization;
        if (all->of[v] != NO_INDEX && organization != KITH_NO_VERTEX)
            list[traits++] = (trait){all->of[v], organization};
    }
    find_dominant(all, list, traits, false);

    traits = 0;
    for (size_t i = 0; i < graph->association_count; i++) {
        const association *a = &graph->association[i];
        if (a->kind == ASSOCIATION_MEMBER && all->of[a->from] != NO_INDEX &&
            graph->vertex[a->to].kind == KITH_KIND_PROJECT)
            list[traits++] = (trait){all->of[a->from], a->to};
    }
    find_dominant(all, list, traits, true);
}

static str share_label(
    const grouping *all, kith_vertex what, uint32_t n, uint32_t of)
{
    return kith_report_format(
        all->r, "%.*s (%u/%u)", STR_ARG(vertex_name(all->graph, what)), n, of);
}

/* Whether `n` people speak for a cluster: a quarter of it, and not one alone
 * among several. */
static bool is_telling(const cluster *c, kith_vertex what, uint32_t n)
{
    return what != KITH_NO_VERTEX && 4 * n >= c->size &&
           (n > 1 || 2 * n >= c->size);
}

/* "Contoso (4/6)"; where several clusters are of Contoso, also the project
 * of at least half of them, or who is at its centre. */
static str label_of(const grouping *all, const cluster *c, bool shared)
{
    str key = vertex_name(all->graph, c->key);
    bool project = is_telling(c, c->project, c->in_project) &&
                   2 * c->in_project >= c->size;
    if (is_telling(c, c->organization, c->in_organization)) {
        str shown =
            share_label(all, c->organization, c->in_organization, c->size);
        str apart = project ? vertex_name(all->graph, c->project) : key;
        return shared ? kith_report_join(all->r, shown, " · ", apart) : shown;
    }
    if (project)
        return share_label(all, c->project, c->in_project, c->size);
    return kith_report_format(all->r, "around %.*s", STR_ARG(key));
}

static void name_clusters(grouping *all)
{
    uint32_t *uses = room(all->r, all->graph->order, sizeof *uses);
    find_traits(all);
    for (size_t i = 0; uses && i < all->clusters; i++) {
        if (all->cluster[i].organization != KITH_NO_VERTEX)
            uses[all->cluster[i].organization]++;
    }
    for (size_t i = 0; uses && i < all->clusters; i++) {
        cluster *c = &all->cluster[i];
        bool shared =
            c->organization != KITH_NO_VERTEX && uses[c->organization] > 1;
        if (c->size)
            c->label = label_of(all, c, shared);
    }
}

/* ---- Bridges ------------------------------------------------------------- */

static int by_bridge(const void *left, const void *right)
{
    const bridge *a = left, *b = right;
    if (a->from != b->from)
        return a->from > b->from ? 1 : -1;
    if (a->to != b->to)
        return a->to > b->to ? 1 : -1;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return (a->tie > b->tie) - (a->tie < b->tie);
}

static int by_bridge_strength(const void *left, const void *right)
{
    const bridge *a = left, *b = right;
    if (a->from != b->from)
        return a->from > b->from ? 1 : -1;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

/* The strongest tie from each cluster to each other one, strongest first. */
static void find_bridges(grouping *all)
{
    size_t found = 0, kept = 0;
    for (uint32_t i = 0; i < all->graph->size; i++) {
        const tie *t = &all->graph->tie[i];
        uint32_t a = all->of[t->a], b = all->of[t->b];
        if (a == NO_INDEX || b == NO_INDEX || a == b)
            continue;
        all->bridge[found++] = (bridge){a, b, t->strength, i, t->a, t->b};
        all->bridge[found++] = (bridge){b, a, t->strength, i, t->b, t->a};
    }
    qsort(all->bridge, found, sizeof *all->bridge, by_bridge);
    for (size_t i = 0; i < found; i++) {
        if (i == 0 || all->bridge[i].from != all->bridge[kept - 1].from ||
            all->bridge[i].to != all->bridge[kept - 1].to)
            all->bridge[kept++] = all->bridge[i];
    }
    qsort(all->bridge, kept, sizeof *all->bridge, by_bridge_strength);
    for (size_t i = kept; i-- > 0;) {
        cluster *c = &all->cluster[all->bridge[i].from];
        c->first_bridge = (uint32_t)i;
        c->bridges++;
    }
}

/* ---- All of it ----------------------------------------------------------- */

bool kith_group(grouping *all, kith_vertex within)
{
    if (!all->analysis->community ||
        !make_room(all, all->analysis->community_count))
        return false;
    place_people(all, within);
    weigh_ties(all);
    line_up(all);
    name_clusters(all);
    find_bridges(all);
    return !all->r->failed;
}
