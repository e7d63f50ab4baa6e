/*
 * structure_fields.c — the fields of every line.
 *
 * An item of a list is one line to Dataview: its own lines, up to those of the
 * next item, trimmed, with a blank between them. "- a\n  b:: c" has the key
 * "a b". Every line is read once.
 */
#include "base/buffer.h"
#include "base/utf8.h"
#include "vault/structure_blocks.h"

/* What a line gives to the text that is read. */
typedef struct piece {
    size_t begin; /* in that text */
    size_t line, column;
} piece;

typedef struct field_reader {
    structure_reader *r;
    bool is_item, is_task;
    VEC(piece) pieces; /* at least one */
    buffer joined;
} field_reader;

static void add_piece(field_reader *f, size_t line, str words)
{
    const markdown *m = &f->r->m;
    size_t at = (size_t)(words.ptr - m->text.ptr);
    piece found = {f->joined.len, line, lines_column(&m->lines, line, at) - 1};
    kith_buffer_put(&f->joined, words);
    if (!VEC_PUSH(&f->pieces, found) || f->joined.failed)
        f->r->failed = true;
}

/* The piece in which byte `at` of the text stands. */
static piece piece_of(const field_reader *f, size_t at)
{
    size_t low = 0, high = f->pieces.len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (f->pieces.at[middle].begin <= at)
            low = middle;
        else
            high = middle;
    }
    return f->pieces.at[low];
}

static void add_field(field_reader *f, inline_field found)
{
    structure_reader *r = f->r;
    piece first = piece_of(f, found.begin), last = piece_of(f, found.end - 1);
    found.begin += first.column - first.begin;
    found.end += last.column - last.begin;
    if (f->pieces.len > 1 && !(structure_keep(r->out, &found.key) &&
                               structure_keep(r->out, &found.value)))
        r->failed = true;
    note_field kept = {found, structure_line(r, first.line)};
    if (!VEC_PUSH(&r->out->fields, kept))
        r->failed = true;
}

/* "2026-01-02", or what looks like it: "2026-99-99". */
static bool is_dated(str text)
{
    static const char form[] = "dddd-dd-dd";
    size_t i = 0;
    while (form[i] && i < text.len &&
           (form[i] == 'd' ? str_is_digit(text.ptr[i]) : text.ptr[i] == '-'))
        i++;
    return !form[i];
}

/* Has an item a date behind a sign? That is a field to Dataview. */
static bool has_signed_date(str text)
{
    static const str signs[] = {
        {"\xe2\x9e\x95", 3},     {"\xf0\x9f\x9b\xab", 4}, /* ➕ 🛫 */
        {"\xe2\x8f\xb3", 3},     {"\xe2\x8c\x9b", 3},     /* ⏳ ⌛ */
        {"\xf0\x9f\x93\x85", 4}, {"\xf0\x9f\x93\x86", 4}, /* 📅 📆 */
        {"\xf0\x9f\x97\x93", 4}, {"\xef\xb8\x8f", 3},     /* 🗓 U+FE0F */
        {"\xe2\x9c\x85", 3},                              /* ✅ */
    };
    text = utf8_trim(text);
    for (size_t i = 0; i < text.len; i++)
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
            str rest = str_slice(text, i, text.len);
            if (!str_begins(rest, signs[k]))
                continue;
            rest = str_slice(rest, signs[k].len, rest.len);
            if (is_dated(utf8_trim(rest)))
                return true;
        }
    return false;
}

/* Reads the `words` of a line and the lines behind it, up to `end`, as one. */
static void read_words(field_reader *f, str words, size_t line, size_t end)
{
    f->pieces.len = f->joined.len = 0;
    add_piece(f, line, words);
    while (++line < end && !f->r->failed) {
        kith_buffer_char(&f->joined, ' ');
        add_piece(f, line, utf8_trim(structure_text(f->r, line)));
    }
    if (f->pieces.len > 1)
        words = buffer_str(&f->joined);
    inline_fields *fields = &f->r->fields;
    if (!kith_inline_fields_read(words, !f->is_task, fields))
        f->r->failed = true;
    bool is_whole = fields->found.len == 1 && !fields->found.at[0].wrapper;
    if (f->is_item && is_whole && has_signed_date(words))
        return;
    for (size_t i = 0; i < fields->found.len && !f->r->failed; i++)
        add_field(f, fields->found.at[i]);
}

/* One past the last line of item `i` that is no other item's. */
static size_t item_end(const structure_reader *r, size_t i)
{
    const note_list_item *own = &r->out->items.at[i];
    size_t end = own->last_line + 1;
    while (++i < r->out->items.len && r->out->items.at[i].line == own->line)
        ;
    if (i < r->out->items.len && r->out->items.at[i].line < end)
        end = r->out->items.at[i].line;
    return end - r->m.first_line;
}

void kith_structure_fields(structure_reader *r)
{
    field_reader f = {.r = r};
    const structure *out = r->out;
    size_t next = 0, end;
    for (size_t i = 0; i < lines_count(&r->m.lines) && !r->failed; i = end) {
        str line = structure_text(r, i);
        uint32_t number = structure_line(r, i);
        while (next < out->items.len && out->items.at[next].line < number)
            next++;
        f.is_item = next < out->items.len && out->items.at[next].line == number;
        f.is_task = f.is_item && out->items.at[next].task.len;
        end = f.is_item ? item_end(r, next) : i + 1;
        str words = f.is_item
                        ? out->items.at[next].text
                        : str_slice(line, kith_quote_prefix(line), line.len);
        if (f.is_item || !kith_inline_fields_too_long(line))
            read_words(&f, words, i, end);
    }
    kith_buffer_free(&f.joined);
    VEC_FREE(&f.pieces);
}
