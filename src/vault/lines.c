/* lines.c — see lines.h. */
#include "vault/lines.h"

#include "base/bytes.h"

static unsigned feed_marks(bytes_row row)
{
    return row_highs(row_is(row, '\n'));
}

static unsigned return_marks(bytes_row row)
{
    return row_highs(row_is(row, '\r'));
}

/* The ends of lines in a block that a \n follows or not. */
static uint64_t block_ends(const char *block, bool before_feed)
{
    uint64_t feeds = bytes_block(block, feed_marks);
    uint64_t pairs = feeds >> 1 | (uint64_t)before_feed << (BYTES_BLOCK - 1);
    return feeds | (bytes_block(block, return_marks) & ~pairs);
}

static bool make_room(lines *l)
{
    while (l->start.cap - l->start.len < BYTES_BLOCK)
        if (!kith_vec_grow(&l->start.at, &l->start.cap, sizeof *l->start.at))
            return false;
    return true;
}

/* Adds the lines that begin behind the ends in the block at `at`; there is
 * room for them. */
static inline void add_lines(lines *l, size_t at, uint64_t ends)
{
    uint32_t *next = l->start.at + l->start.len;
    for (; ends; ends &= ends - 1)
        *next++ = (uint32_t)at + bits_first(ends) + 1;
    l->start.len = (size_t)(next - l->start.at);
}

bool kith_lines_read(str text, size_t from, lines *l)
{
    bool returns = str_find(text, from, '\r') < text.len; /* nearly never */
    size_t at = from, cut = 0;
    while (cut < from && !strchr("\r\n", text.ptr[from - cut - 1]))
        cut++;
    l->cut = (uint32_t)cut;
    l->start.len = 0;
    if (!make_room(l))
        return false;
    if (at < text.len)
        l->start.at[l->start.len++] = (uint32_t)at;
    for (; at + BYTES_BLOCK < text.len; at += BYTES_BLOCK) {
        const char *block = text.ptr + at;
        if (!make_room(l))
            return false;
        add_lines(
            l, at,
            returns ? block_ends(block, block[BYTES_BLOCK] == '\n')
                    : bytes_block(block, feed_marks));
    }
    if (!make_room(l))
        return false;
    if (at < text.len) {
        char last[BYTES_BLOCK] = {0};
        memcpy(last, text.ptr + at, text.len - at);
        add_lines(l, at, block_ends(last, false));
        if (l->start.at[l->start.len - 1] == text.len)
            l->start.len--;
    }
    return VEC_PUSH(&l->start, (uint32_t)text.len);
}

size_t kith_line_of(const lines *l, size_t at)
{
    size_t low = 0, high = l->start.len - 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->start.at[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t kith_quote_prefix(str line)
{
    size_t i = 0;
    while (i < line.len && (str_is_blank(line.ptr[i]) || line.ptr[i] == '>'))
        i++;
    return i;
}

size_t kith_column_of(str line, size_t end)
{
    size_t column = 0;
    for (size_t i = 0; i < end; i++)
        column = column_behind(line.ptr[i], column);
    return column;
}
