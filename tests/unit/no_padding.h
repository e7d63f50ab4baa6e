/* no_padding.h — whether the cache may keep a record as it lies in memory. */
#ifndef KITH_TEST_NO_PADDING_H
#define KITH_TEST_NO_PADDING_H

#include <string.h>

#if defined __has_builtin
#if __has_builtin(__builtin_clear_padding)
#define CAN_CLEAR_PADDING
#endif
#endif

/* Every byte of the type must belong to a member: what is between members is
 * whatever was there before. A compiler that cannot tell skips the test. */
#ifdef CAN_CLEAR_PADDING
#define ASSERT_NO_PADDING(type)                                            \
    do {                                                                   \
        type record;                                                       \
        memset(&record, 0xff, sizeof record);                              \
        __builtin_clear_padding(&record);                                  \
        if (memchr(&record, 0, sizeof record))                             \
            fail_msg("%s has bytes between or behind its members", #type); \
    } while (0)
#else
#define ASSERT_NO_PADDING(type) skip()
#endif

#endif
