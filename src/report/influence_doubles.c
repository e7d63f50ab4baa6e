/*
 * influence_doubles.c — people who may be one person under two spellings.
 *
 * Only among those of the account and whom they met: in a whole vault there is
 * always somebody else with nearly the same name. Nothing is merged here; the
 * reader decides. O(n^2) pairs, most of which differ in length or letters and
 * cost a few instructions.
 */
#include "base/fold.h"
#include "report/influence.h"

enum {
    DOUBLES = 3,
    LONGEST = 64, /* bytes of a name that are compared */
    SURE = 8      /* two letters may differ in names as long as this */
};

/* Someone as they are compared. */
typedef struct spelling {
    kith_vertex v;
    str key;
    uint32_t letters; /* which of a .. z are in it */
} spelling;

static uint32_t letters_of(str key)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < key.len; i++) {
        if (key.ptr[i] >= 'a' && key.ptr[i] <= 'z')
            letters |= (uint32_t)1 << (key.ptr[i] - 'a');
    }
    return letters;
}

static size_t count_bits(uint32_t bits)
{
    size_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* Changes of one byte that turn a into b (Levenshtein), or `most` + 1. */
static size_t distance(str a, str b, size_t most)
{
    size_t cost[LONGEST + 1];
    for (size_t k = 0; k <= b.len; k++)
        cost[k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        size_t corner = cost[0], least = cost[0] = i;
        for (size_t k = 1; k <= b.len; k++) {
            size_t change = corner + (a.ptr[i - 1] != b.ptr[k - 1]);
            corner = cost[k];
            size_t add = 1 + (cost[k] < cost[k - 1] ? cost[k] : cost[k - 1]);
            cost[k] = change < add ? change : add;
            least = cost[k] < least ? cost[k] : least;
        }
        if (least > most)
            return most + 1;
    }
    return cost[b.len];
}

/* Whether two people may be one: of one organization or both of none, names a
 * slip of the pen apart, and never in one meeting. */
static bool may_be_one(const brief *b, const spelling *one, const spelling *two)
{
    const kith_graph *graph = b->graph;
    size_t shorter = one->key.len < two->key.len ? one->key.len : two->key.len;
    size_t longer = one->key.len + two->key.len - shorter;
    size_t most = shorter >= SURE ? 2 : 1;
    if (longer > LONGEST || longer - shorter > most ||
        count_bits(one->letters ^ two->letters) > 2 * most ||
        graph->vertex[one->v].organization !=
            graph->vertex[two->v].organization)
        return false;
    size_t apart = distance(one->key, two->key, most);
    if (apart == 0 || apart > most)
        return false;
    const tie *t = kith_graph_between(graph, one->v, two->v);
    return !t || t->met == 0;
}

/* The people of the account and whom they met. */
static size_t gather(brief *b, spelling *list)
{
    const kith_graph *graph = b->graph;
    bool *near = kith_brief_room(b, graph->order, sizeof *near);
    size_t count = 0;
    for (size_t i = 0; near && i < graph->size; i++) {
        const tie *t = &graph->tie[i];
        if (t->met) {
            near[t->a] = near[t->a] || b->member[t->b];
            near[t->b] = near[t->b] || b->member[t->a];
        }
    }
    for (kith_vertex v = 0; near && v < graph->order && !b->r->failed; v++) {
        if (!near[v] && !b->member[v])
            continue;
        str key = kith_fold_name(&b->r->memory, graph->vertex[v].name);
        b->r->failed = !key.ptr;
        list[count++] = (spelling){v, key, letters_of(key)};
    }
    return count;
}

static void say_double(brief *b, value *rows, kith_vertex one, kith_vertex two)
{
    said line = kith_brief_say(
        b, rows, LABEL_INFERENCE, "possible_double",
        kith_report_format(
            b->r, "%.*s and %.*s may be one person: not merged",
            STR_ARG(brief_name(b, one)), STR_ARG(brief_name(b, two))));
    kith_value_name(b->r, line.row, "one", b->graph, one);
    kith_value_name(b->r, line.row, "other", b->graph, two);
    kith_brief_prove_note(b, &line, one);
    kith_brief_prove_note(b, &line, two);
    if (line.proved)
        return;
    kith_brief_prove_note(b, &line, b->about);
}

size_t kith_brief_doubles(brief *b, value *rows)
{
    spelling *list = kith_brief_room(b, b->graph->order, sizeof *list);
    size_t count = list ? gather(b, list) : 0, found = 0;
    for (size_t i = 0; i < count && !b->r->failed; i++) {
        for (size_t k = i + 1; k < count; k++) {
            if (may_be_one(b, &list[i], &list[k]) && found++ < DOUBLES)
                say_double(b, rows, list[i].v, list[k].v);
        }
    }
    if (found > DOUBLES)
        kith_block_line(
            b->r, 1, LABEL_NONE,
            kith_report_format(
                b->r, "and %zu more such pairs", found - DOUBLES));
    return found;
}
