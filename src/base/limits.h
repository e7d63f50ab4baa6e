/*
 * limits.h — every limit of kith, in one place.
 *
 * What exceeds one is reported with its place and counted; never silent.
 */
#ifndef KITH_BASE_LIMITS_H
#define KITH_BASE_LIMITS_H

/* clang-format off */
#define LIMIT_NOTE_BYTES          ((size_t)16 << 20) /* larger notes are skipped */
#define LIMIT_INDEXED_BYTES       ((size_t)2000000) /* Obsidian leaves larger ones out */
#define LIMIT_FRONT_MATTER_BYTES  ((size_t)256 << 10)
#define LIMIT_YAML_DEPTH          32    /* libyaml is quadratic in nesting */
#define LIMIT_YAML_EVENTS         10000
#define LIMIT_BLOCK_DEPTH         64    /* cmark 0.30.2 is quadratic in nesting */
#define LIMIT_LINKS_PER_NOTE      100000
#define LIMIT_TARGET_BYTES        1024
#define LIMIT_NAME_BYTES          1024
#define LIMIT_TAG_LEVELS          32    /* above a tag that it counts for */
#define LIMIT_CANDIDATES          20    /* notes a link may mean, listed */
#define LIMIT_DIRECTORY_DEPTH     128
#define LIMIT_IGNORE_RULES        1000  /* lines of .kithignore; filters of Obsidian */
#define LIMIT_NOTES               2000000
#define LIMIT_MAP_PEOPLE          300   /* above: the most influential, "n of m" said */
#define LIMIT_DRAW_SECONDS        10
#define LIMIT_DRAW_BYTES          ((size_t)1 << 30)
#define LIMIT_BROADCAST           20    /* more people of one line are listed, not counted */
/* clang-format on */

#endif
