/*
 * json.h — JSON, value by value, for canvas files and Obsidian's settings.
 *
 * JSON is YAML's flow style, so libyaml finds the structure; strings are
 * decoded here, because libyaml knows no surrogate pairs (an emoji as two
 * \u escapes) and would not say which byte of the file a character comes from.
 */
#ifndef KITH_VAULT_JSON_H
#define KITH_VAULT_JSON_H

#include <stdint.h>

#include <yaml.h>

#include "base/limits.h"
#include "base/str.h"

typedef enum json_kind {
    JSON_END,
    JSON_OBJECT,
    JSON_ARRAY,
    JSON_CLOSE, /* of the object or array that has this depth */
    JSON_STRING,
    JSON_OTHER /* a number, true, false, null */
} json_kind;

typedef struct json_value {
    json_kind kind;
    size_t depth; /* objects and arrays around it */
    str key;      /* in an object: as written, without its quotes */
    str raw;      /* of a string: what stands between its quotes; of a number,
                     true, false, null: itself */
    size_t begin; /* where that is in the text */
} json_value;

typedef struct json {
    str text;
    unsigned char *mask; /* what libyaml is given */
    yaml_parser_t parser;
    struct {
        str key;
        bool is_object, wants_key;
    } frames[LIMIT_YAML_DEPTH];
    size_t depth;
    const char *problem; /* what is wrong, NULL if nothing */
    size_t problem_at;   /* byte of the text */
    bool failed;         /* memory is out */
} json;

/* Opens a text that lives as long as `j`; false if memory is out. Close it in
 * either case. */
bool kith_json_open(json *j, str text);

/* The next value. At the end, and where the text is no JSON or nests deeper
 * than the limit, its kind is JSON_END; `problem` tells which. O(text) in
 * all. */
json_value kith_json_next(json *j);
void kith_json_close(json *j);

/* Decodes a string's `raw` to `out`, which has room for as many bytes; returns
 * the bytes written. `at`, if not NULL, has room for one more and is told which
 * byte of `raw` each comes from. Half a surrogate pair and NUL become
 * U+FFFD. */
size_t kith_json_decode(str raw, char *out, uint32_t *at);

#endif
