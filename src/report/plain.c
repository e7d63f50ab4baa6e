/*
 * plain.c — a line of a note as it is read aloud: links by what they show, no
 * marks of lists, tasks or emphasis, no date that stands beside it anyway.
 */
#include "base/buffer.h"
#include "base/fold.h"
#include "report/phrase.h"

enum { LINK_POINTS = 44 };

/* Where `mark` begins at or after `from`, or the length. */
static size_t find_text(str words, size_t from, str mark)
{
    for (size_t i = from; i + mark.len <= words.len; i++) {
        if (memcmp(words.ptr + i, mark.ptr, mark.len) == 0)
            return i;
    }
    return words.len;
}

static bool begins(str words, size_t at, str mark)
{
    return at + mark.len <= words.len &&
           memcmp(words.ptr + at, mark.ptr, mark.len) == 0;
}

/* What a link shows: the words after its bar, or the name of its note. */
static str shown_by_link(str link)
{
    size_t bar = str_find(link, 0, '|');
    if (bar < link.len)
        return str_slice(link, bar + 1, link.len);
    return str_file(link);
}

/* A long title cut: there may be several in a line. */
static void put_link(buffer *out, str link)
{
    str shown = shown_by_link(link);
    bool is_long = kith_code_points(shown) > LINK_POINTS;
    if (is_long)
        shown.len = kith_code_point_prefix(shown, LINK_POINTS);
    kith_buffer_put(out, is_long ? str_trim(shown) : shown);
    kith_buffer_text(out, is_long ? "…" : "");
}

/* Words as they are read aloud: links by what they show, no emphasis. */
static void put_plain(buffer *out, str words)
{
    size_t close = find_text(words, 0, STR("]]"));
    for (size_t i = 0; i < words.len;) {
        if (close < i + 2) /* looked for once a link */
            close = find_text(words, i + 2, STR("]]"));
        if (begins(words, i, STR("[[")) && close < words.len) {
            put_link(out, str_slice(words, i + 2, close));
            i = close + 2;
        } else if (begins(words, i, STR("**"))) {
            i += 2;
        } else {
            kith_buffer_char(out, words.ptr[i++]);
        }
    }
}

/* Without the marks a line begins with: bullet, box, check mark, date. */
static str without_marks(str words)
{
    static const char *const marks[] = {
        "- ", "* ", "[ ]", "[x]", "[X]", "[/]", "✅", "❌", ":",
    };
    for (bool again = true; again;) {
        again = false;
        words = str_trim(words);
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            str mark = str_from(marks[i]);
            if (!begins(words, 0, mark))
                continue;
            words = str_slice(words, mark.len, words.len);
            again = true;
        }
        if (kith_date_at_start(words) != NO_DATE && words.len > 10) {
            words = str_slice(words, 10, words.len);
            again = true;
        }
    }
    return words;
}

/* Whether a word tells a task manager something, not the reader. */
static bool is_task_mark(str word)
{
    static const char *const marks[] = {
        "📅", "⏳", "🛫", "➕", "✅", "❌", "🔁", "🆔",
        "⛔", "🔺", "⏫",    "🔼", "🔽", "⏬", "@", "#",
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (begins(word, 0, str_from(marks[i])))
            return true;
    }
    return false;
}

/* Without the owner, the dates and the tags that end a task. */
static str without_task_marks(str words)
{
    str kept = words;
    for (size_t end = words.len; end > 0;) {
        size_t begin = end;
        while (begin > 0 && words.ptr[begin - 1] != ' ')
            begin--;
        str word = str_slice(words, begin, end);
        if (is_task_mark(word))
            kept = str_trim(str_slice(words, 0, begin));
        else if (kith_date_parse(word) == NO_DATE)
            break; /* a date goes if a mark stands before it */
        end = begin;
        while (end > 0 && words.ptr[end - 1] == ' ')
            end--;
    }
    return kept.len ? kept : words;
}

str kith_report_plain(kith_report *r, str words)
{
    buffer out = {0};
    put_plain(&out, words);
    r->failed = r->failed || out.failed;
    str plain = without_task_marks(without_marks(buffer_str(&out)));
    plain = kith_report_format(r, "%.*s", STR_ARG(plain));
    kith_buffer_free(&out);
    return plain;
}
