/*
 * tag.c — a tag is anything but white space, ASCII punctuation other than '-',
 * '/' and '_', and the punctuation of two blocks of Unicode; digits alone are
 * none.
 */
#include "vault/tag.h"

#include "base/utf8.h"

/* Length of the character at `at` if it may stand in a tag, else 0. */
static size_t tag_character(str text, size_t at)
{
    char c = text.ptr[at];
    if ((unsigned char)c < 0x80)
        return str_is_letter(c) || str_is_digit(c) || c == '-' || c == '/' ||
               c == '_';
    size_t next = at;
    uint32_t point = kith_utf8_next(text, &next);
    bool excluded = (point >= 0x2000 && point <= 0x206f) ||
                    (point >= 0x2e00 && point <= 0x2e7f) ||
                    kith_utf8_is_wide_space(point);
    return excluded ? 0 : next - at;
}

size_t kith_tag_end(str text, size_t begin)
{
    size_t end = begin, length;
    bool more_than_digits = false;
    while (end < text.len && (length = tag_character(text, end)) > 0) {
        more_than_digits |= !str_is_digit(text.ptr[end]);
        end += length;
    }
    return more_than_digits ? end : begin;
}

/* Does a bare URL begin in `word`? */
static bool has_url(str word)
{
    static const str openings[] = {
        {"http://", 7}, {"https://", 8}, {"www.", 4}};
    for (size_t i = 0; i < word.len; i++) {
        if (i > 0 &&
            (str_is_letter(word.ptr[i - 1]) || str_is_digit(word.ptr[i - 1])))
            continue;
        str rest = str_slice(word, i, word.len);
        for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
            if (str_begins_any_case(rest, openings[k]))
                return true;
    }
    return false;
}

bool kith_url_holds(
    url_word *word, str text, size_t from, size_t at, bool in_table)
{
    bool goes_on = from <= word->at;
    from = goes_on ? word->at : from;
    size_t begin = at;
    while (begin > from && !url_ends(text.ptr[begin - 1], in_table))
        begin--;
    word->is_url = (word->is_url && goes_on && begin == from) ||
                   has_url(str_slice(text, begin, at));
    word->at = at;
    return word->is_url;
}
