/*
 * task_gap.c — Tasks takes signs off the end of a line as long as it finds one
 * there. What is something else ends that.
 */
#include "vault/task_gap.h"

static const str emoji_style = {"\xef\xb8\x8f", 3};

static size_t past_blanks(str text, size_t at)
{
    while (at < text.len && str_is_blank(text.ptr[at]))
        at++;
    return at;
}

size_t kith_task_field_end(str text, size_t at)
{
    size_t bracket = past_blanks(text, at);
    if (bracket == text.len || !strchr("])", text.ptr[bracket]))
        return at;
    size_t comma = past_blanks(text, bracket + 1);
    bool follows = comma < text.len && text.ptr[comma] == ',';
    return follows ? comma + 1 : bracket + 1;
}

/* Past the tag at `at`, which a blank is to precede; `at` if there is none. */
static size_t past_tag(str text, size_t at)
{
    size_t end = at + 1;
    if (at == 0 || !str_is_blank(text.ptr[at - 1]) || text.ptr[at] != '#')
        return at;
    while (end < text.len && !strchr(" !@#$%^&*(),.?\":{}|<>", text.ptr[end]))
        end++;
    return end > at + 1 ? end : at;
}

static bool is_id(char c)
{
    return str_is_letter(c) || str_is_digit(c) || c == '-' || c == '_';
}

/* Past the words of a rule, or ids with commas between them, at `at`. */
static size_t past_words(str text, size_t at, bool is_rule)
{
    at = past_blanks(text, at);
    while (at < text.len && (is_id(text.ptr[at]) || text.ptr[at] == ',' ||
                             (is_rule && strchr(" !", text.ptr[at]))))
        at = text.ptr[at] == ',' ? past_blanks(text, at + 1) : at + 1;
    return at;
}

/* Past a rule, an id, or what comes after the task, with its words. */
static size_t past_sign(str text, size_t at)
{
    static const str signs[] = {
        {"\xf0\x9f\x94\x81", 4}, /* 🔁 */
        {"\xf0\x9f\x8f\x81", 4}, /* 🏁 */
        {"\xf0\x9f\x86\x94", 4}, /* 🆔 */
        {"\xe2\x9b\x94", 3},     /* ⛔ */
    };
    str rest = str_slice(text, at, text.len);
    size_t i = 0, count = sizeof signs / sizeof *signs;
    while (i < count && !str_begins(rest, signs[i]))
        i++;
    if (i == count)
        return at;
    at += signs[i].len;
    if (str_begins(str_slice(text, at, text.len), emoji_style))
        at += emoji_style.len;
    return past_words(text, at, i == 0);
}

/* The same in brackets: "[repeat:: every day]". */
static size_t past_field(str text, size_t at)
{
    static const char *const keys[] = {
        "repeat", "onCompletion", "id", "dependsOn"};
    if (!strchr("[(", text.ptr[at]))
        return at;
    size_t colon = str_find(text, at, ':'), end = at;
    str key = str_trim(str_slice(text, at + 1, colon));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_equal(key, str_from(keys[i])))
            end = colon;
    while (end > at && end < text.len && !strchr("])", text.ptr[end]))
        end++;
    return end == at ? at : kith_task_field_end(text, end);
}

bool kith_task_gap(str gap)
{
    size_t at = 0, from = 0;
    do {
        from = at;
        at = past_blanks(gap, at);
        if (at < gap.len)
            at = past_tag(gap, at);
        if (at < gap.len)
            at = past_sign(gap, at);
        if (at < gap.len)
            at = past_field(gap, at);
    } while (at > from);
    return at == gap.len;
}
