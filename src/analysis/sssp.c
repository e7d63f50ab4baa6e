/*
 * sssp.c — betweenness, closeness and harmonic centrality in one pass.
 *
 * From every person the shortest chains to all others are found and walked back
 * (Brandes 2001). Three things make it fast:
 *
 * - Costs are whole multiples of 1e-12 (a coarser power of ten only where sums
 *   could overflow). Equal chains are equal exactly, in whatever order their
 *   costs are added; a flat graph is exact; and 1e-12 of the least cost there
 *   is (0.01) leaves ten good digits.
 * - A bucket queue: a bucket is no wider than the least cost, so nobody in it
 *   can shorten the way to another in it and all are final when its turn comes
 *   (Dial 1969). No heap, no reordering.
 * - What one person needs stands in 32 bytes, half a cache line. Nearly all
 *   have one predecessor, which stands there too; only where chains tie are
 *   the arcs read again on the way back.
 *
 * Sources are dealt out in BLOCKS runs; each adds up what it found, and the
 * blocks are added in order, whatever threads did them.
 */
#include "analysis/measures.h"

#include <math.h>
#include <stdlib.h>

#include "base/workers.h"

#define UNREACHED UINT64_MAX
#define FULL_LOAD ((size_t)1 << 20) /* arcs worth a thread of its own */

enum { BLOCKS = 32, MOST_BUCKETS = 1 << 16 };

typedef struct reached {
    uint64_t distance;
    double chains;         /* shortest chains from the source */
    double dependency;     /* of the source on this person */
    uint32_t before;       /* the last predecessor found */
    uint32_t predecessors; /* how many */
} reached;

/* The bucket queue: lists of entries in a ring of buckets. Entry 0 is none. A
 * person whose distance fell leaves an old entry behind; it is known by its
 * bucket not being that of the distance. */
typedef struct entry {
    uint32_t who, next;
} entry;

typedef struct source_room { /* of one worker */
    reached *at;
    uint32_t *settled; /* in order of distance */
    entry *entry;
    uint32_t entries;
    uint32_t *bucket;
    uint64_t *filled; /* a bit a bucket */
} source_room;

/* An arc as the pass walks it: read in one go, where it leads from is known. */
typedef struct stretch {
    uint64_t length;
    uint32_t to;
} stretch;

typedef struct pass {
    const people *g;
    stretch *arc;
    double scale;    /* of a length to a cost */
    uint32_t shift;  /* 2^shift <= the least length: the width of a bucket */
    uint32_t mask;   /* buckets - 1; buckets are a power of two */
    double *partial; /* BLOCKS rows of n */
    double *closeness, *harmonic;
    source_room *room;
} pass;

/* Whole lengths, as fine as the longest conceivable chain allows. */
static bool measure_lengths(pass *p)
{
    const people *g = p->g;
    size_t arcs = 2 * (size_t)g->m;
    double most = 0;
    for (size_t a = 0; a < arcs; a++)
        most = fmax(most, g->cost[a].c);
    p->scale = 1e12;
    while (most * p->scale * (g->n + 1.0) > 4e18)
        p->scale /= 10;

    p->arc = calloc(arcs + 1, sizeof *p->arc);
    if (!p->arc)
        return false;
    uint64_t shortest = UINT64_MAX, longest = 0;
    for (size_t a = 0; a < arcs; a++) {
        double length = fmax(1, round(g->cost[a].c * p->scale));
        p->arc[a] = (stretch){(uint64_t)length, g->to[a]};
        shortest = p->arc[a].length < shortest ? p->arc[a].length : shortest;
        longest = p->arc[a].length > longest ? p->arc[a].length : longest;
    }
    while (arcs && (shortest >> p->shift) > 1)
        p->shift++;
    /* Whoever waits is at most `longest` beyond the current bucket: a ring that
     * long never laps itself. A shorter one is slower, not wrong. */
    uint64_t span = (longest >> p->shift) + 2;
    p->mask = 63; /* a word of the bit map at least */
    while (p->mask + UINT64_C(1) < span && p->mask + 1 < MOST_BUCKETS)
        p->mask = p->mask * 2 + 1;
    return true;
}

static bool room_take(const pass *p, source_room *room)
{
    size_t n = p->g->n, buckets = (size_t)p->mask + 1;
    room->at = calloc(n + 1, sizeof *room->at);
    room->settled = calloc(n + 1, sizeof *room->settled);
    room->entry = calloc(2 * (size_t)p->g->m + 2, sizeof *room->entry);
    room->bucket = calloc(buckets, sizeof *room->bucket);
    room->filled = calloc(buckets / 64, sizeof *room->filled);
    if (!room->at || !room->settled || !room->entry || !room->bucket ||
        !room->filled)
        return false;
    for (size_t v = 0; v < n; v++)
        room->at[v].distance = UNREACHED;
    return true;
}

static void room_free(source_room *room)
{
    free(room->at);
    free(room->settled);
    free(room->entry);
    free(room->bucket);
    free(room->filled);
}

/* The first filled bucket at or after `turn`, as a turn; UNREACHED if all are
 * empty. A ring's length past `turn` every bucket has been looked at once. */
static uint64_t next_turn(const pass *p, const source_room *room, uint64_t turn)
{
    uint64_t end = turn + p->mask + 1;
    while (turn < end) {
        uint32_t slot = (uint32_t)turn & p->mask;
        uint64_t word = room->filled[slot / 64] >> (slot % 64);
        if (!word) {
            turn += 64 - slot % 64;
            continue;
        }
        for (; !(word & 0xff); word >>= 8)
            turn += 8;
        for (; !(word & 1); word >>= 1)
            turn++;
        return turn;
    }
    return UNREACHED;
}

static void hold(const pass *p, source_room *room, uint64_t turn, uint32_t e)
{
    uint32_t slot = (uint32_t)turn & p->mask;
    room->entry[e].next = room->bucket[slot];
    room->bucket[slot] = e;
    room->filled[slot / 64] |= UINT64_C(1) << (slot % 64);
}

static void enqueue(const pass *p, source_room *room, uint32_t v)
{
    uint32_t e = ++room->entries;
    room->entry[e].who = v;
    hold(p, room, room->at[v].distance >> p->shift, e);
}

/* Tells v's contacts how far they are by way of v. Nine arcs in ten lead to
 * nothing: their loop keeps what it needs in registers. */
static void relax(const pass *p, source_room *room, uint32_t v)
{
    reached *const at = room->at;
    const reached from = at[v];
    const stretch *const end = p->arc + p->g->first[v + 1];
    for (const stretch *arc = p->arc + p->g->first[v]; arc < end; arc++) {
        reached *to = &at[arc->to];
        uint64_t distance = from.distance + arc->length;
        if (distance > to->distance)
            continue;
        if (distance == to->distance) {
            to->chains += from.chains;
            to->before = v;
            to->predecessors++;
            continue;
        }
        bool moves = to->distance == UNREACHED ||
                     distance >> p->shift != to->distance >> p->shift;
        to->distance = distance;
        to->chains = from.chains;
        to->before = v;
        to->predecessors = 1;
        if (moves)
            enqueue(p, room, arc->to);
    }
}

/* Everyone within reach of `source`, nearest first; how many. */
static uint32_t settle(const pass *p, source_room *room, uint32_t source)
{
    uint32_t count = 0;
    uint64_t turn = 0;
    room->entries = 0;
    room->at[source] = (reached){.chains = 1};
    enqueue(p, room, source);
    while ((turn = next_turn(p, room, turn)) != UNREACHED) {
        uint32_t slot = (uint32_t)turn & p->mask, e = room->bucket[slot];
        room->bucket[slot] = 0;
        room->filled[slot / 64] &= ~(UINT64_C(1) << (slot % 64));
        for (uint32_t next; e; e = next) {
            uint32_t v = room->entry[e].who;
            uint64_t due = room->at[v].distance >> p->shift;
            next = room->entry[e].next;
            if (due > turn) /* a later lap of the ring */
                hold(p, room, due, e);
            if (due != turn)
                continue;
            room->settled[count++] = v;
            relax(p, room, v);
        }
        turn++;
    }
    return count;
}

/* Hands v's dependency to its predecessors, a share for each chain. */
static void walk_back(const pass *p, source_room *room, uint32_t v)
{
    const reached from = room->at[v];
    double share = (1 + from.dependency) / from.chains;
    if (from.predecessors == 1) {
        reached *to = &room->at[from.before];
        to->dependency += share * to->chains;
        return;
    }
    uint32_t left = from.predecessors;
    for (const stretch *arc = p->arc + p->g->first[v]; left; arc++) {
        reached *to = &room->at[arc->to];
        if (to->distance + arc->length == from.distance) {
            to->dependency += share * to->chains;
            left--;
        }
    }
}

static void measure_source(
    const pass *p, source_room *room, uint32_t source, double *partial)
{
    uint32_t count = settle(p, room, source);
    double sum = 0, inverse = 0;
    for (uint32_t i = 1; i < count; i++) {
        double cost = (double)room->at[room->settled[i]].distance / p->scale;
        sum += cost;
        inverse += 1 / cost;
    }
    for (uint32_t i = count; i-- > 1;) {
        walk_back(p, room, room->settled[i]);
        partial[room->settled[i]] += room->at[room->settled[i]].dependency;
    }
    for (uint32_t i = 0; i < count; i++)
        room->at[room->settled[i]] = (reached){.distance = UNREACHED};
    p->closeness[source] = count > 1 ? (count - 1) / sum : UNDEFINED;
    p->harmonic[source] = p->g->n > 1 ? inverse / (p->g->n - 1.0) : UNDEFINED;
}

static bool measure_block(void *context, size_t block, unsigned worker)
{
    pass *p = context;
    size_t n = p->g->n;
    source_room *room = &p->room[worker];
    if (!room->at && !room_take(p, room))
        return false;
    double *partial = p->partial + block * n;
    for (size_t v = n * block / BLOCKS; v < n * (block + 1) / BLOCKS; v++)
        measure_source(p, room, (uint32_t)v, partial);
    return true;
}

bool kith_betweenness(
    const people *g,
    unsigned threads,
    double *betweenness,
    double *closeness,
    double *harmonic)
{
    size_t n = g->n, load = n * ((size_t)g->m + n) / FULL_LOAD;
    unsigned workers = kith_workers(threads, load < BLOCKS ? load + 1 : BLOCKS);
    pass p = {.g = g};
    p.closeness = closeness;
    p.harmonic = harmonic;
    p.partial = calloc(BLOCKS * n + 1, sizeof *p.partial);
    p.room = calloc(workers, sizeof *p.room);
    bool done = p.partial && p.room && measure_lengths(&p) &&
                kith_workers_run(workers, BLOCKS, measure_block, &p);

    double others = g->n - 1.0; /* each pair is seen from both ends */
    double pairs = n > 2 ? others * (others - 1) : 1;
    for (size_t v = 0; done && v < n; v++) {
        double sum = 0;
        for (size_t block = 0; block < BLOCKS; block++)
            sum += p.partial[block * n + v];
        betweenness[v] = sum / pairs;
    }
    for (unsigned i = 0; p.room && i < workers; i++)
        room_free(&p.room[i]);
    free(p.room);
    free(p.partial);
    free(p.arc);
    return done;
}
