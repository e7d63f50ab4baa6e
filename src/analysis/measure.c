/* measure.c — the names of the measures, and how ready people are to help. */
#include <string.h>

#include "analysis/analysis.h"

static const char *const names[KITH_MEASURES] = {
    [KITH_DEGREE] = "degree",
    [KITH_STRENGTH] = "strength",
    [KITH_BETWEENNESS] = "betweenness",
    [KITH_CLOSENESS] = "closeness",
    [KITH_HARMONIC] = "harmonic",
    [KITH_EIGENVECTOR] = "eigenvector",
    [KITH_PAGERANK] = "pagerank",
    [KITH_CONSTRAINT] = "constraint",
    [KITH_EFFECTIVE_SIZE] = "effective_size",
    [KITH_CORENESS] = "coreness",
    [KITH_CUT_VERTEX] = "cut_vertex",
};

/* w of the introduction model. */
static const double willingness[] = {
    [STANCE_UNKNOWN] = .70, [STANCE_CHAMPION] = .90, [STANCE_SUPPORTER] = .80,
    [STANCE_NEUTRAL] = .70, [STANCE_SCEPTIC] = .40,  [STANCE_DETRACTOR] = .20,
};

const char *kith_measure_text(kith_measure measure)
{
    size_t row = (size_t)measure;
    return row < KITH_MEASURES ? names[row] : "unknown";
}

bool kith_measure_find(const char *name, kith_measure *measure)
{
    for (size_t row = 0; name && row < KITH_MEASURES; row++)
        if (!strcmp(name, names[row])) {
            *measure = (kith_measure)row;
            return true;
        }
    return false;
}

double kith_willingness(stance of)
{
    size_t row = (size_t)of;
    bool known = row < sizeof willingness / sizeof *willingness;
    return willingness[known ? row : STANCE_UNKNOWN];
}
