/*
 * prose.c — the few sentences in which meeting notes say who met.
 *
 *     [Weekly] 1:1 between NAMES          call, sync, meeting ... likewise
 *     [Weekly] 1:1 where NAMES verb
 *     NAMES met [with NAMES]
 *
 * All else is left to the names in running text: a meeting that was not one is
 * worse than a meeting missed.
 */
#include "vault/prose.h"

#include "vault/cue.h"
#include "vault/name.h"

/* ---- (via X) ---------------------------------------------------------------
 */

/* The piece [begin, end) of a via as a name: whatever it is called. */
static void push_via(markdown *m, size_t begin, size_t end)
{
    if (begin >= end)
        return;
    person_name found;
    size_t after = kith_name_read(m, begin, &found);
    if (after != end || found.text.len == 0) {
        const token *first = &m->tokens.at[begin];
        const token *last = &m->tokens.at[end - 1];
        found = (person_name){
            .text = str_trim(markdown_slice(m, first->begin, last->end)),
            .at = first->begin,
            .link = NO_INDEX,
        };
    }
    kith_name_push(m, &found, ROLE_VIA, DRAFT_ALWAYS);
}

/* Splits what stands between "via" and ')' at commas and "and". */
static void read_via(markdown *m, size_t begin, size_t end)
{
    unsigned depth = 0;
    size_t piece = begin;
    for (size_t i = begin; i < end; i++) {
        const token *t = &m->tokens.at[i];
        depth += t->kind == '(';
        depth -= t->kind == ')' && depth > 0;
        bool separator = t->kind == ',' || t->kind == '&' ||
                         (t->kind == TOKEN_WORD && t->word == WORD_AND);
        if (depth > 0 || !separator)
            continue;
        push_via(m, piece, i);
        piece = i + 1;
    }
    push_via(m, piece, end);
}

/* Is anything in [begin, end) a name: a link, or a word with a capital? */
static bool names_someone(const markdown *m, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        const token *t = &m->tokens.at[i];
        if (t->kind == TOKEN_LINK || t->kind == TOKEN_HANDLE ||
            (t->kind == TOKEN_WORD && !(t->flags & WORD_LOWER)))
            return true;
    }
    return false;
}

void kith_via_read(markdown *m)
{
    size_t open = m->tokens.len;
    for (size_t i = m->tokens.len; i-- > 1 && open == m->tokens.len;)
        if (m->tokens.at[i].kind == TOKEN_WORD &&
            m->tokens.at[i].word == WORD_VIA && m->tokens.at[i - 1].kind == '(')
            open = i - 1;

    unsigned depth = 0;
    for (size_t i = open; i < m->tokens.len; i++) {
        depth += m->tokens.at[i].kind == '(';
        if (m->tokens.at[i].kind != ')' || --depth > 0)
            continue;
        if (names_someone(m, open + 2, i)) {
            read_via(m, open + 2, i);
            m->out->vias++;
        }
        for (size_t j = open; j <= i; j++)
            m->tokens.at[j].flags |= WORD_TAKEN;
        return;
    }
}

/* ---- Participants ----------------------------------------------------------
 */

/* Is there a word for a meeting shortly before token `i`? */
static bool after_meeting(const markdown *m, size_t i)
{
    enum { REACH = 4 };
    for (size_t j = i; j > 0 && i - j < REACH; j--) {
        const token *t = &m->tokens.at[j - 1];
        if (t->kind == TOKEN_WORD && (t->classes & CLASS_MEETING))
            return true;
        if (t->kind == '.' || t->kind == ';')
            return false;
    }
    return false;
}

/* The beginning of the clause, or as far before `i` as a plan reaches. */
static size_t clause_begin(const markdown *m, size_t i)
{
    enum { REACH = 16 };
    size_t floor = i > REACH ? i - REACH : 0;
    while (i > floor && m->tokens.at[i - 1].kind != ';' &&
           m->tokens.at[i - 1].kind != '.')
        i--;
    return i;
}

/* Drafts m->people, read from tokens [from, to): they met, or will. */
static void push_people(markdown *m, item *record, size_t from, size_t to)
{
    bool planned = kith_cue_plans(m, clause_begin(m, from), from);
    record->flags |= planned ? ITEM_PLANNED : ITEM_PROSE_MET;
    kith_names_push(m, planned ? ROLE_NAMED : ROLE_PARTICIPANT, from, to);
}

static bool is_verb_like(const markdown *m, size_t i)
{
    return i < m->tokens.len && m->tokens.at[i].kind == TOKEN_WORD &&
           (m->tokens.at[i].flags & WORD_LOWER);
}

static bool is_pronoun(const markdown *m, size_t i)
{
    return i < m->tokens.len && (m->tokens.at[i].classes & CLASS_PRONOUN);
}

/* NAMES have been read from [from, to): do they meet someone? Returns the token
 * after what was read. */
static size_t read_met(markdown *m, item *record, size_t from, size_t to)
{
    if (to >= m->tokens.len || m->tokens.at[to].kind != TOKEN_WORD ||
        m->tokens.at[to].word != WORD_MET ||
        !(m->tokens.at[to].flags & WORD_LOWER))
        return to;
    size_t next = to + 1, before = m->people.len;
    if (next < m->tokens.len && m->tokens.at[next].word == WORD_WITH)
        next++;
    person_name found;
    size_t after = kith_name_read(m, next, &found);
    if (before + (after > next) < 2 && !is_pronoun(m, next))
        return to;
    push_people(m, record, from, to);
    if (after == next)
        return next;
    after = kith_names_read(m, next);
    kith_names_push(
        m, record->flags & ITEM_PROSE_MET ? ROLE_PARTICIPANT : ROLE_NAMED, next,
        after);
    return after;
}

void kith_prose_read(markdown *m, item *record)
{
    for (size_t i = 0; i < m->tokens.len && !m->out->failed;) {
        const token *t = &m->tokens.at[i];
        if (t->flags & WORD_TAKEN) {
            i++;
            continue;
        }
        bool between = t->word == WORD_BETWEEN && after_meeting(m, i);
        bool where = t->word == WORD_WHERE && after_meeting(m, i);
        size_t from = between || where ? i + 1 : i;
        if (from == i && !may_begin_name(t)) {
            i++;
            continue;
        }
        size_t to = kith_names_read(m, from);
        if (to == from) {
            i++;
        } else if (
            (between && m->people.len > 0) ||
            (where && m->people.len > 1 && is_verb_like(m, to))) {
            push_people(m, record, from, to);
            i = to;
        } else {
            i = read_met(m, record, from, to);
        }
    }
}
