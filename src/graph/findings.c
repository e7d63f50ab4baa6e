/*
 * findings.c — what the graph shows to be wrong, as diagnostics beside those of
 * the vault: names nobody has, contacts that were none, accounts that hang on
 * one person.
 *
 * There are two a note, and hardly any command prints them: they are written
 * when they are asked for, and only counted before.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "graph/findings.h"

void kith_finding_report(
    findings *f,
    unsigned code,
    place where,
    const char *hint,
    const char *format,
    ...)
{
    f->count++;
    if (!f->all)
        return;
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t size = len < 0 ? 0 : (size_t)len;
    if (size >= sizeof text)
        size = kith_utf8_whole((str){text, sizeof text - 1});

    diagnostic d = {
        .path = f->graph->notes[where.note].path,
        .line = where.line,
        .column = where.column,
        .code = code,
        .severity = kith_diagnostic_severity(code)};
    d.hint = str_from(hint); /* hints are literals, and so are many messages */
    d.message = str_from(format);
    if (size != d.message.len || memcmp(text, format, size) != 0)
        d.message = (str){kith_arena_text(f->memory, (str){text, size}), size};
    if (!d.message.ptr || !VEC_PUSH(f->all, d))
        f->failed = true;
}

/* ---- Names and claims
 * --------------------------------------------------------- */

static void report_ambiguous(findings *f, const remark *r)
{
    enum { MOST_NAMES = 4, LONGEST_NAME = 60 };
    char names[MOST_NAMES * (LONGEST_NAME + 2) + 1];
    size_t used = 0;
    for (uint32_t i = 0; i < r->candidates && i < MOST_NAMES; i++) {
        str name =
            finding_name(f->graph, f->graph->member[r->first_candidate + i]);
        if (name.len > LONGEST_NAME)
            name.len = kith_utf8_whole(str_slice(name, 0, LONGEST_NAME));
        int put = snprintf(
            names + used, sizeof names - used, "%s%.*s", i ? ", " : "",
            STR_ARG(name));
        used += put > 0 ? (size_t)put : 0;
    }
    names[used] = '\0';
    kith_finding_report(
        f, K402_AMBIGUOUS_NAME, r->where, "write the full name, or a link",
        "'%.*s' could be %s: not counted", STR_ARG(r->name), names);
}

/* Of each name once. */
static void report_unit(findings *f, const remark *r)
{
    size_t known = f->units.entries.len;
    if (kith_intern(&f->units, r->name) == NAME_FAILED)
        f->failed = true;
    else if (f->units.entries.len > known)
        kith_finding_report(
            f, K405_UNIT, r->where,
            "make a note for it, or an alias of the other's note",
            "'%.*s' looks like a unit of %.*s", STR_ARG(r->name),
            STR_ARG(finding_name(f->graph, r->subject)));
}

static void report_remark(findings *f, const remark *r)
{
    const kith_graph *graph = f->graph;
    switch ((remark_kind)r->kind) {
    case REMARK_UNKNOWN:
        kith_finding_report(
            f, K403_UNKNOWN_NAME, r->where,
            "write the full name, or make a note for them",
            "nobody in the notes is known as '%.*s'", STR_ARG(r->name));
        break;
    case REMARK_AMBIGUOUS:
        report_ambiguous(f, r);
        break;
    case REMARK_NICKNAME:
        kith_finding_report(
            f, K401_MISSING_ALIAS, r->where, "add it to `aliases:` of the note",
            "'%.*s' is used for %.*s", STR_ARG(r->name),
            STR_ARG(finding_name(graph, r->subject)));
        break;
    case REMARK_ROLE_COMPANY:
        kith_finding_report(
            f, K302_COMPANY_IN_ROLE, r->where, "write the role, e.g. Director",
            "the role field holds a company: '%.*s'", STR_ARG(r->name));
        break;
    case REMARK_LAST_CONTACT:
        kith_finding_report(
            f, K501_LAST_CONTACT, r->where,
            "it may be the date of a mention; correct or remove it",
            "no meeting with %.*s on %.*s is in the notes",
            STR_ARG(finding_name(graph, r->subject)), STR_ARG(r->name));
        break;
    case REMARK_ONE_MEETING:
        kith_finding_report(
            f, K704_ONE_MEETING_TWO_NOTES, r->where,
            "counted once; merge the notes if they are one meeting",
            "same day and same people as '%.*s'",
            STR_ARG(finding_name(graph, r->subject)));
        break;
    case REMARK_BROADCAST:
        kith_finding_report(
            f, K703_BROADCAST, r->where, "",
            "so many people in one meeting or line ties none of them: "
            "not counted");
        break;
    case REMARK_OWNER:
        kith_finding_report(
            f, K603_UNKNOWN_OWNER, r->where,
            "write @ and the full name, or a link",
            "nobody in the notes is known as the owner '%.*s'",
            STR_ARG(r->name));
        break;
    case REMARK_UNIT:
        report_unit(f, r);
        break;
    case REMARK_TRUNCATED: /* the vault reports its links */
    default:
        break;
    }
}

static void report_namesakes(findings *f)
{
    const kith_graph *graph = f->graph;
    for (kith_vertex v = 1; v < graph->order; v++) {
        const vertex *a = &graph->vertex[v - 1], *b = &graph->vertex[v];
        if (a->kind == KITH_KIND_PERSON && b->kind == KITH_KIND_PERSON &&
            str_equal(a->name, b->name) && b->note != NO_INDEX)
            kith_finding_report(
                f, K404_SAME_NAME, finding_note(b->note),
                "tell them apart, or make one note an alias of the other",
                "another note is named '%.*s' too", STR_ARG(b->name));
    }
}

/* ---- Freshness and tasks
 * -------------------------------------------------------- */

static void report_people(findings *f)
{
    const kith_graph *graph = f->graph;
    for (kith_vertex v = 0; v < graph->order; v++) {
        const vertex *at = &graph->vertex[v];
        if (at->kind != KITH_KIND_PERSON || at->note == NO_INDEX)
            continue;
        date as_of = graph->model.as_of;
        place where = finding_note(at->note);
        if (at->flags & VERTEX_REVIEW)
            kith_finding_report(
                f, K502_NEEDS_REVIEW, where, "review it, then drop the tag",
                "the note was made automatically and waits for a review");
        if (v != graph->me && graph->first_tie[v] == graph->first_tie[v + 1])
            kith_finding_report(
                f, K701_ISOLATED, where, "",
                "nothing in the notes ties %.*s to anybody", STR_ARG(at->name));
        else if (at->meetings > 1 && finding_is_cold(graph, at->last_met))
            kith_finding_report(
                f, K503_COLD, where, "meet again, or let it go",
                "%.*s was last met %d days ago", STR_ARG(at->name),
                (int)(as_of - at->last_met));
    }
}

static bool is_overdue(const kith_graph *graph, const stated_task *is)
{
    return is->status == ' ' && is->due != NO_DATE &&
           is->due < graph->model.as_of;
}

static bool is_unowned(const stated_task *is)
{
    return is->status == ' ' && is->owner == KITH_NO_VERTEX && !is->owned;
}

static void report_task(findings *f, const statement *s)
{
    const stated_task *is = &f->graph->task[s->task];
    bool overdue = is_overdue(f->graph, is);
    char due[11];
    if (!overdue && !is_unowned(is))
        return;
    place where = kith_statement_place(f->graph, s);
    if (overdue)
        kith_finding_report(
            f, K601_OVERDUE, where, "do it, or give it a new date",
            "the task was due on %s", kith_date_format(is->due, due));
    if (is_unowned(is))
        kith_finding_report(
            f, K602_NO_OWNER, where, "add @Name", "the task has no owner");
}

static void report_tasks(findings *f)
{
    const kith_graph *graph = f->graph;
    for (size_t i = 0; i < graph->task_count && !f->all; i++)
        f->count += is_overdue(graph, &graph->task[i]) +
                    (size_t)is_unowned(&graph->task[i]);
    for (size_t i = 0; i < graph->statement_count && f->all; i++)
        if (graph->statement[i].kind == STATEMENT_TASK)
            report_task(f, &graph->statement[i]);
    for (size_t e = 0; e < graph->event_count; e++) {
        const event *at = &graph->event[e];
        char day[11];
        if (!(at->flags & EVENT_FUTURE)) /* the newest come first */
            break;
        if (at->kind == EVENT_MET && at->places)
            kith_finding_report(
                f, K504_FUTURE, graph->place[at->first_place], "",
                "the meeting of %s is after the as-of date: not counted",
                kith_date_format(at->day, day));
    }
}

/* Whether a title or heading is another name than the note's. */
static bool is_other(findings *f, const kith_vault *vault, str name, name_id id)
{
    arena a = {0};
    str text = vault_name(vault, id);
    if (id == NO_NAME || str_equal(text, name))
        return false;
    str key = kith_fold_name(&a, text), own = kith_fold_name(&a, name);
    f->failed |= !key.ptr || !own.ptr;
    bool other = key.ptr && own.ptr && !str_equal(key, own);
    kith_arena_free(&a);
    return other;
}

/* They are all that cannot be told without the vault. */
static void report_title(findings *f, const kith_vault *vault, uint32_t i)
{
    const note *n = &vault->notes[i];
    str name = vault_name(vault, n->name);
    if (n->kind == KITH_KIND_OTHER || n->kind == KITH_KIND_MEETING ||
        !note_speaks(n))
        return;
    bool title = is_other(f, vault, name, n->title);
    if (title || is_other(f, vault, name, n->h1))
        kith_finding_report(
            f, K303_TITLE_DIFFERS, finding_note(i),
            "give them one name, or add the other to `aliases:`",
            "the note of '%.*s' has the %s '%.*s'", STR_ARG(name),
            title ? "title" : "heading",
            STR_ARG(vault_name(vault, title ? n->title : n->h1)));
}

/* ---- All together
 * ------------------------------------------------------------------ */

/* The findings that are kept are those for which the vault is needed. */
static void tell(findings *f)
{
    const kith_graph *graph = f->graph;
    f->count += graph->diagnostic_count;
    for (size_t i = 0; i < graph->diagnostic_count && f->all && !f->failed; i++)
        f->failed = !VEC_PUSH(f->all, graph->diagnostic[i]);
    for (size_t i = 0; i < graph->remark_count && !f->failed; i++)
        report_remark(f, &graph->remark[i]);
    report_namesakes(f);
    report_people(f);
    report_tasks(f);
    kith_findings_of_accounts(f);
    kith_intern_free(&f->units);
}

bool kith_graph_findings(
    const kith_graph *graph, arena *memory, diagnostic_list *all)
{
    findings f = {.graph = graph, .memory = memory, .all = all};
    tell(&f);
    kith_sort(all->at, all->len, sizeof *all->at, kith_diagnostic_compare);
    return !f.failed;
}

bool kith_graph_count_findings(const kith_graph *graph, size_t *count)
{
    findings f = {.graph = graph};
    if (!graph->is_counted)
        tell(&f);
    *count = graph->is_counted ? graph->findings : f.count;
    return !f.failed;
}

static bool copy_text(arena *memory, str *text)
{
    const char *copy = kith_arena_text(memory, *text);
    text->ptr = copy;
    return copy != NULL;
}

static void copy_diagnostic(findings *f, diagnostic d)
{
    if (!copy_text(f->memory, &d.path) || !copy_text(f->memory, &d.message) ||
        !copy_text(f->memory, &d.hint) || !VEC_PUSH(f->all, d))
        f->failed = true;
}

/* Puts the list behind the first `kept` that the graph has, where they are if
 * there is room; false if memory is out. */
static bool keep(findings *f, kith_graph *graph, size_t kept)
{
    diagnostic *all = graph->diagnostic;
    size_t count = kept + f->all->len;
    if (!all || count > graph->diagnostic_count) {
        all = NEW_ARRAY(&graph->memory, count + 1, diagnostic);
        if (all && kept)
            memcpy(all, graph->diagnostic, kept * sizeof *all);
    }
    if (all && f->all->len)
        memcpy(all + kept, f->all->at, f->all->len * sizeof *all);
    graph->diagnostic = all;
    graph->diagnostic_count = count;
    VEC_FREE(f->all);
    return all && !f->failed;
}

bool kith_graph_keep_findings(kith_graph *graph, const kith_vault *vault)
{
    diagnostic_list all = {0};
    findings f = {.graph = graph, .memory = &graph->memory, .all = &all};
    for (size_t i = 0; i < vault->diagnostic_count && !f.failed; i++)
        copy_diagnostic(&f, vault->diagnostics[i]);
    for (uint32_t n = 0; n < vault->note_count && !f.failed; n++)
        report_title(&f, vault, n);
    return keep(&f, graph, 0);
}

static bool is_of_changed(const kith_vault *vault, str path)
{
    for (size_t i = 0; i < vault->changes.len; i++)
        if (str_equal(vault->notes[vault->changes.at[i].at].path, path))
            return true;
    return false;
}

bool kith_graph_renew_findings(kith_graph *graph, const kith_vault *vault)
{
    diagnostic_list all = {0};
    findings f = {.graph = graph, .memory = &graph->memory, .all = &all};
    size_t kept = 0;
    graph->is_counted = false;
    for (size_t i = 0; i < graph->diagnostic_count; i++) {
        if (is_of_changed(vault, graph->diagnostic[i].path))
            continue;
        if (kept < i)
            graph->diagnostic[kept] = graph->diagnostic[i];
        kept++;
    }
    for (size_t i = 0; i < vault->diagnostic_count && !f.failed; i++)
        if (is_of_changed(vault, vault->diagnostics[i].path))
            copy_diagnostic(&f, vault->diagnostics[i]);
    for (size_t i = 0; i < vault->changes.len && !f.failed; i++)
        report_title(&f, vault, vault->changes.at[i].at);
    return keep(&f, graph, kept);
}
