/* The readers that are asked for one file: the structure of a note, a canvas,
 * JSON. Whatever they are given, what they say lies in the text. */
#include "vault/canvas.h"
#include "vault/json.h"
#include "vault/structure.h"

#include "base/utf8.h"

#include "records.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void require_within(str part, str text)
{
    require(part.ptr >= text.ptr);
    require(part.ptr + part.len <= text.ptr + text.len);
}

static void read_structure(str text)
{
    structure s = {0};
    require(kith_structure_read(text, &s));
    uint32_t before = 0;
    for (size_t i = 0; i < s.sections.len; i++) {
        const note_section *part = &s.sections.at[i];
        bool behind = part->type == PART_TEXT || part->type == PART_ELEMENT;
        require(part->line >= before + !behind);
        require(part->line <= part->end_line);
        require(part->end_line <= text.len + 1);
        before = part->line;
    }
    before = 0;
    for (size_t i = 0; i < s.items.len; i++) {
        const note_list_item *found = &s.items.at[i];
        require(found->line >= before && found->line <= text.len + 1);
        require(found->parent < (int32_t)found->line);
        require_within(found->text, text);
        before = found->line;
    }
    for (size_t i = 0; i < s.footnotes.len; i++) {
        require(s.footnotes.at[i].line <= text.len + 1);
        require(s.footnotes.at[i].name.len > 0);
        require(s.footnotes.at[i].name.len <= text.len + sizeof "[inline");
    }
    for (size_t i = 0; i < s.footnote_places.len; i++)
        require_within(s.footnote_places.at[i].name, text);
    kith_structure_free(&s);
}

static void read_canvas(str text)
{
    intern names = {0};
    sink s = {.names = &names};
    kith_canvas_read(text, &s);
    require(!s.failed);
    for (size_t i = 0; i < s.links.len; i++) {
        require(s.links.at[i].line >= 1 && s.links.at[i].column >= 1);
        require(s.links.at[i].line <= text.len + 1);
        require(s.links.at[i].column <= text.len + 1);
    }
    kith_sink_free(&s);
    kith_intern_free(&names);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    char *room = malloc(3 * len + 1);
    require(room);
    str text = {room, kith_utf8_repair((str){(const char *)bytes, len}, room)};
    read_structure(text);
    read_canvas(text);
    free(room);
    return 0;
}
