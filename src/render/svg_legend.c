/*
 * svg_legend.c — what the picture means: always drawn, and only what occurs in
 * it. The samples are drawn by the same functions as the map.
 */
#include <math.h>

#include "render/svg.h"

#define FONT    10.5
#define LINE    16.0 /* from entry to entry */
#define SAMPLE  36.0 /* room before the words */
#define GUTTER  30.0 /* between columns */
#define ENTRIES 80

typedef enum sample_kind {
    SAMPLE_VERTEX,
    SAMPLE_TIE,
    SAMPLE_GROUND,
    SAMPLE_SIZES,
    SAMPLE_NAME /* the words themselves are the sample */
} sample_kind;

typedef struct entry {
    sample_kind kind;
    map_vertex vertex;
    map_tie tie;
    str text;
} entry;

typedef struct group {
    const char *heading;
    size_t first, entries;
} group;

enum { GROUPS = 5 };

typedef struct legend {
    const map *map;
    entry entry[ENTRIES];
    size_t entries;
    group group[GROUPS];
    size_t groups;
} legend;

/* What occurs on the map, asked once. */
typedef struct occurring {
    bool shape[4], fill_none, stance[STANCE_DETRACTOR + 1], band[5], style[3],
        age[3];
    bool me, unresolved, between, faded, backbone, faint, arrow, path, cluster;
} occurring;

static occurring look(const map *m)
{
    occurring o = {0};
    for (size_t i = 0; i < m->vertices; i++) {
        const map_vertex *v = &m->vertex[i];
        o.shape[v->shape < 4 ? v->shape : 0] = true;
        o.stance[v->stance <= STANCE_DETRACTOR ? v->stance : 0] = true;
        o.fill_none |= v->fill == NO_INDEX && v->shape != SHAPE_MEETING;
        o.me |= v->me;
        o.unresolved |= v->unresolved;
        o.between |= v->between;
        o.faded |= v->faded;
        o.cluster |= v->cluster < m->clusters;
    }
    for (size_t i = 0; i < m->ties; i++) {
        const map_tie *t = &m->tie[i];
        o.style[t->style < 3 ? t->style : 0] = true;
        o.path |= t->highlight;
        o.arrow |= t->arrow;
        if (t->highlight)
            continue; /* drawn in its own way */
        o.band[t->band < 5 ? t->band : 0] = true;
        o.age[t->age < 3 ? t->age : 2] = true;
        o.backbone |= t->backbone;
        o.faint |= !t->backbone;
    }
    return o;
}

static void begin(legend *l, const char *heading)
{
    if (l->groups > 0 && l->group[l->groups - 1].entries == 0)
        l->groups--; /* nothing of it occurs */
    l->group[l->groups++] = (group){heading, l->entries, 0};
}

static entry *add(legend *l, bool occurs, sample_kind kind, str text)
{
    if (!occurs || l->entries == ENTRIES)
        return NULL;
    entry *e = &l->entry[l->entries++];
    *e = (entry){.kind = kind, .text = text};
    e->vertex.fill = NO_INDEX;
    e->vertex.cluster = NO_INDEX;
    e->tie.band = 2;
    e->tie.backbone = true;
    l->group[l->groups - 1].entries++;
    return e;
}

static void add_kinds(legend *l, const occurring *o)
{
    static const str kinds[] = {
        [SHAPE_PERSON] = {"person", 6},
        [SHAPE_ORGANIZATION] = {"organization", 12},
        [SHAPE_PROJECT] = {"project", 7},
        [SHAPE_MEETING] = {"meeting", 7}};
    begin(l, "WHO AND WHAT");
    for (uint8_t i = 0; i < 4; i++) {
        entry *e = add(l, o->shape[i], SAMPLE_VERTEX, kinds[i]);
        if (e)
            e->vertex.shape = i;
    }
    entry *e = add(l, o->me, SAMPLE_VERTEX, STR("you"));
    if (e)
        e->vertex.me = true;
    e = add(l, o->unresolved, SAMPLE_VERTEX, STR("named, has no note"));
    if (e)
        e->vertex.unresolved = true;
    e = add(l, o->faded, SAMPLE_VERTEX, STR("pale: not seen for 2 half-lives"));
    if (e) {
        e->vertex.faded = true;
        e->vertex.fill = l->map->fills ? 0 : NO_INDEX;
    }
    add(l, o->between, SAMPLE_NAME, STR("italic: between clusters"));
    add(l, o->cluster, SAMPLE_GROUND, STR("cluster: belong together"));
    add(l, !str_is_empty(l->map->size_meaning), SAMPLE_SIZES,
        l->map->size_meaning);
}

static void add_fills(legend *l, const occurring *o)
{
    enum { MOST = 16 };
    begin(l, "COLOUR: ORGANIZATION");
    for (uint32_t i = 0; i < l->map->fills && i < MOST; i++) {
        bool used = false;
        for (size_t v = 0; v < l->map->vertices && !used; v++)
            used = l->map->vertex[v].fill == i;
        entry *e = add(l, used, SAMPLE_VERTEX, l->map->fill[i].label);
        if (e)
            e->vertex.fill = i;
    }
    add(l, l->map->fills > 0 && o->fill_none, SAMPLE_VERTEX,
        STR("other or unknown"));
}

static void add_stances(legend *l, const occurring *o)
{
    begin(l, "BORDER: STANCE");
    bool any = false;
    for (uint8_t i = STANCE_CHAMPION; i <= STANCE_DETRACTOR; i++) {
        entry *e =
            add(l, o->stance[i], SAMPLE_VERTEX,
                str_from(kith_stance_style(i)->text));
        if (e)
            e->vertex.stance = i;
        any |= o->stance[i];
    }
    add(l, any && o->stance[STANCE_UNKNOWN], SAMPLE_VERTEX,
        STR("not on record"));
}

static void add_bands(legend *l, const occurring *o)
{
    static const str bands[] = {
        {"structural", 10},
        {"trace", 5},
        {"weak", 4},
        {"moderate", 8},
        {"strong", 6}};
    begin(l, "LINE WIDTH: STRENGTH");
    for (uint8_t i = 4; i > 0; i--) {
        entry *e = add(l, o->band[i], SAMPLE_TIE, bands[i]);
        if (e)
            e->tie.band = i;
    }
    entry *e = add(l, o->path, SAMPLE_TIE, STR("way in, step by step"));
    if (e)
        e->tie.highlight = true;
    e =
        add(l, o->faint && o->backbone, SAMPLE_TIE,
            STR("faint: not of anyone's two strongest"));
    if (e)
        e->tie.backbone = false;
}

static void add_lines(legend *l, const occurring *o)
{
    static const str styles[] = {
        [STYLE_SOLID] = {"met", 3},
        [STYLE_DASHED] = {"relayed or stated only", 22},
        [STYLE_DOTTED] = {"belongs to (organizational)", 27}};
    static const str ages[] = {
        {"seen within a half-life", 23},
        {"within two", 10},
        {"longer ago", 10}};
    begin(l, "LINE: HOW AND WHEN");
    for (uint8_t i = 0; i < 3; i++) {
        entry *e = add(l, o->style[i], SAMPLE_TIE, styles[i]);
        if (e)
            e->tie.style = i;
    }
    entry *e = add(l, o->arrow, SAMPLE_TIE, STR("word came one way only"));
    if (e)
        e->tie.arrow = true;
    for (uint8_t i = 0; i < 3; i++) {
        e = add(l, o->age[i], SAMPLE_TIE, ages[i]);
        if (e) {
            e->tie.age = i;
            e->tie.band = 3;
        }
    }
}

static void put_line(
    buffer *out, const map *m, const entry *e, double x, double y)
{
    line_style style = kith_tie_style(&e->tie, m->ties);
    kith_buffer_text(out, "<line");
    kith_svg_at(out, "x1", x);
    kith_svg_at(out, "y1", y);
    kith_svg_at(out, "x2", x + (e->tie.arrow ? 20 : 26));
    kith_svg_at(out, "y2", y);
    kith_svg_line(out, style);
    kith_buffer_text(out, "/>");
    if (!e->tie.arrow)
        return;
    kith_buffer_text(out, "<path d=\"M0 -4L8 0L0 4Z\" transform=\"translate(");
    kith_buffer_fixed(out, x + 20, 1);
    kith_buffer_char(out, ' ');
    kith_buffer_fixed(out, y, 1);
    kith_buffer_text(out, ")\" fill=\"" LINE_DARK "\"/>");
}

static void put_sizes(buffer *out, double x, double y)
{
    static const double at[3][3] = {{3, 6, 4}, {11, 8, 6}, {21.5, 11, 10}};
    for (int i = 0; i < 3; i++) {
        map_vertex v = {.fill = NO_INDEX};
        spot box = {x + at[i][0], y, at[i][1], at[i][2]};
        kith_svg_shape(out, &v, &box);
    }
}

static void put_sample(
    buffer *out, const map *m, const entry *e, double x, double y)
{
    spot box = {x + 13, y, 26, 11};
    if (e->vertex.shape == SHAPE_MEETING)
        box.w = box.h = 8;
    if (e->kind == SAMPLE_VERTEX) {
        kith_svg_shape(out, &e->vertex, &box);
        if (e->vertex.stance)
            kith_svg_glyph(out, &e->vertex, box.x, box.y, 8);
    } else if (e->kind == SAMPLE_TIE) {
        put_line(out, m, e, x, y);
    } else if (e->kind == SAMPLE_SIZES) {
        put_sizes(out, x, y);
    } else if (e->kind == SAMPLE_GROUND) {
        kith_buffer_text(out, "<rect");
        kith_svg_at(out, "x", x);
        kith_svg_at(out, "y", y - 6);
        kith_svg_at(out, "width", 26);
        kith_svg_at(out, "height", 12);
        kith_buffer_text(
            out, " rx=\"6\" fill=\"" GROUND "\" stroke=\"" GROUND_RIM "\"/>");
    } else {
        svg_text how = {
            x + 13, y + 3.8, FONT, "middle", INK, false, true, NULL};
        kith_svg_text(out, how, STR("Ana"));
    }
}

static double group_width(const legend *l, const group *g)
{
    double width = kith_text_em(str_from(g->heading)) * FONT * 1.0;
    for (size_t i = 0; i < g->entries; i++)
        width = fmax(
            width, SAMPLE + kith_text_em(l->entry[g->first + i].text) * FONT);
    return width;
}

static void put_group(
    buffer *out, const legend *l, const group *g, double x, double y)
{
    svg_text how = {x, y + 9, 9, "start", INK_SOFT, true, false, NULL};
    kith_svg_text(out, how, str_from(g->heading));
    for (size_t i = 0; i < g->entries; i++) {
        const entry *e = &l->entry[g->first + i];
        double middle = y + 22 + LINE * (double)i;
        put_sample(out, l->map, e, x, middle);
        how = (svg_text){
            x + SAMPLE, middle + FONT * 0.36, FONT, "start", INK, false, false,
            NULL};
        kith_svg_text(out, how, e->text);
    }
    kith_buffer_char(out, '\n');
}

double kith_svg_legend(
    buffer *out, const map *m, double x, double y, double width)
{
    legend l = {.map = m};
    occurring o = look(m);
    add_kinds(&l, &o);
    add_fills(&l, &o);
    add_stances(&l, &o);
    add_bands(&l, &o);
    add_lines(&l, &o);
    if (l.groups > 0 && l.group[l.groups - 1].entries == 0)
        l.groups--;

    double at = x, top = y, below = y;
    kith_buffer_text(out, "<g id=\"legend\">\n");
    for (size_t i = 0; i < l.groups; i++) {
        double w = group_width(&l, &l.group[i]);
        if (at > x && at + w > x + width) {
            at = x;
            top = below + 12;
        }
        put_group(out, &l, &l.group[i], at, top);
        at += w + GUTTER;
        below = fmax(below, top + 22 + LINE * (double)l.group[i].entries);
    }
    kith_buffer_text(out, "</g>\n");
    return below - y;
}
