/* A note that says what it said elsewhere: when a vault takes it for that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/vault.h"

#include "temp_vault.h"

#define FRONT "---\ntype: person\n---\n"

typedef enum outcome {
    SAME,  /* as if nothing had changed */
    MOVED, /* but for where it stands */
    OTHER
} outcome;

/* clang-format off */
static const struct {
    const char *was, *is;
    outcome outcome;
} rows[] = {
    {FRONT "- [[Bo]] x\n\nWords.\n",  FRONT "- [[Bo]] x\n\nMore words.\n", SAME},
    {FRONT "- [[Bo]] x\n",            FRONT "- [[Bo]] x y\n",         MOVED},
    {FRONT "- [[Bo]] x\n",            FRONT "- y [[Bo]] x\n",         MOVED},
    {FRONT "- [[Bo]]\n- [[Cy]]\n",    FRONT "Up.\n\n- [[Bo]]\n\n- [[Cy]]\n", MOVED},
    {FRONT "[[Bo]] and [[Cy]]\n",     FRONT "[[Bo]] and so [[Cy]]\n", MOVED},
    /* another link, or one in another order, or in another line */
    {FRONT "- [[Bo]] x\n",            FRONT "- [[Bo]] [[Cy]]\n",      OTHER},
    {FRONT "- [[Bo]] x\n",            FRONT "- [[Bo|x]] x\n",         OTHER},
    {FRONT "- [[Bo]]\n- [[Cy]]\n",    FRONT "- [[Cy]]\n- [[Bo]]\n",   OTHER},
    {FRONT "[[Bo]]\n[[Cy]]\n",        FRONT "[[Bo]] [[Cy]]\n",        OTHER},
    /* words that are asked for again */
    {FRONT "- Left Contoso, said [[Bo]]\n", FRONT "- Left Contoso, so said [[Bo]]\n", OTHER},
    /* a link that stood where its line begins, and does so no more */
    {FRONT "[[Bo]]\n",                FRONT "See [[Bo]]\n",           OTHER},
    /* what is wrong moves as well */
    {FRONT "[[Nobody]] x\n",          FRONT "\n[[Nobody]] x\n",       MOVED},
    {FRONT "**Role**: _Unknown_\n",   FRONT "\n**Role**: _Unknown_\n", MOVED},
    /* another property */
    {FRONT "- [[Bo]]\n", "---\ntype: project\n---\n- [[Bo]]\n",       OTHER},
    {FRONT "- [[Bo]]\n", "---\n\ntype: person\n---\n- [[Bo]]\n",      MOVED},
};
/* clang-format on */

static kith_vault *open_vault(const temp_vault *t, const temp_vault *cache)
{
    kith_error error = {0};
    kith_vault *vault = kith_vault_open(
        t->path, &(kith_vault_options){.cache = cache->path}, &error);
    if (!vault)
        fail_msg("%s", error.message);
    return vault;
}

static void words_that_say_nothing_only_move_what_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        temp_vault t, cache;
        temp_vault_make(&t);
        temp_vault_make(&cache);
        temp_vault_write(&t, "Bo.md", STR(FRONT));
        temp_vault_write(&t, "Cy.md", STR(FRONT));
        temp_vault_write(&t, "s.md", str_from(rows[i].was));
        kith_vault *was = open_vault(&t, &cache);
        temp_vault_write(&t, "s.md", str_from(rows[i].is));
        kith_vault *is = open_vault(&t, &cache);
        outcome found = was->identity != is->identity ? OTHER
                        : is->moves.len               ? MOVED
                                                      : SAME;
        if (found != rows[i].outcome)
            fail_msg("row %zu: %d", i, (int)found);
        kith_vault_free(was);
        kith_vault_free(is);
        temp_vault_remove(&t);
        temp_vault_remove(&cache);
    }
}

/* Names that the snapshot has not are numbered behind those it has: two notes
 * may have the same records, and other words. */
static void other_new_names_make_another_vault(void **state)
{
    static const char *const texts[] = {"[[One]]\n", "[[Two]]\n"};
    uint64_t identities[2];
    temp_vault t, cache;
    (void)state;
    temp_vault_make(&t);
    temp_vault_make(&cache);
    temp_vault_write(&t, "s.md", STR("[[Bo]]\n"));
    kith_vault_free(open_vault(&t, &cache));
    for (size_t i = 0; i < 2; i++) {
        temp_vault_write(&t, "s.md", str_from(texts[i]));
        kith_vault *vault = open_vault(&t, &cache);
        identities[i] = vault->identity;
        kith_vault_free(vault);
    }
    assert_true(identities[0] != identities[1]);
    temp_vault_remove(&t);
    temp_vault_remove(&cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_say_nothing_only_move_what_does),
        cmocka_unit_test(other_new_names_make_another_vault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
