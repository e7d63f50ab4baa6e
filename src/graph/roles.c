/*
 * roles.c — what the keys of fields mean to the graph.
 *
 * Twenty keys among a thousand names are told from all others once; after that
 * a field is asked by its number, not by its letters, and only in notes that
 * have one of its kind.
 */
#include "graph/draft.h"

/* clang-format off */
static const struct {
    const char *key;
    unsigned roles; /* field_roles */
} rows[] = {
    {"participants",     FIELD_MET},
    {"attendees",        FIELD_MET},
    {"people",           FIELD_MET},
    {"with",             FIELD_MET | FIELD_WITH},
    {"counterpart",      FIELD_MET | FIELD_WITH},
    {"counterparts",     FIELD_MET | FIELD_WITH},
    {"person",           FIELD_MET | FIELD_WITH},
    {"people_mentioned", FIELD_MENTIONED},
    {"contacts",         FIELD_CONTACTS},
    {"owner",            FIELD_OWNER},
    {"account_owner",    FIELD_OWNER},
    {"company",          FIELD_COMPANY},
    {"organization",     FIELD_COMPANY},
    {"organisation",     FIELD_COMPANY},
    {"employer",         FIELD_COMPANY},
    {"org",              FIELD_COMPANY},
    {"account",          FIELD_ACCOUNT},
    {"customer",         FIELD_ACCOUNT},
    {"customers",        FIELD_ACCOUNT},
    {"partner",          FIELD_ACCOUNT},
    {"project",          FIELD_PROJECT},
    {"projects",         FIELD_PROJECT},
    {"reports_to",       FIELD_STATED},
    {"manager",          FIELD_STATED},
    {"knows",            FIELD_STATED},
    {"works_with",       FIELD_STATED},
    {"worked_with",      FIELD_STATED},
    {"introduced_by",    FIELD_STATED},
    {"aliases",          FIELD_ALIASES},
    {"email",            FIELD_EMAIL},
    {"role",             FIELD_ROLE},
    {"department",       FIELD_DEPARTMENT},
    {"do_not_ask",       FIELD_DO_NOT_ASK},
    {"status",           FIELD_STATUS},
    {"stance",           FIELD_STANCE},
    {"auto_created",     FIELD_AUTO_CREATED},
    {"last_contact",     FIELD_LAST_CONTACT},
};
/* clang-format on */

static void add_roles(draft *d, const char *name, unsigned roles)
{
    name_id id = kith_intern_find(&d->vault->names, str_from(name));
    if (id != NO_NAME)
        d->known[id].roles |= roles;
}

void kith_draft_note_roles(draft *d, uint32_t n)
{
    const note *from = &d->vault->notes[n];
    for (uint32_t f = 0; f < from->fields; f++)
        d->fields[n] |= d->known[from->field[f].key].roles;
}

void kith_draft_roles(draft *d)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        add_roles(d, rows[i].key, rows[i].roles);
    for (const char *const *word = kith_myself; *word; word++)
        add_roles(d, *word, NAME_OF_MYSELF);
}
