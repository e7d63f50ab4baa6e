/*
 * list_tasks.c — what is to be done, by whom, for whom.
 *
 * The data has the tasks in source order; people read them by urgency: what is
 * late first, then what is due next, then what has no date. Names are those of
 * the graph, words are read again from the notes. A template's tasks are
 * nobody's; Obsidian lists them, so a vault read strictly does too.
 */
#include <kith/report.h>

#include "base/error.h"
#include "base/fold.h"
#include "report/find_note.h"
#include "report/list.h"
#include "report/phrase.h"

enum { WEEK = 7, NOTE_POINTS = 28 };

static const column columns[] = {
    {"DUE", ALIGN_LEFT, 0},   {"WHEN", ALIGN_LEFT, 0},
    {"OWNER", ALIGN_LEFT, 8}, {"ABOUT", ALIGN_LEFT, 8},
    {"TASK", ALIGN_LEFT, 20}, {"NOTE", ALIGN_LEFT, 12},
    {NULL, ALIGN_LEFT, 0},
};

static const char *const priorities[] = {
    "", "lowest", "low", "medium", "high", "highest"};

/* Which tasks are asked for. */
typedef struct wanted {
    kith_vertex who;  /* whose they are, or KITH_NO_VERTEX */
    uint32_t file;    /* the note they stand in, or NO_INDEX */
    bool owned, told; /* they have to do it; it concerns them */
    date first, last; /* due in these days, unless both are NO_DATE */
} wanted;

typedef struct listed_task {
    const task *task;
    const item *item;
    const statement *said; /* NULL in a note that is no evidence */
    uint32_t note, index;
    int64_t urgency; /* lowest first */
    bool shown;
    str words;
} listed_task;

typedef VEC(listed_task) task_list;

/* ---- Which ----------------------------------------------------------------
 */

static bool choose_days(listing *l, wanted *want)
{
    const char *due = l->options->due;
    date today = l->graph->model.as_of;
    const struct {
        const char *word;
        date first, last;
    } words[] = {
        {"overdue", NO_DATE + 1, today - 1},
        {"today", today, today},
        {"week", today, today + WEEK - 1},
    };
    want->first = want->last = NO_DATE;
    for (size_t i = 0; due && i < sizeof words / sizeof *words; i++) {
        if (strcmp(due, words[i].word) != 0)
            continue;
        want->first = words[i].first;
        want->last = words[i].last;
        return true;
    }
    want->first = want->last = kith_date_parse(str_from(due));
    return !due || want->first != NO_DATE ||
           kith_fail(
               l->error, KITH_ERROR_ARGUMENT, NULL, 0,
               "due: '%s' is no date; write it as 2025-10-31, or today, "
               "overdue, week",
               due);
}

/* Someone or something of the graph, else a note; without a name, me. */
static bool choose(listing *l, wanted *want)
{
    const kith_report_options *o = l->options;
    *want = (wanted){.who = KITH_NO_VERTEX, .file = NO_INDEX};
    want->owned = o->owner_only || !o->about_only;
    want->told = o->about_only || !o->owner_only;
    if (!choose_days(l, want))
        return false;
    if (!o->about) {
        if (o->owner_only || o->about_only)
            want->who = kith_graph_me(l->graph);
        return true;
    }
    kith_error refused = {0};
    want->who = kith_graph_find(l->graph, o->about, &refused);
    if (want->who != KITH_NO_VERTEX)
        want->file = l->graph->vertex[want->who].note;
    else
        want->file = kith_note_find(l->vault, o->about, l->error);
    if (want->who != KITH_NO_VERTEX || want->file != NO_INDEX)
        return true;
    return kith_fail(l->error, refused.code, NULL, 0, "%s", refused.message);
}

static bool is_open(const task *t)
{
    return t->status != 'x' && t->status != 'X' && t->status != '-';
}

/* Whether `v` is who is asked for, or one of their people. */
static bool is_theirs(const listing *l, const wanted *want, kith_vertex v)
{
    if (v == KITH_NO_VERTEX || want->who == KITH_NO_VERTEX)
        return false;
    return v == want->who || (l->graph->vertex[v].kind == KITH_KIND_PERSON &&
                              kith_graph_belongs(l->graph, v, want->who));
}

static bool concerns(const listing *l, const wanted *want, const listed_task *t)
{
    const statement *s = t->said;
    if (t->note == want->file || (s && is_theirs(l, want, s->subject)))
        return true;
    const kith_vertex *about = s ? statement_abouts(l->graph, s) : NULL;
    while (s && *about != KITH_NO_VERTEX && !is_theirs(l, want, *about))
        about++;
    return s && *about != KITH_NO_VERTEX;
}

/* The owner by what the graph made of it. */
static kith_vertex stated_owner(const listing *l, const listed_task *t)
{
    return t->said ? kith_statement_task(l->graph, t->said).owner
                   : KITH_NO_VERTEX;
}

static bool is_wanted(
    const listing *l, const wanted *want, const listed_task *t)
{
    bool open = is_open(t->task);
    if (l->options->done ? open : !open && !l->vault->strict)
        return false;
    if (want->last != NO_DATE &&
        (t->task->due == NO_DATE || t->task->due < want->first ||
         t->task->due > want->last))
        return false;
    if (!l->options->about && want->owned && want->told)
        return true;
    return (want->owned && is_theirs(l, want, stated_owner(l, t))) ||
           (want->told && concerns(l, want, t));
}

/* ---- Gathering ------------------------------------------------------------
 */

/* What the graph made of a task. */
static const statement *statement_of(
    const kith_graph *graph, uint32_t n, const item *at)
{
    const noted *in = &graph->notes[n];
    for (uint32_t i = 0; i < in->statements; i++) {
        const statement *s = &graph->statement[in->first_statement + i];
        if (s->kind == STATEMENT_TASK && s->line == at->line &&
            (s->begin == at->begin || at->length == 0))
            return s;
    }
    return NULL;
}

/* By what is due first; then what is done, newest first. */
static int64_t urgency(const task *t)
{
    if (is_open(t))
        return t->due == NO_DATE ? INT32_MAX : t->due;
    return (int64_t)INT32_MAX + 1 - t->done;
}

static bool is_left_out(const listing *l, const note *n)
{
    return !l->vault->strict &&
           n->flags & (NOTE_TEMPLATE | NOTE_GENERATED | NOTE_EXCLUDED);
}

static bool gather(listing *l, const wanted *want, task_list *list)
{
    for (uint32_t i = 0; i < l->vault->note_count; i++) {
        const note *n = &l->vault->notes[i];
        if (is_left_out(l, n))
            continue;
        for (uint32_t k = 0; k < n->tasks; k++) {
            const item *at = &n->item[n->task[k].item];
            listed_task found = {
                .task = &n->task[k],
                .item = at,
                .said = statement_of(l->graph, i, at),
                .note = i,
                .index = (uint32_t)list->len,
                .urgency = urgency(&n->task[k])};
            if (is_wanted(l, want, &found) && !VEC_PUSH(list, found))
                return kith_fail_memory(l->error);
        }
    }
    return true;
}

static int by_urgency(const void *left, const void *right)
{
    const listed_task *a = *(listed_task *const *)left;
    const listed_task *b = *(listed_task *const *)right;
    if (a->urgency != b->urgency)
        return a->urgency < b->urgency ? -1 : 1;
    if (a->task->priority != b->task->priority)
        return a->task->priority > b->task->priority ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* ---- Rows -----------------------------------------------------------------
 */

/* The owner's name as it is written: "@Ana Lima" without the '@'. */
static str written_owner(const listing *l, const listed_task *t)
{
    const note *n = &l->vault->notes[t->note];
    for (uint32_t i = 0; i < t->item->mentions; i++) {
        const mention *m = &n->mention[t->item->first_mention + i];
        if (m->role == ROLE_OWNER)
            return vault_name(l->vault, m->name);
    }
    return STR("");
}

/* Who has to do it; as it is written if the graph knows nobody by that. */
static str owner_of(const listing *l, const listed_task *t)
{
    kith_vertex owner = stated_owner(l, t);
    return owner == KITH_NO_VERTEX ? written_owner(l, t)
                                   : vertex_name(l->graph, owner);
}

/* What it concerns, one after the other: the note's subject, then who and what
 * the line names; KITH_NO_VERTEX past the last. */
static kith_vertex about_of(
    const kith_graph *graph, const statement *s, uint32_t *next)
{
    if (s && *next == 0 && ++*next && s->subject != KITH_NO_VERTEX)
        return s->subject;
    const kith_vertex *about = s ? statement_abouts(graph, s) : NULL;
    while (s && about[*next - 1] != KITH_NO_VERTEX) {
        kith_vertex v = about[(*next)++ - 1];
        if (v != s->subject && graph->vertex[v].kind != KITH_KIND_MEETING)
            return v;
    }
    return KITH_NO_VERTEX;
}

static void put_record(listing *l, listed_task *t)
{
    kith_report *r = l->r;
    const task *is = t->task;
    place where = {
        t->note, t->item->line, t->item->begin, t->item->length, 1, NAMED_NOT};
    t->words = kith_report_quote(r, l->graph, where);
    value *record = kith_list_row(l, t->note, t->item->line);
    kith_value_character(r, record, "status", is->status);
    kith_value_text(r, record, "text", t->words);
    kith_value_text_or_null(r, record, "owner", owner_of(l, t));
    value *list = kith_value_array(r, record, "about");
    uint32_t next = 0;
    kith_vertex v;
    while ((v = about_of(l->graph, t->said, &next)) != KITH_NO_VERTEX)
        kith_value_text(r, list, NULL, vertex_name(l->graph, v));
    kith_value_date(r, record, "due", is->due);
    kith_value_date(r, record, "scheduled", is->scheduled);
    kith_value_date(r, record, "done", is->done);
    kith_value_text_or_null(
        r, record, "priority", str_from(priorities[is->priority]));
    kith_value_text_or_null(
        r, record, "section", vault_name(l->vault, is->heading));
}

/* "12 d late", "today", "in 3 d". */
static str when(listing *l, const task *t)
{
    char day[11];
    int64_t days = t->due - (int64_t)l->graph->model.as_of;
    if (!is_open(t))
        return kith_report_format(
            l->r, "%s%s%s", t->status == '-' ? "dropped" : "done",
            t->done == NO_DATE ? "" : " ", kith_date_format(t->done, day));
    if (t->due == NO_DATE || l->graph->model.as_of == NO_DATE || days > WEEK)
        return STR("");
    if (days < 0)
        return kith_report_format(l->r, "%lld d late", (long long)-days);
    return days == 0   ? STR("today")
           : days == 1 ? STR("tomorrow")
                       : kith_report_format(l->r, "in %lld d", (long long)days);
}

/* The words without the owner, who has a column. */
static str task_words(listing *l, const listed_task *t)
{
    str words = kith_report_plain(l->r, t->words);
    str owner = written_owner(l, t);
    if (owner.len && words.len > owner.len + 1 && str_ends(words, owner) &&
        words.ptr[words.len - owner.len - 1] == '@')
        words = str_trim(str_slice(words, 0, words.len - owner.len - 1));
    return words;
}

/* "2026-04-01 - Executive intro…:25": who needs more has the data. */
static str where_of(listing *l, const listed_task *t)
{
    str name = kith_note_name(l->vault, t->note);
    size_t length = kith_code_point_prefix(name, NOTE_POINTS);
    return kith_report_format(
        l->r, "%.*s%s:%u", STR_ARG(str_trim(str_slice(name, 0, length))),
        length < name.len ? "…" : "", (unsigned)t->item->line);
}

static void put_row(listing *l, block *table, const listed_task *t)
{
    kith_report *r = l->r;
    uint32_t next = 0;
    kith_vertex about = about_of(l->graph, t->said, &next);
    if (about != KITH_NO_VERTEX && about == stated_owner(l, t))
        about = about_of(l->graph, t->said, &next);
    row *line = kith_table_row(r, table);
    kith_row_date(r, line, t->task->due);
    kith_row_text(r, line, when(l, t->task));
    kith_row_text(r, line, owner_of(l, t));
    kith_row_name(
        r, line, vertex_name(l->graph, about), vertex_path(l->graph, about));
    kith_row_text(r, line, task_words(l, t));
    kith_row_name(r, line, where_of(l, t), vault_file(l->vault, t->note));
}

/* "12 open tasks, 3 late, as of 2025-10-31". */
static void put_summary(listing *l, const task_list *list)
{
    size_t late = 0, open = 0;
    for (size_t i = 0; i < list->len; i++) {
        const task *t = list->at[i].task;
        open += is_open(t);
        late +=
            is_open(t) && t->due != NO_DATE && t->due < l->graph->model.as_of;
    }
    str many = l->options->done
                   ? kith_report_count(
                         l->r, list->len, "task is done", "tasks are done")
                   : kith_report_count(l->r, open, "open task", "open tasks");
    if (late)
        many = kith_report_format(
            l->r, "%.*s, %zu of them late", STR_ARG(many), late);
    if (l->graph->as_of_text[0])
        many = kith_report_format(
            l->r, "%.*s, as of %s", STR_ARG(many), l->graph->as_of_text);
    kith_block(l->r, BLOCK_TEXT, many);
}

bool kith_list_tasks(listing *l)
{
    wanted want;
    task_list list = {0};
    listed_task **order = NULL;
    bool done = choose(l, &want) && gather(l, &want, &list);
    if (!done)
        goto done;
    order = malloc((list.len + 1) * sizeof(*order));
    if (!order) {
        done = kith_fail_memory(l->error);
        goto done;
    }
    for (size_t i = 0; i < list.len; i++)
        order[i] = &list.at[i];
    qsort(order, list.len, sizeof(*order), by_urgency);
    size_t shown = list.len < l->limit ? list.len : l->limit;
    for (size_t i = 0; i < shown; i++)
        order[i]->shown = true;
    for (size_t i = 0; i < list.len; i++)
        if (list.at[i].shown)
            put_record(l, &list.at[i]);
    put_summary(l, &list);
    block *table = kith_block_table(l->r, columns);
    for (size_t i = 0; i < shown; i++)
        put_row(l, table, order[i]);
done:
    free(order);
    VEC_FREE(&list);
    return done;
}
