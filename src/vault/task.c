/*
 * task.c — tasks as the Tasks and Dataview plugins write them.
 *
 *     - [ ] Send the deck @AnaLima 📅 2025-11-14 ⏫
 *     - [x] Send the deck [due:: 2025-11-14] (completion:: 2025-11-10)
 *
 * A sign counts as a date only with a date behind it: "✅ Decided" is prose.
 */
#include "vault/task.h"

#include <stddef.h>

#include "base/bytes.h"

typedef struct sign_row {
    str bytes;
    size_t field; /* offset of the date in `task` */
} sign_row;

/* clang-format off */
static const sign_row emoji[] = {
    {{"\xf0\x9f\x93\x85", 4}, offsetof(task, due)},       /* 📅 */
    {{"\xf0\x9f\x93\x86", 4}, offsetof(task, due)},       /* 📆 */
    {{"\xf0\x9f\x97\x93", 4}, offsetof(task, due)},       /* 🗓 */
    {{"\xe2\x8f\xb3", 3},     offsetof(task, scheduled)}, /* ⏳ */
    {{"\xe2\x8c\x9b", 3},     offsetof(task, scheduled)}, /* ⌛ */
    {{"\xe2\x9c\x85", 3},     offsetof(task, done)},      /* ✅ */
};

static const sign_row keys[] = {
    {{"due", 3},        offsetof(task, due)},
    {{"scheduled", 9},  offsetof(task, scheduled)},
    {{"completion", 10}, offsetof(task, done)},
    {{"done", 4},       offsetof(task, done)},
    {{"completed", 9},  offsetof(task, done)},
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

size_t kith_task_box(str text, char *status)
{
    if (text.len < 3 || text.ptr[0] != '[')
        return 0;
    size_t close = 2;
    if ((unsigned char)text.ptr[1] >= 0x80)
        while (close < text.len &&
               ((unsigned char)text.ptr[close] & 0xc0) == 0x80)
            close++;
    if (close >= text.len || text.ptr[close] != ']' || text.ptr[1] == ']')
        return 0;
    bool blank = close + 1 == text.len || str_is_blank(text.ptr[close + 1]);
    if (!blank)
        return 0;
    *status = close == 2 ? text.ptr[1] : '?';
    return close + 1 < text.len ? close + 2 : close + 1;
}

static bool begins(str text, str word)
{
    return text.len >= word.len && memcmp(text.ptr, word.ptr, word.len) == 0;
}

static void set_date(task *found, size_t offset, date day)
{
    memcpy((char *)found + offset, &day, sizeof day);
}

/* A sign at the start of `text`, with its date or as a priority. */
static void read_emoji(str text, task *found)
{
    for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++)
        if (begins(text, priorities[i].sign))
            found->priority = priorities[i].priority;
    for (size_t i = 0; i < sizeof emoji / sizeof *emoji; i++) {
        if (!begins(text, emoji[i].bytes))
            continue;
        str rest = str_slice(text, emoji[i].bytes.len, text.len);
        if (begins(rest, STR("\xef\xb8\x8f"))) /* emoji style */
            rest = str_slice(rest, 3, rest.len);
        date day = kith_date_at_start(str_trim(rest));
        if (day != NO_DATE)
            set_date(found, emoji[i].field, day);
    }
}

/* "key:: value]" at the start of `text`, past its bracket. */
static void read_field(str text, task *found)
{
    enum { LONGEST_KEY = 16 };
    size_t colon = str_find(
        str_slice(text, 0, text.len < LONGEST_KEY ? text.len : LONGEST_KEY), 0,
        ':');
    if (colon + 1 >= text.len || text.ptr[colon] != ':' ||
        text.ptr[colon + 1] != ':')
        return;
    str key = str_trim(str_slice(text, 0, colon));
    str value = str_trim(str_slice(text, colon + 2, text.len));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        date day =
            str_equal(key, keys[i].bytes) ? kith_date_at_start(value) : NO_DATE;
        if (day != NO_DATE)
            set_date(found, keys[i].field, day);
    }
    if (!str_equal(key, STR("priority")))
        return;
    for (size_t i = 0; i < sizeof priorities / sizeof *priorities; i++) {
        str word = priorities[i].word;
        bool ends = value.len > word.len && strchr("]) ", value.ptr[word.len]);
        if (begins(value, word) && ends)
            found->priority = priorities[i].priority;
    }
}

/* Marks brackets, and what may begin an emoji. */
static uint64_t sign_marks(uint64_t bytes)
{
    return bytes_between(bytes, '[', '[') | bytes_between(bytes, '(', '(') |
           (bytes & BYTES_HIGHS);
}

void kith_task_read(str text, task *found)
{
    found->due = found->scheduled = found->done = NO_DATE;
    found->priority = 0;
    for (size_t i = 0; (i = bytes_seek(text, i, sign_marks)) < text.len; i++) {
        char c = text.ptr[i];
        if (c == '[' || c == '(')
            read_field(str_slice(text, i + 1, text.len), found);
        else if (c == (char)0xe2 || c == (char)0xf0)
            read_emoji(str_slice(text, i, text.len), found);
    }
}
