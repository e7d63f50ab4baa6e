/* destination.h — the (destination "title") of a Markdown link. */
#ifndef KITH_VAULT_DESTINATION_H
#define KITH_VAULT_DESTINATION_H

#include "base/limits.h"
#include "base/str.h"

/*
 * Reads the destination that opens with '(' at byte `at` of `text`, up to and
 * with its ')'. Returns the byte after it, or 0 if it is none. `*raw` is the
 * destination as written, empty for "()".
 */
size_t kith_destination_read(str text, size_t at, str *raw);

/* `raw` without backslash escapes and entities: itself if it has none, else in
 * `room`, where it is never longer. */
str kith_unescape(str raw, char *room);

/*
 * Splits a destination at its first '#' and decodes both parts. Backslash
 * escapes and entities ("&#46;", "&amp;") are resolved before that, for by
 * CommonMark they are but another spelling of the URL: "&#35;" and "\#" part
 * it as '#' does. %XX is resolved behind it, for by RFC 3986 "%23" is a '#'
 * that parts nothing. What does not decode to text stays as written. Views into
 * `room`, or into `raw`. False if it is a URL, which is not split or decoded.
 */
bool kith_destination_decode(
    str raw, char room[static LIMIT_TARGET_BYTES], str *target, str *subpath);

/*
 * Reads the definition of a reference that `text` begins with, "[label]:
 * destination "title"": views of both. The text is its line and the one below.
 * Returns the byte past it, or 0 if there is none. O(text).
 */
size_t kith_definition_read(str text, str *label, str *raw);

typedef struct markdown_link {
    str text, destination; /* as written */
} markdown_link;

/* Reads the Markdown link that the whole of `text` is; false if it is none. An
 * image is none. */
bool kith_markdown_link_read(str text, markdown_link *link);

/* Does `raw` open with a URI scheme ("https:", "mailto:")? A single letter is
 * a drive, not a scheme. */
bool kith_destination_is_url(str raw);

#endif
