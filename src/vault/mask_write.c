/*
 * mask_write.c — writes a line of the mask, and where its bytes stand in the
 * note's.
 */
#include "vault/mask_write.h"

#include "vault/flat.h"
#include "vault/task.h"

/* The columns of the blanks before what a line says, of which CommonMark takes
 * one to the mark of a quotation. */
static size_t blank_columns(const indented *at)
{
    bool bare = at->base && at->line.ptr[at->base - 1] == '>';
    return kith_mask_column(at, at->prefix) - 2 * at->quotes + bare;
}

void kith_mask_put_bytes(masker *m, str bytes)
{
    const indented *at = m->at;
    if (at->pad && bytes.ptr == at->line.ptr && bytes.len > at->inner) {
        kith_buffer_put(&m->out->text, str_slice(bytes, 0, at->inner));
        kith_buffer_repeat(&m->out->text, ' ', at->pad);
        kith_buffer_put(&m->out->text, str_slice(bytes, at->inner, bytes.len));
        return;
    }
    str blanks = str_slice(at->line, at->base, at->prefix);
    bool holds = bytes.ptr == at->line.ptr && bytes.len >= at->prefix;
    size_t written = 2 * at->quotes + kith_column_of(blanks, blanks.len);
    bool tab = str_find(blanks, 0, '\t') < blanks.len;
    if (!holds ||
        (written == at->column && !(tab && (at->quotes || at->blanks)))) {
        kith_buffer_put(&m->out->text, bytes);
        return;
    }
    kith_buffer_put(&m->out->text, str_slice(bytes, 0, at->base));
    kith_buffer_repeat(&m->out->text, ' ', blank_columns(at));
    kith_buffer_put(&m->out->text, str_slice(bytes, at->prefix, bytes.len));
    m->widened = true;
}

void kith_mask_put(masker *m, str prefix, const char *words)
{
    kith_mask_put_bytes(m, prefix);
    kith_buffer_text(&m->out->text, words);
}

str kith_mask_put_number(masker *m, str line, size_t at)
{
    kith_mask_put(m, str_slice(line, 0, at), "");
    for (; str_is_digit(line.ptr[at]); at++)
        kith_buffer_char(
            &m->out->text, str_is_digit(line.ptr[at + 1]) ? '0' : '1');
    return str_slice(line, at, line.len);
}

void kith_mask_copy(
    masker *m, const indented *at, bool words_only, mask_line *found)
{
    uint32_t status;
    str line = at->line;
    size_t prefix = at->prefix;
    str rest = str_slice(line, prefix, line.len);
    if (at->bare) {
        found->at = (uint32_t)at->base;
        found->shift = (int32_t)(prefix - at->base);
        kith_mask_put_bytes(m, str_slice(line, 0, at->base));
        line = rest;
        prefix = 0;
    }
    size_t marker = words_only ? 0 : kith_bullet_length(rest);
    while (marker && marker < rest.len && str_is_blank(rest.ptr[marker]))
        marker++;
    str words = str_slice(rest, marker, rest.len);
    size_t box = marker && m->boxes ? kith_task_box(words, &status) : 0;
    if (at->loose) {
        found->at = (uint32_t)at->loose;
        found->shift = (int32_t)(at->words - at->loose);
        kith_mask_put_bytes(m, str_slice(line, 0, at->loose - 1));
        kith_buffer_char(&m->out->text, ' ');
        line = str_slice(line, at->words, line.len);
    } else if (box && kith_bullet_length(str_slice(words, box, words.len))) {
        found->at = (uint32_t)(prefix + marker);
        found->shift = (int32_t)box;
        kith_mask_put_bytes(m, str_slice(line, 0, found->at));
        line = str_slice(line, found->at + box, line.len);
    }
    bool is_label = words_only ||
                    (rest.len > 1 && rest.ptr[0] == '[' && rest.ptr[1] == '^');
    if (is_label) { /* of no footnote; nor does it define a reference */
        kith_mask_put(m, str_slice(line, 0, prefix), "x");
        line = str_slice(line, prefix + 1, line.len);
    }
    if (m->after_title && !at->bare && kith_bullet_is_late(rest) && !found->at)
        line = kith_mask_put_number(m, line, prefix);
    kith_mask_put_bytes(m, line);
}

void kith_mask_put_empty_item(masker *m, const indented *at, mask_line *found)
{
    size_t end = at->line.len;
    kith_mask_copy(m, at, false, found);
    kith_mask_put(
        m, (str){0}, str_is_blank(at->line.ptr[end - 1]) ? "x" : " x");
}

void kith_mask_put_lead(masker *m, const indented *at)
{
    kith_buffer_repeat(&m->out->text, ' ', at->blanks);
    for (size_t i = 0; i < at->marks; i++)
        kith_buffer_text(&m->out->text, "> ");
}

void kith_mask_settle(const masker *m, const indented *at, mask_line *found)
{
    int32_t wider = 0;
    if (m->widened) {
        size_t columns = blank_columns(at);
        wider = (int32_t)columns - (int32_t)(at->prefix - at->base);
        found->at = found->at > at->base ? found->at + (uint32_t)wider
                                         : (uint32_t)(at->base + columns);
    }
    if (at->pad) {
        bool behind = found->at > at->inner;
        found->at = (uint32_t)(behind ? found->at + at->pad : at->inner);
        found->shift -= (int32_t)at->pad;
    }
    found->lead = (uint32_t)(at->blanks + 2 * at->marks);
    found->at += found->lead;
    found->shift -= (int32_t)found->lead + wider;
}
