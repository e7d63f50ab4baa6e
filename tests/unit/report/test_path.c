/* Path: the best chain, its proof, and what the advice hangs on. */
#include <math.h>

#include "small_graph.h"

static const small_vertex people[] = {
    {"Ada Byron", KITH_KIND_PERSON, NULL},
    {"Bo Chen", KITH_KIND_PERSON, "Contoso"},
    {"Cy Dahl", KITH_KIND_PERSON, "Contoso"},
    {"Di Eco", KITH_KIND_PERSON, "Contoso"},
    {"Ed Fry", KITH_KIND_PERSON, "Fabrikam"},
    {"Contoso", KITH_KIND_CUSTOMER, NULL},
    {"Fabrikam", KITH_KIND_PARTNER, NULL},
    {NULL, KITH_KIND_OTHER, NULL},
};

/*      Bo
 *    /    \       Ada - Bo: a meeting; Bo - Di: "worked together"
 *  Ada     Di     Ada - Cy: a meeting; Cy - Di: relayed
 *    \    /
 *      Cy         Ed: nobody knows                                       */
static const small_event events[] = {
    {EVENT_MET, "2025-10-30", {"Ada Byron", "Bo Chen"}, 9, 10, NULL},
    {EVENT_MET, "2025-10-29", {"Ada Byron", "Cy Dahl"}, 7, 0, NULL},
    {EVENT_RELAYED, "2025-10-29", {"Cy Dahl", "Di Eco"}, 7, 0, NULL},
    {EVENT_STATED, "2025-10-28", {"Bo Chen", "Di Eco"}, 5, 0, NULL},
    {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
};

static kith_report *path(const kith_report_options *options)
{
    kith_error error = {0};
    kith_graph *g = small_graph("Ada Byron", people, events, NULL);
    kith_report *r = kith_report_path(g, options, &error);
    assert_int_equal(error.code, KITH_ERROR_NONE);
    assert_non_null(r);
    kith_graph_free(g);
    return r;
}

static void the_best_chain_comes_first(void **state)
{
    (void)state;
    kith_report *r = path(&(kith_report_options){.to = "Di Eco"});
    assert_text(r->data, "schema", "kith.path/1");
    assert_text(r->data, "from", "Ada Byron");
    assert_text(r->data, "to", "Di Eco");
    assert_null(find_member(r->data, "asked"));
    const value *paths = member_of(r->data, "paths");
    assert_int_equal(elements(paths), 2);
    const value *best = element(paths, 0);
    const value *hops = member_of(best, "hops");
    assert_int_equal(elements(hops), 2);
    assert_text(element(hops, 0), "to", "Bo Chen");
    assert_text(element(hops, 1), "from", "Bo Chen");
    assert_text(best, "ask_first", "Bo Chen");
    double p0 = member_of(element(hops, 0), "probability")->as.number;
    double p1 = member_of(element(hops, 1), "probability")->as.number;
    assert_true(
        fabs(member_of(best, "score")->as.number - p0 * p1 * .7) < 1e-12);
    assert_int_equal(elements(member_of(element(hops, 0), "evidence")), 2);
    kith_report_free(r);
}

static void the_advice_names_what_it_hangs_on(void **state)
{
    (void)state;
    kith_report *r = path(&(kith_report_options){.to = "Di Eco"});
    const value *told = member_of(r->data, "sensitivity");
    const value *flips = member_of(told, "flips");
    assert_int_equal(elements(flips), 2); /* the meeting, the statement */
    assert_text(element(flips, 0), "becomes", "Cy Dahl");
    assert_int_equal(member_of(element(flips, 0), "line")->as.integer, 9);
    assert_text(element(flips, 1), "kind", "stated");
    assert_int_equal(member_of(element(flips, 1), "line")->as.integer, 5);
    assert_int_equal(member_of(r->data, "disjoint")->as.integer, 2);
    assert_int_equal(elements(member_of(r->data, "gatekeepers")), 0);
    assert_non_null(saying(r, "Becomes Cy Dahl if this is disregarded"));
    assert_non_null(saying(r, "2 disjoint routes"));
    assert_non_null(saying(r, "no gatekeeper"));
    kith_report_free(r);
}

static void every_step_is_proved_and_the_weakest_named(void **state)
{
    (void)state;
    kith_report *r = path(&(kith_report_options){.to = "Di Eco"});
    const block *step = line_saying(r, "Ada Byron – Bo Chen: p ");
    const block *proof = step->next;
    assert_int_equal(proof->indent, 2);
    assert_int_equal(proof->proof->line, 9);
    assert_int_equal(proof->proof->next->line, 10);
    assert_non_null(saying(r, "Weakest: Ada Byron – Bo Chen, last 2025-10-30"));
    assert_non_null(saying(r, "no calibrated probability"));
    assert_non_null(saying(r, "No meeting of the two on record"));
    kith_report_free(r);
}

static void chains_stand_in_a_table(void **state)
{
    (void)state;
    kith_report *r = path(&(kith_report_options){.to = "Di Eco"});
    const block *table = table_of_report(r);
    assert_string_equal(cell_text(table, 0, 1), "Ada Byron → Bo Chen → Di Eco");
    assert_string_equal(cell_text(table, 1, 3), "Cy Dahl – Di Eco");
    const cell *score = table->first->first->next->next;
    const value *best = element(member_of(r->data, "paths"), 0);
    assert_true(score->exact->as.number == member_of(best, "score")->as.number);
    assert_int_equal(table->first->proof->line, 9);
    kith_report_free(r);
}

static void an_organization_is_reached_through_its_best_person(void **state)
{
    (void)state;
    kith_report *r = path(&(kith_report_options){.to = "Contoso"});
    assert_text(r->data, "asked", "Contoso");
    assert_text(r->data, "to", "Bo Chen");
    assert_int_equal(
        member_of(element(member_of(r->data, "paths"), 0), "ask_first")->type,
        VALUE_NULL);
    assert_non_null(saying(r, "Best reached at Contoso: Bo Chen"));
    kith_report_free(r);
}

static void chains_can_be_chosen(void **state)
{
    (void)state;
    static const struct {
        kith_report_options options;
        size_t paths;
        const char *first;
    } cases[] = {
        {{.to = "Di Eco", .limit = 1}, 1, "Bo Chen"},
        {{.to = "Di Eco", .avoid = "Bo Chen"}, 1, "Cy Dahl"},
        {{.to = "Di Eco", .through = "Cy Dahl"}, 1, "Cy Dahl"},
        {{.to = "Ada Byron", .from = "Di Eco"}, 2, "Bo Chen"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_report *r = path(&cases[i].options);
        const value *paths = member_of(r->data, "paths");
        assert_int_equal(elements(paths), cases[i].paths);
        assert_text(element(paths, 0), "ask_first", cases[i].first);
        kith_report_free(r);
    }
}

static void no_chain_is_said_not_failed(void **state)
{
    (void)state;
    kith_report *r = path(&(kith_report_options){.to = "Ed Fry"});
    assert_true(kith_report_is_empty(r));
    assert_text(r->data, "to", "Ed Fry");
    assert_int_equal(elements(member_of(r->data, "paths")), 0);
    assert_non_null(
        saying(r, "No path from Ada Byron to Ed Fry within 3 steps."));
    assert_non_null(saying(r, "Try --max-steps 6."));
    kith_report_free(r);
}

static void what_cannot_be_asked_is_an_error(void **state)
{
    (void)state;
    static const struct {
        kith_report_options options;
        kith_error_code code;
    } cases[] = {
        {{.to = NULL}, KITH_ERROR_ARGUMENT},
        {{.to = "Zzyzx"}, KITH_ERROR_NOT_FOUND},
        {{.to = "Di Eco", .from = "Zzyzx"}, KITH_ERROR_NOT_FOUND},
        {{.to = "Di Eco", .avoid = "Zzyzx"}, KITH_ERROR_NOT_FOUND},
        {{.to = "Ada Byron"}, KITH_ERROR_ARGUMENT},
    };
    kith_graph *g = small_graph("Ada Byron", people, events, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_error error = {0};
        assert_null(kith_report_path(g, &cases[i].options, &error));
        assert_int_equal(error.code, cases[i].code);
    }
    g->me = KITH_NO_VERTEX;
    kith_error error = {0};
    assert_null(
        kith_report_path(g, &(kith_report_options){.to = "Di Eco"}, &error));
    assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    kith_graph_free(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_chain_comes_first),
        cmocka_unit_test(the_advice_names_what_it_hangs_on),
        cmocka_unit_test(every_step_is_proved_and_the_weakest_named),
        cmocka_unit_test(chains_stand_in_a_table),
        cmocka_unit_test(an_organization_is_reached_through_its_best_person),
        cmocka_unit_test(chains_can_be_chosen),
        cmocka_unit_test(no_chain_is_said_not_failed),
        cmocka_unit_test(what_cannot_be_asked_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
