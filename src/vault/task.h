/* task.h — the dates and the priority of a task, in either notation. */
#ifndef KITH_VAULT_TASK_H
#define KITH_VAULT_TASK_H

#include "vault/note.h"

typedef enum task_day {
    TASK_CREATED,
    TASK_START,
    TASK_SCHEDULED,
    TASK_DUE,
    TASK_DONE,
    TASK_CANCELLED,
    TASK_DAYS
} task_day;

/* What a task says of itself by signs and fields. */
typedef struct task_signs {
    date day[TASK_DAYS];
    uint8_t priority; /* 0 none, 1 lowest .. 5 highest */
} task_signs;

/*
 * Reads "[c] " at the start of a list item: the bytes it takes, 0 if the item
 * is no task; `*status` is the code point of the character c, which U+FE0F may
 * follow: it makes an emoji of a sign.
 */
size_t kith_task_box(str text, uint32_t *status);

/* Reads the dates (emoji or [due:: ...] fields) and the priority in `text`;
 * those it does not give are NO_DATE and 0. Of what it gives twice the first
 * counts, or the first behind the last words between them. O(len). */
task_signs kith_task_signs(str text);

/* The same into the record of a task, which keeps three of the dates. */
void kith_task_read(str text, task *found);

#endif
