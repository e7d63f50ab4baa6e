/*
 * property.c — the rules for values of the front matter.
 *
 * A value that is one whole quoted link is a link to Obsidian; a link among
 * other words, or without quotes, is one to kith only and says so by its flag.
 * Targets come from the value as YAML decodes it, places from the bytes it is
 * written in: the two differ where a quoted value holds escapes.
 */
#include "vault/property.h"

#include <stdio.h>

#include "base/bytes.h"
#include "base/limits.h"
#include "vault/destination.h"
#include "vault/wikilink.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static str trim(str s)
{
    size_t begin = 0, end = s.len;
    while (begin < end && is_space(s.ptr[begin]))
        begin++;
    while (end > begin && is_space(s.ptr[end - 1]))
        end--;
    return str_slice(s, begin, end);
}

/* At most `most` bytes of `text`, cut between characters. */
static str cut(str text, size_t most)
{
    if (text.len <= most)
        return text;
    while (most && ((unsigned char)text.ptr[most] & 0xC0) == 0x80)
        most--;
    return str_slice(text, 0, most);
}

/* "meta" and "People Mentioned" -> "meta.People Mentioned"; its length. */
static size_t join_key(str above, str key, char room[static LIMIT_NAME_BYTES])
{
    size_t length = 0;
    if (above.len && above.len + key.len + 1 <= LIMIT_NAME_BYTES) {
        memcpy(room, above.ptr, above.len);
        room[above.len] = '.';
        length = above.len + 1;
    }
    key = cut(key, LIMIT_NAME_BYTES - length);
    if (key.len)
        memcpy(room + length, key.ptr, key.len);
    return length + key.len;
}

/* Does a folded key hold something else for `c`? */
static bool is_folded_away(char c)
{
    return (c >= 'A' && c <= 'Z') || is_space(c) || c == '-';
}

static void fold_key(char *key, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char c = key[i];
        if (is_folded_away(c))
            key[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : '_';
    }
}

static property_key long_key(properties *p, property_key parent, str key)
{
    sink *s = p->sink;
    char room[LIMIT_NAME_BYTES];
    property_key found;
    size_t length = join_key(intern_text(s->names, parent.written), key, room);
    found.written = kith_sink_name(s, (str){room, length});
    length = join_key(intern_text(s->names, parent.folded), trim(key), room);
    fold_key(room, length);
    found.folded = kith_sink_name(s, (str){room, length});
    return found;
}

property_key kith_property_key(properties *p, property_key parent, str key)
{
    if (parent.written != NO_NAME || key.len > LIMIT_NAME_BYTES)
        return long_key(p, parent, key);
    for (size_t i = 0; i < key.len; i++)
        if (is_folded_away(key.ptr[i]))
            return long_key(p, parent, key);
    name_id as_is = kith_sink_name(p->sink, key); /* as nearly all are */
    return (property_key){as_is, as_is};
}

property_key kith_property_item(properties *p, property_key key, size_t i)
{
    char number[24], room[LIMIT_NAME_BYTES];
    if (!p->sink->counts_items || key.written == NO_NAME)
        return key;
    snprintf(number, sizeof number, "%zu", i);
    str above = intern_text(p->sink->names, key.written);
    size_t length = join_key(above, str_from(number), room);
    key.written = kith_sink_name(p->sink, (str){room, length});
    return key;
}

/* Does line `i` of the block hold byte `offset`? */
static bool holds(const properties *p, size_t i, size_t offset)
{
    return i < p->starts.len && p->starts.at[i] <= offset &&
           (i + 1 == p->starts.len || p->starts.at[i + 1] > offset);
}

static size_t line_of(const properties *p, size_t offset)
{
    size_t low = 0, high = p->starts.len; /* the line is in [low, high) */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (p->starts.at[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Values are asked for in their order, and most stand on a line each. */
void kith_property_place(
    properties *p, size_t offset, uint32_t *line, uint32_t *column)
{
    if (holds(p, p->last_line + 1, offset))
        p->last_line++;
    else if (!holds(p, p->last_line, offset))
        p->last_line = line_of(p, offset);
    *line = p->first_line + (uint32_t)p->last_line;
    *column = (uint32_t)(offset - p->starts.at[p->last_line] + 1);
}

/* ---- Links -----------------------------------------------------------------
 */

static void push_link(
    properties *p, note_link link, str target, str subpath, size_t at)
{
    sink *s = p->sink;
    kith_property_place(p, at, &link.line, &link.column);
    if (target.len > LIMIT_TARGET_BYTES || subpath.len > LIMIT_TARGET_BYTES) {
        kith_sink_find(
            s, K107_LINK_LIMIT, link.line, link.column, NULL,
            "link target is longer than %d bytes and is left out",
            LIMIT_TARGET_BYTES);
        return;
    }
    link.target = kith_sink_name(s, target);
    link.subpath = kith_sink_name(s, subpath);
    link.place = PLACE_FRONT_MATTER;
    link.resolved = NO_INDEX;
    link.how = HOW_UNRESOLVED;
    if (!VEC_PUSH(&s->links, link))
        s->failed = true;
}

/* Where the bytes of the k-th wikilink of a value stand; its begin if the
 * bytes do not show it (escapes). Called with k = 0, 1, 2, ... */
static size_t next_place(const property *v, str raw, size_t *cursor)
{
    wikilink link;
    if (!kith_wikilink_next(raw, cursor, &link))
        return v->begin;
    return v->begin + link.begin + (link.embed ? 1 : 0);
}

static void add_wikilinks(properties *p, const property *v, str text)
{
    str raw = str_slice(p->block, v->begin, v->end);
    wikilink link;
    size_t cursor = 0, raw_cursor = 0;
    while (kith_wikilink_next(text, &cursor, &link)) {
        bool is_whole = link.begin == 0 && link.end == text.len && !link.embed;
        note_link found = {
            .display =
                kith_sink_name(p->sink, cut(link.alias, LIMIT_NAME_BYTES)),
            .flags =
                (uint8_t)((is_whole ? 0 : LINK_RECOVERED) | (link.embed ? LINK_EMBED : 0))};
        push_link(
            p, found, link.target, link.subpath,
            next_place(v, raw, &raw_cursor));
    }
}

/* Adds the Markdown link that the whole of `text` is, if it is one. */
static bool add_markdown_link(properties *p, const property *v, str text)
{
    markdown_link link;
    str target, subpath = {0};
    char room[LIMIT_TARGET_BYTES];
    if (!kith_markdown_link_read(text, &link))
        return false;
    note_link found = {
        .display = kith_sink_name(p->sink, cut(link.text, LIMIT_NAME_BYTES)),
        .flags = LINK_MARKDOWN};
    target = link.destination;
    if (!kith_destination_is_url(target))
        kith_destination_decode(link.destination, room, &target, &subpath);
    str raw = str_slice(p->block, v->begin, v->end);
    size_t at = str_find(raw, 0, '[');
    push_link(p, found, target, subpath, v->begin + (at < raw.len ? at : 0));
    return true;
}

/* ---- Fields ----------------------------------------------------------------
 */

static bool is_unknown(str text)
{
    static const char unknown[] = "_unknown_";
    if (text.len != sizeof unknown - 1)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != unknown[i])
            return false;
    }
    return true;
}

static unsigned brace_marks(bytes_row row)
{
    return row_highs(row_or(row_is(row, '{'), row_is(row, '<')));
}

/* A template's {{title}} or <% tp.title %> at the beginning, of a title
 * anywhere. */
static bool is_placeholder(str key, str text)
{
    if (text.len > 2 && !str_equal(key, STR("title")))
        text.len = 2;
    for (size_t i = 0; (i = bytes_seek(text, i, brace_marks)) < text.len; i++) {
        char next = i + 1 < text.len ? text.ptr[i + 1] : '\0';
        if (next == (text.ptr[i] == '{' ? '{' : '%'))
            return true;
    }
    return false;
}

static void add_field(properties *p, const property *v, str text)
{
    sink *s = p->sink;
    field f = {
        .key = v->key.folded,
        .written = v->key.written,
        .origin = FIELD_FRONT_MATTER};
    size_t at = v->begin;
    char first = at < v->end ? p->block.ptr[at] : '\0';
    if (!(v->flags & PROPERTY_PLAIN) && (first == '"' || first == '\''))
        at++;
    kith_property_place(p, at, &f.line, &f.column);
    if (text.len > LIMIT_NAME_BYTES)
        kith_sink_find(
            s, K105_FRONT_MATTER_LIMIT, f.line, f.column, NULL,
            "value is longer than %d bytes; what follows is left out",
            LIMIT_NAME_BYTES);
    f.value = v->name;
    if (v->name == NO_NAME || text.len != v->text.len)
        f.value = kith_sink_name(s, cut(text, LIMIT_NAME_BYTES));
    f.first_link = (uint32_t)s->links.len;
    if (text.len && memchr(text.ptr, '[', text.len) &&
        !add_markdown_link(p, v, text))
        add_wikilinks(p, v, text);
    f.links = item_count(s->links.len - f.first_link);
    if (!VEC_PUSH(&s->fields, f))
        s->failed = true;
}

static void add_value(properties *p, const property *v)
{
    str text = trim(v->text);
    if (is_unknown(text) || (str_is_empty(text) && (v->flags & PROPERTY_ITEM)))
        return;
    if (is_placeholder(intern_text(p->sink->names, v->key.folded), text))
        p->sink->is_template = true;
    add_field(p, v, text);
}

/* "A, B" without quotes and brackets is two aliases. */
static void add_aliases(properties *p, property v)
{
    str text = trim(v.text);
    size_t begin = v.begin, from = 0;
    v.flags |= PROPERTY_ITEM;
    v.name = NO_NAME;
    while (from <= text.len) {
        size_t comma = str_find(text, from, ',');
        v.text = str_slice(text, from, comma);
        v.begin = begin + from;
        while (from < comma && is_space(text.ptr[from++]))
            v.begin++;
        if (v.begin > v.end)
            v.begin = v.end;
        add_value(p, &v);
        from = comma + 1;
    }
}

void kith_property_add(properties *p, property v)
{
    sink *s = p->sink;
    str key = intern_text(s->names, v.key.folded);
    bool is_aliases = str_equal(key, STR("aliases"));
    bool is_alias = is_aliases || str_equal(key, STR("alias"));
    bool splits = false;
    if (is_alias && s->compat == KITH_COMPAT_OBSIDIAN) {
        v.key.folded =
            v.key.written; /* ALIASES, alias: properties like others */
    } else if (is_alias) {
        v.key.folded =
            is_aliases ? v.key.folded : kith_sink_name(s, STR("aliases"));
        splits =
            (s->compat == KITH_COMPAT_DATAVIEW || v.flags == PROPERTY_PLAIN) &&
            str_find(v.text, 0, ',') < v.text.len;
    }
    if (splits)
        add_aliases(p, v);
    else
        add_value(p, &v);
}

size_t kith_property_bare_link(const properties *p, size_t begin)
{
    str block = p->block;
    if (begin + 5 > block.len || memcmp(block.ptr + begin, "[[", 2) != 0)
        return 0;
    for (size_t i = begin + 2; i + 1 < block.len; i++) {
        char c = block.ptr[i];
        if (c == ']')
            return block.ptr[i + 1] == ']' && i > begin + 2 ? i + 2 - begin : 0;
        if (c == '[' || c == '\n' || c == '\r')
            return 0;
    }
    return 0;
}

void kith_property_add_bare_link(
    properties *p, property_key key, size_t begin, size_t end)
{
    sink *s = p->sink;
    str text = str_slice(p->block, begin, end);
    size_t first = s->links.len;
    /* It is nobody's alias: names are looked up below "aliases" alone. */
    if (str_equal(intern_text(s->names, key.folded), STR("aliases")))
        key.folded = kith_sink_name(s, STR("alias"));
    property v = {key, text, begin, end, PROPERTY_PLAIN, NO_NAME};
    add_field(p, &v, text);
    for (size_t i = first; i < s->links.len; i++) {
        note_link *link = &s->links.at[i];
        link->flags |= LINK_RECOVERED;
        kith_sink_find(
            s, K104_UNQUOTED_LINK, link->line, link->column,
            "write it in quotes: \"[[Name]]\"",
            "link is not quoted, so Obsidian sees a list instead of a link");
    }
}
