/*
 * quote.c — the words that prove a line, read again from the note.
 *
 * The text of notes is not kept (see vault/note.h), so a quotation costs one
 * small read when it is printed. A note that has changed since is not quoted:
 * its lines are no longer those the numbers were taken from.
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/fold.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "graph/graph.h"

/* The line of a number, for a place of which only that is known. */
static str line_of(str text, uint32_t number)
{
    size_t at = 0;
    for (uint32_t line = 1; line < number && at < text.len; line++)
        at = str_find(text, at, '\n') + 1;
    if (at > text.len)
        return (str){0};
    return str_slice(text, at, str_find(text, at, '\n'));
}

/* The marks of quotations that the line of byte `begin` has before it. */
static size_t marks_before(str text, size_t begin)
{
    size_t marks = 0;
    while (begin && text.ptr[begin - 1] != '\n' && text.ptr[begin - 1] != '\r')
        marks += text.ptr[--begin] == '>';
    return marks;
}

/* One line: white space runs become one blank, invalid bytes U+FFFD; so many
 * marks of quotations that a line below opens with are no words. */
static str in_one_line(str words, size_t marks, arena *memory)
{
    char *out = kith_arena_take(memory, words.len * 3 + 1, 1, 1);
    if (!out)
        return (str){0};
    size_t len = 0, end = kith_utf8_repair(words, out), skip = 0;
    for (size_t i = 0; i < end; i++) {
        bool blank = out[i] == ' ' || (out[i] >= '\t' && out[i] <= '\r');
        if (out[i] == '\n' || out[i] == '\r')
            skip = marks;
        if (!blank && out[i] == '>' && skip) {
            skip--;
        } else if (!blank) {
            skip = 0;
            out[len++] = out[i];
        } else if (len && out[len - 1] != ' ') {
            out[len++] = ' ';
        }
    }
    while (len && out[len - 1] == ' ')
        len--;
    out[len] = '\0';
    return (str){out, len};
}

static str shorten(str words, size_t limit, arena *memory)
{
    if (limit == 0 || kith_code_points(words) <= limit)
        return words;
    size_t keep = kith_code_point_prefix(words, limit - 1);
    while (keep && words.ptr[keep - 1] == ' ')
        keep--;
    char *out = kith_arena_take(memory, keep + 4, 1, 1);
    if (!out)
        return (str){0};
    memcpy(out, words.ptr, keep);
    memcpy(out + keep, "…", 4);
    return (str){out, keep + 3};
}

str kith_graph_quote(
    const kith_graph *graph, place where, size_t limit, arena *memory)
{
    const noted *from = &graph->notes[where.note];
    str said = STR("(the note cannot be read any more)");
    file_text text = {0};
    const char *root = kith_arena_text(memory, graph->root);
    if (!root)
        return (str){0};
    int folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return errno == ENOMEM ? (str){0} : said;
    file_status status =
        kith_file_read(folder, from->path.ptr, LIMIT_NOTE_BYTES, true, &text);
    close(folder);

    if (status == FILE_NO_MEMORY) {
        said = (str){0};
    } else if (
        status == FILE_OK && (text.stamp.size != from->size ||
                              text.stamp.mtime_ns != from->mtime_ns)) {
        said = STR("(the note has changed since it was read)");
    } else if (status == FILE_OK) {
        str all = {text.at, text.len};
        bool spanned =
            where.length && (size_t)where.begin + where.length <= all.len;
        str words =
            spanned ? str_slice(
                          all, where.begin, (size_t)where.begin + where.length)
                    : line_of(all, where.line);
        size_t marks = spanned ? marks_before(all, where.begin) : 0;
        said = in_one_line(words, marks, memory);
        if (said.ptr)
            said = shorten(said, limit, memory);
    }
    kith_file_text_free(&text);
    return said;
}
