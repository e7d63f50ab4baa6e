/*
 * block_memory.h — the memory cmark works in.
 *
 * cmark takes some 500 pieces a note, has no way to report that memory is out
 * (it aborts), and hands its allocator no context. So it gets a bump allocator
 * of the thread's own that leaves by longjmp when the budget or the system's
 * memory is at its end; one reset then frees the whole tree.
 */
#ifndef KITH_VAULT_BLOCK_MEMORY_H
#define KITH_VAULT_BLOCK_MEMORY_H

#include <setjmp.h>
#include <stddef.h>

#include <cmark.h>

/* The allocator for cmark_parser_new_with_mem(). Valid between
 * kith_block_memory_open() and the next one, in this thread. */
cmark_mem *kith_block_memory(void);

/* What longjmp brings. */
enum {
    BLOCK_MEMORY_SPENT = 1, /* the budget is */
    BLOCK_MEMORY_NONE       /* the system has no more */
};

/* Empties the memory and sets where to go when it is out, and how many bytes
 * may be taken. */
void kith_block_memory_open(jmp_buf *out, size_t budget);

/* Forgets everything; what one ordinary note needs is kept for the next. */
void kith_block_memory_reset(void);

/* Gives all of this thread's memory back. */
void kith_block_memory_free(void);

#endif
