/*
 * date.c — the calendar in integers.
 *
 * Days are counted in eras of 400 years that begin on 1 March, so that the leap
 * day is the last of its year (H. Hinnant, "chrono-compatible low-level date
 * algorithms").
 */
#include "base/date.h"

enum {
    DATE_CHARS = 10,
    DAYS_PER_ERA = 146097,
    DAYS_TO_1970 = 719468, /* from 0000-03-01 */
    FIRST_DAY = -719528,   /* 0000-01-01 */
    LAST_DAY = 2932896     /* 9999-12-31 */
};

/* The number of `len` digits at `text`, or -1. */
static int number(const char *text, size_t len)
{
    int value = 0;
    for (size_t i = 0; i < len; i++) {
        if (!str_is_digit(text[i]))
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

static int days_in_month(int year, int month)
{
    static const signed char days[] = {
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

static date from_calendar(int year, int month, int day)
{
    int from_march = (month + 9) % 12;
    if (month <= 2)
        year--;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * from_march + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970;
}

date kith_date_at_start(str text)
{
    if (text.len < DATE_CHARS || text.ptr[4] != '-' || text.ptr[7] != '-')
        return NO_DATE;
    if (text.len > DATE_CHARS && str_is_digit(text.ptr[DATE_CHARS]))
        return NO_DATE;

    int year = number(text.ptr, 4);
    int month = number(text.ptr + 5, 2);
    int day = number(text.ptr + 8, 2);
    if (year < 0 || month < 1 || month > 12)
        return NO_DATE;
    if (day < 1 || day > days_in_month(year, month))
        return NO_DATE;
    return from_calendar(year, month, day);
}

date kith_date_parse(str text)
{
    text = str_trim(text);
    date day = kith_date_at_start(text);
    if (day == NO_DATE || text.len == DATE_CHARS)
        return day;

    str time = str_slice(text, DATE_CHARS, text.len);
    if (time.len < 2 || (time.ptr[0] != 'T' && time.ptr[0] != ' '))
        return NO_DATE;
    if (!str_is_digit(time.ptr[1]))
        return NO_DATE;
    for (size_t i = 1; i < time.len; i++) {
        char c = time.ptr[i];
        if (!str_is_digit(c) && (!c || !strchr(":.+- Z", c)))
            return NO_DATE;
    }
    return day;
}

const char *kith_date_format(date day, char out[static 11])
{
    out[0] = '\0';
    if (day < FIRST_DAY || day > LAST_DAY)
        return out;

    int shifted = day + DAYS_TO_1970;
    int era =
        (shifted >= 0 ? shifted : shifted - DAYS_PER_ERA + 1) / DAYS_PER_ERA;
    int of_era = shifted - era * DAYS_PER_ERA;
    int year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year =
        of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * of_year + 2) / 153;
    int month = from_march < 10 ? from_march + 3 : from_march - 9;
    int year = year_of_era + era * 400 + (month <= 2);
    int day_of_month = of_year - (153 * from_march + 2) / 5 + 1;

    int digits = year * 10000 + month * 100 + day_of_month;
    for (int i = DATE_CHARS - 1; i >= 0; i--) {
        if (i == 4 || i == 7) {
            out[i] = '-';
        } else {
            out[i] = (char)('0' + digits % 10);
            digits /= 10;
        }
    }
    out[DATE_CHARS] = '\0';
    return out;
}
