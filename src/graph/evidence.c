/*
 * evidence.c — every line of every note, heard as evidence.
 *
 * The notes of meetings come first: a bullet elsewhere that links to a meeting
 * tells of the same event. Then every item: who met, who brought word of whom,
 * who is said to have worked with whom, who is merely named together. What is
 * planned is no evidence. The weakest reading of a line never adds to a
 * stronger one.
 */
#include "base/limits.h"
#include "graph/draft.h"

enum { /* sets of mention_role */
       NAMED = PRESENT | 1 << ROLE_NAMED | 1 << ROLE_CUED
};

/* ---- Notes of meetings
 * ------------------------------------------------------- */

static void add_field_name(
    draft *d, const note *from, const field *f, named who, str name, str org)
{
    uint32_t n = (uint32_t)(from - d->vault->notes);
    place where = place_of(n, f->line, f->column);
    if (who.vertex != KITH_NO_VERTEX)
        kith_found_add(d, who.vertex, who.by, f->line);
    else if (f->links == 0 && !kith_is_myself(name))
        kith_draft_unsure(d, name, who, d->subject[n], where);
    if (org.len && draft_is_person(d, who.vertex) &&
        kith_looks_organization(org))
        kith_draft_associate(
            d, ASSOCIATION_AFFILIATED, who.vertex,
            kith_draft_words(d, org).vertex, place_by(where, who.by));
}

/* Who was there by the front matter; whether it lists them all. `*with` becomes
 * the line of a field like "with:", which leaves out the one who writes. */
static bool add_present_fields(draft *d, uint32_t n, uint32_t *with)
{
    const note *from = &d->vault->notes[n];
    bool listed = false;
    for (uint32_t f = 0; f < from->fields; f++) {
        const field *at = &from->field[f];
        if (!draft_field_is(d, at, FIELD_MET))
            continue;
        kith_draft_field_names(d, n, at, add_field_name);
        if (draft_field_is(d, at, FIELD_WITH))
            *with = at->line;
        else
            listed = true;
    }
    return listed;
}

/* Who was there by the lines of the note, but for line `with`, whose field was
 * heard; whether any says so. */
static bool add_present_items(draft *d, uint32_t n, uint32_t with)
{
    const note *from = &d->vault->notes[n];
    size_t before = d->found.len;
    for (uint32_t i = 0; i < from->items; i++) {
        const item *at = &from->item[i];
        if (at->flags & ITEM_PLANNED || at->line == with ||
            (at->day != NO_DATE && at->day != from->day))
            continue;
        for (uint32_t m = 0; m < at->mentions; m++)
            if (mention_is_present(&from->mention[at->first_mention + m]))
                kith_found_mention(d, n, at->first_mention + m);
        for (uint32_t l = 0; l < at->links && at->section == SECTION_ATTENDEES;
             l++)
            kith_found_add(
                d, draft_linked(d, from, at->first_link + l), NAMED_LINK,
                at->line);
    }
    return d->found.len > before;
}

static void add_present(draft *d, uint32_t n)
{
    uint32_t with = 0;
    bool listed = add_present_fields(d, n, &with);
    listed |= add_present_items(d, n, with);
    if (with && !listed)
        kith_found_add(d, d->me, NAMED_SELF, with);

    kith_vertex subject = d->subject[n];
    bool alone =
        d->found.len == 0 || (d->found.len == 1 && d->found.at[0] == d->me);
    if (alone &&
        draft_is_person(d, subject)) { /* filed under whom it was with */
        kith_found_add(d, subject, NAMED_NAME, 1);
        kith_found_add(d, d->me, NAMED_SELF, 1);
    }
}

/* What a field of a meeting's note says that it was about, and of whom. */
static void hear_about(draft *d, const note *from, const field *f, uint32_t e)
{
    if (f->links == 0)
        kith_draft_about(d, e, kith_draft_name(d, f->value).vertex);
    for (uint32_t i = 0; i < f->links; i++)
        kith_draft_about(d, e, draft_linked(d, from, f->first_link + i));
}

static void hear_meeting(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    if (from->day == NO_DATE)
        return;
    kith_draft_take(d, n);
    kith_found_start(d);
    add_present(d, n);
    telling t = {
        EVENT_MET,
        from->day,
        place_of(n, d->line ? d->line : 1, 1),
        kith_found_least_sure(d),
        0,
        d->of_note[n]};
    uint32_t e = kith_draft_event(d, &t);

    kith_draft_about(d, e, d->subject[n]);
    for (uint32_t l = 0; l < from->links; l++) {
        kith_vertex v = draft_linked(d, from, l);
        if (!draft_is_person(d, v))
            kith_draft_about(d, e, v);
    }
    for (uint32_t f = 0; f < from->fields; f++)
        if (draft_field_is(d, &from->field[f], FIELDS_ABOUT))
            hear_about(d, from, &from->field[f], e);
}

/* ---- Items
 * --------------------------------------------------------------------- */

/* An item in its note. Half of them name nobody, a quarter have no more than a
 * link: what its mentions are is asked once, and most questions end there. */
typedef struct line {
    uint32_t n;
    const note *from;
    const item *at;
    kith_vertex subject;
    place where;
    date day;
    unsigned roles; /* 1 << mention_role, of all its mentions */
    bool has_orgs;  /* one of them has an organization behind it */
    bool has_moved; /* or "(now at ...)" */
} line;

static void look_over_mentions(line *in)
{
    const mention *m = in->from->mention + in->at->first_mention;
    for (uint32_t i = 0; i < in->at->mentions; i++) {
        in->roles |= 1u << m[i].role;
        in->has_orgs |= m[i].org != NO_NAME;
        in->has_moved |= m[i].moved;
    }
}

/* Organizations that stand after names: "Ana Lima (Contoso)". */
static void hear_affiliations(draft *d, const line *in)
{
    if (!in->has_orgs && !(in->roles & 1 << ROLE_ABBREVIATION))
        return;
    for (uint32_t i = 0; i < in->at->mentions; i++) {
        const mention *m = &in->from->mention[in->at->first_mention + i];
        if (m->role == ROLE_ABBREVIATION)
            kith_draft_unit(
                d, draft_text(d, m->name), draft_text(d, m->org), in->where);
        if (m->org == NO_NAME || !kith_draft_is_organization(d, m->org))
            continue;
        named who = draft_meant(d, in->from, in->at->first_mention + i);
        if (draft_is_person(d, who.vertex))
            kith_draft_associate(
                d, ASSOCIATION_AFFILIATED, who.vertex,
                kith_draft_name(d, m->org).vertex, place_by(in->where, who.by));
    }
}

static bool was_at(const draft *d, uint32_t e, kith_vertex v)
{
    if (e == NO_INDEX)
        return false;
    const event *is = &d->events.at[e].is; /* who met: in order */
    const kith_vertex *who = d->members.at + is->first_member;
    uint32_t low = 0, high = is->members;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (who[middle] < v)
            low = middle + 1;
        else
            high = middle;
    }
    return low < is->members && who[low] == v;
}

/* The meeting a bullet tells of: its own event, or that of the note it links.
 */
static uint32_t hear_met(draft *d, const line *in)
{
    kith_vertex meeting = KITH_NO_VERTEX;
    for (uint32_t l = 0; l < in->at->links && meeting == KITH_NO_VERTEX; l++) {
        kith_vertex v = draft_linked(d, in->from, in->at->first_link + l);
        if (draft_kind(d, v) == KITH_KIND_MEETING)
            meeting = v;
    }
    uint32_t e = NO_INDEX;
    if (meeting != KITH_NO_VERTEX && draft_at(d, meeting)->note != NO_INDEX)
        e = draft_event_of(d, meeting);
    if (e != NO_INDEX) {
        kith_draft_place(d, e, place_by(in->where, NAMED_LINK));
    } else if (in->roles & PRESENT && !(in->at->flags & ITEM_PLANNED)) {
        kith_found_start(d);
        for (uint32_t i = 0; i < in->at->mentions; i++) {
            uint32_t m = in->at->first_mention + i;
            if (mention_is_present(&in->from->mention[m]))
                kith_found_mention(d, in->n, m);
        }
        telling t = {EVENT_MET, in->day, in->where, kith_found_least_sure(d),
                     0,         meeting};
        e = kith_draft_event(d, &t);
    }
    if (e != NO_INDEX && !draft_is_person(d, in->subject))
        kith_draft_about(d, e, in->subject);
    return e;
}

static void relay(draft *d, const line *in, named via, kith_vertex about)
{
    if (via.vertex == about || !draft_is_person(d, about))
        return;
    if (!draft_is_person(d, via.vertex)) {
        if (via.vertex != KITH_NO_VERTEX)
            kith_draft_associate(
                d, ASSOCIATION_RELATED, about, via.vertex,
                place_by(in->where, via.by));
        return;
    }
    d->found.len = 0;
    if (!VEC_PUSH(&d->found, via.vertex) || !VEC_PUSH(&d->found, about)) {
        d->failed = true;
        return;
    }
    telling t = {EVENT_RELAYED, in->day, in->where, via.by, 0, KITH_NO_VERTEX};
    (void)kith_draft_event(d, &t);
}

/* "(via X)": X brought word of the note's subject or, in a meeting's note, of
 * those the line names; not of whoever was in the room. True if there is one.
 */
static bool hear_via(draft *d, const line *in, uint32_t met)
{
    bool meeting = in->from->kind == KITH_KIND_MEETING;
    size_t count = 0;
    if (!(in->roles & 1 << ROLE_VIA))
        return false;
    for (uint32_t i = 0; i < in->at->mentions; i++) {
        const mention *m = &in->from->mention[in->at->first_mention + i];
        if (m->role != ROLE_VIA)
            continue;
        if (++count > LIMIT_BROADCAST) {
            kith_draft_remark(
                d, REMARK_BROADCAST, (str){0}, KITH_NO_VERTEX, in->where);
            break;
        }
        named via = draft_meant(d, in->from, in->at->first_mention + i);
        if (via.vertex == KITH_NO_VERTEX && m->link == NO_INDEX)
            kith_draft_unsure(
                d, draft_text(d, m->name), via, in->subject, in->where);
        if (!meeting) {
            if (!was_at(d, met, in->subject))
                relay(d, in, via, in->subject);
            continue;
        }
        for (uint32_t l = 0; l < in->at->links; l++) {
            kith_vertex v = draft_linked(d, in->from, in->at->first_link + l);
            if (!was_at(d, met, v))
                relay(d, in, via, v);
        }
        for (uint32_t k = 0; k < in->at->mentions; k++) {
            uint32_t other = in->at->first_mention + k;
            kith_vertex who = draft_meant(d, in->from, other).vertex;
            if (in->from->mention[other].role == ROLE_NAMED &&
                !was_at(d, met, who))
                relay(d, in, via, who);
        }
    }
    return true;
}

/* Does the line say who was there? */
static bool tells_who_met(const line *in)
{
    return in->roles & PRESENT || in->at->section == SECTION_ATTENDEES;
}

static bool lists_people(unsigned where)
{
    return where == SECTION_ATTENDEES || where == SECTION_KEY_CONTACTS ||
           where == SECTION_COLLABORATORS || where == SECTION_PEOPLE_MENTIONED;
}

/* Everyone a line names, in its order; links inside %% %% are private. */
static void add_named(draft *d, const line *in)
{
    kith_found_start(d);
    for (uint32_t i = 0; in->roles & NAMED && i < in->at->mentions; i++) {
        const mention *m = &in->from->mention[in->at->first_mention + i];
        if (1 << m->role & NAMED)
            kith_found_mention(d, in->n, in->at->first_mention + i);
    }
    for (uint32_t l = 0; l < in->at->links; l++) {
        const note_link *at = &in->from->link[in->at->first_link + l];
        if (!(at->flags & (LINK_IN_COMMENT | LINK_EMBED)))
            kith_found_add(
                d, draft_linked(d, in->from, in->at->first_link + l),
                NAMED_LINK, at->line);
    }
}

/* What a line says of people that neither met nor relayed: stated ties,
 * introductions, links, or merely standing together. */
static void hear_named(draft *d, const line *in)
{
    bool person =
        draft_is_person(d, in->subject) && in->from->kind != KITH_KIND_MEETING;
    unsigned flags = in->at->flags;
    add_named(d, in);
    if (flags & ITEM_PLANNED || in->at->kind == ITEM_TASK ||
        lists_people(in->at->section) || in->at->kind == ITEM_ROW)
        return;

    telling t = {EVENT_CO_MENTIONED,       in->day, in->where,
                 kith_found_least_sure(d), 0,       KITH_NO_VERTEX};
    bool stated = flags & (ITEM_STATED | ITEM_INTRODUCED);
    if (stated) {
        bool pronoun = (flags & ITEM_PRONOUN) || d->found.len < 2;
        if (person && pronoun && !kith_found_has(d, in->subject)) {
            kith_found_add(d, in->subject, NAMED_NAME, in->at->line);
            t.flags = EVENT_INFERRED;
        }
        t.kind = flags & ITEM_INTRODUCED && d->found.len >= 3 ? EVENT_INTRODUCED
                                                              : EVENT_STATED;
        d->found.len = t.kind == EVENT_INTRODUCED ? 3 : d->found.len;
    }
    size_t people = d->found.len;
    kith_vertex others[8];
    size_t other_count = 0;
    for (size_t i = 0; i < people && other_count < 8; i++)
        if (d->found.at[i] != in->subject)
            others[other_count++] = d->found.at[i];
    (void)kith_draft_event(d, &t);

    if (stated || !person || in->at->links == 0)
        return;
    for (size_t i = 0; i < other_count; i++) { /* a person's note links them */
        bool linked = false;
        for (uint32_t l = 0; l < in->at->links && !linked; l++)
            linked =
                draft_linked(d, in->from, in->at->first_link + l) == others[i];
        d->found.len = 0;
        if (!linked)
            continue;
        if (!VEC_PUSH(&d->found, in->subject) ||
            !VEC_PUSH(&d->found, others[i])) {
            d->failed = true;
            return;
        }
        t.kind = EVENT_LINKED;
        (void)kith_draft_event(d, &t);
    }
}

/* Lists that say what belongs to what. */
static void hear_membership(draft *d, const line *in)
{
    bool people = in->at->section == SECTION_KEY_CONTACTS ||
                  in->at->section == SECTION_COLLABORATORS;
    bool things = in->at->section == SECTION_RELATED_CUSTOMERS ||
                  in->at->section == SECTION_RELATED_PROJECTS ||
                  in->at->section == SECTION_RELATED;
    bool person = draft_is_person(d, in->subject);
    if (in->from->kind == KITH_KIND_MEETING || in->subject == KITH_NO_VERTEX)
        return;
    place linked = place_by(in->where, NAMED_LINK);
    for (uint32_t l = 0; l < in->at->links && (people || things); l++) {
        kith_vertex v = draft_linked(d, in->from, in->at->first_link + l);
        kith_kind kind = draft_kind(d, v);
        bool thing = kind_is_organization(kind) || kind == KITH_KIND_PROJECT;
        if (people && !person && kind == KITH_KIND_PERSON)
            kith_draft_associate(d, ASSOCIATION_MEMBER, v, in->subject, linked);
        else if (things && thing)
            kith_draft_associate(
                d, person ? ASSOCIATION_MEMBER : ASSOCIATION_RELATED,
                in->subject, v, linked);
    }
    for (uint32_t i = 0; i < in->at->mentions && people && !person; i++) {
        named who = draft_meant(d, in->from, in->at->first_mention + i);
        if (draft_is_person(d, who.vertex))
            kith_draft_associate(
                d, ASSOCIATION_MEMBER, who.vertex, in->subject,
                place_by(in->where, who.by));
    }
}

/* What links and names of a line tell. */
static void hear_line(draft *d, const line *in)
{
    bool meeting = in->from->kind == KITH_KIND_MEETING;
    hear_affiliations(d, in);
    hear_membership(d, in);
    uint32_t met = NO_INDEX;
    if (!meeting)
        met = hear_met(d, in);
    else if (d->of_note[in->n] != KITH_NO_VERTEX)
        met = draft_event_of(d, d->of_note[in->n]);
    bool via = hear_via(d, in, met);
    if (!via && (meeting ? !tells_who_met(in) : met == NO_INDEX))
        hear_named(d, in);
}

static void hear_item(draft *d, uint32_t n, const item *at)
{
    const note *from = &d->vault->notes[n];
    line in = {.n = n, .from = from, .at = at, .subject = d->subject[n]};
    if (at->links || at->mentions) {
        in.where = place_of_item(n, at);
        in.day = at->day;
        if (in.day == NO_DATE && from->kind == KITH_KIND_MEETING)
            in.day = from->day;
        look_over_mentions(&in);
        hear_line(d, &in);
    }
    kith_draft_statement(d, n, at, in.subject, in.has_moved);
}

/* An inbox, a day's note: read for links, and for what is to be done. */
static void hear_tasks(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    for (uint32_t i = 0; i < from->tasks; i++)
        kith_draft_statement(
            d, n, &from->item[from->task[i].item], KITH_NO_VERTEX, false);
}

static void hear_note(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    bool is_inbox =
        d->subject[n] == KITH_NO_VERTEX && from->kind != KITH_KIND_MEETING;
    if (!note_speaks(from) || (is_inbox && from->tasks == 0))
        return;
    kith_draft_take(d, n);
    if (is_inbox) {
        hear_tasks(d, n);
        return;
    }
    if (d->of_note[n] != KITH_NO_VERTEX && from->kind != KITH_KIND_MEETING)
        kith_draft_fields(d, n, d->of_note[n]);
    for (uint32_t i = 0; i < from->items; i++)
        hear_item(d, n, &from->item[i]);
}

void kith_draft_evidence(draft *d, const uint32_t *notes, size_t count)
{
    d->settled = true;
    for (size_t i = 0; i < count && !d->failed; i++) {
        uint32_t n = notes ? notes[i] : (uint32_t)i;
        const note *from = &d->vault->notes[n];
        if (from->kind == KITH_KIND_MEETING && note_speaks(from))
            hear_meeting(d, n);
    }
    for (size_t i = 0; i < count && !d->failed; i++) {
        d->first_statement[i] = (uint32_t)d->statements.len;
        hear_note(d, notes ? notes[i] : (uint32_t)i);
    }
    d->first_statement[count] = (uint32_t)d->statements.len;
}
