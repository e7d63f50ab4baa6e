/*
 * command.h — every command of kith, declared once.
 *
 * A row says how a command is called, what help prints of it, what it needs and
 * which call of the library answers it.
 */
#ifndef KITH_CLI_COMMAND_H
#define KITH_CLI_COMMAND_H

#include <kith/kith.h>

#include "cli/option.h"
#include "cli/suggest.h"

/* What a command asks its question of. */
typedef struct world {
    const char *root; /* of the vault */
    kith_vault *vault;
    kith_graph *graph;       /* NULL if the command does not need it */
    kith_analysis *analysis; /* NULL if the command does not need it */
} world;

typedef enum need {
    NEED_NOTHING, /* not a question to a vault: main knows what to do */
    NEED_VAULT,
    NEED_GRAPH,
    NEED_ANALYSIS
} need;

typedef kith_report *answer(
    const world *world, const kith_report_options *options, kith_error *error);

typedef struct command {
    const char *name, *alias; /* alias may be NULL */
    const char *group;        /* in the overview: "ASK" ... */
    const char *operands;     /* as usage prints them */
    const char *summary;      /* one line */
    const char *detail;       /* lines of `kith help NAME` */
    const char *examples;     /* lines, ended by newlines */
    unsigned least, most;     /* operands */
    command_bit bit;
    need needs;
    kith_list list;     /* of a command that lists records of notes */
    kith_format format; /* that it prints unless told otherwise */
    unsigned formats;   /* 1 << kith_format of each that it can print */
    bool finds_faults;  /* an answer is bad news: status 1 if there is one */
    answer *answer;
} command;

/* Row i of the table; NULL past its end. */
const command *kith_command(unsigned i);

/* The command of that name or alias; NULL if there is none. */
const command *kith_command_of_name(const char *name);

/* Offers the name of every command. */
void kith_command_suggest(suggestion *best);

#endif
