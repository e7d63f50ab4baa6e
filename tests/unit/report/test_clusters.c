/* Clusters: names, cohesion, bridges, who is left out. */
#include <math.h>

#include "small_graph.h"

#include "analysis/analysis.h"

static const small_vertex people[] = {
    {"Ada Byron", KITH_KIND_PERSON, "Contoso"},
    {"Bo Chen", KITH_KIND_PERSON, "Contoso"},
    {"Cy Dahl", KITH_KIND_PERSON, "Fabrikam"},
    {"Di Eco", KITH_KIND_PERSON, NULL},
    {"Ed Fry", KITH_KIND_PERSON, NULL},
    {"Contoso", KITH_KIND_CUSTOMER, NULL},
    {"Fabrikam", KITH_KIND_PARTNER, NULL},
    {NULL, KITH_KIND_OTHER, NULL},
};

/*  Ada = Bo - Cy = Di      Ed     three meetings on the day itself count 1
 *                                 each: inside 1, bridge 1                */
static const small_event events[] = {
    {EVENT_MET, "2025-11-01", {"Ada Byron", "Bo Chen"}, 9, 0, NULL},
    {EVENT_MET, "2025-11-01", {"Bo Chen", "Cy Dahl"}, 8, 0, NULL},
    {EVENT_MET, "2025-11-01", {"Cy Dahl", "Di Eco"}, 7, 0, NULL},
    {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
};

static uint32_t community[] = {0, 0, 1, 1, UINT32_MAX, UINT32_MAX, UINT32_MAX};
static double confidence[] = {
    1, 1, .5, 1, (double)NAN, (double)NAN, (double)NAN};

static const kith_analysis measured = {
    .order = 7,
    .community = community,
    .confidence = confidence,
    .community_count = 2,
    .quality = 1.0 / 6,
    .resolution = 1,
    .restarts = 32,
    .restarts_at_best = 30,
    .stability = .96,
    .engine = "kith",
    .people = 5,
    .ties = 3,
};

static kith_report *clusters(
    const kith_analysis *analysis, const kith_report_options *options)
{
    kith_error error = {0};
    kith_graph *g = small_graph("Ada Byron", people, events, NULL);
    kith_report *r = kith_report_clusters(g, analysis, options, &error);
    assert_int_equal(error.code, KITH_ERROR_NONE);
    kith_graph_free(g);
    return r;
}

static void clusters_are_called_by_their_organization(void **state)
{
    (void)state;
    kith_report *r = clusters(&measured, NULL);
    const value *list = member_of(r->data, "clusters");
    assert_int_equal(elements(list), 2);
    assert_text(element(list, 0), "label", "Contoso (2/2)");
    assert_text(element(list, 1), "label", "Fabrikam (1/2)");
    assert_int_equal(member_of(element(list, 1), "id")->as.integer, 1);
    assert_int_equal(member_of(element(list, 1), "size")->as.integer, 2);
    kith_report_free(r);
}

static void cohesion_is_the_share_of_strength_inside(void **state)
{
    (void)state;
    kith_report *r = clusters(&measured, NULL);
    const value *first = element(member_of(r->data, "clusters"), 0);
    assert_true(fabs(member_of(first, "cohesion")->as.number - .5) < 1e-12);
    assert_string_equal(cell_text(table_of_report(r), 0, 2), "0.50");
    kith_report_free(r);
}

static void a_bridge_names_both_people(void **state)
{
    (void)state;
    kith_report *r = clusters(&measured, NULL);
    const value *second = element(member_of(r->data, "clusters"), 1);
    const value *bridges = member_of(second, "bridges");
    assert_int_equal(elements(bridges), 1);
    assert_text(element(bridges, 0), "name", "Cy Dahl");
    assert_text(element(bridges, 0), "via", "Bo Chen");
    assert_text(element(bridges, 0), "to", "Contoso (2/2)");
    assert_int_equal(elements(member_of(element(bridges, 0), "evidence")), 1);
    assert_string_equal(
        cell_text(table_of_report(r), 0, 4),
        "Fabrikam (1/2): Bo Chen – Cy Dahl");
    assert_int_equal(table_of_report(r)->first->proof->line, 8);
    kith_report_free(r);
}

static void members_have_confidence_and_the_rest_is_counted(void **state)
{
    (void)state;
    kith_report *r = clusters(&measured, NULL);
    const value *second = element(member_of(r->data, "clusters"), 1);
    const value *members = member_of(second, "members");
    assert_text(element(members, 0), "name", "Cy Dahl");
    assert_true(member_of(element(members, 0), "confidence")->as.number == .5);
    assert_int_equal(member_of(r->data, "not_placed")->as.integer, 1);
    assert_int_equal(member_of(r->data, "runs")->as.integer, 32);
    assert_non_null(saying(r, "Cy Dahl (between clusters)"));
    assert_non_null(saying(r, "1 person without a tie not placed"));
    kith_report_free(r);
}

static void an_account_holds_its_own_people_only(void **state)
{
    (void)state;
    kith_report *r =
        clusters(&measured, &(kith_report_options){.within = "Contoso"});
    const value *list = member_of(r->data, "clusters");
    assert_int_equal(elements(list), 1);
    assert_int_equal(elements(member_of(element(list, 0), "bridges")), 0);
    assert_int_equal(member_of(r->data, "placed")->as.integer, 2);
    kith_report_free(r);
}

static void two_clusters_of_one_organization_differ_in_name(void **state)
{
    (void)state;
    /* Ada and Cy work for Contoso and Fabrikam; apart, each with a friend */
    static uint32_t apart[] = {0, 1, 1, 0, UINT32_MAX, UINT32_MAX, UINT32_MAX};
    kith_analysis split = measured;
    split.community = apart;
    small_vertex list[8];
    memcpy(list, people, sizeof people);
    list[2].organization = NULL;
    kith_graph *g = small_graph("Ada Byron", list, events, NULL);
    kith_report *r = kith_report_clusters(g, &split, NULL, NULL);
    const value *found = member_of(r->data, "clusters");
    assert_text(element(found, 0), "label", "Contoso (1/2) · Ada Byron");
    assert_text(element(found, 1), "label", "Contoso (1/2) · Bo Chen");
    kith_report_free(r);
    kith_graph_free(g);
}

static void without_communities_there_is_nothing(void **state)
{
    (void)state;
    kith_analysis none = {.engine = "kith"};
    kith_report *r = clusters(&none, NULL);
    assert_true(kith_report_is_empty(r));
    assert_int_equal(elements(member_of(r->data, "clusters")), 0);
    kith_report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clusters_are_called_by_their_organization),
        cmocka_unit_test(cohesion_is_the_share_of_strength_inside),
        cmocka_unit_test(a_bridge_names_both_people),
        cmocka_unit_test(members_have_confidence_and_the_rest_is_counted),
        cmocka_unit_test(an_account_holds_its_own_people_only),
        cmocka_unit_test(two_clusters_of_one_organization_differ_in_name),
        cmocka_unit_test(without_communities_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
