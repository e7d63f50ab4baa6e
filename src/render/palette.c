/*
 * palette.c — what a meaning looks like: the one table of colours, widths and
 * dashes for pictures.
 *
 * Fills are tints of the eight colours of Okabe and Ito, which people with any
 * kind of colour vision can tell apart; each is light enough for dark letters
 * (contrast above 7 : 1). No meaning rests on colour alone: a stance also has a
 * glyph, a kind a shape, an age a legend.
 */
#include "render/svg.h"

/* clang-format off */
static const char *const fills[] = {
    "#a8d8f4", /* sky blue */
    "#f7cf86", /* orange */
    "#90d7bf", /* bluish green */
    "#e6b8d2", /* reddish purple */
    "#f5ee9a", /* yellow */
    "#a9c7e8", /* blue */
    "#f2b48f", /* vermillion */
    "#d2d6da", /* black, as grey */
};

static const stance_style stances[] = {
    [STANCE_UNKNOWN]   = {"", "#7b8794", "", "", 1.0, false, false},
    [STANCE_CHAMPION]  = {"champion", "#0a6b45", "★",
        "M0 -5.2L1.5 -1.7L5.2 -1.4L2.4 1L3.3 4.7L0 2.7L-3.3 4.7L-2.4 1L-5.2 -1.4L-1.5 -1.7Z",
        1.4, true, false},
    [STANCE_SUPPORTER] = {"supporter", "#0a6b45", "+",
        "M-1.2 -4.6H1.2V-1.2H4.6V1.2H1.2V4.6H-1.2V1.2H-4.6V-1.2H-1.2Z",
        2.2, false, false},
    [STANCE_NEUTRAL]   = {"neutral", "#616e7c", "·",
        "M-2.4 0A2.4 2.4 0 1 1 2.4 0A2.4 2.4 0 1 1 -2.4 0Z",
        1.8, false, false},
    [STANCE_SCEPTIC]   = {"sceptic", "#b35900", "−",
        "M-4.6 -1.3H4.6V1.3H-4.6Z",
        2.2, false, true},
    [STANCE_DETRACTOR] = {"detractor", "#b00020", "✖",
        "M-4.4 -2.7L-2.7 -4.4L0 -1.7L2.7 -4.4L4.4 -2.7L1.7 0L4.4 2.7L2.7 4.4L0 1.7L-2.7 4.4L-4.4 2.7L-1.7 0Z",
        3.2, false, false},
};

static const double widths[] = {0.8, 1.0, 1.9, 3.2, 4.8}; /* by band */
static const char *const dashes[] = {
    [STYLE_SOLID] = "", [STYLE_DASHED] = "7 4", [STYLE_DOTTED] = "1.5 3.5"};
static const double ages[] = {0.85, 0.55, 0.32};
/* clang-format on */

const stance_style *kith_stance_style(uint8_t which)
{
    return &stances[which <= STANCE_DETRACTOR ? which : STANCE_UNKNOWN];
}

const char *kith_map_fill(uint32_t fill)
{
    enum { FILLS = sizeof fills / sizeof *fills };
    return fill == NO_INDEX ? "#ffffff" : fills[fill % FILLS];
}

/* A tie that is none of anyone's strongest steps back, the more of them there
 * are: to be found when looked for, not to be looked at. */
static double faint(size_t ties)
{
    return ties < 80 ? 0.45 : ties < 250 ? 0.28 : 0.17;
}

line_style kith_tie_style(const map_tie *tie, size_t ties)
{
    uint8_t band = tie->band < 5 ? tie->band : 0;
    line_style style = {
        .color = LINE_DARK,
        .dash = dashes[tie->style <= STYLE_DOTTED ? tie->style : 0],
        .width = widths[band],
        .opacity = ages[tie->age < 3 ? tie->age : 2]};
    if (ties > 400) {
        style.width *= 0.62;
        style.opacity *= 0.8;
    }
    if (!tie->backbone) {
        style.opacity *= faint(ties);
        style.width *= ties > 250 ? 0.7 : 1;
    }
    if (tie->highlight)
        style = (line_style){
            PATH_COLOR, style.dash, style.width < 3 ? 3 : style.width, 1};
    return style;
}
