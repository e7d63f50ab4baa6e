/*
 * patch.c — a graph of notes of which a few say something else.
 *
 * What the changed notes told is taken out of the graph, and what they tell now
 * is put in. Several notes may tell of one event, so whoever tells of one that
 * they told of, or tell of, is heard again, in the order of all notes, and what
 * is heard of it then is all there is. Ties, counts and findings follow from
 * that and cost little.
 *
 * Whatever reaches further is left to a graph that is made anew: names that may
 * be someone else's, meetings that two notes claim.
 */
#include "graph/patch.h"

#include <stdio.h>
#include <stdlib.h>

#include "graph/cache.h"

enum { MOST_HEARD = 512, MOST_ROUNDS = 4 };

enum { HEARD = 1, CHANGED = 2 };    /* of a note */
enum { STANCED = 1, DEPARTED = 2 }; /* of a person, by a changed note */

typedef struct patch {
    const kith_vault *vault;
    kith_graph *graph;
    draft d;
    unsigned char *is;      /* of a note: HEARD, CHANGED */
    unsigned char *said_of; /* of a vertex: STANCED, DEPARTED */
    VEC(uint32_t) heard;
    bool *gone;               /* of an event: the draft has all of it */
    uint32_t *to;             /* of an event: its number now */
    uint32_t *twin;           /* of an event of the draft: that of the graph */
    uint32_t *draft_to;       /* its number now, if it is put in; or NO_INDEX */
    VEC(ranked_event) put;    /* events of the draft that are, in order */
    VEC(kith_vertex) members; /* behind those of the graph */
    VEC(place) places;
} patch;

static bool has_changed(const patch *p, uint32_t n)
{
    return p->is[n] & CHANGED;
}

/* ---- Who is heard
 * ------------------------------------------------------------
 */

/* Everyone who tells of an event is heard again. True if somebody was not. */
static bool take_out(patch *p, uint32_t e)
{
    const event *is = &p->graph->event[e];
    bool is_new = false;
    p->gone[e] = true;
    for (uint32_t k = 0; k < is->places; k++) {
        uint32_t n = p->graph->place[is->first_place + k].note;
        is_new |= !p->is[n];
        p->is[n] |= HEARD;
    }
    return is_new;
}

static void take_out_told(patch *p)
{
    const kith_graph *graph = p->graph;
    for (uint32_t e = 0; e < graph->event_count; e++) {
        const event *is = &graph->event[e];
        const place *at = &graph->place[is->first_place];
        for (uint32_t k = 0; k < is->places; k++)
            if (has_changed(p, at[k].note)) {
                take_out(p, e);
                break;
            }
    }
}

static bool list_heard(patch *p)
{
    p->heard.len = 0;
    for (uint32_t n = 0; n < p->vault->note_count; n++)
        if (p->is[n] && !VEC_PUSH(&p->heard, n))
            return false;
    return p->heard.len <= MOST_HEARD;
}

/* The event of the graph that one of the draft is, or NO_INDEX. */
static uint32_t find_twin(const patch *p, const event *is)
{
    const kith_graph *graph = p->graph;
    uint32_t low = 0, high = (uint32_t)graph->event_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = kith_event_compare(
            &graph->event[middle], graph->member, is, p->d.members.at);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NO_INDEX;
}

/* ---- Hearing them
 * ------------------------------------------------------------
 */

/* A draft that has the vertices of the graph, by their numbers, but no
 * evidence. */
static bool reopen(patch *p)
{
    const kith_graph *graph = p->graph;
    draft *d = &p->d;
    const kith_graph_options *options = d->options;
    kith_draft_end(d);
    *d = (draft){
        .vault = p->vault,
        .graph = p->graph,
        .options = options,
        .names = graph->index};
    if (!kith_draft_begin(d))
        return false;
    d->me = graph->myself;
    d->vertices.at = malloc((graph->order + 1) * sizeof *d->vertices.at);
    d->brief.at = calloc(graph->order + 1, sizeof *d->brief.at);
    if (!d->vertices.at || !d->brief.at)
        return false;
    memcpy(d->vertices.at, graph->vertex, graph->order * sizeof(vertex));
    d->vertices.len = d->brief.len = graph->order;
    for (kith_vertex v = 0; v < graph->order; v++) {
        d->brief.at[v].event = NO_INDEX;
        d->brief.at[v].kind = graph->vertex[v].kind;
    }
    for (uint32_t n = 0; n < graph->note_count; n++) {
        d->of_note[n] = graph->notes[n].entity;
        d->subject[n] = graph->notes[n].subject;
    }
    kith_draft_roles(d);
    return true;
}

/* Whether the event of a meeting's note is told by the note itself. */
static bool tells_itself(const kith_graph *graph, uint32_t n)
{
    uint32_t e = graph->notes[n].event;
    const event *is = &graph->event[e == NO_INDEX ? 0 : e];
    for (uint32_t k = 0; e != NO_INDEX && k < is->places; k++)
        if (graph->place[is->first_place + k].note == n)
            return true;
    return false;
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
    if (!tells_itself(graph, m))
        return graph->notes[m].event == NO_INDEX &&
               !(has_changed(p, n) && names_present(&p->vault->notes[n], at));
    if (!p->is[m])
        kith_draft_recall(
            &p->d, meeting, &graph->event[graph->notes[m].event],
            graph->member);
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
    if (!list_heard(p) || !reopen(p))
        return false;
    for (size_t i = 0; i < p->heard.len; i++) {
        uint32_t n = p->heard.at[i];
        const note *from = &p->vault->notes[n];
        kith_draft_note_roles(d, n);
        if (!know_meetings(p, n) || (has_changed(p, n) && !forget_person(p, n)))
            return false;
        for (uint32_t l = 0; l < from->links && has_changed(p, n); l++) {
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
    free(p->draft_to);
    p->put.len = 0;
    p->twin = malloc((count + 1) * sizeof *p->twin);
    p->draft_to = malloc((count + 1) * sizeof *p->draft_to);
    bool *told = calloc(count + 1, sizeof *told);
    bool done = p->twin && p->draft_to && told;
    for (size_t i = 0; i < d->places.len && done; i++)
        if (has_changed(p, d->places.at[i].where.note))
            told[d->places.at[i].owner] = true;
    for (uint32_t e = 0; e < count && done; e++) {
        uint32_t twin = find_twin(p, &d->events.at[e].is);
        ranked_event put = {d, e};
        p->twin[e] = twin;
        p->draft_to[e] = NO_INDEX;
        if (told[e] && twin != NO_INDEX)
            *more |= take_out(p, twin);
        else if (!told[e] && twin == NO_INDEX)
            done = false; /* a note that has not changed says something new */
        if (told[e] || (twin != NO_INDEX && p->gone[twin]))
            done = VEC_PUSH(&p->put, put) && done;
    }
    free(told);
    if (done)
        kith_sort(
            p->put.at, p->put.len, sizeof *p->put.at, kith_ranked_compare);
    return done;
}

static bool hear_all(patch *p)
{
    bool more = true;
    take_out_told(p);
    for (int round = 0; more; round++) {
        more = false;
        if (round == MOST_ROUNDS || !hear(p) || !choose(p, &more))
            return false;
    }
    return true;
}

/* ---- Whether that is all there is to it
 * --------------------------------------
 */

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
        if ((r->kind == REMARK_ONE_MEETING && p->is[r->where.note]) ||
            (r->kind == REMARK_UNIT && has_changed(p, r->where.note)))
            return false;
    }
    for (size_t i = 0; i < p->put.len; i++)
        if (p->d.events.at[p->put.at[i].e].is.flags & EVENT_BROADCAST)
            return false;
    for (uint32_t e = 0; e < graph->event_count; e++)
        if (p->gone[e] && graph->event[e].flags & EVENT_BROADCAST)
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
    uint32_t was = p->graph->notes[n].event, e = d->brief.at[v].event;
    bool tells = false, tells_alone = true;
    for (size_t i = 0; i < d->places.len && e != NO_INDEX; i++)
        tells |= d->places.at[i].owner == e && d->places.at[i].where.note == n;
    if (tells != tells_itself(p->graph, n))
        return false;
    if (!tells || p->twin[e] == was)
        return true;
    const event *is = &p->graph->event[was];
    for (uint32_t k = 0; k < is->places; k++)
        tells_alone &=
            has_changed(p, p->graph->place[is->first_place + k].note);
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
                !has_changed(p, n) && claims(p, n, is->day))
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
    for (uint32_t e = 0; e < graph->event_count && alone; e++)
        if (p->gone[e] && !kept[e])
            alone = claims_alone(p, &graph->event[e], graph->member);
    free(kept);
    return alone;
}

static bool is_alone(patch *p)
{
    for (size_t i = 0; i < p->vault->changes.len; i++)
        if (!meets_alike(p, p->vault->changes.at[i].at))
            return false;
    return remarks_alone(p) && contacts_alone(p);
}

/* ---- Events
 * ------------------------------------------------------------------
 */

/* Appends the people from `first` on, `count` of them; where they stand. */
static bool put_members(
    patch *p, const kith_vertex *from, uint32_t count, uint32_t *first)
{
    *first = (uint32_t)(p->graph->member_count + p->members.len);
    for (uint32_t i = 0; i < count; i++)
        if (!VEC_PUSH(&p->members, from[i]))
            return false;
    return true;
}

/* Puts what the draft keeps of events, each behind the other, in order of the
 * events. */
static bool order_told(patch *p)
{
    draft *d = &p->d;
    for (size_t i = 0; i < d->abouts.len; i++) {
        keyed *at = &d->abouts.at[i];
        at->key = at->key << 32 | at->index;
    }
    keyed *key = malloc((d->places.len + 1) * sizeof *key);
    draft_place *all = malloc((d->places.len + 1) * sizeof *all);
    bool done = key && all && kith_sort_keyed(d->abouts.at, d->abouts.len);
    kith_draft_part_places(d);
    for (uint32_t i = 0; i < d->places.len && done; i++)
        key[i] = (keyed){d->places.at[i].owner, i};
    done = done && kith_sort_keyed(key, d->places.len);
    for (size_t i = 0; i < d->places.len && done; i++)
        all[i] = d->places.at[key[i].index];
    if (done && d->places.len)
        memcpy(d->places.at, all, d->places.len * sizeof *all);
    free(key);
    free(all);
    return done;
}

static size_t first_place(const draft *d, uint32_t e)
{
    size_t low = 0, high = d->places.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (d->places.at[middle].owner < e)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t first_about(const draft *d, uint32_t e)
{
    size_t low = 0, high = d->abouts.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (d->abouts.at[middle].key >> 32 < e)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Appends places that came in any order; `*first` and how many they are. */
static uint32_t settle_places(patch *p, size_t from, uint32_t *first)
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
static bool make_event(patch *p, uint32_t e, event *made)
{
    const draft *d = &p->d;
    const event *is = &d->events.at[e].is;
    size_t from = p->places.len;
    *made = *is;
    if (!put_members(
            p, d->members.at + is->first_member, is->members,
            &made->first_member))
        return false;
    for (size_t i = first_about(d, e);
         i < d->abouts.len && d->abouts.at[i].key >> 32 == e; i++) {
        kith_vertex about = (kith_vertex)d->abouts.at[i].key;
        uint32_t at;
        if ((i && d->abouts.at[i - 1].key == d->abouts.at[i].key) ||
            !kith_event_may_concern(p->graph, is, d->members.at, about))
            continue;
        if (!put_members(p, &about, 1, &at))
            return false;
        if (made->abouts++ == 0)
            made->first_about = at;
    }
    for (size_t i = first_place(d, e);
         i < d->places.len && d->places.at[i].owner == e; i++)
        if (!VEC_PUSH(&p->places, d->places.at[i].where))
            return false;
    made->places = settle_places(p, from, &made->first_place);
    return true;
}

static bool merge_events(patch *p)
{
    kith_graph *graph = p->graph;
    size_t gone = 0, used = 0, k = 0;
    for (size_t e = 0; e < graph->event_count; e++)
        gone += p->gone[e];
    event *all = NEW_ARRAY(
        &graph->memory, graph->event_count - gone + p->put.len + 1, event);
    bool done = all && order_told(p);
    for (uint32_t e = 0; e <= graph->event_count && done; e++) {
        bool last = e == graph->event_count;
        if (!last && p->gone[e])
            continue;
        for (; done && k < p->put.len; k++) {
            uint32_t next = p->put.at[k].e;
            if (!last && kith_event_compare(
                             &graph->event[e], graph->member,
                             &p->d.events.at[next].is, p->d.members.at) < 0)
                break;
            p->draft_to[next] = (uint32_t)used;
            done = make_event(p, next, &all[used++]);
        }
        if (last)
            break;
        p->to[e] = (uint32_t)used;
        all[used] = graph->event[e];
        all[used++].flags &= (uint16_t)~EVENT_FUTURE;
    }
    for (uint32_t n = 0; n < graph->note_count && done; n++) {
        noted *at = &graph->notes[n];
        if (at->event == NO_INDEX)
            continue;
        uint32_t e = p->d.brief.at[at->entity].event;
        if (!p->gone[at->event])
            at->event = p->to[at->event];
        else
            at->event = e == NO_INDEX ? NO_INDEX : p->draft_to[e];
    }
    graph->event = all;
    graph->event_count = used;
    return done;
}

/* ---- Associations
 * ------------------------------------------------------------
 */

/* Those that the changed notes tell, by key. */
static bool list_associations(const patch *p, keyed **list, size_t *count)
{
    const draft *d = &p->d;
    *count = 0;
    *list = malloc((d->associations.len + 1) * sizeof **list);
    for (uint32_t i = 0; i < d->associations.len && *list; i++) {
        const draft_association *a = &d->associations.at[i];
        if (has_changed(p, a->where.note))
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
        done = has_changed(p, at.note) || VEC_PUSH(&p->places, at);
    }
    if (p->places.len - begin == a->places && from == end) {
        p->places.len = begin; /* it is as it was */
        return done;
    }
    for (; from < end && done; from++)
        done =
            VEC_PUSH(&p->places, p->d.associations.at[list[from].index].where);
    a->places = settle_places(p, begin, &a->first_place);
    return done;
}

static bool merge_associations(patch *p)
{
    kith_graph *graph = p->graph;
    size_t count, used = 0, k = 0, i = 0;
    keyed *list;
    bool done = list_associations(p, &list, &count);
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
        used += all[used].places > 0;
        k = end;
    }
    free(list);
    graph->association = all;
    graph->association_count = used;
    return done;
}

/* ---- Statements and remarks
 * --------------------------------------------------
 */

/* Takes over a statement of the draft. */
static bool make_statement(patch *p, statement *s)
{
    const draft *d = &p->d;
    uint32_t count = 1;
    if (s->kind == STATEMENT_TASK) {
        p->graph->task[p->graph->task_count] = d->tasks.at[s->task];
        s->task = (uint32_t)p->graph->task_count++;
    }
    if (s->first_about == 0)
        return true;
    const kith_vertex *from = d->members.at + s->first_about;
    while (from[count - 1] != KITH_NO_VERTEX)
        count++;
    return put_members(p, from, count, &s->first_about);
}

/* Room for the tasks of the draft behind those of the graph. */
static bool grow_tasks(patch *p)
{
    kith_graph *graph = p->graph;
    stated_task *all = NEW_ARRAY(
        &graph->memory, graph->task_count + p->d.tasks.len + 1, stated_task);
    if (!all)
        return false;
    memcpy(all, graph->task, graph->task_count * sizeof *all);
    graph->task = all;
    return true;
}

/* Notes which of the people that statements are of are said of by others, too.
 */
static void note_said(patch *p, const statement *s, uint32_t count)
{
    for (const statement *end = s + count; s < end; s++) {
        if (s->kind == STATEMENT_STANCE || s->kind == STATEMENT_DEAL)
            p->said_of[s->subject] |= STANCED;
        if (s->kind == STATEMENT_MOVED && s->subject != KITH_NO_VERTEX)
            p->said_of[s->subject] |= DEPARTED;
    }
}

static bool replace_statements(patch *p)
{
    kith_graph *graph = p->graph;
    const draft *d = &p->d;
    size_t room = graph->statement_count + d->statements.len, used = 0, i = 0;
    statement *all = NEW_ARRAY(&graph->memory, room + 1, statement);
    bool done = all && grow_tasks(p);
    for (uint32_t n = 0; n < graph->note_count && done; n++) {
        noted *at = &graph->notes[n];
        const statement *from = &graph->statement[at->first_statement];
        while (i < p->heard.len && p->heard.at[i] < n)
            i++;
        if (has_changed(p, n)) {
            note_said(p, from, at->statements);
            from = &d->statements.at[d->first_statement[i]];
            at->statements = d->first_statement[i + 1] - d->first_statement[i];
            note_said(p, from, at->statements);
        }
        at->first_statement = (uint32_t)used;
        if (at->statements)
            memcpy(all + used, from, at->statements * sizeof *all);
        for (uint32_t k = 0; has_changed(p, n) && k < at->statements && done;
             k++)
            done = make_statement(p, &all[used + k]);
        if (has_changed(p, n))
            kith_sort(
                all + used, at->statements, sizeof *all,
                kith_statement_compare);
        used += at->statements;
    }
    graph->statement = all;
    graph->statement_count = used;
    return done;
}

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
        if (has_changed(p, at->where.note) && !again &&
            !was_met(p, at->vertex, at->day))
            kith_draft_doubt(d, at);
    }
}

static bool replace_remarks(patch *p)
{
    kith_graph *graph = p->graph;
    check_claims(p);
    size_t kept = 0, room = graph->remark_count + p->d.remarks.len;
    remark *all = NEW_ARRAY(&graph->memory, room + 1, remark);
    bool done = all && !p->d.failed;
    size_t used = 0;
    for (size_t i = 0; i < graph->remark_count && done; i++)
        if (!has_changed(p, graph->remark[i].where.note))
            all[used++] = graph->remark[i];
    for (size_t i = 0; i < p->d.remarks.len && done; i++) {
        remark r = p->d.remarks.at[i];
        if (!has_changed(p, r.where.note))
            continue;
        done = put_members(
            p, p->d.members.at + r.first_candidate, r.candidates,
            &r.first_candidate);
        all[used++] = r;
    }
    if (!done)
        return false;
    kith_sort(all, used, sizeof *all, kith_remark_compare);
    for (size_t i = 0; i < used; i++)
        if (kept == 0 || kith_remark_compare(&all[kept - 1], &all[i]) != 0)
            all[kept++] = all[i];
    graph->remark = all;
    graph->remark_count = kept;
    return true;
}

/* ---- The rest
 * ----------------------------------------------------------------
 */

/* Puts what was appended behind what there is. */
static bool join(patch *p)
{
    kith_graph *graph = p->graph;
    kith_vertex *member = NEW_ARRAY(
        &graph->memory, graph->member_count + p->members.len + 1, kith_vertex);
    place *all = NEW_ARRAY(
        &graph->memory, graph->place_count + p->places.len + 1, place);
    if (!member || !all)
        return false;
    memcpy(member, graph->member, graph->member_count * sizeof *member);
    memcpy(all, graph->place, graph->place_count * sizeof *all);
    if (p->members.len)
        memcpy(
            member + graph->member_count, p->members.at,
            p->members.len * sizeof *member);
    if (p->places.len)
        memcpy(
            all + graph->place_count, p->places.at,
            p->places.len * sizeof *all);
    graph->member = member;
    graph->place = all;
    graph->member_count += p->members.len;
    graph->place_count += p->places.len;
    return true;
}

/* Finds out anew what is said of a person by any line: first those of fields,
 * which have no words to quote, as they are heard. */
static void hear_stances(patch *p, uint32_t n, bool of_fields)
{
    draft *d = &p->d;
    const noted *at = &p->graph->notes[n];
    for (uint32_t i = 0; i < at->statements; i++) {
        const statement *s = &p->graph->statement[at->first_statement + i];
        bool is_stance = s->kind == STATEMENT_STANCE;
        if (!(is_stance || s->kind == STATEMENT_DEAL) ||
            !(p->said_of[s->subject] & STANCED) ||
            (s->length == 0) != of_fields)
            continue;
        if (s->day == NO_DATE)
            kith_draft_take(d, n);
        (is_stance ? kith_draft_stance : kith_draft_deal)(
            d, s->subject, s->value, s->day == NO_DATE ? d->newest : s->day,
            statement_place(n, s));
    }
}

/* Whether a note of their own says that they have left. */
static bool says_left(const patch *p, kith_vertex v)
{
    for (uint32_t n = 0; n < p->vault->note_count; n++) {
        const note *from = &p->vault->notes[n];
        for (uint32_t f = 0; p->d.of_note[n] == v && f < from->fields; f++)
            if (kith_draft_says_left(&p->d, &from->field[f]))
                return true;
    }
    return false;
}

static void describe_people(patch *p)
{
    kith_graph *graph = p->graph;
    bool any = false;
    for (kith_vertex v = 0; v < graph->order; v++) {
        vertex *at = draft_at(&p->d, v);
        any |= p->said_of[v] & STANCED;
        at->stance = STANCE_UNKNOWN;
        at->deal = DEAL_NONE;
        at->last_seen = NO_DATE;
        if (!(p->said_of[v] & DEPARTED))
            continue;
        graph->vertex[v].flags &= (uint8_t)~VERTEX_LEFT;
        if (says_left(p, v))
            graph->vertex[v].flags |= VERTEX_LEFT;
    }
    for (uint32_t n = 0; n < graph->note_count && any; n++) {
        hear_stances(p, n, true);
        hear_stances(p, n, false);
    }
    for (kith_vertex v = 0; v < graph->order && any; v++) {
        const vertex *from = draft_at(&p->d, v);
        vertex *to = &graph->vertex[v];
        if (!(p->said_of[v] & STANCED))
            continue;
        to->stance = from->stance;
        to->stance_place = from->stance_place;
        to->deal = from->deal;
        to->deal_place = from->deal_place;
    }
}

/* Takes over what the changed notes say of those whose they are. */
static void describe(patch *p)
{
    kith_graph *graph = p->graph;
    for (size_t i = 0; i < p->vault->changes.len; i++) {
        uint32_t n = p->vault->changes.at[i].at;
        kith_vertex v = graph->notes[n].entity;
        graph->notes[n].day = p->vault->notes[n].day;
        if (!draft_is_person(&p->d, v))
            continue;
        const vertex *from = draft_at(&p->d, v);
        vertex *to = &graph->vertex[v];
        to->role = from->role;
        to->email = from->email;
        to->department = from->department;
        to->flags = from->flags;
    }
}

/* Forgets what is counted anew. */
static void uncount(kith_graph *graph)
{
    for (kith_vertex v = 0; v < graph->order; v++) {
        vertex *at = &graph->vertex[v];
        at->meetings = 0;
        at->last_met = at->last_seen = NO_DATE;
        at->organization = KITH_NO_VERTEX;
    }
    graph->size = graph->day_count = graph->decision_count = 0;
}

static bool put_in(patch *p)
{
    kith_error error = {0};
    if (!merge_events(p) || !merge_associations(p) || !replace_statements(p) ||
        !replace_remarks(p) || !join(p))
        return false;
    describe(p);
    describe_people(p);
    uncount(p->graph);
    kith_choose_organizations(p->graph);
    return kith_draft_settle(&p->d, &error);
}

static bool begin(patch *p)
{
    const kith_vault *vault = p->vault;
    size_t events = p->graph->event_count + 1;
    p->is = calloc(vault->note_count + 1, sizeof *p->is);
    p->said_of = calloc(p->graph->order + 1, sizeof *p->said_of);
    p->gone = calloc(events, sizeof *p->gone);
    p->to = calloc(events, sizeof *p->to);
    if (!p->is || !p->said_of || !p->gone || !p->to ||
        !kith_intern_own(&p->graph->index->keys) || !reopen(p))
        return false;
    for (size_t i = 0; i < vault->changes.len; i++) {
        const changed_note *c = &vault->changes.at[i];
        if (!kith_patch_names_same(&p->d, &c->was, &vault->notes[c->at]))
            return false;
        p->is[c->at] = HEARD | CHANGED;
    }
    return true;
}

bool kith_graph_patch(
    kith_graph *graph,
    const kith_vault *vault,
    const kith_graph_options *options)
{
    patch p = {.vault = vault, .graph = graph, .d.options = options};
    bool done = !(options && options->no_merge) && begin(&p) && hear_all(&p) &&
                is_alone(&p) && put_in(&p);
    kith_draft_end(&p.d);
    free(p.is);
    free(p.said_of);
    free(p.gone);
    free(p.to);
    free(p.twin);
    free(p.draft_to);
    VEC_FREE(&p.heard);
    VEC_FREE(&p.put);
    VEC_FREE(&p.members);
    VEC_FREE(&p.places);
    return done;
}
