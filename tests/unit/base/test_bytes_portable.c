/* The tests of bytes.h where a row is two numbers. */
#define BYTES_PORTABLE

#include "test_bytes.c"
