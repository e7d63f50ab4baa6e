/*
 * settings_edit.c — see settings_edit.h.
 *
 * libyaml tells where each name stands; the text is then cut and mended there.
 * Writing the file anew from what was read would lose every comment.
 */
#include "vault/settings_edit.h"

#include "base/error.h"
#include "vault/settings_outline.h"

/* ---- Cutting and mending --------------------------------------------------
 */

static size_t line_begin(str text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* Past the newline that ends the line. */
static size_t line_end(str text, size_t at)
{
    size_t end = str_find(text, at, '\n');
    return end < text.len ? end + 1 : end;
}

static void put_newline(buffer *out, str text)
{
    size_t end = str_find(text, 0, '\n');
    bool windows = end > 0 && end < text.len && text.ptr[end - 1] == '\r';
    kith_buffer_text(out, windows ? "\r\n" : "\n");
}

/* A name as YAML: bare if nothing in it means anything, else quoted. */
static void put_name(buffer *out, str name)
{
    bool bare = name.len > 0 && name.ptr[name.len - 1] != ' ';
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
        bool inside = (c >= '0' && c <= '9') || c == ' ' || c == '.' ||
                      c == '-' || c == '\'';
        bare = bare && (letter || (i > 0 && inside));
    }
    if (bare) {
        kith_buffer_put(out, name);
        return;
    }
    kith_buffer_char(out, '"');
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c == '"' || c == '\\')
            kith_buffer_char(out, '\\');
        if (c < 0x20)
            kith_buffer_printf(out, "\\x%02X", (unsigned)c);
        else
            kith_buffer_char(out, (char)c);
    }
    kith_buffer_char(out, '"');
}

/* The text with [begin, end) replaced by what `put` holds. */
static void splice(
    buffer *out, str text, size_t begin, size_t end, const buffer *put)
{
    kith_buffer_put(out, str_slice(text, 0, begin));
    kith_buffer_put(out, buffer_str(put));
    kith_buffer_put(out, str_slice(text, end, text.len));
}

/* Begins a line below the one that `at` stands in; returns where it goes. */
static size_t open_line(buffer *put, str text, size_t at)
{
    size_t end = line_end(text, at);
    if (end > 0 && text.ptr[end - 1] != '\n')
        put_newline(put, text);
    return end;
}

static const name_pair *pair_of(const outline *o, const settings_change *change)
{
    return kith_settings_pair(o, change->list, change->name);
}

/* "Kofi Mensah: [Coffee Mensah]" */
static void put_pair(buffer *put, str text, const settings_change *change)
{
    put_name(put, change->name);
    kith_buffer_text(put, ": [");
    put_name(put, change->other);
    kith_buffer_char(put, ']');
    put_newline(put, text);
}

/* A new line below the last one of the list, or a new list at the end. */
static size_t add_pair(
    const outline *o, const settings_change *change, buffer *put)
{
    str text = o->text;
    const spot *key = &o->key[change->list];
    const name_pair *first = NULL, *last = NULL;
    for (size_t i = 0; i < o->pairs.len; i++) {
        if (o->pairs.at[i].list != change->list)
            continue;
        first = first ? first : &o->pairs.at[i];
        last = &o->pairs.at[i];
    }
    size_t at = key->end == 0 ? text.len : last ? last->end : key->end;
    at = open_line(put, text, at);
    if (key->end == 0) {
        kith_buffer_text(put, kith_settings_list_key(change->list));
        kith_buffer_char(put, ':');
        put_newline(put, text);
    }
    if (first) {
        size_t begin = line_begin(text, first->name.begin);
        kith_buffer_put(put, str_slice(text, begin, first->name.begin));
    } else {
        kith_buffer_text(put, "  ");
    }
    put_pair(put, text, change);
    return at;
}

/* One more name below a name that is there. */
static void add_to_pair(
    const outline *o, const name_pair *pair, str other, buffer *out)
{
    str text = o->text;
    buffer put = {0};
    const spot *last =
        pair->names ? &o->names.at[pair->first + pair->names - 1] : NULL;
    size_t begin = last ? last->end : pair->begin + 1, end = begin;
    if (pair->how == IN_LINES && last) {
        size_t line = line_begin(text, last->begin);
        begin = end = open_line(&put, text, last->end);
        kith_buffer_put(&put, str_slice(text, line, last->begin));
        put_name(&put, other);
        put_newline(&put, text);
    } else if (pair->how == AS_ONE && last) {
        begin = last->begin; /* bare, it may hold what brackets take apart */
        kith_buffer_char(&put, '[');
        put_name(&put, last->text);
        kith_buffer_text(&put, ", ");
        put_name(&put, other);
        kith_buffer_char(&put, ']');
    } else {
        kith_buffer_text(&put, last ? ", " : "");
        put_name(&put, other);
    }
    splice(out, text, begin, end, &put);
    out->failed = out->failed || put.failed;
    kith_buffer_free(&put);
}

/* The lines of a whole pair go, and the list's own with the last pair. */
static void take_pair(const outline *o, const name_pair *pair, buffer *out)
{
    str text = o->text;
    size_t others = 0;
    for (size_t i = 0; i < o->pairs.len; i++)
        others += o->pairs.at[i].list == pair->list;
    size_t begin = line_begin(text, pair->name.begin);
    size_t end = line_end(text, pair->end);
    size_t key = line_begin(text, o->key[pair->list].begin);
    size_t below = line_end(text, o->key[pair->list].end);
    kith_buffer_put(out, str_slice(text, 0, others > 1 ? begin : key));
    if (others <= 1)
        kith_buffer_put(out, str_slice(text, below, begin));
    kith_buffer_put(out, str_slice(text, end, text.len));
}

static void take_name(
    const outline *o, const name_pair *pair, uint32_t i, buffer *out)
{
    static const buffer nothing = {0};
    const spot *name = &o->names.at[pair->first];
    size_t begin = name[i].begin, end = name[i].end;
    if (pair->names == 1) {
        take_pair(o, pair, out);
        return;
    }
    if (pair->how == IN_LINES) {
        begin = line_begin(o->text, begin);
        end = line_end(o->text, end);
    } else if (i + 1 < pair->names) {
        end = name[i + 1].begin;
    } else {
        begin = name[i - 1].end;
    }
    splice(out, o->text, begin, end, &nothing);
}

/* Where the name stands in the pair, or how many there are. */
static uint32_t place_in(const outline *o, const name_pair *pair, str other)
{
    uint32_t i = 0;
    while (i < pair->names &&
           !str_equal(o->names.at[pair->first + i].text, other))
        i++;
    return i;
}

static void apply(const outline *o, const settings_change *change, buffer *out)
{
    const name_pair *pair = pair_of(o, change);
    uint32_t i = pair ? place_in(o, pair, change->other) : 0;
    bool there = pair && i < pair->names;
    if (there != change->take) { /* nothing to do */
        kith_buffer_put(out, o->text);
    } else if (change->take) {
        take_name(o, pair, i, out);
    } else if (pair) {
        add_to_pair(o, pair, change->other, out);
    } else {
        buffer put = {0};
        size_t at = add_pair(o, change, &put);
        splice(out, o->text, at, at, &put);
        out->failed = out->failed || put.failed;
        kith_buffer_free(&put);
    }
}

/* ---- One change after the other -------------------------------------------
 */

static size_t count_names(const outline *o)
{
    size_t count = 0;
    for (size_t i = 0; i < o->pairs.len; i++)
        count += o->pairs.at[i].names;
    return count;
}

/* Whether `after` says what `before` did and the change, and nothing else. */
static bool is_meant(
    const outline *before, const outline *after, const settings_change *change)
{
    const name_pair *was = pair_of(before, change);
    const name_pair *is = pair_of(after, change);
    bool had = was && place_in(before, was, change->other) < was->names;
    bool has = is && place_in(after, is, change->other) < is->names;
    size_t count = count_names(before);
    count = had == has ? count : has ? count + 1 : count - 1;
    for (size_t i = 0; i < before->pairs.len; i++) {
        const name_pair *p = &before->pairs.at[i];
        for (uint32_t k = 0; k < p->names; k++) {
            settings_change other = {
                .list = (settings_list)p->list,
                .name = p->name.text,
                .other = before->names.at[p->first + k].text};
            bool taken = change->take && other.list == change->list &&
                         str_equal(other.name, change->name) &&
                         str_equal(other.other, change->other);
            const name_pair *at = pair_of(after, &other);
            if (!taken && !(at && place_in(after, at, other.other) < at->names))
                return false;
        }
    }
    return after->plain && has != change->take && after->rest == before->rest &&
           count_names(after) == count;
}

static bool change_text(
    str text, const settings_change *change, buffer *out, kith_error *error)
{
    outline before, after = {0};
    kith_settings_outline(text, &before);
    bool plain = before.plain, failed = before.failed;
    if (plain && !failed) {
        apply(&before, change, out);
        kith_settings_outline(buffer_str(out), &after);
        failed = out->failed || after.failed;
        plain = failed || is_meant(&before, &after, change);
    }
    kith_settings_outline_free(&before);
    kith_settings_outline_free(&after);
    if (failed)
        return kith_fail_memory(error);
    return plain ||
           kith_fail(
               error, KITH_ERROR_ARGUMENT, ".kith.yaml", 0,
               "it is written in a way that kith does not edit; %s "
               "\"%.*s: [%.*s]\" %s %s: yourself",
               change->take ? "take" : "put", STR_ARG(change->name),
               STR_ARG(change->other), change->take ? "out of" : "into",
               kith_settings_list_key(change->list));
}

bool kith_settings_edit(
    str text,
    const settings_change *changes,
    size_t count,
    buffer *out,
    kith_error *error)
{
    buffer now = {0};
    kith_buffer_put(&now, text);
    bool done = !now.failed;
    for (size_t i = 0; i < count && done; i++) {
        buffer then = {0};
        done = change_text(buffer_str(&now), &changes[i], &then, error);
        kith_buffer_free(&now);
        now = then;
    }
    if (done)
        kith_buffer_put(out, buffer_str(&now));
    done = done && !now.failed && !out->failed;
    kith_buffer_free(&now);
    return done || kith_fail_memory(error);
}
