/*
 * option.h — every option of kith, declared once.
 *
 * One table feeds the parser, the help of each command, the environment and
 * `kith config`: an option that is not in it does not exist.
 */
#ifndef KITH_CLI_OPTION_H
#define KITH_CLI_OPTION_H

#include <stdbool.h>

#include "cli/suggest.h"

typedef enum option_id {
    OPTION_VAULT,
    OPTION_ME,
    OPTION_AS_OF,
    OPTION_SINCE,
    OPTION_HALF_LIFE,
    OPTION_NO_MERGE,
    OPTION_WEIGHT,
    OPTION_BY,
    OPTION_WITHIN,
    OPTION_EVIDENCE,
    OPTION_MAX_STEPS,
    OPTION_THROUGH,
    OPTION_AVOID,
    OPTION_RESOLUTION,
    OPTION_ENGINE,
    OPTION_DEPTH,
    OPTION_PATH,
    OPTION_MEETINGS,
    OPTION_UNRESOLVED,
    OPTION_BACKLINKS,
    OPTION_OWNER,
    OPTION_ABOUT,
    OPTION_DUE,
    OPTION_DONE,
    OPTION_STRICT_OBSIDIAN,
    OPTION_COMPAT,
    OPTION_SELECT,
    OPTION_IGNORE,
    OPTION_SEVERITY,
    OPTION_EXPLAIN,
    OPTION_DRY_RUN,
    OPTION_STATS,
    OPTION_DUMP,
    OPTION_REBUILD,
    OPTION_NO_CACHE,
    OPTION_VERIFY,
    OPTION_LIMIT,
    OPTION_FORMAT,
    OPTION_JSON,
    OPTION_OUTPUT,
    OPTION_COLOR,
    OPTION_HYPERLINK,
    OPTION_FOLLOW_SYMLINKS,
    OPTION_JOBS,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTION_HELP,
    OPTION_VERSION,
    OPTIONS
} option_id;

/* Which commands take an option: one bit a command. */
typedef enum command_bit {
    IN_WHO = 1 << 0,
    IN_PATH = 1 << 1,
    IN_RANK = 1 << 2,
    IN_CLUSTERS = 1 << 3,
    IN_MAP = 1 << 4,
    IN_REPORT = 1 << 5,
    IN_LINKS = 1 << 6,
    IN_CHECK = 1 << 7,
    IN_EXPORT = 1 << 8,
    IN_INDEX = 1 << 9,
    IN_CONFIG = 1 << 10,
    IN_HELP = 1 << 11,
    IN_VERSION = 1 << 12,
    IN_TASKS = 1 << 13,
    IN_BACKLINKS = 1 << 14,
    IN_UNRESOLVED = 1 << 15,
    IN_ORPHANS = 1 << 16,
    IN_DEADENDS = 1 << 17,
    IN_TAGS = 1 << 18,
    IN_ALIASES = 1 << 19,
    IN_PROPERTIES = 1 << 20,
    IN_IDENTITIES = 1 << 21
} command_bit;

/* What a value must look like. */
typedef enum option_type {
    TYPE_FLAG, /* takes none */
    TYPE_TEXT,
    TYPE_DATE,    /* YYYY-MM-DD or "today", or one of `choices` */
    TYPE_COUNT,   /* 0, 1, 2 ... */
    TYPE_NUMBER,  /* > 0 */
    TYPE_CHOICE,  /* one of `choices` */
    TYPE_MEASURE, /* one that kith_measure_find() knows */
    TYPE_FORMAT   /* one that kith_format_find() knows */
} option_type;

typedef struct option {
    const char *name;
    char letter; /* 0 if it has none */
    option_type type;
    const char *argument;    /* as help calls the value; NULL for a flag */
    const char *choices;     /* "a|b|c"; of a TYPE_COUNT the largest, or NULL */
    const char *environment; /* the variable it falls back to, or NULL */
    unsigned commands;       /* command_bits */
    const char *help;
} option;

const option *kith_option(option_id id);

/* The option of that name (`length` bytes) or letter; OPTIONS if none. */
option_id kith_option_of_name(const char *name, unsigned long length);
option_id kith_option_of_letter(char letter);

/* Offers the name of every option that one of `commands` takes. */
void kith_option_suggest(suggestion *best, unsigned commands);

/*
 * Whether `value` is one that the option takes; if not, says so on standard
 * error, naming `said` ("--limit", "KITH_ME") and the nearest value.
 */
bool kith_option_check(option_id id, const char *value, const char *said);

#endif
