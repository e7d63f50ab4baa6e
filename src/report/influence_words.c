/*
 * influence_words.c — lines of the influence report: short, without the marks
 * of Markdown, each with the places that prove it.
 */
#include "base/buffer.h"
#include "base/fold.h"
#include "report/influence.h"

/* ---- Quotations ---------------------------------------------------------- */

static str cut(brief *b, str words)
{
    if (kith_code_points(words) <= QUOTE_POINTS)
        return kith_report_format(b->r, "%.*s", STR_ARG(words));
    size_t keep = kith_code_point_prefix(words, QUOTE_POINTS - 1);
    size_t blank = keep;
    while (blank > keep / 2 && words.ptr[blank] != ' ')
        blank--;
    if (blank > keep / 2)
        keep = blank;
    return kith_report_format(
        b->r, "%.*s…", STR_ARG(str_trim(str_slice(words, 0, keep))));
}

str kith_brief_plain(brief *b, str words)
{
    return cut(b, kith_report_plain(b->r, words));
}

str kith_brief_quote(brief *b, place where)
{
    return kith_brief_plain(b, kith_report_quote(b->r, b->graph, where));
}

str kith_brief_stance_quote(brief *b, kith_vertex v)
{
    const vertex *of = &b->graph->vertex[v];
    str words = kith_brief_quote(b, of->stance_place);
    size_t colon = str_find(words, 0, ':');
    const char *const stance_word[] = {
        kith_stance_text((stance)of->stance), NULL};
    bool labelled = colon < words.len &&
                    kith_brief_sign(words, stance_word) == 0 &&
                    colon == strlen(*stance_word);
    if (labelled)
        words = str_trim(str_slice(words, colon + 1, words.len));
    return kith_report_format(b->r, "“%.*s”", STR_ARG(words));
}

/* ---- Signs --------------------------------------------------------------- */

size_t kith_brief_sign(str words, const char *const *signs)
{
    for (size_t at = 0; at < words.len; at++) {
        for (size_t i = 0; signs[i]; i++) {
            size_t n = 0;
            while (signs[i][n] && at + n < words.len &&
                   (words.ptr[at + n] |
                    ('A' <= words.ptr[at + n] && words.ptr[at + n] <= 'Z'
                         ? 0x20
                         : 0)) == signs[i][n])
                n++;
            if (!signs[i][n])
                return at;
        }
    }
    return words.len;
}

/* Whether a sentence ends before the byte at `at`. */
static bool ends_before(str words, size_t at)
{
    return at >= 2 && words.ptr[at - 1] == ' ' &&
           memchr(".!?", words.ptr[at - 2], 3) != NULL;
}

str kith_brief_sentence(brief *b, str words, size_t at)
{
    enum { LEAD = 60 }; /* bytes before the sign that are shown */
    size_t begin = at, end = at;
    while (begin > 0 && !ends_before(words, begin))
        begin--;
    while (end < words.len && !(end > at && ends_before(words, end)))
        end++;
    if (at - begin <= LEAD)
        return kith_brief_plain(b, str_slice(words, begin, end));
    begin = str_find(words, at - LEAD, ' ');
    str rest = kith_brief_plain(
        b, str_trim(str_slice(words, begin < at ? begin : at, end)));
    return kith_report_format(b->r, "…%.*s", STR_ARG(rest));
}

const event *kith_brief_top_event(const brief *b, const tie *t)
{
    const event *top = tie_event_at(b->graph, t, 0);
    for (uint32_t i = 1; i < t->events; i++) {
        const event *e = tie_event_at(b->graph, t, i);
        if (kith_event_term(e, &b->graph->model) >
            kith_event_term(top, &b->graph->model))
            top = e;
    }
    return top;
}

const event *kith_brief_newest_event(const brief *b, kith_vertex v)
{
    const kith_graph *graph = b->graph;
    const event *newest = NULL;
    for (uint32_t i = graph->first_tie[v]; i < graph->first_tie[v + 1]; i++) {
        const tie *t = &graph->tie[graph->adjacent[i]];
        if (t->events &&
            (!newest || tie_event_at(graph, t, 0)->day > newest->day))
            newest = tie_event_at(graph, t, 0);
    }
    return newest;
}

/* ---- Days ---------------------------------------------------------------- */

str kith_brief_day(brief *b, date day)
{
    char text[11];
    return kith_report_format(b->r, "%s", kith_date_format(day, text));
}

str kith_brief_ago(brief *b, date day)
{
    date days = b->graph->model.as_of - day;
    return kith_report_count(
        b->r, (size_t)(days > 0 ? days : 0), "day", "days");
}

/* ---- Lines --------------------------------------------------------------- */

said kith_brief_say(
    brief *b, value *rows, label sure, const char *kind, str text)
{
    static const char *const labels[] = {
        [LABEL_NONE] = "",
        [LABEL_FACT] = "fact",
        [LABEL_INFERENCE] = "inference",
        [LABEL_RECOMMENDATION] = "recommendation",
    };
    kith_report *r = b->r;
    said s = {.row = kith_value_object(r, rows, NULL)};
    kith_value_text(r, s.row, "kind", str_from(kind));
    kith_value_text(r, s.row, "label", str_from(labels[sure]));
    kith_value_text(r, s.row, "text", text);
    s.evidence = kith_value_array(r, s.row, "evidence");
    s.line = kith_block_line(r, 0, sure, text);
    return s;
}

static void prove(brief *b, said *s, str path, uint32_t line)
{
    value *at = kith_value_object(b->r, s->evidence, NULL);
    value *into[] = {at, s->proved ? NULL : s->row};
    s->proved = true;
    for (int i = 0; i < 2; i++) {
        kith_value_text(b->r, into[i], "source", path);
        if (line)
            kith_value_integer(b->r, into[i], "line", line);
        else
            kith_value_null(b->r, into[i], "line");
    }
    kith_block_proof(b->r, s->line, path, line);
}

void kith_brief_prove(brief *b, said *s, place where)
{
    prove(b, s, place_path(b->graph, where), where.line);
}

void kith_brief_prove_note(brief *b, said *s, kith_vertex of)
{
    str path = vertex_path(b->graph, of);
    if (path.len)
        prove(b, s, path, 0);
}

/* Lower is better: the note of one who was there says it in their words, the
 * meeting's own note next, then whoever else tells of it; short paths first. */
static size_t place_rank(const brief *b, const event *e, place where)
{
    enum { STEP = 4096 };
    const kith_graph *graph = b->graph;
    kith_vertex subject = graph->notes[where.note].subject;
    size_t rank = 2 * STEP;
    if (subject == KITH_NO_VERTEX ||
        graph->vertex[subject].kind == KITH_KIND_MEETING)
        rank = STEP;
    else if (kith_is_among(graph, e->first_member, e->members, subject))
        rank = 0;
    size_t length = place_path(graph, where).len;
    return rank + (length < STEP ? length : STEP - 1);
}

place kith_brief_place(const brief *b, const event *e)
{
    place best = b->graph->place[e->first_place];
    for (uint32_t i = 1; i < e->places; i++) {
        place other = b->graph->place[e->first_place + i];
        if (place_rank(b, e, other) < place_rank(b, e, best))
            best = other;
    }
    return best;
}

void kith_brief_prove_event(brief *b, said *s, const event *e)
{
    if (e && e->places)
        kith_brief_prove(b, s, kith_brief_place(b, e));
}
