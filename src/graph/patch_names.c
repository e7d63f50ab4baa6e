/*
 * patch_names.c — whether a changed note names whom it named.
 *
 * Most names of a note lead to people, accounts and projects that have notes:
 * those are there whatever else the note says. Any other name may make a
 * vertex, tell its kind or how it is spelled, so what a note names beside them,
 * in its order, must be what it was.
 */
#include "graph/patch.h"

typedef VEC(uint32_t) number_list;

typedef struct naming_list {
    draft *d;
    const note *of;
    number_list said;
} naming_list;

static void say(
    naming_list *l, uint32_t how, uint32_t a, uint32_t b, uint32_t c)
{
    if (!VEC_PUSH(&l->said, how) || !VEC_PUSH(&l->said, a) ||
        !VEC_PUSH(&l->said, b) || !VEC_PUSH(&l->said, c))
        l->d->failed = true;
}

/* Whether a vertex is there because of its own note, which says what it is. */
static bool is_noted(const draft *d, kith_vertex v)
{
    uint32_t n = v == KITH_NO_VERTEX ? NO_INDEX : d->graph->vertex[v].note;
    return n != NO_INDEX && d->vault->notes[n].kind != KITH_KIND_OTHER &&
           note_speaks(&d->vault->notes[n]);
}

static bool is_sure_name(draft *d, name_id name)
{
    named_by by =
        kith_names_by(d->names, kith_draft_key(d, draft_text(d, name), name));
    return by.level <= LEVEL_HANDLE && by.count == 1 && is_noted(d, by.one);
}

static bool is_sure_link(const draft *d, const note_link *l)
{
    if (l->resolved >= d->vault->note_count)
        return l->resolved != NO_INDEX || l->how == HOW_EXTERNAL;
    return d->vault->notes[l->resolved].kind != KITH_KIND_OTHER &&
           is_noted(d, d->of_note[l->resolved]);
}

/* `where` tells what may follow from where they stand: a key or a section. */
static void say_links(
    naming_list *l, uint32_t first, uint32_t count, uint32_t where)
{
    for (uint32_t i = first; i < first + count; i++) {
        const note_link *at = &l->of->link[i];
        if (!is_sure_link(l->d, at))
            say(l, (uint32_t)at->how << 16 | at->flags, at->target,
                at->resolved, where);
    }
}

static void say_field(naming_list *l, const field *f)
{
    enum {
        FIELDS_NAMING = FIELDS_OF_PEOPLE | FIELDS_ABOUT | FIELD_COMPANY,
        FIELDS_SPELLING = FIELD_ALIASES | FIELD_EMAIL
    };
    draft *d = l->d;
    str value = draft_text(d, f->value);
    bool is_plain = f->links ? str_find(value, 0, '(') == value.len
                             : is_sure_name(d, f->value);
    if (draft_field_is(d, f, FIELDS_SPELLING) ||
        (draft_field_is(d, f, FIELDS_NAMING) && !is_plain))
        say(l, f->origin, f->key, f->value, f->links);
}

static void say_mention(naming_list *l, const mention *m)
{
    enum { NAMING = PRESENT | 1 << ROLE_VIA | 1 << ROLE_OWNER };
    draft *d = l->d;
    if (m->role == ROLE_NICKNAME && m > l->of->mention) {
        uint32_t link = m[-1].link;
        say(l, m->role, m->name, m[-1].name,
            link == NO_INDEX ? NO_INDEX : l->of->link[link].resolved);
    }
    if (!(1 << m->role & NAMING))
        return;
    str name = draft_text(d, m->name); /* a word alone makes nobody */
    if (m->link == NO_INDEX &&
        (kith_is_myself(name) || kith_looks_personal(name)) &&
        !is_sure_name(d, m->name))
        say(l, m->role, m->name, NO_NAME, NO_INDEX);
    if (m->org != NO_NAME && kith_draft_is_organization(d, m->org) &&
        !is_sure_name(d, m->org))
        say(l, m->role, NO_NAME, m->org, NO_INDEX);
}

static void say_all(naming_list *l)
{
    const note *of = l->of;
    bool is_dated = of->day != NO_DATE || of->kind == KITH_KIND_MEETING;
    say(l, of->kind, of->name, of->title, note_speaks(of));
    say(l, is_dated, kith_draft_leaves_out_me(l->d, of), 0, 0);
    for (uint32_t f = 0; f < of->fields; f++) {
        const field *at = &of->field[f];
        say_links(l, at->first_link, at->links, at->key);
        say_field(l, at);
    }
    for (uint32_t i = 0; i < of->items; i++)
        say_links(
            l, of->item[i].first_link, of->item[i].links, of->item[i].section);
    say_links(l, 0, of->links, SECTION_NONE);
    for (uint32_t m = 0; m < of->mentions; m++)
        say_mention(l, &of->mention[m]);
}

bool kith_patch_names_same(draft *d, const note *was, const note *is)
{
    naming_list before = {.d = d, .of = was}, after = {.d = d, .of = is};
    say_all(&before);
    say_all(&after);
    bool same = before.said.len == after.said.len &&
                memcmp(
                    before.said.at, after.said.at,
                    after.said.len * sizeof *after.said.at) == 0;
    VEC_FREE(&before.said);
    VEC_FREE(&after.said);
    return same && !d->failed;
}
