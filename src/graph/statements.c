/*
 * statements.c — what notes state of one entity: tasks, decisions, facts,
 * stances, departures, and the fields of its own note.
 */
#include "base/fold.h"
#include "graph/draft.h"

/* Somebody whom the statement concerns is named by `by`. */
static void less_sure(statement *s, naming by)
{
    if (by > s->by)
        s->by = by & 15u;
}

static bool add_about(draft *d, kith_vertex v)
{
    if (v == KITH_NO_VERTEX || d->brief.at[v].named_by == d->items)
        return false;
    d->brief.at[v].named_by = d->items;
    if (!VEC_PUSH(&d->members, v))
        d->failed = true;
    return true;
}

/* Everyone and everything an item names, each once, into graph members. */
static void add_abouts(draft *d, const note *from, const item *at, statement *s)
{
    size_t first = d->members.len;
    d->items++;
    for (uint32_t i = 0; i < at->mentions; i++) {
        const mention *m = &from->mention[at->first_mention + i];
        named who = draft_meant(d, from, at->first_mention + i);
        if (m->role != ROLE_OWNER && m->role != ROLE_NICKNAME &&
            add_about(d, who.vertex))
            less_sure(s, who.by);
    }
    for (uint32_t l = 0; l < at->links; l++)
        if (add_about(d, draft_linked(d, from, at->first_link + l)))
            less_sure(s, NAMED_LINK);
    if (d->members.len == first)
        return;
    s->first_about = (uint32_t)first;
    if (!VEC_PUSH(&d->members, KITH_NO_VERTEX))
        d->failed = true;
}

/* The person a stance is of: the subject of a person's note, else the one
 * person the line names. */
static kith_vertex stance_of(draft *d, const statement *s)
{
    if (draft_is_person(d, s->subject))
        return s->subject;
    kith_vertex only = KITH_NO_VERTEX;
    for (size_t i = s->first_about; d->members.at[i] != KITH_NO_VERTEX; i++) {
        kith_vertex v = d->members.at[i];
        if (!draft_is_person(d, v))
            continue;
        if (only != KITH_NO_VERTEX)
            return KITH_NO_VERTEX;
        only = v;
    }
    return only;
}

static void keep_statement(draft *d, const statement *s)
{
    if (!VEC_PUSH(&d->statements, *s))
        d->failed = true;
}

void kith_draft_stance(
    draft *d, kith_vertex v, unsigned as, date day, place where)
{
    vertex *is = draft_at(d, v);
    if (is->stance != STANCE_UNKNOWN && day < is->last_seen)
        return;
    is->stance = (uint8_t)as;
    is->stance_place = where;
    is->last_seen = day; /* only while drafting: finish.c counts it anew */
}

void kith_draft_deal(
    draft *d, kith_vertex v, unsigned as, date day, place where)
{
    vertex *is = draft_at(d, v);
    if (is->deal != DEAL_NONE && day < d->brief.at[v].deal_day)
        return;
    is->deal = (uint8_t)as;
    is->deal_place = where;
    d->brief.at[v].deal_day = day;
}

static void take_stance(draft *d, kith_vertex v, unsigned as, statement s)
{
    if (!draft_is_person(d, v))
        return;
    s.kind = STATEMENT_STANCE;
    s.value = as & 15u;
    s.subject = v;
    keep_statement(d, &s);
    if (!d->asks_all)
        kith_draft_stance(
            d, v, as, s.day == NO_DATE ? d->newest : s.day,
            statement_place(d->at_hand, &s));
}

static void take_deal(draft *d, kith_vertex v, unsigned as, statement s)
{
    if (!draft_is_person(d, v))
        return;
    s.kind = STATEMENT_DEAL;
    s.value = as & 15u;
    s.subject = v;
    keep_statement(d, &s);
    if (!d->asks_all)
        kith_draft_deal(
            d, v, as, s.day == NO_DATE ? d->newest : s.day,
            statement_place(d->at_hand, &s));
}

/* Tasks are in order of their items. */
static const task *task_of(const note *from, const item *at)
{
    uint32_t index = (uint32_t)(at - from->item), low = 0, high = from->tasks;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (from->task[middle].item < index)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < from->tasks && from->task[low].item == index;
    return found ? &from->task[low] : NULL;
}

static void state_task(
    draft *d, uint32_t n, const item *at, const task *t, statement s)
{
    const note *from = &d->vault->notes[n];
    place where = statement_place(n, &s);
    stated_task is = {
        .owner = KITH_NO_VERTEX,
        .day = s.day,
        .due = t->due,
        .done = t->done,
        .status = t->status,
        .priority = t->priority & 127u};
    for (uint32_t i = 0; i < at->mentions; i++) {
        const mention *m = &from->mention[at->first_mention + i];
        if (m->role != ROLE_OWNER)
            continue;
        named who = draft_meant(d, from, at->first_mention + i);
        is.owned = true;
        if (who.candidates == 0)
            kith_draft_remark(
                d, REMARK_OWNER, draft_text(d, m->name), s.subject, where);
        else if (who.vertex == KITH_NO_VERTEX)
            kith_draft_unsure(d, draft_text(d, m->name), who, s.subject, where);
        else if (is.owner == KITH_NO_VERTEX && draft_is_person(d, who.vertex)) {
            is.owner = who.vertex;
            less_sure(&s, who.by);
        }
    }
    s.kind = STATEMENT_TASK;
    s.task = (uint32_t)d->tasks.len;
    if (!VEC_PUSH(&d->tasks, is))
        d->failed = true;
    keep_statement(d, &s);
}

/* What a line states beside a stance or a departure; STATEMENT_KINDS if
 * nothing. */
static statement_kind kind_of(const item *at)
{
    bool context = at->section == SECTION_RECENT_CONTEXT;
    if (at->kind != ITEM_BULLET && at->kind != ITEM_PARAGRAPH)
        return STATEMENT_KINDS;
    if (at->flags & ITEM_BLOCKED || at->section == SECTION_BLOCKERS)
        return STATEMENT_BLOCKER;
    if (at->flags & ITEM_DECIDED || at->section == SECTION_DECISIONS)
        return STATEMENT_DECISION;
    if (at->section == SECTION_TOPICS)
        return STATEMENT_TOPIC;
    if (at->section == SECTION_KEY_FACTS ||
        (context && at->links == 0 && at->day != NO_DATE))
        return STATEMENT_FACT;
    return at->flags & ITEM_PLANNED && !context ? STATEMENT_PLANNED
                                                : STATEMENT_KINDS;
}

/* "Ana (now at Contoso)": of whoever it stands behind. */
static void state_moves(draft *d, uint32_t n, const item *at, statement s)
{
    const note *from = &d->vault->notes[n];
    for (uint32_t i = 0; i < at->mentions; i++) {
        s.subject = draft_meant(d, from, at->first_mention + i).vertex;
        s.kind = STATEMENT_MOVED;
        if (from->mention[at->first_mention + i].moved &&
            draft_is_person(d, s.subject))
            keep_statement(d, &s);
    }
}

void kith_draft_statement(
    draft *d, uint32_t n, const item *at, kith_vertex subject, bool aside)
{
    const note *from = &d->vault->notes[n];
    const task *t = at->kind == ITEM_TASK ? task_of(from, at) : NULL;
    statement_kind kind = kind_of(at);
    if (!t && !aside && kind == STATEMENT_KINDS &&
        at->stance == STANCE_UNKNOWN && at->deal == DEAL_NONE &&
        !(at->flags & ITEM_MOVED))
        return; /* as most do */
    statement s = {
        .subject = subject,
        .day = at->day,
        .line = at->line,
        .begin = at->length ? at->begin : 1,
        .length = at->length};
    if (s.day == NO_DATE && from->kind == KITH_KIND_MEETING)
        s.day = from->day;
    add_abouts(d, from, at, &s);
    if (t) {
        state_task(d, n, at, t, s);
        return;
    }
    s.kind =
        (unsigned)kind & 255u; /* pushed in the order in which they stand */
    if (kind < STATEMENT_PLANNED)
        keep_statement(d, &s);
    if (at->deal != DEAL_NONE)
        take_deal(d, stance_of(d, &s), at->deal, s);
    if (at->stance != STANCE_UNKNOWN)
        take_stance(d, stance_of(d, &s), at->stance, s);
    if (at->flags & ITEM_MOVED && draft_is_person(d, stance_of(d, &s))) {
        statement moved = s;
        moved.kind = STATEMENT_MOVED;
        moved.subject = stance_of(d, &s);
        keep_statement(d, &moved);
    }
    if (aside)
        state_moves(d, n, at, s);
    if (kind == STATEMENT_PLANNED && s.first_about)
        keep_statement(d, &s);
}

/* ---- Fields of an entity's own note -----------------------------------------
 */

static void keep_field(draft *d, str *into, str value)
{
    const char *copy = kith_arena_text(&d->graph->memory, value);
    if (!copy)
        d->failed = true;
    else if (into->len == 0)
        *into = (str){copy, value.len};
}

static void state_tie(
    draft *d, const note *from, const field *f, named who, str name, str org)
{
    (void)name, (void)org;
    uint32_t n = (uint32_t)(from - d->vault->notes);
    d->found.len = 0;
    if (!VEC_PUSH(&d->found, d->subject[n]) ||
        !VEC_PUSH(&d->found, who.vertex)) {
        d->failed = true;
        return;
    }
    telling t = {EVENT_STATED, NO_DATE, place_of(n, f->line, f->column),
                 who.by,       0,       KITH_NO_VERTEX};
    (void)kith_draft_event(d, &t);
}

static void belong(
    draft *d, const note *from, const field *f, named who, str name, str org)
{
    (void)name, (void)org;
    uint32_t n = (uint32_t)(from - d->vault->notes);
    kith_kind kind = draft_kind(d, who.vertex);
    if (kind_is_organization(kind) || kind == KITH_KIND_PROJECT)
        kith_draft_associate(
            d,
            draft_field_is(d, f, FIELD_COMPANY) ? ASSOCIATION_AFFILIATED
                                                : ASSOCIATION_MEMBER,
            d->subject[n], who.vertex,
            place_by(place_of(n, f->line, f->column), who.by));
}

/* Who looks after an account or a project. */
static void look_after(
    draft *d, const note *from, const field *f, named who, str name, str org)
{
    (void)name, (void)org;
    uint32_t n = (uint32_t)(from - d->vault->notes);
    if (draft_is_person(d, who.vertex))
        kith_draft_associate(
            d, ASSOCIATION_MEMBER, who.vertex, d->subject[n],
            place_by(place_of(n, f->line, f->column), who.by));
}

static stance stance_named(str word)
{
    static const char *const names[] = {
        "unknown", "champion", "supporter", "neutral", "sceptic", "detractor"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(word, str_from(names[i])))
            return (stance)i;
    return str_equal(word, STR("skeptic")) ? STANCE_SCEPTIC : STANCE_UNKNOWN;
}

/* The part in a deal that a role is called by. */
static deal_role deal_named(draft *d, str role)
{
    static const struct {
        const char *words;
        deal_role deal;
    } parts[] = {
        {"economic buyer", DEAL_ECONOMIC_BUYER},
        {"champion", DEAL_CHAMPION},
        {"coach", DEAL_COACH},
        {"blocker", DEAL_BLOCKER},
        {"technical evaluator", DEAL_TECHNICAL_EVALUATOR},
        {"technical buyer", DEAL_TECHNICAL_EVALUATOR},
        {"end user", DEAL_USER},
        {"procurement", DEAL_PROCUREMENT},
    };
    str key = kith_fold_name(&d->names->scratch, role);
    deal_role found = DEAL_NONE;
    d->failed |= !key.ptr;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !found; i++) {
        size_t len = strlen(parts[i].words);
        for (size_t k = 0; k + len <= key.len && !found; k++)
            if (memcmp(key.ptr + k, parts[i].words, len) == 0)
                found = parts[i].deal;
    }
    kith_arena_reset(&d->names->scratch);
    return found;
}

static bool is_true(str value)
{
    return str_equal(value, STR("true")) || str_equal(value, STR("yes"));
}

/* last_contact may be the date of a mention: compared with the meetings when
 * all are known. */
static void claim_contact(draft *d, kith_vertex v, str value, place where)
{
    draft_claim claim = {
        .vertex = v, .day = kith_date_parse(value), .where = where};
    if (claim.day != NO_DATE && !VEC_PUSH(&d->claims, claim))
        d->failed = true;
}

/* A statement that a field makes. */
static statement stated_by(const field *f)
{
    place where = place_of(0, f->line, f->column);
    return (statement){
        .day = NO_DATE, .line = where.line, .begin = where.column};
}

static void hear_role(draft *d, uint32_t n, const field *f, kith_vertex v)
{
    str value = draft_text(d, f->value);
    place where = place_of(n, f->line, f->column);
    named what = kith_draft_name(d, f->value);
    if (kind_is_organization(draft_kind(d, what.vertex))) {
        kith_draft_remark(d, REMARK_ROLE_COMPANY, value, v, where);
        return;
    }
    keep_field(d, &draft_at(d, v)->role, value);
    deal_role deal = deal_named(d, value);
    if (deal != DEAL_NONE)
        take_deal(d, v, deal, stated_by(f));
}

bool kith_draft_says_left(const draft *d, const field *f)
{
    str value = draft_text(d, f->value);
    return draft_field_is(d, f, FIELD_STATUS) &&
           (str_equal(value, STR("left")) || str_equal(value, STR("former")));
}

static void hear_person_field(
    draft *d, uint32_t n, const field *f, kith_vertex v)
{
    str value = draft_text(d, f->value);
    vertex *is = draft_at(d, v);
    if (draft_field_is(d, f, FIELD_ROLE)) {
        hear_role(d, n, f, v);
    } else if (draft_field_is(d, f, FIELD_EMAIL)) {
        keep_field(d, &is->email, value);
    } else if (draft_field_is(d, f, FIELD_DEPARTMENT)) {
        keep_field(d, &is->department, value);
    } else if (draft_field_is(d, f, FIELD_DO_NOT_ASK) && is_true(value)) {
        is->flags |= VERTEX_DO_NOT_ASK;
    } else if (kith_draft_says_left(d, f)) {
        is->flags |= VERTEX_LEFT;
    } else if (
        draft_field_is(d, f, FIELD_STANCE) &&
        stance_named(value) != STANCE_UNKNOWN) {
        take_stance(d, v, stance_named(value), stated_by(f));
    } else if (draft_field_is(d, f, FIELD_AUTO_CREATED) && is_true(value)) {
        is->flags |= VERTEX_REVIEW;
    }
    if (draft_field_is(d, f, FIELD_STATED))
        kith_draft_field_names(d, n, f, state_tie);
}

/* A tag company/contoso names an organization by its slug. */
static void hear_tag(draft *d, uint32_t n, const tag *t, kith_vertex v)
{
    static const char *const prefixes[] = {"company/", "org/", "customer/"};
    str name = draft_text(d, t->name);
    if (str_equal(name, STR("needs-review")))
        draft_at(d, v)->flags |= VERTEX_REVIEW;
    if (str_equal(name, STR("do-not-ask")))
        draft_at(d, v)->flags |= VERTEX_DO_NOT_ASK;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t len = strlen(prefixes[i]);
        if (name.len <= len || memcmp(name.ptr, prefixes[i], len) != 0)
            continue;
        char slug[128];
        size_t size =
            name.len - len < sizeof slug ? name.len - len : sizeof slug;
        for (size_t k = 0; k < size; k++) {
            char c = name.ptr[len + k];
            slug[k] = (char)(c == '-' || c == '_' ? ' ' : c);
        }
        named org = kith_draft_words(d, (str){slug, size});
        if (kind_is_organization(draft_kind(d, org.vertex)))
            kith_draft_associate(
                d, ASSOCIATION_AFFILIATED, v, org.vertex,
                place_by(place_of(n, t->line, t->column), org.by));
    }
}

void kith_draft_fields(draft *d, uint32_t n, kith_vertex subject)
{
    const note *from = &d->vault->notes[n];
    bool person = draft_is_person(d, subject);
    for (uint32_t i = 0; i < from->fields; i++) {
        const field *f = &from->field[i];
        if (person)
            hear_person_field(d, n, f, subject);
        if (person && draft_field_is(d, f, FIELD_LAST_CONTACT))
            claim_contact(
                d, subject, draft_text(d, f->value),
                place_of(n, f->line, f->column));
        if (draft_field_is(d, f, FIELD_COMPANY | FIELD_ACCOUNT | FIELD_PROJECT))
            kith_draft_field_names(d, n, f, belong);
        if (!person && draft_field_is(d, f, FIELD_OWNER))
            kith_draft_field_names(d, n, f, look_after);
    }
    for (uint32_t i = 0; i < from->tags && person; i++)
        hear_tag(d, n, &from->tag[i], subject);
}
