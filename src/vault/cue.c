/*
 * cue.c — tables of words and phrases that say what an item tells.
 *
 * Phrases stand in the row of their first word. Everything is conservative: a
 * tie stated by mistake moves a ranking.
 */
#include "vault/cue.h"

#include "vault/section.h"

typedef struct phrase {
    uint16_t second; /* word_id that must follow; WORD_NONE: none needs to */
    uint8_t gap;     /* tokens that may stand between them */
    uint16_t flag;   /* item_flags; 0 ends the row */
} phrase;

enum { MOST_PHRASES = 2 }; /* that begin with one word */

/* clang-format off */
static const phrase phrases[WORD_IDS][MOST_PHRASES] = {
    [WORD_WORKED]     = {{WORD_WITH,     2, ITEM_STATED},
                         {WORD_TOGETHER, 1, ITEM_STATED}},
    [WORD_REPORTS]    = {{WORD_TO,       1, ITEM_STATED}},
    [WORD_REPORT]     = {{WORD_OF,       0, ITEM_STATED}},
    [WORD_COLLEAGUE]  = {{WORD_OF,       0, ITEM_STATED}},
    [WORD_FRIEND]     = {{WORD_OF,       0, ITEM_STATED}},
    [WORD_HIRED]      = {{WORD_BY,       0, ITEM_STATED}},
    [WORD_MENTORED]   = {{WORD_NONE,     0, ITEM_STATED}},
    [WORD_STUDIED]    = {{WORD_WITH,     1, ITEM_STATED}},
    [WORD_COFOUNDED]  = {{WORD_NONE,     0, ITEM_STATED}},
    [WORD_INTRODUCED] = {{WORD_BY,       0, ITEM_STATED}},
    [WORD_INTRO]      = {{WORD_TO,       0, ITEM_INTRODUCED}},
    [WORD_ONE_TO_ONE] = {{WORD_NONE,     0, ITEM_ONE_TO_ONE}},
    [WORD_NOW]        = {{WORD_AT,       0, ITEM_MOVED}},
};

/* Words that make a plan only together; the single ones are CLASS_PLAN. */
static const phrase plans[WORD_IDS][MOST_PHRASES] = {
    [WORD_TO]         = {{WORD_BE,       0, ITEM_PLANNED}},
    [WORD_PLAN]       = {{WORD_TO,       0, ITEM_PLANNED}},
    [WORD_GO]         = {{WORD_TO,       0, ITEM_PLANNED}},
    [WORD_NEXT]       = {{WORD_PERIOD,   0, ITEM_PLANNED}},
    [WORD_SCHEDULED]  = {{WORD_TO,       0, ITEM_PLANNED},
                         {WORD_FOR,      0, ITEM_PLANNED}},
};

static const struct {
    uint32_t word_class;
    uint8_t stance;
} stances[] = {
    {CLASS_CHAMPION,  STANCE_CHAMPION},
    {CLASS_SUPPORTER, STANCE_SUPPORTER},
    {CLASS_NEUTRAL,   STANCE_NEUTRAL},
    {CLASS_SCEPTIC,   STANCE_SCEPTIC},
    {CLASS_DETRACTOR, STANCE_DETRACTOR},
};
static const struct {
    uint32_t word_class;
    uint8_t deal;
} deals[] = {
    {CLASS_ECONOMIC_BUYER,      DEAL_ECONOMIC_BUYER},
    {CLASS_CHAMPION,            DEAL_CHAMPION},
    {CLASS_COACH,               DEAL_COACH},
    {CLASS_BLOCKER,             DEAL_BLOCKER},
    {CLASS_TECHNICAL_EVALUATOR, DEAL_TECHNICAL_EVALUATOR},
    {CLASS_USER,                DEAL_USER},
    {CLASS_PROCUREMENT,         DEAL_PROCUREMENT},
};
/* clang-format on */

/* Most words begin no cue: these classes, a few words by themselves, and the
 * rows of the two tables above. As bits, so that a line's words, seen together,
 * tell that there is nothing in it. */
enum {
    DEAL_CLASSES = CLASS_COACH | CLASS_BLOCKER | CLASS_USER |
                   CLASS_PROCUREMENT | CLASS_ECONOMIC_BUYER |
                   CLASS_TECHNICAL_EVALUATOR,
    CUE_CLASSES = DEAL_CLASSES | CLASS_PRONOUN | CLASS_CADENCE |
                  CLASS_CHAMPION | CLASS_SUPPORTER | CLASS_NEUTRAL |
                  CLASS_SCEPTIC | CLASS_DETRACTOR
};

#define BIT(word) ((uint64_t)1 << (word))
static const uint64_t cue_words =
    BIT(WORD_AGAINST) | BIT(WORD_BLOCKER) | BIT(WORD_BLOCKS) |
    BIT(WORD_FAVOUR) | BIT(WORD_JOINED) | BIT(WORD_KNOWS) | BIT(WORD_LEFT) |
    BIT(WORD_MOVED) | BIT(WORD_WORKED) | BIT(WORD_REPORTS) | BIT(WORD_REPORT) |
    BIT(WORD_COLLEAGUE) | BIT(WORD_FRIEND) | BIT(WORD_HIRED) |
    BIT(WORD_MENTORED) | BIT(WORD_STUDIED) | BIT(WORD_COFOUNDED) |
    BIT(WORD_INTRODUCED) | BIT(WORD_INTRO) | BIT(WORD_ONE_TO_ONE) |
    BIT(WORD_NOW) | BIT(WORD_BUYER) | BIT(WORD_EVALUATOR);
static const uint64_t plan_words = BIT(WORD_TO) | BIT(WORD_PLAN) |
                                   BIT(WORD_GO) | BIT(WORD_NEXT) |
                                   BIT(WORD_SCHEDULED);

static const token *token_at(const markdown *m, size_t i)
{
    static const token none = {.kind = TOKEN_OTHER};
    return i < m->tokens.len ? &m->tokens.at[i] : &none;
}

/* Does a clause end at token `i`? */
static bool ends_clause(const markdown *m, size_t i)
{
    const token *t = token_at(m, i);
    return i >= m->tokens.len || t->kind == ';' || t->kind == '.';
}

/* Does the rest of a phrase stand behind its first word, token `i`? */
static bool goes_on(const markdown *m, size_t i, const phrase *p)
{
    if (p->second == WORD_NONE)
        return true;
    for (size_t j = i + 1; j <= i + 1 + p->gap && !ends_clause(m, j); j++)
        if (token_at(m, j)->word == p->second)
            return true;
    return false;
}

static bool plans_at(const markdown *m, size_t i)
{
    const token *t = token_at(m, i), *next = token_at(m, i + 1);
    if (t->kind != TOKEN_WORD)
        return false;
    if (t->classes & CLASS_PLAN)
        return true;
    if (t->word == WORD_PLAN && (next->classes & CLASS_MEETING))
        return true;
    for (size_t k = 0; k < MOST_PHRASES && plans[t->word][k].flag; k++)
        if (goes_on(m, i, &plans[t->word][k]))
            return true;
    return false;
}

bool kith_cue_plans(const markdown *m, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (plans_at(m, i))
            return true;
    return false;
}

/* A link, or a capitalised word that may name someone. */
static bool is_named(const token *t)
{
    return t->kind == TOKEN_LINK || t->kind == TOKEN_HANDLE ||
           (t->kind == TOKEN_WORD && (t->flags & WORD_NAME_LIKE) &&
            !(t->classes & CLASS_STOP));
}

/* A word that neither makes a plan nor is part of one, as most are. */
static bool says_no_plan(const token *t)
{
    return t->kind == TOKEN_WORD && t->flags == WORD_LOWER &&
           !(t->classes & (CLASS_PLAN | CLASS_TALK)) &&
           !(plan_words >> t->word & 1);
}

/* Planned: a word of plans in one clause with a verb of meeting or with two
 * names. */
static bool is_planned(const markdown *m)
{
    if (!(m->seen.classes & CLASS_TALK) && !m->seen.capital && !m->seen.link)
        return false;
    bool plan = false, talk = false;
    size_t names = 0;
    for (size_t i = 0; i <= m->tokens.len; i++) {
        if (i < m->tokens.len && says_no_plan(&m->tokens.at[i]))
            continue;
        if (ends_clause(m, i)) {
            if (plan && (talk || names > 1))
                return true;
            plan = talk = false;
            names = 0;
            continue;
        }
        const token *t = &m->tokens.at[i];
        if (t->flags & WORD_TAKEN && t->kind != TOKEN_LINK)
            continue;
        plan |= plans_at(m, i);
        talk |= t->kind == TOKEN_WORD && (t->classes & CLASS_TALK);
        names += is_named(t) && !(i > 0 && is_named(&m->tokens.at[i - 1]));
    }
    return false;
}

/* Is what stands at `i` denied by one of the words before it? */
static bool is_denied(const markdown *m, size_t i)
{
    enum { REACH = 4 };
    for (size_t j = i; j > 0 && i - j < REACH; j--) {
        if (ends_clause(m, j - 1))
            return false;
        if (token_at(m, j - 1)->classes & CLASS_NOT)
            return true;
    }
    return false;
}

static stance stance_at(const markdown *m, size_t i)
{
    const token *t = token_at(m, i);
    const token *before = i > 0 ? token_at(m, i - 1) : token_at(m, SIZE_MAX);
    if (t->kind != TOKEN_WORD)
        return STANCE_UNKNOWN;
    for (size_t k = 0; k < sizeof stances / sizeof *stances; k++)
        if (t->classes & stances[k].word_class)
            return (stance)stances[k].stance;

    bool person_before = is_named(before) || (before->classes & CLASS_PRONOUN);
    if (t->word == WORD_FAVOUR && before->word == WORD_IN)
        return STANCE_SUPPORTER;
    if (t->word == WORD_BLOCKS && person_before)
        return STANCE_DETRACTOR;
    if (t->word == WORD_AGAINST && (person_before || before->word == WORD_IS))
        return STANCE_DETRACTOR;
    return STANCE_UNKNOWN;
}

/* The part in a deal that the words at `i` say someone has. In a list or a
 * table of people one word tells; in a sentence, where "user" and "procurement"
 * are things, only what is said of someone. */
static deal_role deal_at(const markdown *m, size_t i, const item *record)
{
    const token *t = token_at(m, i);
    const token *before = i > 0 ? token_at(m, i - 1) : token_at(m, SIZE_MAX);
    const token *second = i > 1 ? token_at(m, i - 2) : token_at(m, SIZE_MAX);
    bool listed = record->kind == ITEM_ROW ||
                  section_lists_people((section)record->section);
    bool said = before->word == WORD_IS || second->word == WORD_IS ||
                before->word == WORD_AS || second->word == WORD_AS;
    if (t->word == WORD_BUYER && before->word == WORD_ECONOMIC)
        return DEAL_ECONOMIC_BUYER;
    if ((t->word == WORD_BUYER || t->word == WORD_EVALUATOR) &&
        before->word == WORD_TECHNICAL)
        return DEAL_TECHNICAL_EVALUATOR;
    for (size_t k = 0; k < sizeof deals / sizeof *deals && (listed || said);
         k++)
        if (t->classes & deals[k].word_class)
            return (deal_role)deals[k].deal;
    return DEAL_NONE;
}

/* Flags that depend on what stands around a word. */
static unsigned flags_at(const markdown *m, size_t i)
{
    const token *t = token_at(m, i), *next = token_at(m, i + 1);
    unsigned flags = 0;
    bool capital_next =
        next->kind == TOKEN_LINK ||
        (next->kind == TOKEN_WORD && (next->flags & WORD_CAPITAL));
    if (t->classes & CLASS_PRONOUN)
        flags |= ITEM_PRONOUN;
    if ((t->classes & CLASS_CADENCE) &&
        ((next->classes & CLASS_MEETING) ||
         (token_at(m, i + 2)->classes & CLASS_MEETING)))
        flags |= ITEM_CADENCE;
    bool person_next = is_named(next) || (next->classes & CLASS_PRONOUN);
    if (t->word == WORD_KNOWS && person_next)
        flags |= ITEM_STATED;
    if (t->word == WORD_INTRODUCED && person_next) {
        enum { REACH = 12 };
        for (size_t j = i + 2; j < i + REACH && !ends_clause(m, j); j++)
            if (token_at(m, j)->word == WORD_TO) {
                flags |= ITEM_INTRODUCED;
                break;
            }
    }
    if (t->word == WORD_LEFT &&
        (capital_next ||
         (i > 0 && str_equal(token_text(m, token_at(m, i - 1)), STR("has")))))
        flags |= ITEM_MOVED;
    if (t->word == WORD_JOINED && capital_next)
        flags |= ITEM_MOVED;
    if (t->word == WORD_MOVED && next->word == WORD_TO &&
        (token_at(m, i + 2)->flags & WORD_CAPITAL))
        flags |= ITEM_MOVED;
    return flags;
}

/* The first token from `i` on that may begin a cue. */
static size_t next_cue(const markdown *m, size_t i)
{
    for (; i < m->tokens.len; i++) {
        const token *t = &m->tokens.at[i];
        bool cue = (t->classes & CUE_CLASSES) || (cue_words >> t->word & 1);
        if (cue && t->kind == TOKEN_WORD)
            break;
    }
    return i;
}

void kith_cues_read(const markdown *m, item *record)
{
    unsigned flags = record->flags;
    bool cue = (m->seen.classes & CUE_CLASSES) || (m->seen.words & cue_words);
    bool plan = (m->seen.classes & CLASS_PLAN) || (m->seen.words & plan_words);
    for (size_t i = 0; cue && (i = next_cue(m, i)) < m->tokens.len; i++) {
        const token *t = &m->tokens.at[i];
        flags |= flags_at(m, i);
        bool aside = t->word == WORD_NOW && i > 0 &&
                     token_at(m, i - 1)->kind == '('; /* of the name before */
        for (size_t k = 0; k < MOST_PHRASES && phrases[t->word][k].flag; k++)
            if (!aside && goes_on(m, i, &phrases[t->word][k]))
                flags |= phrases[t->word][k].flag;
        stance found = stance_at(m, i);
        if (found != STANCE_UNKNOWN && record->stance == STANCE_UNKNOWN &&
            !is_denied(m, i))
            record->stance = (uint8_t)found;
        deal_role deal = deal_at(m, i, record);
        if (deal != DEAL_NONE && record->deal == DEAL_NONE && !is_denied(m, i))
            record->deal = (uint8_t)deal;
    }
    if (record->deal == DEAL_BLOCKER && record->stance == STANCE_UNKNOWN &&
        record->kind == ITEM_ROW)
        record->stance = STANCE_DETRACTOR;
    if (plan && !(flags & ITEM_PROSE_MET) && is_planned(m))
        flags |= ITEM_PLANNED;
    record->flags = (uint16_t)flags;
}
