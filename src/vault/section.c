/*
 * section.c — the table of headings.
 *
 * Spellings are lower case words with one blank between them: what is left of
 * "## ✅ Key Decisions:" when all but letters is gone. The rows are in order of
 * their words, as the search wants them.
 */
#include "vault/section.h"

#include "base/bytes.h"

enum { LONGEST_HEADING = 24 }; /* and a multiple of eight */

/* clang-format off */
static const struct {
    char words[LONGEST_HEADING]; /* zeros behind them */
    section section;
} headings[] = {
    {"about",                 SECTION_PROFILE},
    {"account team",          SECTION_COLLABORATORS},
    {"action items",          SECTION_TASKS},
    {"actions",               SECTION_TASKS},
    {"attendance",            SECTION_ATTENDEES},
    {"attendee",              SECTION_ATTENDEES},
    {"attendees",             SECTION_ATTENDEES},
    {"background",            SECTION_BACKGROUND},
    {"bio",                   SECTION_BACKGROUND},
    {"blockers",              SECTION_BLOCKERS},
    {"blockers and risks",    SECTION_BLOCKERS},
    {"blockers risks",        SECTION_BLOCKERS},
    {"career",                SECTION_BACKGROUND},
    {"career history",        SECTION_BACKGROUND},
    {"collaborators",         SECTION_COLLABORATORS},
    {"contact",               SECTION_CONTACT_INFORMATION},
    {"contact details",       SECTION_CONTACT_INFORMATION},
    {"contact info",          SECTION_CONTACT_INFORMATION},
    {"contact information",   SECTION_CONTACT_INFORMATION},
    {"contacts",              SECTION_KEY_CONTACTS},
    {"context",               SECTION_RECENT_CONTEXT},
    {"core team",             SECTION_COLLABORATORS},
    {"customers",             SECTION_RELATED_CUSTOMERS},
    {"decision",              SECTION_DECISIONS},
    {"decisions",             SECTION_DECISIONS},
    {"decisions made",        SECTION_DECISIONS},
    {"discussion topics",     SECTION_TOPICS},
    {"facts",                 SECTION_KEY_FACTS},
    {"follow up",             SECTION_TASKS},
    {"follow ups",            SECTION_TASKS},
    {"history",               SECTION_RECENT_CONTEXT},
    {"interaction history",   SECTION_RECENT_CONTEXT},
    {"interaction log",       SECTION_RECENT_CONTEXT},
    {"interactions",          SECTION_RECENT_CONTEXT},
    {"issues",                SECTION_BLOCKERS},
    {"key contacts",          SECTION_KEY_CONTACTS},
    {"key decisions",         SECTION_DECISIONS},
    {"key facts",             SECTION_KEY_FACTS},
    {"key people",            SECTION_KEY_CONTACTS},
    {"key points",            SECTION_OTHER},
    {"key stakeholders",      SECTION_KEY_CONTACTS},
    {"links",                 SECTION_RELATED},
    {"log",                   SECTION_RECENT_CONTEXT},
    {"meeting history",       SECTION_RECENT_CONTEXT},
    {"meetings",              SECTION_RECENT_CONTEXT},
    {"members",               SECTION_COLLABORATORS},
    {"mentioned",             SECTION_PEOPLE_MENTIONED},
    {"mentions",              SECTION_PEOPLE_MENTIONED},
    {"next actions",          SECTION_TASKS},
    {"next steps",            SECTION_TASKS},
    {"open tasks",            SECTION_TASKS},
    {"overview",              SECTION_SUMMARY},
    {"participant",           SECTION_ATTENDEES},
    {"participants",          SECTION_ATTENDEES},
    {"people",                SECTION_KEY_CONTACTS},
    {"people discussed",      SECTION_PEOPLE_MENTIONED},
    {"people mentioned",      SECTION_PEOPLE_MENTIONED},
    {"present",               SECTION_ATTENDEES},
    {"profile",               SECTION_PROFILE},
    {"project team",          SECTION_COLLABORATORS},
    {"projects",              SECTION_RELATED_PROJECTS},
    {"recent activity",       SECTION_RECENT_CONTEXT},
    {"recent context",        SECTION_RECENT_CONTEXT},
    {"recent interactions",   SECTION_RECENT_CONTEXT},
    {"recent meetings",       SECTION_RECENT_CONTEXT},
    {"related",               SECTION_RELATED},
    {"related accounts",      SECTION_RELATED_CUSTOMERS},
    {"related customer",      SECTION_RELATED_CUSTOMERS},
    {"related customers",     SECTION_RELATED_CUSTOMERS},
    {"related notes",         SECTION_RELATED},
    {"related partners",      SECTION_RELATED_CUSTOMERS},
    {"related project",       SECTION_RELATED_PROJECTS},
    {"related projects",      SECTION_RELATED_PROJECTS},
    {"relationship",          SECTION_RELATIONSHIP},
    {"relationship notes",    SECTION_RELATIONSHIP},
    {"relationships",         SECTION_RELATIONSHIP},
    {"risks",                 SECTION_BLOCKERS},
    {"risks and blockers",    SECTION_BLOCKERS},
    {"risks and issues",      SECTION_BLOCKERS},
    {"risks blockers",        SECTION_BLOCKERS},
    {"see also",              SECTION_RELATED},
    {"stakeholder map",       SECTION_KEY_CONTACTS},
    {"stakeholders",          SECTION_KEY_CONTACTS},
    {"summary",               SECTION_SUMMARY},
    {"tasks",                 SECTION_TASKS},
    {"tasks they own",        SECTION_TASKS},
    {"team",                  SECTION_COLLABORATORS},
    {"team members",          SECTION_COLLABORATORS},
    {"timeline",              SECTION_RECENT_CONTEXT},
    {"tl dr",                 SECTION_SUMMARY},
    {"to do",                 SECTION_TASKS},
    {"todo",                  SECTION_TASKS},
    {"todos",                 SECTION_TASKS},
    {"topics",                SECTION_TOPICS},
    {"topics discussed",      SECTION_TOPICS},
    {"who",                   SECTION_ATTENDEES},
    {"with",                  SECTION_ATTENDEES},
};
/* clang-format on */

/* The eight bytes at `at` as a number that is in their order. */
static uint64_t in_order(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40 |
           (uint64_t)b[3] << 32 | (uint64_t)b[4] << 24 | (uint64_t)b[5] << 16 |
           (uint64_t)b[6] << 8 | (uint64_t)b[7];
}

/* Words as numbers that are in their order. */
typedef struct words {
    uint64_t part[LONGEST_HEADING / 8];
} words;

/* The words of a heading that is nothing but letters and single blanks, as
 * nearly all are; false if it is not. */
static bool copy_words(str heading, words *out)
{
    char text[LONGEST_HEADING] = {0};
    uint64_t before = 1; /* the byte before is a blank, or none */
    if (heading.len == 0 || heading.len > LONGEST_HEADING)
        return false;
    memcpy(text, heading.ptr, heading.len);
    for (size_t i = 0; i < heading.len; i += 8) {
        size_t rest = heading.len - i;
        uint64_t bytes = in_order(text + i);
        uint64_t all = BYTES_HIGHS << (rest < 8 ? 8 * (8 - rest) : 0);
        uint64_t blanks = bytes_between(bytes, ' ', ' ');
        uint64_t letters = bytes_between(bytes | BYTES_HIGHS >> 2, 'a', 'z');
        if ((letters | blanks) != all ||
            (blanks & (blanks >> 8 | before << 63)))
            return false;
        before = blanks >> 7 & 1;
        out->part[i / 8] = bytes | all >> 2; /* in lower case */
    }
    return text[heading.len - 1] != ' ';
}

/* The words of any heading, without what is no letter, one blank between; false
 * if there are none or they are too long to be ones of ours. */
static bool pick_words(str heading, words *out)
{
    enum { MOST = LONGEST_HEADING - 4 }; /* there is room for one " and" */
    char text[LONGEST_HEADING] = {0};
    size_t len = 0, i = 0;
    while (i < heading.len && len < MOST) {
        for (; i < heading.len && !str_is_letter(heading.ptr[i]) && len < MOST;
             i++)
            if (heading.ptr[i] == '&') {
                memcpy(text + len, " and", 4);
                len += 4;
            }
        if (i < heading.len && len > 0 && len < MOST)
            text[len++] = ' ';
        for (; i < heading.len && str_is_letter(heading.ptr[i]) && len < MOST;
             i++)
            text[len++] = (char)(heading.ptr[i] | 0x20);
    }
    for (size_t k = 0; k < LONGEST_HEADING; k += 8)
        out->part[k / 8] = in_order(text + k);
    return len > 0 && i == heading.len;
}

static int compare(const words *a, const char *row)
{
    for (size_t i = 0; i < LONGEST_HEADING; i += 8) {
        uint64_t left = a->part[i / 8], right = in_order(row + i);
        if (left != right)
            return left < right ? -1 : 1;
    }
    return 0;
}

section kith_section_of(str heading)
{
    words key = {{0}};
    if (!copy_words(heading, &key) && !pick_words(heading, &key))
        return SECTION_OTHER;
    size_t low = 0, high = sizeof headings / sizeof *headings;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(&key, headings[middle].words);
        if (order == 0)
            return headings[middle].section;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return SECTION_OTHER;
}
