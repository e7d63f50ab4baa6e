/*
 * map.h — a stakeholder map in no format: what is drawn and what it means.
 *
 * The channels (shape, fill, border, size, width, dash, arrow) are decided
 * here; colours, fonts and positions are the renderer's. Names are not yet
 * escaped.
 */
#ifndef KITH_REPORT_MAP_H
#define KITH_REPORT_MAP_H

#include <kith/vault.h>

#include "base/str.h"
#include "vault/note.h"

typedef enum map_shape {
    SHAPE_PERSON,       /* rounded box with the name */
    SHAPE_ORGANIZATION, /* box */
    SHAPE_PROJECT,      /* hexagon */
    SHAPE_MEETING       /* small dot */
} map_shape;

typedef struct map_vertex {
    str name;     /* full name */
    str label;    /* what is drawn: the name, cut at LIMIT if long */
    str note;     /* path of its note, empty if none */
    str title;    /* evidence for the reader who points at it: lines by \n */
    str subtitle; /* organization and role, for people; may be empty */
    uint32_t cluster; /* in map.clusters, or NO_INDEX */
    uint32_t fill;    /* in map.fills, or NO_INDEX (white) */
    uint8_t shape;    /* map_shape */
    uint8_t size;     /* 1 (least) .. 5 (most influential) */
    uint8_t stance;   /* border and glyph */
    bool me;
    bool unresolved; /* no note: dashed outline */
    bool between;    /* confidence < 0.7: between clusters */
    bool faded;      /* not seen for more than two half-lives */
    uint32_t hop;    /* place on the highlighted path: 1.., 0 = not on it */
} map_vertex;

typedef enum tie_style {
    STYLE_SOLID,  /* met */
    STYLE_DASHED, /* relayed or stated only */
    STYLE_DOTTED  /* organizational: affiliation, membership */
} tie_style;

typedef struct map_tie {
    uint32_t a, b;  /* in map.vertices */
    double weight;  /* strength, for the layout */
    str title;      /* evidence: lines by \n */
    str label;      /* drawn on the line: "9.4 %"; mostly empty */
    uint8_t band;   /* 4 strong, 3 moderate, 2 weak, 1 trace, 0 structural */
    uint8_t style;  /* tie_style */
    uint8_t age;    /* 0: seen within H, 1: within 2 H, 2: older */
    bool arrow;     /* a -> b: word was relayed one way only */
    bool backbone;  /* among the two strongest of either end: drawn dark */
    bool highlight; /* on the chosen introduction path */
} map_tie;

typedef struct map_cluster {
    str label;     /* "Microsoft (4/6)": dominant organization, its share */
    uint32_t size; /* people in it, on the map */
} map_cluster;

typedef struct map_fill {
    str label; /* the organization that this colour means */
} map_fill;

struct map {
    str heading;  /* "Microsoft — stakeholder map" */
    str *caption; /* lines: as-of, counts, hidden, model */
    size_t captions;
    map_vertex *vertex;
    size_t vertices;
    map_tie *tie;
    size_t ties;
    map_cluster *cluster;
    size_t clusters;
    map_fill *fill;
    size_t fills;
    str size_meaning; /* "betweenness: how often between others" */
};

#endif
