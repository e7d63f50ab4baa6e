/* Names in running text, lists of attendees, owners of tasks. */
#include "read_note.h"

/* clang-format off */
static const note_case text[] = {
    {"Talked about Ana Lima today",               "named Ana Lima"},
    {"Ana Lima (Contoso) likes it",               "named Ana Lima (Contoso)"},
    {"Asked Jean-Luc O’Neil and Åsa Öberg",       "named Jean-Luc O’Neil, named Åsa Öberg"},
    {"With Tom de Vries and J. Adams",            "named Tom de Vries, named J. Adams"},
    {"Azure Storage and Project Harbor",          ""},
    {"On Monday the Team met Security",           ""},
    /* A lone word counts where the note gives the name in full. */
    {"# Ana Lima\n\nAna values it",               "named Ana"},
    {"# Ana Lima\n\nLima’s view",                 "named Lima"},
    {"- Ana said no\n- 1:1 between Ana Lima and Bo Ek",
                                                  "named Ana, met Ana Lima, met Bo Ek"},
    {"[[People/Bo Ek|Bo]] said that Ek left",     "named Ek"},
    {"- call between Priya Nair (\"Pri\") and Bo Ek\n- Pri agreed",
                                                  "met Priya Nair, nick Pri, met Bo Ek, named Pri"},
    {"Harbor is late",                            ""},
    /* Or where its neighbours say that it is a name. */
    {"Use Meera to reopen it",                    "cued Meera"},
    {"Done by Tobin’s team",                       "cued Tobin"},
    {"We should ask Meera",                       "cued Meera"},
    {"Follow up with Meera",                      "cued Meera"},
    {"Later Meera agreed",                        "cued Meera"},
    {"Worked with Meera before",                  "cued Meera"},
    {"Reports to Meera",                          "cued Meera"},
    {"Knows Meera",                               "cued Meera"},
    {"Runs with Harbor",                          ""},
    /* An abbreviation takes the capitals of the words before it. */
    {"Contoso AI (CAI) is late",                  "short Contoso AI (CAI)"},
    {"On Contoso Cloud Labs (CCL), again",        "short Contoso Cloud Labs (CCL)"},
    {"Contoso AI (GPU) is late",                  ""},
    {"Contoso labs (CL) is late",                 ""},
    {"He said no",                                ""},
    /* The title of a meeting is no words, but for who has moved. */
    {"# Bo Ek\n\nZelda: [[2026-02-03 - Bo (now at Contoso) asked]]",
                                                  "named Bo (Contoso)"},
    {"# Bo Ek\n\nZelda: [[2026-02-03 - with Boxx (CL) x]]",
                                                  ""},
};

static const note_case attendees[] = {
    {"## Attendees\n\n- Ana Lima (Contoso) - CTO\n- [[Bo Ek]] (VAST)\n- Me",
        "attended Ana Lima (Contoso), attended Bo Ek (VAST), attended Me"},
    {"## Participants:\n- Contoso: Ana Lima, Bo Ek",
        "attended Ana Lima (Contoso), attended Bo Ek (Contoso)"},
    {"**Attendees**: Myself, Ana Lima (Contoso)",
        "attended Myself, attended Ana Lima (Contoso)"},
    {"- **With**: Ana, [[Bo Ek]]",
        "attended Ana, attended Bo Ek"},
    {"Attendees: Ana Lima and Bo Ek",
        "attended Ana Lima, attended Bo Ek"},
    {"**Attendees**:\n- Ana Lima, Director\n\nAna Lima spoke",
        "attended Ana Lima, named Ana Lima"},
    {"## Attendees\n| Name |x|\n|-|-|\n| Ana Lima | CTO |",
        "attended Ana Lima"},
    {"## Key Contacts\n- **Priya** - buyer",
        "named Priya"},
};

static const note_case owners[] = {
    {"- [ ] Send it @AnaLima soon",               "owns AnaLima"},
    {"- [ ] Send it @Ana Lima soon",              "owns Ana Lima"},
    {"- [ ] Send it @Ana The deck",               "owns Ana"},
    {"- [ ] @AnaLima The team waits",             "owns AnaLima"},
    {"- [ ] @Myself and @[[Ana Lima]]",           "owns Myself, owns Ana Lima"},
    {"- [ ] mail ana@example.com",                ""},
    {"- word @AnaLima",                           "named AnaLima"},
};
/* clang-format on */

static void running_text_names_people(void **state)
{
    (void)state;
    read_note_cases(text, sizeof text / sizeof *text, read_note_mentions);
}

static void lists_name_attendees(void **state)
{
    (void)state;
    read_note_cases(
        attendees, sizeof attendees / sizeof *attendees, read_note_mentions);
}

static void handles_own_tasks(void **state)
{
    (void)state;
    read_note_cases(owners, sizeof owners / sizeof *owners, read_note_mentions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(running_text_names_people),
        cmocka_unit_test(lists_name_attendees),
        cmocka_unit_test(handles_own_tasks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
