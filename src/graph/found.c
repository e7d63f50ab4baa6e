/*
 * found.c — the people that the line at hand names.
 */
#include "graph/draft.h"

void kith_found_start(draft *d)
{
    d->found.len = 0;
    d->lines++;
    d->line = 0;
}

/* Who is named twice is named as the surer of the two says. */
void kith_found_add(draft *d, kith_vertex v, naming by, uint32_t line)
{
    if (!draft_is_person(d, v))
        return;
    if (!VEC_PUSH(&d->found, v))
        d->failed = true;
    draft_brief *at = &d->brief.at[v];
    if (at->by_line != d->lines || by < at->by)
        at->by = (uint8_t)by;
    at->by_line = d->lines;
    if (d->line == 0)
        d->line = line;
}

/* The least sure way in which one of those found is named. */
naming kith_found_least_sure(const draft *d)
{
    naming by = NAMED_LINK;
    for (size_t i = 0; i < d->found.len; i++) {
        naming of = (naming)d->brief.at[d->found.at[i]].by;
        by = of > by ? of : by;
    }
    return by;
}

void kith_found_mention(draft *d, uint32_t n, uint32_t i)
{
    const mention *m = &d->vault->notes[n].mention[i];
    named who = draft_meant(d, &d->vault->notes[n], i);
    place where = place_of(n, m->line, m->column);
    if (who.vertex != KITH_NO_VERTEX)
        kith_found_add(d, who.vertex, who.by, m->line);
    else if (
        m->link == NO_INDEX && (who.candidates > 1 || m->role != ROLE_NAMED))
        kith_draft_unsure(d, draft_text(d, m->name), who, d->subject[n], where);
    if (who.by == NAMED_NICKNAME && who.vertex != KITH_NO_VERTEX)
        kith_draft_remark(
            d, REMARK_NICKNAME, draft_text(d, m->name), who.vertex, where);
}

bool kith_found_has(const draft *d, kith_vertex v)
{
    for (size_t i = 0; i < d->found.len; i++)
        if (d->found.at[i] == v)
            return true;
    return false;
}
