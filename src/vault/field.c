/*
 * field.c — labels in bold and what they say.
 *
 * A label is short and its value too: "**Note**: a paragraph" is prose.
 */
#include "vault/field.h"

enum { LONGEST_LABEL = 40, LONGEST_VALUE = 256 };

bool kith_label_read(str text, label *found)
{
    if (text.len < 5 || memcmp(text.ptr, "**", 2) != 0)
        return false;
    size_t limit =
        text.len < LONGEST_LABEL + 6 ? text.len : (size_t)LONGEST_LABEL + 6;
    size_t end = 2;
    while (end + 1 < limit &&
           !(text.ptr[end] == '*' && text.ptr[end + 1] == '*')) {
        char c = text.ptr[end];
        if (c == '[' || c == ']' || c == '\n' || c == '`')
            return false;
        end++;
    }
    if (end + 1 >= limit)
        return false;

    str words = str_trim(str_slice(text, 2, end));
    size_t after = end + 2;
    bool colon = words.len && words.ptr[words.len - 1] == ':';
    if (colon) {
        words = str_trim(str_slice(words, 0, words.len - 1));
    } else if (after < text.len && text.ptr[after] == ':') {
        colon = true;
        after++;
    }
    while (after < text.len && str_is_blank(text.ptr[after]))
        after++;
    *found = (label){.name = words, .value = after};
    return colon && words.len > 0;
}

/* `value` without emphasis around all of it. */
static str plain(str value)
{
    value = str_trim(value);
    while (value.len >= 2 && (value.ptr[0] == '*' || value.ptr[0] == '_') &&
           value.ptr[value.len - 1] == value.ptr[0])
        value = str_slice(value, 1, value.len - 1);
    return str_trim(value);
}

/* Is a value one that says nothing: empty, "-", "n/a", "_Unknown_"? */
static bool is_missing(str value)
{
    static const str missing[] = {
        {"unknown", 7},      {"n/a", 3}, {"-", 1}, {"\xe2\x80\x93", 3},
        {"\xe2\x80\x94", 3}, {"tbd", 3}, {"?", 1}, {"none", 4},
    };
    value = plain(value);
    if (value.len == 0)
        return true;
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        size_t same = 0;
        while (same < value.len && same < missing[i].len) {
            char c = value.ptr[same];
            if (c >= 'A' && c <= 'Z')
                c = (char)(c - 'A' + 'a');
            if (c != missing[i].ptr[same])
                break;
            same++;
        }
        if (same == value.len && same == missing[i].len)
            return true;
    }
    return false;
}

static name_id fold_key(markdown *m, str text)
{
    char key[LONGEST_LABEL + 1];
    if (text.len >= sizeof key)
        return NO_NAME;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        key[i] = str_is_blank(c) || c == '-' ? '_' : c;
    }
    return kith_sink_name(m->out, (str){key, text.len});
}

/* Remembers that a field says nothing; the note is told once of all. */
static void note_missing(markdown *m, str key)
{
    missing_fields *all = &m->out->missing;
    size_t room = sizeof all->names - all->length;
    if (key.len == 0)
        return;
    if (all->count++ == 0)
        all->line =
            markdown_line(m, (size_t)(key.ptr - m->text.ptr), &all->column);
    if (key.len + 2 > room)
        return;
    if (all->length) {
        memcpy(all->names + all->length, ", ", 2);
        all->length += 2;
    }
    memcpy(all->names + all->length, key.ptr, key.len);
    all->length += (unsigned)key.len;
}

void kith_field_push(markdown *m, str key, str value, field_origin origin)
{
    sink *out = m->out;
    key = plain(key);
    if (key.len && key.ptr[key.len - 1] == ':')
        key = plain(str_slice(key, 0, key.len - 1));
    bool missing = is_missing(value);
    if (missing)
        note_missing(m, key);
    if (missing || value.len > LONGEST_VALUE)
        return;
    value = plain(value);
    field found = {.key = fold_key(m, key), .origin = (uint8_t)origin};
    if (found.key == NO_NAME)
        return;
    found.value = kith_sink_name(out, value);
    size_t begin = (size_t)(value.ptr - m->text.ptr);
    found.line = markdown_line(m, begin, &found.column);
    for (size_t i = 0; i < m->spans.len; i++) {
        const span *s = &m->spans.at[i];
        if (s->link == NO_INDEX || s->begin < begin ||
            s->end > begin + value.len)
            continue;
        if (found.links == 0)
            found.first_link = s->link;
        found.links = item_count(s->link - found.first_link + 1);
    }
    if (!VEC_PUSH(&out->fields, found))
        out->failed = true;
}
