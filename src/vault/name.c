/* name.c — see name.h. */
#include "vault/name.h"

#include "vault/word.h"

enum {
    MOST_WORDS = 4,       /* of a name */
    MOST_ORG_BYTES = 60,  /* of what stands in parentheses */
    MOST_ORG_TOKENS = 16, /* looked at for the closing one */
};

static const token *token_at(const markdown *m, size_t i)
{
    static const token none = {.kind = TOKEN_OTHER};
    return i < m->tokens.len ? &m->tokens.at[i] : &none;
}

static bool may_be_named(const token *t)
{
    return t->kind == TOKEN_WORD && (t->flags & WORD_CAPITAL) &&
           !(t->flags & (WORD_TAKEN | WORD_DIGITS));
}

/* Does a sentence or clause begin at token `i`? */
static bool begins_sentence(const markdown *m, size_t i)
{
    if (i == 0)
        return true;
    const token *before = &m->tokens.at[i - 1];
    return token_is_mark(before) && before->kind != ',' &&
           before->kind != '-' && before->kind != '/';
}

/* ---- Where a name is expected ----------------------------------------------
 */

/* The token after the words of a name that begins at `i`. */
static size_t words_end(const markdown *m, size_t i)
{
    size_t end = i, words = 0;
    bool person = false; /* not all of it is stop words */
    for (size_t j = i; words < MOST_WORDS; j++) {
        const token *t = token_at(m, j);
        bool particle = t->kind == TOKEN_WORD && j > i &&
                        (t->classes & CLASS_PARTICLE) &&
                        may_be_named(token_at(m, j + 1));
        if (particle)
            continue;
        if (!may_be_named(t) || ((t->classes & CLASS_STOP) && words == 0))
            break;
        person |= !(t->classes & CLASS_STOP);
        end = j + 1;
        words++;
        if (t->flags & WORD_POSSESSIVE)
            break;
    }
    return person ? end : i;
}

/* The token of the ')' that closes the '(' at `i`, or `i` if it is far. */
static size_t closing(const markdown *m, size_t i)
{
    unsigned depth = 0;
    for (size_t j = i; j < m->tokens.len && j < i + MOST_ORG_TOKENS; j++) {
        const token *t = &m->tokens.at[j];
        if (t->kind == '(')
            depth++;
        if (t->kind == ')' && --depth == 0)
            return j;
        if (t->kind == TOKEN_ELLIPSIS)
            break;
    }
    return i;
}

/* A nickname between quotation marks after token `i`, which is '('. */
static size_t read_nickname(
    const markdown *m, size_t i, size_t end, person_name *found)
{
    size_t close = i + 2;
    while (close < end && m->tokens.at[close].kind != TOKEN_QUOTE)
        close++;
    if (close >= end)
        return i;
    size_t begin = m->tokens.at[i + 1].end;
    found->nick = str_trim(markdown_slice(m, begin, m->tokens.at[close].begin));
    found->nick_at = (uint32_t)begin;
    return close;
}

/* Reads "(Org)", "("Nick")", "("Nick", Org)" at `i`; the token after it. */
static size_t read_parenthesis(const markdown *m, size_t i, person_name *found)
{
    size_t end = closing(m, i), first = i + 1;
    if (end == i || token_at(m, first)->word == WORD_VIA)
        return i;
    if (m->tokens.at[first].kind == TOKEN_QUOTE) {
        first = read_nickname(m, i, end, found) + 1;
        if (token_at(m, first)->kind == ',')
            first++;
    }
    if (token_at(m, first)->word == WORD_NOW &&
        token_at(m, first + 1)->word == WORD_AT) {
        found->moved = true;
        first += 2;
    }
    const token *opening = token_at(m, first);
    if (first >= end)
        return end + 1;
    if (opening->kind == TOKEN_LINK && first + 1 == end) {
        found->org = token_text(m, opening);
        return end + 1;
    }
    str org =
        str_trim(markdown_slice(m, opening->begin, m->tokens.at[end].begin));
    bool capital =
        opening->kind == TOKEN_WORD && !(opening->flags & WORD_LOWER);
    if (capital && org.len <= MOST_ORG_BYTES)
        found->org = org;
    return end + 1;
}

static size_t read_parentheses(const markdown *m, size_t i, person_name *found)
{
    while (token_at(m, i)->kind == '(') {
        size_t after = read_parenthesis(m, i, found);
        if (after == i)
            break;
        i = after;
    }
    return i;
}

static bool is_dated(str text)
{
    return text.len >= 10 && kith_date_at_start(text) != NO_DATE;
}

size_t kith_name_read(const markdown *m, size_t i, person_name *found)
{
    const token *first = token_at(m, i);
    *found = (person_name){.at = first->begin, .link = NO_INDEX};
    size_t end = i;
    if (first->kind == TOKEN_LINK && !(first->flags & WORD_TAKEN)) {
        str name = token_text(m, first);
        if (is_dated(name) || name.len == 0)
            return i;
        found->text = name;
        found->link = token_link(m, first);
        end = i + 1;
    } else if (first->kind == TOKEN_HANDLE) {
        found->text = token_text(m, first);
        end = i + 1;
    } else if (
        first->kind == TOKEN_WORD && (first->classes & CLASS_SELF) &&
        (first->flags & WORD_CAPITAL)) {
        found->text = token_text(m, first);
        end = i + 1;
    } else if ((end = words_end(m, i)) > i) {
        const token *last = &m->tokens.at[end - 1];
        found->text = markdown_slice(m, first->begin, token_stop(m, last));
    }
    if (end == i)
        return i;
    const token *next = token_at(m, end);
    if (next->kind == TOKEN_ELLIPSIS &&
        next->begin == m->tokens.at[end - 1].end) {
        found->text = (str){0};
        return end;
    }
    return read_parentheses(m, end, found);
}

static bool is_and(const token *t)
{
    return t->word == WORD_AND || t->kind == '&';
}

size_t kith_names_read(markdown *m, size_t i)
{
    m->people.len = 0;
    for (size_t next = i;;) {
        person_name found;
        size_t after = kith_name_read(m, next, &found);
        if (after == next)
            return i;
        if (found.text.len && !VEC_PUSH(&m->people, found))
            m->out->failed = true;
        i = next = after;
        if (token_at(m, next)->kind == ',')
            next++;
        if (is_and(token_at(m, next)))
            next++;
        if (next == after)
            return i;
    }
}

/* ---- Drafting --------------------------------------------------------------
 */

static void push(markdown *m, draft_mention draft)
{
    if (!VEC_PUSH(&m->mentions, draft))
        m->out->failed = true;
}

void kith_name_known(markdown *m, str full)
{
    if (full.len && !VEC_PUSH(&m->full_names, full))
        m->out->failed = true;
}

static void learn_words(markdown *m, str full)
{
    size_t words = 0;
    for (size_t i = 0; i < full.len; i++)
        words += full.ptr[i] == ' ';
    if (words >= MOST_WORDS + 2)
        return; /* a title, not a name */
    while (full.len) {
        size_t end = str_find(full, 0, ' ');
        str word = str_slice(full, 0, end);
        full = str_slice(full, end < full.len ? end + 1 : end, full.len);
        const lexeme *entry = kith_lexicon_find(&m->words, word);
        bool stop = entry->classes & (CLASS_STOP | CLASS_SELF);
        if (word.len > 1 && !stop && kith_is_capital_word(word) &&
            !kith_word_set_add(&m->known, word))
            m->out->failed = true;
    }
}

bool kith_name_is_known(markdown *m, str word)
{
    for (size_t i = 0; i < m->full_names.len; i++)
        learn_words(m, m->full_names.at[i]);
    m->full_names.len = 0;
    return kith_word_set_has(&m->known, word);
}

void kith_name_push(
    markdown *m, const person_name *found, mention_role role, draft_when when)
{
    push(
        m, (draft_mention){
               .name = found->text,
               .org = found->org,
               .at = found->at,
               .link = found->link,
               .role = (uint8_t)role,
               .when = (uint8_t)when,
               .moved = found->moved,
           });
    if (when == DRAFT_ALWAYS && role != ROLE_NAMED && role != ROLE_ABBREVIATION)
        kith_name_known(m, found->text);
    if (found->nick.len == 0)
        return;
    push(
        m, (draft_mention){
               .name = found->nick,
               .at = found->nick_at,
               .link = NO_INDEX,
               .role = ROLE_NICKNAME,
               .when = (uint8_t)when,
           });
    kith_name_known(m, found->nick);
}

void kith_names_push(markdown *m, mention_role role, size_t from, size_t to)
{
    for (size_t i = 0; i < m->people.len; i++)
        kith_name_push(m, &m->people.at[i], role, DRAFT_ALWAYS);
    for (size_t i = from; i < to; i++)
        m->tokens.at[i].flags |= WORD_TAKEN;
}

/* ---- Running text ----------------------------------------------------------
 */

static bool looks_personal(const token *t)
{
    return may_be_named(t) && (t->flags & WORD_NAME_LIKE) &&
           !(t->classes & (CLASS_STOP | CLASS_SELF));
}

/* "Deploying Harbor", "Knows Ana": a sentence that opens with its verb. */
static bool is_verb(const markdown *m, size_t i)
{
    const token *t = &m->tokens.at[i];
    str word = token_text(m, t);
    bool gerund = word.len > 5 && str_ends(word, STR("ing"));
    return (gerund || t->word != WORD_NONE) && begins_sentence(m, i);
}

static size_t run_end(const markdown *m, size_t i, size_t *words)
{
    size_t end = i;
    *words = 0;
    for (size_t j = i;; j++) {
        const token *t = token_at(m, j);
        if (j > i && t->kind == TOKEN_WORD && (t->classes & CLASS_PARTICLE) &&
            (t->flags & WORD_LOWER) && looks_personal(token_at(m, j + 1)))
            continue;
        if (!looks_personal(t))
            return end;
        end = j + 1;
        ++*words;
        if (t->flags & WORD_POSSESSIVE)
            return end;
    }
}

/* Do the words around token `i` use it as a person's name? */
static bool is_cued(const markdown *m, size_t i)
{
    const token *before = i > 0 ? token_at(m, i - 1) : NULL;
    const token *t = token_at(m, i), *after = token_at(m, i + 1);
    if (t->flags & WORD_POSSESSIVE)
        return after->classes & CLASS_GROUP;
    if (before && before->word == WORD_USE && after->word == WORD_TO)
        return true;
    if (before && ((before->classes & CLASS_ASK) || before->word == WORD_KNOWS))
        return true;
    if (i > 1 && before->word == WORD_TO &&
        (token_at(m, i - 2)->word == WORD_REPORTS ||
         token_at(m, i - 2)->word == WORD_INTRO))
        return true;
    if (after->kind == TOKEN_WORD && (after->flags & WORD_LOWER) &&
        ((after->classes & CLASS_SAY) ||
         (after->word == WORD_WILL && !begins_sentence(m, i))))
        return true;
    if (!before || before->word != WORD_WITH)
        return false;
    enum { REACH = 4 };
    for (size_t j = i - 1; j > 0 && i - j < REACH; j--)
        if ((token_at(m, j - 1)->classes & CLASS_TALK) ||
            token_at(m, j - 1)->word == WORD_WORKED)
            return true;
    return false;
}

/* Drafts the run of `words` words [i, end). */
static void push_run(markdown *m, size_t i, size_t end, size_t words)
{
    const token *first = &m->tokens.at[i], *last = &m->tokens.at[end - 1];
    const token *next = token_at(m, end);
    bool cut = next->kind == TOKEN_ELLIPSIS && next->begin == last->end;
    if (cut || words > MOST_WORDS)
        return;
    person_name found = {
        .text = markdown_slice(m, first->begin, token_stop(m, last)),
        .at = first->begin,
        .link = NO_INDEX,
    };
    read_parentheses(m, end, &found);
    draft_when when = words > 1       ? DRAFT_ALWAYS
                      : is_cued(m, i) ? DRAFT_KNOWN_OR_CUE
                                      : DRAFT_IF_KNOWN;
    kith_name_push(m, &found, ROLE_NAMED, when);
}

/* "Contoso Labs (CL)" at the '(' of token `i`: the capitals of the words before
 * it are those within. */
static void read_abbreviation(markdown *m, size_t i)
{
    str letters = token_text(m, token_at(m, i + 1));
    bool bare = token_at(m, i + 1)->kind == TOKEN_WORD &&
                token_at(m, i + 2)->kind == ')';
    size_t left = letters.len;
    if (!bare || left < 2 || left > 6)
        return;
    for (size_t j = i; j > 0 && left > 0; j--) {
        const token *t = token_at(m, j - 1);
        if (t->kind != TOKEN_WORD || !(t->flags & WORD_CAPITAL))
            return;
        str word = token_text(m, t);
        for (size_t k = word.len; k-- > 0;) {
            char c = word.ptr[k];
            if (c < 'A' || c > 'Z')
                continue;
            if (left == 0 || letters.ptr[--left] != c)
                return;
        }
        if (left > 0)
            continue;
        const token *last = token_at(m, i - 1);
        person_name full = {
            .text = markdown_slice(m, t->begin, token_stop(m, last)),
            .org = letters,
            .at = t->begin,
            .link = NO_INDEX,
        };
        if (j < i)
            kith_name_push(m, &full, ROLE_ABBREVIATION, DRAFT_ALWAYS);
    }
}

/* The title of a meeting is a link and no words, but for one thing that it may
 * say in passing: "2026-02-03 - Ana (now at Contoso) asked". */
static void read_title(markdown *m, const token *t)
{
    static const str now = {" (now at ", 9};
    str title = token_text(m, t);
    size_t at = str_find(title, 1, '('), begin, end;
    while (at < title.len &&
           !str_begins(str_slice(title, at - 1, title.len), now))
        at = str_find(title, at + 1, '(');
    end = str_find(title, at, ')');
    if (end == title.len || !is_dated(title))
        return;
    begin = --at;                     /* the blank before it */
    for (size_t i = at; i > 0; i--) { /* the capitalised words before it */
        if (i > 1 && title.ptr[i - 1] != ' ')
            continue;
        if (!kith_is_capital_word(str_slice(title, i, at)))
            break;
        begin = i;
    }
    person_name found = {
        .text = str_slice(title, begin, at),
        .org = str_slice(title, at + now.len, end),
        .at = (uint32_t)(title.ptr + begin - m->text.ptr),
        .link = NO_INDEX,
        .moved = true,
    };
    if (begin < at)
        kith_name_push(m, &found, ROLE_NAMED, DRAFT_IF_KNOWN);
}

void kith_names_in_text(markdown *m)
{
    for (size_t i = 0; i < m->tokens.len; i++) {
        const token *t = &m->tokens.at[i];
        if (t->kind == TOKEN_WORD && !(t->flags & WORD_CAPITAL))
            continue;
        if (t->kind == TOKEN_HANDLE && !(t->flags & WORD_TAKEN)) {
            person_name handle = {
                .text = token_text(m, t), .at = t->begin, .link = NO_INDEX};
            kith_name_push(m, &handle, ROLE_NAMED, DRAFT_ALWAYS);
            continue;
        }
        if (t->kind == '(' && i > 1)
            read_abbreviation(m, i);
        else if (t->kind == TOKEN_LINK)
            read_title(m, t);
        size_t words = 0, end = i;
        if (looks_personal(t) && !is_verb(m, i))
            end = run_end(m, i, &words);
        if (end > i) {
            push_run(m, i, end, words);
            i = end - 1;
        } else if (
            may_be_named(t) && !(t->classes & (CLASS_STOP | CLASS_SELF))) {
            push_run(m, i, i + 1, 1); /* AJ, if it is a nickname */
        }
    }
}
