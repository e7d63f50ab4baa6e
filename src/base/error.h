/* error.h — filling a kith_error: the first one wins. */
#ifndef KITH_BASE_ERROR_H
#define KITH_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#include <kith/error.h>

static inline bool error_is_set(const kith_error *error)
{
    return error && error->code != KITH_ERROR_NONE;
}

/* Records a failure unless one is recorded already, or `error` is NULL. The
 * message is one sentence without full stop; `path` may be NULL, `line` 0.
 * Always false, so that a failing step may end with `return kith_fail(...)`. */
#if defined(__GNUC__)
__attribute__((format(printf, 5, 6)))
#endif
bool kith_fail(
    kith_error *error,
    kith_error_code code,
    const char *path,
    unsigned line,
    const char *format,
    ...);

bool kith_fail_memory(kith_error *error);

#endif
