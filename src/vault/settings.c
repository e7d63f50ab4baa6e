/*
 * settings.c — .kith.yaml, where a mistake is an error and never a guess.
 *
 * Each key is a row of a table with the function that reads its value. The
 * vault's file is read first and the user's gives way to it: a single value is
 * taken only where none is set yet, lists are joined. Folders and excluded
 * paths must exist if the vault's own file names them; the user's file serves
 * many vaults.
 */
#include "vault/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <yaml.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/vec.h"
#include "vault/glob.h"
#include "vault/kind.h"
#include "vault/lexicon.h"

typedef struct reader {
    kith_settings *settings;
    const char *path; /* of the file at hand */
    int vault;        /* folder in which paths must exist; -1: they need not */
    yaml_parser_t parser;
    yaml_event_t event; /* the one at hand */
    VEC(folder_rule) folders;
    VEC(identity_rule) identities;
    VEC(identity_rule) different;
    VEC(word_rule) words;
    VEC(str) exclude;
    VEC(setting_row) rows;
    kith_error *error;
    bool failed;
} reader;

/* ---- Failing and keeping
 * -----------------------------------------------------
 */

static void reject(reader *r, unsigned line, str word, const char *what)
{
    r->failed = true;
    kith_fail(
        r->error, KITH_ERROR_ARGUMENT, r->path, line, "\"%.*s\" %s",
        STR_ARG(word), what);
}

static void fail_memory(reader *r)
{
    r->failed = true;
    kith_fail_memory(r->error);
}

static str keep(reader *r, str text)
{
    const char *copy = kith_arena_text(&r->settings->memory, text);
    if (!copy)
        fail_memory(r);
    return (str){copy, copy ? text.len : 0};
}

/* A row of `kith config`; line 0 is a value that is built in. */
static void add_row(
    reader *r, const char *prefix, str name, str value, unsigned line)
{
    buffer b = {0};
    setting_row row = {0};
    kith_buffer_text(&b, prefix);
    kith_buffer_put(&b, name);
    row.key = keep(r, buffer_str(&b)).ptr;
    row.value = keep(r, value).ptr;
    b.len = 0;
    if (line)
        kith_buffer_printf(&b, "%s:%u", r->path, line);
    else
        kith_buffer_text(&b, "built in");
    row.origin = keep(r, buffer_str(&b)).ptr;
    if (b.failed)
        fail_memory(r);
    else if (!r->failed && !VEC_PUSH(&r->rows, row))
        fail_memory(r);
    kith_buffer_free(&b);
}

static bool has_row(const reader *r, const char *key)
{
    for (size_t i = 0; i < r->rows.len; i++)
        if (strcmp(r->rows.at[i].key, key) == 0)
            return true;
    return false;
}

static bool exists(const reader *r, str path)
{
    struct stat status;
    return r->vault < 0 || fstatat(r->vault, path.ptr, &status, 0) == 0;
}

/* ---- Events
 * ------------------------------------------------------------------
 */

static unsigned line_of(const reader *r)
{
    return (unsigned)r->event.start_mark.line + 1;
}

/* Moves to the next event; false if there is none that counts. */
static bool next(reader *r)
{
    yaml_event_delete(&r->event);
    if (r->failed)
        return false;
    if (yaml_parser_parse(&r->parser, &r->event))
        return true;
    memset(&r->event, 0, sizeof r->event);
    if (r->parser.error == YAML_MEMORY_ERROR) {
        fail_memory(r);
        return false;
    }
    r->failed = true;
    kith_fail(
        r->error, KITH_ERROR_ARGUMENT, r->path,
        (unsigned)r->parser.problem_mark.line + 1, "%s",
        r->parser.problem ? r->parser.problem : "no valid YAML");
    return false;
}

static str scalar(const reader *r)
{
    if (r->event.type != YAML_SCALAR_EVENT)
        return (str){0};
    return (str){
        (const char *)r->event.data.scalar.value, r->event.data.scalar.length};
}

/* The one value of `key`, kept; rejected if it is anything else. */
static str one_value(reader *r, str key)
{
    str value = scalar(r);
    if (!str_is_empty(value))
        return keep(r, value);
    reject(r, line_of(r), key, "wants one value");
    return (str){0};
}

typedef void value_reader(reader *r, str key, str value, unsigned line);

/* One value. */
static void single_value(reader *r, str key, value_reader *read)
{
    unsigned line = line_of(r);
    str value = one_value(r, key);
    if (!r->failed)
        read(r, key, value, line);
}

/* A value or a list of values. */
static void each_value(reader *r, str key, value_reader *read)
{
    if (r->event.type != YAML_SEQUENCE_START_EVENT) {
        single_value(r, key, read);
        return;
    }
    while (next(r) && r->event.type != YAML_SEQUENCE_END_EVENT)
        single_value(r, key, read);
}

/* A mapping whose values are values, or lists of them. */
static void each_pair(reader *r, str key, value_reader *read)
{
    if (r->event.type != YAML_MAPPING_START_EVENT) {
        reject(r, line_of(r), key, "wants lines \"name: value\" below it");
        return;
    }
    while (next(r) && r->event.type != YAML_MAPPING_END_EVENT) {
        str name = one_value(r, key);
        if (next(r))
            each_value(r, name, read);
    }
}

/* ---- The keys
 * ----------------------------------------------------------------
 */

static void set_me(reader *r, str key, str value, unsigned line)
{
    (void)key;
    if (has_row(r, "me"))
        return;
    r->settings->me = value;
    add_row(r, "me", (str){0}, value, line);
}

/* Digits with at most one point: strtod would ask the locale for it. */
static double positive_number(str text)
{
    double number = 0, unit = 1;
    bool is_fraction = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '.' && !is_fraction && i + 1 < text.len) {
            is_fraction = true;
            continue;
        }
        if (c < '0' || c > '9' || i > 15)
            return 0;
        if (is_fraction)
            unit /= 10;
        number =
            is_fraction ? number + (c - '0') * unit : number * 10 + (c - '0');
    }
    return number;
}

static void set_half_life(reader *r, str key, str value, unsigned line)
{
    (void)key;
    double days = positive_number(value);
    if (days <= 0)
        reject(r, line, value, "is no number of days above 0");
    if (r->failed || has_row(r, "half_life"))
        return;
    r->settings->half_life_days = days;
    add_row(r, "half_life", (str){0}, value, line);
}

static void add_folder(reader *r, str name, str value, unsigned line)
{
    folder_rule rule = {
        .folder = keep(r, str_without_slash(name)),
        .kind = kith_kind_of_word(value)};
    if (r->failed)
        return;
    if (rule.kind == KITH_KIND_OTHER &&
        !str_equal(value, str_from(kith_kind_text(KITH_KIND_OTHER))))
        reject(
            r, line, value,
            "is no kind; kinds are person, customer, partner, organization, "
            "project, meeting, other");
    else if (!exists(r, rule.folder))
        reject(r, line, rule.folder, "is no folder of this vault");
    else if (!VEC_PUSH(&r->folders, rule))
        fail_memory(r);
    else
        add_row(r, "folders.", name, value, line);
}

static void add_identity(reader *r, str name, str value, unsigned line)
{
    identity_rule rule = {name, value, line, r->vault >= 0};
    if (!VEC_PUSH(&r->identities, rule))
        fail_memory(r);
    else
        add_row(r, "identities.", name, value, line);
}

static void add_different(reader *r, str name, str value, unsigned line)
{
    identity_rule rule = {name, value, line, r->vault >= 0};
    if (!VEC_PUSH(&r->different, rule))
        fail_memory(r);
    else
        add_row(r, "different.", name, value, line);
}

static void add_word(reader *r, str name, str value, unsigned line)
{
    word_rule rule = {value, kith_lexicon_class(name)};
    if (!kith_lexicon_may_learn(value))
        reject(r, line, value, "is no single word of at most 16 letters");
    else if (rule.word_class == 0)
        reject(
            r, line, name,
            "is no stance and no part in a deal; they are champion, supporter, "
            "neutral, sceptic, detractor, economic_buyer, coach, blocker, "
            "technical_evaluator, user, procurement");
    else if (r->words.len == LEXICON_MOST_OWN_WORDS)
        reject(r, line, value, "is one word too many: 500 may be added");
    else if (!VEC_PUSH(&r->words, rule))
        fail_memory(r);
    else
        add_row(r, "words.", name, value, line);
}

static void add_exclude(reader *r, str key, str value, unsigned line)
{
    (void)key;
    str path = kith_is_glob(value) ? value : keep(r, str_without_slash(value));
    if (r->failed)
        return;
    if (!kith_is_glob(value) && !exists(r, path))
        reject(r, line, value, "is no folder or file of this vault");
    else if (!VEC_PUSH(&r->exclude, path))
        fail_memory(r);
    else
        add_row(r, "exclude", (str){0}, value, line);
}

static const struct setting_key {
    const char *key;
    void (*each)(reader *r, str key, value_reader *read);
    value_reader *read;
} keys[] = {
    {"different", each_pair, add_different},
    {"exclude", each_value, add_exclude},
    {"folders", each_pair, add_folder},
    {"half_life", single_value, set_half_life},
    {"identities", each_pair, add_identity},
    {"me", single_value, set_me},
    {"words", each_pair, add_word},
};

/* ---- A file
 * ------------------------------------------------------------------
 */

static void read_key(reader *r)
{
    unsigned line = line_of(r);
    str key = one_value(r, STR("a setting"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys && !r->failed; i++) {
        if (!str_equal(key, str_from(keys[i].key)))
            continue;
        if (next(r))
            keys[i].each(r, key, keys[i].read);
        return;
    }
    if (!r->failed)
        reject(
            r, line, key,
            "is no setting; settings are different, exclude, folders, "
            "half_life, identities, me, words");
}

static void read_events(reader *r)
{
    while (next(r) && (r->event.type == YAML_STREAM_START_EVENT ||
                       r->event.type == YAML_DOCUMENT_START_EVENT))
        continue;
    if (r->failed || r->event.type == YAML_STREAM_END_EVENT)
        return;
    if (r->event.type == YAML_SCALAR_EVENT && str_is_empty(scalar(r)))
        return;
    if (r->event.type != YAML_MAPPING_START_EVENT) {
        reject(r, line_of(r), scalar(r), "is no line \"setting: value\"");
        return;
    }
    while (next(r) && r->event.type != YAML_MAPPING_END_EVENT)
        read_key(r);
}

static void read_file(reader *r, const char *path, bool follow)
{
    char words[FILE_WORDS];
    file_text text = {0};
    file_status status =
        kith_file_read(AT_FDCWD, path, LIMIT_FRONT_MATTER_BYTES, follow, &text);
    r->path = path;
    if (status == FILE_OK)
        r->settings->text = kith_hash(
            (str){text.at, text.len},
            kith_hash(str_from(path), r->settings->text));
    if (status == FILE_NO_MEMORY) {
        fail_memory(r);
    } else if (status == FILE_OK && yaml_parser_initialize(&r->parser)) {
        yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &r->parser, (const unsigned char *)text.at, text.len);
        read_events(r);
        yaml_event_delete(&r->event);
        yaml_parser_delete(&r->parser);
    } else if (status == FILE_OK) {
        fail_memory(r);
    } else if (status != FILE_VANISHED) {
        r->failed = true;
        kith_fail(
            r->error, KITH_ERROR_IO, path, 0, "settings not read: %s",
            kith_file_status_words(status, LIMIT_FRONT_MATTER_BYTES, words));
    }
    kith_file_text_free(&text);
}

/* Moves what was read into exactly sized arrays of the value. */
static void finish(reader *r)
{
    kith_settings *s = r->settings;
    if (!has_row(r, "me"))
        add_row(r, "me", (str){0}, (str){"", 0}, 0);
    if (!has_row(r, "half_life"))
        add_row(r, "half_life", (str){0}, STR("90"), 0);
    s->folders = NEW_ARRAY(&s->memory, r->folders.len + 1, folder_rule);
    s->identities = NEW_ARRAY(&s->memory, r->identities.len + 1, identity_rule);
    s->different = NEW_ARRAY(&s->memory, r->different.len + 1, identity_rule);
    s->words = NEW_ARRAY(&s->memory, r->words.len + 1, word_rule);
    s->exclude = NEW_ARRAY(&s->memory, r->exclude.len + 1, str);
    s->rows = NEW_ARRAY(&s->memory, r->rows.len + 1, setting_row);
    if (!s->folders || !s->identities || !s->different || !s->words ||
        !s->exclude || !s->rows) {
        fail_memory(r);
        return;
    }
    for (; s->folder_count < r->folders.len; s->folder_count++)
        s->folders[s->folder_count] = r->folders.at[s->folder_count];
    for (; s->identity_count < r->identities.len; s->identity_count++)
        s->identities[s->identity_count] = r->identities.at[s->identity_count];
    for (; s->different_count < r->different.len; s->different_count++)
        s->different[s->different_count] = r->different.at[s->different_count];
    for (; s->word_count < r->words.len; s->word_count++)
        s->words[s->word_count] = r->words.at[s->word_count];
    for (; s->exclude_count < r->exclude.len; s->exclude_count++)
        s->exclude[s->exclude_count] = r->exclude.at[s->exclude_count];
    for (; s->row_count < r->rows.len; s->row_count++)
        s->rows[s->row_count] = r->rows.at[s->row_count];
}

kith_settings *kith_settings_read(
    const char *vault, const char *user_file, kith_error *error)
{
    if (error_is_set(error) || !vault)
        return NULL;
    buffer path = {0};
    reader r = {.vault = -1, .error = error};
    r.settings = calloc(1, sizeof *r.settings);
    str folder = str_without_slash(str_from(vault));
    kith_buffer_put(&path, folder);
    kith_buffer_text(&path, str_equal(folder, STR("/")) ? "" : "/");
    kith_buffer_put(&path, (str){".kith.yaml", sizeof ".kith.yaml"});
    if (!r.settings || path.failed) {
        fail_memory(&r);
        goto done;
    }
    r.vault = open(vault, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    read_file(&r, path.at, false);
    if (r.vault >= 0)
        close(r.vault);
    r.vault = -1;
    if (user_file && !r.failed)
        read_file(&r, user_file, true);
    if (!r.failed)
        finish(&r);
done:
    VEC_FREE(&r.folders);
    VEC_FREE(&r.identities);
    VEC_FREE(&r.different);
    VEC_FREE(&r.words);
    VEC_FREE(&r.exclude);
    VEC_FREE(&r.rows);
    kith_buffer_free(&path);
    if (r.failed) {
        kith_settings_free(r.settings);
        return NULL;
    }
    return r.settings;
}

void kith_settings_free(kith_settings *settings)
{
    if (!settings)
        return;
    kith_arena_free(&settings->memory);
    free(settings);
}

size_t kith_settings_size(const kith_settings *settings)
{
    return settings ? settings->row_count : 0;
}

kith_setting kith_settings_row(const kith_settings *settings, size_t i)
{
    if (!settings || i >= settings->row_count)
        return (kith_setting){"", "", ""};
    const setting_row *row = &settings->rows[i];
    return (kith_setting){row->key, row->value, row->origin};
}

/* ---- Excluded paths
 * ----------------------------------------------------------
 */

bool kith_settings_exclude(const kith_settings *settings, str path)
{
    for (size_t i = 0; settings && i < settings->exclude_count; i++) {
        str rule = settings->exclude[i];
        bool is_prefix = path.len >= rule.len &&
                         memcmp(path.ptr, rule.ptr, rule.len) == 0 &&
                         (path.len == rule.len || path.ptr[rule.len] == '/');
        if (kith_is_glob(rule) ? kith_glob_matches(rule, path) : is_prefix)
            return true;
    }
    return false;
}
