/*
 * structure_footnotes.c — one pass over a leaf, whatever brackets it opens.
 *
 * An inline footnote is known by its ']': what was found since its caret is
 * taken back then, for nothing in it is a footnote.
 */
#include "vault/structure_blocks.h"

#include <stdio.h>

static note_label label_at(const structure_reader *r, size_t at, str name)
{
    size_t line = kith_line_of(&r->m.lines, at);
    return (note_label){
        .name = name,
        .line = structure_line(r, line),
        .column = (uint32_t)(at - r->m.lines.start.at[line]) + 1,
    };
}

/* The ']' of the "[^name]" at `at`, or 0. */
static size_t footnote_name_end(str text, size_t at)
{
    size_t end = at + 2;
    if (end >= text.len || text.ptr[at + 1] != '^')
        return 0;
    while (end < text.len && !strchr("[] \t\r\n", text.ptr[end]))
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

/* How many of `len` labels in order stand before another. */
static size_t labels_before(
    const note_label *labels, size_t len, const note_label *other)
{
    while (len > 0 && (labels[len - 1].line > other->line ||
                       (labels[len - 1].line == other->line &&
                        labels[len - 1].column > other->column)))
        len--;
    return len;
}

/* "^[words]": what looks like a footnote in it is words. It has no name yet. */
static void add_inline_footnote(structure_reader *r, size_t at)
{
    structure *out = r->out;
    note_label found = label_at(r, at, (str){0});
    out->footnotes.len =
        labels_before(out->footnotes.at, out->footnotes.len, &found);
    out->footnote_places.len = labels_before(
        out->footnote_places.at, out->footnote_places.len, &found);
    if (!VEC_PUSH(&out->footnotes, found))
        r->failed = true;
}

/* ']' at `at`: closes the bracket that opened last, or "^[". */
static void close_bracket(structure_reader *r, str text, size_t at)
{
    if (r->m.brackets.len == 0)
        return;
    size_t open = r->m.brackets.at[--r->m.brackets.len].at;
    if (text.ptr[open] == '^' && at > open + 2)
        add_inline_footnote(r, open);
}

void kith_structure_footnotes(structure_reader *r, const leaf *block)
{
    str text = str_slice(r->m.text, 0, block->end);
    size_t s = 0, end;
    r->m.brackets.len = 0;
    for (size_t i = block->begin; i < text.len && !r->failed; i++) {
        while (s < r->m.spans.len && r->m.spans.at[s].end <= i)
            s++;
        size_t hidden = s < r->m.spans.len ? r->m.spans.at[s].begin : text.len;
        bracket open = {.at = (uint32_t)i}; /* of "^[" the caret */
        char c = text.ptr[i];
        if (hidden <= i) {
            i = r->m.spans.at[s].end - 1;
        } else if (c == '\\') {
            i++;
        } else if (c == ']') {
            close_bracket(r, text, i);
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

void kith_structure_footnotes_name(structure_reader *r)
{
    unsigned count = 0;
    for (size_t i = 0; i < r->out->footnotes.len && !r->failed; i++) {
        char name[sizeof "[inline" + 10];
        note_label *found = &r->out->footnotes.at[i];
        if (found->name.len > 0)
            continue;
        int len = snprintf(name, sizeof name, "[inline%u", count++);
        found->name = (str){name, (size_t)len};
        found->name.ptr = kith_arena_text(&r->out->memory, found->name);
        r->failed = !found->name.ptr;
    }
}
