/*
 * fixture.h — a small report with a table, lines and a map, whose names are
 * what a meeting invite might hold.
 */
#ifndef TEST_RENDER_FIXTURE_H
#define TEST_RENDER_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "render/layout.h"
#include "render/writer.h"
#include "report/map.h"
#include "report/report.h"

/* Every name that once broke a writer somewhere. */
#define HOSTILE \
    "<b>&\"'|[[x]]%%`\\N\\\"\n\x1b]52;c;x\x07 \xe2\x80\xae=1+1 \xff\xc3\xa9"

static const column fixture_columns[] = {
    {"NAME", ALIGN_LEFT, 6},
    {"SCORE", ALIGN_RIGHT, 0},
    {"LAST MET", ALIGN_LEFT, 0},
    {NULL, ALIGN_LEFT, 0}};

static kith_report *fixture_report(str name)
{
    kith_report *r = kith_report_new(
        "kith.rank/1", STR("/home/dana/Work vault"), "2025-10-31", NULL);
    assert_non_null(r);
    value *rows = kith_value_array(r, r->data, "rows");
    value *row_ = kith_value_object(r, rows, NULL);
    kith_value_integer(r, row_, "rank", 1);
    kith_value_text(r, row_, "name", name);
    kith_value_number(r, row_, "score", 0.1);
    kith_value_number(r, row_, "constraint", (double)NAN);
    kith_value_array(r, row_, "ties");
    row_ = kith_value_object(r, rows, NULL);
    kith_value_integer(r, row_, "rank", 2);
    kith_value_text(r, row_, "name", STR("Jo Li"));
    kith_value_boolean(r, row_, "met", true);

    kith_block(r, BLOCK_TITLE, STR("People by betweenness"));
    kith_block(r, BLOCK_HEADING, STR("Who matters"));
    block *table = kith_block_table(r, fixture_columns);
    row *line = kith_table_row(r, table);
    kith_row_name(r, line, name, STR("People/Ana Ruiz/README.md"));
    kith_row_number(r, line, 0.123456, 3);
    kith_row_text(r, line, STR("2025-10-28"));
    kith_row_proof(r, line, STR("People/Ana Ruiz/README.md"), 12);
    kith_row_proof(r, line, STR("People/Ana Ruiz/README.md"), 14);
    line = kith_table_row(r, table);
    kith_row_name(r, line, STR("Jo Li"), (str){0});
    kith_row_number(r, line, 10, 3);
    kith_block_line(r, 0, LABEL_FACT, name);
    block *b = kith_block_line(r, 1, LABEL_RECOMMENDATION, STR("Ask Jo first"));
    kith_block_proof(r, b, STR("Meetings/Sync.md"), 3);
    assert_false(r->failed);
    return r;
}

/* What a writer makes of a report, NUL-terminated; to be freed. */
static char *written(
    format_writer *write, const kith_report *r, kith_render_options options)
{
    buffer out = {0};
    kith_error error = {0};
    assert_true(write(r, &options, &out, &error));
    assert_int_equal(error.code, KITH_ERROR_NONE);
    kith_buffer_char(&out, '\0');
    assert_false(out.failed);
    return out.at;
}

/*  Ana -1- Bo   Cy          two clusters, Di in none;
 *    \    |    /            Ana - Bo - Cy is the highlighted path
 *      -- Bo --     Di                                              */
typedef struct fixture_map {
    map_vertex vertex[4];
    map_tie tie[3];
    map_cluster cluster[2];
    map_fill fill[1];
    str caption[1];
    map map;
} fixture_map;

static fixture_map *fixture_map_new(str name)
{
    fixture_map *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->vertex[0] = (map_vertex){
        .name = STR("Ana Ruiz"),
        .label = STR("Ana Ruiz"),
        .size = 3,
        .me = true,
        .hop = 1,
        .note = STR("People/Ana & Co.md")};
    f->vertex[1] = (map_vertex){
        .name = name,
        .label = name,
        .title = name,
        .subtitle = name,
        .size = 5,
        .stance = STANCE_CHAMPION,
        .hop = 2,
        .cluster = 0};
    f->vertex[2] = (map_vertex){
        .name = STR("Cy"),
        .label = STR("Cy"),
        .size = 1,
        .cluster = 1,
        .fill = NO_INDEX,
        .stance = STANCE_SCEPTIC,
        .unresolved = true,
        .hop = 3};
    f->vertex[3] = (map_vertex){
        .name = STR("Di"),
        .label = STR("Di"),
        .size = 1,
        .cluster = NO_INDEX,
        .fill = NO_INDEX,
        .shape = SHAPE_PROJECT};
    f->tie[0] = (map_tie){
        .a = 0,
        .b = 1,
        .band = 3,
        .weight = 1,
        .backbone = true,
        .highlight = true,
        .label = STR("9.4 %"),
        .title = name};
    f->tie[1] = (map_tie){
        .a = 1,
        .b = 2,
        .band = 1,
        .style = STYLE_DASHED,
        .arrow = true,
        .highlight = true,
        .weight = 0.2};
    f->tie[2] = (map_tie){.a = 0, .b = 2, .band = 1, .age = 2};
    f->cluster[0] = (map_cluster){name, 2};
    f->cluster[1] = (map_cluster){STR("Contoso (1/1)"), 1};
    f->fill[0] = (map_fill){name};
    f->caption[0] = name;
    f->map = (map){
        .heading = name,
        .caption = f->caption,
        .captions = 1,
        .vertex = f->vertex,
        .vertices = 4,
        .tie = f->tie,
        .ties = 3,
        .cluster = f->cluster,
        .clusters = 2,
        .fill = f->fill,
        .fills = 1,
        .size_meaning = STR("betweenness")};
    return f;
}

static inline bool holds(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

#endif
