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

/* A sign at the start of `text`, with its date or as a priority. */
static void read_emoji(str text, task_signs *found)
{
    for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++)
        if (opens_with(text, priorities[i].sign))
            found->priority = priorities[i].priority;
    for (size_t i = 0; i < sizeof emoji / sizeof *emoji; i++) {
        if (!opens_with(text, emoji[i].bytes))
            continue;
        str rest = str_slice(text, emoji[i].bytes.len, text.len);
        if (str_begins(rest, emoji_style))
            rest = str_slice(rest, emoji_style.len, rest.len);
        date day = kith_date_at_start(utf8_trim(rest));
        if (day != NO_DATE)
            found->day[emoji[i].day] = day;
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

/* "key:: value]" at the start of `text`, past its bracket. */
static void read_field(str text, task_signs *found)
{
    char room[LONGEST_KEY];
    size_t colon = str_find(
        str_slice(text, 0, text.len < LONGEST_KEY ? text.len : LONGEST_KEY), 0,
        ':');
    if (colon + 1 >= text.len || text.ptr[colon] != ':' ||
        text.ptr[colon + 1] != ':')
        return;
    str key = lower_key(str_trim(str_slice(text, 0, colon)), room);
    str value = utf8_trim(str_slice(text, colon + 2, text.len));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        date day =
            str_equal(key, keys[i].bytes) ? kith_date_at_start(value) : NO_DATE;
        if (day != NO_DATE)
            found->day[keys[i].day] = day;
    }
    if (!str_equal(key, STR("priority")))
        return;
    for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++) {
        str word = priorities[i].word;
        bool ends = value.len > word.len && strchr("]) ", value.ptr[word.len]);
        if (str_begins(value, word) && ends)
            found->priority = priorities[i].priority;
    }
}

/* Marks brackets, and what may begin an emoji. */
static unsigned sign_marks(bytes_row row)
{
    bytes_row brackets = row_or(row_is(row, '['), row_is(row, '('));
    return row_highs(row_or(row, brackets));
}

task_signs kith_task_signs(str text)
{
    task_signs found = {.priority = 0};
    text = utf8_trim(text); /* once, not for each sign */
    for (size_t i = 0; i < TASK_DAYS; i++)
        found.day[i] = NO_DATE;
    for (size_t i = 0; (i = bytes_seek(text, i, sign_marks)) < text.len; i++) {
        char c = text.ptr[i];
        if (c == '[' || c == '(')
            read_field(str_slice(text, i + 1, text.len), &found);
        else if (c == (char)0xe2 || c == (char)0xf0)
            read_emoji(str_slice(text, i, text.len), &found);
    }
    return found;
}

void kith_task_read(str text, task *found)
{
    task_signs signs = kith_task_signs(text);
    found->scheduled = signs.day[TASK_SCHEDULED];
    found->due = signs.day[TASK_DUE];
    found->done = signs.day[TASK_DONE];
    found->priority = signs.priority;
}
