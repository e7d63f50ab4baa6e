/*
 * item.c — what counts of a line, and what it counts as.
 *
 * One item a bullet, a line of a paragraph, a row of a table. Most lines of a
 * note name nobody and stand below a heading that says nothing: they are read
 * once here and forgotten.
 */
#include "vault/item.h"

#include "base/limits.h"

#include "vault/cue.h"
#include "vault/name.h"
#include "vault/prose.h"
#include "vault/section.h"
#include "vault/token.h"

/* ---- How a line opens ------------------------------------------------------
 */

static const struct {
    str mark;
    uint16_t flag;
} opening_marks[] = {
    {{"\xe2\x9c\x85", 3}, ITEM_DECIDED},     /* U+2705 check mark */
    {{"\xe2\x9c\x94", 3}, ITEM_DECIDED},     /* U+2714 */
    {{"\xe2\x98\x91", 3}, ITEM_DECIDED},     /* U+2611 */
    {{"\xe2\x9d\x8c", 3}, ITEM_BLOCKED},     /* U+274C cross */
    {{"\xf0\x9f\x9a\xab", 4}, ITEM_BLOCKED}, /* U+1F6AB no entry */
    {{"\xe2\x9b\x94", 3}, ITEM_BLOCKED},     /* U+26D4 */
};

/* Does `c` only part a date from what is said of it? */
static bool is_filling(char c)
{
    return str_is_blank(c) || c == '*' || c == '_' || c == ':';
}

/* "2025-10-29:", "**2025-10-29**", "[[2025-10-29 - Sync]]", "unknown:", a check
 * mark: sets day and flags; returns how many bytes they take. */
static size_t read_opening(str text, item *record)
{
    size_t at = 0;
    bool sign = text.len && (unsigned char)text.ptr[0] >= 0x80;
    for (size_t i = 0; sign && i < sizeof opening_marks / sizeof *opening_marks;
         i++)
        if (str_begins(text, opening_marks[i].mark)) {
            record->flags |= opening_marks[i].flag;
            at = opening_marks[i].mark.len;
        }
    while (at < text.len && (str_is_blank(text.ptr[at]) ||
                             text.ptr[at] == '*' || text.ptr[at] == '_'))
        at++;
    str rest = str_slice(text, at, text.len);
    record->day = kith_date_at_start(rest);
    if (record->day != NO_DATE) {
        at += 10;
        while (at < text.len && is_filling(text.ptr[at]))
            at++;
        return at;
    }
    if (str_begins(rest, STR("[[")))
        record->day = kith_date_at_start(str_slice(rest, 2, rest.len));
    if (str_begins(rest, STR("unknown:")) ||
        str_begins(rest, STR("Unknown:"))) {
        record->flags |= ITEM_UNKNOWN_DATE;
        at += sizeof "unknown:" - 1;
    }
    return at;
}

/* _What is your dynamic?_: the prompt of a template. */
static bool is_prompt(str text)
{
    char first = text.ptr[0];
    if (first != '_' && first != '*' && !str_is_blank(first))
        return false;
    text = str_trim(text);
    char mark = text.len > 1 ? text.ptr[0] : 0;
    if ((mark != '_' && mark != '*') || text.ptr[text.len - 1] != mark ||
        text.ptr[1] == mark)
        return false;
    return str_find(text, 1, mark) == text.len - 1;
}

/* ---- Who it names ----------------------------------------------------------
 */

/* "@AnaLima", "@Ana Lima", "@[[Ana Lima]]": whose task it is. */
static void read_owners(markdown *m)
{
    for (size_t i = 0; i < m->tokens.len; i++) {
        token *t = &m->tokens.at[i];
        bool linked =
            t->kind == TOKEN_LINK && i > 0 && m->tokens.at[i - 1].kind == '@';
        if (t->kind != TOKEN_HANDLE && !linked)
            continue;
        person_name owner = {
            .text = token_text(m, t), .at = t->begin, .link = token_link(m, t)};
        t->flags |= WORD_TAKEN;
        bool grows = t->kind == TOKEN_HANDLE && (t->flags & WORD_CAPITAL) &&
                     !(t->flags & (WORD_CAMEL | WORD_POSSESSIVE)) &&
                     !(t->classes & CLASS_SELF);
        owner.at += t->kind == TOKEN_HANDLE;
        for (size_t words = 1; grows && words < 4; words++) {
            token *next = i + 1 < m->tokens.len ? &m->tokens.at[i + 1] : NULL;
            if (!next || next->kind != TOKEN_WORD ||
                !(next->flags & WORD_NAME_LIKE) || (next->classes & CLASS_STOP))
                break;
            owner.text = markdown_slice(m, owner.at, token_stop(m, next));
            next->flags |= WORD_TAKEN;
            grows = !(next->flags & WORD_POSSESSIVE);
            i++;
        }
        kith_name_push(m, &owner, ROLE_OWNER, DRAFT_ALWAYS);
    }
}

/* A list of people at the start: "Ana Lima (Contoso), Bo Ek", or with a name of
 * the group before it: "Contoso: Ana Lima, Bo Ek". */
static void read_people(markdown *m, mention_role role)
{
    size_t to = kith_names_read(m, 0);
    bool group = to > 0 && to < m->tokens.len && m->people.len == 1 &&
                 m->people.at[0].link == NO_INDEX &&
                 m->tokens.at[to].kind == ':' && role == ROLE_ATTENDEE;
    if (group) {
        str org = m->people.at[0].text;
        size_t end = kith_names_read(m, to + 1);
        if (end > to + 1) {
            for (size_t i = 0; i < m->people.len; i++)
                if (m->people.at[i].org.len == 0)
                    m->people.at[i].org = org;
            to = end;
        } else {
            kith_names_read(m, 0);
        }
    }
    kith_names_push(m, role, 0, to);
}

static int by_place(const void *left, const void *right)
{
    const draft_mention *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

static void sort_mentions(markdown *m, size_t first)
{
    for (size_t i = first + 1; i < m->mentions.len; i++)
        if (m->mentions.at[i - 1].at > m->mentions.at[i].at) {
            qsort(
                m->mentions.at + first, m->mentions.len - first,
                sizeof *m->mentions.at, by_place);
            return;
        }
}

static void read_names(markdown *m, const piece *p, item *record)
{
    bool named =
        m->seen.capital || m->seen.link || (m->seen.classes & CLASS_SELF);
    if (markdown_saw(m, WORD_VIA))
        kith_via_read(m);
    if (named && (p->kind == ITEM_TASK || p->section == SECTION_TASKS))
        read_owners(m);
    bool labelled = m->tokens.len > 2 && m->tokens.at[1].kind == ':' &&
                    m->tokens.at[0].kind == TOKEN_WORD;
    if (p->attendees || p->section == SECTION_ATTENDEES) {
        read_people(m, ROLE_ATTENDEE);
    } else if (
        labelled &&
        kith_section_of(token_text(m, &m->tokens.at[0])) == SECTION_ATTENDEES) {
        size_t to = kith_names_read(m, 2);
        kith_names_push(m, ROLE_ATTENDEE, 2, to);
    } else if (
        section_lists_people((section)p->section) && p->kind != ITEM_TASK) {
        read_people(m, ROLE_NAMED);
    }
    if (named && (markdown_saw(m, WORD_BETWEEN) ||
                  markdown_saw(m, WORD_WHERE) || markdown_saw(m, WORD_MET)))
        kith_prose_read(m, record);
    kith_cues_read(m, record);
    if (m->seen.capital)
        kith_names_in_text(m);
}

/* Does it count even if it names nobody? */
static bool counts(const item *record)
{
    if (record->kind == ITEM_ROW)
        return false; /* by its links and names only */
    return record->day != NO_DATE || record->kind == ITEM_TASK ||
           (record->flags &
            (ITEM_DECIDED | ITEM_BLOCKED | ITEM_UNKNOWN_DATE)) ||
           section_is_telling((section)record->section);
}

/* The bytes of `text` that a quotation of it can show. */
static uint16_t quoted_length(str text)
{
    uint16_t length = item_count(text.len);
    while (length < text.len &&
           ((unsigned char)text.ptr[length] & 0xC0) == 0x80)
        length--; /* not half a character */
    return length;
}

void kith_item_push(markdown *m, const piece *p, const task *found)
{
    sink *out = m->out;
    str text = markdown_slice(m, p->begin, p->end);
    if (text.len == 0 || (p->links == 0 && !found && is_prompt(text)))
        return;
    item record = {
        .begin = p->begin,
        .length = quoted_length(text),
        .line = m->first_line + p->line,
        .day = NO_DATE,
        .first_link = p->first_link,
        .links = item_count(p->links),
        .first_mention = (uint32_t)m->mentions.len,
        .section = p->section,
        .kind = p->kind,
    };
    size_t words = p->words;
    if (words == p->begin)
        words += read_opening(text, &record);
    bool keep = p->links > 0 || counts(&record);
    if (!keep && !kith_text_may_name(m, markdown_slice(m, words, p->end)))
        return;
    size_t at = p->first_span;
    kith_tokens_read(m, words, p->end, &at);
    read_names(m, p, &record);
    sort_mentions(m, record.first_mention);
    record.mentions = item_count(m->mentions.len - record.first_mention);
    if (!keep && record.mentions == 0)
        return;
    if (!VEC_PUSH(&out->items, record) ||
        (found && !VEC_PUSH(&out->tasks, *found)))
        out->failed = true;
}

/* ---- The end of the note ---------------------------------------------------
 */

/* The name of a mention, if it is interned already: that of a link is, unless
 * folders or ".md" were cut from its target. A fifth of all names is not asked
 * again. */
static name_id known_name(const sink *out, const draft_mention *draft)
{
    if (draft->link == NO_INDEX)
        return NO_NAME;
    const note_link *link = &out->links.at[draft->link];
    str target = intern_text(out->names, link->target);
    bool is_whole =
        !(link->flags & LINK_MARKDOWN) && target.len == draft->name.len;
    return is_whole ? link->target : NO_NAME;
}

static bool settle_mention(markdown *m, const draft_mention *draft)
{
    sink *out = m->out;
    mention found = {
        .link = draft->link, .role = draft->role, .moved = draft->moved};
    if (draft->when != DRAFT_ALWAYS && !kith_name_is_known(m, draft->name)) {
        if (draft->when == DRAFT_IF_KNOWN)
            return false;
        found.role = ROLE_CUED;
    }
    if (draft->name.len > LIMIT_NAME_BYTES)
        return false;
    found.name = known_name(out, draft);
    found.line = markdown_line(m, draft->at, &found.column);
    if (found.name == NO_NAME)
        markdown_ask(m, draft->name, out->mentions.len, 0);
    markdown_ask(m, draft->org, out->mentions.len, 1);
    if (!VEC_PUSH(&out->mentions, found))
        out->failed = true;
    return !out->failed;
}

/* Settles the mentions of an item; false if nothing of it counts then. */
static bool settle_item(markdown *m, item *record)
{
    sink *out = m->out;
    uint32_t first = record->first_mention, drafts = record->mentions;
    record->first_mention = (uint32_t)out->mentions.len;
    record->mentions = 0;
    m->last_line = record->line - m->first_line;
    for (uint32_t i = 0; i < drafts; i++)
        record->mentions += settle_mention(m, &m->mentions.at[first + i]);
    return record->links > 0 || record->mentions > 0 || counts(record);
}

/* Gives the mentions their names. */
static void name_mentions(markdown *m)
{
    sink *out = m->out;
    bool answered = markdown_answer(m);
    for (size_t i = 0; i < m->names.len && answered; i++) {
        const asked_name *asked = &m->names.at[i];
        mention *named = &out->mentions.at[asked->place / NAMES_A_RECORD];
        name_id *name[] = {&named->name, &named->org};
        *name[asked->place % NAMES_A_RECORD] = asked->id;
    }
    m->names.len = 0;
}

void kith_items_settle(markdown *m)
{
    sink *out = m->out;
    size_t kept = 0, tasks = 0;
    for (size_t i = 0; i < out->items.len && !out->failed; i++) {
        item *record = &out->items.at[i];
        if (!settle_item(m, record))
            continue;
        if (record->kind == ITEM_TASK)
            out->tasks.at[tasks++].item = (uint32_t)kept;
        if (kept < i)
            out->items.at[kept] = *record;
        kept++;
    }
    out->items.len = kept;
    name_mentions(m);
}
