/*
 * resolve_name.c — who a name in a note means.
 *
 * The order is that of trust: the link it is written as; the exact name, title
 * or folder; an alias; a handle; a nickname defined in the text; a first or
 * last name that only one of the people has whom this note already concerns;
 * one that only one person in the vault has. Anything else is nobody, and the
 * caller lists it.
 */
#include "base/fold.h"
#include "graph/draft.h"

const char *kith_naming_text(naming by)
{
    static const char *const text[NAMINGS] = {
        [NAMED_LINK] = "link",           [NAMED_SELF] = "self",
        [NAMED_NAME] = "name",           [NAMED_ALIAS] = "alias",
        [NAMED_FOLDER] = "folder",       [NAMED_HANDLE] = "handle",
        [NAMED_NICKNAME] = "nickname",   [NAMED_FIRST_NAME] = "first_name",
        [NAMED_LAST_NAME] = "last_name",
    };
    return text[by];
}

double kith_naming_confidence(naming by)
{
    return by == NAMED_NOT ? 0 : by < NAMED_FIRST_NAME ? 1 : 0.8;
}

/* How a spelling of a level names. */
static naming naming_at(unsigned level)
{
    static const naming at[LEVELS] = {
        [LEVEL_NAME] = NAMED_NAME,
        [LEVEL_ALIAS] = NAMED_ALIAS,
        [LEVEL_FOLDER] = NAMED_FOLDER,
        [LEVEL_HANDLE] = NAMED_HANDLE,
        [LEVEL_NICKNAME] = NAMED_NICKNAME,
        [LEVEL_FIRST_NAME] = NAMED_FIRST_NAME,
        [LEVEL_LAST_NAME] = NAMED_LAST_NAME,
    };
    return at[level];
}

/* Whom a link, or another sure sign, means. */
static named surely(kith_vertex v, naming by)
{
    return (named){
        v, v != KITH_NO_VERTEX, v == KITH_NO_VERTEX ? NAMED_NOT : by};
}

const char *const kith_myself[] = {"Myself", "myself", "Me", "me", "I", NULL};

bool kith_is_myself(str name)
{
    for (const char *const *word = kith_myself; *word; word++)
        if (str_equal(name, str_from(*word)))
            return true;
    return false;
}

/* The key of a spelling, remembered at `known`: the same few thousand names are
 * asked a hundred thousand times. */
static name_id ask(draft *d, str spelling, bool handle, name_id *known)
{
    if (*known == NO_NAME)
        *known = kith_names_key(d->names, spelling, handle);
    if (*known != NAME_FAILED)
        return *known;
    d->failed = true;
    return NO_NAME;
}

name_id kith_draft_key(draft *d, str spelling, name_id id)
{
    name_id unknown = NO_NAME;
    return ask(
        d, spelling, false, id == NO_NAME ? &unknown : &d->known[id].key);
}

/* The people, or those of the circle, whom `key` names by one word of theirs;
 * of all people, no more than tells that they are several. */
static named among(draft *d, name_id key, bool near)
{
    named who = {KITH_NO_VERTEX, 0, NAMED_FIRST_NAME};
    for (uint32_t e = kith_names_first(d->names, key); e != NO_INDEX;
         e = d->names->entries.at[e].next) {
        kith_vertex v = d->names->entries.at[e].vertex;
        if (!draft_is_person(d, v) ||
            (near && d->brief.at[v].circle != d->circle))
            continue;
        who.vertex = v;
        who.by = naming_at(d->names->entries.at[e].level);
        if (++who.candidates == 2 && !near)
            break;
    }
    if (who.candidates != 1)
        who.vertex = KITH_NO_VERTEX;
    return who;
}

draft_word *kith_draft_word(draft *d, name_id key)
{
    static const draft_word unasked = {0};
    while (d->words.len < key)
        if (!VEC_PUSH(&d->words, unasked)) {
            d->failed = true;
            return NULL;
        }
    return key == NO_NAME ? NULL : &d->words.at[key - 1];
}

/* Whom `key` means in the note at hand, if it is a word of several people. */
static named among_near(draft *d, name_id key, named all)
{
    if (d->circle_due)
        kith_draft_circle(d);
    draft_word *word = d->circle ? kith_draft_word(d, key) : NULL;
    if (!word)
        return all;
    if (word->circle != d->circle) {
        word->circle = d->circle;
        word->near = among(d, key, true);
    }
    return word->near.candidates ? word->near : all;
}

/* Whom a name means whatever the note: its words, or a name of the vault. */
static named among_all(draft *d, str name, name_id id)
{
    if (id == NO_NAME ? kith_is_myself(name)
                      : d->known[id].roles & NAME_OF_MYSELF)
        return surely(d->me, NAMED_SELF);

    name_id key = kith_draft_key(d, name, id);
    unsigned count = 0;
    kith_vertex v = kith_names_only(d->names, key, LEVEL_NICKNAME, &count);
    if (count)
        return (named){v, count, naming_at(kith_names_by(d->names, key).level)};
    return among(d, key, false);
}

named kith_draft_words(draft *d, str name)
{
    named who = among_all(d, name, NO_NAME);
    return named_by_several(who)
               ? among_near(d, kith_draft_key(d, name, NO_NAME), who)
               : who;
}

/* Most names are asked again and again; then not even their text is touched. */
named kith_draft_name(draft *d, name_id id)
{
    draft_name *known = &d->known[id];
    named who = known->who;
    if (!(known->roles & NAME_SETTLED)) {
        who = among_all(d, draft_text(d, id), id);
        known->who = who;
        known->roles |= d->settled ? NAME_SETTLED : 0;
    }
    return named_by_several(who) ? among_near(d, known->key, who) : who;
}

bool kith_draft_is_organization(draft *d, name_id id)
{
    uint32_t *roles = &d->known[id].roles;
    if (!(*roles & NAME_JUDGED))
        *roles |= kith_looks_organization(draft_text(d, id))
                      ? NAME_JUDGED | NAME_ORGANIZATION
                      : NAME_JUDGED;
    return *roles & NAME_ORGANIZATION;
}

named kith_draft_mention(draft *d, const note *n, const mention *m)
{
    if (m->link != NO_INDEX)
        return surely(draft_link(d, &n->link[m->link]), NAMED_LINK);
    named who = kith_draft_name(d, m->name);
    if (who.candidates == 0 && m->role == ROLE_OWNER) {
        name_id key =
            ask(d, draft_text(d, m->name), true, &d->known[m->name].handle);
        unsigned count = 0;
        who.vertex = kith_names_only(d->names, key, LEVEL_HANDLE, &count);
        who.candidates = count;
        who.by = NAMED_HANDLE;
    }
    return who;
}

kith_vertex kith_draft_open_link(draft *d, const note_link *l)
{
    if (l->resolved != NO_INDEX || l->how != HOW_UNRESOLVED)
        return KITH_NO_VERTEX;
    str target = draft_text(d, l->target);
    str name = str_stem(target);
    unsigned count = 0;
    name_id id = name.len == target.len ? l->target : NO_NAME;
    return kith_names_only(
        d->names, kith_draft_key(d, name, id), LEVEL_FOLDER, &count);
}

/* ---- Names in a field ------------------------------------------------------
 */

/* End of the piece that begins at `begin`: a comma or semicolon outside
 * parentheses, or the end. */
static size_t piece_end(str value, size_t begin)
{
    int depth = 0;
    for (size_t i = begin; i < value.len; i++) {
        char c = value.ptr[i];
        depth += c == '(';
        depth -= c == ')' && depth > 0;
        if (depth == 0 && (c == ',' || c == ';'))
            return i;
    }
    return value.len;
}

/* "Ana Lima (Contoso)" -> "Ana Lima", "Contoso". */
static str split_org(str piece, str *org)
{
    size_t open = str_find(piece, 0, '(');
    size_t close = str_find(piece, open, ')');
    *org = (str){0};
    if (close < piece.len) {
        str inside = str_slice(piece, open + 1, close);
        *org = str_trim(str_slice(inside, 0, str_find(inside, 0, ',')));
        piece = str_slice(piece, 0, open);
    }
    return str_trim(piece);
}

void kith_draft_field_names(
    draft *d, uint32_t n, const field *f, name_visitor *each)
{
    const note *from = &d->vault->notes[n];
    str value = draft_text(d, f->value), org;
    if (f->links) {
        for (uint32_t i = 0; i < f->links; i++) {
            const note_link *l = &from->link[f->first_link + i];
            named who = surely(draft_link(d, l), NAMED_LINK);
            (void)split_org(value, &org);
            each(
                d, from, f, who, draft_text(d, l->target),
                f->links == 1 ? org : (str){0});
        }
        return;
    }
    for (size_t begin = 0; begin < value.len;) {
        size_t end = piece_end(value, begin);
        str name = split_org(str_slice(value, begin, end), &org);
        bool whole = name.len == value.len;
        if (name.len)
            each(
                d, from, f,
                whole ? kith_draft_name(d, f->value)
                      : kith_draft_words(d, name),
                name, org);
        begin = end + 1;
    }
}
