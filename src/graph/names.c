/* names.c — see names.h. */
#include "graph/names.h"

#include "base/fold.h"

static const named_by nobody = {NO_INDEX, 0, KITH_NO_VERTEX, LEVELS};

/* The handle of a folded name: what is left of it without anything but letters
 * and digits. Handles live in the same table; a leading '@' keeps them apart.
 */
static str handle_of(arena *memory, str key)
{
    char *out = key.ptr ? kith_arena_take(memory, key.len + 2, 1, 1) : NULL;
    if (!out)
        return (str){0};
    size_t len = 0;
    out[len++] = '@';
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80))
            out[len++] = c;
    }
    return (str){out, len};
}

/* The entry of a (key, vertex), or NULL: down both lists until the shorter one
 * ends, as ten thousand may have a name, or one have ten thousand. */
static name_entry *find_entry(name_index *index, name_id key, kith_vertex v)
{
    uint32_t e = kith_names_first(index, key);
    uint32_t o = v < index->by_vertex.len ? index->by_vertex.at[v] : NO_INDEX;
    name_entry *at = index->entries.at;
    for (; e != NO_INDEX && o != NO_INDEX; e = at[e].next, o = at[o].other) {
        if (at[e].vertex == v)
            return &at[e];
        if (at[o].key == key)
            return &at[o];
    }
    return NULL;
}

/* A new entry that says nothing yet; NULL if memory is out. */
static name_entry *new_entry(name_index *index, name_id key, kith_vertex v)
{
    bool room = VEC_ROOM(&index->entries);
    while (room && index->by_key.len < key)
        room = VEC_PUSH(&index->by_key, nobody);
    while (room && index->by_vertex.len <= v)
        room = VEC_PUSH(&index->by_vertex, NO_INDEX);
    if (!room)
        return NULL;

    uint32_t *of_key = &index->by_key.at[key - 1].first;
    uint32_t *of_vertex = &index->by_vertex.at[v];
    name_entry entry = {v, key, *of_key, *of_vertex, LEVELS};
    *of_key = *of_vertex = (uint32_t)index->entries.len;
    index->entries.at[index->entries.len] = entry;
    return &index->entries.at[index->entries.len++];
}

/* An entry stands at a better level than before. */
static void count_entry(named_by *by, const name_entry *entry)
{
    if (entry->level > by->level)
        return;
    if (entry->level < by->level)
        by->count = 0;
    by->level = entry->level;
    by->one = entry->vertex;
    by->count++;
}

static bool add_key(name_index *index, str key, kith_vertex v, name_level level)
{
    if (!key.ptr)
        return false;
    if (key.len == 0)
        return true;
    name_id id = kith_intern(&index->keys, key);
    if (id == NAME_FAILED)
        return false;
    name_entry *known = find_entry(index, id, v);
    if (!known) {
        known = new_entry(index, id, v);
        if (!known)
            return false;
    }
    if (level < known->level) {
        known->level = (uint8_t)level;
        count_entry(&index->by_key.at[id - 1], known);
    }
    return true;
}

bool kith_names_add(
    name_index *index, str spelling, kith_vertex v, name_level level)
{
    str key = kith_fold_name(&index->scratch, spelling);
    bool done = add_key(index, key, v, level);
    kith_arena_reset(&index->scratch);
    return done;
}

bool kith_names_add_person(
    name_index *index, str name, kith_vertex v, name_level level)
{
    arena *memory = &index->scratch;
    str key = kith_fold_name(memory, name);
    bool done = key.ptr && add_key(index, key, v, level) &&
                add_key(index, handle_of(memory, key), v, LEVEL_HANDLE);

    for (size_t begin = 0; done && begin < key.len;) {
        size_t end = str_find(key, begin, ' ');
        if (end > begin)
            done = add_key(
                index, str_slice(key, begin, end), v,
                begin == 0 ? LEVEL_FIRST_NAME : LEVEL_LAST_NAME);
        begin = end + 1;
    }
    kith_arena_reset(memory);
    return done;
}

name_id kith_names_key(name_index *index, str spelling, bool handle)
{
    str key = kith_fold_name(&index->scratch, spelling);
    if (handle)
        key = handle_of(&index->scratch, key);
    name_id id = NAME_FAILED;
    if (key.ptr)
        id = index->keys.is_lent ? kith_intern_find(&index->keys, key)
                                 : kith_intern(&index->keys, key);
    kith_arena_reset(&index->scratch);
    return id;
}

named_by kith_names_by(const name_index *index, name_id key)
{
    return key == NO_NAME || key > index->by_key.len
               ? nobody
               : index->by_key.at[key - 1];
}

uint32_t kith_names_first(const name_index *index, name_id key)
{
    return kith_names_by(index, key).first;
}

kith_vertex kith_names_only(
    const name_index *index, name_id key, name_level worst, unsigned *count)
{
    named_by by = kith_names_by(index, key);
    *count = by.level <= worst ? by.count : 0;
    return *count == 1 ? by.one : KITH_NO_VERTEX;
}

void kith_names_renumber(name_index *index, const kith_vertex *to)
{
    for (size_t i = 0; i < index->entries.len; i++)
        index->entries.at[i].vertex = to[index->entries.at[i].vertex];
    for (size_t i = 0; i < index->by_key.len; i++)
        if (index->by_key.at[i].count)
            index->by_key.at[i].one = to[index->by_key.at[i].one];
    VEC_FREE(&index->by_vertex);
}

void kith_names_free(name_index *index)
{
    kith_arena_free(&index->scratch);
    kith_intern_free(&index->keys);
    VEC_FREE(&index->by_key);
    VEC_FREE(&index->by_vertex);
    VEC_FREE(&index->entries);
}

/* ---- What looks like what --------------------------------------------------
 */

/* clang-format off */
static const char *const particles[] = {
    "al", "ap", "bin", "bint", "da", "das", "de", "del", "della", "den", "der",
    "di", "do", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van",
    "von", "y", "zu", NULL};

/* Words that no personal name has: whose group, thing or occasion it is. */
static const char *const impersonal[] = {
    "account", "ai", "all", "alliance", "api", "apps", "architecture", "azure",
    "bank", "board", "business", "call", "center", "centre", "cloud",
    "committee", "community", "compute", "council", "corp", "corporation",
    "customer", "data", "department", "engineering", "everyone", "exec",
    "executive", "field", "finance", "forum", "foundation", "gmbh", "group",
    "hardware", "health", "inc", "infra", "infrastructure", "integration",
    "labs", "leadership", "legal", "llc", "ltd", "marketing", "marketplace",
    "meeting", "microsoft", "monthly", "office", "offsite", "operations",
    "org", "organization", "partner", "partners", "platform", "procurement",
    "product", "program", "project", "quarterly", "review", "sales",
    "security", "services", "software", "solutions", "staff", "standup",
    "steering", "storage", "support", "sync", "systems", "team", "teams",
    "technologies", "university", "weekly", "workshop", NULL};

/* What stands in parentheses after a name and is no organization. */
static const char *const remarks[] = {
    "ae", "ceo", "cfo", "chair", "cio", "ciso", "coo", "cpo", "cro", "cto",
    "director", "evp", "guest", "host", "lead", "manager", "notes", "online",
    "optional", "organizer", "part-time", "pm", "remote", "sa", "se", "svp",
    "tbc", "tbd", "tpm", "virtual", "vp", NULL};
/* clang-format on */

static bool is_one_of(const char *const *words, str word)
{
    enum { LONGEST = 16 };
    char lower[LONGEST];
    if (word.len == 0 || word.len >= LONGEST)
        return false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    for (; *words; words++)
        if (**words == *lower &&
            str_equal(str_from(*words), (str){lower, word.len}))
            return true;
    return false;
}

/* A capital of ASCII, or any letter beyond it (which has no cheap test). */
static bool is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || (c & 0x80);
}

bool kith_looks_personal(str name)
{
    size_t words = 0;
    name = str_trim(name);
    for (size_t begin = 0; begin < name.len;) {
        size_t end = str_find(name, begin, ' ');
        str word = str_slice(name, begin, end);
        begin = end + 1;
        if (word.len == 0)
            continue;
        words++;
        if (is_one_of(impersonal, word))
            return false;
        if (!is_capital(word.ptr[0]) && !is_one_of(particles, word))
            return false;
        for (size_t i = 0; i < word.len; i++)
            if ((word.ptr[i] >= '0' && word.ptr[i] <= '9') ||
                strchr("/&:;,!?<>[](){}|#@*_=+", word.ptr[i]))
                return false;
    }
    return words >= 2 && words <= 4;
}

bool kith_looks_organization(str name)
{
    name = str_trim(name);
    return name.len > 1 && is_capital(name.ptr[0]) && !is_one_of(remarks, name);
}
