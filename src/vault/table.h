/* table.h — tables of a note: where they begin, what their cells hold. */
#ifndef KITH_VAULT_TABLE_H
#define KITH_VAULT_TABLE_H

#include "vault/markdown.h"

enum { MOST_CELLS = 64 }; /* further cells of a row belong to the last */

/* "|---|:--:|": bars, dashes, colons, blanks and marks of quotations only, at
 * least one of each of the first two. */
bool kith_is_table_delimiter(str line);

/* Is a line of these words a row to Obsidian of a table whose rows begin with
 * bars, or of one whose rows do not? How many cells it has does not matter. */
bool kith_is_table_row(str words, bool has_bars);

/* The line of `block`, counted from its first, that is a table's delimiter row;
 * 0 if there is none. The header is the line before it. */
size_t kith_table_delimiter(const markdown *m, const leaf *block);

/* Cuts a row at its bars, but not those in a span or after a backslash. Cells
 * are trimmed views; returns how many. `at` is the first span of the row. */
size_t kith_table_cells(
    const markdown *m, str row, size_t at, str cells[static MOST_CELLS]);

#endif
