/* names.c — see names.h. */
#include "graph/names.h"

#include "base/fold.h"

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

static bool add_key(name_index *index, str key, kith_vertex v, name_level level)
{
    if (!key.ptr)
        return false;
    if (key.len == 0)
        return true;
    name_id id = kith_intern(&index->keys, key);
    if (id == NAME_FAILED)
        return false;
    while (index->head.len < id)
        if (!VEC_PUSH(&index->head, NO_INDEX))
            return false;

    for (uint32_t e = index->head.at[id - 1]; e != NO_INDEX;
         e = index->entries.at[e].next) {
        name_entry *entry = &index->entries.at[e];
        if (entry->vertex == v) {
            if (level < entry->level)
                entry->level = (uint8_t)level;
            return true;
        }
    }
    name_entry entry = {v, index->head.at[id - 1], (uint8_t)level};
    if (!VEC_PUSH(&index->entries, entry))
        return false;
    index->head.at[id - 1] = (uint32_t)(index->entries.len - 1);
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

bool kith_names_add_person(name_index *index, str name, kith_vertex v)
{
    arena *memory = &index->scratch;
    str key = kith_fold_name(memory, name);
    bool done = key.ptr && add_key(index, key, v, LEVEL_NAME) &&
                add_key(index, handle_of(memory, key), v, LEVEL_HANDLE);

    for (size_t begin = 0; done && begin < key.len;) {
        size_t end = str_find(key, begin, ' ');
        if (end > begin)
            done = add_key(index, str_slice(key, begin, end), v, LEVEL_WORD);
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
    name_id id = key.ptr ? kith_intern(&index->keys, key) : NAME_FAILED;
    kith_arena_reset(&index->scratch);
    return id;
}

uint32_t kith_names_first(const name_index *index, name_id key)
{
    return key == NO_NAME || key > index->head.len ? NO_INDEX
                                                   : index->head.at[key - 1];
}

kith_vertex kith_names_only(
    const name_index *index, name_id key, name_level worst, unsigned *count)
{
    kith_vertex found = KITH_NO_VERTEX;
    unsigned best = (unsigned)worst + 1;
    *count = 0;
    for (uint32_t e = kith_names_first(index, key); e != NO_INDEX;
         e = index->entries.at[e].next) {
        const name_entry *entry = &index->entries.at[e];
        if (entry->level < best) {
            best = entry->level;
            *count = 0;
        }
        if (entry->level == best && best <= (unsigned)worst) {
            found = entry->vertex;
            ++*count;
        }
    }
    return *count == 1 ? found : KITH_NO_VERTEX;
}

void kith_names_free(name_index *index)
{
    kith_arena_free(&index->scratch);
    kith_intern_free(&index->keys);
    VEC_FREE(&index->head);
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
