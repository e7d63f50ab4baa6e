/* answer.h — a question to the vault, from files to exit status. */
#ifndef KITH_CLI_ANSWER_H
#define KITH_CLI_ANSWER_H

#include "cli/request.h"

/* Answers a data command; returns the exit status. */
int kith_answer(const request *request);

#endif
