/*
 * brokers — who stands between others, and who could be gone around.
 *
 *   brokers VAULT [COUNT]
 *
 * Betweenness says how many shortest chains run through a person; constraint
 * (Burt 1992) says how much their contacts know each other anyway. High and low
 * is a broker; high and high is a busy member of one circle.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kith/kith.h>

typedef struct broker {
    const char *name;
    double betweenness, constraint;
    bool cut_vertex;
} broker;

/* Highest betweenness first, equal ones by name: qsort keeps no order. */
static int by_betweenness(const void *left, const void *right)
{
    const broker *a = left, *b = right;
    if (a->betweenness > b->betweenness)
        return -1;
    if (a->betweenness < b->betweenness)
        return 1;
    return strcmp(a->name, b->name);
}

static void print_brokers(const broker *people, size_t count, size_t limit)
{
    printf("betweenness  constraint  person\n");
    for (size_t i = 0; i < count && i < limit; i++)
        printf(
            "%11.3f  %10.3f  %s%s\n", people[i].betweenness,
            people[i].constraint, people[i].name,
            people[i].cut_vertex ? "  (others lose touch without them)" : "");
}

/* Fills `people` with those who stand between others; returns how many. */
static size_t collect(
    const kith_graph *graph, const kith_analysis *analysis, broker *people)
{
    size_t count = 0;
    for (kith_vertex v = 0; v < kith_graph_order(graph); v++) {
        double score = kith_score(analysis, KITH_BETWEENNESS, v);
        if (score > 0) /* false for NaN: no person, or no tie */
            people[count++] = (broker){
                .name = kith_graph_name(graph, v),
                .betweenness = score,
                .constraint = kith_score(analysis, KITH_CONSTRAINT, v),
                .cut_vertex = kith_score(analysis, KITH_CUT_VERTEX, v) > 0};
    }
    return count;
}

int main(int argc, char **argv)
{
    if (argc != 2 && argc != 3) {
        fprintf(stderr, "usage: %s VAULT [COUNT]\n", argv[0]);
        return 2;
    }
    size_t limit = argc == 3 ? strtoul(argv[2], NULL, 10) : 10;
    kith_error error = {0};

    kith_vault *vault = kith_vault_open(argv[1], NULL, &error);
    kith_graph *graph = kith_graph_build(vault, NULL, &error);
    kith_vault_free(vault);
    kith_analysis *analysis = kith_analyse(
        graph, &(kith_analysis_options){.without_communities = true}, &error);

    int status = 1;
    broker *people = NULL;
    if (error.code != KITH_ERROR_NONE) {
        fprintf(stderr, "brokers: %s\n", error.message);
        goto done;
    }
    people = calloc(kith_graph_order(graph) + 1, sizeof *people);
    if (!people) {
        fputs("brokers: out of memory\n", stderr);
        goto done;
    }
    size_t count = collect(graph, analysis, people);
    qsort(people, count, sizeof *people, by_betweenness);
    print_brokers(people, count, limit);
    status = 0;

done:
    free(people);
    kith_analysis_free(analysis);
    kith_graph_free(graph);
    return status;
}
