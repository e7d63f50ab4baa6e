/*
 * draft.h — the graph while it is being built.
 *
 * First every vertex is known (entities.c), then every line is heard as
 * evidence (evidence.c), at last vertices are sorted and everything is counted
 * and laid out (finish.c). Vertex numbers of a draft are in order of
 * appearance; only finish.c gives them their final ones.
 */
#ifndef KITH_GRAPH_DRAFT_H
#define KITH_GRAPH_DRAFT_H

#include "base/sort.h"
#include "graph/graph.h"
#include "graph/names.h"
#include "vault/vault.h"

/* What is asked of a vertex a million times, a few to the cache line. The zero
 * value is that of one of which nothing is known yet. */
typedef struct draft_brief {
    uint32_t after;    /* of a meeting: 1 + the event it is, or 0 */
    uint32_t by_line;  /* the line that `by` is of: draft.lines */
    uint32_t named_by; /* the item that was last found to name it */
    uint32_t circle;   /* the last circle that it was in */
    date deal_day;     /* of the line that tells deal */
    bool unit_told;    /* of an organization: whether it is a unit was asked */
    uint8_t by;        /* naming: how that line names it best */
} draft_brief;

typedef struct draft_event {
    event is;
    kith_vertex meeting; /* first meeting that tells of it, or none */
} draft_event;

/* Most lookups end at a slot: an event lies far away. */
typedef struct draft_slot {
    uint32_t hash;  /* of the event, */
    uint32_t event; /* or NO_INDEX: free */
} draft_slot;

typedef struct draft_place {
    uint32_t owner; /* the event it is of */
    place where;
} draft_place;

typedef struct draft_association {
    kith_vertex from, to;
    place where;
    uint8_t kind; /* association_kind */
} draft_association;

typedef struct draft_claim { /* last_contact: "I was in touch on that day" */
    kith_vertex vertex;
    date day;
    place where;
    bool met; /* there was a meeting with them that day */
} draft_claim;

typedef struct draft_cut {
    uint32_t note, link;
} draft_cut;

typedef struct draft_alias {
    kith_vertex vertex;
    str text;
} draft_alias;

typedef struct named {   /* who a name means */
    kith_vertex vertex;  /* KITH_NO_VERTEX if nobody or not sure */
    unsigned candidates; /* how many it could be; 0 = nobody */
    naming by;           /* NAMED_FIRST_NAME and worse: by a word alone */
} named;

/* Whether it is a word that several people have: the note may tell which. */
static inline bool named_by_several(named who)
{
    return who.candidates > 1 && who.by >= NAMED_FIRST_NAME;
}

/* What a name of the vault is to the graph, found out when first asked. */
typedef struct draft_name {
    name_id key;    /* in `names`; NO_NAME before it was asked for */
    name_id handle; /* the same, of the handle it is */
    uint32_t roles; /* field_roles and name_roles */
    named who;      /* whom it means in any note, if NAME_SETTLED */
} draft_name;

/* A key that words of several people have, asked for once a note or vault. */
typedef struct draft_word {
    uint32_t circle; /* of which `near` is the answer */
    named near;
    uint32_t first_candidate, candidates; /* in members */
} draft_word;

typedef struct draft {
    const kith_vault *vault;
    kith_graph *graph; /* whose memory the strings are copied to */
    const kith_graph_options *options;
    name_index *names;
    draft_name *known;    /* of each name of the vault */
    kith_vertex *of_note; /* vertex of a note, or KITH_NO_VERTEX */
    kith_vertex *subject; /* of a note: its vertex, or its folder's */
    uint32_t *fields;     /* of a note: field_roles that its fields have */
    kith_vertex me;       /* who "Myself" is */
    bool me_used;         /* Myself occurs in the notes */

    VEC(vertex) vertices;   /* as they will be, but for the kind */
    VEC(uint8_t) kinds;     /* of each vertex: kith_kind */
    VEC(draft_brief) brief; /* the same */
    VEC(draft_alias) aliases;
    VEC(draft_event) events;
    draft_slot *event_slot; /* hash table of events, at most half full */
    size_t event_slots;
    VEC(kith_vertex) members; /* the first is none: nobody is named */
    VEC(draft_place) places;  /* of events */
    VEC(keyed) abouts;        /* of events: event and vertex */
    VEC(draft_association) associations;
    VEC(statement) statements;
    VEC(stated_task) tasks;
    uint32_t *first_statement; /* of a note that was heard, in statements */
    uint32_t items;            /* whose names were gathered for a statement */
    VEC(remark) remarks;
    VEC(draft_claim) claims;
    bool asks_all;         /* stances are those of all lines, heard or not */
    uint32_t circle;       /* number of the note's circle; 0: not gathered */
    uint32_t circles;      /* how many there were */
    bool circle_due;       /* the note at hand may have one */
    VEC(draft_word) words; /* by key */
    uint32_t at_hand;
    date newest;            /* newest dated line of the note at hand */
    uint32_t lines;         /* started so far */
    VEC(kith_vertex) found; /* people of the line at hand */
    uint32_t line;          /* first line that names one, or 0 */
    VEC(draft_cut) cut;     /* links that may have been cut */
    bool settled;           /* every vertex is there, by all of its names */
    bool failed;            /* memory is out */
} draft;

static inline vertex *draft_at(draft *d, kith_vertex v)
{
    return &d->vertices.at[v];
}

static inline kith_kind draft_kind(const draft *d, kith_vertex v)
{
    return v == KITH_NO_VERTEX ? KITH_KIND_OTHER : (kith_kind)d->kinds.at[v];
}

/* The event that a meeting is, or NO_INDEX. */
static inline uint32_t draft_event_of(const draft *d, kith_vertex meeting)
{
    return d->brief.at[meeting].after - 1;
}

static inline bool draft_is_person(const draft *d, kith_vertex v)
{
    return draft_kind(d, v) == KITH_KIND_PERSON;
}

static inline str draft_text(const draft *d, name_id id)
{
    return vault_name(d->vault, id);
}

/* Whether a note may be evidence: no template, not generated, not excluded. */
static inline bool note_speaks(const note *n)
{
    return !(n->flags & (NOTE_TEMPLATE | NOTE_GENERATED | NOTE_EXCLUDED));
}

enum { PRESENT = 1 << ROLE_PARTICIPANT | 1 << ROLE_ATTENDEE };

/* Whether it says that someone was there. */
static inline bool mention_is_present(const mention *m)
{
    return 1 << m->role & PRESENT;
}

/* Whether the title that a link names may be cut. */
static inline bool draft_may_be_cut(const note_link *l)
{
    return l->how == HOW_TRUNCATED || l->how == HOW_UNRESOLVED;
}

/* What a field holds, by its key. */
enum field_roles {
    FIELD_MET = 1 << 0,       /* participants, attendees ... */
    FIELD_WITH = 1 << 1,      /* with, counterpart: and me */
    FIELD_MENTIONED = 1 << 2, /* people_mentioned */
    FIELD_CONTACTS = 1 << 3,
    FIELD_OWNER = 1 << 4,   /* who of us looks after it */
    FIELD_COMPANY = 1 << 5, /* company, organization ... */
    FIELD_ACCOUNT = 1 << 6, /* account, customer ... */
    FIELD_PROJECT = 1 << 7,
    FIELD_STATED = 1 << 8, /* reports_to, knows ... */
    FIELD_ALIASES = 1 << 9,
    FIELD_EMAIL = 1 << 10,
    FIELD_ROLE = 1 << 11,
    FIELD_DEPARTMENT = 1 << 12,
    FIELD_DO_NOT_ASK = 1 << 13,
    FIELD_STATUS = 1 << 14,
    FIELD_STANCE = 1 << 15,
    FIELD_AUTO_CREATED = 1 << 16,
    FIELD_LAST_CONTACT = 1 << 17,

    FIELDS_ABOUT = FIELD_ACCOUNT | FIELD_PROJECT | FIELD_MENTIONED,
    FIELDS_OF_PEOPLE = FIELD_MET | FIELD_STATED | FIELD_MENTIONED |
                       FIELD_CONTACTS | FIELD_OWNER
};

/* What else is known of a name. */
enum name_roles {
    NAME_OF_MYSELF = 1 << 18, /* it is "Myself" */
    NAME_SETTLED = 1 << 19,
    NAME_MADE = 1 << 20,   /* whoever it names has a vertex, if there is one, */
    NAME_LISTED = 1 << 21, /* and everyone that it lists, */
    NAME_OWNER = 1 << 22,  /* and whoever it names as an owner */
    NAME_MADE_ORGANIZATION = 1 << 23,
    NAME_JUDGED = 1 << 24, /* whether it looks like an organization: */
    NAME_ORGANIZATION = 1 << 25
};

/* Whether the field has one of the roles. */
static inline bool draft_field_is(
    const draft *d, const field *f, unsigned roles)
{
    return d->known[f->key].roles & roles;
}

/* ---- graph.c ---------------------------------------------------------------
 */

/* Takes memory for what is known of names and notes; false if it is out. The
 * vault, the graph, the options and the names are given. */
bool kith_draft_begin(draft *d);
void kith_draft_end(draft *d);

/* Remarks on the links of d->cut whose titles were cut. */
void kith_draft_truncated(draft *d);

/* Remarks that on the day of a claim there was no meeting with that person. */
void kith_draft_doubt(draft *d, const draft_claim *claim);

/* Counts what happened, of the vertices in `of` or of all, up to as-of, and
 * settles who I am. */
bool kith_draft_count(draft *d, const bool *of, kith_error *error);

/* Marks those who have left by a statement; false if memory is out. */
bool kith_graph_mark_departures(kith_graph *graph);

/* ---- roles.c ---------------------------------------------------------------
 */

/* Tells d->known which names are keys of fields. */
void kith_draft_roles(draft *d);

/* Makes d->fields of a note. */
void kith_draft_note_roles(draft *d, uint32_t n);

/* ---- entities.c ------------------------------------------------------------
 */

/* Makes every vertex: of notes, of links without a note, of names that stand
 * where people stand. */
void kith_draft_entities(draft *d);

/* A new vertex of that name; KITH_NO_VERTEX if memory is out. */
kith_vertex kith_draft_vertex(draft *d, str name, kith_kind kind, uint32_t n);

/* Does a meeting's note tell only whom it was with? Then whoever writes was
 * there too. */
bool kith_draft_leaves_out_me(const draft *d, const note *from);

/* ---- resolve_name.c --------------------------------------------------------
 */

/* The key of a spelling (see names.h), which the vault may know as `id`; notes
 * it in the draft if that fails. */
name_id kith_draft_key(draft *d, str spelling, name_id id);

/* What is remembered of a key; NULL if memory is out or it is none. */
draft_word *kith_draft_word(draft *d, name_id key);

/* Who a name of the vault means, among the circle of the note at hand first;
 * the same of any words. */
named kith_draft_name(draft *d, name_id id);
named kith_draft_words(draft *d, str name);

/* Whether a name of the vault looks like an organization's. */
bool kith_draft_is_organization(draft *d, name_id id);

/* Who a mention means: through its link, if it is one, or its words. */
named kith_draft_mention(draft *d, const note *n, const mention *m);

/* The vertex of a link that leads to no note: the one made for it, or none. */
kith_vertex kith_draft_open_link(draft *d, const note_link *l);

/* The vertex of a link: of its note, or the one made for it. */
static inline kith_vertex draft_link(draft *d, const note_link *l)
{
    return l->resolved < d->vault->note_count ? d->of_note[l->resolved]
                                              : kith_draft_open_link(d, l);
}

static inline kith_vertex draft_linked(draft *d, const note *n, uint32_t l)
{
    return draft_link(d, &n->link[l]);
}

/* Who mention i of the note at hand means. Most names are settled: whom they
 * mean is asked some six times a mention, so that is not a call. */
static inline named draft_meant(draft *d, const note *n, uint32_t i)
{
    const mention *m = &n->mention[i];
    const draft_name *known = &d->known[m->name];
    bool settled = m->link == NO_INDEX && (known->roles & NAME_SETTLED) &&
                   known->who.candidates && !named_by_several(known->who);
    return settled ? known->who : kith_draft_mention(d, n, m);
}

/* Is it "Myself", "Me", "I"? */
extern const char *const kith_myself[]; /* ended by NULL */
bool kith_is_myself(str name);

/* Calls `each` for the names in a field's value: its links, or its words split
 * at commas outside parentheses, "(Org)" after a name given apart. */
typedef void name_visitor(
    draft *d, const note *n, const field *f, named who, str name, str org);
void kith_draft_field_names(
    draft *d, uint32_t n, const field *f, name_visitor *each);

/* ---- events.c --------------------------------------------------------------
 */

typedef struct telling { /* one line that tells of an event */
    event_kind kind;
    date day; /* NO_DATE: undated, dated by the note's newest line */
    place where;
    naming by;
    unsigned flags;      /* event_flags */
    kith_vertex meeting; /* the meeting's vertex, or KITH_NO_VERTEX */
} telling;

/* Records an event of the people in d->found (sorted here for meetings), or
 * adds a place to the one it is. Returns its index, NO_INDEX if it is none
 * (fewer than two people). */
uint32_t kith_draft_event(draft *d, const telling *t);

/* Makes the event of a meeting known that was told in notes that are not heard.
 */
void kith_draft_recall(
    draft *d, kith_vertex meeting, const event *is, const kith_vertex *members);

/* Adds one more place to an event. */
void kith_draft_place(draft *d, uint32_t e, place where);

/* The event is about a customer or project. */
void kith_draft_about(draft *d, uint32_t e, kith_vertex about);

void kith_draft_associate(
    draft *d,
    association_kind kind,
    kith_vertex from,
    kith_vertex to,
    place where);

/* Remarks that `name`, short `letters`, may be a unit of an organization, if it
 * begins with the name of one. */
void kith_draft_unit(draft *d, str name, str letters, place where);

void kith_draft_remark(
    draft *d, remark_kind kind, str name, kith_vertex subject, place where);

/* Lists a name that means nobody, or several. */
void kith_draft_unsure(
    draft *d, str name, named who, kith_vertex subject, place where);

/* ---- found.c ---------------------------------------------------------------
 */

/* Nobody is named yet. */
void kith_found_start(draft *d);

/* Adds a person whom line `line` of a note names; nothing else is added. */
void kith_found_add(draft *d, kith_vertex v, naming by, uint32_t line);

/* Adds whom mention i of a note means, or lists it as unsure. */
void kith_found_mention(draft *d, uint32_t n, uint32_t i);

bool kith_found_has(const draft *d, kith_vertex v);

/* The least sure way in which one of them is named. */
naming kith_found_least_sure(const draft *d);

/* ---- evidence.c, statements.c ----------------------------------------------
 */

/* Hears every line of `count` notes, which are in order: of all of them, if
 * `notes` is NULL. */
void kith_draft_evidence(draft *d, const uint32_t *notes, size_t count);

/* What an item states about one entity: task, decision, fact, stance ...
 * `aside`: "(now at ...)" stands behind one of those it names. */
void kith_draft_statement(
    draft *d, uint32_t n, const item *i, kith_vertex subject, bool aside);

/* A line says of what stance a person is, or the part they have in a deal: the
 * newest wins; of one day, the later line. */
void kith_draft_stance(
    draft *d, kith_vertex v, unsigned as, date day, place where);
void kith_draft_deal(
    draft *d, kith_vertex v, unsigned as, date day, place where);

/* Whether a field says that the person of its note has left. */
bool kith_draft_says_left(const draft *d, const field *f);

/* Fields of an entity's own note: role, email, company, last_contact ... */
void kith_draft_fields(draft *d, uint32_t n, kith_vertex subject);

/* ---- subjects.c ------------------------------------------------------------
 */

/* Makes d->subject. */
void kith_draft_subjects(draft *d);

/* Takes a note in hand: makes d->newest, and forgets the circle of the last. */
void kith_draft_take(draft *d, uint32_t n);

/* Marks the circle: the people the note at hand surely concerns, among whom
 * first names are looked for. Few notes need it. */
void kith_draft_circle(draft *d);

/* ---- number.c --------------------------------------------------------------
 */

/* Puts the vertices into the graph, in order; `to[old]` becomes the new number.
 * False if memory is out. */
bool kith_draft_number(draft *d, kith_vertex *to);

/* Room for so many records and some that may be put in. */
static inline size_t kith_graph_room(size_t count)
{
    enum { PART = 64 };
    return count + count / PART + PART;
}

/* Makes room in the graph's memory for `count` records of `size` at `*at`, of
 * which `used` are there, if there is not; false if memory is out. */
bool kith_graph_make_room(
    kith_graph *graph,
    void *at,
    size_t used,
    size_t *room,
    size_t count,
    size_t size);

/* ---- finish.c --------------------------------------------------------------
 */

/* Sorts, numbers, counts: fills the graph from the draft. */
bool kith_draft_finish(draft *d, kith_error *error);

/* The order of events, whose people stand in `members`: newest first, then by
 * kind and people; nothing of the notes' order. */
int kith_event_compare(
    const event *p,
    const kith_vertex *members_p,
    const event *q,
    const kith_vertex *members_q);

/* An event of a draft, to be put in that order by kith_ranked_compare(). */
typedef struct ranked_event {
    const draft *d;
    uint32_t e;
} ranked_event;

int kith_ranked_compare(const void *a, const void *b);

/* Whether an event may be about a vertex: an account or project, or a person
 * who was not there. */
bool kith_event_may_concern(
    const kith_graph *graph,
    const event *e,
    const kith_vertex *members,
    kith_vertex about);

/* The note of a meeting itself proves it best, and comes first: till the places
 * of events are in order the others' notes have a bit that puts them behind. */
#define PLACE_BEHIND (1u << 31)
void kith_draft_part_places(draft *d);

/* The order of places: by note, line and column. */
int kith_place_compare(const void *a, const void *b);

/* Orders the `count` places that stand at `first`, leaves those of one line
 * once, and moves them down to `used`; how many are left. */
uint32_t kith_places_settle(
    place *all, uint32_t first, uint32_t count, uint32_t used);

/* Associations are in order of (from, kind, to): the key has room for a
 * thousand million. */
static inline uint64_t association_key(
    kith_vertex from, unsigned kind, kith_vertex to)
{
    return (uint64_t)from << 32 | (uint64_t)kind << 30 | to;
}

/* Gives whom association `first` and those behind it are of the organization
 * that most places name, of equals the first by name. Returns the first of the
 * next. */
size_t kith_choose_organization(kith_graph *graph, size_t first);

/* The order of statements of one note, and of remarks. */
int kith_statement_compare(const void *a, const void *b);
int kith_remark_compare(const void *a, const void *b);

/* ---- decisions.c -----------------------------------------------------------
 */

/* Copies what the user decided about names; false if memory is out. */
bool kith_graph_decide(kith_graph *graph, const kith_settings *settings);

/* ---- ties.c ----------------------------------------------------------------
 */

/* Makes the ties of a finished graph's events; false if memory is out. */
bool kith_graph_tie_up(kith_graph *graph);

/* The days of the events as text, which the public interface hands out; events
 * are in order, newest first. False if memory is out. */
bool kith_graph_write_days(kith_graph *graph);

/* Pairs of people, the lower number in the upper half of the key, each with an
 * event that ties them. */
typedef VEC(keyed) pair_list;

/* Adds the pairs that an event ties, as of event `e`, if it counts; false if
 * memory is out. */
bool kith_pairs_add(
    pair_list *all, const kith_graph *graph, const event *is, uint32_t e);

/* Makes the ties of these pairs anew, which are in order of pair and event: of
 * the events they have but for NO_INDEX, and of those given, if that is not
 * NO_INDEX. All others keep their events. False if memory is out. */
bool kith_graph_retie(kith_graph *graph, const pair_list *changed);

/* Makes the strengths of all ties those of the model's day, which was another.
 * False if memory is out. O(events of ties). */
bool kith_graph_reweigh(kith_graph *graph, date was);

/* ---- findings.c ------------------------------------------------------------
 */

/* Keeps the vault's diagnostics, and what only the vault shows of the graph;
 * false if memory is out. */
bool kith_graph_keep_findings(kith_graph *graph, const kith_vault *vault);

/* The same of the changed notes of a vault; of all others they are kept. */
bool kith_graph_renew_findings(kith_graph *graph, const kith_vault *vault);

static inline place place_by(place where, naming by)
{
    where.by = (uint8_t)by;
    return where;
}

static inline place place_of(uint32_t n, uint32_t line, uint32_t column)
{
    return (place){
        .note = n,
        .line = line,
        .column = (uint16_t)(column < UINT16_MAX ? column : UINT16_MAX)};
}

static inline place place_of_item(uint32_t n, const item *i)
{
    return (place){n, i->line, i->begin, i->length, 1, NAMED_NOT};
}

#endif
