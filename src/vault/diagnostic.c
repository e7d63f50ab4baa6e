/*
 * diagnostic.c — the one table of what kith can find wrong.
 *
 * `check --explain`, the severity of a line and the name in brackets all come
 * from here; a code without a row does not exist.
 */
#include "vault/diagnostic.h"

#include <stdio.h>

typedef struct diagnostic_row {
    unsigned code;
    severity severity;
    const char *name;
    const char *explanation;
} diagnostic_row;

/* clang-format off */
static const diagnostic_row rows[] = {
    {K001_UNREADABLE, SEVERITY_ERROR, "unreadable",
     "The file or folder could not be opened or read, so nothing in it counts. "
     "The message gives the system's reason; most often a permission."},
    {K002_TOO_LARGE, SEVERITY_WARNING, "too-large",
     "The note is larger than 16 MiB and was skipped. A note of this size "
     "is usually an export or a log; split it, or exclude it in .kith.yaml."},
    {K003_NOT_REGULAR, SEVERITY_WARNING, "not-regular",
     "The name ends like a note's, but it is a pipe, a socket or a device. It "
     "was not opened."},
    {K004_SYMLINK, SEVERITY_NOTE, "symlink",
     "A symbolic link is not followed unless asked for, and then only where it "
     "stays inside the vault and leads to something not read already."},
    {K005_CHANGED, SEVERITY_WARNING, "changed",
     "The note changed twice while it was being read, so it was skipped. Run "
     "again when the program that writes it has finished."},
    {K006_NOT_UTF8, SEVERITY_WARNING, "not-utf8",
     "The note is not UTF-8. Bytes that are no character, and NUL, are read as "
     "U+FFFD and everything else counts; a note in UTF-16 is not read at all."},
    {K007_DEPTH, SEVERITY_WARNING, "depth",
     "The folder lies deeper than the limit and was not entered."},
    {K008_SYNC_COPY, SEVERITY_WARNING, "sync-copy",
     "A synchronising program left a second copy of a note, a temporary file, "
     "or a stub of a note that is not on this machine. It is not read, so that "
     "nothing counts twice; merge it into the note and delete it."},
    {K009_BOUNDARY, SEVERITY_NOTE, "boundary",
     "Another vault, or another file system, begins in this folder; it was not "
     "entered."},
    {K010_BAD_RULE, SEVERITY_WARNING, "bad-rule",
     "A rule of .kithignore or of Obsidian's excluded files cannot be used, or "
     "the file of rules cannot be read; what it would keep out is read. Regular "
     "expressions are POSIX's extended ones, with \\d and (?: of JavaScript's; "
     "counts {n} stand behind one character, and nothing refers back."},
    {K011_NOT_INDEXED, SEVERITY_WARNING, "not-indexed",
     "The note is larger than 2 MB. Obsidian has not indexed such notes since "
     "1.6: it shows none of their links, tags and properties. kith reads them "
     "like any other, so the two will differ; split the note."},
    {K101_BAD_YAML, SEVERITY_ERROR, "bad-yaml",
     "The front matter is no valid YAML, so Obsidian ignores it as a whole. "
     "kith reads its lines one by one from the property that is broken; often "
     "the value only needs quotes."},
    {K102_UNCLOSED_FRONT_MATTER, SEVERITY_ERROR, "unclosed-front-matter",
     "The note begins with --- but no second --- follows, so there is no front "
     "matter and everything is text. Add a line --- below the properties."},
    {K103_DUPLICATE_KEY, SEVERITY_WARNING, "duplicate-key",
     "The front matter gives one property twice, written alike. The last one "
     "counts; names that differ in case, '-' or '_' are several properties."},
    {K104_UNQUOTED_LINK, SEVERITY_WARNING, "unquoted-link",
     "A link without quotes is a list within a list to YAML, so Obsidian sees "
     "no link. kith takes it for the link that was meant; write \"[[Name]]\"."},
    {K105_FRONT_MATTER_LIMIT, SEVERITY_WARNING, "front-matter-limit",
     "The front matter is larger, deeper or longer than the limits, the name of "
     "a property is no text, or an alias stands for none: what is beyond that "
     "was not read. The text of the note was."},
    {K106_BLOCK_LIMIT, SEVERITY_WARNING, "block-limit",
     "Lists or quotations are nested deeper than the limit; the text was read "
     "without its structure. Its links count."},
    {K107_LINK_LIMIT, SEVERITY_WARNING, "link-limit",
     "The note holds more links, or a longer link target, than the limits; "
     "what exceeds them was left out."},
    {K108_TEMPLATE, SEVERITY_NOTE, "template",
     "The note is in a folder of templates, one called so or the one of "
     "Obsidian's settings, or holds {{...}} or <% ... %> where a name stands: "
     "it is a template and no evidence."},
    {K109_BAD_CANVAS, SEVERITY_ERROR, "bad-canvas",
     "The canvas is no valid JSON from the given place on. Its links up to "
     "there count; Obsidian shows no canvas at all."},
    {K110_UNCLOSED, SEVERITY_WARNING, "unclosed",
     "A comment (%%), math ($$) or fenced code begins that nothing ends, so the "
     "rest of the note belongs to it, as it does in Obsidian: its tasks, names "
     "and, but for a comment, its links are not read."},
    {K201_BROKEN_LINK, SEVERITY_NOTE, "broken-link",
     "No file answers to this link. That is usual for people and companies "
     "without a note of their own: they are counted under the link's name."},
    {K202_AMBIGUOUS_LINK, SEVERITY_WARNING, "ambiguous-link",
     "More than one file answers to this link. Write enough of the path, for "
     "example [[People/Name]], to tell which one is meant."},
    {K203_TRUNCATED_LINK, SEVERITY_NOTE, "truncated-link",
     "The link's target is cut short. It was resolved because one note alone "
     "of the same date begins with it; Obsidian itself does not resolve it."},
    {K301_EMPTY_FIELD, SEVERITY_NOTE, "empty-field",
     "A field of a table or a label in bold says _Unknown_ or nothing. It "
     "counts as missing, not as a value."},
    {K302_COMPANY_IN_ROLE, SEVERITY_WARNING, "company-in-role",
     "The role field holds the name of a company, so it is not taken as a role."},
    {K303_TITLE_DIFFERS, SEVERITY_NOTE, "title-differs",
     "File name, title and first heading of the note do not agree. The first "
     "two name it; the heading does not."},
    {K401_MISSING_ALIAS, SEVERITY_WARNING, "missing-alias",
     "Notes use a name for this person that the person's note does not list. "
     "Add it to aliases: if it is right."},
    {K402_AMBIGUOUS_NAME, SEVERITY_WARNING, "ambiguous-name",
     "A name in the text could be more than one known person, so it counts for "
     "none. Write the full name or a link."},
    {K403_UNKNOWN_NAME, SEVERITY_NOTE, "unknown-name",
     "A name in the text belongs to nobody known, so it counts for none. Write "
     "the full name, or add it to a note's aliases:."},
    {K404_SAME_NAME, SEVERITY_WARNING, "same-name",
     "Two names are so alike that they may be one person. If they are, say so "
     "in aliases: of the note or in identities: of .kith.yaml."},
    {K405_UNIT, SEVERITY_NOTE, "unit",
     "An organization without a note begins with the name of another, or the "
     "text calls it by that name and an abbreviation. It may be a unit of it, "
     "or another name for it; it counts for itself. Give it a note if it is a "
     "unit, or add it to aliases: of the other's note if they are one."},
    {K501_LAST_CONTACT, SEVERITY_WARNING, "last-contact",
     "last_contact: is the date on which the person was mentioned, not one on "
     "which anybody met. Nothing is counted from it."},
    {K502_NEEDS_REVIEW, SEVERITY_NOTE, "needs-review",
     "The note was made by a program and is still tagged needs-review."},
    {K503_COLD, SEVERITY_NOTE, "cold",
     "The person was met more than once, but not for two half-lives (half a "
     "year, unless half_life: says otherwise)."},
    {K504_FUTURE, SEVERITY_WARNING, "future",
     "A date lies after the day of the analysis, so the line counts nothing "
     "yet."},
    {K505_COLD_ACCOUNT, SEVERITY_NOTE, "cold-account",
     "No meeting about the account, or with anybody who works there, for two "
     "half-lives."},
    {K601_OVERDUE, SEVERITY_NOTE, "overdue",
     "The task is open and its due date has passed."},
    {K602_NO_OWNER, SEVERITY_NOTE, "no-owner",
     "The task names nobody who owns it; add @Name, or a link to the person."},
    {K603_UNKNOWN_OWNER, SEVERITY_NOTE, "unknown-owner",
     "The owner that the task names is nobody known, or could be several: the "
     "task is nobody's. Write the handle of the full name, @AnaLima, or a "
     "link."},
    {K701_ISOLATED, SEVERITY_NOTE, "isolated",
     "The person has a note but no tie to anybody."},
    {K702_SINGLE_THREADED, SEVERITY_WARNING, "single-threaded",
     "Everything known about the account comes through one person."},
    {K703_BROADCAST, SEVERITY_NOTE, "broadcast",
     "So many attended the meeting, or stand in one line, that it says little "
     "about any two of them; it is listed and not counted as acquaintance."},
    {K704_ONE_MEETING_TWO_NOTES, SEVERITY_NOTE, "one-meeting-two-notes",
     "Two notes have one date and the same participants: they are taken as one "
     "meeting, and both stay as evidence."},
};
/* clang-format on */

static const diagnostic_row *row_of(unsigned code)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code == code)
            return &rows[i];
    return NULL;
}

const char *kith_diagnostic_code_text(unsigned code, char out[static 8])
{
    snprintf(out, 8, "K%03u", code % 1000000);
    return out;
}

const char *kith_diagnostic_name(unsigned code)
{
    const diagnostic_row *row = row_of(code);
    return row ? row->name : "";
}

const char *kith_diagnostic_explanation(unsigned code)
{
    const diagnostic_row *row = row_of(code);
    return row ? row->explanation : NULL;
}

severity kith_diagnostic_severity(unsigned code)
{
    const diagnostic_row *row = row_of(code);
    return row ? row->severity : SEVERITY_NOTE;
}

int kith_diagnostic_compare(const void *left, const void *right)
{
    const diagnostic *a = left, *b = right;
    int order = str_compare(a->path, b->path);
    if (!order)
        order = (a->line > b->line) - (a->line < b->line);
    if (!order)
        order = (a->column > b->column) - (a->column < b->column);
    if (!order)
        order = (a->code > b->code) - (a->code < b->code);
    return order ? order : str_compare(a->message, b->message);
}
