/* table.c — tables as GitHub's Markdown has them; cmark has none. */
#include "vault/table.h"

/* "|---|:--:|": bars, dashes, colons and blanks only, at least one of each of
 * the first two. */
static bool is_delimiter(str line)
{
    bool bar = false, dash = false;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        if (!strchr("|-: \t>", c))
            return false;
        bar |= c == '|';
        dash |= c == '-';
    }
    return bar && dash;
}

size_t kith_table_delimiter(const markdown *m, const leaf *block)
{
    for (size_t i = 1; i < block->lines; i++) {
        size_t line = block->first_line + i;
        str before = kith_line(m->text, &m->lines, line - 1);
        if (is_delimiter(kith_line(m->text, &m->lines, line)) &&
            str_find(before, 0, '|') < before.len)
            return i;
    }
    return 0;
}

size_t kith_table_cells(
    const markdown *m, str row, size_t at, str cells[static MOST_CELLS])
{
    size_t count = 0, begin = 0, offset = (size_t)(row.ptr - m->text.ptr);
    for (size_t i = 0; i <= row.len; i++) {
        while (at < m->spans.len && m->spans.at[at].end <= offset + i)
            at++;
        bool hidden = at < m->spans.len &&
                      m->spans.at[at].begin <= offset + i && i < row.len;
        bool bar = i < row.len && row.ptr[i] == '|' && !hidden &&
                   !(i > 0 && row.ptr[i - 1] == '\\');
        if (!bar && i < row.len)
            continue;
        str cell = str_trim(str_slice(row, begin, i));
        bool edge = (i == row.len || count == 0) && cell.len == 0;
        if (!(edge && (begin == 0 || i == row.len)) && count < MOST_CELLS)
            cells[count++] = cell;
        begin = i + 1;
    }
    return count;
}
