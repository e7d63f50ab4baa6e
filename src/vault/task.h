/* task.h — the dates and the priority of a task, in either notation. */
#ifndef KITH_VAULT_TASK_H
#define KITH_VAULT_TASK_H

#include "vault/note.h"

/*
 * Reads "[c] " at the start of a list item: the bytes it takes, 0 if the item
 * is no task; `*status` is the character c ('?' if it is not ASCII).
 */
size_t kith_task_box(str text, char *status);

/* Reads due, scheduled and done dates (emoji or [due:: ...] fields) and the
 * priority out of `text` into `found`, whose dates are set to NO_DATE first. */
void kith_task_read(str text, task *found);

#endif
