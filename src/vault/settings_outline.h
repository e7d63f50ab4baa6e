/*
 * settings_outline.h — where .kith.yaml says what about names: bytes, for
 * settings_edit.c to cut at.
 */
#ifndef KITH_VAULT_SETTINGS_OUTLINE_H
#define KITH_VAULT_SETTINGS_OUTLINE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "vault/settings_edit.h"

enum { LISTS = 2 };

/* "identities", "different". */
const char *kith_settings_list_key(settings_list list);

/* How the names below a name are written. */
typedef enum written { AS_ONE, IN_BRACKETS, IN_LINES } written;

/* Where a name stands: bytes of the text. */
typedef struct spot {
    str text; /* without quotes */
    size_t begin, end;
} spot;

typedef struct name_pair { /* Kofi Mensah: [Kofi M., Coffee Mensah] */
    spot name;
    uint32_t first, names; /* in outline.names */
    size_t begin, end;     /* of the value */
    uint8_t list, how;
} name_pair;

typedef struct outline {
    arena memory;
    str text;
    VEC(name_pair) pairs;
    VEC(spot) names;
    spot key[LISTS]; /* "identities"; end 0 if there is none */
    uint64_t rest;   /* hash of everything else */
    bool plain;      /* nothing that cannot be edited by lines */
    bool failed;     /* memory is out */
} outline;

/* Reads a settings file; what cannot be edited is marked, never an error. */
void kith_settings_outline(str text, outline *into);
void kith_settings_outline_free(outline *outline);

/* The pair of that name in a list, or NULL. */
const name_pair *kith_settings_pair(
    const outline *o, settings_list list, str name);

#endif
