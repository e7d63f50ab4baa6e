/*
 * inline_field.h — fields in running text, as Dataview reads them.
 *
 *     Key:: value          a whole line
 *     [key:: value]        in brackets, shown with its key
 *     (key:: value)        in parentheses, shown without it
 */
#ifndef KITH_VAULT_INLINE_FIELD_H
#define KITH_VAULT_INLINE_FIELD_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

typedef struct inline_field {
    str key;      /* trimmed, as written; may be empty */
    str value;    /* trimmed, of wide space too */
    size_t begin; /* byte of the line */
    size_t end;
    char wrapper; /* '[', '(', or 0: the whole line */
} inline_field;

typedef struct inline_fields {
    VEC(inline_field) found; /* by their begin; "(a:: [b:: 1])" has two */
    VEC(uint32_t) close;     /* scratch: by byte, where its bracket closes */
    VEC(uint32_t) open;
} inline_fields;

/* Has a line more than 32,768 characters, those above U+FFFF counted twice? Its
 * fields are not looked for, unless it is an item of a list. O(len). */
bool kith_inline_fields_too_long(str line);

/*
 * Reads the fields of one line, which is to end before its line end, into
 * `f->found`. With `whole_line`, a line without any other may be one. False if
 * memory is out. O(len).
 */
bool kith_inline_fields_read(str line, bool whole_line, inline_fields *f);
void kith_inline_fields_free(inline_fields *f);

#endif
