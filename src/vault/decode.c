/*
 * decode.c — valid text for the readers, true places for their records.
 *
 * Nearly every note is valid UTF-8 and is read where it lies. The few that are
 * not are repaired into a second buffer: an invalid byte becomes three, and
 * columns after it shift, until kith_decode_restore() puts them back. No line
 * end is made or lost by a repair, so line numbers hold as they are.
 */
#include "vault/decode.h"

#include <stdlib.h>

#include "base/utf8.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static bool is_utf16(str raw)
{
    return raw.len >= 2 && (memcmp(raw.ptr, "\xFF\xFE", 2) == 0 ||
                            memcmp(raw.ptr, "\xFE\xFF", 2) == 0);
}

static uint32_t line_of(str text, size_t at)
{
    uint32_t line = 1;
    for (size_t i = 0; i < at; i++) {
        bool ends = text.ptr[i] == '\n' ||
                    (text.ptr[i] == '\r' &&
                     (i + 1 == text.len || text.ptr[i + 1] != '\n'));
        line += ends;
    }
    return line;
}

static bool repair(decoder *d)
{
    if (d->raw.len > (SIZE_MAX - 16) / 3)
        return false;
    size_t need = d->raw.len * 3 + 16;
    if (need > d->cap) {
        free(d->room);
        d->room = malloc(need);
        d->cap = d->room ? need : 0;
    }
    if (!d->room)
        return false;
    size_t length = kith_utf8_repair(d->raw, d->room);
    memset(d->room + length, 0, 16);
    d->text = (str){d->room, length};
    d->is_repaired = true;
    return true;
}

str kith_decode(decoder *d, str raw, sink *s)
{
    d->is_repaired = false;
    d->mark = 0;
    d->raw = raw;
    d->text = raw;
    if (is_utf16(raw)) {
        kith_sink_find(
            s, K006_NOT_UTF8, 1, 1, "save it as UTF-8",
            "note is UTF-16, not UTF-8, and is not read");
        d->text.len = 0;
        return d->text;
    }
    if (raw.len >= 3 && memcmp(raw.ptr, byte_order_mark, 3) == 0) {
        d->mark = 3;
        d->raw = str_slice(raw, 3, raw.len);
        d->text = d->raw;
    }
    size_t valid = kith_utf8_valid_prefix(d->raw);
    if (valid == d->raw.len)
        return d->text;

    size_t line_begin = valid;
    while (line_begin && d->raw.ptr[line_begin - 1] != '\n' &&
           d->raw.ptr[line_begin - 1] != '\r')
        line_begin--;
    kith_sink_find(
        s, K006_NOT_UTF8, line_of(d->raw, valid),
        (uint32_t)(valid - line_begin + 1), "save it as UTF-8",
        "byte 0x%02X at offset %zu is not UTF-8; read as U+FFFD",
        (unsigned)(unsigned char)d->raw.ptr[valid], valid + d->mark);
    if (!repair(d)) {
        s->failed = true;
        d->text.len = 0;
    }
    return d->text;
}

/* Bytes of the maximal invalid subpart that `raw` begins with at `at`: the
 * longest run that a repair makes into one character. */
static size_t subpart(str raw, size_t at)
{
    char out[9];
    size_t length = 1;
    while (length < 3 && at + length < raw.len &&
           kith_utf8_repair(str_slice(raw, at, at + length + 1), out) == 3)
        length++;
    return length;
}

/* Walks both texts side by side, forward only. */
typedef struct way_back {
    str raw, text;
    size_t in_raw, in_text;
} way_back;

static size_t raw_offset(way_back *way, size_t offset)
{
    while (way->in_text < offset) {
        size_t same = str_find(way->text, way->in_text, '\xEF');
        if (same > offset)
            same = offset;
        way->in_raw += same - way->in_text;
        way->in_text = same;
        if (same == offset)
            break;
        bool is_equal =
            way->in_raw + 3 <= way->raw.len &&
            memcmp(way->text.ptr + same, way->raw.ptr + way->in_raw, 3) == 0;
        way->in_raw += is_equal ? 3 : subpart(way->raw, way->in_raw);
        way->in_text += 3;
    }
    return way->in_raw;
}

/* Moves `way` to `offset`, from the start of line `line` if it is past it. */
static size_t move(decoder *d, way_back *way, uint32_t line, size_t offset)
{
    if (offset < way->in_text) {
        way->in_text = d->lines.at[line - 1].in_text;
        way->in_raw = d->lines.at[line - 1].in_raw;
    }
    return raw_offset(way, offset);
}

static bool find_lines(decoder *d)
{
    way_back way = {.raw = d->raw, .text = d->text};
    d->lines.len = 0;
    if (!VEC_PUSH(&d->lines, ((line_start){0, 0})))
        return false;
    for (size_t i = 0; i < d->text.len; i++) {
        char c = d->text.ptr[i];
        if (c == '\r' && i + 1 < d->text.len && d->text.ptr[i + 1] == '\n')
            continue;
        if (c != '\n' && c != '\r')
            continue;
        line_start start = {i + 1, raw_offset(&way, i + 1)};
        if (!VEC_PUSH(&d->lines, start))
            return false;
    }
    return true;
}

static void restore_column(
    decoder *d, way_back *way, uint32_t line, uint32_t *column)
{
    if (line == 0 || line > d->lines.len || *column == 0)
        return;
    const line_start *start = &d->lines.at[line - 1];
    size_t offset = start->in_text + *column - 1;
    *column = (uint32_t)(move(d, way, line, offset) - start->in_raw + 1);
}

static void restore_item(decoder *d, way_back *way, item *it)
{
    if (it->line == 0 || it->line > d->lines.len)
        return;
    size_t begin = move(d, way, it->line, it->begin);
    way_back end = *way;
    size_t length = raw_offset(&end, (size_t)it->begin + it->length) - begin;
    it->begin = (uint32_t)begin;
    it->length = item_count(length);
}

static void restore_places(decoder *d, sink *s)
{
    way_back way = {.raw = d->raw, .text = d->text};
    for (size_t i = 0; i < s->items.len; i++)
        restore_item(d, &way, &s->items.at[i]);
    for (size_t i = 0; i < s->links.len; i++)
        restore_column(d, &way, s->links.at[i].line, &s->links.at[i].column);
    for (size_t i = 0; i < s->mentions.len; i++)
        restore_column(
            d, &way, s->mentions.at[i].line, &s->mentions.at[i].column);
    for (size_t i = 0; i < s->fields.len; i++)
        restore_column(d, &way, s->fields.at[i].line, &s->fields.at[i].column);
    for (size_t i = 0; i < s->tags.len; i++)
        restore_column(d, &way, s->tags.at[i].line, &s->tags.at[i].column);
}

void kith_decode_restore(decoder *d, sink *s)
{
    if (d->is_repaired && find_lines(d))
        restore_places(d, s);
    else if (d->is_repaired)
        s->failed = true;
    for (size_t i = 0; d->mark && i < s->items.len; i++)
        s->items.at[i].begin += (uint32_t)d->mark;
}

void kith_decoder_free(decoder *d)
{
    free(d->room);
    VEC_FREE(&d->lines);
    *d = (decoder){0};
}
