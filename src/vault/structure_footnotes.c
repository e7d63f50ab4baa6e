/*
 * structure_footnotes.c — one pass over a leaf, whatever brackets it opens.
 *
 * An inline footnote is known by its ']': what was found since its caret is
 * taken back then, for nothing in it is a footnote.
 */
#include "vault/structure_blocks.h"

#include <stdio.h>

#include "base/fold.h"

static note_label label_at(const structure_reader *r, size_t at, str name)
{
    size_t line = kith_line_of(&r->m.lines, at);
    return (note_label){
        .name = name,
        .line = structure_line(r, line),
        .column = lines_column(&r->m.lines, line, at),
    };
}

/* The ']' of the "[^name]" at `at`, or 0. */
static size_t footnote_name_end(str text, size_t at)
{
    size_t end = at + 2;
    if (end >= text.len || text.ptr[at + 1] != '^')
        return 0;
    while (end < text.len && !strchr("] \t\r\n", text.ptr[end]))
        end++;
    return end > at + 2 && end < text.len && text.ptr[end] == ']' ? end : 0;
}

/* Records the "[^name]" at `at` that ends with the ']' at `end`, unless it is
 * the one that a footnote begins with. */
static void add_footnote_place(
    structure_reader *r, str text, size_t at, size_t end)
{
    size_t line = kith_line_of(&r->m.lines, at);
    size_t column = at - r->m.lines.start.at[line];
    bool defines =
        r->mask.lines.at[line].mark == MASK_FOOTNOTE &&
        column < mask_column(&r->mask, line, r->mask.lines.at[line].at);
    note_label found = label_at(r, at, str_slice(text, at + 2, end));
    if (!defines && !VEC_PUSH(&r->out->footnote_places, found))
        r->failed = true;
}

static bool is_before(const note_label *a, const note_label *b)
{
    return a->line < b->line || (a->line == b->line && a->column < b->column);
}

/* How many of `len` labels in order stand before another. */
static size_t labels_before(
    const note_label *labels, size_t len, const note_label *other)
{
    while (len > 0 && !is_before(&labels[len - 1], other))
        len--;
    return len;
}

/* "^[words]", whose words it is said to begin with: what looks like a footnote
 * in it is words. It has no name yet. */
static void add_inline_footnote(structure_reader *r, size_t at)
{
    structure *out = r->out;
    note_label found = label_at(r, at, (str){0});
    out->footnotes.len =
        labels_before(out->footnotes.at, out->footnotes.len, &found);
    out->footnote_places.len = labels_before(
        out->footnote_places.at, out->footnote_places.len, &found);
    found.column += 2;
    if (!VEC_PUSH(&out->footnotes, found))
        r->failed = true;
}

/* ']' at `at`: closes the bracket that opened last, or "^[". The last byte of
 * what belongs to it: of "[words][label]" the label, whatever it names. */
static size_t close_bracket(structure_reader *r, str text, size_t at)
{
    if (r->m.brackets.len == 0)
        return at;
    size_t open = r->m.brackets.at[--r->m.brackets.len].at;
    if (text.ptr[open] == '^') {
        if (at > open + 2)
            add_inline_footnote(r, open);
        return at;
    }
    if (at + 1 >= text.len || text.ptr[at + 1] != '[')
        return at;
    size_t end = at + 2;
    while (end < text.len && !strchr("[]\n", text.ptr[end]))
        end++;
    return end < text.len && text.ptr[end] == ']' ? end : at;
}

/* Where a span begins to hide: of a Markdown link behind its words. */
static size_t hidden_from(str text, const span *s)
{
    if (text.ptr[s->begin] != '[' || text.ptr[s->begin + 1] == '[' ||
        s->name.len == 0)
        return s->begin;
    size_t end = (size_t)(s->name.ptr - text.ptr) + s->name.len;
    return str_find(text, end, ']') + 1;
}

void kith_structure_footnotes(structure_reader *r, const leaf *block)
{
    str text = str_slice(r->m.text, 0, block->end);
    size_t s = 0, end;
    r->m.brackets.len = 0;
    for (size_t i = block->begin; i < text.len && !r->failed; i++) {
        while (s < r->m.spans.len && r->m.spans.at[s].end <= i)
            s++;
        size_t hidden = s < r->m.spans.len
                            ? hidden_from(text, &r->m.spans.at[s])
                            : text.len;
        bracket open = {.at = (uint32_t)i}; /* of "^[" the caret */
        char c = text.ptr[i];
        if (hidden <= i) {
            i = r->m.spans.at[s].end - 1;
        } else if (c == '\\') {
            i++;
        } else if (c == ']') {
            i = close_bracket(r, text, i);
        } else if (c == '[' && (end = footnote_name_end(text, i)) > 0) {
            add_footnote_place(r, text, i, end);
            i = end;
        } else if (
            c == '[' ||
            (c == '^' && i + 1 < hidden && text.ptr[i + 1] == '[')) {
            i += c == '^';
            r->failed = !VEC_PUSH(&r->m.brackets, open);
        }
    }
}

void kith_structure_footnotes_comment(structure_reader *r, size_t line)
{
    do {
        str text = structure_text(r, line);
        size_t begin = (size_t)(text.ptr - r->m.text.ptr), end;
        text = str_slice(r->m.text, 0, begin + text.len);
        for (size_t i = str_find(text, begin, '['); i < text.len && !r->failed;
             i = str_find(text, i + 1, '[')) {
            end = footnote_name_end(text, i);
            if (end)
                add_footnote_place(r, text, i, end);
        }
        line++;
    } while (line < r->mask.lines.len &&
             r->mask.lines.at[line].mark == MASK_WITHIN);
}

/* ---- Names -----------------------------------------------------------------
 */

/* A name's number among those of `names`, which it is put to if `add`. */
static name_id name_of(structure_reader *r, intern *names, str name, bool add)
{
    arena room = {0};
    str key = kith_fold_path(&room, name);
    name_id id = !key.ptr ? NAME_FAILED
                 : add    ? kith_intern(names, key)
                          : kith_intern_find(names, key);
    kith_arena_free(&room);
    r->failed = r->failed || id == NAME_FAILED;
    return id;
}

/* Keeps of the places those whose footnote there is. */
static void drop_undefined(structure_reader *r, intern *names)
{
    structure *out = r->out;
    size_t kept = 0;
    for (size_t i = 0; i < out->footnote_places.len && !r->failed; i++) {
        note_label place = out->footnote_places.at[i];
        if (name_of(r, names, place.name, false) != NO_NAME)
            out->footnote_places.at[kept++] = place;
    }
    out->footnote_places.len = kept;
}

/* Names the inline footnotes by how many others are named before them. */
static void name_inline(structure_reader *r)
{
    structure *out = r->out;
    intern named = {0};
    size_t place = 0, count = 0;
    for (size_t i = 0; i < out->footnotes.len && !r->failed; i++) {
        char name[sizeof "[inline" + 20];
        note_label *found = &out->footnotes.at[i];
        if (found->name.len > 0)
            continue;
        for (; place < out->footnote_places.len &&
               is_before(&out->footnote_places.at[place], found);
             place++)
            name_of(r, &named, out->footnote_places.at[place].name, true);
        int len = snprintf(
            name, sizeof name, "[inline%zu", named.entries.len + count++);
        found->name = (str){name, (size_t)len};
        found->name.ptr = kith_arena_text(&out->memory, found->name);
        r->failed = r->failed || !found->name.ptr;
    }
    kith_intern_free(&named);
}

void kith_structure_footnotes_settle(structure_reader *r)
{
    intern names = {0};
    for (size_t i = 0; i < r->out->footnotes.len && !r->failed; i++)
        if (r->out->footnotes.at[i].name.len)
            name_of(r, &names, r->out->footnotes.at[i].name, true);
    drop_undefined(r, &names);
    name_inline(r);
    kith_intern_free(&names);
}
