/* fixture.h — the smallest vault that shows a fact, as a graph. */
#ifndef KITH_TEST_FIXTURE_H
#define KITH_TEST_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <kith/kith.h>

#include "graph/graph.h"

typedef struct page { /* one note: path below the vault, text */
    const char *path, *text;
} page;

typedef struct fixture {
    char root[64];
    kith_vault *vault;
    kith_graph *graph;
    kith_error error;
} fixture;

static inline void write_page(const char *root, const page *p)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", root, p->path);
    for (char *slash = path + strlen(root) + 1; (slash = strchr(slash, '/'));
         slash++) {
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(
        fwrite(p->text, 1, strlen(p->text), file), strlen(p->text));
    assert_int_equal(fclose(file), 0);
}

/* Writes the pages (ended by a NULL path), reads them, builds the graph. */
static inline fixture begin(
    const page *pages, const kith_graph_options *options)
{
    fixture f = {.root = "/tmp/kith-test-XXXXXX"};
    assert_non_null(mkdtemp(f.root));
    for (; pages->path; pages++)
        write_page(f.root, pages);
    f.vault = kith_vault_open(f.root, NULL, &f.error);
    assert_non_null(f.vault);
    f.graph = kith_graph_build(f.vault, options, &f.error);
    return f;
}

static inline void end(fixture *f)
{
    char command[128];
    kith_graph_free(f->graph);
    kith_vault_free(f->vault);
    snprintf(command, sizeof command, "rm -rf '%s'", f->root);
    assert_int_equal(system(command), 0);
}

static inline kith_vertex who(const fixture *f, const char *name)
{
    kith_error error = {0};
    kith_vertex v = kith_graph_find(f->graph, name, &error);
    if (v == KITH_NO_VERTEX)
        print_error("%s\n", error.message);
    assert_int_not_equal(v, KITH_NO_VERTEX);
    return v;
}

static inline const tie *between(const fixture *f, const char *a, const char *b)
{
    return kith_graph_between(f->graph, who(f, a), who(f, b));
}

static inline void assert_near(double have, double want, double within)
{
    if (!(fabs(have - want) <= within))
        print_error("%.12g is not %.12g\n", have, want);
    assert_true(fabs(have - want) <= within);
}

static inline size_t remarks_of(const fixture *f, remark_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < f->graph->remark_count; i++)
        count += f->graph->remark[i].kind == kind;
    return count;
}

static inline size_t statements_of(const fixture *f, statement_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < f->graph->statement_count; i++)
        count += f->graph->statement[i].kind == kind;
    return count;
}

static inline size_t events_of(const fixture *f, event_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < f->graph->event_count; i++)
        count += f->graph->event[i].kind == kind;
    return count;
}

#endif
