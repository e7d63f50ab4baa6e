/*
 * settings.h — .kith.yaml: what the user tells kith about a vault.
 *
 *     me: Dana Whitfield
 *     half_life: 90
 *     folders:
 *       VAST/People: person
 *     identities:
 *       Kofi Mensah: [Kofi M., Coffee Mensah]
 *     different:
 *       Jan Li: [Jon Li]
 *     words:
 *       champion: [godfather]
 *     exclude:
 *       - Templates/
 */
#ifndef KITH_VAULT_SETTINGS_H
#define KITH_VAULT_SETTINGS_H

#include <stdint.h>

#include <kith/vault.h>

#include "base/arena.h"

typedef struct folder_rule {
    str folder; /* relative to the vault, no trailing '/' */
    kith_kind kind;
} folder_rule;

typedef struct identity_rule {
    str name;  /* the name to keep */
    str alias; /* another spelling of it, or who it is not; one rule each */
    unsigned line;
    bool of_vault; /* of the vault's own file, not of the user's */
} identity_rule;

typedef struct word_rule { /* a word that tells a stance or a part in a deal */
    str word;
    uint32_t word_class; /* of the lexicon */
} word_rule;

typedef struct setting_row {          /* what `kith config` prints */
    const char *key, *value, *origin; /* origin: "built in" or "PATH:LINE" */
} setting_row;

struct kith_settings {
    arena memory;
    str me;                /* empty if not set */
    double half_life_days; /* 0 if not set */
    folder_rule *folders;
    size_t folder_count;
    identity_rule *identities;
    size_t identity_count;
    identity_rule *different; /* two people, however alike */
    size_t different_count;
    word_rule *words;
    size_t word_count;
    str *exclude; /* path prefixes (folder/ or file) or globs with * and ? */
    size_t exclude_count;
    setting_row *rows;
    size_t row_count;
    uint64_t text; /* hash of the files that were read */
};

/* Does `exclude` name the vault-relative `path`, or a folder above it? */
bool kith_settings_exclude(const kith_settings *settings, str path);

#endif
