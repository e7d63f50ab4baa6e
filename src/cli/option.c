/* option.c — the table of options, and what their values must look like. */
#include "cli/option.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kith/kith.h>

#include "cli/message.h"

/* Commands that build a graph, that list records of notes, that read notes at
 * all, that need a vault; every command. */
#define GRAPHS ((0x03ffu & ~(unsigned)IN_LINKS) | IN_IDENTITIES)
#define LISTS                                                          \
    (IN_LINKS | IN_TASKS | IN_BACKLINKS | IN_UNRESOLVED | IN_ORPHANS | \
     IN_DEADENDS | IN_TAGS | IN_ALIASES | IN_PROPERTIES)
#define ASKS   (GRAPHS | LISTS)
#define VAULTS (ASKS | IN_CONFIG)
#define ANY    ~0u

/* clang-format off */
static const option table[OPTIONS] = {
[OPTION_VAULT] = {"vault", 'C', TYPE_TEXT, "DIR", NULL, "KITH_VAULT", VAULTS,
    "the vault (default: here or above)"},
[OPTION_ME] = {"me", 0, TYPE_TEXT, "NAME", NULL, "KITH_ME",
    GRAPHS | IN_TASKS | IN_CONFIG,
    "who \"I\" am (settings: me)"},
[OPTION_AS_OF] = {"as-of", 0, TYPE_DATE, "DATE", NULL, "KITH_AS_OF",
    GRAPHS | IN_TASKS | IN_CONFIG, "the graph as it was on DATE, or today"},
[OPTION_SINCE] = {"since", 0, TYPE_DATE, "DATE", NULL, NULL, GRAPHS,
    "leave out older evidence; report: what changed since"},
[OPTION_HALF_LIFE] = {"half-life", 0, TYPE_NUMBER, "DAYS", NULL,
    "KITH_HALF_LIFE", GRAPHS | IN_CONFIG,
    "age at which a meeting counts half (90)"},
[OPTION_NO_MERGE] = {"no-merge", 0, TYPE_FLAG, NULL, NULL, NULL, GRAPHS,
    "count each of two notes of one meeting"},
[OPTION_WEIGHT] = {"weight", 0, TYPE_CHOICE, "W", "recency|count|flat",
    "KITH_WEIGHT", GRAPHS | IN_CONFIG, "recency (default), count or flat"},
[OPTION_BY] = {"by", 0, TYPE_MEASURE, "MEASURE", NULL, NULL,
    IN_RANK | IN_MAP, "measure to order or draw by (betweenness)"},
[OPTION_WITHIN] = {"within", 0, TYPE_TEXT, "NAME", NULL, NULL,
    IN_RANK | IN_CLUSTERS, "only people of this company or project"},
[OPTION_EVIDENCE] = {"evidence", 0, TYPE_FLAG, NULL, NULL, NULL, IN_WHO,
    "every line that proves a tie, not the newest alone"},
[OPTION_MAX_STEPS] = {"max-steps", 0, TYPE_COUNT, "N", "6", NULL, IN_PATH,
    "longest chain, 1 to 6 steps (3)"},
[OPTION_THROUGH] = {"through", 0, TYPE_TEXT, "NAME", NULL, NULL, IN_PATH,
    "only chains through this person"},
[OPTION_AVOID] = {"avoid", 0, TYPE_TEXT, "NAME", NULL, NULL, IN_PATH,
    "no chain through this person"},
[OPTION_RESOLUTION] = {"resolution", 0, TYPE_NUMBER, "R", NULL, NULL,
    IN_CLUSTERS, "smaller clusters as it grows (1)"},
[OPTION_ENGINE] = {"engine", 0, TYPE_CHOICE, "NAME", "kith|igraph", NULL,
    IN_RANK | IN_CLUSTERS, "kith (default), or igraph to compute again"},
[OPTION_DEPTH] = {"depth", 0, TYPE_COUNT, "N", "6", NULL, IN_MAP,
    "steps around NAME (1)"},
[OPTION_PATH] = {"path", 0, TYPE_TEXT, "TO", NULL, NULL, IN_MAP,
    "draw the chains that lead to TO"},
[OPTION_MEETINGS] = {"meetings", 0, TYPE_FLAG, NULL, NULL, NULL, IN_MAP,
    "draw meetings too"},
[OPTION_UNRESOLVED] = {"unresolved", 0, TYPE_FLAG, NULL, NULL, NULL, IN_LINKS,
    "only links without a file"},
[OPTION_BACKLINKS] = {"backlinks", 0, TYPE_TEXT, "NAME", NULL, NULL, IN_LINKS,
    "only links to this note"},
[OPTION_OWNER] = {"owner", 0, TYPE_FLAG, NULL, NULL, NULL, IN_TASKS,
    "only what NAME has to do; without NAME, you"},
[OPTION_ABOUT] = {"about", 0, TYPE_FLAG, NULL, NULL, NULL, IN_TASKS,
    "only what concerns NAME; without NAME, you"},
[OPTION_DUE] = {"due", 0, TYPE_DATE, "DAY", "today|overdue|week", NULL,
    IN_TASKS, "only due today, overdue, this week, or on DATE"},
[OPTION_DONE] = {"done", 0, TYPE_FLAG, NULL, NULL, NULL, IN_TASKS,
    "what is done or dropped, newest first"},
[OPTION_STRICT_OBSIDIAN] = {"strict-obsidian", 0, TYPE_FLAG, NULL, NULL, NULL,
    ASKS, "resolve links as Obsidian does and nothing more"},
[OPTION_COMPAT] = {"compat", 0, TYPE_CHOICE, "WHOSE",
    "lenient|obsidian|dataview", NULL, ASKS,
    "whose rules for tags and aliases (lenient: either's)"},
[OPTION_SELECT] = {"select", 0, TYPE_TEXT, "CODES", NULL, NULL, IN_CHECK,
    "only these codes or families: K2,K401"},
[OPTION_IGNORE] = {"ignore", 0, TYPE_TEXT, "CODES", NULL, NULL, IN_CHECK,
    "not these codes or families"},
[OPTION_SEVERITY] = {"severity", 0, TYPE_CHOICE, "S", "note|warning|error",
    NULL, IN_CHECK, "at least note (default), warning or error"},
[OPTION_EXPLAIN] = {"explain", 0, TYPE_TEXT, "CODE", NULL, NULL, IN_CHECK,
    "say what a code means"},
[OPTION_DRY_RUN] = {"dry-run", 0, TYPE_FLAG, NULL, NULL, NULL, IN_IDENTITIES,
    "print the difference and write nothing"},
[OPTION_STATS] = {"stats", 0, TYPE_FLAG, NULL, NULL, NULL, IN_INDEX,
    "print what was read and found (what index does)"},
[OPTION_DUMP] = {"dump", 0, TYPE_TEXT, "NOTE", NULL, NULL, IN_INDEX,
    "all that is read of one note, instead of counts"},
[OPTION_REBUILD] = {"rebuild", 0, TYPE_FLAG, NULL, NULL, NULL, IN_INDEX,
    "make the cache anew"},
[OPTION_NO_CACHE] = {"no-cache", 0, TYPE_FLAG, NULL, NULL, NULL, ASKS,
    "read every note, keep nothing"},
[OPTION_VERIFY] = {"verify", 0, TYPE_FLAG, NULL, NULL, NULL, ASKS,
    "read every byte to see what has changed"},
[OPTION_LIMIT] = {"limit", 'n', TYPE_COUNT, "N", NULL, NULL,
    IN_PATH | IN_RANK | IN_MAP | IN_CHECK | IN_IDENTITIES | LISTS,
    "at most N rows, chains or people; 0 = all"},
[OPTION_FORMAT] = {"format", 'f', TYPE_FORMAT, "FMT", NULL, NULL, VAULTS,
    "see kith help formats"},
[OPTION_JSON] = {"json", 0, TYPE_FLAG, NULL, NULL, NULL, VAULTS,
    "the same as --format json"},
[OPTION_OUTPUT] = {"output", 'o', TYPE_TEXT, "FILE", NULL, NULL, ASKS,
    "write FILE, format by its ending; - = stdout"},
[OPTION_COLOR] = {"color", 0, TYPE_CHOICE, "WHEN", "auto|always|never", NULL,
    ASKS, "auto (default), always or never"},
[OPTION_HYPERLINK] = {"hyperlink", 0, TYPE_CHOICE, "WHEN",
    "auto|always|never", NULL, ASKS, "names open their note when clicked"},
[OPTION_FOLLOW_SYMLINKS] = {"follow-symlinks", 0, TYPE_FLAG, NULL, NULL, NULL,
    ASKS, "follow links that stay inside the vault"},
[OPTION_JOBS] = {"jobs", 'j', TYPE_COUNT, "N", "256", NULL, ASKS,
    "threads (default: one a processor)"},
[OPTION_QUIET] = {"quiet", 'q', TYPE_FLAG, NULL, NULL, NULL, ASKS,
    "print no answer: the exit status tells"},
[OPTION_VERBOSE] = {"verbose", 'v', TYPE_FLAG, NULL, NULL, NULL, ASKS,
    "counts and seconds on standard error"},
[OPTION_HELP] = {"help", 'h', TYPE_FLAG, NULL, NULL, NULL, ANY,
    "this help"},
[OPTION_VERSION] = {"version", 0, TYPE_FLAG, NULL, NULL, NULL, ANY,
    "the version"},
};
/* clang-format on */

const option *kith_option(option_id id)
{
    return &table[id];
}

option_id kith_option_of_name(const char *name, unsigned long length)
{
    unsigned id = 0;
    while (id < OPTIONS && !(strlen(table[id].name) == length &&
                             memcmp(table[id].name, name, length) == 0))
        id++;
    return (option_id)id;
}

option_id kith_option_of_letter(char letter)
{
    unsigned id = 0;
    while (id < OPTIONS && table[id].letter != letter)
        id++;
    return (option_id)id;
}

void kith_option_suggest(suggestion *best, unsigned commands)
{
    for (unsigned id = 0; id < OPTIONS; id++) {
        if (table[id].commands & commands)
            kith_suggest(best, table[id].name);
    }
}

/* ---- Values ----------------------------------------------------------------
 */

static bool is_date(const char *value)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strcmp(value, "today") == 0)
        return true;
    if (strlen(value) != 10 || value[4] != '-' || value[7] != '-')
        return false;
    for (int i = 0; i < 10; i++) {
        if (i != 4 && i != 7 && !isdigit((unsigned char)value[i]))
            return false;
    }
    int year = atoi(value), month = atoi(value + 5), day = atoi(value + 8);
    if (month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (leap && month == 2);
}

static bool is_count(const char *value, const char *most)
{
    size_t digits = strspn(value, "0123456789");
    return digits > 0 && digits < 10 && value[digits] == '\0' &&
           (!most || strtoul(value, NULL, 10) <= strtoul(most, NULL, 10));
}

static bool is_number(const char *value)
{
    char *end;
    double number = strtod(value, &end);
    return end != value && *end == '\0' && isfinite(number) && number > 0;
}

/* Whether `value` is one of "a|b|c"; the nearest into `best` if not. */
static bool is_choice(const char *choices, const char *value, suggestion *best)
{
    char word[32];
    for (const char *at = choices; *at;) {
        size_t length = strcspn(at, "|");
        snprintf(word, sizeof word, "%.*s", (int)length, at);
        if (strcmp(word, value) == 0)
            return true;
        kith_suggest(best, word);
        at += length + (at[length] == '|');
    }
    return false;
}

static bool is_measure(const char *value, suggestion *best)
{
    kith_measure found;
    if (kith_measure_find(value, &found))
        return true;
    for (unsigned i = 0; i < KITH_MEASURES; i++)
        kith_suggest(best, kith_measure_text((kith_measure)i));
    return false;
}

static bool is_format(const char *value, suggestion *best)
{
    kith_format found;
    if (!strchr(value, '.') && kith_format_find(value, &found))
        return true;
    for (unsigned i = 0; i < KITH_FORMATS; i++)
        kith_suggest(best, kith_format_text((kith_format)i));
    return false;
}

/* Says what an option takes instead of `value`. */
static void refuse(
    const option *o, const char *value, const char *said, const char *meant)
{
    /* The second part is said unless the option has choices of its own. */
    static const char *const wanted[][2] = {
        [TYPE_FLAG] = {"no value", ""},
        [TYPE_TEXT] = {"a text that is not empty", ""},
        [TYPE_DATE] = {"a date YYYY-MM-DD, or ", "today"},
        [TYPE_COUNT] = {"a whole number", ", 0 or more"},
        [TYPE_NUMBER] = {"a number above 0", ""},
        [TYPE_CHOICE] = {"", ""},
        [TYPE_MEASURE] = {"a measure; kith help rank lists them", ""},
        [TYPE_FORMAT] = {"a format; kith help formats lists them", ""},
    };
    if (meant)
        kith_message(
            "%s does not take '%s'. Did you mean '%s'?", said, value, meant);
    else
        kith_message(
            "%s does not take '%s': it wants %s%s%s", said, value,
            wanted[o->type][0],
            o->type == TYPE_COUNT && o->choices ? " up to " : "",
            o->choices ? o->choices : wanted[o->type][1]);
}

bool kith_option_check(option_id id, const char *value, const char *said)
{
    const option *o = &table[id];
    suggestion best = suggest_for(value);
    bool good = false;
    switch (o->type) {
    case TYPE_FLAG:
        good = true;
        break;
    case TYPE_TEXT:
        good = value[0] != '\0';
        break;
    case TYPE_DATE:
        good = is_date(value) ||
               (o->choices && is_choice(o->choices, value, &best));
        break;
    case TYPE_COUNT:
        good = is_count(value, o->choices);
        break;
    case TYPE_NUMBER:
        good = is_number(value);
        break;
    case TYPE_CHOICE:
        good = is_choice(o->choices, value, &best);
        break;
    case TYPE_MEASURE:
        good = is_measure(value, &best);
        break;
    case TYPE_FORMAT:
        good = is_format(value, &best);
        break;
    }
    if (!good)
        refuse(o, value, said, best.word);
    return good;
}
