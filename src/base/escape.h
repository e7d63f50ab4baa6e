/*
 * escape.h — one escaper a format. Note titles are whatever a meeting invite
 * held: nothing reaches an output unescaped.
 *
 * In all of them invalid UTF-8 and NUL become U+FFFD, and controls and bidi
 * overrides are made visible (U+FFFD where the format has no better way) or
 * dropped, so that no output can steer the program that shows it.
 */
#ifndef KITH_BASE_ESCAPE_H
#define KITH_BASE_ESCAPE_H

#include "base/buffer.h"

/* Between JSON quotes, quotes included; controls, bidi overrides, < > & and
 * U+2028/9 as \uXXXX, so that it may stand in HTML and on a terminal. */
void kith_escape_json(buffer *out, str text);

/* Text or a quoted attribute of XML and HTML: & < > " ' as entities, what is
 * no XML 1.0 Char as U+FFFD. */
void kith_escape_xml(buffer *out, str text);

/* A DOT string, quotes included: \ and " escaped, newline as \n, other
 * controls dropped, & as &amp; (graphviz decodes entities). */
void kith_escape_dot(buffer *out, str text);

/* An RFC 4180 field, always quoted; a leading = + - @ TAB CR gets a ' before it
 * (no formula in a spreadsheet), line ends become a space. */
void kith_escape_csv(buffer *out, str text);

/* A TSV field: tab, newline, CR and backslash as \t \n \r \\. */
void kith_escape_tsv(buffer *out, str text);

/* Markdown text that stays text: links, emphasis, tags, headings, comments,
 * table bars cannot start in it; newlines become spaces. */
void kith_escape_markdown(buffer *out, str text);

/* [[target|display]] or [[target]], or escaped text where `target` holds what a
 * link cannot (# ^ | [ ] %% newline). In a table the bar is written \|. */
void kith_escape_wikilink(buffer *out, str target, str display, bool in_table);

/* For a terminal or a plain text file: C0, C1, DEL and bidi overrides made
 * visible as \xNN or \u{NNNN}; newline and tab become one space. */
void kith_escape_plain(buffer *out, str text);

/* A path or name inside an obsidian:// or relative URL: all but
 * [A-Za-z0-9._~/-] percent-encoded. */
void kith_escape_url(buffer *out, str text);

#endif
