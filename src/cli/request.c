/*
 * request.c — the parser of the command line.
 *
 * One pass from left to right with the table of options; that an option
 * belongs to the command is asked afterwards, because `kith -C DIR rank` names
 * the command last.
 */
#include "cli/request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/message.h"

/* Where the parser stands. */
typedef struct cursor {
    int argc, at;
    char *const *argv;
} cursor;

/* Takes `value`, or the next argument if it is NULL, for option `id`. */
static bool take_value(
    request *r, cursor *c, option_id id, const char *value, const char *said)
{
    const option *o = kith_option(id);
    if (o->type == TYPE_FLAG) {
        if (value) {
            kith_message("%s takes no value", said);
            return false;
        }
        r->value[id] = "";
        return true;
    }
    if (!value && c->at + 1 >= c->argc) {
        kith_message("%s needs a value: %s %s", said, said, o->argument);
        return false;
    }
    r->value[id] = value ? value : c->argv[++c->at];
    return kith_option_check(id, r->value[id], said);
}

/* --name, --name=value, --name value */
static bool read_long(request *r, cursor *c)
{
    const char *name = c->argv[c->at] + 2;
    size_t length = strcspn(name, "=");
    option_id id = kith_option_of_name(name, length);
    char said[64];
    snprintf(said, sizeof said, "--%.*s", (int)length, name);
    if (id != OPTIONS)
        return take_value(
            r, c, id, name[length] == '=' ? name + length + 1 : NULL, said);
    suggestion best = suggest_for(said + 2);
    kith_option_suggest(&best, r->command ? r->command->bit : ~0u);
    if (best.word)
        kith_message(
            "unknown option '%s'. Did you mean '--%s'?", said, best.word);
    else
        kith_message("unknown option '%s'; see kith help", said);
    return false;
}

/* -n value, -nvalue, and flags in clusters: -qv */
static bool read_letters(request *r, cursor *c)
{
    const char *argument = c->argv[c->at];
    for (const char *letter = argument + 1; *letter; letter++) {
        option_id id = kith_option_of_letter(*letter);
        char said[] = {'-', *letter, '\0'};
        if (id == OPTIONS) {
            kith_message("unknown option '%s'; see kith help", said);
            return false;
        }
        if (kith_option(id)->type != TYPE_FLAG) {
            const char *rest = letter[1] ? letter + 1 : NULL;
            return take_value(r, c, id, rest, said);
        }
        r->value[id] = "";
    }
    return true;
}

static bool read_word(request *r, const char *word)
{
    if (!r->command) {
        r->command = kith_command_of_name(word);
        if (r->command)
            return true;
        suggestion best = suggest_for(word);
        kith_command_suggest(&best);
        if (best.word)
            kith_message(
                "unknown command '%s'. Did you mean '%s'?", word, best.word);
        else
            kith_message("unknown command '%s'; see kith help", word);
        return false;
    }
    if (r->operands < r->command->most) {
        r->operand[r->operands++] = word;
        return true;
    }
    if (r->command->most == 0)
        kith_message(
            "%s takes no '%s': kith help %s", r->command->name, word,
            r->command->name);
    else
        kith_message(
            "%s does not take '%s' as well; put a name of several words in "
            "quotes: \"%s %s\"",
            r->command->name, word, r->operand[r->operands - 1], word);
    return false;
}

/* ---- After the last word ----------------------------------------------------
 */

/* Whether the command takes every option that was given. */
static bool check_options(const request *r)
{
    for (unsigned id = 0; id < OPTIONS; id++) {
        const option *o = kith_option((option_id)id);
        if (!r->value[id] || o->commands & r->command->bit)
            continue;
        const command *other = NULL;
        for (unsigned i = 0; !other && kith_command(i); i++) {
            if (o->commands & kith_command(i)->bit)
                other = kith_command(i);
        }
        kith_message(
            "%s takes no --%s (%s does); see kith help %s", r->command->name,
            o->name, other ? other->name : "none", r->command->name);
        return false;
    }
    return true;
}

static bool read_environment(request *r)
{
    for (unsigned id = 0; id < OPTIONS; id++) {
        const option *o = kith_option((option_id)id);
        if (!o->environment || r->value[id] || !(o->commands & r->command->bit))
            continue;
        const char *value = getenv(o->environment);
        if (!value || !*value)
            continue;
        if (!kith_option_check((option_id)id, value, o->environment))
            return false;
        r->value[id] = value;
        r->from_environment[id] = true;
    }
    return true;
}

/* A command of the request that lacks an operand gets no answer. */
static bool check_operands(const request *r)
{
    if (r->operands >= r->command->least)
        return true;
    kith_message(
        "%s needs a name: kith %s %s", r->command->name, r->command->name,
        r->command->operands);
    return false;
}

bool kith_request_read(request *r, int argc, char *const *argv)
{
    cursor c = {argc, 1, argv};
    bool good = true, ended = false;
    time_t now = time(NULL);
    struct tm day;
    if (gmtime_r(&now, &day))
        strftime(r->today, sizeof r->today, "%Y-%m-%d", &day);
    for (; c.at < argc && good; c.at++) {
        const char *word = argv[c.at];
        if (ended || word[0] != '-' || word[1] == '\0')
            good = read_word(r, word);
        else if (strcmp(word, "--") == 0)
            ended = true;
        else if (word[1] == '-')
            good = read_long(r, &c);
        else
            good = read_letters(r, &c);
    }
    if (!good || !r->command || request_has(r, OPTION_HELP) ||
        request_has(r, OPTION_VERSION))
        return good;
    return check_options(r) && read_environment(r) && check_operands(r);
}

/* ---- Values
 * ------------------------------------------------------------------ */

unsigned kith_request_count(const request *r, option_id id)
{
    return r->value[id] ? (unsigned)strtoul(r->value[id], NULL, 10) : 0;
}

double kith_request_number(const request *r, option_id id)
{
    return r->value[id] ? strtod(r->value[id], NULL) : 0;
}

const char *kith_request_date(const request *r, option_id id)
{
    const char *value = r->value[id];
    return value && strcmp(value, "today") == 0 ? r->today : value;
}
