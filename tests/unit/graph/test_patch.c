/* A note that says something else: when the graph takes it in, and when the
 * graph is made anew. That either is the graph made without a cache, by any
 * edit, is shown in property/test_patch.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/graph.h"
#include "unit/vault/temp_vault.h"
#include "vault/vault.h"

#define PERSON      "---\ntype: person\n---\n"
#define FIELD(line) "---\ntype: person\n" line "\n---\n"

typedef enum outcome { ANEW, PUT_IN } outcome;

/* clang-format off */
static const struct {
    const char *was, *is; /* Ana's note */
    outcome outcome;
    unsigned events, places, ties; /* of the graph that it becomes */
} rows[] = {
    /* before: a meeting of Bo and Cy, told by it and by Bo; two more events */
    {PERSON, PERSON "- 2026-01-02: met [[Bo Ek]]\n",          PUT_IN, 4, 5, 2},
    {PERSON "- 2026-01-02: met [[Bo Ek]]\n", PERSON,          PUT_IN, 3, 4, 1},
    {PERSON, PERSON "- 2026-03-04: [[Bo Ek]] and [[Cy Roe]]\n", PUT_IN, 6, 7, 3},
    {FIELD("role: CTO"), FIELD("role: CEO"),                  PUT_IN, 3, 4, 1},
    {PERSON, PERSON "- No longer at [[Contoso]]\n",           PUT_IN, 3, 4, 1},
    {PERSON, PERSON "- Ana is our champion\n",                PUT_IN, 3, 4, 1},
    {FIELD("last_contact: 2026-01-02"), FIELD("last_contact: 2026-01-05"),
                                                              PUT_IN, 3, 4, 1},
    /* told of by Bo's note, too, which is heard again */
    {PERSON, PERSON "- 2026-01-02: [[2026-01-02 - Talk]]\n",  PUT_IN, 3, 5, 1},
    {PERSON "- 2026-01-02: [[2026-01-02 - Talk]]\n", PERSON,  PUT_IN, 3, 4, 1},
    /* somebody who has no note, another name of somebody, another kind */
    {PERSON, PERSON "- 2026-03-04: Weekly 1:1 between Dee Orr and Bo Ek\n",   ANEW, 4, 5, 2},
    {PERSON "- 2026-03-04: Weekly 1:1 between Dee Orr and Bo Ek\n", PERSON,      ANEW, 3, 4, 1},
    {PERSON, PERSON "- Bo Ek (\"Bobby\") called\n",           ANEW, 3, 4, 1},
    {PERSON, PERSON "- [[Nobody There]]\n",                   ANEW, 3, 4, 1},
    {FIELD("email: a@x.io"), FIELD("email: b@x.io"),          ANEW, 3, 4, 1},
};
/* clang-format on */

typedef struct read_graph {
    kith_vault *vault;
    kith_graph *graph;
} read_graph;

static read_graph build(const temp_vault *t, const char *cache)
{
    kith_error error = {0};
    read_graph g = {0};
    g.vault =
        kith_vault_open(t->path, &(kith_vault_options){.cache = cache}, &error);
    g.graph = kith_graph_build(g.vault, NULL, &error);
    if (!g.graph)
        fail_msg("%s", error.message);
    return g;
}

static void forget(read_graph *g)
{
    kith_graph_free(g->graph);
    kith_vault_free(g->vault);
}

static size_t count_places(const kith_graph *graph)
{
    size_t count = 0;
    for (size_t e = 0; e < graph->event_count; e++)
        count += graph->event[e].places;
    return count;
}

static void what_a_note_says_is_put_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        temp_vault vault, cache;
        temp_vault_make(&vault);
        temp_vault_make(&cache);
        temp_vault_write(&vault, "People/Ana Lima.md", str_from(rows[i].was));
        temp_vault_write(
            &vault, "People/Bo Ek.md",
            STR("---\ntype: person\nreports_to: \"[[Cy Roe]]\"\n---\n"
                "- 2026-01-02: [[2026-01-02 - Talk]]\n"));
        temp_vault_write(&vault, "People/Cy Roe.md", STR(PERSON));
        temp_vault_write(
            &vault, "Customers/Contoso.md",
            STR("---\ntype: customer\n---\n- [[Bo Ek]] and [[Cy Roe]] talk\n"));
        temp_vault_write(
            &vault, "Meetings/2026-01-02 - Talk.md",
            STR("---\ntype: meeting\ndate: 2026-01-02\n"
                "attendees: [\"[[Bo Ek]]\", \"[[Cy Roe]]\"]\n---\n"));
        read_graph was = build(&vault, cache.path);
        forget(&was);
        temp_vault_write(&vault, "People/Ana Lima.md", str_from(rows[i].is));
        read_graph is = build(&vault, cache.path), plain = build(&vault, NULL);
        assert_int_equal(is.graph->kept.map != NULL, rows[i].outcome == PUT_IN);
        assert_int_equal(is.graph->event_count, rows[i].events);
        assert_int_equal(count_places(is.graph), rows[i].places);
        assert_int_equal(is.graph->size, rows[i].ties);
        assert_int_equal(plain.graph->event_count, rows[i].events);
        assert_int_equal(count_places(plain.graph), rows[i].places);
        assert_int_equal(plain.graph->size, rows[i].ties);
        forget(&is);
        forget(&plain);
        temp_vault_remove(&vault);
        temp_vault_remove(&cache);
    }
}

/* Whether the graph took the changes in: it lies in the snapshot then. */
static bool takes_in(const temp_vault *vault, const temp_vault *cache)
{
    read_graph is = build(vault, cache->path), plain = build(vault, NULL);
    bool taken = is.graph->kept.map != NULL;
    assert_int_equal(is.graph->order, plain.graph->order);
    assert_int_equal(is.graph->event_count, plain.graph->event_count);
    assert_int_equal(is.graph->size, plain.graph->size);
    forget(&is);
    forget(&plain);
    return taken;
}

/* Somebody without a note stays in the notes, and others go on changing: all is
 * saved with them, once, and what comes is put in again. */
static void what_cannot_be_put_in_is_saved_in_the_end(void **state)
{
    static const struct {
        const char *path, *text;
        outcome outcome;
    } steps[] = {
        {"Ana Lima.md", PERSON "- 2026-01-02: met [[Nobody There]]\n", ANEW},
        {"Bo Ek.md", PERSON "- 2026-01-03: met [[Cy Roe]]\n", ANEW},
        {"Bo Ek.md", PERSON "- 2026-01-04: met [[Cy Roe]]\n", ANEW}, /* saved */
        {"Bo Ek.md", PERSON "- 2026-01-05: met [[Cy Roe]]\n", PUT_IN},
        {"Cy Roe.md", PERSON "- 2026-01-06: met [[Ana Lima]]\n", PUT_IN},
        /* a link that is being written: its first letters name nobody */
        {"Cy Roe.md", PERSON "- 2026-01-06: met [[Bo]]\n", ANEW},
        {"Cy Roe.md", PERSON "- 2026-01-06: met [[Bo Ek]]\n", PUT_IN},
        {"Cy Roe.md", PERSON "- 2026-01-06: met [[Ana]]\n", ANEW},
        {"Cy Roe.md", PERSON "- 2026-01-06: met [[Ana Lima]]\n", PUT_IN},
    };
    temp_vault vault, cache;
    (void)state;
    temp_vault_make(&vault);
    temp_vault_make(&cache);
    temp_vault_write(&vault, "Ana Lima.md", STR(PERSON));
    temp_vault_write(&vault, "Bo Ek.md", STR(PERSON));
    temp_vault_write(&vault, "Cy Roe.md", STR(PERSON));
    takes_in(&vault, &cache);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        temp_vault_write(&vault, steps[i].path, str_from(steps[i].text));
        if (takes_in(&vault, &cache) != (steps[i].outcome == PUT_IN))
            fail_msg("step %zu: %s", i, steps[i].text);
    }
    temp_vault_remove(&vault);
    temp_vault_remove(&cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_put_in_is_saved_in_the_end),
        cmocka_unit_test(what_a_note_says_is_put_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
