/* glob.h — paths with wildcards, as the settings exclude them. */
#ifndef KITH_VAULT_GLOB_H
#define KITH_VAULT_GLOB_H

#include "base/str.h"

/* Does `path` hold a wildcard? */
bool kith_is_glob(str path);

/* '*' is any run of bytes, '?' one character; the whole path must match. */
bool kith_glob_matches(str glob, str path);

#endif
