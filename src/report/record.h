/*
 * record.h — the parts of a dossier: who belongs to an account or project, what
 * a person belongs to, the meetings about it, and what is said of it.
 *
 * Each adds a member to the report's data, always, and a section to its blocks
 * if there is anything to say.
 */
#ifndef KITH_REPORT_RECORD_H
#define KITH_REPORT_RECORD_H

#include "graph/graph.h"
#include "report/report.h"

/* "people": members of an organization or project, warmest to me first. */
void kith_record_people(
    kith_report *r, const kith_graph *graph, kith_vertex about);

/* "belongs_to": the organizations and projects of a person or project. */
void kith_record_belongs(
    kith_report *r, const kith_graph *graph, kith_vertex about);

/* "about": meetings about an organization or project, newest first. */
void kith_record_meetings(
    kith_report *r, const kith_graph *graph, kith_vertex about);

/* "tasks", "decisions", "blockers", "planned", "moves", "stances", "facts":
 * what notes say of it, newest first. */
void kith_record_statements(
    kith_report *r, const kith_graph *graph, kith_vertex about);

#endif
