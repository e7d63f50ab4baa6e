/*
 * section.c — the table of headings.
 *
 * Spellings are lower case words with one blank between them: what is left of
 * "## ✅ Key Decisions:" when all but letters is gone. The rows are in order of
 * their words, as the search wants them.
 */
#include "vault/section.h"

enum { LONGEST_HEADING = 24 };

/* clang-format off */
#define WORDS(text) {"" text, sizeof(text) - 1}
static const struct {
    str heading;
    section section;
} headings[] = {
    {WORDS("about"),                 SECTION_PROFILE},
    {WORDS("account team"),          SECTION_COLLABORATORS},
    {WORDS("action items"),          SECTION_TASKS},
    {WORDS("actions"),               SECTION_TASKS},
    {WORDS("attendance"),            SECTION_ATTENDEES},
    {WORDS("attendee"),              SECTION_ATTENDEES},
    {WORDS("attendees"),             SECTION_ATTENDEES},
    {WORDS("background"),            SECTION_BACKGROUND},
    {WORDS("bio"),                   SECTION_BACKGROUND},
    {WORDS("blockers"),              SECTION_BLOCKERS},
    {WORDS("blockers and risks"),    SECTION_BLOCKERS},
    {WORDS("blockers risks"),        SECTION_BLOCKERS},
    {WORDS("career"),                SECTION_BACKGROUND},
    {WORDS("career history"),        SECTION_BACKGROUND},
    {WORDS("collaborators"),         SECTION_COLLABORATORS},
    {WORDS("contact"),               SECTION_CONTACT_INFORMATION},
    {WORDS("contact details"),       SECTION_CONTACT_INFORMATION},
    {WORDS("contact info"),          SECTION_CONTACT_INFORMATION},
    {WORDS("contact information"),   SECTION_CONTACT_INFORMATION},
    {WORDS("contacts"),              SECTION_KEY_CONTACTS},
    {WORDS("context"),               SECTION_RECENT_CONTEXT},
    {WORDS("core team"),             SECTION_COLLABORATORS},
    {WORDS("customers"),             SECTION_RELATED_CUSTOMERS},
    {WORDS("decision"),              SECTION_DECISIONS},
    {WORDS("decisions"),             SECTION_DECISIONS},
    {WORDS("decisions made"),        SECTION_DECISIONS},
    {WORDS("discussion topics"),     SECTION_TOPICS},
    {WORDS("facts"),                 SECTION_KEY_FACTS},
    {WORDS("follow up"),             SECTION_TASKS},
    {WORDS("follow ups"),            SECTION_TASKS},
    {WORDS("history"),               SECTION_RECENT_CONTEXT},
    {WORDS("interaction history"),   SECTION_RECENT_CONTEXT},
    {WORDS("interaction log"),       SECTION_RECENT_CONTEXT},
    {WORDS("interactions"),          SECTION_RECENT_CONTEXT},
    {WORDS("issues"),                SECTION_BLOCKERS},
    {WORDS("key contacts"),          SECTION_KEY_CONTACTS},
    {WORDS("key decisions"),         SECTION_DECISIONS},
    {WORDS("key facts"),             SECTION_KEY_FACTS},
    {WORDS("key people"),            SECTION_KEY_CONTACTS},
    {WORDS("key points"),            SECTION_OTHER},
    {WORDS("key stakeholders"),      SECTION_KEY_CONTACTS},
    {WORDS("links"),                 SECTION_RELATED},
    {WORDS("log"),                   SECTION_RECENT_CONTEXT},
    {WORDS("meeting history"),       SECTION_RECENT_CONTEXT},
    {WORDS("meetings"),              SECTION_RECENT_CONTEXT},
    {WORDS("members"),               SECTION_COLLABORATORS},
    {WORDS("mentioned"),             SECTION_PEOPLE_MENTIONED},
    {WORDS("mentions"),              SECTION_PEOPLE_MENTIONED},
    {WORDS("next actions"),          SECTION_TASKS},
    {WORDS("next steps"),            SECTION_TASKS},
    {WORDS("open tasks"),            SECTION_TASKS},
    {WORDS("overview"),              SECTION_SUMMARY},
    {WORDS("participant"),           SECTION_ATTENDEES},
    {WORDS("participants"),          SECTION_ATTENDEES},
    {WORDS("people"),                SECTION_KEY_CONTACTS},
    {WORDS("people discussed"),      SECTION_PEOPLE_MENTIONED},
    {WORDS("people mentioned"),      SECTION_PEOPLE_MENTIONED},
    {WORDS("present"),               SECTION_ATTENDEES},
    {WORDS("profile"),               SECTION_PROFILE},
    {WORDS("project team"),          SECTION_COLLABORATORS},
    {WORDS("projects"),              SECTION_RELATED_PROJECTS},
    {WORDS("recent activity"),       SECTION_RECENT_CONTEXT},
    {WORDS("recent context"),        SECTION_RECENT_CONTEXT},
    {WORDS("recent interactions"),   SECTION_RECENT_CONTEXT},
    {WORDS("recent meetings"),       SECTION_RECENT_CONTEXT},
    {WORDS("related"),               SECTION_RELATED},
    {WORDS("related accounts"),      SECTION_RELATED_CUSTOMERS},
    {WORDS("related customer"),      SECTION_RELATED_CUSTOMERS},
    {WORDS("related customers"),     SECTION_RELATED_CUSTOMERS},
    {WORDS("related notes"),         SECTION_RELATED},
    {WORDS("related partners"),      SECTION_RELATED_CUSTOMERS},
    {WORDS("related project"),       SECTION_RELATED_PROJECTS},
    {WORDS("related projects"),      SECTION_RELATED_PROJECTS},
    {WORDS("relationship"),          SECTION_RELATIONSHIP},
    {WORDS("relationship notes"),    SECTION_RELATIONSHIP},
    {WORDS("relationships"),         SECTION_RELATIONSHIP},
    {WORDS("risks"),                 SECTION_BLOCKERS},
    {WORDS("risks and blockers"),    SECTION_BLOCKERS},
    {WORDS("risks and issues"),      SECTION_BLOCKERS},
    {WORDS("risks blockers"),        SECTION_BLOCKERS},
    {WORDS("see also"),              SECTION_RELATED},
    {WORDS("stakeholder map"),       SECTION_KEY_CONTACTS},
    {WORDS("stakeholders"),          SECTION_KEY_CONTACTS},
    {WORDS("summary"),               SECTION_SUMMARY},
    {WORDS("tasks"),                 SECTION_TASKS},
    {WORDS("tasks they own"),        SECTION_TASKS},
    {WORDS("team"),                  SECTION_COLLABORATORS},
    {WORDS("team members"),          SECTION_COLLABORATORS},
    {WORDS("timeline"),              SECTION_RECENT_CONTEXT},
    {WORDS("tl dr"),                 SECTION_SUMMARY},
    {WORDS("to do"),                 SECTION_TASKS},
    {WORDS("todo"),                  SECTION_TASKS},
    {WORDS("todos"),                 SECTION_TASKS},
    {WORDS("topics"),                SECTION_TOPICS},
    {WORDS("topics discussed"),      SECTION_TOPICS},
    {WORDS("who"),                   SECTION_ATTENDEES},
    {WORDS("with"),                  SECTION_ATTENDEES},
};

static const bool telling[] = {
    [SECTION_RECENT_CONTEXT] = true,    [SECTION_ATTENDEES] = true,
    [SECTION_PEOPLE_MENTIONED] = true,  [SECTION_KEY_FACTS] = true,
    [SECTION_TOPICS] = true,            [SECTION_BACKGROUND] = true,
    [SECTION_RELATIONSHIP] = true,      [SECTION_PROFILE] = true,
    [SECTION_DECISIONS] = true,         [SECTION_BLOCKERS] = true,
    [SECTION_TASKS] = true,             [SECTION_KEY_CONTACTS] = true,
    [SECTION_COLLABORATORS] = true,     [SECTION_RELATED_CUSTOMERS] = true,
    [SECTION_RELATED_PROJECTS] = true,  [SECTION_CONTACT_INFORMATION] = false,
};
/* clang-format on */

/* Lower-case words of `heading` into `out`, one blank between; the length, or 0
 * if they are too long to be one of ours. */
static size_t plain_words(str heading, char out[static LONGEST_HEADING])
{
    size_t len = 0;
    bool blank = false;
    for (size_t i = 0; i < heading.len; i++) {
        char c = heading.ptr[i] == '&' ? '&' : (char)(heading.ptr[i] | 0x20);
        if (len + 4 >= LONGEST_HEADING)
            return 0;
        if (c >= 'a' && c <= 'z') {
            if (blank && len > 0)
                out[len++] = ' ';
            out[len++] = c;
        } else if (c == '&') {
            memcpy(out + len, " and", 4);
            len += 4;
        }
        blank = c < 'a' || c > 'z';
    }
    return len;
}

/* Of two texts, neither of them empty. */
static int compare(str a, str b)
{
    int order = a.ptr[0] - b.ptr[0];
    if (order)
        return order;
    order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

section kith_section_of(str heading)
{
    char room[LONGEST_HEADING];
    str words = {room, plain_words(heading, room)};
    size_t low = 0, high = sizeof headings / sizeof *headings;
    while (words.len && low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(words, headings[middle].heading);
        if (order == 0)
            return headings[middle].section;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return SECTION_OTHER;
}

bool kith_section_is_telling(section s)
{
    return (size_t)s < sizeof telling && telling[s];
}

bool kith_section_lists_people(section s)
{
    return s == SECTION_ATTENDEES || s == SECTION_KEY_CONTACTS ||
           s == SECTION_COLLABORATORS || s == SECTION_PEOPLE_MENTIONED;
}
