/*
 * task.c — tasks as the Tasks and Dataview plugins write them.
 *
 *     - [ ] Send the deck @AnaLima 📅 2025-11-14 ⏫
 *     - [x] Send the deck [due:: 2025-11-14] (completion:: 2025-11-10)
 *
 * A sign counts as a date only with a date behind it: "✅ Decided" is prose.
 */
#include "vault/task.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "vault/task_gap.h"

typedef struct sign_row {
    str bytes;
    task_day day;
} sign_row;

/* clang-format off */
static const sign_row emoji[] = {
    {{"\xe2\x9e\x95", 3},     TASK_CREATED},   /* ➕ */
    {{"\xf0\x9f\x9b\xab", 4}, TASK_START},     /* 🛫 */
    {{"\xe2\x8f\xb3", 3},     TASK_SCHEDULED}, /* ⏳ */
    {{"\xe2\x8c\x9b", 3},     TASK_SCHEDULED}, /* ⌛ */
    {{"\xf0\x9f\x93\x85", 4}, TASK_DUE},       /* 📅 */
    {{"\xf0\x9f\x93\x86", 4}, TASK_DUE},       /* 📆 */
    {{"\xf0\x9f\x97\x93", 4}, TASK_DUE},       /* 🗓 */
    {{"\xe2\x9c\x85", 3},     TASK_DONE},      /* ✅ */
    {{"\xe2\x9d\x8c", 3},     TASK_CANCELLED}, /* ❌ */
};

static const sign_row keys[] = {
    {{"created", 7},     TASK_CREATED},
    {{"start", 5},       TASK_START},
    {{"scheduled", 9},   TASK_SCHEDULED},
    {{"due", 3},         TASK_DUE},
    {{"completion", 10}, TASK_DONE},
    {{"done", 4},        TASK_DONE},
    {{"completed", 9},   TASK_DONE},
    {{"cancelled", 9},   TASK_CANCELLED},
};

static const struct {
    str sign, word;
    uint8_t priority;
} priorities[] = {
    {{"\xf0\x9f\x94\xba", 4}, {"highest", 7}, 5}, /* 🔺 */
    {{"\xe2\x8f\xab", 3},     {"high", 4},    4}, /* ⏫ */
    {{"\xf0\x9f\x94\xbc", 4}, {"medium", 6},  3}, /* 🔼 */
    {{"\xf0\x9f\x94\xbd", 4}, {"low", 3},     2}, /* 🔽 */
    {{"\xe2\x8f\xac", 3},     {"lowest", 6},  1}, /* ⏬ */
};
/* clang-format on */

static const str emoji_style = {"\xef\xb8\x8f", 3};

size_t kith_task_box(str text, uint32_t *status)
{
    if (text.len < 3 || text.ptr[0] != '[' || text.ptr[1] == ']')
        return 0;
    bool plain = (text.ptr[1] & 0x80) == 0 && (text.ptr[2] & 0x80) == 0;
    if (plain && text.ptr[2] != ']') /* "[[Ana]]", as most that open so */
        return 0;
    size_t close = 1;
    uint32_t point = kith_utf8_next(text, &close);
    if (str_begins(str_slice(text, close, text.len), emoji_style))
        close += emoji_style.len;
    bool in_line = point != '\n' && point != '\r';
    if (!in_line || close >= text.len || text.ptr[close] != ']')
        return 0;
    bool blank = close + 1 == text.len || str_is_blank(text.ptr[close + 1]);
    if (!blank)
        return 0;
    *status = point;
    return close + 1 < text.len ? close + 2 : close + 1;
}

/* Does `text` begin with `sign`? What tells most of them apart is looked at
 * first: their last byte. */
static bool opens_with(str text, str sign)
{
    return text.len >= sign.len &&
           text.ptr[sign.len - 1] == sign.ptr[sign.len - 1] &&
           str_begins(text, sign);
}

enum { PRIORITY = TASK_DAYS, KINDS, DATE_LENGTH = 10 };

typedef struct signs_reader {
    str text;
    size_t end;         /* of the sign before */
    size_t run;         /* the number of the signs that nothing parts */
    size_t last[KINDS]; /* in which run a kind was last */
    task_signs found;
} signs_reader;

/* Is the sign of a kind from `begin` to `end` the first of its run? Tasks lets
 * the first of two count, and does not read what stands before words. */
static bool is_first(signs_reader *r, size_t kind, size_t begin, size_t end)
{
    if (!kith_task_gap(str_slice(r->text, r->end, begin)) || r->run == 0)
        r->run++;
    bool first = r->last[kind] != r->run;
    r->last[kind] = r->run;
    r->end = end;
    return first;
}

/* Past a sign of `len` bytes at `at`, and the U+FE0F behind it. */
static size_t sign_end(const signs_reader *r, size_t at, size_t len)
{
    str rest = str_slice(r->text, at + len, r->text.len);
    return at + len + (str_begins(rest, emoji_style) ? emoji_style.len : 0);
}

/* A sign at `at`, with its date or as a priority. */
static void read_emoji(signs_reader *r, size_t at)
{
    str text = str_slice(r->text, at, r->text.len);
    for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++) {
        if (!opens_with(text, priorities[i].sign))
            continue;
        size_t end = sign_end(r, at, priorities[i].sign.len);
        if (is_first(r, PRIORITY, at, end))
            r->found.priority = priorities[i].priority;
    }
    for (size_t i = 0; i < sizeof emoji / sizeof *emoji; i++) {
        if (!opens_with(text, emoji[i].bytes))
            continue;
        size_t end = sign_end(r, at, emoji[i].bytes.len);
        str rest = utf8_trim(str_slice(r->text, end, r->text.len));
        date day = kith_date_at_start(rest);
        if (day == NO_DATE)
            continue;
        end = (size_t)(rest.ptr - r->text.ptr) + DATE_LENGTH;
        if (is_first(r, emoji[i].day, at, end))
            r->found.day[emoji[i].day] = day;
    }
}

enum { LONGEST_KEY = 16 };

/* "Due" is the key "due". */
static str lower_key(str key, char room[static LONGEST_KEY])
{
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        room[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    return (str){room, key.len};
}

/* A date or a priority as the field's value. */
static void read_value(signs_reader *r, str key, str value, size_t begin)
{
    size_t at = (size_t)(value.ptr - r->text.ptr);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        date day =
            str_equal(key, keys[i].bytes) ? kith_date_at_start(value) : NO_DATE;
        if (day == NO_DATE)
            continue;
        size_t end = kith_task_field_end(r->text, at + DATE_LENGTH);
        if (is_first(r, keys[i].day, begin, end))
            r->found.day[keys[i].day] = day;
    }
    if (!str_equal(key, STR("priority")))
        return;
    for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++) {
        str word = priorities[i].word;
        bool ends = value.len > word.len && strchr("]) ", value.ptr[word.len]);
        if (!str_begins(value, word) || !ends)
            continue;
        size_t end = kith_task_field_end(r->text, at + word.len);
        if (is_first(r, PRIORITY, begin, end))
            r->found.priority = priorities[i].priority;
    }
}

/* "key:: value]" behind the bracket at `at`. */
static void read_field(signs_reader *r, size_t at)
{
    char room[LONGEST_KEY];
    str text = str_slice(r->text, at + 1, r->text.len);
    size_t colon = str_find(
        str_slice(text, 0, text.len < LONGEST_KEY ? text.len : LONGEST_KEY), 0,
        ':');
    if (colon + 1 >= text.len || text.ptr[colon] != ':' ||
        text.ptr[colon + 1] != ':')
        return;
    str key = lower_key(str_trim(str_slice(text, 0, colon)), room);
    str value = utf8_trim(str_slice(text, colon + 2, text.len));
    read_value(r, key, value, at);
}

/* Marks brackets, and what may begin an emoji. */
static unsigned sign_marks(bytes_row row)
{
    bytes_row brackets = row_or(row_is(row, '['), row_is(row, '('));
    return row_highs(row_or(row, brackets));
}

task_signs kith_task_signs(str text)
{
    signs_reader r = {.text = utf8_trim(text)}; /* once, not for each sign */
    text = r.text;
    for (size_t i = 0; i < TASK_DAYS; i++)
        r.found.day[i] = NO_DATE;
    for (size_t i = 0; (i = bytes_seek(text, i, sign_marks)) < text.len; i++) {
        char c = text.ptr[i];
        if (c == '[' || c == '(')
            read_field(&r, i);
        else if (c == (char)0xe2 || c == (char)0xf0)
            read_emoji(&r, i);
    }
    return r.found;
}

void kith_task_read(str text, task *found)
{
    task_signs signs = kith_task_signs(text);
    found->scheduled = signs.day[TASK_SCHEDULED];
    found->due = signs.day[TASK_DUE];
    found->done = signs.day[TASK_DONE];
    found->priority = signs.priority;
}
