/*
 * patch_alone.c — whether what was heard is all that a change reaches.
 *
 * Some of what is said of an event stands in one of the notes that tell of it;
 * some notes claim what another proves. Where that is so, all is made anew.
 */
#include "graph/patch.h"

#include <stdlib.h>

/* Remarks of events that several notes tell of stand in one of them. */
static bool remarks_alone(const patch *p)
{
    const kith_graph *graph = p->graph;
    for (size_t i = 0; i < p->d.remarks.len; i++) {
        unsigned kind = p->d.remarks.at[i].kind;
        if (kind == REMARK_ONE_MEETING || kind == REMARK_UNIT)
            return false;
    }
    for (size_t i = 0; i < graph->remark_count; i++) {
        const remark *r = &graph->remark[i];
        if ((r->kind == REMARK_ONE_MEETING && patch_hears(p, r->where.note)) ||
            (r->kind == REMARK_UNIT && patch_changes(p, r->where.note)))
            return false;
    }
    for (size_t i = 0; i < p->put.len; i++)
        if (p->d.events.at[p->put.at[i].e].is.flags & EVENT_BROADCAST)
            return false;
    for (size_t i = 0; i < p->out.len; i++)
        if (graph->event[p->out.at[i]].flags & EVENT_BROADCAST)
            return false;
    return true;
}

/* Whether a meeting's note still tells of a meeting, and of the same one if
 * other notes link it. */
static bool meets_alike(const patch *p, uint32_t n)
{
    const draft *d = &p->d;
    kith_vertex v = d->of_note[n];
    if (draft_kind(d, v) != KITH_KIND_MEETING)
        return true;
    uint32_t was = p->event_of[n], e = draft_event_of(d, v);
    bool tells = false, tells_alone = true;
    for (size_t i = 0; i < d->places.len && e != NO_INDEX; i++)
        tells |= d->places.at[i].owner == e && d->places.at[i].where.note == n;
    if (tells != (was != NO_INDEX))
        return false;
    if (!tells || p->twin[e] == was)
        return true;
    const event *is = &p->graph->event[was];
    for (uint32_t k = 0; k < is->places; k++)
        tells_alone &=
            patch_changes(p, p->graph->place[is->first_place + k].note);
    return tells_alone;
}

static bool claims(const patch *p, uint32_t n, date day)
{
    const note *from = &p->vault->notes[n];
    for (uint32_t f = 0; f < from->fields; f++)
        if (draft_field_is(&p->d, &from->field[f], FIELD_LAST_CONTACT) &&
            kith_date_parse(draft_text(&p->d, from->field[f].value)) == day)
            return true;
    return false;
}

/* Whether nobody whose note has not changed says to have been in touch on a day
 * on which they met now, or no longer. */
static bool claims_alone(
    const patch *p, const event *is, const kith_vertex *who)
{
    for (uint32_t i = 0; i < is->members && is->kind == EVENT_MET; i++)
        for (uint32_t n = 0; n < p->vault->note_count; n++)
            if (p->d.of_note[n] == who[is->first_member + i] &&
                !patch_changes(p, n) && claims(p, n, is->day))
                return false;
    return true;
}

static bool contacts_alone(const patch *p)
{
    const kith_graph *graph = p->graph;
    bool *kept = calloc(graph->event_count + 1, sizeof *kept);
    bool alone = kept != NULL;
    for (size_t i = 0; i < p->put.len && alone; i++) {
        uint32_t e = p->put.at[i].e;
        if (p->twin[e] == NO_INDEX)
            alone = claims_alone(p, &p->d.events.at[e].is, p->d.members.at);
        else
            kept[p->twin[e]] = true;
    }
    for (size_t i = 0; i < p->out.len && alone; i++) {
        uint32_t e = p->out.at[i];
        alone = kept[e] || claims_alone(p, &graph->event[e], graph->member);
    }
    free(kept);
    return alone;
}

bool kith_patch_is_alone(const patch *p)
{
    for (size_t i = 0; i < p->vault->changes.len; i++)
        if (!meets_alike(p, p->vault->changes.at[i].at))
            return false;
    return remarks_alone(p) && contacts_alone(p);
}
