/*
 * names.h — which vertices a name may mean.
 *
 * Every spelling is folded (case, diacritics, quotes, blanks) to a key; a key
 * has the vertices it names, each with the trust of the spelling. Nothing is
 * guessed: a lookup tells how many there are, and the caller lists them.
 */
#ifndef KITH_GRAPH_NAMES_H
#define KITH_GRAPH_NAMES_H

#include "base/intern.h"
#include "graph/graph.h"

/* How a spelling names its vertex, best first. */
typedef enum name_level {
    LEVEL_NAME,       /* the display name, the title */
    LEVEL_ALIAS,      /* aliases: of the note, identities: of the settings */
    LEVEL_FOLDER,     /* of a folder note that has a title of its own */
    LEVEL_HANDLE,     /* AnaLima for Ana Lima */
    LEVEL_NICKNAME,   /* defined in the text: Ana Lima ("Annie") */
    LEVEL_FIRST_NAME, /* the first word of a person's name */
    LEVEL_LAST_NAME,  /* another word of it */
    LEVELS
} name_level;

typedef struct name_entry {
    kith_vertex vertex;
    name_id key;
    uint32_t next;  /* entry of the same key, or NO_INDEX */
    uint32_t other; /* entry of the same vertex, or NO_INDEX */
    uint32_t level;
} name_entry;

/* What a key names, kept up to date: a first name may have ten thousand. */
typedef struct named_by {
    uint32_t first;  /* entry, or NO_INDEX */
    uint32_t count;  /* vertices at the best level */
    kith_vertex one; /* of these */
    uint32_t level;  /* the best */
} named_by;

typedef struct name_index {
    arena scratch; /* folded keys on their way in */
    intern keys;
    VEC(named_by) by_key;    /* of key id - 1 */
    VEC(uint32_t) by_vertex; /* its first entry */
    VEC(name_entry) entries;
} name_index;

/* Adds a spelling of a vertex, once a (key, vertex): the better level stays.
 * False if memory is out. O(spelling) and the keys of the vertex or the
 * vertices of the key, whichever are fewer. */
bool kith_names_add(
    name_index *index, str spelling, kith_vertex v, name_level level);

/* Adds a person's name at a level, its handle and its words. */
bool kith_names_add_person(
    name_index *index, str name, kith_vertex v, name_level level);

/* Key of a spelling, whether anything is known by it yet or not, so that it may
 * be kept; NO_NAME if there is nothing to fold, NAME_FAILED if memory is out.
 * Of an index whose keys are lent, NO_NAME also if nothing is known by it.
 * `handle`: blanks and punctuation do not count. */
name_id kith_names_key(name_index *index, str spelling, bool handle);

/* What a key names; of level LEVELS if nothing. */
named_by kith_names_by(const name_index *index, name_id key);

/* First entry of a key, or NO_INDEX. */
uint32_t kith_names_first(const name_index *index, name_id key);

/* The one vertex that `key` names at the best level not worse than `worst`;
 * KITH_NO_VERTEX if there is none. `*count` becomes how many stand at that
 * level: 0 nobody, 2 or more ambiguous. O(1). */
kith_vertex kith_names_only(
    const name_index *index, name_id key, name_level worst, unsigned *count);

/* Whether the words look like a person's full name: two to four capitalised
 * words (particles may be small), none of which belongs to groups, places or
 * things ("Team", "Council", "Cloud"). */
bool kith_looks_personal(str name);

/* Whether the words in a parenthesis after a name look like an organization,
 * not a role or a remark ("CTO", "optional"). */
bool kith_looks_organization(str name);

/* Vertex v is called to[v] from now on. Nothing may be added any more. */
void kith_names_renumber(name_index *index, const kith_vertex *to);

void kith_names_free(name_index *index);

#endif
