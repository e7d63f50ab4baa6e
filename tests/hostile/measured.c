/*
 * measured.c — reads vaults one after the other and lists what is in them, for
 * whoever counts the work.
 *
 * Each argument is a folder; all that is done for it is done in kith_measured,
 * at whose end callgrind is told to write down how much it was.
 */
#include <stdio.h>

#include <kith/kith.h>

static const kith_list lists[] = {
    KITH_LIST_LINKS,   KITH_LIST_ORPHANS,    KITH_LIST_DEADENDS, KITH_LIST_TAGS,
    KITH_LIST_ALIASES, KITH_LIST_PROPERTIES, KITH_LIST_TASKS,
};

int kith_measured(const char *folder);

int kith_measured(const char *folder)
{
    kith_error error = {0};
    kith_vault *vault =
        kith_vault_open(folder, &(kith_vault_options){.threads = 1}, &error);
    kith_graph *graph = kith_graph_build(vault, NULL, &error);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        kith_report_free(kith_report_list(
            vault, graph, &(kith_report_options){.list = lists[i]}, &error));
    kith_report_free(kith_report_check(graph, NULL, &error));
    kith_graph_free(graph);
    kith_vault_free(vault);
    if (error.code)
        fprintf(stderr, "%s: %s\n", folder, error.message);
    return error.code ? 1 : 0;
}

int main(int count, char **folders)
{
    int failures = 0;
    for (int i = 1; i < count; i++)
        failures += kith_measured(folders[i]);
    return failures ? 1 : 0;
}
