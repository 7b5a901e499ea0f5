/* Hash functions: the same numbers on every machine. */
#ifndef DATELINE_BASE_HASH_H
#define DATELINE_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_SEED 0xcbf29ce484222325ull

/* Goes on hashing bytes from a seed (FNV-1a, Fowler, Noll and Vo 1991), byte after byte: hashing "ab" is hashing "a" and going on
 * with "b". */
static inline uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        seed = (seed ^ at[i]) * 0x100000001b3ull;
    return seed;
}

/* Mixes a number so that all bits depend on all (the finaliser of SplitMix64, Steele, Lea and Flood 2014). */
static inline uint64_t hash_mix(uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
    return x ^ (x >> 31);
}

#endif
