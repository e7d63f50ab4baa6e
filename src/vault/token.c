/*
 * token.c — cuts a line into tokens.
 *
 * Of the words of a vault nine in ten are plain: small ASCII letters behind
 * perhaps a capital. They are read sixteen bytes at a time; word.c reads the
 * others.
 */
#include "vault/token.h"

#include "base/bytes.h"
#include "base/utf8.h"
#include "vault/word.h"

/* ---- Plain words -----------------------------------------------------------
 */

typedef struct plain {
    const lexeme *entry;
    size_t end;
    size_t capital; /* 1: it begins with one */
} plain;

/* Where the last plain word of `text` may begin, and one more: a row is read
 * there, and the byte behind it. */
static size_t last_plain(str text)
{
    return text.len > sizeof(bytes_row) ? text.len - sizeof(bytes_row) : 0;
}

/* The entry of a word before last_plain(), of at most LONGEST_LEXEME bytes. */
static inline const lexeme *find_word(
    const lexicon *words, const char *word, size_t len)
{
    /* clang-format off */
    static const uint64_t kept[] = { /* of eight bytes the first so many */
        0x0,          0xff,           0xffff,           0xffffff,
        0xffffffff,   0xffffffffff,   0xffffffffffff,   0xffffffffffffff,
        0xffffffffffffffff};
    /* clang-format on */
    uint64_t head = bytes_load(word);
    if (len <= 8)
        return lexicon_short(words, word_head(head & kept[len], len));
    uint64_t tail = bytes_load(word + len - 8) | WORD_SMALL;
    return kith_lexicon_at(words, word_head(head, len), tail);
}

static inline unsigned use_of(char c)
{
    return kith_byte_use[(unsigned char)c];
}

/* Reads the plain word at `at`, before last_plain(), of [at, end); false if
 * there is none or it needs a closer look. */
static inline bool read_plain(
    const markdown *m, const char *text, size_t at, size_t end, plain *word)
{
    size_t capital = text[at] >= 'A' && text[at] <= 'Z';
    size_t small = row_highs(row_between(row_load(text + at), 'a', 'z'));
    size_t letters = bits_first(~(small | capital));
    if (letters <= capital)
        return false;
    word->capital = capital;
    word->end = at + letters;
    if (word->end < end ? use_of(text[word->end]) & BYTE_GOES_ON
                        : word->end > end)
        return false;
    word->entry = find_word(&m->words, text + at, letters);
    return true;
}

/* ---- All words -------------------------------------------------------------
 */

/* Notes what a word or handle is. */
static inline void see(seen *all, const lexeme *entry, size_t capital)
{
    all->words |= (uint64_t)1 << entry->id;
    all->classes |= entry->classes;
    if (capital)
        all->capital |= !(entry->classes & CLASS_STOP);
}

/* Do the masks of a word show a capital behind a small letter? Behind a hyphen
 * it takes two of them: Ana-Lima, on-GPU. */
static inline bool is_camel(unsigned capitals, unsigned smalls, unsigned joints)
{
    if (!smalls)
        return false;
    unsigned runs = capitals & ~(capitals << 1) & ~0u << bits_first(smalls);
    return runs & (~(joints << 1) | capitals >> 1);
}

/* Reads the word of ASCII letters and digits, perhaps with hyphens, at `at`,
 * before last_plain(), of [at, end): GPU, S3, 60s, check-in. Returns the byte
 * after it, or `at` if there is none or it needs a closer look. */
static size_t read_mixed(
    markdown *m, const char *text, size_t at, size_t end, token *found)
{
    bytes_row row = row_load(text + at);
    unsigned capitals = row_highs(row_between(row, 'A', 'Z'));
    unsigned smalls = row_highs(row_between(row, 'a', 'z'));
    unsigned digits = row_highs(row_between(row, '0', '9'));
    unsigned signs = capitals | smalls | digits;
    unsigned joints = row_highs(row_is(row, '-')) & signs << 1 & signs >> 1;
    unsigned len = bits_first(~(uint64_t)(signs | joints));
    if (len == 0 || len >= sizeof row || at + len > end)
        return at;
    char next = text[at + len];
    bool hyphen = next == '-' && (unsigned char)text[at + len + 1] < 0x80 &&
                  !(use_of(text[at + len + 1]) & BYTE_BEGINS);
    bool initial = len == 1 && (capitals & 1) && next == '.';
    if (initial || (at + len < end && !hyphen && (use_of(next) & BYTE_GOES_ON)))
        return at;
    unsigned word = (1u << len) - 1;
    capitals &= word;
    smalls &= word;
    digits &= word;
    bool capital = capitals & 1, twin = capitals & capitals << 1;
    unsigned flags =
        (capital ? WORD_CAPITAL : 0u) |
        (capital && smalls && !digits && !twin ? WORD_NAME_LIKE : 0u) |
        (is_camel(capitals, smalls, joints) ? WORD_CAMEL : 0u) |
        (digits ? WORD_DIGITS : 0u) | (!capital && smalls ? WORD_LOWER : 0u);
    const lexeme *entry = find_word(&m->words, text + at, len);
    see(&m->seen, entry, capital && !digits);
    *found = (token){
        .begin = (uint32_t)at,
        .end = (uint32_t)(at + len),
        .classes = entry->classes,
        .word = (uint8_t)entry->id,
        .flags = (uint8_t)flags,
        .kind = TOKEN_WORD,
    };
    return at + len;
}

/* Reads the word [at, end) of this shape; returns the byte after it. */
static size_t read_word(
    markdown *m, str text, size_t at, size_t end, const shape *s, token *found)
{
    /* "J." before another name is an initial. */
    bool initial = end - at <= 2 && s->capitals == 1 && s->smalls == 0 &&
                   s->digits == 0 && end < text.len && text.ptr[end] == '.' &&
                   !(end + 1 < text.len && text.ptr[end + 1] == '.');
    bool possessive;
    end += initial;
    str word =
        kith_word_without_possessive(str_slice(text, at, end), &possessive);
    bool at_end = at >= last_plain(m->text) || word.len > LONGEST_LEXEME;
    const lexeme *entry = at_end ? kith_lexicon_find(&m->words, word)
                                 : find_word(&m->words, word.ptr, word.len);
    bool name_like = s->first_capital && s->digits == 0 && !s->twin &&
                     (s->smalls > (possessive ? 1u : 0u) || initial);
    unsigned flags = (s->first_capital ? WORD_CAPITAL : 0u) |
                     (name_like ? WORD_NAME_LIKE : 0u) |
                     (possessive ? WORD_POSSESSIVE : 0u) |
                     (s->camel ? WORD_CAMEL : 0u) |
                     (s->digits ? WORD_DIGITS : 0u) |
                     (!s->first_capital && s->smalls ? WORD_LOWER : 0u);
    see(&m->seen, entry, s->first_capital && s->digits == 0);
    *found = (token){
        .begin = (uint32_t)at,
        .end = (uint32_t)end,
        .classes = entry->classes,
        .word = (uint8_t)entry->id,
        .flags = (uint8_t)flags,
        .kind = TOKEN_WORD,
    };
    return end;
}

/* "@AnaLima": at `at` stands the '@'. Returns the byte after the handle, or
 * `at` if it is none. */
static size_t read_handle(
    markdown *m, str text, size_t at, size_t floor, token *found)
{
    shape s = {0};
    char before = at > floor ? text.ptr[at - 1] : ' ';
    if (str_is_letter(before) || str_is_digit(before) || before == '.')
        return at;
    size_t end = kith_word_end(text, at + 1, &s);
    if (end == at + 1 || s.capitals + s.smalls == 0)
        return at;
    end = read_word(m, text, at + 1, end, &s, found);
    found->kind = TOKEN_HANDLE;
    found->begin = (uint32_t)at;
    found->classes &= (uint32_t)CLASS_SELF;
    found->word = WORD_NONE;
    return end;
}

/* ---- Marks -----------------------------------------------------------------
 */

static size_t read_mark(size_t begin, size_t end, uint8_t kind, token *found)
{
    *found = (token){
        .begin = (uint32_t)begin,
        .end = (uint32_t)end,
        .kind = kind,
    };
    return end;
}

static const struct {
    uint32_t point;
    uint8_t kind; /* 0: a blank */
} marks[] = {
    {0x2013, '-'},
    {0x2014, '-'},
    {0x201c, TOKEN_QUOTE},
    {0x201d, TOKEN_QUOTE},
    {0x201e, TOKEN_QUOTE},
    {0x2026, TOKEN_ELLIPSIS},
    {0xa0, 0},
    {0x3000, 0},
};

/* A mark of punctuation above ASCII at `at`, or a blank; returns the byte after
 * it, or `at` if it is none of those that are told apart. */
static size_t read_wide_mark(str text, size_t at, token *found)
{
    size_t end = at;
    uint32_t point = kith_utf8_next(text, &end);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].point != point)
            continue;
        if (marks[i].kind)
            read_mark(at, end, marks[i].kind, found);
        return end;
    }
    return at;
}

/* Does one mark of punctuation of ASCII stand at `at`, and no ellipsis? */
static inline bool is_mark(str text, size_t at)
{
    char c = text.ptr[at];
    return (use_of(c) & BYTE_IS_MARK) ||
           (c == '.' && at + 1 < text.len && text.ptr[at + 1] != '.');
}

/* "..." at `at`, or the one mark that stands there. */
static size_t read_ascii_mark(str text, size_t at, token *found)
{
    char c = text.ptr[at];
    if (c == '.' && text.len - at >= 3 && text.ptr[at + 1] == '.' &&
        text.ptr[at + 2] == '.')
        return read_mark(at, at + 3, TOKEN_ELLIPSIS, found);
    return read_mark(at, at + 1, c > ' ' ? (uint8_t)c : TOKEN_OTHER, found);
}

/* ---- All tokens ------------------------------------------------------------
 */

/* Reads what begins at `at` and needs a closer look; returns the byte after it.
 * `found` keeps its end of 0 if it is a blank. */
static size_t read_other(
    markdown *m, str text, size_t at, size_t floor, token *found)
{
    shape s = {0};
    char c = text.ptr[at];
    size_t end = at;
    if ((unsigned char)c >= 0x80)
        end = read_wide_mark(text, at, found);
    else if (c == '@')
        end = read_handle(m, text, at, floor, found);
    else if (at < last_plain(m->text))
        end = read_mixed(m, text.ptr, at, text.len, found);
    if (end > at)
        return end;
    if ((unsigned char)c < 0x80 && !(use_of(c) & BYTE_BEGINS))
        return read_ascii_mark(text, at, found);
    end = kith_word_end(text, at, &s);
    if (end > at)
        return read_word(m, text, at, end, &s, found);
    kith_utf8_next(text, &end);
    return read_mark(at, end, TOKEN_OTHER, found);
}

/* Pushes the tokens that begin in [at, limit) and end by `stop`; there must be
 * room for limit - at. Returns the byte after the last. */
static size_t push_words(
    markdown *m, size_t at, size_t limit, size_t stop, size_t floor)
{
    static const uint8_t flags[] = {WORD_LOWER, WORD_CAPITAL | WORD_NAME_LIKE};
    str text = str_slice(m->text, 0, stop);
    size_t plains = last_plain(m->text);
    token *next = m->tokens.at + m->tokens.len;
    plain word;
    while (at < limit) {
        if (at < plains && read_plain(m, text.ptr, at, stop, &word)) {
            next->begin = (uint32_t)at;
            next->end = (uint32_t)word.end;
            next->classes = word.entry->classes;
            next->word = (uint8_t)word.entry->id;
            next->flags = flags[word.capital];
            next->kind = TOKEN_WORD;
            next++;
            see(&m->seen, word.entry, word.capital);
            at = word.end;
        } else if (is_mark(text, at)) {
            at = read_mark(at, at + 1, (uint8_t)text.ptr[at], next++);
        } else if (use_of(text.ptr[at]) & BYTE_IS_BLANK) {
            at++;
        } else {
            next->end = 0;
            at = read_other(m, text, at, floor, next);
            next += next->end > 0;
        }
        if (at < limit && text.ptr[at] == ' ')
            at++;
    }
    m->tokens.len = (size_t)(next - m->tokens.at);
    return at;
}

/* Makes room for `count` more tokens; false if memory is out. */
static bool reserve(markdown *m, size_t count)
{
    while (m->tokens.cap - m->tokens.len < count)
        if (!kith_vec_grow(&m->tokens.at, &m->tokens.cap, sizeof *m->tokens.at))
            return false;
    return true;
}

/* Pushes what stands in [at, stop), where no span is. */
static void push_stretch(markdown *m, size_t at, size_t stop, size_t floor)
{
    enum { MOST = 4096 }; /* bytes at once: a token may be one byte long */
    while (at < stop && !m->out->failed) {
        size_t limit = stop - at < MOST ? stop : at + MOST;
        if (reserve(m, limit - at))
            at = push_words(m, at, limit, stop, floor);
        else
            m->out->failed = true;
    }
}

/* Pushes span `i` of the scan. */
static void push_span(markdown *m, size_t i)
{
    const span *s = &m->spans.at[i];
    token found = {.begin = s->begin, .end = s->end};
    if (s->kind == SPAN_OPAQUE) {
        found.kind = TOKEN_OTHER;
    } else {
        found.kind = TOKEN_LINK;
        found.span = (uint32_t)i;
        m->seen.link = true;
    }
    if (!VEC_PUSH(&m->tokens, found))
        m->out->failed = true;
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
        push_stretch(m, at, stop, begin);
        if (is_last)
            break;
        push_span(m, next);
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

/* The end of the word at `at`, or `at` if none stands there; whether it may be
 * (part of) a name. */
static size_t look(const markdown *m, str text, size_t at, bool *names)
{
    plain found;
    if (at < last_plain(text) &&
        read_plain(m, text.ptr, at, text.len, &found)) {
        *names = found.capital && !(found.entry->classes & CLASS_STOP);
        return found.end;
    }
    shape s = {0};
    bool possessive;
    size_t end = kith_word_end(text, at, &s);
    str word =
        kith_word_without_possessive(str_slice(text, at, end), &possessive);
    const lexeme *entry = kith_lexicon_find(&m->words, word);
    *names = s.first_capital && s.digits == 0 && !(entry->classes & CLASS_STOP);
    return end;
}

bool kith_text_may_name(const markdown *m, str text)
{
    bool names = false;
    for (size_t i = 0; (i = bytes_seek(text, i, name_marks)) < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '@')
            return true;
        if (c >= 0x80 && c < 0xc3)
            continue;
        if (i > 0 && (use_of(text.ptr[i - 1]) & BYTE_GOES_ON) &&
            text.ptr[i - 1] != '_')
            continue;
        size_t end = look(m, text, i, &names);
        if (names)
            return true;
        if (end > i)
            i = end - 1;
    }
    return false;
}
