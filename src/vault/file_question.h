/*
 * file_question.h — what a link path asks of a file, and how good a file is as
 * the answer: Obsidian's rules, one file at a time.
 */
#ifndef KITH_VAULT_FILE_QUESTION_H
#define KITH_VAULT_FILE_QUESTION_H

#include "vault/vault.h"

/* A link path as it is looked up. */
typedef struct file_question {
    const kith_vault *vault;
    str path;        /* folded, from the vault's root or from anywhere */
    str written;     /* its last component, in its own letters */
    str extension;   /* that is to follow it: ".md" or none */
    bool is_whole;   /* it must be the file's whole path */
    uint32_t source; /* where it stands */
    arena *scratch;  /* folded strings */
} file_question;

/* How good a file is as an answer; smaller is better. */
typedef struct file_standing {
    bool is_not_exact, is_elsewhere;
    size_t length;
    bool is_other_case; /* only on file systems that tell cases apart */
} file_standing;

/* The question that `target` (as in note_link) is in file `source`, without an
 * extension. False if memory is out. */
bool kith_file_question_ask(
    file_question *q,
    const kith_vault *vault,
    uint32_t source,
    str target,
    arena *scratch);

/* Does the folded path of `file`, whose name is the one asked for, end with
 * the question's? `*is_exact`: it is nothing else. */
bool kith_file_question_answers(
    const file_question *q, uint32_t file, bool *is_exact);

/* That of a file that answers. */
file_standing kith_file_question_standing(
    const file_question *q, uint32_t file);

/* Files that differ at most in case are a tie, even if one of them wins it. */
int kith_file_standing_compare_but_case(file_standing a, file_standing b);
int kith_file_standing_compare(file_standing a, file_standing b);

#endif
