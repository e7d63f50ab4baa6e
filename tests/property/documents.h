/*
 * documents.h — documents that the differential tests of block structure have
 * in common, beside those that each of them makes up at random.
 *
 * The examples are one or two a rule of block structure, as notes would break
 * it. KITH_DOCUMENTS names a vault whose notes are to be read, too, instead of
 * those of the sample vault.
 */
#ifndef KITH_TEST_DOCUMENTS_H
#define KITH_TEST_DOCUMENTS_H

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <kith/kith.h>

#include "base/file.h"
#include "vault/vault.h"

static const char *const block_examples[] = {
    /* headings */
    "# One\n## Two\n###### Six\n####### seven is text\n",
    "#no blank\n#\n# \n#\ttab\n   # three blanks\n    # four\n",
    "# closed #\n# closed ## \n# not closed#\n### \\###\n",
    "Ana\n===\nBela\n---\n  Cora\n   =\n===\n",
    "Ana\nBela\n===\n- Cora\n---\n> Dora\n---\n",
    "---\n===\n***\n_ _ _\n--\n+++\n   ***\n    ***\n",
    "text\n***\ntext\n- * *\n* * *\n",
    /* paragraphs and breaks */
    "one\ntwo\n\nthree\n\n\n  four\n             five\n",
    "hard  \nbreak\\\nanother\n\ttab\n",
    "a\r\nb\r\rc\r\n\r\nd\n\re",
    "",
    "\n\n  \n\t\n",
    "no line ends here",
    /* code */
    "    code\n\n      more\n\n\ntext\n    not code\n",
    "\tcode\n \tcode\n   \tcode\n\n  \t\tcode\n",
    "```\na\n```\n~~~ ruby\n```\n~~~\n````\n```\n````\n",
    "```\nnever closed\n\n[[Ana]]\n",
    "   ```\n    two\n   ```\n    ```\n``` a`b\n~~~ a`b\n~~~\n",
    "text\n```\ncode\n```\ntext\n- ```\n  in a list\n  ```\n- ```\nout of it\n",
    "> ```\n> quoted\nnot\n> ```\n",
    /* quotations */
    "> one\n> two\nlazy\n\nnot\n>\n>three\n> > four\n> lazy\n>> five\n",
    ">\n> \n>  >\n>\ttab\n>     code\n>      code\n",
    "> - a\n>   b\n> c\nd\n> - e\n- > f\n  > g\n- h\n",
    "> # Ana\n> ---\n> text\n---\n> a\n===\n",
    "> [!note] Ana\n> [[Bela]]\n>\n> > [!tip]- Cora\n",
    /* lists */
    "- a\n- b\n* c\n+ d\n\n+ e\n1. f\n2) g\n3) h\n",
    "- a\n\n  b\n\n    c\n - d\n  - e\n   - f\n    - g\n     - h\n",
    "- a\n  - b\n    - c\n      - d\n        - e\n  back\nlazy\n",
    "1. a\n1. b\n10. c\n123456789. d\n1234567890. e\n-1. f\n0. g\n003. h\n",
    "text\n2. not a list\n1. a list\n\ntext\n- list\n-\n",
    "-\n  a\n-   \n  b\n-\n\n  c\n- \n- d\n*\n",
    "-    four\n-     code\n-\ttab\n-\t\tcode\n 1.  a\n\n     b\n",
    "- a\n\n\n- b\n\n\n\n  c\n\nd\n- e\n<!-- -->\n- f\n",
    "- [ ] open\n- [x] done\n  - [/] half\n1. [ ] one\n- []\n- [ ]\n",
    "* a\n  > b\n  ```\n  c\n  ```\n  # d\n  ---\n  e\n  ===\n",
    "- a\n b\n  c\n- - - d\n- 1. - e\n-\n-\n  -\n",
    "10) a\n    b\n   c\n     - d\n\n\n    e\n",
    /* HTML */
    "<div>\n[[Ana]]\n</div>\ntext\n\n<div>\n\n[[Ana]]\n\n</div>\n",
    "<pre>\na\n\nb</pre> c\n[[Ana]]\n<script>\n\n</script>\n<style>\n\n",
    "<!-- a\n\nb --> c\n[[Ana]]\n<!-- never closed\n\n[[Bela]]\n",
    "<?php\n\n?>\n<!X\n\n>\n<![CDATA[\n\n]]>\n[[Ana]]\n",
    "text\n<div>\n[[Ana]]\n\ntext\n<b>\nnot HTML\n\n<b>\nHTML\n\n<b> text\n",
    "  <table>\n   <tr>\n    <td>\n</table>\n    <td>\n<>\n< div>\n",
    "> <div>\n> [[Ana]]\n[[Bela]]\n- <!--\n\n  -->\n- [[Cora]]\n",
    /* definitions */
    "[ana]: /url\n[bela]:\n/url\n'title'\n[cora]: <>\n[ana]\n",
    "[a]: /url \"title\" more\n[b]: /url 'one\ntwo'\n[c]:\n\n[d]: /e\ntext\n",
    "text\n[a]: /url\n\n[a\nb]: /url\n===\n[c]: /url\n===\n",
    "> [a]: /url\n- [b]: /url\n[c]: /url\n  [d]: /url\n[[e]]: /url\n",
    "[^1]: a note\n[^1]: [[Ana]]\n\n    more\n[^2]\n",
    /* tables, as text */
    "| a | b |\n|---|---|\n| [[Ana]] | [[Bela|B]] |\ntext\n\n| c |\n",
    "- | a |\n  |---|\n  | b |\n> | a | b\n> |-\n",
    /* all at once */
    "# Ana\n\n- 2026-01-02: [[2026-01-02 - Talk]]\n  - words\n\n    (via "
    "Bela)\n"
    "\n## Context\n> said\n>\n> 1. so\n\n```\n[[Cora]]\n```\n***\nend",
};

enum { BLOCK_EXAMPLES = sizeof block_examples / sizeof *block_examples };

/* Calls `check` with every example, and with the text of every note. Returns
 * how many there were. */
static inline size_t each_document(void (*check)(str text))
{
    const char *given = getenv("KITH_DOCUMENTS");
    const char *path = given ? given : TEST_SOURCE_DIR "/../samples/vault";
    kith_error error = {0};
    for (size_t i = 0; i < BLOCK_EXAMPLES; i++)
        check(str_from(block_examples[i]));
    kith_vault *vault = kith_vault_open(path, NULL, &error);
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    file_text file = {0};
    if (!vault || folder < 0)
        fail_msg("%s cannot be read: %s", path, error.message);
    size_t notes = vault->note_count;
    for (size_t i = 0; i < notes; i++) {
        const char *name = vault->notes[i].path.ptr;
        if (kith_file_read(folder, name, SIZE_MAX, false, &file) != FILE_OK)
            fail_msg("%s cannot be read", name);
        check((str){file.at, file.len});
    }
    close(folder);
    kith_file_text_free(&file);
    kith_vault_free(vault);
    return BLOCK_EXAMPLES + notes;
}

#endif
