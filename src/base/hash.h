/* hash.h — XXH3, for telling bytes apart. No defence against a forger. */
#ifndef KITH_BASE_HASH_H
#define KITH_BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

/* 64 bits that differ when the bytes, or what was hashed into `seed`, do. */
uint64_t kith_hash(str bytes, uint64_t seed);

#endif
