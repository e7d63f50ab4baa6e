/* test_introduction.c — who introduces whom, on graphs small enough to see. */
#include <stdarg.h>
#include <stddef.h>

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <kith/analysis.h>

#include "drawn.h"

/* Ties by their probability. */
static kith_graph chances(uint32_t n, drawn_tie *ties, size_t m)
{
    for (size_t e = 0; e < m; e++)
        ties[e].cost = -log(ties[e].strength);
    return drawn_graph(n, ties, m);
}

/*       .5       .5
 *   0 ------ 1 ------ 4      the way by 1 is best, then by 2; 3 is a champion,
 *   | \ .5   .4     / |      but .9 * .2 * .9 is less than .5 * .4 * .7
 *   |   ---- 2 ----   |
 *   +- .2 -- 3 -- .9 -+      */
static kith_graph diamond(void)
{
    drawn_tie ties[] = {{0, 1, .5, 0}, {1, 4, .5, 0}, {0, 2, .5, 0},
                        {2, 4, .4, 0}, {0, 3, .2, 0}, {3, 4, .9, 0}};
    kith_graph graph = chances(5, ties, 6);
    graph.vertex[3].stance = STANCE_SUPPORTER;
    return graph;
}

static void best_chain_is_the_best_product(void **state)
{
    static const double score[] = {.5 * .5 * .7, .2 * .8 * .9, .5 * .4 * .7};
    static const kith_vertex by[] = {1, 3, 2};
    double none = 1;
    (void)state;
    kith_graph graph = diamond();
    kith_introductions *r = kith_introduce(&graph, 0, 4, NULL, NULL);
    assert_non_null(r);
    assert_int_equal(r->chains, 3);
    for (int i = 0; i < 3; i++) {
        assert_near(r->chain[i].score, score[i], 1e-15);
        assert_int_equal(r->chain[i].hops, 2);
        assert_int_equal(r->chain[i].vertex[1], by[i]);
        none *= 1 - score[i];
    }
    assert_int_equal(r->chain[1].weakest, 0);
    assert_int_equal(r->chain[2].weakest, 1);
    assert_int_equal(r->ask_first, 1);
    assert_int_equal(r->disjoint, 3);
    assert_near(r->combined, 1 - none, 1e-15);
    assert_int_equal(r->gatekeepers, 0);
    kith_introductions_free(r);
    kith_arena_free(&graph.memory);
}

static void who_left_is_not_asked_but_can_be_reached(void **state)
{
    (void)state;
    for (int flag = VERTEX_LEFT; flag <= VERTEX_DO_NOT_ASK; flag *= 2) {
        kith_graph graph = diamond();
        graph.vertex[1].flags = graph.vertex[4].flags = (uint8_t)flag;
        kith_introductions *r = kith_introduce(&graph, 0, 4, NULL, NULL);
        assert_non_null(r);
        assert_int_equal(r->chains, 2);
        assert_int_equal(r->ask_first, 3);
        kith_introductions_free(r);
        kith_arena_free(&graph.memory);
    }
}

/*  0 - 1 - 2 - 3 - 4: everyone between is a gatekeeper, in order from 0; 4 is
 *  beyond three steps, but its colleague 3 is not  */
static void line_has_a_gatekeeper_at_every_step(void **state)
{
    drawn_tie ties[] = {
        {0, 1, .5, 0}, {1, 2, .5, 0}, {2, 3, .5, 0}, {3, 4, .5, 0}};
    static const kith_introduction_options far = {.max_steps = 4};
    (void)state;
    kith_graph graph = chances(6, ties, 4);
    graph.vertex[5].kind = KITH_KIND_CUSTOMER;
    graph.vertex[3].organization = graph.vertex[4].organization = 5;
    kith_introductions *r = kith_introduce(&graph, 0, 4, NULL, NULL);
    assert_non_null(r);
    assert_int_equal(r->chains, 0);
    assert_int_equal(r->nearest, 3);
    assert_true(r->ask_first == KITH_NO_VERTEX && r->variants == 0);
    kith_introductions_free(r);
    r = kith_introduce(&graph, 0, 4, &far, NULL);
    assert_non_null(r);
    assert_int_equal(r->gatekeepers, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(r->gatekeeper[i], i + 1);
    assert_int_equal(r->disjoint, 1);
    kith_introductions_free(r);
    r = kith_introduce(&graph, 0, 5, NULL, NULL); /* the organization */
    assert_non_null(r);
    assert_int_equal(r->to, 3);
    assert_int_equal(r->chains, 1);
    kith_introductions_free(r);
    kith_arena_free(&graph.memory);
}

static void direct_tie_needs_nobody(void **state)
{
    drawn_tie ties[] = {{0, 1, .4, 0}};
    (void)state;
    kith_graph graph = chances(2, ties, 1);
    kith_introductions *r = kith_introduce(&graph, 0, 1, NULL, NULL);
    assert_non_null(r);
    assert_int_equal(r->chains, 1);
    assert_near(r->chain[0].score, .4, 1e-15);
    assert_true(r->ask_first == KITH_NO_VERTEX);
    assert_int_equal(r->disjoint, 1);
    kith_introductions_free(r);
    kith_arena_free(&graph.memory);
}

/* 1 met 0 long ago and often, 2 lately and once: with a half-life of 45 days
 * the latter is first, with 180 the former. */
static void variants_of_the_model_move_the_answer(void **state)
{
    drawn_tie ties[] = {
        {0, 1, .5, 0}, {1, 3, .5, 0}, {0, 2, .5, 0}, {2, 3, .5, 0}};
    (void)state;
    kith_graph graph = chances(4, ties, 4);
    graph.model.as_of = 1000;
    graph.model.since = NO_DATE;
    graph.event = NEW_ARRAY(&graph.memory, 2, event);
    graph.event_count = 2;
    graph.tie_event = NEW_ARRAY(&graph.memory, 4 * 4, uint32_t);
    graph.event[0] =
        (event){.day = 820, .members = 2, .confidence = 1, .kind = EVENT_MET};
    graph.event[1] =
        (event){.day = 990, .members = 2, .confidence = 1, .kind = EVENT_MET};
    for (size_t e = 0; e < 4; e++) { /* sorted: 0-1 0-2 1-3 2-3 */
        bool old = graph.tie[e].a == 1 || graph.tie[e].b == 1;
        graph.tie[e].first_event = (uint32_t)(4 * e);
        graph.tie[e].events = old ? 4 : 1;
        for (size_t i = 0; i < 4; i++)
            graph.tie_event[4 * e + i] = old ? 2 : 1; /* from behind */
        graph.tie[e].strength = 0;
        for (uint32_t i = 0; i < graph.tie[e].events; i++)
            graph.tie[e].strength +=
                kith_event_term(&graph.event[!old], &graph.model);
        graph.tie[e].probability =
            kith_probability(graph.tie[e].strength, graph.model.tau);
    }
    kith_introductions *r = kith_introduce(&graph, 0, 3, NULL, NULL);
    assert_non_null(r);
    assert_int_equal(r->ask_first, 1);
    assert_int_equal(r->variants, 18);
    assert_int_equal(r->first_in, 12); /* not with the short half-life */
    kith_introductions_free(r);
    kith_arena_free(&graph.memory);
}

static void impossible_questions_are_errors(void **state)
{
    static const struct {
        kith_vertex from, to;
        unsigned steps;
    } cases[] = {{0, 0, 0}, {4, 0, 0}, {0, 9, 0}, {9, 0, 0}, {0, 1, 7}};
    (void)state;
    kith_graph graph = diamond();
    graph.vertex[4].kind = KITH_KIND_PROJECT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        kith_error error = {0};
        kith_introduction_options options = {.max_steps = cases[i].steps};
        assert_null(kith_introduce(
            &graph, cases[i].from, cases[i].to, &options, &error));
        assert_int_equal(error.code, KITH_ERROR_ARGUMENT);
    }
    assert_null(kith_introduce(NULL, 0, 1, NULL, NULL));
    kith_introductions_free(NULL);
    kith_arena_free(&graph.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_chain_is_the_best_product),
        cmocka_unit_test(who_left_is_not_asked_but_can_be_reached),
        cmocka_unit_test(line_has_a_gatekeeper_at_every_step),
        cmocka_unit_test(direct_tie_needs_nobody),
        cmocka_unit_test(variants_of_the_model_move_the_answer),
        cmocka_unit_test(impossible_questions_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
