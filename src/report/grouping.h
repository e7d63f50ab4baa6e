/*
 * grouping.h — communities as clusters that people can name.
 *
 * Cluster i is community i of the analysis; clusters of which nobody belongs
 * to the account asked for are empty. Everything is in the report's memory.
 */
#ifndef KITH_REPORT_GROUPING_H
#define KITH_REPORT_GROUPING_H

#include "analysis/analysis.h"
#include "report/phrase.h"

typedef struct cluster {
    uint32_t size, first;    /* people, in grouping.member */
    kith_vertex key;         /* who has most strength inside */
    double inside, touching; /* strength of ties inside, and of all of them */
    kith_vertex organization, project;    /* of most members, or none */
    uint32_t in_organization, in_project; /* of how many */
    uint32_t first_bridge, bridges;       /* in grouping.bridge */
    str label;                            /* "Contoso (4/6)" */
} cluster;

/* The strongest tie from one cluster to another, seen from the one. */
typedef struct bridge {
    uint32_t from, to; /* clusters */
    double strength;
    uint32_t tie;
    kith_vertex here, there;
} bridge;

/* The first three are the caller's; the rest is filled. */
typedef struct grouping {
    kith_report *r;
    const kith_graph *graph;
    const kith_analysis *analysis;
    uint32_t *of;   /* cluster of a vertex, NO_INDEX outside */
    double *inside; /* strength of a vertex inside its cluster */
    cluster *cluster;
    size_t clusters;
    ranked *member;          /* by cluster, those strongest inside first */
    bridge *bridge;          /* by cluster, strongest first */
    size_t placed, unplaced; /* people in clusters, people without ties */
} grouping;

/* Fills `all` with everyone (KITH_NO_VERTEX) or the people of an account.
 * False without communities, or if memory is out, which marks the report.
 * O(E log E). */
bool kith_group(grouping *all, kith_vertex within);

#endif
