/*
 * property_lines.c — front matter that YAML refuses, line by line.
 *
 * `title: Foo: bar`, `owner: @ana`, `a: [[X]], [[Y]]` and tabs are errors to
 * YAML and plain to a reader. Nothing here fails: a line that is neither a
 * property nor an item is passed over.
 */
#include "vault/property_lines.h"

#include "vault/wikilink.h"

/* The properties that the line at hand may belong to. */
typedef struct owner {
    property_key key, parent; /* last key; last key without indent */
} owner;

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* Adds every [[link]] of an unquoted value that does not parse as a whole. */
static void add_bare_links(
    properties *p, property_key key, size_t begin, str value)
{
    wikilink link;
    size_t cursor = 0;
    while (kith_wikilink_next(value, &cursor, &link))
        kith_property_add_bare_link(
            p, key, begin + link.begin, begin + link.end);
}

static void add_one(
    properties *p, property_key key, size_t begin, size_t end, unsigned flags)
{
    while (begin < end && str_is_blank(p->block.ptr[begin]))
        begin++;
    while (end > begin && str_is_blank(p->block.ptr[end - 1]))
        end--;
    str value = str_slice(p->block, begin, end);
    bool is_quoted = value.len > 1 && is_quote(value.ptr[0]) &&
                     value.ptr[value.len - 1] == value.ptr[0];
    if (!is_quoted && value.len > 4 && memcmp(value.ptr, "[[", 2) == 0) {
        add_bare_links(p, key, begin, value);
        return;
    }
    str text = is_quoted ? str_slice(value, 1, value.len - 1) : value;
    kith_property_add(
        p, (property){
               key, text, begin, end,
               flags | (is_quoted ? 0 : (unsigned)PROPERTY_PLAIN), NO_NAME});
}

/* A value, or the parts of a [list, in, brackets]. */
static void add_value(
    properties *p, property_key key, size_t begin, size_t end, unsigned flags)
{
    while (begin < end && str_is_blank(p->block.ptr[begin]))
        begin++;
    while (end > begin && str_is_blank(p->block.ptr[end - 1]))
        end--;
    bool is_list = end - begin > 1 && p->block.ptr[begin] == '[' &&
                   p->block.ptr[end - 1] == ']' &&
                   p->block.ptr[begin + 1] != '[';
    if (!is_list) {
        add_one(p, key, begin, end, flags);
        return;
    }
    str inside = str_slice(p->block, 0, end - 1);
    for (size_t at = begin + 1, comma; at < end; at = comma + 1) {
        comma = str_find(inside, at, ',');
        add_one(p, key, at, comma, PROPERTY_ITEM);
    }
}

/* The colon that ends the key of a line, or its end if the line has no key. */
static size_t key_end(str block, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (block.ptr[i] == ':' &&
            (i + 1 == end || str_is_blank(block.ptr[i + 1])))
            return i > begin ? i : end;
    }
    return end;
}

static void read_line(properties *p, owner *above, size_t begin, size_t end)
{
    str block = p->block;
    size_t at = begin;
    while (at < end && str_is_blank(block.ptr[at]))
        at++;
    if (at == end || block.ptr[at] == '#')
        return;
    bool is_item = block.ptr[at] == '-' &&
                   (at + 1 == end || str_is_blank(block.ptr[at + 1]));
    if (is_item) {
        if (above->key.folded != NO_NAME)
            add_value(p, above->key, at + 1, end, PROPERTY_ITEM);
        return;
    }
    size_t colon = key_end(block, at, end);
    if (colon == end)
        return;
    str key = str_trim(str_slice(block, at, colon));
    if (key.len > 1 && is_quote(key.ptr[0]) &&
        key.ptr[key.len - 1] == key.ptr[0])
        key = str_slice(key, 1, key.len - 1);
    bool is_indented = at > begin;
    above->key = kith_property_key(
        p, is_indented ? above->parent : (property_key){0}, key);
    if (!is_indented)
        above->parent = above->key;
    if (above->key.folded != NO_NAME &&
        str_trim(str_slice(block, colon + 1, end)).len)
        add_value(p, above->key, colon + 1, end, 0);
}

void kith_property_read_lines(properties *p, size_t begin)
{
    owner above = {0};
    for (size_t i = 0; i < p->starts.len; i++) {
        size_t at = p->starts.at[i];
        size_t end = i + 1 < p->starts.len ? p->starts.at[i + 1] : p->block.len;
        while (end > at &&
               (p->block.ptr[end - 1] == '\n' || p->block.ptr[end - 1] == '\r'))
            end--;
        if (at >= begin)
            read_line(p, &above, at, end);
    }
}
