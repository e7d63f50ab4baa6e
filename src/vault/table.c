/* table.c — tables as GitHub's Markdown has them; cmark has none. */
#include "vault/table.h"

#include "base/bytes.h"

bool kith_is_table_delimiter(str line)
{
    bool bar = false, dash = false;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (c != '|' && c != '-' && c != ':' && c != '>' && !str_is_blank(c))
            return false;
        bar |= c == '|';
        dash |= c == '-';
    }
    return bar && dash;
}

bool kith_is_table_row(str words, bool has_bars)
{
    bool bar = words.len > 0 && words.ptr[0] == '|';
    return bar == has_bars && str_find(words, bar, '|') < words.len;
}

size_t kith_table_delimiter(const markdown *m, const leaf *block)
{
    for (size_t i = 1; i < block->lines; i++) {
        size_t line = block->first_line + i;
        str before = kith_line(m->text, &m->lines, line - 1);
        if (kith_is_table_delimiter(kith_line(m->text, &m->lines, line)) &&
            str_find(before, 0, '|') < before.len)
            return i;
    }
    return 0;
}

static unsigned bar_marks(bytes_row row)
{
    return row_highs(row_is(row, '|'));
}

/* The next bar of `row` at or after `i` that parts two cells, or row.len; `*at`
 * is the first span that may hide it. */
static size_t next_bar(const markdown *m, str row, size_t i, size_t *at)
{
    size_t offset = (size_t)(row.ptr - m->text.ptr);
    for (; (i = bytes_seek(row, i, bar_marks)) < row.len; i++) {
        while (*at < m->spans.len && m->spans.at[*at].end <= offset + i)
            ++*at;
        bool hidden =
            *at < m->spans.len && m->spans.at[*at].begin <= offset + i;
        if (!hidden && !(i > 0 && row.ptr[i - 1] == '\\'))
            break;
    }
    return i;
}

size_t kith_table_cells(
    const markdown *m, str row, size_t at, str cells[static MOST_CELLS])
{
    size_t count = 0;
    for (size_t begin = 0; begin <= row.len;) {
        size_t bar = next_bar(m, row, begin, &at);
        str cell = str_trim(str_slice(row, begin, bar));
        /* Nothing stands before the first bar or behind the last one. */
        bool edge = cell.len == 0 && (begin == 0 || bar == row.len);
        if (!edge && count < MOST_CELLS)
            cells[count++] = cell;
        begin = bar + 1;
    }
    return count;
}
