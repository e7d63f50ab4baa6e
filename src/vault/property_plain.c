/*
 * property_plain.c — a subset of YAML small enough to be right.
 *
 *     key: value          a word or more, without ": " and " #" in it
 *     key: 'value'        quotes of either kind without escapes
 *     key: []
 *     key:                a missing value, or a list:
 *     - value             ... each at the same indentation
 *
 * libyaml is a fifth of the cost of reading a note, and all but a few notes
 * hold nothing else. Whatever is in doubt (comments, tabs, blank lines, values
 * that go on, a key that comes twice, unusual characters) is for libyaml, so
 * nothing is recorded before the whole block is read. The property test
 * compares the two.
 */
#include "vault/property_plain.h"

#include "base/bytes.h"
#include "base/limits.h"
#include "base/utf8.h"

enum { MOST_KEYS = 64, LONGEST_KEY = 128, TOGETHER = 32 };

typedef struct reader {
    properties *p;
    name_id keys[MOST_KEYS]; /* met so far, as they are written */
    property_key key;        /* the one at hand */
    size_t key_count;
    bool is_open; /* the key at hand has no value yet, or a list */
    size_t items; /* of that list */
    size_t indent;
    size_t after_key; /* where the missing value would stand */
    bool is_wide;     /* some byte is not ASCII */
    VEC(property) values;
} reader;

/* May a value without quotes begin with `c` and be nothing else to YAML? */
static bool may_open_plain(char c)
{
    return str_is_letter(c) || str_is_digit(c) || c == '_' || c == '/' ||
           c == '(' || (unsigned char)c >= 0xC3;
}

/* Marks what is_printable() must look at: what is not ASCII, and controls but
 * the line feed. */
static unsigned doubtful_marks(bytes_row row)
{
    bytes_row controls =
        row_or(row_between(row, '\1', '\t'), row_between(row, '\v', '\x1F'));
    return row_highs(row_or(row_or(row, row_is(row, '\x7F')), controls));
}

/* Is the block such that libyaml is given its bytes as they are? */
static bool is_printable(reader *r)
{
    str block = r->p->block;
    for (size_t i = 0; (i = bytes_seek(block, i, doubtful_marks)) < block.len;
         i++) {
        unsigned char c = (unsigned char)block.ptr[i];
        if (c < 0x80 || c == 0xEF || i + 1 == block.len)
            return false;
        unsigned char next = (unsigned char)block.ptr[i + 1];
        if ((c == 0xC2 && next < 0xA0) || (c == 0xE2 && next == 0x80))
            return false;
        r->is_wide = true;
    }
    return true;
}

static void add(reader *r, str text, size_t begin, size_t end, unsigned flags)
{
    if (r->items)
        flags |= PROPERTY_ITEM;
    property found = {r->key, text, begin, end, flags, NO_NAME};
    if (!VEC_PUSH(&r->values, found))
        r->p->sink->failed = true;
}

static bool is_null(str text)
{
    return str_equal(text, STR("null")) || str_equal(text, STR("Null")) ||
           str_equal(text, STR("NULL"));
}

/* Marks what ends a plain value beside a blank. */
static unsigned ending_marks(bytes_row row)
{
    return row_highs(row_or(row_is(row, ':'), row_is(row, '#')));
}

static bool add_plain(reader *r, size_t begin, size_t end)
{
    str text = str_slice(r->p->block, begin, end);
    for (size_t i = 0; (i = bytes_seek(text, i, ending_marks)) < text.len;
         i++) {
        bool before_blank = i + 1 == text.len || text.ptr[i + 1] == ' ';
        bool after_blank = i > 0 && text.ptr[i - 1] == ' ';
        if (text.ptr[i] == ':' ? before_blank : after_blank)
            return false;
    }
    add(r, is_null(text) ? (str){0} : text, begin, end, PROPERTY_PLAIN);
    return true;
}

static bool add_quoted(reader *r, size_t begin, size_t end)
{
    str block = str_slice(r->p->block, 0, end);
    char quote = block.ptr[begin];
    size_t close = str_find(block, begin + 1, quote);
    str text = str_slice(block, begin + 1, close < end ? close : begin + 1);
    if (close + 1 != end ||
        (quote == '"' && str_find(text, 0, '\\') < text.len))
        return false;
    add(r, text, begin, end, 0);
    return true;
}

/* The value that stands in [begin, end), without blanks around it. */
static bool read_value(reader *r, size_t begin, size_t end)
{
    const char *block = r->p->block.ptr;
    if (block[begin] == '\'' || block[begin] == '"')
        return add_quoted(r, begin, end);
    if (may_open_plain(block[begin]))
        return add_plain(r, begin, end);
    if (r->items || !str_equal(str_slice(r->p->block, begin, end), STR("[]")))
        return false;
    add(r, (str){0}, begin, begin, 0);
    return true;
}

/* A key that nothing followed has a value that is missing. */
static void close_key(reader *r)
{
    if (r->is_open && r->items == 0)
        add(r, (str){0}, r->after_key, r->after_key, PROPERTY_PLAIN);
    r->is_open = false;
    r->items = 0;
}

/* The colon behind the key at `begin`, or `end` if no plain key stands there.
 */
static size_t find_colon(str block, size_t begin, size_t end)
{
    size_t at = begin;
    if (!str_is_letter(block.ptr[at]))
        return end;
    while (at < end && (str_is_letter(block.ptr[at]) ||
                        str_is_digit(block.ptr[at]) || block.ptr[at] == '_' ||
                        block.ptr[at] == '-' || block.ptr[at] == ' '))
        at++;
    bool is_key = at < end && block.ptr[at] == ':' &&
                  (at + 1 == end || block.ptr[at + 1] == ' ');
    return is_key && at - begin <= LONGEST_KEY ? at : end;
}

static bool read_key(reader *r, size_t begin, size_t end)
{
    str block = r->p->block;
    size_t colon = find_colon(block, begin, end);
    if (colon == end || r->key_count == MOST_KEYS)
        return false;
    property_key key = kith_property_key(
        r->p, (property_key){0}, str_trim(str_slice(block, begin, colon)));
    for (size_t i = 0; i < r->key_count; i++)
        if (r->keys[i] == key.written)
            return false;
    r->keys[r->key_count++] = key.written;
    r->key = key;
    size_t value = colon + 1;
    while (value < end && block.ptr[value] == ' ')
        value++;
    if (value < end)
        return read_value(r, value, end);
    r->is_open = true;
    r->after_key = colon + 1;
    return true;
}

static bool read_item(reader *r, size_t begin, size_t end, size_t indent)
{
    const char *block = r->p->block.ptr;
    if (!r->is_open || (r->items && indent != r->indent))
        return false;
    size_t value = begin + 1;
    while (value < end && block[value] == ' ')
        value++;
    if (value == begin + 1 || value == end)
        return false;
    r->indent = indent;
    r->items++;
    return read_value(r, value, end);
}

/* The line [begin, end) of the block, its line end not counted. */
static bool read_line(reader *r, size_t begin, size_t end)
{
    const char *block = r->p->block.ptr;
    size_t at = begin;
    while (end > begin && block[end - 1] == ' ')
        end--;
    while (at < end && block[at] == ' ')
        at++;
    if (at == end)
        return false;
    if (block[at] == '-')
        return read_item(r, at, end, at - begin);
    if (at > begin)
        return false;
    close_key(r);
    return read_key(r, at, end);
}

/* Adds what was read, at most TOGETHER values, their names asked for at once.
 */
static void add_some(properties *p, property *values, size_t count)
{
    asked_name asked[TOGETHER];
    for (size_t i = 0; i < count; i++) {
        str text = values[i].text;
        asked[i] = (asked_name){
            .text = text.len <= LIMIT_NAME_BYTES ? text : (str){0}};
    }
    if (!kith_intern_all(p->sink->names, asked, count)) {
        p->sink->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        values[i].name = asked[i].id;
        kith_property_add(p, values[i]);
    }
}

bool kith_property_read_plain(properties *p)
{
    reader r = {.p = p};
    bool is_read = p->starts.len < LIMIT_YAML_EVENTS / 4 && is_printable(&r);
    for (size_t i = 0; i < p->starts.len && is_read; i++) {
        bool is_last = i + 1 == p->starts.len;
        size_t end = is_last ? p->block.len : p->starts.at[i + 1];
        is_read = end > p->starts.at[i] && p->block.ptr[end - 1] == '\n' &&
                  read_line(&r, p->starts.at[i], end - 1);
    }
    close_key(&r);
    if (r.is_wide && kith_utf8_valid_prefix(p->block) < p->block.len)
        is_read = false;
    for (size_t i = 0; i < r.values.len && is_read && !p->sink->failed;
         i += TOGETHER) {
        size_t rest = r.values.len - i;
        add_some(p, r.values.at + i, rest < TOGETHER ? rest : TOGETHER);
    }
    VEC_FREE(&r.values);
    return is_read;
}
