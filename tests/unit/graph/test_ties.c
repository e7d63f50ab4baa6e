/* The arithmetic of tie strength, against numbers worked out by hand. */
#include "fixture.h"

static const tie_model today = {
    .as_of = 20000,
    .since = NO_DATE,
    .half_life = 90,
    .stated_half_life = 365,
    .tau = 3,
    .size_exponent = 1};

/* clang-format off */
static const struct {
    const char *fact;
    event_kind kind;
    int age, members, flags;
    float confidence;
    double term;
} terms[] = {
    {"a meeting of two today counts 1",           EVENT_MET,      0, 2, 0, 1, 1},
    {"one half-life ago it counts half",          EVENT_MET,     90, 2, 0, 1, .5},
    {"in a room of five each pair has a quarter", EVENT_MET,      0, 5, 0, 1, .25},
    {"a first name counts four fifths",           EVENT_MET,      0, 2, 0, .8F, .8},
    {"word of someone counts half a meeting",     EVENT_RELAYED,  0, 2, 0, 1, .5},
    {"a stated tie counts 1.5",                   EVENT_STATED,   0, 2, 0, 1, 1.5},
    {"and fades over a year",                     EVENT_STATED, 365, 2, 0, 1, .75},
    {"an introduction counts 2 for the two",      EVENT_INTRODUCED, 0, 3, 0, 1, 2},
    {"a link counts a quarter",                   EVENT_LINKED,   0, 2, 0, 1, .25},
    {"three named together share a tenth",        EVENT_CO_MENTIONED, 0, 3, 0, 1, .05},
    {"a broadcast counts nothing",                EVENT_MET,      0, 30, EVENT_BROADCAST, 1, 0},
    {"tomorrow counts nothing",                   EVENT_MET,     -1, 2, 0, 1, 0},
};
/* clang-format on */

static void each_event_has_its_term(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        event e = {
            .kind = (uint8_t)terms[i].kind,
            .day = today.as_of - terms[i].age,
            .members = (uint32_t)terms[i].members,
            .flags = (uint8_t)terms[i].flags,
            .confidence = terms[i].confidence};
        print_message("%s\n", terms[i].fact);
        assert_near(kith_event_term(&e, &today), terms[i].term, 1e-7);
    }
}

static void a_lasting_tie_matches_the_published_bands(void **state)
{
    (void)state;
    /* steady state just after a meeting, H = 90, tau = 3 */
    const struct {
        double every, p;
    } habits[] = {{7, .998}, {14, .96}, {30, .80}, {91, .48}};
    for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
        double strength = 1 / (1 - exp2(-habits[i].every / 90));
        assert_near(fmin(.998, 1 - exp(-strength / 3)), habits[i].p, .005);
        assert_near(
            kith_probability(strength, 3), fmin(.99, habits[i].p), .009);
    }
    assert_near(kith_probability(1, 3), .28, .005);
    assert_near(kith_probability(1e9, 3), .99, 0);
}

static void age_without_evidence_never_strengthens(void **state)
{
    (void)state;
    event e = {.kind = EVENT_MET, .day = 19000, .members = 2, .confidence = 1};
    tie_model model = today;
    double before = (double)INFINITY;
    for (model.as_of = 19000; model.as_of < 20000; model.as_of += 7) {
        double now = kith_event_term(&e, &model);
        assert_true(now < before);
        before = now;
    }
}

static void count_and_flat_know_no_age(void **state)
{
    (void)state;
    event e = {.kind = EVENT_MET, .day = 100, .members = 4, .confidence = 1};
    tie_model model = today;
    model.weight = KITH_WEIGHT_COUNT;
    assert_near(kith_event_term(&e, &model), 1. / 3, 1e-15);
}

/*  a meeting of three, one of two: strengths of a person sum to the meetings
 *
 *      Ana --- Bo          Ana 2 meetings, Bo 2, Cy 1
 *        \    /
 *          Cy                                                              */
static void strengths_sum_to_the_meetings_attended(void **state)
{
    (void)state;
    const page pages[] = {
        {"People/Ana Lima.md", "# Ana Lima\n"},
        {"People/Bo Ek.md", "# Bo Ek\n"},
        {"People/Cy Roe.md", "# Cy Roe\n"},
        {"Meetings/2026-01-01 - All.md",
         "---\ntype: meeting\ndate: 2026-01-01\nparticipants: [\"[[Ana "
         "Lima]]\", "
         "\"[[Bo Ek]]\", \"[[Cy Roe]]\"]\n---\n"},
        {"Meetings/2026-01-02 - Two.md",
         "---\ntype: meeting\ndate: 2026-01-02\nparticipants:\n- Ana Lima\n- "
         "Bo "
         "Ek\n---\n"},
        {NULL, NULL}};
    fixture f =
        begin(pages, &(kith_graph_options){.weight = KITH_WEIGHT_COUNT});
    const char *names[] = {"Ana Lima", "Bo Ek", "Cy Roe"};
    const double attended[] = {2, 2, 1};
    for (size_t i = 0; i < 3; i++) {
        kith_vertex v = who(&f, names[i]);
        double sum = 0;
        for (uint32_t k = f.graph->first_tie[v]; k < f.graph->first_tie[v + 1];
             k++)
            sum += f.graph->tie[f.graph->adjacent[k]].strength;
        assert_near(sum, attended[i], 1e-12);
        assert_int_equal(f.graph->vertex[v].meetings, attended[i]);
    }
    assert_int_equal(kith_graph_size(f.graph), 3);
    end(&f);
}

static void shares_of_a_tie_sum_to_one(void **state)
{
    (void)state;
    const page pages[] = {
        {"People/Ana Lima.md",
         "# Ana Lima\n\n## Recent Context\n\n"
         "- 2026-01-05: [[2026-01-05 - Sync]] - 1:1 between Ana Lima and Bo "
         "Ek on storage\n"
         "- 2025-12-01: [[2025-12-01 - Sync]] - 1:1 between Ana Lima and Bo "
         "Ek on tape\n\n## Background\n\n- Worked with Bo Ek at Contoso.\n"},
        {NULL, NULL}};
    fixture f = begin(pages, NULL);
    const tie *t = between(&f, "Ana Lima", "Bo Ek");
    assert_non_null(t);
    double share = 0, weight = 0;
    size_t number = (size_t)(t - f.graph->tie);
    for (size_t i = 0; i < kith_graph_evidence_count(f.graph, number); i++) {
        kith_evidence e = kith_graph_evidence(f.graph, number, i);
        share += e.share;
        weight += e.weight;
        assert_string_equal(e.path, "People/Ana Lima.md");
    }
    assert_near(share, 1, 1e-12);
    assert_near(weight, t->strength, 1e-12);
    assert_int_equal(t->met, 2);
    assert_int_equal(t->stated, 1);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_event_has_its_term),
        cmocka_unit_test(a_lasting_tie_matches_the_published_bands),
        cmocka_unit_test(age_without_evidence_never_strengthens),
        cmocka_unit_test(count_and_flat_know_no_age),
        cmocka_unit_test(strengths_sum_to_the_meetings_attended),
        cmocka_unit_test(shares_of_a_tie_sum_to_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
