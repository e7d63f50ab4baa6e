/*
 * records.h — what must hold of the records of any note, whatever its bytes.
 *
 * Positions lie in the text, ranges in the vectors they point into, names are
 * cut between code points. A breach aborts: that is how a fuzzer is told.
 */
#ifndef KITH_FUZZ_RECORDS_H
#define KITH_FUZZ_RECORDS_H

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "vault/sink.h"

static inline void require(bool holds)
{
    if (!holds)
        abort();
}

static inline void require_name(const sink *s, name_id id)
{
    require(id != NAME_FAILED && id <= s->names->entries.len);
    str name = intern_text(s->names, id);
    require(kith_utf8_valid_prefix(name) == name.len);
}

/* No text has more lines than bytes, or columns beyond its end. */
static inline void require_place(size_t len, uint32_t line, uint32_t column)
{
    require(line >= 1 && line <= len + 1);
    require(column <= len + 1);
}

static inline void require_range(
    size_t first, size_t count, size_t first_beyond)
{
    require(count == 0 || (first < first_beyond && count <= first_beyond));
    require(count == 0 || first + count <= first_beyond);
}

static inline void require_link(const sink *s, size_t len, const note_link *l)
{
    require_name(s, l->target);
    require_name(s, l->subpath);
    require_name(s, l->display);
    require_place(len, l->line, l->column);
    require(l->place <= PLACE_CANVAS && l->how <= HOW_EXTERNAL);
}

static inline void require_item(const sink *s, size_t len, const item *i)
{
    require_place(len, i->line, 1);
    require(i->begin <= len && i->length <= len - i->begin);
    require_range(i->first_link, i->links, s->links.len);
    require_range(i->first_mention, i->mentions, s->mentions.len);
    require(i->section <= SECTION_CONTACT_INFORMATION);
    require(i->kind <= ITEM_FIELD && i->stance <= STANCE_DETRACTOR);
}

static inline void require_mention(const sink *s, size_t len, const mention *m)
{
    require_name(s, m->name);
    require_name(s, m->org);
    require_place(len, m->line, m->column);
    require(m->link == NO_INDEX || m->link < s->links.len);
    require(m->role <= ROLE_ABBREVIATION);
}

/* `len` is the number of bytes that the positions are counted in. */
static inline void require_records(const sink *s, size_t len)
{
    require(!s->failed);
    require_name(s, s->h1);
    require_name(s, s->title);
    for (size_t i = 0; i < s->links.len; i++)
        require_link(s, len, &s->links.at[i]);
    for (size_t i = 0; i < s->items.len; i++)
        require_item(s, len, &s->items.at[i]);
    for (size_t i = 0; i < s->mentions.len; i++)
        require_mention(s, len, &s->mentions.at[i]);
    for (size_t i = 0; i < s->tasks.len; i++) {
        require(s->tasks.at[i].item < s->items.len);
        require_name(s, s->tasks.at[i].heading);
    }
    for (size_t i = 0; i < s->fields.len; i++) {
        const field *f = &s->fields.at[i];
        require_name(s, f->key);
        require_name(s, f->written);
        require_name(s, f->value);
        require_place(len, f->line, f->column);
        require_range(f->first_link, f->links, s->links.len);
    }
    for (size_t i = 0; i < s->tags.len; i++) {
        require_name(s, s->tags.at[i].name);
        require_name(s, s->tags.at[i].written);
        require_place(len, s->tags.at[i].line, s->tags.at[i].column);
    }
    for (size_t i = 0; i < s->findings.len; i++) {
        require_name(s, s->findings.at[i].message);
        require_name(s, s->findings.at[i].hint);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

#endif
