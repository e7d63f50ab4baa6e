/*
 * link_order.c — a link that holds others, as in [![chart](a.png)](b.md), is
 * read when it closes, behind them, but it stands before them. Such leaves are
 * rare, and put in order when they are read.
 */
#include "vault/link_order.h"

#include "base/sort.h"

/* Of link `first` + i, order[i].key becomes the new place. */
static void move_links(
    markdown *m, size_t first, keyed *order, const note_link *was)
{
    size_t count = m->out->links.len - first;
    for (size_t i = 0; i < count; i++)
        m->out->links.at[first + i] = was[order[i].index];
    for (size_t i = 0; i < count; i++)
        order[order[i].index].key = first + i;
}

static void move_references(markdown *m, size_t first, const keyed *order)
{
    for (size_t i = 0; i < m->spans.len; i++) {
        span *s = &m->spans.at[i];
        if (s->link != NO_INDEX)
            s->link = (uint32_t)order[s->link - first].key;
    }
    for (size_t i = m->names.len; i-- > 0;) {
        asked_name *asked = &m->names.at[i];
        size_t link = asked->place / NAMES_A_RECORD;
        if (link < first)
            break; /* names are asked for leaf by leaf */
        asked->place = (uint32_t)order[link - first].key * NAMES_A_RECORD +
                       asked->place % NAMES_A_RECORD;
    }
}

void kith_links_order(markdown *m, size_t first)
{
    const note_link *links = m->out->links.at + first;
    size_t count = m->out->links.len - first;
    keyed *order = malloc((count + 1) * sizeof *order);
    note_link *was = malloc((count + 1) * sizeof *was);
    for (size_t i = 0; order && i < count; i++)
        order[i] = (keyed){
            (uint64_t)links[i].line << 32 | links[i].column, (uint32_t)i};
    if (order && was && kith_sort_keyed(order, count)) {
        memcpy(was, links, count * sizeof *was);
        move_links(m, first, order, was);
        move_references(m, first, order);
    } else {
        m->out->failed = true;
    }
    free(order);
    free(was);
}
