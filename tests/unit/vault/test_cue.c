/* What the words of a line say: flags and stance. */
#include "read_note.h"

/* clang-format off */
static const note_case said[] = {
    {"Ana Lima worked with Bo Ek",                 "stated"},
    {"Ana Lima previously worked closely with him", "stated pronoun"},
    {"Ana Lima and Bo Ek worked together",         "stated"},
    {"Ana Lima reports to Bo Ek",                  "stated"},
    {"Ana Lima knows Bo Ek",                       "stated"},
    {"Ana Lima knows the plan",                    ""},
    {"Ana Lima is a former colleague of Bo Ek",    "stated"},
    {"Ana Lima was introduced by Bo Ek",           "stated"},
    {"Ana Lima introduced Bo Ek to Tom Hale",      "introduced"},
    {"Ana Lima introduced his vision to us",       ""},
    {"Asked Ana Lima for an intro to Bo Ek",       "introduced"},
    {"Ana Lima to be re-engaged to align with Bo", "planned"},
    {"Wait before Ana Lima follows up with Bo Ek", "planned"},
    {"Ana Lima will meet Bo Ek next week",         "planned"},
    {"Ana Lima ships before the year ends",        ""},
    {"Wait until Friday; Ana Lima and Bo Ek agree", ""},
    {"1:1 between Ana Lima and Bo Ek, who will meet Tom", "1:1 met"},
    {"Biweekly sync between Ana Lima and Bo Ek",   "cadence met"},
    {"Ana Lima left Contoso",                      "moved"},
    {"Ana Lima is now at Contoso",                 "moved"},
    {"Ana Lima left the room",                     ""},
    {"Ana Lima is our champion",                   "champion champions"},
    {"Ana Lima, a strong proponent",               "supporter"},
    {"Ana Lima is in favour of it",                "supporter"},
    {"Ana Lima is neutral",                        "neutral"},
    {"Ana Lima remains sceptical",                 "sceptic"},
    {"Ana Lima opposes it",                        "detractor"},
    {"Ana Lima is against it",                     "detractor"},
    {"Ana Lima measured against blocks of data",   ""},
    {"Ana Lima is not a champion",                 ""},
    {"Ana Lima is no longer a champion",           ""},
    {"| a | b |\n|-|-|\n| Ana Lima | Blocker |",   "detractor blocks"},
    {"| a | b |\n|-|-|\n| Ana Lima | Blocker, neutral |", "neutral blocks"},
    {"| a | b |\n|-|-|\n| Ana Lima | Economic buyer |", "buys"},
    {"| a | b |\n|-|-|\n| Ana Lima | End user |",  "uses"},
    {"Ana Lima is the economic buyer",             "buys"},
    {"Ana Lima is our technical evaluator",        "evaluates"},
    {"Ana Lima acts as a coach",                   "coaches"},
    {"Ana Lima is in procurement",                 "procures"},
    {"Ana Lima is not the economic buyer",         ""},
    {"Ana Lima asked the user and procurement",    ""},
    {"Ana Lima left, the buyer is unknown",        ""},
};
/* clang-format on */

static void tell_flags(read_note *r)
{
    static const struct {
        unsigned flag;
        const char *text;
    } flags[] = {
        {ITEM_STATED, "stated"},        {ITEM_INTRODUCED, "introduced"},
        {ITEM_PLANNED, "planned"},      {ITEM_PRONOUN, "pronoun"},
        {ITEM_CADENCE, "cadence"},      {ITEM_MOVED, "moved"},
        {ITEM_ONE_TO_ONE, "1:1"},       {ITEM_PROSE_MET, "met"},
        {ITEM_DECIDED, "decided"},      {ITEM_BLOCKED, "blocked"},
        {ITEM_UNKNOWN_DATE, "undated"},
    };
    static const char *const stances[] = {
        "", "champion", "supporter", "neutral", "sceptic", "detractor",
    };
    static const char *const deals[] = {
        "",       "buys",      "champions", "coaches",
        "blocks", "evaluates", "uses",      "procures",
    };
    assert_int_equal(r->sink.items.len, 1);
    const item *t = &r->sink.items.at[0];
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (t->flags & flags[i].flag)
            read_note_say(r, "%s%s", r->len ? " " : "", flags[i].text);
    if (t->stance != STANCE_UNKNOWN)
        read_note_say(r, "%s%s", r->len ? " " : "", stances[t->stance]);
    if (t->deal != DEAL_NONE)
        read_note_say(r, "%s%s", r->len ? " " : "", deals[t->deal]);
}

static void words_set_flags_and_stance(void **state)
{
    (void)state;
    read_note_cases(said, sizeof said / sizeof *said, tell_flags);
}

static const note_case openings[] = {
    {"- ✅ Decided", "decided"},
    {"- ❌ No room", "blocked"},
    {"- unknown: word", "undated"},
};

static void marks_open_decisions(void **state)
{
    (void)state;
    read_note_cases(openings, sizeof openings / sizeof *openings, tell_flags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_set_flags_and_stance),
        cmocka_unit_test(marks_open_decisions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
