/*
 * events.c — one thing that happened, however many notes tell of it.
 *
 * The identity of an event is (kind, date, people): two bullets of one day with
 * the same people are one meeting in two notes, word of one person brought by
 * another on one day is one relayed mention. Every place is kept.
 */
#include <stdio.h>

#include "base/limits.h"
#include "base/sort.h"
#include "graph/draft.h"

static int compare_vertices(const void *a, const void *b)
{
    kith_vertex x = *(const kith_vertex *)a, y = *(const kith_vertex *)b;
    return (x > y) - (x < y);
}

/* Sorts the people found and leaves each once; directed kinds keep order. */
static void settle(draft *d, event_kind kind)
{
    size_t kept = 0;
    bool unordered =
        kind == EVENT_MET || kind == EVENT_STATED || kind == EVENT_CO_MENTIONED;
    if (unordered)
        kith_sort(
            d->found.at, d->found.len, sizeof *d->found.at, compare_vertices);
    for (size_t i = 0; i < d->found.len; i++) {
        bool known = !draft_is_person(d, d->found.at[i]);
        /* Two or three are in order; of those that are sorted, the last one
         * tells. */
        for (size_t k = unordered && kept ? kept - 1 : 0; k < kept && !known;
             k++)
            known = d->found.at[k] == d->found.at[i];
        if (!known)
            d->found.at[kept++] = d->found.at[i];
    }
    d->found.len = kept;
}

static uint32_t hash_event(
    event_kind kind, date day, const kith_vertex *people, size_t count)
{
    uint64_t h = 0x9E3779B97F4A7C15u ^ (uint64_t)kind << 32 ^ (uint32_t)day;
    for (size_t i = 0; i < count; i++) {
        h ^= people[i];
        h *= 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    return (uint32_t)h;
}

static void fill_slot(draft_slot *all, size_t slots, draft_slot with)
{
    size_t at = with.hash & (slots - 1);
    while (all[at].event != NO_INDEX)
        at = (at + 1) & (slots - 1);
    all[at] = with;
}

/* Keeps the table of events at most half full. */
static bool room_for_event(draft *d)
{
    enum { FIRST = 1024 };
    if (d->events.len * 2 < d->event_slots)
        return true;
    size_t slots = d->event_slots ? d->event_slots * 2 : FIRST;
    draft_slot *slot = malloc(slots * sizeof *slot);
    if (!slot)
        return false;
    for (size_t i = 0; i < slots; i++)
        slot[i].event = NO_INDEX;
    for (size_t i = 0; i < d->event_slots; i++)
        if (d->event_slot[i].event != NO_INDEX)
            fill_slot(slot, slots, d->event_slot[i]);
    free(d->event_slot);
    d->event_slot = slot;
    d->event_slots = slots;
    return true;
}

/* Whether two notes are of one meeting, as far as the user lets them. */
static bool may_be_one(const draft *d, kith_vertex known, kith_vertex told)
{
    return !d->options->no_merge || known == told || known == KITH_NO_VERTEX ||
           told == KITH_NO_VERTEX;
}

/* The newest there is: several may be alike under --no-merge. */
static uint32_t known_event(
    const draft *d, const telling *t, date day, uint32_t h)
{
    uint32_t newest = NO_INDEX, e;
    size_t last = d->event_slots - 1;
    for (size_t at = h & last; (e = d->event_slot[at].event) != NO_INDEX;
         at = (at + 1) & last) {
        if (d->event_slot[at].hash != h || (newest != NO_INDEX && e < newest))
            continue;
        const event *is = &d->events.at[e].is;
        if (is->kind == t->kind && is->day == day &&
            is->members == d->found.len &&
            may_be_one(d, d->events.at[e].meeting, t->meeting) &&
            memcmp(
                d->members.at + is->first_member, d->found.at,
                d->found.len * sizeof *d->found.at) == 0)
            newest = e;
    }
    return newest;
}

void kith_draft_place(draft *d, uint32_t e, place where)
{
    draft_place at = {.owner = e, .where = where};
    if (e != NO_INDEX && !VEC_PUSH(&d->places, at))
        d->failed = true;
}

void kith_draft_about(draft *d, uint32_t e, kith_vertex about)
{
    keyed at = {e, about};
    if (e != NO_INDEX && about != KITH_NO_VERTEX && !VEC_PUSH(&d->abouts, at))
        d->failed = true;
}

static uint32_t new_event(draft *d, const telling *t, date day, uint32_t h)
{
    draft_event e = {.meeting = t->meeting};
    e.is.day = day;
    e.is.first_member = (uint32_t)d->members.len;
    e.is.members = (uint32_t)d->found.len;
    e.is.confidence = (float)kith_naming_confidence(t->by);
    e.is.kind = (uint8_t)t->kind;
    e.is.flags = (uint8_t)t->flags;
    if (d->found.len > LIMIT_BROADCAST)
        e.is.flags |= EVENT_BROADCAST;
    bool kept = true;
    for (size_t i = 0; i < d->found.len && kept; i++)
        kept = VEC_PUSH(&d->members, d->found.at[i]);
    uint32_t id = (uint32_t)d->events.len;
    if (!kept || !VEC_PUSH(&d->events, e)) {
        d->failed = true;
        return NO_INDEX;
    }
    fill_slot(d->event_slot, d->event_slots, (draft_slot){h, id});
    if (e.is.flags & EVENT_BROADCAST)
        kith_draft_remark(
            d, REMARK_BROADCAST, (str){0}, KITH_NO_VERTEX, t->where);
    return id;
}

uint32_t kith_draft_event(draft *d, const telling *t)
{
    settle(d, t->kind);
    if (d->found.len < 2 || t->by == NAMED_NOT)
        return NO_INDEX;
    telling told = *t;
    if (told.day == NO_DATE) {
        told.day = d->newest;
        told.flags |= EVENT_UNDATED;
    }
    if (!room_for_event(d)) {
        d->failed = true;
        return NO_INDEX;
    }
    uint32_t h = hash_event(t->kind, told.day, d->found.at, d->found.len);
    uint32_t e = known_event(d, t, told.day, h);
    if (e == NO_INDEX) {
        e = new_event(d, &told, told.day, h);
    } else {
        draft_event *known = &d->events.at[e];
        float confidence = (float)kith_naming_confidence(t->by);
        if (confidence > known->is.confidence)
            known->is.confidence = confidence;
        if (t->kind == EVENT_MET && t->meeting != KITH_NO_VERTEX) {
            if (known->meeting == KITH_NO_VERTEX)
                known->meeting = t->meeting;
            else if (known->meeting != t->meeting)
                kith_draft_remark(
                    d, REMARK_ONE_MEETING, draft_at(d, t->meeting)->name,
                    known->meeting, t->where);
        }
    }
    kith_draft_place(d, e, place_by(t->where, t->by));
    if (e != NO_INDEX && t->meeting != KITH_NO_VERTEX && t->kind == EVENT_MET)
        d->brief.at[t->meeting].after = e + 1;
    return e;
}

void kith_draft_recall(
    draft *d, kith_vertex meeting, const event *is, const kith_vertex *members)
{
    telling t = {
        .kind = (event_kind)is->kind, .day = is->day, .meeting = meeting};
    bool kept = room_for_event(d);
    d->found.len = 0;
    for (uint32_t i = 0; i < is->members && kept; i++)
        kept = VEC_PUSH(&d->found, members[is->first_member + i]);
    if (!kept) {
        d->failed = true;
        return;
    }
    uint32_t h = hash_event(t.kind, t.day, d->found.at, d->found.len);
    uint32_t e = known_event(d, &t, t.day, h);
    if (e == NO_INDEX)
        e = new_event(d, &t, t.day, h);
    d->brief.at[meeting].after = e + 1;
}

/* The organization whose name `name` begins with, the longest such. */
static kith_vertex whole_of(draft *d, str name)
{
    for (size_t i = name.len; i-- > 1;) {
        if (name.ptr[i] != ' ')
            continue;
        kith_vertex v = kith_draft_words(d, str_slice(name, 0, i)).vertex;
        if (kind_is_organization(draft_kind(d, v)))
            return v;
    }
    return KITH_NO_VERTEX;
}

void kith_draft_unit(draft *d, str name, str letters, place where)
{
    enum { ROOM = 160 };
    kith_vertex whole = whole_of(d, name);
    char both[ROOM];
    if (whole == KITH_NO_VERTEX || name.len + letters.len + 4 > ROOM)
        return;
    int len = snprintf(
        both, sizeof both, letters.len ? "%.*s (%.*s)" : "%.*s", STR_ARG(name),
        STR_ARG(letters));
    if (len > 0)
        kith_draft_remark(
            d, REMARK_UNIT, (str){both, (size_t)len}, whole, where);
}

void kith_draft_associate(
    draft *d,
    association_kind kind,
    kith_vertex from,
    kith_vertex to,
    place where)
{
    if (from == KITH_NO_VERTEX || to == KITH_NO_VERTEX || from == to)
        return;
    if (kind == ASSOCIATION_AFFILIATED && !d->brief.at[to].unit_told) {
        d->brief.at[to].unit_told = true;
        if (draft_at(d, to)->note == NO_INDEX)
            kith_draft_unit(d, draft_at(d, to)->name, (str){0}, where);
    }
    draft_association a = {from, to, where, (uint8_t)kind};
    if (!VEC_PUSH(&d->associations, a))
        d->failed = true;
}

void kith_draft_remark(
    draft *d, remark_kind kind, str name, kith_vertex subject, place where)
{
    const char *copy = kith_arena_text(&d->graph->memory, name);
    remark r = {
        .kind = (uint8_t)kind,
        .name = {copy, name.len},
        .subject = subject,
        .first_candidate = (uint32_t)d->members.len,
        .where = where};
    if (!copy || !VEC_PUSH(&d->remarks, r))
        d->failed = true;
}

void kith_draft_unsure(
    draft *d, str name, named who, kith_vertex subject, place where)
{
    remark_kind kind = who.candidates ? REMARK_AMBIGUOUS : REMARK_UNKNOWN;
    size_t before = d->remarks.len;
    kith_draft_remark(d, kind, name, subject, where);
    if (d->remarks.len == before || who.candidates == 0)
        return;
    name_id key = kith_draft_key(d, name, NO_NAME);
    draft_word *word = kith_draft_word(d, key);
    if (word && word->candidates == 0) { /* listed once for all who ask */
        word->first_candidate = (uint32_t)d->members.len;
        for (uint32_t e = kith_names_first(d->names, key); e != NO_INDEX;
             e = d->names->entries.at[e].next, word->candidates++)
            d->failed |= !VEC_PUSH(&d->members, d->names->entries.at[e].vertex);
    }
    if (word && !d->failed) {
        d->remarks.at[before].first_candidate = word->first_candidate;
        d->remarks.at[before].candidates = word->candidates;
    }
}
