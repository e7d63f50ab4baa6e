/*
 * subjects.c — what each note is about: whose note it is, how new its newest
 * dated line is, and which people it surely concerns.
 */
#include "graph/draft.h"

/* Notes are in order of path, so those of one folder stand near each other; a
 * table of folders is still simpler than a merge. */
void kith_draft_subjects(draft *d)
{
    intern folders = {0};
    VEC(kith_vertex) owner = {0};
    for (uint32_t n = 0; n < d->vault->note_count && !d->failed; n++) {
        const note *from = &d->vault->notes[n];
        if (!(from->flags & NOTE_FOLDER_NOTE) ||
            d->of_note[n] == KITH_NO_VERTEX)
            continue;
        name_id id = kith_intern(&folders, str_folder(from->path));
        if (id == NAME_FAILED ||
            (owner.len < id && !VEC_PUSH(&owner, d->of_note[n])))
            d->failed = true;
    }
    for (uint32_t n = 0; n < d->vault->note_count && !d->failed; n++) {
        const note *from = &d->vault->notes[n];
        kith_vertex v = d->of_note[n];
        if (from->kind == KITH_KIND_MEETING || v == KITH_NO_VERTEX) {
            name_id id = kith_intern_find(&folders, str_folder(from->path));
            v = id && id <= owner.len ? owner.at[id - 1] : KITH_NO_VERTEX;
        }
        d->subject[n] = v;
    }
    VEC_FREE(&owner);
    kith_intern_free(&folders);
}

void kith_draft_take(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    d->at_hand = n;
    d->circle = 0;
    d->circle_due = true;
    d->newest = from->day;
    for (uint32_t i = 0; i < from->items; i++)
        if (from->item[i].day > d->newest)
            d->newest = from->item[i].day;
}

static void encircle(draft *d, kith_vertex v)
{
    if (v != KITH_NO_VERTEX)
        d->brief.at[v].circle = d->circles;
}

static void admit(
    draft *d, const note *from, const field *f, named who, str name, str org)
{
    (void)from, (void)f, (void)name, (void)org;
    if (who.by < NAMED_FIRST_NAME)
        encircle(d, who.vertex);
}

void kith_draft_circle(draft *d)
{
    const note *from = &d->vault->notes[d->at_hand];
    d->circle_due = false;
    d->circles++;
    encircle(d, d->subject[d->at_hand]);
    for (uint32_t f = 0; f < from->fields; f++)
        if (from->field[f].links == 0 &&
            draft_field_is(d, &from->field[f], FIELD_MET | FIELDS_ABOUT))
            kith_draft_field_names(d, d->at_hand, &from->field[f], admit);
    for (uint32_t l = 0; l < from->links; l++)
        encircle(d, draft_linked(d, from, l));
    for (uint32_t m = 0; m < from->mentions; m++) {
        named who = draft_meant(d, from, m);
        if (who.by < NAMED_FIRST_NAME)
            encircle(d, who.vertex);
    }
    d->circle = d->circles;
}
