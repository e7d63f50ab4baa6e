/*
 * entities.c — every vertex, before any evidence is heard.
 *
 * Three rounds over all notes, in order of trust, so that the order of the
 * notes decides nothing: the notes that are entities; the links and fields that
 * say what they name; the plain names that stand where people stand. A name
 * becomes a new person only if it is written in full.
 */
#include "base/fold.h"
#include "graph/draft.h"

/* ---- Making vertices -------------------------------------------------------
 */

kith_vertex kith_draft_vertex(draft *d, str name, kith_kind kind, uint32_t n)
{
    const char *copy = kith_arena_text(&d->graph->memory, name);
    vertex v = {.name = {copy, name.len}, .note = n};
    v.organization = KITH_NO_VERTEX;
    v.last_met = v.last_seen = NO_DATE;
    v.flags = n == NO_INDEX ? VERTEX_UNRESOLVED : 0;
    kith_vertex id = (kith_vertex)d->vertices.len;
    if (!copy || !VEC_PUSH(&d->kinds, (uint8_t)kind) ||
        !VEC_PUSH(&d->brief, (draft_brief){0}) || !VEC_PUSH(&d->vertices, v)) {
        d->failed = true;
        return KITH_NO_VERTEX;
    }
    return id;
}

static void spell(draft *d, kith_vertex v, str name, name_level level)
{
    bool person =
        draft_is_person(d, v) && (level == LEVEL_NAME || level == LEVEL_FOLDER);
    if (v == KITH_NO_VERTEX || name.len == 0)
        return;
    if (!(person ? kith_names_add_person(d->names, name, v, level)
                 : kith_names_add(d->names, name, v, level)))
        d->failed = true;
}

/* Remembers another spelling, to print and to look up. */
static void spell_alias(draft *d, kith_vertex v, str text, name_level level)
{
    if (v == KITH_NO_VERTEX || text.len == 0 ||
        str_equal(text, draft_at(d, v)->name))
        return;
    spell(d, v, text, level);
    const char *copy = kith_arena_text(&d->graph->memory, text);
    draft_alias alias = {v, {copy, text.len}};
    if (!copy || !VEC_PUSH(&d->aliases, alias))
        d->failed = true;
}

/* The vertex of that name, made if there is none; a vertex of which only the
 * name was known learns its kind. KITH_NO_VERTEX if the name is ambiguous. */
static kith_vertex ensure(draft *d, str name, name_id id, kith_kind kind)
{
    name = str_trim(name);
    unsigned count = 0;
    name_id key = kith_draft_key(d, name, id);
    kith_vertex v = kith_names_only(d->names, key, LEVEL_NICKNAME, &count);
    if (count > 1 || name.len == 0 || name.len > 200)
        return KITH_NO_VERTEX;
    if (count == 0) {
        v = kith_draft_vertex(d, name, kind, NO_INDEX);
        spell(d, v, name, LEVEL_NAME);
        return v;
    }
    kith_kind known = draft_kind(d, v);
    if (draft_at(d, v)->flags & VERTEX_UNRESOLVED &&
        (known == KITH_KIND_OTHER ||
         (known == KITH_KIND_ORGANIZATION && kind_is_organization(kind)))) {
        d->kinds.at[v] = (uint8_t)kind;
        spell(d, v, draft_at(d, v)->name, LEVEL_NAME);
    }
    return v;
}

/* ---- Round 1: the notes that are entities ----------------------------------
 */

typedef struct rename_rule {
    str to;
    bool contested; /* two people claim the spelling */
} rename_rule;

typedef struct rename_rules {
    intern keys; /* rule i has key i + 1 */
    VEC(rename_rule) all;
    arena scratch;
} rename_rules;

/* What tells a spelling from one that differs in case or accents only: its
 * bytes, behind one that no folded name begins with. */
static str key_of_bytes(arena *a, str name)
{
    char *key = kith_arena_take(a, name.len + 2, 1, 1);
    if (!key)
        return (str){0};
    key[0] = '\1';
    if (name.len)
        memcpy(key + 1, name.ptr, name.len);
    return (str){key, name.len + 1};
}

static void add_rename(draft *d, rename_rules *rules, str from, str to)
{
    str key = kith_fold_name(&rules->scratch, from);
    str own = kith_fold_name(&rules->scratch, to);
    bool kept = key.ptr && own.ptr;
    if (kept && str_equal(key, own)) {
        key = key_of_bytes(&rules->scratch, from);
        kept = key.ptr != NULL;
    }
    if (kept && key.len && !str_equal(from, to)) {
        name_id id = kith_intern(&rules->keys, key);
        rename_rule rule = {to, false};
        kept = id != NAME_FAILED;
        if (kept && id <= rules->all.len)
            rules->all.at[id - 1].contested |=
                !str_equal(rules->all.at[id - 1].to, to);
        else if (kept)
            kept = VEC_PUSH(&rules->all, rule);
    }
    d->failed |= !kept;
    kith_arena_reset(&rules->scratch);
}

/* What the user says are other spellings: settings first, then aliases. Only
 * those matter that are the name of a note of their own. */
static void collect_renames(draft *d, rename_rules *rules)
{
    const kith_settings *s = d->vault->settings;
    for (size_t i = 0; s && i < s->identity_count; i++)
        add_rename(d, rules, s->identities[i].alias, s->identities[i].name);
    for (size_t n = 0; n < d->vault->note_count; n++) {
        const note *from = &d->vault->notes[n];
        if (from->kind != KITH_KIND_PERSON || !note_speaks(from) ||
            !(d->fields[n] & FIELD_ALIASES))
            continue;
        for (uint32_t f = 0; f < from->fields; f++)
            if (draft_field_is(d, &from->field[f], FIELD_ALIASES))
                add_rename(
                    d, rules, draft_text(d, from->field[f].value),
                    draft_text(d, from->name));
    }
}

/* The name a spelling was renamed to, following at most a few steps. */
static str renamed(draft *d, rename_rules *rules, str name)
{
    for (int steps = 0; steps < 4 && rules->all.len; steps++) {
        str key = kith_fold_name(&rules->scratch, name);
        str bytes = key_of_bytes(&rules->scratch, name);
        d->failed |= !key.ptr || !bytes.ptr;
        name_id id = kith_intern_find(&rules->keys, key);
        if (id == NO_NAME)
            id = kith_intern_find(&rules->keys, bytes);
        kith_arena_reset(&rules->scratch);
        if (id == NO_NAME || rules->all.at[id - 1].contested)
            return name;
        name = rules->all.at[id - 1].to;
    }
    return name;
}

/* The vertex of a note. An unresolved one of that name and kind may only have
 * been waiting for it; nothing waits for a meeting, which is found by links. */
static kith_vertex adopt(draft *d, kith_kind kind, uint32_t n)
{
    unsigned count = 0;
    name_id id = d->vault->notes[n].name;
    str name = draft_text(d, id);
    kith_vertex v = KITH_NO_VERTEX;
    if (kind != KITH_KIND_MEETING)
        v = kith_names_only(
            d->names, kith_draft_key(d, name, id), LEVEL_NAME, &count);
    if (count == 1 && draft_at(d, v)->flags & VERTEX_UNRESOLVED &&
        draft_kind(d, v) == kind) {
        draft_at(d, v)->note = n;
        draft_at(d, v)->flags &= (uint8_t)~VERTEX_UNRESOLVED;
        return v;
    }
    return kith_draft_vertex(d, name, kind, n);
}

/* A folder gives way to the titles and aliases that notes state. */
static name_level level_of_name(const note *from)
{
    bool is_titled = from->title && from->title != from->name;
    return from->flags & NOTE_FOLDER_NOTE && is_titled ? LEVEL_FOLDER
                                                       : LEVEL_NAME;
}

static void entity_of_note(draft *d, rename_rules *rules, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    str name = draft_text(d, from->name);
    kith_kind kind = (kith_kind)from->kind;
    if (kind == KITH_KIND_OTHER || !note_speaks(from))
        return;

    str kept = kind == KITH_KIND_PERSON ? renamed(d, rules, name) : name;
    bool other = !str_equal(kept, name);
    kith_vertex v = other ? ensure(d, kept, NO_NAME, kind) : adopt(d, kind, n);
    d->of_note[n] = v;
    if (v == KITH_NO_VERTEX || kind == KITH_KIND_MEETING)
        return; /* meetings are named by links, which the vault resolves */

    if (from->title && from->title != from->name)
        spell(d, v, draft_text(d, from->title), LEVEL_NAME);
    spell(d, v, name, other ? LEVEL_ALIAS : level_of_name(from));
    if (other)
        spell_alias(d, v, name, LEVEL_ALIAS);
    bool has_more = d->fields[n] & (FIELD_ALIASES | FIELD_EMAIL);
    for (uint32_t f = 0; has_more && f < from->fields; f++) {
        str value = draft_text(d, from->field[f].value);
        if (draft_field_is(d, &from->field[f], FIELD_ALIASES))
            spell_alias(d, v, value, LEVEL_ALIAS);
        else if (draft_field_is(d, &from->field[f], FIELD_EMAIL))
            spell(d, v, value, LEVEL_ALIAS);
    }
}

static void entities_of_notes(draft *d)
{
    rename_rules rules = {0};
    collect_renames(d, &rules);
    for (uint32_t n = 0; n < d->vault->note_count && !d->failed; n++)
        entity_of_note(d, &rules, n);

    const kith_settings *s = d->vault->settings;
    for (size_t i = 0; s && i < s->identity_count; i++) {
        kith_vertex v =
            ensure(d, s->identities[i].name, NO_NAME, KITH_KIND_PERSON);
        spell_alias(d, v, s->identities[i].alias, LEVEL_ALIAS);
    }
    VEC_FREE(&rules.all);
    kith_intern_free(&rules.keys);
    kith_arena_free(&rules.scratch);
}

/* ---- Round 2: links without a note, and fields that say what they name
 * ------- */

static kith_kind kind_by_section(unsigned where)
{
    switch ((section)where) {
    case SECTION_ATTENDEES:
    case SECTION_PEOPLE_MENTIONED:
    case SECTION_KEY_CONTACTS:
    case SECTION_COLLABORATORS:
        return KITH_KIND_PERSON;
    case SECTION_RELATED_CUSTOMERS:
        return KITH_KIND_CUSTOMER;
    case SECTION_RELATED_PROJECTS:
        return KITH_KIND_PROJECT;
    case SECTION_NONE:
    case SECTION_OTHER:
    case SECTION_RECENT_CONTEXT:
    case SECTION_SUMMARY:
    case SECTION_KEY_FACTS:
    case SECTION_TOPICS:
    case SECTION_BACKGROUND:
    case SECTION_RELATIONSHIP:
    case SECTION_PROFILE:
    case SECTION_DECISIONS:
    case SECTION_BLOCKERS:
    case SECTION_TASKS:
    case SECTION_RELATED:
    case SECTION_CONTACT_INFORMATION:
    default:
        return KITH_KIND_OTHER;
    }
}

static kith_kind kind_by_field(const draft *d, const field *f)
{
    if (draft_field_is(d, f, FIELDS_OF_PEOPLE))
        return KITH_KIND_PERSON;
    if (draft_field_is(d, f, FIELD_COMPANY))
        return KITH_KIND_ORGANIZATION;
    if (draft_field_is(d, f, FIELD_ACCOUNT))
        return KITH_KIND_CUSTOMER;
    return draft_field_is(d, f, FIELD_PROJECT) ? KITH_KIND_PROJECT
                                               : KITH_KIND_OTHER;
}

/* A link makes a vertex unless it has a note that is one, names no note at all
 * (an attachment, a URL), or could be several. */
static void entity_of_link(draft *d, const note_link *l, kith_kind kind)
{
    if (l->resolved < d->vault->note_count) {
        const note *to = &d->vault->notes[l->resolved];
        if (d->of_note[l->resolved] == KITH_NO_VERTEX && note_speaks(to) &&
            kind != KITH_KIND_OTHER) {
            str name = draft_text(d, to->name);
            kith_vertex v = adopt(d, kind, l->resolved);
            d->of_note[l->resolved] = v;
            spell(d, v, name, LEVEL_NAME);
        }
        return;
    }
    str target = draft_text(d, l->target);
    if (l->resolved != NO_INDEX || l->how != HOW_UNRESOLVED ||
        l->flags & LINK_EMBED || target.len == 0)
        return;
    str name = str_stem(target);
    name_id id = name.len == target.len ? l->target : NO_NAME;
    if (kith_date_at_start(name) != NO_DATE)
        kind = KITH_KIND_MEETING;
    (void)ensure(d, name, id, kind);
}

/* Whether a link of the note may want a vertex; hardly ever, as most lead to
 * notes that have one. */
static bool has_open_links(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    bool is_open = false;
    for (uint32_t l = 0; l < from->links; l++) {
        const note_link *at = &from->link[l];
        draft_cut cut = {n, l};
        is_open |= at->resolved >= d->vault->note_count ||
                   d->of_note[at->resolved] == KITH_NO_VERTEX;
        if (draft_may_be_cut(at) && !VEC_PUSH(&d->cut, cut))
            d->failed = true;
    }
    return is_open;
}

static void entities_of_links(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    bool is_open = has_open_links(d, n);
    bool names = d->fields[n] & (FIELD_COMPANY | FIELD_ACCOUNT | FIELD_PROJECT);
    for (uint32_t f = 0; (is_open || names) && f < from->fields; f++) {
        const field *at = &from->field[f];
        kith_kind kind = kind_by_field(d, at);
        for (uint32_t i = 0; is_open && i < at->links; i++)
            entity_of_link(d, &from->link[at->first_link + i], kind);
        if (at->links == 0 && kind != KITH_KIND_PERSON &&
            kind != KITH_KIND_OTHER && at->value != NO_NAME &&
            from->kind != KITH_KIND_OTHER)
            (void)ensure(d, draft_text(d, at->value), at->value, kind);
    }
    if (!is_open)
        return;
    for (uint32_t i = 0; i < from->items; i++) {
        const item *at = &from->item[i];
        for (uint32_t l = 0; l < at->links; l++)
            entity_of_link(
                d, &from->link[at->first_link + l],
                kind_by_section(at->section));
    }
    for (uint32_t l = 0; l < from->links; l++) /* whatever stands elsewhere */
        entity_of_link(d, &from->link[l], KITH_KIND_OTHER);
}

/* ---- Round 3: plain names where people stand
 * ---------------------------------- */

static void entity_of_organization(draft *d, str org)
{
    if (org.len && kith_looks_organization(org))
        (void)ensure(d, org, NO_NAME, KITH_KIND_ORGANIZATION);
}

static void entity_of_name(
    draft *d, const note *n, const field *f, named who, str name, str org)
{
    (void)n, (void)f;
    if (kith_is_myself(name))
        d->me_used = true;
    else if (who.candidates == 0 && kith_looks_personal(name))
        (void)ensure(d, name, NO_NAME, KITH_KIND_PERSON);
    entity_of_organization(d, org);
}

/* Whether the name has no such role yet, which it has from now on. */
static bool is_first(draft *d, name_id name, unsigned role)
{
    bool first = !(d->known[name].roles & role);
    d->known[name].roles |= role;
    return first;
}

/* Names once known stay known: each is asked once. */
static void entity_of_mention(draft *d, const note *from, const mention *m)
{
    unsigned role = m->role == ROLE_OWNER ? NAME_OWNER : NAME_MADE;
    if (m->link == NO_INDEX && is_first(d, m->name, role))
        entity_of_name(
            d, from, NULL, kith_draft_mention(d, from, m),
            draft_text(d, m->name), (str){0});
    if (m->org != NO_NAME && is_first(d, m->org, NAME_MADE_ORGANIZATION))
        entity_of_organization(d, draft_text(d, m->org));
}

static void entities_of_mentions(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    for (uint32_t i = 0; i < from->mentions; i++) {
        const mention *m = &from->mention[i];
        if (m->role == ROLE_NICKNAME && i > 0) {
            kith_vertex of = kith_draft_mention(d, from, m - 1).vertex;
            if (draft_is_person(d, of))
                spell_alias(d, of, draft_text(d, m->name), LEVEL_NICKNAME);
        } else if (
            m->role == ROLE_PARTICIPANT || m->role == ROLE_ATTENDEE ||
            m->role == ROLE_VIA || m->role == ROLE_OWNER) {
            entity_of_mention(d, from, m);
        }
    }
}

bool kith_draft_leaves_out_me(const draft *d, const note *from)
{
    uint32_t with = 0; /* the line that tells */
    for (uint32_t f = 0; f < from->fields; f++) {
        const field *at = &from->field[f];
        if (draft_field_is(d, at, FIELD_WITH))
            with = at->line;
        else if (draft_field_is(d, at, FIELD_MET))
            return false;
    }
    for (uint32_t i = 0; i < from->mentions; i++) {
        const mention *m = &from->mention[i];
        if (m->line != with &&
            (m->role == ROLE_PARTICIPANT || m->role == ROLE_ATTENDEE))
            return false;
    }
    return with > 0;
}

static void entities_of_names(draft *d)
{
    for (uint32_t n = 0; n < d->vault->note_count && !d->failed; n++) {
        const note *from = &d->vault->notes[n];
        if (!note_speaks(from))
            continue;
        bool meeting = from->kind == KITH_KIND_MEETING;
        bool names = d->fields[n] & (FIELD_MET | FIELD_MENTIONED | FIELD_OWNER);
        for (uint32_t f = 0; names && f < from->fields; f++) {
            const field *at = &from->field[f];
            bool lists = draft_field_is(d, at, FIELD_MET | FIELD_MENTIONED)
                             ? meeting || from->day != NO_DATE
                             : !meeting && draft_field_is(d, at, FIELD_OWNER);
            if (lists && (at->links || is_first(d, at->value, NAME_LISTED)))
                kith_draft_field_names(d, n, at, entity_of_name);
        }
        if (!d->me_used && meeting && d->fields[n] & FIELD_WITH)
            d->me_used = kith_draft_leaves_out_me(d, from);
        entities_of_mentions(d, n);
    }
}

void kith_draft_entities(draft *d)
{
    for (size_t n = 0; n < d->vault->note_count; n++)
        d->of_note[n] = KITH_NO_VERTEX;
    entities_of_notes(d);
    for (uint32_t n = 0; n < d->vault->note_count && !d->failed; n++)
        if (note_speaks(&d->vault->notes[n]))
            entities_of_links(d, n);
    entities_of_names(d);
}
