/*
 * engine.c — loading the module of igraph.
 *
 * It is looked for beside this library, then where the system keeps libraries.
 * Its name has the whole version in it: the two share records.
 */
#include "analysis/engine.h"

#include <dlfcn.h>

#include <kith/version.h>

#include "base/error.h"

const engine *kith_engine_load(kith_error *error)
{
    const engine *found = NULL;
    void *module = dlopen("libkith-igraph.so." KITH_VERSION, RTLD_NOW);
    if (module)
        found = dlsym(module, "kith_igraph");
    if (!found)
        kith_fail(
            error, KITH_ERROR_IO, NULL, 0, "igraph's engine is not there: %s",
            dlerror());
    if (module)
        dlclose(module); /* linked to stay: nothing of igraph is unloaded */
    return found;
}
