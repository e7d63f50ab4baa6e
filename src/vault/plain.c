/* plain.c — most words have no marks: those are not copied. */
#include "vault/plain.h"

#include "base/bytes.h"
#include "vault/destination.h"
#include "vault/emphasis.h"

static unsigned plain_marks(bytes_row row)
{
    bytes_row pairs = row_or(row_is(row, '*'), row_is(row, '~'));
    bytes_row others = row_or(row_is(row, '&'), row_is(row, '='));
    bytes_row code = row_or(row_is(row, '\\'), row_between(row, '_', '`'));
    return row_highs(row_or(row_or(pairs, others), code));
}

static size_t put_words(str words, char *to)
{
    str plain = kith_unescape(words, to);
    if (plain.ptr != to && plain.len)
        memcpy(to, plain.ptr, plain.len);
    return plain.len;
}

/* A blank on either side of code is there to part it from the backticks. */
static size_t put_code(str code, char *to)
{
    size_t ticks = 0;
    while (ticks < code.len && code.ptr[ticks] == '`')
        ticks++;
    str words = str_slice(code, ticks, code.len - ticks);
    bool parted = words.len > 2 && str_is_blank(words.ptr[0]) &&
                  str_is_blank(words.ptr[words.len - 1]) && str_trim(words).len;
    if (parted)
        words = str_slice(words, 1, words.len - 1);
    memcpy(to, words.ptr, words.len);
    return words.len;
}

str kith_plain_words(
    const markdown *m, size_t begin, size_t end, size_t first, char *room)
{
    str text = str_slice(m->text, 0, end);
    if (bytes_seek(text, begin, plain_marks) == end)
        return str_slice(text, begin, end);
    size_t from = begin, len = 0; /* from there on nothing is put yet */
    emphasis e;
    kith_emphasis_begin(&e, begin, end, false);
    e.span = first;
    while (e.at < end) {
        size_t at = e.at;
        bool marks = kith_emphasis_pass(&e, m);
        bool code = !marks && text.ptr[at] == '`' && e.at > at + 1;
        if (!marks && !code)
            continue;
        len += put_words(str_slice(text, from, at), room + len);
        if (code)
            len += put_code(str_slice(text, at, e.at), room + len);
        from = e.at;
    }
    len += put_words(str_slice(text, from, end), room + len);
    return (str){room, len};
}
