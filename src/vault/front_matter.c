/*
 * front_matter.c — the properties at the head of a note.
 *
 * The block is found by its two "---" lines, never by YAML, so that a broken
 * property costs its line and not the note. Plain blocks are read at once; the
 * others by libyaml, event by event, with our own caps on size, depth and
 * events: it is quadratic in nesting, and pulled event by event the cost stops
 * where we do. What it cannot read is salvaged line by line. Tags and the title
 * are cut from the fields at the end, when it is known which of two equal keys
 * counts.
 */
#include <stdlib.h>

#include "base/bytes.h"
#include "base/limits.h"
#include "vault/property.h"
#include "vault/property_lines.h"
#include "vault/property_plain.h"
#include "vault/property_yaml.h"
#include "vault/wikilink.h"

static unsigned line_marks(bytes_row row)
{
    return row_highs(row_or(row_is(row, '\n'), row_is(row, '\r')));
}

/* The end of the line that begins at `at`, and where the next one begins. */
static size_t line_end(str text, size_t at, size_t *next)
{
    size_t end = bytes_seek(text, at, line_marks);
    *next = end < text.len ? end + 1 : end;
    if (*next < text.len && text.ptr[end] == '\r' && text.ptr[*next] == '\n')
        ++*next;
    return end;
}

static const str fence = {"---", 3};

static bool is_fence(str line)
{
    while (line.len && str_is_blank(line.ptr[line.len - 1]))
        line.len--;
    return str_equal(line, fence);
}

/* To Obsidian a note with a blank behind its first dashes has no properties. */
static bool opens(str line, kith_compat compat)
{
    return is_fence(line) &&
           (line.len == fence.len || compat != KITH_COMPAT_OBSIDIAN);
}

/* Finds the closing fence, noting where the lines of the block begin. Returns
 * where the body begins: in the line of the fence if that says more. 0 if the
 * block is not closed. */
static size_t find_end(str text, size_t begin, properties *p)
{
    size_t next;
    for (size_t at = begin; at < text.len; at = next) {
        str line = str_slice(text, at, line_end(text, at, &next));
        if (str_begins(line, fence)) {
            p->block = str_slice(text, begin, at);
            if (!p->starts.len && !VEC_PUSH(&p->starts, 0))
                p->sink->failed = true;
            return is_fence(line) ? next : at + fence.len;
        }
        if (!VEC_PUSH(&p->starts, at - begin)) {
            p->sink->failed = true;
            return 0;
        }
    }
    return 0;
}

static bool is_dropped(const field *f)
{
    return f->key == NO_NAME;
}

/* Takes out the fields that a later one of the same key replaced, with their
 * links: a front matter's links stand in the order of its fields. */
static void drop_replaced(sink *s)
{
    size_t fields = 0, links = 0;
    for (size_t i = 0; i < s->fields.len; i++) {
        field *f = &s->fields.at[i];
        if (is_dropped(f))
            continue;
        if (f->links && f->first_link != links)
            memmove(
                s->links.at + links, s->links.at + f->first_link,
                f->links * sizeof *s->links.at);
        f->first_link = (uint32_t)links;
        links += f->links;
        if (fields != i)
            s->fields.at[fields] = *f;
        fields++;
    }
    s->fields.len = fields;
    s->links.len = links;
}

static bool is_separator(char c)
{
    return c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* More than digits, and no bracket. */
static bool is_tag(str text)
{
    bool more_than_digits = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '[' || c == ']')
            return false;
        more_than_digits |= c < '0' || c > '9';
    }
    return more_than_digits;
}

/* The end of the word at `at`. A link is a word, whatever stands in it. */
static size_t word_end(str text, size_t at)
{
    while (at < text.len && !is_separator(text.ptr[at])) {
        wikilink link;
        size_t unused;
        bool links = text.ptr[at] == '[' && at + 1 < text.len &&
                     text.ptr[at + 1] == '[' &&
                     kith_wikilink_at(text, at, &link, &unused);
        at = links ? link.end : at + 1;
    }
    return at;
}

/* A string holds several tags, parted by commas or blanks; to Obsidian that is
 * none. Whether it holds any. */
static bool add_tags(sink *s, const field *f)
{
    size_t before = s->tags.len;
    str text = intern_text(s->names, f->value);
    for (size_t begin = 0, end; begin < text.len; begin = end + 1) {
        end = word_end(text, begin);
        if (end < text.len && s->compat == KITH_COMPAT_OBSIDIAN)
            break;
        size_t name = begin < end && text.ptr[begin] == '#' ? begin + 1 : begin;
        str word = str_slice(text, name, end);
        if (!is_tag(word))
            continue;
        tag found = {
            .name = kith_sink_name(s, word),
            .line = f->line,
            .column = f->column + (uint32_t)begin,
            .written = f->written};
        /* Interning may have moved nothing: names stay where they are. */
        if (!VEC_PUSH(&s->tags, found))
            s->failed = true;
    }
    return s->tags.len > before;
}

/* Is it the key of tags, by the rules that are asked for? */
static bool is_tag_key(const sink *s, const field *f)
{
    if (s->compat == KITH_COMPAT_OBSIDIAN)
        return str_equal(intern_text(s->names, f->written), STR("tags"));
    str key = intern_text(s->names, f->key);
    return str_equal(key, STR("tags")) || str_equal(key, STR("tag"));
}

/* Cuts tags and title from the fields; tags are records of their own then, and
 * a field that holds none stays one, as does one that links are in. */
static void settle(sink *s)
{
    name_id title = kith_sink_name(s, STR("title"));
    for (size_t i = 0; i < s->fields.len; i++) {
        field *f = &s->fields.at[i];
        if (f->key == title)
            s->title = f->value;
        if (f->key != NO_NAME && is_tag_key(s, f) && add_tags(s, f) &&
            !f->links)
            f->key = NO_NAME;
    }
    drop_replaced(s);
}

static void read_block(properties *p)
{
    if (p->block.len > LIMIT_FRONT_MATTER_BYTES) {
        kith_sink_find(
            p->sink, K105_FRONT_MATTER_LIMIT, p->first_line, 1, NULL,
            "front matter is larger than %zu KiB and is not read",
            LIMIT_FRONT_MATTER_BYTES >> 10);
        return;
    }
    if (p->sink->counts_items || !kith_property_read_plain(p)) {
        size_t broken = kith_property_read_yaml(p);
        bool whole = broken == p->block.len;
        if (!whole && p->sink->compat == KITH_COMPAT_OBSIDIAN)
            p->sink->fields.len = p->sink->links.len = 0;
        else if (!whole)
            kith_property_read_lines(p, broken);
    }
    settle(p->sink);
}

size_t kith_front_matter_read(str text, uint32_t *line, sink *s)
{
    size_t begin;
    *line = 1;
    if (!opens(str_slice(text, 0, line_end(text, 0, &begin)), s->compat))
        return 0;

    properties p = {.sink = s, .first_line = 2};
    size_t body = begin < text.len ? find_end(text, begin, &p) : 0;
    if (body) {
        uint32_t lines = str_is_empty(p.block) ? 0 : (uint32_t)p.starts.len;
        *line = p.first_line + lines + !front_matter_goes_on(text, body);
        if (lines)
            read_block(&p);
    } else if (!s->failed) {
        kith_sink_find(
            s, K102_UNCLOSED_FRONT_MATTER, 1, 1, NULL,
            "front matter is not closed; add a line \"---\"");
    }
    VEC_FREE(&p.starts);
    return body;
}
