/* vec.c — see vec.h. */
#include "base/vec.h"

#include <stdint.h>
#include <string.h>

bool kith_vec_grow(void *at, size_t *cap, size_t size)
{
    enum { FIRST = 16 };
    size_t larger = *cap ? *cap * 2 : FIRST;
    if (larger < *cap || larger > SIZE_MAX / size)
        return false;

    void *old;
    memcpy(&old, at, sizeof old); /* a T ** read as void ** would alias */
    void *grown = realloc(old, larger * size);
    if (!grown)
        return false;
    memcpy(at, &grown, sizeof grown);
    *cap = larger;
    return true;
}

bool kith_vec_fit(void *at, size_t len, size_t room, size_t *cap, size_t size)
{
    void *old;
    memcpy(&old, at, sizeof old);
    if (room > SIZE_MAX / size)
        return false;
    char *cut = realloc(old, room * size);
    if (!cut)
        return false;
    memset(cut + len * size, 0, (room - len) * size);
    memcpy(at, &cut, sizeof cut);
    *cap = room;
    return true;
}
