/*
 * property.h — one value of the front matter becomes fields and links.
 *
 * What YAML says and what is salvaged from a broken block come through the
 * same door, so both follow the same rules.
 */
#ifndef KITH_VAULT_PROPERTY_H
#define KITH_VAULT_PROPERTY_H

#include "base/vec.h"
#include "vault/sink.h"

/* The front matter at hand. */
typedef struct properties {
    sink *sink;
    str block;           /* the lines between the two "---" */
    uint32_t first_line; /* number of the block's first line in the file */
    VEC(size_t) starts;  /* where the lines of the block begin */
    size_t last_line;    /* of those: that of the place asked for last */
} properties;

enum property_flags {
    PROPERTY_ITEM = 1, /* it stands in a list */
    PROPERTY_PLAIN = 2 /* it is written without quotes */
};

/* "people_mentioned", and "People Mentioned" as it is written; both NO_NAME for
 * no key. Two keys are one only if they are written alike. */
typedef struct property_key {
    name_id folded, written;
} property_key;

/* A value and the bytes [begin, end) of the block that it is written in. */
typedef struct property {
    property_key key;
    str text;
    size_t begin, end;
    unsigned flags; /* property_flags */
    name_id name;   /* of `text`, if it was asked for already */
} property;

/* "People Mentioned" below "meta" -> "meta.people_mentioned". */
property_key kith_property_key(properties *p, property_key parent, str key);

/* The key of item `i`, from 0, of the list at `key`; another one only if the
 * sink counts items: written "meta.leads.0". */
property_key kith_property_item(properties *p, property_key key, size_t i);

/* Where byte `offset` of the block is in the file. */
void kith_property_place(
    properties *p, size_t offset, uint32_t *line, uint32_t *column);

/* Adds the field, or the fields, of a value, and the links in it. A value that
 * is missing (_Unknown_, an empty list item) adds none. O(value). */
void kith_property_add(properties *p, property value);

/* The length of an unquoted [[link]] at `begin`, or 0 if none stands there. */
size_t kith_property_bare_link(const properties *p, size_t begin);

/* Adds the unquoted link in [begin, end): K104. */
void kith_property_add_bare_link(
    properties *p, property_key key, size_t begin, size_t end);

#endif
