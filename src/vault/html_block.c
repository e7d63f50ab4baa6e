/* html_block.c — how such blocks open, and how they end. */
#include "vault/html_block.h"

#include "vault/angle.h"

/* Kind 1: what a tag of these opens ends with the closing tag of any. */
static const str raw[] = {
    {"</script>", 9}, {"</pre>", 6}, {"</style>", 8}, {"</textarea>", 11}};

bool kith_html_holds(str text, str word)
{
    size_t at = 0;
    for (; (at = str_find(text, at, word.ptr[0])) < text.len; at++)
        if (str_begins_any_case(str_slice(text, at, text.len), word))
            return true;
    return false;
}

static bool opens_raw(str words)
{
    str behind = str_slice(words, 1, words.len);
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        str name = str_slice(raw[i], 2, raw[i].len - 1);
        if (str_begins_any_case(behind, name) &&
            (behind.len == name.len || strchr(" \t>", behind.ptr[name.len])))
            return true;
    }
    return false;
}

unsigned kith_html_raw_kind(str words)
{
    if (words.len < 2 || words.ptr[0] != '<')
        return 0;
    if (opens_raw(words))
        return 1;
    if (str_begins(words, STR("<!--")))
        return 2;
    if (words.ptr[1] == '?')
        return 3;
    if (str_begins(words, STR("<![CDATA[")))
        return 5;
    char letter = words.len > 2 ? str_lower(words.ptr[2]) : 0;
    return words.ptr[1] == '!' && letter >= 'a' && letter <= 'z' ? 4 : 0;
}

/* Kind 6: what a tag of these opens ends with a blank line. */
static const char *const block_names[] = {
    "address",  "article",    "aside",   "base",     "basefont", "blockquote",
    "body",     "caption",    "center",  "col",      "colgroup", "dd",
    "details",  "dialog",     "dir",     "div",      "dl",       "dt",
    "fieldset", "figcaption", "figure",  "footer",   "form",     "frame",
    "frameset", "h1",         "h2",      "h3",       "h4",       "h5",
    "h6",       "head",       "header",  "hr",       "html",     "iframe",
    "legend",   "li",         "link",    "main",     "menu",     "menuitem",
    "nav",      "noframes",   "ol",      "optgroup", "option",   "p",
    "param",    "search",     "section", "summary",  "table",    "tbody",
    "td",       "tfoot",      "th",      "thead",    "title",    "tr",
    "track",    "ul",
};

static bool names_block(str words)
{
    size_t begin = words.len > 1 && words.ptr[1] == '/' ? 2 : 1;
    str name = str_slice(words, begin, words.len);
    for (size_t i = 0; i < sizeof block_names / sizeof *block_names; i++) {
        size_t len = strlen(block_names[i]);
        if (!str_begins_any_case(name, (str){block_names[i], len}))
            continue;
        str rest = str_slice(name, len, name.len);
        if (rest.len == 0 || strchr(" \t>", rest.ptr[0]) ||
            str_begins(rest, STR("/>")))
            return true;
    }
    return false;
}

/* Kind 7: a tag, and no autolink, with nothing behind it in the line. */
static bool is_tag_alone(str words)
{
    size_t name = words.len > 1 && words.ptr[1] == '/' ? 2 : 1;
    while (name < words.len &&
           (str_is_letter(words.ptr[name]) || str_is_digit(words.ptr[name]) ||
            words.ptr[name] == '-'))
        name++;
    size_t end = name < words.len && strchr(" \t/>", words.ptr[name])
                     ? kith_angle_end(words, 0)
                     : 0;
    return end && str_trim(str_slice(words, end, words.len)).len == 0;
}

unsigned kith_html_block_kind(str words, bool goes_on)
{
    if (words.len == 0 || words.ptr[0] != '<')
        return 0;
    unsigned kind = kith_html_raw_kind(words);
    if (kind == 0 && names_block(words))
        return 6;
    return kind == 0 && !goes_on && is_tag_alone(words) ? 7 : kind;
}

str kith_html_block_mark(unsigned kind)
{
    static const str marks[] = {
        [2] = {"-->", 3}, [3] = {"?>", 2}, [4] = {">", 1}, [5] = {"]]>", 3}};
    return marks[kind];
}

bool kith_html_block_ends(unsigned kind, str line)
{
    if (kind > 5)
        return line.len == 0;
    if (kind > 1)
        return kith_html_holds(line, kith_html_block_mark(kind));
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
        if (kith_html_holds(line, raw[i]))
            return true;
    return false;
}
