/*
 * rng.h — random numbers that depend on nothing but a seed.
 *
 * SplitMix64 (Steele, Lea & Flood 2014): 64 bits of state, the same on every
 * machine, any seed good.
 */
#ifndef KITH_ANALYSIS_RNG_H
#define KITH_ANALYSIS_RNG_H

#include <stdint.h>

typedef struct rng {
    uint64_t state;
} rng;

static inline uint64_t rng_next(rng *r)
{
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* In 0 .. bound - 1; bound > 0. Uneven by less than bound / 2^32. */
static inline uint32_t rng_below(rng *r, uint32_t bound)
{
    return (uint32_t)(((rng_next(r) >> 32) * bound) >> 32);
}

/* In [0, 1). */
static inline double rng_unit(rng *r)
{
    return (double)(rng_next(r) >> 11) * 0x1p-53;
}

#endif
