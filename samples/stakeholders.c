/*
 * stakeholders — draw who matters for one customer, and say who can introduce
 * you to the strongest broker.
 *
 *   stakeholders VAULT CUSTOMER > map.svg
 *
 * Who "you" are is the `me:` of the vault's .kith.yaml. kith-draw lays the map
 * out if it is on the PATH; without it a simpler layout is drawn.
 */
#include <stdio.h>

#include <kith/kith.h>

/* The person, other than `me`, through whom most shortest chains run. */
static kith_vertex top_broker(
    const kith_graph *graph, const kith_analysis *analysis, kith_vertex me)
{
    kith_vertex best = KITH_NO_VERTEX;
    double best_score = 0;
    for (kith_vertex v = 0; v < kith_graph_order(graph); v++) {
        double score = kith_score(analysis, KITH_BETWEENNESS, v);
        if (v != me && score > best_score) { /* false for NaN: no person */
            best = v;
            best_score = score;
        }
    }
    return best;
}

static void print_way_in(
    const kith_graph *graph, const kith_analysis *analysis, kith_error *error)
{
    kith_vertex me = kith_graph_me(graph);
    kith_vertex broker = top_broker(graph, analysis, me);
    if (broker == KITH_NO_VERTEX) {
        fputs("nobody stands between others here\n", stderr);
        return;
    }
    kith_introductions *found = kith_introduce(graph, me, broker, NULL, error);
    if (found && found->chains == 0)
        fprintf(stderr, "no way in to %s\n", kith_graph_name(graph, broker));
    if (found && found->chains > 0) {
        const kith_chain *chain = &found->chain[0];
        for (size_t i = 0; i <= chain->hops; i++)
            fprintf(
                stderr, "%s%s", i ? " -> " : "",
                kith_graph_name(graph, chain->vertex[i]));
        fprintf(stderr, "  (%.1f %%)\n", 100 * chain->score);
    }
    kith_introductions_free(found);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s VAULT CUSTOMER > map.svg\n", argv[0]);
        return 2;
    }
    kith_error error = {0};

    kith_vault *vault = kith_vault_open(argv[1], NULL, &error);
    kith_graph *graph = kith_graph_build(vault, NULL, &error);
    kith_vault_free(vault); /* the graph stands on its own */

    kith_analysis *analysis = kith_analyse(graph, NULL, &error);
    kith_report *report = kith_report_map(
        graph, analysis, &(kith_report_options){.about = argv[2]}, &error);
    kith_render(report, KITH_FORMAT_SVG, NULL, stdout, &error);
    if (analysis)
        print_way_in(graph, analysis, &error);

    kith_report_free(report);
    kith_analysis_free(analysis);
    kith_graph_free(graph);

    if (error.code != KITH_ERROR_NONE) /* asked once, for all of it */
        fprintf(stderr, "stakeholders: %s\n", error.message);
    return error.code == KITH_ERROR_NONE ? 0 : 1;
}
