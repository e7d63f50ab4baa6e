/*
 * report.h — a report in no format yet.
 *
 * Two faces of one answer: `data`, a tree of values that JSON prints as it is
 * (and of which NDJSON prints the rows), and `block`, what a person reads as
 * text or Markdown; the tables among the blocks are what CSV prints. A report
 * may hold one map. Everything is in the report's arena.
 *
 * The builders fail once: when memory is out `failed` is set, they return NULL,
 * take NULL as parent and do nothing more; the report's maker asks at its end.
 */
#ifndef KITH_REPORT_REPORT_H
#define KITH_REPORT_REPORT_H

#include <kith/report.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

/* ---- Data: what JSON prints ---------------------------------------------- */

typedef enum value_type {
    VALUE_NULL,
    VALUE_BOOLEAN,
    VALUE_INTEGER,
    VALUE_NUMBER, /* NaN prints as null */
    VALUE_TEXT,
    VALUE_ARRAY,
    VALUE_OBJECT
} value_type;

typedef struct value {
    value_type type;
    const char *key;    /* in an object: a literal of ours */
    struct value *next; /* sibling */
    union {
        bool boolean;
        int64_t integer;
        double number;
        str text;
        struct {
            struct value *first, *last;
        } children;
    } as;
} value;

/* ---- Blocks: what people read -------------------------------------------- */

/* A place that proves a line: `note.md:86`. */
typedef struct reference {
    str path;      /* of the note, relative to the vault */
    uint32_t line; /* 0: the note as a whole */
    struct reference *next;
} reference;

typedef enum block_kind {
    BLOCK_TITLE,   /* the report's one title */
    BLOCK_HEADING, /* a section */
    BLOCK_TEXT,    /* a paragraph */
    BLOCK_LINE,    /* a line of a list */
    BLOCK_TABLE,
    BLOCK_QUOTE,  /* words of a note */
    BLOCK_FINDING /* FILE:LINE:COLUMN: ...: as it stands, never wrapped */
} block_kind;

/* How sure a line is: seen in a note, concluded, or advised. */
typedef enum label {
    LABEL_NONE,
    LABEL_FACT,
    LABEL_INFERENCE,
    LABEL_RECOMMENDATION
} label;

typedef enum alignment { ALIGN_LEFT, ALIGN_RIGHT } alignment;

typedef struct column {
    const char *heading; /* "LAST MET" */
    alignment align;
    unsigned shrink; /* > 0: may be cut to so many columns when narrow */
} column;

typedef struct cell {
    str text;           /* what people read; empty = nothing */
    str link;           /* path of the note the text names, or empty */
    const value *exact; /* what CSV prints instead of text, or NULL */
    struct cell *next;
} cell;

typedef struct row {
    cell *first, *last;
    reference *proof;
    label label;
    struct row *next;
} row;

typedef struct block {
    block_kind kind;
    label label;
    unsigned indent; /* of a BLOCK_LINE: 0, 1, 2 */
    unsigned number; /* of a BLOCK_LINE: "1", "2"; 0 = bullet */
    str text;
    reference *proof;      /* what stands at the end of the line */
    const column *columns; /* of a table, ended by a NULL heading */
    row *first, *last;
    struct block *next;
} block;

typedef struct map map; /* report/map.h */

struct kith_report {
    arena memory;
    bool failed;
    bool empty;         /* nothing found: exit status 1 */
    bool rows_are_all;  /* the tables sum up: CSV prints the data's rows */
    bool has_no_table;  /* whatever it tells: CSV is refused */
    const char *schema; /* "kith.rank/1" */
    str vault;          /* name of the vault: last component of its path */
    value *data;        /* object: begins with schema, vault, as_of */
    block *first, *last;
    map *map; /* NULL if the report has none */
};

/* A new report whose data begins with schema, vault and as_of (as_of NULL for
 * reports that have none). NULL if memory is out or `error` is set. */
kith_report *kith_report_new(
    const char *schema, str vault_root, const char *as_of, kith_error *error);

/* The report, or NULL with `error` (MEMORY) and all freed if it failed. */
kith_report *kith_report_done(kith_report *report, kith_error *error);

/* Values. In an object `key` is a literal; in an array it is NULL. */
value *kith_value_object(kith_report *r, value *parent, const char *key);
value *kith_value_array(kith_report *r, value *parent, const char *key);
void kith_value_text(kith_report *r, value *parent, const char *key, str text);
void kith_value_integer(
    kith_report *r, value *parent, const char *key, int64_t integer);
void kith_value_number(
    kith_report *r, value *parent, const char *key, double number);
void kith_value_boolean(
    kith_report *r, value *parent, const char *key, bool boolean);
void kith_value_null(kith_report *r, value *parent, const char *key);
/* Text, or null if empty. */
void kith_value_text_or_null(
    kith_report *r, value *parent, const char *key, str text);
/* Text of one code point. */
void kith_value_character(
    kith_report *r, value *parent, const char *key, uint32_t point);
/* ISO date, or null for NO_DATE. */
void kith_value_date(kith_report *r, value *parent, const char *key, date day);

/* Text formatted into the report's memory; empty if that is out. For numbers
 * with a fraction use the three below: %f obeys the locale. Never ptr NULL. */
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
str kith_report_format(kith_report *r, const char *format, ...);

/* "0.083" with exactly `digits` after the point; "–" for NaN. */
str kith_report_fixed(kith_report *r, double number, int digits);

/* The shortest decimal that reads back as `number`; "–" for NaN. */
str kith_report_short(kith_report *r, double number);

/* A share of 1 as "9.4 %" or, below 5 %, "3.05 %"; "–" for NaN. */
str kith_report_percent(kith_report *r, double share);

/* Blocks, appended in order. */
block *kith_block(kith_report *r, block_kind kind, str text);
block *kith_block_line(kith_report *r, unsigned indent, label label, str text);
void kith_block_proof(kith_report *r, block *block, str path, uint32_t line);

block *kith_block_table(kith_report *r, const column *columns);
row *kith_table_row(kith_report *r, block *table);
void kith_row_text(kith_report *r, row *row, str text);
/* A name that links to its note (`path` may be empty). */
void kith_row_name(kith_report *r, row *row, str name, str path);
/* `digits` after the point for people, exact for machines; NaN is "–". */
void kith_row_number(kith_report *r, row *row, double number, int digits);
/* A share of 1 as kith_report_percent() for people, exact for machines. */
void kith_row_percent(kith_report *r, row *row, double share);
void kith_row_integer(kith_report *r, row *row, int64_t integer);
void kith_row_date(kith_report *r, row *row, date day);
void kith_row_proof(kith_report *r, row *row, str path, uint32_t line);

#endif
