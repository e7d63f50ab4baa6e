/* Ways: which single event a ranking hangs on. */
#include "small_graph.h"

#include "report/way.h"

static const small_vertex people[] = {
    {"Ada Byron", KITH_KIND_PERSON, NULL}, {"Bo Chen", KITH_KIND_PERSON, NULL},
    {"Cy Dahl", KITH_KIND_PERSON, NULL},   {"Di Eco", KITH_KIND_PERSON, NULL},
    {NULL, KITH_KIND_OTHER, NULL},
};

static kith_vertex by_bo[] = {0, 1, 3}, by_cy[] = {0, 2, 3};

/* Ada - Bo - Di and Ada - Cy - Di, scored as they stand in the graph. */
static size_t flips_of(const small_event *events, kith_weight weight, flip *out)
{
    kith_graph *g = small_graph("Ada Byron", people, events, NULL);
    g->model.weight = weight;
    kith_chain chains[2] = {
        {.hops = 2, .vertex = by_bo},
        {.hops = 2, .vertex = by_cy},
    };
    size_t ties[2][2];
    for (size_t i = 0; i < 2; i++) {
        chains[i].score = .7;
        for (size_t k = 0; k < 2; k++) {
            const tie *t = kith_graph_between(
                g, chains[i].vertex[k], chains[i].vertex[k + 1]);
            assert_non_null(t);
            ties[i][k] = (size_t)(t - g->tie);
            chains[i].score *= t->probability;
        }
        chains[i].tie = ties[i];
    }
    assert_true(chains[0].score >= chains[1].score);
    kith_introductions ways = {.chains = 2, .chain = chains};
    flip list[8];
    size_t count = kith_way_flips(g, &ways, list, 8);
    for (size_t i = 0; i < count; i++) {
        out[i] = list[i];
        out[i].event = NULL; /* goes with the graph */
        assert_true(list[i].event >= g->event);
    }
    kith_graph_free(g);
    return count;
}

static void what_carries_the_lead_flips_it(void **state)
{
    (void)state;
    /* both legs of Bo's way hang on one event; Cy's are as good but older */
    static const small_event events[] = {
        {EVENT_MET, "2025-10-31", {"Ada Byron", "Bo Chen"}, 9, 0, NULL},
        {EVENT_MET, "2025-10-30", {"Bo Chen", "Di Eco"}, 8, 0, NULL},
        {EVENT_MET, "2025-10-20", {"Ada Byron", "Cy Dahl"}, 7, 0, NULL},
        {EVENT_MET, "2025-10-20", {"Cy Dahl", "Di Eco"}, 6, 0, NULL},
        {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
    };
    flip found[8];
    assert_int_equal(flips_of(events, KITH_WEIGHT_RECENCY, found), 2);
    assert_int_equal(found[0].becomes, 2);
    assert_int_equal(found[1].becomes, 2);
}

static void what_has_other_proof_does_not(void **state)
{
    (void)state;
    static const small_event events[] = {
        {EVENT_MET, "2025-10-31", {"Ada Byron", "Bo Chen"}, 9, 0, NULL},
        {EVENT_MET, "2025-10-30", {"Ada Byron", "Bo Chen"}, 8, 0, NULL},
        {EVENT_MET, "2025-10-29", {"Bo Chen", "Di Eco"}, 7, 0, NULL},
        {EVENT_MET, "2025-10-28", {"Bo Chen", "Di Eco"}, 6, 0, NULL},
        {EVENT_RELAYED, "2025-10-20", {"Ada Byron", "Cy Dahl"}, 5, 0, NULL},
        {EVENT_RELAYED, "2025-10-20", {"Cy Dahl", "Di Eco"}, 4, 0, NULL},
        {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
    };
    flip found[8];
    assert_int_equal(flips_of(events, KITH_WEIGHT_RECENCY, found), 0);
}

static void an_event_leaves_every_tie_it_is_in(void **state)
{
    (void)state;
    /* one meeting of all is the first leg of both ways: without it no way
     * is left at all */
    static const small_event events[] = {
        {EVENT_MET,
         "2025-10-31",
         {"Ada Byron", "Bo Chen", "Cy Dahl"},
         9,
         0,
         NULL},
        {EVENT_MET, "2025-10-30", {"Bo Chen", "Di Eco"}, 8, 0, NULL},
        {EVENT_MET, "2025-10-30", {"Bo Chen", "Di Eco"}, 7, 0, NULL},
        {EVENT_MET, "2025-10-20", {"Cy Dahl", "Di Eco"}, 6, 0, NULL},
        {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
    };
    flip found[8];
    assert_int_equal(flips_of(events, KITH_WEIGHT_RECENCY, found), 1);
    assert_int_equal(found[0].becomes, KITH_NO_VERTEX);
}

static void where_every_tie_counts_alike_nothing_flips(void **state)
{
    (void)state;
    static const small_event events[] = {
        {EVENT_MET, "2025-10-31", {"Ada Byron", "Bo Chen"}, 9, 0, NULL},
        {EVENT_MET, "2025-10-30", {"Bo Chen", "Di Eco"}, 8, 0, NULL},
        {EVENT_MET, "2025-10-20", {"Ada Byron", "Cy Dahl"}, 7, 0, NULL},
        {EVENT_MET, "2025-10-20", {"Cy Dahl", "Di Eco"}, 6, 0, NULL},
        {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
    };
    flip found[8];
    assert_int_equal(flips_of(events, KITH_WEIGHT_FLAT, found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_carries_the_lead_flips_it),
        cmocka_unit_test(what_has_other_proof_does_not),
        cmocka_unit_test(an_event_leaves_every_tie_it_is_in),
        cmocka_unit_test(where_every_tie_counts_alike_nothing_flips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
