/*
 * influence.h — the influence report while it is written: who it is about, what
 * is known of them, and how a line is said once for people and for machines.
 *
 * Eight sections, each in a file of its own. Every line carries how sure it is
 * and the places that prove it; every section is a member of the data, also if
 * it is empty.
 */
#ifndef KITH_REPORT_INFLUENCE_H
#define KITH_REPORT_INFLUENCE_H

#include "analysis/analysis.h"
#include "report/phrase.h"

/* Words of a note in a line of the report are cut after so many code points. */
enum { QUOTE_POINTS = 80 };

/* Decisions said in section 4; they are not said again in section 5. */
enum { BRIEF_TOLD = 3 };

/* Fewer people than this have no ranks worth printing. */
enum { RANKED_PEOPLE = 5 };

/* How someone stands among the people of the report. */
typedef struct standing {
    kith_vertex v;
    double reach, broker, pull; /* percentiles: mid-rank, 0 .. 100 */
    double index;               /* .4 pull + .3 broker + .3 reach */
    double warmth;              /* p of their tie to me, 0 without one */
    kith_vertex best;           /* who of us knows them best, or none */
    double best_warmth;
    date met;               /* newest meeting with one of us, or NO_DATE */
    const event *met_event; /* that meeting; NULL if there is none */
    uint32_t evidence;      /* events they are in */
} standing;

typedef struct brief {
    kith_report *r;
    const kith_graph *graph;
    const kith_analysis *analysis;
    kith_vertex about;
    bool of_person;
    standing *people; /* those of the account, or around the person, without
                         me: most influential first */
    size_t count;
    double median;   /* of their index */
    bool *member;    /* of a vertex: is one of `people` */
    bool *concerned; /* of a note: tells of the account or the person */
    date since;      /* changes after this day are news; NO_DATE: no earlier
                        meeting to compare with */
    const event *last_meeting;         /* on that day, or NULL if it was told */
    const statement *told[BRIEF_TOLD]; /* decisions said as news */
    size_t told_count;
} brief;

/* ---- What is known (influence_scope.c) ----------------------------------- */

/* Fills people, member and concerned. */
void kith_brief_scope(brief *b);

/* Whether `v` is me or of my organization. */
bool kith_brief_is_us(const brief *b, kith_vertex v);

/* Whether `v` is whom the report is to find: of the account and none of us, or
 * the person it is about. */
bool kith_brief_is_theirs(const brief *b, kith_vertex v);

/* The standing of someone among people, or NULL. */
const standing *kith_brief_standing(const brief *b, kith_vertex v);

/* Whether a statement stands in a note that concerns the report. */
bool kith_brief_concerns(const brief *b, const statement *s);

/* "Pull", "Broker" or "Reach": where they stand highest, and how high. */
const char *kith_brief_lens(const standing *s, double *percentile);

/* Whether a champion has the power to be one, and is not merely willing. */
static inline bool brief_has_power(const brief *b, const standing *s)
{
    return b->count < RANKED_PEOPLE || s->index > b->median;
}

/* More than two half-lives without a meeting. */
static inline bool brief_is_cold(const brief *b, date met)
{
    return met != NO_DATE &&
           b->graph->model.as_of - met > 2 * b->graph->model.half_life;
}

/* ---- How it is said (influence_words.c) ---------------------------------- */

/* A line and the row of data beside it. */
typedef struct said {
    value *row, *evidence;
    block *line;
    bool proved;
} said;

/* A line of a section: "kind" tells machines what sort of line it is. */
said kith_brief_say(
    brief *b, value *rows, label sure, const char *kind, str text);

/* Adds a place, the place of an event that reads best, a whole note. */
void kith_brief_prove(brief *b, said *s, place where);
void kith_brief_prove_event(brief *b, said *s, const event *e);
void kith_brief_prove_note(brief *b, said *s, kith_vertex of);

/* The place of an event that reads best. */
place kith_brief_place(const brief *b, const event *e);

/* The words of a place: no date, no link brackets, no marks, cut between words
 * after QUOTE_POINTS. */
str kith_brief_quote(brief *b, place where);

/* The same for words at hand. */
str kith_brief_plain(brief *b, str words);

/* Where one of `signs`, in small letters and ended by NULL, begins in `words`
 * in any case; words.len if none does. */
size_t kith_brief_sign(str words, const char *const *signs);

/* The sentence of a line that holds the byte at `at`, as kith_brief_quote(). */
str kith_brief_sentence(brief *b, str words, size_t at);

/* The event that carries most of a tie; the newest of equals. */
const event *kith_brief_top_event(const brief *b, const tie *t);

/* A name, or "you". */
static inline str brief_name(const brief *b, kith_vertex v)
{
    return vertex_name(b->graph, v);
}

static inline str brief_name_or_you(const brief *b, kith_vertex v)
{
    return v == b->graph->me ? STR("you") : brief_name(b, v);
}

/* The newest event of all ties of someone, or NULL. */
const event *kith_brief_newest_event(const brief *b, kith_vertex v);

/* What a person's stance rests on, without the word for it: "“opposes any new
 * shape”". */
str kith_brief_stance_quote(brief *b, kith_vertex v);

/* "12 days" before as-of. */
str kith_brief_ago(brief *b, date day);

/* "2025-10-28" in the report's memory, "" for NO_DATE. */
str kith_brief_day(brief *b, date day);

/* ---- The sections -------------------------------------------------------- */

void kith_brief_bottom_line(brief *b);               /* influence_bottom.c */
void kith_brief_who_matters(brief *b);               /* influence_people.c */
bool kith_brief_way_in(brief *b, kith_error *error); /* influence_way.c */
void kith_brief_since(brief *b);                     /* influence_since.c */
void kith_brief_loops(brief *b);                     /* influence_loops.c */
void kith_brief_risks(brief *b);                     /* influence_risks.c */
void kith_brief_facts(brief *b);                     /* influence_loops.c */
void kith_brief_not_sure(brief *b);                  /* influence_unsure.c */

/* Pairs of people that may be one, into `rows` (influence_doubles.c); how many
 * lines were said. */
size_t kith_brief_doubles(brief *b, value *rows);

/* Memory of the report; NULL, and the report failed, if it is out. */
void *kith_brief_room(brief *b, size_t count, size_t size);

#endif
