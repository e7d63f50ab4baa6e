/*
 * identities_decide.c — writing down what the user decides about two names.
 *
 * The one place of the library that writes into the vault besides reports, and
 * it writes .kith.yaml only: all or nothing, and undone by the same command.
 * What the graph makes of it is seen when the vault is read the next time.
 */
#include <fcntl.h>

#include "base/error.h"
#include "base/file.h"
#include "base/fold.h"
#include "base/limits.h"
#include "report/identities.h"
#include "vault/settings_edit.h"

enum { CHANGES = 32 }; /* of one decision */

/* What is decided, and the changes it takes. */
typedef struct verdict {
    const kith_graph *graph;
    str kept, other; /* the two names as they will be written */
    settings_change change[CHANGES];
    size_t changes;
    kith_error *error;
} verdict;

static bool add_change(
    verdict *v, settings_list list, str name, str other, bool take)
{
    if (v->changes == CHANGES)
        return kith_fail(
            v->error, KITH_ERROR_LIMIT, NULL, 0,
            "'%.*s' has too many spellings to be moved at once; edit "
            ".kith.yaml yourself",
            STR_ARG(name));
    v->change[v->changes++] = (settings_change){list, name, other, take};
    return true;
}

/* Takes a decision back, if it stands in the vault's own file. */
static bool take_back(verdict *v, const decision *at)
{
    if (!at->of_vault)
        return kith_fail(
            v->error, KITH_ERROR_ARGUMENT, NULL, 0,
            "'%.*s: %.*s' stands in line %u of your own settings, not in "
            ".kith.yaml; edit it there",
            STR_ARG(at->kept), STR_ARG(at->other), at->line);
    return add_change(
        v, at->is_one ? LIST_IDENTITIES : LIST_DIFFERENT, at->kept, at->other,
        true);
}

/* ---- Who is meant ---------------------------------------------------------
 */

static kith_vertex person_named(verdict *v, const char *name)
{
    kith_vertex found = kith_graph_find(v->graph, name, v->error);
    if (found == KITH_NO_VERTEX ||
        v->graph->vertex[found].kind == KITH_KIND_PERSON)
        return found;
    kith_fail(
        v->error, KITH_ERROR_NOT_FOUND, NULL, 0, "'%s' is no person", name);
    return KITH_NO_VERTEX;
}

/* The two people of a decision: persons, and not one already. */
static bool find_two(
    verdict *v, const kith_report_options *o, kith_vertex *a, kith_vertex *b)
{
    if (!o->from || !o->to)
        return kith_fail(
            v->error, KITH_ERROR_ARGUMENT, NULL, 0,
            "%s needs two names: the one to keep first", o->decide);
    *a = person_named(v, o->from);
    *b = *a == KITH_NO_VERTEX ? *a : person_named(v, o->to);
    if (*b == KITH_NO_VERTEX)
        return false;
    v->kept = v->graph->vertex[*a].name;
    v->other = v->graph->vertex[*b].name;
    return *a != *b || kith_fail(
                           v->error, KITH_ERROR_ARGUMENT, NULL, 0,
                           "'%s' and '%s' are both %.*s already", o->from,
                           o->to, STR_ARG(v->kept));
}

/* ---- The three decisions --------------------------------------------------
 */

/* What was kept apart is no longer; what the other was also written, the kept
 * one is now. */
static bool accept(verdict *v, const kith_report_options *o)
{
    kith_vertex a = KITH_NO_VERTEX, b = KITH_NO_VERTEX;
    const kith_graph *graph = v->graph;
    bool done = find_two(v, o, &a, &b);
    for (size_t i = 0; done && i < graph->decision_count; i++) {
        const decision *at = &graph->decision[i];
        if (at->is_one && at->a == a)
            v->kept = at->kept; /* as the file writes it */
        bool apart = !at->is_one &&
                     ((at->a == a && at->b == b) || (at->a == b && at->b == a));
        if (apart || (at->is_one && at->a == b))
            done = take_back(v, at);
    }
    done = done && add_change(v, LIST_IDENTITIES, v->kept, v->other, false);
    for (size_t i = 0; done && i < graph->decision_count; i++) {
        const decision *at = &graph->decision[i];
        if (at->is_one && at->a == b)
            done = add_change(v, LIST_IDENTITIES, v->kept, at->other, false);
    }
    return done;
}

static bool reject(verdict *v, const kith_report_options *o)
{
    kith_vertex a = KITH_NO_VERTEX, b = KITH_NO_VERTEX;
    if (!find_two(v, o, &a, &b))
        return false;
    return kith_graph_differ(v->graph, a, b)
               ? kith_fail(
                     v->error, KITH_ERROR_ARGUMENT, NULL, 0,
                     "%.*s and %.*s are kept apart already", STR_ARG(v->kept),
                     STR_ARG(v->other))
               : add_change(v, LIST_DIFFERENT, v->kept, v->other, false);
}

static bool is_name(verdict *v, arena *a, str name, const char *asked)
{
    str x = kith_fold_name(a, name), y = kith_fold_name(a, str_from(asked));
    if (!x.ptr || !y.ptr)
        return kith_fail_memory(v->error); /* what is said later is not heard */
    return str_equal(x, y);
}

/* The accepted spellings that are meant: by the spelling, or by the name it
 * was accepted for. */
static bool split(verdict *v, const kith_report_options *o)
{
    const decision *found = NULL;
    size_t count = 0;
    arena a = {0};
    for (size_t i = 0; o->from && i < v->graph->decision_count; i++) {
        const decision *at = &v->graph->decision[i];
        bool kept = is_name(v, &a, at->kept, o->from);
        bool other = is_name(v, &a, at->other, o->to ? o->to : o->from);
        if (at->is_one && (o->to ? kept && other : kept || other)) {
            count++;
            found = at;
        }
    }
    kith_arena_free(&a);
    if (!o->from)
        return kith_fail(
            v->error, KITH_ERROR_ARGUMENT, NULL, 0,
            "split needs the name that was accepted");
    if (count > 1)
        return kith_fail(
            v->error, KITH_ERROR_AMBIGUOUS, NULL, 0,
            "several spellings were accepted for '%s'; name the one to split "
            "off too (kith identities lists them)",
            o->from);
    if (!found)
        return kith_fail(
            v->error, KITH_ERROR_NOT_FOUND, NULL, 0,
            "nothing was accepted for '%s' in .kith.yaml", o->from);
    v->kept = found->kept;
    v->other = found->other;
    if (error_is_set(v->error))
        return false;
    return take_back(v, found) &&
           add_change(v, LIST_DIFFERENT, found->kept, found->other, false);
}

static const struct verb {
    const char *name;
    bool (*decide)(verdict *v, const kith_report_options *o);
    const char *said; /* between the kept and the other name */
} verbs[] = {
    {"accept", accept, "is also written"},
    {"reject", reject, "is not"},
    {"split", split, "is no longer"},
};

static const struct verb *verb_of(const char *name, kith_error *error)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_equal(str_from(verbs[i].name), str_from(name)))
            return &verbs[i];
    kith_fail(
        error, KITH_ERROR_ARGUMENT, NULL, 0,
        "'%s' is no decision; they are accept, reject and split", name);
    return NULL;
}

/* ---- The difference -------------------------------------------------------
 */

/* Cuts the next line off, its newline with it. */
static str next_line(str *text)
{
    size_t end = str_find(*text, 0, '\n');
    str line = str_slice(*text, 0, end < text->len ? end + 1 : end);
    *text = str_slice(*text, line.len, text->len);
    return line;
}

static size_t count_lines(str text)
{
    size_t count = 0;
    while (text.len) {
        (void)next_line(&text);
        count++;
    }
    return count;
}

static void put_lines(buffer *diff, char mark, str text)
{
    while (text.len) {
        str line = next_line(&text);
        kith_buffer_char(diff, mark);
        kith_buffer_put(diff, line);
        if (line.ptr[line.len - 1] != '\n')
            kith_buffer_text(diff, "\n\\ No newline at end of file\n");
    }
}

/* Bytes of the lines that both texts begin with. */
static size_t same_lines(str a, str b)
{
    size_t same = 0;
    for (;;) {
        str x = next_line(&a), y = next_line(&b);
        if (x.len == 0 || !str_equal(x, y))
            return same;
        same += x.len;
    }
}

/* Moves `at` over three lines back, or on. */
static size_t back_three(str text, size_t at)
{
    for (int lines = 0; at > 0 && lines < 3; lines++)
        do
            at--;
        while (at > 0 && text.ptr[at - 1] != '\n');
    return at;
}

static size_t on_three(str text, size_t at)
{
    str rest = str_slice(text, at, text.len);
    for (int lines = 0; lines < 3; lines++)
        (void)next_line(&rest);
    return text.len - rest.len;
}

/* The unified difference, as one hunk: the changes stand close together. */
static void put_diff(kith_report *r, str old, str new, bool shown)
{
    size_t begin = same_lines(old, new), tail = 0;
    while (begin + tail < old.len &&
           begin + tail < new.len &&old.ptr[old.len - tail - 1] ==
               new.ptr[new.len - tail - 1])
        tail++;
    while (tail > 0 &&
           ((old.len > tail && old.ptr[old.len - tail - 1] != '\n') ||
            (new.len > tail &&new.ptr[new.len - tail - 1] != '\n')))
        tail--; /* whole lines only */
    size_t from = back_three(old, begin), end = old.len - tail;
    size_t to = on_three(old, end);
    str head = str_slice(old, from, begin), rest = str_slice(old, end, to);
    str gone = str_slice(old, begin, end);
    str came = str_slice(new, begin, new.len - tail);
    size_t around = count_lines(head) + count_lines(rest);
    size_t first = count_lines(str_slice(old, 0, from)) + 1;
    size_t lines = around + count_lines(gone);
    buffer diff = {0};
    kith_buffer_printf(
        &diff, "--- a/.kith.yaml\n+++ b/.kith.yaml\n@@ -%zu,%zu +%zu,%zu @@\n",
        first - (lines == 0), lines, first, around + count_lines(came));
    put_lines(&diff, ' ', head);
    put_lines(&diff, '-', gone);
    put_lines(&diff, '+', came);
    put_lines(&diff, ' ', rest);
    str text = buffer_str(&diff);
    kith_value_text(r, r->data, "diff", text);
    while (shown && text.len) {
        str line = next_line(&text);
        line.len--;
        kith_block(r, BLOCK_FINDING, line);
    }
    r->failed = r->failed || diff.failed;
    kith_buffer_free(&diff);
}

/* ---- Reading, changing, writing -------------------------------------------
 */

/* The text of .kith.yaml, empty if there is none. */
static bool read_settings(const char *path, file_text *text, kith_error *error)
{
    file_status status =
        kith_file_read(AT_FDCWD, path, LIMIT_FRONT_MATTER_BYTES, false, text);
    if (status == FILE_NO_MEMORY)
        return kith_fail_memory(error);
    if (status == FILE_VANISHED) {
        text->len = 0;
        return true;
    }
    if (status == FILE_OK)
        return true;
    char words[FILE_WORDS];
    return kith_fail(
        error, KITH_ERROR_IO, path, 0, "settings not read: %s",
        kith_file_status_words(status, LIMIT_FRONT_MATTER_BYTES, words));
}

static kith_report *say(
    const verdict *v, const struct verb *verb, bool written, str old, str new)
{
    kith_report *r = kith_report_new(
        "kith.decision/1", v->graph->root, v->graph->as_of_text, v->error);
    if (!r)
        return NULL;
    r->has_no_table = true;
    kith_value_text(r, r->data, "decided", str_from(verb->name));
    kith_value_text(r, r->data, "one", v->kept);
    kith_value_text(r, r->data, "other", v->other);
    kith_value_text(r, r->data, "file", STR(".kith.yaml"));
    kith_value_boolean(r, r->data, "written", written);
    put_diff(r, old, new, !written);
    if (written)
        kith_block(
            r, BLOCK_TEXT,
            kith_report_format(
                r, "%.*s %s %.*s: written to .kith.yaml", STR_ARG(v->kept),
                verb->said, STR_ARG(v->other)));
    return kith_report_done(r, v->error);
}

kith_report *kith_report_decide(
    const kith_graph *graph,
    const kith_report_options *options,
    kith_error *error)
{
    if (!graph || !options || !options->decide || error_is_set(error))
        return NULL;
    verdict v = {.graph = graph, .error = error};
    kith_report *report = NULL;
    file_text old = {0};
    buffer path = {0}, new = {0};
    const struct verb *verb = verb_of(options->decide, error);
    kith_buffer_printf(&path, "%.*s/.kith.yaml", STR_ARG(graph->root));
    if (path.failed)
        kith_fail_memory(error);
    if (!verb || path.failed || !verb->decide(&v, options) ||
        !read_settings(path.at, &old, error))
        goto done;
    str was = {old.at, old.len};
    if (!kith_settings_edit(was, v.change, v.changes, &new, error))
        goto done;
    report = say(&v, verb, !options->dry_run, was, buffer_str(&new));
    if (report && !options->dry_run &&
        !kith_file_write(path.at, buffer_str(&new), false, error)) {
        kith_report_free(report);
        report = NULL;
    }
done:
    kith_file_text_free(&old);
    kith_buffer_free(&path);
    kith_buffer_free(&new);
    return report;
}
