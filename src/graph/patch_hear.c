/*
 * patch_hear.c — who is heard again, and what they tell.
 *
 * Whoever tells of an event that a changed note told of, or tells of now, is
 * heard, until nobody is left: then what the draft has of those events is all
 * there is. It has the vertices of the graph, by their numbers.
 */
#include "graph/patch.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_HEARD = 512, MOST_ROUNDS = 4 };

/* ---- Who ----------------------------------------------------------------
 */

/* Everyone who tells of an event is heard again. True if somebody was not. */
static bool take_out(patch *p, uint32_t e)
{
    const event *is = &p->graph->event[e];
    bool is_new = false;
    p->gone[e] = true;
    for (uint32_t i = 0; i < is->members; i++)
        p->counted[p->graph->member[is->first_member + i]] = true;
    for (uint32_t k = 0; k < is->places; k++) {
        uint32_t n = p->graph->place[is->first_place + k].note;
        is_new |= !patch_hears(p, n);
        p->is[n] |= HEARD;
    }
    return is_new;
}

/* Whoever the changed notes told of is taken out; finds the event of each
 * meeting's note that tells of one itself. */
static void go_through_events(patch *p)
{
    const kith_graph *graph = p->graph;
    for (uint32_t n = 0; n < graph->note_count; n++) {
        bool meets = p->vault->notes[n].kind == KITH_KIND_MEETING;
        p->is[n] |= meets ? OF_MEETING : 0;
        p->event_of[n] = NO_INDEX;
    }
    for (uint32_t e = 0; e < graph->event_count; e++) {
        const event *is = &graph->event[e];
        const place *at = &graph->place[is->first_place];
        bool told = false, first = is->kind == EVENT_MET;
        for (uint32_t k = 0; k < is->places; k++) {
            told |= patch_changes(p, at[k].note);
            first = first && p->is[at[k].note] & OF_MEETING;
            if (first) /* theirs come before all others */
                p->event_of[at[k].note] = e;
        }
        if (told)
            take_out(p, e);
    }
}

static bool list_heard(patch *p)
{
    p->heard.len = 0;
    for (uint32_t n = 0; n < p->vault->note_count; n++)
        if (patch_hears(p, n) && !VEC_PUSH(&p->heard, n))
            return false;
    return p->heard.len <= MOST_HEARD;
}

uint32_t kith_patch_place_for(const patch *p, uint32_t e)
{
    const kith_graph *graph = p->graph;
    const draft *d = &p->d;
    uint32_t low = 0, high = (uint32_t)graph->event_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (kith_event_compare(
                &graph->event[middle], graph->member, &d->events.at[e].is,
                d->members.at) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The event of the graph that one of the draft is, or NO_INDEX. */
static uint32_t find_twin(const patch *p, uint32_t e)
{
    const kith_graph *graph = p->graph;
    const draft *d = &p->d;
    uint32_t at = kith_patch_place_for(p, e);
    bool found =
        at < graph->event_count && kith_event_compare(
                                       &graph->event[at], graph->member,
                                       &d->events.at[e].is, d->members.at) == 0;
    return found ? at : NO_INDEX;
}

/* ---- What they tell
 * ----------------------------------------------------------
 */

void kith_patch_close(patch *p)
{
    p->d.vertices.at = NULL;
    kith_draft_end(&p->d);
}

bool kith_patch_open(patch *p)
{
    kith_graph *graph = p->graph;
    draft *d = &p->d;
    const kith_graph_options *options = d->options;
    kith_patch_close(p);
    *d = (draft){
        .vault = p->vault,
        .graph = graph,
        .options = options,
        .names = graph->index,
        .asks_all = true};
    if (!kith_draft_begin(d))
        return false;
    d->me = graph->myself;
    d->vertices.at = graph->vertex;
    d->brief.at = calloc(graph->order + 1, sizeof *d->brief.at);
    d->kinds.at = malloc(graph->order + 1);
    if (!d->brief.at || !d->kinds.at)
        return false;
    d->vertices.len = d->brief.len = d->kinds.len = graph->order;
    for (kith_vertex v = 0; v < graph->order; v++)
        d->kinds.at[v] = graph->vertex[v].kind;
    for (uint32_t n = 0; n < graph->note_count; n++) {
        d->of_note[n] = graph->notes[n].entity;
        d->subject[n] = graph->notes[n].subject;
    }
    kith_draft_roles(d);
    return true;
}

static bool names_present(const note *from, const item *at)
{
    for (uint32_t m = 0; m < at->mentions; m++)
        if (mention_is_present(&from->mention[at->first_mention + m]))
            return true;
    return false;
}

/* A line of note n links a meeting: the draft must know its event. False if the
 * event is one that lines made, of which each may be another. */
static bool know_meeting(
    patch *p, uint32_t n, const item *at, kith_vertex meeting)
{
    const kith_graph *graph = p->graph;
    uint32_t m = graph->vertex[meeting].note;
    if (m == NO_INDEX)
        return true;
    if (p->event_of[m] == NO_INDEX)
        return !graph->notes[m].is_told &&
               !(patch_changes(p, n) && names_present(&p->vault->notes[n], at));
    if (!patch_hears(p, m))
        kith_draft_recall(
            &p->d, meeting, &graph->event[p->event_of[m]], graph->member);
    return true;
}

static bool know_meetings(patch *p, uint32_t n)
{
    const note *from = &p->vault->notes[n];
    bool tells = from->kind != KITH_KIND_MEETING; /* of others' meetings */
    for (uint32_t i = 0; i < from->items && tells; i++) {
        const item *at = &from->item[i];
        for (uint32_t l = 0; l < at->links; l++) {
            kith_vertex v = draft_linked(&p->d, from, at->first_link + l);
            if (draft_kind(&p->d, v) != KITH_KIND_MEETING)
                continue;
            if (!know_meeting(p, n, at, v))
                return false;
            break; /* a line tells of the first meeting that it links */
        }
    }
    return true;
}

/* The person whose note it is knows of themselves what this note says. */
static bool forget_person(patch *p, uint32_t n)
{
    kith_vertex v = p->d.of_note[n];
    if (!draft_is_person(&p->d, v))
        return true;
    for (uint32_t other = 0; other < p->vault->note_count; other++)
        if (other != n && p->d.of_note[other] == v)
            return false; /* and what others say */
    vertex *is = draft_at(&p->d, v);
    is->role = is->email = is->department = (str){0};
    is->flags &= (uint8_t) ~(VERTEX_REVIEW | VERTEX_LEFT | VERTEX_DO_NOT_ASK);
    return true;
}

static bool hear(patch *p)
{
    draft *d = &p->d;
    if (!list_heard(p))
        return false;
    for (size_t i = 0; i < p->heard.len; i++) {
        uint32_t n = p->heard.at[i];
        const note *from = &p->vault->notes[n];
        kith_draft_note_roles(d, n);
        if (!know_meetings(p, n) ||
            (patch_changes(p, n) && !forget_person(p, n)))
            return false;
        for (uint32_t l = 0; l < from->links && patch_changes(p, n); l++) {
            draft_cut cut = {n, l};
            if (draft_may_be_cut(&from->link[l]) && !VEC_PUSH(&d->cut, cut))
                return false;
        }
    }
    kith_draft_evidence(d, p->heard.at, p->heard.len);
    kith_draft_truncated(d);
    return !d->failed;
}

/* Lists the events of the draft of which everything was heard: those that the
 * changed notes told or tell of. Sets `*more` if others tell of them, too. */
static bool choose(patch *p, bool *more)
{
    const draft *d = &p->d;
    size_t count = d->events.len;
    free(p->twin);
    p->put.len = 0;
    p->twin = malloc((count + 1) * sizeof *p->twin);
    bool *told = calloc(count + 1, sizeof *told);
    bool done = p->twin && told;
    for (size_t i = 0; i < d->places.len && done; i++)
        if (patch_changes(p, d->places.at[i].where.note))
            told[d->places.at[i].owner] = true;
    for (uint32_t e = 0; e < count && done; e++) {
        uint32_t twin = find_twin(p, e);
        ranked_event put = {d, e};
        p->twin[e] = twin;
        if (told[e] && twin != NO_INDEX)
            *more |= take_out(p, twin);
        else if (!told[e] && twin == NO_INDEX)
            done = false; /* a note that has not changed says something new */
        if (!told[e] && (twin == NO_INDEX || !p->gone[twin]))
            continue;
        done = VEC_PUSH(&p->put, put) && done;
        const event *is = &d->events.at[e].is;
        for (uint32_t i = 0; i < is->members; i++)
            p->counted[d->members.at[is->first_member + i]] = true;
    }
    free(told);
    if (done)
        kith_sort(
            p->put.at, p->put.len, sizeof *p->put.at, kith_ranked_compare);
    return done;
}

static bool list_gone(patch *p)
{
    size_t count = p->graph->event_count;
    const bool *at = p->gone;
    while ((at = memchr(at, true, count - (size_t)(at - p->gone))))
        if (!VEC_PUSH(&p->out, (uint32_t)(at++ - p->gone)))
            return false;
    return true;
}

bool kith_patch_hear(patch *p)
{
    bool more = true;
    go_through_events(p);
    for (int round = 0; more; round++) {
        more = false;
        if (round == MOST_ROUNDS || (round && !kith_patch_open(p)) ||
            !hear(p) || !choose(p, &more))
            return false;
    }
    return list_gone(p);
}
