/* igraph_door.c — see igraph_door.h. */
#include "analysis/igraph_door.h"

#include <pthread.h>
#include <stdio.h>

#include "base/error.h"

/* igraph's state is the process's, so the guard of it must be, too. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char first_reason[128];

/* igraph calls this once for every function it unwinds, the innermost first;
 * the later reasons are empty. */
static void keep_first(
    const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file, (void)line, (void)code;
    if (!first_reason[0] && reason)
        snprintf(first_reason, sizeof first_reason, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static void ignore_warning(const char *reason, const char *file, int line)
{
    (void)reason, (void)file, (void)line;
}

void kith_igraph_enter(igraph_door *door, uint64_t seed)
{
    pthread_mutex_lock(&lock);
    first_reason[0] = '\0';
    *door = (igraph_door){0};
    door->error_handler = igraph_set_error_handler(keep_first);
    door->warning_handler = igraph_set_warning_handler(ignore_warning);
    door->generator = igraph_rng_default();
    door->generator_copy = *door->generator;
    door->code = igraph_rng_init(&door->rng, &igraph_rngtype_mt19937);
    if (door->code != IGRAPH_SUCCESS)
        return;
    igraph_rng_set_default(&door->rng);
    door->code = igraph_rng_seed(&door->rng, (igraph_uint_t)seed);
}

bool kith_igraph_leave(
    igraph_door *door, igraph_error_t code, kith_error *error)
{
    /* 0.10.2 keeps a copy of the default generator, later ones a pointer. */
    bool points = igraph_rng_default() == &door->rng;
    igraph_rng_set_default(points ? door->generator : &door->generator_copy);
    if (door->rng.state)
        igraph_rng_destroy(&door->rng);
    igraph_set_error_handler(door->error_handler);
    igraph_set_warning_handler(door->warning_handler);
    if (code == IGRAPH_ENOMEM)
        kith_fail_memory(error);
    else if (code != IGRAPH_SUCCESS)
        kith_fail(
            error, KITH_ERROR_LIMIT, NULL, 0, "igraph cannot measure this: %s",
            first_reason[0] ? first_reason : igraph_strerror(code));
    pthread_mutex_unlock(&lock);
    return code == IGRAPH_SUCCESS;
}
