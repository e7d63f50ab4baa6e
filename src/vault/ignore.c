/*
 * ignore.c — reads the rules once and asks them for every file.
 *
 * Obsidian's regular expressions are JavaScript's. The nearest that C has are
 * POSIX's extended ones: \d and (?: are put into their words, what else they
 * lack is refused and said. So is what makes them dear: repeated groups, large
 * counts and references back would let one line of a foreign vault hold
 * everything up.
 */
#include "vault/ignore.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "vault/glob.h"
#include "vault/json.h"
#include "vault/note.h"

typedef struct reader {
    ignore *rules;
    int root;
    const char *path; /* of the file at hand */
    arena *memory;
    diagnostic_list *list;
    file_text file;
} reader;

static void complain(reader *r, size_t line, str rule, const char *what)
{
    buffer words = {0};
    kith_buffer_printf(&words, "\"%.*s\" %s", STR_ARG(rule), what);
    diagnostic d = {
        .path = str_from(r->path),
        .line = (uint32_t)line,
        .column = line ? 1 : 0,
        .code = K010_BAD_RULE,
        .severity = kith_diagnostic_severity(K010_BAD_RULE),
        .message = {kith_arena_text(r->memory, buffer_str(&words)), words.len},
    };
    if (words.failed || !d.message.ptr || !VEC_PUSH(r->list, d))
        r->rules->failed = true;
    kith_buffer_free(&words);
}

/* Says why a file of rules is not read. */
static void complain_unread(reader *r, file_status status)
{
    char words[FILE_WORDS], what[FILE_WORDS + 16];
    bool says_all = status == FILE_UNREADABLE; /* "cannot be read" */
    snprintf(
        what, sizeof what, "%s%s", says_all ? "" : "is not read: ",
        kith_file_status_words(status, LIMIT_FRONT_MATTER_BYTES, words));
    complain(r, 0, str_from(r->path), what);
}

/* False, and said, if there are as many rules of a kind as there may be. */
static bool has_room(reader *r, size_t rules, size_t line, str rule)
{
    char what[64];
    if (rules < LIMIT_IGNORE_RULES)
        return true;
    snprintf(
        what, sizeof what, "is beyond the limit of %d rules and is not read",
        LIMIT_IGNORE_RULES);
    complain(r, line, rule, what);
    return false;
}

static str keep(reader *r, str text)
{
    const char *copy = kith_arena_text(&r->rules->memory, text);
    if (!copy)
        r->rules->failed = true;
    return (str){copy, copy ? text.len : 0};
}

/* Reads a file of the vault, without its byte order mark, which would be part
 * of the first rule; false if there is none. */
static bool open_file(reader *r, const char *path, str *content)
{
    static const str mark = {"\xEF\xBB\xBF", 3};
    r->path = path;
    file_status status = kith_file_read(
        r->root, path, LIMIT_FRONT_MATTER_BYTES, false, &r->file);
    if (status == FILE_NO_MEMORY)
        r->rules->failed = true;
    else if (status != FILE_OK && status != FILE_VANISHED)
        complain_unread(r, status);
    str text = {r->file.at, r->file.len};
    if (status == FILE_OK)
        r->rules->text =
            kith_hash(text, kith_hash(str_from(path), r->rules->text));
    if (status == FILE_OK && kith_utf8_valid_prefix(text) < text.len) {
        complain(r, 0, str_from(path), "is not UTF-8 and is not read");
        return false;
    }
    *content = str_slice(text, str_begins(text, mark) ? mark.len : 0, text.len);
    return status == FILE_OK;
}

/* ---- .kithignore -----------------------------------------------------------
 */

static void add_line(reader *r, size_t number, str text)
{
    ignore_line line = {0};
    while (text.len && strchr(" \t\r", text.ptr[text.len - 1]))
        text.len--;
    if (text.len == 0 || text.ptr[0] == '#')
        return;
    if (!has_room(r, r->rules->lines.len, number, text))
        return;
    line.brings_back = text.ptr[0] == '!';
    if (line.brings_back || text.ptr[0] == '\\')
        text = str_slice(text, 1, text.len);
    line.folders_only = text.len && text.ptr[text.len - 1] == '/';
    if (line.folders_only)
        text.len--;
    if (text.len > 3 && memcmp(text.ptr, "**/", 3) == 0)
        text = str_slice(text, 3, text.len);
    line.is_path = str_find(text, 0, '/') < text.len;
    if (text.len && text.ptr[0] == '/')
        text = str_slice(text, 1, text.len);
    line.glob = keep(r, text);
    if (text.len && !VEC_PUSH(&r->rules->lines, line))
        r->rules->failed = true;
}

static void read_lines(reader *r)
{
    str text;
    if (!open_file(r, ".kithignore", &text))
        return;
    size_t number = 0, end;
    for (size_t at = 0; at < text.len && !r->rules->failed; at = end + 1) {
        end = str_find(text, at, '\n');
        add_line(r, ++number, str_slice(text, at, end));
    }
}

/* Does the line match the file or folder path[0..end)? */
static bool matches(const ignore_line *line, str path, size_t end)
{
    str whole = str_slice(path, 0, end);
    if (line->folders_only && end == path.len)
        return false;
    return kith_glob_matches(
        line->glob, line->is_path ? whole : str_file(whole));
}

bool kith_ignore_has(const ignore *rules, str path)
{
    for (size_t i = rules->lines.len; i-- > 0;) {
        const ignore_line *line = &rules->lines.at[i];
        for (size_t end = 0; end < path.len; end++) {
            end = str_find(path, end, '/');
            if (matches(line, path, end))
                return !line->brings_back;
        }
    }
    return false;
}

/* ---- Obsidian's settings ---------------------------------------------------
 */

/* JavaScript's expression in POSIX's words; false if there are none, or it
 * could cost more than it is worth. */
static bool translate(str text, buffer *out)
{
    bool in_set = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], next = i + 1 < text.len ? text.ptr[i + 1] : 0;
        if (c == '\\' && next == 'd') {
            kith_buffer_text(out, in_set ? "0-9" : "[0-9]");
            i++;
        } else if (c == '\\') {
            if (next >= '1' && next <= '9')
                return false;
            kith_buffer_char(out, c);
            kith_buffer_char(out, next);
            i++;
        } else if (c == '(' && next == '?') {
            if (i + 2 >= text.len || text.ptr[i + 2] != ':')
                return false;
            kith_buffer_char(out, c);
            i += 2;
        } else if (c == '{') {
            size_t close = str_find(text, i, '}');
            if (i == 0 || strchr(")}*+?", text.ptr[i - 1]) || close - i > 6)
                return false;
            kith_buffer_char(out, c);
        } else {
            in_set = c == '[' || (in_set && c != ']');
            kith_buffer_char(out, c);
        }
    }
    return !out->failed;
}

static regex_t *compile(reader *r, str text)
{
    enum { LONGEST = 256 };
    buffer posix = {0};
    regex_t *made = NEW(&r->rules->memory, regex_t);
    bool done = made && text.len <= LONGEST && translate(text, &posix);
    kith_buffer_char(&posix, '\0');
    int status = REG_BADPAT;
    if (done && !posix.failed)
        status = regcomp(made, posix.at, REG_EXTENDED | REG_NOSUB);
    if (!made || posix.failed || status == REG_ESPACE)
        r->rules->failed = true;
    kith_buffer_free(&posix);
    return status == 0 ? made : NULL;
}

static void add_filter(reader *r, str text)
{
    ignore_filter filter = {0};
    bool is_expression =
        text.len > 2 && text.ptr[0] == '/' && text.ptr[text.len - 1] == '/';
    if (text.len == 0 || !has_room(r, r->rules->filters.len, 0, text))
        return;
    if (is_expression) {
        filter.expression = compile(r, str_slice(text, 1, text.len - 1));
        if (!filter.expression && !r->rules->failed)
            complain(r, 0, text, "is no regular expression that kith can use");
        if (!filter.expression)
            return;
    }
    filter.text = keep(r, text);
    if (VEC_PUSH(&r->rules->filters, filter))
        return;
    r->rules->failed = true;
    if (filter.expression)
        regfree(filter.expression);
}

static void add_template_folder(reader *r, str text)
{
    while (text.len && text.ptr[text.len - 1] == '/')
        text.len--;
    while (text.len && text.ptr[0] == '/')
        text = str_slice(text, 1, text.len);
    str folder = keep(r, text);
    if (text.len && !VEC_PUSH(&r->rules->templates, folder))
        r->rules->failed = true;
}

static void set_all_files(reader *r, str text)
{
    r->rules->all_files = str_equal(text, STR("true"));
}

static const char APP[] = ".obsidian/app.json";
static const char TEMPLATES[] = ".obsidian/templates.json";

/* Which values of which file say what. */
static const struct settings_row {
    const char *path, *key;
    json_kind kind;
    size_t depth; /* 1: the key's value, 2: one of a list */
    void (*add)(reader *r, str text);
} settings_rows[] = {
    {APP, "userIgnoreFilters", JSON_STRING, 2, add_filter},
    {APP, "showUnsupportedFiles", JSON_OTHER, 1, set_all_files},
    {TEMPLATES, "folder", JSON_STRING, 1, add_template_folder},
};

/* Tells the rows of the file at `path` the value that was found, decoded in
 * `room`; `list` is the key of the array around it, if one is. */
static void take_value(
    reader *r, const char *path, json_value found, str list, char *room)
{
    for (size_t i = 0; i < sizeof settings_rows / sizeof *settings_rows; i++) {
        const struct settings_row *row = &settings_rows[i];
        str key = row->depth == 1 ? found.key : list;
        if (row->path == path && row->kind == found.kind &&
            row->depth == found.depth && str_equal(key, str_from(row->key)))
            row->add(r, (str){room, kith_json_decode(found.raw, room, NULL)});
    }
}

static void read_settings(reader *r, const char *path)
{
    json j;
    json_value found;
    str list = {0}, text;
    if (!open_file(r, path, &text))
        return;
    char *room = malloc(text.len + 1);
    bool opened = kith_json_open(&j, text);
    r->rules->failed = r->rules->failed || !room || !opened;
    while (!r->rules->failed && (found = kith_json_next(&j)).kind != JSON_END) {
        if (found.depth == 1 && found.kind != JSON_CLOSE)
            list = found.kind == JSON_ARRAY ? found.key : (str){0};
        take_value(r, path, found, list, room);
    }
    if (j.problem && !r->rules->failed)
        complain(r, 0, str_from(path), "is no JSON");
    r->rules->failed = r->rules->failed || j.failed;
    kith_json_close(&j);
    free(room);
}

static bool begins(str path, str prefix)
{
    return path.len >= prefix.len &&
           memcmp(path.ptr, prefix.ptr, prefix.len) == 0;
}

/* Whether the filter names the path; `*failed` if memory is out. */
static bool excludes(const ignore_filter *filter, str path, bool *failed)
{
    if (filter->expression) {
        int status = regexec(filter->expression, path.ptr, 0, NULL, 0);
        *failed = *failed || status == REG_ESPACE;
        return status == 0;
    }
    return kith_is_glob(filter->text) ? kith_glob_matches(filter->text, path)
                                      : begins(path, filter->text);
}

bool kith_ignore_flags(const ignore *rules, str path, uint16_t *flags)
{
    bool failed = false;
    unsigned found = 0;
    for (size_t i = 0; i < rules->filters.len && !found; i++)
        if (excludes(&rules->filters.at[i], path, &failed))
            found = NOTE_EXCLUDED;
    for (size_t i = 0; i < rules->templates.len; i++) {
        str folder = rules->templates.at[i];
        if (begins(path, folder) && path.ptr[folder.len] == '/')
            found |= NOTE_TEMPLATE;
    }
    *flags = (uint16_t)(*flags | found);
    return !failed;
}

/* ---- All of them -----------------------------------------------------------
 */

void kith_ignore_read(
    ignore *rules, int root, arena *memory, diagnostic_list *list)
{
    reader r = {.rules = rules, .root = root, .memory = memory, .list = list};
    read_lines(&r);
    read_settings(&r, APP);
    read_settings(&r, TEMPLATES);
    kith_file_text_free(&r.file);
}

void kith_ignore_free(ignore *rules)
{
    for (size_t i = 0; i < rules->filters.len; i++)
        if (rules->filters.at[i].expression)
            regfree(rules->filters.at[i].expression);
    VEC_FREE(&rules->lines);
    VEC_FREE(&rules->filters);
    VEC_FREE(&rules->templates);
    kith_arena_free(&rules->memory);
    *rules = (ignore){0};
}
