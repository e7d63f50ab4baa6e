/*
 * section.c — the table of headings.
 *
 * Spellings are lower case words with one blank between them: what is left of
 * "## ✅ Key Decisions:" when all but letters is gone.
 */
#include "vault/section.h"

enum { LONGEST_HEADING = 48 };

/* clang-format off */
#define WORDS(text) {"" text, sizeof(text) - 1}
static const struct {
    str heading;
    section section;
} headings[] = {
    {WORDS("recent context"),        SECTION_RECENT_CONTEXT},
    {WORDS("context"),               SECTION_RECENT_CONTEXT},
    {WORDS("recent activity"),       SECTION_RECENT_CONTEXT},
    {WORDS("recent interactions"),   SECTION_RECENT_CONTEXT},
    {WORDS("recent meetings"),       SECTION_RECENT_CONTEXT},
    {WORDS("interactions"),          SECTION_RECENT_CONTEXT},
    {WORDS("interaction log"),       SECTION_RECENT_CONTEXT},
    {WORDS("interaction history"),   SECTION_RECENT_CONTEXT},
    {WORDS("meeting history"),       SECTION_RECENT_CONTEXT},
    {WORDS("meetings"),              SECTION_RECENT_CONTEXT},
    {WORDS("timeline"),              SECTION_RECENT_CONTEXT},
    {WORDS("history"),               SECTION_RECENT_CONTEXT},
    {WORDS("log"),                   SECTION_RECENT_CONTEXT},
    {WORDS("attendees"),             SECTION_ATTENDEES},
    {WORDS("attendee"),              SECTION_ATTENDEES},
    {WORDS("attendance"),            SECTION_ATTENDEES},
    {WORDS("participants"),          SECTION_ATTENDEES},
    {WORDS("participant"),           SECTION_ATTENDEES},
    {WORDS("present"),               SECTION_ATTENDEES},
    {WORDS("who"),                   SECTION_ATTENDEES},
    {WORDS("with"),                  SECTION_ATTENDEES},
    {WORDS("people mentioned"),      SECTION_PEOPLE_MENTIONED},
    {WORDS("mentioned"),             SECTION_PEOPLE_MENTIONED},
    {WORDS("mentions"),              SECTION_PEOPLE_MENTIONED},
    {WORDS("people discussed"),      SECTION_PEOPLE_MENTIONED},
    {WORDS("summary"),               SECTION_SUMMARY},
    {WORDS("overview"),              SECTION_SUMMARY},
    {WORDS("tl dr"),                 SECTION_SUMMARY},
    {WORDS("key facts"),             SECTION_KEY_FACTS},
    {WORDS("facts"),                 SECTION_KEY_FACTS},
    {WORDS("key points"),            SECTION_OTHER},
    {WORDS("topics discussed"),      SECTION_TOPICS},
    {WORDS("topics"),                SECTION_TOPICS},
    {WORDS("discussion topics"),     SECTION_TOPICS},
    {WORDS("background"),            SECTION_BACKGROUND},
    {WORDS("career"),                SECTION_BACKGROUND},
    {WORDS("career history"),        SECTION_BACKGROUND},
    {WORDS("bio"),                   SECTION_BACKGROUND},
    {WORDS("relationship"),          SECTION_RELATIONSHIP},
    {WORDS("relationships"),         SECTION_RELATIONSHIP},
    {WORDS("relationship notes"),    SECTION_RELATIONSHIP},
    {WORDS("profile"),               SECTION_PROFILE},
    {WORDS("about"),                 SECTION_PROFILE},
    {WORDS("decisions"),             SECTION_DECISIONS},
    {WORDS("decision"),              SECTION_DECISIONS},
    {WORDS("key decisions"),         SECTION_DECISIONS},
    {WORDS("decisions made"),        SECTION_DECISIONS},
    {WORDS("blockers"),              SECTION_BLOCKERS},
    {WORDS("risks"),                 SECTION_BLOCKERS},
    {WORDS("risks and blockers"),    SECTION_BLOCKERS},
    {WORDS("blockers and risks"),    SECTION_BLOCKERS},
    {WORDS("risks blockers"),        SECTION_BLOCKERS},
    {WORDS("blockers risks"),        SECTION_BLOCKERS},
    {WORDS("risks and issues"),      SECTION_BLOCKERS},
    {WORDS("issues"),                SECTION_BLOCKERS},
    {WORDS("tasks"),                 SECTION_TASKS},
    {WORDS("open tasks"),            SECTION_TASKS},
    {WORDS("tasks they own"),        SECTION_TASKS},
    {WORDS("action items"),          SECTION_TASKS},
    {WORDS("actions"),               SECTION_TASKS},
    {WORDS("next steps"),            SECTION_TASKS},
    {WORDS("next actions"),          SECTION_TASKS},
    {WORDS("follow ups"),            SECTION_TASKS},
    {WORDS("follow up"),             SECTION_TASKS},
    {WORDS("todo"),                  SECTION_TASKS},
    {WORDS("to do"),                 SECTION_TASKS},
    {WORDS("todos"),                 SECTION_TASKS},
    {WORDS("key contacts"),          SECTION_KEY_CONTACTS},
    {WORDS("contacts"),              SECTION_KEY_CONTACTS},
    {WORDS("key people"),            SECTION_KEY_CONTACTS},
    {WORDS("people"),                SECTION_KEY_CONTACTS},
    {WORDS("stakeholders"),          SECTION_KEY_CONTACTS},
    {WORDS("key stakeholders"),      SECTION_KEY_CONTACTS},
    {WORDS("stakeholder map"),       SECTION_KEY_CONTACTS},
    {WORDS("collaborators"),         SECTION_COLLABORATORS},
    {WORDS("team"),                  SECTION_COLLABORATORS},
    {WORDS("project team"),          SECTION_COLLABORATORS},
    {WORDS("core team"),             SECTION_COLLABORATORS},
    {WORDS("account team"),          SECTION_COLLABORATORS},
    {WORDS("team members"),          SECTION_COLLABORATORS},
    {WORDS("members"),               SECTION_COLLABORATORS},
    {WORDS("related customers"),     SECTION_RELATED_CUSTOMERS},
    {WORDS("related customer"),      SECTION_RELATED_CUSTOMERS},
    {WORDS("related accounts"),      SECTION_RELATED_CUSTOMERS},
    {WORDS("related partners"),      SECTION_RELATED_CUSTOMERS},
    {WORDS("customers"),             SECTION_RELATED_CUSTOMERS},
    {WORDS("related projects"),      SECTION_RELATED_PROJECTS},
    {WORDS("related project"),       SECTION_RELATED_PROJECTS},
    {WORDS("projects"),              SECTION_RELATED_PROJECTS},
    {WORDS("related"),               SECTION_RELATED},
    {WORDS("related notes"),         SECTION_RELATED},
    {WORDS("see also"),              SECTION_RELATED},
    {WORDS("links"),                 SECTION_RELATED},
    {WORDS("contact information"),   SECTION_CONTACT_INFORMATION},
    {WORDS("contact info"),          SECTION_CONTACT_INFORMATION},
    {WORDS("contact details"),       SECTION_CONTACT_INFORMATION},
    {WORDS("contact"),               SECTION_CONTACT_INFORMATION},
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
        char c = heading.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c == '&') {
            if (len + 4 >= LONGEST_HEADING)
                return 0;
            memcpy(out + len, " and", 4);
            len += 4;
            blank = true;
        } else if (c < 'a' || c > 'z') {
            blank = true;
        } else {
            if (len + 2 >= LONGEST_HEADING)
                return 0;
            if (blank && len > 0)
                out[len++] = ' ';
            blank = false;
            out[len++] = c;
        }
    }
    return len;
}

section kith_section_of(str heading)
{
    char room[LONGEST_HEADING];
    str words = {room, plain_words(heading, room)};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (str_equal(words, headings[i].heading))
            return headings[i].section;
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
