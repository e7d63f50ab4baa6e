/* patch_remarks.c — what is remarked on the changed notes. */
#include "graph/patch.h"

static kith_vertex member(const patch *p, size_t i)
{
    size_t before = p->graph->member_count;
    return i < before ? p->graph->member[i] : p->members.at[i - before];
}

static bool was_met(const patch *p, kith_vertex v, date day)
{
    for (size_t e = 0; e < p->graph->event_count; e++) {
        const event *is = &p->graph->event[e];
        if (is->day != day || is->kind != EVENT_MET)
            continue;
        for (uint32_t i = 0; i < is->members; i++)
            if (member(p, is->first_member + i) == v)
                return true;
    }
    return false;
}

/* Remarks on what people whose notes have changed say of their last contact. */
static void check_claims(patch *p)
{
    draft *d = &p->d;
    for (size_t i = 0; i < d->claims.len; i++) {
        const draft_claim *at = &d->claims.at[i];
        bool again = false; /* of two that are alike, the first is told of */
        for (size_t k = 0; k < d->claims.len && k != i; k++)
            again |= d->claims.at[k].vertex == at->vertex &&
                     d->claims.at[k].day == at->day &&
                     kith_place_compare(&d->claims.at[k].where, &at->where) < 0;
        if (patch_changes(p, at->where.note) && !again &&
            !was_met(p, at->vertex, at->day))
            kith_draft_doubt(d, at);
    }
}

/* Whether one of the remarks is on a changed note. */
static bool has_remarks(const patch *p, const remark *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (patch_changes(p, all[i].where.note))
            return true;
    return false;
}

/* Puts the remarks on the changed notes in the place of those that were. */
static bool replace_remarks(patch *p)
{
    kith_graph *graph = p->graph;
    remark *all = graph->remark;
    size_t used = 0, kept = 0, told = 0;
    for (size_t i = 0; i < p->d.remarks.len; i++)
        told += patch_changes(p, p->d.remarks.at[i].where.note);
    for (size_t i = 0; i < graph->remark_count; i++)
        used += !patch_changes(p, all[i].where.note);
    if (used + told > graph->remark_count) /* else they stay where they are */
        all = NEW_ARRAY(&graph->memory, used + told, remark);
    if (!all)
        return false;
    used = 0;
    for (size_t i = 0; i < graph->remark_count; i++) {
        if (patch_changes(p, graph->remark[i].where.note))
            continue;
        if (&all[used] != &graph->remark[i])
            all[used] = graph->remark[i];
        used++;
    }
    for (size_t i = 0; i < p->d.remarks.len; i++) {
        remark r = p->d.remarks.at[i];
        if (!patch_changes(p, r.where.note))
            continue;
        if (!kith_patch_members(
                p, p->d.members.at + r.first_candidate, r.candidates,
                &r.first_candidate))
            return false;
        all[used++] = r;
    }
    kith_sort(all, used, sizeof *all, kith_remark_compare);
    for (size_t i = 0; i < used; i++) {
        if (kept && kith_remark_compare(&all[kept - 1], &all[i]) == 0)
            continue;
        if (kept < i)
            all[kept] = all[i];
        kept++;
    }
    graph->remark = all;
    graph->remark_count = kept;
    return true;
}

bool kith_patch_remarks(patch *p)
{
    const kith_graph *graph = p->graph;
    check_claims(p);
    bool same = !has_remarks(p, graph->remark, graph->remark_count) &&
                !has_remarks(p, p->d.remarks.at, p->d.remarks.len);
    return !p->d.failed && (same || replace_remarks(p));
}
