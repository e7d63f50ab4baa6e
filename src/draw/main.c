/*
 * main.c — kith-draw: a graph in, positions out.
 *
 * Graphviz leaks, may crash, may run for minutes and exits on its own; so it
 * works here, in a process of its own behind two pipes, and whoever started it
 * says how long and how large it may become.
 *
 *     kith-draw [--engine NAME] [--seconds N] [--bytes N] < DOT > positions
 *
 * Reads DOT and prints `graph W H`, one line `ID X Y W H` a node (centre and
 * size in points, y upwards) and a last line `end`. The exit status is 0 only
 * if all of that was written.
 *
 * The graph that is laid out is a new one: of what came in, only names and the
 * attributes of `allowed` with a value that is a number or a word of ours are
 * copied. So no attribute can make Graphviz open a file (image, shapefile,
 * fontpath, stylesheet ...) or measure a text, and no font decides a position.
 *
 * Built on cgraph and gvc, which are under the EPL; this file is MIT.
 */
#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <graphviz/gvc.h>

#define INPUT_BYTES  ((size_t)16 << 20)
#define OUTPUT_BYTES ((size_t)16 << 20)

/* A sanitizer, as gcc or clang tells of it, reserves more address space than
 * any limit allows. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MAY_LIMIT_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define MAY_LIMIT_MEMORY 0
#endif
#endif
#if !defined(MAY_LIMIT_MEMORY)
#define MAY_LIMIT_MEMORY 1
#endif

typedef struct demand {
    const char *engine;
    unsigned long seconds, bytes;
} demand;

static const char *const engines[] = {
    "neato", "sfdp", "fdp", "dot", "twopi", "circo", NULL};

/* What may be copied, and the words allowed besides numbers. */
typedef struct attribute {
    int kind;
    const char *name;
    const char *words[4];
} attribute;

/* clang-format off */
static const attribute allowed[] = {
    {AGRAPH, "overlap",  {"true", "false", "prism", "scalexy"}},
    {AGRAPH, "sep",      {0}},
    {AGRAPH, "mode",     {"major", "KK", "sgd", "ipsep"}},
    {AGRAPH, "model",    {"shortpath", "mds", "subset", "circuit"}},
    {AGRAPH, "maxiter",  {0}},
    {AGRAPH, "epsilon",  {0}},
    {AGRAPH, "K",        {0}},
    {AGRAPH, "nodesep",  {0}},
    {AGRAPH, "ranksep",  {0}},
    {AGRAPH, "pack",     {"true", "false", NULL, NULL}},
    {AGRAPH, "rankdir",  {"LR", "TB", NULL, NULL}},
    {AGNODE, "width",    {0}},
    {AGNODE, "height",   {0}},
    {AGEDGE, "len",      {0}},
    {AGEDGE, "weight",   {0}},
};
/* clang-format on */

static bool is_one_of(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n && words[i]; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

static bool is_decimal(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && length < 32 && strspn(text, "+-.0123456789") == length;
}

static bool read_count(const char *text, unsigned long *count)
{
    char *end = NULL;
    errno = 0;
    *count = strtoul(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && *text != '-';
}

static bool read_arguments(int argc, char **argv, demand *asked)
{
    *asked = (demand){.engine = engines[0]};
    for (int i = 1; i < argc; i += 2) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        bool known =
            strcmp(argv[i], "--engine") == 0
                ? is_one_of(value, engines, sizeof engines / sizeof *engines)
            : strcmp(argv[i], "--seconds") == 0
                ? read_count(value, &asked->seconds)
            : strcmp(argv[i], "--bytes") == 0 ? read_count(value, &asked->bytes)
                                              : false;
        if (!known)
            return false;
        if (strcmp(argv[i], "--engine") == 0)
            asked->engine = value;
    }
    return true;
}

static bool limit(int resource, unsigned long most)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return false;
    rlim_t wanted = (rlim_t)most;
    if (now.rlim_max != RLIM_INFINITY && now.rlim_max < wanted)
        wanted = now.rlim_max;
    now.rlim_cur = now.rlim_max = wanted;
    return setrlimit(resource, &now) == 0;
}

static bool limit_all(const demand *asked)
{
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, OUTPUT_BYTES) &&
           (!asked->seconds || limit(RLIMIT_CPU, asked->seconds)) &&
           (!asked->bytes || !MAY_LIMIT_MEMORY ||
            limit(RLIMIT_AS, asked->bytes));
}

/* All of stdin with a NUL behind it, or NULL: too large, unreadable. */
static char *read_input(void)
{
    char *text = malloc(INPUT_BYTES + 1);
    if (!text)
        return NULL;
    size_t length = fread(text, 1, INPUT_BYTES + 1, stdin);
    if (ferror(stdin) || length > INPUT_BYTES) {
        free(text);
        return NULL;
    }
    text[length] = '\0';
    return text;
}

/* cgraph takes char * where it means const char *. */
static char *word(const char *text)
{
    union {
        const char *in;
        char *out;
    } view = {.in = text};
    return view.out;
}

static void copy_attributes(int kind, void *from, void *to)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        const attribute *a = &allowed[i];
        const char *value = a->kind == kind ? agget(from, word(a->name)) : NULL;
        if (value && (is_decimal(value) || is_one_of(value, a->words, 4)))
            agsafeset(to, word(a->name), word(value), word(""));
    }
}

static bool copy_edges(Agraph_t *from, Agraph_t *to)
{
    for (Agnode_t *n = agfstnode(from); n; n = agnxtnode(from, n))
        for (Agedge_t *e = agfstout(from, n); e; e = agnxtout(from, e)) {
            Agnode_t *tail = agnode(to, agnameof(agtail(e)), 0);
            Agnode_t *head = agnode(to, agnameof(aghead(e)), 0);
            Agedge_t *copy =
                tail && head ? agedge(to, tail, head, NULL, 1) : NULL;
            if (!copy)
                return false;
            copy_attributes(AGEDGE, e, copy);
        }
    return true;
}

/* The same graph with nothing in it but what `allowed` lets through. */
static Agraph_t *copy_graph(Agraph_t *from)
{
    Agraph_t *to =
        agopen(word("g"), agisdirected(from) ? Agdirected : Agundirected, NULL);
    if (!to)
        return NULL;
    agattr(to, AGNODE, word("shape"), word("box"));
    agattr(to, AGNODE, word("label"), word(""));
    agattr(to, AGNODE, word("fixedsize"), word("true"));
    agattr(to, AGRAPH, word("splines"), word("none"));
    copy_attributes(AGRAPH, from, to);
    for (Agnode_t *n = agfstnode(from); n; n = agnxtnode(from, n)) {
        Agnode_t *copy = agnode(to, agnameof(n), 1);
        if (!copy)
            return NULL;
        copy_attributes(AGNODE, n, copy);
    }
    return copy_edges(from, to) ? to : NULL;
}

static bool is_plain_name(const char *name)
{
    return *name && !strpbrk(name, " \t\r\n");
}

/* False if a position is no number or a byte was not accepted. */
static bool print_positions(Agraph_t *graph)
{
    boxf box = GD_bb(graph);
    printf("graph %.3f %.3f\n", box.UR.x - box.LL.x, box.UR.y - box.LL.y);
    for (Agnode_t *n = agfstnode(graph); n; n = agnxtnode(graph, n)) {
        pointf at = ND_coord(n);
        if (!isfinite(at.x) || !isfinite(at.y) || !is_plain_name(agnameof(n)))
            return false;
        printf(
            "%s %.3f %.3f %.3f %.3f\n", agnameof(n), at.x, at.y,
            ND_width(n) * 72, ND_height(n) * 72);
    }
    puts("end");
    return fflush(stdout) == 0 && !ferror(stdout);
}

static int say_nothing(char *message)
{
    (void)message;
    return 0;
}

int main(int argc, char **argv)
{
    demand asked;
    if (!read_arguments(argc, argv, &asked)) {
        fputs(
            "usage: kith-draw [--engine neato|sfdp|fdp|dot|twopi|circo]"
            " [--seconds N] [--bytes N] < DOT\n",
            stderr);
        return 2;
    }
    if (!limit_all(&asked))
        return 1;
    unsetenv("GVBINDIR"); /* no plug-ins but the installed ones */
    agseterrf(say_nothing);
    agseterr(AGERR);

    int status = 1;
    char *text = read_input();
    Agraph_t *read = text ? agmemread(text) : NULL;
    Agraph_t *graph = read ? copy_graph(read) : NULL;
    GVC_t *context = graph ? gvContext() : NULL;
    if (context && gvLayout(context, graph, asked.engine) == 0 &&
        print_positions(graph))
        status = 0;

    /* Graphviz's own clean-up is where it crashes and leaks; the system takes
     * everything back at once. */
    _Exit(status);
}
