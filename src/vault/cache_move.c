/*
 * cache_move.c — a note that says what it said, elsewhere.
 *
 * Most words that are written into a note change no record of it but in where
 * it stands: the lines below move down, what follows in the line to the right.
 * A graph of such notes is the old one with its places moved, if what stood
 * before something else still does, and what stood in one line still does.
 */
#include "base/sort.h"
#include "vault/cache_file.h"

enum { NOWHERE = -1, LARGEST = 64 };

/* Where in a record of a note it is told where that stands. */
typedef struct record_kind {
    size_t size;
    int line, column, begin, length;
} record_kind;

#define STANDS(type)                                                          \
    {                                                                         \
        sizeof(type), (int)offsetof(type, line), (int)offsetof(type, column), \
            NOWHERE, NOWHERE                                                  \
    }

/* In the order in which they lie (worker.h). */
static const record_kind kinds[] = {
    STANDS(note_link),
    {sizeof(item), (int)offsetof(item, line), NOWHERE,
     (int)offsetof(item, begin), (int)offsetof(item, length)},
    STANDS(mention),
    STANDS(field),
    {sizeof(task), NOWHERE, NOWHERE, NOWHERE, NOWHERE},
    STANDS(tag),
    STANDS(finding),
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static void count_records(const told_note *of, uint32_t counts[KINDS])
{
    const note *n = of->note;
    const uint32_t all[KINDS] = {n->links,          n->items, n->mentions,
                                 n->fields,         n->tasks, n->tags,
                                 of->left->findings};
    memcpy(counts, all, sizeof all);
}

/* Takes a number out of a record. */
static uint32_t take(char *record, int at, size_t size)
{
    uint32_t number = 0;
    uint16_t half = 0;
    if (at == NOWHERE)
        return 0;
    if (size == sizeof half) {
        memcpy(&half, record + at, size);
        number = half;
    } else {
        memcpy(&number, record + at, size);
    }
    memset(record + at, 0, size);
    return number;
}

/* Takes out of a record where it stands: what is left is what it says. */
static spot take_spot(const record_kind *kind, char *record)
{
    uint32_t line = take(record, kind->line, sizeof line);
    uint32_t column = take(record, kind->column, sizeof column);
    uint32_t begin = take(record, kind->begin, sizeof begin);
    uint16_t length = (uint16_t)take(record, kind->length, sizeof length);
    return (spot){
        line, begin, length,
        kind->column == NOWHERE ? (uint16_t)1 : item_count(column)};
}

static int compare_moves(const void *left, const void *right)
{
    const move *a = left, *b = right;
    int order = spot_compare(a->was, b->was);
    return order ? order : spot_compare(a->is, b->is);
}

/* Lists where two records stand, and where their lines begin, which is also
 * told of some; false if they say two things, or memory is out. */
static bool compare_records(
    const record_kind *kind,
    const char *was,
    const char *is,
    uint32_t n,
    move_list *moves)
{
    char before[LARGEST], after[LARGEST];
    memcpy(before, was, kind->size);
    memcpy(after, is, kind->size);
    move m = {n, take_spot(kind, before), take_spot(kind, after)};
    move line = {n, {m.was.line, 0, 0, 1}, {m.is.line, 0, 0, 1}};
    return memcmp(before, after, kind->size) == 0 &&
           (kind->line == NOWHERE ||
            (VEC_PUSH(moves, m) && VEC_PUSH(moves, line)));
}

/* Puts moves in order, each once. False if that is another order than they
 * were in, or of what stood in one place some has moved and some not. */
static bool settle(move_list *moves, size_t first)
{
    if (moves->len == first)
        return true;
    move *all = moves->at + first, *last = all;
    kith_sort(all, moves->len - first, sizeof *all, compare_moves);
    for (const move *m = all + 1; m < moves->at + moves->len; m++) {
        if (compare_moves(last, m) == 0)
            continue;
        if (spot_compare(last->was, m->was) == 0 ||
            spot_compare(last->is, m->is) >= 0 ||
            (last->was.line == m->was.line) != (last->is.line == m->is.line))
            return false;
        *++last = *m;
    }
    moves->len = (size_t)(last - moves->at) + 1;
    return true;
}

static bool compare_notes(
    const told_note *was, const told_note *is, uint32_t n, move_list *moves)
{
    note before = *was->note, after = *is->note;
    uint32_t counts[KINDS];
    const char *at = was->left->records, *to = is->left->records;
    const move top = {n, {1, 0, 0, 1}, {1, 0, 0, 1}};
    bool same = true;
    kith_cache_strip(&before);
    kith_cache_strip(&after);
    before.day_line = after.day_line = 0;
    if (memcmp(&before, &after, sizeof before) != 0 ||
        was->left->findings != is->left->findings ||
        was->left->vias != is->left->vias ||
        kith_cache_told(was->note, was->left) !=
            kith_cache_told(is->note, is->left))
        return false;
    count_records(is, counts);
    for (size_t i = 0; i < KINDS && same; i++)
        for (uint32_t k = 0; k < counts[i] && same; k++) {
            same = compare_records(&kinds[i], at, to, n, moves);
            at += kinds[i].size;
            to += kinds[i].size;
        }
    return same && VEC_PUSH(moves, top);
}

bool kith_cache_moved(
    const told_note *was, const told_note *is, uint32_t n, move_list *moves)
{
    size_t first = moves->len;
    bool moved = compare_notes(was, is, n, moves) && settle(moves, first);
    if (!moved)
        moves->len = first;
    return moved;
}
