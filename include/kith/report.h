/* report.h — answers as headings, lines, tables and maps, in no format yet. */
#ifndef KITH_REPORT_H
#define KITH_REPORT_H

#include <kith/analysis.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct kith_report kith_report;

/* The records of notes that can be listed. */
typedef enum kith_list {
    KITH_LIST_LINKS,
    KITH_LIST_ORPHANS,  /* notes that no other note links to */
    KITH_LIST_DEADENDS, /* notes that link to no other */
    KITH_LIST_TAGS,
    KITH_LIST_ALIASES,
    KITH_LIST_PROPERTIES, /* of the front matter */
    KITH_LIST_TASKS
} kith_list;

/* Zero is the default for every field; each report reads what concerns it. */
typedef struct kith_report_options {
    const char *about;  /* influence, who, map, check, list: name; NULL = all */
    kith_list list;     /* list: of what */
    const char *from;   /* path: who asks; NULL = me; decide: the one to keep */
    const char *to;     /* path: whom to reach; map: draw the chains to them;
                           decide: the other name */
    const char *decide; /* decide: "accept", "reject" or "split" */
    bool dry_run;       /* decide: write nothing */
    const char *within; /* rank, clusters: only people of this account */
    const char *since;  /* influence: what changed since this ISO date; NULL =
                           the newest meeting before the as-of date */
    const char *backlinks; /* links: only those to this note or name */
    const char *due;       /* tasks: "today", "overdue", "week" or an ISO date,
                              all as of the graph's date */
    const char *dump;      /* index: all of this note instead of counts */
    const char *select;    /* check: codes or families, by comma: "K2,K401" */
    const char *ignore;    /* check: those to leave out */
    kith_measure by; /* rank: order; map: size (0 = degree: betweenness) */
    bool by_set;
    unsigned limit;     /* rows or chains; 0 = the report's own default */
    bool all;           /* rank: every row */
    unsigned depth;     /* map: steps around `about`; 0 = 1 */
    unsigned max_steps; /* path: hops; 0 = 3 */
    const char *through, *avoid; /* path */
    bool unresolved;             /* links: only those without a file */
    bool owner_only, about_only; /* tasks: `about` has to do it; is in it */
    bool done;                   /* tasks: those that are done, not the open */
    bool evidence;               /* who: every place, not the newest */
    bool meetings;               /* map: meetings as vertices */
    unsigned severity; /* check: 0 all, 1 warnings and errors, 2 errors */
} kith_report_options;

/* The influence report: eight sections to read ten minutes before a meeting
 * with a customer, a project team or a person. Errors: NOT_FOUND, AMBIGUOUS. */
KITH_API kith_report *kith_report_influence(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error);

/* What the notes know of one person, organization or project. */
KITH_API kith_report *kith_report_who(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error);

/* People by one measure, all measures beside it. */
KITH_API kith_report *kith_report_rank(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error);

/* Communities with their members and bridges. */
KITH_API kith_report *kith_report_clusters(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error);

/* How to reach someone: chains, whom to ask first, gatekeepers. */
KITH_API kith_report *kith_report_path(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error);

/* A stakeholder map around `about`, or of everyone. */
KITH_API kith_report *kith_report_map(
    const kith_graph *graph,
    const kith_analysis *analysis,
    const kith_report_options *options,
    kith_error *error);

/*
 * Records of notes, one a row, in source order: every link, tag, task ... or,
 * with `about`, those of one note. `about` may also name a tag (those below it
 * count as it), a property, or whoever has tasks. `graph` may be NULL but for
 * tasks. In a vault read strictly nothing is left out: without that, links to
 * attachments and the tasks of templates are. Of the notes that an ambiguous
 * link may mean the first 20 are told. Errors: NOT_FOUND, AMBIGUOUS.
 */
KITH_API kith_report *kith_report_list(
    const kith_vault *vault,
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error);

/* All that is read of one note: links, tags, headings, sections, list items,
 * tasks, callouts, footnotes, block ids, inline fields, each with its line.
 * `note` is its path, name, title or alias. Errors: NOT_FOUND, AMBIGUOUS, IO.
 */
KITH_API kith_report *kith_report_note(
    const kith_vault *vault, const char *note, kith_error *error);

/* What is wrong in the notes, with places and hints. */
KITH_API kith_report *kith_report_check(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error);

/* People who may be one under two spellings, with the score of each proposal
 * taken apart, and what .kith.yaml says about names. Nothing is merged but by
 * its word. Near linear in the number of people. */
KITH_API kith_report *kith_report_identities(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error);

/*
 * Writes into .kith.yaml of the vault what is decided about `from` and `to`:
 * accept (one person, written as `from`), reject (two people) or split (what
 * was accepted is undone; `to` may be NULL if only one spelling was). Comments
 * and order stay; the file is replaced all or nothing. The report holds the
 * unified difference; the graph is as it was until the vault is opened again.
 * Errors: NOT_FOUND, AMBIGUOUS, ARGUMENT (nothing to change, or a file that
 * cannot be edited safely), IO.
 */
KITH_API kith_report *kith_report_decide(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error);

/* All of the graph, one record a row: notes, vertices, ties, evidence,
 * diagnostics. */
KITH_API kith_report *kith_report_export(
    const kith_vault *vault, const kith_graph *graph, kith_error *error);

/* What was read, found, resolved and skipped, and how long it took. */
KITH_API kith_report *kith_report_stats(
    const kith_vault *vault, const kith_graph *graph, kith_error *error);

/* What a diagnostic code, name or family ("K401", "missing-alias", "K4") means;
 * NOT_FOUND. */
KITH_API kith_report *kith_report_explain(const char *code, kith_error *error);

/* Whether the report found anything: rows, chains, findings. */
KITH_API bool kith_report_is_empty(const kith_report *report);

KITH_API void kith_report_free(kith_report *report);

#ifdef __cplusplus
}
#endif

#endif
