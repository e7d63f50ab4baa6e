/*
 * graph.c — building a graph, and asking it.
 */
#include <time.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/sort.h"
#include "base/zeroed.h"
#include "graph/cache.h"
#include "graph/draft.h"

/* clang-format off */
static const double HALF_LIFE = 90;        /* days: one quarter */
static const double STATED_HALF_LIFE = 365;
static const double TAU = 3;               /* one meeting today: p = .28 */
static const double SIZE_EXPONENT = 1;     /* Newman */
/* clang-format on */

/* ---- Options
 * ------------------------------------------------------------------- */

static bool read_date(
    const char *text, const char *option, date *day, kith_error *error)
{
    *day = NO_DATE;
    if (!text)
        return true;
    *day = kith_date_parse(str_from(text));
    if (*day != NO_DATE)
        return true;
    return kith_fail(
        error, KITH_ERROR_ARGUMENT, NULL, 0,
        "%s: '%s' is no date; write it as 2025-10-31", option, text);
}

static bool read_options(draft *d, kith_error *error)
{
    const kith_settings *s = d->vault->settings;
    tie_model *model = &d->graph->model;
    if (!(d->options->half_life_days >= 0))
        return kith_fail(
            error, KITH_ERROR_ARGUMENT, NULL, 0,
            "the half-life must be a number of days, more than 0");
    model->half_life = d->options->half_life_days > 0
                           ? d->options->half_life_days
                       : s && s->half_life_days > 0 ? s->half_life_days
                                                    : HALF_LIFE;
    model->stated_half_life = STATED_HALF_LIFE;
    model->tau = TAU;
    model->size_exponent = SIZE_EXPONENT;
    model->weight = d->options->weight;
    d->graph->as_of_given = d->options->as_of != NULL;
    return read_date(d->options->as_of, "as-of", &model->as_of, error) &&
           read_date(d->options->since, "since", &model->since, error);
}

/* ---- Me
 * -------------------------------------------------------------------------- */

/* Who "Myself" in the notes is, as told by the option or the settings; a name
 * without a note becomes a person if the notes do say "Myself". */
static void choose_me(draft *d)
{
    const kith_settings *s = d->vault->settings;
    str told = d->options->me ? str_from(d->options->me) : s ? s->me : (str){0};
    if (told.len) {
        d->me = kith_draft_words(d, told).vertex;
        if (!draft_is_person(d, d->me))
            d->me = KITH_NO_VERTEX;
        if (d->me == KITH_NO_VERTEX &&
            (!d->options->me || (d->me_used && kith_looks_personal(told)))) {
            d->me = kith_draft_vertex(d, told, KITH_KIND_PERSON, NO_INDEX);
            if (!kith_names_add_person(d->names, told, d->me, LEVEL_NAME))
                d->failed = true;
        }
    } else if (d->me_used) {
        d->me = kith_draft_vertex(d, STR("Me"), KITH_KIND_PERSON, NO_INDEX);
        if (!kith_names_add_person(d->names, STR("Me"), d->me, LEVEL_NAME))
            d->failed = true;
    }
}

/* Whoever is in most meetings; of equals the first by name. */
static kith_vertex busiest(const kith_graph *graph)
{
    kith_vertex most = KITH_NO_VERTEX;
    for (kith_vertex v = 0; v < graph->order; v++) {
        const vertex *at = &graph->vertex[v];
        if (at->kind == KITH_KIND_PERSON && at->meetings &&
            (most == KITH_NO_VERTEX ||
             at->meetings > graph->vertex[most].meetings))
            most = v;
    }
    return most;
}

static bool settle_me(draft *d, kith_error *error)
{
    kith_graph *graph = d->graph;
    const kith_settings *s = d->vault->settings;
    bool told = d->options->me || (s && s->me.len);
    graph->me = graph->myself = d->me;
    if (d->options->me && d->me == KITH_NO_VERTEX) {
        graph->me = kith_graph_find(graph, d->options->me, error);
        if (graph->me == KITH_NO_VERTEX)
            return false;
        if (graph->vertex[graph->me].kind != KITH_KIND_PERSON)
            return kith_fail(
                error, KITH_ERROR_NOT_FOUND, NULL, 0,
                "'%s' is no person: say who you are with --me or `me:` in "
                ".kith.yaml",
                d->options->me);
    }
    if (graph->me == KITH_NO_VERTEX)
        graph->me = busiest(graph);
    graph->me_assumed = !told;
    if (graph->me != KITH_NO_VERTEX)
        graph->me_meetings = graph->vertex[graph->me].meetings;
    return true;
}

/* ---- Dates and counts
 * -------------------------------------------------------------- */

static void set_as_of(kith_graph *graph)
{
    date newest = graph->as_of_given ? graph->model.as_of : NO_DATE;
    if (!graph->as_of_given) {
        if (graph->event_count) /* the newest is the first */
            newest = graph->event[0].day;
        for (size_t n = 0; n < graph->note_count && newest == NO_DATE; n++)
            if (graph->notes[n].day > newest)
                newest = graph->notes[n].day;
    }
    graph->model.as_of = newest;
    kith_date_format(newest, graph->as_of_text);
}

/* Counts the events of those in `of`, or of all. */
static void count_events(kith_graph *graph, const bool *of)
{
    graph->meetings = 0;
    for (kith_vertex v = 0; v < graph->order; v++)
        if (!of || of[v]) {
            graph->vertex[v].meetings = 0;
            graph->vertex[v].last_met = graph->vertex[v].last_seen = NO_DATE;
        }
    for (size_t e = 0; e < graph->event_count; e++) {
        event *at = &graph->event[e];
        bool known = at->day != NO_DATE;
        if (known && at->day > graph->model.as_of) {
            at->flags |= EVENT_FUTURE;
            continue;
        }
        if (at->flags & EVENT_FUTURE)
            at->flags &= (uint16_t)~EVENT_FUTURE;
        graph->meetings += at->kind == EVENT_MET;
        for (uint32_t i = 0; i < at->members; i++) {
            kith_vertex member = graph->member[at->first_member + i];
            vertex *v = &graph->vertex[member];
            if (of && !of[member])
                continue;
            v->meetings += at->kind == EVENT_MET;
            if (known && at->day > v->last_seen)
                v->last_seen = at->day;
            if (known && at->kind == EVENT_MET && at->day > v->last_met)
                v->last_met = at->day;
        }
    }
}

/* ---- Claims and departures
 * ---------------------------------------------------------- */

static int compare_claims(const void *a, const void *b)
{
    const draft_claim *p = a, *q = b;
    if (p->vertex != q->vertex)
        return p->vertex < q->vertex ? -1 : 1;
    return (p->day > q->day) - (p->day < q->day);
}

/* Remarks every last_contact on which there was no meeting with that person. */
static void check_claims(draft *d)
{
    if (d->claims.len == 0)
        return;
    kith_sort(
        d->claims.at, d->claims.len, sizeof *d->claims.at, compare_claims);
    for (size_t e = 0; e < d->events.len; e++) {
        const event *at = &d->events.at[e].is;
        for (uint32_t i = 0; at->kind == EVENT_MET && i < at->members; i++) {
            draft_claim key = {
                .vertex = d->members.at[at->first_member + i], .day = at->day};
            draft_claim *claim = bsearch(
                &key, d->claims.at, d->claims.len, sizeof key, compare_claims);
            if (claim)
                claim->met = true;
        }
    }
    for (size_t i = 0, end; i < d->claims.len; i = end) {
        const draft_claim *at = &d->claims.at[i], *first = at;
        bool met = false;
        for (end = i;
             end < d->claims.len && compare_claims(at, &d->claims.at[end]) == 0;
             end++) {
            const draft_claim *same = &d->claims.at[end];
            met |= same->met;
            if (kith_place_compare(&same->where, &first->where) < 0)
                first = same;
        }
        if (!met)
            kith_draft_doubt(d, first);
    }
}

void kith_draft_doubt(draft *d, const draft_claim *claim)
{
    char day[11];
    kith_draft_remark(
        d, REMARK_LAST_CONTACT, str_from(kith_date_format(claim->day, day)),
        claim->vertex, claim->where);
}

/* Titles and descriptions are cut at so many code points by those who file
 * them; a link whose title is that long and has no note was cut. */
void kith_draft_truncated(draft *d)
{
    enum { DATE_PREFIX = 13, CUT = 80 }; /* "2025-10-31 - " and the rest */
    for (size_t i = 0; i < d->cut.len; i++) {
        uint32_t n = d->cut.at[i].note;
        const note_link *at = &d->vault->notes[n].link[d->cut.at[i].link];
        str target = draft_text(d, at->target);
        bool cut = at->how == HOW_TRUNCATED ||
                   (kith_date_at_start(target) != NO_DATE &&
                    kith_code_points(target) >= DATE_PREFIX + CUT - 1);
        if (cut)
            kith_draft_remark(
                d, REMARK_TRUNCATED, target, d->subject[n],
                place_of(n, at->line, at->column));
    }
}

/* Whether the words say that someone is gone. Few lines are asked. */
static bool says_left(str words)
{
    static const char *const signs[] = {
        "left ",          "has left", "departed", "no longer at",
        "no longer with", "resigned", "retired"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i]);
        for (size_t k = 0; k + len <= words.len; k++)
            if (memcmp(words.ptr + k, signs[i], len) == 0 &&
                (k == 0 || words.ptr[k - 1] == ' '))
                return true;
    }
    return false;
}

bool kith_graph_mark_departures(kith_graph *graph)
{
    arena a = {0};
    bool done = true;
    for (size_t i = 0; i < graph->statement_count && done; i++) {
        const statement *s = &graph->statement[i];
        if (s->kind != STATEMENT_MOVED || s->subject == KITH_NO_VERTEX)
            continue;
        str words =
            kith_graph_quote(graph, kith_statement_place(graph, s), 0, &a);
        words = words.ptr ? kith_fold_name(&a, words) : words;
        done = words.ptr != NULL;
        if (done && says_left(words))
            graph->vertex[s->subject].flags |= VERTEX_LEFT;
        kith_arena_free(&a);
    }
    return done;
}

/* ---- Room
 * ------------------------------------------------------------------------- */

bool kith_graph_make_room(
    kith_graph *graph,
    void *at,
    size_t used,
    size_t *room,
    size_t count,
    size_t size)
{
    void *old, *all;
    memcpy(&old, at, sizeof old);
    if (count <= *room)
        return true;
    *room = kith_graph_room(count);
    all = kith_arena_take(&graph->memory, *room, size, alignof(max_align_t));
    if (!all)
        return false;
    memcpy(all, old, used * size);
    memcpy(at, &all, sizeof all);
    return true;
}

/* ---- Building
 * ------------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

bool kith_draft_begin(draft *d)
{
    static const kith_graph_options none = {0};
    size_t names = d->vault->names.entries.len + 1;
    size_t notes = d->vault->note_count + 1;
    if (!d->options)
        d->options = &none;
    d->known = kith_zeroed(names, sizeof *d->known);
    d->of_note = calloc(notes, sizeof *d->of_note);
    d->subject = calloc(notes, sizeof *d->subject);
    d->fields = calloc(notes, sizeof *d->fields);
    d->first_statement = calloc(notes, sizeof *d->first_statement);
    d->me = KITH_NO_VERTEX;
    return d->known && d->of_note && d->subject && d->fields &&
           d->first_statement && VEC_PUSH(&d->members, KITH_NO_VERTEX);
}

void kith_draft_end(draft *d)
{
    free(d->known);
    free(d->of_note);
    free(d->subject);
    free(d->fields);
    free(d->first_statement);
    free(d->event_slot);
    VEC_FREE(&d->vertices);
    VEC_FREE(&d->kinds);
    VEC_FREE(&d->brief);
    VEC_FREE(&d->aliases);
    VEC_FREE(&d->events);
    VEC_FREE(&d->members);
    VEC_FREE(&d->places);
    VEC_FREE(&d->abouts);
    VEC_FREE(&d->associations);
    VEC_FREE(&d->statements);
    VEC_FREE(&d->tasks);
    VEC_FREE(&d->remarks);
    VEC_FREE(&d->claims);
    VEC_FREE(&d->words);
    VEC_FREE(&d->cut);
    VEC_FREE(&d->found);
}

bool kith_draft_count(draft *d, const bool *of, kith_error *error)
{
    kith_graph *graph = d->graph;
    set_as_of(graph);
    count_events(graph, of);
    return settle_me(d, error);
}

static bool build(draft *d, kith_error *error)
{
    kith_graph *graph = d->graph;
    const char *root = kith_arena_text(&graph->memory, d->vault->root);
    graph->index = d->names = calloc(1, sizeof *d->names);
    if (!root || !d->names || !kith_draft_begin(d))
        return kith_fail_memory(error);
    graph->root = (str){root, d->vault->root.len};
    graph->stats = d->vault->stats;
    if (!read_options(d, error))
        return false;

    kith_draft_roles(d);
    for (uint32_t n = 0; n < d->vault->note_count; n++)
        kith_draft_note_roles(d, n);
    kith_draft_entities(d);
    if (!d->failed)
        choose_me(d);
    if (!d->failed)
        kith_draft_subjects(d);
    if (!d->failed)
        kith_draft_evidence(d, NULL, d->vault->note_count);
    if (!d->failed)
        check_claims(d);
    if (!d->failed)
        kith_draft_truncated(d);
    if (d->failed)
        return kith_fail_memory(error);
    if (!kith_draft_finish(d, error) || !kith_draft_count(d, NULL, error))
        return false;
    if (!kith_graph_decide(graph, d->vault->settings) ||
        !kith_graph_tie_up(graph) || !kith_graph_mark_departures(graph) ||
        !kith_graph_keep_findings(graph, d->vault))
        return kith_fail_memory(error);
    return true;
}

kith_graph *kith_graph_build(
    const kith_vault *vault,
    const kith_graph_options *options,
    kith_error *error)
{
    if (!vault || error_is_set(error))
        return NULL;
    double began = seconds();
    kith_graph *graph = kith_graph_recall(vault, options);
    if (graph) {
        graph->seconds = seconds() - began;
        return graph;
    }
    graph = calloc(1, sizeof *graph);
    if (!graph) {
        kith_fail_memory(error);
        return NULL;
    }
    draft d = {.vault = vault, .graph = graph, .options = options};
    bool done = build(&d, error);
    kith_draft_end(&d);
    if (!done) {
        kith_graph_free(graph);
        return NULL;
    }
    graph->seconds = seconds() - began;
    kith_graph_keep(graph, vault, options);
    return graph;
}

void kith_graph_free(kith_graph *graph)
{
    if (!graph)
        return;
    if (graph->kept.map) {
        kith_graph_let_go(graph);
    } else {
        if (graph->index)
            kith_names_free(graph->index);
        free(graph->statement);
        free(graph->task);
        free(graph->remark);
    }
    free(graph->index);
    kith_arena_free(&graph->memory);
    free(graph);
}
