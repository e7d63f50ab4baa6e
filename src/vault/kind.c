/*
 * kind.c — the kinds of notes: what `type:` says, else the folder, else the
 * shape.
 *
 * A meeting filed under the person it was with may carry the person's type, so
 * a date and participants outrank every word. What lies in the folders that
 * machines fill (Inbox, Sources, ...) is text about entities, never one.
 */
#include "vault/kind.h"

typedef struct kind_word {
    str word;
    kith_kind kind;
} kind_word;

/* clang-format off */
#define WORD(text) {"" text, sizeof(text) - 1}
static const char *const texts[] = {
    [KITH_KIND_OTHER] = "other",       [KITH_KIND_PERSON] = "person",
    [KITH_KIND_CUSTOMER] = "customer", [KITH_KIND_PARTNER] = "partner",
    [KITH_KIND_ORGANIZATION] = "organization",
    [KITH_KIND_PROJECT] = "project",   [KITH_KIND_MEETING] = "meeting",
};

static const kind_word words[] = {
    {WORD("person"),        KITH_KIND_PERSON},
    {WORD("people"),        KITH_KIND_PERSON},
    {WORD("contact"),       KITH_KIND_PERSON},
    {WORD("customer"),      KITH_KIND_CUSTOMER},
    {WORD("customers"),     KITH_KIND_CUSTOMER},
    {WORD("partner"),       KITH_KIND_PARTNER},
    {WORD("partners"),      KITH_KIND_PARTNER},
    {WORD("organization"),  KITH_KIND_ORGANIZATION},
    {WORD("organizations"), KITH_KIND_ORGANIZATION},
    {WORD("organisation"),  KITH_KIND_ORGANIZATION},
    {WORD("organisations"), KITH_KIND_ORGANIZATION},
    {WORD("company"),       KITH_KIND_ORGANIZATION},
    {WORD("companies"),     KITH_KIND_ORGANIZATION},
    {WORD("project"),       KITH_KIND_PROJECT},
    {WORD("projects"),      KITH_KIND_PROJECT},
    {WORD("meeting"),       KITH_KIND_MEETING},
    {WORD("meetings"),      KITH_KIND_MEETING},
};

/* Folders whose notes are entities; a prefix matches longer names too. */
static const struct folder_word {
    const char *word;
    kith_kind kind;
    bool is_prefix;
} folder_words[] = {
    {"people",        KITH_KIND_PERSON,       false},
    {"customers",     KITH_KIND_CUSTOMER,     true}, /* "... and Partners" */
    {"partners",      KITH_KIND_PARTNER,      true},
    {"organizations", KITH_KIND_ORGANIZATION, false},
    {"companies",     KITH_KIND_ORGANIZATION, false},
    {"projects",      KITH_KIND_PROJECT,      false},
    {"meetings",      KITH_KIND_MEETING,      false},
};

static const char *const never_entities[] = {
    "inbox", "sources", "templates", "template", "workflow"};

/* clang-format on */

const char *kith_kind_text(kith_kind kind)
{
    size_t row = (size_t)kind;
    return row < sizeof texts / sizeof *texts ? texts[row] : "other";
}

static bool begins(str text, str word)
{
    if (text.len < word.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (str_lower(text.ptr[i]) != str_lower(word.ptr[i]))
            return false;
    return true;
}

static bool is_same(str text, str word)
{
    return text.len == word.len && begins(text, word);
}

kith_kind kith_kind_of_word(str word)
{
    if (begins(word, STR("type/")))
        word = str_slice(word, 5, word.len);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_same(word, words[i].word))
            return words[i].kind;
    return KITH_KIND_OTHER;
}

/* ---- The path ---------------------------------------------------------------
 */

static str stem_of(str path)
{
    str file = str_file(path);
    return str_slice(file, 0, file.len > 3 ? file.len - 3 : file.len);
}

static bool is_never_entity(str path)
{
    if (path.len > 12 &&
        str_equal(
            str_slice(path, path.len - 12, path.len), STR("_MANIFEST.md")))
        return true;
    for (str folder = str_folder(path); folder.len; folder = str_folder(folder))
        for (size_t i = 0; i < sizeof never_entities / sizeof(char *); i++)
            if (is_same(str_file(folder), str_from(never_entities[i])))
                return true;
    return false;
}

uint16_t kith_kind_path_flags(str path)
{
    unsigned flags = 0;
    str stem = stem_of(path), folder = str_folder(path);
    if (kith_date_at_start(stem) != NO_DATE)
        flags |= NOTE_DATED_NAME;
    if (folder.len &&
        (is_same(stem, STR("README")) || is_same(stem, str_file(folder))))
        flags |= NOTE_FOLDER_NOTE;
    for (; folder.len; folder = str_folder(folder))
        if (is_same(str_file(folder), STR("templates")) ||
            is_same(str_file(folder), STR("template")))
            flags |= NOTE_TEMPLATE;
    return (uint16_t)flags;
}

str kith_kind_name(str path, uint16_t flags)
{
    return flags & NOTE_FOLDER_NOTE ? str_file(str_folder(path))
                                    : stem_of(path);
}

/* ---- The folder -------------------------------------------------------------
 */

static kith_kind kind_by_settings(const kith_settings *settings, str folder)
{
    for (size_t i = 0; settings && i < settings->folder_count; i++)
        if (str_equal(settings->folders[i].folder, folder))
            return settings->folders[i].kind;
    return KITH_KIND_OTHER;
}

static kith_kind kind_by_folder_name(str folder)
{
    str name = str_file(folder);
    for (size_t i = 0; i < sizeof folder_words / sizeof *folder_words; i++) {
        str word = str_from(folder_words[i].word);
        if (folder_words[i].is_prefix ? begins(name, word)
                                      : is_same(name, word))
            return folder_words[i].kind;
    }
    return KITH_KIND_OTHER;
}

/* The nearest folder that tells a kind; settings go before names. */
static kith_kind kind_folder(
    const note *n, const kith_settings *settings, str *which)
{
    kith_kind kind = KITH_KIND_OTHER;
    str folder = str_folder(n->path);
    for (str at = folder; at.len && !kind; at = str_folder(at)) {
        kind = kind_by_settings(settings, at);
        *which = at;
    }
    for (str at = folder; at.len && !kind; at = str_folder(at)) {
        kind = kind_by_folder_name(at);
        *which = at;
    }
    return kind;
}

static kith_kind kind_by_folder(
    const note *n, const kith_settings *settings, const intern *folders)
{
    str which = {0};
    kith_kind kind = kind_folder(n, settings, &which);
    str folder = str_folder(n->path);
    bool is_folder_note = n->flags & NOTE_FOLDER_NOTE;
    if (kind == KITH_KIND_OTHER || (is_folder_note && folder.len == which.len))
        return KITH_KIND_OTHER; /* People/README.md is about no person */
    if (n->flags & NOTE_DATED_NAME)
        return KITH_KIND_MEETING;
    if (kind == KITH_KIND_MEETING)
        return kind;
    /* People/Ana/README.md is Ana; what else lies there is filed under her. */
    if (is_folder_note)
        folder = str_folder(folder);
    for (; folder.len > which.len; folder = str_folder(folder))
        if (kith_intern_find(folders, folder) != NO_NAME)
            return KITH_KIND_OTHER;
    return kind;
}

/* ---- What the note says of itself
 * --------------------------------------------
 */

static bool has_participants(const note *n, const intern *names)
{
    name_id participants = kith_intern_find(names, STR("participants"));
    name_id attendees = kith_intern_find(names, STR("attendees"));
    for (uint32_t i = 0; i < n->fields; i++)
        if (n->field[i].value != NO_NAME &&
            (n->field[i].key == participants || n->field[i].key == attendees))
            return true;
    for (uint32_t i = 0; i < n->items; i++)
        if (n->item[i].section == SECTION_ATTENDEES && n->item[i].mentions)
            return true;
    return false;
}

/* A date, perhaps written as a link to the day's note. */
static date day_of_value(str value)
{
    if (value.len > 4 && memcmp(value.ptr, "[[", 2) == 0)
        value = str_slice(value, 2, value.len - 2);
    return kith_date_parse(value);
}

static void read_day(note *n, const intern *names)
{
    name_id key = kith_intern_find(names, STR("date"));
    n->day = NO_DATE;
    n->day_line = 0;
    if (n->flags & NOTE_DATED_NAME)
        n->day = kith_date_at_start(stem_of(n->path));
    for (uint32_t i = 0; i < n->fields; i++) {
        const field *f = &n->field[i];
        if (f->origin != FIELD_FRONT_MATTER || f->key != key)
            continue;
        date day = day_of_value(intern_text(names, f->value));
        if (day == NO_DATE)
            continue;
        n->day = day;
        n->day_line = f->line;
    }
}

static kith_kind stated_kind(const note *n, const intern *names)
{
    name_id key = kith_intern_find(names, STR("type"));
    for (uint32_t i = 0; i < n->fields; i++) {
        const field *f = &n->field[i];
        kith_kind kind = KITH_KIND_OTHER;
        if (f->origin == FIELD_FRONT_MATTER && f->key == key)
            kind = kith_kind_of_word(intern_text(names, f->value));
        if (kind != KITH_KIND_OTHER)
            return kind;
    }
    for (uint32_t i = 0; i < n->tags; i++) {
        str name = intern_text(names, n->tag[i].name);
        if (begins(name, STR("type/")) &&
            kith_kind_of_word(name) != KITH_KIND_OTHER)
            return kith_kind_of_word(name);
    }
    return KITH_KIND_OTHER;
}

void kith_kind_read(note *n, const intern *names)
{
    read_day(n, names);
    n->stated_kind = (uint8_t)stated_kind(n, names);
    if (n->day != NO_DATE && has_participants(n, names))
        n->flags |= NOTE_ATTENDED;
}

static bool is_entity(kith_kind kind)
{
    return kind == KITH_KIND_PERSON || kind == KITH_KIND_CUSTOMER ||
           kind == KITH_KIND_PARTNER || kind == KITH_KIND_ORGANIZATION;
}

void kith_kind_settle(
    note *n, const kith_settings *settings, const intern *folders)
{
    kith_kind kind = (kith_kind)n->stated_kind;
    if (is_never_entity(n->path) || n->flags & NOTE_TEMPLATE)
        kind = KITH_KIND_OTHER;
    else if (n->flags & NOTE_ATTENDED)
        kind = KITH_KIND_MEETING;
    else if (n->flags & NOTE_DATED_NAME && is_entity(kind))
        kind = KITH_KIND_MEETING; /* filed under one, with its type */
    else if (kind == KITH_KIND_OTHER)
        kind = kind_by_folder(n, settings, folders);
    n->kind = (uint8_t)kind;
}
