/*
 * config.c — every setting and where it comes from.
 *
 * The library knows the settings files, the program the options and the
 * environment: one table here says which option stands over which setting.
 */
#include "cli/config.h"

#include <stdio.h>
#include <string.h>

#include "cli/locate.h"
#include "cli/message.h"
#include "cli/output.h"

/* A setting that has an option; `built_in` where no settings file has it. */
typedef struct over {
    const char *key;
    option_id option;
    const char *built_in; /* NULL: the library has a row of this key */
} over;

static const over overs[] = {
    {"me", OPTION_ME, NULL},
    {"half_life", OPTION_HALF_LIFE, NULL},
    {"as_of", OPTION_AS_OF, "date of the newest evidence"},
    {"weight", OPTION_WEIGHT, "recency"},
};

/* How rows are printed, and how many so far. */
typedef struct table {
    bool json;
    const char *only; /* this key and those below it, or NULL */
    unsigned rows;
} table;

static void put_json(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            printf("\\%c", byte);
        else if (byte < 0x20)
            printf("\\u%04x", (unsigned)byte);
        else
            putchar(byte);
    }
    putchar('"');
}

static bool is_asked(const table *t, const char *key)
{
    size_t length = t->only ? strlen(t->only) : 0;
    return !t->only ||
           (strncmp(t->only, key, length) == 0 &&
            (key[length] == '\0' || key[length] == '.' || key[length] == '['));
}

static void put_pad(const char *text, unsigned width)
{
    kith_put_visible(stdout, text);
    for (size_t used = strlen(text); used < width; used++)
        putchar(' ');
}

static void put_row(
    table *t, const char *key, const char *value, const char *origin)
{
    if (!is_asked(t, key))
        return;
    if (t->json) {
        fputs(t->rows ? ",\n {\"key\":" : "\n {\"key\":", stdout);
        put_json(key);
        fputs(",\"value\":", stdout);
        put_json(value);
        fputs(",\"origin\":", stdout);
        put_json(origin);
        putchar('}');
    } else {
        put_pad(key, 20);
        putchar(' ');
        put_pad(*value ? value : "(not set)", 32);
        putchar(' ');
        put_pad(origin, 0);
        putchar('\n');
    }
    t->rows++;
}

/* Prints the value of an option, if one stands over the setting. */
static bool put_over(table *t, const request *r, const over *o)
{
    char origin[40];
    const option *declared = kith_option(o->option);
    const char *value = r->value[o->option];
    if (value && r->from_environment[o->option])
        snprintf(origin, sizeof origin, "%s", declared->environment);
    else
        snprintf(origin, sizeof origin, "--%s", declared->name);
    if (value)
        put_row(t, o->key, value, origin);
    return value != NULL;
}

static void put_rows(table *t, const request *r, const kith_settings *settings)
{
    const size_t count = sizeof overs / sizeof *overs;
    for (size_t i = 0; i < kith_settings_size(settings); i++) {
        kith_setting row = kith_settings_row(settings, i);
        size_t k = 0;
        while (k < count && strcmp(overs[k].key, row.key) != 0)
            k++;
        if (k == count || !put_over(t, r, &overs[k]))
            put_row(t, row.key, row.value, row.origin);
    }
    for (size_t k = 0; k < count; k++) {
        if (overs[k].built_in && !put_over(t, r, &overs[k]))
            put_row(t, overs[k].key, overs[k].built_in, "built in");
    }
}

int kith_config(const request *r)
{
    location place;
    output out;
    char user[PATH_MAX];
    kith_error error = {0};
    if (!kith_locate_vault(r, &place) ||
        !kith_output_choose(r, place.path, &out))
        return STATUS_TROUBLE;
    kith_settings *settings =
        kith_settings_read(place.path, kith_locate_settings(user), &error);
    if (!settings)
        return kith_message_error(&error);
    table t = {
        .json = out.format == KITH_FORMAT_JSON,
        .only = r->operand[0],
    };
    if (t.json)
        fputs("{\"schema\":\"kith.config/1\",\"rows\":[", stdout);
    put_row(&t, "vault", place.path, place.origin);
    put_rows(&t, r, settings);
    if (t.json)
        puts("\n]}");
    kith_settings_free(settings);
    if (t.rows == 0)
        kith_message("no setting is called '%s'; see kith config", t.only);
    return t.rows > 0 ? STATUS_FOUND : STATUS_TROUBLE;
}
