/*
 * lines.h — where the lines of a text begin.
 *
 * A line ends at \n, \r\n or a lone \r: cmark's rule and Obsidian's. A table of
 * \n alone puts every position of an e-mail with lone \r on a wrong line.
 */
#ifndef KITH_VAULT_LINES_H
#define KITH_VAULT_LINES_H

#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

/* Line i is the bytes [start[i], start[i + 1]), line end included. */
typedef struct lines {
    VEC(uint32_t) start; /* one more than there are lines */
    uint32_t cut;        /* bytes of its line of the text before line 0 */
} lines;

/* Fills `l` with the lines of text[from..]; offsets are those of `text`. False
 * if memory is out. O(len). */
bool kith_lines_read(str text, size_t from, lines *l);

/* The column from 1 of byte `at`, which stands in line i. */
static inline uint32_t lines_column(const lines *l, size_t i, size_t at)
{
    return (uint32_t)at - l->start.at[i] + 1 + (i ? 0 : l->cut);
}

static inline size_t lines_count(const lines *l)
{
    return l->start.len - 1;
}

/* The bytes of line i without its line end. */
static inline str kith_line(str text, const lines *l, size_t i)
{
    size_t begin = l->start.at[i], end = l->start.at[i + 1];
    if (end > begin && text.ptr[end - 1] == '\n')
        end--;
    if (end > begin && text.ptr[end - 1] == '\r')
        end--;
    return (str){text.ptr + begin, end - begin};
}

/* The line that holds byte `at`. O(log lines). */
size_t kith_line_of(const lines *l, size_t at);

/* The bytes of blanks and '>' that a line opens with. */
size_t kith_quote_prefix(str line);

/* The column behind character `c`, which stands in column `column`. */
static inline size_t column_behind(char c, size_t column)
{
    enum { TAB = 4 };
    return column + (c == '\t' ? TAB - column % TAB : 1);
}

/* The column of byte `end` of a line, from 0: a tab goes up to the next of
 * four. O(end). */
size_t kith_column_of(str line, size_t end);

#endif
