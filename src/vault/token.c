/*
 * token.c — cuts a line into tokens.
 *
 * Letters are those of any script; capitals are known for Latin, Greek,
 * Cyrillic and Armenian, where names are written with them.
 */
#include "vault/token.h"

#include "base/bytes.h"
#include "base/utf8.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(char c)
{
    unsigned char small = (unsigned char)(c | 0x20);
    return small >= 'a' && small <= 'z';
}

/* Letters above ASCII: all but the blocks of punctuation and symbols. */
static bool is_letter_point(uint32_t c)
{
    return c == 0xaa || c == 0xb5 || c == 0xba ||
           (c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7) ||
           (c >= 0x2c00 && c < 0x2e00) || (c >= 0x3040 && c < 0xd800) ||
           (c >= 0xf900 && c < 0xfe00) || (c >= 0x10000 && c < 0x1f000) ||
           (c >= 0x20000 && c < 0x30000);
}

/* Capitals above ASCII. Where capitals and small letters alternate, the even
 * points are capitals, but for two stretches of Latin Extended-A. */
static bool is_capital_point(uint32_t c)
{
    if (c >= 0xc0 && c <= 0xde)
        return c != 0xd7;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
        return c % 2 == 1;
    if (c == 0x178)
        return true;
    if ((c >= 0x100 && c <= 0x177) || (c >= 0x1de && c <= 0x24f) ||
        (c >= 0x460 && c <= 0x52f) || (c >= 0x1e00 && c <= 0x1eff))
        return c % 2 == 0;
    return (c >= 0x386 && c <= 0x3ab && c != 0x390) ||
           (c >= 0x400 && c <= 0x42f) || (c >= 0x531 && c <= 0x556);
}

bool kith_is_capital_word(str text)
{
    if (text.len == 0)
        return false;
    if ((unsigned char)text.ptr[0] < 0x80)
        return text.ptr[0] >= 'A' && text.ptr[0] <= 'Z';
    size_t at = 0;
    return is_capital_point(kith_utf8_next(text, &at));
}

/* What a word is made of, noted while its end is sought. */
typedef struct shape {
    unsigned capitals, smalls, digits;
    bool first_capital, camel, joined; /* joined: the last was - or ' */
    bool capital_before, twin;         /* twin: two capitals side by side */
} shape;

static void see(shape *s, bool capital, bool letter)
{
    if (s->capitals + s->smalls + s->digits == 0)
        s->first_capital = capital;
    s->camel |= capital && s->smalls && !s->joined;
    s->twin |= capital && s->capital_before && !s->joined;
    s->capital_before = capital;
    s->capitals += capital;
    s->smalls += !capital && letter;
    s->digits += !letter;
    s->joined = false;
}

/* Notes `count` small letters, or digits. */
static void see_run(shape *s, size_t count, bool letters)
{
    if (s->capitals + s->smalls + s->digits == 0)
        s->first_capital = false;
    s->smalls += letters ? (unsigned)count : 0;
    s->digits += letters ? 0 : (unsigned)count;
    s->capital_before = false;
    s->joined = false;
}

/* Bytes of an apostrophe or hyphen at `at` with a letter behind it, or 0. */
static size_t joint(str text, size_t at)
{
    char c = text.ptr[at];
    size_t length = c == '-' || c == '\'' || c == '_' || c == '&' ? 1 : 0;
    if (length == 0 && text.len - at > 3 &&
        memcmp(text.ptr + at, "\xe2\x80\x99", 3) == 0)
        length = 3;
    if (length == 0 || at + length >= text.len)
        return 0;
    char next = text.ptr[at + length];
    bool letter =
        is_ascii_letter(next) || is_digit(next) || (unsigned char)next >= 0xc0;
    return letter && next != (char)0xe2 ? length : 0;
}

/* May `c`, behind a letter, go on a word, by what stands around it? */
static bool may_go_on(char c)
{
    static const bool member[128] = {
        ['-'] = true, ['\''] = true, ['_'] = true, ['&'] = true, [':'] = true,
        ['0'] = true, ['1'] = true,  ['2'] = true, ['3'] = true, ['4'] = true,
        ['5'] = true, ['6'] = true,  ['7'] = true, ['8'] = true, ['9'] = true,
    };
    unsigned char byte = (unsigned char)c;
    return byte >= 128 || member[byte] || is_ascii_letter(c);
}

/* ---- Plain words -----------------------------------------------------------
 */

/* Small ASCII letters behind perhaps a capital, as most words are. */
typedef struct plain {
    size_t end;
    uint64_t hash; /* as the lexicon has it */
    bool capital;
} plain;

/* Reads the plain word at `at`, where a letter stands, of [at, end); false if
 * it needs a closer look. */
static inline bool read_plain(str text, size_t at, size_t end, plain *word)
{
    if (text.len - at < 8)
        return false;
    uint64_t head = bytes_load(text.ptr + at);
    word->capital = !(head & 0x20);
    head |= 0x20;
    size_t letters = bytes_first(bytes_between(head, 'a', 'z') ^ BYTES_HIGHS);
    size_t i = at + letters;
    if (letters == 8)
        while (i < end && text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            i++;
    if (i >= end)
        i = end;
    else if (text.ptr[i] != ' ' && may_go_on(text.ptr[i]))
        return false;
    letters = i - at;
    if (letters == 1 && word->capital)
        return false;
    if (letters < 8)
        head &= ((uint64_t)1 << letters * 8) - 1;
    word->hash = word_hash(head, letters);
    word->end = i;
    return true;
}

/* ---- All words -------------------------------------------------------------
 */

/* The end of the word that begins at `at`; `at` itself if none does. */
static size_t word_end(str text, size_t at, shape *s)
{
    size_t i = at;
    while (i < text.len) {
        char c = text.ptr[i];
        if ((unsigned char)c >= 0x80) {
            size_t next = i;
            uint32_t point = kith_utf8_next(text, &next);
            size_t joins = i > at ? joint(text, i) : 0;
            if (joins) {
                s->joined = true;
                i += joins;
                continue;
            }
            if (!is_letter_point(point) &&
                !(i > at && point >= 0x300 && point < 0x370))
                break;
            see(s, is_capital_point(point), true);
            i = next;
            continue;
        }
        if (c >= 'A' && c <= 'Z') {
            see(s, true, true);
            i++;
            continue;
        }
        size_t run = i;
        while (run < text.len && (text.ptr[run] >= 'a' && text.ptr[run] <= 'z'))
            run++;
        if (run == i)
            while (run < text.len && is_digit(text.ptr[run]))
                run++;
        if (run > i) {
            see_run(s, run - i, !is_digit(c));
            i = run;
            continue;
        }
        bool clock = c == ':' && i > at && is_digit(text.ptr[i - 1]) &&
                     i + 1 < text.len && is_digit(text.ptr[i + 1]);
        size_t joins = i > at ? joint(text, i) : 0;
        if (!clock && joins == 0)
            break;
        s->joined = true;
        i += clock ? 1 : joins;
    }
    return i;
}

/* `word` without 's, and whether it had one. */
static str without_possessive(str word, bool *had)
{
    static const str endings[] = {{"'s", 2}, {"\xe2\x80\x99s", 4}};
    *had = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        str e = endings[i];
        if (word.len > e.len &&
            memcmp(word.ptr + word.len - e.len, e.ptr, e.len) == 0) {
            *had = true;
            return str_slice(word, 0, word.len - e.len);
        }
    }
    return word;
}

/* A word that may be (part of) a name, by itself. */
static bool may_name(const token *t)
{
    return t->kind == TOKEN_WORD && (t->flags & WORD_CAPITAL) &&
           !(t->flags & WORD_DIGITS) && !(t->classes & CLASS_STOP);
}

static void push(markdown *m, token found)
{
    m->seen.classes |= found.classes;
    m->seen.words |= (uint64_t)1 << found.word;
    m->seen.kinds |= 1u << found.kind;
    m->seen.capital |= may_name(&found);
    if (!VEC_PUSH(&m->tokens, found))
        m->out->failed = true;
}

static void push_mark(markdown *m, size_t begin, size_t end, char mark)
{
    push(
        m, (token){
               .begin = (uint32_t)begin,
               .end = (uint32_t)end,
               .link = NO_INDEX,
               .kind = TOKEN_MARK,
               .mark = mark,
           });
}

static void push_span_token(markdown *m, const span *s)
{
    if (s->kind == SPAN_OPAQUE) {
        push_mark(m, s->begin, s->end, MARK_OTHER);
        return;
    }
    push(
        m, (token){
               .text = s->name,
               .begin = s->begin,
               .end = s->end,
               .link = s->link,
               .kind = TOKEN_LINK,
           });
}

/* Pushes the word that ends at `end`; returns the byte after it. */
static size_t push_word(
    markdown *m, str text, size_t at, size_t end, const shape *s)
{
    /* "J." before another name is an initial. */
    bool initial = end - at <= 2 && s->capitals == 1 && s->smalls == 0 &&
                   s->digits == 0 && end < text.len && text.ptr[end] == '.' &&
                   !(end + 1 < text.len && text.ptr[end + 1] == '.');
    bool possessive = false;
    str word = str_slice(text, at, end + initial);
    if (word.len > 2 && word.ptr[word.len - 1] == 's')
        word = without_possessive(word, &possessive);
    const lexeme *entry = kith_lexicon_find(&m->words, word);
    bool name_like = s->first_capital && s->digits == 0 && !s->twin &&
                     (s->smalls > (possessive ? 1u : 0u) || initial);
    unsigned flags = (s->first_capital ? WORD_CAPITAL : 0u) |
                     (name_like ? WORD_NAME_LIKE : 0u) |
                     (possessive ? WORD_POSSESSIVE : 0u) |
                     (s->camel ? WORD_CAMEL : 0u) |
                     (s->digits ? WORD_DIGITS : 0u) |
                     (!s->first_capital && s->smalls ? WORD_LOWER : 0u);
    push(
        m, (token){
               .text = word,
               .begin = (uint32_t)at,
               .end = (uint32_t)(end + initial),
               .link = NO_INDEX,
               .classes = entry ? entry->classes : 0,
               .word = entry ? entry->id : WORD_NONE,
               .kind = TOKEN_WORD,
               .flags = (uint8_t)flags,
           });
    return end + initial;
}

/* Pushes a plain word; there must be room for it. */
static inline void push_plain(markdown *m, size_t at, const plain *found)
{
    static const lexeme unknown = {.id = WORD_NONE};
    str word = {m->text.ptr + at, found->end - at};
    const lexeme *entry = lexicon_at(&m->words, found->hash, word);
    if (!entry)
        entry = &unknown;
    m->tokens.at[m->tokens.len++] = (token){
        .text = word,
        .begin = (uint32_t)at,
        .end = (uint32_t)found->end,
        .link = NO_INDEX,
        .kind = TOKEN_WORD,
        .flags = found->capital ? WORD_CAPITAL | WORD_NAME_LIKE : WORD_LOWER,
        .classes = entry->classes,
        .word = entry->id,
    };
    m->seen.capital |= found->capital && !(entry->classes & CLASS_STOP);
    m->seen.classes |= entry->classes;
    m->seen.words |= (uint64_t)1 << entry->id;
}

/* "@AnaLima": at `at` stands the '@'. Returns the byte after the handle, or
 * `at` if it is none. */
static size_t push_handle(markdown *m, str text, size_t at, size_t floor)
{
    shape s = {0};
    char before = at > floor ? text.ptr[at - 1] : ' ';
    if (is_ascii_letter(before) || is_digit(before) || before == '.')
        return at;
    size_t end = word_end(text, at + 1, &s);
    if (end == at + 1 || s.capitals + s.smalls == 0)
        return at;
    push_word(m, text, at + 1, end, &s);
    if (m->out->failed)
        return end;
    token *handle = &m->tokens.at[m->tokens.len - 1];
    handle->kind = TOKEN_HANDLE;
    handle->begin = (uint32_t)at;
    handle->classes &= (uint32_t)CLASS_SELF;
    handle->word = WORD_NONE;
    return handle->end;
}

typedef struct mark_row {
    str bytes;
    char mark; /* 0: a blank */
} mark_row;

static const mark_row marks[] = {
    {{"\xe2\x80\x9c", 3}, MARK_QUOTE},
    {{"\xe2\x80\x9d", 3}, MARK_QUOTE},
    {{"\xe2\x80\x9e", 3}, MARK_QUOTE},
    {{"\xe2\x80\xa6", 3}, MARK_ELLIPSIS},
    {{"\xe2\x80\x93", 3}, '-'},
    {{"\xe2\x80\x94", 3}, '-'},
    {{"\xc2\xa0", 2}, 0},
    {{"\xe3\x80\x80", 3}, 0},
};

/* A mark of punctuation above ASCII at `at`; returns the byte after it. */
static size_t push_wide_mark(markdown *m, str text, size_t at)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        str bytes = marks[i].bytes;
        if (text.len - at < bytes.len ||
            memcmp(text.ptr + at, bytes.ptr, bytes.len) != 0)
            continue;
        if (marks[i].mark)
            push_mark(m, at, at + bytes.len, marks[i].mark);
        return at + bytes.len;
    }
    size_t next = at;
    kith_utf8_next(text, &next);
    push_mark(m, at, next, MARK_OTHER);
    return next;
}

/* An ASCII mark of punctuation at `at`, or one that is passed over. */
static size_t push_ascii_mark(markdown *m, str text, size_t at)
{
    static const bool passed_over[128] = {
        ['\0'] = true, [' '] = true,  ['\t'] = true,
        ['\r'] = true, ['\n'] = true, ['*'] = true,
        ['_'] = true,  ['~'] = true,  ['\\'] = true,
    };
    char c = text.ptr[at];
    if (passed_over[(unsigned char)c])
        return at + 1;
    bool dots = c == '.' && text.len - at >= 3 && text.ptr[at + 1] == '.' &&
                text.ptr[at + 2] == '.';
    push_mark(m, at, at + (dots ? 3 : 1), dots ? MARK_ELLIPSIS : c);
    return at + (dots ? 3 : 1);
}

/* Pushes what begins at `at` and is no plain word; returns the byte after it.
 */
static size_t push_other(markdown *m, str text, size_t at, size_t floor)
{
    char c = text.ptr[at];
    if (!is_ascii_letter(c) && !is_digit(c) && (unsigned char)c < 0x80) {
        size_t end = c == '@' ? push_handle(m, text, at, floor) : at;
        return end > at ? end : push_ascii_mark(m, text, at);
    }
    shape s = {0};
    size_t end = word_end(text, at, &s);
    return end > at ? push_word(m, text, at, end, &s)
                    : push_wide_mark(m, text, at);
}

/* Pushes what stands in [at, stop), where no span is. */
static void push_words(markdown *m, size_t at, size_t stop, size_t floor)
{
    const str text = m->text;
    plain found;
    while (at < stop) {
        char c = text.ptr[at];
        if (c == ' ') {
            at++;
        } else if (!VEC_ROOM(&m->tokens)) {
            m->out->failed = true;
            return;
        } else if (is_ascii_letter(c) && read_plain(text, at, stop, &found)) {
            push_plain(m, at, &found);
            at = found.end;
        } else {
            at = push_other(m, str_slice(text, 0, stop), at, floor);
        }
    }
}

void kith_tokens_read(markdown *m, size_t begin, size_t end, size_t *span_at)
{
    size_t next = *span_at; /* of the spans */
    m->tokens.len = 0;
    m->seen = (seen){0};
    while (next < m->spans.len && m->spans.at[next].begin < begin)
        next++;
    for (size_t at = begin; at < end && !m->out->failed; next++) {
        bool is_last = next == m->spans.len || m->spans.at[next].begin >= end;
        size_t stop = is_last ? end : m->spans.at[next].begin;
        push_words(m, at, stop, begin);
        if (is_last)
            break;
        push_span_token(m, &m->spans.at[next]);
        if (m->spans.at[next].end > at)
            at = m->spans.at[next].end;
    }
    *span_at = next;
}

/* Where a handle, or a word that names someone, may begin. */
static unsigned name_marks(bytes_row row)
{
    return row_highs(row_or(row, row_between(row, '@', 'Z')));
}

/* The end of the word at `at`, or `at` if none stands there, and its entry. */
static size_t look_up(
    const markdown *m, str text, size_t at, shape *s, const lexeme **entry)
{
    plain found;
    if (is_ascii_letter(text.ptr[at]) &&
        read_plain(text, at, text.len, &found)) {
        s->first_capital = found.capital;
        str word = str_slice(text, at, found.end);
        *entry = lexicon_at(&m->words, found.hash, word);
        return found.end;
    }
    bool possessive;
    size_t end = word_end(text, at, s);
    *entry = kith_lexicon_find(
        &m->words, without_possessive(str_slice(text, at, end), &possessive));
    return end;
}

bool kith_text_may_name(const markdown *m, str text)
{
    for (size_t i = 0; (i = bytes_seek(text, i, name_marks)) < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '@')
            return true;
        if (c >= 0x80 && c < 0xc3)
            continue;
        if (i > 0 && may_go_on(text.ptr[i - 1]) && text.ptr[i - 1] != '_')
            continue;
        shape s = {0};
        const lexeme *entry;
        size_t end = look_up(m, text, i, &s, &entry);
        bool stop = entry && (entry->classes & CLASS_STOP);
        if (s.first_capital && s.digits == 0 && !stop)
            return true;
        if (end > i)
            i = end - 1;
    }
    return false;
}
