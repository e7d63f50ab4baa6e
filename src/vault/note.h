/*
 * note.h — what is kept of a note: records, not text.
 *
 * A vault of 100 000 notes is half a gigabyte of text, of which a graph needs
 * the links, the names and where they stand. So a note is read once, cut into
 * the records below, and its text is forgotten; a quotation is read again from
 * the file when a report prints it. All strings are interned (name_id): a name
 * costs its bytes once.
 *
 * Lines and columns count from 1, columns in bytes; `begin` and `length` are
 * bytes of the file as it is on disk.
 *
 * The cache keeps records as they lie in memory, so they have no bytes but
 * their members': what would be padding is in a wider one, or `unused`.
 */
#ifndef KITH_VAULT_NOTE_H
#define KITH_VAULT_NOTE_H

#include <kith/vault.h>

#include "base/date.h"
#include "base/intern.h"

#define NO_INDEX UINT32_MAX

/* Where a link was written. */
typedef enum link_place {
    PLACE_BODY,
    PLACE_FRONT_MATTER,
    PLACE_CANVAS
} link_place;

/* How a link found its file. The order is that of trust. */
typedef enum link_how {
    HOW_EXACT,       /* as Obsidian resolves it */
    HOW_FOLDER_NOTE, /* [[Microsoft]] -> Microsoft/README.md */
    HOW_TITLE,       /* the front matter's title */
    HOW_ALIAS,       /* one of the front matter's aliases */
    HOW_TRUNCATED,   /* unique prefix of >= 60 code points, same date */
    HOW_AMBIGUOUS,   /* more than one candidate: not resolved */
    HOW_UNRESOLVED,
    HOW_EXTERNAL /* names a URL: skipped, counted as such */
} link_how;

enum link_flags {
    LINK_EMBED = 1,      /* ![[...]] or ![...](...) */
    LINK_MARKDOWN = 2,   /* [text](destination) */
    LINK_IN_COMMENT = 4, /* inside %% ... %%: counts, as in Obsidian */
    LINK_RECOVERED = 8,  /* unquoted [[X]] in YAML: Obsidian sees none */
    LINK_WHOLE_PATH = 16 /* file of a canvas node: the path from the root */
};

typedef struct note_link {
    name_id target;  /* link path as written, trimmed, without subpath */
    name_id subpath; /* "#Heading", "#^block"; NO_NAME if none */
    name_id display; /* words after '|' or link text; NO_NAME if none */
    uint32_t line, column;
    uint32_t resolved; /* index into vault files, or NO_INDEX */
    uint8_t place;     /* link_place */
    uint8_t how;       /* link_how */
    uint16_t flags;    /* link_flags */
} note_link;

/* The headings that tell what stands below them (section.c has the table of
 * their spellings); the nearest known heading above counts. */
typedef enum section {
    SECTION_NONE,  /* before any heading, or below the title */
    SECTION_OTHER, /* below a heading that says nothing to kith */
    SECTION_RECENT_CONTEXT,
    SECTION_ATTENDEES, /* Attendees, Participants */
    SECTION_PEOPLE_MENTIONED,
    SECTION_SUMMARY,
    SECTION_KEY_FACTS,
    SECTION_TOPICS,
    SECTION_BACKGROUND, /* Background, Career */
    SECTION_RELATIONSHIP,
    SECTION_PROFILE,
    SECTION_DECISIONS,
    SECTION_BLOCKERS,
    SECTION_TASKS,         /* Tasks, Action Items, Next Steps */
    SECTION_KEY_CONTACTS,  /* Key Contacts, Stakeholders */
    SECTION_COLLABORATORS, /* Collaborators, Team */
    SECTION_RELATED_CUSTOMERS,
    SECTION_RELATED_PROJECTS,
    SECTION_RELATED,
    SECTION_CONTACT_INFORMATION
} section;

typedef enum item_kind {
    ITEM_BULLET,
    ITEM_TASK,
    ITEM_PARAGRAPH, /* one source line of a paragraph */
    ITEM_ROW,       /* a table row */
    ITEM_FIELD      /* a bold-label line, or front matter */
} item_kind;

/* What the words of an item say beyond its names (cue.c has the tables). */
enum item_flags {
    ITEM_DECIDED = 1 << 0,      /* opens with a check mark */
    ITEM_BLOCKED = 1 << 1,      /* opens with a cross */
    ITEM_PLANNED = 1 << 2,      /* speaks of what is still to happen */
    ITEM_STATED = 1 << 3,       /* worked with, reports to, knows, ... */
    ITEM_INTRODUCED = 1 << 4,   /* X introduced Y to Z */
    ITEM_PRONOUN = 1 << 5,      /* him, her, them, he, she */
    ITEM_CADENCE = 1 << 6,      /* weekly, biweekly, monthly */
    ITEM_MOVED = 1 << 7,        /* left, now at, joined */
    ITEM_ONE_TO_ONE = 1 << 8,   /* "1:1" */
    ITEM_UNKNOWN_DATE = 1 << 9, /* "- unknown: ..." */
    ITEM_PROSE_MET =
        1 << 10 /* "between A and B", "where A and B ...", "A met B" */
};

typedef enum stance {
    STANCE_UNKNOWN,
    STANCE_CHAMPION,
    STANCE_SUPPORTER,
    STANCE_NEUTRAL,
    STANCE_SCEPTIC,
    STANCE_DETRACTOR
} stance;

/* The part someone has in a deal. */
typedef enum deal_role {
    DEAL_NONE,
    DEAL_ECONOMIC_BUYER,
    DEAL_CHAMPION,
    DEAL_COACH,
    DEAL_BLOCKER,
    DEAL_TECHNICAL_EVALUATOR,
    DEAL_USER,
    DEAL_PROCUREMENT
} deal_role;

/*
 * A line that may carry evidence: a bullet with its continuation lines, a
 * line of a paragraph, a table row, a field. Lines with no link, no mention, no
 * date and no telling section are not kept.
 *
 * Items are two thirds of what is kept of a vault, so one is 32 bytes: its
 * counts stop at 65,535. Of a longer item the beginning is quoted, and links
 * and mentions beyond that many belong to the note only.
 */
typedef struct item {
    uint32_t line;
    uint32_t begin;         /* the text after the bullet marker */
    date day;               /* "2025-10-29: ..." at its start, or NO_DATE */
    uint32_t first_link;    /* in note.link */
    uint32_t first_mention; /* in note.mention */
    uint16_t length, links, mentions;
    uint16_t flags; /* item_flags */
    uint8_t section;
    uint8_t kind;
    uint8_t stance;
    uint8_t deal; /* deal_role */
} item;

/* A length or a count as an item keeps it. */
static inline uint16_t item_count(size_t count)
{
    return count < UINT16_MAX ? (uint16_t)count : (uint16_t)UINT16_MAX;
}

typedef enum mention_role {
    ROLE_NAMED,       /* a name in running text */
    ROLE_PARTICIPANT, /* between A (Org) and B (Org) */
    ROLE_ATTENDEE,    /* stands in a list of attendees */
    ROLE_VIA,         /* (via X), the last parenthesis of its line */
    ROLE_OWNER,       /* @Handle of a task */
    ROLE_NICKNAME,    /* ("Nick"): another name of the mention before it */
    ROLE_CUED,        /* unknown word used as a name: "Use Zelda to" */
    ROLE_ABBREVIATION /* Contoso Labs (CL): `org` is short for `name` */
} mention_role;

/* A name in an item. Where it is written as a link, `link` tells which. */
typedef struct mention {
    name_id name; /* as written, possessive stripped */
    name_id org;  /* "(Org)" just after it, or NO_NAME */
    uint32_t line, column;
    uint32_t link; /* in note.link, or NO_INDEX */
    uint8_t role;
    bool moved; /* "(now at Org)" stands behind it */
    uint8_t unused[2];
} mention;

typedef enum field_origin {
    FIELD_FRONT_MATTER,
    FIELD_TABLE, /* | **Company** | Contoso | */
    FIELD_LABEL  /* **Role**: ... */
} field_origin;

/* A key with one value; a list is several fields of one key, in order. Missing
 * values (_Unknown_, empty cells) are not kept; an empty front-matter value is
 * kept with value NO_NAME. */
typedef struct field {
    name_id key;     /* lower case, blanks and '-' as '_': "people_mentioned" */
    name_id written; /* front matter: the key as written, "People Mentioned" */
    name_id value;
    uint32_t line, column; /* of the value */
    uint32_t first_link;   /* the links that stand in the value */
    uint16_t links;
    uint16_t origin;
} field;

typedef struct task {
    uint32_t item;
    name_id heading; /* the heading above, as written; NO_NAME if none */
    date due, scheduled, done;
    unsigned status : 24;  /* the code point between the brackets */
    unsigned priority : 8; /* 0 none, 1 lowest .. 5 highest */
} task;

typedef struct tag {
    name_id name; /* without '#', as written */
    uint32_t line, column;
    name_id written; /* front matter: the key as written; NO_NAME in the text */
} tag;

enum note_flags {
    NOTE_FOLDER_NOTE = 1, /* README.md or Name/Name.md: answers to its folder */
    NOTE_TEMPLATE = 2,    /* {{title}}, <% %>, or in a template folder */
    NOTE_GENERATED = 4,   /* written by kith: never evidence */
    NOTE_EXCLUDED = 8,    /* by configuration: links resolve, no evidence */
    NOTE_DATED_NAME = 16, /* file name starts with YYYY-MM-DD */
    NOTE_ATTENDED = 32    /* has a day, and says who took part */
};

typedef struct note {
    str path;     /* relative to the vault, '/' between folders */
    name_id name; /* what it is called by: folder of a folder note, else stem */
    name_id title; /* front matter title, or NO_NAME */
    name_id h1;    /* first level-1 heading, or NO_NAME */
    date day;      /* `date:` of the front matter, else of the file name */
    const note_link *link;
    const item *item;
    const mention *mention;
    const field *field;
    const task *task;
    const tag *tag;
    uint32_t links, items, mentions, fields, tasks, tags;
    uint32_t day_line;   /* where `day` stands; 0 for the file name */
    uint16_t flags;      /* note_flags */
    uint8_t kind;        /* kith_kind, from type:, folder, shape */
    uint8_t stated_kind; /* kith_kind that `type:` says, or KITH_KIND_OTHER */
    uint64_t size;
    int64_t mtime_ns;
} note;

#endif
