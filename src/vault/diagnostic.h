/* diagnostic.h — what is wrong in a note, where, and what to do about it. */
#ifndef KITH_VAULT_DIAGNOSTIC_H
#define KITH_VAULT_DIAGNOSTIC_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

typedef enum severity {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR
} severity;

/* Families: K0 files, K1 syntax, K2 links, K3 fields, K4 identity, K5
 * freshness, K6 tasks, K7 graph. diagnostic.c has the one table. */
typedef enum diagnostic_code {
    K001_UNREADABLE = 1,
    K002_TOO_LARGE = 2,
    K003_NOT_REGULAR = 3,
    K004_SYMLINK = 4,
    K005_CHANGED = 5,
    K006_NOT_UTF8 = 6,
    K007_DEPTH = 7,
    K008_SYNC_COPY = 8,
    K009_BOUNDARY = 9,
    K010_BAD_RULE = 10,
    K011_NOT_INDEXED = 11,
    K101_BAD_YAML = 101,
    K102_UNCLOSED_FRONT_MATTER = 102,
    K103_DUPLICATE_KEY = 103,
    K104_UNQUOTED_LINK = 104,
    K105_FRONT_MATTER_LIMIT = 105,
    K106_BLOCK_LIMIT = 106,
    K107_LINK_LIMIT = 107,
    K108_TEMPLATE = 108,
    K109_BAD_CANVAS = 109,
    K110_UNCLOSED = 110,
    K201_BROKEN_LINK = 201,
    K202_AMBIGUOUS_LINK = 202,
    K203_TRUNCATED_LINK = 203,
    K301_EMPTY_FIELD = 301,
    K302_COMPANY_IN_ROLE = 302,
    K303_TITLE_DIFFERS = 303,
    K401_MISSING_ALIAS = 401,
    K402_AMBIGUOUS_NAME = 402,
    K403_UNKNOWN_NAME = 403,
    K404_SAME_NAME = 404,
    K405_UNIT = 405,
    K501_LAST_CONTACT = 501,
    K502_NEEDS_REVIEW = 502,
    K503_COLD = 503,
    K504_FUTURE = 504,
    K505_COLD_ACCOUNT = 505,
    K601_OVERDUE = 601,
    K602_NO_OWNER = 602,
    K603_UNKNOWN_OWNER = 603,
    K701_ISOLATED = 701,
    K702_SINGLE_THREADED = 702,
    K703_BROADCAST = 703,
    K704_ONE_MEETING_TWO_NOTES = 704
} diagnostic_code;

typedef struct diagnostic {
    str path;              /* relative to the vault */
    uint32_t line, column; /* 0 if not about a line */
    uint32_t code, severity;
    str message; /* one sentence, no full stop */
    str hint;    /* the way on; empty if there is none */
} diagnostic;

typedef VEC(diagnostic) diagnostic_list;

/* "K101" into `out`. */
const char *kith_diagnostic_code_text(unsigned code, char out[static 8]);

/* Short kebab-case name of a code, e.g. "bad-yaml"; "" if unknown. */
const char *kith_diagnostic_name(unsigned code);

/* A paragraph for --explain; NULL if unknown. */
const char *kith_diagnostic_explanation(unsigned code);

/* Order of two diagnostics, for qsort: path, line, column, code, message. */
int kith_diagnostic_compare(const void *a, const void *b);

/* The severity a code has. */
severity kith_diagnostic_severity(unsigned code);

#endif
