/* test_map.c — whom a stakeholder map shows, and what its shapes mean. */
#include "small_graph.h"

#include "report/map.h"

/*  Ana (me) - Ben (Fabrikam) - Cleo (Fabrikam)    Ben relays word of Cleo;
 *             |                                    Dov knows Ben well, and
 *            Dov (Contoso) - Eva                   nobody at Fabrikam knows Eva
 */
static const small_vertex people[] = {
    {"Ana Ruiz", KITH_KIND_PERSON, "Northwind"},
    {"Ben Okoye", KITH_KIND_PERSON, "Fabrikam"},
    {"Cleo Hart", KITH_KIND_PERSON, "Fabrikam"},
    {"Dov Levi", KITH_KIND_PERSON, "Contoso"},
    {"Eva Sand", KITH_KIND_PERSON, NULL},
    {"Fay Alone", KITH_KIND_PERSON, NULL},
    {"Contoso", KITH_KIND_ORGANIZATION, NULL},
    {"Fabrikam", KITH_KIND_ORGANIZATION, NULL},
    {"Northwind", KITH_KIND_ORGANIZATION, NULL},
    {NULL, KITH_KIND_OTHER, NULL},
};

static const small_event events[] = {
    {EVENT_MET, "2025-10-30", {"Ana Ruiz", "Ben Okoye"}, 3, 0, "Fabrikam"},
    {EVENT_RELAYED, "2025-10-30", {"Ben Okoye", "Cleo Hart"}, 4, 0, NULL},
    {EVENT_MET, "2025-10-01", {"Ben Okoye", "Dov Levi"}, 5, 0, NULL},
    {EVENT_MET, "2025-01-10", {"Dov Levi", "Eva Sand"}, 6, 0, NULL},
    {EVENT_MET, NULL, {NULL}, 0, 0, NULL},
};

typedef struct drawn {
    kith_graph *graph;
    kith_analysis *analysis;
    kith_report *report;
    const map *m;
} drawn;

static drawn draw(kith_report_options options)
{
    kith_error error = {0};
    drawn d = {.graph = small_graph("Ana Ruiz", people, events, NULL)};
    for (kith_vertex v = 0; v < d.graph->order; v++)
        d.graph->vertex[v].last_seen = d.graph->vertex[v].last_met;
    d.analysis = kith_analyse(d.graph, NULL, &error);
    assert_non_null(d.analysis);
    d.report = kith_report_map(d.graph, d.analysis, &options, &error);
    assert_non_null(d.report);
    d.m = d.report->map;
    assert_non_null(d.m);
    return d;
}

static void done(drawn *d)
{
    kith_report_free(d->report);
    kith_analysis_free(d->analysis);
    kith_graph_free(d->graph);
}

static const map_vertex *find_shown(const drawn *d, const char *name)
{
    for (size_t i = 0; i < d->m->vertices; i++) {
        if (str_equal(d->m->vertex[i].name, str_from(name)))
            return &d->m->vertex[i];
    }
    return NULL;
}

/* The same of one that is shown. */
static const map_vertex *shown(const drawn *d, const char *name)
{
    const map_vertex *found = find_shown(d, name);
    if (!found)
        not_there(name);
    return found;
}

static const map_tie *find_joined(const drawn *d, const char *a, const char *b)
{
    for (size_t i = 0; i < d->m->ties; i++) {
        const map_tie *t = &d->m->tie[i];
        if (str_equal(d->m->vertex[t->a].name, str_from(a)) &&
            str_equal(d->m->vertex[t->b].name, str_from(b)))
            return t;
    }
    return NULL;
}

/* The same of two that are joined. */
static const map_tie *joined(const drawn *d, const char *a, const char *b)
{
    const map_tie *found = find_joined(d, a, b);
    if (!found)
        not_there(b);
    return found;
}

static bool captioned(const drawn *d, const char *words)
{
    for (size_t i = 0; i < d->m->captions; i++) {
        if (strstr(d->m->caption[i].ptr, words))
            return true;
    }
    return false;
}

static void an_account_is_drawn_with_its_people_neighbours_and_me(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool is_shown;
    } cases[] = {
        {"Ana Ruiz", true},   {"Ben Okoye", true}, {"Cleo Hart", true},
        {"Dov Levi", true},   {"Eva Sand", false}, {"Fay Alone", false},
        {"Fabrikam", true}, /* the account itself, as a box */
        {"Northwind", false},
    };
    drawn d = draw((kith_report_options){.about = "Fabrikam"});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            find_shown(&d, cases[i].name) != NULL, cases[i].is_shown);
    assert_true(shown(&d, "Ana Ruiz")->me);
    assert_int_equal(shown(&d, "Fabrikam")->shape, SHAPE_ORGANIZATION);
    assert_false(kith_report_is_empty(d.report));
    done(&d);
}

static void a_step_more_shows_a_neighbour_who_ties_at_least_weakly(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){.about = "Fabrikam", .depth = 2});
    assert_null(find_shown(&d, "Eva Sand")); /* met ten months ago: a trace */
    done(&d);
}

static void everyone_is_whoever_has_a_tie(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){0});
    assert_int_equal(d.m->vertices, 5);
    assert_null(find_shown(&d, "Fay Alone"));
    assert_true(shown(&d, "Eva Sand")->faded); /* not seen for two half-lives */
    assert_false(shown(&d, "Dov Levi")->faded);
    done(&d);
}

static void a_tie_says_how_and_since_when(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){0});
    const map_tie *met = joined(&d, "Ana Ruiz", "Ben Okoye");
    assert_int_equal(met->style, STYLE_SOLID);
    assert_int_equal(met->age, 0);
    assert_int_equal(met->band, 2); /* one meeting: p .28, weak */
    assert_false(met->arrow);
    assert_non_null(strstr(met->title.ptr, "2025-10-30 met — Log.md:3"));

    const map_tie *told = joined(&d, "Ben Okoye", "Cleo Hart");
    assert_int_equal(told->style, STYLE_DASHED);
    assert_true(told->arrow); /* Ben always brought word of Cleo */
    assert_int_equal(joined(&d, "Dov Levi", "Eva Sand")->age, 2);
    done(&d);
}

static void who_belongs_to_the_account_is_tied_to_it_by_dots(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){.about = "Fabrikam"});
    const map_tie *t = joined(&d, "Cleo Hart", "Fabrikam");
    assert_int_equal(t->style, STYLE_DOTTED);
    assert_int_equal(t->band, 0);
    assert_null(find_joined(&d, "Dov Levi", "Fabrikam"));
    done(&d);
}

static void the_way_in_is_numbered_and_carries_its_chance(void **state)
{
    (void)state;
    drawn d =
        draw((kith_report_options){.about = "Fabrikam", .to = "Cleo Hart"});
    assert_int_equal(shown(&d, "Ana Ruiz")->hop, 1);
    assert_int_equal(shown(&d, "Ben Okoye")->hop, 2);
    assert_int_equal(shown(&d, "Cleo Hart")->hop, 3);
    assert_int_equal(shown(&d, "Dov Levi")->hop, 0);
    assert_true(joined(&d, "Ana Ruiz", "Ben Okoye")->highlight);
    assert_int_equal(joined(&d, "Ana Ruiz", "Ben Okoye")->label.len, 0);
    /* .280 × .151 × .70: on the weakest tie */
    assert_string_equal(
        joined(&d, "Ben Okoye", "Cleo Hart")->label.ptr, "2.96 %");
    assert_true(captioned(&d, "Ana Ruiz → Ben Okoye → Cleo Hart"));
    done(&d);
}

static void the_ways_alone_are_a_map_of_their_own(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){.to = "Cleo Hart"});
    assert_int_equal(d.m->vertices, 3);
    assert_string_equal(d.m->heading.ptr, "Cleo Hart — ways in");
    done(&d);
}

static void whoever_lies_between_others_is_largest(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){0});
    assert_int_equal(shown(&d, "Cleo Hart")->size, 1);
    for (size_t i = 0; i < d.m->vertices; i++)
        assert_true(d.m->vertex[i].size <= shown(&d, "Ben Okoye")->size);
    assert_int_equal(shown(&d, "Ben Okoye")->size, 5);
    assert_non_null(strstr(d.m->size_meaning.ptr, "betweenness"));
    done(&d);
}

static void of_too_many_the_most_influential_stay_and_the_rest_is_counted(
    void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){.limit = 2});
    assert_int_equal(d.m->vertices, 2);
    assert_non_null(shown(&d, "Ben Okoye"));
    assert_true(captioned(&d, "2 of 5 people"));
    assert_true(captioned(&d, "3 more not shown"));
    done(&d);
}

static void organizations_are_colours_most_people_first(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){0});
    assert_int_equal(d.m->fills, 3);
    assert_string_equal(d.m->fill[0].label.ptr, "Fabrikam");
    assert_int_equal(shown(&d, "Cleo Hart")->fill, 0);
    assert_int_equal(shown(&d, "Eva Sand")->fill, NO_INDEX);
    done(&d);
}

static void clusters_count_whom_the_reader_sees(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){0});
    size_t placed = 0;
    for (size_t i = 0; i < d.m->clusters; i++) {
        placed += d.m->cluster[i].size;
        assert_true(d.m->cluster[i].size >= 2);
        assert_true(d.m->cluster[i].label.len > 0);
    }
    assert_int_equal(placed, 5);
    done(&d);
}

static void meetings_are_dots_only_if_asked_for(void **state)
{
    (void)state;
    drawn d =
        draw((kith_report_options){.about = "Fabrikam", .meetings = true});
    const map_vertex *dot = shown(&d, "Meeting of 2025-10-30");
    assert_non_null(dot);
    assert_int_equal(dot->shape, SHAPE_MEETING);
    assert_non_null(joined(&d, "Ana Ruiz", "Meeting of 2025-10-30"));
    /* The others are not about the account. */
    assert_null(find_shown(&d, "Meeting of 2025-10-01"));
    done(&d);
}

static void the_data_holds_all_that_is_drawn(void **state)
{
    (void)state;
    drawn d = draw((kith_report_options){.about = "Fabrikam"});
    assert_int_equal(
        elements(member_of(d.report->data, "vertices")), d.m->vertices);
    assert_int_equal(elements(member_of(d.report->data, "ties")), d.m->ties);
    done(&d);
}

static void nobody_is_an_empty_map(void **state)
{
    (void)state;
    static const small_vertex nobody[] = {{NULL, KITH_KIND_OTHER, NULL}};
    static const small_event nothing[] = {{.day = NULL}};
    kith_error error = {0};
    kith_graph *graph = small_graph(NULL, nobody, nothing, NULL);
    kith_analysis *analysis = kith_analyse(graph, NULL, &error);
    kith_report *report = kith_report_map(graph, analysis, NULL, &error);
    assert_non_null(report);
    assert_true(kith_report_is_empty(report));
    kith_report_free(report);
    kith_analysis_free(analysis);
    kith_graph_free(graph);
}

static void an_unknown_name_is_an_error(void **state)
{
    (void)state;
    kith_error error = {0};
    kith_graph *graph = small_graph("Ana Ruiz", people, events, NULL);
    kith_analysis *analysis = kith_analyse(graph, NULL, &error);
    kith_report_options options = {.about = "Zebulon"};
    assert_null(kith_report_map(graph, analysis, &options, &error));
    assert_int_equal(error.code, KITH_ERROR_NOT_FOUND);
    kith_analysis_free(analysis);
    kith_graph_free(graph);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_account_is_drawn_with_its_people_neighbours_and_me),
        cmocka_unit_test(
            a_step_more_shows_a_neighbour_who_ties_at_least_weakly),
        cmocka_unit_test(everyone_is_whoever_has_a_tie),
        cmocka_unit_test(a_tie_says_how_and_since_when),
        cmocka_unit_test(who_belongs_to_the_account_is_tied_to_it_by_dots),
        cmocka_unit_test(the_way_in_is_numbered_and_carries_its_chance),
        cmocka_unit_test(the_ways_alone_are_a_map_of_their_own),
        cmocka_unit_test(whoever_lies_between_others_is_largest),
        cmocka_unit_test(
            of_too_many_the_most_influential_stay_and_the_rest_is_counted),
        cmocka_unit_test(organizations_are_colours_most_people_first),
        cmocka_unit_test(clusters_count_whom_the_reader_sees),
        cmocka_unit_test(meetings_are_dots_only_if_asked_for),
        cmocka_unit_test(the_data_holds_all_that_is_drawn),
        cmocka_unit_test(nobody_is_an_empty_map),
        cmocka_unit_test(an_unknown_name_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
