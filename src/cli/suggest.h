/* suggest.h — did you mean. */
#ifndef KITH_CLI_SUGGEST_H
#define KITH_CLI_SUGGEST_H

#include <stddef.h>

/* The nearest word so far; words are offered one by one. */
typedef struct suggestion {
    const char *typed;
    const char *word; /* NULL while none is near enough */
    size_t distance;
    char kept[32]; /* what `word` points at */
} suggestion;

static inline suggestion suggest_for(const char *typed)
{
    return (suggestion){.typed = typed};
}

/* Offers a word; the first of the nearest is kept. */
void kith_suggest(suggestion *best, const char *word);

#endif
