/*
 * lexicon.c — the words, a row a class.
 *
 * A word may stand in several rows: it has all their classes. It is looked up
 * as a number or two, of eight bytes each: a note asks 700 times.
 */
#include "vault/lexicon.h"

#include <stdlib.h>

#include "base/bytes.h"

typedef struct word_row {
    uint16_t id;
    uint32_t classes;
    const char *words;
} word_row;

/* clang-format off */
static const word_row rows[] = {
    {WORD_A,          0,              "a an the"},
    {WORD_AGAINST,    0,              "against"},
    {WORD_AND,        0,              "and &"},
    {WORD_AS,         0,              "as"},
    {WORD_AT,         0,              "at"},
    {WORD_BE,         0,              "be"},
    {WORD_BEFORE,     CLASS_PLAN,     "before"},
    {WORD_BETWEEN,    CLASS_STOP,     "between"},
    {WORD_BLOCKER,    CLASS_BLOCKER,  "blocker"},
    {WORD_BLOCKS,     0,              "blocks"},
    {WORD_BUYER,      0,              "buyer"},
    {WORD_BY,         0,              "by"},
    {WORD_COFOUNDED,  0,              "co-founded cofounded"},
    {WORD_COLLEAGUE,  CLASS_STOP,     "colleague colleagues ex-colleague"},
    {WORD_ECONOMIC,   0,              "economic"},
    {WORD_EVALUATOR,  0,              "evaluator"},
    {WORD_FAVOUR,     0,              "favour favor"},
    {WORD_FOR,        0,              "for"},
    {WORD_FRIEND,     CLASS_STOP,     "friend friends"},
    {WORD_GO,         0,              "going"},
    {WORD_HIRED,      0,              "hired"},
    {WORD_IN,         0,              "in"},
    {WORD_INTRO,      CLASS_TALK,     "intro introduction"},
    {WORD_INTRODUCED, 0,              "introduced introduces"},
    {WORD_INTRODUCED, CLASS_TALK,     "introduce"},
    {WORD_IS,         0,              "is was are were strongly voted argues "
                                      "argued"},
    {WORD_JOINED,     CLASS_SAY,      "joined joins"},
    {WORD_KNOWS,      CLASS_SAY,      "knows knew"},
    {WORD_LEFT,       CLASS_SAY,      "left"},
    {WORD_MENTORED,   CLASS_SAY,      "mentored mentors"},
    {WORD_MET,        CLASS_TALK,     "met"},
    {WORD_MOVED,      CLASS_SAY,      "moved"},
    {WORD_NEXT,       0,              "next"},
    {WORD_NOW,        0,              "now"},
    {WORD_OF,         0,              "of"},
    {WORD_ONE_TO_ONE, CLASS_MEETING | CLASS_STOP,
                                      "1:1 1:1s 1-1 1-on-1 1on1 one-on-one "
                                      "one-to-one"},
    {WORD_PERIOD,     CLASS_STOP,     "week month quarter"},
    {WORD_PLAN,       0,              "plan plans planned planning"},
    {WORD_REPORT,     CLASS_STOP,     "report"},
    {WORD_REPORTS,    CLASS_SAY,      "reports reported"},
    {WORD_SCHEDULED,  0,              "schedule scheduled scheduling"},
    {WORD_STUDIED,    0,              "studied"},
    {WORD_TECHNICAL,  0,              "technical"},
    {WORD_TO,         0,              "to"},
    {WORD_TOGETHER,   0,              "together"},
    {WORD_UNKNOWN,    CLASS_STOP,     "unknown"},
    {WORD_USE,        0,              "use leverage"},
    {WORD_VIA,        0,              "via"},
    {WORD_WHERE,      CLASS_STOP,     "where"},
    {WORD_WILL,       CLASS_PLAN,     "will"},
    {WORD_WITH,       0,              "with"},
    {WORD_WORKED,     0,              "worked works working"},

    {0, CLASS_PARTICLE,  "al bin da de del della den der di do dos du el ibn "
                         "la le lo ten ter van von y zu"},
    {0, CLASS_SELF,      "myself me i"},
    {0, CLASS_PRONOUN | CLASS_STOP,
                         "him her them he she they"},
    {0, CLASS_MEETING,   "meeting meetings call calls sync syncs session chat "
                         "conversation discussion review workshop lunch "
                         "dinner breakfast coffee catch-up catchup check-in "
                         "touchpoint standup stand-up demo briefing qbr "
                         "debrief kickoff kick-off offsite interview"},
    {0, CLASS_CADENCE | CLASS_STOP,
                         "weekly biweekly bi-weekly fortnightly monthly "
                         "bimonthly quarterly daily regular recurring"},
    {0, CLASS_PLAN,      "until should shall upcoming tomorrow"},
    {0, CLASS_TALK,      "meet meets meeting align aligned aligns aligning "
                         "talk talked talking speak spoke speaking sync "
                         "synced check checked follow follows followed call "
                         "called discuss discussed work partner engage "
                         "re-engage re-engaged reconnect connect connected "
                         "introduce introductions conversation"},
    {0, CLASS_ASK,       "ask asked tell told call ping email e-mail meet "
                         "contact invite loop remind thank thanks message "
                         "brief nudge chase"},
    {0, CLASS_SAY,       "said says asked agreed agrees wants wanted "
                         "told thinks thought mentioned confirmed suggested "
                         "noted values believes offered promised owns leads "
                         "runs manages prefers recommended warned explained "
                         "shared raised introduced flagged"},
    {0, CLASS_GROUP,     "team teams group groups org organization "
                         "organisation manager boss office side staff people "
                         "directs peers"},
    {0, CLASS_NOT,       "not no never isn't isn’t wasn't wasn’t aren't "
                         "hardly longer former neither without"},
    {0, CLASS_CHAMPION,  "champion champions championing"},
    {0, CLASS_SUPPORTER, "supporter supporters supportive proponent advocate "
                         "advocates ally"},
    {0, CLASS_NEUTRAL,   "neutral undecided on-the-fence"},
    {0, CLASS_SCEPTIC,   "sceptic sceptical sceptics skeptic skeptical "
                         "skeptics doubts doubtful doubtfully hesitant"},
    {0, CLASS_DETRACTOR, "detractor opposes opposed opponent hostile"},
    {0, CLASS_COACH,       "coach"},
    {0, CLASS_USER,        "user end-user"},
    {0, CLASS_PROCUREMENT, "procurement purchasing"},

    /* Calendar, titles, functions of a firm. */
    {0, CLASS_STOP, "monday tuesday wednesday thursday friday saturday sunday "
                    "january february march april june july august september "
                    "october november december q1 q2 q3 q4 today yesterday "
                    "tomorrow summer winter spring autumn fall"},
    {0, CLASS_STOP, "director manager engineer architect president vp svp evp "
                    "ceo cto cfo coo cio ciso head lead chief officer senior "
                    "principal partner analyst consultant executive founder "
                    "chairman chair owner sponsor buyer champion blocker "
                    "influencer contact contacts person role title company "
                    "department email phone linkedin location name"},
    {0, CLASS_STOP, "finance procurement legal security sales marketing "
                    "engineering operations support compliance research "
                    "product products services service strategy business "
                    "development field account accounts customer customers "
                    "partners vendor vendors leadership board committee "
                    "steering staff group team teams org office department "
                    "corporation corp inc ltd llc gmbh company bank labs "
                    "health systems foundation institute university college"},
    /* Things that are written with a capital in such notes. */
    {0, CLASS_STOP, "azure aws gcp google amazon microsoft vast oracle nvidia "
                    "openai meta apple windows linux kubernetes docker github "
                    "gitlab jira slack teams zoom outlook excel powerpoint "
                    "sharepoint salesforce copilot obsidian dataview python "
                    "blob s3 nfs gpu gpus cpu api apis sdk vm vms cloud clouds "
                    "data storage compute network networking hardware "
                    "software platform server servers cluster clusters mesh "
                    "edge gateway lakehouse lake archive tier zone trust zero "
                    "landing rollout integration migration pipeline "
                    "marketplace met phase project projects program programme "
                    "plan planning proposal roadmap release version pilot poc "
                    "deal contract budget pricing price offer renewal "
                    "quarter fiscal year week month day summit conference "
                    "north south east west europe america asia africa "
                    "american european german french british london york "
                    "new san los united states kingdom uk us usa eu emea apac"},
    /* Words that open a sentence or a bullet. */
    {0, CLASS_STOP, "a an the this that these those there here it its our "
                    "your their his my we you us what which who whom whose "
                    "why how when where while whether if else then than so "
                    "but or nor and also both each every either all any some "
                    "most more less many much few several other another same "
                    "such only just even still yet already again always "
                    "never often once twice now later soon early late "
                    "recently currently previously formerly initially "
                    "finally first second third next last previous new old "
                    "after before until since during by for from in into of "
                    "off on onto out over under up down to toward towards "
                    "with within without via per as at about above across "
                    "against along among around because between through "
                    "though although despite except regarding re fyi ok yes "
                    "no not none"},
    {0, CLASS_STOP, "be is are was were been being has have had do does did "
                    "done can could might must shall should will would "
                    "need needs needed want wants make makes made get gets "
                    "got give gives gave take takes took keep keeps kept let "
                    "lets put set see saw seen look looks looked find found "
                    "go goes went gone come comes came ask asks asked tell "
                    "told say says said think talk talked speak spoke meet "
                    "meets met meeting meetings call calls called sync "
                    "discuss discussed discussion discussions align aligned "
                    "agree agreed decide decided decision decisions send "
                    "sent share shared follow followed use used using try "
                    "start started stop wait work worked working works run "
                    "running build built review reviewed prepare schedule "
                    "book draft write wrote read update updated updates "
                    "confirm confirmed check add added create remove fix "
                    "close open move moved join joined leave left introduce "
                    "introduced invite loop ping email contact reach help "
                    "show present presented demo explore explored evaluate "
                    "pursue prioritize prioritise focus defer treat drive "
                    "push reopen escalate validate define finalize finalise "
                    "lead leads own owns"},
    {0, CLASS_STOP, "summary notes note context background profile overview "
                    "attendees participants actions action item items task "
                    "tasks key facts fact topic topics related open due done "
                    "todo blocked risk risks issue issues question questions "
                    "goal goals status priority high medium low hi hello dear "
                    "thanks regards best everyone everybody someone nobody "
                    "anyone folks people relationship former strong near-term "
                    "long-term dual-track using comparative partner/customer"},
};
/* clang-format on */

/* What the settings call the classes that a user may add words to. */
static const struct {
    str name;
    uint32_t word_class;
} meanings[] = {
    {{"blocker", 7}, CLASS_BLOCKER},
    {{"champion", 8}, CLASS_CHAMPION},
    {{"coach", 5}, CLASS_COACH},
    {{"detractor", 9}, CLASS_DETRACTOR},
    {{"economic_buyer", 14}, CLASS_ECONOMIC_BUYER},
    {{"neutral", 7}, CLASS_NEUTRAL},
    {{"procurement", 11}, CLASS_PROCUREMENT},
    {{"sceptic", 7}, CLASS_SCEPTIC},
    {{"supporter", 9}, CLASS_SUPPORTER},
    {{"technical_evaluator", 19}, CLASS_TECHNICAL_EVALUATOR},
    {{"user", 4}, CLASS_USER},
};

enum { SLOTS = 1 << LEXICON_SLOT_BITS };

static uint64_t head_of(str word)
{
    uint64_t bytes = 0;
    if (word.len >= sizeof bytes)
        bytes = bytes_load(word.ptr);
    else
        for (size_t i = word.len; i-- > 0;)
            bytes = bytes << 8 | (unsigned char)word.ptr[i];
    return word_head(bytes, word.len);
}

static uint64_t tail_of(str word)
{
    return word.len > 8 ? bytes_load(word.ptr + word.len - 8) | WORD_SMALL : 0;
}

const lexeme *kith_lexicon_at(
    const lexicon *words, uint64_t head, uint64_t tail)
{
    const lexeme *entry = lexicon_slot(words, head);
    while (entry->head != 0 && (entry->head != head || entry->tail != tail))
        if (++entry == words->slots + SLOTS)
            entry = words->slots;
    return entry;
}

static void add(lexicon *words, str word, uint32_t classes, unsigned id)
{
    const lexeme *known = kith_lexicon_find(words, word);
    lexeme *entry = &words->slots[known - words->slots];
    entry->head = head_of(word);
    entry->tail = tail_of(word);
    entry->classes |= classes;
    if (id)
        entry->id = id;
}

bool kith_lexicon_build(lexicon *words)
{
    if (words->slots)
        return true;
    words->slots = calloc(SLOTS, sizeof *words->slots);
    if (!words->slots)
        return false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str left = str_from(rows[i].words);
        while (left.len) {
            size_t end = str_find(left, 0, ' ');
            add(words, str_slice(left, 0, end), rows[i].classes, rows[i].id);
            left = str_slice(left, end < left.len ? end + 1 : end, left.len);
        }
    }
    return true;
}

bool kith_lexicon_may_learn(str word)
{
    bool good = word.len > 1 && word.len <= LONGEST_LEXEME;
    for (size_t i = 0; i < word.len && good; i++) {
        char c = word.ptr[i], small = (char)(c | 0x20);
        good = (small >= 'a' && small <= 'z') || (c & 0x80) ||
               (i > 0 && (c == '-' || c == '\''));
    }
    return good;
}

void kith_lexicon_learn(lexicon *words, str word, uint32_t classes)
{
    add(words, word, classes, WORD_NONE);
}

uint32_t kith_lexicon_class(str name)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (str_equal(name, meanings[i].name))
            return meanings[i].word_class;
    return 0;
}

void kith_lexicon_free(lexicon *words)
{
    free(words->slots);
    *words = (lexicon){0};
}

const lexeme *kith_lexicon_find(const lexicon *words, str word)
{
    static const lexeme none = {.id = WORD_NONE};
    if (word.len > LONGEST_LEXEME)
        return &none;
    return kith_lexicon_at(words, head_of(word), tail_of(word));
}
