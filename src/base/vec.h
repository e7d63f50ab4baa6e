/*
 * vec.h — an array that grows.
 *
 *     VEC(link) links = {0};
 *     if (!VEC_PUSH(&links, found)) return out_of_memory;
 *     for (size_t i = 0; i < links.len; i++) use(links.at[i]);
 *     VEC_FREE(&links);
 *
 * Doubles when full, so a push is amortised O(1). The zero value is empty.
 */
#ifndef KITH_BASE_VEC_H
#define KITH_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

/* clang-format off */
#define VEC(type) struct { type *at; size_t len, cap; }
/* clang-format on */

/* Appends; false (and nothing changed) if memory is out. */
#define VEC_PUSH(v, element) \
    (VEC_ROOM(v) ? ((v)->at[(v)->len++] = (element), true) : false)

/* Room for one more element; false if memory is out. */
#define VEC_ROOM(v) \
    ((v)->len < (v)->cap || kith_vec_grow(&(v)->at, &(v)->cap, sizeof *(v)->at))

#define VEC_FREE(v) (free((v)->at), (v)->at = NULL, (v)->len = 0, (v)->cap = 0)

/* Makes the room what is wanted, at least one and as much as is used; the rest
 * of it is zeroed. False, and nothing changed, if memory is out. */
#define VEC_FIT(v, room) \
    kith_vec_fit(&(v)->at, (v)->len, (room), &(v)->cap, sizeof *(v)->at)

/* Doubles the array whose pointer stands at `at`. */
bool kith_vec_grow(void *at, size_t *cap, size_t size);

/* Gives the array whose pointer stands at `at` room for `room` elements, of
 * which `len` are used. */
bool kith_vec_fit(void *at, size_t len, size_t room, size_t *cap, size_t size);

#endif
