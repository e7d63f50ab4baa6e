/*
 * doubles.c — see doubles.h.
 *
 * Names that share a key are compared; where they are alike enough, what the
 * notes say of the two people is weighed for and against. The weights were set
 * on generated vaults (tests/vaults/doubles.py) and are judged on others.
 */
#include "graph/doubles.h"

#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/sort.h"

/* ---- Weights --------------------------------------------------------------
 */

/* clang-format off */
static const double PRIOR = -5.5;       /* few pairs that share a key are one */

static const double pair_bits[LIKENESSES] = { /* a pair of words */
    [LIKE_SAME]       =  4.0,
    [LIKE_SHORT]      =  3.0,
    [LIKE_SOUND]      =  3.0,
    [LIKE_SLIP]       =  2.5,
    [LIKE_BEGINNING]  =  2.0,
    [LIKE_TWO_SLIPS]  =  1.5,
    [LIKE_INITIAL]    =  1.0,
    [LIKE_BONES]      =  0.0,
    [LIKE_SHORT_SLIP] =  0.5,
    [LIKE_ENDING]     =  0.5,
    [LIKE_OTHER]      = -8.0,
};
static const double JOINED = 7;        /* the same letters, split otherwise */
static const double REORDERED = -0.5;
static const double EXTRA = -0.5;      /* a word that one of them lacks */
static const double BARE = 0.5;        /* a single word is all there is */
static const double APART = -12;       /* Jr and III */

static const double SHARED = -0.5;     /* twice as many bear the word */
static const double SHARED_BARE = -2;
static const double SHARED_MOST = -6;
static const double BOTH_KNOWN = -2;   /* others have either word */

static const double SAME_ORGANIZATION = 2, OTHER_ORGANIZATION = -4;
static const double SAME_EMAIL = 8, OTHER_EMAIL = -6;
static const double SAME_NEIGHBOURS = 3;
static const double FEW = 0.25;        /* shared by any two of a team */
static const double OTHER_NEIGHBOURS = -0.75; /* a doubling of their number */
static const double NEVER_TOGETHER = 0.5, TOGETHER = -12;
static const double BESIDE = -4;
/* clang-format on */

static const double THRESHOLD = 0.5;

/* ---- The people -----------------------------------------------------------
 */

typedef struct finder {
    const kith_graph *graph;
    doubles *found;
    intern texts; /* of words: id - 1 is the index in `word` */
    VEC(name_word) word;
    VEC(spelling) spelling;
    candidates candidates;
    VEC(double_pair) pairs;  /* of the person at hand */
    VEC(double_pair) likely; /* of all so far */
    uint32_t weighed;        /* pairs */
    double *strength;        /* of a vertex: of its ties */
    uint32_t *first_met;     /* of vertex v: its meetings are */
    uint32_t *met;           /* met[first_met[v] .. first_met[v + 1]) */
    uint32_t *mark;          /* of a vertex: the pair at hand, if a neighbour */
    bool failed;
} finder;

static uint32_t word_of(finder *f, str text)
{
    name_id id = kith_intern(&f->texts, text);
    name_word word;
    if (id == NAME_FAILED)
        f->failed = true;
    else if (
        id > f->word.len &&
        (!kith_name_word(
             &f->found->memory, intern_text(&f->texts, id), &word) ||
         !VEC_PUSH(&f->word, word)))
        f->failed = true;
    return f->failed ? 0 : id - 1;
}

/* Adds a spelling; its words are numbers until the last one is known. */
static void add_spelling(finder *f, kith_vertex v, str text, arena *scratch)
{
    str cut[NAME_WORDS];
    spelling at = {.v = v, .text = text};
    size_t count = kith_name_split(scratch, text, cut, &at.name.generation);
    if (count == SIZE_MAX) {
        f->failed = true;
        return;
    }
    for (size_t i = 0; i < count && !f->failed; i++) {
        uint32_t id = word_of(f, cut[i]);
        if (f->failed || f->word.at[id].last == v)
            continue; /* by another spelling of the same person */
        f->word.at[id].last = v;
        f->word.at[id].people++;
    }
    at.name.words = (uint8_t)count;
    if (count && !VEC_PUSH(&f->spelling, at))
        f->failed = true;
    kith_arena_reset(scratch);
}

/* The words stand still now: every spelling gets to know its own. */
static void point_at_words(finder *f, arena *scratch)
{
    for (size_t i = 0; i < f->spelling.len && !f->failed; i++) {
        spelling *at = &f->spelling.at[i];
        str cut[NAME_WORDS];
        size_t count =
            kith_name_split(scratch, at->text, cut, &at->name.generation);
        f->failed = count == SIZE_MAX;
        for (size_t k = 0; k < count && !f->failed; k++)
            at->name.word[k] = &f->word.at[word_of(f, cut[k])];
        kith_arena_reset(scratch);
    }
}

static void collect_spellings(finder *f)
{
    const kith_graph *graph = f->graph;
    arena scratch = {0};
    for (kith_vertex v = 0; v < graph->order && !f->failed; v++) {
        const vertex *at = &graph->vertex[v];
        if (at->kind != KITH_KIND_PERSON)
            continue;
        f->found->people++;
        add_spelling(f, v, at->name, &scratch);
        for (uint32_t i = 0; i < at->aliases && !f->failed; i++)
            add_spelling(f, v, graph->alias[at->first_alias + i], &scratch);
    }
    point_at_words(f, &scratch);
    kith_arena_free(&scratch);
}

/* ---- Names ----------------------------------------------------------------
 */

static double name_bits(const name_likeness *is)
{
    double bits = is->joined ? JOINED : 0;
    for (unsigned i = 0; i < LIKENESSES; i++)
        bits += is->pair[i] * pair_bits[i];
    bits += is->bare ? BARE : is->extra * EXTRA;
    bits += is->reordered ? REORDERED : 0;
    return bits + (is->apart ? APART : 0);
}

/* What it takes from a name that its words are common: everybody of the pair
 * bears a word that is the same, one of them each of two that differ. */
static double common_bits(const name_likeness *is)
{
    double bits = 0;
    bool same = is->pair[LIKE_SAME] > 0;
    if (same && is->rarest > 2)
        bits = log2(is->rarest - 1.0) * (is->bare ? SHARED_BARE : SHARED);
    else if (is->bare && !same && is->borne > 1)
        bits = log2(is->borne) * SHARED_BARE;
    if (is->worst > LIKE_SHORT && is->worst < LIKE_OTHER && is->borne > 1)
        bits += is->worst == LIKE_SOUND ? BOTH_KNOWN / 2 : BOTH_KNOWN;
    return bits < SHARED_MOST ? SHARED_MOST : bits;
}

/* ---- What the notes say of the two ----------------------------------------
 */

static double organization_bits(const kith_graph *graph, double_pair *p)
{
    kith_vertex a = graph->vertex[p->a].organization;
    kith_vertex b = graph->vertex[p->b].organization;
    if (a == KITH_NO_VERTEX || b == KITH_NO_VERTEX)
        return 0;
    return a == b || kith_graph_belongs(graph, p->a, b) ||
                   kith_graph_belongs(graph, p->b, a)
               ? SAME_ORGANIZATION
               : OTHER_ORGANIZATION;
}

static double email_bits(const kith_graph *graph, double_pair *p)
{
    str a = graph->vertex[p->a].email, b = graph->vertex[p->b].email;
    if (a.len == 0 || b.len == 0)
        return 0;
    return str_equal(a, b) ? SAME_EMAIL : OTHER_EMAIL;
}

/* A neighbour tells the more the fewer people it is tied to (Adamic and Adar,
 * Social Networks 25, 2003). */
static double tells(const kith_graph *graph, kith_vertex v)
{
    uint32_t degree = graph->first_tie[v + 1] - graph->first_tie[v];
    return 1 / log(2.0 + degree);
}

static bool is_neighbour(const finder *f, const double_pair *p, kith_vertex v)
{
    return v != p->a && v != p->b && v != f->graph->me;
}

static double neighbour_bits(finder *f, double_pair *p, uint32_t stamp)
{
    const kith_graph *graph = f->graph;
    double sum[2] = {0, 0}, common = 0;
    uint32_t count[2] = {0, 0};
    for (int side = 0; side < 2; side++) {
        kith_vertex v = side ? p->b : p->a;
        for (uint32_t i = graph->first_tie[v]; i < graph->first_tie[v + 1];
             i++) {
            kith_vertex n = tie_other(&graph->tie[graph->adjacent[i]], v);
            if (!is_neighbour(f, p, n))
                continue;
            bool both = side && f->mark[n] == stamp;
            count[side]++;
            sum[side] += tells(graph, n);
            common += both ? tells(graph, n) : 0;
            p->shared += both;
            f->mark[n] = stamp;
        }
    }
    p->of = count[0] < count[1] ? count[0] : count[1];
    double fewer = sum[0] < sum[1] ? sum[0] : sum[1];
    if (p->of == 0)
        return 0;
    double share = common / fewer, sure = p->shared > 1 ? 1 : 0.5;
    return share < FEW
               ? OTHER_NEIGHBOURS * fmin(4, log2(p->of)) * (1 - share / FEW)
               : SAME_NEIGHBOURS * fmin(1, 2 * (share - FEW)) * sure;
}

/* The newest meeting both were in, counted or not. */
static double meeting_bits(const finder *f, double_pair *p)
{
    uint32_t i = f->first_met[p->a], k = f->first_met[p->b];
    uint32_t end_a = f->first_met[p->a + 1], end_b = f->first_met[p->b + 1];
    bool both = i < end_a && k < end_b;
    p->together = NO_INDEX;
    while (i < end_a && k < end_b) {
        if (f->met[i] == f->met[k]) {
            p->together = f->met[i];
            return TOGETHER;
        }
        if (f->met[i] < f->met[k])
            i++;
        else
            k++;
    }
    return both ? NEVER_TOGETHER : 0;
}

/* Whether a line tells of the two as of two. A link or "via" does not: the note
 * that a mishearing left behind names who was really met. */
static double beside_bits(const kith_graph *graph, const double_pair *p)
{
    const tie *t = kith_graph_between(graph, p->a, p->b);
    bool two = t && t->events > t->linked + t->relayed;
    return two && p->together == NO_INDEX ? BESIDE : 0;
}

static void weigh(finder *f, double_pair *p, uint32_t stamp)
{
    const kith_graph *graph = f->graph;
    p->bits[SIGN_PRIOR] = (float)PRIOR;
    p->bits[SIGN_ORGANIZATION] = (float)organization_bits(graph, p);
    p->bits[SIGN_EMAIL] = (float)email_bits(graph, p);
    p->bits[SIGN_NEIGHBOURS] = (float)neighbour_bits(f, p, stamp);
    p->bits[SIGN_MEETINGS] = (float)meeting_bits(f, p);
    p->bits[SIGN_BESIDE] = (float)beside_bits(graph, p);
    double sum = 0;
    for (unsigned s = 0; s < SIGNS; s++)
        sum += (double)p->bits[s];
    p->score = 1 / (1 + exp2(-sum));
    p->moved = fmin(f->strength[p->a], f->strength[p->b]);
}

/* Puts the one to keep first: who has more ties, or else a note. */
static void keep_first(const finder *f, double_pair *p)
{
    double a = f->strength[p->a], b = f->strength[p->b];
    bool has_note = f->graph->vertex[p->a].note != NO_INDEX;
    if (a > b ||
        (a >= b && (has_note || f->graph->vertex[p->b].note == NO_INDEX)))
        return;
    double_pair was = *p;
    p->a = was.b;
    p->as_a = was.as_b;
    p->b = was.a;
    p->as_b = was.as_a;
}

/* ---- Pairs ----------------------------------------------------------------
 */

static int compare_people(const double_pair *p, const double_pair *q)
{
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* By people; of the spellings of two people the most alike first. */
static int compare_likeness(const void *a, const void *b)
{
    const double_pair *p = a, *q = b;
    double x = (double)(p->bits[SIGN_NAME] + p->bits[SIGN_COMMON]);
    double y = (double)(q->bits[SIGN_NAME] + q->bits[SIGN_COMMON]);
    int order = compare_people(p, q);
    if (order == 0)
        order = (x < y) - (x > y);
    if (order == 0)
        order = str_compare(p->as_a, q->as_a);
    return order ? order : str_compare(p->as_b, q->as_b);
}

/* What merging is expected to set right, less what it would spoil. */
static double expected_effect(const double_pair *p)
{
    return (p->score - (1 - p->score)) * p->moved;
}

static int compare_effect(const void *a, const void *b)
{
    const double_pair *p = a, *q = b;
    double x = expected_effect(p), y = expected_effect(q);
    if (x < y || x > y)
        return x > y ? -1 : 1;
    if (p->score < q->score || p->score > q->score)
        return p->score > q->score ? -1 : 1;
    return compare_people(p, q);
}

/* Compares the names of candidates [begin, end); keeps those that other signs
 * may still lift over the threshold, the most alike of two people first. */
static void compare_names(finder *f, size_t begin, size_t end)
{
    const double most =
        SAME_ORGANIZATION + SAME_EMAIL + SAME_NEIGHBOURS + NEVER_TOGETHER;
    f->pairs.len = 0;
    for (size_t i = begin; i < end && !f->failed; i++) {
        const spelling *a = &f->spelling.at[f->candidates.at[i].a];
        const spelling *b = &f->spelling.at[f->candidates.at[i].b];
        double_pair p = {
            .a = a->v, .b = b->v, .as_a = a->text, .as_b = b->text};
        p.name = kith_name_likeness(&a->name, &b->name);
        p.bits[SIGN_NAME] = (float)name_bits(&p.name);
        p.bits[SIGN_COMMON] = (float)common_bits(&p.name);
        double sum =
            PRIOR + (double)p.bits[SIGN_NAME] + (double)p.bits[SIGN_COMMON];
        if (sum + most >= 0 && !VEC_PUSH(&f->pairs, p))
            f->failed = true;
    }
    kith_sort(f->pairs.at, f->pairs.len, sizeof *f->pairs.at, compare_likeness);
}

/* Weighs each two people once and keeps the likely ones. */
static void choose(finder *f)
{
    for (size_t i = 0; i < f->pairs.len && !f->failed; i++) {
        double_pair *p = &f->pairs.at[i];
        bool again = i > 0 && compare_people(&f->pairs.at[i - 1], p) == 0;
        if (again || kith_graph_differ(f->graph, p->a, p->b))
            continue;
        weigh(f, p, ++f->weighed);
        if (p->score >= THRESHOLD && !VEC_PUSH(&f->likely, *p))
            f->failed = true;
    }
}

/* Compares one person after the other with those behind, so that only the
 * likely pairs are kept: of 100 000 names that a digit tells apart ten million
 * are not. */
static void compare_all(finder *f)
{
    const candidate *at = f->candidates.at;
    f->found->compared = f->candidates.len;
    for (size_t begin = 0, end; begin < f->candidates.len && !f->failed;
         begin = end) {
        kith_vertex v = f->spelling.at[at[begin].a].v;
        for (end = begin;
             end < f->candidates.len && f->spelling.at[at[end].a].v == v;)
            end++;
        compare_names(f, begin, end);
        choose(f);
    }
}

static void tell(finder *f)
{
    doubles *found = f->found;
    for (size_t i = 0; i < f->likely.len; i++)
        keep_first(f, &f->likely.at[i]);
    found->count = f->likely.len;
    found->pair = NEW_ARRAY(&found->memory, found->count + 1, double_pair);
    if (!found->pair) {
        f->failed = true;
        return;
    }
    if (found->count)
        memcpy(found->pair, f->likely.at, found->count * sizeof *found->pair);
    kith_sort(found->pair, found->count, sizeof *found->pair, compare_effect);
}

/* ---- Laying out what is asked of people -----------------------------------
 */

static void lay_out_meetings(finder *f)
{
    const kith_graph *graph = f->graph;
    for (size_t e = 0; e < graph->event_count; e++) {
        const event *at = &graph->event[e];
        for (uint32_t i = 0; at->kind == EVENT_MET && i < at->members; i++)
            f->first_met[graph->member[at->first_member + i] + 2]++;
    }
    for (size_t v = 2; v < graph->order + 2; v++)
        f->first_met[v] += f->first_met[v - 1];
    f->met = malloc((f->first_met[graph->order + 1] + 1) * sizeof *f->met);
    f->failed = !f->met;
    for (uint32_t e = 0; e < graph->event_count && !f->failed; e++) {
        const event *at = &graph->event[e];
        for (uint32_t i = 0; at->kind == EVENT_MET && i < at->members; i++) {
            kith_vertex v = graph->member[at->first_member + i];
            f->met[f->first_met[v + 1]++] = e;
        }
    }
}

static void prepare(finder *f)
{
    const kith_graph *graph = f->graph;
    f->strength = calloc(graph->order + 1, sizeof *f->strength);
    f->first_met = calloc(graph->order + 3, sizeof *f->first_met);
    f->mark = calloc(graph->order + 1, sizeof *f->mark);
    f->failed = !f->strength || !f->first_met || !f->mark;
    if (!f->failed)
        lay_out_meetings(f);
    for (size_t t = 0; t < graph->size && !f->failed; t++) {
        f->strength[graph->tie[t].a] += graph->tie[t].strength;
        f->strength[graph->tie[t].b] += graph->tie[t].strength;
    }
}

bool kith_doubles_find(const kith_graph *graph, doubles *found)
{
    finder f = {.graph = graph, .found = found};
    *found = (doubles){0};
    prepare(&f);
    if (!f.failed)
        collect_spellings(&f);
    if (!f.failed)
        f.failed = !kith_doubles_candidates(
            f.spelling.at, f.spelling.len, &f.candidates, &found->crowded);
    if (!f.failed)
        compare_all(&f);
    if (!f.failed)
        tell(&f);
    kith_intern_free(&f.texts);
    VEC_FREE(&f.word);
    VEC_FREE(&f.spelling);
    VEC_FREE(&f.candidates);
    VEC_FREE(&f.pairs);
    VEC_FREE(&f.likely);
    free(f.strength);
    free(f.first_met);
    free(f.met);
    free(f.mark);
    if (f.failed)
        kith_doubles_free(found);
    return !f.failed;
}

void kith_doubles_free(doubles *found)
{
    kith_arena_free(&found->memory);
    *found = (doubles){0};
}
