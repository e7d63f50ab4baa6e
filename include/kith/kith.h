/*
 * kith — who connects to whom, read from a vault of Markdown notes.
 *
 *   vault ──> graph ──> measures ──> report ──> bytes
 *
 * Each arrow is one call. Each result is an immutable value that owns all of
 * its memory and points at nothing upstream: once the graph is built the vault
 * may be freed. Free each value with its own *_free function; all accept NULL.
 *
 * Errors. A function that can fail takes a `kith_error *` last. The first
 * failure is recorded in it and later calls given the same error do nothing and
 * return NULL, so a whole pipeline may be written straight down and checked
 * once. `error` may be NULL when the caller does not want the reason.
 *
 * Strings are UTF-8 and NUL-terminated. A `const char *` that is returned
 * belongs to the object it came from and lives exactly as long.
 *
 * Threads. A value may be read from many threads at once. Functions that
 * compute may be called from any thread; the library serialises the parts of
 * igraph that are not reentrant.
 */
#ifndef KITH_KITH_H
#define KITH_KITH_H

#include <kith/analysis.h>
#include <kith/error.h>
#include <kith/graph.h>
#include <kith/render.h>
#include <kith/report.h>
#include <kith/vault.h>
#include <kith/version.h>

#endif
