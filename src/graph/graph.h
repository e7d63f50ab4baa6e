/*
 * graph.h — the graph as the stages above see it.
 *
 * Vertices are sorted by (kind, name, path). An *event* is one thing that
 * happened or was said, however many notes tell of it: it is counted once and
 * keeps every *place* that tells it. A *tie* is a pair of people with the
 * events that tie them. Everything is indices into the arrays below; all
 * strings are copies, so the vault may be freed.
 */
#ifndef KITH_GRAPH_GRAPH_H
#define KITH_GRAPH_GRAPH_H

#include <kith/graph.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/snapshot.h"
#include "vault/diagnostic.h"
#include "vault/note.h"

/* How a name was found to mean someone, in order of trust. */
typedef enum naming {
    NAMED_NOT,
    NAMED_LINK,
    NAMED_SELF, /* Myself, me, I */
    NAMED_NAME, /* the name or title of the note */
    NAMED_ALIAS,
    NAMED_FOLDER,     /* of a note that has a title of its own */
    NAMED_HANDLE,     /* AnaLima */
    NAMED_NICKNAME,   /* defined in the text */
    NAMED_FIRST_NAME, /* of one of those the note concerns, or of all */
    NAMED_LAST_NAME,
    NAMINGS
} naming;

/* "link", "first_name", ...; NULL for NAMED_NOT. */
const char *kith_naming_text(naming by);

/* 1, or 0.8 for a first or last name alone; 0 for NAMED_NOT. */
double kith_naming_confidence(naming by);

/* A line of a note: where evidence stands. There are some twenty a note: what
 * is beyond 65,535 is taken as that. */
typedef struct place {
    uint32_t note;           /* in graph.notes */
    uint32_t line;           /* from 1 */
    uint32_t begin;          /* byte in the file ... */
    uint16_t length, column; /* ... and how many: the quotation */
    uint32_t by; /* naming: the least sure way in which it names someone */
} place;

typedef enum event_kind {
    EVENT_MET,
    EVENT_RELAYED,    /* member 0 brought word of member 1 */
    EVENT_INTRODUCED, /* member 0 brought members 1 and 2 together */
    EVENT_STATED,     /* "worked with him at ..." */
    EVENT_LINKED,     /* a person's note links a person */
    EVENT_CO_MENTIONED,
    EVENT_KINDS
} event_kind;

enum event_flags {
    EVENT_UNDATED = 1,   /* dated by the newest line of its note */
    EVENT_INFERRED = 2,  /* a pronoun stands for the note's subject */
    EVENT_BROADCAST = 4, /* more than LIMIT_BROADCAST people: not counted */
    EVENT_FUTURE = 8     /* after as-of: not counted */
};

/* "met", "relayed", ... */
const char *kith_event_kind_text(event_kind kind);

typedef struct event {
    date day;
    uint32_t first_member, members; /* in graph.member; met: sorted */
    uint32_t first_about, abouts;   /* in graph.member: accounts, projects,
                                        people spoken of */
    uint32_t first_place, places;   /* in graph.place: the meeting's own
                                        note first, then by note and line */
    float confidence; /* 1, or 0.8 if a first name stood for one */
    uint16_t kind, flags;
} event;

typedef struct tie {
    kith_vertex a, b;   /* a < b */
    double strength;    /* s */
    double probability; /* p */
    double cost;        /* -ln p; 1 under KITH_WEIGHT_FLAT */
    date last;          /* newest event of any kind */
    date last_met;      /* newest meeting, or NO_DATE */
    uint32_t met, relayed, stated,
        linked;                   /* events; introduced counts as met */
    uint32_t first_event, events; /* in graph.tie_event, newest first */
} tie;

/* Who works where, and what belongs to what; never a tie between people. */
typedef enum association_kind {
    ASSOCIATION_AFFILIATED, /* person - organization */
    ASSOCIATION_MEMBER,     /* person - project or customer (Key Contacts,
                               Related Projects ...) */
    ASSOCIATION_RELATED     /* project - organization */
} association_kind;

typedef struct association {
    kith_vertex from, to;
    uint32_t first_place, places;
    uint32_t kind;
} association; /* sorted by (from, kind, to) */

typedef enum statement_kind {
    STATEMENT_TASK,
    STATEMENT_DECISION,
    STATEMENT_BLOCKER,
    STATEMENT_FACT,
    STATEMENT_TOPIC,   /* one of those a note says were discussed */
    STATEMENT_DEAL,    /* economic buyer, coach ..., with its line */
    STATEMENT_STANCE,  /* champion ... detractor, with its line */
    STATEMENT_MOVED,   /* left, now at */
    STATEMENT_PLANNED, /* an intended meeting or introduction: counts nothing */
    STATEMENT_KINDS
} statement_kind;

/* There are fourteen a note, so one is 24 bytes: what only tasks have stands
 * apart, and the note is told by kith_statement_note(). */
typedef struct statement {
    kith_vertex subject; /* the entity of the note; KITH_NO_VERTEX if none */
    union {
        date day;      /* of its line or note; NO_DATE if undated */
        uint32_t task; /* of a STATEMENT_TASK: in graph.task */
    };
    uint32_t line, begin; /* of a place; the column if length is 0 */
    uint32_t first_about; /* in graph.member, up to KITH_NO_VERTEX */
    unsigned length : 16; /* of a place */
    unsigned kind : 8;    /* statement_kind */
    unsigned by : 4;      /* of a place */
    unsigned value : 4;   /* stance or deal_role */
} statement;              /* sorted by (note, line) */

/* What a task states beyond other statements. */
typedef struct stated_task {
    kith_vertex owner;
    date day; /* as of a statement */
    date due, done;
    unsigned status : 24; /* ' ', 'x', ...: a code point; 0: of no statement */
    unsigned priority : 7;
    bool owned : 1; /* it names an owner, known or not */
} stated_task;

/* A name that was not turned into a vertex, or not surely. */
typedef enum remark_kind {
    REMARK_UNKNOWN,      /* used as a person's name, nobody known by it */
    REMARK_AMBIGUOUS,    /* could be any of `candidates` */
    REMARK_NICKNAME,     /* resolved by a nickname defined in the text */
    REMARK_ROLE_COMPANY, /* a company in a role field */
    REMARK_LAST_CONTACT, /* last_contact is no meeting with the person */
    REMARK_ONE_MEETING,  /* two notes of one meeting */
    REMARK_TRUNCATED,    /* links whose titles were cut */
    REMARK_BROADCAST,    /* a meeting or line of too many to count */
    REMARK_OWNER,        /* the owner of a task, nobody known by it */
    REMARK_UNIT          /* an organization that may be a unit of `subject` */
} remark_kind;

typedef struct remark {
    uint32_t kind, unused;
    str name;            /* the words concerned */
    kith_vertex subject; /* the entity of the note, or KITH_NO_VERTEX */
    uint32_t first_candidate, candidates; /* in graph.member */
    place where;
} remark; /* sorted by (note, line, column, kind) */

/* What the user has decided in .kith.yaml about two spellings. */
typedef struct decision {
    kith_vertex a; /* whom the kept name means, or KITH_NO_VERTEX */
    kith_vertex b; /* of two people: the other; of one: the same */
    str kept, other;
    uint32_t line;
    bool is_one;   /* identities:, not different: */
    bool of_vault; /* .kith.yaml, not the user's own settings */
    uint8_t unused[2];
} decision;

enum vertex_flags {
    VERTEX_UNRESOLVED = 1, /* named, but has no note */
    VERTEX_REVIEW = 2,     /* auto_created or needs-review */
    VERTEX_LEFT = 4,       /* left the company (STATEMENT_MOVED) */
    VERTEX_DO_NOT_ASK = 8  /* a note says not to use them */
};

typedef struct vertex {
    str name;                      /* as displayed */
    uint32_t note;                 /* in graph.notes, or NO_INDEX */
    uint32_t first_alias, aliases; /* in graph.alias */
    kith_vertex organization;      /* of a person: best supported, or none */
    str role, email, department;   /* fields, empty if missing */
    date last_met, last_seen;      /* newest meeting; newest event; NO_DATE */
    uint32_t meetings;             /* events met, up to as-of */
    uint8_t kind;                  /* kith_kind */
    uint8_t flags;                 /* vertex_flags */
    uint8_t stance;
    uint8_t deal;       /* deal_role */
    place stance_place; /* valid if stance != STANCE_UNKNOWN */
    place deal_place;   /* valid if deal != DEAL_NONE */
} vertex;

/* The parameters of the model; see <kith/graph.h>. */
typedef struct tie_model {
    date as_of, since; /* since: NO_DATE = all */
    double half_life, stated_half_life, tau, size_exponent;
    kith_weight weight;
} tie_model;

typedef struct noted { /* a note, for places and quotations */
    str path;
    str title;
    date day;
    kith_vertex subject; /* whom or what it is about, or KITH_NO_VERTEX */
    kith_vertex entity;  /* the vertex that it is the note of, or none */
    uint32_t is_told;    /* of a meeting's note: there is an event of it */
    uint64_t size;
    int64_t mtime_ns;
    uint32_t first_statement, statements; /* in graph.statement */
} noted;

struct kith_graph {
    arena memory;
    str root; /* of the vault */
    tie_model model;
    char as_of_text[11];
    bool as_of_given;
    kith_vertex me;
    kith_vertex myself;             /* whom "Myself" means, or none */
    bool me_assumed;                /* not told: whoever is in most meetings */
    uint32_t me_meetings, meetings; /* of how many */

    vertex *vertex;
    size_t order;
    str *alias;
    size_t alias_count;
    struct name_index *index; /* names, aliases, words: identity.c */

    noted *notes;
    size_t note_count;
    event *event;
    size_t event_count, event_front; /* there may be so many before them */
    kith_vertex *member;
    size_t member_count, member_room; /* how many there may be */
    place *place;
    size_t place_count, place_room;
    tie *tie; /* sorted by (a, b) */
    size_t size;
    uint32_t *tie_event; /* how many behind it: see graph_tie_event() */
    size_t tie_event_count, tie_event_room;
    date *day;            /* every day of an event, in order */
    char (*day_text)[11]; /* the same as text */
    size_t day_count;
    uint32_t *first_tie; /* of vertex v: adjacent ties are */
    uint32_t *adjacent;  /* adjacent[first_tie[v] .. first_tie[v + 1]) */
    association *association;
    size_t association_count;
    statement *statement; /* this, task, remark: own memory */
    size_t statement_count, statement_room;
    stated_task *task;
    size_t task_count, task_room;
    remark *remark;
    size_t remark_count;
    decision *decision; /* as the files say them, one before different */
    size_t decision_count;
    diagnostic *diagnostic; /* the vault's: see kith_graph_findings() */
    size_t diagnostic_count;
    size_t findings; /* how many there are, if they are counted */
    bool is_counted;
    kith_vault_stats stats; /* the vault's */
    double seconds;         /* that building took */
    snapshot kept;          /* what all the arrays lie in, if it was cached */
};

/* The number of event i of a tie, 0 the newest. What is new comes first: so
 * that all others need not be numbered anew, ties count events from the last.
 */
static inline uint32_t graph_tie_event(
    const kith_graph *graph, const tie *t, uint32_t i)
{
    return (uint32_t)graph->event_count - graph->tie_event[t->first_event + i];
}

/* Where a statement of a note stands. */
static inline place statement_place(uint32_t n, const statement *s)
{
    uint32_t begin = s->length ? s->begin : 0;
    uint32_t column = s->length ? 1 : s->begin;
    return (place){n, s->line, begin, s->length, (uint16_t)column, s->by};
}

/* The note of a statement, and where it stands. O(log notes). */
uint32_t kith_statement_note(const kith_graph *graph, const statement *s);
place kith_statement_place(const kith_graph *graph, const statement *s);

/* What only a task states; of any other statement, nobody and no day. */
stated_task kith_statement_task(const kith_graph *graph, const statement *s);

/* Day of its line or note; NO_DATE if undated. */
static inline date statement_day(const kith_graph *graph, const statement *s)
{
    return s->kind == STATEMENT_TASK ? graph->task[s->task].day : s->day;
}

/* Who and what a statement names, up to KITH_NO_VERTEX. */
static inline const kith_vertex *statement_abouts(
    const kith_graph *graph, const statement *s)
{
    return graph->member + s->first_about;
}

/* Whether it names `v`. */
bool kith_statement_names(
    const kith_graph *graph, const statement *s, kith_vertex v);

/* The other end of a tie. */
static inline kith_vertex tie_other(const tie *t, kith_vertex v)
{
    return t->a == v ? t->b : t->a;
}

/* The tie of two vertices, or NULL. O(log degree). */
const tie *kith_graph_between(
    const kith_graph *graph, kith_vertex a, kith_vertex b);

/* A day of one of the events as text that lives as long as the graph; "" for
 * NO_DATE. O(log days). */
const char *kith_graph_day(const kith_graph *graph, date day);

/* What one event adds to a tie's strength under a model (0 if it is too new,
 * too old or a broadcast). The terms of a tie sum to its strength. */
double kith_event_term(const event *e, const tie_model *model);

/* min(0.99, 1 - exp(-s / tau)); the one place that turns s into p. */
double kith_probability(double strength, double tau);

/* -ln p; the one place that turns p into a cost. */
double kith_cost(double probability);

/* Strengths of all ties under another model, into strength[graph->size]. */
void kith_restrength(
    const kith_graph *graph, const tie_model *model, double *strength);

/* "strong" p >= .70, "moderate" >= .40, "weak" >= .10, else "trace". */
const char *kith_band(double probability);

/* Appends what is wrong in the notes and what the graph shows to be, all in
 * order; the words that are not the graph's are in `memory`. False if memory is
 * out. O(findings log findings). */
bool kith_graph_findings(
    const kith_graph *graph, arena *memory, diagnostic_list *all);

/* How many there are; false if memory is out. O(graph). */
bool kith_graph_count_findings(const kith_graph *graph, size_t *count);

/* The words of a place, read again from the note: one line, trimmed, cut at
 * `limit` code points with an ellipsis (0 = whole). If the note is gone or has
 * changed since, says so in brackets. In `memory`; ptr NULL if that is out. */
str kith_graph_quote(
    const kith_graph *graph, place where, size_t limit, arena *memory);

/* Whether a person belongs to an account or project: affiliated with it, or a
 * stated member of it. */
bool kith_graph_belongs(
    const kith_graph *graph, kith_vertex person, kith_vertex to);

/* Whether the user said that the two are two people. */
bool kith_graph_differ(const kith_graph *graph, kith_vertex a, kith_vertex b);

static inline bool kind_is_organization(kith_kind kind)
{
    return kind == KITH_KIND_CUSTOMER || kind == KITH_KIND_PARTNER ||
           kind == KITH_KIND_ORGANIZATION;
}

#endif
