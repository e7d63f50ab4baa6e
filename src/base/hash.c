/* hash.c — see hash.h. One of the few files with <xxhash.h>. */
#include "base/hash.h"

#include <xxhash.h>

uint64_t kith_hash(str bytes, uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.ptr, bytes.len, seed);
}
