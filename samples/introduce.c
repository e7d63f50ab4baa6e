/*
 * introduce — who can introduce me, and what in my notes says so.
 *
 *   introduce VAULT PERSON
 *
 * Prints each chain of introductions with the newest evidence of every tie on
 * it, as FILE:LINE, so that it can be opened and read before anybody is asked.
 */
#include <stdio.h>

#include <kith/kith.h>

/* Evidence is in order of date, newest first: three places are enough to
 * remember a relationship by. */
enum { PLACES = 3 };

static void print_tie(const kith_graph *graph, size_t i, const char *mark)
{
    kith_tie tie = kith_graph_tie(graph, i);
    printf(
        "   %s %s - %s: %.2f, last %s\n", mark, kith_graph_name(graph, tie.a),
        kith_graph_name(graph, tie.b), tie.probability, tie.last);

    size_t count = kith_graph_evidence_count(graph, i);
    for (size_t e = 0; e < count && e < PLACES; e++) {
        kith_evidence evidence = kith_graph_evidence(graph, i, e);
        printf(
            "       %-10s %s:%u\n", evidence.kind, evidence.path,
            evidence.line);
    }
}

static void print_chain(
    const kith_graph *graph, const kith_chain *chain, size_t number)
{
    printf("%zu. %.2f %% ", number, 100 * chain->score);
    for (size_t i = 0; i <= chain->hops; i++)
        printf(
            "%s%s", i ? " -> " : "", kith_graph_name(graph, chain->vertex[i]));
    putchar('\n');
    for (size_t i = 0; i < chain->hops; i++) {
        bool weakest = chain->hops > 1 && i == chain->weakest;
        print_tie(graph, chain->tie[i], weakest ? "!" : " ");
    }
}

static void print_introductions(
    const kith_graph *graph, const kith_introductions *found)
{
    for (size_t i = 0; i < found->chains; i++)
        print_chain(graph, &found->chain[i], i + 1);
    if (found->ask_first != KITH_NO_VERTEX)
        printf("Ask %s first.\n", kith_graph_name(graph, found->ask_first));
    for (size_t i = 0; i < found->gatekeepers; i++)
        printf(
            "Every way leads through %s.\n",
            kith_graph_name(graph, found->gatekeeper[i]));
    if (found->chains == 0)
        puts("Nobody in these notes can make the introduction.");
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s VAULT PERSON\n", argv[0]);
        return 2;
    }
    kith_error error = {0};

    kith_vault *vault = kith_vault_open(argv[1], NULL, &error);
    kith_graph *graph = kith_graph_build(vault, NULL, &error);
    kith_vault_free(vault);

    kith_vertex target = kith_graph_find(graph, argv[2], &error);
    kith_introductions *found = kith_introduce(
        graph, kith_graph_me(graph), target,
        &(kith_introduction_options){.limit = 5}, &error);
    if (found)
        print_introductions(graph, found);

    kith_introductions_free(found);
    kith_graph_free(graph);

    if (error.code != KITH_ERROR_NONE)
        fprintf(stderr, "introduce: %s\n", error.message);
    return error.code == KITH_ERROR_NONE ? 0 : 1;
}
