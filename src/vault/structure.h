/*
 * structure.h — all that is in one note, as Obsidian's metadata cache has it.
 *
 * The records of a vault hold what a graph needs; headings, list items,
 * callouts and the like are read again from the file when they are asked for,
 * so no vault pays for them. Strings are views into the note's text.
 *
 * Lines count from 1 in the file, columns from 1 in bytes.
 */
#ifndef KITH_VAULT_STRUCTURE_H
#define KITH_VAULT_STRUCTURE_H

#include "base/file.h"
#include "vault/decode.h"
#include "vault/inline_field.h"
#include "vault/task.h"
#include "vault/vault.h"

typedef enum section_type {
    PART_YAML,
    PART_HEADING,
    PART_PARAGRAPH,
    PART_LIST,
    PART_CODE,
    PART_HTML,
    PART_COMMENT,
    PART_CALLOUT,
    PART_QUOTE,
    PART_TABLE,
    PART_RULE,
    PART_MATH,
    PART_FOOTNOTE,
    PART_TEXT, /* the list of footnotes behind a note that refers to some */
    PART_ELEMENT
} section_type;

/* A block at the top level of the note. */
typedef struct note_section {
    section_type type;
    uint32_t line, end_line; /* both inclusive */
} note_section;

typedef struct note_heading {
    str text;
    uint32_t line;
    uint8_t level;
} note_heading;

typedef struct note_list_item {
    str text; /* of its first line, without its marker and box */
    str task; /* the character in its box; empty if it is no task */
    uint32_t line, column; /* of its marker, without the blanks before it that
                              are more than its place in a list asks for */
    uint32_t last_line;    /* inclusive, with all that stands in it */
    int32_t parent; /* as Obsidian numbers it: the line of the item above it,
                       or minus the line its list begins in (-1 for 0); these
                       lines count from 0 */
} note_list_item;

typedef struct note_callout {
    str type;  /* as written: "todo" */
    str title; /* empty if it has none of its own */
    char fold; /* '+' open, '-' folded, 0 not to be folded */
    uint32_t line;
} note_callout;

/* Something that has a name and a place: a block id, a footnote. */
typedef struct note_label {
    str name;
    uint32_t line, column;
} note_label;

typedef struct note_field {
    inline_field is; /* begin and end are columns from 0 */
    uint32_t line;   /* where it begins: in an item it may go on */
} note_field;

/* "[label]: destination". */
typedef struct note_reference {
    str label;
    str target, subpath; /* decoded */
    uint32_t line, column;
} note_reference;

/* A link that is the whole value of a property. */
typedef struct property_link {
    str key; /* "related", "related.0", "meta.lead" */
    str target, subpath, display;
} property_link;

typedef struct structure {
    arena memory; /* what is no view of the text */
    file_text file;
    decoder decoder;
    str text;
    VEC(note_section) sections;
    VEC(note_heading) headings;
    VEC(note_list_item) items;
    VEC(note_callout) callouts;
    VEC(note_label) footnotes;       /* "[^name]: ...", and "^[...]" */
    VEC(note_label) footnote_places; /* "[^name]" in the text */
    VEC(note_label) block_ids;
    VEC(note_field) fields;
    VEC(note_reference) references;
    VEC(property_link) links; /* of the front matter */
} structure;

/* Reads the structure of `text` into `s`, which is zero. False if memory is
 * out. O(text). */
bool kith_structure_read(str text, structure *s);

/* Reads note `i` of a vault again. What cannot be read is an error (IO). The
 * structure is to be freed in either case. */
bool kith_structure_open(
    const kith_vault *vault, size_t i, structure *s, kith_error *error);
void kith_structure_free(structure *s);

#endif
