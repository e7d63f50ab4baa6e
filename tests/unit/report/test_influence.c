/* test_influence.c — what the influence report says, proves and admits. */
#include "small_graph.h"

#include <math.h>

/*  Ana (me), Bo of Northwind; the rest of Fabrikam:
 *
 *      Ana - Cem - Dia - Eve     Dia is between the others; Gus is only
 *       |     |     |            relayed; Hal was met in spring and never
 *      Hal   Gus   Fay           since
 */
static const small_vertex people[] = {
    {"Ana Ruiz", KITH_KIND_PERSON, "Northwind"},
    {"Bo Lind", KITH_KIND_PERSON, "Northwind"},
    {"Cem Aksoy", KITH_KIND_PERSON, "Fabrikam"},
    {"Dia Moreau", KITH_KIND_PERSON, "Fabrikam"},
    {"Eve Stone", KITH_KIND_PERSON, "Fabrikam"},
    {"Fay Nowak", KITH_KIND_PERSON, "Fabrikam"},
    {"Gus Weber", KITH_KIND_PERSON, "Fabrikam"},
    {"Hal Pereira", KITH_KIND_PERSON, "Fabrikam"},
    {"Fabrikam", KITH_KIND_CUSTOMER, NULL},
    {"Northwind", KITH_KIND_ORGANIZATION, NULL},
    {NULL, KITH_KIND_OTHER, NULL},
};

static const small_event events[] = {
    {EVENT_MET, "2025-10-30", {"Ana Ruiz", "Cem Aksoy"}, 3, 0, "Fabrikam"},
    {EVENT_MET, "2025-10-20", {"Ana Ruiz", "Cem Aksoy"}, 4, 0, "Fabrikam"},
    {EVENT_MET, "2025-10-28", {"Cem Aksoy", "Dia Moreau"}, 5, 0, NULL},
    {EVENT_MET, "2025-10-15", {"Dia Moreau", "Eve Stone"}, 6, 0, NULL},
    {EVENT_MET, "2025-10-15", {"Dia Moreau", "Fay Nowak"}, 7, 0, NULL},
    {EVENT_RELAYED, "2025-10-30", {"Cem Aksoy", "Gus Weber"}, 8, 0, NULL},
    {EVENT_MET, "2025-04-01", {"Ana Ruiz", "Hal Pereira"}, 9, 0, NULL},
    {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
};

static const small_statement statements[] = {
    {STATEMENT_DECISION, "Fabrikam", NULL, "2025-10-30", 12, ' '},
    {STATEMENT_TASK, NULL, "Ana Ruiz", "2025-10-30", 13, ' '},
    {STATEMENT_TASK, NULL, "Ana Ruiz", "2025-10-30", 14, 'x'},
    {STATEMENT_FACT, "Cem Aksoy", NULL, "2025-10-20", 15, ' '},
    {STATEMENT_DECISION, NULL, NULL, NULL, 0, ' '},
};

typedef struct told {
    kith_graph *graph;
    kith_analysis *analysis;
    kith_report *report;
    kith_error error;
} told;

static void begin(told *t)
{
    *t = (told){.graph = small_graph("Ana Ruiz", people, events, statements)};
    t->graph->task[0].due = small_day("2025-10-31");
    t->graph->remark = calloc(8, sizeof *t->graph->remark);
    assert_non_null(t->graph->remark);
    t->analysis = kith_analyse(t->graph, NULL, &t->error);
    assert_non_null(t->analysis);
}

static void tell(told *t, kith_report_options options)
{
    if (!options.about)
        options.about = "Fabrikam";
    t->report =
        kith_report_influence(t->graph, t->analysis, &options, &t->error);
}

static void done(told *t)
{
    kith_report_free(t->report);
    kith_analysis_free(t->analysis);
    kith_graph_free(t->graph);
}

/* The row of that kind in a section, or NULL. */
static const value *row_of(const told *t, const char *part, const char *kind)
{
    const value *rows = find_member(t->report->data, part);
    for (const value *v = rows ? rows->as.children.first : NULL; v;
         v = v->next) {
        const value *is = find_member(v, "kind");
        if (is && str_equal(is->as.text, str_from(kind)))
            return v;
    }
    return NULL;
}

static const value *who(const told *t, const char *name)
{
    const value *rows = member_of(t->report->data, "who_matters");
    for (const value *v = rows ? rows->as.children.first : NULL; v;
         v = v->next) {
        const value *is = find_member(v, "name");
        if (is && str_equal(is->as.text, str_from(name)))
            return v;
    }
    return NULL;
}

static void remark_at(
    told *t, remark_kind kind, const char *name, uint32_t line)
{
    t->graph->remark[t->graph->remark_count++] = (remark){
        .kind = (uint8_t)kind,
        .name = str_from(name),
        .subject = small_find(t->graph, "Cem Aksoy"),
        .where = {.line = line, .column = 1}};
}

static void it_has_eight_sections_in_order(void **state)
{
    (void)state;
    static const char *const headings[] = {
        "1 Bottom line", "2 Who matters", "3 Way in", "4 Since",
        "5 Open loops",  "6 Risks",       "7 Facts",  "8 Not sure"};
    static const char *const members[] = {
        "bottom_line", "who_matters", "way_in", "since_last_meeting",
        "open_loops",  "risks",       "facts",  "not_sure"};
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    size_t next = 0;
    for (const block *b = t.report->first; b; b = b->next) {
        if (b->kind != BLOCK_HEADING)
            continue;
        assert_true(next < 8);
        assert_ptr_equal(strstr(b->text.ptr, headings[next]), b->text.ptr);
        next++;
    }
    assert_int_equal(next, 8);
    for (size_t i = 0; i < 8; i++)
        assert_non_null(member_of(t.report->data, members[i]));
    done(&t);
}

static void every_line_says_how_sure_it_is_and_where_it_stands(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    const block *first = saying(t.report, "1 Bottom line");
    for (const block *b = first; b && b != saying(t.report, "8 Not sure");
         b = b->next) {
        if (b->kind == BLOCK_LINE && b->label != LABEL_NONE &&
            !strstr(b->text.ptr, "unknown") &&
            !strstr(b->text.ptr, "no meeting with you"))
            assert_non_null(b->proof);
        if (b->kind == BLOCK_LINE)
            assert_int_not_equal(b->label, LABEL_NONE);
    }
    const value *standing = row_of(&t, "bottom_line", "standing");
    assert_text(standing, "source", "Log.md");
    assert_int_equal(member_of(standing, "line")->as.integer, 3);
    done(&t);
}

static void the_bottom_line_tells_door_influence_and_cold(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    assert_non_null(saying(t.report, "strongest door Cem Aksoy"));
    assert_non_null(saying(t.report, "matters most"));
    assert_non_null(saying(
        t.report,
        "Hal Pereira has gone cold: none of us has met them for 214"));
    done(&t);
}

static void people_stand_in_order_of_influence(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    const value *rows = member_of(t.report->data, "who_matters");
    assert_int_equal(elements(rows), 6);
    double before = 100;
    for (const value *v = rows->as.children.first; v; v = v->next) {
        double index = member_of(v, "influence")->as.number;
        double parts = .4 * member_of(v, "pull")->as.number +
                       .3 * member_of(v, "broker")->as.number +
                       .3 * member_of(v, "reach")->as.number;
        assert_true(fabs(index - parts) < 1e-9);
        assert_true(index <= before);
        before = index;
    }
    assert_null(who(&t, "Ana Ruiz"));
    assert_text(who(&t, "Cem Aksoy"), "known_best_by", "Ana Ruiz");
    assert_text(who(&t, "Cem Aksoy"), "last_met", "2025-10-30");
    done(&t);
}

static void fewer_than_five_have_no_index(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){.about = "Eve Stone"});
    assert_true(isnan(member_of(who(&t, "Eve Stone"), "influence")->as.number));
    done(&t);
}

static void a_champion_without_power_is_a_candidate(void **state)
{
    (void)state;
    told t;
    begin(&t);
    t.graph->vertex[small_find(t.graph, "Cem Aksoy")].stance = STANCE_CHAMPION;
    t.graph->vertex[small_find(t.graph, "Fay Nowak")].stance = STANCE_CHAMPION;
    tell(&t, (kith_report_options){0});
    assert_text(who(&t, "Cem Aksoy"), "stance", "champion");
    assert_text(who(&t, "Fay Nowak"), "stance", "champion-candidate");
    assert_non_null(row_of(&t, "risks", "champion_candidate"));
    done(&t);
}

static void the_way_in_leads_to_those_i_do_not_know_well(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){.about = "Dia Moreau"});
    const value *way = element(member_of(t.report->data, "way_in"), 0);
    assert_text(way, "target", "Dia Moreau");
    assert_text(way, "ask_first", "Cem Aksoy");
    assert_int_equal(elements(member_of(way, "paths")), 1);
    assert_non_null(saying(t.report, "you → Cem Aksoy → Dia Moreau: R "));
    assert_non_null(saying(t.report, "Ask first Cem Aksoy"));
    assert_non_null(saying(t.report, "no meeting with you on record"));
    done(&t);
}

static void changes_are_those_after_the_last_meeting_or_the_day_told(
    void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    assert_non_null(saying(t.report, "4 Since last meeting, 2025-10-30"));
    kith_report_free(t.report);
    tell(&t, (kith_report_options){.since = "2025-10-18"});
    assert_non_null(saying(t.report, "New tie: Ana Ruiz – Cem Aksoy"));
    assert_non_null(saying(t.report, "Decided 2025-10-30"));
    assert_null(saying(t.report, "Cooler: Dia Moreau"));
    done(&t);
}

static void what_is_no_date_is_an_error(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){.since = "last week"});
    assert_null(t.report);
    assert_int_equal(t.error.code, KITH_ERROR_ARGUMENT);
    done(&t);
}

static void open_tasks_name_owner_and_delay(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    const value *open = row_of(&t, "open_loops", "task");
    assert_text(open, "owner", "Ana Ruiz");
    assert_text(open, "due", "2025-10-31");
    assert_true(member_of(open, "overdue")->as.boolean);
    assert_non_null(saying(t.report, "Open, you, OVERDUE since 2025-10-31"));
    assert_int_equal(member_of(open, "line")->as.integer, 13);
    done(&t);
}

static void risks_are_named(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    assert_non_null(row_of(&t, "risks", "fading"));
    assert_non_null(row_of(&t, "risks", "missing_role"));
    assert_non_null(saying(t.report, "Only you of us has met them"));
    assert_non_null(saying(t.report, "Economic buyer unknown"));
    assert_null(row_of(&t, "risks", "single_threaded"));
    done(&t);
}

static void an_account_of_one_acquaintance_is_single_threaded(void **state)
{
    (void)state;
    static const small_event once[] = {
        {EVENT_MET, "2025-10-30", {"Ana Ruiz", "Cem Aksoy"}, 3, 0, "Fabrikam"},
        {EVENT_MET, "2025-10-28", {"Cem Aksoy", "Dia Moreau"}, 5, 0, NULL},
        {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
    };
    told t = {.graph = small_graph("Ana Ruiz", people, once, NULL)};
    t.analysis = kith_analyse(t.graph, NULL, &t.error);
    tell(&t, (kith_report_options){0});
    assert_non_null(row_of(&t, "risks", "single_threaded"));
    done(&t);
}

static void doubts_are_listed_with_their_lines(void **state)
{
    (void)state;
    told t;
    begin(&t);
    remark_at(&t, REMARK_UNKNOWN, "Nessie", 21);
    remark_at(&t, REMARK_UNKNOWN, "Nessie", 22);
    remark_at(&t, REMARK_ROLE_COMPANY, "Fabrikam", 23);
    remark_at(&t, REMARK_LAST_CONTACT, "2025-10-28", 24);
    remark_at(&t, REMARK_TRUNCATED, "A title that was cut", 25);
    remark_at(&t, REMARK_TRUNCATED, "Another", 26);
    remark_at(&t, REMARK_ONE_MEETING, "A meeting", 5);
    remark_at(&t, REMARK_NICKNAME, "Cemmy", 28);
    tell(&t, (kith_report_options){0});
    const value *unknown = row_of(&t, "not_sure", "unknown_name");
    assert_int_equal(elements(member_of(unknown, "names")), 1);
    assert_int_equal(member_of(unknown, "line")->as.integer, 21);
    assert_non_null(row_of(&t, "not_sure", "company_in_role"));
    assert_non_null(saying(t.report, "“Cemmy” is taken for Cem Aksoy"));
    assert_non_null(saying(t.report, "2 link titles are cut"));
    assert_non_null(saying(t.report, "that day met Cem Aksoy, Dia Moreau"));
    assert_non_null(
        saying(t.report, "Two notes of 2025-10-28 counted as one meeting"));
    done(&t);
}

static void an_ambiguous_name_has_its_candidates(void **state)
{
    (void)state;
    told t;
    begin(&t);
    remark_at(&t, REMARK_AMBIGUOUS, "Ev", 21);
    remark *r = &t.graph->remark[0];
    const event *last = &t.graph->event[t.graph->event_count - 1];
    r->first_candidate = last->first_member;
    r->candidates = last->members;
    tell(&t, (kith_report_options){0});
    const value *line = row_of(&t, "not_sure", "ambiguous_name");
    assert_int_equal(elements(member_of(line, "candidates")), 2);
    assert_non_null(saying(t.report, "“Ev” could be Ana Ruiz or Hal Pereira"));
    done(&t);
}

static void doubts_of_other_notes_are_not_ours(void **state)
{
    (void)state;
    told t;
    begin(&t);
    noted *notes = NEW_ARRAY(&t.graph->memory, 2, noted);
    notes[0] = t.graph->notes[0];
    notes[1] = (noted){.path = STR("Other.md"), .subject = KITH_NO_VERTEX};
    t.graph->notes = notes;
    t.graph->note_count = 2;
    remark_at(&t, REMARK_UNKNOWN, "Nessie", 21);
    t.graph->remark[0].where.note = 1;
    tell(&t, (kith_report_options){0});
    assert_null(row_of(&t, "not_sure", "unknown_name"));
    done(&t);
}

static void without_doubts_it_says_so(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){0});
    assert_non_null(row_of(&t, "not_sure", "nothing"));
    assert_non_null(saying(t.report, "Nothing: every name"));
    done(&t);
}

static void nearly_equal_names_may_be_one_person(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        const char *organization; /* of the other */
        bool meet, doubled;
    } cases[] = {
        {"Tobias Rener", "Tobias Renner", "Fabrikam", false, true},
        {"Tobias Rener", "Tobias Renner", "Northwind", false, false},
        {"Tobias Rener", "Tobias Renner", "Fabrikam", true, false},
        {"Jan Li", "Jon Li", "Fabrikam", false, true},
        {"Jan Li", "Jon Lu", "Fabrikam", false, false}, /* two of six */
        {"Tobias Lindqvist", "Tobias Lundquist", "Fabrikam", false, true},
        {"Tobias Rener", "Tobias Rennert", "Fabrikam", false, false},
        {"Tobias Rener", "Thomas Reiner", "Fabrikam", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const small_vertex pair[] = {
            {"Ana Ruiz", KITH_KIND_PERSON, NULL},
            {cases[i].one, KITH_KIND_PERSON, "Fabrikam"},
            {cases[i].other, KITH_KIND_PERSON, cases[i].organization},
            {"Fabrikam", KITH_KIND_CUSTOMER, NULL},
            {"Northwind", KITH_KIND_CUSTOMER, NULL},
            {NULL, KITH_KIND_OTHER, NULL},
        };
        const small_event met[] = {
            {EVENT_MET, "2025-10-30", {"Ana Ruiz", cases[i].one}, 3, 0, NULL},
            {EVENT_MET, "2025-10-29", {"Ana Ruiz", cases[i].other}, 4, 0, NULL},
            {cases[i].meet ? EVENT_MET : EVENT_RELAYED,
             "2025-10-28",
             {cases[i].one, cases[i].other},
             5,
             0,
             NULL},
            {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
        };
        told t = {.graph = small_graph("Ana Ruiz", pair, met, NULL)};
        t.analysis = kith_analyse(t.graph, NULL, &t.error);
        tell(&t, (kith_report_options){0});
        assert_int_equal(
            row_of(&t, "not_sure", "possible_double") != NULL,
            cases[i].doubled);
        done(&t);
    }
}

static void a_report_about_me_needs_no_way_in(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){.about = "Ana Ruiz"});
    assert_non_null(saying(t.report, "That is you"));
    done(&t);
}

static void an_unknown_name_is_an_error(void **state)
{
    (void)state;
    told t;
    begin(&t);
    tell(&t, (kith_report_options){.about = "Zebulon"});
    assert_null(t.report);
    assert_int_equal(t.error.code, KITH_ERROR_NOT_FOUND);
    done(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_eight_sections_in_order),
        cmocka_unit_test(every_line_says_how_sure_it_is_and_where_it_stands),
        cmocka_unit_test(the_bottom_line_tells_door_influence_and_cold),
        cmocka_unit_test(people_stand_in_order_of_influence),
        cmocka_unit_test(fewer_than_five_have_no_index),
        cmocka_unit_test(a_champion_without_power_is_a_candidate),
        cmocka_unit_test(the_way_in_leads_to_those_i_do_not_know_well),
        cmocka_unit_test(
            changes_are_those_after_the_last_meeting_or_the_day_told),
        cmocka_unit_test(what_is_no_date_is_an_error),
        cmocka_unit_test(open_tasks_name_owner_and_delay),
        cmocka_unit_test(risks_are_named),
        cmocka_unit_test(an_account_of_one_acquaintance_is_single_threaded),
        cmocka_unit_test(doubts_are_listed_with_their_lines),
        cmocka_unit_test(an_ambiguous_name_has_its_candidates),
        cmocka_unit_test(doubts_of_other_notes_are_not_ours),
        cmocka_unit_test(without_doubts_it_says_so),
        cmocka_unit_test(nearly_equal_names_may_be_one_person),
        cmocka_unit_test(a_report_about_me_needs_no_way_in),
        cmocka_unit_test(an_unknown_name_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
