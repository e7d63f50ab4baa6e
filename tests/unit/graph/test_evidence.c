/* What counts as evidence, and what does not: one small vault a fact. */
#include "fixture.h"

static const page two_bullets[] = {
    {"People/Ines Roy.md",
     "---\ntype: people\n---\n# Ines Roy\n\n## Recent Context\n\n"
     "- 2026-02-03: [[2026-02-03 - One]] - Weekly 1:1 between Ana Lima and Bo "
     "Ek (\"Bobo\") on tape (via Bo Ek)\n"
     "- 2026-02-03: [[2026-02-03 - Two]] - Weekly 1:1 between Ana Lima "
     "(Contoso) and Bo Ek on disks (via Bo Ek)\n\n"
     "## Background\n\n- Bobo worked with her at Fabrikam.\n\n"
     "## Key Decisions\n\n"
     "- ✅ Wait until Ana Lima meets Ines Roy next week.\n"
     "- ✅ Use Zelda to reopen the door.\n"},
    {NULL, NULL}};

static void two_notes_of_one_meeting_count_once(void **state)
{
    (void)state;
    fixture f = begin(two_bullets, NULL);
    const tie *t = between(&f, "Ana Lima", "Bo Ek");
    assert_non_null(t);
    assert_int_equal(t->met, 1);
    assert_near(t->strength, 1, 1e-12);
    assert_int_equal(
        kith_graph_evidence_count(f.graph, (size_t)(t - f.graph->tie)), 2);
    assert_int_equal(remarks_of(&f, REMARK_ONE_MEETING), 1);
    end(&f);
}

static void word_of_the_subject_is_relayed_once_a_day(void **state)
{
    (void)state;
    fixture f = begin(two_bullets, NULL);
    const tie *t = between(&f, "Bo Ek", "Ines Roy");
    assert_non_null(t);
    assert_int_equal(t->relayed, 1);
    assert_int_equal(t->stated, 1); /* the nickname and the pronoun */
    assert_near(t->strength, .5 + 1.5, 1e-12);
    assert_null(between(&f, "Ana Lima", "Ines Roy")); /* planned is nothing */
    end(&f);
}

static void a_nickname_defined_in_the_text_is_an_alias(void **state)
{
    (void)state;
    fixture f = begin(two_bullets, NULL);
    assert_int_equal(who(&f, "Bobo"), who(&f, "Bo Ek"));
    assert_true(remarks_of(&f, REMARK_NICKNAME) >= 1);
    end(&f);
}

static void an_unknown_name_is_listed_not_made_up(void **state)
{
    (void)state;
    fixture f = begin(two_bullets, NULL);
    kith_error error = {0};
    assert_int_equal(kith_graph_find(f.graph, "Zelda", &error), KITH_NO_VERTEX);
    assert_int_equal(error.code, KITH_ERROR_NOT_FOUND);
    assert_int_equal(remarks_of(&f, REMARK_UNKNOWN), 1);
    assert_int_equal(statements_of(&f, STATEMENT_DECISION), 2);
    end(&f);
}

static void an_organization_after_a_name_is_where_they_work(void **state)
{
    (void)state;
    fixture f = begin(two_bullets, NULL);
    kith_vertex ana = who(&f, "Ana Lima");
    assert_int_equal(f.graph->vertex[ana].organization, who(&f, "Contoso"));
    assert_true(kith_graph_belongs(f.graph, ana, who(&f, "Contoso")));
    end(&f);
}

static void a_meeting_note_and_its_bullet_are_one_event(void **state)
{
    (void)state;
    const page pages[] = {
        {"People/Ana Lima.md",
         "# Ana Lima\n\n## Recent Context\n\n- 2026-03-01: [[2026-03-01 - "
         "Sync]] - Talked about tape... (via Bo Ek)\n"},
        {"People/Bo Ek.md", "# Bo Ek\n"},
        {"Meetings/2026-03-01 - Sync.md",
         "---\ntype: meeting\ndate: 2026-03-01\n---\n# Sync\n\n## "
         "Attendees\n\n- [[Ana Lima]]\n- [[Bo Ek]]\n"},
        {NULL, NULL}};
    fixture f = begin(pages, NULL);
    const tie *t = between(&f, "Ana Lima", "Bo Ek");
    assert_non_null(t);
    assert_int_equal(t->met, 1);
    assert_int_equal(t->relayed, 0); /* she was in the room */
    assert_int_equal(events_of(&f, EVENT_MET), 1);
    end(&f);
}

static void a_first_name_resolves_only_when_unique(void **state)
{
    (void)state;
    const page pages[] = {
        {"People/Priya Nair.md", "# Priya Nair\n"},
        {"People/Priya Das.md", "# Priya Das\n"},
        {"People/Omar Said.md", "# Omar Said\n"},
        {"Meetings/2026-03-01 - A.md",
         "---\ntype: meeting\ndate: 2026-03-01\nparticipants: [Omar Said, "
         "Priya]\n---\n"},
        {"Meetings/2026-03-02 - B.md",
         "---\ntype: meeting\ndate: 2026-03-02\nparticipants: [Omar, Priya "
         "Das]\n---\n"},
        {NULL, NULL}};
    fixture f = begin(pages, &(kith_graph_options){.as_of = "2026-03-02"});
    assert_null(between(&f, "Omar Said", "Priya Nair"));
    const tie *t = between(&f, "Omar Said", "Priya Das");
    assert_non_null(t);
    assert_near(t->strength, .8, 1e-6);
    assert_int_equal(remarks_of(&f, REMARK_AMBIGUOUS), 1);
    assert_int_equal(
        f.graph->remark[0].candidates + f.graph->remark[0].kind,
        2 + REMARK_AMBIGUOUS);
    end(&f);
}

static void an_alias_makes_two_notes_one_person(void **state)
{
    (void)state;
    const page pages[] = {
        {"People/Kofi Mensah.md", "---\naliases: [Coffee Mensah]\n---\n"},
        {"People/Coffee Mensah.md", "# Coffee Mensah\n"},
        {"Meetings/2026-03-01 - A.md",
         "---\ntype: meeting\ndate: 2026-03-01\nparticipants: [\"[[Coffee "
         "Mensah]]\", Ana Lima]\n---\n"},
        {NULL, NULL}};
    fixture f = begin(pages, NULL);
    assert_int_equal(who(&f, "Coffee Mensah"), who(&f, "Kofi Mensah"));
    assert_non_null(between(&f, "Kofi Mensah", "Ana Lima"));
    assert_string_equal(
        kith_graph_path(f.graph, who(&f, "Coffee Mensah")),
        "People/Kofi Mensah.md");
    end(&f);
}

static void settings_make_two_spellings_one_person(void **state)
{
    (void)state;
    const page pages[] = {
        {".kith.yaml",
         "me: Dana Fox\nidentities:\n  Kofi Mensah: [Coffee Mensah]\n"},
        {"People/Kofi Mensah.md", "# Kofi Mensah\n"},
        {"Meetings/2026-03-01 - A.md",
         "---\ntype: meeting\ndate: 2026-03-01\nparticipants: [Myself, Coffee "
         "Mensah]\n---\n"},
        {NULL, NULL}};
    fixture f = begin(pages, NULL);
    assert_non_null(between(&f, "Kofi Mensah", "Dana Fox"));
    assert_int_equal(kith_graph_me(f.graph), who(&f, "Dana Fox"));
    assert_false(f.graph->me_assumed);
    end(&f);
}

static void me_is_assumed_from_the_meetings(void **state)
{
    (void)state;
    fixture f = begin(
        (const page[]){
            {"Meetings/2026-03-01 - A.md",
             "---\ntype: meeting\ndate: 2026-03-01\nparticipants: [Zoe Ray, "
             "Ana Lima]\n---\n"},
            {"Meetings/2026-03-02 - B.md",
             "---\ntype: meeting\ndate: 2026-03-02\nparticipants: [Zoe Ray, Bo "
             "Ek]\n---\n"},
            {NULL, NULL}},
        NULL);
    assert_int_equal(kith_graph_me(f.graph), who(&f, "Zoe Ray"));
    assert_true(f.graph->me_assumed);
    assert_int_equal(f.graph->me_meetings, 2);
    end(&f);
}

static void templates_and_code_are_no_evidence(void **state)
{
    (void)state;
    fixture f = begin(
        (const page[]){
            {"Templates/Meeting.md",
             "---\ntype: meeting\ndate: 2026-03-01\nparticipants: [Ana Lima, "
             "Bo Ek]\n---\n# {{title}}\n"},
            {"People/Cy Roe.md",
             "# Cy Roe\n\n```dataview\nTASK WHERE contains(text, \"Ana "
             "Lima\")\n```\n\n`[[Ana Lima]]`\n"},
            {NULL, NULL}},
        NULL);
    assert_int_equal(kith_graph_size(f.graph), 0);
    assert_int_equal(kith_graph_order(f.graph), 1);
    end(&f);
}

/* A day's note is nobody's: its names are no evidence, its tasks have owners.
 */
static void a_task_counts_wherever_it_stands(void **state)
{
    static const page pages[] = {
        {"Daily/2026-03-01.md",
         "Ana Lima met Bo Ek.\n\n- [ ] Call [[Bo Ek]] @AnaLima\n"},
        {"People/Ana Lima.md", "# Ana Lima\n"},
        {"People/Bo Ek.md", "# Bo Ek\n"},
        {NULL, NULL}};
    (void)state;
    fixture f = begin(pages, NULL);
    assert_int_equal(f.graph->size, 0);
    assert_int_equal(f.graph->statement_count, 1);
    const statement *s = &f.graph->statement[0];
    assert_int_equal(s->kind, STATEMENT_TASK);
    assert_int_equal(s->subject, KITH_NO_VERTEX);
    assert_int_equal(
        kith_statement_task(f.graph, s).owner, who(&f, "Ana Lima"));
    assert_int_equal(statement_abouts(f.graph, s)[0], who(&f, "Bo Ek"));
    assert_int_equal(statement_abouts(f.graph, s)[1], KITH_NO_VERTEX);
    end(&f);
}

static void an_empty_vault_is_an_empty_graph(void **state)
{
    (void)state;
    fixture f = begin((const page[]){{NULL, NULL}}, NULL);
    assert_non_null(f.graph);
    assert_int_equal(kith_graph_order(f.graph), 0);
    assert_int_equal(kith_graph_me(f.graph), KITH_NO_VERTEX);
    assert_string_equal(kith_graph_as_of(f.graph), "");
    end(&f);
}

static void a_stance_and_a_departure_are_kept_with_their_line(void **state)
{
    (void)state;
    fixture f = begin(
        (const page[]){
            {"People/Ana Lima.md",
             "# Ana Lima\n\n## Background\n\n- Strong champion of the "
             "project.\n- Left Contoso in June.\n"},
            {NULL, NULL}},
        NULL);
    const vertex *v = &f.graph->vertex[who(&f, "Ana Lima")];
    assert_int_equal(v->stance, STANCE_CHAMPION);
    assert_int_equal(v->stance_place.line, 5);
    assert_true(v->flags & VERTEX_LEFT);
    end(&f);
}

static void last_contact_must_be_a_meeting(void **state)
{
    (void)state;
    fixture f = begin(
        (const page[]){
            {"People/Ana Lima.md", "---\nlast_contact: '2026-03-05'\n---\n"},
            {"People/Bo Ek.md", "---\nlast_contact: 2026-03-01\n---\n"},
            {"Meetings/2026-03-01 - A.md",
             "---\ntype: meeting\ndate: 2026-03-01\nparticipants: [Ana Lima, "
             "Bo Ek]\n---\n"},
            {NULL, NULL}},
        NULL);
    assert_int_equal(remarks_of(&f, REMARK_LAST_CONTACT), 1);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_notes_of_one_meeting_count_once),
        cmocka_unit_test(word_of_the_subject_is_relayed_once_a_day),
        cmocka_unit_test(a_nickname_defined_in_the_text_is_an_alias),
        cmocka_unit_test(an_unknown_name_is_listed_not_made_up),
        cmocka_unit_test(an_organization_after_a_name_is_where_they_work),
        cmocka_unit_test(a_meeting_note_and_its_bullet_are_one_event),
        cmocka_unit_test(a_first_name_resolves_only_when_unique),
        cmocka_unit_test(an_alias_makes_two_notes_one_person),
        cmocka_unit_test(settings_make_two_spellings_one_person),
        cmocka_unit_test(me_is_assumed_from_the_meetings),
        cmocka_unit_test(templates_and_code_are_no_evidence),
        cmocka_unit_test(a_task_counts_wherever_it_stands),
        cmocka_unit_test(an_empty_vault_is_an_empty_graph),
        cmocka_unit_test(a_stance_and_a_departure_are_kept_with_their_line),
        cmocka_unit_test(last_contact_must_be_a_meeting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
